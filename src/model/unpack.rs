//! Reads an election file; `packing/` writes it, and describes its layout.
//!
//! The file comes from outside, so nothing in it is believed: each count, length, index and text is
//! checked before it is used, and a checksum finds what was damaged on the way.

use std::fmt::{self, Display, Formatter};
use std::rc::Rc;

use super::by_election::{ByElection, Date};
use super::election::{
    Climb, Election, Hex, Region, RegionInfo, RegionLabel, Seat, SeatId, Spread, Texts,
};
use super::group::Group;
use super::party::{Colours, Party, PartyInfo};
use super::presets::{Preset, SwingSetting};
use super::seat_result::precedence;
use super::units::{Share, Swing};

/// Why a file cannot be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FileError {
    /// It does not begin as an election file does.
    NotOne,
    /// It is of another version of the format.
    Version(u8),
    /// It is cut short, or other bytes than were written.
    Damaged,
    /// It is whole, but says something that cannot be.
    Wrong(&'static str),
}

impl Display for FileError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            FileError::NotOne => f.write_str("it is not an election file"),
            FileError::Version(version) => write!(
                f,
                "it is an election file of version {version}, and this widget reads version {VERSION}"
            ),
            FileError::Damaged => f.write_str("it is damaged"),
            FileError::Wrong(what) => write!(f, "it cannot be right: {what}"),
        }
    }
}

const MAGIC: &[u8] = b"ELECTION";
const VERSION: u8 = 1;

/// What the years of elections are counted from.
const FIRST_YEAR: u16 = 1900;

/// More votes than any seat has; products of two seats' votes and basis points stay exact below.
const MOST_VOTES: i64 = 1 << 21;

/// More seats than any house has.
const MOST_SEATS: usize = 4000;

/// Fowler, Noll and Vo's hash (FNV-1a, 32 bits).
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, &byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

type Read<T> = Result<T, FileError>;

/// Complains unless something holds.
fn expect(holds: bool, otherwise: &'static str) -> Read<()> {
    match holds {
        true => Ok(()),
        false => Err(FileError::Wrong(otherwise)),
    }
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn bytes(&mut self, count: usize) -> Read<&'a [u8]> {
        let (bytes, rest) = self.0.split_at_checked(count).ok_or(FileError::Damaged)?;
        self.0 = rest;
        Ok(bytes)
    }

    fn byte(&mut self) -> Read<u8> {
        Ok(self.bytes(1)?[0])
    }

    /// Seven bits a byte, the lowest first; the top bit says that more follow.
    fn number(&mut self) -> Read<u32> {
        let mut value = 0;
        for shift in [0, 7, 14, 21] {
            let byte = self.byte()?;
            value |= u32::from(byte & 127) << shift;
            if byte < 128 {
                return Ok(value);
            }
        }
        Err(FileError::Damaged)
    }

    fn text(&mut self) -> Read<Rc<str>> {
        let length = self.number()? as usize;
        let text = std::str::from_utf8(self.bytes(length)?);
        Ok(text.map_err(|_| FileError::Damaged)?.into())
    }

    /// Something as often as a byte says.
    fn list<T>(&mut self, mut read: impl FnMut(&mut Self) -> Read<T>) -> Read<Vec<T>> {
        (0..self.byte()?).map(|_| read(self)).collect()
    }

    /// A number for each seat.
    fn column(&mut self, seats: usize) -> Read<Vec<u32>> {
        (0..seats).map(|_| self.number()).collect()
    }

    fn share(&mut self) -> Read<Share> {
        Ok(Share::from_basis_points(i64::from(self.number()?)))
    }

    fn is_done(&self) -> bool {
        self.0.is_empty()
    }
}

/// Reads a file.
pub fn unpack(file: &[u8]) -> Read<Election> {
    let body = file.strip_prefix(MAGIC).ok_or(FileError::NotOne)?;
    let mut r = Reader(body);
    let version = r.byte()?;
    if version != VERSION {
        return Err(FileError::Version(version));
    }
    if r.bytes(4)? != checksum(r.0).to_le_bytes() {
        return Err(FileError::Damaged);
    }

    let mut parties = r.list(party)?;
    expect(parties.len() >= 4, "fewer than four parties")?;
    let years = r.list(|r| Ok(FIRST_YEAR + u16::from(r.byte()?)))?;
    expect(!years.is_empty(), "no year")?;
    let texts = texts(&mut r)?;
    let regions = r.list(region)?;
    let codes = codes(&mut r)?;
    let focus = r.number()? as usize;
    expect(focus < codes.len(), "no such seat in focus")?;
    let seats = seats(&mut r, codes, &parties, &regions, years.len())?;
    for seat in &seats {
        parties[seat.winner().index()].has_seats = true;
    }
    let groups = r.list(|r| group(r, seats.len()))?;
    expect(!groups.is_empty(), "no group of seats")?;
    let settings = r.list(setting)?;
    let swings = r.list(swing)?;
    let climb = climb(&mut r)?;
    let spread = spread(&mut r)?;
    let by_elections = r.list(|r| by_election(r, seats.len(), parties.len()))?;
    let panels = r.list(Reader::byte)?;
    expect(r.is_done(), "it goes on behind its end")?;
    expect(seats[focus].is_inside, "the seat in focus lies outside")?;
    Ok(Election {
        parties,
        years,
        texts,
        regions,
        seats,
        focus: SeatId(focus as u16),
        groups,
        settings,
        swings,
        climb,
        spread,
        by_elections,
        panels,
    })
}

fn party(r: &mut Reader) -> Read<PartyInfo> {
    let (code, name, collective, short) = (r.text()?, r.text()?, r.text()?, r.text()?);
    let (now, now_short) = (r.text()?, r.text()?);
    let stands_apart = r.byte()? & 1 != 0;
    let colours = r.text()?;
    Ok(PartyInfo {
        code,
        name,
        collective,
        short,
        now: (!now.is_empty()).then_some((now, now_short)),
        stands_apart,
        colours: read_colours(&colours)?,
        has_seats: false,
    })
}

fn read_colours(text: &str) -> Read<Option<Colours>> {
    if text.is_empty() {
        return Ok(None);
    }
    let is_colour = |word: &&str| {
        let digits = word.strip_prefix('#').unwrap_or_default();
        digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    let words: Vec<&str> = text.split(' ').filter(is_colour).collect();
    let [light, dark, text_on_light, text_on_dark] = words[..] else {
        return Err(FileError::Wrong("a party's colours"));
    };
    Ok(Some(Colours {
        light: light.into(),
        dark: dark.into(),
        text_on_light: text_on_light.into(),
        text_on_dark: text_on_dark.into(),
    }))
}

fn texts(r: &mut Reader) -> Read<Texts> {
    Ok(Texts {
        title: r.text()?,
        name: r.text()?,
        credit: r.text()?,
        sources_short: r.text()?,
        caveats: r.text()?,
        sources: r.text()?,
        licence: (r.text()?, r.text()?),
        close_up: r.text()?,
        whole: r.text()?,
        example: r.text()?,
        links: r.list(|r| Ok((r.text()?, r.text()?)))?,
    })
}

fn region(r: &mut Reader) -> Read<RegionInfo> {
    let name = r.text()?;
    let flags = r.byte()?;
    let text = r.text()?;
    let place = (r.number()?, r.number()?);
    let ends_there = r.byte()? == 1;
    let label = RegionLabel {
        text,
        place: (f64::from(place.0) / 100.0, f64::from(place.1) / 100.0),
        ends_there,
    };
    Ok(RegionInfo {
        name,
        is_outside: flags & 1 != 0,
        is_close_up: flags & 2 != 0,
        label: (!label.text.is_empty()).then_some(label),
    })
}

/// Codes run without gaps: what they begin with, how many digits follow, the first number of
/// these and how many there are.
fn codes(r: &mut Reader) -> Read<Vec<String>> {
    let mut codes = Vec::new();
    for _ in 0..r.byte()? {
        let prefix = r.text()?;
        let width = usize::from(r.byte()?);
        let (first, count) = (r.number()?, r.number()? as usize);
        expect(codes.len() + count <= MOST_SEATS, "too many seats")?;
        for number in (first..).take(count) {
            let digits = number.to_string();
            let zeros = width.saturating_sub(digits.len());
            let mut code = String::from(&*prefix);
            code.extend(std::iter::repeat_n('0', zeros));
            if width > 0 {
                code.push_str(&digits);
            }
            codes.push(code);
        }
    }
    expect(!codes.is_empty(), "no seats")?;
    Ok(codes)
}

fn seats(
    r: &mut Reader,
    codes: Vec<String>,
    parties: &[PartyInfo],
    regions: &[RegionInfo],
    years: usize,
) -> Read<Vec<Seat>> {
    let count = codes.len();
    let others = Party(parties.len() as u8 - 1);
    let no_name: Rc<str> = "".into();
    let mut seats = Vec::with_capacity(count);
    for (index, code) in codes.into_iter().enumerate() {
        seats.push(Seat {
            id: SeatId(index as u16),
            code: code.into(),
            name: Rc::clone(&no_name),
            region: Region(0),
            valid: 0,
            other_max: 0,
            hex: Hex { q: 0, r: 0 },
            is_inside: false,
            changeable: false,
            votes: Vec::with_capacity(parties.len()),
            winners: vec![others; years],
            second: others,
            majority: 0,
            unmoved: [(others, 0); 2],
        });
    }
    for _ in parties {
        for (seat, votes) in seats.iter_mut().zip(r.column(count)?) {
            seat.valid += i64::from(votes);
            seat.votes.push(votes);
        }
    }
    for (seat, less) in seats.iter_mut().zip(r.column(count)?) {
        seat.other_max = seat.votes(others) - i64::from(less);
        expect(seat.other_max >= 0, "votes of others")?;
        expect((1..MOST_VOTES).contains(&seat.valid), "a seat's votes")?;
        rank(seat, others);
    }
    for seat in &mut seats {
        seat.region = Region(r.byte()?);
        let region = regions.get(seat.region.index());
        let region = region.ok_or(FileError::Wrong("a seat's region"))?;
        seat.is_inside = !region.is_outside;
        seat.changeable = seat.is_inside && !parties[seat.winner().index()].stands_apart;
    }
    for year in (0..years - 1).rev() {
        for seat in &mut seats {
            let winner = seat.winners[year + 1].0 ^ r.byte()?;
            expect(usize::from(winner) < parties.len(), "an earlier winner")?;
            seat.winners[year] = Party(winner);
        }
    }
    for seat in &mut seats {
        seat.hex.q = r.byte()?;
    }
    for seat in &mut seats {
        seat.hex.r = r.byte()?;
    }
    let names = r.text()?;
    let mut names = names.split('\n');
    for seat in &mut seats {
        let name = names.next().ok_or(FileError::Wrong("too few names"))?;
        seat.name = name.into();
    }
    expect(names.next().is_none(), "too many names")?;
    Ok(seats)
}

fn group(r: &mut Reader, seats: usize) -> Read<Group> {
    let mut group = Group {
        id: r.text()?,
        name: r.text()?,
        title: r.text()?,
        seats_words: r.text()?,
        seat_words: r.text()?,
        tag: r.text()?,
        choice: r.text()?,
        rule: r.text()?,
        seats: Vec::new(),
    };
    let bits = r.bytes(seats.div_ceil(8))?;
    for index in 0..seats {
        if bits[index / 8] & 1 << (index % 8) != 0 {
            group.seats.push(SeatId(index as u16));
        }
    }
    expect(!group.seats.is_empty(), "a group without seats")?;
    Ok(group)
}

fn setting(r: &mut Reader) -> Read<Preset> {
    let setting = Preset {
        id: r.text()?,
        label: r.text()?,
        chip: r.text()?,
        short: r.text()?,
        source: r.text()?,
        transfer: r.share()?,
        labour_share: r.share()?,
        is_sourced: r.byte()? & 1 != 0,
    };
    expect(
        setting.labour_share <= setting.transfer.rest(),
        "shares over 100%",
    )?;
    Ok(setting)
}

fn swing(r: &mut Reader) -> Read<SwingSetting> {
    Ok(SwingSetting {
        label: r.text()?,
        source: r.text()?,
        swing: Swing::from_hundredths(i64::from(r.number()?) - Swing::LIMIT),
    })
}

fn climb(r: &mut Reader) -> Read<Option<Climb>> {
    let party = match r.byte()? {
        0 => return Ok(None),
        1 => Party::THIRD,
        _ => Party::TO,
    };
    let (title, since) = (r.text()?, r.text()?);
    let (seats, year) = (r.number()?, r.number()?);
    Ok(Some(Climb {
        party,
        title,
        since,
        mark: (seats > 0).then_some((seats as usize, year as u16)),
    }))
}

fn spread(r: &mut Reader) -> Read<Option<Spread>> {
    let hundredths = r.number()?;
    let measured = r.text()?;
    Ok((hundredths > 0).then_some(Spread {
        points: f64::from(hundredths) / 100.0,
        measured,
    }))
}

fn by_election(r: &mut Reader, seats: usize, parties: usize) -> Read<ByElection> {
    let seat = r.number()?;
    expect((seat as usize) < seats, "a by-election's seat")?;
    let date = Date {
        year: FIRST_YEAR + u16::from(r.byte()?),
        month: r.byte()?,
        day: r.byte()?,
    };
    let candidates = r.byte()?;
    let (electorate, valid) = (i64::from(r.number()?), i64::from(r.number()?));
    expect((1..MOST_VOTES).contains(&valid), "a by-election's votes")?;
    let votes = r.list(|r| {
        let party = r.byte()?;
        expect(usize::from(party) < parties, "a by-election's party")?;
        Ok((Party(party), i64::from(r.number()?)))
    })?;
    Ok(ByElection {
        seat: SeatId(seat as u16),
        date,
        electorate,
        valid,
        candidates,
        votes,
    })
}

/// Finds what follows from a seat's votes: first and second, and the two strongest whom a scenario
/// leaves alone.
fn rank(seat: &mut Seat, others: Party) {
    let mut all = [(others, 0); 2];
    let mut unmoved = [(others, 0); 2];
    let candidates = || {
        let votes = seat.votes.iter().zip(0..);
        votes.map(|(&votes, place)| match Party(place) {
            party if party == others => (party, seat.other_max),
            party => (party, i64::from(votes)),
        })
    };
    for candidate in candidates() {
        insert(&mut all, candidate, others);
    }
    for candidate in candidates().filter(|(party, _)| !party.moves()) {
        insert(&mut unmoved, candidate, all[0].0);
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
