//! How sure a count of seats can be, when seats do not move in lockstep.

use super::election::Election;
use super::scenario::Scenario;
use super::seat_result::seat_result;
use super::wall::Wall;

/// The cumulative probabilities at which a band begins and ends.
pub const BAND: (f64, f64) = (0.05, 0.95);

/// Seats won, as a distribution.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Band {
    /// The mean.
    pub expected: f64,
    /// The 5th percentile: the smallest count with a cumulative probability of 0.05.
    pub low: usize,
    /// The 95th percentile, likewise.
    pub high: usize,
}

/// The standard normal distribution function, to within 1.5e-7.
///
/// Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.19: a polynomial to
/// the power of -16, which spares the reader an exponential function.
pub fn normal_cdf(z: f64) -> f64 {
    let x = z.abs();
    let mut p = 0.000_005_383_0;
    for d in [
        0.000_048_890_6,
        0.000_038_003_6,
        0.003_277_626_3,
        0.021_141_006_1,
        0.049_867_347_0,
        1.0,
    ] {
        p = p * x + d;
    }
    for _ in 0..4 {
        p *= p;
    }
    let tail = 0.5 / p;
    if z < 0.0 { tail } else { 1.0 - tail }
}

/// The distribution of the number of seats won, given each seat's lead in points.
///
/// Seats are independent, each won with probability `Phi(lead / spread)`, `spread` being the standard
/// deviation of a seat's lead in points; their count is Poisson-binomial and convolved exactly, one
/// seat after the other.
pub fn band(leads: impl Iterator<Item = f64>, spread: f64) -> Band {
    // Place k holds the probability of k seats won so far.
    let mut odds = vec![1.0];
    let mut expected = 0.0;
    for lead in leads {
        let p = normal_cdf(lead / spread);
        expected += p;
        odds.push(0.0);
        let mut fewer = 0.0;
        for here in &mut odds {
            let before = *here;
            *here = before * (1.0 - p) + fewer * p;
            fewer = before;
        }
    }
    let seats = odds.len() - 1;
    let percentile = |wanted: f64| {
        let mut sum = 0.0;
        odds[..seats]
            .iter()
            .position(|p| {
                sum += p;
                sum >= wanted
            })
            // Rounding may leave the sum just short: then it is the last count.
            .unwrap_or(seats)
    };
    Band {
        expected,
        low: percentile(BAND.0),
        high: percentile(BAND.1),
    }
}

/// The band of a wall in a scenario, recounting only the wall's seats; none where the spread of
/// seats is not known.
pub fn wall_band(election: &Election, wall: &Wall, s: Scenario) -> Option<Band> {
    let leads = wall.seats().iter().map(|&id| {
        let seat = election.seat(id);
        seat_result(seat, s).lead_points(seat)
    });
    Some(band(leads, election.spread()?.points))
}
