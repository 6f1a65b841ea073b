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
        Election, Outcome, Party, Scenario, Seat, SeatResult, Share, Swing, TippingPoint, WallRule,
        tipping_point,
    },
    options::Options,
};

/// Words of a sentence that look alike.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Run {
    pub text: String,
    /// The party whose colour they have; bold then.
    pub party: Option<Party>,
    /// A figure: in the face for figures.
    #[serde(rename = "face", serialize_with = "face")]
    pub is_figure: bool,
}

fn face<S: Serializer>(is_figure: &bool, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(if *is_figure { "sans" } else { "serif" })
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
    pub party: Option<Party>,
    /// Lines of smaller print.
    pub facts: Vec<String>,
}

/// All that the picture for cards says and shows; for scripts it is `CardContent` in
/// `www/embed/card/layout.js`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Card {
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
    let rule = options.wall.rule;
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
        .map(|(fate, winner)| wall_panel::brick_class(fate, winner));
    let mut card = Card {
        headline: headline(scenario),
        count: outcome.wall.conservative.to_string(),
        counted: format!(
            "of {} {} Conservative{}",
            outcome.wall.seats,
            wall_seats(rule, outcome.wall.seats), // Labour's seats of 2019 say the year themselves.
            if is_as_counted && rule != WallRule::Labour {
                " in 2019"
            } else {
                ""
            }
        ),
        keys: keys(outcome, fates.clone()),
        seat: seat(election, election.seat(options.seat), outcome),
        commons: commons(outcome, is_as_counted),
        caveat: "A what-if, not a forecast.",
        source: format!(
            "General election of 12 December 2019{}. Results: House of Commons Library, UK Parliament.",
            if is_as_counted {
                " as counted"
            } else {
                ", recounted"
            }
        ),
        description: String::new(),
        bricks: bricks.collect(),
        focus: seats.iter().position(|&id| id == options.seat),
    };
    card.description = description(&card);
    card
}

fn headline(scenario: Scenario) -> Vec<Run> {
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
            Share::ZERO => (Party::Lab, labour),
            _ => (Party::Con, transfer),
        };
        runs.push(figure(first, amount));
        runs.push(plain(" of Brexit Party voters had switched to "));
        if transfer > Share::ZERO {
            runs.push(plain("the "));
            runs.push(name(Party::Con, "Conservatives"));
        }
        if transfer > Share::ZERO && labour > Share::ZERO {
            runs.push(plain(" and "));
            runs.push(figure(Party::Lab, labour));
            runs.push(plain(" to "));
        }
        if labour > Share::ZERO {
            runs.push(name(Party::Lab, "Labour"));
        }
    }
    if scenario.swing() != Swing::ZERO {
        let start = if has_moved { ", after" } else { "After" };
        runs.push(plain(&format!(
            "{start} a swing of {}",
            words::swing(scenario.swing())
        )));
    } else if !has_moved {
        runs.push(plain("What if Brexit Party voters had switched to the "));
        runs.push(name(Party::Con, "Conservatives"));
        runs.push(plain("?"));
        return runs;
    }
    runs.push(plain("…"));
    runs
}

/// As [`words::wall_seats`], of one seat too.
fn wall_seats(rule: WallRule, count: usize) -> &'static str {
    match (rule, count) {
        (WallRule::Custom, 1) => "chosen seat",
        _ => words::wall_seats(rule),
    }
}

/// What each kind of brick stands for, of those that there are.
fn keys(outcome: &Outcome, fates: impl Iterator<Item = (Fate, Party)>) -> Vec<Key> {
    let (mut already, mut fallen, mut labour) = (0, 0, 0);
    let mut others = Vec::new();
    for (fate, winner) in fates {
        match (fate, winner) {
            (Fate::Already, _) => already += 1,
            (Fate::Falls, _) => fallen += 1,
            (Fate::Holds, Party::Lab) => labour += 1,
            (Fate::Holds, other) => others.push(other),
        }
    }
    let wall = &outcome.wall;
    let mut keys = Vec::new();
    let mut key = |brick, words| keys.push(Key { brick, words });
    if already > 0 && already < wall.already {
        key(
            "br-g",
            format!("{already} of {} that fell in 2019", wall.already),
        );
    } else if already > 0 {
        key("br-g", format!("{already} fell in 2019"));
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
            " still Labour"
        } else {
            " Labour"
        };
        key("br-l", format!("{labour}{still}"));
    }
    if let Some(&first) = others.first() {
        let is_one_party = others.iter().all(|&party| party == first);
        let name = if is_one_party {
            first.short()
        } else {
            "of other parties"
        };
        key(words::fill_class(first), format!("{} {name}", others.len()));
    }
    keys
}

fn seat(election: &Election, seat: &Seat, outcome: &Outcome) -> Verdict {
    let result: &SeatResult = outcome.seat(seat.id);
    let scenario = outcome.scenario;
    let mut majority = format!("majority {}", words::votes(result.majority));
    let tip = tipping_point(seat, scenario.labour_share(), scenario.swing());
    if result.winner != Party::Con && matches!(tip, TippingPoint::At(_)) {
        majority = format!("{majority}, falls at {}", words::tipping(tip));
    }
    let mut facts = vec![majority];
    if let Some(poll) = election.by_election(seat.id) {
        let percent = |votes: i64| words::one_decimal(poll.share(votes));
        facts.push(format!(
            "By-election of {} {} {}: Con {}%, Lab {}%",
            poll.date.day,
            seat_panel::month(poll.date.month),
            poll.date.year,
            percent(poll.con),
            percent(poll.lab)
        ));
    }
    Verdict {
        name: seat.name.to_string(),
        words: format!("{} {}", result.winner.name(), change(result.is_gain(seat))),
        party: Some(result.winner),
        facts,
    }
}

fn commons(outcome: &Outcome, is_as_counted: bool) -> Verdict {
    let commons = &outcome.commons;
    let (party, words) = match control::majority(commons) {
        Some((party, majority)) => (Some(party), format!("{} majority {majority}", party.name())),
        None => (None, "No majority".into()),
    };
    let seats = format!(
        "Con {}, Lab {} seats",
        commons.seats(Party::Con),
        commons.seats(Party::Lab)
    );
    let facts = match is_as_counted {
        true => vec![seats],
        false => vec![seats, "Con majority 80 in 2019".into()],
    };
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
