//! Elections with a translation that a test makes up: every text in capitals.
#![allow(dead_code)] // each test file uses some of it

use std::collections::BTreeMap;

use election_packing::{Folder, pack};

/// The language that is made up.
pub const CODE: &str = "xx";

/// Its file.
pub const FILE: &str = "xx.toml";

/// A text as the language has it; what stands for a number stays.
pub fn capitals(text: &str) -> String {
    text.to_uppercase().replace("{SEATS}", "{seats}")
}

/// The election with the language.
pub fn in_capitals(folder: &Folder) -> Folder {
    with(folder, FILE, capitals)
}

/// The election with a language whose texts come from its own.
pub fn with(folder: &Folder, file: &str, translate: impl Fn(&str) -> String) -> Folder {
    let words = pack(folder).unwrap_or_else(|fault| panic!("{fault}")).words;
    // Once for each text, however often it is said.
    let texts = words
        .iter()
        .map(|text| (quoted(text), quoted(&translate(text))));
    let texts: BTreeMap<String, String> = texts.collect();
    let lines = texts
        .iter()
        .map(|(text, translated)| format!("{text} = {translated}\n"));
    let mut folder = folder.clone();
    folder.files.insert(file.to_owned(), lines.collect());
    folder
}

/// Takes away the languages that an election has already.
pub fn drop_languages(folder: &mut Folder) {
    let stays = |name: &str| name == "election.toml" || !name.ends_with(".toml");
    folder.files.retain(|name, _| stays(name));
}

/// As TOML writes a text.
fn quoted(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{}\"", text.replace('\n', "\\n"))
}
