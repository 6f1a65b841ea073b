//! The page.

use std::rc::Rc;

use brexit_transfer::options::{Key, Options};
use gloo::{events::EventListener, timers::callback::Timeout};
use yew::prelude::*;

use crate::{
    address,
    asked::{Asked, Places},
    browser,
    election::{Progress, Subject, use_election},
    form::{Form, SubjectForm},
    measure::Measure,
    output::Output,
    preview::Preview,
    setting::{Edit, Setting},
};

/// Where the page says which elections lie in the release: their files, between spaces.
const RELEASED: &str = "data-elections";

/// How long after the last edit the address follows, in milliseconds: browsers refuse, and some
/// punish, more than a few changes of it a second.
const PACE: u32 = 300;

#[component]
pub fn App() -> Html {
    let setting = use_reducer(|| address::read(&browser::fragment()));
    let edit = {
        let dispatch = setting.dispatcher();
        Callback::from(move |edit: Edit| dispatch.dispatch(edit))
    };
    let released = use_memo((), |()| released());
    let (places, notes) = places(&setting, &released);
    let progress = use_election(places.here.clone(), setting.lang.clone());
    {
        let edit = edit.clone();
        use_effect_with((), move |()| {
            let window = gloo::utils::window();
            let listener = EventListener::new(&window, "hashchange", move |_| {
                edit.emit(Edit::Address(browser::fragment()));
            });
            move || drop(listener)
        });
    }
    let progress = match notes.src {
        Some(note) => Progress::Failed(note),
        None => progress,
    };
    let said = match &progress {
        Progress::Loading => Ok("The election is being read.".to_owned()),
        Progress::Ready(Subject { election, .. }) => {
            let texts = election.texts();
            Ok(format!("{}: {}.", texts.title, texts.name))
        }
        Progress::Failed(reason) => Err(reason.clone()),
    };
    let home = {
        let edit = edit.clone();
        move |event: Event| edit.emit(Edit::Text(Key::Home, browser::value(&event)))
    };
    let passed_over = (!setting.passed_over.is_empty()).then(|| {
        let parts = setting.passed_over.join(", ");
        format!("The address says what is not understood here, and it is passed over: {parts}.")
    });
    let jump = |id: &'static str, words: &'static str| {
        html! { <button type="button" onclick={move |_| browser::focus(id)}>{words}</button> }
    };
    html! {<>
        <nav aria-label="Parts of this page">
            {jump("set-up", "Set up")}{jump("preview", "Preview")}{jump("copy", "Copy")}
        </nav>
        <div class="desk">
            <section class="form" aria-labelledby="set-up">
                <h2 id="set-up" tabindex="-1">{"Set up"}</h2>
                <p id="passed-over" class="bad" role="status">{passed_over}</p>
                <SubjectForm setting={(*setting).clone()} released={(*released).clone()} {said} edit={edit.clone()} />
                if let Progress::Ready(subject) = &progress {
                    <Form setting={(*setting).clone()} asked={Asked::new(&setting, subject)} edit={edit.clone()} />
                }
                <fieldset>
                    <legend>{"Where the widget lies"}</legend>
                    <label for="home">{"Address of its folder on your server"}</label>
                    <input type="text" inputmode="url" id="home" autocomplete="off" spellcheck="false" placeholder={browser::own_folder()}
                        value={setting.text(Key::Home).to_owned()} aria-describedby="home-note" onchange={home} />
                    <p id="home-note" class="bad" role="status">{notes.home}</p>
                </fieldset>
            </section>
            if let Progress::Ready(subject) = &progress {
                <Desk setting={(*setting).clone()} subject={subject.clone()} {places} edit={edit.clone()} />
            }
        </div>
    </>}
}

fn released() -> Vec<String> {
    let body = gloo::utils::body();
    let files = body.get_attribute(RELEASED).unwrap_or_default();
    files.split_whitespace().map(str::to_owned).collect()
}

/// What is wrong with addresses.
#[derive(Default)]
struct Notes {
    home: Option<String>,
    src: Option<String>,
}

/// Where the widget and its election lie: the addresses as the options' parser reads them, and then
/// the browser.
fn places(setting: &Setting, released: &[String]) -> (Places, Notes) {
    let (mut options, mut notes) = (Options::default(), Notes::default());
    let wrong = |key: Key, options: &Options| {
        let text = setting.text(key);
        format!(
            "“{text}” is no such address. Accepted: {}.",
            options.accepted(key)
        )
    };
    let own = browser::own_folder();
    let mut home = own.clone();
    if !setting.text(Key::Home).is_empty() {
        options.set_text(Key::Home, Some(setting.text(Key::Home)));
        match options.home.as_deref().and_then(browser::folder) {
            Some(folder) => home = folder,
            None => notes.home = Some(wrong(Key::Home, &options)),
        }
    }
    let src = setting.text(Key::Src);
    if !src.is_empty() {
        options.set_text(Key::Src, Some(src));
        if options.src.is_none() {
            notes.src = Some(wrong(Key::Src, &options));
        }
    }
    let at = |folder: &str| {
        let src = options.src.as_deref()?;
        browser::join(src, folder)
    };
    let is_released = released.iter().any(|file| file == src);
    let places = Places {
        src: at(&home),
        here: at(if is_released { &own } else { &home }),
        home,
    };
    (places, notes)
}

#[derive(Properties, PartialEq)]
struct DeskProps {
    setting: Setting,
    subject: Subject,
    places: Places,
    edit: Callback<Edit>,
}

/// The live widget and what is copied.
#[component]
fn Desk(props: &DeskProps) -> Html {
    let (setting, places) = (&props.setting, &props.places);
    let asked = Asked::new(setting, &props.subject);
    let height = use_state(|| None);
    let node = use_node_ref();
    let written = address::write(setting, &asked.options);
    use_effect_with(written, |written| {
        let written = written.clone();
        let timeout = Timeout::new(PACE, move || {
            if browser::fragment() != written {
                browser::set_fragment(&written);
            }
        });
        move || drop(timeout)
    });
    let on_height = use_callback(height.setter(), |found, height| height.set(found));
    let attributes = asked.attributes(places);
    let election = Rc::clone(&asked.options.election);
    html! {<>
        <Preview attributes={attributes.clone()} lang={setting.lang.clone()}
            declarations={setting.theme.declarations(&election)} width={setting.width} scheme={setting.scheme}
            edit={props.edit.clone()} node={node.clone()} />
        <Output options={asked.options.clone()} lines={asked.lines(places, &setting.lang)} height={*height}
            theme={setting.theme.clone()} scheme={setting.scheme} {node} />
        <Measure {attributes} lang={setting.lang.clone()} {on_height} />
    </>}
}
