//! The setting as the widget's own parser reads it.

use brexit_transfer::{
    options::{Key, Options, Warning},
    view,
};

use crate::{
    election::Subject,
    lines::{Attribute, Lines, attributes},
    setting::Setting,
};

/// What is asked for, and what could not be used of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Asked {
    pub options: Options,
    pub warnings: Vec<Warning>,
}

impl Asked {
    pub fn new(setting: &Setting, subject: &Subject) -> Asked {
        let mut options = Options {
            words: subject.words.clone(),
            ..Options::new(subject.election.clone())
        };
        let warnings = options.set_texts(&setting.texts);
        Asked { options, warnings }
    }

    /// What an option accepts, if what is asked for cannot be used as it stands.
    pub fn warning(&self, key: Key) -> Option<String> {
        let warning = self.warnings.iter().find(|warning| warning.key == key)?;
        let value = Warning::shortened(&warning.value);
        Some(format!(
            "“{value}” cannot be used as it stands. Accepted: {}.",
            warning.accepted
        ))
    }
}

/// Where the widget lies, and its election.
#[derive(Clone, PartialEq, Debug)]
pub struct Places {
    /// The widget's folder as the lines say it, with a slash at its end.
    pub home: String,
    /// The election as the lines say it; none for the one that the widget brings along.
    pub src: Option<String>,
    /// The same as this page fetches it: those of the release lie beside it.
    pub here: Option<String>,
}

impl Asked {
    /// The lines to copy, in a language by its code.
    pub fn lines(&self, places: &Places, lang: &str) -> Lines {
        let options = &self.options;
        Lines {
            home: places.home.clone(),
            lang: lang.to_owned(),
            attributes: attributes(options, places.src.as_deref()),
            question: view::card(options, &options.outcome()).question,
        }
    }

    /// The attributes of a widget on this page.
    pub fn attributes(&self, places: &Places) -> Vec<Attribute> {
        attributes(&self.options, places.here.as_deref())
    }
}
