//! The earlier election counted by the model, seat beside seat of the later one.

use std::rc::Rc;

use brexit_transfer::model::{
    Election, Scenario, SeatResult, Share, Swing, TippingPoint, seat_result, tipping_point,
};

use crate::figures::tenth;
use crate::past::Past;
use crate::source::Source;

/// What the model says at a transfer, or what happened.
#[derive(Clone)]
pub struct Row {
    pub label: String,
    pub to: usize,
    /// Seats of the third party's that fall, and how many of these did.
    pub named: usize,
    pub hits: usize,
    pub right: usize,
}

/// So many of the seats that tip first are looked at by themselves.
const FIRST: usize = 10;

/// The two elections, and the first of them as the model has it.
pub struct Trial<'s> {
    pub source: &'s Source,
    pub before: &'s Past,
    pub after: &'s Past,
    pub election: Rc<Election>,
    /// The seats inside.
    pub inside: Vec<usize>,
}

impl Trial<'_> {
    /// A seat recounted.
    pub fn result(&self, seat: usize, scenario: Scenario) -> SeatResult {
        seat_result(&self.election.seats()[seat], scenario)
    }

    /// A seat of the third party's that the receiving party won.
    pub fn has_fallen(&self, seat: usize) -> bool {
        self.is_thirds(seat) && self.after.winner[seat] == self.source.said.moves.to
    }

    fn is_thirds(&self, seat: usize) -> bool {
        self.before.winner[seat] == self.source.said.moves.third
    }

    /// Who wins in a scenario; among those without a column only the winner as counted can.
    fn winner(&self, seat: usize, scenario: Scenario) -> &str {
        let winner = self.result(seat, scenario).winner;
        match winner == self.election.others() {
            true => &self.before.winner[seat],
            false => &self.election.party(winner).code,
        }
    }

    /// What the model says in a scenario.
    pub fn row(&self, label: String, scenario: Scenario) -> Row {
        let moves = &self.source.said.moves;
        let winners: Vec<(usize, &str)> = self
            .inside
            .iter()
            .map(|&seat| (seat, self.winner(seat, scenario)))
            .collect();
        let won = |code: &str| winners.iter().filter(|(_, winner)| *winner == code).count();
        let named = winners
            .iter()
            .filter(|(seat, winner)| self.is_thirds(*seat) && *winner == moves.to);
        Row {
            label,
            to: won(&moves.to),
            named: named.clone().count(),
            hits: named.filter(|(seat, _)| self.has_fallen(*seat)).count(),
            right: winners
                .iter()
                .filter(|(seat, winner)| self.after.winner[*seat] == *winner)
                .count(),
        }
    }

    /// What happened.
    pub fn actual(&self) -> Row {
        let moves = &self.source.said.moves;
        let won = |code: &str| {
            let won = self
                .inside
                .iter()
                .filter(|&&seat| self.after.winner[seat] == code);
            won.count()
        };
        let fallen = self
            .inside
            .iter()
            .filter(|&&seat| self.has_fallen(seat))
            .count();
        Row {
            label: format!("{}, as counted", self.after.year),
            to: won(&moves.to),
            named: fallen,
            hits: fallen,
            right: self.inside.len(),
        }
    }

    /// The third party's seats by tipping point, those that never tip last.
    fn by_tipping_point(&self) -> Vec<(TippingPoint, usize)> {
        let seats = self.inside.iter().filter(|&&seat| self.is_thirds(seat));
        let tip = |&seat: &usize| {
            let at = tipping_point(&self.election.seats()[seat], Share::ZERO, Swing::ZERO);
            (at, seat)
        };
        let mut tips: Vec<(TippingPoint, usize)> = seats.map(tip).collect();
        tips.sort();
        tips
    }

    /// Those that tip first.
    pub fn first(&self) -> Vec<usize> {
        let tips = self.by_tipping_point().into_iter();
        let tips = tips.filter(|(tip, _)| *tip != TippingPoint::Never);
        tips.take(FIRST).map(|(_, seat)| seat).collect()
    }

    /// The third party's seats that fell, with their tipping points.
    pub fn fell(&self) -> Vec<(String, String)> {
        let words = |(tip, seat): (TippingPoint, usize)| {
            let name = self.source.election.seats()[seat].name.to_string();
            let at = tip
                .percent()
                .map_or("never".into(), |at| format!("{}%", tenth(at)));
            (name, at)
        };
        let tips = self.by_tipping_point().into_iter();
        tips.filter(|(_, seat)| self.has_fallen(*seat))
            .map(words)
            .collect()
    }
}
