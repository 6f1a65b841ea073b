//! `cargo xtask sbom`: what is in a release, in the form that scanners of vulnerabilities read:
//! CycloneDX 1.6 (<https://cyclonedx.org/docs/1.6/json/>). It has no date and no number of its own,
//! so that the same packages give the same file.

use super::shipped::{self, Package};
use crate::assemble::{STEM, write};
use crate::{Outcome, paths};
use serde_json::{Value, json};
use std::path::Path;

/// Beside the archive of a release.
pub const FILE: &str = "sbom.cdx.json";

pub fn run() -> Outcome {
    let file = paths::target().join(FILE);
    write_to(&file, env!("CARGO_PKG_VERSION"))?;
    println!("{}", file.display());
    Ok(())
}

/// Of the widget in a version, which is not always that of this program: a release sets another.
pub fn write_to(file: &Path, version: &str) -> Outcome {
    let (packages, own) = shipped::packages()?;
    let bom = bom(version, &packages, &own, &compiler()?);
    write(file, format!("{bom:#}\n").as_bytes())
}

/// The version of the compiler, and so of the standard library, as rust-toolchain.toml has it.
pub fn compiler() -> Outcome<String> {
    let file = include_str!("../../../rust-toolchain.toml");
    let line = file
        .lines()
        .find_map(|line| line.strip_prefix("channel = "));
    let version = line.ok_or("rust-toolchain.toml names no channel")?;
    Ok(version.trim_matches('"').to_owned())
}

fn bom(version: &str, packages: &[Package], own: &[String], compiler: &str) -> Value {
    let widget = format!("{STEM} {version}");
    let library = format!("std {compiler}");
    let mut components = vec![json!({
        "type": "library",
        "bom-ref": library,
        "name": "std",
        "version": compiler,
        "description": "the Rust standard library, from the compiler's own distribution",
        "licenses": [{ "expression": "(MIT OR Apache-2.0) AND Unicode-3.0" }],
        "externalReferences": [{ "type": "vcs", "url": "https://github.com/rust-lang/rust" }],
    })];
    components.extend(packages.iter().map(component));
    let mut uses = vec![json!({ "ref": widget, "dependsOn": with(own, &library) })];
    uses.push(json!({ "ref": library, "dependsOn": [] }));
    uses.extend(
        packages.iter().map(
            |package| json!({ "ref": package.id(), "dependsOn": with(&package.uses, &library) }),
        ),
    );
    json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "library",
                "bom-ref": widget,
                "name": STEM,
                "version": version,
                "licenses": [{ "expression": "MIT OR Apache-2.0" }],
            },
        },
        "components": components,
        "dependencies": uses,
    })
}

fn component(package: &Package) -> Value {
    json!({
        "type": "library",
        "bom-ref": package.id(),
        "name": package.name,
        "version": package.version,
        "licenses": [{ "expression": package.licence.replace(" / ", " OR ").replace('/', " OR ") }],
        "purl": format!("pkg:cargo/{}@{}", package.name, package.version),
        "hashes": [{ "alg": "SHA-256", "content": package.checksum }],
    })
}

fn with(uses: &[String], library: &str) -> Vec<String> {
    let mut uses = uses.to_vec();
    uses.push(library.to_owned());
    uses
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::supply::shipped::{list, string};
    use std::collections::BTreeSet;

    fn made() -> Value {
        let (packages, own) = shipped::packages().unwrap();
        bom("1.2.3", &packages, &own, &compiler().unwrap())
    }

    /// What the schema of CycloneDX 1.6 requires of the fields that are there.
    #[test]
    fn it_has_what_the_format_requires() {
        let bom = made();
        assert_eq!(bom["bomFormat"], "CycloneDX");
        assert_eq!(bom["specVersion"], "1.6");
        assert!(bom["version"].as_u64().is_some_and(|version| version >= 1));
        let main = &bom["metadata"]["component"];
        let mut names = BTreeSet::new();
        for component in list(&bom["components"]).chain([main]) {
            assert_eq!(component["type"], "library");
            for key in ["name", "version", "bom-ref"] {
                assert!(!string(&component[key]).is_empty(), "{component}: {key}");
            }
            let licence = string(&component["licenses"][0]["expression"]);
            assert!(!licence.is_empty() && !licence.contains('/'), "{component}");
            // References are unique.
            assert!(names.insert(string(&component["bom-ref"])), "{component}");
            for hash in list(&component["hashes"]) {
                let digits = string(&hash["content"]);
                assert!(
                    hash["alg"] == "SHA-256" && digits.len() == 64,
                    "{component}"
                );
                assert!(digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
            }
        }
        assert!(names.len() > 20, "{names:?}");
        for uses in list(&bom["dependencies"]) {
            let all = list(&uses["dependsOn"]).chain([&uses["ref"]]);
            for named in all {
                assert!(names.contains(string(named)), "{named}");
            }
        }
    }

    #[test]
    fn every_package_of_the_notice_is_in_it() {
        let notice = include_str!("../../../NOTICE");
        for component in list(&made()["components"]).filter(|it| !it["purl"].is_null()) {
            assert!(
                notice.contains(string(&component["bom-ref"])),
                "{component}"
            );
        }
    }
}
