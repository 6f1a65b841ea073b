//! The focus seat: its result in the scenario, where the moved votes came from, and how a
//! by-election there really went.

use yew::prelude::*;

use super::{
    looks,
    panel::Content,
    phrases,
    picture::picture,
    scene::{Marks, Scene, keep_between},
    seat_chart,
    view_model::ViewModel,
};
use crate::model::{Party, Seat, SeatResult, Share, Swing, explained_swing, swing_from_third};

pub fn panel(view_model: &ViewModel) -> Content {
    let (election, say) = (view_model.election(), view_model.words());
    let seat = view_model.seat();
    let result = view_model.result(seat.id);
    let winner = &election.party(result.winner).name;
    let majority = html! { <span class="num">{say.votes(result.majority)}</span> };
    let home = election.focus();
    let back = html! {
        if seat.id != home.id {
            <button
                type="button"
                class="bt-back"
                data-act="focus"
                data-value={home.id.index().to_string()}
            >
                {say.seat_back(&home.name)}
            </button>
        }
    };
    Content {
        eye: html! { <>{&*seat.name} {back}</> },
        heading: html! {
            <>
                <span data-party={looks::text_colour(result.winner)}>
                    {phrases::verdict(say, winner, result.is_gain(seat))}
                </span>
                <span class="lg">{"\u{a0}· "}</span>
                <span class="ln">{say.seat_majority(majority)}</span>
            </>
        },
        body: html! {
            <>
                <p class="bt-sub">{moved(view_model, seat)}</p>
                <figure>{picture(view_model, "votes", seat_chart::chart(view_model))}</figure>
                {swing(view_model, seat, result).unwrap_or_default()}
            </>
        },
    }
}

/// Whose votes move, and what the chart compares.
fn moved(view_model: &ViewModel, seat: &Seat) -> Html {
    let (election, scenario) = (view_model.election(), view_model.scenario());
    let say = view_model.words();
    let (from, year) = (election.party(Party::FROM), election.year().to_string());
    let moving = seat.votes(Party::FROM);
    if !seat.changeable {
        return say.seat_outside().into();
    }
    let against = match election.by_election(seat.id) {
        Some(_) => {
            let diamond = html! { <span aria-hidden="true">{"◆"}</span> };
            say.seat_against_with_by_election(&year, diamond)
        }
        None => say.seat_against(&year).into(),
    };
    let moved = |share: Share| say.votes(moving * share.basis_points());
    let sentence = if moving == 0 {
        say.seat_did_not_stand(&phrases::capital(&from.collective), &year)
    } else {
        let mut to = election.party(Party::TO).to();
        if scenario.labour_share() > Share::ZERO {
            let third = election.party(Party::THIRD).to();
            let third = say.control_share_to(&moved(scenario.labour_share()), &third);
            to = say.common_comma_in_text(&to, &third);
        }
        say.seat_moved(
            &moved(scenario.transfer()),
            &seat.name,
            &say.thousands(moving),
            &from.name,
            &to,
        )
    };
    html! { <>{sentence}{" "}{against}</> }
}

/// How much of the by-election's swing the scenario replays; the rest had other causes.
fn swing(view_model: &ViewModel, seat: &Seat, result: &SeatResult) -> Option<Html> {
    let (election, say) = (view_model.election(), view_model.words());
    let poll = election.by_election(seat.id)?;
    let valid = seat.valid as f64;
    let actual = swing_from_third(
        100.0 * seat.votes(Party::TO) as f64 / valid,
        100.0 * seat.votes(Party::THIRD) as f64 / valid,
        poll.share(Party::TO)?,
        poll.share(Party::THIRD)?,
    );
    let whole = say.one_decimal(actual.abs());
    if actual <= 0.0 {
        let third = election.party(Party::THIRD).to();
        return Some(html! {
            <div class="bt-sw">
                <p class="hd">{say.seat_swing_to_third(&whole, &third)}</p>
            </div>
        });
    }
    let explained = explained_swing(seat, result);
    let width = view_model.size.panel();
    let mut marks = Marks::default();
    marks.rect("g-swbg", 0.5, 0.5, width - 1.0, 15.0);
    let filled = width * keep_between(explained / actual, 0.0, 1.0);
    if filled > 0.0 {
        marks.striped(("f-hc", "hs w"), 0.0, 0.0, filled, 16.0);
    }
    let part = say.one_decimal(explained);
    let label = say.seat_swing_part(&part, &whole);
    // The two figures add up as they are shown.
    let rest = (actual * 10.0).round() / 10.0 - (explained * 10.0).round() / 10.0;
    let rest = html! { <b>{say.one_decimal(rest)}</b> };
    let part = html! { <b class="c-con">{part}</b> };
    let cause = if view_model.scenario().swing() == Swing::ZERO {
        say.seat_swing_by_voters(part, &election.party(Party::FROM).name)
    } else {
        say.seat_swing_in_scenario(part)
    };
    let to = election.party(Party::TO).to();
    Some(html! {
        <div class="bt-sw">
            <p class="hd">{say.seat_swing_to(&to, &whole)}</p>
            {picture(view_model, "swing", Scene::image(width, 16.0, label, marks))}
            <p class="bt-swl">
                <span>{cause}</span>
                <span>{say.seat_swing_otherwise(rest)}</span>
            </p>
        </div>
    })
}
