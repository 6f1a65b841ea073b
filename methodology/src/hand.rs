//! One seat counted by hand, as an example of the formulas.

use brexit_transfer::model::{
    Election, Party, Scenario, Seat, SeatResult, Share, Swing, TippingPoint, VOTE, Votes, Wall,
    round_votes, seat_result, tipping_point,
};

use crate::figures::{decimal, whole};

/// A seat of the third party's that tips between two whole per cents.
pub struct Hand {
    pub seat: String,
    /// Votes as counted of the third, the receiving and the moving party.
    pub third: String,
    pub to: String,
    pub from: String,
    pub gap: String,
    pub tipping: String,
    /// Just below the tipping point and just above it.
    pub steps: [Step; 2],
}

/// The seat at a whole per cent.
pub struct Step {
    pub percent: String,
    /// Votes with the fractions that a share of them leaves.
    pub to: String,
    pub third: String,
    pub winner: String,
    pub majority: String,
}

impl Hand {
    /// The seat in focus, if it can serve; else the first of the default group that can.
    pub fn new(election: &Election) -> Option<Hand> {
        let wall = Wall::new(election, 0);
        let others = wall.seats().iter().map(|&id| election.seat(id));
        [election.focus()]
            .into_iter()
            .chain(others)
            .find_map(|seat| Hand::of(election, seat))
    }

    fn of(election: &Election, seat: &Seat) -> Option<Hand> {
        let tipping = match tipping_point(seat, Share::ZERO, Swing::ZERO) {
            TippingPoint::At(ratio) => ratio.percent(),
            _ => return None,
        };
        let votes = [Party::THIRD, Party::TO, Party::FROM].map(|party| seat.votes(party));
        let [third, to, from] = votes;
        // Nobody else may stand in the way.
        let is_plain = (100.0 * (third - to) as f64 / from as f64 - tipping).abs() < 1e-9;
        let below = tipping.floor() as i64;
        if !is_plain || seat.winner() != Party::THIRD || below >= 100 {
            return None;
        }
        let step = |percent| Step::new(election, seat, percent);
        Some(Hand {
            seat: seat.name.to_string(),
            third: whole(third),
            to: whole(to),
            from: whole(from),
            gap: whole(third - to),
            tipping: decimal(tipping, 4),
            steps: [step(below), step(below + 1)],
        })
    }
}

impl Step {
    fn new(election: &Election, seat: &Seat, percent: i64) -> Step {
        let transfer = Share::from_percent(percent);
        let result: SeatResult =
            seat_result(seat, Scenario::new(transfer, Share::ZERO, Swing::ZERO));
        let votes = |votes: Votes| decimal(votes as f64 / VOTE as f64, 2);
        Step {
            percent: whole(percent),
            to: votes(result.to),
            third: votes(result.third),
            winner: election.party(result.winner).name.to_string(),
            majority: whole(round_votes(result.majority)),
        }
    }
}
