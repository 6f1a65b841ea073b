//! Random scenarios.

use brexit_transfer::model::{Scenario, Share, Swing};
use proptest::prelude::*;

/// Any scenario, often at the ends of the scales, where limits and ties are.
pub fn any() -> impl Strategy<Value = Scenario> {
    let share = prop_oneof![2 => 0..=10_000_i64, 1 => Just(0), 1 => Just(10_000)];
    let part = prop_oneof![2 => 0..=10_000_i64, 1 => Just(0), 1 => Just(10_000)];
    let swing = prop_oneof![
        2 => -Swing::LIMIT..=Swing::LIMIT,
        2 => Just(0),
        1 => Just(Swing::LIMIT),
        1 => Just(-Swing::LIMIT),
    ];
    (share, part, swing).prop_map(|(transfer, part, swing)| {
        let transfer = Share::from_basis_points(transfer);
        // A part of what is left.
        let labour = transfer.rest().basis_points() * part / 10_000;
        Scenario::new(
            transfer,
            Share::from_basis_points(labour),
            Swing::from_hundredths(swing),
        )
    })
}

/// Any that a page can ask for: shares keep one decimal.
pub fn askable() -> impl Strategy<Value = Scenario> {
    let tenth = |share: Share| Share::from_basis_points(share.basis_points() / 10 * 10);
    any().prop_map(move |s| Scenario::new(tenth(s.transfer()), tenth(s.labour_share()), s.swing()))
}
