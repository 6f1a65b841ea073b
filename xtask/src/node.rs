//! The release tools that come from npm: wasm-opt and esbuild.

use crate::{Outcome, packages, paths, process};
use std::fs;
use std::path::{Path, PathBuf};

/// npm packages and their versions. Pinned, so that a release is the same everywhere.
const TOOLS: [(&str, &str); 2] = [("binaryen", "132.0.0"), ("esbuild", "0.28.2")];

/// Installs what makes a release small. A failure is told, not returned: a release without
/// these tools works, it is only larger, and the size check has the last word.
pub fn ensure_release_tools() {
    if let Err(reason) = install_lacking() {
        println!("The release tools are lacking, the build will be larger: {reason}");
    }
}

fn install_lacking() -> Outcome {
    if TOOLS
        .iter()
        .all(|(name, version)| is_installed(name, version))
    {
        return Ok(());
    }
    if paths::find_program("npm").is_none() {
        packages::install(&["nodejs", "npm"], "npm, which brings wasm-opt and esbuild")?;
    }
    println!("Installing wasm-opt and esbuild through npm ...");
    let folder = paths::node_tools();
    fs::create_dir_all(&folder)
        .map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    let wanted = TOOLS.map(|(name, version)| format!("{name}@{version}"));
    let mut npm = process::command("npm");
    npm.args(["install", "--no-save", "--no-package-lock"])
        .args(["--no-audit", "--no-fund", "--prefix"])
        .arg(&folder)
        .args(wanted);
    process::capture(&mut npm).map(drop)
}

fn is_installed(name: &str, version: &str) -> bool {
    let manifest = paths::node_tools()
        .join("node_modules")
        .join(name)
        .join("package.json");
    fs::read_to_string(manifest)
        .is_ok_and(|text| text.contains(&format!("\"version\": \"{version}\"")))
}

/// wasm-opt: ours, or one on the PATH.
pub fn wasm_opt() -> Option<PathBuf> {
    paths::find_program("wasm-opt")
}

/// esbuild: ours, or one on the PATH.
pub fn esbuild() -> Option<PathBuf> {
    paths::find_program("esbuild")
}

/// The size of a file after brotli at its highest quality, as a content network serves it.
pub fn brotli_size(file: &Path) -> Outcome<u64> {
    const SCRIPT: &str = "\
        const { readFileSync } = require('node:fs');\
        const { brotliCompressSync, constants } = require('node:zlib');\
        const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };\
        console.log(brotliCompressSync(readFileSync(process.argv[1]), { params }).length);";
    let mut node = process::command("node");
    let printed = process::capture(node.args(["-e", SCRIPT]).arg(file))?;
    printed
        .trim()
        .parse()
        .map_err(|_| format!("node printed no size for {}", file.display()))
}
