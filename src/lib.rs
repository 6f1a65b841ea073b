//! The Brexit transfer widget: the general election of December 2019, recounted in the
//! browser while a reader moves the votes of the Brexit Party.
//!
//! Four layers, each knowing only those below it:
//!
//! 1. [`model`]: the election, a scenario, and what follows from it; exact, no web.
//! 2. [`options`]: what a page may ask for, read from text.
//! 3. [`view`]: a Yew component that draws a result and asks for actions.
//! 4. [`embed`]: the widget as a page meets it, called by the loader in `www/`.

#[cfg(target_arch = "wasm32")]
pub mod embed;
pub mod model;
pub mod options;
pub mod view;
