//! What a reader can set.
//!
//! The labour share is the third party's, whichever that is: its name and that of other figures are
//! those of the first election that was shown, and public.

#[cfg(doc)]
use super::party::Party;
use super::units::{Share, Swing};

/// A what-if: where a party's votes go, and a uniform swing.
///
/// `transfer + labour_share` never exceeds the whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash)]
pub struct Scenario {
    transfer: Share,
    labour_share: Share,
    swing: Swing,
}

impl Scenario {
    /// A scenario; the labour share is cut to what the transfer leaves.
    pub fn new(transfer: Share, labour_share: Share, swing: Swing) -> Scenario {
        Scenario {
            transfer,
            labour_share: labour_share.min(transfer.rest()),
            swing,
        }
    }

    /// The share of a seat's votes for [`Party::FROM`] that go to [`Party::TO`].
    pub const fn transfer(self) -> Share {
        self.transfer
    }

    /// The share of the same votes that go to [`Party::THIRD`].
    pub const fn labour_share(self) -> Share {
        self.labour_share
    }

    /// The uniform swing from the third party to the receiving one.
    pub const fn swing(self) -> Swing {
        self.swing
    }

    /// The share of the votes that stay with the party.
    pub const fn stay(self) -> Share {
        Share::from_basis_points(
            self.transfer.rest().basis_points() - self.labour_share.basis_points(),
        )
    }

    /// With another transfer, which pushes the labour share down to fit.
    pub fn with_transfer(self, t: Share) -> Scenario {
        Scenario::new(t, self.labour_share, self.swing)
    }

    /// With another labour share, which pushes the transfer down to fit.
    pub fn with_labour_share(self, l: Share) -> Scenario {
        Scenario {
            transfer: self.transfer.min(l.rest()),
            labour_share: l,
            swing: self.swing,
        }
    }

    /// With another swing.
    pub fn with_swing(self, s: Swing) -> Scenario {
        Scenario { swing: s, ..self }
    }
}
