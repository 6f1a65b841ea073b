//! The page that says how an election is counted, drawn by the package `methodology` from the
//! election's folder: in a release those of its own elections, by `cargo xtask methodology` that of any.

use crate::{Outcome, paths, process};
use std::ffi::OsString;
use std::path::Path;

/// What draws it.
const PACKAGE: &str = "methodology";

/// Draws the pages of elections, by their folders in `data/`, into the folder `embed`. For releases only, as
/// the static state.
pub fn put_in(embed: &Path, elections: &[&str], release: bool) -> Outcome {
    if !release {
        return Ok(());
    }
    let data = paths::root().join("data");
    let folders = elections
        .iter()
        .map(|name| data.join(name).into_os_string());
    let start = [OsString::from("release"), embed.as_os_str().to_owned()];
    process::package(PACKAGE, start.into_iter().chain(folders))
}

/// `cargo xtask methodology FOLDER [-o FILE]`.
pub fn run(arguments: &[String]) -> Outcome {
    process::package(PACKAGE, words(arguments)?)
}

/// What the package is to do.
fn words(arguments: &[String]) -> Outcome<Vec<&str>> {
    match arguments {
        [folder] if folder != "-o" => Ok(vec!["draw", folder]),
        [folder, option, file] if option == "-o" => Ok(vec!["draw", folder, file]),
        [option, file, folder] if option == "-o" => Ok(vec!["draw", folder, file]),
        _ => Err("methodology takes the folder of an election, and `-o FILE`".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_may_stand_before_the_folder_or_behind_it() {
        let read = |given: &[&str]| {
            let given: Vec<String> = given.iter().map(|&word| word.to_owned()).collect();
            words(&given).map(|words| words.join(" "))
        };
        assert_eq!(read(&["data/2019"]), Ok("draw data/2019".into()));
        assert_eq!(read(&["a", "-o", "b"]), Ok("draw a b".into()));
        assert_eq!(read(&["-o", "b", "a"]), Ok("draw a b".into()));
        assert!(read(&[]).is_err());
        assert!(read(&["-o"]).is_err());
        assert!(read(&["a", "b"]).is_err());
    }
}
