//! The version, and the places where it stands.

use crate::assemble::{read, text, write};
use crate::{Outcome, process};
use std::fmt;
use std::path::Path;
use std::str::FromStr;
use std::time::{SystemTime, UNIX_EPOCH};

/// Documents that name the folder of a release, such as `brexit-transfer-1.2.0`.
pub const DOCUMENTS: [&str; 2] = ["docs/embed.md", "docs/release.md"];

/// Major, minor, patch, as <https://semver.org> has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version([u64; 3]);

impl FromStr for Version {
    type Err = ();

    /// Three whole numbers, without anything before or behind.
    fn from_str(text: &str) -> Result<Self, ()> {
        let number = |digits: &str| match digits.bytes().all(|digit| digit.is_ascii_digit()) {
            true if digits == "0" || !digits.starts_with('0') => digits.parse().ok(),
            _ => None,
        };
        let numbers: Option<Vec<u64>> = text.split('.').map(number).collect();
        let numbers = numbers.and_then(|numbers| numbers.try_into().ok());
        numbers.map(Self).ok_or(())
    }
}

impl fmt::Display for Version {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let [major, minor, patch] = self.0;
        write!(out, "{major}.{minor}.{patch}")
    }
}

/// The line of Cargo.toml under `[workspace.package]`; all packages take theirs from there.
fn line(version: Version) -> String {
    format!("[workspace.package]\nversion = \"{version}\"\n")
}

/// What Cargo.toml says.
pub fn current(root: &Path) -> Outcome<Version> {
    let manifest = text("Cargo.toml", read(&root.join("Cargo.toml"))?)?;
    let (_, rest) = manifest
        .split_once("[workspace.package]\nversion = \"")
        .ok_or("Cargo.toml has no version under [workspace.package]")?;
    let version = rest.split('"').next().unwrap_or_default();
    let wrong = |()| format!("Cargo.toml: {version} is no version such as 1.2.0");
    version.parse().map_err(wrong)
}

/// Writes another version wherever one stands.
pub fn set(root: &Path, from: Version, to: Version) -> Outcome {
    let replace = |file: &str, old: &str, new: &str| {
        let path = root.join(file);
        let content = text(file, read(&path)?)?;
        write(&path, content.replace(old, new).as_bytes())
    };
    replace("Cargo.toml", &line(from), &line(to))?;
    let named = |version| format!("brexit-transfer-{version}");
    for document in DOCUMENTS {
        replace(document, &named(from), &named(to))?;
    }
    // The versions of the workspace's own packages in Cargo.lock, and no others.
    let mut cargo = process::cargo();
    cargo.args(["update", "--quiet", "--workspace", "--offline"]);
    process::run(cargo.current_dir(root))
}

/// The day in Greenwich, as 2026-11-26.
pub fn today() -> Outcome<String> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let seconds = since.map_err(|_| "the clock is set before 1970")?.as_secs();
    Ok(day(seconds))
}

/// The day of a time in seconds since 1970.
fn day(seconds: u64) -> String {
    let mut left = seconds / 86_400;
    let is_leap = |year: u64| {
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    let mut year = 1970;
    while left >= 365 + u64::from(is_leap(year)) {
        left -= 365 + u64::from(is_leap(year));
        year += 1;
    }
    let february = 28 + u64::from(is_leap(year));
    let mut month = 1;
    for days in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if left < days {
            break;
        }
        left -= days;
        month += 1;
    }
    format!("{year}-{month:02}-{:02}", left + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paths;

    fn version(text: &str) -> Option<Version> {
        text.parse().ok()
    }

    #[test]
    fn versions_are_three_numbers_and_are_compared_as_such() {
        assert!(version("0.10.0") > version("0.9.9"));
        assert!(version("1.0.0") > version("0.99.99"));
        assert_eq!(version("1.2.3").unwrap().to_string(), "1.2.3");
        for wrong in [
            "",
            "1",
            "1.2",
            "1.2.3.4",
            "v1.2.3",
            "1.2.3-beta",
            "1.02.3",
            "1..3",
            "+1.2.3",
        ] {
            assert_eq!(version(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        for (seconds, expected) in [
            (0, "1970-01-01"),
            (951_782_399, "2000-02-28"),
            (951_782_400, "2000-02-29"),
            (1_709_251_199, "2024-02-29"),
            (1_798_761_599, "2026-12-31"),
            (4_107_542_400, "2100-03-01"),
        ] {
            assert_eq!(day(seconds), expected);
        }
    }

    /// All packages have the one version, and so have the documents that name a release.
    #[test]
    fn the_version_stands_in_one_place() {
        let root = paths::root();
        let current = current(&root).unwrap();
        assert_eq!(current.to_string(), env!("CARGO_PKG_VERSION"));
        let read = |file: &str| std::fs::read_to_string(root.join(file)).unwrap();
        let manifest = read("Cargo.toml");
        let (_, members) = manifest.split_once("members = [").unwrap();
        let members = members.split(']').next().unwrap().split('"');
        for member in members.filter(|member| member.contains(char::is_alphanumeric)) {
            let manifest = read(&format!("{member}/Cargo.toml"));
            assert!(
                manifest.contains("\nversion.workspace = true\n"),
                "{member}"
            );
        }
        for document in DOCUMENTS {
            let text = read(document);
            for (_, rest) in text
                .match_indices("brexit-transfer-")
                .map(|(at, _)| text[at..].split_at(16))
            {
                let named = rest
                    .split(|sign: char| !sign.is_ascii_digit() && sign != '.')
                    .next();
                let named = named.unwrap_or_default().trim_end_matches('.');
                let stands = named.is_empty() || named.parse() == Ok(current);
                assert!(stands, "{document}: brexit-transfer-{named}");
            }
        }
    }
}
