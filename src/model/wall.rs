//! The red wall. No boundary is agreed, so ours is a rule, and the page says so.

use super::election::{Election, Region, Seat, SeatId, Year};
use super::order;
use super::party::Party;
use super::seat_result::SeatResult;
use super::tipping::{TippingPoint, tipping_point};
use super::units::{Share, Swing};

/// Which seats make the wall.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash)]
pub enum WallRule {
    /// Won by Labour in 2017, Leave majority, in the North, the Midlands or the preserved
    /// counties of Clwyd and Gwynedd, not the Speaker's: 127 seats.
    #[default]
    Wall,
    /// The same in the three northern regions only: 90 seats.
    North,
    /// As `Wall`, with all of Wales: 142 seats.
    Wales,
    /// The 202 seats that Labour won in 2019, anywhere.
    Labour,
    /// A list given by the page.
    Custom,
}

impl WallRule {
    /// The rules that need no list.
    pub const NAMED: [WallRule; 4] = [
        WallRule::Wall,
        WallRule::North,
        WallRule::Wales,
        WallRule::Labour,
    ];

    /// The identifier in attributes and results.
    pub const fn id(self) -> &'static str {
        ["wall", "north", "wales", "labour", "custom"][self as usize]
    }

    fn holds(self, seat: &Seat) -> bool {
        if self == WallRule::Labour {
            return seat.winner() == Party::Lab;
        }
        let there = match seat.region {
            Region::NorthEast | Region::NorthWest | Region::Yorkshire => true,
            Region::WestMidlands | Region::EastMidlands => self != WallRule::North,
            Region::Wales => match self {
                WallRule::North => false,
                WallRule::Wales => true,
                _ => seat.preserved_north_wales,
            },
            _ => false,
        };
        there
            && seat.leave_majority
            && seat.winner_before() == Some(Party::Lab)
            && seat.changeable()
    }
}

/// A set of seats, never empty.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wall {
    /// The rule that chose the seats.
    pub rule: WallRule,
    seats: Vec<SeatId>,
}

impl Wall {
    /// The wall of a rule. [`WallRule::Custom`] has no rule of its own and gives the
    /// default; a list goes to [`Wall::custom`].
    pub fn new(election: &Election, rule: WallRule) -> Wall {
        let rule = if rule == WallRule::Custom {
            WallRule::Wall
        } else {
            rule
        };
        let mut seats = Vec::new();
        for seat in election.seats() {
            if rule.holds(seat) {
                seats.push(seat.id);
            }
        }
        Wall { rule, seats }
    }

    /// A wall of listed seats. Repeated ones count once and those outside Great Britain
    /// are left out; none if nothing is left.
    pub fn custom(election: &Election, ids: impl IntoIterator<Item = SeatId>) -> Option<Wall> {
        let mut wanted = vec![false; election.seats().len()];
        for id in ids {
            wanted[id.index()] = true;
        }
        let mut seats = Vec::new();
        for seat in election.seats() {
            if wanted[seat.id.index()] && seat.in_great_britain() {
                seats.push(seat.id);
            }
        }
        (!seats.is_empty()).then_some(Wall {
            rule: WallRule::Custom,
            seats,
        })
    }

    /// The seats by ONS code.
    pub fn seats(&self) -> &[SeatId] {
        &self.seats
    }

    /// Whether a seat belongs to the wall.
    pub fn contains(&self, id: SeatId) -> bool {
        self.seats.binary_search(&id).is_ok()
    }

    /// How many the Conservatives won in a year.
    pub fn won_in(&self, election: &Election, year: Year) -> usize {
        let won = |id: &&SeatId| election.seat(**id).winner_in(year) == Party::Con;
        self.seats.iter().filter(won).count()
    }

    /// The seats in the order in which they are laid as bricks: the Conservative wins of
    /// 2019, safest first; then by tipping point with no labour share and no swing,
    /// earliest first; last those that never fall, the closest first. Safe and close by
    /// the 2019 majority as a share of the valid vote.
    pub fn laying_order(&self, election: &Election) -> Vec<SeatId> {
        let mut bricks: Vec<order::Keyed> = Vec::with_capacity(self.seats.len());
        for &id in &self.seats {
            let seat = election.seat(id);
            let majority = seat.majority() as f64 / seat.valid as f64;
            // Three ranges that do not meet: 0-1 held, 2-102 falls, 200 never.
            let (place, then) = if seat.winner() == Party::Con {
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
    /// those that never do, by majority in 2019.
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
            let then = election.seat(id).winner() == Party::Con;
            let now = results[id.index()].winner == Party::Con;
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
    /// Won by the Conservatives now.
    pub conservative: usize,
    /// Won by the Conservatives in 2019, still held or not.
    pub already: usize,
    /// Won by them now but not in 2019, by ONS code.
    pub fallen: Vec<SeatId>,
    /// Won by them in 2019 but not now, by ONS code.
    pub regained: Vec<SeatId>,
}
