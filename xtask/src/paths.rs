//! Where things lie.

use crate::Outcome;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder that holds the workspace's Cargo.toml.
pub fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

/// Cargo's output folder.
pub fn target() -> PathBuf {
    let named = env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    root().join(named)
}

/// The files of a folder and of the folders within it, by their paths from there, with `/`, in the
/// order of those.
///
/// # Errors
/// Names a folder that cannot be read.
pub fn files_in(folder: &Path) -> Outcome<Vec<String>> {
    let mut files = Vec::new();
    let failed = |error| format!("cannot read {}: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            let within = files_in(&entry.path())?;
            files.extend(within.into_iter().map(|file| format!("{name}/{file}")));
        } else {
            files.push(name);
        }
    }
    files.sort();
    Ok(files)
}

/// An empty folder for a test, under a name that no other test uses.
#[cfg(test)]
pub fn scratch(name: &str) -> PathBuf {
    let folder = env::temp_dir().join(format!("xtask-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Where the packages from npm are kept: out of the way, gone with `cargo clean`.
pub fn node_tools() -> PathBuf {
    target().join("tools")
}

/// Where cargo keeps programs and the sources of packages.
pub fn cargo_home() -> Option<PathBuf> {
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")))
}

/// The folders in which programs are looked for, by us and by everything we start: our own
/// release tools, cargo's programs (whose folder is not on every PATH), then PATH.
fn search_folders() -> Vec<PathBuf> {
    let mut folders = vec![node_tools().join("node_modules/.bin")];
    folders.extend(cargo_home().map(|home| home.join("bin")));
    if let Some(path) = env::var_os("PATH") {
        folders.extend(env::split_paths(&path));
    }
    folders
}

/// The PATH for everything we start.
pub fn search_path() -> OsString {
    env::join_paths(search_folders()).unwrap_or_else(|_| env::var_os("PATH").unwrap_or_default())
}

/// The full path of a program, if there is one of that name.
pub fn find_program(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    search_folders()
        .into_iter()
        .map(|folder| folder.join(&file))
        .find(|path| path.is_file())
}

/// The first of several programs that is there.
pub fn find_any_program(names: &[&str]) -> Option<PathBuf> {
    names.iter().find_map(|name| find_program(name))
}
