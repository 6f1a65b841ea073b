//! How parties look: in what colours, and with which classes of the style sheet.

use crate::model::{Election, Party};

/// The party in whose colour words about it stand, as `data-party` names it; none for the ink.
pub fn text_colour(party: Party) -> Option<&'static str> {
    ["con", "lab", "brexit"].get(party.index()).copied()
}

/// The class that fills a hexagon of a party: the style sheet has six looks, and one for the rest.
pub fn fill_class(election: &Election, party: Party) -> &'static str {
    const LOOKS: [&str; 6] = ["mc", "ml", "mb", "md", "mp", "ms"];
    match LOOKS.get(party.index()) {
        Some(look) if party != election.others() => look,
        _ => "mo",
    }
}
