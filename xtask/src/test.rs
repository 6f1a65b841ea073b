//! `cargo xtask test`: all checks, in the order in which they are quickest to fail.

use crate::assemble::STEM;
use crate::browser::{self, Driver, Engine};
use crate::{
    Outcome, delivery, dist, example, fuzz, hosts, node, pages, paths, process, size, supply, tools,
};
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Instant;

/// How a step that did not fail went.
enum Verdict {
    Passed,
    /// But for so many of its tests, each of which has been named.
    PassedWithout(usize),
    /// But for something that could not be looked at.
    PassedBut(String),
    NotRun(String),
}

struct Step {
    name: &'static str,
    /// The word by which the step is chosen on the command line.
    group: &'static str,
    run: fn(&Options) -> Outcome<Verdict>,
}

const STEPS: &[Step] = &[
    step("format", "format", check_format),
    step("lint, native", "lint", lint_native),
    step("lint, WebAssembly", "lint", lint_wasm),
    step("documentation", "lint", lint_documentation),
    step("tests, native", "native", test_native),
    step("tests, Chromium", "web", test_chromium),
    step("tests, Firefox", "web", test_firefox),
    step("tests, WebKitGTK", "web", test_webkit),
    step("types and Node", "types", check_types),
    step("pages, Chromium", "pages", pages_chromium),
    step("pages, Firefox", "pages", pages_firefox),
    step("pages, WebKitGTK", "pages", pages_webkit),
    step("bundlers and servers", "hosts", check_hosts),
    step("Yew application", "example", check_example),
    step("delivery", "deploy", check_delivery),
    step("release size", "size", check_size),
    step("supply chain", "supply", check_supply),
    step("same bytes elsewhere", "reproduce", check_reproducible),
];

const fn step(
    name: &'static str,
    group: &'static str,
    run: fn(&Options) -> Outcome<Verdict>,
) -> Step {
    Step { name, group, run }
}

#[derive(Default)]
struct Options {
    install_firefox: bool,
    /// Empty: all of them.
    groups: Vec<String>,
}

impl Options {
    fn parse(arguments: &[String]) -> Outcome<Self> {
        let mut options = Self::default();
        for argument in arguments {
            if argument == "--firefox" {
                options.install_firefox = true;
            } else if STEPS.iter().any(|step| step.group == argument) {
                options.groups.push(argument.clone());
            } else {
                return Err(format!(
                    "`{argument}` is no step: there are format, lint, native, web, types, pages, hosts, example, deploy, size, supply and reproduce"
                ));
            }
        }
        Ok(options)
    }

    fn includes(&self, step: &Step) -> bool {
        self.groups.is_empty() || self.groups.iter().any(|group| group == step.group)
    }
}

pub fn run(arguments: &[String]) -> Outcome {
    let options = Options::parse(arguments)?;
    let mut summary = Vec::new();
    for step in STEPS.iter().filter(|step| options.includes(step)) {
        println!("\n== {} ==", step.name);
        let start = Instant::now();
        let result = (step.run)(&options);
        let seconds = start.elapsed().as_secs_f32();
        summary.push(match &result {
            Ok(Verdict::Passed) => format!("{}: passed ({seconds:.1} s)", step.name),
            Ok(Verdict::PassedWithout(count)) => format!(
                "{}: passed ({seconds:.1} s), {count} of its tests not run, named above",
                step.name
            ),
            Ok(Verdict::PassedBut(reason)) => {
                format!("{}: passed ({seconds:.1} s), but {reason}", step.name)
            }
            Ok(Verdict::NotRun(reason)) => format!("{}: not run ({reason})", step.name),
            Err(_) => format!("{}: FAILED", step.name),
        });
        if let Err(message) = result {
            print_summary(&summary);
            return Err(message);
        }
    }
    print_summary(&summary);
    Ok(())
}

fn print_summary(lines: &[String]) {
    println!("\n== summary ==");
    for line in lines {
        println!("{line}");
    }
}

fn check_format(_: &Options) -> Outcome<Verdict> {
    tools::ensure_lint_tools()?;
    process::run(process::cargo().args(["fmt", "--all", "--check"]))
        .map_err(|error| format!("{error}: please run `cargo fmt --all`"))?;
    Ok(Verdict::Passed)
}

fn lint_native(_: &Options) -> Outcome<Verdict> {
    tools::ensure_lint_tools()?;
    let mut clippy = process::cargo();
    clippy.args(["clippy", "--workspace", "--all-targets"]);
    process::run(clippy.args(["--", "-D", "warnings"]))?;
    Ok(Verdict::Passed)
}

/// The widget alone: this command never runs in a browser.
fn lint_wasm(_: &Options) -> Outcome<Verdict> {
    tools::ensure_lint_tools()?;
    tools::ensure_wasm_target()?;
    let mut clippy = process::cargo();
    clippy.args(["clippy", "--all-targets", "--all-features"]);
    clippy.args(["--target", tools::WASM_TARGET]);
    process::run(clippy.args(["--", "-D", "warnings"]))?;
    Ok(Verdict::Passed)
}

/// What `cargo doc` shows a developer: no link that leads nowhere. Natively, and as for WebAssembly, where
/// the surface for scripts is part of it.
fn lint_documentation(_: &Options) -> Outcome<Verdict> {
    tools::ensure_wasm_target()?;
    let scopes = [
        &["--workspace"][..],
        &["--lib", "--package", STEM, "--target", tools::WASM_TARGET],
    ];
    for scope in scopes {
        let mut doc = process::cargo();
        doc.args(["doc", "--no-deps"]).args(scope);
        process::run(doc.env("RUSTDOCFLAGS", "-D warnings"))?;
    }
    Ok(Verdict::Passed)
}

fn test_native(_: &Options) -> Outcome<Verdict> {
    // All that fails is shown: a corrected figure fails in several places, each of which has to follow.
    process::run(process::cargo().args(["test", "--workspace", "--no-fail-fast"]))?;
    Ok(Verdict::Passed)
}

fn test_chromium(options: &Options) -> Outcome<Verdict> {
    in_browser(Engine::Chromium, options, test_in)
}

fn test_firefox(options: &Options) -> Outcome<Verdict> {
    in_browser(Engine::Firefox, options, test_in)
}

fn test_webkit(options: &Options) -> Outcome<Verdict> {
    in_browser(Engine::WebKitGtk, options, test_in)
}

/// Runs tests in a browser if it is there or can be installed. Chromium has to be.
fn in_browser(
    engine: Engine,
    options: &Options,
    run: fn(&Driver) -> Outcome<Verdict>,
) -> Outcome<Verdict> {
    // Firefox's driver takes minutes to build.
    let driver = if engine != Engine::Firefox || options.install_firefox {
        engine.ensure()
    } else {
        engine.find().ok_or_else(|| {
            "Firefox or geckodriver is lacking; `cargo xtask test --firefox` installs them".into()
        })
    };
    match driver {
        Ok(driver) => run(&driver),
        Err(reason) if engine == Engine::Chromium => Err(reason),
        Err(reason) => {
            // What to do about it is said last.
            let reason = reason.lines().last().unwrap_or_default().to_owned();
            println!("{}: not run ({reason})", engine.name());
            Ok(Verdict::NotRun(reason))
        }
    }
}

fn test_in(driver: &Driver) -> Outcome<Verdict> {
    let tests = browser_tests()?;
    if tests.is_empty() {
        return Err("found no tests/web*.rs to run in a browser".into());
    }
    tools::ensure_wasm_target()?;
    tools::ensure_wasm_bindgen()?;
    println!("{}: {}", driver.engine.name(), tests.join(", "));
    let screen = driver.screen()?;
    let mut cargo = browser::cargo_test_in(driver, screen.as_ref());
    for test in &tests {
        cargo.args(["--test", test]);
    }
    process::run(&mut cargo)?;
    Ok(Verdict::Passed)
}

/// The tests for a browser, by name: all of tests/web*.rs. The others are native and would
/// be built for WebAssembly in vain.
fn browser_tests() -> Outcome<Vec<String>> {
    let folder = paths::root().join("tests");
    let entries = fs::read_dir(&folder)
        .map_err(|error| format!("cannot read {}: {error}", folder.display()))?;
    let mut names: Vec<String> = entries
        .flatten()
        .filter_map(|entry| browser_test_name(&entry.file_name().to_string_lossy()))
        .collect();
    names.sort();
    Ok(names)
}

fn browser_test_name(file: &str) -> Option<String> {
    let name = file.strip_suffix(".rs")?;
    name.starts_with("web").then(|| name.to_owned())
}

/// The declarations under the strictest reading; in Node the numbers alone, and random input for
/// what JavaScript reads.
fn check_types(_: &Options) -> Outcome<Verdict> {
    let compiler = match node::ensure_typescript() {
        Ok(compiler) => compiler,
        Err(reason) => {
            println!("Types: not run ({reason})");
            return Ok(Verdict::NotRun(reason));
        }
    };
    let place = package()?;
    let mut command = process::command(compiler);
    process::run(command.arg("--project").arg(place.join("tsconfig.json")))?;
    process::run(process::command("node").arg(place.join("numbers.mjs")))?;
    fuzz::in_node(&place, None)?;
    Ok(Verdict::Passed)
}

/// The release as an npm package, in a folder with the scripts of `tests/types/`: they import it
/// by its name, as a newsroom would.
pub fn package() -> Outcome<PathBuf> {
    let place = paths::target().join("types");
    let package = place.join("node_modules").join(STEM);
    process::copy_folder(&release()?.join("embed"), &package)?;
    process::copy_folder(&paths::root().join("tests/types"), &place)?;
    Ok(place)
}

fn pages_chromium(options: &Options) -> Outcome<Verdict> {
    in_browser(Engine::Chromium, options, pages_in)
}

fn pages_firefox(options: &Options) -> Outcome<Verdict> {
    in_browser(Engine::Firefox, options, pages_in)
}

fn pages_webkit(options: &Options) -> Outcome<Verdict> {
    in_browser(Engine::WebKitGtk, options, pages_in)
}

fn pages_in(driver: &Driver) -> Outcome<Verdict> {
    Ok(
        match pages::run(driver, &release()?, &panicking_release()?)? {
            0 => Verdict::Passed,
            count => Verdict::PassedWithout(count),
        },
    )
}

/// The package in what newsrooms build their sites with, in Chromium alone: what a bundler writes
/// is the same for all browsers.
fn check_hosts(options: &Options) -> Outcome<Verdict> {
    node::ensure_npm()?;
    if let Some(reason) = hosts::lack() {
        println!("Bundlers and servers: not run ({reason})");
        return Ok(Verdict::NotRun(reason));
    }
    in_browser(Engine::Chromium, options, |driver| {
        hosts::run(driver, &release()?)?;
        Ok(Verdict::Passed)
    })
}

/// The component in an application of its own, in Chromium alone: all browsers have drawn it by now.
fn check_example(options: &Options) -> Outcome<Verdict> {
    in_browser(Engine::Chromium, options, |driver| {
        example::run(driver, &release()?)?;
        Ok(Verdict::Passed)
    })
}

/// The release behind the servers of `deploy/`, in Chromium alone: what they send is the same for all
/// browsers.
fn check_delivery(options: &Options) -> Outcome<Verdict> {
    if let Some(reason) = delivery::lack() {
        let reason = reason.lines().last().unwrap_or_default().to_owned();
        println!("Delivery: not run ({reason})");
        return Ok(Verdict::NotRun(reason));
    }
    in_browser(Engine::Chromium, options, |driver| {
        delivery::run(driver, &release()?)?;
        Ok(Verdict::Passed)
    })
}

/// Built beside dist/, so as not to disturb a demo that is being served from there.
fn release() -> Outcome<PathBuf> {
    static BUILT: OnceLock<Outcome<PathBuf>> = OnceLock::new();
    build_once(&BUILT, "release-check", &[])
}

/// One that panics where a page wants it to.
fn panicking_release() -> Outcome<PathBuf> {
    static BUILT: OnceLock<Outcome<PathBuf>> = OnceLock::new();
    build_once(&BUILT, "release-panicking", &["faults"])
}

fn build_once(
    built: &OnceLock<Outcome<PathBuf>>,
    name: &str,
    features: &[&str],
) -> Outcome<PathBuf> {
    let build = || {
        let folder = paths::target().join(name);
        dist::build_into(&folder, features)?;
        Ok(folder)
    };
    built.get_or_init(build).clone()
}

fn check_size(_: &Options) -> Outcome<Verdict> {
    let folder = release()?;
    if paths::find_program("node").is_none() {
        let reason = "no node to compress with: please install nodejs and npm".to_owned();
        println!("Size: not run ({reason})");
        return Ok(Verdict::NotRun(reason));
    }
    size::check(&folder.join("embed"))?;
    Ok(Verdict::Passed)
}

/// The packages that the widget is made of: see [`crate::supply`].
fn check_supply(_: &Options) -> Outcome<Verdict> {
    Ok(match supply::check()? {
        None => Verdict::Passed,
        Some(reason) => Verdict::PassedBut(reason),
    })
}

/// A second build of the release that the steps before have tested.
fn check_reproducible(_: &Options) -> Outcome<Verdict> {
    if !paths::root().join(".git").exists() {
        let reason = "only git can tell what belongs to the source".to_owned();
        return Ok(Verdict::NotRun(reason));
    }
    supply::reproduce::check(&release()?)?;
    Ok(Verdict::Passed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &[&str]) -> Outcome<Options> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        Options::parse(&words)
    }

    #[test]
    fn all_steps_are_run_unless_some_are_named() {
        let all = parse(&["--firefox"]).unwrap();
        assert!(all.install_firefox);
        assert!(STEPS.iter().all(|step| all.includes(step)));
        let lints = parse(&["lint"]).unwrap();
        let chosen: Vec<_> = STEPS.iter().filter(|step| lints.includes(step)).collect();
        assert!(chosen.len() == 3 && chosen.iter().all(|step| step.group == "lint"));
    }

    #[test]
    fn an_unknown_step_is_named() {
        assert!(parse(&["lnt"]).is_err_and(|error| error.contains("`lnt`")));
    }

    #[test]
    fn browser_tests_are_told_by_their_name() {
        assert_eq!(
            browser_test_name("web_drag.rs").as_deref(),
            Some("web_drag")
        );
        assert_eq!(browser_test_name("model.rs"), None);
        assert_eq!(browser_test_name("web"), None);
    }
}
