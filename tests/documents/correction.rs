//! The page about corrections, followed step by step: its rows and lines are written over those of the
//! election's folder, and what it says that the build answers is what it answers.

use election_packing::{Folder, pack};

use crate::{
    markdown::{document, root},
    runners::CORRECTION,
};

/// Writes a line over the one that begins alike, up to a comma or an equals sign.
fn correct(folder: &mut Folder, file: &str, line: &str) {
    let text = &folder.files[file];
    let start = &line[..=line.find([',', '=']).expect("a row or a key")];
    let mut lines: Vec<&str> = text.lines().collect();
    let place = lines.iter().position(|line| line.starts_with(start));
    lines[place.unwrap_or_else(|| panic!("{start} is not in {file}"))] = line;
    let text = lines.join("\n") + "\n";
    folder.files.insert(file.to_owned(), text);
}

/// What the build has to say, nothing if all is well.
fn answer(folder: &Folder) -> String {
    match pack(folder) {
        Ok(_) => String::new(),
        Err(fault) => fault.to_string(),
    }
}

#[test]
fn a_correction_goes_as_the_page_says() {
    let mut folder = Folder::read(&root().join("data/2019")).expect("the election");
    folder.path = "data/2019".into();
    let blocks = document(CORRECTION).blocks;
    let mut steps = blocks.iter().filter(|block| block.language != "sh");
    // First it shows what stands in the table today.
    let today = steps.next().expect("a row");
    let has_row = folder.files["results.csv"]
        .lines()
        .any(|line| line == today.text);
    assert!(has_row, "{today}: there is no such row");
    let mut refusals = 0;
    for step in steps {
        match step.language.as_str() {
            "csv" => correct(&mut folder, "results.csv", &step.text),
            "toml" => correct(&mut folder, "election.toml", &step.text),
            _ => {
                assert_eq!(answer(&folder), step.text, "{step}");
                refusals += 1;
            }
        }
    }
    assert!(refusals > 1, "the page says what is refused");
    assert_eq!(answer(&folder), "", "corrected, it is packed");
}
