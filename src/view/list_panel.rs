//! The seats at risk: the latest to fall, the reader's own line, the next; and the finder.

use yew::prelude::*;

use super::{
    panel::Content,
    view_model::{Tip, ViewModel},
    words,
};
use crate::model::{Party, SeatId, TippingPoint};

/// Rows shown before "show all".
const SHORT: usize = 8;

/// Seats found by name, those of the wall first.
pub fn found(view_model: &ViewModel) -> Vec<SeatId> {
    let wall = &view_model.state.options.wall;
    let (mut first, mut then) = (Vec::new(), Vec::new());
    for seat in view_model.election().search(&view_model.state.query) {
        if wall.contains(seat.id) {
            first.push(seat.id);
        } else {
            then.push(seat.id);
        }
    }
    first.extend(then);
    first
}

pub fn panel(view_model: &ViewModel) -> Content {
    let (id, label) = (view_model.id("find"), view_model.id("find"));
    let state = &view_model.state;
    // Every seat of the wall that the receiving party did not win, by tipping point.
    let (mut fallen, mut standing) = (Vec::new(), Vec::new());
    let mut third = false;
    for &tip in &view_model.thresholds.tips {
        let seat = view_model.election().seat(tip.seat);
        if seat.winner() == Party::TO {
            continue;
        }
        third |= seat.runner_up() == Party::FROM;
        if view_model.winner(tip.seat) == Party::TO {
            fallen.push(tip);
        } else {
            standing.push(tip);
        }
    }
    let at_risk = fallen.len() + standing.len();
    let searching = !state.query.trim_ascii().is_empty();
    let body = if searching {
        search_rows(view_model)
    } else {
        rows(view_model, &fallen, &standing)
    };
    let election = view_model.election();
    let from = election.party(Party::FROM);
    let note = html! {
        if third {
            <p class="bt-sub">
                {format!(
                    "* {} second in {}; the tipping point is measured against {}, in third.",
                    from.name,
                    election.year(),
                    election.party(Party::TO).collective
                )}
            </p>
        }
    };
    let more = if !searching && at_risk > SHORT {
        let words = if state.whole_list {
            "Show fewer seats".to_owned()
        } else {
            format!("Show all {at_risk} seats")
        };
        html! {
            <button
                type="button"
                class="bt-link"
                data-act="list"
                aria-expanded={state.whole_list.to_string()}
            >
                {words}
            </button>
        }
    } else {
        Html::default()
    };
    Content {
        eye: html! { {"Seats at risk"} },
        heading: next_to_fall(view_model, &standing),
        body: html! {
            <>
                <p class="bt-find">
                    <label for={label}>{"Find a seat"}</label>
                    <input
                        id={id}
                        type="search"
                        autocomplete="off"
                        placeholder={format!("e.g. {}", election.texts().example)}
                        data-act="find"
                        value={state.query.clone()}
                    />
                </p>
                <p class="sr" role="status">{searching.then(|| announce(found(view_model).len()))}</p>
                <table class="bt-t">
                    <thead>
                        <tr>
                            <th scope="col">{"Seat"}</th>
                            <th scope="col">{election.year()} <br /> {"majority"}</th>
                            <th scope="col">{&*from.short} <br /> {"votes"}</th>
                            <th scope="col">{"Falls at"}</th>
                        </tr>
                    </thead>
                    <tbody>{body}</tbody>
                </table>
                {note}
                {more}
            </>
        },
    }
}

fn announce(count: usize) -> String {
    match count {
        0 => "No seat".to_owned(),
        1 => "1 seat".to_owned(),
        count => format!("{count} seats"),
    }
}

fn next_to_fall(view_model: &ViewModel, standing: &[Tip]) -> Html {
    match standing.first() {
        Some(tip) if matches!(tip.at, TippingPoint::At(_)) => html! {
            <>
                {"Next to fall: "}
                <span data-party={words::text_colour(holder(view_model, tip.seat))}>{&*view_model.election().seat(tip.seat).name}</span>
                {", at "}
                <span class="num">{words::tipping(tip.at)}</span>
            </>
        },
        _ => html! { {"Nothing more falls"} },
    }
}

/// Who holds a seat, as it was counted.
fn holder(view_model: &ViewModel, seat: SeatId) -> Party {
    view_model.election().seat(seat).winner()
}

fn rows(view_model: &ViewModel, fallen: &[Tip], standing: &[Tip]) -> Vec<Html> {
    let (before, after) = if view_model.state.whole_list {
        (fallen.len(), standing.len())
    } else {
        let before = fallen.len().min(SHORT / 2);
        let after = standing.len().min(SHORT - before);
        (fallen.len().min(SHORT - after), after)
    };
    let mut rows = Vec::new();
    for tip in &fallen[fallen.len() - before..] {
        rows.push(row(view_model, tip.seat, tip.at));
    }
    rows.push(html! {
        <tr key="cut" class="cut">
            <td colspan="4">
                {if fallen.is_empty() {
                        ""
                    } else {
                        "▲ fallen · "
                }}
                {"your slider: "}
                <b>{words::share(view_model.scenario().transfer())}</b>
                {if standing.is_empty() {
                        ""
                    } else {
                        " · still standing ▼"
                }}
            </td>
        </tr>
    });
    for tip in &standing[..after] {
        rows.push(row(view_model, tip.seat, tip.at));
    }
    rows
}

fn search_rows(view_model: &ViewModel) -> Vec<Html> {
    let seats = found(view_model);
    if seats.is_empty() {
        let query = view_model.state.query.trim_ascii();
        return vec![html! {
            <tr key="none">
                <td colspan="4">
                    {"No seat called “"}
                    {query.to_owned()}
                    {"”. Try part of a name."}
                </td>
            </tr>
        }];
    }
    let mut rows = Vec::new();
    for &seat in &seats[..seats.len().min(SHORT)] {
        rows.push(row(view_model, seat, view_model.tip(seat)));
    }
    if seats.len() > SHORT {
        rows.push(html! {
            <tr key="more">
                <td colspan="4">{"and "} {seats.len() - SHORT} {" more: type more of the name"}</td>
            </tr>
        });
    }
    rows
}

fn row(view_model: &ViewModel, seat: SeatId, tip: TippingPoint) -> Html {
    let election = view_model.election();
    let seat = election.seat(seat);
    let has_fallen = view_model.winner(seat.id) == Party::TO;
    let last = if !seat.changeable {
        html! { <span class="c-2">{"fixed"}</span> }
    } else if seat.winner() == Party::TO {
        let here = if has_fallen { "" } else { ", not here" };
        let short = &election.party(Party::TO).short;
        format!("{short} in {}{here}", election.year()).into()
    } else if tip == TippingPoint::Never {
        html! { <span class="c-2">{"never"}</span> }
    } else {
        let percent = words::tipping(tip);
        let line = words::share(view_model.scenario().transfer());
        let (party, radius) = if has_fallen {
            ("con", "4")
        } else {
            ("lab", "3")
        };
        // The tipping point on the way from 0 to 100%, and the reader's own line.
        html! {
            <>
                <svg class="mb" aria-hidden="true" width="100%" height="8">
                    <line class="g-grid" x1="0" x2="100%" y1="4" y2="4" />
                    <circle data-party={party} cx={percent.clone()} cy="4" r={radius} />
                    <svg x={line} overflow="visible"><line class="g-you" y1="-9" y2="17" /></svg>
                </svg>
                <b data-party={party}>{percent}</b>
            </>
        }
    };
    let is_focus = seat.id == view_model.state.options.seat;
    let third = html! {
        if seat.runner_up() == Party::FROM {
            <i class="st">{"*"}</i>
        }
    };
    let moving = if seat.stood(Party::FROM) {
        words::thousands(seat.votes(Party::FROM))
    } else {
        "–".to_owned()
    };
    html! {
        // The keyboard's focus follows the seat, not the row's number.
        <tr key={seat.id.index()} aria-current={is_focus.then_some("true")}>
            <th scope="row">
                <button
                    type="button"
                    class="bt-seat"
                    data-act="focus"
                    aria-pressed={is_focus.to_string()}
                    data-value={seat.id.index().to_string()}
                >
                    {&*seat.name}
                </button>
                {third}
            </th>
            <td>{words::thousands(seat.majority())}</td>
            <td>{moving}</td>
            <td class="tp"><span class="w">{last}</span></td>
        </tr>
    }
}
