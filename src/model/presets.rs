//! Scenarios with a published source.

use super::units::{Share, Swing};

/// A scenario to jump to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Preset {
    /// A stable identifier.
    pub id: &'static str,
    /// The share to the Conservatives.
    pub transfer: Share,
    /// The share to Labour.
    pub labour_share: Share,
    /// What it is, short enough for a button.
    pub label: &'static str,
    /// Where the figures are from, and what they are worth.
    pub source: &'static str,
}

const fn preset(
    id: &'static str,
    con: i64,
    lab: i64,
    label: &'static str,
    source: &'static str,
) -> Preset {
    Preset {
        id,
        transfer: Share::from_percent(con),
        labour_share: Share::from_percent(lab),
        label,
        source,
    }
}

/// A uniform swing to jump to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SwingSetting {
    /// The swing.
    pub swing: Swing,
    /// What it is, short enough for a button.
    pub label: &'static str,
    /// Where the figure is from.
    pub source: &'static str,
}

/// The swings with a source, in the order shown. Half the change of the Conservative lead: Great
/// Britain gave them a lead of 11.8 points in December 2019.
pub const SWINGS: [SwingSetting; 3] = [
    SwingSetting {
        swing: Swing::ZERO,
        label: "2019",
        source: "the result of 2019, a lead of 11.8 points in Great Britain",
    },
    SwingSetting {
        swing: Swing::from_hundredths(-75),
        label: "May 2021",
        source: "the polls of May 2021, a mean lead of 10.3 points",
    },
    SwingSetting {
        swing: Swing::from_hundredths(1597),
        label: "Hartlepool",
        source: "the swing of the Hartlepool by-election, everywhere",
    },
];

/// The presets, in the order shown.
pub const PRESETS: [Preset; 6] = [
    preset(
        "2019",
        0,
        0,
        "2019 as it was",
        "The result of 12 December 2019 as counted (House of Commons Library).",
    ),
    preset(
        "tipping",
        34,
        0,
        "Hartlepool just falls",
        "The first whole per cent at which Hartlepool is Conservative; it ties at 33.9%.",
    ),
    preset(
        "labour-leavers",
        70,
        30,
        "Labour Leavers, 2019",
        "How Brexit Party voters who were Labour Leavers would have split: Curtice, Fisher and English, \
         appendix to The British General Election of 2019. The published split least kind to the Conservatives.",
    ),
    preset(
        "bes-2019",
        71,
        6,
        "British Election Study",
        "How the Brexit Party's voters at the European election of May 2019 voted that December where the \
         party stood: British Election Study, Green.",
    ),
    preset(
        "hartlepool-poll",
        77,
        5,
        "Survation, Apr 2021",
        "Survation, Hartlepool, 23-29 April 2021; a small subsample.",
    ),
    preset(
        "all",
        100,
        0,
        "All of them, the ceiling",
        "The ceiling: every Brexit Party vote goes to the Conservatives.",
    ),
];
