//! Labour's mountain: from its seats in the scenario up to a majority, one seat a step, by the
//! uniform swing that wins each.

use yew::prelude::*;

use super::{
    labels::{LINE, Labels},
    panel::Content,
    picture::picture,
    scene::{Anchor, Marks, Outline, Scene},
    view_model::ViewModel,
    words,
};
use crate::model::{LABOUR_1935, Mountain, Party, Swing};

/// The left end of the axis: a little below Labour's total of 1935.
const LEFT_SEATS: f64 = 148.0;

pub fn panel(view_model: &ViewModel) -> Content {
    let mountain = &view_model.outcome.mountain;
    Content {
        eye: html! { {"Labour’s mountain"} },
        heading: html! {
            <>
                {"From "}
                <span class="num c-lab">{mountain.labour}</span>
                {" seats, a majority is "}
                <span class="num">{mountain.to_climb()}</span>
                {" gains away"}
            </>
        },
        body: html! {
            <>
                <p class="bt-sub">{finding(view_model)}</p>
                <figure>{picture(view_model, "slope", chart(view_model))}</figure>
            </>
        },
    }
}

fn is_unmoved(view_model: &ViewModel) -> bool {
    let scenario = view_model.scenario();
    view_model.outcome.mountain.labour == view_model.baseline.mountain.labour
        && scenario.transfer() == scenario.labour_share()
        && scenario.swing() == Swing::ZERO
}

/// The swing for a majority, in points.
fn summit(mountain: &Mountain) -> f64 {
    mountain.swing_needed().unwrap_or(0.0)
}

fn finding(view_model: &ViewModel) -> Html {
    let (now, before) = (&view_model.outcome.mountain, &view_model.baseline.mountain);
    if is_unmoved(view_model) {
        return format!("In 2019 Labour won {} seats, its fewest since 1935. The slope shows the uniform swing from the Conservatives that wins each further seat.", now.labour).into();
    }
    let (new, old) = (
        words::one_decimal(summit(now)),
        words::one_decimal(summit(before)),
    );
    let difference = now.labour.abs_diff(before.labour);
    let back = now.swing_for(before.labour).filter(|&swing| swing > 0.05);
    let first = if (summit(now) - summit(before)).abs() < 0.5 {
        "The summit barely moves: "
    } else {
        "The summit moves: "
    };
    let mut rest = if new == old {
        ", as in 2019. ".to_owned()
    } else {
        format!(", {old} in 2019. ")
    };
    if difference == 0 {
        rest.push_str("Labour sets out from as many seats.");
    } else {
        let (start, where_to) = if now.labour < before.labour {
            ("But", " seats lower")
        } else {
            ("And", " seats higher")
        };
        rest.push_str(&format!("{start} Labour sets out {difference}{where_to}"));
        if let Some(back) = back {
            let points = words::one_decimal(back);
            rest.push_str(&format!(
                ", and its first {points} points only regain lost ground"
            ));
        }
        rest.push('.');
    }
    if now.labour < LABOUR_1935 {
        rest.push_str(" That is fewer than in 1935.");
    }
    html! {
        <>
            {first}
            <b>{new} {" points"}</b>
            {rest}
        </>
    }
}

fn chart(view_model: &ViewModel) -> Scene {
    let (now, before) = (&view_model.outcome.mountain, &view_model.baseline.mountain);
    let width = view_model.size.panel();
    let phone = width < 400.0;
    let height = if phone { 264.0 } else { 300.0 };
    let (left, right) = (4.0, if phone { 10.0 } else { 14.0 });
    let (top, bottom) = (if phone { 58.0 } else { 56.0 }, 52.0);
    let low = LEFT_SEATS.min(now.labour as f64 - 6.0).max(0.0);
    let high = 13_f64.max(summit(now).max(summit(before)) + 0.8);
    let majority = now.majority as f64;
    let x = |seats: f64| left + (width - left - right) * (seats - low) / (majority - low);
    let y = |swing: f64| top + (height - top - bottom) * (high - swing) / high;
    let base = y(0.0);
    let unmoved = is_unmoved(view_model);
    let ridge = profile(now);
    let old_ridge = profile(before);
    let line = |points: &[(usize, f64)], path: &mut Outline| {
        let mut last = f64::MIN;
        for (index, &(seats, swing)) in points.iter().enumerate() {
            let at = x(seats as f64);
            // A seat is 2 or 3 pixels wide: every second one draws the same slope.
            if (at - last).abs() >= 4.5 || index + 1 == points.len() {
                path.through(at, y(swing));
                last = at;
            }
        }
    };

    let mut marks = Marks::default();
    let mut labels = view_model.labels();
    let back = now.swing_for(before.labour).unwrap_or(0.0);
    let shows_five = !(phone && back > 2.2);
    for points in [5.0, 10.0] {
        if points > 5.0 || shows_five {
            let at = y(points).floor() + 0.5;
            marks.line("g-grid", left, at, width - right, at);
        }
    }
    let mut rock = Outline::default();
    line(&ridge, &mut rock);
    rock.line_to(x(majority), base).close();
    marks.path("g-rock", rock);
    if !unmoved {
        if now.labour <= before.labour {
            let mut extra = Outline::default();
            line(&ridge, &mut extra);
            let mut way_back = old_ridge.clone();
            way_back.reverse();
            line(&way_back, &mut extra);
            extra.close();
            marks.path("g-extra", extra);
        }
        let mut ghost = Outline::default();
        line(&old_ridge, &mut ghost);
        marks.path("g-2019", ghost);
    }
    let mut outline = Outline::default();
    line(&ridge, &mut outline);
    marks.path("g-ridge", outline);
    marks.line("g-axis", left, base + 0.5, width - right, base + 0.5);

    let summit_x = x(majority);
    if now.to_climb() > 0 {
        let needed = now.swing_needed();
        marks.line(
            "g-pole",
            summit_x,
            y(needed.unwrap_or(high)),
            summit_x,
            10.0,
        );
        let mut flag = Outline::default();
        flag.move_to(summit_x, 10.0)
            .across(-18.0)
            .by(4.0, 6.0)
            .by(-4.0, 6.0)
            .across(18.0)
            .close();
        marks.path("f-lab", flag);
        let (title, under) = match needed {
            Some(swing) => (
                format!("{}-point swing", words::one_decimal(swing)),
                if unmoved {
                    "for a majority of one".to_owned()
                } else {
                    format!(
                        "for a majority of one (2019: {})",
                        words::one_decimal(summit(before))
                    )
                },
            ),
            None => ("Out of reach".into(), "no swing alone is enough".into()),
        };
        let beside = summit_x - 24.0;
        labels.keep(
            &mut marks,
            "s16 b t-lab",
            &title,
            (beside, 15.0, Anchor::End),
        );
        labels.keep(&mut marks, "s12 ink", &under, (beside, 31.0, Anchor::End));
    }

    for seats in [LABOUR_1935, before.labour, now.majority] {
        if !(unmoved && seats == before.labour) {
            let at = x(seats as f64);
            marks.line("g-axis", at, base, at, base + 8.0);
        }
    }
    let start = x(now.labour.min(now.majority) as f64);
    marks.circle("f-lab", start, base, 6.0);
    let text = if unmoved {
        format!("{} seats in 2019", before.labour)
    } else {
        format!(
            "{} at {}",
            now.labour,
            words::share(view_model.scenario().transfer())
        )
    };
    let (line, second_line) = (base + 22.0, base + 42.0);
    labels.keep(
        &mut marks,
        "s14 b ink",
        &now.majority.to_string(),
        (width, line, Anchor::End),
    );
    let (from, up_to) = (
        ((start - 4.0).max(0.0), line, Anchor::Start),
        ((start + 4.0).min(width - 40.0), line, Anchor::End),
    );
    let places = if now.labour > 270 {
        [up_to, from]
    } else {
        [from, up_to]
    };
    if !labels.add(&mut marks, "s14 b t-lab", &text, &places) {
        labels.keep(&mut marks, "s14 b t-lab", &text, places[0]);
    }
    let end = (width, second_line, Anchor::End);
    labels.keep(&mut marks, "s12 i2", "a majority", end);
    if !unmoved {
        let start = (x(before.labour as f64), second_line, Anchor::Start);
        labels.add(
            &mut marks,
            "s12 i2",
            &format!("{} in 2019", before.labour),
            &[start],
        );
    }
    let beside = (x(LABOUR_1935 as f64) - 6.0).max(0.0);
    let start = (beside, second_line, Anchor::Start);
    labels.add(
        &mut marks,
        "s12 i2",
        &format!("{LABOUR_1935} in 1935"),
        &[start],
    );
    let above = (left, y(10.0).floor() - 4.5, Anchor::Start);
    for text in ["10-point swing, Conservative to Labour", "10-point swing"] {
        if !(phone && text.len() > 14) && labels.add(&mut marks, "s12 i2 halo", text, &[above]) {
            break;
        }
    }
    focus(&mut marks, &mut labels, view_model, &x, &y);
    if shows_five {
        let above = (left, y(5.0).floor() - 4.5, Anchor::Start);
        labels.add(&mut marks, "s12 i2 halo", "5", &[above]);
    }
    if !unmoved && back > 0.0 {
        way_back(
            &mut marks,
            &mut labels,
            (x(before.labour as f64), y(back)),
            base,
            back,
            before.labour,
        );
    }
    if !unmoved && let Some(point) = old_ridge.iter().find(|point| point.0 == 282) {
        let under = (x(282.0) + 8.0, y(point.1) + 18.0, Anchor::Start);
        labels.add(&mut marks, "s12 i2", "2019", &[under]);
    }

    let label = format!(
        "Labour would start from {} seats and need a uniform swing of {} points from the Conservatives for {} seats; after 2019 it needed {} from {} seats.",
        now.labour,
        words::one_decimal(summit(now)),
        now.majority,
        words::one_decimal(summit(before)),
        before.labour
    );
    Scene::image(width, height, label, marks)
}

/// Seats held against the swing that gets there, from the start to a majority.
fn profile(mountain: &Mountain) -> Vec<(usize, f64)> {
    let mut points = vec![(mountain.labour.min(mountain.majority), 0.0)];
    for (index, step) in mountain.slope.iter().enumerate() {
        let seats = mountain.labour + index + 1;
        if seats > mountain.majority {
            break;
        }
        points.push((seats, step.swing.max(0.0)));
    }
    points
}

/// The way back to the seats that Labour had. Its words are the first to give way, because the line above the
/// picture still says them.
fn way_back(
    marks: &mut Marks,
    labels: &mut Labels,
    (at, height): (f64, f64),
    base: f64,
    swing: f64,
    seats: usize,
) {
    marks.line("g-back", at, base, at, height);
    marks.circle("g-backd", at, height, 3.5);
    if swing >= 0.5 {
        let text = format!(
            "{} points just to\nget back to {seats}",
            words::one_decimal(swing)
        );
        let place = (at - 6.0, height - 17.0, Anchor::End);
        labels.add(marks, "s12 ink halo", &text, &[place]);
    }
}

/// The focus seat on the slope, if it is still to be climbed to.
fn focus(
    marks: &mut Marks,
    labels: &mut Labels,
    view_model: &ViewModel,
    x: &impl Fn(f64) -> f64,
    y: &impl Fn(f64) -> f64,
) {
    const NAME: &str = "s12 b ink halo";
    let mountain = &view_model.outcome.mountain;
    let seat = view_model.seat();
    let place = mountain.slope.iter().position(|step| step.seat == seat.id);
    let Some(index) = place else { return };
    if mountain.labour + index >= mountain.majority || view_model.winner(seat.id) != Party::Con {
        return;
    }
    let swing = mountain.slope[index].swing.max(0.0);
    let (at, height) = (x((mountain.labour + index + 1) as f64), y(swing));
    marks.circle("g-hart", at, height, 4.0);
    let text = if swing < 0.05 {
        seat.name.to_string()
    } else {
        format!("{} {}", seat.name, words::one_decimal(swing))
    };
    let up = if swing < 0.6 { 12.0 } else { 8.0 };
    // A name that finds no room in one line may in several, and at last above the slope.
    let narrow = view_model
        .size
        .face
        .wrap(NAME, &text, 0.4 * view_model.size.panel());
    for text in [&text, &narrow] {
        let above = height - up - LINE * text.matches('\n').count() as f64;
        let inside = f64::max(at - 8.0, labels.width(NAME, text));
        let places = [(at - 8.0, above, Anchor::End), (inside, above, Anchor::End)];
        if labels.add(marks, NAME, text, &places) {
            break;
        }
    }
}
