//! The static state: what stands between the element's tags until the widget is ready, and for
//! good where scripts never run. Only elements and attributes, no style sheet and no script; the
//! page's own style decides how its words look.

use yew::prelude::*;

use super::fluid::fluid;
use crate::{
    model::{Party, Scenario, Share, TippingPoint, outcome},
    view::{
        control,
        page::nodes,
        scene::{Anchor, Marks, Scene},
        seat_panel,
        sheet::Sheet,
        wall_panel, words,
    },
};

/// The width in CSS pixels that the pictures are drawn for: the content of a widget on the
/// narrowest screen. Wider columns stretch them; nothing overlaps that did not here.
pub const WIDTH: f64 = 288.0;

const LICENCE: &str =
    "https://www.parliament.uk/site-information/copyright-parliament/open-parliament-licence/";

#[derive(Properties, PartialEq)]
pub struct Props {
    pub sheet: AsDrawn,
}

/// A sheet that is drawn once, so that comparing it is beside the point.
#[derive(Clone)]
pub struct AsDrawn(pub Sheet);

impl PartialEq for AsDrawn {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

#[component]
pub fn Fallback(props: &Props) -> Html {
    let sheet = &props.sheet.0;
    let seat = sheet.seat();
    let result = sheet.result(seat.id);
    let wall = &sheet.outcome.wall;
    let at_start = words::share(sheet.scenario().transfer());
    html! {<>
        {nodes(control::sentence(sheet))}
        {fluid(&track(sheet))}
        {fluid(&score(sheet))}
        <h3>{seat.name}{": "}{result.winner.name()}{" "}{words::change(result.is_gain(seat))}{", majority "}{words::votes(result.majority)}</h3>
        {fluid(&seat_panel::chart(sheet))}
        <p>{"Bars: share of the vote in 2019. ◆ By-election of May 2021."}</p>
        <h3>{wall.conservative}{" of "}{wall.seats}{" "}{words::wall_seats(sheet.state.options.wall.rule)}{" Conservative"}</h3>
        {fluid(&wall_panel::chart(sheet, &at_start))}
        <p>{"One brick, one seat; the ring is "}{seat.name}{". "}{what_if(sheet)}</p>
        <p><small>
            {"A what-if, not a forecast: it replays the vote of 2019 and moves only Brexit Party votes, the same share in every seat. Sources: House of Commons Library, UK Parliament, Chris Hanretty. Contains Parliamentary information licensed under the "}
            <a href={LICENCE}>{"Open Parliament Licence v3.0"}</a>{"."}
        </small></p>
    </>}
}

/// What a reader would find out by moving the handle.
pub fn what_if(sheet: &Sheet) -> String {
    let seat = sheet.seat();
    let all = outcome(
        &sheet.state.options.wall,
        Scenario::new(Share::ALL, Share::ZERO, sheet.scenario().swing()),
    );
    let fallen = all.wall.conservative - sheet.outcome.wall.conservative;
    let seat_words = match sheet.tip(seat.id) {
        point @ TippingPoint::At(_) => format!(
            "{} would have fallen if {} of its Brexit Party voters had switched. ",
            seat.name,
            words::tipping(point)
        ),
        _ => String::new(),
    };
    format!(
        "{seat_words}If all had, {fallen} more seats of the wall would have: {} of {}.",
        all.wall.conservative, all.wall.seats
    )
}

/// Every Brexit Party voter on one line, and under it a mark where each seat falls.
fn track(sheet: &Sheet) -> Scene {
    let place = |percent: f64| WIDTH * percent / 100.0;
    let seat = sheet.seat();
    let mut marks = Marks::default();
    marks.text("s12", 0.0, 12.0, Anchor::Start, "0% switch");
    marks.text("s12", WIDTH, 12.0, Anchor::End, "100% switch");
    marks.rounded("f-bx", 0.0, 20.0, WIDTH, 36.0, 3.0);
    marks.text(
        "s14 b on-bx",
        12.0,
        43.0,
        Anchor::Start,
        "Brexit Party voters, 2019",
    );
    let mut falls = 0;
    for tip in &sheet.slopes.tips {
        if let (TippingPoint::At(_), Some(percent)) = (tip.at, tip.at.percent()) {
            falls += 1;
            if tip.seat != seat.id {
                marks.line("g-beat", place(percent), 60.0, place(percent), 68.0);
            }
        }
    }
    let tip = sheet.tip(seat.id);
    let mut label = format!("{falls} red-wall seats fall at some share of switching voters");
    if let (TippingPoint::At(_), Some(percent)) = (tip, tip.percent()) {
        let figure = words::tipping(tip);
        marks.line("g-ground", place(percent), 60.0, place(percent), 74.0);
        let words = format!("{} {figure}", seat.name);
        marks.text("s12 b", place(percent), 88.0, Anchor::Middle, words);
        label.push_str(&format!(", {} at {figure}", seat.name));
    }
    marks.text("s12 i2", WIDTH, 88.0, Anchor::End, "each mark is a seat");
    Scene::image(WIDTH, 94.0, label + ".", marks)
}

/// The three answers.
fn score(sheet: &Sheet) -> Scene {
    let seat = sheet.seat();
    let result = sheet.result(seat.id);
    let wall = &sheet.outcome.wall;
    let commons = &sheet.outcome.commons;
    let con = commons.conservative_majority();
    let majority = if con > 0 {
        format!("Con {con}")
    } else {
        "None".into()
    };
    let columns = [
        [
            seat.name.to_owned(),
            format!(
                "{} {}",
                short(result.winner),
                words::change(result.is_gain(seat))
            ),
            format!("majority {}", words::votes(result.majority)),
        ],
        [
            words::wall_name(sheet.state.options.wall.rule).to_owned(),
            format!("{} of {}", wall.conservative, wall.seats),
            "Conservative".to_owned(),
        ],
        ["Commons".to_owned(), majority, "majority".to_owned()],
    ];
    let mut marks = Marks::default();
    let mut label = String::new();
    marks.line("g-axis", 0.0, 0.5, WIDTH, 0.5);
    for (column, left) in columns.iter().zip([0.0, 112.0, 212.0]) {
        for (line, (class, y)) in
            column
                .iter()
                .zip([("s12 i2", 19.0), ("s17 b", 40.0), ("s12", 58.0)])
        {
            marks.text(class, left, y, Anchor::Start, line.clone());
        }
        label.push_str(&format!("{}: {}, {}. ", column[0], column[1], column[2]));
    }
    marks.line("g-axis", 0.0, 67.5, WIDTH, 67.5);
    Scene::image(WIDTH, 80.0, label.trim_end().to_owned(), marks)
}

/// A party's name where there is little room.
fn short(party: Party) -> &'static str {
    match party {
        Party::Lab => party.name(),
        _ => party.short(),
    }
}
