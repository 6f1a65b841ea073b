//! How sure a count can be: the band around it, and where its one number comes from.

use askama::Template;
use brexit_transfer::model::{BAND, Party, Scenario, Swing, Wall, normal_cdf, outcome};

use crate::Outcome;
use crate::chart::{Scale, Tick, place, ticks};
use crate::figures::{count, decimal, tenth};
use crate::past::{Change, Past};
use crate::regression::Line;
use crate::source::{Source, Swings};

/// The section; only where the election states a spread.
#[derive(Template)]
#[template(path = "spread.html")]
pub struct Spread {
    stated: String,
    low: String,
    high: String,
    to: String,
    third: String,
    group: String,
    rows: Vec<Row>,
    above: usize,
    derivation: Option<Derivation>,
}

struct Row {
    scenario: String,
    plain: String,
    expected: String,
    range: String,
}

/// Where the number comes from.
struct Derivation {
    before: u16,
    after: u16,
    beside: String,
    seats: String,
    slope: String,
    accounted: String,
    residual: String,
    doubled: String,
    within_one: String,
    within_two: String,
    normal_one: String,
    normal_two: String,
    countries: Vec<String>,
    pairs: Vec<Pair>,
    bins: Vec<Bin>,
    across: Vec<Tick>,
}

/// The same measure, twice the spread, between two elections: in all seats and by country.
struct Pair {
    before: u16,
    after: u16,
    doubled: Vec<String>,
}

/// So many swings between two numbers, and so many that a normal distribution expects there.
struct Bin {
    range: String,
    seats: String,
    expected: String,
    x: String,
    end: String,
    width: String,
    y: String,
    height: String,
    normal: String,
}

/// The height of the chart, in pixels.
pub const HEIGHT: f64 = 160.0;

impl Spread {
    /// The band at each setting, and the derivation if there are tables for one.
    ///
    /// # Errors
    /// A table that lacks a column.
    pub fn new(source: &Source) -> Outcome<Option<Spread>> {
        let election = &source.election;
        let Some(stated) = election.spread() else {
            return Ok(None);
        };
        let wall = Wall::new(election, 0);
        let mut above = 0;
        let mut rows = Vec::new();
        for setting in election.settings() {
            let at = Scenario::new(setting.transfer, setting.labour_share, Swing::ZERO);
            let result = outcome(election, &wall, at);
            let Some(band) = result.band else { continue };
            above += usize::from(result.wall.conservative as f64 > band.expected);
            rows.push(Row {
                scenario: setting.label.to_string(),
                plain: count(result.wall.conservative),
                expected: tenth(band.expected),
                range: format!("{} to {}", band.low, band.high),
            });
        }
        let swings = source
            .said
            .methodology
            .as_ref()
            .and_then(|m| m.swings.as_ref());
        let derivation = match swings {
            Some(swings) => Derivation::new(source, swings)?,
            None => None,
        };
        Ok(Some(Spread {
            stated: tenth(stated.points),
            low: decimal(100.0 * BAND.0, 0),
            high: decimal(100.0 * BAND.1, 0),
            to: election.party(Party::TO).collective.to_string(),
            third: election.party(Party::THIRD).collective.to_string(),
            group: match wall.group(election) {
                Some(group) => group.seats_words.to_string(),
                None => String::new(),
            },
            above,
            rows,
            derivation,
        }))
    }

    fn is_mostly_above(&self) -> bool {
        2 * self.above > self.rows.len()
    }
}

/// Swings between two elections beside a column, in some of the seats.
fn swings(
    source: &Source,
    change: &Change,
    beside: &[f64],
    is_there: impl Fn(usize) -> bool,
) -> Vec<(f64, f64)> {
    let moves = &source.said.moves;
    let seats = change.comparable(source, &[&moves.to, &moves.third]);
    let point = |&seat: &usize| (beside[seat], change.swing(&moves.to, &moves.third, seat));
    let seats = seats.iter().filter(|&&seat| is_there(seat));
    seats.map(point).collect()
}

impl Derivation {
    /// None where the votes of one of the two parties are not listed.
    fn new(source: &Source, said: &Swings) -> Outcome<Option<Derivation>> {
        let table = source.table_with(&said.beside)?;
        let beside: Vec<f64> = table
            .rows()
            .map(|row| row.number(&said.beside))
            .collect::<Outcome<_>>()?;
        let (before, after) = (Past::read(source, said.since)?, Past::now(source));
        let change = Change {
            before: &before,
            after: &after,
        };
        let points = swings(source, &change, &beside, |_| true);
        let Some(line) = Line::through(&points) else {
            return Ok(None);
        };
        let left: Vec<f64> = points.iter().map(|&point| line.above(point)).collect();
        let within = |sds: f64| {
            let inside = left.iter().filter(|left| left.abs() <= sds * line.residual);
            format!(
                "{}%",
                decimal(100.0 * inside.count() as f64 / left.len() as f64, 0)
            )
        };
        let normal = |sds: f64| format!("{}%", decimal(200.0 * normal_cdf(sds) - 100.0, 0));
        let (bins, across) = bins(&left, line.residual);
        Ok(Some(Derivation {
            before: before.year,
            after: after.year,
            beside: said.called.clone(),
            seats: count(line.points),
            slope: decimal(10.0 * line.slope, 1),
            accounted: decimal(100.0 * line.r_squared, 0),
            residual: decimal(line.residual, 2),
            doubled: decimal(2.0 * line.residual, 2),
            within_one: within(1.0),
            within_two: within(2.0),
            normal_one: normal(1.0),
            normal_two: normal(2.0),
            countries: source.countries().into_iter().map(str::to_owned).collect(),
            pairs: pairs(source, &beside)?,
            bins,
            across,
        }))
    }
}

/// The same measure between each two elections that follow on each other, this one the last.
fn pairs(source: &Source, beside: &[f64]) -> Outcome<Vec<Pair>> {
    let said = source.said.tables.earlier.iter();
    let listed = said.filter(|earlier| !earlier.listed.is_empty());
    let mut elections: Vec<Past> = listed
        .map(|earlier| Past::read(source, earlier.year))
        .collect::<Outcome<_>>()?;
    elections.push(Past::now(source));
    let pair = |elections: &[Past]| {
        let change = Change {
            before: &elections[0],
            after: &elections[1],
        };
        let doubled = |country: Option<&str>| {
            let is_there = |seat: usize| country.is_none() || source.country_of(seat) == country;
            let line = Line::through(&swings(source, &change, beside, is_there));
            line.map_or("none".into(), |line| tenth(2.0 * line.residual))
        };
        let countries = source.countries().into_iter().map(Some);
        Pair {
            before: change.before.year,
            after: change.after.year,
            doubled: [None].into_iter().chain(countries).map(doubled).collect(),
        }
    };
    Ok(elections.windows(2).map(pair).collect())
}

/// What is left of the swings in bins of a point, and the chart's numbers along its foot.
fn bins(left: &[f64], sd: f64) -> (Vec<Bin>, Vec<Tick>) {
    let most = left.iter().fold(0.0_f64, |most, left| most.max(left.abs()));
    let edge = most.ceil() as i64;
    let expected =
        |from: f64| left.len() as f64 * (normal_cdf((from + 1.0) / sd) - normal_cdf(from / sd));
    let found: Vec<(f64, usize)> = (-edge..edge)
        .map(|from| {
            let from = from as f64;
            let inside = |left: &&f64| (from..from + 1.0).contains(*left);
            (from, left.iter().filter(inside).count())
        })
        .collect();
    let highest = found.iter().fold(1.0, |most: f64, &(from, seats)| {
        most.max(seats as f64).max(expected(from))
    });
    let x = Scale::new((-edge as f64, edge as f64), (0.0, 100.0));
    let y = Scale::new((0.0, highest), (HEIGHT, 0.0));
    let bin = |&(from, seats): &(f64, usize)| Bin {
        range: format!("{} to {}", decimal(from, 0), decimal(from + 1.0, 0)),
        seats: count(seats),
        expected: tenth(expected(from)),
        x: x.place(from),
        end: x.place(from + 1.0),
        width: place(x.at(from + 1.0) - x.at(from)),
        y: y.place(seats as f64),
        height: place(HEIGHT - y.at(seats as f64)),
        normal: y.place(expected(from)),
    };
    let step = match edge {
        0..=6 => 2.0,
        _ => 5.0,
    };
    let ends = (edge as f64 / step).floor() * step;
    let across = Scale::new((-ends, ends), (x.at(-ends), x.at(ends)));
    (found.iter().map(bin).collect(), ticks(across, step, ""))
}
