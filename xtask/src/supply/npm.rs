//! The lock files of npm, looked through without a network: that what is installed can be nothing
//! else than what somebody has looked at. None of it ships; it builds and tests.

use super::shipped::string;
use crate::assemble::{read, text};
use crate::{Outcome, paths};
use serde_json::Value;
use std::path::Path;

/// The folders that have one.
const FOLDERS: [&str; 2] = ["xtask", "tests/hosts"];

/// Packages that would like to run scripts of their own when they are installed. `npm ci
/// --ignore-scripts` runs none; one more of them is looked at before it comes here.
const WITH_SCRIPTS: [&str; 6] = [
    "@parcel/watcher",
    "@swc/core",
    "esbuild",
    "iframe-resizer",
    "lmdb",
    "msgpackr-extract",
];

/// The licences of what is installed to build and test. What is under the GPL is a page that tests of the
/// frame put around it, and no part of anything that is published.
const LICENCES: [&str; 17] = [
    "(MIT OR CC0-1.0)",
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 AND LGPL-3.0-or-later",
    "Apache-2.0 AND LGPL-3.0-or-later AND MIT",
    "Apache-2.0 AND MIT",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BlueOak-1.0.0",
    "CC-BY-4.0",
    "ISC",
    "LGPL-3.0-or-later",
    "MIT",
    "MIT OR Apache-2.0",
    "MIT-0",
    "MPL-2.0",
    "OFL-1.1",
];
const UNDER_GPL: [&str; 2] = ["@iframe-resizer/core", "@iframe-resizer/parent"];

/// Looks through all lock files.
///
/// # Errors
/// One line for each package that is not as it should be.
pub fn audit() -> Outcome {
    let mut faults = Vec::new();
    for folder in FOLDERS {
        let folder = paths::root().join(folder);
        let [manifest, lock] =
            ["package.json", "package-lock.json"].map(|it| json(&folder.join(it)));
        let (manifest, lock) = (manifest?, lock?);
        let all = faults_of(&manifest, &lock).into_iter();
        faults.extend(all.map(|fault| format!("{}: {fault}", folder.display())));
    }
    match faults.is_empty() {
        true => Ok(()),
        false => Err(faults.join("\n")),
    }
}

fn json(path: &Path) -> Outcome<Value> {
    let content = text(&path.display().to_string(), read(path)?)?;
    serde_json::from_str(&content).map_err(|error| format!("{}: {error}", path.display()))
}

fn faults_of(manifest: &Value, lock: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    if lock["lockfileVersion"] != 3 {
        faults.push("the lock file is not of version 3".into());
    }
    for kind in ["dependencies", "devDependencies"] {
        for (name, version) in manifest[kind].as_object().into_iter().flatten() {
            if !is_exact(string(version)) {
                faults.push(format!("{name}: {version} is not one exact version"));
            }
        }
        if manifest[kind] != lock["packages"][""][kind] {
            faults.push(format!("the lock file is of other {kind}"));
        }
    }
    for (path, package) in lock["packages"].as_object().into_iter().flatten() {
        // The first is the project itself.
        if let Some((_, name)) = path.rsplit_once("node_modules/") {
            let found = faults_in(name, package).into_iter();
            faults.extend(found.map(|fault| format!("{name} {}: {fault}", package["version"])));
        }
    }
    faults
}

fn faults_in(name: &str, package: &Value) -> Vec<&'static str> {
    let licence = string(&package["license"]);
    let is_sha512 = |digest: &str| digest.len() == 95 && digest.starts_with("sha512-");
    let conditions = [
        (
            is_exact(string(&package["version"])),
            "it is no exact version",
        ),
        (
            is_sha512(string(&package["integrity"])),
            "it has no digest by SHA-512",
        ),
        (
            package["resolved"].is_null(),
            "it names the address that it comes from: `npm install --omit-lockfile-registry-resolved`",
        ),
        (package["link"].is_null(), "it is a link to a folder"),
        (
            package["hasInstallScript"] != true || WITH_SCRIPTS.contains(&name),
            "it runs a script when installed, see WITH_SCRIPTS in xtask/src/supply/npm.rs",
        ),
        (
            LICENCES.contains(&licence)
                || (licence.starts_with("GPL") && UNDER_GPL.contains(&name)),
            "nobody has looked at its licence, see LICENCES in xtask/src/supply/npm.rs",
        ),
    ];
    let broken = conditions.into_iter().filter(|(is_kept, _)| !is_kept);
    broken.map(|(_, fault)| fault).collect()
}

/// A version and no range of them.
fn is_exact(version: &str) -> bool {
    let numbers = version.split(['-', '+']).next().unwrap_or_default();
    let numbers: Vec<&str> = numbers.split('.').collect();
    numbers.len() == 3 && numbers.iter().all(|number| number.parse::<u32>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_lock_files_are_as_they_should_be() {
        audit().unwrap();
    }

    fn package() -> Value {
        let digest = format!("sha512-{}", "a".repeat(88));
        json!({ "version": "1.2.3", "integrity": digest, "license": "MIT" })
    }

    fn lock(package: Value) -> Value {
        json!({
            "lockfileVersion": 3,
            "packages": {
                "": { "dependencies": { "a": "1.2.3" } },
                "node_modules/b/node_modules/a": package,
            },
        })
    }

    #[test]
    fn a_package_is_refused_for_each_thing_that_is_wrong_with_it() {
        let manifest = json!({ "dependencies": { "a": "1.2.3" } });
        assert_eq!(faults_of(&manifest, &lock(package())), Vec::<String>::new());
        let faults = [
            ("version", json!("^1.2.3")),
            ("integrity", json!("sha1-abc")),
            ("integrity", Value::Null),
            ("resolved", json!("https://elsewhere.example/a.tgz")),
            ("link", json!(true)),
            ("hasInstallScript", json!(true)),
            ("license", json!("GPL-3.0")),
            ("license", Value::Null),
        ];
        for (key, value) in faults {
            let mut package = package();
            package[key] = value;
            let found = faults_of(&manifest, &lock(package));
            assert!(
                found.len() == 1 && found[0].starts_with("a "),
                "{key}: {found:?}"
            );
        }
    }

    #[test]
    fn a_manifest_names_exact_versions_and_those_of_the_lock_file() {
        let ranges = json!({ "dependencies": { "a": "^1.2.3" } });
        let found = faults_of(&ranges, &lock(package()));
        assert!(found.len() == 2 && found[0].contains("exact"), "{found:?}");
    }
}
