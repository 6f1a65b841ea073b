//! The pages of the settings, in `embed/share/`, drawn by the package `static-render`: what a link to a
//! setting opens, with a card of its own. Cards need addresses in full, so whoever makes the release
//! says where it will lie.

use crate::{Outcome, assemble, process};
use std::env;
use std::ffi::OsString;
use std::path::Path;

/// The variable by which `cargo xtask dist --home URL` tells trunk's last step.
pub const HOME: &str = "BREXIT_TRANSFER_HOME";

/// What stands for it where nobody says.
const PLACEHOLDER: &str = "https://cdn.example/brexit-transfer/";

/// What draws the pages.
const PACKAGE: &str = "static-render";

/// The address in `--home URL`, if that is there.
pub fn home(arguments: &[String]) -> Outcome<Option<&str>> {
    match arguments {
        [] => Ok(None),
        [option, address] if option == "--home" => Ok(Some(address)),
        _ => Err("`dist` understands only `--home URL`".into()),
    }
}

/// Writes the pages of all elections of a release in all its languages, and its address into the
/// answer for oEmbed. For releases only, as the static state.
pub fn put_in(embed: &Path, languages: &[&str], elections: &[&str], release: bool) -> Outcome {
    if !release {
        return Ok(());
    }
    let home = env::var(HOME).unwrap_or_else(|_| PLACEHOLDER.to_owned());
    // None is the one that the widget brings along.
    let elections = elections
        .iter()
        .map(|name| Some(embed.join(format!("{name}.election"))));
    for file in [None].into_iter().chain(elections) {
        // None is English.
        for code in [None].into_iter().chain(languages.iter().map(Some)) {
            let mut words: Vec<OsString> = vec!["share".into(), embed.join("share").into()];
            words.extend(["--home".into(), OsString::from(&home)]);
            if let Some(file) = &file {
                words.extend(["--src".into(), file.into()]);
            }
            if let Some(code) = code {
                words.extend(["--lang".into(), code.into()]);
            }
            process::package(PACKAGE, words)?;
        }
    }
    let oembed = embed.join("oembed.json");
    let text = assemble::text("oembed.json", assemble::read(&oembed)?)?;
    let home = format!("{}/", home.trim_end_matches('/'));
    assemble::write(&oembed, text.replace(PLACEHOLDER, &home).as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_the_only_option() {
        let read = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
            home(&words).map(|home| home.map(str::to_owned))
        };
        assert_eq!(read(&[]), Ok(None));
        // As docs/share.md has it.
        const DOCS: &str = include_str!("../../docs/share.md");
        const COMMAND: &str = "cargo xtask dist ";
        let line = DOCS.lines().find_map(|line| line.strip_prefix(COMMAND));
        let words: Vec<&str> = line.expect("the command").split(' ').collect();
        let address = "https://news.example/brexit-transfer/";
        assert_eq!(read(&words), Ok(Some(address.into())));
        assert_eq!(read(&["--home", address]), Ok(Some(address.into())));
        for wrong in [&["--home"][..], &[address], &["--home", address, "more"]] {
            assert!(read(wrong).is_err_and(|error| error.contains("--home URL")));
        }
    }
}
