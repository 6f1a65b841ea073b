//! The wall: one brick a seat, laid so that the front line of what falls moves down and right.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    brick::{self, Fate, fate},
    face::Face,
    labels::LINE,
    panel::Content,
    phrases,
    picture::picture,
    scene::{Anchor, Cells, Marks, Outline, Role, Scene, keep_between},
    view_model::ViewModel,
    wall_counts::numerals,
    wall_layout::WallLayout,
};
use crate::model::{Party, Share, TippingPoint};

pub fn panel(view_model: &ViewModel) -> Content {
    let wall = &view_model.outcome.wall;
    let (election, say) = (view_model.election(), view_model.words());
    let transfer = say.share(view_model.scenario().transfer());
    let chosen = &view_model.state.options.wall;
    let (already, fallen, regained) = (wall.already, wall.fallen.len(), wall.regained.len());
    let title = match chosen.group(election) {
        Some(group) => &*group.title,
        None => phrases::wall_name(say, election, chosen),
    };
    let seats = phrases::wall_seats(say, election, chosen, wall.seats);
    let [to, third] = [Party::TO, Party::THIRD].map(|party| &*election.party(party).name);
    let fell = html! {
        if already > 0 {
            <b class="c-con">{say.wall_fell(already, &election.year().to_string())}</b>
            {" · "}
        }
    };
    let falls = match already {
        0 => say.wall_falls(fallen, &transfer),
        _ => say.wall_more_fall(fallen, &transfer),
    };
    let falls = html! {
        if fallen > 0 {
            <b class="c-con">{falls}</b>
            {" · "}
        }
    };
    let stayed = html! {
        if regained > 0 {
            <b class="c-lab">{say.wall_stayed(regained, third)}</b>
            {" · "}
        }
    };
    let bricks = say.wall_bricks(to);
    let bricks = match already + fallen + regained {
        0 => phrases::capital(&bricks),
        _ => bricks,
    };
    Content {
        eye: html! { {title.to_owned()} },
        heading: html! {
            <>
                <span class="n">{wall.conservative}</span>
                {" "}
                <span class="o">
                    {say.wall_of_seats(html! { <span class="num">{wall.seats}</span> }, &seats, to)}
                </span>
            </>
        },
        body: html! {
            <>
                <p class="bt-sub">
                    {fell}
                    {falls}
                    {stayed}
                    {bricks}
                </p>
                <figure>{picture(view_model, "brick", chart(view_model, &transfer))}</figure>
                <p class="bt-read"><span>{reading_line(view_model)}</span></p>
            </>
        },
    }
}

pub fn chart(view_model: &ViewModel, transfer: &str) -> Scene {
    let layout = &*view_model.wall;
    let brick_height = layout.brick.1;
    let phone = layout.width < 400.0;
    let mut classes = Vec::with_capacity(layout.places.len());
    let mut names = Vec::with_capacity(layout.places.len());
    let mut stripes = Outline::default();
    // Per zone: how many bricks, and the sum of their middles.
    let mut zones = [(0_usize, 0.0); 3];
    let tips = tips_by_seat(view_model);
    for (index, cell) in layout.places.iter().enumerate() {
        let fate = fate(view_model.election(), &view_model.outcome, cell.seat);
        let zone = &mut zones[fate as usize];
        zone.0 += 1;
        zone.1 += layout.corners[index].1 + brick_height / 2.0;
        if fate == Fate::Falls {
            stripes.join(&layout.stripes[index]);
        }
        let winner = view_model.winner(cell.seat);
        classes.push(brick::class(view_model.election(), fate, winner));
        let key = (fate, winner, tips[cell.seat.index()]);
        let seat = view_model.election().seat(cell.seat);
        names.push(layout.name(index, view_model, seat, key));
    }
    let never = view_model
        .thresholds
        .tips
        .iter()
        .filter(|tip| tip.at == TippingPoint::Never)
        .count();
    let mut front = Marks::default();
    front.path("hs", stripes);
    let ground = layout.height - 4.5;
    front.line("g-ground", layout.left - 4.0, ground, layout.width, ground);
    numerals(&mut front, view_model, zones, never, transfer, phone);
    let active = layout
        .places
        .iter()
        .position(|cell| cell.seat == view_model.state.brick);
    if let Some(active) = active {
        let seat = view_model.election().seat(view_model.state.brick);
        tag(&mut front, layout, view_model.size.face, active, &seat.name);
    }
    let (election, say) = (view_model.election(), view_model.words());
    let (year, to) = (election.year().to_string(), election.party(Party::TO).to());
    let label = say.wall_picture(
        &layout.places.len().to_string(),
        &say.wall_fell_to(zones[0].0, &to, &year),
        &say.wall_more_fall(zones[1].0, transfer),
        &zones[2].0.to_string(),
        &never.to_string(),
        &say.share(Share::ALL),
    );
    Scene {
        width: layout.width as i32,
        height: layout.height.ceil() as i32,
        role: Role::ListBox { active },
        label,
        back: Rc::default(),
        cells: Some(Cells {
            places: Rc::clone(&layout.places),
            classes,
            names,
        }),
        front,
    }
}

/// Tipping points by seat index; seats outside the wall are never asked for.
fn tips_by_seat(view_model: &ViewModel) -> Vec<TippingPoint> {
    let mut tips = vec![TippingPoint::Never; view_model.election().seats().len()];
    for tip in &view_model.thresholds.tips {
        tips[tip.seat.index()] = tip.at;
    }
    tips
}

/// The ring and the name tag of the active brick.
fn tag(marks: &mut Marks, layout: &WallLayout, face: Face, index: usize, name: &str) {
    const NAME: &str = "s12 b ink";
    const PADDING: f64 = 8.0;
    let (width, height) = layout.brick;
    let (x, y) = layout.corners[index];
    marks.rounded("br-sel0", x - 2.0, y - 2.0, width + 4.0, height + 4.0, 2.0);
    marks.rounded("br-sel", x - 1.0, y - 1.0, width + 2.0, height + 2.0, 1.5);
    let middle = x + width / 2.0;
    // It lies on the bricks, never on the words beside them.
    let most = layout.width - layout.left - 1.0;
    let name = face.wrap(NAME, name, most - 2.0 * PADDING);
    let (mut tag, mut lines) = (0.0, 0.0);
    for line in name.split('\n') {
        tag = f64::max(tag, face.width(NAME, line) + 2.0 * PADDING);
        lines += 1.0;
    }
    let (tag, box_height) = (tag.ceil().min(most), LINE * lines + 6.0);
    let left = keep_between(middle - tag / 2.0, layout.left, layout.width - tag - 1.0);
    let above = y > box_height + 8.0;
    let top = if above {
        y - box_height - 8.0
    } else {
        y + height + 8.0
    };
    let notch = keep_between(middle, left + 8.0, left + tag - 8.0);
    let mut outline = Outline::default();
    if above {
        outline
            .move_to(left, top)
            .across(tag)
            .down(box_height)
            .across_to(notch + 5.0)
            .by(-5.0, 5.0)
            .by(-5.0, -5.0)
            .across_to(left)
            .close();
    } else {
        outline
            .move_to(left, top)
            .across_to(notch - 5.0)
            .by(5.0, -5.0)
            .by(5.0, 5.0)
            .across_to(left + tag)
            .down(box_height)
            .across_to(left)
            .close();
    }
    marks.path("tag", outline);
    let mut baseline = top + 14.5;
    for line in name.split('\n') {
        marks.text(NAME, left + tag / 2.0, baseline, Anchor::Middle, line);
        baseline += LINE;
    }
}

/// The facts of the active brick: "Wansbeck falls at 27.7%. Labour majority in 2019: 814."
fn reading_line(view_model: &ViewModel) -> Html {
    let (election, say) = (view_model.election(), view_model.words());
    let seat = election.seat(view_model.state.brick);
    let winner = seat.winner();
    let [to, third, from] =
        [Party::TO, Party::THIRD, Party::FROM].map(|party| election.party(party));
    let (year, majority) = (election.year().to_string(), say.thousands(seat.majority()));
    let labour = view_model.scenario().labour_share();
    let name = html! { <b>{&*seat.name}</b> };
    let first = if winner == Party::TO {
        if view_model.winner(seat.id) == Party::TO {
            say.wall_seat_fell(name, &year, &majority)
        } else {
            say.wall_seat_fell_not_here(name, &year, &majority)
        }
    } else {
        match view_model.tip(seat.id) {
            TippingPoint::Never if labour > Share::ZERO => {
                say.wall_seat_holds_with(name, &say.share(labour), &third.to())
            }
            TippingPoint::Never => say.wall_seat_holds(name, &say.share(Share::ALL)),
            TippingPoint::Already => say.wall_seat_is(name, &to.name),
            point => say.wall_seat_falls(name, &phrases::tipping(say, point)),
        }
    };
    let holder = &election.party(winner).name;
    let second = match (winner, seat.runner_up()) {
        (Party::TO, _) => String::new(),
        (_, Party::FROM) => say.wall_majority_over(holder, &year, &majority, &from.collective),
        _ => say.wall_majority(holder, &year, &majority),
    };
    let moving = seat.votes(Party::FROM);
    let last = if moving > 0 {
        say.wall_votes(&from.name, &say.thousands(moving))
    } else {
        phrases::capital(&say.wall_did_not_stand(&from.collective))
    };
    html! {
        <>
            {first}
            {" "}
            if !second.is_empty() {
                {second}
                {" "}
            }
            {last}
        </>
    }
}
