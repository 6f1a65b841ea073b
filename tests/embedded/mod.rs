//! The election that the crate brings along, for as long as a test needs it.
#![allow(dead_code)] // not every test needs all of it

use std::rc::Rc;

use brexit_transfer::model::{Election, Party, Wall};

pub fn election() -> &'static Election {
    // One count more each time: it is never dropped.
    let kept: &'static Rc<Election> = Box::leak(Box::new(Election::embedded()));
    kept
}

/// The party of a code, such as `con`.
pub fn party(code: &str) -> Party {
    election().find_party(code).expect("a party of 2019")
}

/// The code of a party.
pub fn code(party: Party) -> &'static str {
    &election().party(party).code
}

/// The wall of a group, by its name.
pub fn wall(id: &str) -> Wall {
    let place = election().groups().iter().position(|g| &*g.id == id);
    Wall::new(election(), place.expect("a group of 2019"))
}

/// The names of the groups.
pub const GROUPS: [&str; 4] = ["wall", "north", "wales", "labour"];

/// The wall of the default group.
pub fn default_wall() -> Wall {
    Wall::new(election(), 0)
}
