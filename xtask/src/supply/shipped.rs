//! What ships to readers: the packages that are linked into the module. The list that `NOTICE` and
//! the SBOM are made of.

use crate::assemble::{STEM, read, text};
use crate::tools::WASM_TARGET;
use crate::{Outcome, paths, process};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// A package from the registry.
pub struct Package {
    pub name: String,
    pub version: String,
    /// As in its `Cargo.toml`: what SPDX calls an expression, or an older form with `/` for `OR`.
    pub licence: String,
    pub authors: Vec<String>,
    /// Where its source lies on this machine.
    pub folder: PathBuf,
    /// Of the archive that cargo downloaded: SHA-256, hexadecimal. From `Cargo.lock`.
    pub checksum: String,
    /// Those of the list that it uses itself, as [`Package::id`].
    pub uses: Vec<String>,
}

impl Package {
    pub fn id(&self) -> String {
        id(&self.name, &self.version)
    }
}

fn id(name: &str, version: &str) -> String {
    format!("{name} {version}")
}

/// All packages of the list, by name and version, and those of them that the widget uses itself.
///
/// # Errors
/// What cargo says where it cannot read or fetch one.
pub fn packages() -> Outcome<(Vec<Package>, Vec<String>)> {
    let linked = linked()?;
    let checksums = checksums(&text(
        "Cargo.lock",
        read(&paths::root().join("Cargo.lock"))?,
    )?);
    let metadata = metadata()?;
    let edges = edges(&metadata, &linked);
    let mut packages = Vec::new();
    let mut own = Vec::new();
    for package in list(&metadata["packages"]) {
        let id = id(string(&package["name"]), string(&package["version"]));
        let uses = edges.get(&id).cloned().unwrap_or_default();
        if package["name"] == STEM {
            own = uses;
        } else if linked.contains(&id) {
            packages.push(package_of(package, &checksums, uses)?);
        }
    }
    if packages.len() + 1 != linked.len() {
        return Err("cargo tree and cargo metadata do not name the same packages".into());
    }
    packages.sort_by_key(Package::id);
    Ok((packages, own))
}

/// The packages that cargo links into the release, without macros, which only the compiler runs.
/// The optimiser takes out much of them; nobody has to rely on that here.
fn linked() -> Outcome<BTreeSet<String>> {
    let mut cargo = process::cargo();
    cargo.args(["tree", "--locked", "--package", STEM]);
    cargo.args(["--target", WASM_TARGET, "--edges", "normal,no-proc-macro"]);
    let tree = process::capture(cargo.args(["--prefix", "none", "--format", "{p}"]))?;
    Ok(tree.lines().filter_map(named_in).collect())
}

/// Of a line such as `yew v0.23.0` or `brexit-transfer v0.1.0 (/a/folder) (*)`.
fn named_in(line: &str) -> Option<String> {
    let mut words = line.split_whitespace();
    let name = words.next()?;
    let version = words.next()?.strip_prefix('v')?;
    Some(id(name, version))
}

fn metadata() -> Outcome<Value> {
    let mut cargo = process::cargo();
    cargo.args(["metadata", "--locked", "--format-version", "1"]);
    let printed = process::capture(cargo.args(["--filter-platform", WASM_TARGET]))?;
    serde_json::from_str(&printed).map_err(|error| format!("cargo metadata: {error}"))
}

/// Which of the packages uses which, but for tests and builds.
fn edges(metadata: &Value, linked: &BTreeSet<String>) -> BTreeMap<String, Vec<String>> {
    let names: BTreeMap<&str, String> = list(&metadata["packages"])
        .map(|package| {
            let named = id(string(&package["name"]), string(&package["version"]));
            (string(&package["id"]), named)
        })
        .collect();
    let named = |id: &Value| names.get(string(id)).cloned().unwrap_or_default();
    list(&metadata["resolve"]["nodes"])
        .map(|node| {
            let uses = list(&node["deps"])
                .filter(|dep| list(&dep["dep_kinds"]).any(|kind| kind["kind"].is_null()))
                .map(|dep| named(&dep["pkg"]))
                .filter(|used| linked.contains(used));
            let uses: BTreeSet<String> = uses.collect();
            (named(&node["id"]), uses.into_iter().collect())
        })
        .collect()
}

fn package_of(
    package: &Value,
    checksums: &BTreeMap<String, String>,
    uses: Vec<String>,
) -> Outcome<Package> {
    let [name, version, licence] =
        ["name", "version", "license"].map(|key| string(&package[key]).to_owned());
    let id = id(&name, &version);
    let checksum = checksums
        .get(&id)
        .ok_or_else(|| format!("Cargo.lock has no checksum of {id}: it is of no registry"))?;
    let manifest = PathBuf::from(string(&package["manifest_path"]));
    Ok(Package {
        authors: list(&package["authors"])
            .map(|it| string(it).to_owned())
            .collect(),
        folder: manifest.parent().map(Into::into).unwrap_or_default(),
        checksum: checksum.clone(),
        name,
        version,
        licence,
        uses,
    })
}

/// The checksums in `Cargo.lock`, which cargo writes line by line.
fn checksums(lock: &str) -> BTreeMap<String, String> {
    lock.split("[[package]]")
        .filter_map(|package| {
            let value = |key: &str| {
                let line = package.lines().find_map(|line| line.strip_prefix(key))?;
                Some(line.strip_prefix(" = ")?.trim_matches('"'))
            };
            Some((
                id(value("name")?, value("version")?),
                value("checksum")?.to_owned(),
            ))
        })
        .collect()
}

pub fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

pub fn string(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_tree_names_a_package() {
        let named = |line| named_in(line);
        assert_eq!(named("yew v0.23.0 (*)").as_deref(), Some("yew 0.23.0"));
        assert_eq!(
            named("own v0.1.0 (/a folder)").as_deref(),
            Some("own 0.1.0")
        );
        assert_eq!(named(""), None);
    }

    #[test]
    fn checksums_are_those_of_the_packages_from_registries() {
        let lock = "version = 4\n\n[[package]]\nname = \"a\"\nversion = \"1.0.0\"\n\
            source = \"registry\"\nchecksum = \"ab\"\ndependencies = [\n \"b\",\n]\n\n\
            [[package]]\nname = \"b\"\nversion = \"0.1.0\"\n";
        let found: Vec<_> = checksums(lock).into_iter().collect();
        assert_eq!(found, [("a 1.0.0".to_owned(), "ab".to_owned())]);
    }

    /// Facts of this project: if one changes, the rest of what ships has to be looked at as well.
    #[test]
    fn the_view_s_library_ships_and_its_macros_do_not() {
        let (packages, own) = packages().unwrap();
        let names: Vec<&str> = packages.iter().map(|package| &*package.name).collect();
        assert!(
            names.contains(&"yew") && names.contains(&"talc"),
            "{names:?}"
        );
        for absent in ["yew-macro", "syn", "election-packing", "proptest", STEM] {
            assert!(!names.contains(&absent), "{absent}");
        }
        assert!(own.iter().any(|id| id.starts_with("yew ")), "{own:?}");
        assert!(packages.iter().all(|package| package.checksum.len() == 64));
    }
}
