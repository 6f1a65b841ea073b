//! The transfer at which a seat falls, without trying values.

use std::cmp::Ordering;

use super::election::Seat;
use super::party::Party;
use super::units::{Share, Swing, VOTE, Votes};

/// An exact share of the votes that move: `num / den` basis points.
#[derive(Clone, Copy, Debug)]
pub struct Ratio {
    num: Votes,
    den: i64,
    /// Whether the receiving party wins at exactly this transfer, which makes a tie: it
    /// does where it won as counted.
    wins_tie: bool,
}

impl Ratio {
    /// Per cent of the votes that move.
    pub fn percent(self) -> f64 {
        self.num as f64 / (self.den * 100) as f64
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Ratio) -> Ordering {
        // Votes stay below 2^32 and denominators below 2^17: the products fit.
        (self.num * other.den)
            .cmp(&(other.num * self.den))
            .then(other.wins_tie.cmp(&self.wins_tie))
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Ratio) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Ratio) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ratio {}

/// Where on the scale of transfers the receiving party wins a seat, all else unchanged.
/// Ordered by transfer: won already first, never last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum TippingPoint {
    /// The receiving party wins with no transfer at all.
    Already,
    /// It wins above this transfer; in a seat that it won as counted (which a swing took from
    /// it) from it on. It is below what the labour share leaves, or equal to it where
    /// a tie wins; 0 only where no transfer at all makes a tie that is lost.
    At(Ratio),
    /// It does not win with any transfer that the labour share leaves.
    Never,
}

impl TippingPoint {
    /// Per cent of the votes that move: 0 if already won, none if never.
    pub fn percent(self) -> Option<f64> {
        match self {
            TippingPoint::Already => Some(0.0),
            TippingPoint::At(ratio) => Some(ratio.percent()),
            TippingPoint::Never => None,
        }
    }

    /// Whether the receiving party wins at this transfer: agrees with the recount at every
    /// basis point that the labour share leaves.
    pub fn passed(self, t: Share) -> bool {
        match self {
            TippingPoint::Already => true,
            TippingPoint::At(r) => {
                let (there, needed) = (t.basis_points() * r.den, r.num);
                there > needed || (r.wins_tie && there == needed)
            }
            TippingPoint::Never => false,
        }
    }
}

/// The tipping point of a seat at a labour share and a swing.
///
/// It is the largest over rivals j of `(Vj - to) / b`, and of `(b(1 - l) - to) / 2b` for what is
/// left of the party whose voters move, whose own fall helps; `b` is its vote as counted.
pub fn tipping_point(seat: &Seat, labour_share: Share, swing: Swing) -> TippingPoint {
    if !seat.changeable {
        return TippingPoint::Never;
    }
    let b = seat.votes(Party::FROM);
    let left = labour_share.rest().basis_points();
    // A swing away from the receiving party is limited to the votes it has, which only
    // matters where it cannot win: the votes below may be negative, and the answer is
    // the same. A swing away from the third party is limited to its votes on both sides.
    let third = seat.votes(Party::THIRD) * VOTE + labour_share.basis_points() * b;
    let moved = (swing.hundredths() * seat.valid).min(third);
    let to = seat.votes(Party::TO) * VOTE + moved;
    let best = (third - moved).max(seat.unmoved[0].1 * VOTE);
    let wins_tie = seat.winner() == Party::TO;

    let short = (best.max(left * b)) - to;
    if short < 0 || (short == 0 && wins_tie) {
        return TippingPoint::Already;
    }
    if b == 0 {
        return TippingPoint::Never;
    }
    let ratio = Ratio {
        num: (2 * (best - to)).max(left * b - to),
        den: 2 * b,
        wins_tie,
    };
    let point = TippingPoint::At(ratio);
    if point.passed(labour_share.rest()) {
        point
    } else {
        TippingPoint::Never
    }
}
