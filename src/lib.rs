//! The Brexit transfer widget: the general election of December 2019, recounted in the
//! browser while a reader moves the votes of the Brexit Party.
//!
//! # As a component
//!
//! In a Yew application [`Widget`] is a component, with a sentence of the application's own that follows:
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
//! `default-features = false`; `examples/in-yew/` is a whole application, and `docs/yew.md` says the rest.
//!
//! # What it is asked for
//!
//! [`Options`] hold all that a page may ask for, the election and the language included. In Rust they are
//! set as fields; whatever comes as text, from an attribute, a query or a fragment, goes through one parser,
//! which answers with a warning where it cannot use a value:
//!
//! ```
//! use brexit_transfer::{Options, options::Key};
//!
//! let mut options = Options::default();
//! assert!(options.set_text(Key::Transfer, Some("62")).is_none());
//! let warning = options.set_text(Key::Seat, Some("Hogwarts")).expect("no seat of 2019");
//! assert_eq!(warning.key.attribute(), "seat");
//! // What could be used counts, and of the rest the default.
//! assert_eq!(options.outcome().wall.conservative, 72);
//! ```
//!
//! # What follows from it
//!
//! [`model`] counts, exactly, and knows nothing of the web: an [`Election`](model::Election), a [`Scenario`]
//! (which shares move, and a swing), a [`Wall`] (the group of seats that is looked at), and from these an
//! [`Outcome`]. Its functions can be called alone, as on a server or in a test:
//!
//! ```
//! use brexit_transfer::model::{Election, Scenario, Share, Swing, Wall, outcome};
//!
//! let election = Election::embedded();
//! let wall = Wall::new(&election, 0);
//! let counted = |percent| outcome(&election, &wall, Scenario::new(Share::from_percent(percent), Share::ZERO, Swing::ZERO));
//! assert_eq!((counted(0).wall.conservative, counted(62).wall.conservative), (49, 72));
//! ```
//!
//! Where a function is given a seat it is a [`SeatId`](model::SeatId), a place among the election's seats;
//! where it is given a party it is a [`Party`](model::Party), likewise. No code knows a party by name.
//!
//! # The way through the code
//!
//! Four layers, each knowing only those below it:
//!
//! 1. [`model`]: the election, a scenario, and what follows from it; exact, no web. [`Words`]: what
//!    a language says of it.
//! 2. [`options`]: what a page may ask for, read from text.
//! 3. [`view`]: a Yew component that draws a result and asks for actions; one panel a file.
//! 4. The widget as others meet it: [`Widget`] in a Yew application, and `embed` in any other page,
//!    called by the loader in `www/` (feature `embed`, on by default).
//!
//! | to change | look at |
//! |---|---|
//! | a figure, or what is said of an election | its folder in `data/`; `docs/correct-a-figure.md` |
//! | a sentence, a heading, how a number reads | `words/en.toml` and the other languages beside it, [`Words`] |
//! | what an attribute accepts | [`options::Key`], [`Options::set_text`] |
//! | what is counted | [`model::outcome`], and what it calls |
//! | what a panel shows | its file in `src/view/`, such as `seat_panel.rs`: a function from the view model to `html!` |
//! | what a reader can do | [`view::Action`], and [`view::State::apply`], the only place where the reader's state changes |
//! | a colour, a size | `www/brexit-transfer.css` |
//! | what scripts see | `src/embed/`, `www/loader/`, `www/embed/brexit-transfer.d.ts` |
//!
//! `ARCHITECTURE.md` follows a drag through all of these, and says how a build comes about.

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

// The Rust of the documents is compiled with the tests.
#[cfg(doctest)]
#[doc = include_str!("../docs/yew.md")]
mod yew_page {}
