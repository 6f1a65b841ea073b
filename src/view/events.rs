//! Listeners for the controls: from what the browser reports to the [`Action`] that it asks for.
//!
//! Controls also carry a name in `data-act`, by which tests and measurements find them.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use super::{sheet::Sheet, state::Action};
use crate::model::{SeatId, election};

/// Asks for what `read` makes of an event, if it makes anything of it.
pub fn listen<E: 'static>(
    sheet: &Sheet,
    read: impl Fn(&E) -> Option<Action> + 'static,
) -> Callback<E> {
    let dispatch = sheet.dispatch.clone();
    Callback::from(move |event| {
        if let Some(action) = read(&event) {
            dispatch.emit(action);
        }
    })
}

/// A click that asks for one thing.
pub fn click(sheet: &Sheet, action: Action) -> Callback<MouseEvent> {
    listen(sheet, move |_| Some(action.clone()))
}

/// A range input's new value: a number by its own rules.
pub fn slide(sheet: &Sheet, action: impl Fn(f64) -> Action + 'static) -> Callback<InputEvent> {
    listen(sheet, move |event: &InputEvent| {
        let field: HtmlInputElement = event.target_unchecked_into();
        Some(action(field.value_as_number()))
    })
}

/// Keys that are the widget's and not the page's: they do not scroll. `read` gives the action of
/// a key that is pressed by itself.
pub fn keys(
    sheet: &Sheet,
    read: impl Fn(&str) -> Option<Action> + 'static,
) -> Callback<KeyboardEvent> {
    listen(sheet, move |event: &KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return None;
        }
        let action = read(&event.key())?;
        event.prevent_default();
        Some(action)
    })
}

/// How far a key moves a control, in its own small steps.
pub fn steps(key: &str) -> Option<i64> {
    Some(match key {
        "ArrowRight" | "ArrowUp" => 1,
        "ArrowLeft" | "ArrowDown" => -1,
        "PageUp" => 10,
        "PageDown" => -10,
        // Far enough for any control: it stops at its end.
        "Home" => -10_000,
        "End" => 10_000,
        _ => return None,
    })
}

/// The element that an event happened on.
pub fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The seat whose cell of a picture an event happened on.
pub fn seat(event: &Event) -> Option<SeatId> {
    let index: usize = target(event)?.get_attribute("data-seat")?.parse().ok()?;
    election().seats().get(index).map(|seat| seat.id)
}

/// Whether a pointer can point without touching: a finger that scrolls past is not pointing at
/// anything.
pub fn is_mouse(event: &PointerEvent) -> bool {
    event.pointer_type() == "mouse"
}
