//! The release module: the widget compiled together with a standard library of its own.
//!
//! The library that comes with the compiler is built for speed, and words a message whenever it
//! panics. Compiled along with the widget, for size and with every panic an immediate trap, it
//! makes the module about 16 KB smaller after brotli. A trap says nothing, and nothing is what
//! a reader would see of the message: the loader takes any trap for a failure.
//!
//! These settings are unstable, which the variable `RUSTC_BOOTSTRAP` permits. It is safe here
//! because rust-toolchain.toml names one exact compiler: what the settings mean cannot change
//! unless somebody changes that line, and then a build tells.

use crate::{Outcome, assemble::STEM, paths, process, tools};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The module needs a fraction of the usual megabyte, and what lies behind a smaller stack has
/// shorter addresses.
const STACK_SIZE: &str = "-Clink-arg=-zstack-size=262144";

/// Compiles the release module and lets wasm-bindgen write it and its glue into a folder.
pub fn build_into(folder: &Path) -> Outcome {
    let built = compile(STEM, &[])?;
    tools::ensure_wasm_bindgen()?;
    let mut bindgen = process::command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", STEM]);
    bindgen.arg("--out-dir").arg(folder);
    process::run(bindgen.arg(built))
}

/// Compiles a package's program of the same name as the release module is compiled, with flags
/// for this program alone, and returns the file.
pub fn compile(program: &str, flags: &[&str]) -> Outcome<PathBuf> {
    let output = paths::target().join("module");
    let source = tools::library_source()?;
    let mut cargo = compiler(program, &output, source.as_deref());
    process::run(cargo.arg("--").args(flags))?;
    let built = output.join(tools::WASM_TARGET).join("release");
    Ok(built.join(format!("{program}.wasm")))
}

/// `source` is the standard library's, where it is installed.
fn compiler(program: &str, output: &Path, source: Option<&Path>) -> Command {
    let mut cargo = process::cargo();
    cargo.args(["rustc", "--quiet", "--release"]);
    cargo.args(["--package", program, "--bin", program]);
    cargo.args(["--target", tools::WASM_TARGET, "--target-dir"]);
    cargo.arg(output);
    // The names of functions: the assembly needs them, and strips them.
    cargo.env("CARGO_PROFILE_RELEASE_STRIP", "debuginfo");
    let mut flags = vec![STACK_SIZE.to_owned()];
    flags.extend(nameless_paths(source));
    if source.is_some() {
        println!("Compiling {program} and its standard library (the first time takes minutes) ...");
        cargo.args(["-Zbuild-std=std,panic_abort"]);
        cargo.args(["-Zbuild-std-features=optimize_for_size"]);
        cargo.env("RUSTC_BOOTSTRAP", "1");
        flags.extend(["-Zunstable-options", "-Cpanic=immediate-abort"].map(str::to_owned));
    } else {
        println!(
            "The component rust-src is not installed, so the module is about 16 KB larger: `cargo xtask dist` installs it"
        );
    }
    // Flags are separated by a character that no path contains.
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"));
    cargo
}

/// Flags that keep the folders of this machine out of the module, so that it is the same
/// wherever it is built. The last one that fits a path counts.
fn nameless_paths(source: Option<&Path>) -> Vec<String> {
    let renamed = |path: Option<PathBuf>, name: &str| {
        path.map(|path| format!("--remap-path-prefix={}={name}", path.display()))
    };
    [
        renamed(paths::cargo_home(), "cargo"),
        renamed(source.map(Path::to_path_buf), "rust"),
        renamed(Some(paths::root()), "."),
    ]
    .into_iter()
    .flatten()
    .collect()
}
