//! `cargo xtask assemble`: trunk's last step. It makes the `embed/` folder, which is all
//! that a newsroom hosts: the loader under a stable name, its parts under names that change
//! with their content.
//!
//! Trunk.toml keeps trunk from hashing names and from writing an inline script into the page
//! (a strict content policy forbids it): both are done here and in the loader.

use crate::fingerprint::fingerprinted_name;
use crate::template::PartNames;
use crate::{Outcome, module, node, paths, process, static_state};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// What all parts' names begin with.
pub const STEM: &str = "brexit-transfer";

/// The files of the loader in `www/`, which are one after the other in the module that a page
/// fetches. What one declares, all can use.
const LOADER: [&str; 4] = [
    "loader/download.js",
    "loader/place.js",
    "loader/texts.js",
    // Last, because it makes widgets of the elements that are there.
    "loader.js",
];

/// Beyond `-Oz`, which is run as often as it helps. What is written the same way every time
/// compresses best, so a function with a single caller stays a function, and an expression that
/// occurs twice is not put aside; zeros among the data compress better than the places of what
/// lies between them.
pub const WASM_PASSES: [&str; 4] = [
    "--one-caller-inline-max-function-size=1",
    "--skip-pass=local-cse",
    "--skip-pass=memory-packing",
    "--converge",
];

/// What the module may use, whatever its section of features says.
pub const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-multivalue",
];

pub fn run() -> Outcome {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or("assemble is trunk's last step: please run `cargo xtask serve` or `dist`")?;
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    if release {
        // In place of the one that trunk made, which is a development build.
        module::build_into(&staging)?;
    }
    let workshop = Workshop::new(staging, release);
    let names = workshop.write_parts()?;
    workshop.write_loader(&names)?;
    workshop.copy_extras(&names)?;
    workshop.copy_licences()?;
    if !release {
        // The sample hosts are for whoever works on the widget, at /hosts/plain.html and so on.
        process::copy_folder(&workshop.www.join("hosts"), &workshop.staging.join("hosts"))?;
    }
    static_state::put_in(&workshop.staging, &workshop.embed, release)
}

/// The folders and the tools of one assembly.
struct Workshop {
    staging: PathBuf,
    embed: PathBuf,
    www: PathBuf,
    /// Present in release builds where they are installed.
    wasm_opt: Option<PathBuf>,
    esbuild: Option<PathBuf>,
}

impl Workshop {
    fn new(staging: PathBuf, release: bool) -> Self {
        let tool = |name, found: Option<PathBuf>| {
            if release && found.is_none() {
                println!(
                    "{name} is not installed, the build is larger: `cargo xtask dist` installs it"
                );
            }
            found.filter(|_| release)
        };
        Self {
            embed: staging.join("embed"),
            www: paths::root().join("www"),
            wasm_opt: tool("wasm-opt", node::wasm_opt()),
            esbuild: tool("esbuild", node::esbuild()),
            staging,
        }
    }

    /// Writes WebAssembly, glue and style sheet, and returns their names.
    fn write_parts(&self) -> Outcome<PartNames> {
        make_folder(&self.embed)?;
        let default_name = format!("{STEM}_bg.wasm");
        let wasm = self.optimise(self.take(&default_name)?)?;
        let glue = text(&format!("{STEM}.js"), self.take(&format!("{STEM}.js"))?)?;
        let wasm_name = self.write_part("wasm", &wasm)?;

        // The loader passes the address; this default is for bundlers, which follow it.
        let glue = glue.replace(&default_name, &wasm_name);
        let glue = guarded(
            &glue,
            &text("www/guard.js", read(&self.www.join("guard.js"))?)?,
        )?;
        let glue_name = self.write_part("js", &self.minify("js", glue.as_bytes())?)?;
        self.take_snippets()?;

        let style = read(&self.www.join(format!("{STEM}.css")))?;
        let style_name = self.write_part("css", &self.minify("css", &style)?)?;
        Ok(PartNames::new(glue_name, wasm_name, style_name, &wasm))
    }

    /// One script of several files: a page fetches it by itself.
    fn write_loader(&self, names: &PartNames) -> Outcome {
        let mut source = String::new();
        for file in LOADER {
            source += &text(file, read(&self.www.join(file))?)?;
        }
        let loader = names.fill_all("the loader", &source)?;
        let loader = self.minify("js", loader.as_bytes())?;
        write(&self.embed.join(format!("{STEM}.js")), &loader)
    }

    /// Copies what lies ready in www/embed; scripts get the parts' names filled in.
    fn copy_extras(&self, names: &PartNames) -> Outcome {
        let extras = self.www.join("embed");
        if extras.is_dir() {
            copy_folder(&extras, &self.embed, names)?;
        }
        Ok(())
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

    /// Reads a file that trunk made and removes it from the top folder.
    fn take(&self, name: &str) -> Outcome<Vec<u8>> {
        let path = self.staging.join(name);
        let content = fs::read(&path)
            .map_err(|_| format!("trunk made no {name}: see the build settings in Trunk.toml"))?;
        fs::remove_file(&path)
            .map_err(|error| format!("cannot remove {}: {error}", path.display()))?;
        Ok(content)
    }

    /// Scripts that crates bring along: the glue imports them from its own folder.
    fn take_snippets(&self) -> Outcome {
        let snippets = self.staging.join("snippets");
        if snippets.is_dir() {
            fs::rename(&snippets, self.embed.join("snippets"))
                .map_err(|error| format!("cannot move {}: {error}", snippets.display()))?;
        }
        Ok(())
    }

    fn write_part(&self, extension: &str, content: &[u8]) -> Outcome<String> {
        let name = fingerprinted_name(STEM, extension, content);
        write(&self.embed.join(&name), content)?;
        Ok(name)
    }

    /// Shrinks the module.
    fn optimise(&self, wasm: Vec<u8>) -> Outcome<Vec<u8>> {
        let Some(wasm_opt) = &self.wasm_opt else {
            return Ok(wasm);
        };
        let folder = paths::target().join("assemble");
        make_folder(&folder)?;
        let (input, output) = (folder.join("in.wasm"), folder.join("out.wasm"));
        write(&input, &wasm)?;
        let strip = [
            "--strip-debug",
            "--strip-producers",
            "--strip-target-features",
        ];
        shrink(wasm_opt, &input, &output, &strip)?;
        read(&output)
    }

    /// `language` is `js` or `css`.
    fn minify(&self, language: &str, source: &[u8]) -> Outcome<Vec<u8>> {
        let Some(esbuild) = &self.esbuild else {
            return Ok(source.to_vec());
        };
        let mut command = process::command(esbuild);
        command.args(["--minify", "--charset=utf8"]);
        command.arg(format!("--loader={language}"));
        if language == "js" {
            command.arg("--format=esm");
        }
        process::filter(&mut command, source)
    }
}

/// Runs wasm-opt with all that makes a module small.
fn shrink(wasm_opt: &Path, input: &Path, output: &Path, more: &[&str]) -> Outcome {
    let mut command = process::command(wasm_opt);
    command.arg("-Oz").args(WASM_PASSES).args(WASM_FEATURES);
    command.args(more).arg("-o").arg(output).arg(input);
    process::capture(&mut command).map(drop)
}

/// The module of the last release build once more, with the names of its functions; none where
/// wasm-opt is lacking. For tests.
pub fn optimised_with_names() -> Outcome<Option<PathBuf>> {
    let Some(wasm_opt) = node::wasm_opt() else {
        return Ok(None);
    };
    let folder = paths::target().join("assemble");
    let (input, output) = (folder.join("in.wasm"), folder.join("named.wasm"));
    shrink(&wasm_opt, &input, &output, &["-g"])?;
    Ok(Some(output))
}

/// The glue with the guard around the module: its functions are called through it, and so are
/// those that it calls.
fn guarded(glue: &str, guard: &str) -> Outcome<String> {
    let mut glue = glue.to_owned();
    // The imports are made in two places, for a module that is there and one that has to come.
    for (place, count, guarded) in [
        (
            "wasm = instance.exports;",
            1,
            "wasm = guardExports(instance.exports);",
        ),
        (
            "imports = __wbg_get_imports();",
            2,
            "imports = guardImports(__wbg_get_imports());",
        ),
    ] {
        let found = glue.matches(place).count();
        if found != count {
            return Err(format!(
                "the glue has `{place}` {found} times instead of {count}: www/guard.js has to be fitted anew"
            ));
        }
        glue = glue.replace(place, guarded);
    }
    Ok(format!("{glue}\n{guard}"))
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

pub fn read(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

pub fn write(path: &Path, content: &[u8]) -> Outcome {
    fs::write(path, content).map_err(|error| format!("cannot write {}: {error}", path.display()))
}

pub fn text(name: &str, content: Vec<u8>) -> Outcome<String> {
    String::from_utf8(content).map_err(|_| format!("{name} is not UTF-8"))
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn the_guard_stands_at_every_way_in_and_out() {
        const IMPORTS: &str = "imports = __wbg_get_imports();";
        let glue = format!("{IMPORTS} {IMPORTS} wasm = instance.exports;");
        assert_eq!(
            guarded(&glue, "// the guard").as_deref(),
            Ok("imports = guardImports(__wbg_get_imports()); \
                imports = guardImports(__wbg_get_imports()); \
                wasm = guardExports(instance.exports);\n// the guard")
        );
        assert!(guarded(&glue.replacen(IMPORTS, "", 1), "").is_err());
        assert!(guarded(IMPORTS, "").is_err());
    }
}
