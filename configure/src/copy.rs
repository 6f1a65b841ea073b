//! A text to copy, with its button.

use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::browser;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Begins the ids of its elements.
    pub id: &'static str,
    pub label: &'static str,
    pub text: AttrValue,
    #[prop_or(3)]
    pub rows: u32,
    /// What there is to know of it.
    #[prop_or_default]
    pub children: Html,
}

#[component]
pub fn CopyField(props: &Props) -> Html {
    let field = use_node_ref();
    let said = use_state(|| "");
    {
        // What was said is about another text.
        let said = said.setter();
        use_effect_with(props.text.clone(), move |_| said.set(""));
    }
    let onclick = {
        let (field, said, text) = (field.clone(), said.setter(), props.text.clone());
        move |_| {
            let (field, said) = (field.clone(), said.clone());
            // Asked for at once: a browser may allow it only while the button is being pressed.
            let copying = browser::copy(&text);
            spawn_local(async move {
                let is_copied = match copying {
                    Some(copying) => JsFuture::from(copying).await.is_ok(),
                    None => false,
                };
                if is_copied {
                    said.set("Copied.");
                    return;
                }
                if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                    let _ = field.focus();
                    field.select();
                }
                said.set("The browser does not let this page copy. The text is selected: copy it by hand.");
            });
        }
    };
    let name = |part: &str| format!("{}-{part}", props.id);
    html! {
        <section class="copy" aria-labelledby={name("label")}>
            <h3 id={name("label")}>{props.label}</h3>
            {props.children.clone()}
            <textarea id={props.id} ref={field} readonly=true spellcheck="false" rows={props.rows.to_string()}
                aria-labelledby={name("label")} value={props.text.clone()} />
            <div class="row">
                <button type="button" id={name("button")} {onclick} aria-labelledby={format!("{} {}", name("button"), name("label"))}>{"Copy"}</button>
                <p role="status">{*said}</p>
            </div>
        </section>
    }
}
