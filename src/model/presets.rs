//! Scenarios with a published source, as an election names them.

use std::rc::Rc;

use super::units::{Share, Swing};

/// A scenario to jump to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Preset {
    /// A stable identifier.
    pub id: Rc<str>,
    /// The share to the receiving party.
    pub transfer: Share,
    /// The share to the third party; zero where that is not known.
    pub labour_share: Share,
    /// Whether the source says what goes to the third party.
    pub knows_labour: bool,
    /// What it is, short enough for a button.
    pub label: Rc<str>,
    /// The same in a word, for a button without a source.
    pub chip: Rc<str>,
    /// The source in a word or two, for a mark on the curve.
    pub short: Rc<str>,
    /// Where the figures are from, and what they are worth.
    pub source: Rc<str>,
    /// It stands on somebody's figures, not on arithmetic.
    pub is_sourced: bool,
}

/// A uniform swing to jump to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SwingSetting {
    /// The swing.
    pub swing: Swing,
    /// What it is, short enough for a button.
    pub label: Rc<str>,
    /// Where the figure is from.
    pub source: Rc<str>,
}
