//! The by-elections of the Parliament that followed, and how much of one a scenario explains.

use super::election::{Seat, SeatId};
use super::party::Party;
use super::seat_result::SeatResult;
use super::units::{VOTE, points};

/// A day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
#[allow(missing_docs)]
pub struct Date {
    pub year: u16,
    pub month: u8,
    pub day: u8,
}

/// A by-election as counted, in whole votes; 0 where a party had no candidate.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ByElection {
    /// Where.
    pub seat: SeatId,
    /// When.
    pub date: Date,
    /// People entitled to vote.
    pub electorate: i64,
    /// Valid votes.
    pub valid: i64,
    /// Number of candidates.
    pub candidates: u8,
    /// The votes of those parties that are compared; for one with a successor those of the
    /// successor.
    pub(super) votes: Vec<(Party, i64)>,
}

impl ByElection {
    /// A party's share in per cent of the valid votes, 0 where it had no candidate; none where it
    /// is not known apart from others.
    pub fn share(&self, p: Party) -> Option<f64> {
        let (_, votes) = self.votes.iter().find(|(party, _)| *party == p)?;
        Some(points(votes * VOTE, self.valid))
    }
}

/// The two-party swing from the third party to the receiving one in points (Butler swing): half
/// the sum of the rise of the one and the fall of the other. Arguments in per cent.
pub fn swing_from_third(to_before: f64, third_before: f64, to_after: f64, third_after: f64) -> f64 {
    ((to_after - to_before) - (third_after - third_before)) / 2.0
}

/// The swing from the third party to the receiving one that a scenario makes in a seat against
/// the count, in points: the part of a by-election's swing that moving these votes explains.
pub fn explained_swing(seat: &Seat, r: &SeatResult) -> f64 {
    let to = r.to - seat.votes(Party::TO) * VOTE;
    let third = r.third - seat.votes(Party::THIRD) * VOTE;
    points(to - third, seat.valid) / 2.0
}
