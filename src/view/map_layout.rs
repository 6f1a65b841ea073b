//! How the map is laid out: its hexagons, the borders and names of regions, and the focus seat's ring.

use std::rc::Rc;

use super::{
    hexagon::{extent, hexagon, place, stripe},
    labels::{LINE, Labels},
    map_key::key,
    scene::{Anchor, Cell, Marks, Outline, Scene, Shape},
    size::Size,
    small_maps::small_maps,
    state::State,
};
use crate::model::{Election, Seat};

/// The width of a hexagon in cells: of a seat of the wall, and of any other.
const WALL_SIZE: f64 = 0.94;
const OTHER_SIZE: f64 = 0.56;

/// Where each hexagon lies: fixed for a wall, a width, a focus seat and an extent.
pub struct MapLayout {
    pub places: Rc<[Cell]>,
    /// The stripes of each hexagon and its dot, written once: a drag lays them together.
    pub signs: Vec<(Outline, Outline)>,
    pub width: f64,
    pub height: f64,
    /// Region borders and names, and whatever else never changes.
    pub back: Rc<Marks>,
    /// The focus seat's ring and name, over everything.
    pub ring: Marks,
    /// The wall at each election, for the wide layout and for print.
    pub small: Rc<Scene>,
    /// What the colours mean.
    pub key: Rc<Scene>,
}

/// Whether a seat lies in the part of the map that is shown at first.
pub fn is_close_up(election: &Election, seat: &Seat) -> bool {
    election.region(seat.region).is_close_up
}

impl MapLayout {
    /// More than the close-up, because the reader asked or the focus seat lies outside of that.
    pub fn whole(state: &State) -> bool {
        let election = state.election();
        state.whole_map || !is_close_up(election, election.seat(state.options.seat))
    }

    pub fn new(state: &State, size: Size) -> Self {
        let whole = Self::whole(state);
        let (election, wall) = (state.election(), &state.options.wall);
        let width = size.panel();
        let phone = width < 400.0;
        let mut seats = Vec::new();
        for seat in election.seats() {
            if seat.is_inside && (whole || is_close_up(election, seat)) {
                seats.push(seat);
            }
        }
        let (low, high) = extent(&seats);
        let most = match (whole, phone) {
            (true, true) => 10.4,
            (true, false) => 13.4,
            (false, true) => 16.0,
            (false, false) => 22.5,
        };
        let unit = f64::min(width / (high.0 - low.0 + 1.2), most);
        let left = (width - unit * (high.0 - low.0)) / 2.0;
        let top = unit * 0.7 + 4.0;
        let middle = |seat: &Seat| {
            let (x, y) = place(seat);
            (left + (x - low.0) * unit, top + (y - low.1) * unit)
        };
        let height = (top + (high.1 - low.1) * unit + unit * 0.75 + 4.0).ceil();
        let (mut middles, mut places, mut signs) = (Vec::new(), Vec::new(), Vec::new());
        for seat in &seats {
            let (x, y) = middle(seat);
            let part = if wall.contains(seat.id) {
                WALL_SIZE
            } else {
                OTHER_SIZE
            };
            middles.push((x, y));
            let (mut stripes, mut dot) = (Outline::default(), Outline::default());
            stripe(&mut stripes, x, y, unit * part);
            dot.disc(x, y, unit * part * 0.17);
            signs.push((stripes, dot));
            places.push(Cell {
                seat: seat.id,
                shape: Shape::Path(hexagon(x, y, unit * part).0),
            });
        }
        let mut back = Marks::default();
        back.path(
            if whole { "hx-brd thin" } else { "hx-brd" },
            borders(&seats, &middles, unit),
        );
        let mut labels = Labels::new(size.face, width);
        let mut ring = Marks::default();
        if let Some(focus) = seats.iter().find(|seat| seat.id == state.options.seat) {
            let (x, y) = middle(focus);
            ring.path("hx-ring0", hexagon(x, y, unit * 1.28));
            ring.path("hx-ring", hexagon(x, y, unit * 1.28));
            name_focus(&mut ring, &mut labels, &focus.name, (x, y), unit, phone);
        }
        if !whole {
            for label in election.regions().iter().flat_map(|region| &region.label) {
                // No further than the picture reaches.
                let x = (left + label.place.0 * unit).min(width);
                let anchor = if label.ends_there {
                    Anchor::End
                } else {
                    Anchor::Start
                };
                let place = (x, top + label.place.1 * unit, anchor);
                labels.add(&mut back, "s12 i2 halo", &label.text, &[place]);
            }
        }
        Self {
            places: places.into(),
            signs,
            width,
            height,
            back: back.into(),
            ring,
            small: small_maps(state, width, size.face).into(),
            key: key(state, &seats, width, size.face).into(),
        }
    }
}

/// The focus seat's name beside its ring, or above it where there is no room.
fn name_focus(
    marks: &mut Marks,
    labels: &mut Labels,
    name: &str,
    (x, y): (f64, f64),
    unit: f64,
    phone: bool,
) {
    let classes = if phone {
        "s12 b ink halo"
    } else {
        "s14 b ink halo"
    };
    let beside = (x + unit * 0.95, y + 4.0, Anchor::Start);
    if labels.add(marks, classes, name, &[beside]) {
        return;
    }
    let name = labels.wrap(classes, name);
    let more_lines = name.matches('\n').count() as f64;
    let above = (x + unit, y - unit * 0.95 - LINE * more_lines, Anchor::End);
    labels.keep(marks, classes, &name, above);
}

/// The edges that cells of different regions share.
fn borders(seats: &[&Seat], middles: &[(f64, f64)], unit: f64) -> Outline {
    let mut path = Outline::default();
    let half_edge = unit / 3_f64.sqrt() / 2.0;
    let near = unit * 1.01;
    for (index, &(ax, ay)) in middles.iter().enumerate() {
        for (other, &(bx, by)) in middles.iter().enumerate().skip(index + 1) {
            let (dx, dy) = (bx - ax, by - ay);
            let touching = dy.abs() < near && dx.abs() < near && dx * dx + dy * dy < near * near;
            if !touching || seats[index].region == seats[other].region {
                continue;
            }
            let (mx, my) = ((ax + bx) / 2.0, (ay + by) / 2.0);
            let (ex, ey) = (dx / unit * half_edge, dy / unit * half_edge);
            path.move_to(mx - ey, my + ex).line_to(mx + ey, my - ex);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{options::Options, view::face::Face};

    #[test]
    fn the_names_of_regions_stand_clear_of_the_hexagons() {
        let layout = MapLayout::new(
            &State::new(Options::default()),
            Size::new(960.0, Face::USUAL),
        );
        let names: Vec<_> = layout
            .back
            .0
            .iter()
            .filter_map(|mark| match &mark.shape {
                Shape::Text { x, y, anchor, text } => Some((x.pixels(), y.pixels(), *anchor, text)),
                _ => None,
            })
            .collect();
        assert_eq!(names.len(), 9);
        for (x, y, anchor, text) in names {
            let length = Face::USUAL.width("s12", text);
            let (low, high) = match anchor {
                Anchor::Start => (x, x + length),
                _ => (x - length, x),
            };
            for cell in layout.places.iter() {
                let (left, right, top, bottom) = bounds(&cell.shape);
                let beside = right <= low || left >= high;
                let apart = bottom < y - 9.0 || top > y + 3.0;
                assert!(beside || apart, "{text} lies over {left} {top}");
            }
        }
    }

    /// Left, right, top and bottom of a hexagon.
    fn bounds(shape: &Shape) -> (f64, f64, f64, f64) {
        let Shape::Path(path) = shape else {
            panic!("a hexagon is a path");
        };
        // From the top half a width to the right, and then down: "M10 5l4 2v4...".
        let numbers: Vec<f64> = path
            .split(|c: char| c.is_ascii_alphabetic() || c == ' ')
            .filter_map(|number| number.parse().ok())
            .collect();
        let [x, y, half, slope, side] = numbers[..5] else {
            panic!("five numbers in {path}");
        };
        (x - half, x + half, y, y + 2.0 * slope + side)
    }
}
