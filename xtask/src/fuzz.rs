//! `cargo xtask fuzz`: random input for as long as one likes. The test command does the same for
//! some seconds.

use crate::{Outcome, paths, process, test};
use std::path::Path;

/// By it the tests learn how many seconds each of them may take.
const VARIABLE: &str = "BREXIT_FUZZ_SECONDS";

/// Seconds for each test where none are given.
const SECONDS: u32 = 60;

/// The scripts for Node, in `tests/types/`.
const SCRIPTS: [&str; 2] = ["fuzz-options.mjs", "fuzz-frame.mjs"];

pub fn run(arguments: &[String]) -> Outcome {
    let seconds = seconds(arguments)?.to_string();
    println!("Each test takes {seconds} seconds.");
    let mut cargo = process::cargo();
    // Slower to compile than a test's usual profile, and much faster to run.
    cargo.args(["test", "--profile", "fuzz", "--test", "fuzz"]);
    // How many inputs there were is told by the tests, those that pass included.
    process::run(cargo.args(["--", "--show-output"]).env(VARIABLE, &seconds))?;
    if paths::find_program("node").is_none() {
        println!("Script options and messages: not run (there is no node)");
        return Ok(());
    }
    in_node(&test::package()?, Some(&seconds))
}

/// Runs the scripts beside the package, for so many seconds each or for their own few.
pub fn in_node(place: &Path, seconds: Option<&str>) -> Outcome {
    for script in SCRIPTS {
        let mut node = process::command("node");
        node.arg(place.join(script));
        if let Some(seconds) = seconds {
            node.env(VARIABLE, seconds);
        }
        process::run(&mut node)?;
    }
    Ok(())
}

fn seconds(arguments: &[String]) -> Outcome<u32> {
    match arguments {
        [] => Ok(SECONDS),
        [text] => text
            .parse()
            .map_err(|_| format!("`{text}` is no whole number of seconds")),
        _ => Err("fuzz takes one number: the seconds for each test".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_one_whole_number() {
        let seconds = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            seconds(&words)
        };
        assert_eq!(seconds(&[]), Ok(SECONDS));
        assert_eq!(seconds(&["600"]), Ok(600));
        assert!(seconds(&["long"]).is_err_and(|error| error.contains("`long`")));
        assert!(seconds(&["1", "2"]).is_err());
    }
}
