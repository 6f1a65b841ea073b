//! Checks the election in `data/2019` and packs it into one file that `src/model/election.rs`
//! embeds. A wrong cell stops the build and is named.

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

/// The election that the widget brings along.
const FOLDER: &str = "data/2019";

fn main() -> ExitCode {
    // Of the crate that checks and packs cargo knows that it comes before.
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed={FOLDER}");
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\n{message}\n");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let packed = election_packing::pack_folder(Path::new(FOLDER));
    // English readers do not fetch the other languages.
    let packed = packed
        .map_err(|fault| fault.to_string())?
        .without_languages();
    let folder = env::var("OUT_DIR").map_err(|e| e.to_string())?;
    let target = Path::new(&folder).join("election.bin");
    fs::write(&target, packed).map_err(|e| format!("{}: {e}", target.display()))
}
