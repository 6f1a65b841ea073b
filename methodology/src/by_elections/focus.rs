//! The swing of a by-election, and how much of it the model can make.

use brexit_transfer::model::{Party, Seat, VOTE, explained_swing, swing_from_third};

use super::compared::{moved, votes};
use crate::Outcome;
use crate::figures::{share, tenth};
use crate::source::Source;
use crate::table::Row;

/// The swing of the by-election in the seat in focus, and how much of it the model can make.
pub struct Focus {
    pub seat: String,
    pub swing: String,
    pub explained: String,
    pub part: String,
    pub turnout: (String, String),
    pub candidates: usize,
}

impl Focus {
    pub fn new(source: &Source, seat: &Seat, candidates: &[Row]) -> Outcome<Focus> {
        let first = candidates[0];
        let valid = first.number("valid_votes")?;
        let then = |party| share(seat.votes(party), seat.valid);
        let now = |party| Ok::<_, String>(share(votes(source, candidates, party)?, valid));
        let swing = swing_from_third(
            then(Party::TO),
            then(Party::THIRD),
            now(Party::TO)?,
            now(Party::THIRD)?,
        );
        let explained = explained_swing(seat, &moved(seat, VOTE));
        let results = source.table_with("turnout_pct")?;
        let row = results
            .rows()
            .find(|row| row.text("ons_code") == Ok(&*seat.code))
            .ok_or("a seat without its row")?;
        let percent = |turnout: f64| format!("{turnout:.0}%");
        Ok(Focus {
            seat: seat.name.to_string(),
            swing: tenth(swing),
            explained: tenth(explained),
            part: percent(100.0 * explained / swing),
            turnout: (
                percent(row.number("turnout_pct")?),
                percent(first.number("turnout_valid_pct")?),
            ),
            candidates: candidates.len(),
        })
    }
}
