//! `election-wording FOLDER` checks the languages in `words/` and writes what a browser fetches of
//! each, `cy.txt` and so on, into a folder. Called by `cargo xtask`.

use std::{fs, path::Path, process::ExitCode};

use election_wording::{Scope, packed, read};

/// The election that the widget brings along, whose words go with its own.
const ELECTION: &str = "data/2019";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match &arguments[..] {
        [folder] => run(Path::new(folder)),
        _ => Err("please name a folder".to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("error: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn run(folder: &Path) -> Result<(), String> {
    let failed = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let (english, others) = read(&root.join("words")).map_err(|fault| fault.to_string())?;
    let election = election_packing::pack_folder(&root.join(ELECTION));
    let election = election.map_err(|fault| fault.to_string())?;
    fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
    for language in others {
        let own = election.languages.get(&language.code);
        let own = own.map_or(&[][..], |words| words);
        let text = packed(&english, &language, Scope::Browser, own);
        let text = text.map_err(|fault| fault.to_string())?;
        let file = folder.join(format!("{}.txt", language.code));
        fs::write(&file, text).map_err(|error| failed(&file, error))?;
    }
    Ok(())
}
