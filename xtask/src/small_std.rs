//! A standard library that is compiled along with the widget, for size.
//!
//! The one that comes with the compiler is built for speed, and words a message whenever it
//! panics. A trap instead says nothing, and nothing is what a reader would see of the message: the
//! loader takes any trap for a failure.
//!
//! Cargo's settings for it are unstable, which the variable `RUSTC_BOOTSTRAP` permits. It is safe
//! here because rust-toolchain.toml names one exact compiler: what the settings mean cannot change
//! unless somebody changes that line, and then a build tells.

use crate::{Outcome, tools};
use std::process::Command;

const VARIABLES: [(&str, &str); 5] = [
    ("RUSTC_BOOTSTRAP", "1"),
    // By this the build scripts of dependencies know what the variable above is for. They
    // turn on no unstable code then, as some otherwise do.
    ("RUSTC_STAGE", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    (
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "-Zunstable-options -Cpanic=immediate-abort",
    ),
];

/// Has cargo, or trunk, compile the standard library whenever it compiles for WebAssembly. Where
/// that cannot be, the module works too, it is only larger.
pub fn build_for(command: &mut Command) -> Outcome {
    if let Err(reason) = tools::ensure_library_source() {
        println!("The standard library is taken as it comes, the build is larger: {reason}");
        return Ok(());
    }
    command.envs(VARIABLES);
    Ok(())
}

/// Takes the variables back for a build within that of the widget.
pub fn spare(command: &mut Command) {
    for (name, _) in VARIABLES {
        command.env_remove(name);
    }
}
