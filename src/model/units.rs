//! The units in which a seat is decided: whole numbers only, so that a tie is a tie.

/// Votes in units of 1/10 000 vote: a whole vote is [`VOTE`]. Multiplying votes by a
/// [`Share`] gives this unit exactly. The largest seat needs about 31 bits.
pub type Votes = i64;

/// One whole vote in [`Votes`]; also the number of basis points in the whole.
pub const VOTE: Votes = 10_000;

/// Rounds to the nearest whole vote, half away from zero. For display only: a seat is
/// never decided by rounded votes.
pub fn round_votes(v: Votes) -> i64 {
    (v + v.signum() * (VOTE / 2)) / VOTE
}

/// A share of the votes that move in whole basis points, `0..=10_000` (6200 is 62%).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Hash)]
pub struct Share(u16);

impl Share {
    /// Nobody.
    pub const ZERO: Share = Share(0);
    /// Everybody: 10 000 basis points.
    pub const ALL: Share = Share(VOTE as u16);

    /// A share from basis points; what is outside `0..=10_000` is cut to the range.
    pub const fn from_basis_points(bp: i64) -> Share {
        if bp <= 0 {
            Share::ZERO
        } else if bp >= VOTE {
            Share::ALL
        } else {
            Share(bp as u16)
        }
    }

    /// A share from whole per cent; what is outside `0..=100` is cut to the range.
    pub const fn from_percent(p: i64) -> Share {
        Share::from_basis_points(p.saturating_mul(100))
    }

    /// Whole basis points, `0..=10_000`.
    pub const fn basis_points(self) -> i64 {
        self.0 as i64
    }

    /// Per cent, `0.0..=100.0`.
    pub fn percent(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// What is left of the whole: 10 000 basis points less this.
    pub const fn rest(self) -> Share {
        Share(VOTE as u16 - self.0)
    }
}

/// A uniform swing from the third party to the receiving one in whole hundredths of a percentage
/// point of each seat's valid vote, `-2500..=2500`; negative is the other way.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Hash)]
pub struct Swing(i16);

impl Swing {
    /// No swing.
    pub const ZERO: Swing = Swing(0);
    /// The largest swing either way, in hundredths of a point.
    pub const LIMIT: i64 = 2_500;

    /// A swing from hundredths of a point; what is outside `-2500..=2500` is cut.
    pub const fn from_hundredths(h: i64) -> Swing {
        if h <= -Swing::LIMIT {
            Swing(-(Swing::LIMIT as i16))
        } else if h >= Swing::LIMIT {
            Swing(Swing::LIMIT as i16)
        } else {
            Swing(h as i16)
        }
    }

    /// Whole hundredths of a point, `-2500..=2500`. Times valid votes it is [`Votes`].
    pub const fn hundredths(self) -> i64 {
        self.0 as i64
    }

    /// Percentage points, `-25.0..=25.0`.
    pub fn points(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

/// Scaled votes as percentage points of a seat's valid votes.
pub(crate) fn points(v: Votes, valid: i64) -> f64 {
    v as f64 / (valid * (VOTE / 100)) as f64
}
