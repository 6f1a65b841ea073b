//! The seats at risk: the latest to fall, the reader's own line, the next; and the finder.

use yew::prelude::*;

use super::{
    sheet::{Sheet, Tip},
    words,
};
use crate::model::{Party, SeatId, TippingPoint, Year, election};

/// Rows shown before "show all".
const SHORT: usize = 8;

/// Seats found by name, those of the wall first.
pub fn found(sheet: &Sheet) -> Vec<SeatId> {
    let wall = &sheet.state.options.wall;
    let mut seats: Vec<SeatId> = election()
        .search(&sheet.state.query)
        .into_iter()
        .map(|seat| seat.id)
        .collect();
    seats.sort_by_key(|&seat| !wall.contains(seat));
    seats
}

pub fn panel(sheet: &Sheet) -> Html {
    let heading = sheet.id("list");
    let field = sheet.id("find");
    let state = &sheet.state;
    // Every seat of the wall that the Conservatives did not win in 2019, by tipping point.
    let at_risk: Vec<Tip> = sheet
        .slopes
        .tips
        .iter()
        .filter(|tip| election().seat(tip.seat).winner(Year::Y2019) != Party::Con)
        .copied()
        .collect();
    let (fallen, standing): (Vec<Tip>, Vec<Tip>) = at_risk
        .iter()
        .partition(|tip| sheet.winner(tip.seat) == Party::Con);
    let searching = !state.query.trim().is_empty();
    let body = if searching {
        search_rows(sheet)
    } else {
        rows(sheet, &fallen, &standing)
    };
    let third = at_risk
        .iter()
        .any(|tip| election().seat(tip.seat).second_2019() == Party::Brexit);
    html! {
        <section class="bt-p p-tab" part="panel" aria-labelledby={heading.clone()}>
            <p class="bt-eye">{"Seats at risk"}</p>
            <h3 class="bt-h" id={heading}>{next_to_fall(&standing)}</h3>
            <p class="bt-find">
                <label for={field.clone()}>{"Find a seat"}</label>
                <input id={field} type="search" autocomplete="off" placeholder="e.g. Wansbeck" data-act="find" value={state.query.clone()} />
            </p>
            <p class="sr" role="status">{if searching { announce(found(sheet).len()) } else { String::new() }}</p>
            <table class="bt-t">
                <thead><tr>
                    <th scope="col">{"Seat"}</th>
                    <th scope="col">{"2019"}<br />{"majority"}</th>
                    <th scope="col">{"Brexit"}<br />{"votes"}</th>
                    <th scope="col">{"Falls at"}</th>
                </tr></thead>
                <tbody>{body}</tbody>
            </table>
            if third {
                <p class="bt-sub">{"* Brexit Party second in 2019; the tipping point is measured against the Conservatives, in third."}</p>
            }
            if !searching && at_risk.len() > SHORT {
                <button type="button" class="bt-link" data-act="list" aria-expanded={state.whole_list.to_string()}>
                    {if state.whole_list { format!("Show {SHORT} seats") } else { format!("Show all {} seats", at_risk.len()) }}
                </button>
            }
        </section>
    }
}

fn announce(count: usize) -> String {
    match count {
        0 => "No seat".into(),
        1 => "1 seat".into(),
        count => format!("{count} seats"),
    }
}

fn next_to_fall(standing: &[Tip]) -> Html {
    match standing.first() {
        Some(Tip {
            seat,
            at: at @ TippingPoint::At(_),
        }) => html! {<>
            {"Next to fall: "}<span class="c-lab">{election().seat(*seat).name}</span>
            {", at "}<span class="num">{words::tipping(*at)}</span>
        </>},
        _ => html! {"Nothing more falls"},
    }
}

fn rows(sheet: &Sheet, fallen: &[Tip], standing: &[Tip]) -> Html {
    let (before, after) = if sheet.state.whole_list {
        (fallen.len(), standing.len())
    } else {
        let before = fallen.len().min(SHORT / 2);
        let after = standing.len().min(SHORT - before);
        (fallen.len().min(SHORT - after), after)
    };
    let cut = html! {
        <tr class="cut"><td colspan="4">
            if !fallen.is_empty() { {"▲ fallen · "} }
            {"your slider: "}<b>{words::share(sheet.scenario().transfer())}</b>
            if !standing.is_empty() { {" · still standing ▼"} }
        </td></tr>
    };
    html! {<>
        {for fallen[fallen.len() - before..].iter().map(|tip| row(sheet, tip.seat, tip.at))}
        {cut}
        {for standing[..after].iter().map(|tip| row(sheet, tip.seat, tip.at))}
    </>}
}

fn search_rows(sheet: &Sheet) -> Html {
    let seats = found(sheet);
    if seats.is_empty() {
        let query = sheet.state.query.trim();
        return html! {
            <tr><td colspan="4">{format!("No seat called “{query}”. Try part of a name.")}</td></tr>
        };
    }
    html! {<>{for seats.iter().take(SHORT).map(|&seat| row(sheet, seat, sheet.tip(seat)))}</>}
}

fn row(sheet: &Sheet, seat: SeatId, tip: TippingPoint) -> Html {
    let seat = election().seat(seat);
    let has_fallen = sheet.winner(seat.id) == Party::Con;
    let line = format!(
        "{}%",
        words::one_decimal(sheet.scenario().transfer().percent()).replace('\u{2212}', "-")
    );
    let last = match tip {
        _ if !seat.changeable() => html! { <span class="c-2">{"fixed"}</span> },
        _ if seat.winner(Year::Y2019) == Party::Con => html! {
            <span>{if has_fallen { "Con in 2019" } else { "Con in 2019, not here" }}</span>
        },
        TippingPoint::Never => html! { <span class="c-2">{"never"}</span> },
        point => {
            let percent = words::tipping(point);
            html! {<>
                <svg class="mb" aria-hidden="true" width="100%" height="8">
                    <line class="g-grid" x1="0" x2="100%" y1="4" y2="4" />
                    <circle class={if has_fallen { "f-con" } else { "still" }} cx={percent.clone()} cy="4" r={if has_fallen { "4" } else { "3" }} />
                    <line class="g-you" x1={line.clone()} x2={line} y1="-9" y2="17" />
                </svg>
                <b class={if has_fallen { "c-con" } else { "c-lab" }}>{percent}</b>
            </>}
        }
    };
    let is_focus = seat.id == sheet.state.options.seat;
    html! {
        <tr key={seat.id.index()} class={is_focus.then_some("me")}>
            <th scope="row">
                <button type="button" class="bt-seat" data-act="focus" data-value={seat.id.index().to_string()}
                    aria-pressed={is_focus.to_string()}>{seat.name}</button>
                if seat.second_2019() == Party::Brexit { <i class="st">{"*"}</i> }
            </th>
            <td>{words::thousands(seat.majority_2019())}</td>
            <td>{if seat.brexit() > 0 { words::thousands(seat.brexit()) } else { "–".into() }}</td>
            <td class="tp"><span class="w">{last}</span></td>
        </tr>
    }
}
