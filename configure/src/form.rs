//! The form: what the editor sets.

use brexit_transfer::{
    Words,
    model::{Election, SeatId},
    options::Key,
};
use yew::prelude::*;

use crate::{
    asked::Asked,
    browser,
    colours::ColoursForm,
    finder::Finder,
    opening::OpeningForm,
    panels::PanelsForm,
    setting::{Edit, Setting},
    wall::WallForm,
};

#[derive(Properties, PartialEq)]
pub struct SubjectProps {
    pub setting: Setting,
    /// The files of the elections that lie in the release.
    pub released: Vec<String>,
    /// What the election says of itself, or why there is none.
    pub said: Result<String, String>,
    pub edit: Callback<Edit>,
}

/// The election and the language.
#[component]
pub fn SubjectForm(props: &SubjectProps) -> Html {
    // An address that is still to be written.
    let is_writing = use_state(|| false);
    let src = props.setting.text(Key::Src);
    let is_released = props.released.iter().any(|file| file == src);
    let is_other = *is_writing || !(src.is_empty() || is_released);
    let files = props.released.iter().map(|file| Some(&**file));
    let elections = [None].into_iter().chain(files).map(|file| {
        let value = file.unwrap_or_default();
        let name = match file {
            Some(file) => file.strip_suffix(".election").unwrap_or(file).to_owned(),
            None => Election::embedded().year().to_string(),
        };
        let (edit, is_writing) = (props.edit.clone(), is_writing.setter());
        let chosen = file.map(str::to_owned);
        let onchange = move |_| {
            is_writing.set(false);
            edit.emit(Edit::Election(chosen.clone()));
        };
        choice("election", value, name, !is_other && src == value, onchange)
    });
    let other = {
        let is_writing = is_writing.setter();
        let onchange = move |_| is_writing.set(true);
        choice(
            "election",
            "other",
            "Another file".to_owned(),
            is_other,
            onchange,
        )
    };
    let write = {
        let (edit, is_writing) = (props.edit.clone(), is_writing.setter());
        move |event: Event| {
            is_writing.set(false);
            let address = browser::value(&event).trim().to_owned();
            edit.emit(Edit::Election((!address.is_empty()).then_some(address)));
        }
    };
    let languages = Words::codes().map(|code| {
        let name = match code {
            "en" => "English",
            "cy" => "Welsh",
            other => other,
        };
        let edit = props.edit.clone();
        let onchange = move |_| edit.emit(Edit::Lang(code.to_owned()));
        choice(
            "lang",
            code,
            name.to_owned(),
            props.setting.lang == code,
            onchange,
        )
    });
    let (said, class) = match &props.said {
        Ok(said) => (said, "good"),
        Err(said) => (said, "bad"),
    };
    html! {<>
        <fieldset>
            <legend>{"Election"}</legend>
            <div class="row">{for elections}{other}</div>
            if is_other {
                <label for="src">{"Address of the election file"}</label>
                <input type="text" inputmode="url" id="src" autocomplete="off" spellcheck="false" value={src.to_owned()}
                    aria-describedby="election-said" onchange={write} />
            }
            <p id="election-said" role="status" {class}>{said}</p>
        </fieldset>
        <fieldset>
            <legend>{"Language of the widget"}</legend>
            <div class="row">{for languages}</div>
        </fieldset>
    </>}
}

/// One of several that exclude each other.
pub fn choice(
    group: &'static str,
    value: &str,
    words: String,
    checked: bool,
    onchange: impl Fn(Event) + 'static,
) -> Html {
    html! {
        <label class="choice" key={value.to_owned()}>
            <input type="radio" name={group} value={value.to_owned()} {checked} {onchange} />
            {words}
        </label>
    }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub setting: Setting,
    pub asked: Asked,
    pub edit: Callback<Edit>,
}

/// All that depends on the election.
#[component]
pub fn Form(props: &Props) -> Html {
    let (asked, edit) = (&props.asked, &props.edit);
    let options = &asked.options;
    let seat = options.election.seat(options.seat);
    let on_pick = {
        let (edit, election) = (edit.clone(), options.election.clone());
        Callback::from(move |id: SeatId| {
            edit.emit(Edit::Text(Key::Seat, election.seat(id).code.to_string()));
        })
    };
    html! {<>
        <fieldset>
            <legend>{"Seat in focus"}</legend>
            <p class="chosen" id="seat-chosen">
                {seat.name.to_string()}{" "}<small>{options.election.region(seat.region).name.to_string()}</small>
            </p>
            <Finder id="seat" label="Find another seat" election={options.election.clone()} {on_pick}
                said={format!("{} is in focus.", seat.name)} />
            {note("seat-note", asked.warning(Key::Seat))}
        </fieldset>
        <WallForm options={options.clone()} edit={edit.clone()} />
        {note("wall-note", asked.warning(Key::Wall))}
        <PanelsForm options={options.clone()} edit={edit.clone()} />
        {note("panels-note", asked.warning(Key::Panels))}
        <OpeningForm setting={props.setting.clone()} asked={asked.clone()} edit={edit.clone()} />
        <ColoursForm options={options.clone()} theme={props.setting.theme.clone()} scheme={props.setting.scheme} edit={edit.clone()} />
        {note("theme-note", asked.warning(Key::Theme))}
    </>}
}

/// What is wrong with a value.
fn note(id: &'static str, warning: Option<String>) -> Html {
    html! { <p {id} class="bad" role="status">{warning}</p> }
}
