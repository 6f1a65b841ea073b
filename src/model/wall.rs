//! The wall: the seats that are counted, a group that the election names or a list.

use super::election::{Election, SeatId, Year};
use super::group::Group;
use super::order;
use super::party::Party;
use super::seat_result::SeatResult;
use super::tipping::{TippingPoint, tipping_point};
use super::units::{Share, Swing};

/// A set of seats, never empty.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wall {
    /// Its place among [`Election::groups`]; none for a list of seats.
    group: Option<usize>,
    seats: Vec<SeatId>,
}

impl Wall {
    /// The wall of one of [`Election::groups`], by its place; the default for a place that
    /// there is not.
    pub fn new(election: &Election, place: usize) -> Wall {
        let groups = election.groups();
        let place = if place < groups.len() { place } else { 0 };
        Wall {
            group: Some(place),
            seats: groups[place].seats.clone(),
        }
    }

    /// A wall of listed seats. Repeated ones count once and those outside are left out; none if
    /// nothing is left.
    pub fn custom(election: &Election, ids: impl IntoIterator<Item = SeatId>) -> Option<Wall> {
        let mut wanted = vec![false; election.seats().len()];
        for id in ids {
            wanted[id.index()] = true;
        }
        let mut seats = Vec::new();
        for seat in election.seats() {
            if wanted[seat.id.index()] && seat.is_inside {
                seats.push(seat.id);
            }
        }
        (!seats.is_empty()).then_some(Wall { group: None, seats })
    }

    /// The place of its group; none for a list.
    pub fn place(&self) -> Option<usize> {
        self.group
    }

    /// Its group; none for a list.
    pub fn group<'a>(&self, election: &'a Election) -> Option<&'a Group> {
        election.groups().get(self.group?)
    }

    /// The identifier in attributes and outcomes; `custom` for a list.
    pub fn id<'a>(&self, election: &'a Election) -> &'a str {
        self.group(election).map_or("custom", |group| &group.id)
    }

    /// The seats by code.
    pub fn seats(&self) -> &[SeatId] {
        &self.seats
    }

    /// Whether a seat belongs to the wall.
    pub fn contains(&self, id: SeatId) -> bool {
        self.seats.binary_search(&id).is_ok()
    }

    /// How many the receiving party won in a year.
    pub fn won_in(&self, election: &Election, year: Year) -> usize {
        let won = |id: &&SeatId| election.seat(**id).winner_in(year) == Party::TO;
        self.seats.iter().filter(won).count()
    }

    /// The seats in the order in which they are laid as bricks: the receiving party's wins as
    /// counted, safest first; then by tipping point with no labour share and no swing,
    /// earliest first; last those that never fall, the closest first. Safe and close by
    /// the majority as counted, as a share of the valid vote.
    pub fn laying_order(&self, election: &Election) -> Vec<SeatId> {
        let mut bricks: Vec<order::Keyed> = Vec::with_capacity(self.seats.len());
        for &id in &self.seats {
            let seat = election.seat(id);
            let majority = seat.majority() as f64 / seat.valid as f64;
            // Three ranges that do not meet: 0-1 held, 2-102 falls, 200 never.
            let (place, then) = if seat.winner() == Party::TO {
                (1.0 - majority, 0.0)
            } else {
                let falls = tipping_point(seat, Share::ZERO, Swing::ZERO).percent();
                (falls.map_or(200.0, |percent| 2.0 + percent), majority)
            };
            bricks.push((order::key(place), order::key(then), id));
        }
        order::sort(&mut bricks);
        bricks.into_iter().map(|(_, _, id)| id).collect()
    }

    /// The seats with their tipping points, earliest first; those that tip together, and
    /// those that never do, by majority as counted.
    pub fn by_tipping_point(
        &self,
        election: &Election,
        labour_share: Share,
        swing: Swing,
    ) -> Vec<(SeatId, TippingPoint)> {
        let tip = |id| tipping_point(election.seat(id), labour_share, swing);
        let mut seats: Vec<order::Keyed> = Vec::with_capacity(self.seats.len());
        for &id in &self.seats {
            let percent = tip(id).percent().unwrap_or(200.0);
            // A majority breaks the tie of those that never fall.
            let majority = election.seat(id).majority() as f64;
            seats.push((order::key(percent), order::key(majority), id));
        }
        order::sort(&mut seats);
        let mut tips = Vec::with_capacity(seats.len());
        for (_, _, id) in seats {
            tips.push((id, tip(id)));
        }
        tips
    }

    /// What a recount did to the wall. `results` are those of every seat.
    pub fn report(&self, election: &Election, results: &[SeatResult]) -> WallReport {
        let mut report = WallReport {
            seats: self.seats.len(),
            conservative: 0,
            already: 0,
            fallen: Vec::new(),
            regained: Vec::new(),
        };
        for &id in &self.seats {
            let then = election.seat(id).winner() == Party::TO;
            let now = results[id.index()].winner == Party::TO;
            report.already += usize::from(then);
            report.conservative += usize::from(now);
            match (then, now) {
                (false, true) => report.fallen.push(id),
                (true, false) => report.regained.push(id),
                _ => {}
            }
        }
        report
    }
}

/// The state of a wall after a scenario.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WallReport {
    /// All its seats.
    pub seats: usize,
    /// Won by the receiving party now.
    pub conservative: usize,
    /// Won by it as counted, still held or not.
    pub already: usize,
    /// Won by it now but not as counted, by code.
    pub fallen: Vec<SeatId>,
    /// Won by it as counted but not now, by code.
    pub regained: Vec<SeatId>,
}
