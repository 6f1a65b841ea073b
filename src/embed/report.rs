//! Outcomes as a script gets them: the objects that `brexit-transfer.d.ts` describes.

use serde::{Serialize, Serializer};
use serde_wasm_bindgen::Serializer as ToJs;
use wasm_bindgen::JsValue;

use crate::model::{
    CurvePoint, Outcome, Party, SeatId, VOTE, Votes, Wall, election, points, tipping_point,
};
use crate::options::Options;

/// Numbers by name: an object of JavaScript.
struct Record(Vec<(&'static str, f64)>);

impl Serialize for Record {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.iter().copied())
    }
}

/// Percentages 0-100, swing in points.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ScenarioReport {
    transfer: f64,
    labour_share: f64,
    swing: f64,
}

/// A seat; parties by their key.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SeatReport {
    code: &'static str,
    name: &'static str,
    region: &'static str,
    winner: &'static str,
    previous: &'static str,
    change: &'static str,
    runner_up: &'static str,
    majority: f64,
    lead: f64,
    tipping_point: Option<f64>,
    votes: Record,
    shares: Record,
}

#[derive(Serialize)]
struct WallReport {
    id: &'static str,
    seats: f64,
    conservative: f64,
    already: f64,
    fallen: Vec<&'static str>,
    regained: Vec<&'static str>,
    expected: f64,
    low: f64,
    high: f64,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct MountainReport {
    labour: f64,
    to_climb: f64,
    swing_needed: Option<f64>,
}

#[derive(Serialize)]
struct Report {
    scenario: ScenarioReport,
    seat: SeatReport,
    wall: WallReport,
    commons: Record,
    mountain: MountainReport,
}

#[derive(Serialize)]
struct StepReport {
    transfer: f64,
    conservative: f64,
}

/// Everything a widget shows: its outcome, with the seat in focus.
pub fn outcome_to_js(outcome: &Outcome, wall: &Wall, seat: SeatId) -> JsValue {
    let s = outcome.scenario;
    let codes = |ids: &[SeatId]| ids.iter().map(|id| election().seat(*id).code).collect();
    to_js(&Report {
        scenario: ScenarioReport {
            transfer: s.transfer().percent(),
            labour_share: s.labour_share().percent(),
            swing: s.swing().points(),
        },
        seat: seat_report(outcome, seat),
        wall: WallReport {
            id: wall.rule.id(),
            seats: count(outcome.wall.seats),
            conservative: count(outcome.wall.conservative),
            already: count(outcome.wall.already),
            fallen: codes(&outcome.wall.fallen),
            regained: codes(&outcome.wall.regained),
            expected: outcome.band.expected,
            low: count(outcome.band.low),
            high: count(outcome.band.high),
        },
        commons: commons(outcome),
        mountain: MountainReport {
            labour: count(outcome.mountain.labour),
            to_climb: count(outcome.mountain.to_climb()),
            swing_needed: outcome.mountain.swing_needed(),
        },
    })
}

/// All 650 seats, by ONS code.
pub fn seats_to_js(outcome: &Outcome) -> JsValue {
    let all = election().seats().iter();
    let reports: Vec<SeatReport> = all.map(|seat| seat_report(outcome, seat.id)).collect();
    to_js(&reports)
}

/// The steps of the wall's count.
pub fn curve_to_js(steps: &[CurvePoint]) -> JsValue {
    let report = |step: &CurvePoint| StepReport {
        transfer: step.transfer,
        conservative: count(step.conservative),
    };
    let reports: Vec<StepReport> = steps.iter().map(report).collect();
    to_js(&reports)
}

/// What a widget has to be given to stand as it stands, as an object of options.
pub fn options_to_js(options: &Options) -> JsValue {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct OptionsReport<'a> {
        transfer: f64,
        labour_share: f64,
        swing: f64,
        seat: &'static str,
        wall: String,
        panels: Vec<&'static str>,
        theme: &'static str,
        headline: &'a str,
    }
    let s = options.scenario;
    to_js(&OptionsReport {
        transfer: s.transfer().percent(),
        labour_share: s.labour_share().percent(),
        swing: s.swing().points(),
        seat: election().seat(options.seat).code,
        wall: wall_text(&options.wall),
        panels: options.panels.iter().map(|panel| panel.id()).collect(),
        theme: options.theme.id(),
        headline: options.headline.as_deref().unwrap_or_default(),
    })
}

/// The wall as the option gives it: a rule's name, or codes.
fn wall_text(wall: &Wall) -> String {
    if *wall == Wall::new(wall.rule) {
        return wall.rule.id().to_owned();
    }
    let mut codes = String::new();
    for &id in wall.seats() {
        if !codes.is_empty() {
            codes.push(' ');
        }
        codes.push_str(election().seat(id).code);
    }
    codes
}

fn seat_report(outcome: &Outcome, id: SeatId) -> SeatReport {
    let seat = election().seat(id);
    let result = outcome.seat(id);
    let s = outcome.scenario;
    let (mut votes, mut shares) = (Vec::new(), Vec::new());
    let mut other = None;
    let mut put = |key: &'static str, amount: Votes| {
        votes.push((key, number(amount)));
        shares.push((key, points(amount, seat.valid)));
    };
    for party in Party::ALL.into_iter().filter(|p| seat.votes(*p) > 0) {
        let amount = result.votes(seat, party);
        // What is left of the Brexit Party is what this is all about: it has a key of its own.
        if (has_key(party) || party == Party::Brexit) && party != Party::Other {
            put(party.key(), amount);
        } else {
            other = Some(other.unwrap_or(0) + amount);
        }
    }
    if let Some(amount) = other {
        put(Party::Other.key(), amount);
    }
    SeatReport {
        code: seat.code,
        name: seat.name,
        region: seat.region.name(),
        winner: result.winner.key(),
        previous: seat.winner(crate::model::Year::Y2019).key(),
        change: if result.is_gain(seat) { "gain" } else { "hold" },
        runner_up: result.runner_up.key(),
        majority: number(result.majority),
        lead: result.lead_points(seat),
        tipping_point: tipping_point(seat, s.labour_share(), s.swing()).percent(),
        votes: Record(votes),
        shares: Record(shares),
    }
}

/// Whether a party is named in `commons`; the others are counted under `other`, in `votes` and
/// `shares` too.
fn has_key(party: Party) -> bool {
    !matches!(party, Party::Brexit | Party::Ukip | Party::Uup)
}

fn commons(outcome: &Outcome) -> Record {
    let mut record: Vec<(&'static str, f64)> = Vec::with_capacity(13);
    let mut others = 0;
    for party in Party::ALL {
        let seats = outcome.commons.seats(party);
        if has_key(party) && party != Party::Other {
            record.push((party.key(), f64::from(seats)));
        } else {
            others += seats;
        }
    }
    record.push((Party::Other.key(), f64::from(others)));
    let majority = outcome.commons.conservative_majority();
    record.push(("majority", f64::from(majority)));
    Record(record)
}

/// Votes with their fractions.
fn number(votes: Votes) -> f64 {
    votes as f64 / VOTE as f64
}

fn count(number: usize) -> f64 {
    number as f64
}

/// Records become plain objects and what is none becomes null.
fn to_js<T: Serialize>(value: &T) -> JsValue {
    // Nothing above can fail to be written.
    value
        .serialize(&ToJs::json_compatible())
        .unwrap_or(JsValue::NULL)
}
