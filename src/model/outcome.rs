//! All that follows from a scenario, made once and handed down.

use super::commons::Commons;
use super::election::{Election, SeatId};
use super::mountain::Mountain;
use super::scenario::Scenario;
use super::seat_result::{SeatResult, seat_result};
use super::uncertainty::{Band, band};
use super::wall::{Wall, WallReport};

/// The consequences of a scenario.
#[derive(Clone, PartialEq, Debug)]
pub struct Outcome {
    /// What was asked.
    pub scenario: Scenario,
    /// Every seat by code.
    pub seats: Vec<SeatResult>,
    /// The wall.
    pub wall: WallReport,
    /// How sure the wall's count can be, where the spread of seats is known.
    pub band: Option<Band>,
    /// The House of Commons.
    pub commons: Commons,
    /// The way to a majority, where the election shows one.
    pub mountain: Option<Mountain>,
}

/// Recounts everything: each seat once. The only thing that a drag calls.
pub fn outcome(election: &Election, wall: &Wall, s: Scenario) -> Outcome {
    let all = election.seats();
    let seats: Vec<SeatResult> = all.iter().map(|seat| seat_result(seat, s)).collect();
    let leads = wall.seats().iter();
    let leads = leads.map(|id| seats[id.index()].lead_points(&all[id.index()]));
    Outcome {
        scenario: s,
        wall: wall.report(election, &seats),
        band: election.spread().map(|spread| band(leads, spread.points)),
        commons: Commons::count(election, &seats),
        mountain: election
            .climb()
            .map(|climb| Mountain::measure(election, climb.party, &seats)),
        seats,
    }
}

impl Outcome {
    /// One seat's result.
    pub fn seat(&self, id: SeatId) -> &SeatResult {
        &self.seats[id.index()]
    }
}
