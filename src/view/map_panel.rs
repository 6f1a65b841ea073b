//! The map: one hexagon a seat, at five times. Membership of the wall is size, party is colour.

use yew::prelude::*;

use std::rc::Rc;

use super::{
    face::Face,
    labels::{LINE, Labels},
    panel::Content,
    picture::picture,
    scene::{Anchor, Cell, Cells, Marks, Outline, Role, Scene, Shape},
    size::Size,
    state::State,
    view_model::ViewModel,
    words,
};
use crate::model::{Election, Party, Seat, SeatId, Year};

const ROW: f64 = 0.866_025_403_784_438_6; // sqrt(3)/2: the height of a row in hexagon widths
const WALL_SIZE: f64 = 0.94;
const OTHER_SIZE: f64 = 0.56;

/// Where each hexagon lies: fixed for a wall, a width, a focus seat and an extent.
pub struct MapLayout {
    pub places: Rc<[Cell]>,
    /// The stripes of each hexagon and its dot, written once: a drag lays them together.
    signs: Vec<(Outline, Outline)>,
    width: f64,
    height: f64,
    /// Region borders and names, and whatever else never changes.
    back: Rc<Marks>,
    /// The focus seat's ring and name, over everything.
    ring: Marks,
    /// The wall at each election, for the wide layout and for print.
    small: Rc<Scene>,
    /// What the colours mean.
    key: Rc<Scene>,
}

fn is_close_up(election: &Election, seat: &Seat) -> bool {
    election.region(seat.region).is_close_up
}

/// A seat's place in units of a cell's width.
fn place(seat: &Seat) -> (f64, f64) {
    let (q, r) = (i32::from(seat.hex.q), i32::from(seat.hex.r));
    (f64::from(q) + 0.5 * f64::from(r & 1), f64::from(r) * ROW)
}

/// The lowest and the highest of seats' places, each way.
fn extent(seats: &[&Seat]) -> ((f64, f64), (f64, f64)) {
    let mut low = (f64::MAX, f64::MAX);
    let mut high = (f64::MIN, f64::MIN);
    for seat in seats {
        let (x, y) = place(seat);
        low = (low.0.min(x), low.1.min(y));
        high = (high.0.max(x), high.1.max(y));
    }
    (low, high)
}

/// A pointy-top hexagon of a given width.
fn hexagon(x: f64, y: f64, width: f64) -> Outline {
    let radius = width / 3_f64.sqrt();
    let half = width / 2.0;
    let mut path = Outline::default();
    path.move_to(x, y - radius)
        .by(half, radius / 2.0)
        .down(radius)
        .by(-half, radius / 2.0)
        .by(-half, -radius / 2.0)
        .down(-radius)
        .close();
    path
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

/// Small maps side by side: the seats of the wall by their winner at each election.
fn small_maps(state: &State, width: f64, face: Face) -> Scene {
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
            _ => say.map_comma_in_text(&counts, &next),
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
                marks.path(words::fill_class(election, party), path);
            }
        }
    }
    let height = (top + (high.1 - low.1 + 1.4) * unit).ceil();
    let label = say.map_small(&election.party(Party::TO).name, &counts);
    Scene::image(width, height, label, marks)
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

pub fn panel(view_model: &ViewModel) -> Content {
    let wall = &view_model.outcome.wall;
    let (election, counts) = (view_model.election(), &view_model.baseline.wall_by_year);
    let (state, say) = (&view_model.state, view_model.words());
    let whole = MapLayout::whole(state);
    let time = |year: Option<Year>, count: usize| {
        let number = year.map(|year| election.calendar_year(year).to_string());
        html! {
            <label>
                <input
                    type="radio"
                    name={view_model.id("year")}
                    data-act="year"
                    data-value={number.clone()}
                    checked={state.year == year}
                />
                <b>{count}</b>
                <span>{number.unwrap_or_else(|| say.map_your_scenario().to_owned())}</span>
            </label>
        }
    };
    let mut times: Vec<Html> = election
        .years()
        .zip(counts)
        .map(|(year, &count)| time(Some(year), count))
        .collect();
    times.push(time(None, wall.conservative));
    // Of the election before and this one, and of the scenario.
    let figure = |words: String| html! { <span class="num">{words}</span> };
    let latest = election.years().count().saturating_sub(2);
    let latest = election.years().zip(counts).skip(latest).enumerate();
    let mut parts: Vec<Html> = latest
        .map(|(place, (year, &count))| {
            let count = match (place, count) {
                (0, 0) => html! { {say.common_none()} },
                _ => figure(count.to_string()),
            };
            say.map_year_count(count, figure(election.calendar_year(year).to_string()))
        })
        .collect();
    if !view_model.is_as_counted() {
        parts.push(say.map_scenario_count(
            html! { <span class="num c-con">{wall.conservative}</span> },
            figure(say.share(view_model.scenario().transfer())),
        ));
    }
    let heading = parts
        .into_iter()
        .reduce(|list, next| say.map_comma(list, next));
    let texts = election.texts();
    let has_close_up = election
        .seats()
        .iter()
        .any(|seat| seat.is_inside && !is_close_up(election, seat));
    let extent = html! {
        if has_close_up && is_close_up(election, view_model.seat()) {
            <button
                type="button"
                class="bt-link"
                data-act="map"
            >
                if whole {
                    {say.map_show_only(&texts.close_up)}
                } else {
                    {say.map_show(&texts.whole)}
                }
            </button>
        }
    };
    let has_years = counts.len() > 1;
    let to = &election.party(Party::TO).collective;
    let about = if has_years {
        say.map_won_by_years(to)
    } else {
        say.map_won_by(to)
    };
    Content {
        eye: html! { {say.map_title()} },
        heading: heading.unwrap_or_default(),
        body: html! {
            <>
                <p class="bt-sub">
                    {about}
                    {" "}
                    {say.map_hexagons()}
                </p>
                <fieldset class="bt-seg">
                    <legend class="sr">{say.map_as_of()}</legend>
                    {times}
                </fieldset>
                <figure>{picture(view_model, "hex", chart(view_model))}</figure>
                if has_years {
                    <div class="bt-small">{picture(view_model, "small", Rc::clone(&view_model.map.small))}</div>
                }
                {picture(view_model, "key", Rc::clone(&view_model.map.key))}
                {extent}
            </>
        },
    }
}

/// What the colours mean, set in lines as wide as the picture: of the two parties that exchange
/// votes, and of all others that have won one of the seats shown.
fn key(state: &State, seats: &[&Seat], width: f64, face: Face) -> Scene {
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
    let to = words::fill_class(election, Party::TO);
    let mut entries = vec![(to, name(Party::TO)), ("br-n", say.map_falls())];
    let has_won = |party| {
        let won = |seat: &&Seat| election.years().any(|year| seat.winner_in(year) == party);
        seats.iter().any(won)
    };
    let rest = words::fill_class(election, election.others());
    for party in election.parties().skip(1) {
        let class = words::fill_class(election, party);
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
            _ if class == to || class == words::fill_class(election, Party::THIRD) => {}
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

/// The winner that the map shows for a seat.
fn shown(view_model: &ViewModel, seat: SeatId) -> Party {
    match view_model.state.year {
        Some(year) => view_model.election().seat(seat).winner_in(year),
        None => view_model.winner(seat),
    }
}

fn chart(view_model: &ViewModel) -> Scene {
    let layout = &*view_model.map;
    let mut classes = Vec::with_capacity(layout.places.len());
    let mut stripes = Outline::default();
    let mut dots = Outline::default();
    let mut tally = [0_usize; 3];
    for (cell, (stripe, dot)) in layout.places.iter().zip(&layout.signs) {
        let party = shown(view_model, cell.seat);
        let seat = view_model.election().seat(cell.seat);
        let falls =
            view_model.state.year.is_none() && party == Party::TO && seat.winner() != Party::TO;
        classes.push(if falls {
            "br-n"
        } else {
            words::fill_class(view_model.election(), party)
        });
        match party {
            Party::TO => tally[0] += 1,
            Party::THIRD => tally[1] += 1,
            _ => {
                tally[2] += 1;
                dots.join(dot);
            }
        }
        if falls {
            stripes.join(stripe);
        }
    }
    let mut front = Marks::default();
    front.path("mdot", dots);
    front.path("hs", stripes);
    front.0.extend(layout.ring.0.iter().cloned());
    let (election, say) = (view_model.election(), view_model.words());
    let [won, held, rest] = tally.map(|count| count.to_string());
    let [party, third] = [Party::TO, Party::THIRD].map(|party| &*election.party(party).name);
    let label = match view_model.state.year {
        Some(year) => {
            let year = election.calendar_year(year).to_string();
            say.map_picture_of_year(&year, &won, party, &held, third, &rest)
        }
        None => {
            let share = say.share(view_model.scenario().transfer());
            say.map_picture(&share, &won, party, &held, third, &rest)
        }
    };
    Scene {
        width: layout.width as i32,
        height: layout.height as i32,
        role: Role::Image,
        label,
        back: Rc::clone(&layout.back),
        cells: Some(Cells {
            places: Rc::clone(&layout.places),
            classes,
            names: Vec::new(),
        }),
        front,
    }
}

/// Stripes across one hexagon of the given width.
fn stripe(path: &mut Outline, x: f64, y: f64, width: f64) {
    let radius = width / 3_f64.sqrt();
    let (a, e) = (0.5 * radius, 0.36 * radius * 0.35);
    path.move_to(x - a, y + a).by(2.0 * a, -2.0 * a);
    if width > 9.0 {
        path.move_to(x - a - e, y + a * 0.05)
            .line_to(x + a * 0.05, y - a - e)
            .move_to(x - a * 0.05, y + a + e)
            .line_to(x + a + e, y - a * 0.05);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::Options;

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
