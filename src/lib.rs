//! The Brexit transfer widget: the general election of December 2019, recounted in the
//! browser while a reader moves the votes of the Brexit Party.
//!
//! The floors of the house, each knowing only those below it:
//!
//! 1. [`model`]: the election, a scenario, and what follows from it; exact, no web.
//! 2. [`options`]: what a page may ask for, read from text.

pub mod model;
pub mod options;
