//! A party's way to a majority: what the mountain's words and its picture are made from.

use super::view_model::ViewModel;
use crate::model::{Climb, Election, Mountain, Party, PartyInfo, Swing};

/// Who climbs from where, as counted and in the scenario.
pub struct Ascent<'a> {
    pub climb: &'a Climb,
    /// Who climbs, and in whose favour the swing takes votes else.
    pub climber: &'a PartyInfo,
    pub giver: &'a PartyInfo,
    pub now: &'a Mountain,
    pub before: &'a Mountain,
    /// Of the election.
    pub year: u16,
    /// Nothing is otherwise than as counted.
    pub is_unmoved: bool,
}

impl<'a> Ascent<'a> {
    /// None where the election shows no mountain.
    pub fn new(view_model: &'a ViewModel) -> Option<Self> {
        let election: &Election = view_model.election();
        let climb = election.climb()?;
        let giver = match climb.party {
            Party::TO => Party::THIRD,
            _ => Party::TO,
        };
        let now = view_model.outcome.mountain.as_ref()?;
        let before = view_model.baseline.mountain.as_ref()?;
        let scenario = view_model.scenario();
        Some(Self {
            climb,
            climber: election.party(climb.party),
            giver: election.party(giver),
            now,
            before,
            year: election.year(),
            is_unmoved: now.seats == before.seats
                && scenario.transfer() == scenario.labour_share()
                && scenario.swing() == Swing::ZERO,
        })
    }
}

/// The swing for a majority, in points.
pub fn summit(mountain: &Mountain) -> f64 {
    mountain.swing_needed().unwrap_or(0.0)
}
