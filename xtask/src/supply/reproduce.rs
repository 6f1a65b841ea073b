//! `cargo xtask reproduce`: whether a release comes out the same to the byte wherever it is built. So
//! anybody can build a release anew from its tag, and see that it is what the tag says.

use crate::assemble::{read, write};
use crate::{Outcome, dist, paths, process};
use std::fs;
use std::path::Path;

pub fn run() -> Outcome {
    let here = paths::target().join("release-check");
    dist::build_into(&here, &[])?;
    check(&here)?;
    println!("Another build in another folder is the same to the byte.");
    Ok(())
}

/// Builds a release in another folder, with an output folder of its own, and compares it with the one
/// in `here`.
///
/// # Errors
/// Names the files that differ.
pub fn check(here: &Path) -> Outcome {
    let place = paths::target().join("elsewhere");
    let source = place.join("a folder of another name");
    let target = place.join("target");
    copy_source(&source)?;
    share_tools(&target)?;
    let mut cargo = process::cargo();
    cargo.current_dir(&source).env("CARGO_TARGET_DIR", &target);
    process::run(cargo.args(["run", "--quiet", "--package", "xtask", "--", "dist"]))?;
    let verdict = compare(here, &source.join("dist"));
    remove(&source)?;
    verdict
}

/// What git knows of, and what it would if it were added.
fn copy_source(to: &Path) -> Outcome {
    remove(to)?;
    let mut git = process::command("git");
    git.args([
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]);
    let files = process::capture(&mut git)?;
    for file in files.split_terminator('\0') {
        let from = paths::root().join(file);
        // Deleted, and git has not been told.
        if !from.is_file() {
            continue;
        }
        let target = to.join(file);
        let folder = target.parent().unwrap_or(to);
        fs::create_dir_all(folder)
            .map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
        write(&target, &read(&from)?)?;
    }
    Ok(())
}

/// npm's packages need not be installed a second time.
fn share_tools(target: &Path) -> Outcome {
    fs::create_dir_all(target)
        .map_err(|error| format!("cannot make {}: {error}", target.display()))?;
    #[cfg(unix)]
    if !target.join("tools").exists() {
        std::os::unix::fs::symlink(paths::node_tools(), target.join("tools"))
            .map_err(|error| format!("cannot link npm's packages: {error}"))?;
    }
    Ok(())
}

fn remove(folder: &Path) -> Outcome {
    match fs::remove_dir_all(folder) {
        Err(error) if folder.exists() => {
            Err(format!("cannot remove {}: {error}", folder.display()))
        }
        _ => Ok(()),
    }
}

fn compare(one: &Path, other: &Path) -> Outcome {
    let [files, others] = [one, other].map(paths::files_in);
    let (files, others) = (files?, others?);
    let mut differing = Vec::new();
    for file in &files {
        if others.contains(file) && read(&one.join(file))? != read(&other.join(file))? {
            differing.push(file.clone());
        }
    }
    let lone = |these: &[String], those: &[String]| -> Vec<String> {
        these
            .iter()
            .filter(|file| !those.contains(file))
            .cloned()
            .collect()
    };
    differing.extend(lone(&files, &others));
    differing.extend(lone(&others, &files));
    match differing.is_empty() {
        true => Ok(()),
        false => Err(format!(
            "a build in another folder differs from {}: {}",
            one.display(),
            differing.join(", ")
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_named() {
        let place = paths::scratch("reproduce");
        let [one, other] = ["one", "other"].map(|name| place.join(name));
        for folder in [&one, &other] {
            fs::create_dir_all(folder.join("within")).unwrap();
            write(&folder.join("within/same"), b"same").unwrap();
            write(&folder.join("changed"), b"same").unwrap();
        }
        compare(&one, &other).unwrap();
        write(&other.join("changed"), b"other").unwrap();
        write(&one.join("first"), b"").unwrap();
        write(&other.join("within/second"), b"").unwrap();
        let error = compare(&one, &other).unwrap_err();
        assert!(
            error.ends_with(": changed, first, within/second"),
            "{error}"
        );
        fs::remove_dir_all(place).unwrap();
    }
}
