//! The files of an election.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::fault::{Fault, Source};
use crate::table::Table;

/// The texts of an election's folder: `election.toml`, its tables and its translations.
#[derive(Clone, Debug)]
pub struct Folder {
    /// As it was asked for; complaints name it.
    pub path: String,
    /// Texts by file name.
    pub files: BTreeMap<String, String>,
}

/// The file that describes the election.
pub const DESCRIPTION: &str = "election.toml";
/// The table of results.
pub const RESULTS: &str = "results.csv";
/// The table of the map.
pub const HEXES: &str = "hexes.csv";

impl Folder {
    /// Reads `election.toml`, every table and every translation of a folder.
    ///
    /// # Errors
    /// A folder or a file that cannot be read, or is not UTF-8.
    pub fn read(path: &Path) -> Result<Folder, Fault> {
        let fault = |path: &Path, reason: String| Fault {
            file: path.display().to_string(),
            line: 0,
            column: String::new(),
            reason,
        };
        let failed = |error: std::io::Error| fault(path, error.to_string());
        let mut files = BTreeMap::new();
        for entry in fs::read_dir(path).map_err(failed)? {
            let entry = entry.map_err(failed)?.path();
            let name = entry.file_name().unwrap_or_default().to_string_lossy();
            if name.ends_with(".toml") || name.ends_with(".csv") {
                let text =
                    fs::read_to_string(&entry).map_err(|error| fault(&entry, error.to_string()))?;
                files.insert(name.into_owned(), text);
            }
        }
        Ok(Folder {
            path: path.display().to_string(),
            files,
        })
    }

    /// A file's path as complaints name it.
    fn name(&self, file: &str) -> String {
        Path::new(&self.path).join(file).display().to_string()
    }

    /// A file's text, with the mark at its start taken away that some spreadsheets write.
    fn text(&self, file: &str) -> Result<&str, Fault> {
        let text = self.files.get(file).ok_or_else(|| Fault {
            file: self.name(file),
            line: 0,
            column: String::new(),
            reason: "there is no such file".to_owned(),
        })?;
        Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
    }

    /// A file whose lines are found by places in its bytes.
    pub(crate) fn source(&self, file: &str) -> Result<Source<'_>, Fault> {
        Ok(Source {
            file: self.name(file),
            text: self.text(file)?,
        })
    }

    /// A table.
    pub(crate) fn table(&self, file: &str) -> Result<Table, Fault> {
        Table::read(self.name(file), self.text(file)?)
    }
}
