//! The Rust side of the tool box: the WebAssembly target, trunk, wasm-bindgen.

use crate::{Outcome, paths, process};
use std::path::{Path, PathBuf};

pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// 0.22 asks for a newer compiler than the one pinned in rust-toolchain.toml.
const TRUNK_VERSION: &str = "0.21.14";

/// Trunk of the 0.21 line, or any later one that the reader already has.
const TRUNK_OLDEST: (u32, u32) = (0, 21);

/// Looks at the licences and sources of packages.
const DENY_VERSION: &str = "0.20.2";

/// What it takes to build the widget.
pub fn ensure_build_tools() -> Outcome {
    ensure_wasm_target()?;
    ensure_wasm_bindgen()?;
    ensure_trunk()
}

/// The standard library for WebAssembly.
pub fn ensure_wasm_target() -> Outcome {
    if sysroot()?.join("lib/rustlib").join(WASM_TARGET).is_dir() {
        return Ok(());
    }
    rustup(&["target", "add", WASM_TARGET])
}

/// The source of the standard library, from which it is compiled for a release.
pub fn ensure_library_source() -> Outcome {
    let library = sysroot()?.join("lib/rustlib/src/rust/library");
    if library.join("Cargo.lock").is_file() {
        return Ok(());
    }
    rustup(&["component", "add", "rust-src"])
}

/// rustfmt and clippy. They are named in rust-toolchain.toml, but rustup does not act on
/// that file where its automatic installs are turned off.
pub fn ensure_lint_tools() -> Outcome {
    let programs = sysroot()?.join("bin");
    for (component, program) in [("rustfmt", "rustfmt"), ("clippy", "clippy-driver")] {
        let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
        if !programs.join(file).is_file() {
            rustup(&["component", "add", component])?;
        }
    }
    Ok(())
}

/// wasm-bindgen and its test runner, of exactly the version in Cargo.lock: the command and
/// the crate share a private format.
pub fn ensure_wasm_bindgen() -> Outcome {
    // Ends in `wasm-bindgen@0.2.129`.
    let package = process::capture(process::cargo().args(["pkgid", "wasm-bindgen"]))?;
    let wanted = package.trim().rsplit('@').next().unwrap_or_default();
    let fits = |program| version_printed_by(program).is_some_and(|version| version == wanted);
    if fits("wasm-bindgen") && fits("wasm-bindgen-test-runner") {
        return Ok(());
    }
    cargo_install("wasm-bindgen-cli", wanted, "two minutes")
}

fn ensure_trunk() -> Outcome {
    let found = version_printed_by("trunk");
    if found.is_some_and(|version| is_at_least(&version, TRUNK_OLDEST)) {
        return Ok(());
    }
    cargo_install("trunk", TRUNK_VERSION, "four minutes")
}

/// `cargo deny`, of this very version: others may want another `deny.toml`.
pub fn ensure_cargo_deny() -> Outcome {
    if version_printed_by("cargo-deny").is_some_and(|version| version == DENY_VERSION) {
        return Ok(());
    }
    cargo_install("cargo-deny", DENY_VERSION, "six minutes")
}

/// Builds a command from its published source, the quick way: these programs run for a
/// moment, so the minutes that a fully optimised build takes would never be earned back.
pub fn cargo_install(package: &str, version: &str, duration: &str) -> Outcome {
    println!("Installing {package} {version} (once, about {duration} on two cores) ...");
    process::run(
        process::cargo()
            .args(["install", "--quiet", "--locked", "--force"])
            .args([package, "--version", version])
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env_remove("CARGO_TARGET_DIR"),
    )
}

fn rustup(arguments: &[&str]) -> Outcome {
    let wanted = arguments.join(" ");
    if paths::find_program("rustup").is_none() {
        return Err(format!(
            "the toolchain lacks a part and there is no rustup to run `rustup {wanted}`: please install it"
        ));
    }
    println!("Running rustup {wanted} ...");
    process::run(process::command("rustup").args(arguments))
}

fn sysroot() -> Outcome<PathBuf> {
    let printed = process::capture(process::command("rustc").args(["--print", "sysroot"]))?;
    Ok(Path::new(printed.trim()).to_path_buf())
}

/// The version in a `program --version` line such as `trunk 0.21.14`.
fn version_printed_by(program: &str) -> Option<String> {
    let path = paths::find_program(program)?;
    let printed = process::capture(process::command(path).arg("--version")).ok()?;
    version_in(&printed)
}

fn version_in(line: &str) -> Option<String> {
    line.split_whitespace()
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
        .map(str::to_owned)
}

fn is_at_least(version: &str, oldest: (u32, u32)) -> bool {
    let mut numbers = version.split('.').map(str::parse);
    match (numbers.next(), numbers.next()) {
        (Some(Ok(major)), Some(Ok(minor))) => (major, minor) >= oldest,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_first_word_that_starts_with_a_digit() {
        assert_eq!(version_in("trunk 0.21.14\n").as_deref(), Some("0.21.14"));
        assert_eq!(
            version_in("wasm-bindgen 0.2.129 (abc)").as_deref(),
            Some("0.2.129")
        );
        assert_eq!(version_in("no version"), None);
    }

    #[test]
    fn versions_are_compared_as_numbers() {
        assert!(is_at_least("0.21.0", (0, 21)));
        assert!(is_at_least("0.100.0", (0, 21)));
        assert!(is_at_least("1.0.0-beta.1", (0, 21)));
        assert!(!is_at_least("0.9.14", (0, 21)));
        assert!(!is_at_least("trunk", (0, 21)));
    }
}
