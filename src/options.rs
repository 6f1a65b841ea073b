//! What a page may ask for: one parser for attributes, the query and the fragment.
//!
//! A value that cannot be read never breaks the page: the default is used and a
//! [`Warning`] says so.

use std::rc::Rc;

use crate::{
    model::{Election, Outcome, Scenario, SeatId, Share, Swing, Wall, outcome},
    words::Words,
};

mod decimal;
mod fragment;
mod home;
mod key;
mod warning;
mod written;

pub use decimal::{Decimal, parse_decimal, write_decimal};
pub use fragment::{read_fragment, write_fragment};
pub use key::{Key, Panel, Theme};
pub use warning::Warning;

/// All that a page may ask for.
#[derive(Clone, PartialEq, Debug)]
pub struct Options {
    /// The election that is recounted.
    pub election: Rc<Election>,
    /// The language that readers are spoken to in. The election has words of its own.
    pub words: Rc<Words>,
    /// Transfer, labour share and swing at the start.
    pub scenario: Scenario,
    /// The address that the election was loaded from; none for the one that the crate brings
    /// along. Whoever sets it loads the election too.
    pub src: Option<String>,
    /// The seat shown, never one outside.
    pub seat: SeatId,
    /// The wall.
    pub wall: Wall,
    /// The panels in the order shown, each at most once, at least one.
    pub panels: Vec<Panel>,
    /// The theme.
    pub theme: Theme,
    /// A headline, never blank.
    pub headline: Option<String>,
    /// The address of the folder where the frame lies: one of http or https, or relative to
    /// the page.
    pub home: Option<String>,
}

/// Those of the election that the crate brings along.
impl Default for Options {
    fn default() -> Options {
        Options::new(Election::embedded())
    }
}

impl Options {
    /// What a page gets that asks for nothing.
    pub fn new(election: Rc<Election>) -> Options {
        Options {
            scenario: Scenario::default(),
            seat: election.focus().id,
            wall: Wall::new(&election, 0),
            panels: default_panels(&election),
            election,
            words: Words::english(),
            src: None,
            theme: Theme::default(),
            headline: None,
            home: None,
        }
    }

    /// What a page gets that asks for nothing, about the same election in the same language.
    pub fn fresh(&self) -> Options {
        Options {
            words: Rc::clone(&self.words),
            ..Options::new(Rc::clone(&self.election))
        }
    }

    /// What follows from them, counted.
    pub fn outcome(&self) -> Outcome {
        outcome(&self.election, &self.wall, self.scenario)
    }

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
                let seat = self.election.find(text).filter(|s| s.is_inside);
                self.seat = seat.unwrap_or_else(|| self.election.focus()).id;
                seat.is_some()
            }
            Key::Wall => {
                let (wall, used) = read_wall(&self.election, text);
                self.wall = wall;
                used
            }
            Key::Panels => {
                let (panels, used) = read_panels(text);
                self.panels = panels;
                self.take_panels();
                used
            }
            Key::Theme => {
                let theme = Theme::ALL
                    .into_iter()
                    .find(|theme| theme.id().eq_ignore_ascii_case(text.trim_ascii()));
                self.theme = theme.unwrap_or_default();
                theme.is_some()
            }
            Key::Headline => {
                let text = text.trim_ascii();
                self.headline = (!text.is_empty()).then(|| text.to_owned());
                true
            }
            Key::Src => {
                self.src = home::read_home(text);
                self.src.is_some()
            }
            Key::Home => {
                self.home = home::read_home(text);
                self.home.is_some()
            }
        };
        (value.is_some() && !used).then(|| self.warning(key, text))
    }

    fn warning(&self, key: Key, value: &str) -> Warning {
        Warning::new(key, value, self.accepted(key))
    }

    /// What an option accepts, in words that follow "accepted".
    pub fn accepted(&self, key: Key) -> String {
        match key {
            Key::Wall => {
                let mut words = String::new();
                for group in self.election.groups() {
                    words.push_str(&group.id);
                    words.push_str(", ");
                }
                words + "or ONS codes of seats on the map separated by spaces"
            }
            key => key.accepted().to_owned(),
        }
    }

    /// The panels that the election has something to show in, of those asked for; the default
    /// for none.
    fn take_panels(&mut self) {
        self.panels
            .retain(|&panel| has_panel(&self.election, panel));
        if self.panels.is_empty() {
            self.panels = default_panels(&self.election);
        }
    }

    /// Takes over from `after` what has changed since `before`.
    pub fn take_changes(&mut self, before: &Options, after: &Options) {
        fn take<T: Clone + PartialEq>(own: &mut T, before: &T, after: &T) {
            if before != after {
                own.clone_from(after);
            }
        }
        // Seats and walls are those of one election.
        if before.election != after.election {
            self.clone_from(after);
            return;
        }
        take(&mut self.scenario, &before.scenario, &after.scenario);
        take(&mut self.seat, &before.seat, &after.seat);
        take(&mut self.wall, &before.wall, &after.wall);
        take(&mut self.panels, &before.panels, &after.panels);
        take(&mut self.theme, &before.theme, &after.theme);
        take(&mut self.src, &before.src, &after.src);
        take(&mut self.words, &before.words, &after.words);
        take(&mut self.headline, &before.headline, &after.headline);
        take(&mut self.home, &before.home, &after.home);
    }

    fn set_transfer(&mut self, value: Option<&str>) -> Option<Warning> {
        let (share, used) = share(value);
        let before = self.scenario.labour_share();
        self.scenario = self.scenario.with_transfer(share);
        if !used {
            return Some(self.warning(Key::Transfer, value.unwrap_or_default()));
        }
        (self.scenario.labour_share() != before).then(|| {
            let cut = write_decimal(before.basis_points(), 2);
            self.warning(Key::LabourShare, &cut)
        })
    }

    /// Options from names and texts in any order, with a warning for each text that was
    /// not used as it stands. The first of a repeated option counts.
    pub fn from_texts<S: AsRef<str>>(
        election: Rc<Election>,
        pairs: &[(Key, S)],
    ) -> (Options, Vec<Warning>) {
        let mut options = Options::new(election);
        let warnings = options.set_texts(pairs);
        (options, warnings)
    }

    /// Sets options from names and texts, as above; the others stay.
    pub fn set_texts<S: AsRef<str>>(&mut self, pairs: &[(Key, S)]) -> Vec<Warning> {
        let text = |key| pairs.iter().find(|pair| pair.0 == key);
        // The labour share gives way to the transfer, and one that is set anew does not count
        // before.
        if text(Key::LabourShare).is_some() {
            self.set_text(Key::LabourShare, None);
        }
        let mut warnings = Vec::new();
        for key in Key::ALL {
            if let Some((_, text)) = text(key) {
                warnings.extend(self.set_text(key, Some(text.as_ref())));
            }
        }
        warnings
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

fn read_wall(election: &Election, text: &str) -> (Wall, bool) {
    let wanted = text.trim_ascii();
    let mut groups = election.groups().iter();
    if let Some(place) = groups.position(|group| group.id.eq_ignore_ascii_case(wanted)) {
        return (Wall::new(election, place), true);
    }
    let mut used = true;
    let listed = text.split_ascii_whitespace().filter_map(|code| {
        let seat = election.find_code(code).filter(|s| s.is_inside);
        used &= seat.is_some();
        seat.map(|s| s.id)
    });
    let wall = Wall::custom(election, listed);
    let wall = wall.unwrap_or_else(|| Wall::new(election, 0));
    (wall, used)
}

/// Whether an election has what a panel shows.
fn has_panel(election: &Election, panel: Panel) -> bool {
    panel != Panel::Mountain || election.climb().is_some()
}

/// The panels that an election is meant to be shown with.
fn default_panels(election: &Election) -> Vec<Panel> {
    let mut panels = Vec::new();
    for &place in election.panels() {
        if let Some(&panel) = Panel::ALL.get(usize::from(place))
            && has_panel(election, panel)
            && !panels.contains(&panel)
        {
            panels.push(panel);
        }
    }
    if panels.is_empty() {
        panels.push(Panel::Seat);
    }
    panels
}

fn read_panels(text: &str) -> (Vec<Panel>, bool) {
    let mut panels = Vec::new();
    let mut used = true;
    let is_between = |c: char| c == ',' || c.is_ascii_whitespace();
    for word in text.split(is_between).filter(|word| !word.is_empty()) {
        let known = |panel: &Panel| panel.id().eq_ignore_ascii_case(word);
        match Panel::ALL.into_iter().find(known) {
            Some(panel) if panels.contains(&panel) => {}
            Some(panel) => panels.push(panel),
            None => used = false,
        }
    }
    (panels, used)
}
