//! Which test runs a block. The order counts: what stands in a program that is built and run
//! needs no other test.

use std::fs;

use crate::markdown::{Block, documents, files_below, root};

/// What runs a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Runner {
    /// It stands, line by line, in a file of one of the folders [`RUN`].
    File,
    /// `html`: opened in a browser, with the widget of the release at the addresses that it names.
    Page,
    /// `js`: run as a module of a page; a number behind `//` is what the line before it has to be.
    Script,
    /// `css`: each of its declarations has to change how something in the widget looks.
    Style,
    /// `http`, the content security policy: the one that pages of the tests are served with.
    Policy,
    /// `rust`: compiled and run by rustdoc, for which `src/lib.rs` includes the document.
    DocTest,
    /// `sh`: each line is a command that is run, or that others run; see `commands.rs`.
    Shell,
    /// The test that a comment before the block names, `<!-- run by: tests/FILE.rs -->`. It has to name
    /// the document.
    Named,
    /// In the page about corrections: `correction.rs` makes the correction and compares.
    Correction,
}

/// Folders of programs and figures that are used, and by which step of `cargo xtask test`.
pub const RUN: [(&str, &str); 5] = [
    ("tests/hosts", "hosts builds these apps and uses them"),
    ("tests/types", "types checks and runs these scripts"),
    ("examples/in-yew", "example builds it and uses it"),
    ("data", "native packs these elections"),
    ("words", "native reads these words"),
];

/// The document whose blocks are read in order by a test of its own.
pub const CORRECTION: &str = "docs/correct-a-figure.md";

/// What runs a block; none where nobody does.
pub fn runner(block: &Block) -> Option<Runner> {
    if block.document == CORRECTION && ["csv", "text", "toml"].contains(&block.language.as_str()) {
        return Some(Runner::Correction);
    }
    if let Some(test) = block.comment("run by") {
        let test = fs::read_to_string(root().join(test)).unwrap_or_default();
        return test.contains(&block.document).then_some(Runner::Named);
    }
    if RUN.iter().any(|(folder, _)| stands_in(folder, &block.text)) {
        return Some(Runner::File);
    }
    match block.language.as_str() {
        "html" => Some(Runner::Page),
        "js" => Some(Runner::Script),
        "css" => Some(Runner::Style),
        "http" if block.text.starts_with("Content-Security-Policy: ") => Some(Runner::Policy),
        "rust" if is_doc_test(&block.document) => Some(Runner::DocTest),
        "sh" => Some(Runner::Shell),
        _ => None,
    }
}

/// All blocks that something runs.
#[allow(dead_code)] // each of the two programs that have this file needs some of it
pub fn blocks(wanted: Runner) -> Vec<Block> {
    let blocks = documents().into_iter().flat_map(|document| document.blocks);
    let blocks: Vec<Block> = blocks
        .filter(|block| runner(block) == Some(wanted))
        .collect();
    assert!(!blocks.is_empty(), "no document has a block for {wanted:?}");
    blocks
}

/// Whether a text stands in a file of a folder, line by line, however far it is indented there.
fn stands_in(folder: &str, text: &str) -> bool {
    let lines =
        |text: &str| -> Vec<String> { text.lines().map(|line| line.trim().to_owned()).collect() };
    let wanted = lines(text);
    let files = files_below(&root().join(folder)).into_iter();
    files
        .filter(|path| path.extension().is_none_or(|ending| ending != "md"))
        .any(|path| {
            let file = fs::read_to_string(path).unwrap_or_default();
            lines(&file)
                .windows(wanted.len().max(1))
                .any(|lines| lines == wanted)
        })
}

fn is_doc_test(document: &str) -> bool {
    let library = fs::read_to_string(root().join("src/lib.rs")).expect("src/lib.rs");
    library.contains(&format!("include_str!(\"../{document}\")"))
}
