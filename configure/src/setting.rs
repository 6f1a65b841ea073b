//! What the editor has asked for, as the texts that the widget's own parsers read.

use std::rc::Rc;

use brexit_transfer::options::Key;
use yew::Reducible;

use crate::{
    address,
    theme::{Theme, Token},
};

/// Light or dark: what the page around the widget is like.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
#[allow(missing_docs)]
pub enum Scheme {
    #[default]
    Light,
    Dark,
}

impl Scheme {
    pub const ALL: [Scheme; 2] = [Scheme::Light, Scheme::Dark];

    /// The word in the address.
    pub const fn id(self) -> &'static str {
        match self {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        }
    }
}

/// The width of the preview.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[allow(missing_docs)]
pub enum Width {
    Phone,
    #[default]
    Column,
    Wide,
}

impl Width {
    pub const ALL: [Width; 3] = [Width::Phone, Width::Column, Width::Wide];

    /// In CSS pixels.
    pub const fn pixels(self) -> u32 {
        match self {
            Width::Phone => 360,
            Width::Column => 620,
            Width::Wide => 960,
        }
    }

    pub const fn label(self) -> &'static str {
        match self {
            Width::Phone => "Phone",
            Width::Column => "Column",
            Width::Wide => "Wide",
        }
    }
}

/// The code of the language that a widget speaks where nothing is said.
pub const ENGLISH: &str = "en";

/// What the editor has asked for.
#[derive(Clone, PartialEq, Debug)]
pub struct Setting {
    /// Options as attributes say them, each at most once. They may be none that can be used.
    pub texts: Vec<(Key, String)>,
    /// The code of a language that there is.
    pub lang: String,
    pub theme: Theme,
    pub width: Width,
    pub scheme: Scheme,
    /// What in the address was passed over, in words; until the next edit.
    pub passed_over: Vec<String>,
}

impl Default for Setting {
    fn default() -> Setting {
        Setting {
            texts: Vec::new(),
            lang: ENGLISH.to_owned(),
            theme: Theme::default(),
            width: Width::default(),
            scheme: Scheme::default(),
            passed_over: Vec::new(),
        }
    }
}

/// What an editor does.
#[derive(Clone, PartialEq, Debug)]
pub enum Edit {
    /// Sets an option; an empty text is its default.
    Text(Key, String),
    /// Sets several.
    Texts(Vec<(Key, String)>),
    /// Chooses an election by the text of `src`; none is the one that the widget brings along.
    Election(Option<String>),
    Lang(String),
    /// Sets a colour for light or for dark.
    Colour(Token, Scheme, String),
    UsualColours,
    Width(Width),
    Scheme(Scheme),
    /// Starts anew from the fragment of an address.
    Address(String),
}

impl Setting {
    /// The text of an option, empty where nothing is asked for.
    pub fn text(&self, key: Key) -> &str {
        let given = self.texts.iter().find(|(given, _)| *given == key);
        given.map_or("", |(_, text)| text)
    }

    fn set(&mut self, key: Key, text: String) {
        self.texts.retain(|(given, _)| *given != key);
        if !text.is_empty() {
            self.texts.push((key, text));
        }
    }

    /// What an edit makes of it.
    pub fn edited(&self, edit: Edit) -> Setting {
        let mut setting = self.clone();
        setting.passed_over.clear();
        match edit {
            Edit::Text(key, text) => setting.set(key, text),
            Edit::Texts(texts) => {
                for (key, text) in texts {
                    setting.set(key, text);
                }
            }
            Edit::Election(src) => {
                // Seats and groups are those of one election.
                for key in [Key::Seat, Key::Wall] {
                    setting.set(key, String::new());
                }
                setting.set(Key::Src, src.unwrap_or_default());
            }
            Edit::Lang(code) => setting.lang = code,
            Edit::Colour(token, scheme, colour) => setting.theme.set(token, scheme, &colour),
            Edit::UsualColours => setting.theme = Theme::default(),
            Edit::Width(width) => setting.width = width,
            Edit::Scheme(scheme) => setting.scheme = scheme,
            Edit::Address(fragment) => setting = address::read(&fragment),
        }
        setting
    }
}

impl Reducible for Setting {
    type Action = Edit;

    fn reduce(self: Rc<Self>, edit: Edit) -> Rc<Self> {
        Rc::new(self.edited(edit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_replaces_what_was_asked_for_and_an_empty_one_takes_it_back() {
        let setting = Setting::default()
            .edited(Edit::Text(Key::Seat, "Wansbeck".into()))
            .edited(Edit::Text(Key::Seat, "Wakefield".into()))
            .edited(Edit::Text(Key::Headline, "A headline ".into()));
        assert_eq!(setting.text(Key::Seat), "Wakefield");
        assert_eq!(setting.text(Key::Headline), "A headline ");
        let setting = setting.edited(Edit::Text(Key::Seat, String::new()));
        assert_eq!(setting.text(Key::Seat), "");
        assert_eq!(setting.texts.len(), 1);
    }

    #[test]
    fn another_election_has_other_seats_and_keeps_the_rest() {
        let setting = Setting::default()
            .edited(Edit::Text(Key::Seat, "Wansbeck".into()))
            .edited(Edit::Text(Key::Wall, "north".into()))
            .edited(Edit::Text(Key::Transfer, "62".into()))
            .edited(Edit::Election(Some("2024.election".into())));
        assert_eq!(setting.text(Key::Seat), "");
        assert_eq!(setting.text(Key::Wall), "");
        assert_eq!(setting.text(Key::Transfer), "62");
        assert_eq!(setting.text(Key::Src), "2024.election");
        assert_eq!(setting.edited(Edit::Election(None)).text(Key::Src), "");
    }
}
