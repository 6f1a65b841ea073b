//! `cargo xtask assemble`: trunk's last step. It makes the `embed/` folder, which is all
//! that a newsroom hosts: the loader under a stable name, its parts under names that change
//! with their content.
//!
//! Trunk.toml keeps trunk from hashing names and from writing an inline script into the page
//! (a strict content policy forbids it): both are done here and in the loader.

use crate::fingerprint::fingerprinted_name;
use crate::template::PartNames;
use crate::{
    Outcome, configurator, delivery, elections, integrity, methodology, node, paths, process,
    share_pages, static_state,
};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What all parts' names begin with.
pub const STEM: &str = "brexit-transfer";

/// What `loader.js` imports, in `www/`. The first is there for the numbers alone as well.
const LOADER: [&str; 13] = [
    "embed/answer.js",
    "loader/download.js",
    "loader/element.js",
    "loader/elections.js",
    "loader/genuine.js",
    "loader/languages.js",
    "loader/messages.js",
    "loader/mount.js",
    "loader/name.js",
    "loader/page.js",
    "loader/place.js",
    "loader/texts.js",
    "loader/widget.js",
];

/// The folder in `data/` of the election that the widget brings along.
const OWN: &str = "2019";

/// The folders in `data/` of the elections that lie beside the widget.
const ELECTIONS: [&str; 1] = ["2024"];

/// The frame, in `www/embed/`.
pub const FRAME: &str = "frame.html";

/// The frame in another language.
pub fn frame_in(code: &str) -> String {
    format!("frame.{code}.html")
}

/// What writes the words of languages.
const WORDING: &str = "election-wording";

pub fn run() -> Outcome {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or("assemble is trunk's last step: please run `cargo xtask serve` or `dist`")?;
    let profile = env::var("TRUNK_PROFILE").unwrap_or_default();
    let release = profile == "release";
    let workshop = Workshop::new(staging, &profile);
    let names = workshop.write_parts()?;
    workshop.write_loader(&names)?;
    workshop.copy_extras(&names)?;
    workshop.copy_licences()?;
    workshop.pack_elections()?;
    if !release {
        // The sample hosts are for whoever works on the widget, at /hosts/plain.html and so on.
        process::copy_folder(&workshop.www.join("hosts"), &workshop.staging.join("hosts"))?;
    }
    let elections: Vec<&str> = [OWN].into_iter().chain(ELECTIONS).collect();
    methodology::put_in(&workshop.embed, &elections, release)?;
    if release {
        configurator::put_in(&workshop.staging, &ELECTIONS)?;
    }
    let languages: Vec<&str> = names.languages().collect();
    static_state::put_in(&workshop.staging, &workshop.embed, &languages, release)?;
    share_pages::put_in(&workshop.embed, &languages, &ELECTIONS, release)?;
    // While somebody edits, nobody pins what changes at every turn.
    if release {
        // Of all files that are there, but their compressed copies.
        integrity::write_for(&workshop.embed)?;
        // After all else: it compresses what there is.
        delivery::finish(&workshop.staging)?;
    }
    Ok(())
}

/// The folders and the tools of one assembly.
struct Workshop {
    staging: PathBuf,
    embed: PathBuf,
    www: PathBuf,
    /// Where wasm-bindgen writes. Trunk takes the module from there, and leaves the bindings.
    bindings: PathBuf,
    /// Present in release builds where it is installed.
    esbuild: Option<PathBuf>,
}

impl Workshop {
    fn new(staging: PathBuf, profile: &str) -> Self {
        let release = profile == "release";
        let esbuild = node::esbuild();
        if release && esbuild.is_none() {
            println!(
                "esbuild is not installed, the build is larger: `cargo xtask dist` installs it"
            );
        }
        Self {
            embed: staging.join("embed"),
            www: paths::root().join("www"),
            bindings: paths::target().join("wasm-bindgen").join(profile),
            esbuild: esbuild.filter(|_| release),
            staging,
        }
    }

    /// Writes WebAssembly, glue and style sheet, and returns their names.
    fn write_parts(&self) -> Outcome<PartNames> {
        make_folder(&self.embed)?;
        let wasm = self.take(&format!("{STEM}_bg.wasm"))?;
        let wasm_name = self.write_part("wasm", &wasm)?;
        // It starts the module, as the guard does in its place.
        self.take(&format!("{STEM}.js"))?;
        let glue_name = self.write_part("js", &self.glue()?)?;

        let style = read(&self.www.join(format!("{STEM}.css")))?;
        let style_name = self.write_part("css", &self.minify("css", &style)?)?;
        let words = self.words()?;
        Ok(PartNames::new(
            glue_name, wasm_name, style_name, words, &wasm,
        ))
    }

    /// Writes the words of every language but English, which is in the module, and returns the
    /// languages' codes and the files' names.
    fn words(&self) -> Outcome<Vec<(String, String)>> {
        let folder = self.staging.join("words");
        process::package(WORDING, [folder.as_os_str()])?;
        let entries = fs::read_dir(&folder)
            .map_err(|error| format!("cannot read {}: {error}", folder.display()))?;
        let mut words = Vec::new();
        for file in entries.flatten().map(|entry| entry.path()) {
            let code = file.file_stem().unwrap_or_default().to_string_lossy();
            let content = read(&file)?;
            let name = fingerprinted_name(&format!("{STEM}-{code}"), "txt", &content);
            write(&self.embed.join(&name), &content)?;
            words.push((code.into_owned(), name));
        }
        fs::remove_dir_all(&folder)
            .map_err(|error| format!("cannot remove {}: {error}", folder.display()))?;
        words.sort();
        Ok(words)
    }

    /// The guard with wasm-bindgen's own file: in a release one script, else the first imports the
    /// second.
    fn glue(&self) -> Outcome<Vec<u8>> {
        let bindings = read(&self.bindings.join(format!("{STEM}_bg.js")))?;
        let name = fingerprinted_name("bindings", "js", &bindings);
        let place = self.embed.join(&name);
        write(&place, &bindings)?;
        let guard = text("www/guard.js", read(&self.www.join("guard.js"))?)?;
        let guard = guard.replace("__BINDINGS__", &name);
        let Some(esbuild) = &self.esbuild else {
            return Ok(guard.into());
        };
        let glue = process::filter(&mut bundle(esbuild, &self.embed), guard.as_bytes())?;
        remove(&place)?;
        Ok(glue)
    }

    /// The loader and what it imports: in a release one script, which a page fetches by itself.
    fn write_loader(&self, names: &PartNames) -> Outcome {
        let source = |file: &str| text(file, read(&self.www.join(file))?);
        let mut parts = Vec::new();
        for file in LOADER {
            let (_, name) = file.split_once('/').unwrap_or_default();
            let part = match name {
                "download.js" => names.fill_parts(file, &source(file)?)?,
                "languages.js" => names.fill_words(file, &source(file)?)?,
                _ => source(file)?,
            };
            write(&self.embed.join(name), part.as_bytes())?;
            parts.push(self.embed.join(name));
        }
        let mut loader = source("loader/loader.js")?.into_bytes();
        if let Some(esbuild) = &self.esbuild {
            let mut bundle = bundle(esbuild, &self.embed);
            // Fetched when they are wanted.
            for later in [&names.glue, "share.js", "steps.js"] {
                bundle.arg(format!("--external:./{later}"));
            }
            loader = process::filter(&mut bundle, &loader)?;
            parts.iter().try_for_each(|part| remove(part))?;
        }
        write(&self.embed.join(format!("{STEM}.js")), &loader)
    }

    /// Copies what lies ready in www/embed; scripts get the parts' names filled in.
    fn copy_extras(&self, names: &PartNames) -> Outcome {
        let extras = self.www.join("embed");
        if extras.is_dir() {
            copy_folder(&extras, &self.embed, names)?;
        }
        names
            .languages()
            .try_for_each(|code| self.write_frame(code))
    }

    /// The frame in another language, `frame.cy.html`.
    fn write_frame(&self, code: &str) -> Outcome {
        const ENGLISH: &str = "<html lang=\"en-GB\">";
        let frame = text(FRAME, read(&self.embed.join(FRAME))?)?;
        if !frame.contains(ENGLISH) {
            return Err(format!("{FRAME} has no {ENGLISH}"));
        }
        let frame = frame.replace(ENGLISH, &format!("<html lang=\"{code}\">"));
        write(&self.embed.join(frame_in(code)), frame.as_bytes())
    }

    /// The licence of the code and the notices of the data go wherever the widget goes.
    fn copy_licences(&self) -> Outcome {
        let root = paths::root();
        let mut licence =
            b"Licensed under either of the two licences below, at your choice.\n\n".to_vec();
        licence.extend(read(&root.join("LICENSE-MIT"))?);
        licence.extend(b"\n\n");
        licence.extend(read(&root.join("LICENSE-APACHE"))?);
        write(&self.embed.join("LICENSE"), &licence)?;
        write(&self.embed.join("NOTICE"), &read(&root.join("NOTICE"))?)
    }

    /// The elections that a widget can show besides its own.
    fn pack_elections(&self) -> Outcome {
        for name in ELECTIONS {
            let folder = paths::root().join("data").join(name);
            let file = self.embed.join(format!("{name}.election"));
            elections::pack_into(&folder, &file)?;
        }
        Ok(())
    }

    /// Reads a file that trunk made and removes it from the top folder.
    fn take(&self, name: &str) -> Outcome<Vec<u8>> {
        let path = self.staging.join(name);
        let content = fs::read(&path)
            .map_err(|_| format!("trunk made no {name}: see the build settings in Trunk.toml"))?;
        remove(&path)?;
        Ok(content)
    }

    fn write_part(&self, extension: &str, content: &[u8]) -> Outcome<String> {
        let name = fingerprinted_name(STEM, extension, content);
        write(&self.embed.join(&name), content)?;
        Ok(name)
    }

    /// `language` is `js` or `css`.
    fn minify(&self, language: &str, source: &[u8]) -> Outcome<Vec<u8>> {
        let Some(esbuild) = &self.esbuild else {
            return Ok(source.to_vec());
        };
        let mut command = process::command(esbuild);
        command.args(["--minify", "--charset=utf8"]);
        command.arg(format!("--loader={language}"));
        match language {
            "js" => command.arg("--format=esm"),
            // Written out for browsers that have container queries, but no nested rules yet.
            _ => command.arg("--supported:nesting=false"),
        };
        process::filter(&mut command, source)
    }
}

/// esbuild, making one script of what comes in and what that imports from a folder.
fn bundle(esbuild: &Path, folder: &Path) -> Command {
    let mut bundle = process::command(esbuild);
    bundle.args(["--bundle", "--minify", "--charset=utf8", "--format=esm"]);
    bundle.current_dir(folder);
    bundle
}

fn copy_folder(from: &Path, to: &Path, names: &PartNames) -> Outcome {
    make_folder(to)?;
    let entries =
        fs::read_dir(from).map_err(|error| format!("cannot read {}: {error}", from.display()))?;
    for entry in entries.flatten() {
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            copy_folder(&source, &target, names)?;
        } else if source
            .extension()
            .is_some_and(|extension| extension == "js" || extension == "json")
        {
            let script = text(&source.display().to_string(), read(&source)?)?;
            write(&target, names.fill(&script).as_bytes())?;
        } else {
            write(&target, &read(&source)?)?;
        }
    }
    Ok(())
}

fn make_folder(path: &Path) -> Outcome {
    fs::create_dir_all(path).map_err(|error| format!("cannot make {}: {error}", path.display()))
}

fn remove(path: &Path) -> Outcome {
    fs::remove_file(path).map_err(|error| format!("cannot remove {}: {error}", path.display()))
}

pub fn read(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

pub fn write(path: &Path, content: &[u8]) -> Outcome {
    fs::write(path, content).map_err(|error| format!("cannot write {}: {error}", path.display()))
}

pub fn text(name: &str, content: Vec<u8>) -> Outcome<String> {
    String::from_utf8(content).map_err(|_| format!("{name} is not UTF-8"))
}
