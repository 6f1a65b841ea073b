//! Draws the static state: `stills FOLDER` writes fallback.html, fallback.svg and fallback.png
//! there. Called by the release build; what is drawn comes from the widget's own components.

mod look;
mod outline;
mod png;
mod svg;

use std::{env, fs, path::PathBuf, process::ExitCode};

use brexit_transfer::view::still;

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("please name the folder to write to");
        return ExitCode::FAILURE;
    };
    match write(&folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &std::path::Path) -> Result<(), String> {
    let card = still::card();
    let marks = outline::marks(&card);
    let files: [(&str, Vec<u8>); 3] = [
        ("fallback.html", still::fallback().into_bytes()),
        ("fallback.svg", svg::draw(&card, &marks).into_bytes()),
        ("fallback.png", png::draw(&card, &marks)?),
    ];
    for (name, content) in files {
        let path = folder.join(name);
        fs::write(&path, content)
            .map_err(|error| format!("cannot write {}: {error}", path.display()))?;
    }
    Ok(())
}
