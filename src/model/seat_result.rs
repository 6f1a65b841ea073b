//! One seat recounted.

use super::election::Seat;
use super::party::Party;
use super::scenario::Scenario;
use super::units::{VOTE, Votes, points};

/// A seat after a scenario. Votes are exact, in units of 1/10 000 vote.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct SeatResult {
    /// Conservative votes.
    pub con: Votes,
    /// Labour votes.
    pub lab: Votes,
    /// Votes that stayed with the Brexit Party.
    pub brexit: Votes,
    /// Who wins.
    pub winner: Party,
    /// Who comes second; [`Party::Other`] is the largest single other candidate.
    pub runner_up: Party,
    /// The winner's votes less the runner-up's; 0 in a tie.
    pub majority: Votes,
    /// Conservative votes less those of the best rival; negative where they lose.
    pub lead: Votes,
}

/// Recounts a seat.
///
/// The transfer is made first, then the swing, which takes no more than the losing side
/// has. In a seat that is not [`Seat::changeable`] nothing moves.
///
/// A tie stays with the winner of 2019. Should two others tie above the winner of 2019,
/// the Conservatives are not the one of them to win.
pub fn seat_result(seat: &Seat, s: Scenario) -> SeatResult {
    let mut con = seat.votes(Party::Con) * VOTE;
    let mut lab = seat.votes(Party::Lab) * VOTE;
    let mut brexit = seat.brexit() * VOTE;
    if seat.changeable() {
        con += s.transfer().basis_points() * seat.brexit();
        lab += s.labour_share().basis_points() * seat.brexit();
        brexit = s.stay().basis_points() * seat.brexit();
        // -con <= lab always holds, so the limits never cross.
        let moved = (s.swing().hundredths() * seat.valid).clamp(-con, lab);
        con += moved;
        lab -= moved;
    }
    let [first_unmoved, second_unmoved] = seat.unmoved;
    let rivals = [
        (Party::Lab, lab),
        (Party::Brexit, brexit),
        (first_unmoved.0, first_unmoved.1 * VOTE),
        (second_unmoved.0, second_unmoved.1 * VOTE),
    ];
    let held_by = seat.winner();
    let mut first = (Party::Con, con);
    let mut second = (Party::Other, 0);
    let mut best_rival = 0;
    for rival in rivals {
        best_rival = best_rival.max(rival.1);
        if precedence(rival, held_by) > precedence(first, held_by) {
            second = first;
            first = rival;
        } else if precedence(rival, held_by) > precedence(second, held_by) {
            second = rival;
        }
    }
    SeatResult {
        con,
        lab,
        brexit,
        winner: first.0,
        runner_up: second.0,
        majority: first.1 - second.1,
        lead: con - best_rival,
    }
}

/// Orders candidates by votes; equal votes go to the holder of the seat first and to the
/// Conservatives last, so that the Conservatives win a seat they do not hold only with
/// strictly the most votes.
pub(super) fn precedence(candidate: (Party, Votes), held_by: Party) -> i64 {
    let (party, votes) = candidate;
    votes * 4 + i64::from(party == held_by) * 2 + i64::from(party != Party::Con)
}

impl SeatResult {
    /// Any party's votes after the scenario; for [`Party::Other`] all other candidates
    /// together, so that the parties add up to the valid vote.
    pub fn votes(&self, seat: &Seat, p: Party) -> Votes {
        match p {
            Party::Con => self.con,
            Party::Lab => self.lab,
            Party::Brexit => self.brexit,
            _ => seat.votes(p) * VOTE,
        }
    }

    /// Whether another party won the seat than in 2019.
    pub fn is_gain(&self, seat: &Seat) -> bool {
        self.winner != seat.winner()
    }

    /// The Conservative lead over the best rival in points of the valid vote.
    pub fn lead_points(&self, seat: &Seat) -> f64 {
        points(self.lead, seat.valid)
    }
}
