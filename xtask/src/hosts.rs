//! The package in what newsrooms build their sites with: `tests/hosts/`. It is installed there by
//! npm as it lies in the release; then it is imported where there is no page, bundled for servers,
//! bundled for pages, and those are used in a browser (`tests/pages/bundlers.rs`).

use crate::assemble::STEM;
use crate::browser::{self, Driver};
use crate::{Outcome, node, pages, paths, process};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The oldest Node that runs all the bundlers, by what Vite says of itself.
const OLDEST: (u32, u32) = (20, 19);

/// What stays from one run to the next; all else may hold another release.
const KEPT: [&str; 2] = ["node_modules", node::INSTALLED];

/// Scripts of `tests/hosts/` that import the package where there is no page. The first two are
/// for every Node that the package's manifest takes.
const SCRIPTS: [&str; 3] = [
    "server/anywhere.mjs",
    "server/model.mjs",
    "server/test-runner.mjs",
];

/// Why the apps cannot be built here, if they cannot.
pub fn lack() -> Option<String> {
    let Ok(printed) = process::capture(process::command("node").arg("--version")) else {
        return Some("there is no node".into());
    };
    let is_enough = version(&printed).is_some_and(|version| version >= OLDEST);
    let (major, minor) = OLDEST;
    (!is_enough).then(|| format!("it takes Node {major}.{minor}, not {}", printed.trim()))
}

/// `v20.19.1` in its first two parts.
fn version(printed: &str) -> Option<(u32, u32)> {
    let mut parts = printed.trim().strip_prefix('v')?.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// Runs all that there is.
pub fn run(driver: &Driver, release: &Path) -> Outcome {
    let folder = prepare(&release.join("embed"))?;
    let compiler = folder.join("node_modules/.bin/tsc");
    process::run(quiet(process::command(compiler), &folder).args(["--project", "types"]))?;
    without_page(&folder)?;
    process::run(quiet(process::command("npm"), &folder).args(["run", "build"]))?;
    let running = browser::start_all(driver)?;
    let mut cargo = pages::command(driver, release, &running);
    cargo.env("BREXIT_PAGES_HOSTS", &folder);
    process::run(cargo.args(pages::BUNDLERS))
}

/// The apps with all that they need, the package among it.
fn prepare(package: &Path) -> Outcome<PathBuf> {
    let source = paths::root().join("tests/hosts");
    let folder = paths::target().join("hosts");
    let modules = node::ensure_packages_of(&source, &folder)?;
    for entry in entries(&folder)? {
        let name = entry.file_name().unwrap_or_default().to_owned();
        if !KEPT.iter().any(|kept| *kept == name) {
            remove(&entry)?;
        }
    }
    // Caches, and the package of another release under the same version.
    for name in [".cache", ".vite", STEM] {
        remove(&modules.join(name))?;
    }
    process::copy_folder(&source, &folder)?;
    process::copy_folder(package, &folder.join("embed"))?;
    let mut npm = quiet(process::command("npm"), &folder);
    npm.args([
        "install",
        "--no-save",
        "--ignore-scripts",
        "--install-links",
    ]);
    npm.args(["--no-audit", "--no-fund", "--prefer-offline", "./embed"]);
    process::capture(&mut npm)?;
    Ok(folder)
}

/// Imports the package on servers and in test runners, as it lies and in bundles.
fn without_page(folder: &Path) -> Outcome {
    let oldest = oldest_node()?;
    let script =
        |node: &Path, script: &str| process::run(quiet(process::command(node), folder).arg(script));
    for name in SCRIPTS {
        script(Path::new("node"), name)?;
    }
    let mut bundles = quiet(process::command("node"), folder);
    bundles.args(["server/bundles.mjs", "node"]);
    match &oldest {
        Some(oldest) => {
            bundles.arg(oldest);
            for name in &SCRIPTS[..2] {
                script(oldest, name)?;
            }
        }
        None => println!("The oldest Node: not run (npm has none for this machine)"),
    }
    process::run(&mut bundles)
}

/// The oldest Node that the package's manifest takes; none where npm has none for this machine.
fn oldest_node() -> Outcome<Option<PathBuf>> {
    let source = paths::root().join("tests/hosts/oldest-node");
    let modules = node::ensure_packages_of(&source, &paths::target().join("oldest-node"))?;
    let programs = entries(&modules)?
        .into_iter()
        .map(|entry| entry.join("bin/node"));
    Ok(programs.into_iter().find(|program| program.is_file()))
}

/// In a folder, and without what the bundlers would tell their makers or ask a registry.
fn quiet(mut command: Command, folder: &Path) -> Command {
    command
        .current_dir(folder)
        .env("NEXT_TELEMETRY_DISABLED", "1")
        .env("BROWSERSLIST_IGNORE_OLD_DATA", "1")
        .env("npm_config_update_notifier", "false");
    command
}

fn entries(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)
        .map_err(|error| format!("cannot read {}: {error}", folder.display()))?;
    Ok(entries.flatten().map(|entry| entry.path()).collect())
}

fn remove(path: &Path) -> Outcome {
    let removed = match path.is_dir() {
        true => fs::remove_dir_all(path),
        false if path.exists() => fs::remove_file(path),
        false => Ok(()),
    };
    removed.map_err(|error| format!("cannot remove {}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn versions_are_read_and_compared_by_their_numbers() {
        assert_eq!(version("v20.19.1\n"), Some((20, 19)));
        assert!(version("v20.9.0") < version("v20.19.0"));
        assert_eq!(version("node 20"), None);
    }
}
