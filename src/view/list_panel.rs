//! The seats at risk: the latest to fall, the reader's own line, the next; and the finder.

use super::{
    markup::{Markup, markup},
    sheet::{Sheet, Tip},
    words,
};
use crate::{
    model::{Party, SeatId, TippingPoint, Year, election},
    text::text,
};

/// Rows shown before "show all".
const SHORT: usize = 8;

/// Seats found by name, those of the wall first.
pub fn found(sheet: &Sheet) -> Vec<SeatId> {
    let wall = &sheet.state.options.wall;
    let (mut first, mut then) = (Vec::new(), Vec::new());
    for seat in election().search(&sheet.state.query) {
        if wall.contains(seat.id) {
            first.push(seat.id);
        } else {
            then.push(seat.id);
        }
    }
    first.extend(then);
    first
}

// Kept by name: measurements and tests tell the panels apart by it.
#[inline(never)]
pub fn panel(sheet: &Sheet) -> Markup {
    let heading = sheet.id("list");
    let (id, label) = (sheet.id("find"), sheet.id("find"));
    let state = &sheet.state;
    // Every seat of the wall that the Conservatives did not win in 2019, by tipping point.
    let (mut fallen, mut standing) = (Vec::new(), Vec::new());
    let mut third = false;
    for &tip in &sheet.slopes.tips {
        let seat = election().seat(tip.seat);
        if seat.winner(Year::Y2019) == Party::Con {
            continue;
        }
        third |= seat.second_2019() == Party::Brexit;
        if sheet.winner(tip.seat) == Party::Con {
            fallen.push(tip);
        } else {
            standing.push(tip);
        }
    }
    let at_risk = fallen.len() + standing.len();
    let searching = !state.query.trim_ascii().is_empty();
    let body = if searching {
        search_rows(sheet)
    } else {
        rows(sheet, &fallen, &standing)
    };
    let note = third.then(|| {
        markup!(
            "<p class=bt-sub>* Brexit Party second in 2019; the tipping point is measured against \
             the Conservatives, in third.</p>"
        )
    });
    let more = (!searching && at_risk > SHORT).then(|| {
        let words = if state.whole_list {
            "Show fewer seats".to_owned()
        } else {
            text!("Show all ", at_risk, " seats")
        };
        markup!(
            "<button type=button class=bt-link data-act=list aria-expanded={}>{}</button>",
            state.whole_list,
            words
        )
    });
    markup!(
        "<section class=\"bt-p p-tab\" part=panel aria-labelledby={}><p class=bt-eye>Seats at risk</p>\
         <h3 class=bt-h id={}>{}</h3>\
         <p class=bt-find><label for={}>Find a seat</label>\
         <input id={} type=search autocomplete=off placeholder=\"e.g. Wansbeck\" data-act=find value={}/></p>\
         <p class=sr role=status>{}</p>\
         <table class=bt-t><thead><tr><th scope=col>Seat</th><th scope=col>2019<br/>majority</th>\
         <th scope=col>Brexit<br/>votes</th><th scope=col>Falls at</th></tr></thead>\
         <tbody>{}</tbody></table>{}{}</section>",
        heading.clone(),
        heading,
        next_to_fall(&standing),
        label,
        id,
        state.query.clone(),
        searching.then(|| announce(found(sheet).len())),
        body,
        note,
        more
    )
}

fn announce(count: usize) -> String {
    match count {
        0 => "No seat".to_owned(),
        1 => "1 seat".to_owned(),
        count => text!(count, " seats"),
    }
}

fn next_to_fall(standing: &[Tip]) -> Markup {
    match standing.first() {
        Some(tip) if matches!(tip.at, TippingPoint::At(_)) => markup!(
            "Next to fall: <span class=c-lab>{}</span>, at <span class=num>{}</span>",
            election().seat(tip.seat).name,
            words::tipping(tip.at)
        ),
        _ => markup!("Nothing more falls"),
    }
}

fn rows(sheet: &Sheet, fallen: &[Tip], standing: &[Tip]) -> Vec<Markup> {
    let (before, after) = if sheet.state.whole_list {
        (fallen.len(), standing.len())
    } else {
        let before = fallen.len().min(SHORT / 2);
        let after = standing.len().min(SHORT - before);
        (fallen.len().min(SHORT - after), after)
    };
    let mut rows = Vec::new();
    for tip in &fallen[fallen.len() - before..] {
        rows.push(row(sheet, tip.seat, tip.at));
    }
    rows.push(markup!(
        "<tr class=cut><td colspan=4>{}your slider: <b>{}</b>{}</td></tr>",
        if fallen.is_empty() {
            ""
        } else {
            "▲ fallen · "
        },
        words::share(sheet.scenario().transfer()),
        if standing.is_empty() {
            ""
        } else {
            " · still standing ▼"
        }
    ));
    for tip in &standing[..after] {
        rows.push(row(sheet, tip.seat, tip.at));
    }
    rows
}

fn search_rows(sheet: &Sheet) -> Vec<Markup> {
    let seats = found(sheet);
    if seats.is_empty() {
        let query = sheet.state.query.trim_ascii();
        return vec![markup!(
            "<tr><td colspan=4>No seat called “{}”. Try part of a name.</td></tr>",
            query.to_owned()
        )];
    }
    let mut rows = Vec::new();
    for &seat in &seats[..seats.len().min(SHORT)] {
        rows.push(row(sheet, seat, sheet.tip(seat)));
    }
    if seats.len() > SHORT {
        rows.push(markup!(
            "<tr><td colspan=4>and {} more: type more of the name</td></tr>",
            seats.len() - SHORT
        ));
    }
    rows
}

fn row(sheet: &Sheet, seat: SeatId, tip: TippingPoint) -> Markup {
    let seat = election().seat(seat);
    let has_fallen = sheet.winner(seat.id) == Party::Con;
    let last = if !seat.changeable() {
        markup!("<span class=c-2>fixed</span>")
    } else if seat.winner(Year::Y2019) == Party::Con {
        if has_fallen {
            "Con in 2019"
        } else {
            "Con in 2019, not here"
        }
        .into()
    } else if tip == TippingPoint::Never {
        markup!("<span class=c-2>never</span>")
    } else {
        let percent = words::tipping(tip);
        let line = words::share(sheet.scenario().transfer());
        let (dot, radius, text) = if has_fallen {
            ("f-con", "4", "c-con")
        } else {
            ("still", "3", "c-lab")
        };
        // The tipping point on the way from 0 to 100%, and the reader's own line.
        markup!(
            "<svg class=mb aria-hidden=true width=100% height=8>\
             <line class=g-grid x1=0 x2=100% y1=4 y2=4/><circle class={} cx={} cy=4 r={}/>\
             <svg x={} overflow=visible><line class=g-you y1=-9 y2=17/></svg></svg><b class={}>{}</b>",
            dot,
            percent.clone(),
            radius,
            line,
            text,
            percent
        )
    };
    let is_focus = seat.id == sheet.state.options.seat;
    let third = (seat.second_2019() == Party::Brexit).then(|| markup!("<i class=st>*</i>"));
    let brexit = if seat.brexit() > 0 {
        words::thousands(seat.brexit())
    } else {
        "–".to_owned()
    };
    markup!(
        "<tr class={}><th scope=row>\
         <button type=button class=bt-seat data-act=focus data-value={} aria-pressed={}>{}</button>{}</th>\
         <td>{}</td><td>{}</td><td class=tp><span class=w>{}</span></td></tr>",
        is_focus.then_some("me"),
        seat.id.index(),
        is_focus,
        seat.name,
        third,
        words::thousands(seat.majority_2019()),
        brexit,
        last
    )
}
