//! A brick of the wall: what becomes of its seat, its look and its name.

use super::{looks, phrases, view_model::ViewModel};
use crate::model::{Election, Outcome, Party, Seat, SeatId, TippingPoint};

/// The fate of a brick, in drawing order of the zones.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Won by the receiving party as counted, and still.
    Already,
    /// Falls in the scenario.
    Falls,
    Holds,
}

/// What becomes of a seat's brick.
pub fn fate(election: &Election, outcome: &Outcome, seat: SeatId) -> Fate {
    if outcome.seat(seat).winner != Party::TO {
        Fate::Holds
    } else if election.seat(seat).winner() == Party::TO {
        Fate::Already
    } else {
        Fate::Falls
    }
}

/// The class that gives a brick its look.
pub fn class(election: &Election, fate: Fate, winner: Party) -> &'static str {
    match (fate, winner) {
        (Fate::Already, _) => "br-g",
        (Fate::Falls, _) => "br-n",
        (_, Party::THIRD) => "br-l",
        (_, party) => looks::fill_class(election, party),
    }
}

/// What a brick's name is written from, besides its seat.
pub type NameKey = (Fate, Party, TippingPoint);

/// "Hartlepool, falls at 33.9%, Conservative in this scenario"
pub fn name(view_model: &ViewModel, seat: &Seat, (fate, winner, tip): NameKey) -> String {
    let (election, say) = (view_model.election(), view_model.words());
    let now = match fate {
        Fate::Holds => winner,
        _ => Party::TO,
    };
    let now = &election.party(now).name;
    if seat.winner() == Party::TO {
        say.wall_brick_fell(&seat.name, &election.year().to_string(), now)
    } else if tip.percent().is_some() {
        say.wall_brick_falls(&seat.name, &phrases::tipping(say, tip), now)
    } else {
        say.wall_brick_never(&seat.name, now)
    }
}
