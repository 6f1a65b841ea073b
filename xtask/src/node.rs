//! What the commands use from npm: the packages of `xtask/package.json`, at the versions of its
//! lock file.

use crate::assemble::{read, write};
use crate::{Outcome, packages, paths, process};
use std::fs;
use std::path::{Path, PathBuf};

/// Installs what makes a release small: wasm-opt, which trunk runs, and esbuild. A failure is
/// printed, not returned: trunk downloads a wasm-opt of its own then, a release without esbuild
/// works, it is only larger, and the size check has the last word.
pub fn ensure_release_tools() {
    if let Err(reason) = ensure_packages().and_then(|packages| show_to_trunk(&packages)) {
        println!("The release tools are lacking, the build may be larger: {reason}");
    }
}

/// Links wasm-opt from the folder of cargo's programs, trunk among them, so that trunk finds it
/// when it is started by itself.
#[cfg(unix)]
fn show_to_trunk(packages: &Path) -> Outcome {
    let Some(link) = paths::cargo_home().map(|home| home.join("bin/wasm-opt")) else {
        return Ok(());
    };
    if link.is_file() {
        return Ok(());
    }
    // What it leads to may be gone.
    let _ = fs::remove_file(&link);
    std::os::unix::fs::symlink(packages.join("binaryen/bin/wasm-opt"), &link)
        .map_err(|error| format!("cannot make {}: {error}", link.display()))
}

#[cfg(not(unix))]
fn show_to_trunk(_: &Path) -> Outcome {
    Ok(())
}

/// The TypeScript compiler, installed if lacking.
///
/// # Errors
/// Says what to install by hand.
pub fn ensure_typescript() -> Outcome<PathBuf> {
    Ok(ensure_packages()?.join(".bin/tsc"))
}

/// The folder `node_modules` with all packages, installed if one is lacking or another version.
///
/// # Errors
/// Says what to install by hand.
pub fn ensure_packages() -> Outcome<PathBuf> {
    ensure_packages_of(&paths::root().join("xtask"), &paths::node_tools())
}

/// What [`ensure_packages_of`] writes beside the packages.
pub const INSTALLED: &str = "installed.json";

/// The folder `node_modules` within `folder`, with all packages of the manifest and the lock file
/// in `source`, installed if one is lacking or another version.
///
/// # Errors
/// Says what to install by hand.
pub fn ensure_packages_of(source: &Path, folder: &Path) -> Outcome<PathBuf> {
    let modules = folder.join("node_modules");
    let [manifest, lock] = ["package.json", "package-lock.json"].map(|name| source.join(name));
    let wanted = read(&lock)?;
    // The copy is written last, so it says that the installation of just these was complete.
    let installed = folder.join(INSTALLED);
    if modules.is_dir() && fs::read(&installed).is_ok_and(|lock| lock == wanted) {
        return Ok(modules);
    }
    ensure_npm()?;
    let shown = source.strip_prefix(paths::root()).unwrap_or(source);
    println!(
        "Installing the packages of {}/package.json through npm ...",
        shown.display()
    );
    ci(folder, &[manifest, lock])?;
    write(&installed, &wanted)?;
    Ok(modules)
}

/// npm, and Node with it.
///
/// # Errors
/// Says what to install by hand.
pub fn ensure_npm() -> Outcome {
    match paths::find_program("npm") {
        Some(_) => Ok(()),
        None => packages::install(&["nodejs", "npm"], "npm"),
    }
}

/// Installs exactly what a lock file says: copies it and its manifest into a folder and runs
/// `npm ci` there. No package's own scripts are run.
///
/// # Errors
/// What npm printed.
pub fn ci(folder: &Path, manifests: &[PathBuf]) -> Outcome {
    fs::create_dir_all(folder)
        .map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    for manifest in manifests {
        let name = manifest.file_name().unwrap_or_default();
        write(&folder.join(name), &read(manifest)?)?;
    }
    let mut npm = process::command("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    process::capture(npm.arg("--prefix").arg(folder)).map(drop)
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
