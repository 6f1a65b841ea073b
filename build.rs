//! Checks the tables in `data/` and packs what the page needs of them into one file that
//! `src/model/election.rs` embeds. A wrong cell stops the build and is named.

#[path = "build/check.rs"]
mod check;
#[path = "build/check_by_elections.rs"]
mod check_by_elections;
#[path = "build/check_context.rs"]
mod check_context;
#[path = "build/pack.rs"]
mod pack;
#[path = "build/table.rs"]
mod table;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=build");
    for name in check::FILES {
        println!("cargo:rerun-if-changed={name}");
    }
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\n{message}\n");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let texts =
        check::FILES.map(|name| fs::read_to_string(name).map_err(|e| format!("{name}: {e}")));
    let [a, b, c, d, e] = texts;
    let texts = [a?, b?, c?, d?, e?];
    let election = check::check(&texts).map_err(|fault| fault.to_string())?;
    let folder = env::var("OUT_DIR").map_err(|e| e.to_string())?;
    let target = Path::new(&folder).join("election.bin");
    fs::write(&target, pack::pack(&election)).map_err(|e| format!("{}: {e}", target.display()))
}
