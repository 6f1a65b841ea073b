//! Measures the widget in a browser beside a page in plain JavaScript and beside a replay of its own
//! changes, for `cargo xtask bench`.
//!
//! `BREXIT_BENCH` names the folder with all pages, in which each file has its brotli twin beside it;
//! what is measured goes into its `results.tsv`, a name and a number a line.

use std::{
    env,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use hyper::header::HeaderValue;
use serde_json::{Value, json};
use thirtyfour::{cdp::Cdp, prelude::*};

use crate::{
    browser::{Browser, run, run_traced},
    server::{self, Answer},
    trace::{self, Cost},
};

/// A window in which pages are dragged.
struct Window {
    name: &'static str,
    /// In CSS pixels.
    width: u32,
    height: u32,
    /// How much slower than the machine its processor is.
    rate: u32,
}

const PHONE: Window = Window {
    name: "phone",
    width: 360,
    height: 740,
    rate: 4,
};
const WINDOWS: [Window; 2] = [
    PHONE,
    Window {
        name: "desktop",
        width: 1280,
        height: 900,
        rate: 1,
    },
];
/// The panels of the page in plain JavaScript.
const THREE: &str = "seat,wall,map";
/// The settings at which that page has to show what the widget shows.
const CHECKED: [u32; 7] = [0, 1, 34, 62, 99, 100, 0];
/// How often each page is dragged, and how many events a lap has (`benches/pages/lap.js`).
const LAPS: usize = 3;
const EVENTS: usize = 240;
/// How often each page is started.
const STARTS: usize = 7;
/// A slow mobile network: what developer tools call slow 4G.
const LATENCY: u32 = 150;
const DOWN: f64 = 1.6e6 / 8.0;
const UP: f64 = 750e3 / 8.0;

#[test]
#[ignore = "takes minutes and proves nothing by itself: `cargo xtask bench` runs it"]
fn beside_plain_pages() {
    let folder = PathBuf::from(env::var_os("BREXIT_BENCH").expect("BREXIT_BENCH"));
    let paper = {
        let folder = folder.clone();
        server::serve(move |path| answer(path, &folder))
    };
    let mut results = String::new();
    run_traced(async |browser| {
        let bench = Bench::new(browser, &paper, &folder).await?;
        for window in &WINDOWS {
            bench.prepare(window).await?;
            bench.drag(window, &mut results).await?;
        }
        Ok(())
    });
    run(async |browser| {
        let bench = Bench::new(browser, &paper, &folder).await?;
        bench.memory(&mut results).await?;
        bench.start(&mut results).await
    });
    fs::write(folder.join("results.tsv"), results).expect("a file for the results");
}

struct Bench<'a> {
    browser: &'a Browser,
    tools: Cdp,
    paper: &'a str,
    folder: &'a Path,
}

impl<'a> Bench<'a> {
    async fn new(
        browser: &'a Browser,
        paper: &'a str,
        folder: &'a Path,
    ) -> WebDriverResult<Bench<'a>> {
        let patience = Duration::from_secs(600);
        browser.driver.set_script_timeout(patience).await?;
        Ok(Self {
            browser,
            tools: browser.devtools(),
            paper,
            folder,
        })
    }

    async fn open(&self, page: &str) -> WebDriverResult<()> {
        self.browser
            .driver
            .goto(format!("{}/{page}", self.paper))
            .await
    }

    async fn tool(&self, command: &str, parameters: Value) -> WebDriverResult<Value> {
        self.tools.send_raw(command, parameters).await
    }

    async fn throttle(&self, rate: u32) -> WebDriverResult<()> {
        let rate = json!({ "rate": rate });
        self.tool("Emulation.setCPUThrottlingRate", rate).await?;
        Ok(())
    }

    async fn until_interactive(&self) -> WebDriverResult<f64> {
        self.browser.until("window.interactive").await?;
        self.browser.number("window.interactive").await
    }

    /// Opens a page and waits until it can be used.
    async fn start_page(&self, page: &str) -> WebDriverResult<f64> {
        self.open(page).await?;
        self.until_interactive().await
    }

    /// WebAssembly pages and bytes of JavaScript in use, after the start and after 1 000 events
    /// of a drag.
    async fn memory(&self, results: &mut String) -> WebDriverResult<()> {
        self.start_page("widget.html").await?;
        self.note_memory(results, "start").await?;
        let drag = "const { move } = await import('/lap.js');
             for (let event = 1; event <= 1000; event++) {
               const lap = event % 200;
               move(lap <= 100 ? lap : 200 - lap);
               await new Promise((resolve) => setTimeout(resolve));
             }";
        self.run(drag).await?;
        self.note_memory(results, "drags").await
    }

    async fn note_memory(&self, results: &mut String, when: &str) -> WebDriverResult<()> {
        for _ in 0..2 {
            self.tool("HeapProfiler.collectGarbage", json!({})).await?;
        }
        let heap = self.tool("Runtime.getHeapUsage", json!({})).await?;
        note(
            results,
            &format!("memory.{when}.js.bytes"),
            &heap["usedSize"],
        );
        // Asked a second time, the glue hands out the module that runs.
        let pages = "const glue = performance.getEntriesByType('resource')
               .find(({ name }) => /embed\\/brexit-transfer-\\w+\\.js$/.test(name));
             const exports = await (await import(glue.name)).start();
             // Its name is a short one.
             const isMemory = (item) => item instanceof WebAssembly.Memory;
             const memory = Object.values(exports).find(isMemory);
             return memory.buffer.byteLength / 65536;";
        let pages = self.browser.run(pages).await?;
        note(results, &format!("memory.{when}.wasm.pages"), &pages);
        Ok(())
    }

    /// Shows pages in a window from now on.
    async fn resize(&self, window: &Window) -> WebDriverResult<()> {
        let screen = json!({
            "width": window.width, "height": window.height, "deviceScaleFactor": 1, "mobile": false,
        });
        self.tool("Emulation.setDeviceMetricsOverride", screen)
            .await?;
        Ok(())
    }

    /// Runs a script that returns something, or nothing.
    async fn run(&self, script: &str) -> WebDriverResult<Value> {
        let answer = self.browser.run(script).await?;
        // What a script throws comes as its text; none here returns one.
        assert!(!answer.is_string(), "the page says: {answer}");
        Ok(answer)
    }

    /// What the plain page starts from and what the replay carries out, both taken from the widget
    /// in that window; and whether the plain page shows what the widget shows.
    async fn prepare(&self, window: &Window) -> WebDriverResult<()> {
        let keep = |path: String, content: &str| {
            let file = self.folder.join(path);
            fs::write(&file, content).expect("a file for the pages");
            compress(file.parent().expect("a folder"));
        };
        let name = window.name;
        self.resize(window).await?;
        self.start_page(&format!("widget.html?{THREE}")).await?;
        let markup = "document.querySelector('brexit-transfer').shadowRoot.innerHTML";
        let markup = self.browser.text(markup).await?;
        keep(format!("plain/{name}.html"), &markup);
        let widget = self.shown().await?;
        self.start_page(&format!("plain/index.html?{name}")).await?;
        let plain = self.shown().await?;
        for ((percent, widget), plain) in CHECKED.iter().zip(widget).zip(plain) {
            assert_same(&format!("{name}, {percent}%"), &widget, &plain);
        }
        self.start_page("widget.html").await?;
        let record = "const { record } = await import('/record.js'); return await record()";
        let recording = self.run(record).await?;
        keep(format!("vanilla/{name}.json"), &recording.to_string());
        Ok(())
    }

    /// What the page shows at each of the settings, out of sight as well.
    async fn shown(&self) -> WebDriverResult<Vec<Vec<Value>>> {
        let mut all = Vec::new();
        for percent in CHECKED {
            let drag = format!("const {{ move }} = await import('/lap.js'); move({percent})");
            self.run(&drag).await?;
            self.browser.caught_up().await?;
            let shown = "return (await import('/shown.js')).shown()";
            let shown = self.run(shown).await?;
            all.push(shown.as_array().cloned().unwrap_or_default());
        }
        Ok(all)
    }

    /// What an event of a drag costs the main thread, on every page in turn.
    async fn drag(&self, window: &Window, results: &mut String) -> WebDriverResult<()> {
        let name = window.name;
        let pages = [
            ("three", format!("widget.html?{THREE}")),
            ("plain", format!("plain/index.html?{name}")),
            ("all", "widget.html".to_owned()),
            ("replay", format!("vanilla/index.html?{name}")),
        ];
        let mut costs: [Vec<Cost>; 4] = Default::default();
        for _ in 0..LAPS {
            for ((_, page), costs) in pages.iter().zip(&mut costs) {
                self.start_page(page).await?;
                self.throttle(window.rate).await?;
                // The first lap has everything compiled.
                for is_marked in [false, true] {
                    let lap = format!(
                        "window.rewind?.();
                         const {{ lap }} = await import('/lap.js');
                         await lap({is_marked})"
                    );
                    self.run(&lap).await?;
                }
                self.throttle(1).await?;
                self.open("empty.html").await?;
                let lap = trace::costs(&trace::taken(&self.browser.driver).await?);
                let is_whole = |cost: &Cost| cost.work > 0.0 && cost.main > 0.0;
                assert!(
                    lap.len() == EVENTS && lap.iter().all(is_whole),
                    "{page}: the trace does not hold the lap: {lap:?}"
                );
                costs.extend(lap);
            }
        }
        for ((page, _), costs) in pages.iter().zip(&costs) {
            for kind in ["steps", "jumps"] {
                let costs = costs.iter().filter(|cost| cost.kind == kind);
                let (work, main) = costs.map(|cost| (cost.work, cost.main)).unzip();
                for (part, mut times) in [("work", work), ("main", main)] {
                    let times: &mut Vec<f64> = &mut times;
                    times.sort_by(f64::total_cmp);
                    for (of, share) in [("median", 0.5), ("p95", 0.95)] {
                        let time = times[(times.len() as f64 * share) as usize];
                        let figure = format!("{name}.{kind}.{page}.{part}.{of}.ms");
                        note(results, &figure, &json!(time));
                    }
                }
            }
        }
        Ok(())
    }

    /// From the request for the page to one that is drawn, laid out and listens: on a phone, with
    /// the same three panels.
    async fn start(&self, results: &mut String) -> WebDriverResult<()> {
        self.resize(&PHONE).await?;
        self.tool("Network.enable", json!({})).await?;
        let slow = json!({
            "offline": false, "latency": LATENCY, "downloadThroughput": DOWN, "uploadThroughput": UP,
        });
        self.tool("Network.emulateNetworkConditions", slow).await?;
        self.throttle(PHONE.rate).await?;
        let pages = [
            ("widget", format!("widget.html?{THREE}")),
            ("plain", format!("plain/index.html?{}", PHONE.name)),
        ];
        let mut times: [[Vec<f64>; 2]; 2] = Default::default();
        for _ in 0..STARTS {
            for ((_, page), times) in pages.iter().zip(&mut times) {
                self.tool("Network.clearBrowserCache", json!({})).await?;
                for times in times {
                    self.open("empty.html").await?;
                    times.push(self.start_page(page).await?);
                }
            }
        }
        self.throttle(1).await?;
        for ((page, _), times) in pages.iter().zip(times) {
            for (when, mut times) in ["cold", "warm"].iter().zip(times) {
                times.sort_by(f64::total_cmp);
                let median = times[times.len() / 2];
                note(results, &format!("start.{when}.{page}.ms"), &json!(median));
            }
        }
        Ok(())
    }
}

fn note(results: &mut String, name: &str, number: &Value) {
    let number = number
        .as_f64()
        .unwrap_or_else(|| panic!("{name}: {number}"));
    let _ = writeln!(results, "{name}\t{number}");
}

/// Two pages show the same, but for less than a pixel.
fn assert_same(when: &str, widget: &[Value], plain: &[Value]) {
    let place = |element: &Value| -> Vec<f64> {
        let numbers = element["place"].as_array().into_iter().flatten();
        numbers.filter_map(Value::as_f64).collect()
    };
    for (widget, plain) in widget.iter().zip(plain) {
        let (here, there) = (place(widget), place(plain));
        let is_there = here.iter().zip(&there).all(|(a, b)| (a - b).abs() < 0.5);
        assert!(
            widget["what"] == plain["what"] && is_there,
            "{when}: the widget shows {widget}, the plain page {plain}"
        );
    }
    assert_eq!(widget.len(), plain.len(), "{when}: elements shown");
    assert!(widget.len() > 500, "{when}: only {} elements", widget.len());
}

/// Writes the brotli twins of a folder's files.
fn compress(folder: &Path) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/compress.mjs");
    let status = Command::new("node").arg(script).arg(folder).status();
    assert!(status.is_ok_and(|status| status.success()));
}

/// Answers from a folder as a content network does, and lets pages have exact clocks.
fn answer(path_and_query: &str, folder: &Path) -> Answer {
    let path = path_and_query.split('?').next().unwrap_or_default();
    let path = folder.join(path.trim_start_matches('/'));
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    let kind = match &*extension {
        "html" => "text/html",
        "js" => "text/javascript",
        "css" => "text/css",
        "wasm" => "application/wasm",
        _ => "application/json",
    };
    let twin = PathBuf::from(format!("{}.br", path.display()));
    let Ok(content) = fs::read(twin) else {
        return server::answer(404, kind, "");
    };
    let mut answer = server::answer(200, kind, content);
    for (name, value) in [
        ("Content-Encoding", "br"),
        ("Cache-Control", "max-age=3600"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Embedder-Policy", "require-corp"),
    ] {
        answer
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    answer
}
