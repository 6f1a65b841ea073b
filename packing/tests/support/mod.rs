//! The project's elections, whole and damaged.
#![allow(dead_code)] // each test file uses some of it

use std::path::Path;

use election_packing::{Folder, pack};

/// An election of `data/`; complaints name it as from the project's folder.
pub fn folder(year: &str) -> Folder {
    let path = format!("{}/../data/{year}", env!("CARGO_MANIFEST_DIR"));
    let mut folder = Folder::read(Path::new(&path)).unwrap();
    folder.path = format!("data/{year}");
    folder
}

/// The complaint about an election; empty if there is none.
pub fn complaint(folder: &Folder) -> String {
    match pack(folder) {
        Ok(_) => String::new(),
        Err(fault) => fault.to_string(),
    }
}

/// Replaces the first occurrence of a text in a line of a file.
pub fn damage(folder: &mut Folder, file: &str, line: usize, old: &str, new: &str) {
    let text = folder.files.get_mut(file).unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let row = &mut lines[line - 1];
    assert!(row.contains(old), "{old} is not in {row}");
    *row = row.replacen(old, new, 1);
    *text = lines.join("\n") + "\n";
}

/// The complaint after replacing a text in a line of a table of 2019.
pub fn damaged(file: &str, line: usize, old: &str, new: &str) -> String {
    let mut folder = folder("2019");
    damage(&mut folder, file, line, old, new);
    complaint(&folder)
}

/// The complaint after replacing the first occurrence of a text in `election.toml` of a year, which
/// has to name the line where it stands, and the rest of the complaint.
pub fn described(year: &str, old: &str, new: &str) -> (usize, String) {
    let mut folder = folder(year);
    let text = folder.files.get_mut("election.toml").unwrap();
    let place = text
        .find(old)
        .unwrap_or_else(|| panic!("{old} is not there"));
    let line = text[..place].matches('\n').count() + 1;
    *text = text.replacen(old, new, 1);
    (line, complaint(&folder))
}
