//! Packs the checked election for the page; `src/model/unpack.rs` reads it.
//!
//! Layout, numbers being 7 bits a byte, the lowest first, the top bit saying that more
//! follow (measured smaller after brotli than two planes of bytes):
//!
//! 1. the count of the elections of which the winners are known, oldest first, and each
//!    year - 1900; the index of the seat in focus; the count of code runs; each run: letter,
//!    two-digit series, first number, how many;
//! 2. 15 columns of votes in the order of the parties, then `other - other_max`;
//! 3. a byte a seat: region * 4 + north Wales * 2 + Leave majority;
//! 4. winners of 2017, 2015, 2010, a byte a seat each, XOR the next election's winner
//!    (that of 2019 follows from the votes), so that most are 0;
//! 5. hexagons: all `q`, then all `r`;
//! 6. the count of by-elections; each: seat, year - 2000, month, day, candidates,
//!    electorate, valid, Conservative, Labour, Liberal Democrat, Reform UK;
//! 7. names to the end, separated by line feeds.

use super::check::{Election, OTHER, Seat};

/// The elections of which the tables give each seat's winner.
const YEARS: [u16; 4] = [2010, 2015, 2017, 2019];

/// The packed table.
pub fn pack(election: &Election) -> Vec<u8> {
    let seats = &election.seats;
    let mut out = Vec::new();
    out.push(YEARS.len() as u8);
    out.extend(YEARS.map(|year| (year - 1900) as u8));
    codes(&mut out, seats);
    for party in 0..=OTHER {
        for seat in seats {
            number(&mut out, seat.votes[party]);
        }
    }
    for seat in seats {
        number(&mut out, seat.votes[OTHER] - seat.other_max);
    }
    for seat in seats {
        let bits = u8::from(seat.north_wales) * 2 + u8::from(seat.leave_majority);
        out.push(seat.region * 4 + bits);
    }
    for year in (0..YEARS.len() - 1).rev() {
        out.extend(seats.iter().map(|s| s.winners[year] ^ s.winners[year + 1]));
    }
    out.extend(seats.iter().map(|s| s.hex.0));
    out.extend(seats.iter().map(|s| s.hex.1));
    out.push(election.by_elections.len() as u8);
    for b in &election.by_elections {
        number(&mut out, b.seat as i64);
        out.extend([(b.date.0 - 2000) as u8, b.date.1, b.date.2, b.candidates]);
        for votes in [b.electorate, b.valid].into_iter().chain(b.votes) {
            number(&mut out, votes);
        }
    }
    let names: Vec<&str> = seats.iter().map(|s| s.name.as_str()).collect();
    out.extend(names.join("\n").bytes());
    out
}

fn number(out: &mut Vec<u8>, mut value: i64) {
    while value >= 128 {
        out.push(value as u8 | 128);
        value >>= 7;
    }
    out.push(value as u8);
}

fn codes(out: &mut Vec<u8>, seats: &[Seat]) {
    let focus = seats.iter().position(|s| s.name == "Hartlepool");
    number(out, focus.map_or(0, |i| i as i64));
    // A code is a letter and a number of eight digits, as the check has seen.
    let split = |s: &Seat| (s.code.as_bytes()[0], s.code[1..].parse().unwrap_or(0));
    let mut runs: Vec<(u8, i64, i64)> = Vec::new();
    for (letter, value) in seats.iter().map(split) {
        match runs.last_mut() {
            Some((l, first, count)) if *l == letter && *first + *count == value => *count += 1,
            _ => runs.push((letter, value, 1)),
        }
    }
    out.push(runs.len() as u8);
    for (letter, first, count) in runs {
        out.push(letter);
        number(out, first / 1_000_000);
        number(out, first % 1_000_000);
        number(out, count);
    }
}
