//! The system's package manager, where we may use it.

use crate::{Outcome, paths, process};

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
