//! The application in `examples/in-yew/`, which takes the widget as a component: built as its own
//! folder says, and used in a browser (`tests/pages/in_yew.rs`).

use crate::browser::{self, Driver};
use crate::{Outcome, dist, pages, paths, process, tools};
use std::path::{Path, PathBuf};

/// Builds it and tries it beside a release of the element.
pub fn run(driver: &Driver, release: &Path) -> Outcome {
    let built = build()?;
    let running = browser::start_all(driver)?;
    let mut cargo = pages::command(driver, release, &running);
    cargo.env("BREXIT_PAGES_IN_YEW", &built);
    process::run(cargo.args(pages::IN_YEW))
}

fn build() -> Outcome<PathBuf> {
    tools::ensure_build_tools()?;
    let folder = paths::target().join("in-yew");
    let mut trunk = dist::trunk();
    trunk.current_dir(paths::root().join("examples/in-yew"));
    process::run(trunk.args(["build", "--dist"]).arg(&folder))?;
    Ok(folder)
}
