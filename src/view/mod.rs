//! The view (layer 3): a Yew component that draws a result and asks for actions.
//!
//! What happens in a drag: the thumb moves, `events` turns the browser's event into an
//! [`Action`], [`State::apply`] changes the scenario, the `view_model` is counted once and handed
//! down, and each `panel` on screen gives its `html!` and its [`scene::Scene`]s, which
//! `picture` patches mark by mark.
//!
//! A part of a panel that may be missing is an empty `Html`, not an `Option`: Yew compares children
//! without keys by their place, and one fewer would exchange its neighbours, a handle under the
//! reader's finger among them.

mod ascent;
mod brick;
mod card;
mod colours;
mod control;
mod curve_chart;
mod curve_panel;
mod events;
mod face;
#[cfg(all(feature = "faults", target_arch = "wasm32"))]
mod faults;
mod footer;
mod hexagon;
mod labels;
mod list_panel;
mod looks;
mod map_key;
mod map_layout;
mod map_panel;
mod measure;
mod mountain_chart;
mod mountain_panel;
mod observe;
mod panel;
mod phrases;
mod picture;
pub mod scene;
mod score;
mod seat_chart;
mod seat_panel;
mod settings;
mod size;
mod small_maps;
mod state;
#[cfg(any(feature = "still", not(target_arch = "wasm32")))]
pub mod static_render;
mod strip;
mod thresholds;
mod track;
mod tween;
mod view_model;
mod wall_counts;
mod wall_layout;
mod wall_panel;
mod widget;

pub use card::{Card, Key, Run, Verdict, card};
pub use colours::contrast;
pub use state::{Action, Effect, State};
pub use tween::is_motion_reduced;
pub use widget::{Msg, Props, Widget};
