//! `cargo xtask compress FOLDER`, and the last part of a release: beside each file of text or
//! WebAssembly the same compressed, `.br` and `.gz`, for servers that send them as they lie. The
//! bytes depend on the content alone.

use crate::{Outcome, paths, process};
use std::fs;
use std::path::{Path, PathBuf};

/// What the compressed files end in.
pub const ENDINGS: [&str; 2] = ["br", "gz"];

/// The files that become smaller. `ts` are declarations.
const COMPRESSIBLE: [&str; 11] = [
    "css", "election", "html", "js", "json", "mjs", "svg", "ts", "txt", "wasm", "xml",
];

/// Both at their highest level. In gzip's header the tenth byte names the system that compressed;
/// 255 says that it is not known, and so every system writes the same.
const SCRIPT: &str = "\
    const { readFileSync, writeFileSync } = require('node:fs');\
    const { brotliCompressSync, constants, gzipSync } = require('node:zlib');\
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };\
    for (const file of process.argv.slice(1)) {\
      const content = readFileSync(file);\
      writeFileSync(`${file}.br`, brotliCompressSync(content, { params }));\
      const gzip = gzipSync(content, { level: 9 });\
      gzip[9] = 255;\
      writeFileSync(`${file}.gz`, gzip);\
    }";

pub fn run(arguments: &[String]) -> Outcome {
    match arguments {
        [path] => folder(&std::path::absolute(path).map_err(|error| error.to_string())?),
        _ => Err("`compress` takes one folder".into()),
    }
}

/// Compresses all that a folder and those within it hold, and first removes what was compressed
/// before: it may be of other content. Without Node it says so and leaves it at that, because a
/// server can do without.
pub fn folder(folder: &Path) -> Outcome {
    let files = paths::files_in(folder)?;
    let files = files.iter().map(|file| folder.join(file));
    let (old, mut files): (Vec<PathBuf>, Vec<PathBuf>) =
        files.partition(|file| is_compressed(file));
    for file in old {
        fs::remove_file(&file)
            .map_err(|error| format!("cannot remove {}: {error}", file.display()))?;
    }
    files.retain(|file| is_compressible(file));
    if paths::find_program("node").is_none() {
        println!("node is not installed: there are no .br and .gz files in the release");
        return Ok(());
    }
    process::capture(process::command("node").args(["-e", SCRIPT]).args(&files)).map(drop)
}

/// Whether a file has compressed ones beside it.
pub fn is_compressible(file: &Path) -> bool {
    ends_in(file, &COMPRESSIBLE)
}

/// Whether a file is one of the compressed ones.
pub fn is_compressed(file: impl AsRef<Path>) -> bool {
    ends_in(file.as_ref(), &ENDINGS)
}

fn ends_in(file: &Path, endings: &[&str]) -> bool {
    let ending = file.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| endings.contains(&ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_and_what_is_compressed_stay_as_they_are() {
        for (file, compressible) in [
            ("a.js", true),
            ("a.d.ts", true),
            ("2024.election", true),
            ("a.wasm", true),
            ("a.png", false),
            ("a.js.br", false),
            ("LICENSE", false),
            ("_headers", false),
        ] {
            assert_eq!(is_compressible(Path::new(file)), compressible, "{file}");
        }
        assert!(is_compressed("card/a.js.gz") && !is_compressed("a.js"));
    }

    #[test]
    fn what_was_compressed_before_does_not_stay() {
        if paths::find_program("node").is_none() {
            println!("not run: there is no node to compress with");
            return;
        }
        let place = paths::scratch("compress");
        let inner = place.join("card");
        fs::create_dir_all(&inner).unwrap();
        let text = "the same again and again; ".repeat(100);
        fs::write(inner.join("a.js"), &text).unwrap();
        for stale in ["a.js.br", "gone.js.gz"] {
            fs::write(inner.join(stale), "of another release").unwrap();
        }
        let packed = || {
            folder(&place).unwrap();
            ENDINGS.map(|ending| fs::read(inner.join(format!("a.js.{ending}"))).unwrap())
        };
        let first = packed();
        assert!(!inner.join("gone.js.gz").exists());
        assert!(first.iter().all(|bytes| bytes.len() < text.len() / 4));
        // No time, no system.
        assert_eq!(first[1][4..10], [0, 0, 0, 0, 2, 255]);
        assert_eq!(packed(), first, "the same bytes each time");
        fs::remove_dir_all(&place).unwrap();
    }
}
