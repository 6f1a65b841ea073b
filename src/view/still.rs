//! The widget without a browser: what the same components draw at a given width, as markup.

use std::{
    future::Future,
    pin::pin,
    task::{Context, Poll, Waker},
};

use yew::{LocalServerRenderer, prelude::*};

use super::{
    face::Face,
    scene::Scene,
    sheet::Sheet,
    size::Size,
    state::State,
    widget::{Props, Widget},
};
use crate::options::Options;

mod card;
mod fallback;
mod fluid;

/// The static state of a widget without attributes: HTML to stand between its tags.
pub fn fallback() -> String {
    let sheet = fallback::AsDrawn(opening(fallback::WIDTH));
    let markup = markup::<fallback::Fallback>(fallback::Props { sheet });
    // One block a line: an editor has to find an end of it.
    markup
        .replace("><p", ">\n<p")
        .replace("><h3", ">\n<h3")
        .replace("><svg width", ">\n<svg width")
        + "\n"
}

/// The static state as a picture for cards, 1200 by 630 CSS pixels.
pub fn card() -> Scene {
    card::card(&opening(card::WALL_WIDTH))
}

/// All counted for the opening state, laid out at a width in CSS pixels for a wide face: the page's
/// own is not known.
fn opening(width: f64) -> Sheet {
    let state = State::new(Options::default());
    let size = Size::new(width, Face::WIDE);
    Sheet::new("static".into(), state, size)
}

/// The widget's markup at a width in CSS pixels, as it stands before the reader's first move.
/// Places that a browser would set from script (the handle, the bar) are not in it.
pub fn widget(options: Options, width: f64) -> String {
    markup::<Widget>(Props {
        options,
        width: Some(width),
        on_outcome: Callback::noop(),
    })
}

fn markup<C: BaseComponent>(props: C::Properties) -> String {
    let renderer = LocalServerRenderer::<C>::with_props(props).hydratable(false);
    finish(renderer.render())
}

/// Drives a future that waits for nothing outside this thread.
fn finish<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}
