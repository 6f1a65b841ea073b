//! The control: the sentence, the track with its handles, the score and the sourced settings.

use yew::prelude::*;

use super::{
    picture::Picture,
    placed::Placed,
    scene::{Marks, Role, Scene},
    sheet::Sheet,
    track::Track,
    words,
};
use crate::model::{PRESETS, Party, Preset, Share, TippingPoint};

/// The scenario in one sentence, for the slider and the live region.
pub fn summary(sheet: &Sheet) -> String {
    let scenario = sheet.scenario();
    let seat = sheet.seat();
    let result = sheet.result(seat.id);
    let wall = &sheet.outcome.wall;
    format!(
        "{} to the Conservatives, {} stay with Reform UK, {} to Labour. {}: {} {}, majority {}. {}: {} of {} Conservative.",
        words::share(scenario.transfer()),
        words::share(scenario.stay()),
        words::share(scenario.labour_share()),
        seat.name,
        result.winner.name(),
        words::change(result.is_gain(seat)),
        words::votes(result.majority),
        words::wall_name(sheet.state.options.wall.rule),
        wall.conservative,
        wall.seats,
    )
}

/// "If 62% of Brexit Party voters had switched to the Conservatives…"
pub fn sentence(sheet: &Sheet) -> Html {
    let scenario = sheet.scenario();
    let amount = if scenario.transfer() == Share::ALL {
        "all".into()
    } else {
        words::share(scenario.transfer())
    };
    let labour = (scenario.labour_share() > Share::ZERO).then(|| {
        html! {<>
            {" and "}<span class="num c-lab">{words::share(scenario.labour_share())}</span>
            {" to "}<b class="c-lab">{"Labour"}</b>
        </>}
    });
    html! {
        <p class="bt-say">
            {"If "}<span class="num c-con">{amount}</span>
            {" of Brexit Party voters had switched to the "}<b class="c-con">{"Conservatives"}</b>
            {labour}{"…"}
        </p>
    }
}

/// The sentence, the labelled track and its marks.
pub fn control(sheet: &Sheet) -> Html {
    let scenario = sheet.scenario();
    let labels = html! {
        <div class="bt-seglab" aria-hidden="true">
            <span class="c-con">{"to "}<span class="lx">{"the "}</span>{"Conservatives"}
                <b>{words::share(scenario.transfer())}</b></span>
            <span class="m c-bx">{"stay"}<span class="lx">{", now"}</span>{" Reform UK"}
                <b>{words::share(scenario.stay())}</b></span>
            <span class="r c-lab">{"to Labour"}<b>{words::share(scenario.labour_share())}</b></span>
        </div>
    };
    html! {<>
        {sentence(sheet)}
        <div class="bt-ctl" role="group" aria-label="Move the voters">
            {labels}
            <Track
                transfer={scenario.transfer()}
                labour_share={scenario.labour_share()}
                spoken={AttrValue::from(summary(sheet))}
                hint={!sheet.state.touched}
                fine={sheet.state.fine}
            >
                <Picture scene={preset_marks(sheet)} />
            </Track>
            {rug(sheet)}
        </div>
    </>}
}

/// The sourced settings as hollow diamonds on the track's upper edge.
fn preset_marks(sheet: &Sheet) -> Scene {
    let width = sheet.size.track();
    let mut marks = Marks::default();
    for preset in PRESETS.iter().filter(|preset| is_sourced(preset.id)) {
        let x = width * preset.transfer.percent() / 100.0;
        marks.diamond("g-pre", x, 5.5, 5.0);
    }
    Scene {
        role: Role::Hidden,
        ..Scene::image(width, 12.0, String::new(), marks)
    }
}

/// A setting that stands on somebody's figures, not on arithmetic.
pub fn is_sourced(id: &str) -> bool {
    !matches!(id, "2019" | "tipping" | "all")
}

/// One mark a seat at its tipping point, and the focus seat's with its name.
fn rug(sheet: &Sheet) -> Html {
    let width = sheet.size.track();
    let seat = sheet.seat();
    let mut marks = Marks::default();
    let place = |percent: f64| width * percent / 100.0;
    for tip in &sheet.slopes.tips {
        if let (TippingPoint::At(_), Some(percent)) = (tip.at, tip.at.percent())
            && tip.seat != seat.id
        {
            let class = if sheet.winner(tip.seat) == Party::Con {
                "f-con"
            } else {
                "f-lab"
            };
            marks.rect(class, place(percent) - 1.0, 2.0, 2.0, 8.0);
        }
    }
    let focus = sheet.tip(seat.id);
    let percent = focus.percent();
    if let (TippingPoint::At(_), Some(percent)) = (focus, percent) {
        marks.rect("f-ink", place(percent) - 1.0, 2.0, 2.0, 14.0);
    }
    let scene = Scene {
        role: Role::Hidden,
        ..Scene::image(width, 18.0, String::new(), marks)
    };
    let name = match focus {
        TippingPoint::At(_) => html! {<>
            {seat.name}<span class="lg">{" falls at"}</span>{" "}{words::tipping(focus)}
        </>},
        TippingPoint::Already => html! {<>{seat.name}{" is Conservative at 0%"}</>},
        TippingPoint::Never => html! {<>{seat.name}{" holds"}</>},
    };
    html! {
        <div class="bt-rug" aria-hidden="true">
            <Picture {scene} />
            <Placed class="hl" property="left" percent={percent.unwrap_or(100.0).min(100.0)} kept_inside=true>{name}</Placed>
            <span class="cap">{"each mark is a seat"}<span class="lg">{" that falls"}</span></span>
        </div>
    }
}

/// The three answers: the focus seat, the wall, the Commons.
pub fn score(sheet: &Sheet) -> Html {
    let seat = sheet.seat();
    let result = sheet.result(seat.id);
    let change = words::change(result.is_gain(seat));
    let wall = &sheet.outcome.wall;
    let wall_name = words::wall_name(sheet.state.options.wall.rule);
    let (class, majority) = majority_words(sheet);
    let shown = words::text_class(result.winner);
    html! {
        <div class="bt-score">
            <div>
                <span class="k">{seat.name}</span>
                <span class={classes!("v", shown)}>
                    <span class="lg">{result.winner.name()}</span><span class="smo">{result.winner.short()}</span>
                    {" "}{change}
                </span>
                <span class="s">{"majority "}{words::votes(result.majority)}</span>
            </div>
            <div>
                <span class="k">{wall_name}</span>
                <span class="v c-con">{wall.conservative}{" of "}{wall.seats}</span>
                <span class="s">
                    <span class="lg">{"Conservative; "}{wall.already}{" in 2019"}</span>
                    <span class="smo">{"Con; was "}{wall.already}</span>
                </span>
            </div>
            <div>
                <span class="k"><span class="lg">{"Commons majority"}</span><span class="smo">{"Majority"}</span></span>
                <span class={classes!("v", class)}>{majority}</span>
                <span class="s">
                    <span class="lg">{"80 in 2019"}</span><span class="smo">{"was 80"}</span>
                </span>
            </div>
        </div>
    }
}

/// The majority in the Commons, or the lack of one.
fn majority_words(sheet: &Sheet) -> (&'static str, String) {
    let commons = &sheet.outcome.commons;
    let majority = commons.conservative_majority();
    let labour = 2 * i32::from(commons.seats(Party::Lab)) - 650;
    if majority > 0 {
        ("c-con", format!("Con {majority}"))
    } else if labour > 0 {
        ("c-lab", format!("Lab {labour}"))
    } else {
        ("c-ink", "None".into())
    }
}

/// The settings that have a source, the ends of the scale, and the finer controls.
pub fn presets(sheet: &Sheet) -> Html {
    let label = sheet.id("presets");
    let chip = |place: usize, preset: &Preset| {
        let sourced = is_sourced(preset.id);
        let scenario = sheet.scenario();
        let pressed = scenario.transfer() == preset.transfer
            && scenario.labour_share() == preset.labour_share;
        let transfer = words::share(preset.transfer);
        html! {
            <button type="button" class="bt-chip" data-act="preset" data-value={place.to_string()}
                aria-pressed={pressed.to_string()} title={preset.source}
                aria-label={(!sourced).then(|| format!("{transfer}: {}", preset.label))}>
                <b>
                    if sourced {
                        <i class="dm" aria-hidden="true" />
                        {transfer.trim_end_matches('%')}{" Con · "}
                        {words::share(preset.labour_share).trim_end_matches('%')}{" Lab"}
                    } else {
                        {transfer}
                    }
                </b>
                {short_label(preset)}
            </button>
        }
    };
    let chips = |sourced: bool| {
        let mut chips: Vec<_> = PRESETS
            .iter()
            .enumerate()
            .filter(|(_, preset)| is_sourced(preset.id) == sourced)
            .collect();
        if sourced {
            // The setting measured in Hartlepool itself comes first.
            chips.reverse();
        }
        chips
            .into_iter()
            .map(|(place, preset)| chip(place, preset))
            .collect::<Html>()
    };
    html! {
        <div class="bt-more">
            <p class="bt-prel" id={label.clone()}>{"Settings with a source, % to Con and Lab"}</p>
            <div class="bt-pre" role="group" aria-labelledby={label}>
                {chips(true)}
                <div class="bt-ends">{chips(false)}</div>
            </div>
            {fine(sheet)}
        </div>
    }
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

fn fine(sheet: &Sheet) -> Html {
    let open = sheet.state.fine;
    let words = if open {
        "Close fine-tune"
    } else {
        "Fine-tune: send some to Labour"
    };
    html! {
        <div class="bt-finerow">
            <button type="button" class="bt-link" data-act="fine" aria-expanded={open.to_string()}>{words}</button>
            if open {
                <p class="bt-finehelp">{"Drag the narrow handle in from the right. What is left between the handles stays with the Brexit Party, now Reform UK."}</p>
            }
        </div>
    }
}

/// The track again, in one sticky line, while the control is out of sight.
pub fn compact(sheet: &Sheet, on: Option<&'static str>) -> Html {
    let scenario = sheet.scenario();
    let seat = sheet.seat();
    let result = sheet.result(seat.id);
    let wall = &sheet.outcome.wall;
    let labour = scenario.labour_share();
    html! {
        <div class={classes!("bt-mini", on)} aria-hidden="true">
            <div>
                <Track transfer={scenario.transfer()} labour_share={labour} compact={true} />
                <p>
                    <span><b class="c-con">{words::share(scenario.transfer())}</b>{" Con"}
                        if labour > Share::ZERO {
                            {", "}<b class="c-lab">{words::share(labour)}</b>{" Lab"}
                        }
                    </span>
                    <span><span class="lg">{seat.name}{" "}</span>
                        <b class={words::text_class(result.winner)}>
                            {result.winner.short()}{" +"}{words::votes(result.majority)}</b></span>
                    <span><span class="lg">{"red "}</span>{"wall "}
                        <b class="c-con">{wall.conservative}</b>{"/"}{wall.seats}</span>
                </p>
            </div>
        </div>
    }
}
