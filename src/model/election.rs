//! A general election as counted, with what the page needs to know of each seat besides. The
//! one that the crate brings along is that of 12 December 2019, which `build.rs` packs from the
//! checked tables in `data/`.

use std::{
    fmt::{self, Debug, Formatter},
    rc::Rc,
};

use super::by_election::ByElection;
use super::names::{contains, fold, same_word};
use super::party::Party;
use super::unpack::unpack;

/// An English region of the Office for National Statistics, or a country.
#[repr(u8)]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
#[allow(missing_docs)] // the names say it; `name` spells them out
pub enum Region {
    NorthEast,
    NorthWest,
    Yorkshire,
    EastMidlands,
    WestMidlands,
    East,
    London,
    SouthEast,
    SouthWest,
    Wales,
    Scotland,
    NorthernIreland,
}

impl Region {
    /// Every region, north to south in England, then the other countries. `build.rs`
    /// numbers them in this order.
    pub const ALL: [Region; 12] = [
        Region::NorthEast,
        Region::NorthWest,
        Region::Yorkshire,
        Region::EastMidlands,
        Region::WestMidlands,
        Region::East,
        Region::London,
        Region::SouthEast,
        Region::SouthWest,
        Region::Wales,
        Region::Scotland,
        Region::NorthernIreland,
    ];

    /// The published name.
    pub const fn name(self) -> &'static str {
        [
            "North East",
            "North West",
            "Yorkshire and The Humber",
            "East Midlands",
            "West Midlands",
            "East of England",
            "London",
            "South East",
            "South West",
            "Wales",
            "Scotland",
            "Northern Ireland",
        ][self as usize]
    }
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
    /// Votes of the largest single candidate counted under [`Party::Other`].
    pub other_max: i64,
    /// The place on the map.
    pub hex: Hex,
    /// Whether the estimated Leave share of the 2016 referendum is over 50%.
    pub leave_majority: bool,
    /// In the preserved counties of Clwyd and Gwynedd.
    pub preserved_north_wales: bool,
    pub(super) votes: [u32; 15],
    /// By [`Year`].
    pub(super) winners: Vec<Party>,
    pub(super) second: Party,
    pub(super) majority: i64,
    /// The two strongest candidates whom no scenario moves (neither Conservative, Labour
    /// nor Brexit Party), strongest first: all that a recount needs of the others.
    pub(super) unmoved: [(Party, i64); 2],
}

impl Seat {
    /// Votes; for [`Party::Other`] all other candidates together.
    pub fn votes(&self, p: Party) -> i64 {
        i64::from(self.votes[p.index()])
    }

    /// Brexit Party votes.
    pub fn brexit(&self) -> i64 {
        self.votes(Party::Brexit)
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

    /// Whether a scenario moves votes here: in Great Britain, and not the Speaker's.
    pub fn changeable(&self) -> bool {
        self.in_great_britain() && self.winner() != Party::Speaker
    }

    /// Not in Northern Ireland.
    pub fn in_great_britain(&self) -> bool {
        self.region != Region::NorthernIreland
    }

    /// Whether the Brexit Party had a candidate.
    pub fn brexit_stood(&self) -> bool {
        self.brexit() > 0
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

/// The seats and the by-elections since.
pub struct Election {
    /// Of the elections of which the winners are known, this one last.
    pub(super) years: Vec<u16>,
    pub(super) seats: Vec<Seat>,
    pub(super) by_elections: Vec<ByElection>,
    pub(super) focus: SeatId,
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

thread_local! {
    static EMBEDDED: Rc<Election> =
        Rc::new(unpack(include_bytes!(concat!(env!("OUT_DIR"), "/election.bin"))));
}

impl Election {
    /// The election that the crate brings along, unpacked at the first call.
    pub fn embedded() -> Rc<Election> {
        EMBEDDED.with(Rc::clone)
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

    /// The seats of Great Britain with `part` in their name, case and accents ignored:
    /// names that start with it first, both groups by ONS code (alphabetical within a
    /// country). An empty part finds them all.
    pub fn search(&self, part: &str) -> Vec<&Seat> {
        let wanted = fold(part.trim_ascii());
        let (mut first, mut then) = (Vec::new(), Vec::new());
        for seat in self.seats.iter().filter(|s| s.in_great_britain()) {
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
