//! A general election as counted, with what a page needs to know and to say of it besides. Each
//! is a file, made by `cargo xtask pack` from a folder in `data/`; the crate brings one along,
//! which `build.rs` packs.

use std::{
    fmt::{self, Debug, Formatter},
    rc::Rc,
};

use super::brackets::parts;
use super::by_election::ByElection;
use super::group::Group;
use super::names::{contains, fold, same_word};
use super::party::{Party, PartyInfo};
use super::presets::{Preset, SwingSetting};
use super::unpack::{FileError, Language, unpack};

/// A region of an election: its place among [`Election::regions`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub struct Region(pub(super) u8);

impl Region {
    /// The place among the regions.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// What is known of a region.
#[derive(Clone, Debug)]
pub struct RegionInfo {
    /// The published name.
    pub name: Rc<str>,
    /// The parties of the question do not stand there: no votes move, and it is on no map.
    pub is_outside: bool,
    /// On the close-up of the map.
    pub is_close_up: bool,
    /// Its name beside the hexagons of the close-up.
    pub label: Option<RegionLabel>,
}

/// A name on the close-up of the map.
#[derive(Clone, Debug)]
pub struct RegionLabel {
    /// Perhaps in several lines.
    pub text: Rc<str>,
    /// In widths of a cell from the first column and row of the close-up.
    pub place: (f64, f64),
    /// The text ends at its place, instead of starting there.
    pub ends_there: bool,
}

/// A seat's place in the order of the ONS codes of its election.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub struct SeatId(pub(super) u16);

impl SeatId {
    /// The index into [`Election::seats`] and `Outcome::seats`.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A general election of which the winner of each seat is known: its place in
/// [`Election::years`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub struct Year(u8);

/// A place on the hexagon map: pointy-top, odd rows shifted right by half a hexagon,
/// `q` grows east, `r` grows south.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[allow(missing_docs)]
pub struct Hex {
    pub q: u8,
    pub r: u8,
}

/// A parliamentary constituency and its result, in whole votes.
#[derive(Clone, Debug)]
pub struct Seat {
    /// Its place in [`Election::seats`].
    pub id: SeatId,
    /// The ONS (GSS) code, such as `E14000733`.
    pub code: Rc<str>,
    /// The name as Parliament writes it.
    pub name: Rc<str>,
    /// Region or country.
    pub region: Region,
    /// Valid votes: the sum of all candidates.
    pub valid: i64,
    /// Votes of the largest single candidate among the others, the last of the parties.
    pub other_max: i64,
    /// The place on the map.
    pub hex: Hex,
    /// Whether the parties of the question stand here; elsewhere no votes move, and no map has it.
    pub is_inside: bool,
    /// Whether a scenario moves votes here: inside, and not won by a party that stands apart.
    pub changeable: bool,
    /// By [`Party`].
    pub(super) votes: Vec<u32>,
    /// By [`Year`].
    pub(super) winners: Vec<Party>,
    pub(super) second: Party,
    pub(super) majority: i64,
    /// The two strongest candidates whom no scenario moves, strongest first: all that a recount
    /// needs of the others.
    pub(super) unmoved: [(Party, i64); 2],
}

impl Seat {
    /// Votes; for the last of the parties all other candidates together.
    pub fn votes(&self, p: Party) -> i64 {
        i64::from(self.votes[p.index()])
    }

    /// Whether a party had a candidate.
    pub fn stood(&self, p: Party) -> bool {
        self.votes(p) > 0
    }

    /// The winner of the election.
    pub fn winner(&self) -> Party {
        self.winners[self.winners.len() - 1]
    }

    /// The winner of one of [`Election::years`] in this seat.
    pub fn winner_in(&self, y: Year) -> Party {
        self.winners[usize::from(y.0)]
    }

    /// The winner of the general election before, where that is known.
    pub fn winner_before(&self) -> Option<Party> {
        let (_, before) = self.winners.split_last()?;
        before.last().copied()
    }

    /// Who came second.
    pub fn runner_up(&self) -> Party {
        self.second
    }

    /// The winner's votes less the runner-up's.
    pub fn majority(&self) -> i64 {
        self.majority
    }
}

/// A general election: the seats, what the question about it is, and what there is to say of it.
pub struct Election {
    pub(super) parties: Vec<PartyInfo>,
    /// Of the elections of which the winners are known, this one last.
    pub(super) years: Vec<u16>,
    pub(super) texts: Texts,
    pub(super) regions: Vec<RegionInfo>,
    pub(super) seats: Vec<Seat>,
    pub(super) focus: SeatId,
    pub(super) groups: Vec<Group>,
    pub(super) settings: Vec<Preset>,
    pub(super) swings: Vec<SwingSetting>,
    pub(super) climb: Option<Climb>,
    pub(super) spread: Option<Spread>,
    pub(super) by_elections: Vec<ByElection>,
    pub(super) panels: Vec<u8>,
}

/// What an election says of itself, in whole sentences where a page shows it as it is.
#[derive(Clone, Debug)]
pub struct Texts {
    /// What a widget about it is called: "Brexit vote transfer".
    pub title: Rc<str>,
    /// "General election of 12 December 2019".
    pub name: Rc<str>,
    /// Where the results are from, for the foot of a picture.
    pub credit: Rc<str>,
    /// Whose figures these are, in a list of names.
    pub sources_short: Rc<str>,
    /// What the method leaves out.
    pub caveats: Rc<str>,
    /// All sources.
    pub sources: Rc<str>,
    /// What the results are licensed under.
    pub licence: Licence,
    /// What the close-up of the map shows: "the North, Midlands and Wales".
    pub close_up: Rc<str>,
    /// What the whole map shows: "all of Great Britain".
    pub whole: Rc<str>,
    /// Where the seats are: "House of Commons".
    pub house: Rc<str>,
    /// The same where room is scarce: "Commons".
    pub house_short: Rc<str>,
    /// A seat that a reader might look for.
    pub example: Rc<str>,
    /// The page that says how all is counted: a file in the folder of the widget; perhaps empty.
    pub methodology: Rc<str>,
    /// Further reading: words and address.
    pub links: Vec<(Rc<str>, Rc<str>)>,
}

/// What results are licensed under.
#[derive(Clone, Debug)]
pub struct Licence {
    /// A sentence; what stands in square brackets leads to the address: "Licensed under the
    /// [Open Parliament Licence v3.0]."
    pub notice: Rc<str>,
    /// The address of the licence.
    pub address: Rc<str>,
}

impl Licence {
    /// The notice as what stands before the link, the link, and what follows it.
    pub fn parts(&self) -> (&str, &str, &str) {
        parts(&self.notice).unwrap_or((&self.notice, "", ""))
    }
}

/// The way to a majority that is shown.
#[derive(Clone, Debug)]
pub struct Climb {
    /// Who climbs: [`Party::TO`] or [`Party::THIRD`], by a uniform swing from the other.
    pub party: Party,
    /// "Labour’s mountain".
    pub title: Rc<str>,
    /// What follows "In 2019 Labour won 202 seats": ", its fewest since 1935"; perhaps empty.
    pub since: Rc<str>,
    /// A number of seats to compare with, and the year of the election that gave them.
    pub mark: Option<(usize, u16)>,
}

/// How far seats stray from a uniform swing.
#[derive(Clone, Debug)]
pub struct Spread {
    /// The standard deviation of a seat's lead in points.
    pub points: f64,
    /// The elections between which it was measured: "2017–19".
    pub measured: Rc<str>,
}

/// By address: two elections are never compared seat by seat.
impl PartialEq for Election {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// Not all of its seats.
impl Debug for Election {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "Election({:?})", self.years)
    }
}

/// The file of the election that the crate brings along.
const FILE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/election.bin"));

thread_local! {
    static EMBEDDED: Rc<Election> =
        match unpack(FILE, Language::Own) {
            Ok(election) => Rc::new(election),
            Err(_) => unreachable!("the build has packed it"),
        };
}

impl Election {
    /// The election that the crate brings along, unpacked at the first call.
    pub fn embedded() -> Rc<Election> {
        EMBEDDED.with(Rc::clone)
    }

    /// The election that the crate brings along, in another language: `words` are translations of
    /// all that readers see of it, in the order of its file, as `election_packing::Packed` has them.
    ///
    /// # Errors
    /// More or fewer words than the election has, or some without the brackets that they need.
    pub fn embedded_in(words: &[Rc<str>]) -> Result<Rc<Election>, FileError> {
        unpack(FILE, Language::Given(words.to_vec())).map(Rc::new)
    }

    /// Reads an election file, as `cargo xtask pack` writes it, in the language of its folder.
    ///
    /// # Errors
    /// Bytes that are no such file, one of another version, or one that is damaged or says what
    /// cannot be.
    pub fn read(file: &[u8]) -> Result<Rc<Election>, FileError> {
        unpack(file, Language::Own).map(Rc::new)
    }

    /// As [`Election::read`], in a language by its code, such as `cy`: in that of its folder where
    /// the file has no such translation.
    ///
    /// # Errors
    /// As [`Election::read`].
    pub fn read_in(file: &[u8], code: &str) -> Result<Rc<Election>, FileError> {
        unpack(file, Language::Named(code)).map(Rc::new)
    }

    /// The parties: first those of [`Party::TO`], [`Party::THIRD`] and [`Party::FROM`], last all
    /// others together.
    pub fn parties(&self) -> impl DoubleEndedIterator<Item = Party> + use<> {
        (0..self.parties.len() as u8).map(Party)
    }

    /// What is known of a party.
    pub fn party(&self, p: Party) -> &PartyInfo {
        &self.parties[p.index()]
    }

    /// The party with this code, such as `con`.
    pub fn find_party(&self, code: &str) -> Option<Party> {
        self.parties()
            .find(|&party| &*self.party(party).code == code)
    }

    /// All other candidates together: the last of the parties.
    pub fn others(&self) -> Party {
        Party(self.parties.len() as u8 - 1)
    }

    /// The regions and countries.
    pub fn regions(&self) -> &[RegionInfo] {
        &self.regions
    }

    /// What is known of a region.
    pub fn region(&self, r: Region) -> &RegionInfo {
        &self.regions[r.index()]
    }

    /// What it says of itself.
    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    /// The groups of seats that can be counted, the default one first; at least one.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The settings to jump to, in the order shown.
    pub fn settings(&self) -> &[Preset] {
        &self.settings
    }

    /// The swings with a source, in the order shown.
    pub fn swings(&self) -> &[SwingSetting] {
        &self.swings
    }

    /// The way to a majority, where the election shows one.
    pub fn climb(&self) -> Option<&Climb> {
        self.climb.as_ref()
    }

    /// How far seats stray from a uniform swing, where that has been measured.
    pub fn spread(&self) -> Option<&Spread> {
        self.spread.as_ref()
    }

    /// The panels that it is meant to be shown with, by their place in `Panel::ALL`.
    pub(crate) fn panels(&self) -> &[u8] {
        &self.panels
    }

    /// The calendar year of the election.
    pub fn year(&self) -> u16 {
        self.years[self.years.len() - 1]
    }

    /// The general elections of which the winner of each seat is known, oldest first, this one
    /// last.
    pub fn years(&self) -> impl DoubleEndedIterator<Item = Year> + use<> {
        (0..self.years.len() as u8).map(Year)
    }

    /// The calendar year of one of [`Election::years`], such as 2019.
    pub fn calendar_year(&self, y: Year) -> u16 {
        self.years[usize::from(y.0)]
    }

    /// All seats by ONS code.
    pub fn seats(&self) -> &[Seat] {
        &self.seats
    }

    /// One seat.
    pub fn seat(&self, id: SeatId) -> &Seat {
        &self.seats[id.index()]
    }

    /// The seat with exactly this ONS code or name, any of them; case and white space
    /// around are ignored.
    pub fn find(&self, code_or_name: &str) -> Option<&Seat> {
        let wanted = code_or_name.trim_ascii();
        self.find_code(wanted)
            .or_else(|| self.seats.iter().find(|s| same_word(&s.name, wanted)))
    }

    /// The seat with exactly this ONS code, case ignored.
    pub fn find_code(&self, code: &str) -> Option<&Seat> {
        self.seats
            .iter()
            .find(|s| s.code.eq_ignore_ascii_case(code))
    }

    /// The seats inside with `part` in their name, case and accents ignored:
    /// names that start with it first, both groups by ONS code (alphabetical within a
    /// country). An empty part finds them all.
    pub fn search(&self, part: &str) -> Vec<&Seat> {
        let wanted = fold(part.trim_ascii());
        let (mut first, mut then) = (Vec::new(), Vec::new());
        for seat in self.seats.iter().filter(|s| s.is_inside) {
            let name = fold(&seat.name);
            if name.starts_with(&wanted) {
                first.push(seat);
            } else if contains(&name, &wanted) {
                then.push(seat);
            }
        }
        first.append(&mut then);
        first
    }

    /// The by-elections of the Parliament, by date.
    pub fn by_elections(&self) -> &[ByElection] {
        &self.by_elections
    }

    /// The by-election in a seat, if it had one. No seat had two.
    pub fn by_election(&self, seat: SeatId) -> Option<&ByElection> {
        self.by_elections.iter().find(|b| b.seat == seat)
    }

    /// The seat that the page starts with.
    pub fn focus(&self) -> &Seat {
        self.seat(self.focus)
    }
}
