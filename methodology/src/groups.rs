//! The groups of seats that are counted: their rules, and every seat of each.

use std::collections::BTreeMap;

use askama::Template;
use brexit_transfer::model::{
    Election, Group, Party, Seat, Share, Swing, TippingPoint, Wall, tipping_point,
};

use crate::Outcome;
use crate::figures::{count, decimal, tenth, whole};
use crate::source::{SaidGroup, Source};

/// The section.
#[derive(Template)]
#[template(path = "groups.html")]
pub struct Groups {
    year: u16,
    to: String,
    to_short: String,
    from: String,
    groups: Vec<Listed>,
}

/// A group with its seats.
struct Listed {
    id: String,
    title: String,
    choice: String,
    rule: String,
    seats: String,
    already: String,
    falls: String,
    never: String,
    /// What a condition compares with a number, where there is such a condition.
    measure: Option<Measure>,
    rows: Vec<Row>,
}

/// A column that a group is chosen by.
struct Measure {
    name: String,
    limit: String,
    /// Seats by where the figure is from, if the table says so.
    basis: Vec<(String, String)>,
    /// Seats within `CLOSE` of the limit.
    close: String,
}

struct Row {
    name: String,
    code: String,
    winner: String,
    majority: String,
    pool: String,
    measured: Option<String>,
    tips: String,
}

/// So many points from the limit a seat counts as close.
const CLOSE: f64 = 2.0;

impl Groups {
    /// Lists the groups.
    ///
    /// # Errors
    /// A table that lacks a column.
    pub fn new(source: &Source) -> Outcome<Groups> {
        let election = &source.election;
        let groups = election.groups().iter().zip(&source.said.groups);
        let listed = groups.enumerate().map(|(place, (group, said))| {
            let wall = Wall::new(election, place);
            listed(source, &wall, group, said)
        });
        Ok(Groups {
            year: election.year(),
            to: election.party(Party::TO).collective.to_string(),
            to_short: election.party(Party::TO).short.to_string(),
            from: election.party(Party::FROM).name.to_string(),
            groups: listed.collect::<Outcome<_>>()?,
        })
    }
}

fn listed(source: &Source, wall: &Wall, group: &Group, said: &SaidGroup) -> Outcome<Listed> {
    let election = &source.election;
    let seats: Vec<&Seat> = wall.seats().iter().map(|&id| election.seat(id)).collect();
    let column = compared(said);
    let cells = match &column {
        Some((column, _)) => cells(source, column)?,
        None => BTreeMap::new(),
    };
    let tips: Vec<TippingPoint> = seats
        .iter()
        .map(|seat| tipping_point(seat, Share::ZERO, Swing::ZERO))
        .collect();
    let how_many =
        |wanted: fn(&TippingPoint) -> bool| count(tips.iter().filter(|t| wanted(t)).count());
    let measure = column.as_ref().map(|(column, limit)| {
        let values = || seats.iter().filter_map(|seat| cells.get(&*seat.code));
        let mut basis: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, from) in values() {
            *basis.entry(from).or_default() += 1;
        }
        basis.remove("");
        let is_close = |(value, _): &&(f64, String)| value - limit < CLOSE;
        Measure {
            name: called(source, column),
            limit: decimal(*limit, 0),
            basis: basis
                .into_iter()
                .map(|(from, seats)| (from.replace('_', " "), count(seats)))
                .collect(),
            close: count(values().filter(is_close).count()),
        }
    });
    let row = |(seat, tip): (&&Seat, &TippingPoint)| Row {
        name: seat.name.to_string(),
        code: seat.code.to_string(),
        winner: election.party(seat.winner()).short.to_string(),
        majority: whole(seat.majority()),
        pool: whole(seat.votes(Party::FROM)),
        measured: cells.get(&*seat.code).map(|(value, _)| tenth(*value)),
        tips: tips_at(*tip),
    };
    Ok(Listed {
        id: group.id.to_string(),
        title: group.title.to_string(),
        choice: group.choice.to_string(),
        rule: group.rule.replace("{seats}", &count(seats.len())),
        seats: count(seats.len()),
        already: how_many(|tip| *tip == TippingPoint::Already),
        falls: how_many(|tip| matches!(tip, TippingPoint::At(_))),
        never: how_many(|tip| *tip == TippingPoint::Never),
        measure,
        rows: seats.iter().zip(&tips).map(row).collect(),
    })
}

/// Above which transfer a seat is won.
fn tips_at(tip: TippingPoint) -> String {
    match tip {
        TippingPoint::Already => "held".into(),
        TippingPoint::At(ratio) => format!("{}%", tenth(ratio.percent())),
        TippingPoint::Never => "never".into(),
    }
}

/// The column that a group's conditions compare with a number, and that number.
fn compared(said: &SaidGroup) -> Option<(String, f64)> {
    let mut conditions = said.any.iter().flatten();
    conditions.find_map(|(column, condition)| {
        let over = condition.as_table()?.get("over")?;
        let limit = over.as_float().or(over.as_integer().map(|n| n as f64))?;
        Some((column.clone(), limit))
    })
}

/// What a column is called.
fn called(source: &Source, column: &str) -> String {
    let swings = source
        .said
        .methodology
        .as_ref()
        .and_then(|m| m.swings.as_ref());
    match swings.filter(|swings| swings.beside == column) {
        Some(swings) => swings.called.clone(),
        None => column.replace('_', " "),
    }
}

/// The values of a column by the seats' codes, and where each is from, if the table says so.
fn cells(source: &Source, column: &str) -> Outcome<BTreeMap<String, (f64, String)>> {
    let table = source.table_with(column)?;
    let has_basis = table.has("basis");
    let mut cells = BTreeMap::new();
    for row in table.rows() {
        let basis = if has_basis { row.text("basis")? } else { "" };
        let cell = (row.number(column)?, basis.to_owned());
        cells.insert(row.text("ons_code")?.to_owned(), cell);
    }
    Ok(cells)
}

/// How many seats no scenario changes: outside, and won by those who stand apart.
pub fn fixed(election: &Election) -> (usize, Vec<String>) {
    let outside = election
        .seats()
        .iter()
        .filter(|seat| !seat.is_inside)
        .count();
    let apart = election
        .seats()
        .iter()
        .filter(|seat| seat.is_inside && !seat.changeable);
    (outside, apart.map(|seat| seat.name.to_string()).collect())
}
