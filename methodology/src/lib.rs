//! Draws the page that says how an election is counted, from the election's folder. The prose is in
//! `templates/`; every figure in it is computed here, from the tables, when the page is drawn, and a
//! part for which a folder has no tables is left out. `docs/methodology.md` says more.

mod back_test;
mod by_elections;
mod chart;
mod climb;
mod figures;
mod groups;
mod hand;
mod page;
mod past;
mod published;
mod regression;
mod settings;
mod source;
mod spread;
mod table;

pub use page::Page;
pub use source::Source;

/// What is wrong with a folder, in words for the person at the terminal.
pub type Outcome<T> = Result<T, String>;
