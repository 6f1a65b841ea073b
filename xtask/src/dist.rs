//! `cargo xtask dist`: the release build.

use crate::{Outcome, node, process, share_pages, small_std, tools};
use std::path::Path;
use std::process::Command;

/// `home` is the address where the release will lie, if it is known.
pub fn run(home: Option<&str>) -> Outcome {
    build(Path::new("dist"), &[], home)?;
    println!(
        "Release build: dist/ (the demo), dist/embed/ (what a newsroom hosts) and \
         dist/configure.html (the configurator, for editors)"
    );
    Ok(())
}

/// The release build in a folder of its own, seen from the project's folder, with features of the
/// package.
pub fn build_into(folder: &Path, features: &[&str]) -> Outcome {
    build(folder, features, None)
}

fn build(folder: &Path, features: &[&str], home: Option<&str>) -> Outcome {
    tools::ensure_build_tools()?;
    node::ensure_release_tools();
    let mut trunk = trunk();
    small_std::build_for(&mut trunk)?;
    trunk.args(["build", "--release", "--dist"]).arg(folder);
    if !features.is_empty() {
        trunk.arg("--features").arg(features.join(","));
    }
    if let Some(home) = home {
        trunk.env(share_pages::HOME, home);
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
