//! What a page may ask for: one parser for attributes, the query and the fragment.
//!
//! A value that cannot be read never breaks the page: the default is used and a
//! [`Warning`] says so.

use std::fmt;

use crate::model::{Scenario, SeatId, Share, Swing, Wall, WallRule, election};

mod decimal;
mod fragment;

pub use decimal::{Decimal, parse_decimal, write_decimal};
pub use fragment::{FragmentParts, read_fragment, write_fragment, write_fragment_beside};

/// A part of the widget.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[allow(missing_docs)] // the names are those of the attribute's values
pub enum Panel {
    Seat,
    Wall,
    Map,
    Curve,
    Mountain,
    List,
}

impl Panel {
    /// Every panel, in the default order.
    pub const ALL: [Panel; 6] = [
        Panel::Seat,
        Panel::Wall,
        Panel::Map,
        Panel::Curve,
        Panel::Mountain,
        Panel::List,
    ];

    /// The word in the `panels` attribute.
    pub const fn id(self) -> &'static str {
        ["seat", "wall", "map", "curve", "mountain", "list"][self as usize]
    }
}

/// Light on dark or dark on light.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash)]
pub enum Theme {
    /// As the page.
    #[default]
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// Every theme.
    pub const ALL: [Theme; 3] = [Theme::Auto, Theme::Light, Theme::Dark];

    /// The word in the `theme` attribute.
    pub const fn id(self) -> &'static str {
        ["auto", "light", "dark"][self as usize]
    }
}

/// An option's name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[allow(missing_docs)]
pub enum Key {
    Transfer,
    LabourShare,
    Swing,
    Seat,
    Wall,
    Panels,
    Theme,
    Headline,
}

impl Key {
    /// Every option. The transfer comes before the labour share, which gives way to it.
    pub const ALL: [Key; 8] = [
        Key::Transfer,
        Key::LabourShare,
        Key::Swing,
        Key::Seat,
        Key::Wall,
        Key::Panels,
        Key::Theme,
        Key::Headline,
    ];

    /// The attribute's name, and the parameter's in a query: `labour-share`.
    pub const fn attribute(self) -> &'static str {
        [
            "transfer",
            "labour-share",
            "swing",
            "seat",
            "wall",
            "panels",
            "theme",
            "headline",
        ][self as usize]
    }

    /// The option's name in script: `labourShare`.
    pub const fn option(self) -> &'static str {
        match self {
            Key::LabourShare => "labourShare",
            _ => self.attribute(),
        }
    }

    /// The key of an attribute, in lower case as HTML gives it.
    pub fn from_attribute(name: &str) -> Option<Key> {
        Key::ALL.into_iter().find(|key| key.attribute() == name)
    }

    /// The key of an option in script; case counts.
    pub fn from_option(name: &str) -> Option<Key> {
        Key::ALL.into_iter().find(|key| key.option() == name)
    }

    /// What the option accepts, in words that follow "accepted".
    pub const fn accepted(self) -> &'static str {
        match self {
            Key::Transfer => "a number from 0 to 100",
            Key::LabourShare => "a number from 0 to 100 that with transfer makes at most 100",
            Key::Swing => "a number from -25 to 25",
            Key::Seat => "the ONS code or exact name of a seat in Great Britain",
            Key::Wall => {
                "wall, north, wales, labour, or ONS codes of seats in Great Britain separated by spaces"
            }
            Key::Panels => "any of seat, wall, map, curve, mountain and list, separated by spaces",
            Key::Theme => "auto, light or dark",
            Key::Headline => "text",
        }
    }
}

/// A value that was not used as it stood.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Warning {
    /// Which option.
    pub key: Key,
    /// The value as given.
    pub value: String,
    /// What is accepted.
    pub accepted: &'static str,
}

impl Warning {
    fn new(key: Key, value: &str) -> Warning {
        Warning {
            key,
            value: value.to_owned(),
            accepted: key.accepted(),
        }
    }
}

/// Characters of a value that a warning repeats.
const SHOWN: usize = 80;

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("The attribute ")?;
        f.write_str(self.key.attribute())?;
        f.write_str(" cannot use all of \"")?;
        match self.value.char_indices().nth(SHOWN) {
            Some((end, _)) => {
                f.write_str(&self.value[..end])?;
                f.write_str("...")?;
            }
            None => f.write_str(&self.value)?,
        }
        f.write_str("\"; accepted: ")?;
        f.write_str(self.accepted)?;
        f.write_str(".")
    }
}

/// All that a page may ask for.
#[derive(Clone, PartialEq, Debug)]
pub struct Options {
    /// Transfer, labour share and swing at the start.
    pub scenario: Scenario,
    /// The seat shown, in Great Britain.
    pub seat: SeatId,
    /// The wall.
    pub wall: Wall,
    /// The panels in the order shown, each at most once, at least one.
    pub panels: Vec<Panel>,
    /// The theme.
    pub theme: Theme,
    /// A headline, never blank.
    pub headline: Option<String>,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            scenario: Scenario::default(),
            seat: election().hartlepool().id,
            wall: Wall::default(),
            panels: Panel::ALL.to_vec(),
            theme: Theme::default(),
            headline: None,
        }
    }
}

impl Options {
    /// Sets an option from text; none is the default. Says when the text was not used
    /// as it stands.
    ///
    /// Where transfer and labour share exceed 100 together, the labour share is cut,
    /// whichever of them is set, and the warning is about the labour share.
    pub fn set_text(&mut self, key: Key, value: Option<&str>) -> Option<Warning> {
        let text = value.unwrap_or_default();
        let used = match key {
            Key::Transfer => return self.set_transfer(value),
            Key::LabourShare => {
                let (share, used) = share(value);
                let s = self.scenario;
                self.scenario = Scenario::new(s.transfer(), share, s.swing());
                used && self.scenario.labour_share() == share
            }
            Key::Swing => {
                let (swing, used) = swing(value);
                self.scenario = self.scenario.with_swing(swing);
                used
            }
            Key::Seat => {
                let seat = election().find(text).filter(|s| s.in_great_britain());
                self.seat = seat.unwrap_or_else(|| election().hartlepool()).id;
                seat.is_some()
            }
            Key::Wall => {
                let (wall, used) = read_wall(text);
                self.wall = wall;
                used
            }
            Key::Panels => {
                let (panels, used) = read_panels(text);
                self.panels = panels;
                used
            }
            Key::Theme => {
                let theme = Theme::ALL
                    .into_iter()
                    .find(|theme| theme.id().eq_ignore_ascii_case(text.trim()));
                self.theme = theme.unwrap_or_default();
                theme.is_some()
            }
            Key::Headline => {
                let text = text.trim();
                self.headline = (!text.is_empty()).then(|| text.to_owned());
                true
            }
        };
        (value.is_some() && !used).then(|| Warning::new(key, text))
    }

    fn set_transfer(&mut self, value: Option<&str>) -> Option<Warning> {
        let (share, used) = share(value);
        let before = self.scenario.labour_share();
        self.scenario = self.scenario.with_transfer(share);
        if !used {
            return Some(Warning::new(Key::Transfer, value.unwrap_or_default()));
        }
        (self.scenario.labour_share() != before).then(|| {
            let cut = write_decimal(before.basis_points(), 2);
            Warning::new(Key::LabourShare, &cut)
        })
    }

    /// Options from names and texts in any order, with a warning for each text that was
    /// not used as it stands. The first of a repeated option counts.
    pub fn from_texts<S: AsRef<str>>(
        pairs: impl IntoIterator<Item = (Key, S)>,
    ) -> (Options, Vec<Warning>) {
        let pairs: Vec<(Key, S)> = pairs.into_iter().collect();
        let mut options = Options::default();
        let mut warnings = Vec::new();
        for key in Key::ALL {
            if let Some((_, text)) = pairs.iter().find(|pair| pair.0 == key) {
                warnings.extend(options.set_text(key, Some(text.as_ref())));
            }
        }
        (options, warnings)
    }
}

/// A number in units of 10^-`places`, cut to a range, and whether it was used as it stands.
/// Zero for what cannot be read; an absent value is zero and used as it stands.
fn number(value: Option<&str>, places: usize, low: i64, high: i64) -> (i64, bool) {
    let Some(text) = value else {
        return (0, true);
    };
    match parse_decimal(text, places) {
        Some(decimal) => (
            decimal.rounded().clamp(low, high),
            decimal.within(low, high),
        ),
        None => (0, false),
    }
}

/// A share keeps one decimal of a per cent: ten basis points.
fn share(value: Option<&str>) -> (Share, bool) {
    let (tenths, used) = number(value, 1, 0, 1_000);
    (Share::from_basis_points(tenths * 10), used)
}

/// A swing keeps two decimals of a point.
fn swing(value: Option<&str>) -> (Swing, bool) {
    let (hundredths, used) = number(value, 2, -Swing::LIMIT, Swing::LIMIT);
    (Swing::from_hundredths(hundredths), used)
}

fn read_wall(text: &str) -> (Wall, bool) {
    let named = |rule: &WallRule| rule.id().eq_ignore_ascii_case(text.trim());
    if let Some(rule) = WallRule::NAMED.into_iter().find(named) {
        return (Wall::new(rule), true);
    }
    let mut used = true;
    let listed = text.split_whitespace().filter_map(|code| {
        let seat = election().find_code(code).filter(|s| s.in_great_britain());
        used &= seat.is_some();
        seat.map(|s| s.id)
    });
    let wall = Wall::custom(listed).unwrap_or_default();
    (wall, used)
}

fn read_panels(text: &str) -> (Vec<Panel>, bool) {
    let mut panels = Vec::new();
    let mut used = true;
    for word in text.split_whitespace() {
        let known = |panel: &Panel| panel.id().eq_ignore_ascii_case(word);
        match Panel::ALL.into_iter().find(known) {
            Some(panel) if panels.contains(&panel) => {}
            Some(panel) => panels.push(panel),
            None => used = false,
        }
    }
    if panels.is_empty() {
        panels = Panel::ALL.to_vec();
    }
    (panels, used)
}
