//! Checks an election's folder, `election.toml`, its tables and its translations, and packs it into the one file
//! that the widget reads. Whatever does not fit names its file, row, column and reason.
//! `data/README.md` says what is in such a folder.

mod by_elections;
mod checks;
mod context;
mod description;
mod fault;
mod figures;
mod folder;
mod groups;
mod header;
mod languages;
mod methodology;
mod new_election;
mod pack;
mod parties;
mod results;
mod settings;
mod table;
mod tables;
mod words;
mod writer;

pub use fault::Fault;
pub use folder::Folder;
pub use groups::GroupSeats;
pub use new_election::new_election;
pub use pack::{Packed, pack};

use std::path::Path;

/// Reads, checks and packs an election's folder.
///
/// # Errors
/// The first thing that cannot be right.
pub fn pack_folder(path: &Path) -> Result<Packed, Fault> {
    pack(&Folder::read(path)?)
}
