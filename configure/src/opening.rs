//! How the widget opens: votes that have moved already, and a headline.

use brexit_transfer::{
    model::Party,
    options::{Key, write_decimal},
};
use yew::prelude::*;

use crate::{
    asked::Asked,
    browser,
    setting::{Edit, Setting},
};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub setting: Setting,
    pub asked: Asked,
    pub edit: Callback<Edit>,
}

#[component]
pub fn OpeningForm(props: &Props) -> Html {
    let election = &props.asked.options.election;
    let party = |party| &*election.party(party).collective;
    let [from, to, third] = [Party::FROM, Party::TO, Party::THIRD].map(party);
    let scenario = props.asked.options.scenario;
    let transfer = write_decimal(scenario.transfer().basis_points(), 2);
    let set = |key: Key| {
        let edit = props.edit.clone();
        move |event: &Event| edit.emit(Edit::Text(key, browser::value(event)))
    };
    let slide = set(Key::Transfer);
    let write = set(Key::Headline);
    html! {
        <fieldset>
            <legend>{"Opening setting"}</legend>
            {number(props, Key::Transfer, format!("Share of {from}’s votes that go to {to}, in %"), set(Key::Transfer))}
            <input type="range" min="0" max="100" step="1" aria-label={format!("Share that goes to {to}")}
                value={transfer} oninput={move |event: InputEvent| slide(&event)} />
            {number(props, Key::LabourShare, format!("Share that goes to {third}, in %"), set(Key::LabourShare))}
            {number(props, Key::Swing, format!("Swing from {third} to {to}, in points from -25 to 25"), set(Key::Swing))}
            <label for="headline">{"Headline above the widget"}</label>
            <input type="text" id="headline" autocomplete="off" value={props.setting.text(Key::Headline).to_owned()}
                oninput={move |event: InputEvent| write(&event)} />
        </fieldset>
    }
}

/// A field for a number, as text: what is typed stays as it is until it is used, and a comma or a
/// word is told from an empty field.
fn number(props: &Props, key: Key, label: String, set: impl Fn(&Event) + 'static) -> Html {
    let id = key.attribute();
    let warning = props.asked.warning(key);
    let note = format!("{id}-note");
    html! {<>
        <label for={id}>{label}</label>
        <input type="text" inputmode="decimal" class="number" autocomplete="off" {id} placeholder="0"
            value={props.setting.text(key).to_owned()} aria-describedby={note.clone()}
            aria-invalid={warning.is_some().then_some("true")} onchange={move |event: Event| set(&event)} />
        <p id={note} class="bad" role="status">{warning}</p>
    </>}
}
