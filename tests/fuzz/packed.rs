//! The packed table: what goes in comes out, and nothing wrong goes in.
//!
//! The widget does not question its table: the build has checked it, it lies within the module,
//! and a module that is damaged on its way does not start. So it is not the unpacking that is given
//! damaged bytes here, it is the checks that are given damaged tables.

use std::sync::OnceLock;

use brexit_transfer::model::{self, Party, Region};
use proptest::prelude::*;

use crate::{Verdict, fuzz};

#[allow(dead_code)]
#[path = "../../build/check.rs"]
mod check;
#[allow(dead_code)]
#[path = "../../build/check_by_elections.rs"]
mod check_by_elections;
#[path = "../../build/check_context.rs"]
mod check_context;
#[path = "../../build/pack.rs"]
mod pack;
#[path = "../../build/table.rs"]
mod table;

use check::{Election, FILES, OTHER, Seat, check};
use check_by_elections::ByElection;

/// The largest number that the packed table holds: four times seven bits.
const LARGEST: i64 = (1 << 28) - 1;

/// Packs an election, unpacks it and compares all of it.
fn comes_through(given: &Election) -> Verdict {
    let found = model::unpack(&pack::pack(given));
    prop_assert_eq!(found.seats().len(), given.seats.len());
    for (index, (seat, given)) in found.seats().iter().zip(&given.seats).enumerate() {
        prop_assert_eq!(seat.id.index(), index);
        prop_assert_eq!(&*seat.code, &*given.code);
        prop_assert_eq!(&*seat.name, &*given.name);
        prop_assert_eq!(seat.region, Region::ALL[usize::from(given.region)]);
        prop_assert_eq!(seat.preserved_north_wales, given.north_wales);
        prop_assert_eq!(seat.leave_majority, given.leave_majority);
        prop_assert_eq!((seat.hex.q, seat.hex.r), given.hex);
        prop_assert_eq!(Party::ALL.map(|p| seat.votes(p)), given.votes);
        prop_assert_eq!(seat.other_max, given.other_max);
        let winners: Vec<u8> = found.years().map(|y| seat.winner_in(y) as u8).collect();
        prop_assert_eq!(winners, given.winners, "{}", seat.name);
        prop_assert_eq!(seat.valid, given.votes.iter().sum::<i64>());
        let mut strengths = given.votes;
        strengths[OTHER] = given.other_max;
        strengths.sort();
        prop_assert_eq!(seat.majority(), strengths[14] - strengths[13]);
    }
    let focus = given.seats.iter().position(|s| s.name == "Hartlepool");
    prop_assert_eq!(found.focus().id.index(), focus.unwrap_or_default());
    prop_assert_eq!(found.by_elections().len(), given.by_elections.len());
    for (found, given) in found.by_elections().iter().zip(&given.by_elections) {
        prop_assert_eq!(found.seat.index(), given.seat);
        let date = (found.date.year, found.date.month, found.date.day);
        prop_assert_eq!(date, given.date);
        prop_assert_eq!(found.candidates, given.candidates);
        prop_assert_eq!(
            (found.electorate, found.valid),
            (given.electorate, given.valid)
        );
        let votes = [found.con, found.lab, found.ld, found.reform];
        prop_assert_eq!(votes, given.votes);
    }
    Ok(())
}

fn votes() -> impl Strategy<Value = i64> {
    prop_oneof![3 => 0..30_000_i64, 2 => Just(0), 1 => 0..LARGEST, 1 => Just(LARGEST)]
}

/// A seat but for its code and name.
fn seat() -> impl Strategy<Value = Seat> {
    let flags = (0..12_u8, any::<bool>(), any::<bool>());
    let before = prop::array::uniform3(0..15_u8);
    let counts = (prop::array::uniform15(votes()), votes(), 0..15_u8);
    (flags, before, counts, any::<(u8, u8)>()).prop_map(|(flags, before, counts, hex)| {
        let (mut votes, other_max, winner) = counts;
        let mut other_max = other_max.min(votes[OTHER]);
        // Someone won, and by their votes: the packed table does not name the winner of 2019.
        let most = votes[..OTHER].iter().copied().fold(other_max, i64::max);
        let votes_of_winner = (most + 1).min(LARGEST);
        for other in votes[..OTHER].iter_mut().chain([&mut other_max]) {
            *other = (*other).min(votes_of_winner - 1);
        }
        votes[usize::from(winner)] = votes_of_winner;
        if usize::from(winner) == OTHER {
            other_max = votes_of_winner;
        }
        let [a, b, c] = before;
        Seat {
            code: String::new(),
            name: String::new(),
            region: flags.0,
            north_wales: flags.1,
            votes,
            other_max,
            winners: [a, b, c, winner],
            leave_majority: flags.2,
            hex,
        }
    })
}

fn by_election(seats: usize) -> impl Strategy<Value = ByElection> {
    let date = (2000..2256_u16, any::<u8>(), any::<u8>());
    let counts = (votes(), votes(), prop::array::uniform4(votes()));
    (0..seats, date, counts, any::<u8>()).prop_map(|(seat, date, counts, candidates)| ByElection {
        seat,
        date,
        electorate: counts.0,
        valid: counts.1,
        votes: counts.2,
        candidates,
    })
}

fn named(mut seats: Vec<(Seat, u32, String)>) -> Vec<Seat> {
    // By code, and no code twice; gaps of one and of many.
    let mut last = 0;
    for (seat, gap, name) in &mut seats {
        last = (last + *gap).min(99_999_999);
        seat.code = format!("{}{last:08}", ["E", "N", "S", "W"][last as usize % 4]);
        seat.name = std::mem::take(name);
    }
    let mut seats: Vec<Seat> = seats.into_iter().map(|(seat, ..)| seat).collect();
    seats.sort_by(|a, b| a.code.cmp(&b.code));
    seats.dedup_by(|a, b| a.code == b.code);
    seats
}

fn any_election() -> impl Strategy<Value = Election> {
    let name = prop_oneof![
        4 => "[A-Z][a-zôŷ -]{0,20}",
        1 => Just("Hartlepool".to_owned()),
        1 => any::<String>().prop_map(|name| name.replace('\n', " ")),
    ];
    let gap = prop_oneof![2 => Just(4_u32), 1 => 1..5_u32, 1 => 1..20_000_000_u32];
    prop::collection::vec((seat(), gap, name), 1..20)
        .prop_map(named)
        .prop_flat_map(|seats| {
            let by_elections = prop::collection::vec(by_election(seats.len()), 0..4);
            (Just(seats), by_elections)
        })
        .prop_map(|(seats, by_elections)| Election {
            seats,
            by_elections,
        })
}

#[test]
fn what_is_packed_is_unpacked() {
    fuzz(any_election(), |election| comes_through(&election));
}

fn texts() -> &'static [String; 5] {
    static TEXTS: OnceLock<[String; 5]> = OnceLock::new();
    TEXTS.get_or_init(|| {
        let root = env!("CARGO_MANIFEST_DIR");
        FILES.map(|name| std::fs::read_to_string(format!("{root}/{name}")).unwrap())
    })
}

/// What a slip of an editor's hand, or a broken disk, does to a file.
#[derive(Clone, Debug)]
enum Slip {
    Replace(char),
    Insert(String),
    Cut(usize),
    DropLine,
    RepeatLine,
    SwapLines,
    End,
}

fn slip() -> impl Strategy<Value = Slip> {
    prop_oneof![
        4 => "[0-9]".prop_map(|text| Slip::Replace(text.chars().next().unwrap_or('0'))),
        2 => any::<char>().prop_map(Slip::Replace),
        2 => "[0-9,.\"\n -]{1,12}".prop_map(Slip::Insert),
        1 => any::<String>().prop_map(Slip::Insert),
        2 => (1..30_usize).prop_map(Slip::Cut),
        1 => Just(Slip::DropLine),
        1 => Just(Slip::RepeatLine),
        1 => Just(Slip::SwapLines),
        1 => Just(Slip::End),
    ]
}

fn slipped(text: &str, slip: &Slip, place: prop::sample::Index) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let line = place.index(lines.len() - 1);
    let joined = |lines: Vec<&str>| lines.join("\n") + "\n";
    let mut at = place.index(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let (before, after) = text.split_at(at);
    let without = |count| after.chars().skip(count).collect::<String>();
    match slip {
        Slip::Replace(c) => format!("{before}{c}{}", without(1)),
        Slip::Insert(words) => [before, words, after].concat(),
        Slip::Cut(count) => [before, &without(*count)].concat(),
        Slip::DropLine => joined([&lines[..line], &lines[line + 1..]].concat()),
        Slip::RepeatLine => joined([&lines[..=line], &lines[line..]].concat()),
        Slip::SwapLines => {
            let mut lines = lines;
            lines.swap(line, line + 1);
            joined(lines)
        }
        Slip::End => before.to_owned(),
    }
}

#[test]
fn a_damaged_table_is_refused_or_comes_through_as_it_stands() {
    let slips = prop::collection::vec((0..5_usize, slip(), any::<prop::sample::Index>()), 1..3);
    fuzz(slips, |slips| {
        let mut texts = texts().clone();
        for (file, slip, place) in slips {
            texts[file] = slipped(&texts[file], &slip, place);
        }
        match check(&texts) {
            Ok(election) => {
                prop_assert_eq!(election.seats.len(), 650);
                comes_through(&election)
            }
            Err(fault) => {
                // It says where: an editor has to find it.
                prop_assert!(FILES.contains(&fault.file) && !fault.column.is_empty());
                prop_assert!(!fault.reason.is_empty());
                Ok(())
            }
        }
    });
}

#[test]
fn a_result_with_another_figure_is_refused() {
    // Electorate, valid and invalid votes, turnout; then majority and the votes of all parties.
    let columns: Vec<usize> = (6..10).chain(14..30).collect();
    let place = (1..651_usize, prop::sample::select(columns));
    fuzz(
        (place, any::<prop::sample::Index>(), 1..10_u8),
        |((line, column), digit, more)| {
            let mut texts = texts().clone();
            let mut lines: Vec<String> = texts[0].lines().map(str::to_owned).collect();
            // Names with a comma are in quotes, and stand before all of these columns.
            let from_end = lines[0].split(',').count() - column;
            let mut cells: Vec<String> = lines[line].split(',').map(str::to_owned).collect();
            let cell = cells.len() - from_end;
            let digits: Vec<usize> = cells[cell]
                .match_indices(|c: char| c.is_ascii_digit())
                .map(|found| found.0)
                .collect();
            let at = digits[digit.index(digits.len())];
            let old = cells[cell].as_bytes()[at] - b'0';
            cells[cell].replace_range(at..=at, &((old + more) % 10).to_string());
            lines[line] = cells.join(",");
            texts[0] = lines.join("\n");
            match check(&texts) {
                Ok(_) => Err(TestCaseError::fail(format!("taken: {}", lines[line]))),
                Err(fault) => {
                    prop_assert_eq!(fault.file, FILES[0]);
                    // The line itself; a total where the row still adds up.
                    prop_assert!(
                        fault.line == 0 || fault.line == line as u64 + 1,
                        "{}",
                        fault
                    );
                    Ok(())
                }
            }
        },
    );
}
