//! The model against figures worked out elsewhere and against a second, deliberately
//! plain implementation.
#![cfg(not(target_arch = "wasm32"))]

use brexit_transfer::model::*;

mod embedded;
mod plain;

use embedded::{code, default_wall, election, party, wall};
use plain::{plain, rows};

/// A linear congruential generator (Knuth, MMIX), so that a failure repeats.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = self.0.wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as i64) % limit
    }

    fn scenario(&mut self) -> Scenario {
        // Often at the ends of the scales, where limits and ties are.
        let swing = [0, 0, 2_500, -2_500, 6, 7, 8, 9][self.below(8) as usize];
        let swing = if swing > 5 && swing < 10 {
            self.below(5_001) - 2_500
        } else {
            swing
        };
        let transfer = [0, 10_000, 2, 2, 2][self.below(5) as usize];
        let transfer = if transfer == 2 {
            self.below(10_001)
        } else {
            transfer
        };
        let labour = [0, 10_000 - transfer, 2, 2][self.below(4) as usize];
        let labour = if labour == 2 {
            self.below(10_001 - transfer)
        } else {
            labour
        };
        Scenario::new(
            Share::from_basis_points(transfer),
            Share::from_basis_points(labour),
            Swing::from_hundredths(swing),
        )
    }
}

#[test]
fn the_break_even_table_holds_row_by_row() {
    let rows = rows("breakeven.csv");
    assert_eq!(rows.len(), 202);
    for row in &rows {
        let seat = election().find(&row["ons_code"]).unwrap();
        let name = &seat.name;
        assert_eq!(&*seat.name, row["name"]);
        assert_eq!(*election().region(seat.region).name, row["region"]);
        for p in [Party::TO, Party::THIRD, Party::FROM] {
            assert_eq!(seat.votes(p).to_string(), row[code(p)], "{name}");
        }
        assert_eq!(code(seat.runner_up()), row["second_2019"], "{name}");
        assert_eq!(seat.winner(), Party::THIRD);
        let tips = tipping_point(seat, Share::ZERO, Swing::ZERO);
        let at = |t: i64| {
            let s = Scenario::new(Share::from_percent(t), Share::ZERO, Swing::ZERO);
            seat_result(seat, s).winner == Party::TO
        };
        let falls = row["falls_at_100"] == "yes";
        assert_eq!(tips.percent().is_some(), falls, "{name}");
        assert_eq!(at(100), falls, "{name}");
        let first = (0..=100).find(|t| at(*t)).map(|t| t.to_string());
        assert_eq!(
            first.unwrap_or_default(),
            row["first_whole_pct_that_falls"],
            "{name}"
        );
        if falls {
            // The table knows the gap to Labour only; that decides in the Barnsley seats
            // too, where the Brexit Party came second but falls as its votes go.
            let wanted: f64 = row["breakeven_pct"].parse().unwrap();
            assert!((tips.percent().unwrap() - wanted).abs() < 6e-5, "{name}");
        }
    }
}

#[test]
fn the_model_agrees_with_a_plain_recount_of_pseudo_random_scenarios() {
    let table = rows("results.csv");
    let mut chance = Chance(2019);
    for _ in 0..120 {
        let s = chance.scenario();
        let o = outcome(election(), &default_wall(), s);
        for (row, seat) in table.iter().zip(election().seats()) {
            let plain = plain(row, s);
            let found = o.seat(seat.id);
            let named = format!("{} in {s:?}", seat.name);
            assert_eq!(code(found.winner), plain.winner, "{named}");
            assert_eq!(i128::from(found.majority), plain.gap, "{named}");
            for p in election().parties().filter(|&p| p != election().others()) {
                assert_eq!(
                    i128::from(found.votes(seat, p)),
                    plain.votes[code(p)],
                    "{named}"
                );
            }
            let rivals = plain.votes.iter().filter(|v| v.0 != "con");
            let best = rivals.map(|v| *v.1).max().unwrap();
            assert_eq!(i128::from(found.lead), plain.votes["con"] - best, "{named}");
        }
    }
}

#[test]
fn every_scenario_conserves_votes_and_makes_none_negative() {
    let mut chance = Chance(1935);
    for _ in 0..300 {
        let s = chance.scenario();
        let o = outcome(election(), &default_wall(), s);
        for (seat, r) in election().seats().iter().zip(&o.seats) {
            let votes: Vec<i64> = election().parties().map(|p| r.votes(seat, p)).collect();
            assert_eq!(
                votes.iter().sum::<i64>(),
                seat.valid * VOTE,
                "{}",
                seat.name
            );
            assert!(votes.iter().all(|v| *v >= 0), "{} in {s:?}", seat.name);
            assert!(r.majority >= 0 && r.winner != r.runner_up, "{}", seat.name);
            assert_eq!(r.lead >= 0, r.winner == Party::TO || r.lead == 0);
        }
        let w = &o.wall;
        assert_eq!(
            w.conservative,
            w.already + w.fallen.len() - w.regained.len()
        );
        let band = o.band.unwrap();
        assert!((band.low..=band.high).contains(&(band.expected.round() as usize)));
    }
}

#[test]
fn the_walls_count_never_falls_as_the_transfer_rises() {
    let wall = wall("wales");
    let mut chance = Chance(1966);
    for _ in 0..12 {
        let s = chance.scenario();
        let mut before = 0;
        for bp in (0..=s.labour_share().rest().basis_points()).step_by(25) {
            let s = s.with_transfer(Share::from_basis_points(bp));
            let now = outcome(election(), &wall, s).wall.conservative;
            assert!(now >= before, "{s:?}");
            before = now;
        }
    }
}

#[test]
fn tipping_point_and_winner_agree_at_every_basis_point() {
    let scenarios = [
        (0, 0),
        (500, 0),
        (3_000, 0),
        (3_333, -150),
        (0, 417),
        (0, -417),
        (1_250, 1_597),
        (600, -2_500),
        (10_000, 300),
        (5_000, 2_500),
    ];
    for (labour, swing) in scenarios {
        let labour = Share::from_basis_points(labour);
        let swing = Swing::from_hundredths(swing);
        for seat in election().seats() {
            let tips = tipping_point(seat, labour, swing);
            for bp in 0..=labour.rest().basis_points() {
                let t = Share::from_basis_points(bp);
                let won = seat_result(seat, Scenario::new(t, labour, swing)).winner == Party::TO;
                assert_eq!(
                    tips.passed(t),
                    won,
                    "{} {bp} {labour:?} {swing:?}",
                    seat.name
                );
            }
        }
    }
}

#[test]
fn a_tie_stays_with_the_winner_of_2019_and_the_tipping_point_knows() {
    // Exact ties by swing: 2 * s * n / 10 000 equals the gap, if that is a whole number
    // of hundredths of a point.
    let mut ties = 0;
    for seat in election().seats().iter().filter(|s| s.changeable) {
        let gap = (seat.votes(Party::THIRD) - seat.votes(Party::TO)) * VOTE;
        for bp in 0..=10_000 {
            let behind = gap - bp * seat.votes(Party::FROM);
            if behind % (2 * seat.valid) != 0 || seat.votes(Party::FROM) == 0 && bp > 0 {
                continue;
            }
            let hundredths = behind / (2 * seat.valid);
            let swing = Swing::from_hundredths(hundredths);
            let t = Share::from_basis_points(bp);
            let r = seat_result(seat, Scenario::new(t, Share::ZERO, swing));
            let best = r.to >= seat.votes(party("ld")) * VOTE && r.to >= r.from;
            if swing.hundredths() != hundredths || r.to != r.third || !best || r.majority != 0 {
                continue;
            }
            ties += 1;
            let holder = seat.winner();
            assert!(
                (holder == Party::TO || holder == Party::THIRD) && r.winner == holder
                    || r.winner != Party::TO
            );
            assert_eq!(r.lead, 0);
            let tips = tipping_point(seat, Share::ZERO, swing);
            assert_eq!(tips.passed(t), r.winner == Party::TO, "{}", seat.name);
        }
    }
    assert!(ties > 10, "{ties} ties found");
}

#[test]
fn the_band_agrees_with_a_plain_convolution() {
    let mut chance = Chance(326);
    for _ in 0..40 {
        let s = chance.scenario();
        let wall = Wall::new(election(), chance.below(4) as usize);
        let mut odds = vec![1.0];
        let mut mean = 0.0;
        for id in wall.seats() {
            let seat = election().seat(*id);
            let r = seat_result(seat, s);
            let p = phi(100.0 * r.lead as f64 / (seat.valid * VOTE) as f64 / 5.0);
            mean += p;
            let mut next = vec![0.0; odds.len() + 1];
            for (k, odd) in odds.iter().enumerate() {
                next[k] += odd * (1.0 - p);
                next[k + 1] += odd * p;
            }
            odds = next;
        }
        let found = wall_band(election(), &wall, s).unwrap();
        assert!((found.expected - mean).abs() < 1e-4);
        let upto = |k: usize| odds[..=k].iter().sum::<f64>();
        for (count, wanted) in [(found.low, 0.05), (found.high, 0.95)] {
            // The approximation of the distribution may shift a sum by a hair.
            assert!(upto(count) >= wanted - 1e-5, "{s:?}");
            assert!(count == 0 || upto(count - 1) < wanted + 1e-5, "{s:?}");
        }
    }
}

/// The normal distribution by its Taylor series about 0, or certainty far from it.
fn phi(z: f64) -> f64 {
    if z.abs() > 7.0 {
        return if z > 0.0 { 1.0 } else { 0.0 };
    }
    let (mut term, mut sum) = (z, z);
    for n in 1..200 {
        term *= -z * z / (2 * n) as f64;
        sum += term / (2 * n + 1) as f64;
    }
    0.5 + sum / std::f64::consts::TAU.sqrt()
}
