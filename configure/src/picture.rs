//! The picture for cards, drawn by the code that readers have, in the look of the preview.

use brexit_transfer::{options::Options, view};
use gloo::timers::callback::Timeout;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::prelude::*;

use crate::{copy::CopyField, setting::Scheme, still::AFTER};

#[wasm_bindgen(raw_module = "./picture.js")]
extern "C" {
    /// Draws a picture in the look of an element, as soon as that is drawn: an address of data.
    #[wasm_bindgen(catch)]
    async fn picture(element: &Element, card: JsValue, format: &str) -> Result<JsValue, JsValue>;
}

/// The formats of `www/embed/card/layout.js`: name, words, width and height.
const FORMATS: [(&str, &str, &str); 2] = [
    ("landscape", "Landscape", "1200x630"),
    ("upright", "Upright", "1080x1350"),
];

#[derive(Properties, PartialEq)]
pub struct Props {
    pub options: Options,
    pub declarations: Vec<(&'static str, String)>,
    pub scheme: Scheme,
    /// The element of the preview.
    pub node: NodeRef,
}

#[component]
pub fn Picture(props: &Props) -> Html {
    let format = use_state(|| 0);
    let drawn = use_state(|| None::<AttrValue>);
    let card = view::card(&props.options, &props.options.outcome());
    let description = card.description.clone();
    {
        let (drawn, node) = (drawn.setter(), props.node.clone());
        let of = (
            card,
            props.declarations.clone(),
            props.scheme,
            props.options.theme,
            *format,
        );
        use_effect_with(of, move |(card, _, _, _, format)| {
            let content = card.serialize(&Serializer::json_compatible());
            let (name, ..) = FORMATS[*format];
            drawn.set(None);
            let timeout = Timeout::new(AFTER, move || {
                let (Some(element), Ok(content)) = (node.cast::<Element>(), content) else {
                    return;
                };
                spawn_local(async move {
                    // Without a widget there is none, and the preview says why.
                    let address = picture(&element, content, name).await;
                    let address = address.ok().and_then(|address| address.as_string());
                    drawn.set(address.map(AttrValue::from));
                });
            });
            move || drop(timeout)
        });
    }
    let (name, _, size) = FORMATS[*format];
    let choices = FORMATS
        .iter()
        .enumerate()
        .map(|(place, (name, words, size))| {
            let format = format.clone();
            let checked = *format == place;
            let onchange = move |_: Event| format.set(place);
            html! {
                <label class="choice" key={*name}>
                    <input type="radio" name="format" value={*name} {checked} {onchange} />
                    {*words}{" "}<small>{*size}</small>
                </label>
            }
        });
    let extension = match &*drawn {
        Some(address) if address.starts_with("data:image/svg") => "svg",
        _ => "png",
    };
    html! {
        <section class="copy" aria-labelledby="picture-label">
            <h3 id="picture-label">{"Picture for cards and posts"}</h3>
            <p>{"In the colours of the preview. In the page’s head: og:image, and the words below as og:image:alt."}</p>
            <fieldset><legend>{"Format"}</legend><div class="row">{for choices}</div></fieldset>
            if let Some(address) = &*drawn {
                <img id="picture" src={address.clone()} alt={description.clone()} data-format={name} />
                <div class="row">
                    <a class="button" id="picture-save" href={address.clone()} download={format!("brexit-transfer-{size}.{extension}")}>
                        {"Save the picture"}
                    </a>
                </div>
            } else {
                <p>{"The picture is being drawn."}</p>
            }
            <CopyField id="alt" label="Words for those who do not see it" rows={4} text={description} />
        </section>
    }
}
