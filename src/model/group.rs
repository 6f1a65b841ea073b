//! Groups of seats that can be counted, as an election names them.

use std::rc::Rc;

use super::election::SeatId;

/// A group of seats, and what there is to say of it.
#[derive(Clone, Debug)]
pub struct Group {
    /// The identifier in attributes and outcomes.
    pub id: Rc<str>,
    /// The name above its number: "Red wall".
    pub name: Rc<str>,
    /// A heading: "The red wall".
    pub title: Rc<str>,
    /// How its seats are called in a sentence: "red-wall seats".
    pub seats_words: Rc<str>,
    /// How one of them is called.
    pub seat_words: Rc<str>,
    /// A word before its count where room is scarce: "wall".
    pub tag: Rc<str>,
    /// The words on the button that chooses it.
    pub choice: Rc<str>,
    /// A sentence that says which seats these are; `{seats}` stands for how many.
    pub rule: Rc<str>,
    /// By code; at least one.
    pub(super) seats: Vec<SeatId>,
}
