//! What the documents say is true: every fenced block in every Markdown file is run by a test, every
//! command exists with its options, every link leads somewhere, and tables of names are complete.
//!
//! [`runners`] says what runs a block; `cargo test --test documents` fails, with file and line,
//! where nothing does. `html`, `js`, `css` and the policy are run in browsers by
//! `tests/pages/documents.rs`, which reads the documents by the same modules.

#![cfg(not(target_arch = "wasm32"))]

mod commands;
mod correction;
mod links;
mod markdown;
mod runners;
mod tables;

use markdown::documents;

#[test]
fn every_block_is_run() {
    let mut lost = Vec::new();
    for document in documents() {
        for block in &document.blocks {
            if runners::runner(block).is_none() {
                lost.push(format!(
                    "{block}: nothing runs this block, `{}`",
                    block.language
                ));
            }
        }
    }
    let folders: Vec<&str> = runners::RUN.iter().map(|(folder, _)| *folder).collect();
    assert!(
        lost.is_empty(),
        "{}\nIt has to stand in a file below {}, to be of a language that tests/documents/runners.rs names, or to have a \
         comment before it, <!-- run by: tests/FILE.rs -->.",
        lost.join("\n"),
        folders.join(", ")
    );
}
