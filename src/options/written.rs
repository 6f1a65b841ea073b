//! Options written as the texts that they are read from.

use super::{Key, Options, decimal::write_decimal};

impl Options {
    /// What differs from the options of a page that asks for nothing, as the texts of attributes:
    /// read again upon [`Options::fresh`], they are these options.
    pub fn texts(&self) -> Vec<(Key, String)> {
        let fresh = self.fresh();
        let differs = |key: &Key| self.text(*key) != fresh.text(*key);
        let written = |key: Key| Some((key, self.text(key)?));
        Key::ALL
            .into_iter()
            .filter(differs)
            .filter_map(written)
            .collect()
    }

    /// An option as an attribute says it; none for one that has no value.
    fn text(&self, key: Key) -> Option<String> {
        let s = self.scenario;
        let code = |id| &*self.election.seat(id).code;
        Some(match key {
            Key::Transfer => write_decimal(s.transfer().basis_points(), 2),
            Key::LabourShare => write_decimal(s.labour_share().basis_points(), 2),
            Key::Swing => write_decimal(s.swing().hundredths(), 2),
            Key::Seat => code(self.seat).to_owned(),
            Key::Wall => match self.wall.group(&self.election) {
                Some(group) => group.id.to_string(),
                None => words(self.wall.seats().iter().map(|&id| code(id))),
            },
            Key::Panels => words(self.panels.iter().map(|panel| panel.id())),
            Key::Theme => self.theme.id().to_owned(),
            Key::Headline => return self.headline.clone(),
            Key::Src => return self.src.clone(),
            Key::Home => return self.home.clone(),
        })
    }
}

fn words<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.collect::<Vec<_>>().join(" ")
}
