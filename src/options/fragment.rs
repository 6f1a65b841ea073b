//! The state of a frame in the fragment of its address: `#t=62&l=5&s=0`.

use super::decimal::write_decimal;
use super::{parse_decimal, share, swing};
use crate::model::{Scenario, Share, Swing};

/// What a fragment says; none where it says nothing that can be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct FragmentParts {
    /// `t`: the transfer in per cent.
    pub transfer: Option<Share>,
    /// `l`: the labour share in per cent.
    pub labour_share: Option<Share>,
    /// `s`: the swing in points.
    pub swing: Option<Swing>,
}

impl FragmentParts {
    /// The scenario with these parts in place of its own; the labour share is cut to fit.
    pub fn over(self, s: Scenario) -> Scenario {
        Scenario::new(
            self.transfer.unwrap_or(s.transfer()),
            self.labour_share.unwrap_or(s.labour_share()),
            self.swing.unwrap_or(s.swing()),
        )
    }
}

/// The fragment of a scenario with its sign, the defaults left out; empty if all are.
pub fn write_fragment(s: Scenario) -> String {
    write_fragment_beside(s, Scenario::default())
}

/// The fragment that gives a scenario on a page that starts with another one: parts that
/// are the same are left out.
pub fn write_fragment_beside(s: Scenario, start: Scenario) -> String {
    let mut text = String::new();
    for (name, now, then) in [
        (
            "t=",
            s.transfer().basis_points(),
            start.transfer().basis_points(),
        ),
        (
            "l=",
            s.labour_share().basis_points(),
            start.labour_share().basis_points(),
        ),
        ("s=", s.swing().hundredths(), start.swing().hundredths()),
    ] {
        if now != then {
            text.push(if text.is_empty() { '#' } else { '&' });
            text.push_str(name);
            text.push_str(&write_decimal(now, 2));
        }
    }
    text
}

/// Reads a fragment, with or without its sign. Numbers are read as those of attributes
/// and cut to their range; parts that are unknown or cannot be read are ignored, and of
/// repeated parts the first that can be read counts.
pub fn read_fragment(text: &str) -> FragmentParts {
    let mut parts = FragmentParts::default();
    for part in text.strip_prefix('#').unwrap_or(text).split('&') {
        let Some((name, value)) = part.split_once('=') else {
            continue;
        };
        if parse_decimal(value, 0).is_none() {
            continue;
        }
        match name {
            "t" => parts.transfer = parts.transfer.or(Some(share(Some(value)).0)),
            "l" => parts.labour_share = parts.labour_share.or(Some(share(Some(value)).0)),
            "s" => parts.swing = parts.swing.or(Some(swing(Some(value)).0)),
            _ => {}
        }
    }
    parts
}
