//! What all panels draw from: the reader's state and everything counted from it, made once and
//! handed down. Each part is made again only when what it depends on has changed.

use std::rc::Rc;

use super::{
    labels::Labels, map_layout::MapLayout, size::Size, state::State, thresholds::Thresholds,
    wall_layout::WallLayout,
};
use crate::model::{
    Band, Commons, Election, Mountain, Outcome, Party, Scenario, Seat, SeatId, SeatResult, Share,
    Swing, TippingPoint, outcome, tipping_point,
};
use crate::words::Words;

/// The result as counted, for comparison.
pub struct Baseline {
    pub mountain: Option<Mountain>,
    pub commons: Commons,
    pub band: Option<Band>,
    /// Seats of the wall that would be won if all votes moved to the receiving party.
    pub wall_at_most: usize,
    /// Seats of the wall won by the receiving party in each of [`Election::years`].
    pub wall_by_year: Vec<usize>,
}

impl Baseline {
    /// The majority in the Commons as counted: "80" of the receiving party's, "Lab 172" of another's.
    pub fn majority_words(&self, words: &Words, election: &Election) -> String {
        match self.commons.majority_party() {
            Some((Party::TO, majority)) => majority.to_string(),
            Some((party, majority)) => format!("{} {majority}", election.party(party).short),
            None => words.score_none().to_owned(),
        }
    }
}

#[derive(Clone)]
pub struct ViewModel {
    /// Starts every element id of this widget, so that two on a page do not clash.
    pub id: Rc<str>,
    pub state: State,
    pub size: Size,
    /// The reader is moving a handle, or a setting glides: what is out of sight may wait.
    pub is_moving: bool,
    pub outcome: Rc<Outcome>,
    pub thresholds: Rc<Thresholds>,
    pub baseline: Rc<Baseline>,
    pub wall: Rc<WallLayout>,
    pub map: Rc<MapLayout>,
}

/// By address: each drawing has one of its own, which is never changed again.
impl PartialEq for ViewModel {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl ViewModel {
    pub fn new(id: Rc<str>, state: State, size: Size) -> Self {
        Self {
            outcome: Rc::new(state.options.outcome()),
            thresholds: Rc::new(Thresholds::new(&state)),
            baseline: Rc::new(baseline(&state)),
            wall: Rc::new(WallLayout::new(&state, size)),
            map: Rc::new(MapLayout::new(&state, size)),
            id,
            state,
            size,
            is_moving: false,
        }
    }

    /// Takes over a new state, counting again only what it changed.
    pub fn set_state(&mut self, state: State) {
        let before = std::mem::replace(&mut self.state, state);
        let (new, old) = (&self.state.options, &before.options);
        let wall_changed = new.election != old.election || new.wall != old.wall;
        if wall_changed || new.scenario != old.scenario {
            self.outcome = Rc::new(self.state.options.outcome());
        }
        if wall_changed
            || new.scenario.labour_share() != old.scenario.labour_share()
            || new.scenario.swing() != old.scenario.swing()
        {
            self.thresholds = Rc::new(Thresholds::new(&self.state));
        }
        if wall_changed {
            self.baseline = Rc::new(baseline(&self.state));
            self.wall = Rc::new(WallLayout::new(&self.state, self.size));
        }
        if wall_changed
            || new.seat != old.seat
            || MapLayout::whole(&self.state) != MapLayout::whole(&before)
        {
            self.map = Rc::new(MapLayout::new(&self.state, self.size));
        }
    }

    pub fn set_size(&mut self, size: Size) {
        if size != self.size {
            self.size = size;
            self.wall = Rc::new(WallLayout::new(&self.state, size));
            self.map = Rc::new(MapLayout::new(&self.state, size));
        }
    }

    pub fn scenario(&self) -> Scenario {
        self.state.scenario()
    }

    pub fn election(&self) -> &Election {
        self.state.election()
    }

    /// The language to speak in.
    pub fn words(&self) -> &Words {
        &self.state.options.words
    }

    /// The seat in focus.
    pub fn seat(&self) -> &Seat {
        self.election().seat(self.state.options.seat)
    }

    pub fn result(&self, seat: SeatId) -> &SeatResult {
        self.outcome.seat(seat)
    }

    pub fn winner(&self, seat: SeatId) -> Party {
        self.result(seat).winner
    }

    /// Where a seat tips in the scenario, whether or not it is in the wall.
    pub fn tip(&self, seat: SeatId) -> TippingPoint {
        let scenario = self.scenario();
        tipping_point(
            self.election().seat(seat),
            scenario.labour_share(),
            scenario.swing(),
        )
    }

    /// The id of an element of this widget.
    pub fn id(&self, name: &str) -> String {
        format!("{}-{name}", self.id)
    }

    /// No labels yet, for a picture as wide as a panel.
    pub fn labels(&self) -> Labels {
        Labels::new(self.size.face, self.size.panel())
    }

    /// The published result as it was: nothing moved.
    pub fn is_as_counted(&self) -> bool {
        self.scenario() == Scenario::default()
    }
}

fn baseline(state: &State) -> Baseline {
    let wall = &state.options.wall;
    let at = |transfer| {
        let scenario = Scenario::new(transfer, Share::ZERO, Swing::ZERO);
        outcome(state.election(), wall, scenario)
    };
    let counted = at(Share::ZERO);
    Baseline {
        mountain: counted.mountain,
        commons: counted.commons,
        band: counted.band,
        wall_at_most: at(Share::ALL).wall.conservative,
        wall_by_year: state
            .election()
            .years()
            .map(|year| wall.won_in(state.election(), year))
            .collect(),
    }
}
