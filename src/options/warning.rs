//! What is said about a value that cannot be used as it stands.

use std::fmt;

use super::key::Key;

/// A value that was not used as it stood.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Warning {
    /// Which option.
    pub key: Key,
    /// The value as given.
    pub value: String,
    /// What is accepted.
    pub accepted: String,
}

impl Warning {
    pub(super) fn new(key: Key, value: &str, accepted: String) -> Warning {
        Warning {
            key,
            value: value.to_owned(),
            accepted,
        }
    }
}

/// Characters of a value that a message repeats.
const SHOWN: usize = 80;

impl Warning {
    /// A sentence about the attribute of an element.
    pub fn of_attribute(&self) -> String {
        self.sentence("attribute ", self.key.attribute())
    }

    /// A sentence about the option of a script.
    pub fn of_option(&self) -> String {
        self.sentence("option ", self.key.option())
    }

    fn sentence(&self, kind: &str, name: &str) -> String {
        let value = Warning::shortened(&self.value);
        format!(
            "The {kind}{name} cannot use all of \"{value}\"; accepted: {}.",
            self.accepted
        )
    }

    /// As much of a value as a message repeats.
    pub fn shortened(value: &str) -> String {
        match value.char_indices().nth(SHOWN) {
            Some((end, _)) => format!("{}...", &value[..end]),
            None => value.to_owned(),
        }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.of_attribute())
    }
}
