//! Outcomes as a script gets them: the objects that `brexit-transfer.d.ts` describes.

use serde::{Serialize, Serializer};
use serde_wasm_bindgen::Serializer as ToJs;
use wasm_bindgen::JsValue;

use crate::model::{
    CurvePoint, Outcome, Party, SeatId, VOTE, Votes, Wall, election, points, tipping_point,
};
use crate::options::Options;
use crate::view::{Card, Verdict};

/// What a script gets. One type for all, because each type that is written by itself costs a
/// reader some hundred bytes.
enum Value {
    /// null
    None,
    Number(f64),
    Word(&'static str),
    Text(String),
    List(Vec<Value>),
    /// A plain object.
    Record(Vec<(&'static str, Value)>),
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::None => to.serialize_unit(),
            Value::Number(number) => to.serialize_f64(*number),
            Value::Word(word) => to.serialize_str(word),
            Value::Text(text) => to.serialize_str(text),
            Value::List(list) => to.collect_seq(list),
            Value::Record(record) => {
                to.collect_map(record.iter().map(|(name, value)| (name, value)))
            }
        }
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Value::Number(number)
    }
}

impl From<usize> for Value {
    fn from(count: usize) -> Self {
        Value::Number(count as f64)
    }
}

impl From<Option<f64>> for Value {
    fn from(number: Option<f64>) -> Self {
        number.map_or(Value::None, Value::Number)
    }
}

impl From<&'static str> for Value {
    fn from(word: &'static str) -> Self {
        Value::Word(word)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}

/// A plain object of names and values.
macro_rules! record {
    ($($name:literal: $value:expr),+ $(,)?) => {
        Value::Record(vec![$(($name, Value::from($value))),+])
    };
}

impl From<Value> for JsValue {
    fn from(value: Value) -> Self {
        // Nothing above can fail to be written.
        value
            .serialize(&ToJs::json_compatible())
            .unwrap_or(JsValue::NULL)
    }
}

/// Everything a widget shows: its outcome, with the seat in focus. Percentages are 0-100, the
/// swing is in points, parties are named by their key.
pub fn outcome_to_js(outcome: &Outcome, wall: &Wall, seat: SeatId) -> JsValue {
    let codes = |ids: &[SeatId]| {
        let codes = ids.iter().map(|id| election().seat(*id).code.into());
        Value::List(codes.collect())
    };
    let s = outcome.scenario;
    let (wall_result, mountain) = (&outcome.wall, &outcome.mountain);
    record! {
        "scenario": record! {
            "transfer": s.transfer().percent(),
            "labourShare": s.labour_share().percent(),
            "swing": s.swing().points(),
        },
        "seat": seat_report(outcome, seat),
        "wall": record! {
            "id": wall.rule.id(),
            "seats": wall_result.seats,
            "conservative": wall_result.conservative,
            "already": wall_result.already,
            "fallen": codes(&wall_result.fallen),
            "regained": codes(&wall_result.regained),
            "expected": outcome.band.expected,
            "low": outcome.band.low,
            "high": outcome.band.high,
        },
        "commons": commons(outcome),
        "mountain": record! {
            "labour": mountain.labour,
            "toClimb": mountain.to_climb(),
            "swingNeeded": mountain.swing_needed(),
        },
    }
    .into()
}

/// All 650 seats, by ONS code.
pub fn seats_to_js(outcome: &Outcome) -> JsValue {
    let all = election().seats().iter();
    let reports = all.map(|seat| seat_report(outcome, seat.id));
    Value::List(reports.collect()).into()
}

/// The steps of the wall's count.
pub fn curve_to_js(steps: &[CurvePoint]) -> JsValue {
    let report = |step: &CurvePoint| {
        record! {
            "transfer": step.transfer,
            "conservative": step.conservative,
        }
    };
    Value::List(steps.iter().map(report).collect()).into()
}

/// What a widget has to be given to stand as it stands, as an object of options.
pub fn options_to_js(options: &Options) -> JsValue {
    let panels = options.panels.iter().map(|panel| panel.id().into());
    let s = options.scenario;
    let mut record = vec![
        ("transfer", s.transfer().percent().into()),
        ("labourShare", s.labour_share().percent().into()),
        ("swing", s.swing().points().into()),
        ("seat", election().seat(options.seat).code.into()),
        ("wall", wall_text(&options.wall).into()),
        ("panels", Value::List(panels.collect())),
        ("theme", options.theme.id().into()),
        (
            "headline",
            options.headline.clone().unwrap_or_default().into(),
        ),
    ];
    // No text stands for none.
    if let Some(home) = &options.home {
        record.push(("home", home.clone().into()));
    }
    Value::Record(record).into()
}

/// What the picture for cards says and shows, for `www/embed/card/`.
pub fn card_to_js(card: &Card) -> JsValue {
    let headline = card.headline.iter().map(|run| {
        record! {
            "text": run.text.clone(),
            "party": party(run.party),
            "face": if run.is_figure { "sans" } else { "serif" },
        }
    });
    let keys = card.keys.iter().map(|key| {
        record! { "brick": key.brick, "words": key.words.clone() }
    });
    let bricks = card.bricks.iter().map(|&brick| brick.into());
    record! {
        "headline": Value::List(headline.collect()),
        "count": card.count.clone(),
        "counted": card.counted.clone(),
        "keys": Value::List(keys.collect()),
        "seat": verdict(&card.seat),
        "commons": verdict(&card.commons),
        "caveat": card.caveat,
        "source": card.source.clone(),
        "description": card.description.clone(),
        "bricks": Value::List(bricks.collect()),
        "focus": card.focus.map(|place| place as f64),
    }
    .into()
}

fn verdict(verdict: &Verdict) -> Value {
    let facts = verdict.facts.iter().map(|fact| fact.clone().into());
    record! {
        "name": verdict.name.clone(),
        "words": verdict.words.clone(),
        "party": party(verdict.party),
        "facts": Value::List(facts.collect()),
    }
}

fn party(party: Option<Party>) -> Value {
    party.map_or(Value::None, |party| party.key().into())
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

fn seat_report(outcome: &Outcome, id: SeatId) -> Value {
    let seat = election().seat(id);
    let result = outcome.seat(id);
    let s = outcome.scenario;
    let (mut votes, mut shares) = (Vec::new(), Vec::new());
    let mut other = None;
    let mut put = |key: &'static str, amount: Votes| {
        votes.push((key, number(amount).into()));
        shares.push((key, points(amount, seat.valid).into()));
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
    record! {
        "code": seat.code,
        "name": seat.name,
        "region": seat.region.name(),
        "winner": result.winner.key(),
        "previous": seat.winner(crate::model::Year::Y2019).key(),
        "change": if result.is_gain(seat) { "gain" } else { "hold" },
        "runnerUp": result.runner_up.key(),
        "majority": number(result.majority),
        "lead": result.lead_points(seat),
        "tippingPoint": tipping_point(seat, s.labour_share(), s.swing()).percent(),
        "votes": Value::Record(votes),
        "shares": Value::Record(shares),
    }
}

/// Whether a party is named in `commons`; the others are counted under `other`, in `votes` and
/// `shares` too.
fn has_key(party: Party) -> bool {
    !matches!(party, Party::Brexit | Party::Ukip | Party::Uup)
}

fn commons(outcome: &Outcome) -> Value {
    let mut record = Vec::with_capacity(13);
    let mut others = 0;
    for party in Party::ALL {
        let seats = outcome.commons.seats(party);
        if has_key(party) && party != Party::Other {
            record.push((party.key(), f64::from(seats).into()));
        } else {
            others += seats;
        }
    }
    record.push((Party::Other.key(), f64::from(others).into()));
    let majority = outcome.commons.conservative_majority();
    record.push(("majority", f64::from(majority).into()));
    Value::Record(record)
}

/// Votes with their fractions.
fn number(votes: Votes) -> f64 {
    votes as f64 / VOTE as f64
}
