//! What the count gives before anything has moved, beside the published totals.

use askama::Template;
use brexit_transfer::model::{Scenario, Votes, Wall, outcome, round_votes};

use crate::Outcome;
use crate::figures::{count, whole};
use crate::source::{RESULTS, Source};

/// The section; only where there are published figures.
#[derive(Template)]
#[template(path = "published.html")]
pub struct Published {
    pub rows: Vec<Comparison>,
    pub equal: usize,
    year: u16,
    earlier: Vec<EarlierWinners>,
}

/// A published figure, and ours.
pub struct Comparison {
    what: String,
    published: String,
    counted: String,
    is_equal: bool,
}

/// Winners of an earlier election, which the map shows.
struct EarlierWinners {
    year: u16,
    parties: usize,
    equal: usize,
}

impl Published {
    /// Counts again what was published; none if nothing was.
    ///
    /// # Errors
    /// A table that lacks a column.
    pub fn new(source: &Source) -> Outcome<Option<Published>> {
        let (election, totals) = (&source.election, &source.said.totals);
        let seats = election.seats();
        let replay = outcome(election, &Wall::new(election, 0), Scenario::default());
        let mut rows = Vec::new();
        let mut compare = |what: String, published: Option<i64>, counted: i64| {
            if let Some(published) = published {
                rows.push(Comparison {
                    what,
                    published: whole(published),
                    counted: whole(counted),
                    is_equal: published == counted,
                });
            }
        };
        compare("Seats".into(), totals.seats, seats.len() as i64);
        for (what, column, published) in [
            ("Electorate", "electorate", totals.electorate),
            ("Valid votes", "valid_votes", totals.valid_votes),
            ("Rejected ballots", "invalid_votes", totals.invalid_votes),
        ] {
            if published.is_some() {
                compare(what.into(), published, sum(source, column)?);
            }
        }
        for party in election.parties() {
            let info = election.party(party);
            // Through the recount, not from the table: in units of 1/10 000 vote.
            let votes: Votes = seats
                .iter()
                .zip(&replay.seats)
                .map(|(seat, result)| result.votes(seat, party))
                .sum();
            let published = totals.votes.get(&*info.code).copied();
            compare(
                format!("{}: votes", info.name),
                published,
                round_votes(votes),
            );
            let winners = totals.winners.as_ref();
            // Who is not named there has won nothing.
            let published = winners.map(|won| won.get(&*info.code).copied().unwrap_or(0));
            let won = i64::from(replay.commons.seats(party));
            if published != Some(0) || won > 0 {
                compare(format!("{}: seats", info.name), published, won);
            }
        }
        if rows.is_empty() {
            return Ok(None);
        }
        Ok(Some(Published {
            equal: rows.iter().filter(|row| row.is_equal).count(),
            rows,
            year: election.year(),
            earlier: earlier(source)?,
        }))
    }

    fn equal(&self) -> String {
        count(self.equal)
    }

    fn all(&self) -> String {
        count(self.rows.len())
    }

    pub fn is_all_equal(&self) -> bool {
        self.equal == self.rows.len() && self.earlier.iter().all(|e| e.equal == e.parties)
    }
}

fn sum(source: &Source, column: &str) -> Outcome<i64> {
    let table = source.table(RESULTS)?;
    table.rows().map(|row| row.number::<i64>(column)).sum()
}

fn earlier(source: &Source) -> Outcome<Vec<EarlierWinners>> {
    let mut found = Vec::new();
    for said in &source.said.tables.earlier {
        let Some(winners) = &said.winners else {
            continue;
        };
        let table = source.table(said.table.as_deref().unwrap_or(RESULTS))?;
        let column = format!("winner_{}", said.year);
        let won: Vec<&str> = table
            .rows()
            .map(|row| row.text(&column))
            .collect::<Outcome<_>>()?;
        let is_equal = |(code, seats): &(&String, &i64)| {
            won.iter().filter(|winner| **winner == **code).count() as i64 == **seats
        };
        found.push(EarlierWinners {
            year: said.year,
            parties: winners.len(),
            equal: winners.iter().filter(is_equal).count(),
        });
    }
    Ok(found)
}
