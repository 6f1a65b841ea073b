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

    /// The party that has a majority, and how large it is. All that have no name of their own are
    /// no party.
    pub fn majority_party(&self) -> Option<(Party, i32)> {
        let named = 0..self.counts.len() as u8 - 1;
        let mut majorities = named.map(Party).map(|party| (party, self.majority(party)));
        majorities.find(|&(_, majority)| majority > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_named_party_may_have_a_majority() {
        let house = |counts: [u16; 5]| Commons {
            counts: counts.to_vec(),
        };
        assert_eq!(
            house([60, 30, 0, 5, 5]).majority_party(),
            Some((Party::TO, 20))
        );
        assert_eq!(
            house([20, 20, 0, 56, 4]).majority_party(),
            Some((Party(3), 12))
        );
        assert_eq!(house([50, 40, 0, 5, 5]).majority_party(), None);
        assert_eq!(house([20, 20, 0, 0, 60]).majority_party(), None);
    }
}
