//! One seat recounted.

use super::election::Seat;
use super::party::Party;
use super::scenario::Scenario;
use super::units::{VOTE, Votes, points};

/// A seat after a scenario. Votes are exact, in units of 1/10 000 vote.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct SeatResult {
    /// Votes of the receiving party.
    pub to: Votes,
    /// Votes of the third party.
    pub third: Votes,
    /// Votes that stayed with the party whose voters move.
    pub from: Votes,
    /// Who wins.
    pub winner: Party,
    /// Who comes second; the last of the parties is the largest single other candidate.
    pub runner_up: Party,
    /// The winner's votes less the runner-up's; 0 in a tie.
    pub majority: Votes,
    /// The receiving party's votes less those of the best rival; negative where it loses.
    pub lead: Votes,
}

/// Recounts a seat.
///
/// The transfer is made first, then the swing, which takes no more than the losing side
/// has. In a seat that is not [`Seat::changeable`] nothing moves.
///
/// A tie stays with the winner as counted. Should two others tie above that winner, the receiving
/// party is not the one of them to win.
pub fn seat_result(seat: &Seat, s: Scenario) -> SeatResult {
    let mut to = seat.votes(Party::TO) * VOTE;
    let mut third = seat.votes(Party::THIRD) * VOTE;
    let mut from = seat.votes(Party::FROM) * VOTE;
    if seat.changeable {
        let moving = seat.votes(Party::FROM);
        to += s.transfer().basis_points() * moving;
        third += s.labour_share().basis_points() * moving;
        from = s.stay().basis_points() * moving;
        // -to <= third always holds, so the limits never cross.
        let moved = (s.swing().hundredths() * seat.valid).clamp(-to, third);
        to += moved;
        third -= moved;
    }
    let [first_unmoved, second_unmoved] = seat.unmoved;
    let rivals = [
        (Party::THIRD, third),
        (Party::FROM, from),
        (first_unmoved.0, first_unmoved.1 * VOTE),
        (second_unmoved.0, second_unmoved.1 * VOTE),
    ];
    let held_by = seat.winner();
    let mut first = (Party::TO, to);
    let mut second = (second_unmoved.0, 0);
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
        to,
        third,
        from,
        winner: first.0,
        runner_up: second.0,
        majority: first.1 - second.1,
        lead: to - best_rival,
    }
}

/// Orders candidates by votes; equal votes go to the holder of the seat first and to the
/// receiving party last, so that it wins a seat that it does not hold only with strictly the most
/// votes.
pub(super) fn precedence(candidate: (Party, Votes), held_by: Party) -> i64 {
    let (party, votes) = candidate;
    votes * 4 + i64::from(party == held_by) * 2 + i64::from(party != Party::TO)
}

impl SeatResult {
    /// Any party's votes after the scenario; for the last of the parties all other candidates
    /// together, so that the parties add up to the valid vote.
    pub fn votes(&self, seat: &Seat, p: Party) -> Votes {
        match p {
            Party::TO => self.to,
            Party::THIRD => self.third,
            Party::FROM => self.from,
            _ => seat.votes(p) * VOTE,
        }
    }

    /// Whether another party won the seat than as counted.
    pub fn is_gain(&self, seat: &Seat) -> bool {
        self.winner != seat.winner()
    }

    /// The receiving party's lead over the best rival in points of the valid vote.
    pub fn lead_points(&self, seat: &Seat) -> f64 {
        points(self.lead, seat.valid)
    }
}
