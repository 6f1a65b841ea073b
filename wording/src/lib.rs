//! The widget's words: one file a language in `words/`, in which each sentence stands once.
//!
//! English decides which sentences there are and which places they have; every other language has
//! the same ones. [`functions`] writes a Rust function for each sentence, so that one that is
//! missing, or is given too few values, fails the build, and so does one that nobody uses.
//! [`packed`] writes what a widget reads at run time.

use std::{fmt::Write, fs, path::Path};

mod check;
mod functions;
mod language;
mod packed;
mod trial;

pub use check::{check, check_scripts};
pub use functions::functions;
pub use language::{Language, Place, Sentence};
pub use packed::{Scope, packed};
pub use trial::{longer, longer_words, mirrored};

/// The file of the language that the widget brings along.
const ENGLISH: &str = "en.toml";

/// Reads the languages of a folder, English and all others, and checks that these say what English
/// says.
///
/// # Errors
/// A file that cannot be read; the first sentence that is wrong.
pub fn read(folder: &Path) -> Result<(Language, Vec<Language>), Fault> {
    let english = Language::read(&folder.join(ENGLISH))?;
    let failed = |error: std::io::Error| Fault(format!("{}: {error}", folder.display()));
    let mut others = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let is_language = path
            .extension()
            .is_some_and(|extension| extension == "toml");
        if is_language && !path.ends_with(ENGLISH) {
            let language = Language::read(&path)?;
            check(&english, &language)?;
            others.push(language);
        }
    }
    others.sort_by(|a, b| a.code.cmp(&b.code));
    Ok((english, others))
}

/// What is wrong with a file of words: the file, the sentence, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault(pub String);

impl Fault {
    fn new(language: &Language, sentence: &str, reason: &str) -> Fault {
        let mut text = language.file.clone();
        if !sentence.is_empty() {
            let _ = write!(text, ", {sentence}");
        }
        let _ = write!(text, ": {reason}");
        Fault(text)
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Fault {}
