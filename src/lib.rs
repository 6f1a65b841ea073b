//! The Brexit transfer widget: the general election of December 2019, recounted in the
//! browser while a reader moves the votes of the Brexit Party.
//!
//! The floors of the house, each knowing only those below it:
//!
//! 1. [`model`]: the election, a scenario, and what follows from it; exact, no web.

pub mod model;
