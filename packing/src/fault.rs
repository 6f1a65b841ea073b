//! What is wrong with an election's folder, and where.

use std::fmt;
use std::ops::Range;

/// The first thing found that cannot be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file, from where the folder was asked for.
    pub file: String,
    /// The line, 1 being the first; 0 where a whole column or the whole file is wrong.
    pub line: u64,
    /// The column or columns of a table, the key of `election.toml` or of a translation; may be
    /// empty.
    pub column: String,
    /// What was expected and what was found.
    pub reason: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.line > 0 {
            write!(f, ", line {}", self.line)?;
        }
        if !self.column.is_empty() {
            let kind = match self.file.ends_with(".toml") {
                true => "key",
                false => "column",
            };
            write!(f, ", {kind} {}", self.column)?;
        }
        write!(f, ": {}", self.reason)
    }
}

impl std::error::Error for Fault {}

/// A text file whose lines are found by places in its bytes: `election.toml`, or a translation.
pub struct Source<'a> {
    /// From where the folder was asked for.
    pub file: String,
    /// The whole file.
    pub text: &'a str,
}

impl Source<'_> {
    /// A complaint about a key; `span` is where its value stands, in bytes.
    pub fn fault(&self, span: Range<usize>, key: &str, reason: impl Into<String>) -> Fault {
        let before = &self.text.as_bytes()[..span.start.min(self.text.len())];
        let line_feeds = before.iter().filter(|byte| **byte == b'\n').count();
        Fault {
            file: self.file.clone(),
            line: line_feeds as u64 + 1,
            column: key.to_owned(),
            reason: reason.into(),
        }
    }
}
