//! The release tools that come from npm: wasm-opt and esbuild.

use crate::{Outcome, packages, paths, process};
use std::fs;
use std::path::{Path, PathBuf};

/// npm packages and their versions. Pinned, so that a release is the same everywhere.
const TOOLS: [(&str, &str); 2] = [("binaryen", "132.0.0"), ("esbuild", "0.28.2")];

/// Checks the TypeScript declarations; no part of a build.
const TYPESCRIPT: (&str, &str) = ("typescript", "5.9.3");

/// What whole pages are tested with, none of it shipped: the hosts that newsrooms put around
/// frames, and the rules of accessibility that a script can check.
const PAGE_PACKAGES: [(&str, &str); 5] = [
    ("axe-core", "4.14.1"),
    ("pym.js", "1.3.2"),
    ("iframe-resizer", "4.4.5"),
    ("@open-iframe-resizer/core", "2.1.0"),
    ("@newswire/frames", "1.0.0"),
];

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
    install(&paths::node_tools(), &TOOLS)
}

/// The TypeScript compiler, installed if lacking; none where there is no npm.
pub fn ensure_typescript() -> Outcome<Option<PathBuf>> {
    // In a folder of its own: npm takes away whatever it was not asked for this time.
    let folder = paths::target().join("tools-types");
    let (name, version) = TYPESCRIPT;
    if !is_installed_in(&folder, name, version) {
        if paths::find_program("npm").is_none() {
            return Ok(None);
        }
        println!("Installing typescript through npm ...");
        install(&folder, &[TYPESCRIPT])?;
    }
    Ok(Some(folder.join("node_modules/.bin/tsc")))
}

/// The folder with what pages are tested with, installed if lacking; none where there is no npm.
pub fn ensure_page_packages() -> Outcome<Option<PathBuf>> {
    let folder = paths::target().join("tools-pages");
    let is_there = |(name, version): &(&str, &str)| is_installed_in(&folder, name, version);
    if !PAGE_PACKAGES.iter().all(is_there) {
        if paths::find_program("npm").is_none() {
            return Ok(None);
        }
        println!("Installing axe-core, Pym.js and other hosts of frames through npm ...");
        install(&folder, &PAGE_PACKAGES)?;
    }
    Ok(Some(folder.join("node_modules")))
}

fn install(folder: &Path, packages: &[(&str, &str)]) -> Outcome {
    fs::create_dir_all(folder)
        .map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    let wanted = packages
        .iter()
        .map(|(name, version)| format!("{name}@{version}"));
    let mut npm = process::command("npm");
    npm.args(["install", "--no-save", "--no-package-lock"])
        .args(["--no-audit", "--no-fund", "--prefix"])
        .arg(folder)
        .args(wanted);
    process::capture(&mut npm).map(drop)
}

fn is_installed(name: &str, version: &str) -> bool {
    is_installed_in(&paths::node_tools(), name, version)
}

fn is_installed_in(folder: &Path, name: &str, version: &str) -> bool {
    let manifest = folder.join("node_modules").join(name).join("package.json");
    fs::read_to_string(manifest)
        .is_ok_and(|text| text.contains(&format!("\"version\": \"{version}\"")))
}

/// wasm-opt: ours, or one on the PATH.
pub fn wasm_opt() -> Option<PathBuf> {
    paths::find_program("wasm-opt")
}

/// Binaryen as a library for scripts; one that lies on the PATH brings none.
pub fn binaryen() -> Option<PathBuf> {
    let library = paths::node_tools().join("node_modules/binaryen/index.js");
    library.is_file().then_some(library)
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
    printed_size(SCRIPT, file)
}

/// The size of a file after gzip at its highest level, for servers without brotli.
pub fn gzip_size(file: &Path) -> Outcome<u64> {
    const SCRIPT: &str = "\
        const { readFileSync } = require('node:fs');\
        const { gzipSync } = require('node:zlib');\
        console.log(gzipSync(readFileSync(process.argv[1]), { level: 9 }).length);";
    printed_size(SCRIPT, file)
}

fn printed_size(script: &str, file: &Path) -> Outcome<u64> {
    let mut node = process::command("node");
    let printed = process::capture(node.args(["-e", script]).arg(file))?;
    printed
        .trim()
        .parse()
        .map_err(|_| format!("node printed no size for {}", file.display()))
}
