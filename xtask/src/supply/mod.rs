//! What the widget is made of, and whether that may be so: licences, sources and known
//! vulnerabilities of packages, the notices that go with them, and that a build can be repeated.

pub mod notices;
pub mod npm;
pub mod reproduce;
pub mod sbom;
mod shipped;

use crate::{Outcome, process, tools};

/// Looks at the packages of cargo, by `deny.toml`, and of npm, and at `NOTICE`. Says what could not be
/// looked at: known vulnerabilities, where their database is out of reach.
pub fn check() -> Outcome<Option<String>> {
    npm::audit()?;
    notices::check()?;
    tools::ensure_cargo_deny()?;
    process::run(&mut deny(&[
        "check",
        "--hide-inclusion-graph",
        "licenses",
        "bans",
        "sources",
    ]))?;
    advisories()
}

/// The database is fetched by git from its own host, which not every machine reaches.
fn advisories() -> Outcome<Option<String>> {
    if let Err(reason) = process::capture(&mut deny(&["fetch", "db"])) {
        println!("Known vulnerabilities: not looked for, their database cannot be fetched");
        println!("{}", reason.lines().last().unwrap_or_default());
        return Ok(Some(
            "the database of known vulnerabilities cannot be fetched".into(),
        ));
    }
    process::run(&mut deny(&["check", "--disable-fetch", "advisories"]))?;
    Ok(None)
}

fn deny(words: &[&str]) -> std::process::Command {
    let mut deny = process::command("cargo-deny");
    // Started without cargo between, it wants to know that it is one of cargo's commands.
    deny.args(["deny", "--locked", "--all-features"])
        .args(words);
    deny
}
