//! Draws the page about the method. Called by `cargo xtask`:
//!
//! - `methodology draw FOLDER [FILE]` draws that of an election's folder, into a file of the name that
//!   the folder gives it if none is named, and prints where it is;
//! - `methodology release EMBED FOLDER...` draws those of a release, each under its own name.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use methodology::{Page, Source};

/// The name of a page whose election gives it none.
const NAME: &str = "methodology.html";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<(), String> {
    match arguments {
        [command, folder] if command == "draw" => {
            let source = Source::read(Path::new(folder))?;
            let file = PathBuf::from(source.page_name().unwrap_or(NAME));
            println!("{}", draw(&source, &file)?);
            Ok(())
        }
        [command, folder, file] if command == "draw" => {
            let source = Source::read(Path::new(folder))?;
            println!("{}", draw(&source, Path::new(file))?);
            Ok(())
        }
        [command, embed, folders @ ..] if command == "release" => {
            folders.iter().try_for_each(|folder| {
                let source = Source::read(Path::new(folder))?;
                match source.page_name() {
                    Some(name) => draw(&source, &Path::new(embed).join(name)).map(drop),
                    None => Ok(()),
                }
            })
        }
        _ => Err("please say `draw FOLDER [FILE]` or `release EMBED FOLDER...`".into()),
    }
}

/// Writes a page; says where it is.
fn draw(source: &Source, file: &Path) -> Result<String, String> {
    let page = Page::new(source)?.html()?;
    let place = file.display().to_string();
    fs::write(file, page).map_err(|error| format!("cannot write {place}: {error}"))?;
    Ok(place)
}
