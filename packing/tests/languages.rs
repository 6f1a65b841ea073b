//! An election's words in other languages: what is refused, and what comes out of the file.

mod support;
mod translated;
mod unpack;

use std::fs;
use std::path::PathBuf;

use election_packing::{Folder, new_election, pack, pack_folder};
use support::{complaint, folder};
use translated::{CODE, FILE, capitals, drop_languages, in_capitals, with};
use unpack::{unpack, unpack_in};

/// Five seats to start from, in a folder of that name.
fn new_folder(name: &str) -> (PathBuf, Folder) {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    if path.exists() {
        fs::remove_dir_all(&path).unwrap();
    }
    new_election(&path).unwrap();
    let mut folder = Folder::read(&path).unwrap();
    folder.path = "new".to_owned();
    (path, folder)
}

/// The number of the first line of a file that has a text.
fn line(folder: &Folder, file: &str, text: &str) -> usize {
    let mut lines = folder.files[file].lines();
    lines.position(|line| line.contains(text)).unwrap() + 1
}

/// The complaint after replacing a text in the translation of five seats, and the line where the
/// text stood.
fn mistranslated(name: &str, old: &str, new: &str) -> (usize, String) {
    let mut folder = in_capitals(&new_folder(name).1);
    let line = line(&folder, FILE, old);
    let text = folder.files.get_mut(FILE).unwrap();
    *text = text.replacen(old, new, 1);
    (line, complaint(&folder))
}

#[test]
fn a_folder_is_read_with_its_languages() {
    let (path, folder) = new_folder("a-folder-is-read-with-its-languages");
    let translated = in_capitals(&folder);
    fs::write(path.join(FILE), &translated.files[FILE]).unwrap();
    let packed = pack_folder(&path).unwrap();
    assert_eq!(packed.bytes, pack(&translated).unwrap().bytes);
    assert_eq!(packed.languages.keys().collect::<Vec<_>>(), [CODE]);
}

#[test]
fn a_text_is_the_same_text_in_every_language() {
    for mut folder in [
        new_folder("a-text-is-the-same-text").1,
        folder("2019"),
        folder("2024"),
    ] {
        drop_languages(&mut folder);
        let own = pack(&folder).unwrap();
        let softly = |text: &str| text.replace("the ", "a ");
        let packed = pack(&with(&in_capitals(&folder), "yyy.toml", softly)).unwrap();
        let plain = unpack(&own.bytes);
        let found = unpack(&packed.bytes);
        assert_eq!(found.said, plain.said);
        assert_eq!(own.words, plain.said);
        assert!(own.words.iter().all(|text| !text.is_empty()));
        let loud = unpack_in(&packed.bytes, CODE);
        assert_eq!(loud.parties.len(), plain.parties.len());
        for (loud, plain) in loud.parties.iter().zip(&plain.parties) {
            assert_eq!(loud.words[0], plain.words[0]);
            let words = plain.words[1..].iter().map(|text| capitals(text));
            assert_eq!(loud.words[1..], words.collect::<Vec<_>>());
            assert_eq!(loud.colours, plain.colours);
        }
        // The address of the licence, a seat’s name, and that of a file.
        for (place, (loud, plain)) in loud.texts.iter().zip(&plain.texts).enumerate() {
            match place {
                7 | 12 | 13 => assert_eq!(loud, plain),
                _ => assert_eq!(*loud, capitals(plain)),
            }
        }
        for (loud, plain) in loud.regions.iter().zip(&plain.regions) {
            assert_eq!(loud.name, plain.name);
            assert_eq!(loud.label, capitals(&plain.label));
        }
        for (loud, plain) in loud.groups.iter().zip(&plain.groups) {
            assert_eq!(loud.words[0], plain.words[0]);
            assert_eq!(loud.words[7], capitals(&plain.words[7]));
            assert_eq!(loud.members, plain.members);
        }
        for (loud, plain) in loud.settings.iter().zip(&plain.settings) {
            assert_eq!(loud.words[0], plain.words[0]);
            assert_eq!(loud.words[4], capitals(&plain.words[4]));
            assert_eq!(loud.transfer, plain.transfer);
        }
        assert_eq!(
            (loud.codes, loud.votes, loud.names, loud.hexes),
            (plain.codes, plain.votes, plain.names, plain.hexes)
        );
        let soft = unpack_in(&packed.bytes, "yyy");
        assert_eq!(soft.parties[0].words[4], "to a [Conservatives]");
    }
}

#[test]
fn the_languages_can_be_kept_apart_from_the_file() {
    let folder = new_folder("the-languages-can-be-kept-apart").1;
    let own = pack(&folder).unwrap();
    let packed = pack(&in_capitals(&folder)).unwrap();
    assert_eq!(packed.without_languages(), own.bytes);
    assert_eq!(own.without_languages(), own.bytes);
    assert_eq!(packed.words, own.words);
    let words = own.words.iter().map(|text| capitals(text));
    assert_eq!(packed.languages[CODE], words.collect::<Vec<_>>());
}

#[test]
fn a_text_without_a_translation_is_named_where_it_stands() {
    let name = "a-text-without-a-translation";
    let folder = in_capitals(&new_folder(name).1);
    for (text, key) in [
        ("Vote transfer", "title"),
        ("House of Commons", "house"),
        ("northern seats", "seats"),
        ("A survey", "label"),
    ] {
        let mut folder = folder.clone();
        let stands = line(&folder, "election.toml", text);
        let lines = folder.files.get_mut(FILE).unwrap();
        let start = lines.find(&format!("\"{text}\" = ")).unwrap();
        let end = start + lines[start..].find('\n').unwrap() + 1;
        lines.replace_range(start..end, "");
        let wanted = format!(
            "new/election.toml, line {stands}, key {key}: {FILE} has no translation of \"{text}\""
        );
        assert_eq!(complaint(&folder), wanted);
    }
    // One that is made from another, at the place of that one.
    let mut folder = folder;
    let stands = line(&folder, "election.toml", "the Liberal Democrats");
    let lines = folder.files.get_mut(FILE).unwrap();
    *lines = lines.replace("\"to the [Liberal Democrats]\" = ", "# ");
    assert_eq!(
        complaint(&folder),
        format!(
            "new/election.toml, line {stands}, key collective: {FILE} has no translation of \"to the [Liberal Democrats]\""
        )
    );
}

#[test]
fn a_text_that_was_corrected_is_found_in_its_translation() {
    let mut folder = in_capitals(&new_folder("a-text-that-was-corrected").1);
    let description = folder.files.get_mut("election.toml").unwrap();
    *description = description.replace("\"the North\"", "\"all of the North\"");
    let stands = line(&folder, FILE, "\"the North\"");
    assert_eq!(
        complaint(&folder),
        format!(
            "new/{FILE}, line {stands}, key \"the North\": the election does not say this, or not any more"
        )
    );
}

#[test]
fn a_wrong_translation_is_named_by_line_and_text() {
    let name = "a-wrong-translation";
    for (old, new, wanted) in [
        ("= \"THE NORTH\"", "= \"\"", "key \"the North\": empty"),
        ("= \"THE NORTH\"", "= \" \"", "key \"the North\": empty"),
        (
            "= \"THE NORTH\"",
            "= \"THE\\nNORTH\"",
            "key \"the North\": a line feed or another control character",
        ),
        (
            "\"THE COUNT IS OF {seats} SEATS",
            "\"THE COUNT IS OF 2 SEATS",
            "key \"The count is of {seats} seats of our choice.\": {seats} is lost",
        ),
        (
            "\"THE COUNT IS OF {seats} SEATS",
            "\"THE COUNT IS OF {SEATS} SEATS",
            "key \"The count is of {seats} seats of our choice.\": {seats} is all that can stand in braces",
        ),
        (
            "\"TO THE [CONSERVATIVES]\"",
            "\"TO THE CONSERVATIVES\"",
            "key \"to the [Conservatives]\": it has to end with the party's people in square brackets",
        ),
        (
            "\"TO THE [CONSERVATIVES]\"",
            "\"[TO] THE [CONSERVATIVES]\"",
            "key \"to the [Conservatives]\": it has to end with the party's people in square brackets",
        ),
        (
            "\"TO THE [CONSERVATIVES]\"",
            "\"[CONSERVATIVES] TO\"",
            "key \"to the [Conservatives]\": it has to end with the party's people in square brackets",
        ),
        (
            "[OPEN PARLIAMENT LICENCE V3.0]",
            "OPEN PARLIAMENT LICENCE V3.0",
            "key \"Contains Parliamentary information licensed under the [Open …\": exactly one part has to stand in square brackets",
        ),
        ("= \"THE NORTH\"", "= 7", "invalid type: integer `7`"),
        ("= \"THE NORTH\"", "=", ""),
    ] {
        let (line, found) = mistranslated(name, old, new);
        let start = format!("new/{FILE}, line {line}");
        assert!(found.starts_with(&start), "{new}: {found}");
        assert!(found.contains(wanted), "{new}: {found}");
    }
}

#[test]
fn a_text_with_lines_and_a_notice_keep_their_form() {
    let mut folder = new_folder("a-text-with-lines").1;
    let description = folder.files.get_mut("election.toml").unwrap();
    *description = description.replace("{ text = \"North\"", "{ text = \"The\\nNorth\"");
    // The words in brackets may stand anywhere in a notice.
    let turned = |text: &str| match text.split_once(" [") {
        Some((_, licence)) if text.ends_with('.') => format!("[{licence}"),
        _ => text.replace('\n', "\n\n"),
    };
    let packed = pack(&with(&folder, FILE, turned)).unwrap();
    let found = unpack_in(&packed.bytes, CODE);
    assert_eq!(found.regions[0].label, "The\n\nNorth");
    assert_eq!(found.texts[6], "[Open Parliament Licence v3.0].");
}

#[test]
fn a_file_of_another_name_is_refused() {
    let folder = new_folder("a-file-of-another-name").1;
    for name in ["Cy", "c", "cymr", "c1", "en-GB", "", "ŵy"] {
        let mut folder = in_capitals(&folder);
        let text = folder.files.remove(FILE).unwrap();
        folder.files.insert(format!("{name}.toml"), text);
        let wanted = format!(
            "new/{name}.toml, line 1: a translation is named by the code of its language, two or three small letters: cy.toml"
        );
        assert_eq!(complaint(&folder), wanted);
    }
}

#[test]
fn sixteen_languages_are_the_most() {
    let mut folder = in_capitals(&new_folder("sixteen-languages").1);
    let text = folder.files.remove(FILE).unwrap();
    for letter in 'a'..='p' {
        folder.files.insert(format!("x{letter}.toml"), text.clone());
    }
    let packed = pack(&folder).unwrap();
    assert_eq!(unpack(&packed.bytes).languages.len(), 16);
    folder.files.insert("xq.toml".to_owned(), text);
    let wanted = "new/xq.toml, line 1: it is a 17th language, 16 are the most";
    assert_eq!(complaint(&folder), wanted);
}

/// Another line of `move` is all that another question needs.
#[test]
fn what_nobody_sees_while_other_votes_move_may_stay_translated() {
    let mut folder = in_capitals(&new_folder("what-nobody-sees").1);
    let climbs = unpack(&pack(&folder).unwrap().bytes);
    assert!(climbs.climb.is_some());
    let description = folder.files.get_mut("election.toml").unwrap();
    *description = description.replace(
        "from = \"reform\", to = \"con\", third = \"lab\"",
        "from = \"lab\", to = \"con\", third = \"reform\"",
    );
    let packed = pack(&folder).unwrap_or_else(|fault| panic!("{fault}"));
    assert!(unpack(&packed.bytes).climb.is_none());
    assert_eq!(packed.languages[CODE].len() + 1, climbs.said.len());
}
