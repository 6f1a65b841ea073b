//! The live widget: the element of the release itself, with the attributes of the lines.

use brexit_transfer::options::{Key, read_fragment};
use form_urlencoded::parse;
use gloo::events::EventListener;
use js_sys::Reflect;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::{
    form::choice,
    lines::Attribute,
    setting::{Edit, Scheme, Width},
};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// What differs from an element without attributes.
    pub attributes: Vec<Attribute>,
    pub lang: String,
    /// Properties of the newsroom's own colours.
    pub declarations: Vec<(&'static str, String)>,
    pub width: Width,
    pub scheme: Scheme,
    pub edit: Callback<Edit>,
    /// The element.
    pub node: NodeRef,
}

/// The element with attributes. A new one for another election or language, so that it is never asked
/// for a seat of the one before, and is drawn only once all is there.
pub fn element(attributes: &[Attribute], lang: &str, node: NodeRef) -> Html {
    let text = |key: Key| {
        let given = attributes.iter().find(|(name, _)| *name == key.attribute());
        given.map(|(_, text)| text.clone())
    };
    let src = text(Key::Src);
    let subject = format!("{lang} {}", src.clone().unwrap_or_default());
    html! {
        <brexit-transfer key={subject} ref={node} loading="eager" lang={lang.to_owned()} src={src}
            transfer={text(Key::Transfer)} labour-share={text(Key::LabourShare)} swing={text(Key::Swing)}
            seat={text(Key::Seat)} wall={text(Key::Wall)} panels={text(Key::Panels)}
            theme={text(Key::Theme)} headline={text(Key::Headline)} />
    }
}

/// What the editor has moved in the widget itself: the fragment of what differs from its attributes.
fn moved(node: &NodeRef) -> String {
    let fragment = node
        .cast::<HtmlElement>()
        .and_then(|element| Reflect::get(&element, &"fragment".into()).ok());
    fragment
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}

#[component]
pub fn Preview(props: &Props) -> Html {
    let fragment = use_state(String::new);
    {
        // The properties are set by script: a strict policy forbids `style` attributes.
        let node = props.node.clone();
        let of = (
            props.declarations.clone(),
            props.attributes.clone(),
            props.lang.clone(),
        );
        use_effect_with(of, move |(declarations, ..)| {
            let element = node.cast::<HtmlElement>();
            if let Some(element) = &element {
                for (name, value) in declarations {
                    let _ = element.style().set_property(name, value);
                }
            }
            let declarations = declarations.clone();
            move || {
                for (name, _) in declarations {
                    if let Some(element) = &element {
                        let _ = element.style().remove_property(name);
                    }
                }
            }
        });
    }
    {
        // What was moved may be asked for now.
        let (node, fragment) = (props.node.clone(), fragment.setter());
        use_effect_with(props.attributes.clone(), move |_| {
            fragment.set(moved(&node))
        });
    }
    let stage = use_node_ref();
    {
        let (stage, node, fragment) = (stage.clone(), props.node.clone(), fragment.setter());
        use_effect_with((), move |()| {
            let stage = stage.cast::<HtmlElement>();
            let listeners = stage.map(|stage| {
                ["brexit-transfer:change", "brexit-transfer:ready"].map(|event| {
                    let (node, fragment) = (node.clone(), fragment.clone());
                    EventListener::new(&stage, event, move |_| fragment.set(moved(&node)))
                })
            });
            move || drop(listeners)
        });
    }
    let keep = {
        let (edit, fragment) = (props.edit.clone(), (*fragment).clone());
        move |_| {
            let parts = parse(fragment.as_bytes()).into_owned().collect();
            edit.emit(Edit::Texts(read_fragment(parts)));
        }
    };
    let undo = {
        let node = props.node.clone();
        move |_| {
            if let Some(element) = node.cast::<HtmlElement>() {
                let _ = Reflect::set(&element, &"fragment".into(), &"".into());
            }
        }
    };
    let widths = Width::ALL.into_iter().map(|width| {
        let edit = props.edit.clone();
        let onchange = move |_| edit.emit(Edit::Width(width));
        let pixels = width.pixels().to_string();
        let words = format!("{}, {pixels} px", width.label());
        choice("width", &pixels, words, props.width == width, onchange)
    });
    let schemes = Scheme::ALL.into_iter().map(|scheme| {
        let edit = props.edit.clone();
        let onchange = move |_| edit.emit(Edit::Scheme(scheme));
        let words = match scheme {
            Scheme::Light => "Light page",
            Scheme::Dark => "Dark page",
        };
        let is_chosen = props.scheme == scheme;
        choice("scheme", scheme.id(), words.to_owned(), is_chosen, onchange)
    });
    html! {
        <section class="preview" aria-labelledby="preview">
            <h2 id="preview" tabindex="-1">{"Preview"}</h2>
            <div class="bar">
                <fieldset><legend>{"Width"}</legend><div class="row">{for widths}</div></fieldset>
                <fieldset><legend>{"Page around it"}</legend><div class="row">{for schemes}</div></fieldset>
            </div>
            <div class="bar moved" hidden={fragment.is_empty()}>
                <p role="status">{if fragment.is_empty() { "" } else { "You have moved the preview." }}</p>
                <button type="button" id="keep" onclick={keep}>{"Open with this"}</button>
                <button type="button" id="undo" onclick={undo}>{"Put it back"}</button>
            </div>
            <div class="scroller" tabindex="0" role="region" aria-label="The live widget">
                <div class="stage" ref={stage} data-width={props.width.pixels().to_string()} data-scheme={props.scheme.id()}>
                    {element(&props.attributes, &props.lang, props.node.clone())}
                </div>
            </div>
        </section>
    }
}
