//! The view (floor 3): a Yew component that draws a result and raises actions.
//!
//! The way of a drag is one street: the thumb moves, [`widget`] turns the event into an
//! [`Action`], [`State::apply`] changes the scenario, [`sheet`] counts once, and each panel
//! gives its [`markup`] and its [`scene::Scene`], of which [`page`] and [`picture`] touch only what
//! has changed.

mod card;
mod control;
mod curve_panel;
mod events;
mod face;
#[cfg(all(feature = "faults", target_arch = "wasm32"))]
mod faults;
mod footer;
mod labels;
mod list_panel;
mod map_panel;
mod markup;
mod measure;
mod mountain_panel;
mod observe;
mod page;
mod picture;
pub mod scene;
mod seat_panel;
mod sheet;
mod size;
mod state;
#[cfg(not(target_arch = "wasm32"))]
pub mod still;
mod track;
mod tween;
mod wall_panel;
mod widget;
mod words;

pub use card::{Card, Key, Run, Verdict, card};
pub use state::{Action, Effect, State};
pub use tween::is_motion_reduced;
pub use widget::{Msg, Props, Widget};
