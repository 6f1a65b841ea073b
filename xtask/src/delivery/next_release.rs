//! The release after this one, for tests of an update: glue, style sheet and module have other
//! content, of which nobody sees anything, and so they have other names.

use super::table::is_part;
use crate::fingerprint::fingerprinted_name;
use crate::{Outcome, compress, paths, process};
use std::fs;
use std::path::{Path, PathBuf};

/// A custom section of WebAssembly that says `next`, and nothing to the engine.
const SECTION: &[u8] = b"\0\x05\x04next";

/// Writes it into a folder that is made anew.
pub fn make(release: &Path, folder: &Path) -> Outcome {
    let failed = |error: std::io::Error| format!("cannot make {}: {error}", folder.display());
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(failed)?;
    }
    process::copy_folder(release, folder)?;
    let mut names = Vec::new();
    for file in paths::files_in(folder)? {
        let path = folder.join(file);
        let old = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        // The words of a language say of which release they are: they stay.
        if is_part(&old) && !old.ends_with(".txt") {
            let new = rename(&path, &old)?;
            names.push((old, new));
        }
    }
    for file in paths::files_in(folder)? {
        let path = folder.join(file);
        // What is no text names no part.
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        let changed = names.iter().fold(text.clone(), |text, (old, new)| {
            text.replace(old.as_str(), new)
        });
        if changed != text {
            fs::write(&path, changed).map_err(failed)?;
        }
    }
    compress::folder(folder)
}

/// Gives a part its content in the next release, and the name that belongs to that.
fn rename(path: &PathBuf, old: &str) -> Outcome<String> {
    let failed = |error: std::io::Error| format!("cannot change {}: {error}", path.display());
    let mut content = fs::read(path).map_err(failed)?;
    let (stem, ending) = old.rsplit_once('.').unwrap_or_default();
    let (stem, _) = stem.rsplit_once('-').unwrap_or_default();
    match ending {
        "css" => content.extend(b".bt-next{--bt-next:1}"),
        "js" => content.extend(b"\n// next\n"),
        "wasm" => content.extend(SECTION),
        _ => {}
    }
    let new = fingerprinted_name(stem, ending, &content);
    fs::remove_file(path).map_err(failed)?;
    fs::write(path.with_file_name(&new), content).map_err(failed)?;
    Ok(new)
}
