//! A folder to start another election from: small, explained, and right as it is.

use std::fs;
use std::path::Path;

/// The files of the folder.
const FILES: [(&str, &str); 3] = [
    ("election.toml", include_str!("../new/election.toml")),
    ("results.csv", include_str!("../new/results.csv")),
    ("hexes.csv", include_str!("../new/hexes.csv")),
];

/// The year in them.
const YEAR: &str = "2029";

/// Writes an election of five seats into a new folder. It is one of the year that the folder is named
/// after, if that is a year, and else of 2029.
///
/// # Errors
/// Where there is something of that name, or it cannot be written, in words.
pub fn new_election(path: &Path) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    if path.exists() {
        return Err(format!("{} is there already", path.display()));
    }
    let name = path.file_name().and_then(|name| name.to_str());
    let is_year = |name: &&str| name.len() == 4 && name.bytes().all(|b| b.is_ascii_digit());
    let year = name.filter(is_year).unwrap_or(YEAR);
    fs::create_dir_all(path).map_err(failed)?;
    for (name, text) in FILES {
        fs::write(path.join(name), text.replace(YEAR, year)).map_err(failed)?;
    }
    Ok(())
}
