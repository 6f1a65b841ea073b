//! An election as its table has it: the votes of the parties that are listed, seat by seat.

use std::collections::BTreeMap;

use brexit_transfer::model::{Party, Seat};

use crate::Outcome;
use crate::figures::share;
use crate::source::{RESULTS, Source};

/// Seats are in the order of the election's own.
pub struct Past {
    pub year: u16,
    /// Codes of parties, some of which may not be among the election's own.
    pub winner: Vec<String>,
    pub valid: Vec<i64>,
    pub majority: Vec<i64>,
    votes: BTreeMap<String, Vec<i64>>,
}

impl Past {
    /// One of the earlier elections of which votes are listed.
    ///
    /// # Errors
    /// A year that is not among them, or a table that lacks a column.
    pub fn read(source: &Source, year: u16) -> Outcome<Past> {
        let earlier = source.said.tables.earlier.iter();
        let said = earlier
            .filter(|said| said.year == year)
            .find(|said| !said.listed.is_empty())
            .ok_or_else(|| format!("tables.earlier lists no votes of {year}"))?;
        let table = source.table(said.table.as_deref().unwrap_or(RESULTS))?;
        let mut past = Past {
            year,
            winner: Vec::new(),
            valid: Vec::new(),
            majority: Vec::new(),
            votes: BTreeMap::new(),
        };
        for row in table.rows() {
            past.winner
                .push(row.text(&format!("winner_{year}"))?.to_owned());
            past.valid.push(row.number(&format!("valid_{year}"))?);
            past.majority.push(row.number(&format!("majority_{year}"))?);
            for party in &said.listed {
                let votes = row.number(&format!("{party}_{year}"))?;
                past.votes.entry(party.clone()).or_default().push(votes);
            }
        }
        Ok(past)
    }

    /// The election itself.
    pub fn now(source: &Source) -> Past {
        let election = &source.election;
        let seats = election.seats();
        let code = |party: Party| election.party(party).code.to_string();
        let votes = |party: Party| seats.iter().map(|seat| seat.votes(party)).collect();
        Past {
            year: election.year(),
            winner: seats.iter().map(|seat| code(seat.winner())).collect(),
            valid: seats.iter().map(|seat| seat.valid).collect(),
            majority: seats.iter().map(Seat::majority).collect(),
            votes: election
                .parties()
                .map(|party| (code(party), votes(party)))
                .collect(),
        }
    }

    /// Whether the votes of all of these parties are known.
    pub fn lists(&self, parties: &[&str]) -> bool {
        parties.iter().all(|party| self.votes.contains_key(*party))
    }

    /// A party's votes in a seat; 0 where it had no candidate.
    pub fn votes(&self, party: &str, seat: usize) -> i64 {
        self.votes.get(party).map_or(0, |votes| votes[seat])
    }

    /// The same in per cent of the valid vote.
    pub fn share(&self, party: &str, seat: usize) -> f64 {
        share(self.votes(party, seat), self.valid[seat])
    }
}

/// From one election to a later one.
pub struct Change<'p> {
    pub before: &'p Past,
    pub after: &'p Past,
}

impl Change<'_> {
    /// By how many points a party's share rose in a seat.
    pub fn rise(&self, party: &str, seat: usize) -> f64 {
        self.after.share(party, seat) - self.before.share(party, seat)
    }

    /// The swing to one party from another, in points: half of what its lead grew by.
    pub fn swing(&self, to: &str, from: &str, seat: usize) -> f64 {
        (self.rise(to, seat) - self.rise(from, seat)) / 2.0
    }

    /// The seats inside in which all of these parties stood both times, and which nobody won who
    /// stands apart, such as the Speaker.
    pub fn comparable(&self, source: &Source, parties: &[&str]) -> Vec<usize> {
        let apart: Vec<&str> = source
            .said
            .parties
            .iter()
            .filter(|party| party.stands_apart)
            .map(|party| &*party.code)
            .collect();
        let elections = [self.before, self.after];
        let is_comparable = |seat: &usize| {
            elections.iter().all(|past| {
                !apart.contains(&&*past.winner[*seat])
                    && parties.iter().all(|party| past.votes(party, *seat) > 0)
            })
        };
        let seats = source.election.seats().iter();
        seats
            .filter(|seat| seat.is_inside)
            .map(|seat| seat.id.index())
            .filter(is_comparable)
            .collect()
    }
}
