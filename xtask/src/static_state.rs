//! The static state of the widget, drawn by the package `static-render`: in a release that of the element
//! without attributes, and in our own pages that of the element there; by `cargo xtask still` that
//! of any options.

use crate::assemble::{FRAME, frame_in};
use crate::{Outcome, process};
use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// What draws it.
const PACKAGE: &str = "static-render";

/// What the command writes.
const FILES: [&str; 3] = ["fallback.html", "fallback.svg", "fallback.png"];

/// Draws the static state into the folder `embed`, in other languages into a folder of their code
/// there, and fills it in where a page has its mark. For releases only: a rebuild while somebody edits need not wait for it, and the mark, a
/// comment, does no harm.
pub fn put_in(staging: &Path, embed: &Path, languages: &[&str], release: bool) -> Outcome {
    if !release {
        return Ok(());
    }
    process::package(PACKAGE, [OsStr::new("draw"), embed.as_os_str()])?;
    let mut pages = vec![
        staging.join("index.html"),
        staging.join("2024.html"),
        embed.join(FRAME),
    ];
    for code in languages {
        let folder = embed.join(code);
        let words = [
            OsStr::new("draw"),
            folder.as_os_str(),
            "--lang".as_ref(),
            code.as_ref(),
        ];
        process::package(PACKAGE, words)?;
        pages.push(embed.join(frame_in(code)));
    }
    let pages = pages.iter().map(|page| page.as_os_str());
    process::package(PACKAGE, [OsStr::new("fill")].into_iter().chain(pages))
}

/// `cargo xtask still [--transfer 62 ...] [-o FOLDER]`.
pub fn run(arguments: &[String]) -> Outcome {
    let (folder, options) = folder(arguments)?;
    // Printed as an address that is right wherever it is read.
    let here = env::current_dir().map_err(|error| format!("cannot tell where this is: {error}"))?;
    let folder = here.join(folder);
    let mut words = vec![OsStr::new("draw"), folder.as_os_str()];
    words.extend(options.iter().map(OsStr::new));
    process::package(PACKAGE, words)?;
    for file in FILES {
        println!("{}", folder.join(file).display());
    }
    Ok(())
}

/// The folder to write to, the present one if none is named, and the other words.
fn folder(arguments: &[String]) -> Outcome<(PathBuf, Vec<&String>)> {
    let mut folder = None;
    let mut options = Vec::new();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        if argument == "-o" {
            let name = rest.next().ok_or("`-o` needs the name of a folder")?;
            if folder.replace(PathBuf::from(name)).is_some() {
                return Err("`-o` is given twice".into());
            }
        } else {
            options.push(argument);
            // The value of an option is none of our own.
            if argument.starts_with("--") && !argument.contains('=') {
                options.extend(rest.next());
            }
        }
    }
    Ok((folder.unwrap_or_else(|| PathBuf::from(".")), options))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Outcome<(PathBuf, Vec<String>)> {
        let words: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
        let (folder, options) = folder(&words)?;
        Ok((folder, options.into_iter().cloned().collect()))
    }

    #[test]
    fn the_folder_may_stand_anywhere_among_the_options() {
        let wanted = |folder: &str, options: &[&str]| {
            let options = options.iter().map(|&word| word.to_owned()).collect();
            Ok((PathBuf::from(folder), options))
        };
        assert_eq!(read(&[]), wanted(".", &[]));
        assert_eq!(
            read(&["--transfer", "62", "-o", "there", "--panels=seat wall"]),
            wanted("there", &["--transfer", "62", "--panels=seat wall"])
        );
        // Here it is the text of an option.
        assert_eq!(
            read(&["--headline", "-o"]),
            wanted(".", &["--headline", "-o"])
        );
        assert!(read(&["-o"]).is_err_and(|error| error.contains("name of a folder")));
        assert!(read(&["-o", "a", "-o", "b"]).is_err_and(|error| error.contains("twice")));
    }
}
