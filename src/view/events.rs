//! What an event of the browser asks for. One set of listeners on the widget's own element serves
//! all controls: each carries `data-act`, and where needed `data-value`.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, KeyboardEvent, MouseEvent, PointerEvent};
use yew::Callback;

use super::{curve_panel, sheet::Sheet, state::Action};
use crate::model::{SeatId, Share, Year, election};

/// An event that may mean an action, still to be read.
pub struct Raised {
    pub event: Event,
}

/// The kinds of event that a control can raise.
const KINDS: [&str; 4] = ["input", "click", "pointermove", "keydown"];

/// Listens on an element until the returned listeners are dropped.
#[must_use = "dropping the listeners ends the listening"]
pub fn listen(root: &Element, raised: &Callback<Raised>) -> Vec<EventListener> {
    KINDS
        .into_iter()
        .map(|kind| {
            let raised = raised.clone();
            // Page keys move a handle by ten instead of scrolling the page.
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(root, kind, options, move |event| {
                raised.emit(Raised {
                    event: event.clone(),
                });
            })
        })
        .collect()
}

/// The action that an event asks for in a given state.
pub fn action(sheet: &Sheet, raised: &Raised) -> Option<Action> {
    let event = &raised.event;
    let target = event.target()?.dyn_into::<Element>().ok()?;
    match event.type_().as_str() {
        "input" => input(&target.dyn_into().ok()?),
        "click" => click(sheet, &target, event.dyn_ref()?),
        "pointermove" => pointer(sheet, &target, event.dyn_ref()?),
        "keydown" => key(sheet, &target, event.dyn_ref()?),
        _ => None,
    }
}

fn attribute(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

fn input(field: &HtmlInputElement) -> Option<Action> {
    let value = field.value();
    // The value of a range input is a number by its own rules.
    let percent = || value.parse::<i64>().ok().map(Share::from_percent);
    match attribute(field, "data-act").as_str() {
        "transfer" => percent().map(Action::Transfer),
        "labour-share" => percent().map(Action::LabourShare),
        "find" => Some(Action::Find(value)),
        "year" => {
            let chosen = attribute(field, "data-value");
            let is_chosen = |year: &Year| year.number().to_string() == chosen;
            Some(Action::MapYear(Year::ALL.into_iter().find(is_chosen)))
        }
        _ => None,
    }
}

fn click(sheet: &Sheet, target: &Element, event: &MouseEvent) -> Option<Action> {
    if let Some(seat) = brick(target) {
        return Some(Action::Brick(seat));
    }
    let control = target.closest("[data-act]").ok()??;
    let value = || attribute(&control, "data-value").parse::<usize>().ok();
    match attribute(&control, "data-act").as_str() {
        "preset" => value().map(Action::Preset),
        "fine" => Some(Action::ToggleFine),
        "map" => Some(Action::ToggleMap),
        "list" => Some(Action::ToggleList),
        "focus" => value().and_then(seat).map(Action::Focus),
        "curve" => Some(Action::Transfer(on_curve(sheet, &control, event))),
        _ => None,
    }
}

fn seat(index: usize) -> Option<SeatId> {
    election().seats().get(index).map(|seat| seat.id)
}

/// The seat of the brick that an event happened on.
fn brick(target: &Element) -> Option<SeatId> {
    target.closest("[role=option]").ok()??;
    attribute(target, "data-seat").parse().ok().and_then(seat)
}

fn on_curve(sheet: &Sheet, figure: &Element, event: &MouseEvent) -> Share {
    let left = figure.get_bounding_client_rect().left();
    curve_panel::transfer_at(sheet, f64::from(event.client_x()) - left)
}

fn pointer(sheet: &Sheet, target: &Element, event: &PointerEvent) -> Option<Action> {
    // A finger that scrolls past is not pointing at anything.
    if event.pointer_type() != "mouse" {
        return None;
    }
    if let Some(seat) = brick(target) {
        return (seat != sheet.state.brick).then_some(Action::Brick(seat));
    }
    if event.buttons() & 1 == 1 {
        let figure = target.closest("[data-act=curve]").ok()??;
        return Some(Action::Transfer(on_curve(sheet, &figure, event)));
    }
    None
}

fn key(sheet: &Sheet, target: &Element, event: &KeyboardEvent) -> Option<Action> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return None;
    }
    let key = event.key();
    if attribute(target, "role") == "listbox" {
        let seat = sheet.wall.neighbour(sheet.state.brick, &key)?;
        event.prevent_default();
        return Some(Action::Brick(seat));
    }
    let step = match key.as_str() {
        "PageUp" => 1000,
        "PageDown" => -1000,
        _ => return None,
    };
    let moved = |share: Share| Share::from_basis_points(share.basis_points() + step);
    let scenario = sheet.scenario();
    let action = match attribute(target, "data-act").as_str() {
        "transfer" => Action::Transfer(moved(scenario.transfer())),
        "labour-share" => Action::LabourShare(moved(scenario.labour_share())),
        _ => return None,
    };
    event.prevent_default();
    Some(action)
}
