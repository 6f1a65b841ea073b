//! What Labour would have to climb to a majority.

use super::election::{Election, Seat, SeatId};
use super::order;
use super::party::Party;
use super::seat_result::SeatResult;
use super::units::{VOTE, points};

/// Labour's seats in 1935, the mark behind "worst since 1935" (seats, not votes).
pub const LABOUR_1935: usize = 154;

/// A seat on the slope.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Step {
    /// Which seat.
    pub seat: SeatId,
    /// The uniform swing from Conservative to Labour that wins it, in points.
    pub swing: f64,
}

/// Labour's seats and the slope above them.
#[derive(Clone, PartialEq, Debug)]
pub struct Mountain {
    /// Seats Labour holds in the scenario.
    pub labour: usize,
    /// The fewest seats that make a majority.
    pub majority: usize,
    /// Every seat Labour does not hold but could win by a swing from the Conservatives,
    /// the smallest swing first.
    pub slope: Vec<Step>,
}

impl Mountain {
    /// Measures the mountain that a recount of every seat makes.
    pub fn measure(election: &Election, results: &[SeatResult]) -> Mountain {
        let mut labour = 0;
        let mut slope: Vec<order::Keyed> = Vec::with_capacity(results.len());
        for (seat, result) in election.seats().iter().zip(results) {
            if result.winner == Party::Lab {
                labour += 1;
            } else if let Some(swing) = swing_to_labour(seat, result) {
                slope.push((order::key(swing), 0, seat.id));
            }
        }
        order::sort(&mut slope);
        let mut steps = Vec::with_capacity(slope.len());
        for (swing, _, seat) in slope {
            steps.push(Step {
                seat,
                swing: order::number(swing),
            });
        }
        Mountain {
            labour,
            majority: results.len() / 2 + 1,
            slope: steps,
        }
    }

    /// Seats still needed for a majority, at least 0.
    pub fn to_climb(&self) -> usize {
        self.majority.saturating_sub(self.labour)
    }

    /// The swing in points that wins the last seat needed; none if Labour has its
    /// majority, or if no swing from the Conservatives alone gives it.
    pub fn swing_needed(&self) -> Option<f64> {
        self.swing_for(self.majority)
    }

    /// The swing in points at which Labour has this many seats; none if it has them
    /// already or cannot reach them.
    pub fn swing_for(&self, seats: usize) -> Option<f64> {
        let more = seats.checked_sub(self.labour)?.checked_sub(1)?;
        self.slope.get(more).map(|step| step.swing)
    }
}

/// The swing in points above which Labour wins a seat: it closes half the gap to the
/// Conservatives and all of the gap to anyone else. None if the Conservatives have too
/// few votes there to give, or if nothing moves in the seat.
fn swing_to_labour(seat: &Seat, r: &SeatResult) -> Option<f64> {
    if !seat.changeable() {
        return None;
    }
    let rest = r.brexit.max(seat.unmoved[0].1 * VOTE);
    // Twice the votes that have to move, to stay with whole numbers.
    let twice = (r.con - r.lab).max(2 * (rest - r.lab));
    // With the last Conservative vote Labour only draws level, which wins its own seats.
    let enough = 2 * r.con + i64::from(seat.winner() == Party::Lab);
    (twice < enough).then(|| points(twice, seat.valid) / 2.0)
}
