//! The fragment: what is written is read again, and nothing that comes from outside does harm.

use brexit_transfer::{
    model::{Scenario, Swing},
    options::{read_fragment, write_fragment, write_fragment_beside},
};
use proptest::prelude::*;

use crate::{fuzz, scenario};

#[test]
fn what_is_written_is_read_again() {
    fuzz(
        (scenario::askable(), scenario::askable()),
        |(now, start)| {
            let text = write_fragment_beside(now, start);
            prop_assert_eq!(read_fragment(&text).over(start), now, "{}", text);
            let text = write_fragment(now);
            prop_assert_eq!(read_fragment(&text).over(Scenario::default()), now);
            prop_assert_eq!(text.is_empty(), now == Scenario::default());
            // Without its sign as well, and among parts of others.
            let others = format!("x=1&{}&y", text.trim_start_matches('#'));
            prop_assert_eq!(read_fragment(&others).over(Scenario::default()), now);
            Ok(())
        },
    );
}

/// Text that looks like a fragment, or like nothing at all.
fn text() -> impl Strategy<Value = String> {
    let name = prop_oneof![
        4 => prop::sample::select(vec!["t", "l", "s", "#t", "T", "", "seat", "tt", "t%3D"]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    let value = prop_oneof![
        4 => "[-+]?[0-9]{0,22}[.,]?[0-9]{0,22}",
        2 => "[ \t]?[-+]{0,2}[0-9.eE,xX%]{0,8}[ \n]?",
        1 => any::<String>(),
    ];
    let part = (name, prop_oneof![9 => Just("="), 1 => Just("")], value);
    let parts = prop::collection::vec(part.prop_map(|(a, b, c)| [&a, b, &c].concat()), 0..6);
    prop_oneof![
        3 => (prop_oneof![Just("#"), Just("")], parts).prop_map(|(sign, parts)| [sign, &parts.join("&")].concat()),
        1 => any::<String>(),
        1 => prop::collection::vec(any::<u8>(), 0..64).prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
    ]
}

#[test]
fn whatever_is_read_is_a_scenario() {
    fuzz((text(), scenario::askable()), |(text, start)| {
        let parts = read_fragment(&text);
        let s = parts.over(start);
        prop_assert!(s.transfer().basis_points() + s.labour_share().basis_points() <= 10_000);
        prop_assert!(s.swing().hundredths().abs() <= Swing::LIMIT);
        // Shares keep one decimal, so that the same is written as was read.
        prop_assert_eq!(s.transfer().basis_points() % 10, 0);
        prop_assert_eq!(
            read_fragment(&write_fragment_beside(s, start)).over(start),
            s
        );
        // What says nothing changes nothing.
        if !text.contains('=') {
            prop_assert_eq!(s, start);
        }
        Ok(())
    });
}
