//! The control: the sentence, the track with its handles and the marks under it.

use yew::prelude::*;

use super::{
    labels::Labels,
    looks, phrases,
    picture::picture,
    scene::{Anchor, Marks, Scene},
    track::track,
    view_model::ViewModel,
};
use crate::model::{Election, Party, Share, Swing, TippingPoint};

/// The scenario in one sentence, for the slider and the live region.
pub fn summary(view_model: &ViewModel) -> String {
    let say = view_model.words();
    let (election, scenario) = (view_model.election(), view_model.scenario());
    let seat = view_model.seat();
    let result = view_model.result(seat.id);
    let winner = &election.party(result.winner).name;
    let wall = &view_model.outcome.wall;
    let [to, third, from] =
        [Party::TO, Party::THIRD, Party::FROM].map(|party| election.party(party));
    let sentences = [
        say.control_spoken(
            &say.control_share_to(&say.share(scenario.transfer()), &to.to()),
            &say.share(scenario.stay()),
            from.collective_now(),
            &say.control_share_to(&say.share(scenario.labour_share()), &third.to()),
            &after_swing(view_model),
        ),
        say.control_seat_result(
            &seat.name,
            &phrases::verdict(say, winner, result.is_gain(seat)),
            &say.votes(result.majority),
        ),
        say.control_wall_result(
            phrases::wall_name(say, election, &view_model.state.options.wall),
            &wall.conservative.to_string(),
            &wall.seats.to_string(),
            &to.name,
        ),
    ];
    sentences.join(" ")
}

/// ", after a swing of 1.2 points to Labour", or nothing.
fn after_swing(view_model: &ViewModel) -> String {
    let say = view_model.words();
    match view_model.scenario().swing() {
        Swing::ZERO => String::new(),
        swing => say.control_after_swing(&phrases::swing(say, view_model.election(), swing)),
    }
}

/// "If 62% of Brexit Party voters had switched to the Conservatives…"
pub fn sentence(view_model: &ViewModel) -> Html {
    let say = view_model.words();
    let (election, scenario) = (view_model.election(), view_model.scenario());
    let amount = if scenario.transfer() == Share::ALL {
        say.control_all().to_owned()
    } else {
        say.share(scenario.transfer())
    };
    let amount = html! { <span class="num c-con">{amount}</span> };
    let from = &election.party(Party::FROM).name;
    let to = to_party(election, Party::TO);
    let after_swing = after_swing(view_model);
    let sentence = match scenario.labour_share() {
        Share::ZERO => say.control_sentence(amount, from, to, &after_swing),
        labour => {
            let labour = html! { <span class="num c-lab">{say.share(labour)}</span> };
            let third = to_party(election, Party::THIRD);
            say.control_sentence_with_third(amount, from, to, labour, third, &after_swing)
        }
    };
    html! { <h2 class="bt-say">{sentence}</h2> }
}

/// "to the Conservatives", these in their colour.
fn to_party(election: &Election, party: Party) -> Html {
    let (before, people) = election.party(party).to_parts();
    html! {
        <>
            {before}
            <b data-party={looks::text_colour(party)}>{people}</b>
        </>
    }
}

/// The sentence, the labelled track and its marks.
pub fn control(view_model: &ViewModel) -> Html {
    let say = view_model.words();
    let (election, scenario) = (view_model.election(), view_model.scenario());
    let [to, third, from] =
        [Party::TO, Party::THIRD, Party::FROM].map(|party| election.party(party));
    // Three labels hardly find room on the narrowest phones; in a compact widget they share a line.
    let is_brief = view_model.state.fine && view_model.size.is_narrow()
        || view_model.state.is_compact() && view_model.size.is_phone();
    let to_words = if is_brief {
        say.control_to(to.people())
    } else {
        to.to()
    };
    let stay_words = match &from.now {
        Some((now, _)) if is_brief => say.control_stay(now),
        Some((now, _)) => say.control_stay_now(now),
        None => say.control_stay(from.people()),
    };
    html! {
        <>
            {sentence(view_model)}
            <div class="bt-ctl" role="group" aria-label={say.control_move_voters().to_owned()}>
                <div class="bt-seglab" aria-hidden="true">
                    <span class="c-con">
                        {to_words}
                        <b>{say.share(scenario.transfer())}</b>
                    </span>
                    <span class="m c-bx">
                        {stay_words}
                        <b>{say.share(scenario.stay())}</b>
                    </span>
                    <span class="r c-lab">
                        {third.to()}
                        <b>{say.share(scenario.labour_share())}</b>
                    </span>
                </div>
                {track(view_model, false)}
                {rug(view_model)}
            </div>
        </>
    }
}

/// One mark a seat at its tipping point, and the focus seat's with its name.
fn rug(view_model: &ViewModel) -> Html {
    const NAME: &str = "s12 b ink";
    // As wide as the track, which is not enlarged with the words.
    let width = view_model.size.track() / view_model.size.scale();
    let phone = view_model.size.is_phone();
    let say = view_model.words();
    let seat = view_model.seat();
    let mut marks = Marks::default();
    let mut labels = Labels::new(view_model.size.face, width);
    let place = |percent: f64| width * percent / 100.0;
    for tip in &view_model.thresholds.tips {
        if let (TippingPoint::At(_), Some(percent)) = (tip.at, tip.at.percent())
            && tip.seat != seat.id
        {
            let class = if view_model.winner(tip.seat) == Party::TO {
                "f-con"
            } else {
                "f-lab"
            };
            marks.rect(class, place(percent) - 1.0, 2.0, 2.0, 8.0);
        }
    }
    let party = &view_model.election().party(Party::TO).name;
    let caption = if phone {
        say.control_marks().to_owned()
    } else {
        say.control_marks_of(party)
    };
    let focus = view_model.tip(seat.id);
    // What becomes of the seat, with its name and without.
    let (percent, named, unnamed) = match (focus, focus.percent()) {
        (TippingPoint::At(_), Some(percent)) => {
            marks.rect("f-ink", place(percent) - 1.0, 2.0, 2.0, 14.0);
            let at = phrases::tipping(say, focus);
            if phone {
                (percent, format!("{} {at}", seat.name), at)
            } else {
                let named = say.control_seat_falls_at(&seat.name, &at);
                (percent, named, say.common_falls_at(&at))
            }
        }
        (TippingPoint::Already, _) => {
            let at = say.percentage("0");
            let named = say.control_seat_already(&seat.name, party, &at);
            (0.0, named, say.control_already(party, &at))
        }
        _ => {
            let named = say.control_seat_holds(&seat.name);
            (100.0, named, say.control_holds().to_owned())
        }
    };
    let label = if labels.width(NAME, &named) > width {
        // The longest names have the score row below to stand in.
        unnamed
    } else {
        named
    };
    // The label slides by its own percentage, so that it never leaves the track.
    let x = place(percent) - labels.width(NAME, &label) * percent / 100.0;
    labels.keep(&mut marks, NAME, &label, (x, 29.0, Anchor::Start));
    labels.add(
        &mut marks,
        "s12 i2",
        &caption,
        &[(width, 29.0, Anchor::End)],
    );
    let scene = Scene::image(width, 34.0, String::new(), marks).hidden();
    html! { <div class="bt-rug">{picture(view_model, "rug", scene)}</div> }
}
