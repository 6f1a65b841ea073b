//! Reads the table that `build.rs` packs; `build/pack.rs` describes its layout. The build
//! has checked it, so reading past its end cannot happen and gives zeros if it does.

use super::by_election::{ByElection, Date};
use super::election::{Election, Hex, Region, Seat, SeatId};
use super::party::Party;
use super::seat_result::precedence;
use std::rc::Rc;

struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn byte(&mut self) -> u8 {
        let Some((&first, rest)) = self.0.split_first() else {
            return 0;
        };
        self.0 = rest;
        first
    }

    /// Seven bits a byte, the lowest first; the top bit says that more follow.
    fn number(&mut self) -> u32 {
        let mut value = 0;
        for shift in [0, 7, 14, 21] {
            let byte = self.byte();
            value |= u32::from(byte & 127) << shift;
            if byte < 128 {
                break;
            }
        }
        value
    }
}

fn party(index: u8) -> Party {
    Party::ALL
        .get(usize::from(index))
        .copied()
        .unwrap_or(Party::Other)
}

/// Unpacks a table.
pub fn unpack(table: &[u8]) -> Election {
    let mut r = Reader(table);
    let years: Vec<u16> = (0..r.byte())
        .map(|_| FIRST_YEAR + u16::from(r.byte()))
        .collect();
    let focus = SeatId(r.number() as u16);
    let no_name: Rc<str> = "".into();
    let mut seats: Vec<Seat> = unpack_codes(&mut r)
        .into_iter()
        .enumerate()
        .map(|(i, code)| Seat {
            id: SeatId(i as u16),
            code: code.into(),
            name: Rc::clone(&no_name),
            region: Region::NorthEast,
            valid: 0,
            other_max: 0,
            hex: Hex { q: 0, r: 0 },
            leave_majority: false,
            preserved_north_wales: false,
            votes: [0; 15],
            winners: vec![Party::Other; years.len()],
            second: Party::Other,
            majority: 0,
            unmoved: [(Party::Other, 0); 2],
        })
        .collect();

    for p in Party::ALL {
        for seat in &mut seats {
            seat.votes[p.index()] = r.number();
        }
    }
    for seat in &mut seats {
        seat.other_max = seat.votes(Party::Other) - i64::from(r.number());
        rank(seat);
    }
    for seat in &mut seats {
        let bits = r.byte();
        seat.leave_majority = bits & 1 != 0;
        seat.preserved_north_wales = bits & 2 != 0;
        let region = Region::ALL.get(usize::from(bits >> 2));
        seat.region = region.copied().unwrap_or(Region::London);
    }
    for year in (0..years.len().saturating_sub(1)).rev() {
        for seat in &mut seats {
            seat.winners[year] = party(seat.winners[year + 1] as u8 ^ r.byte());
        }
    }
    for seat in &mut seats {
        seat.hex.q = r.byte();
    }
    for seat in &mut seats {
        seat.hex.r = r.byte();
    }
    let by_elections = (0..r.byte()).map(|_| unpack_by_election(&mut r)).collect();

    let mut names = std::str::from_utf8(r.0).unwrap_or_default();
    for seat in &mut seats {
        let (name, rest) = names.split_once('\n').unwrap_or((names, ""));
        seat.name = name.into();
        names = rest;
    }
    Election {
        years,
        seats,
        by_elections,
        focus,
    }
}

/// What the years of elections are counted from.
const FIRST_YEAR: u16 = 1900;

/// The codes run without gaps in each country: a letter, two digits, the first of six
/// digits and how many follow.
fn unpack_codes(r: &mut Reader) -> Vec<String> {
    let mut codes = Vec::new();
    for _ in 0..r.byte() {
        let letter = char::from(r.byte());
        let (series, first, count) = (r.number(), r.number(), r.number());
        for number in first..first + count {
            codes.push(format!("{letter}{:08}", series * 1_000_000 + number));
        }
    }
    codes
}

fn unpack_by_election(r: &mut Reader) -> ByElection {
    let seat = SeatId(r.number() as u16);
    let date = Date {
        year: 2000 + u16::from(r.byte()),
        month: r.byte(),
        day: r.byte(),
    };
    let candidates = r.byte();
    let mut votes = || i64::from(r.number());
    ByElection {
        seat,
        date,
        candidates,
        electorate: votes(),
        valid: votes(),
        con: votes(),
        lab: votes(),
        ld: votes(),
        reform: votes(),
    }
}

/// Finds what follows from a seat's votes: their sum, first and second, and the two
/// strongest whom a scenario leaves alone. No seat was a tie.
fn rank(seat: &mut Seat) {
    let mut all = [(Party::Other, 0); 2];
    let mut unmoved = [(Party::Other, 0); 2];
    for p in Party::ALL {
        seat.valid += seat.votes(p);
        let largest = match p {
            Party::Other => seat.other_max,
            _ => seat.votes(p),
        };
        insert(&mut all, (p, largest), Party::Other);
    }
    for p in Party::ALL {
        if !matches!(p, Party::Con | Party::Lab | Party::Brexit) {
            let largest = match p {
                Party::Other => seat.other_max,
                _ => seat.votes(p),
            };
            insert(&mut unmoved, (p, largest), all[0].0);
        }
    }
    if let Some(winner) = seat.winners.last_mut() {
        *winner = all[0].0;
    }
    seat.second = all[1].0;
    seat.majority = all[0].1 - all[1].1;
    seat.unmoved = unmoved;
}

fn insert(best: &mut [(Party, i64); 2], candidate: (Party, i64), held_by: Party) {
    if precedence(candidate, held_by) > precedence(best[0], held_by) {
        best[1] = best[0];
        best[0] = candidate;
    } else if precedence(candidate, held_by) > precedence(best[1], held_by) {
        best[1] = candidate;
    }
}
