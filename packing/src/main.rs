//! `election-packing pack FOLDER FILE` checks and packs an election, and says what is in it;
//! `election-packing new FOLDER` writes one to start from. `cargo xtask` calls both.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use election_packing::{new_election, pack_folder};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words[..] {
        ["pack", folder, file] => run(Path::new(folder), Path::new(file)),
        ["new", folder] => new_election(Path::new(folder)),
        _ => Err("`pack FOLDER FILE` or `new FOLDER`".to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("error: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn run(folder: &Path, file: &Path) -> Result<(), String> {
    let packed = pack_folder(folder).map_err(|fault| fault.to_string())?;
    fs::write(file, &packed.bytes).map_err(|error| format!("{}: {error}", file.display()))?;
    println!("{} seats", packed.seats);
    for group in &packed.groups {
        println!(
            "{:>5} in `{}` ({})",
            group.seats.len(),
            group.id,
            group.name
        );
    }
    for (code, words) in &packed.languages {
        println!("{:>5} texts in `{code}`", words.len());
    }
    println!("{} bytes in {}", packed.bytes.len(), file.display());
    Ok(())
}
