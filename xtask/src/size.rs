//! `cargo xtask size`: what a reader downloads, against the budget.

use crate::assemble::STEM;
use crate::fingerprint::is_fingerprinted;
use crate::{Outcome, node, paths};
use std::fs;
use std::path::{Path, PathBuf};

/// The most a reader may have to download for the widget: bytes after brotli, loader, glue,
/// WebAssembly and style sheet together.
const BUDGET: u64 = 90_000;

pub fn run() -> Outcome {
    check(&paths::root().join("dist/embed"))
}

/// Prints the size of each part in the folder and fails when the total is over the budget.
pub fn check(embed: &Path) -> Outcome {
    println!("{:<14}{:>10}{:>10}", "bytes", "raw", "brotli");
    let (mut raw_total, mut brotli_total) = (0, 0);
    for (name, path) in parts(embed)? {
        let raw = fs::metadata(&path)
            .map_err(|error| format!("cannot read {}: {error}", path.display()))?
            .len();
        let brotli = node::brotli_size(&path)?;
        println!("{name:<14}{raw:>10}{brotli:>10}");
        raw_total += raw;
        brotli_total += brotli;
    }
    println!("{:<14}{raw_total:>10}{brotli_total:>10}", "total");
    within_budget(brotli_total)
}

fn within_budget(total: u64) -> Outcome {
    if total > BUDGET {
        return Err(format!(
            "the widget is {total} bytes after brotli, {} over the budget of {BUDGET}",
            total - BUDGET
        ));
    }
    println!(
        "within the budget of {BUDGET} bytes, {} to spare",
        BUDGET - total
    );
    Ok(())
}

/// The parts that the widget fetches, by what they are.
fn parts(embed: &Path) -> Outcome<[(&'static str, PathBuf); 4]> {
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
        assert_eq!(within_budget(BUDGET), Ok(()));
        let error = within_budget(BUDGET + 1).unwrap_err();
        assert!(error.contains("1 over the budget"), "{error}");
    }
}
