//! A new election's folder packs as it is written.

use std::fs;
use std::path::PathBuf;

use election_packing::{Folder, new_election, pack};

fn place(name: &str) -> PathBuf {
    let place = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    if place.exists() {
        fs::remove_dir_all(&place).unwrap();
    }
    place
}

#[test]
fn what_is_written_packs() {
    let place = place("what-is-written-packs");
    new_election(&place).unwrap();
    let packed = pack(&Folder::read(&place).unwrap()).unwrap_or_else(|fault| panic!("{fault}"));
    assert_eq!(packed.seats, 5);
    let groups = packed.groups.iter().map(|group| group.seats.len());
    assert_eq!(groups.collect::<Vec<_>>(), [3, 2]);
}

#[test]
fn a_folder_named_after_a_year_holds_an_election_of_it() {
    let place = place("elections").join("2031");
    new_election(&place).unwrap();
    let packed = pack(&Folder::read(&place).unwrap()).unwrap_or_else(|fault| panic!("{fault}"));
    assert_eq!(packed.seats, 5);
    let described = fs::read_to_string(place.join("election.toml")).unwrap();
    assert!(described.contains("\nyear = 2031\n"), "{described}");
}

#[test]
fn nothing_is_overwritten() {
    let place = place("nothing-is-overwritten");
    new_election(&place).unwrap();
    let file = place.join("results.csv");
    fs::write(&file, "mine").unwrap();
    let refused = new_election(&place).unwrap_err();
    assert!(refused.ends_with("is there already"), "{refused}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
}
