//! What the reader has chosen, and the one function that changes it.

use crate::{
    model::{Election, Scenario, SeatId, Share, Swing, Wall, Year},
    options::{Options, Panel},
};

/// Everything a widget remembers between two drawings.
#[derive(Clone, PartialEq, Debug)]
pub struct State {
    pub options: Options,
    /// The controls for the labour share and the swing are open.
    pub fine: bool,
    /// The brick that the tag points at; the focus seat at first.
    pub brick: SeatId,
    /// The election on the map; none is the reader's own scenario.
    pub year: Option<Year>,
    /// The map shows more than the close-up.
    pub whole_map: bool,
    /// The list shows every seat still at risk.
    pub whole_list: bool,
    /// What the reader typed into the finder.
    pub query: String,
    /// The main handle has been moved, so the hint in the track is done.
    pub touched: bool,
}

/// What a reader, or a script of the page, can ask for.
#[derive(Clone, PartialEq, Debug)]
pub enum Action {
    Transfer(Share),
    LabourShare(Share),
    Swing(Swing),
    /// One of the election's swings with a source.
    SwingSetting(Swing),
    /// One of the election's settings, by its place.
    Preset(usize),
    ToggleFine,
    MapYear(Option<Year>),
    ToggleMap,
    ToggleList,
    /// What a compact widget leaves out.
    More,
    Brick(SeatId),
    Focus(SeatId),
    Find(String),
    Wall(Wall),
    /// Options from the page: everything at once.
    Configure(Options),
}

/// What has to be done after an action, so that nothing is computed that did not change.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Effect {
    /// Something that is drawn changed.
    pub redraw: bool,
    /// It is announced to assistive technology, but not while a slider speaks for itself.
    pub announce: bool,
}

impl State {
    pub fn new(options: Options) -> Self {
        Self {
            fine: options.scenario.labour_share() > Share::ZERO
                || options.scenario.swing() != Swing::ZERO,
            brick: options.seat,
            touched: options.scenario != Scenario::default(),
            options,
            year: None,
            whole_map: false,
            whole_list: false,
            query: String::new(),
        }
    }

    pub fn scenario(&self) -> Scenario {
        self.options.scenario
    }

    pub fn election(&self) -> &Election {
        &self.options.election
    }

    /// Whether the focus seat is all that is asked for, as in a live blog: then the widget is the
    /// control and the seat's result, and the style sheet hides most of the rest.
    pub fn is_compact(&self) -> bool {
        matches!(self.options.panels[..], [Panel::Seat])
    }

    /// Applies an action and says what it takes to show it.
    pub fn apply(&mut self, action: Action) -> Effect {
        let before = self.clone();
        let announce = match action {
            Action::Transfer(transfer) => {
                self.options.scenario = self.scenario().with_transfer(transfer);
                self.touched = true;
                false
            }
            Action::LabourShare(share) => {
                self.options.scenario = self.scenario().with_labour_share(share);
                false
            }
            Action::Swing(swing) => {
                self.options.scenario = self.scenario().with_swing(swing);
                false
            }
            Action::SwingSetting(swing) => {
                self.options.scenario = self.scenario().with_swing(swing);
                true
            }
            Action::Preset(place) => {
                if let Some(preset) = self.election().settings().get(place) {
                    let (transfer, labour_share) = (preset.transfer, preset.labour_share);
                    let swing = self.scenario().swing();
                    self.options.scenario = Scenario::new(transfer, labour_share, swing);
                    self.fine = labour_share > Share::ZERO || swing != Swing::ZERO;
                    self.touched = true;
                }
                true
            }
            Action::ToggleFine => {
                self.fine = !self.fine;
                if !self.fine {
                    let transfer = self.scenario().transfer();
                    self.options.scenario = Scenario::new(transfer, Share::ZERO, Swing::ZERO);
                }
                true
            }
            Action::MapYear(year) => {
                self.year = year;
                true
            }
            Action::ToggleMap => {
                self.whole_map = !self.whole_map;
                true
            }
            Action::ToggleList => {
                self.whole_list = !self.whole_list;
                false
            }
            Action::More => {
                // With one more panel it is not compact; in this one a reader finds another seat.
                self.options.panels.push(Panel::List);
                false
            }
            Action::Brick(seat) => {
                self.brick = seat;
                false
            }
            Action::Focus(seat) => {
                if self.election().seat(seat).is_inside {
                    self.options.seat = seat;
                    self.brick = seat;
                }
                true
            }
            Action::Find(query) => {
                self.query = query;
                false
            }
            Action::Wall(wall) => {
                self.options.wall = wall;
                true
            }
            Action::Configure(options) if options.election != self.options.election => {
                *self = State::new(options);
                true
            }
            Action::Configure(options) => {
                if options.seat != self.options.seat {
                    self.brick = options.seat;
                }
                self.fine |= options.scenario.labour_share() > Share::ZERO
                    || options.scenario.swing() != Swing::ZERO;
                self.touched |= options.scenario != Scenario::default();
                self.options = options;
                true
            }
        };
        let redraw = *self != before;
        Effect {
            redraw,
            announce: announce && redraw,
        }
    }
}
