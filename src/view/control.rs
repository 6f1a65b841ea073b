//! The control: the sentence, the track with its handles, the score and the sourced settings.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    labels::Labels,
    picture::picture,
    scene::{Anchor, Marks, Scene},
    track::track,
    view_model::ViewModel,
    words,
};
use crate::{
    model::{Commons, Party, Preset, Share, Swing, TippingPoint},
    options::write_decimal,
};

/// The scenario in one sentence, for the slider and the live region.
pub fn summary(view_model: &ViewModel) -> String {
    let (election, scenario) = (view_model.election(), view_model.scenario());
    let seat = view_model.seat();
    let result = view_model.result(seat.id);
    let wall = &view_model.outcome.wall;
    let to = election.party(Party::TO);
    format!(
        "{} to {}, {} stay with {}, {} to {}{}. {}: {} {}, majority {}. {}: {} of {} {}.",
        words::share(scenario.transfer()),
        to.collective,
        words::share(scenario.stay()),
        election.party(Party::FROM).collective_now(),
        words::share(scenario.labour_share()),
        election.party(Party::THIRD).collective,
        after_swing(view_model),
        seat.name,
        election.party(result.winner).name,
        words::change(result.is_gain(seat)),
        words::votes(result.majority),
        words::wall_name(election, &view_model.state.options.wall),
        wall.conservative,
        wall.seats,
        to.name
    )
}

/// ", after a swing of 1.2 points to Labour", or nothing.
fn after_swing(view_model: &ViewModel) -> String {
    match view_model.scenario().swing() {
        Swing::ZERO => String::new(),
        swing => format!(
            ", after a swing of {}",
            words::swing(view_model.election(), swing)
        ),
    }
}

/// "If 62% of Brexit Party voters had switched to the Conservatives…"
pub fn sentence(view_model: &ViewModel) -> Html {
    let (election, scenario) = (view_model.election(), view_model.scenario());
    let to = election.party(Party::TO);
    let amount = if scenario.transfer() == Share::ALL {
        "all".to_owned()
    } else {
        words::share(scenario.transfer())
    };
    let labour = html! {
        if scenario.labour_share() > Share::ZERO {
            {" and "}
            <span class="num c-lab">{words::share(scenario.labour_share())}</span>
            {" to "}
            {election.party(Party::THIRD).article()}
            <b class="c-lab">{election.party(Party::THIRD).people()}</b>
        }
    };
    let switched = format!(
        " of {} voters had switched to {}",
        election.party(Party::FROM).name,
        to.article()
    );
    html! {
        <h2 class="bt-say">
            {"If "}
            <span class="num c-con">{amount}</span>
            {switched}
            <b class="c-con">{to.people()}</b>
            {labour}
            {after_swing(view_model)}
            {"…"}
        </h2>
    }
}

/// The sentence, the labelled track and its marks.
pub fn control(view_model: &ViewModel) -> Html {
    let (election, scenario) = (view_model.election(), view_model.scenario());
    let [to, third, from] =
        [Party::TO, Party::THIRD, Party::FROM].map(|party| election.party(party));
    html! {
        <>
            {sentence(view_model)}
            <div class="bt-ctl" role="group" aria-label="Move the voters">
                <div class="bt-seglab" aria-hidden="true">
                    <span class="c-con">
                        {"to "}
                        if !to.article().is_empty() {
                            <span class="lx">{to.article()}</span>
                        }
                        {to.people()}
                        <b>{words::share(scenario.transfer())}</b>
                    </span>
                    <span class="m c-bx">
                        {"stay"}
                        if from.now.is_some() {
                            <span class="lx">{", now"}</span>
                        }
                        {format!(" {}", from.now.as_ref().map_or(from.people(), |(name, _)| name))}
                        <b>{words::share(scenario.stay())}</b>
                    </span>
                    <span class="r c-lab">
                        {format!("to {}", third.collective)}
                        <b>{words::share(scenario.labour_share())}</b>
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
    let name = &view_model.election().party(Party::TO).name;
    let caption = if phone {
        "each mark is a seat".to_owned()
    } else {
        format!("each mark is a seat that falls {name}")
    };
    let focus = view_model.tip(seat.id);
    let (percent, verdict) = match (focus, focus.percent()) {
        (TippingPoint::At(_), Some(percent)) => {
            marks.rect("f-ink", place(percent) - 1.0, 2.0, 2.0, 14.0);
            let falls = if phone { " " } else { " falls at " };
            (percent, format!("{falls}{}", words::tipping(focus)))
        }
        (TippingPoint::Already, _) => (0.0, format!(" is {name} at 0%")),
        _ => (100.0, " holds".to_owned()),
    };
    // The name slides by its own percentage, so that it never leaves the track.
    let mut name = format!("{}{verdict}", seat.name);
    if labels.width(NAME, &name) > width {
        // The longest names have the score row below to stand in.
        name = verdict.trim_ascii_start().to_owned();
    }
    let x = place(percent) - labels.width(NAME, &name) * percent / 100.0;
    labels.keep(&mut marks, NAME, &name, (x, 29.0, Anchor::Start));
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
    let seat = view_model.seat();
    let result = view_model.result(seat.id);
    let wall = &view_model.outcome.wall;
    let (colour, majority) = majority_words(view_model);
    let election = view_model.election();
    let winner = election.party(result.winner);
    let to = election.party(Party::TO);
    let (before, year) = (
        view_model.baseline.majority_words(election),
        election.year(),
    );
    html! {
        <div class="bt-score">
            <div>
                <span class="k">{&*seat.name}</span>
                <span class="v" data-party={words::text_colour(result.winner)}>
                    <span class="lg">{&*winner.name}</span>
                    <span class="smo">{winner.brief().to_owned()}</span>
                    {format!(" {}", words::change(result.is_gain(seat)))}
                </span>
                <span class="s">{format!("majority {}", words::votes(result.majority))}</span>
            </div>
            <div>
                <span class="k">{words::wall_name(election, &view_model.state.options.wall).to_owned()}</span>
                <span class="v c-con">{format!("{} of {}", wall.conservative, wall.seats)}</span>
                <span class="s">
                    <span class="lg">{format!("{}; {} in {year}", to.name, wall.already)}</span>
                    <span class="smo">{format!("{}; was {}", to.short, wall.already)}</span>
                </span>
            </div>
            <div>
                <span class="k">
                    <span class="lg">{"Commons majority"}</span>
                    <span class="smo">{"Majority"}</span>
                </span>
                <span class="v" data-party={colour}>{majority}</span>
                <span class="s">
                    <span class="lg">{format!("{before} in {year}")}</span>
                    <span class="smo">{format!("was {before}")}</span>
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
            (words::text_colour(party), format!("{short} {majority}"))
        }
        None => (None, "None".to_owned()),
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
    let settings = view_model.election().settings();
    for (place, preset) in settings.iter().enumerate() {
        if preset.is_sourced {
            // The nearest to the question, the last one, comes first.
            sourced.insert(0, chip(view_model, place, true));
        } else {
            ends.push(chip(view_model, place, false));
        }
    }
    let settings_words = format!(
        "Settings with a source, % to {} and {}",
        view_model.election().party(Party::TO).short,
        view_model.election().party(Party::THIRD).short
    );
    html! {
        <div class="bt-more">
            <p class="bt-prel" id={label.clone()}>{settings_words}</p>
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
    let election = view_model.election();
    let preset = &election.settings()[place];
    let pressed = is_chosen(view_model, preset);
    let transfer = words::share(preset.transfer);
    let name = (!sourced).then(|| format!("{transfer} {}: {}", preset.chip, preset.label));
    let title = if sourced {
        html! {
            <>
                <i class="dm" aria-hidden="true" />
                {format!("{} {}", words::percent(preset.transfer), election.party(Party::TO).short)}
                if preset.knows_labour {
                    {format!(
                        " · {} {}",
                        words::percent(preset.labour_share),
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
    let third = &view_model.election().party(Party::THIRD).collective;
    html! {
        <div class="bt-finerow">
            <button
                type="button"
                class="bt-link"
                data-act="fine"
                aria-expanded={open.to_string()}
            >
                {format!("Fine-tune: send some to {third}, add a swing")}
            </button>
            if open {
                {swing(view_model)}
            }
        </div>
    }
}

fn swing(view_model: &ViewModel) -> Html {
    let swing = view_model.scenario().swing();
    let election = view_model.election();
    let settings: Vec<Html> = election
        .swings()
        .iter()
        .map(|setting| {
            let content = html! {
                <>
                    <b>{words::swing_number(setting.swing)}</b>
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
    let now = from.now.as_ref().map(|(name, _)| format!(", now {name}"));
    let help = format!(
        "Drag the narrow handle in from the right. What is left between the handles stays with {}{}.",
        from.collective,
        now.unwrap_or_default()
    );
    let label = format!(
        "Swing, {} to {}",
        election.party(Party::THIRD).name,
        election.party(Party::TO).name
    );
    html! {
        <>
            <p class="bt-finehelp">
                {help}
            </p>
            <p class="bt-swing">
                <label for={id.clone()}>{label}</label>
                <output class="num">{words::swing_number(swing)}</output>
                <input
                    id={id}
                    type="range"
                    min="-25"
                    max="25"
                    step="0.01"
                    data-act="swing"
                    aria-valuetext={words::swing(election, swing)}
                    value={write_decimal(swing.hundredths(), 2)}
                />
            </p>
            if !settings.is_empty() {
                <div class="bt-pre bt-swings" role="group" aria-label="Swings with a source">
                    {settings}
                </div>
            }
            <p class="bt-finehelp">
                if let Some(setting) = source {
                    {format!("As in {}.", setting.source)}
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
    let election = view_model.election();
    let (wall, group) = (
        &view_model.outcome.wall,
        view_model.state.options.wall.group(election),
    );
    let short = |party| format!(" {}", election.party(party).short);
    let labour = html! {
        if scenario.labour_share() > Share::ZERO {
            {", "}
            <b class="c-lab">{words::share(scenario.labour_share())}</b>
            {short(Party::THIRD)}
        }
    };
    html! {
        <div class="bt-mini" aria-hidden="true">
            <div>
                {track(view_model, true)}
                <p>
                    <span>
                        <b class="c-con">{words::share(scenario.transfer())}</b>
                        {short(Party::TO)}
                        {labour}
                    </span>
                    <span>
                        <span class="lg">{format!("{} ", seat.name)}</span>
                        <b data-party={words::text_colour(result.winner)}>
                            {&*election.party(result.winner).short}
                            {" +"}
                            {words::votes(result.majority)}
                        </b>
                    </span>
                    <span>
                        {format!("{} ", group.map_or("seats", |group| &group.tag))}
                        <b class="c-con">{wall.conservative}</b>
                        {format!("/{}", wall.seats)}
                    </span>
                </p>
            </div>
        </div>
    }
}
