//! What a party would have to climb to a majority.

use super::election::{Election, Seat, SeatId};
use super::order;
use super::party::Party;
use super::seat_result::SeatResult;
use super::units::{VOTE, points};

/// A seat on the slope.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Step {
    /// Which seat.
    pub seat: SeatId,
    /// The uniform swing that wins it, in points.
    pub swing: f64,
}

/// A party's seats and the slope above them: the receiving party's or the third party's, by a uniform
/// swing from the other.
#[derive(Clone, PartialEq, Debug)]
pub struct Mountain {
    /// Seats it holds in the scenario.
    pub seats: usize,
    /// The fewest seats that make a majority.
    pub majority: usize,
    /// Every seat that it does not hold but could win by such a swing, the smallest first.
    pub slope: Vec<Step>,
}

impl Mountain {
    /// Measures the mountain of a party, [`Party::TO`] or [`Party::THIRD`], that a recount of every
    /// seat makes.
    pub fn measure(election: &Election, climber: Party, results: &[SeatResult]) -> Mountain {
        let mut seats = 0;
        let mut slope: Vec<order::Keyed> = Vec::with_capacity(results.len());
        for (seat, result) in election.seats().iter().zip(results) {
            if result.winner == climber {
                seats += 1;
            } else if let Some(swing) = swing_to(climber, seat, result) {
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
            seats,
            majority: results.len() / 2 + 1,
            slope: steps,
        }
    }

    /// Seats still needed for a majority, at least 0.
    pub fn to_climb(&self) -> usize {
        self.majority.saturating_sub(self.seats)
    }

    /// The swing in points that wins the last seat needed; none if it has its
    /// majority, or if no swing from the other party alone gives it.
    pub fn swing_needed(&self) -> Option<f64> {
        self.swing_for(self.majority)
    }

    /// The swing in points at which it has this many seats; none if it has them
    /// already or cannot reach them.
    pub fn swing_for(&self, seats: usize) -> Option<f64> {
        let more = seats.checked_sub(self.seats)?.checked_sub(1)?;
        self.slope.get(more).map(|step| step.swing)
    }
}

/// The swing in points above which a party wins a seat: it closes half the gap to the other party
/// of the swing and all of the gap to anyone else. None if that one has too few votes there to
/// give, or if nothing moves in the seat.
fn swing_to(climber: Party, seat: &Seat, r: &SeatResult) -> Option<f64> {
    if !seat.changeable {
        return None;
    }
    let (own, giver) = match climber {
        Party::TO => (r.to, r.third),
        _ => (r.third, r.to),
    };
    let rest = r.from.max(seat.unmoved[0].1 * VOTE);
    // Twice the votes that have to move, to stay with whole numbers.
    let twice = (giver - own).max(2 * (rest - own));
    // With the giver's last vote it only draws level, which wins its own seats.
    let enough = 2 * giver + i64::from(seat.winner() == climber);
    (twice < enough).then(|| points(twice, seat.valid) / 2.0)
}
