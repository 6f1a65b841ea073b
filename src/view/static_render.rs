//! The widget without a browser: what the same components draw at a given width, as markup.

#[cfg(not(target_arch = "wasm32"))]
use std::{
    future::Future,
    pin::pin,
    task::{Context, Poll, Waker},
};

use yew::{LocalServerRenderer, prelude::*};

#[cfg(not(target_arch = "wasm32"))]
use super::widget::{Props, Widget};
use super::{face::Face, size::Size, state::State, view_model::ViewModel};
use crate::options::Options;

mod fallback;
mod fluid;
mod palette;
mod share_page;
mod track;

pub use share_page::{SharePage, setting_name, share_page};

/// The static state of a widget with these options: HTML to stand between its tags.
#[cfg(not(target_arch = "wasm32"))]
pub fn fallback(options: Options) -> String {
    finish(still(options))
}

/// As [`fallback`], for a page: in a browser Yew draws when the page's own script has ended.
pub async fn still(options: Options) -> String {
    // The page's own face is not known.
    let size = Size::new(fallback::WIDTH, Face::WIDE);
    let view_model = fallback::AsDrawn(ViewModel::new("static".into(), State::new(options), size));
    let markup = markup::<fallback::Fallback>(fallback::Props { view_model }).await;
    // One block a line: an editor has to find an end of it.
    markup
        .replace("><p>", ">\n<p>")
        .replace("><h3", ">\n<h3")
        .replace("><svg width", ">\n<svg width")
        + "\n"
}

/// The widget's markup at a width in CSS pixels, as it stands before the reader's first move.
/// Places that a browser would set from script (the handle, the bar) are not in it.
#[cfg(not(target_arch = "wasm32"))]
pub fn widget(options: Options, width: f64) -> String {
    finish(markup::<Widget>(Props {
        options,
        width: Some(width),
        can_share: true,
        on_outcome: Callback::noop(),
    }))
}

async fn markup<C: BaseComponent>(props: C::Properties) -> String {
    let renderer = LocalServerRenderer::<C>::with_props(props).hydratable(false);
    renderer.render().await
}

/// Drives a future that waits for nothing outside this thread.
#[cfg(not(target_arch = "wasm32"))]
fn finish<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}
