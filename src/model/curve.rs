//! The wall's count against the transfer: a step function, exact.

use super::election::Election;
use super::order;
use super::tipping::tipping_point;
use super::units::{Share, Swing};
use super::wall::Wall;

/// A step of the curve.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct CurvePoint {
    /// Per cent of the votes that move.
    pub transfer: f64,
    /// Seats of the wall won by the receiving party just above that transfer.
    pub conservative: usize,
}

/// The steps of the wall's count as the transfer rises, at a fixed labour share and
/// swing. Starts at transfer 0; seats that fall at the same transfer make one step.
pub fn curve(
    election: &Election,
    wall: &Wall,
    labour_share: Share,
    swing: Swing,
) -> Vec<CurvePoint> {
    let mut falls: Vec<order::Keyed> = Vec::with_capacity(wall.seats().len());
    for &id in wall.seats() {
        let point = tipping_point(election.seat(id), labour_share, swing);
        if let Some(percent) = point.percent() {
            falls.push((order::key(percent), 0, id));
        }
    }
    order::sort(&mut falls);
    let mut steps = vec![CurvePoint {
        transfer: 0.0,
        conservative: 0,
    }];
    for (key, _, _) in falls {
        let transfer = order::number(key);
        match steps.last_mut() {
            Some(last) if last.transfer == transfer => last.conservative += 1,
            last => {
                let conservative = last.map_or(0, |l| l.conservative) + 1;
                steps.push(CurvePoint {
                    transfer,
                    conservative,
                });
            }
        }
    }
    steps
}
