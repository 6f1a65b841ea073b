//! What each page says, compared with tests/snapshots/: a figure that changes shows in a review.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test -p methodology --test snapshots` writes the files anew.

use std::{env, fs, path::PathBuf};

mod support;

fn path(election: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/snapshots")
        .join(format!("{election}.txt"))
}

/// The first line that differs, in words.
fn difference(kept: &str, drawn: &str) -> Option<String> {
    let (mut kept, mut drawn) = (kept.lines(), drawn.lines());
    (1..).find_map(|line| match (kept.next(), drawn.next()) {
        (None, None) => Some(None),
        (old, new) if old == new => None,
        (old, new) => Some(Some(format!(
            "line {line}:\n  was: {}\n  now: {}",
            old.unwrap_or("(nothing)"),
            new.unwrap_or("(nothing)")
        ))),
    })?
}

#[test]
fn each_page_says_what_its_snapshot_says() {
    let mut differences = Vec::new();
    for election in support::ELECTIONS {
        let (file, text) = (path(election), support::text(&support::page(election)));
        if env::var_os("UPDATE_SNAPSHOTS").is_some_and(|value| value != "0") {
            fs::write(&file, &text).expect("the snapshot can be written");
            continue;
        }
        let kept = fs::read_to_string(&file).unwrap_or_default();
        differences
            .extend(difference(&kept, &text).map(|words| format!("{election}.txt, {words}")));
    }
    assert!(
        differences.is_empty(),
        "{}\n\nIf this is meant: UPDATE_SNAPSHOTS=1 cargo test -p methodology --test snapshots",
        differences.join("\n")
    );
}

/// One vote more for a party in one seat, seven years before the page was made, and it is another one.
#[test]
fn a_figure_that_changes_shows() {
    let mut folder = support::folder("2019");
    let before = support::text(&support::page_of(folder.clone()));
    let table = folder.files.get_mut("history.csv").expect("the table");
    // Valid votes of Hartlepool in 2015, and UKIP's; no share changes in its second decimal.
    let (was, is) = (
        "lab,3024,39490,8256,14076,761,11052,",
        "lab,3023,39491,8256,14076,761,11053,",
    );
    assert_eq!(table.matches(was).count(), 1);
    *table = table.replace(was, is);
    let after = support::text(&support::page_of(folder));
    assert!(difference(&before, &after).is_some());
}

#[test]
fn the_first_difference_is_found() {
    assert_eq!(difference("a\nb\n", "a\nb\n"), None);
    let words = difference("a\n b\n", "a\n").expect("they differ");
    assert_eq!(words, "line 2:\n  was:  b\n  now: (nothing)");
}
