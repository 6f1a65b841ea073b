//! The mountain: from a party's seats in the scenario up to a majority, one seat a step, by the
//! uniform swing that wins each.

use std::cmp::Ordering;

use yew::prelude::*;

use super::{
    ascent::{Ascent, summit},
    looks,
    mountain_chart::chart,
    panel::Content,
    phrases,
    picture::picture,
    view_model::ViewModel,
};

pub fn panel(view_model: &ViewModel) -> Content {
    let Some(ascent) = Ascent::new(view_model) else {
        return Content::default();
    };
    let say = view_model.words();
    let mountain = ascent.now;
    let colour = looks::text_colour(ascent.climb.party);
    let start = html! { <span class="num" data-party={colour}>{mountain.seats}</span> };
    Content {
        eye: html! { {&*ascent.climb.title} },
        heading: if mountain.to_climb() > 0 {
            let gains = html! { <span class="num">{mountain.to_climb()}</span> };
            say.mountain_gains_away(mountain.to_climb(), start, gains)
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

fn finding(view_model: &ViewModel, ascent: &Ascent) -> Html {
    let Ascent {
        climb,
        climber,
        giver,
        now,
        before,
        year,
        ..
    } = ascent;
    let say = view_model.words();
    let year = year.to_string();
    if ascent.is_unmoved {
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
        (Ordering::Equal, true) => say.mountain_sets_out_level(&phrases::capital(party)),
        (Ordering::Equal, false) => say.mountain_set_out_level(&phrases::capital(party)),
        (Ordering::Greater, true) => {
            say.mountain_sets_out_higher(party, &say.mountain_higher(difference))
        }
        (Ordering::Greater, false) => {
            say.mountain_set_out_higher(party, &say.mountain_higher(difference))
        }
    }
}
