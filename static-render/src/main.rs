//! Draws the static state, from the widget's own components. Called by `cargo xtask`:
//!
//! - `static-render draw FOLDER [--transfer 62 ...]` writes fallback.html, fallback.svg and fallback.png
//!   for these options there;
//! - `static-render fill PAGE...` puts the static state into pages of our own, as their element's
//!   attributes ask for it;
//! - `static-render share FOLDER --home URL [--src FILE] [--lang cy]` writes the page and the picture of
//!   each setting of an election there.

mod arguments;
mod card;
mod look;
mod outline;
mod page;
mod png;
mod share;
mod svg;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use brexit_transfer::{
    options::{Options, Theme},
    view::{self, static_render},
};

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
        [command, folder, options @ ..] if command == "draw" => {
            draw(Path::new(folder), arguments::options(options)?)
        }
        [command, folder, options @ ..] if command == "share" => {
            share::write(Path::new(folder), options)
        }
        [command, pages @ ..] if command == "fill" => pages.iter().try_for_each(|page| fill(page)),
        _ => Err("please say `draw FOLDER`, `fill PAGE...` or `share FOLDER --home URL`".into()),
    }
}

fn draw(folder: &Path, options: Options) -> Result<(), String> {
    let (card, marks) = picture(&options)?;
    let files: [(&str, Vec<u8>); 3] = [
        (
            "fallback.html",
            static_render::fallback(options).into_bytes(),
        ),
        ("fallback.svg", svg::draw(&card, &marks).into_bytes()),
        ("fallback.png", png::draw(&card, &marks)?),
    ];
    fs::create_dir_all(folder)
        .map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    for (name, content) in files {
        write(&folder.join(name), &content)?;
    }
    Ok(())
}

/// The picture of options, ready to be written.
fn picture(options: &Options) -> Result<(card::Card, Vec<outline::Outlined>), String> {
    let letters = outline::Letters::new().map_err(|error| error.to_string())?;
    let theme = match options.theme {
        Theme::Dark => look::Theme::Dark,
        Theme::Light | Theme::Auto => look::Theme::Light,
    };
    let content = view::card(options, &options.outcome());
    let card = card::layout(&content, &|text, font| letters.measure(text, font));
    let palette = look::Palette::new(theme, &options.election);
    let marks = outline::marks(&card, &letters, &palette);
    Ok((card, marks))
}

fn fill(page: &str) -> Result<(), String> {
    let path = PathBuf::from(page);
    let text = fs::read_to_string(&path).map_err(|error| format!("cannot read {page}: {error}"))?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let filled = page::filled(&text, folder).map_err(|reason| format!("{page}: {reason}"))?;
    write(&path, filled.as_bytes())
}

fn write(path: &Path, content: &[u8]) -> Result<(), String> {
    fs::write(path, content).map_err(|error| format!("cannot write {}: {error}", path.display()))
}
