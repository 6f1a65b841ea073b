//! The configurator of a release: `configure.html`, and its parts in `configure/`. An application of
//! its own (`configure/`), compiled for editors: quickly, with the standard library as it comes, and
//! in a folder of its own, so that it costs the widget's build nothing.

use crate::assemble::{read, text, write};
use crate::fingerprint::fingerprint;
use crate::{Outcome, paths, process, small_std, tools};
use std::fs;
use std::path::{Path, PathBuf};

/// The package, and what its parts' names begin with.
const PACKAGE: &str = "configure";

/// Cargo's settings for it, in Cargo.toml.
const PROFILE: &str = "configurator";

/// What lies ready in its folder, and is copied beside what wasm-bindgen writes.
const FILES: [&str; 3] = ["configure.css", "picture.js", "start.js"];

/// Compiles it, and puts it beside the demo. `elections` are the names of those that lie in `embed/`.
pub fn put_in(staging: &Path, elections: &[&str]) -> Outcome {
    // Trunk may have brought its own, where nobody else finds it.
    tools::ensure_wasm_bindgen()?;
    let module = compile()?;
    let folder = staging.join(PACKAGE);
    fs::create_dir_all(&folder)
        .map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    bind(&module, &folder)?;
    let source = paths::root().join(PACKAGE);
    let mut all = read(&folder.join(format!("{PACKAGE}_bg.wasm")))?;
    for file in FILES {
        let content = read(&source.join(file))?;
        all.extend(&content);
        write(&folder.join(file), &content)?;
    }
    // All parts are asked for with it, so that no browser's cache mixes two releases.
    let version = fingerprint(&all);
    let files: Vec<String> = elections
        .iter()
        .map(|name| format!("{name}.election"))
        .collect();
    let fill = |file: &str, content: Vec<u8>| {
        let content = text(file, content)?.replace("__VERSION__", &version);
        Ok::<_, String>(content.replace("__ELECTIONS__", &files.join(" ")))
    };
    let page = format!("{PACKAGE}.html");
    write(
        &staging.join(&page),
        fill(&page, read(&source.join(&page))?)?.as_bytes(),
    )?;
    let start = fill("start.js", read(&folder.join("start.js"))?)?;
    write(&folder.join("start.js"), start.as_bytes())
}

/// The module as the compiler writes it.
fn compile() -> Outcome<PathBuf> {
    let target = paths::target().join("configurator");
    let mut cargo = process::cargo();
    small_std::spare(&mut cargo);
    cargo.args(["build", "--package", PACKAGE, "--profile", PROFILE]);
    cargo.args(["--target", tools::WASM_TARGET, "--target-dir"]);
    process::run(cargo.arg(&target))?;
    let file = format!("{}/{PROFILE}/{PACKAGE}.wasm", tools::WASM_TARGET);
    Ok(target.join(file))
}

/// Writes the module and its glue as a browser takes them.
fn bind(module: &Path, folder: &Path) -> Outcome {
    let mut bindgen = process::command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript"]);
    bindgen.args(["--remove-name-section", "--remove-producers-section"]);
    bindgen.arg("--out-name").arg(PACKAGE);
    process::run(bindgen.arg("--out-dir").arg(folder).arg(module))
}
