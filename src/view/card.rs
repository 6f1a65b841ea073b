//! What the picture for cards says and shows: words, and the classes of the wall's bricks. Where
//! they stand is decided by whoever draws it and can measure words: `www/embed/card/` for what a
//! reader shares, `static-render/src/card.rs` for what a link to the article shows.

use serde::{Serialize, Serializer};

use super::{
    control, seat_panel, wall_panel,
    wall_panel::Fate,
    words::{self, change, share},
};
use crate::{
    model::{
        Election, Outcome, Party, Scenario, Seat, SeatResult, Share, Swing, TippingPoint, outcome,
        tipping_point,
    },
    options::Options,
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
    party.and_then(words::text_colour).serialize(to)
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
    pub caveat: &'static str,
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
    let election = &*options.election;
    let seats = options.wall.laying_order(election);
    let wall = &options.wall;
    let scenario = outcome.scenario;
    let is_as_counted = scenario == Scenario::default();
    let fates = seats.iter().map(|&id| {
        (
            wall_panel::fate(election, outcome, id),
            outcome.seat(id).winner,
        )
    });
    let bricks = fates
        .clone()
        .map(|(fate, winner)| wall_panel::brick_class(election, fate, winner));
    let counted = words::wall_seats_of(election, wall, outcome.wall.seats);
    let year = election.year().to_string();
    let mut card = Card {
        question: question(election),
        headline: headline(election, scenario),
        count: outcome.wall.conservative.to_string(),
        counted: format!(
            "of {} {counted} {}{}",
            outcome.wall.seats,
            election.party(Party::TO).name,
            // Some groups say the year themselves.
            match is_as_counted && counted.split(' ').all(|word| word != year) {
                true => format!(" in {year}"),
                false => String::new(),
            }
        ),
        keys: keys(election, outcome, fates.clone()),
        seat: seat(election, election.seat(options.seat), outcome),
        commons: commons(options, outcome, is_as_counted),
        caveat: "A what-if, not a forecast.",
        source: format!(
            "{}{}. {}",
            election.texts().name,
            if is_as_counted {
                " as counted"
            } else {
                ", recounted"
            },
            election.texts().credit
        ),
        description: String::new(),
        bricks: bricks.collect(),
        focus: seats.iter().position(|&id| id == options.seat),
    };
    card.description = description(&card);
    card
}

/// "What if Brexit Party voters had switched?"
fn question(election: &Election) -> String {
    let from = &election.party(Party::FROM).name;
    format!("What if {from} voters had switched?")
}

fn headline(election: &Election, scenario: Scenario) -> Vec<Run> {
    let [to, third, from] =
        [Party::TO, Party::THIRD, Party::FROM].map(|party| election.party(party));
    let plain = |words: &str| Run {
        text: words.into(),
        party: None,
        is_figure: false,
    };
    let name = |party: Party, words: &str| Run {
        text: words.into(),
        party: Some(party),
        is_figure: false,
    };
    let figure = |party: Party, amount: Share| Run {
        text: if amount == Share::ALL {
            "all".into()
        } else {
            share(amount)
        },
        party: Some(party),
        is_figure: amount != Share::ALL,
    };
    let (transfer, labour) = (scenario.transfer(), scenario.labour_share());
    let has_moved = transfer > Share::ZERO || labour > Share::ZERO;
    let mut runs = Vec::new();
    if has_moved {
        runs.push(plain("If "));
        let (first, amount) = match transfer {
            Share::ZERO => (Party::THIRD, labour),
            _ => (Party::TO, transfer),
        };
        runs.push(figure(first, amount));
        runs.push(plain(&format!(" of {} voters had switched to ", from.name)));
        if transfer > Share::ZERO {
            runs.push(plain(to.article()));
            runs.push(name(Party::TO, to.people()));
        }
        if transfer > Share::ZERO && labour > Share::ZERO {
            runs.push(plain(" and "));
            runs.push(figure(Party::THIRD, labour));
            runs.push(plain(" to "));
        }
        if labour > Share::ZERO {
            runs.push(plain(third.article()));
            runs.push(name(Party::THIRD, third.people()));
        }
        runs.retain(|run| !run.text.is_empty());
    }
    if scenario.swing() != Swing::ZERO {
        let start = if has_moved { ", after" } else { "After" };
        runs.push(plain(&format!(
            "{start} a swing of {}",
            words::swing(election, scenario.swing())
        )));
    } else if !has_moved {
        runs.push(plain(&format!(
            "What if {} voters had switched to {}",
            from.name,
            to.article()
        )));
        runs.push(name(Party::TO, to.people()));
        runs.push(plain("?"));
        return runs;
    }
    runs.push(plain("…"));
    runs
}

/// What each kind of brick stands for, of those that there are.
fn keys(
    election: &Election,
    outcome: &Outcome,
    fates: impl Iterator<Item = (Fate, Party)>,
) -> Vec<Key> {
    let year = election.year();
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
        key(
            "br-g",
            format!("{already} of {} that fell in {year}", wall.already),
        );
    } else if already > 0 {
        key("br-g", format!("{already} fell in {year}"));
    }
    if fallen > 0 {
        let more = match (already, fallen) {
            (0, 1) => " falls",
            (0, _) => " fall",
            (_, 1) => " more falls",
            _ => " more fall",
        };
        let at = match outcome.scenario.transfer() {
            Share::ZERO => String::new(),
            transfer => format!(" at {}", share(transfer)),
        };
        key("br-n", format!("{fallen}{more}{at}"));
    }
    if labour > 0 {
        let still = if wall.regained.is_empty() {
            " still"
        } else {
            ""
        };
        let name = &election.party(Party::THIRD).name;
        key("br-l", format!("{labour}{still} {name}"));
    }
    if let Some(&first) = others.first() {
        let is_one_party = others.iter().all(|&party| party == first);
        let name = if is_one_party {
            &*election.party(first).short
        } else {
            "of other parties"
        };
        key(
            words::fill_class(election, first),
            format!("{} {name}", others.len()),
        );
    }
    keys
}

fn seat(election: &Election, seat: &Seat, outcome: &Outcome) -> Verdict {
    let result: &SeatResult = outcome.seat(seat.id);
    let scenario = outcome.scenario;
    let mut majority = format!("majority {}", words::votes(result.majority));
    let tip = tipping_point(seat, scenario.labour_share(), scenario.swing());
    if result.winner != Party::TO && matches!(tip, TippingPoint::At(_)) {
        majority = format!("{majority}, falls at {}", words::tipping(tip));
    }
    let mut facts = vec![majority];
    if let Some(poll) = election.by_election(seat.id) {
        let mut shares = Vec::new();
        for party in [Party::TO, Party::THIRD] {
            if let Some(share) = poll.share(party) {
                let share = words::one_decimal(share);
                shares.push(format!("{} {share}%", election.party(party).short));
            }
        }
        facts.push(format!(
            "By-election of {} {} {}: {}",
            poll.date.day,
            seat_panel::month(poll.date.month),
            poll.date.year,
            shares.join(", ")
        ));
    }
    Verdict {
        name: seat.name.to_string(),
        words: format!(
            "{} {}",
            election.party(result.winner).name,
            change(result.is_gain(seat))
        ),
        party: Some(result.winner),
        facts,
    }
}

fn commons(options: &Options, now: &Outcome, is_as_counted: bool) -> Verdict {
    let election = &*options.election;
    let commons = &now.commons;
    let (party, words) = match control::majority(commons) {
        Some((party, majority)) => {
            let name = &election.party(party).name;
            (Some(party), format!("{name} majority {majority}"))
        }
        None => (None, "No majority".into()),
    };
    let short = |party| &*election.party(party).short;
    let seats = format!(
        "{} {}, {} {} seats",
        short(Party::TO),
        commons.seats(Party::TO),
        short(Party::THIRD),
        commons.seats(Party::THIRD)
    );
    let mut facts = vec![seats];
    if !is_as_counted {
        let counted = outcome(election, &options.wall, Scenario::default());
        let majority = match control::majority(&counted.commons) {
            Some((party, majority)) => format!("{} majority {majority}", short(party)),
            None => "No majority".into(),
        };
        facts.push(format!("{majority} in {}", election.year()));
    }
    Verdict {
        name: "House of Commons".into(),
        words,
        party,
        facts,
    }
}

/// "If 62% of … 72 of 127 red-wall seats Conservative: 49 fell in 2019, 23 more fall at 62%, 55
/// still Labour. Hartlepool: …"
fn description(card: &Card) -> String {
    let mut words = String::new();
    for run in &card.headline {
        words.push_str(&run.text);
    }
    words.push(' ');
    words.push_str(&format!("{} {}", card.count, card.counted));
    for (place, key) in card.keys.iter().enumerate() {
        words.push_str(if place == 0 { ": " } else { ", " });
        words.push_str(&key.words);
    }
    words.push_str(". ");
    for verdict in [&card.seat, &card.commons] {
        words.push_str(&format!("{}: {}", verdict.name, verdict.words));
        for fact in &verdict.facts {
            words.push_str("; ");
            words.push_str(fact);
        }
        words.push_str(". ");
    }
    words.push_str(&format!("{} {}", card.caveat, card.source));
    words
}
