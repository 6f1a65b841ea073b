//! Where the moving party had been strong, did the receiving party gain more? Shares seat by seat,
//! with a line for each country.

use askama::Template;

use crate::Outcome;
use crate::chart::{Scale, Tick, place, rounded_out, ticks};
use crate::figures::{change, count, decimal};
use crate::past::Change;
use crate::regression::Line;
use crate::source::Source;

/// A part of the section about the back-test.
#[derive(Template)]
#[template(path = "shares.html")]
pub struct Shares {
    to_name: String,
    third_name: String,
    from: String,
    years: (u16, u16),
    lines: Vec<CountryLine>,
    bins: Vec<Bin>,
    dots: Vec<Dot>,
    models: Vec<ModelLine>,
    left: String,
    across: Vec<Tick>,
    up: Vec<Tick>,
    seats: String,
}

struct CountryLine {
    country: String,
    seats: String,
    to: String,
    third: String,
    accounted: String,
}

struct Bin {
    range: String,
    seats: String,
    to: String,
    third: String,
}

/// A seat; the class tells its country.
struct Dot {
    x: String,
    y: String,
    country: usize,
}

/// Where all seats would lie if a share of the voters had moved, and nobody else.
struct ModelLine {
    label: String,
    x: String,
    y1: String,
    y2: String,
}

/// The height of the chart, in pixels.
pub const HEIGHT: f64 = 300.0;
/// Where the dots begin, in per cent of the width: beside the numbers.
const LEFT: f64 = 9.0;
/// Points of the moving party's share in a bin.
const BIN: f64 = 5.0;

impl Shares {
    pub fn new(source: &Source, from: &str, change: &Change) -> Outcome<Shares> {
        let moves = &source.said.moves;
        let seats = change.comparable(source, &[&moves.to, &moves.third]);
        let stood: Vec<usize> = seats
            .into_iter()
            .filter(|&seat| change.before.votes(from, seat) > 0)
            .collect();
        let had = |seat: usize| change.before.share(from, seat);
        let points = |party: &str, seats: &[usize]| -> Vec<(f64, f64)> {
            seats
                .iter()
                .map(|&seat| (had(seat), change.rise(party, seat)))
                .collect()
        };
        let countries = source.countries();
        let place_of = |seat: usize| {
            let country = source.country_of(seat);
            let place = countries.iter().position(|known| Some(*known) == country);
            place.unwrap_or_default()
        };
        let line = |country: String, seats: &[usize]| {
            let to = Line::through(&points(&moves.to, seats))?;
            let third = Line::through(&points(&moves.third, seats))?;
            Some(CountryLine {
                country,
                seats: count(to.points),
                to: self::change(10.0 * to.slope),
                third: self::change(10.0 * third.slope),
                accounted: format!("{}%", decimal(100.0 * to.r_squared, 0)),
            })
        };
        let mut lines: Vec<CountryLine> = line("All".into(), &stood).into_iter().collect();
        for (place, country) in countries.iter().enumerate() {
            let seats: Vec<usize> = stood
                .iter()
                .copied()
                .filter(|&seat| place_of(seat) == place)
                .collect();
            lines.extend(line((*country).to_owned(), &seats));
        }
        let shown = points(&moves.to, &stood);
        let across = rounded_out(shown.iter().map(|p| p.0), 10.0);
        let up = rounded_out(shown.iter().map(|p| p.1), 10.0);
        let x = Scale::new(across, (LEFT, 100.0));
        let y = Scale::new(up, (HEIGHT, 0.0));
        let dots = stood.iter().zip(&shown).map(|(&seat, &(had, rise))| Dot {
            x: x.place(had),
            y: place(y.at(rise)),
            country: place_of(seat),
        });
        let model = |share: f64| {
            // As far as it stays in the picture.
            let end = match share {
                0.0 => across.1,
                share => across.1.min(up.1 / share),
            };
            ModelLine {
                label: format!("{}%", decimal(100.0 * share, 0)),
                x: x.place(end),
                y1: place(y.at(0.0)),
                y2: place(y.at(share * end)),
            }
        };
        let name = |code: &str| {
            let party = source.election.find_party(code);
            party.map_or(code.to_owned(), |party| {
                source.election.party(party).name.to_string()
            })
        };
        let said = source.said.parties.iter().find(|party| party.code == from);
        Ok(Shares {
            to_name: name(&moves.to),
            third_name: name(&moves.third),
            from: said.map_or(from.to_owned(), |p| {
                p.short.clone().unwrap_or(p.name.clone())
            }),
            years: (change.before.year, change.after.year),
            bins: bins(change, from, &moves.to, &moves.third, &stood),
            dots: dots.collect(),
            models: [0.0, 0.5, 1.0].map(model).into(),
            left: x.place(across.0),
            across: ticks(x, 10.0, "%"),
            up: ticks(y, 10.0, ""),
            seats: count(stood.len()),
            lines,
        })
    }
}

fn bins(change: &Change, from: &str, to: &str, third: &str, seats: &[usize]) -> Vec<Bin> {
    let had = |seat: usize| change.before.share(from, seat);
    let most = seats
        .iter()
        .fold(0.0, |most: f64, &seat| most.max(had(seat)));
    let bin = |place: i64| {
        let (low, high) = (place as f64 * BIN, (place + 1) as f64 * BIN);
        let inside: Vec<usize> = seats
            .iter()
            .copied()
            .filter(|&seat| (low..high).contains(&had(seat)))
            .collect();
        let mean = |party: &str| {
            let sum: f64 = inside.iter().map(|&seat| change.rise(party, seat)).sum();
            self::change(sum / inside.len() as f64)
        };
        let bin = Bin {
            range: format!("{} to {}%", decimal(low, 0), decimal(high, 0)),
            seats: count(inside.len()),
            to: mean(to),
            third: mean(third),
        };
        (!inside.is_empty()).then_some(bin)
    };
    (0..=(most / BIN) as i64).filter_map(bin).collect()
}
