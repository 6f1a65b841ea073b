//! What the picture for cards says and shows: words, and the classes of the wall's bricks. Where
//! they stand is decided by whoever draws it and can measure words: `www/embed/card/` for what a
//! reader shares, `static-render/src/card.rs` for what a link to the article shows.

use serde::{Serialize, Serializer};

use super::{
    brick::{self, Fate},
    looks, phrases,
};
use crate::{
    model::{
        Election, Outcome, Party, Scenario, Seat, SeatResult, Share, Swing, TippingPoint, outcome,
        tipping_point,
    },
    options::Options,
    words::Words,
};

/// Words of a sentence that look alike.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Run {
    pub text: String,
    /// The party whose colour they have; bold then.
    #[serde(serialize_with = "colour")]
    pub party: Option<Party>,
    /// A figure: in the face for figures.
    #[serde(rename = "face", serialize_with = "face")]
    pub is_figure: bool,
}

fn face<S: Serializer>(is_figure: &bool, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(if *is_figure { "sans" } else { "serif" })
}

/// As `data-party` names it in the widget; nothing for the ink.
fn colour<S: Serializer>(party: &Option<Party>, to: S) -> Result<S::Ok, S::Error> {
    party.and_then(looks::text_colour).serialize(to)
}

/// A kind of bricks, and how many there are of it in words.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Key {
    /// The class of the bricks, as in the wall panel.
    pub brick: &'static str,
    pub words: String,
}

/// A name, what became of it, and what there is to say besides.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Verdict {
    pub name: String,
    pub words: String,
    /// The party whose colour the words have.
    #[serde(serialize_with = "colour")]
    pub party: Option<Party>,
    /// Lines of smaller print.
    pub facts: Vec<String>,
}

/// All that the picture for cards says and shows; for scripts it is `CardContent` in
/// `www/embed/card/layout.js`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Card {
    /// What the widget asks, whatever its setting.
    pub question: String,
    pub headline: Vec<Run>,
    /// The wall's count, and what it counts.
    pub count: String,
    pub counted: String,
    pub keys: Vec<Key>,
    pub seat: Verdict,
    pub commons: Verdict,
    /// What none of it is, and what it is made from.
    pub caveat: String,
    pub source: String,
    /// All of it in one text, for those who do not see the picture.
    pub description: String,
    /// The classes of the bricks in the order in which they are laid.
    pub bricks: Vec<&'static str>,
    /// The brick of the focus seat, where the wall has it.
    pub focus: Option<usize>,
}

/// The card of a setting. `outcome` is that of the options' own wall and scenario.
pub fn card(options: &Options, outcome: &Outcome) -> Card {
    let (election, say) = (&*options.election, &*options.words);
    let seats = options.wall.laying_order(election);
    let wall = &options.wall;
    let scenario = outcome.scenario;
    let is_as_counted = scenario == Scenario::default();
    let fates = seats
        .iter()
        .map(|&id| (brick::fate(election, outcome, id), outcome.seat(id).winner));
    let bricks = fates
        .clone()
        .map(|(fate, winner)| brick::class(election, fate, winner));
    let counted = phrases::wall_seats(say, election, wall, outcome.wall.seats);
    let (all, to) = (
        outcome.wall.seats.to_string(),
        &election.party(Party::TO).name,
    );
    let year = election.year().to_string();
    let name = &election.texts().name;
    let made_from = match is_as_counted {
        true => say.card_as_counted(name),
        false => say.card_recounted(name),
    };
    let mut card = Card {
        question: say.card_question(&election.party(Party::FROM).name),
        headline: headline(say, election, scenario),
        count: outcome.wall.conservative.to_string(),
        // Some groups say the year themselves.
        counted: match is_as_counted && counted.split(' ').all(|word| word != year) {
            true => say.card_of_seats_in(&all, &counted, to, &year),
            false => say.wall_of_seats_in_text(&all, &counted, to),
        },
        keys: keys(say, election, outcome, fates.clone()),
        seat: seat(say, election, election.seat(options.seat), outcome),
        commons: commons(options, outcome, is_as_counted),
        caveat: say.card_caveat().to_owned(),
        source: format!("{made_from} {}", election.texts().credit),
        description: String::new(),
        bricks: bricks.collect(),
        focus: seats.iter().position(|&id| id == options.seat),
    };
    card.description = description(say, &card);
    card
}

/// "What if Brexit Party voters had switched to the Conservatives?", or what they do in a scenario.
fn headline(say: &Words, election: &Election, scenario: Scenario) -> Vec<Run> {
    let (transfer, labour) = (scenario.transfer(), scenario.labour_share());
    let from = &election.party(Party::FROM).name;
    let swing = phrases::swing(say, election, scenario.swing());
    let has_swing = scenario.swing() != Swing::ZERO;
    let after_swing = match has_swing {
        true => say.control_after_swing(&swing),
        false => String::new(),
    };
    let mut inner = Inner::default();
    let amount = |share: Share| match share {
        Share::ALL => say.control_all().to_owned(),
        share => say.share(share),
    };
    let mut part = |party: Party, share: Share| {
        let (before, people) = election.party(party).to_parts();
        [
            inner.mark(party, &amount(share), share != Share::ALL),
            before.to_owned() + &inner.mark(party, people, false),
        ]
    };
    let sentence = if transfer > Share::ZERO && labour > Share::ZERO {
        let [amount, to] = part(Party::TO, transfer);
        let [more, third] = part(Party::THIRD, labour);
        say.control_sentence_with_third_in_text(&amount, from, &to, &more, &third, &after_swing)
    } else if transfer > Share::ZERO || labour > Share::ZERO {
        let (party, share) = match transfer {
            Share::ZERO => (Party::THIRD, labour),
            _ => (Party::TO, transfer),
        };
        let [amount, to] = part(party, share);
        say.control_sentence_in_text(&amount, from, &to, &after_swing)
    } else if has_swing {
        say.card_after_swing(&swing)
    } else {
        let [_, to] = part(Party::TO, transfer);
        say.card_question_to(from, &to)
    };
    inner.runs(&sentence)
}

/// Those runs of a sentence that do not look like its other words. In its text a control character
/// stands for each, which the words of a language cannot have.
#[derive(Default)]
struct Inner(Vec<Run>);

impl Inner {
    /// A run, and what stands for it: its number, from 1 on.
    fn mark(&mut self, party: Party, text: &str, is_figure: bool) -> String {
        self.0.push(Run {
            text: text.into(),
            party: Some(party),
            is_figure,
        });
        char::from(self.0.len() as u8).into()
    }

    /// The sentence in runs.
    fn runs(&self, sentence: &str) -> Vec<Run> {
        let mut runs = Vec::new();
        for piece in sentence.split_inclusive(|c: char| c.is_ascii_control()) {
            let words = piece.trim_end_matches(|c: char| c.is_ascii_control());
            if !words.is_empty() {
                runs.push(Run {
                    text: words.into(),
                    party: None,
                    is_figure: false,
                });
            }
            let number = piece.as_bytes()[piece.len() - 1];
            runs.extend(self.0.get(usize::from(number).wrapping_sub(1)).cloned());
        }
        runs
    }
}

/// What each kind of brick stands for, of those that there are.
fn keys(
    say: &Words,
    election: &Election,
    outcome: &Outcome,
    fates: impl Iterator<Item = (Fate, Party)>,
) -> Vec<Key> {
    let year = election.year().to_string();
    let (mut already, mut fallen, mut labour) = (0, 0, 0);
    let mut others = Vec::new();
    for (fate, winner) in fates {
        match (fate, winner) {
            (Fate::Already, _) => already += 1,
            (Fate::Falls, _) => fallen += 1,
            (Fate::Holds, Party::THIRD) => labour += 1,
            (Fate::Holds, other) => others.push(other),
        }
    }
    let wall = &outcome.wall;
    let mut keys = Vec::new();
    let mut key = |brick, words| keys.push(Key { brick, words });
    if already > 0 && already < wall.already {
        let (seats, all) = (already.to_string(), wall.already.to_string());
        key("br-g", say.card_fell_of(&seats, &all, &year));
    } else if already > 0 {
        key("br-g", say.wall_fell(already, &year));
    }
    if fallen > 0 {
        let transfer = outcome.scenario.transfer();
        let share = say.share(transfer);
        let words = match (already > 0, transfer > Share::ZERO) {
            (false, false) => say.card_fall(fallen),
            (false, true) => say.wall_falls(fallen, &share),
            (true, false) => say.card_more_fall(fallen),
            (true, true) => say.wall_more_fall(fallen, &share),
        };
        key("br-n", words);
    }
    if labour > 0 {
        let (seats, name) = (labour.to_string(), &election.party(Party::THIRD).name);
        let words = match wall.regained.is_empty() {
            true => say.card_still(&seats, name),
            false => say.card_seats_of(&seats, name),
        };
        key("br-l", words);
    }
    if let Some(&first) = others.first() {
        let is_one_party = others.iter().all(|&party| party == first);
        let seats = others.len().to_string();
        let words = match is_one_party {
            true => say.card_seats_of(&seats, &election.party(first).short),
            false => say.card_seats_of_others(&seats),
        };
        key(looks::fill_class(election, first), words);
    }
    keys
}

fn seat(say: &Words, election: &Election, seat: &Seat, outcome: &Outcome) -> Verdict {
    let result: &SeatResult = outcome.seat(seat.id);
    let scenario = outcome.scenario;
    let mut majority = vec![say.common_majority(&say.votes(result.majority))];
    let tip = tipping_point(seat, scenario.labour_share(), scenario.swing());
    if result.winner != Party::TO && matches!(tip, TippingPoint::At(_)) {
        majority.push(say.common_falls_at(&phrases::tipping(say, tip)));
    }
    let mut facts = vec![phrases::list(say, majority)];
    if let Some(poll) = election.by_election(seat.id) {
        let shares = [Party::TO, Party::THIRD].into_iter().filter_map(|party| {
            let share = say.percentage(&say.one_decimal(poll.share(party)?));
            Some(format!("{} {share}", election.party(party).short))
        });
        facts.push(say.card_by_election(
            &poll.date.day.to_string(),
            phrases::month(say, poll.date.month),
            &poll.date.year.to_string(),
            &phrases::list(say, shares),
        ));
    }
    let winner = &election.party(result.winner).name;
    Verdict {
        name: seat.name.to_string(),
        words: phrases::verdict(say, winner, result.is_gain(seat)),
        party: Some(result.winner),
        facts,
    }
}

fn commons(options: &Options, now: &Outcome, is_as_counted: bool) -> Verdict {
    let (election, say) = (&*options.election, &*options.words);
    let commons = &now.commons;
    let short = |party| &*election.party(party).short;
    let seats = |party| commons.seats(party).to_string();
    let (party, words) = match commons.majority_party() {
        Some((party, majority)) => {
            let name = &election.party(party).name;
            let words = say.card_majority(name, &majority.to_string());
            (Some(party), words)
        }
        None => (None, say.card_no_majority().to_owned()),
    };
    let mut facts = vec![say.card_seats(
        short(Party::TO),
        &seats(Party::TO),
        short(Party::THIRD),
        &seats(Party::THIRD),
    )];
    if !is_as_counted {
        let counted = outcome(election, &options.wall, Scenario::default());
        let year = election.year().to_string();
        facts.push(match counted.commons.majority_party() {
            Some((party, majority)) => {
                say.card_majority_in(short(party), &majority.to_string(), &year)
            }
            None => say.card_no_majority_in(&year),
        });
    }
    Verdict {
        name: election.texts().house.to_string(),
        words,
        party,
        facts,
    }
}

/// "If 62% of … 72 of 127 red-wall seats Conservative: 49 fell in 2019, 23 more fall at 62%, 55
/// still Labour. Hartlepool: …"
fn description(say: &Words, card: &Card) -> String {
    let headline: String = card.headline.iter().map(|run| &*run.text).collect();
    let keys = card.keys.iter().map(|key| key.words.clone());
    let wall = say.card_spoken_wall(&card.count, &card.counted, &phrases::list(say, keys));
    let verdict = |verdict: &Verdict| {
        let facts = verdict
            .facts
            .iter()
            .fold(verdict.words.clone(), |all, fact| {
                say.card_spoken_facts(&all, fact)
            });
        say.card_spoken(&verdict.name, &facts)
    };
    [
        headline,
        wall,
        verdict(&card.seat),
        verdict(&card.commons),
        card.caveat.clone(),
        card.source.clone(),
    ]
    .join(" ")
}
