//! `cargo xtask dist`: the release build.

use crate::{Outcome, node, process, small_std, tools};
use std::path::Path;
use std::process::Command;

pub fn run() -> Outcome {
    build_into(Path::new("dist"), &[])?;
    println!("Release build: dist/ (the demo) and dist/embed/ (what a newsroom hosts)");
    Ok(())
}

/// The release build in a folder of its own, seen from the project's folder, with features of the
/// package.
pub fn build_into(folder: &Path, features: &[&str]) -> Outcome {
    tools::ensure_build_tools()?;
    node::ensure_release_tools();
    let mut trunk = trunk();
    small_std::build_for(&mut trunk)?;
    trunk.args(["build", "--release", "--dist"]).arg(folder);
    if !features.is_empty() {
        trunk.arg("--features").arg(features.join(","));
    }
    process::run(&mut trunk)
}

/// Trunk, spared two variables. It takes NO_COLOR for a flag of its own that is `true` or
/// `false`, while the convention is that any value counts; and a backtrace of trunk would
/// bury what the compiler or the last step had to say.
pub fn trunk() -> Command {
    let mut trunk = process::command("trunk");
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    trunk.env("RUST_BACKTRACE", "0");
    trunk
}
