//! `cargo xtask bench`: how fast, how large. Times mean something only as ratios within one run,
//! beside the same done in plain JavaScript on the same machine in the same minutes. A drag is in
//! processor time, which whatever else the machine does is not in.

use crate::assemble::{STEM, write};
use crate::browser::{self, Engine};
use crate::{Outcome, dist, node, paths, process, size, small_std, tools};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// What a row of the table compares: a title, the widget's figure and the one it is measured by,
/// and the most that the first may be of the second.
struct Row {
    title: &'static str,
    ours: &'static str,
    beside: &'static str,
    most: f64,
}

/// Where there is no target.
const ANY: f64 = f64::INFINITY;

/// In the browser, `plain` is a page in plain JavaScript with the panels `seat wall map`, `three` the
/// widget with the same, `all` the widget with all panels and `replay` the replay of what it changes.
/// `work` is script, style and layout, `main` the whole main thread.
const ROWS: [Row; 13] = [
    row("recount, native", "model.native.us", "model.js.us", 1.0),
    row("recount, WebAssembly", "model.wasm.us", "model.js.us", 1.0),
    row(
        "recount and report, WebAssembly",
        "outcome.wasm.us",
        "outcome.js.us",
        1.0,
    ),
    row(
        "phone, three panels beside plain: 1% steps",
        "phone.steps.three.work.median.ms",
        "phone.steps.plain.work.median.ms",
        1.1,
    ),
    row(
        "  jumps",
        "phone.jumps.three.work.median.ms",
        "phone.jumps.plain.work.median.ms",
        1.3,
    ),
    row(
        "phone, all panels beside plain's three: 1% steps",
        "phone.steps.all.work.median.ms",
        "phone.steps.plain.work.median.ms",
        1.1,
    ),
    row(
        "  whole main thread, 95th percentile",
        "phone.steps.all.main.p95.ms",
        "phone.steps.plain.main.p95.ms",
        1.1,
    ),
    row(
        "phone, all panels beside the replay: 1% steps",
        "phone.steps.all.work.median.ms",
        "phone.steps.replay.work.median.ms",
        ANY,
    ),
    row(
        "desktop, three panels beside plain: 1% steps",
        "desktop.steps.three.work.median.ms",
        "desktop.steps.plain.work.median.ms",
        ANY,
    ),
    row(
        "desktop, all panels beside the replay: 1% steps",
        "desktop.steps.all.work.median.ms",
        "desktop.steps.replay.work.median.ms",
        1.2,
    ),
    row(
        "phone, start on slow 4G beside plain: cold",
        "start.cold.widget.ms",
        "start.cold.plain.ms",
        1.3,
    ),
    row("  warm", "start.warm.widget.ms", "start.warm.plain.ms", ANY),
    row(
        "JavaScript heap, 1 000 drags beside start",
        "memory.drags.js.bytes",
        "memory.start.js.bytes",
        ANY,
    ),
];

const fn row(title: &'static str, ours: &'static str, beside: &'static str, most: f64) -> Row {
    Row {
        title,
        ours,
        beside,
        most,
    }
}

type Figures = BTreeMap<String, f64>;

/// All parts, or those named: model, browser, size. `--no-build` takes the last release build.
pub fn run(arguments: &[String]) -> Outcome {
    let mut parts: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let builds = !parts.contains(&"--no-build");
    parts.retain(|part| *part != "--no-build");
    if let Some(unknown) = parts
        .iter()
        .find(|part| !["model", "browser", "size"].contains(part))
    {
        return Err(format!(
            "`{unknown}` is no part: there are model, browser and size"
        ));
    }
    let wants = |part| parts.is_empty() || parts.contains(&part);
    let folder = paths::target().join("bench");
    let release = folder.join("release");
    if builds {
        dist::build_into(&release, &[])?;
    }
    let embed = release.join("embed");
    let site = prepare_site(&folder, &embed)?;
    let mut figures = Figures::new();
    if wants("model") {
        measure_model(&embed, &site, &mut figures)?;
    }
    if wants("browser") {
        measure_in_browser(&release, &site, &mut figures)?;
    }
    print_table(&figures);
    if wants("size") {
        println!();
        size::check(&embed)?;
        note_sizes(&embed, &mut figures)?;
        print_largest_functions()?;
    }
    let file = paths::target().join("bench.json");
    write(&file, json(&figures).as_bytes())?;
    println!("\nall figures: {}", file.display());
    Ok(())
}

/// The folder that the browser is served: the release beside the plain page and the replay, each
/// file with its brotli twin.
fn prepare_site(folder: &Path, embed: &Path) -> Outcome<PathBuf> {
    let site = folder.join("site");
    if site.exists() {
        fs::remove_dir_all(&site)
            .map_err(|error| format!("cannot empty {}: {error}", site.display()))?;
    }
    let benches = paths::root().join("benches");
    process::copy_folder(&benches.join("pages"), &site)?;
    for page in ["plain", "vanilla"] {
        process::copy_folder(&benches.join(page), &site.join(page))?;
    }
    process::copy_folder(embed, &site.join("embed"))?;
    let style = size::parts(embed)?
        .into_iter()
        .find(|(name, _)| *name == "style sheet");
    if let Some((_, style)) = style {
        fs::copy(style, site.join("style.css"))
            .map_err(|error| format!("cannot copy the style sheet: {error}"))?;
    }
    script("prepare.mjs", &[&site.join("election.json")])?;
    // One file, as anybody would serve it.
    if let Some(esbuild) = node::esbuild() {
        let mut bundle = process::command(esbuild);
        bundle.args(["--bundle", "--minify", "--format=esm", "--log-level=error"]);
        bundle.args(["--target=es2022", "--allow-overwrite"]);
        let start = site.join("plain/start.js");
        process::run(
            bundle
                .arg(format!("--outfile={}", start.display()))
                .arg(&start),
        )?;
    }
    script("compress.mjs", &[&site])?;
    Ok(site)
}

/// Runs a script of `benches/` in Node and returns what it printed.
fn script(name: &str, arguments: &[&Path]) -> Outcome<String> {
    let mut node = process::command("node");
    node.arg(paths::root().join("benches").join(name));
    process::capture(node.args(arguments))
}

fn measure_model(embed: &Path, site: &Path, figures: &mut Figures) -> Outcome {
    const PROGRAM: &str = "bench-model";
    let mut native = process::cargo();
    native.args(["run", "--quiet", "--release", "--package", PROGRAM]);
    let module = optimised(&compile(PROGRAM, &[])?)?;
    read_figures(&process::capture(&mut native)?, figures)?;
    let table = site.join("election.json");
    read_figures(&script("model.mjs", &[embed, &module, &table])?, figures)
}

/// Compiles a package's program of the same name as a release is compiled, with flags for this
/// program alone, and returns the module.
fn compile(program: &str, flags: &[&str]) -> Outcome<PathBuf> {
    let mut cargo = process::cargo();
    small_std::build_for(&mut cargo)?;
    cargo.args(["rustc", "--release", "--target", tools::WASM_TARGET]);
    cargo.args(["--package", program, "--bin", program, "--"]);
    process::run(cargo.args(flags))?;
    let built = paths::target().join(tools::WASM_TARGET).join("release");
    Ok(built.join(format!("{program}.wasm")))
}

/// The module as wasm-opt leaves a release's.
fn optimised(module: &Path) -> Outcome<PathBuf> {
    let output = module.with_extension("small.wasm");
    let mut command = process::command("wasm-opt");
    command.args(["-Oz", "--converge", "-o"]);
    process::run(command.arg(&output).arg(module))?;
    Ok(output)
}

fn measure_in_browser(release: &Path, site: &Path, figures: &mut Figures) -> Outcome {
    let driver = Engine::Chromium.ensure()?;
    let running = browser::start(&driver)?;
    let mut cargo = process::cargo();
    cargo.args(["test", "--quiet", "--test", "pages"]);
    cargo.env("BREXIT_PAGES", release);
    cargo.env("BREXIT_PAGES_DRIVER", running.address());
    cargo.env("BREXIT_BENCH", site);
    println!("Measuring in {} (some minutes) ...", driver.engine.name());
    process::run(cargo.args(["--", "--ignored", "beside_plain_pages"]))?;
    let results = site.join("results.tsv");
    let text = fs::read_to_string(&results)
        .map_err(|error| format!("cannot read {}: {error}", results.display()))?;
    read_figures(&text, figures)
}

/// Lines of a name, a tab and a number.
fn read_figures(text: &str, figures: &mut Figures) -> Outcome {
    for line in text.lines() {
        let figure = line.split_once('\t').and_then(|(name, number)| {
            let number: f64 = number.parse().ok()?;
            Some((name.to_owned(), number))
        });
        let (name, number) = figure.ok_or_else(|| format!("`{line}` is no figure"))?;
        figures.insert(name, number);
    }
    Ok(())
}

fn print_table(figures: &Figures) {
    println!(
        "\n{:<54}{:>10}{:>10}{:>7}  target",
        "", "widget", "beside", "ratio"
    );
    for row in &ROWS {
        let (Some(ours), Some(beside)) = (figures.get(row.ours), figures.get(row.beside)) else {
            continue;
        };
        println!(
            "{:<54}{:>10}{:>10}{:>7.2}  {}",
            row.title,
            amount(*ours, row.ours),
            amount(*beside, row.beside),
            ours / beside,
            verdict(row, ours / beside)
        );
    }
    for (title, name) in [
        (
            "WebAssembly pages after the start",
            "memory.start.wasm.pages",
        ),
        (
            "WebAssembly pages after 1 000 drags",
            "memory.drags.wasm.pages",
        ),
    ] {
        if let Some(pages) = figures.get(name) {
            println!("{title:<54}{pages:>10}");
        }
    }
}

/// What the target is, and whether it is met.
fn verdict(row: &Row, ratio: f64) -> String {
    if row.most == ANY {
        return String::new();
    }
    let not = if ratio <= row.most { "" } else { ": missed" };
    format!("{}{not}", row.most)
}

fn amount(number: f64, name: &str) -> String {
    match name.rsplit('.').next() {
        Some("us") => format!("{number:.1} us"),
        Some("bytes") => format!("{:.0} KB", number / 1024.0),
        _ if number >= 100.0 => format!("{number:.0} ms"),
        _ => format!("{number:.2} ms"),
    }
}

fn note_sizes(embed: &Path, figures: &mut Figures) -> Outcome {
    for (name, path) in size::parts(embed)? {
        for (kind, bytes) in [
            ("gzip", node::gzip_size(&path)?),
            ("brotli", node::brotli_size(&path)?),
        ] {
            let name = name.replace(' ', "-");
            figures.insert(format!("size.{name}.{kind}.bytes"), bytes as f64);
        }
        println!("{name:<14}{:>10} after gzip", node::gzip_size(&path)?);
    }
    Ok(())
}

/// The ten largest functions, by a module with names, which the released one has not.
fn print_largest_functions() -> Outcome {
    let Some(twiggy) = paths::find_program("twiggy") else {
        println!("largest functions: not listed, twiggy is not installed");
        return Ok(());
    };
    let module = compile(STEM, &["-Cstrip=none"])?;
    let mut top = process::command(twiggy);
    top.args(["top", "-n", "10"]).arg(module);
    println!("\nthe ten largest items, before wasm-opt:");
    println!("{}", process::capture(&mut top)?.trim_end());
    Ok(())
}

fn json(figures: &Figures) -> String {
    let mut text = String::from("{\n");
    for (index, (name, number)) in figures.iter().enumerate() {
        let comma = if index > 0 { ",\n" } else { "" };
        let _ = write!(text, "{comma}  \"{name}\": {number}");
    }
    text.push_str("\n}\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_and_written() {
        let mut figures = Figures::new();
        read_figures("a.ms\t1.5\nb\t2", &mut figures).unwrap();
        assert_eq!(json(&figures), "{\n  \"a.ms\": 1.5,\n  \"b\": 2\n}\n");
        assert!(read_figures("nothing", &mut figures).is_err());
    }

    #[test]
    fn a_target_is_met_or_missed() {
        let row = row("", "", "", 1.1);
        assert_eq!(verdict(&row, 1.1), "1.1");
        assert_eq!(verdict(&row, 1.11), "1.1: missed");
        assert_eq!(verdict(&self::row("", "", "", ANY), 2.0), "");
    }
}
