//! The view (floor 3): Yew components that draw a result and raise actions.
//!
//! The way of a drag is one street: the thumb moves, [`widget`] turns the event into an
//! [`Action`], [`State::apply`] changes the scenario, [`sheet`] counts once, and each panel
//! draws a [`scene::Scene`] of which only the changed marks are touched.

mod control;
mod curve_panel;
mod events;
mod footer;
mod list_panel;
mod map_panel;
mod markup;
mod mountain_panel;
mod observe;
mod picture;
pub mod scene;
mod seat_panel;
mod sheet;
mod state;
#[cfg(not(target_arch = "wasm32"))]
pub mod still;
mod track;
mod tween;
mod wall_panel;
mod widget;
mod words;

pub use state::{Action, Effect, State};
pub use tween::is_motion_reduced;
pub use widget::{Msg, Props, Widget};
