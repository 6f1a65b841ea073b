//! `cargo xtask pack` and `cargo xtask new-election`: other elections than the one that the widget
//! brings along. The package `election-packing` does it; it is compiled when it is first needed.

use crate::{Outcome, paths, process};
use std::path::{Path, PathBuf};

/// What packs them.
const PACKAGE: &str = "election-packing";

/// `cargo xtask pack FOLDER [-o FILE]`.
pub fn pack(arguments: &[String]) -> Outcome {
    let (folder, file) = read(arguments)?;
    process::package(PACKAGE, ["pack", &folder, &file])
}

/// Packs a folder for a release.
pub fn pack_into(folder: &Path, file: &Path) -> Outcome {
    process::package(
        PACKAGE,
        ["pack", &folder.to_string_lossy(), &file.to_string_lossy()],
    )
}

/// `cargo xtask new-election NAME`.
pub fn new_election(arguments: &[String]) -> Outcome {
    let [name] = arguments else {
        return Err("new-election takes one name, or the path of a folder".into());
    };
    let folder = place(name, &paths::root());
    process::package(PACKAGE, ["new", &folder.to_string_lossy()])?;
    println!("{}", folder.display());
    Ok(())
}

/// Where a new election goes: a name into `data/`, a path where it says.
fn place(name: &str, root: &Path) -> PathBuf {
    match name.contains(['/', '\\']) {
        true => PathBuf::from(name),
        false => root.join("data").join(name),
    }
}

/// The election's folder and the file to write; this is the folder's name with `.election`, here,
/// if none is named.
fn read(arguments: &[String]) -> Outcome<(String, String)> {
    let (folder, file) = match arguments {
        [folder] => (folder, None),
        [folder, option, file] if option == "-o" => (folder, Some(file.clone())),
        [option, file, folder] if option == "-o" => (folder, Some(file.clone())),
        _ => return Err("pack takes the folder of an election, and `-o FILE`".into()),
    };
    let named = || {
        let path = Path::new(folder);
        // A folder such as `.` has its name elsewhere.
        let path = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        format!("{name}.election")
    };
    let file = file.unwrap_or_else(named);
    Ok((folder.clone(), file))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|&word| word.to_owned()).collect()
    }

    #[test]
    fn a_packed_election_is_named_after_its_folder() {
        let read = |given: &[&str]| read(&words(given));
        let wanted = |folder: &str, file: &str| Ok((folder.to_owned(), file.to_owned()));
        assert_eq!(read(&["data/2024"]), wanted("data/2024", "2024.election"));
        assert_eq!(read(&["data/2024/"]), wanted("data/2024/", "2024.election"));
        assert_eq!(read(&["a", "-o", "b"]), wanted("a", "b"));
        assert_eq!(read(&["-o", "b", "a"]), wanted("a", "b"));
        assert!(read(&[]).is_err());
        assert!(read(&["a", "-o"]).is_err());
    }

    #[test]
    fn a_name_is_a_folder_of_data_and_a_path_is_itself() {
        let root = Path::new("project");
        assert_eq!(place("2015", root), root.join("data").join("2015"));
        assert_eq!(place("./2015", root), Path::new("./2015"));
    }
}
