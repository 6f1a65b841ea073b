//! The colours: a field for each, and whether it can be read.

use brexit_transfer::options::{Key, Options};
use yew::prelude::*;

use crate::{
    browser,
    form::choice,
    setting::{Edit, Scheme},
    theme::{Theme, Token},
};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub options: Options,
    pub theme: Theme,
    pub scheme: Scheme,
    pub edit: Callback<Edit>,
}

#[component]
pub fn ColoursForm(props: &Props) -> Html {
    let edit = &props.edit;
    // At first; then the editor opens and closes it.
    let is_open = use_state(|| !props.theme.is_usual());
    let choices = brexit_transfer::Theme::ALL.into_iter().map(|theme| {
        let edit = edit.clone();
        let words = match theme {
            brexit_transfer::Theme::Auto => "As the page around it",
            brexit_transfer::Theme::Light => "Always light",
            brexit_transfer::Theme::Dark => "Always dark",
        };
        let onchange = move |_| edit.emit(Edit::Text(Key::Theme, theme.id().to_owned()));
        let is_chosen = props.options.theme == theme;
        choice("theme", theme.id(), words.to_owned(), is_chosen, onchange)
    });
    let schemes = Scheme::ALL.into_iter().map(|scheme| {
        let edit = edit.clone();
        let words = match scheme {
            Scheme::Light => "On light",
            Scheme::Dark => "On dark",
        };
        let onchange = move |_| edit.emit(Edit::Scheme(scheme));
        let is_chosen = props.scheme == scheme;
        choice(
            "colours-scheme",
            scheme.id(),
            words.to_owned(),
            is_chosen,
            onchange,
        )
    });
    let reset = {
        let edit = edit.clone();
        move |_| edit.emit(Edit::UsualColours)
    };
    let rows = Theme::tokens(&props.options.election).map(|token| row(props, token));
    let weak = weak(props);
    html! {<>
        <fieldset>
            <legend>{"Light or dark"}</legend>
            <div class="row">{for choices}</div>
        </fieldset>
        <details id="own-colours" open={*is_open}>
            <summary>{"Your own colours"}</summary>
            <fieldset><legend>{"For which page"}</legend><div class="row">{for schemes}</div></fieldset>
            <p role="status" class="bad">{weak}</p>
            <div class="colours">{for rows}</div>
            <button type="button" id="usual-colours" aria-disabled={props.theme.is_usual().then_some("true")} onclick={reset}>
                {"Back to the usual colours"}
            </button>
        </details>
    </>}
}

/// A colour, as text and to choose; or what the election says, which cannot be chosen.
fn row(props: &Props, token: Token) -> Html {
    let election = &props.options.election;
    let label = token.label(election);
    let (colour, is_own) = props.theme.colour(token, props.scheme, election);
    let contrast = props.theme.contrast(token, props.scheme, election);
    let is_weak = contrast
        .as_ref()
        .is_some_and(|contrast| !contrast.is_enough);
    let message = contrast.map(|contrast| contrast.message);
    let id = format!("colour{}", &token.property()[4..]);
    let note = format!("{id}-note");
    let (edit, scheme) = (props.edit.clone(), props.scheme);
    let set = move |event: &Event| edit.emit(Edit::Colour(token, scheme, browser::value(event)));
    let choose = set.clone();
    html! {
        <div class="colour" key={token.property()}>
            <label for={id.clone()}>{label.clone()}</label>
            <input type="color" value={colour.clone()} disabled={is_own} aria-label={format!("{label}, to choose")}
                oninput={move |event: InputEvent| choose(&event)} />
            <input type="text" {id} class="code" autocomplete="off" spellcheck="false" value={colour} disabled={is_own}
                aria-describedby={note.clone()} aria-invalid={is_weak.then_some("true")}
                onchange={move |event: Event| set(&event)} />
            <p id={note} class={if is_weak { "bad" } else { "good" }}>
                {message}
                if is_own {
                    {" The election’s own."}
                }
            </p>
        </div>
    }
}

/// How many colours are too weak, on light and on dark pages: said once for all fields.
fn weak(props: &Props) -> String {
    let election = &props.options.election;
    let sentence = |scheme: Scheme| {
        let is_weak = |token: &Token| {
            let contrast = props.theme.contrast(*token, scheme, election);
            contrast.is_some_and(|contrast| !contrast.is_enough)
        };
        let on = scheme.id();
        match Theme::tokens(election).filter(is_weak).count() {
            0 => None,
            1 => Some(format!("On {on} 1 colour is too weak.")),
            weak => Some(format!("On {on} {weak} colours are too weak.")),
        }
    };
    let sentences: Vec<String> = Scheme::ALL.into_iter().filter_map(sentence).collect();
    sentences.join(" ")
}
