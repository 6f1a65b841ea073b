//! The map: one hexagon a seat, at five times. Membership of the wall is size, party is colour.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    picture::Picture,
    scene::{Anchor, Cell, Cells, Marks, Outline, Role, Scene, Shape},
    sheet::{Sheet, Size},
    state::State,
    words,
};
use crate::model::{Party, Region, Seat, SeatId, Year, election};

const ROW: f64 = 0.866_025_403_784_438_6; // sqrt(3)/2: the height of a row in hexagon widths
const WALL_SIZE: f64 = 0.94;
const OTHER_SIZE: f64 = 0.56;

/// Where each hexagon lies: fixed for a wall, a width, a focus seat and an extent.
pub struct MapLayout {
    pub places: Rc<[Cell]>,
    /// The middle of each hexagon, and how much of its cell it fills.
    middles: Vec<(f64, f64, f64)>,
    /// The width of a cell, in CSS pixels.
    unit: f64,
    width: f64,
    height: f64,
    /// Region borders and names, and whatever else never changes.
    back: Marks,
    /// The focus seat's ring and name, over everything.
    ring: Marks,
    /// The wall at four elections, for the wide layout and for print.
    small: Scene,
}

fn is_core(region: Region) -> bool {
    matches!(
        region,
        Region::NorthEast
            | Region::NorthWest
            | Region::Yorkshire
            | Region::EastMidlands
            | Region::WestMidlands
            | Region::Wales
    )
}

/// A seat's place in units of a cell's width.
fn place(seat: &Seat) -> (f64, f64) {
    let (q, r) = (i32::from(seat.hex.q), i32::from(seat.hex.r));
    (f64::from(q) + 0.5 * f64::from(r & 1), f64::from(r) * ROW)
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
    /// All of Great Britain, because the reader asked or the focus seat lies outside the rest.
    pub fn whole(state: &State) -> bool {
        state.whole_map || !is_core(election().seat(state.options.seat).region)
    }

    pub fn new(state: &State, size: Size) -> Self {
        let whole = Self::whole(state);
        let wall = &state.options.wall;
        let width = size.panel();
        let phone = width < 400.0;
        let seats: Vec<&Seat> = election()
            .seats()
            .iter()
            .filter(|seat| seat.in_great_britain() && (whole || is_core(seat.region)))
            .collect();
        let mut low = (f64::MAX, f64::MAX);
        let mut high = (f64::MIN, f64::MIN);
        for seat in &seats {
            let (x, y) = place(seat);
            low = (low.0.min(x), low.1.min(y));
            high = (high.0.max(x), high.1.max(y));
        }
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
        let middles: Vec<_> = seats
            .iter()
            .map(|seat| {
                let (x, y) = middle(seat);
                (
                    x,
                    y,
                    if wall.contains(seat.id) {
                        WALL_SIZE
                    } else {
                        OTHER_SIZE
                    },
                )
            })
            .collect();
        let places = seats
            .iter()
            .zip(&middles)
            .map(|(seat, &(x, y, part))| Cell {
                seat: seat.id,
                shape: Shape::Path(hexagon(x, y, unit * part).0),
            })
            .collect();
        let mut back = Marks::default();
        back.path(
            if whole { "hx-brd thin" } else { "hx-brd" },
            borders(&seats, &middles, unit),
        );
        if !whole {
            region_names(&mut back, &seats, &middle, unit, width);
        }
        let mut ring = Marks::default();
        if let Some(focus) = seats.iter().find(|seat| seat.id == state.options.seat) {
            let (x, y) = middle(focus);
            ring.path("hx-ring0", hexagon(x, y, unit * 1.28));
            ring.path("hx-ring", hexagon(x, y, unit * 1.28));
            let class = if phone {
                "s12 b ink halo"
            } else {
                "s14 b ink halo"
            };
            if x > width * 0.7 {
                let y = y - unit * 0.95;
                ring.text(class, (x + unit).min(width), y, Anchor::End, focus.name);
            } else {
                ring.text(class, x + unit * 0.95, y + 4.0, Anchor::Start, focus.name);
            }
        }
        Self {
            places,
            middles,
            unit,
            width,
            height,
            back,
            ring,
            small: small_maps(state, width),
        }
    }
}

/// Four small maps side by side: the seats of the wall by their winner at each election.
fn small_maps(state: &State, width: f64) -> Scene {
    const GAP: f64 = 16.0;
    const TOP: f64 = 22.0;
    let wall = &state.options.wall;
    let seats: Vec<&Seat> = wall.seats().iter().map(|&id| election().seat(id)).collect();
    let places = || seats.iter().map(|seat| place(seat));
    let low = places().fold((f64::MAX, f64::MAX), |a, b| (a.0.min(b.0), a.1.min(b.1)));
    let high = places().fold((f64::MIN, f64::MIN), |a, b| (a.0.max(b.0), a.1.max(b.1)));
    let each = (width - 3.0 * GAP) / 4.0;
    let unit = (each / (high.0 - low.0 + 1.0)).min(8.0);
    let mut marks = Marks::default();
    let mut counts = Vec::new();
    for (index, year) in Year::ALL.into_iter().enumerate() {
        let left = index as f64 * (each + GAP);
        let count = wall.won_in(year);
        let number = year.number().to_string();
        counts.push(format!("{count} in {number}"));
        marks.text("s12 b ink", left, 12.0, Anchor::Start, number);
        marks.text(
            "s12 i2",
            left + 36.0,
            12.0,
            Anchor::Start,
            format!("{count} Con"),
        );
        // One path a party: these never change.
        for party in Party::ALL {
            let mut path = Outline::default();
            for seat in seats.iter().filter(|seat| seat.winner(year) == party) {
                let (x, y) = place(seat);
                let (x, y) = (x - low.0 + 0.5, y - low.1 + 0.7);
                path.0
                    .push_str(&hexagon(left + x * unit, TOP + y * unit, unit * 0.95).0);
            }
            if !path.is_empty() {
                marks.path(words::fill_class(party), path);
            }
        }
    }
    let height = (TOP + (high.1 - low.1 + 1.4) * unit).ceil();
    let label = format!(
        "The seats of the wall by winner; Conservative: {}.",
        counts.join(", ")
    );
    Scene::image(width, height, label, marks)
}

/// The edges that cells of different regions share.
fn borders(seats: &[&Seat], middles: &[(f64, f64, f64)], unit: f64) -> Outline {
    let mut path = Outline::default();
    let half_edge = unit / 3_f64.sqrt() / 2.0;
    let near = unit * 1.01;
    for (index, &(ax, ay, _)) in middles.iter().enumerate() {
        for (other, &(bx, by, _)) in middles.iter().enumerate().skip(index + 1) {
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

/// The names of the regions, outside the hexagons on the side where each region lies.
fn region_names(
    marks: &mut Marks,
    seats: &[&Seat],
    middle: &impl Fn(&Seat) -> (f64, f64),
    unit: f64,
    width: f64,
) {
    let rows = |region: Region| {
        let inside = seats.iter().filter(|seat| seat.region == region);
        let rows: Vec<f64> = inside.map(|seat| middle(seat).1).collect();
        let top = rows.iter().copied().fold(f64::MAX, f64::min);
        (top, rows.iter().copied().fold(f64::MIN, f64::max))
    };
    // The far edge of the map within a band of rows, so that a name clears the hexagons.
    let edge = |y: f64, right: bool| {
        let near = seats
            .iter()
            .map(|seat| middle(seat))
            .filter(|(_, row)| (row - y).abs() < unit * 1.2);
        near.map(|(x, _)| {
            if right {
                x + unit * 0.9
            } else {
                unit * 0.9 - x
            }
        })
        .fold(f64::MIN, f64::max)
        .abs()
    };
    let mut name = |x: f64, y: f64, anchor: Anchor, lines: &[&'static str]| {
        for (index, line) in lines.iter().enumerate() {
            marks.text("s12 i2 halo", x, y + 13.0 * index as f64, anchor, *line);
        }
    };
    let (top, _) = rows(Region::NorthEast);
    name(
        edge(top + unit, true),
        top + unit,
        Anchor::Start,
        &["North East"],
    );
    let (top, bottom) = rows(Region::NorthWest);
    let y = top + (bottom - top) * 0.25;
    name(edge(y, false), y, Anchor::End, &["North West"]);
    // The coast leaves room above Yorkshire's first row and below the East Midlands' last.
    let (top, _) = rows(Region::Yorkshire);
    name(
        width,
        top - unit * 0.65,
        Anchor::End,
        &["Yorkshire &", "Humber"],
    );
    let (_, bottom) = rows(Region::EastMidlands);
    name(
        width,
        bottom + unit * 1.5,
        Anchor::End,
        &["East", "Midlands"],
    );
    let (top, bottom) = rows(Region::Wales);
    let y = top + (bottom - top) * 0.25;
    name(edge(y, false), y, Anchor::End, &["Wales"]);
    let (_, bottom) = rows(Region::WestMidlands);
    name(
        edge(bottom, true),
        bottom + unit * 0.6,
        Anchor::Start,
        &["West", "Midlands"],
    );
}

pub fn panel(sheet: &Sheet) -> Html {
    let heading = sheet.id("map");
    let wall = &sheet.outcome.wall;
    let counts = sheet.baseline.wall_by_year;
    let state = &sheet.state;
    let whole = MapLayout::whole(state);
    let name = sheet.id("year");
    let seats = words::wall_seats(state.options.wall.rule);
    let first = |letter: &str| {
        let mut text = letter.to_owned();
        text.replace_range(..1, &text[..1].to_uppercase());
        text
    };
    let times = Year::ALL.iter().zip(counts).map(|(&year, count)| {
        let number = year.number().to_string();
        html! {
            <label>
                <input type="radio" name={name.clone()} data-act="year" data-value={number.clone()}
                    checked={state.year == Some(year)} />
                <b>{count}</b><span>{number}</span>
            </label>
        }
    });
    html! {
        <section class="bt-p p-map" part="panel" aria-labelledby={heading.clone()}>
            <p class="bt-eye">{"The map"}</p>
            <h3 class="bt-h" id={heading}>
                {number_or_none(counts[2])}{" in "}<span class="num">{"2017"}</span>{", "}
                <span class="num">{counts[3]}</span>{" in "}<span class="num">{"2019"}</span>
                if !sheet.is_2019() {
                    {", "}<span class="num c-con">{wall.conservative}</span>{" at "}
                    <span class="num">{words::share(sheet.scenario().transfer())}</span>
                }
            </h3>
            <p class="bt-sub">{first(seats)}{" won by the Conservatives, election by election. Large hexagons are the wall, small ones the seats around it; striped seats fall only in your scenario."}</p>
            <fieldset class="bt-seg">
                <legend class="sr">{"Show the map as of"}</legend>
                {for times}
                <label class="yours">
                    <input type="radio" name={name.clone()} data-act="year" data-value="yours" checked={state.year.is_none()} />
                    <b>{wall.conservative}</b><span>{"Your scenario"}</span>
                </label>
            </fieldset>
            <figure><Picture name={"hex"} scene={chart(sheet)} /></figure>
            <div class="bt-small"><Picture scene={sheet.map.small.clone()} /></div>
            <p class="bt-key" aria-hidden="true">
                {key("mc", false, "Conservative")}
                {key("br-n", true, "falls in your scenario")}
                {key("ml", false, "Labour")}
                {key("md", false, "Lib Dem")}
                if whole { {key("ms", false, "SNP")} }
                {key("mp", false, "Plaid Cymru")}
                {key("mo", false, "other")}
            </p>
            if is_core(sheet.seat().region) {
                <button type="button" class="bt-link" data-act="map" aria-expanded={whole.to_string()}>
                    {if whole { "Show the North, Midlands and Wales only" } else { "Show all of Great Britain" }}
                </button>
            }
        </section>
    }
}

fn number_or_none(count: usize) -> Html {
    if count == 0 {
        html! {"None"}
    } else {
        html! { <span class="num">{count}</span> }
    }
}

fn key(class: &'static str, striped: bool, name: &'static str) -> Html {
    let dotted = !matches!(class, "mc" | "ml" | "br-n");
    html! {
        <span>
            <svg class="bt-svg k" viewBox="0 0 14 16" width="14" height="16">
                <path class={class} d={hexagon(7.0, 8.0, 12.5).0} />
                if striped { <path class="hs" d="M3 12l8 -8M2 8.5l5 -5M7 12.5l5 -5" /> }
                if dotted { <circle class="mdot" cx="7" cy="8" r="2" /> }
            </svg>
            {name}
        </span>
    }
}

/// The winner that the map shows for a seat.
fn shown(sheet: &Sheet, seat: SeatId) -> Party {
    match sheet.state.year {
        Some(year) => election().seat(seat).winner(year),
        None => sheet.winner(seat),
    }
}

fn chart(sheet: &Sheet) -> Scene {
    let layout = &*sheet.map;
    let mut classes = Vec::with_capacity(layout.places.len());
    let mut stripes = Outline::default();
    let mut dots = Outline::default();
    let mut tally = [0_usize; 3];
    for (cell, &(x, y, part)) in layout.places.iter().zip(&layout.middles) {
        let party = shown(sheet, cell.seat);
        let seat = election().seat(cell.seat);
        let falls = sheet.state.year.is_none()
            && party == Party::Con
            && seat.winner(Year::Y2019) != Party::Con;
        classes.push(if falls {
            "br-n"
        } else {
            words::fill_class(party)
        });
        match party {
            Party::Con => tally[0] += 1,
            Party::Lab => tally[1] += 1,
            _ => {
                tally[2] += 1;
                let r = layout.unit * part * 0.17;
                dots.disc(x, y, r);
            }
        }
        if falls {
            stripe(&mut stripes, x, y, layout.unit * part);
        }
    }
    let mut front = Marks::default();
    front.path("mdot", dots);
    front.path("hs", stripes);
    front.0.extend(layout.ring.0.iter().cloned());
    let time = match sheet.state.year {
        Some(year) => format!("at the general election of {}", year.number()),
        None => format!("at {}", words::share(sheet.scenario().transfer())),
    };
    let label = format!(
        "Map, one hexagon a seat, {time}: {} Conservative, {} Labour, {} others.",
        tally[0], tally[1], tally[2]
    );
    Scene {
        width: layout.width as i32,
        height: layout.height as i32,
        role: Role::Image,
        label,
        back: layout.back.clone(),
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
