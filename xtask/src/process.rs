//! Starting programs.

use crate::{Outcome, paths};
use std::env;
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// A program to be run in the project's folder, with our tools on its PATH.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let program = program.as_ref();
    // Resolved here because the PATH set on a child is not searched for the child itself
    // on every system.
    let resolved = program
        .to_str()
        .and_then(paths::find_program)
        .map_or_else(|| program.to_os_string(), Into::into);
    let mut command = Command::new(resolved);
    command
        .current_dir(paths::root())
        .env("PATH", paths::search_path());
    command
}

/// Cargo, the same one that runs us.
pub fn cargo() -> Command {
    command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs to the end, its output shown; anything but success is an error.
pub fn run(command: &mut Command) -> Outcome {
    let status = command
        .status()
        .map_err(|error| format!("cannot start {}: {error}", describe(command)))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} failed ({status})", describe(command)))
    }
}

/// Runs to the end unseen and returns what it printed; anything but success is an error.
pub fn capture(command: &mut Command) -> Outcome<String> {
    let bytes = filter(command, &[])?;
    String::from_utf8(bytes).map_err(|_| format!("{} printed no text", describe(command)))
}

/// Feeds a program its input and returns its output.
pub fn filter(command: &mut Command, input: &[u8]) -> Outcome<Vec<u8>> {
    let named = describe(command);
    let failed = |error: std::io::Error| format!("cannot run {named}: {error}");
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    // Written from a thread of its own: a program may fill its output before it has read all.
    let stdin = child.stdin.take();
    let output = std::thread::scope(|scope| {
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input)));
        child.wait_with_output()
    })
    .map_err(failed)?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        let reason = String::from_utf8_lossy(&output.stderr);
        Err(format!("{named} failed: {}", reason.trim()))
    }
}

/// Builds a program of the project and runs it where the caller is, so that it finds and names files
/// as the caller does. What it has to say is said once.
pub fn package(name: &str, words: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Outcome {
    run(cargo().args(["build", "--quiet", "--package", name]))?;
    let program = format!("debug/{name}{}", env::consts::EXE_SUFFIX);
    let output = Command::new(paths::target().join(program))
        .args(words)
        .output()
        .map_err(|error| format!("cannot start {name}: {error}"))?;
    print!("{}", String::from_utf8_lossy(&output.stdout));
    match output.status.success() {
        true => Ok(()),
        false => {
            let reason = String::from_utf8_lossy(&output.stderr);
            let reason = reason.trim();
            Err(reason.strip_prefix("error: ").unwrap_or(reason).to_owned())
        }
    }
}

/// Copies what lies in a folder into another, which is made if need be.
pub fn copy_folder(from: &Path, to: &Path) -> Outcome {
    let failed = |error: std::io::Error| format!("cannot copy {}: {error}", from.display());
    fs::create_dir_all(to).map_err(failed)?;
    for entry in fs::read_dir(from).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target).map_err(failed)?;
        }
    }
    Ok(())
}

fn describe(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut words = vec![
        program
            .file_name()
            .unwrap_or(program.as_os_str())
            .to_string_lossy(),
    ];
    words.extend(command.get_args().map(OsStr::to_string_lossy));
    format!("`{}`", words.join(" "))
}
