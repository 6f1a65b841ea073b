//! The model beside the plain recount.

use std::{collections::BTreeMap, sync::OnceLock};

use brexit_transfer::model::*;
use proptest::prelude::*;

use crate::{
    embedded::{self, election},
    fuzz,
    plain::{self, Plain, Rows, changeable, plain},
    scenario,
};

fn table() -> &'static Rows {
    static TABLE: OnceLock<Rows> = OnceLock::new();
    TABLE.get_or_init(|| plain::rows("results.csv"))
}

fn wall() -> impl Strategy<Value = Wall> {
    let listed = prop::collection::vec(prop::sample::select(election().seats().to_vec()), 1..40);
    prop_oneof![
        3 => prop::sample::select(WallRule::NAMED.to_vec()).prop_map(|rule| Wall::new(election(), rule)),
        1 => listed.prop_map(|seats| Wall::custom(election(), seats.iter().map(|s| s.id))
            .unwrap_or_else(embedded::default_wall)),
    ]
}

/// The swings in points above which Labour wins what it does not hold, smallest first, and how
/// many it holds.
fn climb(recount: &[Plain]) -> (usize, Vec<f64>) {
    let mut held = 0;
    let mut swings = Vec::new();
    for (row, seat) in table().iter().zip(recount) {
        if seat.winner == "lab" {
            held += 1;
            continue;
        }
        let votes = |party: &str| seat.votes[party] as f64 / 10_000.0;
        let others = seat
            .votes
            .iter()
            .filter(|v| !["con", "lab"].contains(&v.0.as_str()));
        let best = *others.map(|v| v.1).max().unwrap() as f64 / 10_000.0;
        let moved = f64::max((votes("con") - votes("lab")) / 2.0, best - votes("lab"));
        let own = row["winner_2019"] == "lab";
        let can_give = moved < votes("con") || (own && moved == votes("con"));
        if changeable(row) && can_give {
            swings.push(100.0 * moved / row["valid_votes"].parse::<f64>().unwrap());
        }
    }
    swings.sort_by(f64::total_cmp);
    (held, swings)
}

#[test]
fn every_figure_is_that_of_a_plain_recount() {
    fuzz((scenario::any(), wall()), |(s, wall)| {
        let found = outcome(election(), &wall, s);
        let recount: Vec<Plain> = table().iter().map(|row| plain(row, s)).collect();
        let mut commons: BTreeMap<&str, u16> = BTreeMap::new();
        let (mut now, mut fallen, mut regained) = (0, Vec::new(), Vec::new());
        for ((row, plain), seat) in table().iter().zip(&recount).zip(election().seats()) {
            let result = found.seat(seat.id);
            prop_assert_eq!(result.winner.key(), &plain.winner, "{}", seat.name);
            prop_assert_eq!(i128::from(result.majority), plain.gap, "{}", seat.name);
            for p in Party::ALL.into_iter().filter(|p| *p != Party::Other) {
                let votes = i128::from(result.votes(seat, p));
                prop_assert_eq!(votes, plain.votes[p.key()], "{} {}", seat.name, p.key());
            }
            let rivals = plain.votes.iter().filter(|v| v.0 != "con");
            let lead = plain.votes["con"] - rivals.map(|v| *v.1).max().unwrap();
            prop_assert_eq!(i128::from(result.lead), lead, "{}", seat.name);
            let falls = plain.winner == "con";
            if changeable(row) {
                let tips = tipping_point(seat, s.labour_share(), s.swing());
                prop_assert_eq!(tips.passed(s.transfer()), falls, "{}", seat.name);
            }
            *commons.entry(&plain.winner).or_default() += 1;
            if wall.seats().contains(&seat.id) {
                now += usize::from(falls);
                match (row["winner_2019"] == "con", falls) {
                    (false, true) => fallen.push(seat.id),
                    (true, false) => regained.push(seat.id),
                    _ => {}
                }
            }
        }
        for p in Party::ALL {
            let seats = commons.get(p.key()).copied().unwrap_or_default();
            prop_assert_eq!(found.commons.seats(p), seats, "{}", p.key());
        }
        prop_assert_eq!(found.wall.conservative, now);
        prop_assert_eq!(&found.wall.fallen, &fallen);
        prop_assert_eq!(&found.wall.regained, &regained);
        let (held, swings) = climb(&recount);
        prop_assert_eq!(found.mountain.labour, held);
        prop_assert_eq!(found.mountain.slope.len(), swings.len());
        for (step, swing) in found.mountain.slope.iter().zip(swings) {
            prop_assert!(
                (step.swing - swing).abs() < 1e-6,
                "{} {}",
                step.swing,
                swing
            );
        }
        Ok(())
    });
}
