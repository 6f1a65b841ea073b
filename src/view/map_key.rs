//! The key of the map: what its colours and signs mean.

use super::{
    face::Face,
    hexagon::{hexagon, stripe},
    looks,
    scene::{Anchor, Marks, Outline, Scene},
    state::State,
};
use crate::model::{Party, Seat};

/// What the colours mean, set in lines as wide as the picture: of the two parties that exchange
/// votes, and of all others that have won one of the seats shown.
pub fn key(state: &State, seats: &[&Seat], width: f64, face: Face) -> Scene {
    let (election, say) = (state.election(), &*state.options.words);
    let mut marks = Marks::default();
    let (mut x, mut y) = (0.0, 8.0);
    let name = |party: Party| {
        let party = election.party(party);
        match party.name.len() {
            0..=12 => &*party.name,
            _ => &*party.short,
        }
    };
    let to = looks::fill_class(election, Party::TO);
    let mut entries = vec![(to, name(Party::TO)), ("br-n", say.map_falls())];
    let has_won = |party| {
        let won = |seat: &&Seat| election.years().any(|year| seat.winner_in(year) == party);
        seats.iter().any(won)
    };
    let rest = looks::fill_class(election, election.others());
    for party in election.parties().skip(1) {
        let class = looks::fill_class(election, party);
        if class != rest && (party == Party::THIRD || has_won(party)) {
            entries.push((class, name(party)));
        }
    }
    entries.push((rest, say.map_other()));
    for (class, name) in entries {
        let length = 20.0 + face.width("s12 ink", name);
        if x > 0.0 && x + length > width {
            (x, y) = (0.0, y + 20.0);
        }
        marks.path(class, hexagon(x + 7.0, y, 12.5));
        let mut sign = Outline::default();
        match class {
            "br-n" => {
                stripe(&mut sign, x + 7.0, y, 12.5);
                marks.path("hs", sign);
            }
            _ if class == to || class == looks::fill_class(election, Party::THIRD) => {}
            _ => {
                sign.disc(x + 7.0, y, 2.0);
                marks.path("mdot", sign);
            }
        }
        marks.text("s12 ink", x + 20.0, y + 4.0, Anchor::Start, name);
        x += length + 14.0;
    }
    Scene::image(width, y + 12.0, String::new(), marks).hidden()
}
