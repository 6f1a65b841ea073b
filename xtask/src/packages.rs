//! The system's package manager, where we may use it.

use crate::{Outcome, paths, process};
use std::fs;
use std::path::Path;

/// Installs packages through apt-get, as root or through a sudo that asks no password.
/// `purpose` says what they are for, for the reader of the message.
pub fn install(packages: &[&str], purpose: &str) -> Outcome {
    let wanted = packages.join(" ");
    let Some(prefix) = apt_prefix() else {
        return Err(format!("{purpose} is lacking: please install {wanted}"));
    };
    println!("Installing {wanted} ({purpose}) ...");
    apt(&prefix, &["update", "-q"])?;
    let mut arguments = vec!["install", "-q", "-y", "--no-install-recommends"];
    arguments.extend(packages);
    apt(&prefix, &arguments)
        .map_err(|error| format!("{error}\n{purpose} is lacking: please install {wanted}"))
}

/// Unpacks packages into a folder, without installing anything: no service is started, and no right
/// is needed. What they depend on has to be there.
pub fn unpack(packages: &[&str], folder: &Path, purpose: &str) -> Outcome {
    let wanted = packages.join(" ");
    let lacking = || format!("{purpose} is lacking: please install {wanted}");
    if paths::find_program("apt-get").is_none() || paths::find_program("dpkg-deb").is_none() {
        return Err(lacking());
    }
    println!("Unpacking {wanted} ({purpose}) ...");
    let place = folder.join("packages");
    fs::create_dir_all(&place)
        .map_err(|error| format!("cannot make {}: {error}", place.display()))?;
    let download = || {
        let mut command = process::command("apt-get");
        command.args(["download", "-q"]).args(packages);
        process::capture(command.current_dir(&place)).map(drop)
    };
    // What it knows of packages may be old, or nothing.
    download()
        .or_else(|error| match apt_prefix() {
            Some(prefix) => apt(&prefix, &["update", "-q"]).and_then(|()| download()),
            None => Err(error),
        })
        .map_err(|error| format!("{error}\n{}", lacking()))?;
    let entries = fs::read_dir(&place)
        .map_err(|error| format!("cannot read {}: {error}", place.display()))?;
    for package in entries.flatten().map(|entry| entry.path()) {
        let mut unpack = process::command("dpkg-deb");
        process::capture(unpack.arg("-x").arg(package).arg(folder))?;
    }
    fs::remove_dir_all(&place)
        .map_err(|error| format!("cannot remove {}: {error}", place.display()))
}

fn apt(prefix: &[&str], arguments: &[&str]) -> Outcome {
    let words: Vec<&str> = prefix.iter().chain(arguments).copied().collect();
    let mut command = process::command(words[0]);
    command
        .args(&words[1..])
        .env("DEBIAN_FRONTEND", "noninteractive");
    // A hundred lines of unpacking help nobody; what went wrong is in the error.
    process::capture(&mut command).map(drop)
}

/// The words that start apt-get with the right to install, if there are any.
fn apt_prefix() -> Option<Vec<&'static str>> {
    paths::find_program("apt-get")?;
    if user_id() == Some(0) {
        return Some(vec!["apt-get"]);
    }
    let sudo = process::capture(process::command("sudo").args(["-n", "true"]));
    sudo.is_ok().then(|| vec!["sudo", "-n", "apt-get"])
}

fn user_id() -> Option<u32> {
    let printed = process::capture(process::command("id").arg("-u")).ok()?;
    printed.trim().parse().ok()
}
