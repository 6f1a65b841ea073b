//! The control: the sentence, the track with its handles, the score and the sourced settings.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    labels::Labels,
    looks, phrases,
    picture::picture,
    scene::{Anchor, Marks, Scene},
    track::track,
    view_model::ViewModel,
};
use crate::{
    model::{Commons, Election, Party, Preset, Share, Swing, TippingPoint},
    options::write_decimal,
};

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

/// The three answers: the focus seat, the wall, the Commons.
pub fn score(view_model: &ViewModel) -> Html {
    let say = view_model.words();
    let seat = view_model.seat();
    let result = view_model.result(seat.id);
    let wall = &view_model.outcome.wall;
    let (won, all) = (wall.conservative.to_string(), wall.seats.to_string());
    let already = wall.already.to_string();
    let (colour, majority) = majority_words(view_model);
    let election = view_model.election();
    let winner = election.party(result.winner);
    let to = election.party(Party::TO);
    let (before, year) = (
        view_model.baseline.majority_words(say, election),
        election.year().to_string(),
    );
    let winner = html! {
        <>
            <span class="lg">{&*winner.name}</span>
            <span class="smo">{winner.brief()}</span>
        </>
    };
    html! {
        <div class="bt-score">
            <div>
                <span class="k">{&*seat.name}</span>
                <span class="v" data-party={looks::text_colour(result.winner)}>
                    {phrases::verdict_of(say, winner, result.is_gain(seat))}
                </span>
                <span class="s">{say.common_majority(&say.votes(result.majority))}</span>
            </div>
            <div>
                <span class="k">{phrases::wall_name(say, election, &view_model.state.options.wall)}</span>
                <span class="v c-con">{say.common_number_of(&won, &all)}</span>
                <span class="s">
                    <span class="lg">{say.score_party_before(&to.name, &already, &year)}</span>
                    <span class="smo">{say.score_party_was(&to.short, &already)}</span>
                </span>
            </div>
            <div>
                <span class="k">
                    <span class="lg">{say.score_house_majority(&election.texts().house_short)}</span>
                    <span class="smo">{say.score_majority()}</span>
                </span>
                <span class="v" data-party={colour}>{majority}</span>
                <span class="s">
                    <span class="lg">{say.score_before(&before, &year)}</span>
                    <span class="smo">{say.score_was(&before)}</span>
                </span>
            </div>
        </div>
    }
}

/// The majority in the Commons in words, or the lack of one.
fn majority_words(view_model: &ViewModel) -> (Option<&'static str>, String) {
    match majority(&view_model.outcome.commons) {
        Some((party, majority)) => {
            let short = &view_model.election().party(party).short;
            (looks::text_colour(party), format!("{short} {majority}"))
        }
        None => (None, view_model.words().common_none().to_owned()),
    }
}

/// The party that has a majority in the Commons, and how large it is. No scenario gives one to
/// any but the two that exchange votes.
pub fn majority(commons: &Commons) -> Option<(Party, i32)> {
    let majority = |party| (party, commons.majority(party));
    let mut majorities = [Party::TO, Party::THIRD].map(majority).into_iter();
    majorities.find(|&(_, majority)| majority > 0)
}

/// The settings that have a source, the ends of the scale, and the finer controls.
pub fn presets(view_model: &ViewModel) -> Html {
    let label = view_model.id("presets");
    let (mut sourced, mut ends) = (Vec::new(), Vec::new());
    let election = view_model.election();
    let settings = election.settings();
    for (place, preset) in settings.iter().enumerate() {
        if preset.is_sourced {
            // The nearest to the question, the last one, comes first.
            sourced.insert(0, chip(view_model, place, true));
        } else {
            ends.push(chip(view_model, place, false));
        }
    }
    let with_source = view_model.words().settings_with_source(
        &election.party(Party::TO).short,
        &election.party(Party::THIRD).short,
    );
    html! {
        <div class="bt-more" part="settings">
            <p class="bt-prel" id={label.clone()}>{with_source}</p>
            <div class="bt-pre" role="group" aria-labelledby={label}>
                {sourced}
                <div class="bt-ends">{ends}</div>
            </div>
            <p class="bt-source">
                {settings
                    .iter()
                    // The opening state needs no source: the first screen is for the answer.
                    .find(|preset| view_model.state.touched && is_chosen(view_model, preset))
                    .map(|preset| Rc::clone(&preset.source))}
            </p>
            {fine(view_model)}
        </div>
    }
}

fn chip(view_model: &ViewModel, place: usize, sourced: bool) -> Html {
    let (say, election) = (view_model.words(), view_model.election());
    let preset = &election.settings()[place];
    let pressed = is_chosen(view_model, preset);
    let transfer = say.share(preset.transfer);
    let name = (!sourced).then(|| format!("{transfer} {}: {}", preset.chip, preset.label));
    let title = if sourced {
        html! {
            <>
                <i class="dm" aria-hidden="true" />
                {format!("{} {}", say.percent(preset.transfer), election.party(Party::TO).short)}
                if preset.knows_labour {
                    {format!(
                        " · {} {}",
                        say.percent(preset.labour_share),
                        election.party(Party::THIRD).short
                    )}
                }
            </>
        }
    } else {
        transfer.into()
    };
    let content = html! {
        <>
            <b>{title}</b>
            {if sourced { &*preset.label } else { &*preset.chip }}
        </>
    };
    let press = Press {
        act: "preset",
        value: place.to_string(),
        pressed,
        name,
        title: Some(Rc::clone(&preset.source)),
    };
    press.chip(content)
}

/// A button of a group of which one is chosen.
pub struct Press {
    /// What a click on it asks for, as `events` reads it.
    pub act: &'static str,
    pub value: String,
    pub pressed: bool,
    /// Its name where its content does not say enough.
    pub name: Option<String>,
    pub title: Option<Rc<str>>,
}

impl Press {
    pub fn chip(self, content: Html) -> Html {
        html! {
            <button
                type="button"
                class="bt-chip"
                data-act={self.act}
                data-value={self.value}
                aria-pressed={self.pressed.to_string()}
                aria-label={self.name}
                title={self.title}
            >
                {content}
            </button>
        }
    }
}

fn is_chosen(view_model: &ViewModel, preset: &Preset) -> bool {
    let scenario = view_model.scenario();
    scenario.transfer() == preset.transfer && scenario.labour_share() == preset.labour_share
}

/// The finer controls, folded away: the third party's share by the narrow handle, and the swing.
fn fine(view_model: &ViewModel) -> Html {
    let open = view_model.state.fine;
    let third = view_model.election().party(Party::THIRD).to();
    html! {
        <div class="bt-finerow">
            <button
                type="button"
                class="bt-link"
                data-act="fine"
                aria-expanded={open.to_string()}
            >
                {view_model.words().settings_fine_tune(&third)}
            </button>
            if open {
                {swing(view_model)}
            }
        </div>
    }
}

fn swing(view_model: &ViewModel) -> Html {
    let swing = view_model.scenario().swing();
    let (say, election) = (view_model.words(), view_model.election());
    let settings: Vec<Html> = election
        .swings()
        .iter()
        .map(|setting| {
            let content = html! {
                <>
                    <b>{say.swing_number(setting.swing)}</b>
                    {&*setting.label}
                </>
            };
            let press = Press {
                act: "swing-setting",
                value: write_decimal(setting.swing.hundredths(), 2),
                pressed: setting.swing == swing,
                name: None,
                title: Some(Rc::clone(&setting.source)),
            };
            press.chip(content)
        })
        .collect();
    let source = election
        .swings()
        .iter()
        .find(|setting| setting.swing == swing);
    let id = view_model.id("swing-control");
    let from = election.party(Party::FROM);
    let between = match &from.now {
        Some((now, _)) => say.settings_between_now(&from.collective, now),
        None => say.settings_between(&from.collective),
    };
    let label = say.swing_label(
        &election.party(Party::THIRD).name,
        &election.party(Party::TO).name,
    );
    html! {
        <>
            <p class="bt-finehelp">
                {format!("{} {between}", say.settings_narrow_handle())}
            </p>
            <p class="bt-swing">
                <label for={id.clone()}>{label}</label>
                <output class="num">{say.swing_number(swing)}</output>
                <input
                    id={id}
                    type="range"
                    min="-25"
                    max="25"
                    step="0.01"
                    data-act="swing"
                    aria-valuetext={phrases::swing(say, election, swing)}
                    value={write_decimal(swing.hundredths(), 2)}
                />
            </p>
            if !settings.is_empty() {
                <div
                    class="bt-pre bt-swings"
                    role="group"
                    aria-label={say.swing_with_source().to_owned()}
                >
                    {settings}
                </div>
            }
            <p class="bt-finehelp">
                if let Some(setting) = source {
                    {say.swing_as_in(&setting.source)}
                }
            </p>
        </>
    }
}

/// The track again, in one sticky line, while the control is out of sight.
pub fn compact(view_model: &ViewModel) -> Html {
    let scenario = view_model.scenario();
    let seat = view_model.seat();
    let result = view_model.result(seat.id);
    let (say, election) = (view_model.words(), view_model.election());
    let (wall, group) = (
        &view_model.outcome.wall,
        view_model.state.options.wall.group(election),
    );
    let part = |share: Share, party: Party| {
        html! {
            <>
                <b data-party={looks::text_colour(party)}>{say.share(share)}</b>
                {format!(" {}", election.party(party).short)}
            </>
        }
    };
    let to = part(scenario.transfer(), Party::TO);
    let moved = match scenario.labour_share() {
        Share::ZERO => to,
        labour => say.strip_both(to, part(labour, Party::THIRD)),
    };
    html! {
        <div class="bt-mini" aria-hidden="true">
            <div>
                {track(view_model, true)}
                <p>
                    <span>{moved}</span>
                    <span>
                        <span class="lg">{format!("{} ", seat.name)}</span>
                        <b data-party={looks::text_colour(result.winner)}>
                            {&*election.party(result.winner).short}
                            {" +"}
                            {say.votes(result.majority)}
                        </b>
                    </span>
                    <span>
                        {format!("{} ", group.map_or(say.strip_seats(), |group| &group.tag))}
                        <b class="c-con">{wall.conservative}</b>
                        {format!("/{}", wall.seats)}
                    </span>
                </p>
            </div>
        </div>
    }
}
