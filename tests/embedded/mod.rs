//! The election that the crate brings along, for as long as a test needs it.

use std::rc::Rc;

use brexit_transfer::model::{Election, Wall, WallRule};

pub fn election() -> &'static Election {
    // One count more each time: it is never dropped.
    let kept: &'static Rc<Election> = Box::leak(Box::new(Election::embedded()));
    kept
}

/// The wall of the default rule.
#[allow(dead_code)] // not every test draws one
pub fn default_wall() -> Wall {
    Wall::new(election(), WallRule::default())
}
