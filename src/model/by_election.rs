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
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ByElection {
    /// Where.
    pub seat: SeatId,
    /// When.
    pub date: Date,
    /// People entitled to vote.
    pub electorate: i64,
    /// Valid votes.
    pub valid: i64,
    /// Conservative votes.
    pub con: i64,
    /// Labour votes.
    pub lab: i64,
    /// Liberal Democrat votes.
    pub ld: i64,
    /// Votes for Reform UK, the Brexit Party's successor.
    pub reform: i64,
    /// Number of candidates.
    pub candidates: u8,
}

impl ByElection {
    /// Votes as per cent of the valid votes.
    pub fn share(&self, votes: i64) -> f64 {
        points(votes * VOTE, self.valid)
    }
}

/// The two-party swing from Labour to the Conservatives in points (Butler swing): half
/// the sum of the Conservative rise and the Labour fall. Arguments in per cent.
pub fn swing_from_labour(con_before: f64, lab_before: f64, con_after: f64, lab_after: f64) -> f64 {
    ((con_after - con_before) - (lab_after - lab_before)) / 2.0
}

/// The swing from Labour to the Conservatives that a scenario makes in a seat against
/// the count, in points: the part of a by-election's swing that moving these votes explains.
pub fn explained_swing(seat: &Seat, r: &SeatResult) -> f64 {
    let con = r.con - seat.votes(Party::Con) * VOTE;
    let lab = r.lab - seat.votes(Party::Lab) * VOTE;
    points(con - lab, seat.valid) / 2.0
}
