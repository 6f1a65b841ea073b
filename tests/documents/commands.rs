//! The commands that documents tell to run. What is quick is really run, in a folder of its own;
//! of the others only that they exist, with these options: the steps of continuous integration run
//! those.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use brexit_transfer::options::Key;

use crate::{
    markdown::{documents, files_below, name_of, root},
    runners::{Runner, blocks},
};

/// Commands that are run here, as they stand, one document after the other.
const RUN_HERE: &[&str] = &[
    "cargo xtask methodology ",
    "cargo xtask pack ",
    "cargo xtask still ",
    "cargo xtask new-election ",
    "cargo run --package election-wording ",
];

/// Those that are not, besides `cargo xtask`, and who runs them.
const RUN_ELSEWHERE: &[(&str, &str)] = &[
    (
        "cargo doc --open",
        "the step `lint` builds the documentation",
    ),
    ("cargo fmt --all", "the step `format` checks what it does"),
    ("git ", "the reader's own repository"),
    (
        "sh deploy/",
        "tests/pages/delivery.rs lays one release over another by it",
    ),
    ("npm install ./embed", "the step `hosts` installs it so"),
    (
        "trunk serve",
        "the steps `pages` and `example` build by trunk",
    ),
    (
        "UPDATE_SNAPSHOTS=1 cargo test ",
        "the step `native` runs these tests",
    ),
];

/// What `cargo xtask` says of a command: its name, and all that is said of it.
struct Usage {
    name: String,
    words: Vec<String>,
}

/// `cargo xtask` itself, asked for all that it can do.
fn usage() -> Vec<Usage> {
    let text = run(root(), "cargo xtask").expect("the commands");
    let mut commands: Vec<Usage> = Vec::new();
    for line in text.lines().skip(1) {
        let words = line
            .split_whitespace()
            .map(|word| word.trim_matches([',', ';', ':', '.']).to_owned());
        // The name stands at the start of a line, what goes with it further in.
        let is_name = line.starts_with("  ") && !line.starts_with("   ");
        match (is_name, commands.last_mut()) {
            (true, _) => commands.push(Usage {
                name: line
                    .split_whitespace()
                    .next()
                    .unwrap_or_default()
                    .to_owned(),
                words: words.skip(1).collect(),
            }),
            (false, Some(command)) => command.words.extend(words),
            (false, None) => {}
        }
    }
    assert!(commands.len() > 5, "{text}");
    commands
}

/// Whether a command takes a word. `FOLDER` and the like stand for anything; `[STEP...]` for one of
/// those that are said.
fn takes(command: &Usage, word: &str) -> bool {
    let is_said = |wanted: &str| command.words.iter().any(|word| word == wanted);
    let is_any = |word: &String| {
        let name = word.trim_matches(['[', ']']);
        !name.is_empty() && name.chars().all(|sign| sign.is_ascii_uppercase())
    };
    let attribute = word.strip_prefix("--").filter(|_| is_said("[OPTION...]"));
    let is_attribute = |name| name == "lang" || Key::from_attribute(name).is_some();
    match word.starts_with('-') {
        true => is_said(word) || attribute.is_some_and(is_attribute),
        false => is_said(word) || command.words.iter().any(is_any),
    }
}

/// What is wrong with a command, such as `cargo xtask test lint`.
fn fault(commands: &[Usage], line: &str) -> Option<String> {
    let mut words = line.split_whitespace().skip(2);
    let name = words.next()?;
    let Some(command) = commands.iter().find(|command| command.name == name) else {
        return Some(format!("there is no command `cargo xtask {name}`"));
    };
    let mut is_value = false;
    let unknown = words.find(|word| {
        let was_value = is_value;
        is_value = word.starts_with('-') && !is_value;
        !was_value && !takes(command, word)
    });
    unknown.map(|word| format!("`cargo xtask {name}` does not take `{word}`"))
}

/// The commands of a block: its lines without remarks, those that end in `\` joined with the next.
fn lines(text: &str) -> Vec<String> {
    let joined = text.replace("\\\n", " ");
    let commands = joined
        .lines()
        .map(|line| line.split(" #").next().unwrap_or_default());
    let commands = commands.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    commands
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect()
}

/// Runs a command in a folder, by cargo if it is cargo's, and returns what it prints.
fn run(folder: &Path, line: &str) -> Result<String, String> {
    let mut words = line.split_whitespace();
    let program = match words.next() {
        Some("cargo") => env::var_os("CARGO").unwrap_or_else(|| "cargo".into()),
        other => other.unwrap_or_default().into(),
    };
    let output = Command::new(program)
        .args(words)
        .current_dir(folder)
        .output();
    let output = output.map_err(|error| error.to_string())?;
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        false => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
    }
}

/// An empty folder within cargo's own, with the elections, as a reader has them.
fn folder(document: &str) -> PathBuf {
    let name = document.replace(['/', '.'], "-");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("documents")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    for file in files_below(&root().join("data")) {
        let copy = folder.join(name_of(&file));
        fs::create_dir_all(copy.parent().expect("a folder")).expect("it is made");
        fs::copy(&file, copy).expect("it is copied");
    }
    folder
}

#[test]
fn every_command_of_a_block_is_run_or_known() {
    let commands = usage();
    let mut faults = Vec::new();
    let mut at: Option<(String, PathBuf)> = None;
    for block in blocks(Runner::Shell) {
        let place = match at {
            Some((document, place)) if document == block.document => place,
            _ => folder(&block.document),
        };
        for line in lines(&block.text) {
            if RUN_HERE.iter().any(|start| line.starts_with(start)) {
                // A name alone would be a folder of the project's own `data/`.
                let line = line.replace("new-election ", "new-election ./");
                if let Err(reason) = run(&place, &line) {
                    faults.push(format!("{block}: `{line}`: {reason}"));
                }
            }
            if line.starts_with("cargo xtask ") {
                faults.extend(fault(&commands, &line).map(|fault| format!("{block}: {fault}")));
            } else if !RUN_HERE
                .iter()
                .chain(RUN_ELSEWHERE.iter().map(|(start, _)| start))
                .any(|start| line.starts_with(start))
            {
                faults.push(format!("{block}: nobody runs `{line}`: see RUN_ELSEWHERE in tests/documents/commands.rs"));
            }
        }
        at = Some((block.document, place));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// In sentences, between backticks.
#[test]
fn every_command_that_a_document_mentions_exists() {
    let commands = usage();
    let mut faults = Vec::new();
    for document in documents() {
        let prose: Vec<&str> = document.prose.iter().map(|(_, line)| line.trim()).collect();
        let prose = prose.join(" ");
        for (place, start) in prose.match_indices("`cargo xtask ") {
            let rest = &prose[place + 1..];
            let line = &rest[..rest[start.len()..]
                .find('`')
                .map_or(rest.len(), |end| start.len() + end)];
            if let Some(fault) = fault(&commands, line) {
                faults.push(format!("{}: {fault}", document.path));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// In comments and messages, likewise.
#[test]
fn every_command_that_is_mentioned_elsewhere_exists() {
    let commands = usage();
    let mut faults = Vec::new();
    for path in files_below(root()) {
        // Pictures and letters are no text.
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        for (line, number) in text.lines().zip(1..) {
            for (place, start) in line.match_indices("`cargo xtask ") {
                let rest = &line[place + start.len()..];
                let end = rest.find(|sign: char| !(sign.is_ascii_lowercase() || sign == '-'));
                let name = &rest[..end.unwrap_or(rest.len())];
                if !name.is_empty() && !commands.iter().any(|command| command.name == name) {
                    faults.push(format!(
                        "{}:{number}: there is no `cargo xtask {name}`",
                        name_of(&path)
                    ));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_wrong_command_is_found() {
    let commands = usage();
    for line in [
        "cargo xtask test lint native --firefox",
        "cargo xtask still --src 2024.election --transfer 36 -o still",
        "cargo xtask pack data/2024 -o there.election",
        "cargo xtask fuzz 600",
        "cargo xtask size --record",
        "cargo xtask bench model --no-build",
    ] {
        assert_eq!(fault(&commands, line), None, "{line}");
    }
    for line in [
        "cargo xtask tset",
        "cargo xtask test lnt",
        "cargo xtask still --transfr 36",
        "cargo xtask size --recrod",
        "cargo xtask serve there",
    ] {
        assert!(fault(&commands, line).is_some(), "{line}");
    }
}
