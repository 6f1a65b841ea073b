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
    pub accepted: &'static str,
}

impl Warning {
    pub(super) fn new(key: Key, value: &str) -> Warning {
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
