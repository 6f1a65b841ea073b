//! Outcomes as a script gets them: the objects that `brexit-transfer.d.ts` describes.

use serde::{Serialize, Serializer};
use serde_wasm_bindgen::Serializer as ToJs;
use wasm_bindgen::JsValue;

use crate::model::{
    CurvePoint, Election, Outcome, Party, SeatId, VOTE, Votes, points, tipping_point,
};
use crate::options::Options;
use crate::view::Card;

/// Percentages are 0-100, the swing is in points, parties are named by their code.
///
/// The names are those of the first election that was shown: `conservative` counts the seats of
/// the party that receives the votes, `labourShare` goes to the third party, and `labour` counts
/// the seats of the party that climbs.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct OutcomeReport<'a> {
    scenario: ScenarioReport,
    /// The seat in focus.
    seat: SeatReport<'a>,
    wall: WallReport<'a>,
    commons: ByParty<'a>,
    mountain: Option<MountainReport>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ScenarioReport {
    transfer: f64,
    labour_share: f64,
    swing: f64,
}

#[derive(Serialize)]
struct WallReport<'a> {
    /// The group's name.
    id: &'a str,
    seats: usize,
    conservative: usize,
    already: usize,
    /// ONS codes, as in `regained`.
    fallen: Vec<&'a str>,
    regained: Vec<&'a str>,
    /// None of the three where the spread of seats is not known.
    expected: Option<f64>,
    low: Option<usize>,
    high: Option<usize>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct MountainReport {
    labour: usize,
    to_climb: usize,
    swing_needed: Option<f64>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SeatReport<'a> {
    code: &'a str,
    name: &'a str,
    region: &'a str,
    winner: &'a str,
    previous: &'a str,
    /// `gain` or `hold`.
    change: &'static str,
    runner_up: &'a str,
    /// In votes, with their fractions.
    majority: f64,
    /// In points; negative where the receiving party trails.
    lead: f64,
    tipping_point: Option<f64>,
    votes: ByParty<'a>,
    shares: ByParty<'a>,
}

/// A step of the wall's count.
#[derive(Serialize)]
struct StepReport {
    transfer: f64,
    conservative: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct OptionsReport<'a> {
    transfer: f64,
    labour_share: f64,
    swing: f64,
    seat: &'a str,
    wall: String,
    panels: Vec<&'static str>,
    theme: &'static str,
    headline: &'a str,
    // No text stands for none, as of the next.
    #[serde(skip_serializing_if = "Option::is_none")]
    src: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    home: Option<&'a str>,
}

/// A number for each party that has one, in the order of the parties.
struct ByParty<'a>(Vec<(&'a str, f64)>);

impl Serialize for ByParty<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.iter().map(|(party, number)| (party, number)))
    }
}

fn to_js(report: &impl Serialize) -> JsValue {
    // Nothing above can fail to be written.
    let written = report.serialize(&ToJs::json_compatible());
    written.unwrap_or(JsValue::NULL)
}

/// Everything a widget shows: its outcome, with the seat in focus.
pub fn outcome_to_js(options: &Options, outcome: &Outcome) -> JsValue {
    let election = &*options.election;
    let codes = |ids: &[SeatId]| ids.iter().map(|id| &*election.seat(*id).code).collect();
    let (s, count, band) = (outcome.scenario, &outcome.wall, outcome.band);
    to_js(&OutcomeReport {
        scenario: ScenarioReport {
            transfer: s.transfer().percent(),
            labour_share: s.labour_share().percent(),
            swing: s.swing().points(),
        },
        seat: seat_report(election, outcome, options.seat),
        wall: WallReport {
            id: options.wall.id(election),
            seats: count.seats,
            conservative: count.conservative,
            already: count.already,
            fallen: codes(&count.fallen),
            regained: codes(&count.regained),
            expected: band.map(|band| band.expected),
            low: band.map(|band| band.low),
            high: band.map(|band| band.high),
        },
        commons: commons(election, outcome),
        mountain: outcome.mountain.as_ref().map(|mountain| MountainReport {
            labour: mountain.seats,
            to_climb: mountain.to_climb(),
            swing_needed: mountain.swing_needed(),
        }),
    })
}

/// Every seat, by ONS code.
pub fn seats_to_js(election: &Election, outcome: &Outcome) -> JsValue {
    let all = election.seats().iter();
    let reports: Vec<SeatReport> = all
        .map(|seat| seat_report(election, outcome, seat.id))
        .collect();
    to_js(&reports)
}

/// The steps of the wall's count.
pub fn curve_to_js(steps: &[CurvePoint]) -> JsValue {
    let report = |step: &CurvePoint| StepReport {
        transfer: step.transfer,
        conservative: step.conservative,
    };
    let reports: Vec<StepReport> = steps.iter().map(report).collect();
    to_js(&reports)
}

/// What a widget has to be given to stand as it stands, as an object of options.
pub fn options_to_js(options: &Options) -> JsValue {
    let s = options.scenario;
    to_js(&OptionsReport {
        transfer: s.transfer().percent(),
        labour_share: s.labour_share().percent(),
        swing: s.swing().points(),
        seat: &options.election.seat(options.seat).code,
        wall: wall_text(options),
        panels: options.panels.iter().map(|panel| panel.id()).collect(),
        theme: options.theme.id(),
        headline: options.headline.as_deref().unwrap_or_default(),
        src: options.src.as_deref(),
        home: options.home.as_deref(),
    })
}

/// What the picture for cards says and shows, for `www/embed/card/`.
pub fn card_to_js(card: &Card) -> JsValue {
    to_js(card)
}

/// The wall as the option gives it: a group's name, or codes.
fn wall_text(options: &Options) -> String {
    let (election, wall) = (&*options.election, &options.wall);
    if let Some(group) = wall.group(election) {
        return group.id.to_string();
    }
    let mut codes = String::new();
    for &id in wall.seats() {
        if !codes.is_empty() {
            codes.push(' ');
        }
        codes.push_str(&election.seat(id).code);
    }
    codes
}

fn seat_report<'a>(election: &'a Election, outcome: &Outcome, id: SeatId) -> SeatReport<'a> {
    let seat = election.seat(id);
    let result = outcome.seat(id);
    let s = outcome.scenario;
    let (mut votes, mut shares) = (Vec::new(), Vec::new());
    let mut other = None;
    let code = |party: Party| &*election.party(party).code;
    let mut put = |party: Party, amount: Votes| {
        votes.push((code(party), number(amount)));
        shares.push((code(party), points(amount, seat.valid)));
    };
    for party in election.parties().filter(|&party| seat.stood(party)) {
        let amount = result.votes(seat, party);
        // Those whose votes move are what this is all about: each has a key of its own.
        if has_key(election, party) || party == Party::FROM {
            put(party, amount);
        } else {
            other = Some(other.unwrap_or(0) + amount);
        }
    }
    if let Some(amount) = other {
        put(election.others(), amount);
    }
    SeatReport {
        code: &seat.code,
        name: &seat.name,
        region: &election.region(seat.region).name,
        winner: code(result.winner),
        previous: code(seat.winner()),
        change: if result.is_gain(seat) { "gain" } else { "hold" },
        runner_up: code(result.runner_up),
        majority: number(result.majority),
        lead: result.lead_points(seat),
        tipping_point: tipping_point(seat, s.labour_share(), s.swing()).percent(),
        votes: ByParty(votes),
        shares: ByParty(shares),
    }
}

/// Whether a party is named in `commons`, as those are that won a seat; the others are counted
/// under `other`, in `votes` and `shares` too.
fn has_key(election: &Election, party: Party) -> bool {
    let is_asked = party == Party::TO || party == Party::THIRD;
    party != election.others() && (is_asked || election.party(party).has_seats)
}

/// Seats by party, and the receiving party's majority.
fn commons<'a>(election: &'a Election, outcome: &Outcome) -> ByParty<'a> {
    let mut seats = Vec::new();
    let mut others = 0;
    for party in election.parties() {
        let count = outcome.commons.seats(party);
        if has_key(election, party) {
            seats.push((&*election.party(party).code, f64::from(count)));
        } else {
            others += count;
        }
    }
    let other = &*election.party(election.others()).code;
    seats.push((other, f64::from(others)));
    let majority = outcome.commons.majority(Party::TO);
    seats.push(("majority", f64::from(majority)));
    ByParty(seats)
}

/// Votes with their fractions.
fn number(votes: Votes) -> f64 {
    votes as f64 / VOTE as f64
}
