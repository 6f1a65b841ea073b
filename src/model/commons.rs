//! The House of Commons that a recount makes.

use super::election::Election;
use super::party::Party;
use super::seat_result::SeatResult;

/// Seats by party; they add up to those of the election.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Commons {
    /// By [`Party`].
    counts: Vec<u16>,
}

impl Commons {
    /// Counts the winners.
    pub fn count(election: &Election, results: &[SeatResult]) -> Commons {
        let mut counts = vec![0; election.parties().count()];
        for result in results {
            counts[result.winner.index()] += 1;
        }
        Commons { counts }
    }

    /// The seats of a party.
    pub fn seats(&self, p: Party) -> u16 {
        self.counts[p.index()]
    }

    /// A party's seats less all others; negative without a majority. A Speaker counts among
    /// the others, as in published majorities.
    pub fn majority(&self, p: Party) -> i32 {
        let all: u16 = self.counts.iter().sum();
        2 * i32::from(self.seats(p)) - i32::from(all)
    }
}
