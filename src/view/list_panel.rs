//! The seats at risk: the latest to fall, the reader's own line, the next; and the finder.

use yew::prelude::*;

use super::{looks, panel::Content, phrases, scene::tenth, thresholds::Tip, view_model::ViewModel};
use crate::{
    model::{Party, SeatId, TippingPoint},
    words::Words,
};

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
    let (state, say) = (&view_model.state, view_model.words());
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
    let (to, from) = (election.party(Party::TO), election.party(Party::FROM));
    let year = election.year().to_string();
    let note = html! {
        if third {
            <p class="bt-sub">{say.list_note(&from.name, &year, &to.collective)}</p>
        }
    };
    let more = if !searching && at_risk > SHORT {
        let words = if state.whole_list {
            say.list_show_fewer().to_owned()
        } else {
            say.list_show_all(&at_risk.to_string())
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
        eye: html! { {say.list_title()} },
        heading: next_to_fall(view_model, &standing),
        body: html! {
            <>
                <p class="bt-find">
                    <label for={label}>{say.list_find()}</label>
                    <input
                        id={id}
                        type="search"
                        autocomplete="off"
                        placeholder={say.list_example(&election.texts().example)}
                        data-act="find"
                        value={state.query.clone()}
                    />
                </p>
                <p class="sr" role="status">{searching.then(|| announce(say, found(view_model).len()))}</p>
                <table class="bt-t">
                    <thead>
                        <tr>
                            <th scope="col">{say.list_seat()}</th>
                            <th scope="col">{say.list_majority(&year, html! { <br /> })}</th>
                            <th scope="col">{say.list_votes(&from.short, html! { <br /> })}</th>
                            <th scope="col">{say.list_falls_at()}</th>
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

fn announce(say: &Words, count: usize) -> String {
    match count {
        0 => say.list_found_none().to_owned(),
        count => say.list_found(count),
    }
}

fn next_to_fall(view_model: &ViewModel, standing: &[Tip]) -> Html {
    let say = view_model.words();
    match standing.first() {
        Some(tip) if matches!(tip.at, TippingPoint::At(_)) => {
            let holder = looks::text_colour(holder(view_model, tip.seat));
            let name = &*view_model.election().seat(tip.seat).name;
            say.list_next(
                html! { <span data-party={holder}>{name}</span> },
                html! { <span class="num">{phrases::tipping(say, tip.at)}</span> },
            )
        }
        _ => html! { {say.list_no_next()} },
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
    let say = view_model.words();
    let mut rows = Vec::new();
    for tip in &fallen[fallen.len() - before..] {
        rows.push(row(view_model, tip.seat, tip.at));
    }
    rows.push(html! {
        <tr key="cut" class="cut">
            <td colspan="4">
                if !fallen.is_empty() {
                    {say.list_fallen()}
                    {" · "}
                }
                {say.list_your_slider(html! { <b>{say.share(view_model.scenario().transfer())}</b> })}
                if !standing.is_empty() {
                    {" · "}
                    {say.list_standing()}
                }
            </td>
        </tr>
    });
    for tip in &standing[..after] {
        rows.push(row(view_model, tip.seat, tip.at));
    }
    rows
}

fn search_rows(view_model: &ViewModel) -> Vec<Html> {
    let (seats, say) = (found(view_model), view_model.words());
    if seats.is_empty() {
        let query = view_model.state.query.trim_ascii();
        return vec![html! {
            <tr key="none">
                <td colspan="4">{say.list_none_called(query)}</td>
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
                <td colspan="4">{say.list_more(seats.len() - SHORT)}</td>
            </tr>
        });
    }
    rows
}

fn row(view_model: &ViewModel, seat: SeatId, tip: TippingPoint) -> Html {
    let (election, say) = (view_model.election(), view_model.words());
    let seat = election.seat(seat);
    let has_fallen = view_model.winner(seat.id) == Party::TO;
    let last = if !seat.changeable {
        html! { <span class="c-2">{say.list_fixed()}</span> }
    } else if seat.winner() == Party::TO {
        let short = &election.party(Party::TO).short;
        let year = election.year().to_string();
        match has_fallen {
            true => say.list_won(short, &year).into(),
            false => say.list_won_not_here(short, &year).into(),
        }
    } else if tip == TippingPoint::Never {
        html! { <span class="c-2">{say.common_never()}</span> }
    } else {
        let point = across(tip.percent().unwrap_or_default());
        let line = across(view_model.scenario().transfer().percent());
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
                    <circle data-party={party} cx={point} cy="4" r={radius} />
                    <svg x={line} overflow="visible"><line class="g-you" y1="-9" y2="17" /></svg>
                </svg>
                <b data-party={party}>{phrases::tipping(say, tip)}</b>
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
        say.thousands(seat.votes(Party::FROM))
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
            <td>{say.thousands(seat.majority())}</td>
            <td>{moving}</td>
            <td class="tp"><span class="w">{last}</span></td>
        </tr>
    }
}

/// A place between the ends of a picture, as SVG writes it: `33.9%`.
fn across(percent: f64) -> String {
    format!("{}%", tenth(percent))
}
