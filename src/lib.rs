//! The Brexit transfer widget: the general election of December 2019, recounted in the
//! browser while a reader moves the votes of the Brexit Party.
//!
//! In a Yew application it is a component, with a sentence of the application's own that follows:
//!
//! ```
//! use brexit_transfer::{Options, Outcome, Widget};
//! use std::rc::Rc;
//! use yew::prelude::*;
//!
//! #[component]
//! fn Article() -> Html {
//!     let seats = use_state(|| 49);
//!     let now = seats.setter();
//!     let on_outcome = move |(outcome, _): (Rc<Outcome>, Options)| now.set(outcome.wall.conservative);
//!     html! {
//!         <>
//!             <Widget {on_outcome} />
//!             <p>{format!("The Conservatives would win {} red-wall seats.", *seats)}</p>
//!         </>
//!     }
//! }
//! ```
//!
//! The page has to link `www/brexit-transfer.css`, and the dependency is taken with
//! `default-features = false`; `examples/in-yew/` is a whole application.
//!
//! Four layers, each knowing only those below it:
//!
//! 1. [`model`]: the election, a scenario, and what follows from it; exact, no web. [`Words`]: what
//!    a language says of it.
//! 2. [`options`]: what a page may ask for, read from text.
//! 3. [`view`]: a Yew component that draws a result and asks for actions.
//! 4. The widget as others meet it: [`Widget`] in a Yew application, and `embed` in any other page,
//!    called by the loader in `www/` (feature `embed`, on by default).

mod component;
#[cfg(all(feature = "embed", target_arch = "wasm32"))]
pub mod embed;
pub mod model;
pub mod options;
pub mod view;
mod words;

pub use component::{Widget, WidgetProps};
pub use model::{Outcome, Scenario, Share, Swing, Wall};
pub use options::{Options, Panel, Theme};
pub use words::{Words, WordsError};
