//! The static state: what stands between the element's tags until the widget is ready, and for
//! good where scripts never run. Only elements and attributes, no style sheet and no script; the
//! page's own style decides how its words look.

use std::array::from_fn;

use yew::prelude::*;

use super::{fluid::fluid, palette::Palette, track::track};
use crate::{
    model::{Party, Scenario, Share, Swing, TippingPoint, outcome},
    options::Panel,
    view::{
        control,
        face::Face,
        phrases,
        scene::{Anchor, Marks, Scene},
        seat_chart,
        size::Size,
        view_model::ViewModel,
        wall_panel,
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
    let (election, say) = (view_model.election(), view_model.words());
    let palette = Palette::new(election);
    let texts = election.texts();
    let (notice, licence, end) = texts.licence.parts();
    let year = election.year().to_string();
    let method = say.still_method(&year, &election.party(Party::FROM).name);
    let sources = say.still_sources(&texts.sources_short);
    let is_compact = view_model.state.is_compact();
    let panels = view_model
        .state
        .options
        .panels
        .iter()
        .map(|panel| match panel {
            Panel::Seat => seat(view_model, &palette),
            Panel::Wall => wall(view_model, &palette),
            // The others are too fine to be stretched.
            _ => Html::default(),
        });
    html! {<>
        if let Some(headline) = view_model.state.options.headline.clone() {
            <h2>{headline}</h2>
        }
        {control::sentence(view_model)}
        {track(view_model, &palette)}
        if !is_compact {
            {fluid(&score(view_model), &palette)}
        }
        {for panels}
        // Minifiers leave out an end of a paragraph, which ends no element around it by itself.
        <div><p><small>
            {if is_compact { say.card_caveat().to_owned() } else { method }}
            {" "}{sources}{" "}{notice}
            <a href={texts.licence.address.to_string()}>{licence}</a>{end}
        </small></p></div>
    </>}
}

/// The bars of the focus seat.
fn seat(view_model: &ViewModel, palette: &Palette) -> Html {
    let seat = view_model.seat();
    let result = view_model.result(seat.id);
    let (election, say) = (view_model.election(), view_model.words());
    let winner = &election.party(result.winner).name;
    let heading = say.still_seat(
        &seat.name,
        &phrases::verdict(say, winner, result.is_gain(seat)),
        &say.votes(result.majority),
    );
    let is_as_counted = view_model.is_as_counted();
    let year = election.year().to_string();
    let bars = if is_as_counted {
        say.still_bars(&year)
    } else if seat.stood(Party::FROM) {
        say.still_bars_moved(&year)
    } else {
        let from = &election.party(Party::FROM).collective;
        say.still_bars_not_moved(&phrases::capital(from))
    };
    let poll = election.by_election(seat.id).map(|poll| {
        let month = phrases::month(say, poll.date.month);
        say.still_by_election(month, &poll.date.year.to_string())
    });
    let heading = at_setting(view_model, heading);
    if view_model.state.is_compact() {
        // As in the live widget, but below the result: there it has half of the width.
        let mut wide = view_model.clone();
        wide.set_size(Size::new(2.0 * WIDTH, Face::WIDE));
        return html! {<>
            <h3>{heading}</h3>
            {fluid(&seat_chart::chart(&wide), palette)}
        </>};
    }
    html! {<>
        <h3>{heading}</h3>
        {fluid(&seat_chart::chart(view_model), palette)}
        <p>{bars}{poll.map(|words| format!(" {words}"))}</p>
    </>}
}

/// The bricks.
fn wall(view_model: &ViewModel, palette: &Palette) -> Html {
    let (election, say) = (view_model.election(), view_model.words());
    let (wall, chosen) = (&view_model.outcome.wall, &view_model.state.options.wall);
    let transfer = say.share(view_model.scenario().transfer());
    let (year, seat) = (election.year().to_string(), view_model.seat());
    let before = match view_model.is_as_counted() {
        true => String::new(),
        false => say.still_before(&wall.already.to_string(), &year),
    };
    let heading = say.still_wall(
        &wall.conservative.to_string(),
        &wall.seats.to_string(),
        &phrases::wall_seats(say, election, chosen, wall.seats),
        &election.party(Party::TO).name,
        &before,
    );
    let stripes = match wall.fallen.len() {
        0 => String::new(),
        _ => say.still_stripes(&year),
    };
    let ring = match chosen.contains(seat.id) {
        true => say.still_ring(&seat.name),
        false => String::new(),
    };
    html! {<>
        <h3>{at_setting(view_model, heading)}</h3>
        {fluid(&wall_panel::chart(view_model, &transfer), palette)}
        <p>{say.still_bricks(&stripes, &ring)}{" "}{what_if(view_model)}</p>
    </>}
}

/// A heading with the setting before it, "At 62%, 5% to Labour, …", but not before the result as it
/// was.
fn at_setting(view_model: &ViewModel, heading: String) -> String {
    let (election, say) = (view_model.election(), view_model.words());
    let scenario = view_model.scenario();
    let mut parts = Vec::new();
    if scenario.transfer() > Share::ZERO {
        parts.push(say.share(scenario.transfer()));
    }
    if scenario.labour_share() > Share::ZERO {
        let third = election.party(Party::THIRD).to();
        parts.push(say.control_share_to(&say.share(scenario.labour_share()), &third));
    }
    if scenario.swing() != Swing::ZERO {
        let swing = phrases::swing(say, election, scenario.swing());
        parts.push(say.still_a_swing_of(&swing));
    }
    match parts.is_empty() {
        true => heading,
        false => say.still_at(&phrases::list(say, parts), &heading),
    }
}

/// What a reader would find out by moving the handle.
fn what_if(view_model: &ViewModel) -> String {
    let say = view_model.words();
    let seat = view_model.seat();
    let mut sentences = Vec::new();
    if let point @ TippingPoint::At(_) = view_model.tip(seat.id) {
        let from = &view_model.election().party(Party::FROM).name;
        sentences.push(say.still_seat_if(&seat.name, &phrases::tipping(say, point), from));
    }
    let all = outcome(
        view_model.election(),
        &view_model.state.options.wall,
        Scenario::new(Share::ALL, Share::ZERO, view_model.scenario().swing()),
    );
    let (won, seats) = (all.wall.conservative, all.wall.seats.to_string());
    let more = won.saturating_sub(view_model.outcome.wall.conservative);
    if more > 0 {
        sentences.push(say.still_wall_if_all(more, &won.to_string(), &seats));
    }
    sentences.join(" ")
}

/// An answer of the score: its name, what it is, and what there is to say besides.
type Answer = [String; 3];

/// How the three texts of an answer look.
const LOOKS: [&str; 3] = ["s12 i2", "s15 b", "s12"];

/// The three answers: of the focus seat, the wall and the House.
fn answers(view_model: &ViewModel) -> [Answer; 3] {
    let (election, say) = (view_model.election(), view_model.words());
    let seat = view_model.seat();
    let result = view_model.result(seat.id);
    let winner = election.party(result.winner).brief();
    let wall = &view_model.outcome.wall;
    let to = election.party(Party::TO);
    let is_as_counted = view_model.is_as_counted();
    let majority = match view_model.outcome.commons.majority_party() {
        Some((party, majority)) => format!("{} {majority}", election.party(party).short),
        None => say.common_none().to_owned(),
    };
    let before = view_model.baseline.majority_words(say, election);
    let (house, more) = match is_as_counted {
        true => (
            &*election.texts().house_short,
            say.still_majority().to_owned(),
        ),
        false => (say.score_majority(), say.score_was(&before)),
    };
    [
        [
            seat.name.to_string(),
            phrases::verdict(say, winner, result.is_gain(seat)),
            say.common_majority(&say.votes(result.majority)),
        ],
        [
            phrases::wall_name(say, election, &view_model.state.options.wall).to_owned(),
            say.common_number_of(&wall.conservative.to_string(), &wall.seats.to_string()),
            match is_as_counted {
                true => to.name.to_string(),
                false => say.score_party_was(&to.short, &wall.already.to_string()),
            },
        ],
        [house.to_owned(), majority, more],
    ]
}

/// Where the answers begin: longer words move the second and the third to the right, as far as there
/// is room for them even in a wide face.
fn lefts(answers: &[Answer; 3]) -> [f64; 3] {
    // Room for "Labour hold" and "49 of 127" in letters as wide as Verdana's.
    const LEAST: [f64; 3] = [0.0, 116.0, 220.0];
    let [first, second, third] = answers.each_ref().map(|[_, answer, more]| {
        let width = |row: usize, text| Face::WIDE.width(LOOKS[row], text);
        // There is some room in these widths.
        f64::max(width(1, answer), width(2, more))
    });
    let right = (LEAST[1].max(first) + second)
        .min(WIDTH - third)
        .max(LEAST[2]);
    let middle = first.min(right - second).max(LEAST[1]);
    [LEAST[0], middle, right]
}

/// The picture of the three answers.
fn score(view_model: &ViewModel) -> Scene {
    /// The least distance between two names.
    const APART: f64 = 8.0;
    /// The baselines of the three texts, and how far apart the lines are of one that is broken.
    const ROWS: [(f64, f64); 3] = [(20.0, 16.0), (41.0, 18.0), (58.0, 16.0)];
    let say = view_model.words();
    let answers = answers(view_model);
    let lefts = lefts(&answers);
    let ends = [lefts[1], lefts[2], WIDTH];
    let room = |column: usize, row: usize| match (column, row) {
        (_, 0) => ends[column] - lefts[column] - APART,
        // Beside the last there is nothing that it could run into.
        (2, _) => f64::INFINITY,
        _ => ends[column] - lefts[column],
    };
    let broken: [[Vec<String>; 3]; 3] = from_fn(|column| {
        from_fn(|row| lines(LOOKS[row], &answers[column][row], room(column, row)))
    });
    let mut baselines = [0.0; 3];
    let mut down = 0.0;
    for (row, (baseline, apart)) in ROWS.into_iter().enumerate() {
        baselines[row] = baseline + down;
        let most = broken.iter().map(|answer| answer[row].len()).max();
        down += apart * (most.unwrap_or(1) - 1) as f64;
    }
    let mut marks = Marks::default();
    marks.line("g-axis", 0.0, 0.5, WIDTH, 0.5);
    for (left, answer) in lefts.into_iter().zip(broken) {
        for (row, lines) in answer.into_iter().enumerate() {
            for (place, line) in lines.into_iter().enumerate() {
                let y = baselines[row] + ROWS[row].1 * place as f64;
                marks.text(LOOKS[row], left, y, Anchor::Start, line);
            }
        }
    }
    let end = 71.0 + down;
    marks.line("g-axis", 0.0, end - 0.5, WIDTH, end - 0.5);
    let spoken = answers.map(|[name, answer, more]| say.still_answer(&name, &answer, &more));
    Scene::image(WIDTH, end, spoken.join(" "), marks)
}

/// A text in lines that fit a width in CSS pixels even in a wide face.
fn lines(look: &str, text: &str, room: f64) -> Vec<String> {
    let broken = Face::WIDE.wrap(look, text, room);
    broken.split('\n').map(str::to_owned).collect()
}
