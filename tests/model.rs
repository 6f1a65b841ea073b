//! The published figures, and the rules of the model as behaviour.
#![cfg(not(target_arch = "wasm32"))]

use brexit_transfer::model::*;

mod embedded;

use embedded::{GROUPS, code, default_wall, election, party, wall};

fn year(number: u16) -> Year {
    let mut years = election().years();
    years
        .find(|&y| election().calendar_year(y) == number)
        .unwrap()
}

fn scenario(transfer: i64, labour: i64) -> Scenario {
    Scenario::new(
        Share::from_percent(transfer),
        Share::from_percent(labour),
        Swing::ZERO,
    )
}

fn swung(hundredths: i64) -> Scenario {
    Scenario::default().with_swing(Swing::from_hundredths(hundredths))
}

fn wall_at(id: &str, transfer: i64) -> WallReport {
    outcome(election(), &wall(id), scenario(transfer, 0)).wall
}

/// A mountain, which the election of 2019 always has.
fn mountain(s: Scenario) -> Mountain {
    outcome(election(), &default_wall(), s).mountain.unwrap()
}

fn close(found: f64, wanted: f64, within: f64) -> bool {
    (found - wanted).abs() <= within
}

#[test]
fn the_table_holds_the_published_totals_of_2019() {
    let seats = election().seats();
    let sum = |p| seats.iter().map(|s| s.votes(p)).sum::<i64>();
    assert_eq!(seats.len(), 650);
    assert_eq!(sum(Party::TO), 13_966_454);
    assert_eq!(sum(Party::THIRD), 10_269_051);
    assert_eq!(sum(party("ld")), 3_696_419);
    assert_eq!(sum(Party::FROM), 644_257);
    assert_eq!(sum(party("snp")), 1_242_380);
    assert_eq!(sum(party("speaker")), 26_831);
    assert_eq!(seats.iter().map(|s| s.valid).sum::<i64>(), 32_014_110);
    let labour = seats.iter().filter(|s| s.winner() == Party::THIRD);
    assert_eq!(labour.map(|s| s.votes(Party::FROM)).sum::<i64>(), 494_226);
    assert_eq!(seats.iter().filter(|s| s.changeable).count(), 631);
    assert!(seats.windows(2).all(|pair| pair[0].code < pair[1].code));
    assert!(seats.iter().enumerate().all(|(i, s)| s.id.index() == i));
}

#[test]
fn with_no_transfer_every_seat_is_the_result_of_2019_to_the_vote() {
    let o = outcome(election(), &default_wall(), Scenario::default());
    for seat in election().seats() {
        let r = o.seat(seat.id);
        for p in election().parties() {
            assert_eq!(r.votes(seat, p), seat.votes(p) * VOTE, "{}", seat.name);
        }
        assert_eq!(r.winner, seat.winner(), "{}", seat.name);
        assert_eq!(r.runner_up, seat.runner_up(), "{}", seat.name);
        assert_eq!(r.majority, seat.majority() * VOTE, "{}", seat.name);
        assert!(!r.is_gain(seat));
    }
    let counts = [
        (Party::TO, 365),
        (Party::THIRD, 202),
        (party("snp"), 48),
        (party("ld"), 11),
        (party("dup"), 8),
        (party("sf"), 7),
        (party("pc"), 4),
        (party("sdlp"), 2),
        (party("green"), 1),
        (party("alliance"), 1),
        (party("speaker"), 1),
        (party("other"), 0),
        (Party::FROM, 0),
    ];
    for (party, seats) in counts {
        assert_eq!(o.commons.seats(party), seats, "{}", code(party));
    }
}

#[test]
fn wall_and_commons_follow_the_published_table() {
    let table = [
        (0, 49, 365, 202, 80),
        (10, 50, 366, 201, 82),
        (25, 54, 372, 195, 94),
        (33, 60, 378, 189, 106),
        (34, 62, 380, 187, 110),
        (50, 64, 382, 185, 114),
        (62, 72, 391, 176, 132),
        (70, 73, 393, 174, 136),
        (77, 73, 393, 174, 136),
        (100, 81, 404, 164, 158),
    ];
    for (transfer, wall, con, lab, majority) in table {
        let o = outcome(election(), &default_wall(), scenario(transfer, 0));
        assert_eq!(o.wall.seats, 127);
        assert_eq!(o.wall.conservative, wall, "wall at {transfer}%");
        assert_eq!(o.wall.already, 49);
        assert_eq!(o.wall.fallen.len(), wall - 49);
        assert!(o.wall.regained.is_empty());
        assert_eq!(o.commons.seats(Party::TO), con, "at {transfer}%");
        assert_eq!(o.commons.seats(Party::THIRD), lab, "at {transfer}%");
        assert_eq!(o.commons.majority(Party::TO), majority);
        let all: u16 = election().parties().map(|p| o.commons.seats(p)).sum();
        assert_eq!(all, 650);
    }
}

#[test]
fn labour_loses_7_17_28_and_38_seats_at_25_50_70_and_100() {
    for (transfer, lost) in [(25, 7), (50, 17), (70, 28), (100, 38)] {
        let report = wall_at("labour", transfer);
        assert_eq!((report.seats, report.already), (202, 0));
        assert_eq!(report.fallen.len(), lost, "at {transfer}%");
    }
    let gap = |s: &&Seat| s.votes(Party::FROM) > s.votes(Party::THIRD) - s.votes(Party::TO);
    let labour = election()
        .seats()
        .iter()
        .filter(|s| s.winner() == Party::THIRD);
    assert_eq!(labour.filter(gap).count(), 38);
}

#[test]
fn every_rule_of_the_wall_has_its_published_size() {
    assert!(election().groups().iter().map(|g| &*g.id).eq(GROUPS));
    for (id, seats, already) in [
        ("wall", 127, 49),
        ("north", 90, 28),
        ("wales", 142, 50),
        ("labour", 202, 0),
    ] {
        let wall = wall(id);
        assert_eq!(wall.id(election()), id);
        assert_eq!(wall.seats().len(), seats, "{id}");
        assert_eq!(
            wall.report(
                election(),
                &outcome(election(), &wall, Scenario::default()).seats
            )
            .already,
            already,
            "{id}"
        );
        assert!(wall.seats().is_sorted());
    }
    let wall = default_wall();
    let hartlepool = election().focus();
    assert!(wall.contains(hartlepool.id));
    let labour = |id: &&SeatId| election().seat(**id).winner() == Party::THIRD;
    assert_eq!(wall.seats().iter().filter(labour).count(), 78);
    assert_eq!(wall.won_in(election(), year(2017)), 0);
    assert_eq!(Wall::new(election(), 99), wall);
}

#[test]
fn a_custom_wall_drops_repeats_and_northern_ireland_and_is_never_empty() {
    let e = election();
    let [hartlepool, belfast] = ["Hartlepool", "Belfast East"].map(|name| e.find(name).unwrap().id);
    let bolsover = e.find("bolsover").unwrap().id;
    let wall = Wall::custom(election(), [hartlepool, belfast, bolsover, hartlepool]).unwrap();
    assert_eq!(wall.seats(), [bolsover, hartlepool]);
    assert_eq!(wall.id(election()), "custom");
    assert_eq!(
        (
            wall.report(
                election(),
                &outcome(election(), &wall, Scenario::default()).seats
            )
            .already,
            wall.contains(belfast)
        ),
        (1, false)
    );
    assert_eq!(Wall::custom(election(), [belfast]), None);
    assert_eq!(Wall::custom(election(), []), None);
}

#[test]
fn hartlepool_33_is_labour_by_96_and_34_is_conservative_by_10() {
    let seat = election().focus();
    assert_eq!((&*seat.code, &*seat.name), ("E14000733", "Hartlepool"));
    assert_eq!(&*election().region(seat.region).name, "North East");
    let at_33 = seat_result(seat, scenario(33, 0));
    assert_eq!((at_33.winner, at_33.runner_up), (Party::THIRD, Party::TO));
    assert_eq!(round_votes(at_33.majority), 96);
    assert_eq!(at_33.lead, -at_33.majority);
    let at_34 = seat_result(seat, scenario(34, 0));
    assert_eq!((at_34.winner, at_34.runner_up), (Party::TO, Party::THIRD));
    assert_eq!(at_34.to, 154_740_200); // 15 474.02 votes
    assert_eq!(at_34.third, 15_464 * VOTE);
    assert_eq!(round_votes(at_34.majority), 10);
    assert!(at_34.is_gain(seat));

    let tips = tipping_point(seat, Share::ZERO, Swing::ZERO);
    assert!(close(tips.percent().unwrap(), 359_500.0 / 10_603.0, 1e-12));
    assert!(!tips.passed(Share::from_basis_points(3_390)));
    assert!(tips.passed(Share::from_basis_points(3_391)));
}

#[test]
fn hartlepool_2021_shares_changes_and_swing_are_the_published_ones() {
    let seat = election().focus();
    let b = election().by_election(seat.id).unwrap();
    assert_eq!((b.date.year, b.date.month, b.date.day), (2021, 5, 6));
    assert_eq!((b.electorate, b.valid, b.candidates), (70_768, 29_933, 16));
    let before = |p| 100.0 * seat.votes(p) as f64 / seat.valid as f64;
    let share = |p| b.share(p).unwrap();
    let (con, lab) = (share(Party::TO), share(Party::THIRD));
    assert!(close(con, 51.88, 0.005) && close(lab, 28.69, 0.005));
    assert!(close(share(Party::FROM), 1.23, 0.005));
    assert!(close(con - before(Party::TO), 22.96, 0.005));
    assert!(close(lab - before(Party::THIRD), -8.99, 0.005));
    let swing = swing_from_third(before(Party::TO), before(Party::THIRD), con, lab);
    assert!(close(swing, 15.97, 0.005));
    for (transfer, labour, points, percent) in [(77, 5, 9.3, 58.0), (100, 0, 12.9, 81.0)] {
        let explained = explained_swing(seat, &seat_result(seat, scenario(transfer, labour)));
        assert!(close(explained, points, 0.05), "{explained}");
        assert!(close(100.0 * explained / swing, percent, 0.5));
    }
}

#[test]
fn of_nine_by_elections_only_hartlepool_saw_the_conservative_share_rise() {
    assert_eq!(election().by_elections().len(), 23);
    assert!(election().by_elections().is_sorted_by_key(|b| b.date));
    let stood = election()
        .by_elections()
        .iter()
        .map(|b| (b, election().seat(b.seat)))
        .filter(|(_, seat)| seat.stood(Party::FROM));
    let mut rose = Vec::new();
    let mut count = 0;
    for (b, seat) in stood {
        count += 1;
        let before = 100.0 * seat.votes(Party::TO) as f64 / seat.valid as f64;
        if b.share(Party::TO).unwrap() > before {
            rose.push(&*seat.name);
        }
    }
    assert_eq!((count, rose), (9, vec!["Hartlepool"]));
}

#[test]
fn a_by_election_without_a_party_has_no_votes_for_it() {
    let southend = election().find("Southend West").unwrap();
    let b = election().by_election(southend.id).unwrap();
    for p in [Party::THIRD, Party::FROM] {
        assert_eq!(b.share(p), Some(0.0));
    }
    assert!(b.share(Party::TO).unwrap() > 0.0);
    assert_eq!(
        election().by_election(election().find("Aldershot").unwrap().id),
        None
    );
}

#[test]
fn the_band_of_the_wall_follows_the_published_table() {
    let wall = default_wall();
    for (transfer, labour, expected, low, high) in [
        (0, 0, 47.7, 43, 53),
        (34, 0, 57.2, 52, 62),
        (50, 0, 62.4, 57, 68),
        (70, 0, 68.5, 63, 73),
        (77, 5, 69.1, 64, 74),
        (100, 0, 75.8, 71, 80),
    ] {
        let s = scenario(transfer, labour);
        let b = wall_band(election(), &wall, s).unwrap();
        assert!(close(b.expected, expected, 0.05), "{transfer}: {b:?}");
        assert_eq!((b.low, b.high), (low, high), "at {transfer}%");
        assert_eq!(outcome(election(), &wall, s).band, Some(b));
    }
}

#[test]
fn the_normal_distribution_is_right_to_six_places() {
    // Abramowitz and Stegun, table 26.1.
    for (z, p) in [
        (0.0, 0.5),
        (0.5, 0.691_462_461),
        (1.0, 0.841_344_746),
        (1.96, 0.975_002_105),
        (3.0, 0.998_650_102),
        (8.0, 1.0),
    ] {
        assert!(close(normal_cdf(z), p, 2e-7), "{z}");
        assert!(close(normal_cdf(-z), 1.0 - p, 2e-7), "-{z}");
    }
    assert!(normal_cdf(-1e6) >= 0.0 && normal_cdf(1e6) <= 1.0);
}

#[test]
fn a_band_of_certain_or_no_seats_is_a_number() {
    let sure = band([500.0; 10].into_iter(), 5.0);
    assert_eq!((sure.low, sure.high), (10, 10));
    let lost = band([-500.0; 650].into_iter(), 5.0);
    assert_eq!((lost.low, lost.high), (0, 0));
    let none = band(std::iter::empty(), 5.0);
    assert_eq!((none.expected, none.low, none.high), (0.0, 0, 0));
    let coins = band([0.0; 2].into_iter(), 5.0);
    assert_eq!((coins.low, coins.high), (0, 2));
    assert!(close(coins.expected, 1.0, 1e-9));
    assert_eq!(band([500.0; 700].into_iter(), 5.0).high, 700);
}

#[test]
fn the_mountain_gets_longer_but_hardly_higher() {
    for (transfer, labour, gains) in [(0, 202, 124), (77, 174, 152)] {
        let m = mountain(scenario(transfer, 0));
        assert_eq!((m.seats, m.to_climb()), (labour, gains));
        assert_eq!(m.majority, 326);
        let climb = election().climb().unwrap();
        assert_eq!((climb.party, climb.mark), (Party::THIRD, Some((154, 1935))));
        let summit = m.swing_needed().unwrap();
        assert!(close(summit, 12.1, 0.05), "{summit}");
        assert_eq!(m.swing_for(m.majority), Some(m.slope[gains - 1].swing));
        assert!(m.slope.is_sorted_by(|a, b| a.swing <= b.swing));
    }
}

#[test]
fn with_a_labour_majority_there_is_nothing_to_climb() {
    let m = mountain(swung(-2_500));
    assert!(m.seats >= m.majority);
    assert_eq!((m.to_climb(), m.swing_needed()), (0, None));
    assert_eq!(m.swing_for(651), None);
    let m = mountain(Scenario::default());
    assert_eq!(m.swing_for(202), None);
    assert_eq!(m.swing_for(203), Some(m.slope[0].swing));
    assert_eq!(m.swing_for(0), None);
}

#[test]
fn every_step_of_the_slope_wins_its_seat_and_a_little_less_does_not() {
    for s in [
        Scenario::default(),
        scenario(77, 5),
        swung(700),
        swung(-900),
    ] {
        let o = outcome(election(), &default_wall(), s);
        for step in &mountain(s).slope {
            let seat = election().seat(step.seat);
            let r = o.seat(step.seat);
            assert!(seat.changeable && r.winner != Party::THIRD);
            let rest = election()
                .parties()
                .filter(|&p| p != Party::TO && p != Party::THIRD && p != party("other"))
                .map(|p| r.votes(seat, p));
            let rest = rest.max().unwrap().max(seat.other_max * VOTE) as f64;
            let labour_leads = |swing: f64| {
                let moved = swing / 100.0 * (seat.valid * VOTE) as f64;
                r.third as f64 + moved > (r.to as f64 - moved).max(rest)
            };
            assert!(labour_leads(step.swing + 1e-6), "{}", seat.name);
            assert!(!labour_leads(step.swing - 1e-6), "{}", seat.name);
        }
    }
}

#[test]
fn the_presets_are_those_of_the_sources_in_order() {
    let settings = election().settings();
    let found = settings
        .iter()
        .map(|p| (&*p.id, p.transfer.percent(), p.labour_share.percent()));
    let wanted = [
        ("2019", 0.0, 0.0),
        ("tipping", 34.0, 0.0),
        ("labour-leavers", 70.0, 30.0),
        ("bes-2019", 71.0, 6.0),
        ("hartlepool-poll", 77.0, 5.0),
        ("all", 100.0, 0.0),
    ];
    assert!(found.eq(wanted));
    for p in settings {
        let s = Scenario::new(p.transfer, p.labour_share, Swing::ZERO);
        assert_eq!(s.labour_share(), p.labour_share, "{} fits", p.id);
        assert!(!p.label.is_empty() && p.source.ends_with('.'));
    }
    let hartlepool = election().focus();
    let winners = settings.iter().map(|p| {
        let s = Scenario::new(p.transfer, p.labour_share, Swing::ZERO);
        seat_result(hartlepool, s).winner
    });
    let mut wanted = [Party::TO; 6];
    wanted[0] = Party::THIRD;
    assert!(winners.eq(wanted));
}

#[test]
fn shares_and_swings_are_cut_to_their_range() {
    assert_eq!(Share::from_basis_points(-1), Share::ZERO);
    assert_eq!(Share::from_basis_points(10_001), Share::ALL);
    assert_eq!(Share::from_percent(i64::MAX), Share::ALL);
    assert_eq!(Share::from_percent(i64::MIN), Share::ZERO);
    assert_eq!(Share::from_percent(62).basis_points(), 6_200);
    assert_eq!(Share::from_basis_points(6_250).percent(), 62.5);
    assert_eq!(Share::from_percent(62).rest(), Share::from_percent(38));
    assert_eq!(Swing::from_hundredths(99_999).hundredths(), 2_500);
    assert_eq!(Swing::from_hundredths(i64::MIN).hundredths(), -2_500);
    assert_eq!(Swing::from_hundredths(-125).points(), -1.25);
    let rounded = [4_999, 5_000, -4_999, -5_000, 15_000, -15_000].map(round_votes);
    assert_eq!(rounded, [0, 1, 0, -1, 2, -2]);
}

#[test]
fn a_scenario_never_moves_more_than_all_the_votes() {
    let p = Share::from_percent;
    let s = Scenario::new(p(70), p(40), Swing::ZERO);
    assert_eq!(
        (s.transfer(), s.labour_share(), s.stay()),
        (p(70), p(30), p(0))
    );
    let pushed = s.with_transfer(p(90));
    assert_eq!((pushed.transfer(), pushed.labour_share()), (p(90), p(10)));
    let pushed = s.with_labour_share(p(50));
    assert_eq!((pushed.transfer(), pushed.labour_share()), (p(50), p(50)));
    let other = s.with_swing(Swing::from_hundredths(100));
    assert_eq!((other.transfer(), other.labour_share()), (p(70), p(30)));
    assert_eq!(Scenario::new(p(20), p(30), Swing::ZERO).stay(), p(50));
}

#[test]
fn northern_ireland_and_the_speakers_seat_never_change() {
    let fixed = election().seats().iter().filter(|s| !s.changeable);
    let still = outcome(election(), &default_wall(), Scenario::default());
    let moved = outcome(
        election(),
        &default_wall(),
        scenario(100, 0).with_swing(Swing::from_hundredths(2_500)),
    );
    let mut count = 0;
    for seat in fixed {
        count += 1;
        assert_eq!(still.seat(seat.id), moved.seat(seat.id), "{}", seat.name);
        let tips = tipping_point(seat, Share::ZERO, Swing::from_hundredths(2_500));
        assert_eq!(tips, TippingPoint::Never);
    }
    assert_eq!(count, 19);
    assert!(!election().find("Chorley").unwrap().changeable);
}

#[test]
fn the_seat_is_decided_against_the_largest_other_candidate_not_their_sum() {
    // In Hartlepool 1 405 votes went to two others, the larger of whom had 911.
    let seat = election().focus();
    assert_eq!((seat.votes(party("other")), seat.other_max), (1_405, 911));
    // Ashfield: an independent, counted under other, came second with 13 498 votes.
    let ashfield = election().find("Ashfield").unwrap();
    assert_eq!(ashfield.runner_up(), party("other"));
    assert_eq!(ashfield.other_max, 13_498);
}

#[test]
fn tipping_points_order_by_transfer_with_never_last() {
    let tips = |name: &str| tipping_point(election().find(name).unwrap(), Share::ZERO, Swing::ZERO);
    let already = tips("Aldershot");
    let barnsley = tips("Barnsley Central");
    let never = tips("Barking");
    assert_eq!(
        (already, already.percent()),
        (TippingPoint::Already, Some(0.0))
    );
    assert_eq!((never, never.percent()), (TippingPoint::Never, None));
    assert!(already < tips("Hartlepool") && tips("Hartlepool") < barnsley && barnsley < never);
    // Without a Brexit Party candidate no transfer can help.
    assert_eq!(tips("Bristol West"), TippingPoint::Never);
}

#[test]
fn a_large_labour_share_leaves_too_little_for_hartlepool_to_fall() {
    let seat = election().focus();
    let tips = |percent| tipping_point(seat, Share::from_percent(percent), Swing::ZERO);
    // Labour's gain raises the bar: (15 464 + 0.3 * 10 603 - 11 869) / 10 603.
    assert!(close(tips(30).percent().unwrap(), 63.9055, 0.0001));
    assert_eq!(tips(40), TippingPoint::Never);
}

#[test]
fn the_curve_counts_the_wall_just_above_every_step() {
    let wall = default_wall();
    for labour in [0, 5, 30] {
        let steps = curve(election(), &wall, Share::from_percent(labour), Swing::ZERO);
        assert_eq!(steps[0].transfer, 0.0);
        assert!(
            steps.windows(2).all(|w| {
                w[0].transfer < w[1].transfer && w[0].conservative < w[1].conservative
            })
        );
        assert!(steps.last().unwrap().transfer <= (100 - labour) as f64);
        for bp in (0..=10_000 - labour * 100).step_by(7) {
            let s = Scenario::new(
                Share::from_basis_points(bp),
                Share::from_percent(labour),
                Swing::ZERO,
            );
            let below = steps
                .iter()
                .rev()
                .find(|p| p.transfer == 0.0 || p.transfer < bp as f64 / 100.0);
            assert_eq!(
                below.unwrap().conservative,
                outcome(election(), &wall, s).wall.conservative,
                "{bp} basis points"
            );
        }
    }
}

#[test]
fn bricks_are_laid_safest_first_then_as_they_fall_then_the_closest() {
    let wall = default_wall();
    let order = wall.laying_order(election());
    let mut sorted = order.clone();
    sorted.sort();
    assert_eq!(sorted, wall.seats());
    let share = |id: &SeatId| {
        let s = election().seat(*id);
        s.majority() as f64 / s.valid as f64
    };
    let tips = |id: &SeatId| tipping_point(election().seat(*id), Share::ZERO, Swing::ZERO);
    let (held, open) = order.split_at(49);
    assert!(held.iter().all(|id| tips(id) == TippingPoint::Already));
    assert!(held.is_sorted_by(|a, b| share(a) >= share(b)));
    assert!(open.is_sorted_by_key(tips));
    let (falls, never) = open.split_at(32);
    assert!(falls.iter().all(|id| tips(id) != TippingPoint::Never));
    assert!(never.iter().all(|id| tips(id) == TippingPoint::Never));
    assert!(never.is_sorted_by(|a, b| share(a) <= share(b)));
    // At any transfer the fallen bricks are the first of those that can fall.
    let fallen = wall_at("wall", 62).fallen;
    let mut first = falls[..fallen.len()].to_vec();
    first.sort();
    assert_eq!(first, fallen);
}

#[test]
fn seats_are_found_by_code_or_name_whatever_the_case() {
    let e = election();
    let name = |text: &str| e.find(text).map(|s| &*s.name);
    assert_eq!(name(" e14000733\n"), Some("Hartlepool"));
    assert_eq!(name("HARTLEPOOL"), Some("Hartlepool"));
    assert_eq!(name("YNYS MÔN"), Some("Ynys Môn"));
    assert_eq!(name("Belfast East"), Some("Belfast East"));
    for text in [
        "",
        " ",
        "Hartlepoo",
        "Hartlepools",
        "E1400073",
        "E14000733 E14000530",
        "\u{0}",
    ] {
        assert_eq!(name(text), None, "{text:?}");
    }
}

#[test]
fn a_search_ignores_case_and_accents_and_puts_beginnings_first() {
    let e = election();
    let names = |part: &str| {
        e.search(part)
            .iter()
            .map(|s| &*s.name)
            .collect::<Vec<&str>>()
    };
    assert_eq!(names("ynys mon"), ["Ynys Môn"]);
    assert_eq!(names("MÔN"), names("mon"));
    assert_eq!(names("mo\u{302}n"), names("mon"));
    assert_eq!(names("mon").first(), Some(&"Monmouth"));
    let hull = names("hull");
    assert!(hull.contains(&"Kingston upon Hull East"));
    let north = names("north");
    let firsts = north.iter().take_while(|n| n.starts_with("North")).count();
    assert!(firsts > 10 && north[firsts..].iter().all(|n| !n.starts_with("North")));
    assert!(names("belfast").is_empty());
    assert_eq!(names("").len(), 632);
    assert!(names("no such place").is_empty());
}

#[test]
fn every_seat_has_a_name_a_code_and_a_hexagon_of_its_own() {
    let seats = election().seats();
    let mut hexes: Vec<_> = seats.iter().map(|s| (s.hex.r, s.hex.q)).collect();
    hexes.sort();
    hexes.dedup();
    assert_eq!(hexes.len(), 650);
    for (text, index) in [
        ("E14000530", 0),
        ("N06000001", 533),
        ("S14000059", 609),
        ("W07000080", 649),
    ] {
        assert_eq!(&*seats[index].code, text);
    }
    assert!(
        seats
            .iter()
            .all(|s| s.code.len() == 9 && !s.name.is_empty())
    );
    let regions = election().regions();
    let mut counted: Vec<(&str, usize)> = regions.iter().map(|r| (&*r.name, 0)).collect();
    for seat in seats {
        counted[seat.region.index()].1 += 1;
    }
    counted.sort();
    assert_eq!(
        counted,
        [
            ("East Midlands", 46),
            ("East of England", 58),
            ("London", 73),
            ("North East", 29),
            ("North West", 75),
            ("Northern Ireland", 18),
            ("Scotland", 59),
            ("South East", 84),
            ("South West", 55),
            ("Wales", 40),
            ("West Midlands", 59),
            ("Yorkshire and The Humber", 54),
        ]
    );
    let labour = |y| seats.iter().filter(move |s| s.winner_in(y) == Party::THIRD);
    let by_year = election()
        .years()
        .map(|y| (election().calendar_year(y), labour(y).count()));
    assert!(by_year.eq([(2010, 258), (2015, 232), (2017, 262), (2019, 202)]));
}
