//! A release module that panics where a test wants it to.

use crate::{Outcome, assemble, node, paths, process};
use std::path::PathBuf;

/// Every panel of the widget, by the file in `src/view/` that draws it.
const PANELS: [&str; 6] = ["seat", "wall", "map", "curve", "mountain", "list"];

/// Makes it of the last release build, and returns its file; none without the tools that made
/// that. It takes the place of the release's own module, beside the same glue.
pub fn module() -> Outcome<Option<PathBuf>> {
    let (Some(library), Some(named)) = (node::binaryen(), assemble::optimised_with_names()?) else {
        return Ok(None);
    };
    let output = paths::target().join("assemble/panicking.wasm");
    let mut script = process::command("node");
    script.arg(paths::root().join("xtask/scripts/panicking.mjs"));
    script.arg(library).arg(named).arg(&output).args(PANELS);
    process::run(&mut script)?;
    Ok(Some(output))
}
