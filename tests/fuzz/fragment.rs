//! The fragment: what is written is read again, and nothing that comes from outside does harm.

use brexit_transfer::{
    model::{Election, Scenario, Swing, Wall},
    options::{Key, Options, read_fragment, write_fragment},
};
use proptest::prelude::*;

use crate::{embedded::election, fuzz, scenario};

/// The parts of a fragment, as a browser takes it apart.
fn parts(fragment: &str) -> Vec<(String, String)> {
    let split = |part: &str| {
        let (name, text) = part.split_once('=').unwrap_or((part, ""));
        (name.to_owned(), text.to_owned())
    };
    let parts = fragment.split('&').filter(|part| !part.is_empty());
    parts.map(split).collect()
}

/// Options with what a fragment says set upon them.
fn with(start: &Options, fragment: Vec<(String, String)>) -> Options {
    let mut options = start.clone();
    options.set_texts(&read_fragment(fragment));
    options
}

/// Any setting that an address can say.
fn setting() -> impl Strategy<Value = Options> {
    let seats = election().seats().iter().filter(|s| s.is_inside);
    let seats: Vec<_> = seats.map(|seat| seat.id).collect();
    (scenario::askable(), prop::sample::select(seats), 0..4_usize).prop_map(
        |(scenario, seat, place)| Options {
            scenario,
            seat,
            wall: Wall::new(election(), place),
            ..Options::new(Election::embedded())
        },
    )
}

#[test]
fn what_is_written_is_read_again() {
    fuzz((setting(), setting()), |(now, start)| {
        let text = write_fragment(&now, std::slice::from_ref(&start));
        prop_assert_eq!(&with(&start, parts(&text)), &now, "{}", text);
        prop_assert_eq!(text.is_empty(), now == start);
        // And among parts of others.
        let others = format!("x=1&{text}&y");
        prop_assert_eq!(with(&start, parts(&others)), now);
        Ok(())
    });
}

/// Parts that look like a fragment's, or like nothing at all.
fn any_parts() -> impl Strategy<Value = Vec<(String, String)>> {
    let name = prop_oneof![
        4 => prop::sample::select(vec!["t", "l", "s", "T", "", "seat", "wall", "tt", "t%3D"]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    let value = prop_oneof![
        4 => "[-+]?[0-9]{0,22}[.,]?[0-9]{0,22}",
        2 => "[ \t]?[-+]{0,2}[0-9.eE,xX%]{0,8}[ \n]?",
        1 => "[EWSN]140[0-9]{5}|north|wales|Hartlepool",
        1 => any::<String>(),
    ];
    prop::collection::vec((name, value), 0..6)
}

#[test]
fn whatever_is_read_is_a_setting() {
    fuzz((any_parts(), setting()), |(given, start)| {
        let options = with(&start, given.clone());
        let s: Scenario = options.scenario;
        prop_assert!(s.transfer().basis_points() + s.labour_share().basis_points() <= 10_000);
        prop_assert!(s.swing().hundredths().abs() <= Swing::LIMIT);
        prop_assert!(election().seat(options.seat).is_inside);
        // Shares keep one decimal, so that the same is written as was read.
        prop_assert_eq!(s.transfer().basis_points() % 10, 0);
        if options.wall.place().is_some() {
            let written = write_fragment(&options, std::slice::from_ref(&start));
            prop_assert_eq!(with(&start, parts(&written)), options);
        }
        // What is no number changes no number.
        let numbers = [Key::Transfer, Key::LabourShare, Key::Swing];
        let said = read_fragment(given);
        if !said.iter().any(|(key, _)| numbers.contains(key)) {
            prop_assert_eq!(s, start.scenario);
        }
        Ok(())
    });
}
