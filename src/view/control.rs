//! The control: the sentence, the track with its handles, the score and the sourced settings.

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
    model::{Commons, PRESETS, Party, Preset, SWINGS, Share, Swing, TippingPoint},
    options::write_decimal,
};

/// The scenario in one sentence, for the slider and the live region.
pub fn summary(view_model: &ViewModel) -> String {
    let scenario = view_model.scenario();
    let seat = view_model.seat();
    let result = view_model.result(seat.id);
    let wall = &view_model.outcome.wall;
    format!(
        "{} to the Conservatives, {} stay with Reform UK, {} to Labour{}. {}: {} {}, majority {}. {}: {} of {} Conservative.",
        words::share(scenario.transfer()),
        words::share(scenario.stay()),
        words::share(scenario.labour_share()),
        if scenario.swing() == Swing::ZERO {
            String::new()
        } else {
            format!(", after a swing of {}", words::swing(scenario.swing()))
        },
        seat.name,
        result.winner.name(),
        words::change(result.is_gain(seat)),
        words::votes(result.majority),
        words::wall_name(view_model.state.options.wall.rule),
        wall.conservative,
        wall.seats
    )
}

/// "If 62% of Brexit Party voters had switched to the Conservatives…"
pub fn sentence(view_model: &ViewModel) -> Html {
    let scenario = view_model.scenario();
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
            <b class="c-lab">{"Labour"}</b>
        }
    };
    html! {
        <h2 class="bt-say">
            {"If "}
            <span class="num c-con">{amount}</span>
            {" of Brexit Party voters had switched to the "}
            <b class="c-con">{"Conservatives"}</b>
            {labour}
            if scenario.swing() != Swing::ZERO {
                {format!(", after a swing of {}", words::swing(scenario.swing()))}
            }
            {"…"}
        </h2>
    }
}

/// The sentence, the labelled track and its marks.
pub fn control(view_model: &ViewModel) -> Html {
    let scenario = view_model.scenario();
    html! {
        <>
            {sentence(view_model)}
            <div class="bt-ctl" role="group" aria-label="Move the voters">
                <div class="bt-seglab" aria-hidden="true">
                    <span class="c-con">
                        {"to "}
                        <span class="lx">{"the "}</span>
                        {"Conservatives"}
                        <b>{words::share(scenario.transfer())}</b>
                    </span>
                    <span class="m c-bx">
                        {"stay"}
                        <span class="lx">{", now"}</span>
                        {" Reform UK"}
                        <b>{words::share(scenario.stay())}</b>
                    </span>
                    <span class="r c-lab">
                        {"to Labour"}
                        <b>{words::share(scenario.labour_share())}</b>
                    </span>
                </div>
                {track(view_model, false)}
                {rug(view_model)}
            </div>
        </>
    }
}

/// A setting that stands on somebody's figures, not on arithmetic.
pub fn is_sourced(id: &str) -> bool {
    !matches!(id, "2019" | "tipping" | "all")
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
            let class = if view_model.winner(tip.seat) == Party::Con {
                "f-con"
            } else {
                "f-lab"
            };
            marks.rect(class, place(percent) - 1.0, 2.0, 2.0, 8.0);
        }
    }
    let focus = view_model.tip(seat.id);
    let (percent, verdict) = match (focus, focus.percent()) {
        (TippingPoint::At(_), Some(percent)) => {
            marks.rect("f-ink", place(percent) - 1.0, 2.0, 2.0, 14.0);
            let falls = if phone { " " } else { " falls at " };
            (percent, format!("{falls}{}", words::tipping(focus)))
        }
        (TippingPoint::Already, _) => (0.0, " is Conservative at 0%".to_owned()),
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
    let caption = if phone {
        "each mark is a seat"
    } else {
        "each mark is a seat that falls Conservative"
    };
    labels.add(&mut marks, "s12 i2", caption, &[(width, 29.0, Anchor::End)]);
    let scene = Scene::image(width, 34.0, String::new(), marks).hidden();
    html! { <div class="bt-rug">{picture(view_model, "rug", scene)}</div> }
}

/// The three answers: the focus seat, the wall, the Commons.
pub fn score(view_model: &ViewModel) -> Html {
    let seat = view_model.seat();
    let result = view_model.result(seat.id);
    let wall = &view_model.outcome.wall;
    let (colour, majority) = majority_words(view_model);
    html! {
        <div class="bt-score">
            <div>
                <span class="k">{&*seat.name}</span>
                <span class="v" data-party={words::text_colour(result.winner)}>
                    <span class="lg">{result.winner.name()}</span>
                    <span class="smo">{words::brief(result.winner)}</span>
                    {format!(" {}", words::change(result.is_gain(seat)))}
                </span>
                <span class="s">{format!("majority {}", words::votes(result.majority))}</span>
            </div>
            <div>
                <span class="k">{words::wall_name(view_model.state.options.wall.rule)}</span>
                <span class="v c-con">{format!("{} of {}", wall.conservative, wall.seats)}</span>
                <span class="s">
                    <span class="lg">{format!("Conservative; {} in 2019", wall.already)}</span>
                    <span class="smo">{format!("Con; was {}", wall.already)}</span>
                </span>
            </div>
            <div>
                <span class="k">
                    <span class="lg">{"Commons majority"}</span>
                    <span class="smo">{"Majority"}</span>
                </span>
                <span class="v" data-party={colour}>{majority}</span>
                <span class="s">
                    <span class="lg">{"80 in 2019"}</span>
                    <span class="smo">{"was 80"}</span>
                </span>
            </div>
        </div>
    }
}

/// The majority in the Commons in words, or the lack of one.
fn majority_words(view_model: &ViewModel) -> (Option<&'static str>, String) {
    match majority(&view_model.outcome.commons) {
        Some((Party::Con, majority)) => (Some("con"), format!("Con {majority}")),
        Some((_, majority)) => (Some("lab"), format!("Lab {majority}")),
        None => (None, "None".to_owned()),
    }
}

/// The party that has a majority in the Commons, and how large it is. No scenario gives one to
/// any but the two that exchange votes.
pub fn majority(commons: &Commons) -> Option<(Party, i32)> {
    let con = commons.majority(Party::Con);
    let labour = commons.majority(Party::Lab);
    if con > 0 {
        Some((Party::Con, con))
    } else {
        (labour > 0).then_some((Party::Lab, labour))
    }
}

/// The settings that have a source, the ends of the scale, and the finer controls.
pub fn presets(view_model: &ViewModel) -> Html {
    let label = view_model.id("presets");
    let (mut sourced, mut ends) = (Vec::new(), Vec::new());
    for (place, preset) in PRESETS.iter().enumerate() {
        if is_sourced(preset.id) {
            // The setting measured in Hartlepool itself, the last one, comes first.
            sourced.insert(0, chip(view_model, place, true));
        } else {
            ends.push(chip(view_model, place, false));
        }
    }
    html! {
        <div class="bt-more">
            <p class="bt-prel" id={label.clone()}>{"Settings with a source, % to Con and Lab"}</p>
            <div class="bt-pre" role="group" aria-labelledby={label}>
                {sourced}
                <div class="bt-ends">{ends}</div>
            </div>
            <p class="bt-source">
                {PRESETS
                    .iter()
                    // The opening state needs no source: the first screen is for the answer.
                    .find(|preset| view_model.state.touched && is_chosen(view_model, preset))
                    .map(|preset| preset.source)}
            </p>
            {fine(view_model)}
        </div>
    }
}

fn chip(view_model: &ViewModel, place: usize, sourced: bool) -> Html {
    let preset = &PRESETS[place];
    let pressed = is_chosen(view_model, preset);
    let transfer = words::share(preset.transfer);
    let name = (!sourced).then(|| format!("{transfer} {}: {}", short_label(preset), preset.label));
    let title = if sourced {
        html! {
            <>
                <i class="dm" aria-hidden="true" />
                {format!("{} Con · {} Lab", words::percent(preset.transfer), words::percent(preset.labour_share))}
            </>
        }
    } else {
        transfer.into()
    };
    let content = html! {
        <>
            <b>{title}</b>
            {short_label(preset)}
        </>
    };
    let press = Press {
        act: "preset",
        value: place.to_string(),
        pressed,
        name,
        title: Some(preset.source),
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
    pub title: Option<&'static str>,
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

/// The words under a setting's number: three settings share the room of one.
fn short_label(preset: &Preset) -> &'static str {
    match preset.id {
        "2019" => "2019",
        "tipping" => "tips",
        "all" => "all",
        _ => preset.label,
    }
}

/// The finer controls, folded away: Labour's share by the narrow handle, and the swing.
fn fine(view_model: &ViewModel) -> Html {
    let open = view_model.state.fine;
    html! {
        <div class="bt-finerow">
            <button
                type="button"
                class="bt-link"
                data-act="fine"
                aria-expanded={open.to_string()}
            >
                {"Fine-tune: send some to Labour, add a swing"}
            </button>
            if open {
                {swing(view_model)}
            }
        </div>
    }
}

fn swing(view_model: &ViewModel) -> Html {
    let swing = view_model.scenario().swing();
    let settings: Vec<Html> = SWINGS
        .iter()
        .map(|setting| {
            let content = html! {
                <>
                    <b>{words::swing_number(setting.swing)}</b>
                    {setting.label}
                </>
            };
            let press = Press {
                act: "swing-setting",
                value: write_decimal(setting.swing.hundredths(), 2),
                pressed: setting.swing == swing,
                name: None,
                title: Some(setting.source),
            };
            press.chip(content)
        })
        .collect();
    let source = SWINGS.iter().find(|setting| setting.swing == swing);
    let id = view_model.id("swing-control");
    html! {
        <>
            <p class="bt-finehelp">
                {"Drag the narrow handle in from the right. What is left between the handles stays with the Brexit Party, now Reform UK."}
            </p>
            <p class="bt-swing">
                <label for={id.clone()}>{"Swing, Labour to Conservative"}</label>
                <output class="num">{words::swing_number(swing)}</output>
                <input
                    id={id}
                    type="range"
                    min="-25"
                    max="25"
                    step="0.01"
                    data-act="swing"
                    aria-valuetext={words::swing(swing)}
                    value={write_decimal(swing.hundredths(), 2)}
                />
            </p>
            <div class="bt-pre bt-swings" role="group" aria-label="Swings with a source">
                {settings}
            </div>
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
    let wall = &view_model.outcome.wall;
    let labour = html! {
        if scenario.labour_share() > Share::ZERO {
            {", "}
            <b class="c-lab">{words::share(scenario.labour_share())}</b>
            {" Lab"}
        }
    };
    html! {
        <div class="bt-mini" aria-hidden="true">
            <div>
                {track(view_model, true)}
                <p>
                    <span>
                        <b class="c-con">{words::share(scenario.transfer())}</b>
                        {" Con"}
                        {labour}
                    </span>
                    <span>
                        <span class="lg">{format!("{} ", seat.name)}</span>
                        <b data-party={words::text_colour(result.winner)}>
                            {result.winner.short()}
                            {" +"}
                            {words::votes(result.majority)}
                        </b>
                    </span>
                    <span>
                        <span class="lg">{"red "}</span>
                        {"wall "}
                        <b class="c-con">{wall.conservative}</b>
                        {format!("/{}", wall.seats)}
                    </span>
                </p>
            </div>
        </div>
    }
}
