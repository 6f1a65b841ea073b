//! What an event of the browser asks for. One set of listeners on the widget's own element serves
//! all controls: each carries `data-act`, and where needed `data-value`.
//!
//! They are not Yew's `onclick` and the like, because Yew never gives those back: each kind has a
//! listener on the root of the application that is kept, with all it refers to, for as long as
//! the page stands (`HostHandlers` in yew 0.23's `subtree_root.rs`). An article mounts and
//! destroys widgets as its reader goes, and one that is destroyed must keep nothing alive.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, KeyboardEvent, MouseEvent, PointerEvent};
use yew::Callback;

use super::{curve_chart, state::Action, view_model::ViewModel};
use crate::{
    model::{SeatId, Share, Swing, Wall},
    options::parse_decimal,
};

/// An event that may mean an action, still to be read.
pub struct UiEvent {
    event: Event,
    /// Where it happened: an event forgets that once it has been dispatched in a shadow tree.
    target: Element,
}

/// The kinds of event that a control can raise.
const KINDS: [&str; 4] = ["input", "click", "pointermove", "keydown"];

/// Listens on an element until the returned listeners are dropped.
#[must_use = "dropping the listeners ends the listening"]
pub fn listen(root: &Element, on_event: &Callback<UiEvent>) -> Vec<EventListener> {
    KINDS
        .into_iter()
        .map(|kind| {
            let on_event = on_event.clone();
            // Page keys move a handle by ten instead of scrolling the page.
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(root, kind, options, move |event| {
                // Only elements are the target of these kinds of event.
                let Some(target) = event.target().map(JsCast::unchecked_into::<Element>) else {
                    return;
                };
                if kind == "pointermove" && !is_pointing(&target, event.unchecked_ref()) {
                    return;
                }
                if event.dyn_ref().is_some_and(|key| is_ours(&target, key)) {
                    event.prevent_default();
                }
                let event = event.clone();
                on_event.emit(UiEvent { event, target });
            })
        })
        .collect()
}

/// The action that an event asks for in a given state.
pub fn action(view_model: &ViewModel, event: &UiEvent) -> Option<Action> {
    let UiEvent { event, target } = event;
    match event.type_().as_str() {
        // An input event comes from a field, a click with a place, or at 0 from a script.
        "input" => input(view_model, target.unchecked_ref()),
        "click" => click(view_model, target, event.unchecked_ref()),
        "pointermove" => pointer(view_model, target, event.dyn_ref()?),
        "keydown" => key(view_model, target, event.dyn_ref()?),
        _ => None,
    }
}

fn attribute(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

fn input(view_model: &ViewModel, field: &HtmlInputElement) -> Option<Action> {
    // Read of our own fields alone: only a field is sure to have a text.
    let value = || field.value();
    // The value of a range input is a number by its own rules.
    let percent = || whole(&value()).map(Share::from_percent);
    match attribute(field, "data-act").as_str() {
        "transfer" => percent().map(Action::Transfer),
        "labour-share" => percent().map(Action::LabourShare),
        "swing" => hundredths(&value()).map(Action::Swing),
        "find" => Some(Action::Find(value())),
        "year" => {
            let chosen = attribute(field, "data-value");
            let election = view_model.election();
            let year = election
                .years()
                .find(|&year| election.calendar_year(year).to_string() == chosen);
            Some(Action::MapYear(year))
        }
        _ => None,
    }
}

fn click(view_model: &ViewModel, target: &Element, event: &MouseEvent) -> Option<Action> {
    if let Some(seat) = brick(view_model, target) {
        return Some(Action::Brick(seat));
    }
    let control = target.closest("[data-act]").ok()??;
    let value = || index(&attribute(&control, "data-value"));
    match attribute(&control, "data-act").as_str() {
        "preset" => value().map(Action::Preset),
        "swing-setting" => hundredths(&attribute(&control, "data-value")).map(Action::SwingSetting),
        "wall" => {
            let wall = Wall::new(view_model.election(), value()?);
            Some(Action::Wall(wall))
        }
        "fine" => Some(Action::ToggleFine),
        "map" => Some(Action::ToggleMap),
        "list" => Some(Action::ToggleList),
        "more" => Some(Action::More),
        "focus" => {
            let seat = view_model.election().seats().get(value()?)?;
            Some(Action::Focus(seat.id))
        }
        "curve" => Some(Action::Transfer(on_curve(view_model, &control, event))),
        _ => None,
    }
}

/// A swing as a control writes it, in points.
fn hundredths(points: &str) -> Option<Swing> {
    parse_decimal(points, 2).map(|points| Swing::from_hundredths(points.rounded()))
}

/// A whole number as a control writes it.
fn whole(number: &str) -> Option<i64> {
    parse_decimal(number, 0).map(|number| number.rounded())
}

/// A place in a list as a control writes it.
fn index(number: &str) -> Option<usize> {
    whole(number).and_then(|number| usize::try_from(number).ok())
}

/// The seat of the brick that an event happened on.
fn brick(view_model: &ViewModel, target: &Element) -> Option<SeatId> {
    target.closest("[role=option]").ok()??;
    let place = index(&attribute(target, "data-seat"))?;
    let seat = view_model.election().seats().get(place)?;
    Some(seat.id)
}

fn on_curve(view_model: &ViewModel, figure: &Element, event: &MouseEvent) -> Share {
    let left = figure.get_bounding_client_rect().left();
    curve_chart::transfer_at(view_model, f64::from(event.client_x()) - left)
}

/// Whether a move of the pointer can mean anything: over a brick it does, over the curve with the
/// button down. All others, hundreds while a reader only moves across the page, end in the
/// listener: no message, no turn of the scheduler.
fn is_pointing(target: &Element, event: &PointerEvent) -> bool {
    let figure = match event.buttons() & 1 {
        1 => "[role=option], [data-act=curve]",
        _ => "[role=option]",
    };
    // A finger that scrolls past is not pointing at anything.
    matches!(target.closest(figure), Ok(Some(_))) && event.pointer_type() == "mouse"
}

/// The action of a move that [`is_pointing`].
fn pointer(view_model: &ViewModel, target: &Element, event: &PointerEvent) -> Option<Action> {
    if let Some(seat) = brick(view_model, target) {
        return (seat != view_model.state.brick).then_some(Action::Brick(seat));
    }
    let figure = target.closest("[data-act=curve]").ok()??;
    Some(Action::Transfer(on_curve(view_model, &figure, event)))
}

/// How far a key moves a control, in its own small steps.
fn steps(key: &str) -> Option<i64> {
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

/// Whether a key is the widget's and not the page's, to be said before the event is over: keys
/// move in the wall, along the curve and by larger steps on a handle instead of scrolling.
fn is_ours(target: &Element, event: &KeyboardEvent) -> bool {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return false;
    }
    let key = event.key();
    match attribute(target, "data-act").as_str() {
        "curve" | "swing" => steps(&key).is_some(),
        "transfer" | "labour-share" => matches!(key.as_str(), "PageUp" | "PageDown"),
        _ => attribute(target, "role") == "listbox" && steps(&key).is_some_and(|by| by.abs() != 10),
    }
}

fn key(view_model: &ViewModel, target: &Element, event: &KeyboardEvent) -> Option<Action> {
    if !is_ours(target, event) {
        return None;
    }
    let key = event.key();
    let by = steps(&key)?;
    let scenario = view_model.scenario();
    let moved = |share: Share| Share::from_basis_points(share.basis_points() + 100 * by);
    match attribute(target, "data-act").as_str() {
        "transfer" | "curve" => Some(Action::Transfer(moved(scenario.transfer()))),
        "labour-share" => Some(Action::LabourShare(moved(scenario.labour_share()))),
        // Half a point a step.
        "swing" => {
            let swing = scenario.swing().hundredths() + 50 * by;
            Some(Action::Swing(Swing::from_hundredths(swing)))
        }
        _ => view_model
            .wall
            .neighbour(view_model.state.brick, &key)
            .map(Action::Brick),
    }
}
