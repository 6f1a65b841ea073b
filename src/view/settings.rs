//! The settings that have a source, and the finer controls folded away below them.

use std::rc::Rc;

use yew::prelude::*;

use super::{phrases, view_model::ViewModel};
use crate::{
    model::{Party, Preset},
    options::write_decimal,
};

/// The settings that have a source, the ends of the scale, and the finer controls.
pub fn settings(view_model: &ViewModel) -> Html {
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
