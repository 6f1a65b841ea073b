//! Small maps side by side: the wall at each election, for the wide layout and for print.

use super::{
    face::Face,
    hexagon::{extent, hexagon, place},
    labels::LINE,
    looks,
    scene::{Anchor, Marks, Outline, Scene},
    state::State,
};
use crate::model::Party;

/// Small maps side by side: the seats of the wall by their winner at each election.
pub fn small_maps(state: &State, width: f64, face: Face) -> Scene {
    const GAP: f64 = 16.0;
    let (election, wall) = (state.election(), &state.options.wall);
    let say = &*state.options.words;
    let mut seats = Vec::new();
    for &id in wall.seats() {
        seats.push(election.seat(id));
    }
    let maps = election.years().count() as f64;
    let (low, high) = extent(&seats);
    let each = (width - (maps - 1.0) * GAP) / maps;
    // The count stands beside its year, or under it.
    let year = f64::max(36.0, face.width("s12 b", "0000") + 4.0);
    let most = election
        .years()
        .map(|year| wall.won_in(election, year))
        .max();
    let short = &election.party(Party::TO).short;
    let longest = say.map_small_count(&most.unwrap_or(0).to_string(), short);
    let is_beside = year + face.width("s12 i2", &longest) <= each + GAP - 2.0;
    let (count_at, top) = if is_beside {
        ((year, 12.0), 22.0)
    } else {
        ((0.0, 12.0 + LINE), 22.0 + LINE)
    };
    let unit = (each / (high.0 - low.0 + 1.0)).min(8.0);
    let mut marks = Marks::default();
    let mut counts = String::new();
    for (index, year) in election.years().enumerate() {
        let left = index as f64 * (each + GAP);
        let count = wall.won_in(election, year).to_string();
        let number = election.calendar_year(year).to_string();
        let next = say.map_year_count_in_text(&count, &number);
        counts = match index {
            0 => next,
            _ => say.common_comma_in_text(&counts, &next),
        };
        marks.text("s12 b ink", left, 12.0, Anchor::Start, number);
        let (x, y) = count_at;
        let count = say.map_small_count(&count, short);
        marks.text("s12 i2", left + x, y, Anchor::Start, count);
        // One path a party: these never change.
        for party in election.parties() {
            let mut path = Outline::default();
            for seat in &seats {
                if seat.winner_in(year) != party {
                    continue;
                }
                let (x, y) = place(seat);
                let (x, y) = (x - low.0 + 0.5, y - low.1 + 0.7);
                path.0
                    .push_str(&hexagon(left + x * unit, top + y * unit, unit * 0.95).0);
            }
            if !path.is_empty() {
                marks.path(looks::fill_class(election, party), path);
            }
        }
    }
    let height = (top + (high.1 - low.1 + 1.4) * unit).ceil();
    let label = say.map_small(&election.party(Party::TO).name, &counts);
    Scene::image(width, height, label, marks)
}
