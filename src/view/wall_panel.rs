//! The wall: one brick a seat, laid so that the front line of what falls moves down and right.

use yew::prelude::*;

use std::{cell::RefCell, rc::Rc};

use super::{
    face::Face,
    labels::{LINE, Labels},
    panel::Content,
    phrases,
    picture::picture,
    scene::{Anchor, Cell, Cells, Marks, Outline, Role, Scene, Shape, keep_between, tenth},
    size::Size,
    state::State,
    view_model::ViewModel,
    words,
};
use crate::model::{Election, Outcome, Party, Seat, SeatId, Share, TippingPoint};

/// The looks of the words under the counts at the left.
const COUNTED: &str = "s12 ink";

/// The fate of a brick, in drawing order of the zones.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Won by the receiving party as counted, and still.
    Already,
    /// Falls in the scenario.
    Falls,
    Holds,
}

/// Where each brick lies: fixed for a wall and a width.
pub struct WallLayout {
    pub places: Rc<[Cell]>,
    width: f64,
    /// Where the bricks start; the numerals stand to the left.
    left: f64,
    gap: f64,
    brick: (f64, f64),
    per_course: usize,
    height: f64,
    corners: Vec<(f64, f64)>,
    /// The stripes of each brick, written once: a drag lays them together.
    stripes: Vec<Outline>,
    /// The name of each brick as last written, and what it was written from: most bricks keep
    /// theirs while a reader drags.
    names: RefCell<Vec<(NameKey, Rc<str>)>>,
}

type NameKey = (Fate, Party, TippingPoint);

impl WallLayout {
    pub fn new(state: &State, size: Size) -> Self {
        let order = state.options.wall.laying_order(state.election());
        let width = size.panel();
        let phone = width < 400.0;
        let (numerals, gap) = if phone { (70.0, 10.0) } else { (96.0, 16.0) };
        let numerals = widest_words(state, size.face).max(numerals);
        let base = if phone {
            8
        } else if width < 520.0 {
            10
        } else {
            12
        };
        // A larger wall gets longer courses, so that its height stays that of a picture.
        let per_course = (base * order.len().max(127) / 127).max(base);
        let (mortar, brick_height) = match (phone, width < 520.0) {
            (true, _) => (2.0, 14.0),
            (_, true) => (2.5, 15.0),
            _ => (2.5, 19.0),
        };
        let left = numerals + gap;
        let brick_width = (width - left + mortar) / (per_course as f64 + 0.5) - mortar;
        let course = brick_height + mortar;
        // The short course lies on top, so that the wall has a broken crest.
        let first = match order.len() % per_course {
            0 => per_course,
            rest => rest,
        };
        let courses = order.len().div_ceil(per_course);
        // A wall of a few seats stands lower than its numerals need.
        let least = numeral_spacing(phone) * order.len().min(3) as f64;
        let bricks = 2.0 + courses as f64 * course + 6.0;
        let height = bricks.max(least);
        let top = 2.0 + height - bricks;
        let corner = |index: usize| {
            let (row, column) = if index < first {
                (0, index)
            } else {
                (
                    1 + (index - first) / per_course,
                    (index - first) % per_course,
                )
            };
            let shift = if (courses - 1 - row).is_multiple_of(2) {
                0.0
            } else {
                (brick_width + mortar) / 2.0
            };
            (
                left + column as f64 * (brick_width + mortar) + shift,
                top + row as f64 * course,
            )
        };
        let strokes = (((brick_width - brick_height) / 6.5).round() + 1.0).max(3.0);
        let pitch = (brick_width - brick_height - 3.0) / (strokes - 1.0);
        let (mut places, mut corners, mut stripes) = (Vec::new(), Vec::new(), Vec::new());
        for (index, &seat) in order.iter().enumerate() {
            let (x, y) = corner(index);
            corners.push((x, y));
            places.push(Cell {
                seat,
                // Half a pixel inside: the outline of a pale brick falls on whole pixels.
                shape: Shape::Rect {
                    x: tenth(x + 0.5),
                    y: tenth(y + 0.5),
                    width: tenth(brick_width - 1.0),
                    height: tenth(brick_height - 1.0),
                    radius: tenth(1.0),
                },
            });
            let mut path = Outline::default();
            for stroke in 0..strokes as usize {
                path.move_to(x + 1.5 + stroke as f64 * pitch, y + brick_height)
                    .by(brick_height, -brick_height);
            }
            stripes.push(path);
        }
        Self {
            places: places.into(),
            stripes,
            width,
            left,
            gap,
            brick: (brick_width, brick_height),
            per_course,
            height,
            corners,
            names: RefCell::default(),
        }
    }

    /// The name of a brick, written only where it is another one.
    fn name(&self, index: usize, view_model: &ViewModel, seat: &Seat, key: NameKey) -> Rc<str> {
        let mut names = self.names.borrow_mut();
        match names.get(index) {
            Some((known, name)) if *known == key => Rc::clone(name),
            known => {
                let name: Rc<str> = option_name(view_model, seat, key).into();
                let entry = (key, Rc::clone(&name));
                if known.is_some() {
                    names[index] = entry;
                } else {
                    names.push(entry);
                }
                name
            }
        }
    }

    /// The brick reached from another by an arrow key: along the course, or to the next course.
    pub fn neighbour(&self, from: SeatId, key: &str) -> Option<SeatId> {
        let at = self.places.iter().position(|cell| cell.seat == from);
        let last = self.places.len() - 1;
        let to = match (key, at) {
            ("Home", _) | (_, None) => 0,
            ("End", _) => last,
            ("ArrowRight", Some(at)) => (at + 1).min(last),
            ("ArrowLeft", Some(at)) => at.saturating_sub(1),
            ("ArrowDown", Some(at)) => (at + self.per_course).min(last),
            ("ArrowUp", Some(at)) => at.saturating_sub(self.per_course),
            _ => return None,
        };
        self.places.get(to).map(|cell| cell.seat)
    }
}

/// What becomes of a seat's brick.
pub fn fate(election: &Election, outcome: &Outcome, seat: SeatId) -> Fate {
    if outcome.seat(seat).winner != Party::TO {
        Fate::Holds
    } else if election.seat(seat).winner() == Party::TO {
        Fate::Already
    } else {
        Fate::Falls
    }
}

/// The class that gives a brick its look.
pub fn brick_class(election: &Election, fate: Fate, winner: Party) -> &'static str {
    match (fate, winner) {
        (Fate::Already, _) => "br-g",
        (Fate::Falls, _) => "br-n",
        (_, Party::THIRD) => "br-l",
        (_, party) => words::fill_class(election, party),
    }
}

pub fn panel(view_model: &ViewModel) -> Content {
    let wall = &view_model.outcome.wall;
    let (election, say) = (view_model.election(), view_model.words());
    let transfer = say.share(view_model.scenario().transfer());
    let chosen = &view_model.state.options.wall;
    let (already, fallen, regained) = (wall.already, wall.fallen.len(), wall.regained.len());
    let title = match chosen.group(election) {
        Some(group) => &*group.title,
        None => phrases::wall_name(say, election, chosen),
    };
    let seats = phrases::wall_seats(say, election, chosen, wall.seats);
    let [to, third] = [Party::TO, Party::THIRD].map(|party| &*election.party(party).name);
    let fell = html! {
        if already > 0 {
            <b class="c-con">{say.wall_fell(already, &election.year().to_string())}</b>
            {" · "}
        }
    };
    let falls = match already {
        0 => say.wall_falls(fallen, &transfer),
        _ => say.wall_more_fall(fallen, &transfer),
    };
    let falls = html! {
        if fallen > 0 {
            <b class="c-con">{falls}</b>
            {" · "}
        }
    };
    let stayed = html! {
        if regained > 0 {
            <b class="c-lab">{say.wall_stayed(regained, third)}</b>
            {" · "}
        }
    };
    let bricks = say.wall_bricks(to);
    let bricks = match already + fallen + regained {
        0 => words::capital(&bricks),
        _ => bricks,
    };
    Content {
        eye: html! { {title.to_owned()} },
        heading: html! {
            <>
                <span class="n">{wall.conservative}</span>
                {" "}
                <span class="o">
                    {say.wall_of_seats(html! { <span class="num">{wall.seats}</span> }, &seats, to)}
                </span>
            </>
        },
        body: html! {
            <>
                <p class="bt-sub">
                    {fell}
                    {falls}
                    {stayed}
                    {bricks}
                </p>
                <figure>{picture(view_model, "brick", chart(view_model, &transfer))}</figure>
                <p class="bt-read"><span>{reading_line(view_model)}</span></p>
            </>
        },
    }
}

pub fn chart(view_model: &ViewModel, transfer: &str) -> Scene {
    let layout = &*view_model.wall;
    let brick_height = layout.brick.1;
    let phone = layout.width < 400.0;
    let mut classes = Vec::with_capacity(layout.places.len());
    let mut names = Vec::with_capacity(layout.places.len());
    let mut stripes = Outline::default();
    // Per zone: how many bricks, and the sum of their middles.
    let mut zones = [(0_usize, 0.0); 3];
    let tips = tips_by_seat(view_model);
    for (index, cell) in layout.places.iter().enumerate() {
        let fate = fate(view_model.election(), &view_model.outcome, cell.seat);
        let zone = &mut zones[fate as usize];
        zone.0 += 1;
        zone.1 += layout.corners[index].1 + brick_height / 2.0;
        if fate == Fate::Falls {
            stripes.join(&layout.stripes[index]);
        }
        let winner = view_model.winner(cell.seat);
        classes.push(brick_class(view_model.election(), fate, winner));
        let key = (fate, winner, tips[cell.seat.index()]);
        let seat = view_model.election().seat(cell.seat);
        names.push(layout.name(index, view_model, seat, key));
    }
    let never = view_model
        .thresholds
        .tips
        .iter()
        .filter(|tip| tip.at == TippingPoint::Never)
        .count();
    let mut front = Marks::default();
    front.path("hs", stripes);
    let ground = layout.height - 4.5;
    front.line("g-ground", layout.left - 4.0, ground, layout.width, ground);
    numerals(&mut front, view_model, zones, never, transfer, phone);
    let active = layout
        .places
        .iter()
        .position(|cell| cell.seat == view_model.state.brick);
    if let Some(active) = active {
        let seat = view_model.election().seat(view_model.state.brick);
        tag(&mut front, layout, view_model.size.face, active, &seat.name);
    }
    let (election, say) = (view_model.election(), view_model.words());
    let (year, to) = (election.year().to_string(), election.party(Party::TO).to());
    let label = say.wall_picture(
        &layout.places.len().to_string(),
        &say.wall_fell_to(zones[0].0, &to, &year),
        &say.wall_more_fall(zones[1].0, transfer),
        &zones[2].0.to_string(),
        &never.to_string(),
        &say.share(Share::ALL),
    );
    Scene {
        width: layout.width as i32,
        height: layout.height.ceil() as i32,
        role: Role::ListBox { active },
        label,
        back: Rc::default(),
        cells: Some(Cells {
            places: Rc::clone(&layout.places),
            classes,
            names,
        }),
        front,
    }
}

/// Tipping points by seat index; seats outside the wall are never asked for.
fn tips_by_seat(view_model: &ViewModel) -> Vec<TippingPoint> {
    let mut tips = vec![TippingPoint::Never; view_model.election().seats().len()];
    for tip in &view_model.thresholds.tips {
        tips[tip.seat.index()] = tip.at;
    }
    tips
}

/// "Hartlepool, falls at 33.9%, Conservative in this scenario"
fn option_name(view_model: &ViewModel, seat: &Seat, (fate, winner, tip): NameKey) -> String {
    let (election, say) = (view_model.election(), view_model.words());
    let now = match fate {
        Fate::Holds => winner,
        _ => Party::TO,
    };
    let now = &election.party(now).name;
    if seat.winner() == Party::TO {
        say.wall_brick_fell(&seat.name, &election.year().to_string(), now)
    } else if tip.percent().is_some() {
        say.wall_brick_falls(&seat.name, &phrases::tipping(say, tip), now)
    } else {
        say.wall_brick_never(&seat.name, now)
    }
}

/// The most room that the words under the counts take, whatever the scenario.
fn widest_words(state: &State, face: Face) -> f64 {
    /// A larger count has no form of its own in any language.
    const LARGEST: usize = 20;
    let (election, say) = (state.election(), &*state.options.words);
    let year = election.year().to_string();
    let all = state.options.wall.seats().len().to_string();
    let share = say.percentage(&say.one_decimal(88.8));
    let mut labels = vec![
        say.wall_label_of_fell(&all, &year),
        say.wall_label_still(&election.party(Party::THIRD).name),
        say.wall_label_standing().to_owned(),
    ];
    for count in 0..=LARGEST {
        labels.push(say.wall_label_fell(count, &year));
        labels.push(say.wall_label_falls(count, &share));
        labels.push(say.wall_label_more_fall(count, &share));
    }
    labels
        .iter()
        .map(|label| in_two_lines(face, label).1)
        .fold(0.0, f64::max)
}

/// The words under a count in the two lines that take the least room, and how much that is. A
/// no-break space keeps two words in one line.
fn in_two_lines(face: Face, words: &str) -> (String, f64) {
    let line = |words: &str| {
        let line = words.replace('\u{a0}', " ");
        let width = face.width(COUNTED, &line);
        (line, width)
    };
    let mut best = line(words);
    for (place, _) in words.match_indices(' ') {
        let (first, width) = line(&words[..place]);
        let (second, other) = line(&words[place + 1..]);
        let width = width.max(other);
        if width < best.1 {
            best = (format!("{first}\n{second}"), width);
        }
    }
    best
}

/// The least distance between two of the counts at the left.
fn numeral_spacing(phone: bool) -> f64 {
    if phone { 52.0 } else { 54.0 }
}

/// The counts at the left, each beside its zone and pushed apart where a zone is thin.
fn numerals(
    marks: &mut Marks,
    view_model: &ViewModel,
    zones: [(usize, f64); 3],
    never: usize,
    transfer: &str,
    phone: bool,
) {
    let layout = &*view_model.wall;
    let already = view_model.outcome.wall.already;
    let spacing = numeral_spacing(phone);
    let (election, say) = (view_model.election(), view_model.words());
    let year = election.year().to_string();
    // Others than the third party may hold some.
    let is_third = |cell: &Cell| {
        let holder = view_model.winner(cell.seat);
        holder == Party::TO || holder == Party::THIRD
    };
    let mut middles = Vec::new();
    for (zone, &(count, sum)) in zones.iter().enumerate() {
        if count > 0 {
            middles.push((zone, sum / count as f64));
        }
    }
    for _ in 0..4 {
        for index in 1..middles.len() {
            let lack = spacing - (middles[index].1 - middles[index - 1].1);
            if lack > 0.0 {
                middles[index].1 += lack / 2.0;
                middles[index - 1].1 -= lack / 2.0;
            }
        }
        for middle in &mut middles {
            middle.1 = keep_between(
                middle.1,
                spacing / 2.0 - 2.0,
                layout.height - spacing / 2.0 - 2.0,
            );
        }
    }
    let right = layout.left - layout.gap;
    let mut labels = Labels::new(view_model.size.face, layout.width);
    for (zone, y) in middles {
        let count = zones[zone].0;
        let class = match (phone, zone) {
            (true, 0) => "s24 b t-con2",
            (true, 1) => "s24 b t-con",
            (true, _) => "s24 b t-lab",
            (_, 0) => "s28 b t-con2",
            (_, 1) => "s28 b t-con",
            _ => "s28 b t-lab",
        };
        let words = match zone {
            0 if count < already => say.wall_label_of_fell(&already.to_string(), &year),
            0 => say.wall_label_fell(count, &year),
            1 if already > 0 => say.wall_label_more_fall(count, transfer),
            1 => say.wall_label_falls(count, transfer),
            _ if layout.places.iter().all(is_third) => {
                say.wall_label_still(&election.party(Party::THIRD).name)
            }
            _ => say.wall_label_standing().to_owned(),
        };
        let (words, _) = in_two_lines(view_model.size.face, &words);
        let number = count.to_string();
        labels.keep(marks, class, &number, (right, y - 4.0, Anchor::End));
        labels.keep(marks, COUNTED, &words, (right, y + 11.0, Anchor::End));
        if zone == 2 && never > 0 && count >= layout.per_course * 4 {
            let place = (right, y + 39.0, Anchor::End);
            let mut add = |words: String| labels.add(marks, "s12 i2", &words, &[place]);
            if view_model.scenario().labour_share() > Share::ZERO {
                add(say.wall_safe(&never.to_string()));
            } else if !add(say.wall_never_fall(never)) {
                add(say.wall_never(&never.to_string()));
            }
        }
    }
}

/// The ring and the name tag of the active brick.
fn tag(marks: &mut Marks, layout: &WallLayout, face: Face, index: usize, name: &str) {
    const NAME: &str = "s12 b ink";
    const PADDING: f64 = 8.0;
    let (width, height) = layout.brick;
    let (x, y) = layout.corners[index];
    marks.rounded("br-sel0", x - 2.0, y - 2.0, width + 4.0, height + 4.0, 2.0);
    marks.rounded("br-sel", x - 1.0, y - 1.0, width + 2.0, height + 2.0, 1.5);
    let middle = x + width / 2.0;
    // It lies on the bricks, never on the words beside them.
    let most = layout.width - layout.left - 1.0;
    let name = face.wrap(NAME, name, most - 2.0 * PADDING);
    let (mut tag, mut lines) = (0.0, 0.0);
    for line in name.split('\n') {
        tag = f64::max(tag, face.width(NAME, line) + 2.0 * PADDING);
        lines += 1.0;
    }
    let (tag, box_height) = (tag.ceil().min(most), LINE * lines + 6.0);
    let left = keep_between(middle - tag / 2.0, layout.left, layout.width - tag - 1.0);
    let above = y > box_height + 8.0;
    let top = if above {
        y - box_height - 8.0
    } else {
        y + height + 8.0
    };
    let notch = keep_between(middle, left + 8.0, left + tag - 8.0);
    let mut outline = Outline::default();
    if above {
        outline
            .move_to(left, top)
            .across(tag)
            .down(box_height)
            .across_to(notch + 5.0)
            .by(-5.0, 5.0)
            .by(-5.0, -5.0)
            .across_to(left)
            .close();
    } else {
        outline
            .move_to(left, top)
            .across_to(notch - 5.0)
            .by(5.0, -5.0)
            .by(5.0, 5.0)
            .across_to(left + tag)
            .down(box_height)
            .across_to(left)
            .close();
    }
    marks.path("tag", outline);
    let mut baseline = top + 14.5;
    for line in name.split('\n') {
        marks.text(NAME, left + tag / 2.0, baseline, Anchor::Middle, line);
        baseline += LINE;
    }
}

/// The facts of the active brick: "Wansbeck falls at 27.7%. Labour majority in 2019: 814."
fn reading_line(view_model: &ViewModel) -> Html {
    let (election, say) = (view_model.election(), view_model.words());
    let seat = election.seat(view_model.state.brick);
    let winner = seat.winner();
    let [to, third, from] =
        [Party::TO, Party::THIRD, Party::FROM].map(|party| election.party(party));
    let (year, majority) = (election.year().to_string(), say.thousands(seat.majority()));
    let labour = view_model.scenario().labour_share();
    let name = html! { <b>{&*seat.name}</b> };
    let first = if winner == Party::TO {
        if view_model.winner(seat.id) == Party::TO {
            say.wall_seat_fell(name, &year, &majority)
        } else {
            say.wall_seat_fell_not_here(name, &year, &majority)
        }
    } else {
        match view_model.tip(seat.id) {
            TippingPoint::Never if labour > Share::ZERO => {
                say.wall_seat_holds_with(name, &say.share(labour), &third.to())
            }
            TippingPoint::Never => say.wall_seat_holds(name, &say.share(Share::ALL)),
            TippingPoint::Already => say.wall_seat_is(name, &to.name),
            point => say.wall_seat_falls(name, &phrases::tipping(say, point)),
        }
    };
    let holder = &election.party(winner).name;
    let second = match (winner, seat.runner_up()) {
        (Party::TO, _) => String::new(),
        (_, Party::FROM) => say.wall_majority_over(holder, &year, &majority, &from.collective),
        _ => say.wall_majority(holder, &year, &majority),
    };
    let moving = seat.votes(Party::FROM);
    let last = if moving > 0 {
        say.wall_votes(&from.name, &say.thousands(moving))
    } else {
        words::capital(&say.wall_did_not_stand(&from.collective))
    };
    html! {
        <>
            {first}
            {" "}
            if !second.is_empty() {
                {second}
                {" "}
            }
            {last}
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_under_a_count_stand_in_two_lines() {
        for (words, lines) in [
            ("more fall at\u{a0}62%", "more fall\nat 62%"),
            ("of 49 that fell in\u{a0}2019", "of 49 that\nfell in 2019"),
            ("safe", "safe"),
        ] {
            assert_eq!(in_two_lines(Face::USUAL, words).0, lines);
        }
    }
}
