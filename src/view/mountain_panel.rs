//! The mountain: from a party's seats in the scenario up to a majority, one seat a step, by the
//! uniform swing that wins each.

use std::cmp::Ordering;

use yew::prelude::*;

use super::{
    labels::{LINE, Labels},
    panel::Content,
    picture::picture,
    scene::{Anchor, Marks, Outline, Scene},
    view_model::ViewModel,
    words,
};
use crate::model::{Climb, Election, Mountain, Party, PartyInfo, Swing};

/// Who climbs from where, as counted and in the scenario.
struct Ascent<'a> {
    climb: &'a Climb,
    /// Who climbs, and in whose favour the swing takes votes else.
    climber: &'a PartyInfo,
    giver: &'a PartyInfo,
    now: &'a Mountain,
    before: &'a Mountain,
    /// Of the election.
    year: u16,
}

impl<'a> Ascent<'a> {
    /// None where the election shows no mountain.
    fn new(view_model: &'a ViewModel) -> Option<Self> {
        let election: &Election = view_model.election();
        let climb = election.climb()?;
        let giver = match climb.party {
            Party::TO => Party::THIRD,
            _ => Party::TO,
        };
        Some(Self {
            climb,
            climber: election.party(climb.party),
            giver: election.party(giver),
            now: view_model.outcome.mountain.as_ref()?,
            before: view_model.baseline.mountain.as_ref()?,
            year: election.year(),
        })
    }
}

pub fn panel(view_model: &ViewModel) -> Content {
    let Some(ascent) = Ascent::new(view_model) else {
        return Content::default();
    };
    let say = view_model.words();
    let mountain = ascent.now;
    let colour = words::text_colour(ascent.climb.party);
    let start = html! { <span class="num" data-party={colour}>{mountain.seats}</span> };
    Content {
        eye: html! { {&*ascent.climb.title} },
        heading: if mountain.to_climb() > 0 {
            let gains = html! { <span class="num">{mountain.to_climb()}</span> };
            say.mountain_gains_away(start, gains)
        } else {
            say.mountain_a_majority_with(start)
        },
        body: html! {
            <>
                <p class="bt-sub">{finding(view_model, &ascent)}</p>
                <figure>{picture(view_model, "slope", chart(view_model, &ascent))}</figure>
            </>
        },
    }
}

fn is_unmoved(view_model: &ViewModel, ascent: &Ascent) -> bool {
    let scenario = view_model.scenario();
    ascent.now.seats == ascent.before.seats
        && scenario.transfer() == scenario.labour_share()
        && scenario.swing() == Swing::ZERO
}

/// The swing for a majority, in points.
fn summit(mountain: &Mountain) -> f64 {
    mountain.swing_needed().unwrap_or(0.0)
}

fn finding(view_model: &ViewModel, ascent: &Ascent) -> Html {
    let Ascent {
        climb,
        climber,
        giver,
        now,
        before,
        year,
    } = ascent;
    let say = view_model.words();
    let year = year.to_string();
    if is_unmoved(view_model, ascent) {
        let seats = now.seats.to_string();
        return say
            .mountain_as_counted(
                &year,
                &climber.collective,
                &seats,
                &climb.since,
                &giver.collective,
            )
            .into();
    }
    let (new, old) = (
        say.one_decimal(summit(now)),
        say.one_decimal(summit(before)),
    );
    let points = html! { <b>{say.common_points(&new)}</b> };
    let first = if new == old {
        say.mountain_barely_moves_as(points, &year)
    } else if (summit(now) - summit(before)).abs() < 0.5 {
        say.mountain_barely_moves(points, &old, &year)
    } else {
        say.mountain_moves(points, &old, &year)
    };
    let mut rest = sets_out(view_model, ascent);
    if let Some((seats, year)) = climb.mark
        && now.seats < seats
    {
        rest = format!("{rest} {}", say.mountain_fewer(&year.to_string()));
    }
    html! { <>{first} {" "} {rest}</> }
}

/// From how many seats the climber sets out, against those that it had.
fn sets_out(view_model: &ViewModel, ascent: &Ascent) -> String {
    let say = view_model.words();
    let (climber, now, before) = (ascent.climber, ascent.now, ascent.before);
    let party = &climber.collective;
    // English says "Labour sets out", "the Conservatives set out".
    let is_one = climber.article().is_empty();
    let difference = now.seats.abs_diff(before.seats);
    let back = now.swing_for(before.seats).filter(|&swing| swing > 0.05);
    let back = back.map(|swing| say.one_decimal(swing));
    match (now.seats.cmp(&before.seats), is_one) {
        (Ordering::Less, true) => {
            let regain = back.map(|points| say.mountain_its_regain(&points));
            let lower = say.mountain_lower(difference);
            say.mountain_sets_out_lower(party, &lower, &regain.unwrap_or_default())
        }
        (Ordering::Less, false) => {
            let regain = back.map(|points| say.mountain_their_regain(&points));
            let lower = say.mountain_lower(difference);
            say.mountain_set_out_lower(party, &lower, &regain.unwrap_or_default())
        }
        (Ordering::Equal, true) => say.mountain_sets_out_level(&words::capital(party)),
        (Ordering::Equal, false) => say.mountain_set_out_level(&words::capital(party)),
        (Ordering::Greater, true) => {
            say.mountain_sets_out_higher(party, &say.mountain_higher(difference))
        }
        (Ordering::Greater, false) => {
            say.mountain_set_out_higher(party, &say.mountain_higher(difference))
        }
    }
}

fn chart(view_model: &ViewModel, ascent: &Ascent) -> Scene {
    /// How far the axis goes beyond the lowest number of seats on it.
    const BEYOND: f64 = 6.0;
    let say = view_model.words();
    let (now, before) = (ascent.now, ascent.before);
    let year = ascent.year.to_string();
    let mark = ascent.climb.mark;
    let is_to = ascent.climb.party == Party::TO;
    let (fill, large, usual) = match is_to {
        true => ("f-con", "s16 b t-con", "s14 b t-con"),
        false => ("f-lab", "s16 b t-lab", "s14 b t-lab"),
    };
    let width = view_model.size.panel();
    let phone = width < 400.0;
    let height = if phone { 264.0 } else { 300.0 };
    let (left, right) = (4.0, if phone { 10.0 } else { 14.0 });
    let (top, bottom) = (if phone { 58.0 } else { 56.0 }, 52.0);
    let lowest = mark.map_or(before.seats, |(seats, _)| seats.min(before.seats));
    let lowest = lowest.min(now.seats).min(now.majority);
    let low = (lowest as f64 - BEYOND).max(0.0);
    let high = 13_f64.max(summit(now).max(summit(before)) + 0.8);
    let majority = now.majority as f64;
    let x = |seats: f64| left + (width - left - right) * (seats - low) / (majority - low);
    let y = |swing: f64| top + (height - top - bottom) * (high - swing) / high;
    let base = y(0.0);
    let unmoved = is_unmoved(view_model, ascent);
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
    let back = now.swing_for(before.seats).unwrap_or(0.0);
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
        if now.seats <= before.seats {
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
        marks.path("g-counted", ghost);
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
        marks.path(fill, flag);
        let (title, under) = match needed {
            Some(swing) => (
                say.mountain_swing(&say.one_decimal(swing)),
                if unmoved {
                    say.mountain_for_a_majority().to_owned()
                } else {
                    let before = say.one_decimal(summit(before));
                    say.mountain_for_a_majority_before(&year, &before)
                },
            ),
            None => (
                say.mountain_out_of_reach().to_owned(),
                say.mountain_not_by_swing().to_owned(),
            ),
        };
        let beside = summit_x - 24.0;
        labels.keep(&mut marks, large, &title, (beside, 15.0, Anchor::End));
        labels.keep(&mut marks, "s12 ink", &under, (beside, 31.0, Anchor::End));
    }

    let marked = mark.map(|(seats, _)| seats);
    for seats in marked.into_iter().chain([before.seats, now.majority]) {
        if !(unmoved && seats == before.seats) {
            let at = x(seats as f64);
            marks.line("g-axis", at, base, at, base + 8.0);
        }
    }
    let start = x(now.seats.min(now.majority) as f64);
    marks.circle(fill, start, base, 6.0);
    let text = if unmoved {
        say.mountain_seats_in(before.seats, &year)
    } else {
        let transfer = view_model.scenario().transfer();
        say.common_count_at(&now.seats.to_string(), &say.share(transfer))
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
    let places = if now.seats > 270 {
        [up_to, from]
    } else {
        [from, up_to]
    };
    if !labels.add(&mut marks, usual, &text, &places) {
        labels.keep(&mut marks, usual, &text, places[0]);
    }
    let end = (width, second_line, Anchor::End);
    labels.keep(&mut marks, "s12 i2", say.mountain_a_majority(), end);
    if !unmoved {
        let start = (x(before.seats as f64), second_line, Anchor::Start);
        let text = say.common_count_in(&before.seats.to_string(), &year);
        labels.add(&mut marks, "s12 i2", &text, &[start]);
    }
    if let Some((seats, year)) = mark {
        let beside = (x(seats as f64) - 6.0).max(0.0);
        let start = (beside, second_line, Anchor::Start);
        let text = say.common_count_in(&seats.to_string(), &year.to_string());
        labels.add(&mut marks, "s12 i2", &text, &[start]);
    }
    let above = (left, y(10.0).floor() - 4.5, Anchor::Start);
    let in_full = say.mountain_swing_between("10", &ascent.giver.name, &ascent.climber.name);
    let is_in_full = !phone && labels.add(&mut marks, "s12 i2 halo", &in_full, &[above]);
    if !is_in_full {
        let in_short = say.mountain_swing("10");
        labels.add(&mut marks, "s12 i2 halo", &in_short, &[above]);
    }
    focus(&mut marks, &mut labels, view_model, ascent, &x, &y);
    if shows_five {
        let above = (left, y(5.0).floor() - 4.5, Anchor::Start);
        labels.add(&mut marks, "s12 i2 halo", "5", &[above]);
    }
    if !unmoved && back > 0.0 {
        way_back(
            &mut marks,
            &mut labels,
            view_model,
            (x(before.seats as f64), y(back)),
            base,
            back,
            before.seats,
        );
    }
    // Where the ridge as counted is named: so many seats below the summit.
    const NAMED: usize = 44;
    let named = now.majority.saturating_sub(NAMED);
    if !unmoved && let Some(point) = old_ridge.iter().find(|point| point.0 == named) {
        let under = (x(named as f64) + 8.0, y(point.1) + 18.0, Anchor::Start);
        labels.add(&mut marks, "s12 i2", &year, &[under]);
    }

    let label = say.mountain_spoken(
        &words::capital(&ascent.climber.collective),
        &now.seats.to_string(),
        &say.one_decimal(summit(now)),
        &ascent.giver.collective,
        &now.majority.to_string(),
        &say.mountain_spoken_before(
            &year,
            &say.one_decimal(summit(before)),
            &before.seats.to_string(),
        ),
    );
    Scene::image(width, height, label, marks)
}

/// Seats held against the swing that gets there, from the start to a majority.
fn profile(mountain: &Mountain) -> Vec<(usize, f64)> {
    let mut points = vec![(mountain.seats.min(mountain.majority), 0.0)];
    for (index, step) in mountain.slope.iter().enumerate() {
        let seats = mountain.seats + index + 1;
        if seats > mountain.majority {
            break;
        }
        points.push((seats, step.swing.max(0.0)));
    }
    points
}

/// The way back to the seats that the party had. Its words are the first to give way, because the line above the
/// picture still says them.
fn way_back(
    marks: &mut Marks,
    labels: &mut Labels,
    view_model: &ViewModel,
    (at, height): (f64, f64),
    base: f64,
    swing: f64,
    seats: usize,
) {
    const CLASSES: &str = "s12 ink halo";
    marks.line("g-back", at, base, at, height);
    marks.circle("g-backd", at, height, 3.5);
    if swing >= 0.5 {
        let say = view_model.words();
        let text = say.mountain_get_back(&say.one_decimal(swing), &seats.to_string());
        // In two lines of much the same width.
        let face = view_model.size.face;
        let text = face.wrap(CLASSES, &text, 0.6 * face.width(CLASSES, &text));
        let above = height - 3.0 - LINE * text.matches('\n').count() as f64;
        labels.add(marks, CLASSES, &text, &[(at - 6.0, above, Anchor::End)]);
    }
}

/// The focus seat on the slope, if it is still to be climbed to.
fn focus(
    marks: &mut Marks,
    labels: &mut Labels,
    view_model: &ViewModel,
    ascent: &Ascent,
    x: &impl Fn(f64) -> f64,
    y: &impl Fn(f64) -> f64,
) {
    const NAME: &str = "s12 b ink halo";
    let mountain = ascent.now;
    let seat = view_model.seat();
    let place = mountain.slope.iter().position(|step| step.seat == seat.id);
    let Some(index) = place else { return };
    let is_giver_s = match ascent.climb.party {
        Party::TO => view_model.winner(seat.id) == Party::THIRD,
        _ => view_model.winner(seat.id) == Party::TO,
    };
    if mountain.seats + index >= mountain.majority || !is_giver_s {
        return;
    }
    let swing = mountain.slope[index].swing.max(0.0);
    let (at, height) = (x((mountain.seats + index + 1) as f64), y(swing));
    marks.circle("g-hart", at, height, 4.0);
    let text = if swing < 0.05 {
        seat.name.to_string()
    } else {
        let swing = view_model.words().one_decimal(swing);
        format!("{} {swing}", seat.name)
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
