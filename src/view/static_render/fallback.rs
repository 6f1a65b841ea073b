//! The static state: what stands between the element's tags until the widget is ready, and for
//! good where scripts never run. Only elements and attributes, no style sheet and no script; the
//! page's own style decides how its words look.

use yew::prelude::*;

use super::{fluid::fluid, track::track};
use crate::{
    model::{Election, Party, Scenario, Share, Swing, TippingPoint, outcome},
    options::Panel,
    view::{
        control,
        face::Face,
        scene::{Anchor, Marks, Scene},
        seat_panel,
        view_model::ViewModel,
        wall_panel, words,
    },
};

/// The width in CSS pixels that the pictures are drawn for: the content of a widget on the
/// narrowest screen. Wider columns stretch them; nothing overlaps that did not here.
pub const WIDTH: f64 = 288.0;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub view_model: AsDrawn,
}

/// A view model that is drawn once, so that comparing it is beside the point.
#[derive(Clone)]
pub struct AsDrawn(pub ViewModel);

impl PartialEq for AsDrawn {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

#[component]
pub fn Fallback(props: &Props) -> Html {
    let view_model = &props.view_model.0;
    let election = view_model.election();
    let texts = election.texts();
    let (notice, licence, end) = texts.licence.parts();
    let method = format!(
        "A what-if, not a forecast: it replays the vote of {} and moves only {} votes, the same share in every seat. Sources: {}. {notice}",
        election.year(),
        election.party(Party::FROM).name,
        texts.sources_short
    );
    let panels = view_model
        .state
        .options
        .panels
        .iter()
        .map(|panel| match panel {
            Panel::Seat => seat(view_model),
            Panel::Wall => wall(view_model),
            // The others are too fine to be stretched.
            _ => Html::default(),
        });
    html! {<>
        if let Some(headline) = view_model.state.options.headline.clone() {
            <h2>{headline}</h2>
        }
        {control::sentence(view_model)}
        {track(view_model)}
        {fluid(&score(view_model))}
        {for panels}
        // Minifiers leave out an end of a paragraph, which ends no element around it by itself.
        <div><p><small>
            {method}
            <a href={texts.licence.address.to_string()}>{licence}</a>{end}
        </small></p></div>
    </>}
}

/// The bars of the focus seat.
fn seat(view_model: &ViewModel) -> Html {
    let seat = view_model.seat();
    let result = view_model.result(seat.id);
    let election = view_model.election();
    let setting = setting(election, view_model.scenario());
    let year = election.year();
    let bars = match &setting {
        Some(_) if !seat.stood(Party::FROM) => {
            let from = words::capital(&election.party(Party::FROM).collective);
            format!("Bars: share of the vote. {from} did not stand, so no votes moved.")
        }
        None => format!("Bars: share of the vote in {year}."),
        Some(_) => {
            format!("Bars: share of the vote; striped: votes that moved; dashed: as in {year}.")
        }
    };
    let poll = view_model.election().by_election(seat.id).map(|poll| {
        format!(
            " ◆ By-election of {} {}.",
            seat_panel::month(poll.date.month),
            poll.date.year
        )
    });
    html! {<>
        <h3>{start(&setting)}{&*seat.name}{": "}{&*election.party(result.winner).name}{" "}{words::change(result.is_gain(seat))}{", majority "}{words::votes(result.majority)}</h3>
        {fluid(&seat_panel::chart(view_model))}
        <p>{bars}{poll}</p>
    </>}
}

/// The bricks.
fn wall(view_model: &ViewModel) -> Html {
    let election = view_model.election();
    let (wall, chosen) = (&view_model.outcome.wall, &view_model.state.options.wall);
    let setting = setting(election, view_model.scenario());
    let transfer = words::share(view_model.scenario().transfer());
    let before = match setting {
        None => String::new(),
        Some(_) => format!(", {} in {}", wall.already, election.year()),
    };
    let ring = match view_model.state.options.wall.contains(view_model.seat().id) {
        true => format!("; the ring is {}", view_model.seat().name),
        false => String::new(),
    };
    let stripes = match wall.fallen.len() {
        0 => String::new(),
        _ => format!("; striped: fallen since {}", election.year()),
    };
    html! {<>
        <h3>{start(&setting)}{wall.conservative}{" of "}{wall.seats}{" "}{words::wall_seats(election, chosen).to_owned()}{" "}{&*election.party(Party::TO).name}{before}</h3>
        {fluid(&wall_panel::chart(view_model, &transfer))}
        <p>{"One brick, one seat"}{stripes}{ring}{". "}{what_if(view_model)}</p>
    </>}
}

/// The setting in a few words: "At 62%, 5% to Labour". None for the result as it was.
fn setting(election: &Election, scenario: Scenario) -> Option<String> {
    let mut parts = Vec::new();
    if scenario.transfer() > Share::ZERO {
        parts.push(words::share(scenario.transfer()));
    }
    if scenario.labour_share() > Share::ZERO {
        parts.push(format!(
            "{} to {}",
            words::share(scenario.labour_share()),
            election.party(Party::THIRD).collective
        ));
    }
    if scenario.swing() != Swing::ZERO {
        let swing = words::swing(election, scenario.swing());
        parts.push(format!("a swing of {swing}"));
    }
    (!parts.is_empty()).then(|| format!("At {}", parts.join(", ")))
}

/// The setting at the start of a heading.
fn start(setting: &Option<String>) -> String {
    setting
        .as_ref()
        .map(|words| format!("{words}, "))
        .unwrap_or_default()
}

/// What a reader would find out by moving the handle.
fn what_if(view_model: &ViewModel) -> String {
    let seat = view_model.seat();
    let seat_words = match view_model.tip(seat.id) {
        point @ TippingPoint::At(_) => format!(
            "{} would have fallen if {} of its {} voters had switched. ",
            seat.name,
            words::tipping(point),
            view_model.election().party(Party::FROM).name
        ),
        _ => String::new(),
    };
    let all = outcome(
        view_model.election(),
        &view_model.state.options.wall,
        Scenario::new(Share::ALL, Share::ZERO, view_model.scenario().swing()),
    );
    let more = all
        .wall
        .conservative
        .saturating_sub(view_model.outcome.wall.conservative);
    let seats = match more {
        0 => return seat_words.trim_end().to_owned(),
        1 => "seat",
        _ => "seats",
    };
    format!(
        "{seat_words}If all had, {more} more {seats} of the wall would have: {} of {}.",
        all.wall.conservative, all.wall.seats
    )
}

/// The three answers.
fn score(view_model: &ViewModel) -> Scene {
    // Room for "Labour hold" and "49 of 127" in letters as wide as Verdana's.
    const LEFT: [f64; 3] = [0.0, 116.0, 220.0];
    const APART: f64 = 8.0;
    let seat = view_model.seat();
    let result = view_model.result(seat.id);
    let wall = &view_model.outcome.wall;
    let is_as_counted = view_model.is_as_counted();
    let election = view_model.election();
    let to = election.party(Party::TO);
    let majority = match control::majority(&view_model.outcome.commons) {
        Some((party, majority)) => format!("{} {majority}", election.party(party).short),
        None => "None".into(),
    };
    let columns = [
        [
            seat.name.to_string(),
            format!(
                "{} {}",
                election.party(result.winner).brief(),
                words::change(result.is_gain(seat))
            ),
            format!("majority {}", words::votes(result.majority)),
        ],
        [
            words::wall_name(election, &view_model.state.options.wall).to_owned(),
            format!("{} of {}", wall.conservative, wall.seats),
            match is_as_counted {
                true => to.name.to_string(),
                false => format!("{}; was {}", to.short, wall.already),
            },
        ],
        [
            if is_as_counted { "Commons" } else { "Majority" }.to_owned(),
            majority,
            if is_as_counted {
                "majority".to_owned()
            } else {
                format!(
                    "was {}",
                    view_model
                        .baseline
                        .majority_words(view_model.words(), election)
                )
            },
        ],
    ];
    let names = columns.each_ref().map(|column| &*column[0]);
    let ends = [LEFT[1], LEFT[2], WIDTH];
    let broken: Vec<Vec<String>> = names
        .iter()
        .zip(LEFT.iter().zip(ends))
        .map(|(name, (left, end))| lines(name, end - left - APART))
        .collect();
    let more = broken.iter().map(Vec::len).max().unwrap_or(1) - 1;
    let down = 16.0 * more as f64;
    let mut marks = Marks::default();
    let mut label = String::new();
    marks.line("g-axis", 0.0, 0.5, WIDTH, 0.5);
    for ((column, left), name) in columns.iter().zip(LEFT).zip(broken) {
        for (place, line) in name.into_iter().enumerate() {
            marks.text(
                "s12 i2",
                left,
                20.0 + 16.0 * place as f64,
                Anchor::Start,
                line,
            );
        }
        marks.text("s15 b", left, 41.0 + down, Anchor::Start, column[1].clone());
        marks.text("s12", left, 58.0 + down, Anchor::Start, column[2].clone());
        label.push_str(&format!("{}: {}, {}. ", column[0], column[1], column[2]));
    }
    let end = 71.0 + down;
    marks.line("g-axis", 0.0, end - 0.5, WIDTH, end - 0.5);
    Scene::image(WIDTH, end, label.trim_end().to_owned(), marks)
}

/// A name in lines that fit a width in CSS pixels even in a wide face.
fn lines(name: &str, room: f64) -> Vec<String> {
    let broken = Face::WIDE.wrap("s12", name, room);
    broken.split('\n').map(str::to_owned).collect()
}
