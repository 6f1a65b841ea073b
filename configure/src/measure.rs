//! The height of a frame: the widget once more, unseen, in the column of an article.

use gloo::timers::callback::Interval;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::{lines::Attribute, preview::element};

/// How often the widget is looked at until it is drawn, in milliseconds. Panels out of sight come
/// within 150.
const PAUSE: u32 = 300;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub attributes: Vec<Attribute>,
    pub lang: String,
    /// Called with none as soon as the height is in doubt, and with the height in CSS pixels.
    pub on_height: Callback<Option<u32>>,
}

#[component]
pub fn Measure(props: &Props) -> Html {
    let node = use_node_ref();
    {
        let (node, on_height) = (node.clone(), props.on_height.clone());
        let wanted = (props.attributes.clone(), props.lang.clone());
        use_effect_with(wanted, move |_| {
            on_height.emit(None);
            let mut before = None;
            let interval = Interval::new(PAUSE, move || {
                let height = node
                    .cast::<HtmlElement>()
                    .and_then(|element| height(&element));
                // Twice the same: it stands.
                if height.is_some() && height != before {
                    on_height.emit(height);
                }
                before = height;
            });
            move || drop(interval)
        });
    }
    html! {
        <div class="measure" inert={true}>
            {element(&props.attributes, &props.lang, node)}
        </div>
    }
}

/// None while it is not drawn.
fn height(element: &HtmlElement) -> Option<u32> {
    let root = element.shadow_root()?;
    let is_drawn = root.query_selector(".bt-p").ok()?.is_some();
    let is_busy = root.query_selector("slot, [aria-busy]").ok()?.is_some();
    let height = element.get_bounding_client_rect().height().ceil();
    (is_drawn && !is_busy && height > 0.0).then_some(height as u32)
}
