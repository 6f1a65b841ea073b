//! Where the page meets the browser: addresses, the clipboard, the network.

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, Response, Url};
use yew::TargetCast;

/// The widget's folder of this release, beside the page.
const OWN: &str = "embed/";

/// The largest election file, in bytes: as in `www/embed/answer.js`.
const LARGEST: u32 = 1_000_000;

pub fn element(id: &str) -> Option<Element> {
    gloo::utils::document().get_element_by_id(id)
}

/// Gives an element the focus, in sight.
pub fn focus(id: &str) {
    if let Some(element) = element(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
        element.scroll_into_view();
    }
}

/// What a field says.
pub fn value(event: &Event) -> String {
    event.target_unchecked_into::<HtmlInputElement>().value()
}

fn base() -> String {
    let base = gloo::utils::document().base_uri().ok().flatten();
    base.unwrap_or_default()
}

/// The address of the widget's folder of this release.
pub fn own_folder() -> String {
    folder(OWN).unwrap_or_else(|| OWN.to_owned())
}

/// The address of a folder, in full and with a slash at its end; none for what is no address of the
/// web.
pub fn folder(text: &str) -> Option<String> {
    let url = Url::new_with_base(text, &base()).ok()?;
    if !matches!(&*url.protocol(), "http:" | "https:") {
        return None;
    }
    let path = url.pathname();
    let slash = if path.ends_with('/') { "" } else { "/" };
    Some(format!("{}{path}{slash}", url.origin()))
}

/// An address seen from a folder, in full.
pub fn join(text: &str, folder: &str) -> Option<String> {
    let url = Url::new_with_base(text, folder).ok()?;
    Some(url.href())
}

/// The fragment of the page's address, without its sign.
pub fn fragment() -> String {
    let hash = gloo::utils::window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').unwrap_or_default().to_owned()
}

/// Puts another fragment in the page's address; the way back leads out of the page, not through it.
pub fn set_fragment(fragment: &str) {
    let window = gloo::utils::window();
    let location = window.location();
    let (path, query) = (
        location.pathname().unwrap_or_default(),
        location.search().unwrap_or_default(),
    );
    let address = match fragment {
        "" => path + &query,
        fragment => format!("{path}{query}#{fragment}"),
    };
    if let Ok(history) = window.history() {
        // Refused where a browser finds it too often; the next edit tries again.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// Fetches an election file.
///
/// # Errors
/// Why there is none, in words.
pub async fn fetch(address: &str) -> Result<Vec<u8>, String> {
    let promise = gloo::utils::window().fetch_with_str(address);
    let response = JsFuture::from(promise).await;
    let response: Response = response
        .map_err(|_| {
            "it cannot be reached, or its server does not let this page read it".to_owned()
        })?
        .unchecked_into();
    if !response.ok() {
        return Err(format!("the server answers {}", response.status()));
    }
    let bytes = async { JsFuture::from(response.array_buffer()?).await };
    let bytes = Uint8Array::new(
        &bytes
            .await
            .map_err(|_| "it does not arrive whole".to_owned())?,
    );
    if bytes.length() > LARGEST {
        return Err("it is larger than 1 MB".to_owned());
    }
    Ok(bytes.to_vec())
}

/// Copies a text, if the browser lets the page do that.
pub fn copy(text: &str) -> Option<Promise> {
    let clipboard = gloo::utils::window().navigator().clipboard();
    // It is lacking where a page comes over plain http.
    (!clipboard.is_undefined()).then(|| clipboard.write_text(text))
}
