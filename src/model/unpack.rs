//! Reads an election file; `packing/` writes it, and `packing/FORMAT.md` describes its layout.
//!
//! The file comes from outside, so nothing in it is believed: each count, length, index and text is
//! checked before it is used, and a checksum finds what was damaged on the way.

use std::fmt::{self, Display, Formatter};
use std::rc::Rc;
use std::vec::IntoIter;

use super::brackets::parts;
use super::by_election::{ByElection, Date};
use super::election::{
    Climb, Election, Hex, Licence, Region, RegionInfo, RegionLabel, Seat, SeatId, Spread, Texts,
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
const VERSION: u8 = 3;

/// What the years of elections are counted from.
const FIRST_YEAR: u16 = 1900;

/// More votes than any seat has; products of two seats' votes and basis points stay exact below.
const MOST_VOTES: i64 = 1 << 21;

/// More seats than any house has.
const MOST_SEATS: usize = 4000;

/// More texts than any election has for its readers.
const MOST_WORDS: usize = 4000;

/// What an election is read in.
pub enum Language<'a> {
    /// The language of its folder.
    Own,
    /// That of a code, if the file has it.
    Named(&'a str),
    /// One that is not in the file: its words, in the order of the file.
    Given(Vec<Rc<str>>),
}

/// Fowler, Noll and Vo's hash (FNV-1a, 32 bits).
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, &byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// What is left to read, and the first thing that was wrong. After that all that is read is empty
/// or zero: so that what is written down below is what a file has, and not what it may lack.
struct Reader<'a> {
    rest: &'a [u8],
    error: Option<FileError>,
    /// What is left of the words of another language; nothing, if the file's own are read.
    translation: IntoIter<Rc<str>>,
    /// How many words were read.
    count: usize,
}

impl<'a> Reader<'a> {
    fn fail(&mut self, error: FileError) {
        self.rest = &[];
        self.error.get_or_insert(error);
    }

    /// Complains unless something holds.
    fn expect(&mut self, holds: bool, otherwise: &'static str) {
        if !holds {
            self.fail(FileError::Wrong(otherwise));
        }
    }

    fn bytes(&mut self, count: usize) -> &'a [u8] {
        let Some((bytes, rest)) = self.rest.split_at_checked(count) else {
            self.fail(FileError::Damaged);
            return &[];
        };
        self.rest = rest;
        bytes
    }

    fn byte(&mut self) -> u8 {
        self.bytes(1).first().copied().unwrap_or_default()
    }

    /// Seven bits a byte, the lowest first; the top bit says that more follow.
    fn number(&mut self) -> u32 {
        let mut value = 0;
        for shift in [0, 7, 14, 21] {
            let byte = self.byte();
            value |= u32::from(byte & 127) << shift;
            if byte < 128 {
                return value;
            }
        }
        self.fail(FileError::Damaged);
        0
    }

    fn text(&mut self) -> Rc<str> {
        let length = self.number() as usize;
        match std::str::from_utf8(self.bytes(length)) {
            Ok(text) => text.into(),
            Err(_) => {
                self.fail(FileError::Damaged);
                "".into()
            }
        }
    }

    /// A text that readers see, in their language. Empty ones have no translation.
    fn words(&mut self) -> Rc<str> {
        let own = self.text();
        if own.is_empty() {
            return own;
        }
        self.count += 1;
        self.translation.next().unwrap_or(own)
    }

    /// The same, of which a part has to stand in square brackets.
    fn bracketed(&mut self) -> Rc<str> {
        let words = self.words();
        self.expect(parts(&words).is_some(), "brackets");
        words
    }

    /// A number less than some limit, such as the place of something.
    fn below(&mut self, limit: usize, otherwise: &'static str) -> usize {
        let number = self.number() as usize;
        self.expect(number < limit, otherwise);
        if number < limit { number } else { 0 }
    }

    /// As [`Reader::below`], in one byte.
    fn byte_below(&mut self, limit: usize, otherwise: &'static str) -> u8 {
        let byte = self.byte();
        self.expect(usize::from(byte) < limit, otherwise);
        if usize::from(byte) < limit { byte } else { 0 }
    }

    /// The address of a page, and never a script.
    fn address(&mut self) -> Rc<str> {
        let address = self.text();
        let is_page = address.starts_with("https://") || address.starts_with("http://");
        self.expect(is_page, "an address");
        address
    }

    /// The name of a file in the widget's own folder; perhaps empty.
    fn file(&mut self) -> Rc<str> {
        let name = self.text();
        self.expect(!name.as_bytes().contains(&b'/'), "an address");
        name
    }

    fn share(&mut self) -> Share {
        Share::from_basis_points(i64::from(self.number()))
    }
}

/// Reads a file.
///
/// # Errors
/// The first thing in it that cannot be.
pub fn unpack(file: &[u8], language: Language) -> Result<Election, FileError> {
    let body = file.strip_prefix(MAGIC).ok_or(FileError::NotOne)?;
    let mut reader = Reader {
        rest: body,
        error: None,
        translation: Vec::new().into_iter(),
        count: 0,
    };
    let r = &mut reader;
    let version = r.byte();
    if r.error.is_none() && version != VERSION {
        return Err(FileError::Version(version));
    }
    if r.bytes(4) != checksum(r.rest).to_le_bytes() {
        return Err(FileError::Damaged);
    }
    let counts = languages(r, language);
    let election = election(r);
    let is_translated = counts.iter().all(|&count| count == r.count);
    r.expect(is_translated, "the words of a language");
    match reader.error {
        None => Ok(election),
        Some(error) => Err(error),
    }
}

/// Finds the words of a language; how many each of them has.
fn languages(r: &mut Reader, language: Language) -> Vec<usize> {
    let mut counts = Vec::new();
    let mut wanted = None;
    match language {
        Language::Own => {}
        Language::Named(code) => wanted = Some(code),
        Language::Given(words) => {
            counts.push(words.len());
            r.translation = words.into_iter();
        }
    }
    for _ in 0..r.byte() {
        let code = r.text();
        let mut words = Vec::new();
        for _ in 0..r.below(MOST_WORDS, "the words of a language") {
            words.push(r.text());
        }
        counts.push(words.len());
        if wanted == Some(&*code) {
            r.translation = words.into_iter();
        }
    }
    counts
}

fn election(r: &mut Reader) -> Election {
    let mut parties = Vec::new();
    for _ in 0..r.byte() {
        let party = party(r);
        parties.push(party);
    }
    r.expect(parties.len() >= 4, "fewer than four parties");
    let mut years = Vec::new();
    for _ in 0..r.byte() {
        years.push(FIRST_YEAR + u16::from(r.byte()));
    }
    r.expect(!years.is_empty(), "no year");
    let texts = texts(r);
    let mut regions = Vec::new();
    for _ in 0..r.byte() {
        let region = region(r);
        regions.push(region);
    }
    let codes = codes(r);
    let focus = r.below(codes.len(), "no such seat in focus");
    let seats = match r.error {
        None => seats(r, codes, &parties, &regions, years.len()),
        Some(_) => Vec::new(),
    };
    for seat in &seats {
        parties[seat.winner().index()].has_seats = true;
    }
    let is_inside = seats.get(focus).is_some_and(|seat| seat.is_inside);
    r.expect(is_inside, "the seat in focus lies outside");
    let mut groups = Vec::new();
    for _ in 0..r.byte() {
        let group = group(r, seats.len());
        groups.push(group);
    }
    r.expect(!groups.is_empty(), "no group of seats");
    let mut settings = Vec::new();
    for _ in 0..r.byte() {
        let setting = setting(r);
        settings.push(setting);
    }
    let mut swings = Vec::new();
    for _ in 0..r.byte() {
        swings.push(SwingSetting {
            label: r.words(),
            source: r.words(),
            swing: Swing::from_hundredths(i64::from(r.number()) - Swing::LIMIT),
        });
    }
    let climb = climb(r);
    let hundredths = r.number();
    let measured = r.words();
    let spread = (hundredths > 0).then_some(Spread {
        points: f64::from(hundredths) / 100.0,
        measured,
    });
    let mut by_elections = Vec::new();
    for _ in 0..r.byte() {
        let by_election = by_election(r, seats.len(), parties.len());
        by_elections.push(by_election);
    }
    let count = r.byte();
    let panels = r.bytes(usize::from(count)).to_vec();
    r.expect(r.rest.is_empty(), "it goes on behind its end");
    Election {
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
    }
}

fn party(r: &mut Reader) -> PartyInfo {
    let (code, name, collective, short) = (r.text(), r.words(), r.words(), r.words());
    let to_words = r.bracketed();
    r.expect(to_words.ends_with(']'), "brackets");
    let (now, now_short) = (r.words(), r.words());
    let stands_apart = r.byte() & 1 != 0;
    let words = r.text();
    let colours = read_colours(&words);
    r.expect(colours.is_some() || words.is_empty(), "a party's colours");
    PartyInfo {
        code,
        name,
        collective,
        short,
        to_words,
        now: (!now.is_empty()).then_some((now, now_short)),
        stands_apart,
        colours,
        has_seats: false,
    }
}

/// Four colours between spaces: `#0f4c8a #346db8 #0f4c8a #7fb0ee`.
fn read_colours(text: &str) -> Option<Colours> {
    let is_colour = |word: &str| {
        let digits = word.strip_prefix('#').unwrap_or_default();
        digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    let mut words = text.split(' ');
    let mut next = || words.next().filter(|word| is_colour(word)).map(Rc::from);
    Some(Colours {
        light: next()?,
        dark: next()?,
        text_on_light: next()?,
        text_on_dark: next()?,
    })
}

fn texts(r: &mut Reader) -> Texts {
    let mut texts = Texts {
        title: r.words(),
        name: r.words(),
        credit: r.words(),
        sources_short: r.words(),
        caveats: r.words(),
        sources: r.words(),
        licence: Licence {
            notice: r.bracketed(),
            address: r.address(),
        },
        close_up: r.words(),
        whole: r.words(),
        house: r.words(),
        house_short: r.words(),
        example: r.text(),
        methodology: r.file(),
        links: Vec::new(),
    };
    for _ in 0..r.byte() {
        let link = (r.words(), r.address());
        texts.links.push(link);
    }
    texts
}

fn region(r: &mut Reader) -> RegionInfo {
    let name = r.text();
    let flags = r.byte();
    let text = r.words();
    let place = (f64::from(r.number()) / 100.0, f64::from(r.number()) / 100.0);
    let ends_there = r.byte() == 1;
    let label = RegionLabel {
        text,
        place,
        ends_there,
    };
    RegionInfo {
        name,
        is_outside: flags & 1 != 0,
        is_close_up: flags & 2 != 0,
        label: (!label.text.is_empty()).then_some(label),
    }
}

/// Codes run without gaps: what they begin with, how many digits follow, the first number of
/// these and how many there are.
fn codes(r: &mut Reader) -> Vec<String> {
    let mut codes = Vec::new();
    for _ in 0..r.byte() {
        let prefix = r.text();
        let width = usize::from(r.byte());
        let (first, count) = (r.number(), r.number() as usize);
        if codes.len() + count > MOST_SEATS {
            r.expect(false, "too many seats");
            break;
        }
        for number in (first..).take(count) {
            let mut code = String::from(&*prefix);
            if width > 0 {
                let digits = number.to_string();
                for _ in digits.len()..width {
                    code.push('0');
                }
                code.push_str(&digits);
            }
            codes.push(code);
        }
    }
    r.expect(!codes.is_empty(), "no seats");
    codes
}

fn seats(
    r: &mut Reader,
    codes: Vec<String>,
    parties: &[PartyInfo],
    regions: &[RegionInfo],
    years: usize,
) -> Vec<Seat> {
    let others = Party(parties.len() as u8 - 1);
    let no_name: Rc<str> = "".into();
    let mut seats = Vec::with_capacity(codes.len());
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
        for seat in &mut seats {
            let votes = r.number();
            seat.valid += i64::from(votes);
            seat.votes.push(votes);
        }
    }
    for seat in &mut seats {
        seat.other_max = seat.votes(others) - i64::from(r.number());
        r.expect(seat.other_max >= 0, "votes of others");
        r.expect((1..MOST_VOTES).contains(&seat.valid), "a seat's votes");
        rank(seat, others);
    }
    for seat in &mut seats {
        seat.region = Region(r.byte_below(regions.len(), "a seat's region"));
        let region = regions.get(seat.region.index());
        seat.is_inside = region.is_some_and(|region| !region.is_outside);
        seat.changeable = seat.is_inside && !parties[seat.winner().index()].stands_apart;
    }
    for year in (0..years - 1).rev() {
        for seat in &mut seats {
            let winner = seat.winners[year + 1].0 ^ r.byte();
            let is_one = usize::from(winner) < parties.len();
            r.expect(is_one, "an earlier winner");
            seat.winners[year] = if is_one { Party(winner) } else { others };
        }
    }
    for seat in &mut seats {
        seat.hex.q = r.byte();
    }
    for seat in &mut seats {
        seat.hex.r = r.byte();
    }
    let names = r.text();
    let mut names = names.split('\n');
    for seat in &mut seats {
        match names.next() {
            Some(name) => seat.name = name.into(),
            None => r.expect(false, "too few names"),
        }
    }
    r.expect(names.next().is_none(), "too many names");
    seats
}

fn group(r: &mut Reader, seats: usize) -> Group {
    let mut group = Group {
        id: r.text(),
        name: r.words(),
        title: r.words(),
        seats_words: r.words(),
        seat_words: r.words(),
        tag: r.words(),
        choice: r.words(),
        rule: r.words(),
        seats: Vec::new(),
    };
    let bits = r.bytes(seats.div_ceil(8));
    for index in 0..seats {
        let byte = bits.get(index / 8).copied().unwrap_or_default();
        if byte & 1 << (index % 8) != 0 {
            group.seats.push(SeatId(index as u16));
        }
    }
    r.expect(!group.seats.is_empty(), "a group without seats");
    group
}

fn setting(r: &mut Reader) -> Preset {
    let mut setting = Preset {
        id: r.text(),
        label: r.words(),
        chip: r.words(),
        short: r.words(),
        source: r.words(),
        transfer: r.share(),
        labour_share: r.share(),
        is_sourced: false,
        knows_labour: false,
    };
    let flags = r.byte();
    setting.is_sourced = flags & 1 != 0;
    setting.knows_labour = flags & 2 == 0;
    let fits = setting.labour_share <= setting.transfer.rest();
    r.expect(fits, "shares over 100%");
    setting
}

fn climb(r: &mut Reader) -> Option<Climb> {
    let party = match r.byte() {
        0 => return None,
        1 => Party::THIRD,
        _ => Party::TO,
    };
    let (title, since) = (r.words(), r.words());
    let (seats, year) = (r.number(), r.number());
    Some(Climb {
        party,
        title,
        since,
        mark: (seats > 0).then_some((seats as usize, year as u16)),
    })
}

fn by_election(r: &mut Reader, seats: usize, parties: usize) -> ByElection {
    let seat = r.below(seats, "a by-election's seat");
    let date = Date {
        year: FIRST_YEAR + u16::from(r.byte()),
        month: r.byte(),
        day: r.byte(),
    };
    let candidates = r.byte();
    let (electorate, valid) = (i64::from(r.number()), i64::from(r.number()));
    r.expect((1..MOST_VOTES).contains(&valid), "a by-election's votes");
    let mut votes = Vec::new();
    for _ in 0..r.byte() {
        let party = Party(r.byte_below(parties, "a by-election's party"));
        votes.push((party, i64::from(r.number())));
    }
    ByElection {
        seat: SeatId(seat as u16),
        date,
        electorate,
        valid,
        candidates,
        votes,
    }
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
