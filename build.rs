//! Checks the election in `data/2019` and packs it into one file that `src/model/election.rs`
//! embeds; checks the words in `words/`, and writes the functions and texts that `src/words.rs`
//! includes. A wrong cell or a missing sentence stops the build and is named.

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use election_packing::Packed;
use election_wording::{Language, Scope};

/// The election that the widget brings along.
const FOLDER: &str = "data/2019";

/// The folder of the words, a file a language.
const WORDS: &str = "words";

/// Where scripts say what stands for them in the words.
const SCRIPTS: [&str; 3] = [
    "www/embed/card.js",
    "www/embed/share.js",
    "www/loader/widget.js",
];

fn main() -> ExitCode {
    // Of the crate that checks and packs cargo knows that it comes before.
    println!("cargo:rerun-if-changed=build.rs");
    for read in [FOLDER, WORDS].iter().chain(&SCRIPTS) {
        println!("cargo:rerun-if-changed={read}");
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
    let folder = env::var("OUT_DIR").map_err(|e| e.to_string())?;
    let folder = Path::new(&folder);
    let packed = election_packing::pack_folder(Path::new(FOLDER));
    let packed = packed.map_err(|fault| fault.to_string())?;
    // English readers do not fetch the other languages.
    write(&folder.join("election.bin"), &packed.without_languages())?;
    words(folder, &packed)
}

/// The functions that say the sentences, English, and all other languages for what runs outside of
/// a browser.
fn words(folder: &Path, election: &Packed) -> Result<(), String> {
    let (english, others) =
        election_wording::read(Path::new(WORDS)).map_err(|fault| fault.to_string())?;
    let scripts = SCRIPTS.map(fs::read_to_string);
    let scripts: Result<Vec<String>, _> = scripts.into_iter().collect();
    let scripts = scripts.map_err(|error| format!("{}: {error}", SCRIPTS.join(", ")))?;
    election_wording::check_scripts(&english, &scripts).map_err(|fault| fault.to_string())?;
    let functions = election_wording::functions(&english).map_err(|fault| fault.to_string())?;
    write(&folder.join("words.rs"), functions.as_bytes())?;

    let is_browser = env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32");
    let has_still = env::var_os("CARGO_FEATURE_STILL").is_some();
    let scope = if is_browser && !has_still {
        Scope::Browser
    } else {
        Scope::All
    };
    let packed = |language: &Language| {
        let own = election.languages.get(&language.code);
        let own = own.map_or(&[][..], |words| words);
        election_wording::packed(&english, language, scope, own).map_err(|fault| fault.to_string())
    };
    write(&folder.join("en.txt"), packed(&english)?.as_bytes())?;
    let mut list = String::from("[");
    for language in others {
        list += &format!("({:?}, {:?}),\n", language.code, packed(&language)?);
    }
    write(&folder.join("languages.rs"), (list + "]").as_bytes())
}

fn write(path: &Path, content: &[u8]) -> Result<(), String> {
    fs::write(path, content).map_err(|error| format!("{}: {error}", path.display()))
}
