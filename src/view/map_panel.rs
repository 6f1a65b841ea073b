//! The map: one hexagon a seat, in the scenario or at an election. Membership of the wall is size,
//! party is colour.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    looks,
    map_layout::{MapLayout, is_close_up},
    panel::Content,
    picture::picture,
    scene::{Cells, Marks, Outline, Role, Scene},
    view_model::ViewModel,
};
use crate::model::{Party, SeatId, Year};

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
        .reduce(|list, next| say.common_comma(list, next));
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
            looks::fill_class(view_model.election(), party)
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
