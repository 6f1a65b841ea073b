//! `cargo xtask size`: what a reader downloads, against the goal and the last recorded size.

use crate::assemble::STEM;
use crate::fingerprint::is_fingerprinted;
use crate::{Outcome, node, paths};
use std::fs;
use std::path::{Path, PathBuf};

/// What a reader downloads for the widget at most: bytes after brotli, loader, glue, WebAssembly
/// and style sheet together.
const BUDGET: u64 = 155_500;

/// What it should be: printed, not enforced.
const GOAL: u64 = 110_000;

/// What a language other than English may add for its readers, in bytes after brotli: its words, and
/// those of the election that the widget brings along.
const LANGUAGE: u64 = 4_096;

/// `--record` makes the sizes found the ones that later builds are compared with.
pub fn run(arguments: &[String]) -> Outcome {
    let embed = paths::root().join("dist/embed");
    match arguments {
        [] => check(&embed),
        [option] if option == "--record" => record(&embed),
        _ => Err("`size` understands only --record".into()),
    }
}

/// Prints the size of each part in the folder, and how it differs from the recorded one. Fails
/// when the total is over the budget.
pub fn check(embed: &Path) -> Outcome {
    let recorded = fs::read_to_string(record_file()).unwrap_or_default();
    println!(
        "{:<14}{:>10}{:>10}{:>10}",
        "bytes", "raw", "brotli", "change"
    );
    let sizes = sizes(embed)?;
    for Size { name, raw, brotli } in &sizes {
        let change = recorded_size(&recorded, name).map_or_else(String::new, |before| {
            format!("{:+}", i128::from(*brotli) - i128::from(before))
        });
        println!("{name:<14}{raw:>10}{brotli:>10}{change:>10}");
    }
    languages(embed)?;
    within_budget(sizes[sizes.len() - 1].brotli)
}

/// Prints what the readers of each other language download besides. Fails where that is too much.
fn languages(embed: &Path) -> Outcome {
    for (file, path) in words(embed)? {
        let raw = file_size(&path)?;
        let brotli = node::brotli_size(&path)?;
        println!("{file:<14}{raw:>10}{brotli:>10}");
        if brotli > LANGUAGE {
            return Err(format!(
                "{file} is {brotli} bytes after brotli, {LANGUAGE} are the most for a language"
            ));
        }
    }
    Ok(())
}

/// The words of languages, by what they are called here: `words, cy`.
fn words(embed: &Path) -> Outcome<Vec<(String, PathBuf)>> {
    let entries =
        fs::read_dir(embed).map_err(|error| format!("cannot read {}: {error}", embed.display()))?;
    let mut words = Vec::new();
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let code = name
            .strip_prefix(STEM)
            .and_then(|rest| rest.split('-').nth(1));
        if let (Some(code), true) = (code, name.ends_with(".txt")) {
            words.push((format!("words, {code}"), path.clone()));
        }
    }
    words.sort();
    Ok(words)
}

fn file_size(path: &Path) -> Outcome<u64> {
    let about = fs::metadata(path);
    let about = about.map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    Ok(about.len())
}

fn record(embed: &Path) -> Outcome {
    let lines = sizes(embed)?
        .iter()
        .map(|size| format!("{}: {}\n", size.name, size.brotli))
        .collect::<String>();
    let file = record_file();
    fs::write(&file, lines).map_err(|error| format!("cannot write {}: {error}", file.display()))?;
    check(embed)
}

/// The last recorded sizes, in bytes after brotli.
fn record_file() -> PathBuf {
    paths::root().join("xtask/size.txt")
}

/// The size in the line `name: size`.
fn recorded_size(recorded: &str, name: &str) -> Option<u64> {
    recorded
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
        .and_then(|size| size.trim().parse().ok())
}

fn within_budget(total: u64) -> Outcome {
    if total > BUDGET {
        return Err(format!(
            "the widget is {total} bytes after brotli, {} over the budget of {BUDGET}",
            total - BUDGET
        ));
    }
    match total.checked_sub(GOAL) {
        None | Some(0) => println!("within the goal of {GOAL} bytes"),
        Some(over) => {
            println!("{over} over the goal of {GOAL} bytes, within the budget of {BUDGET}");
        }
    }
    Ok(())
}

struct Size {
    name: &'static str,
    raw: u64,
    brotli: u64,
}

/// The sizes of all parts, and of their total as the last.
fn sizes(embed: &Path) -> Outcome<Vec<Size>> {
    let mut sizes = Vec::new();
    for (name, path) in parts(embed)? {
        let raw = file_size(&path)?;
        let brotli = node::brotli_size(&path)?;
        sizes.push(Size { name, raw, brotli });
    }
    sizes.push(Size {
        name: "total",
        raw: sizes.iter().map(|size| size.raw).sum(),
        brotli: sizes.iter().map(|size| size.brotli).sum(),
    });
    Ok(sizes)
}

/// The parts that the widget fetches, by what they are.
pub fn parts(embed: &Path) -> Outcome<[(&'static str, PathBuf); 4]> {
    Ok([
        ("loader", embed.join(format!("{STEM}.js"))),
        ("glue", the_part(embed, "js")?),
        ("WebAssembly", the_part(embed, "wasm")?),
        ("style sheet", the_part(embed, "css")?),
    ])
}

/// The one part with this extension.
fn the_part(embed: &Path, extension: &str) -> Outcome<PathBuf> {
    let missing = || {
        format!(
            "found no {STEM}-….{extension} in {}: please run `cargo xtask dist` first",
            embed.display()
        )
    };
    fs::read_dir(embed)
        .map_err(|_| missing())?
        .flatten()
        .find(|entry| is_fingerprinted(&entry.file_name().to_string_lossy(), STEM, extension))
        .map(|entry| entry.path())
        .ok_or_else(missing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_budget_itself_is_allowed_and_a_byte_more_is_not() {
        assert_eq!(within_budget(GOAL), Ok(()));
        assert_eq!(within_budget(BUDGET), Ok(()));
        let error = within_budget(BUDGET + 1).unwrap_err();
        assert!(error.contains("1 over the budget"), "{error}");
    }

    #[test]
    fn a_recorded_size_is_found_by_the_whole_name() {
        let recorded = "style sheet: 12\ntotal: 345\n";
        assert_eq!(recorded_size(recorded, "total"), Some(345));
        assert_eq!(recorded_size(recorded, "style sheet"), Some(12));
        assert_eq!(recorded_size(recorded, "style"), None);
    }
}
