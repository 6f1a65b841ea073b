//! Measures the widget in a browser beside a vanilla page, for `cargo xtask bench`.
//!
//! `BREXIT_BENCH` names the folder with both, in which each file has its brotli twin beside it;
//! what is measured goes into its `results.tsv`, a name and a number a line.

use std::{
    env,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::Duration,
};

use serde_json::{Value, json};
use thirtyfour::{cdp::Cdp, prelude::*};
use tiny_http::{Header, Request, Response, Server};

use crate::browser::{Browser, run};

/// How often a drag is repeated at full speed and at a quarter of it: laps of 220 events.
const LAPS: [(u32, u32); 2] = [(1, 3), (4, 3)];
/// How often each page is started.
const STARTS: usize = 7;
/// A slow mobile network: what developer tools call slow 4G.
const LATENCY: u32 = 150;
const DOWN: f64 = 1.6e6 / 8.0;
const UP: f64 = 750e3 / 8.0;

#[test]
#[ignore = "takes minutes and proves nothing by itself: `cargo xtask bench` runs it"]
fn beside_a_vanilla_page() {
    let folder = PathBuf::from(env::var_os("BREXIT_BENCH").expect("BREXIT_BENCH"));
    let paper = serve(folder.clone());
    run(async |browser| {
        let tools = browser.devtools();
        let bench = Bench {
            browser,
            tools,
            paper,
            folder,
        };
        let patience = Duration::from_secs(600);
        browser.driver.set_script_timeout(patience).await?;
        let mut results = String::new();
        bench.memory(&mut results).await?;
        bench.drag(&mut results).await?;
        bench.phone(&mut results).await?;
        bench.start(&mut results).await?;
        fs::write(bench.folder.join("results.tsv"), results).expect("a file for the results");
        Ok(())
    });
}

struct Bench<'a> {
    browser: &'a Browser,
    tools: Cdp,
    paper: String,
    folder: PathBuf,
}

impl Bench<'_> {
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

    /// WebAssembly pages and bytes of JavaScript in use, after the start and after 1 000 events
    /// of a drag; on the way, what the vanilla page shows at first is taken from the widget.
    async fn memory(&self, results: &mut String) -> WebDriverResult<()> {
        self.open("widget.html").await?;
        self.until_interactive().await?;
        let root = "document.querySelector('brexit-transfer').shadowRoot";
        let markup = self.browser.text(&format!("{root}.innerHTML")).await?;
        let name = self.folder.join("vanilla/markup.html");
        fs::write(&name, markup).expect("the markup is kept");
        compress(&self.folder.join("vanilla"));

        self.note_memory(results, "start").await?;
        let drag = format!(
            "const input = {root}.querySelector('input.in1');
             for (let event = 1; event <= 1000; event++) {{
               const lap = event % 200;
               input.value = lap <= 100 ? lap : 200 - lap;
               input.dispatchEvent(new Event('input', {{ bubbles: true, composed: true }}));
               await new Promise((resolve) => setTimeout(resolve));
             }}"
        );
        self.browser.run(&drag).await?;
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

    /// Shows pages in a window of a size, in CSS pixels.
    async fn resize(&self, width: u32, height: u32) -> WebDriverResult<()> {
        let screen = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false,
        });
        self.tool("Emulation.setDeviceMetricsOverride", screen)
            .await?;
        Ok(())
    }

    async fn drag(&self, results: &mut String) -> WebDriverResult<()> {
        // The whole of both pages is in sight: every panel is drawn at every step.
        self.resize(2000, 3000).await?;
        self.open("drag.html").await?;
        self.browser.until("window.drag").await?;
        let changes = self.browser.run("return await drag.prepare()").await?;
        note(results, "drag.changes", &changes);
        for (rate, laps) in LAPS {
            self.throttle(rate).await?;
            let measure = format!("return await drag.measure({laps})");
            let times = self.browser.run(&measure).await?;
            self.throttle(1).await?;
            let Value::Object(times) = times else {
                panic!("the drag says: {times}");
            };
            for (name, time) in &times {
                note(results, &format!("drag.{rate}x.{name}"), time);
            }
        }
        Ok(())
    }

    /// What a step of a drag costs the main thread of a phone, in its processor time: with all
    /// panels, and with those of the first screens alone.
    async fn phone(&self, results: &mut String) -> WebDriverResult<()> {
        self.resize(360, 740).await?;
        self.open("widget.html").await?;
        self.until_interactive().await?;
        for (name, panels) in [
            ("three", "seat wall map"),
            ("six", "seat wall map curve mountain list"),
        ] {
            self.throttle(1).await?;
            // The browser has said by then what is in sight.
            let choose = format!(
                "const widget = document.querySelector('brexit-transfer');
                 widget.update({{ transfer: 50, panels: '{panels}' }});
                 await new Promise((done) => setTimeout(done, 1000));"
            );
            self.browser.run(&choose).await?;
            self.throttle(4).await?;
            self.tool("Performance.disable", json!({})).await?;
            let clock = json!({ "timeDomain": "threadTicks" });
            self.tool("Performance.enable", clock).await?;
            for (kind, step) in [
                ("steps", "n % 200 < 100 ? n % 100 : 100 - n % 100"),
                ("jumps", "n % 2 ? 90 : 10"),
            ] {
                let mut times = Vec::new();
                for _ in 0..5 {
                    let before = self.busy().await?;
                    let drag = format!(
                        "const input = document.querySelector('brexit-transfer').shadowRoot.querySelector('input.in1');
                         for (let n = 0; n < 200; n++) {{
                           input.value = {step};
                           input.dispatchEvent(new Event('input', {{ bubbles: true, composed: true }}));
                           await new Promise(requestAnimationFrame);
                         }}"
                    );
                    self.browser.run(&drag).await?;
                    times.push((self.busy().await? - before) * 1000.0 / 200.0);
                }
                times.sort_by(f64::total_cmp);
                note(
                    results,
                    &format!("phone.{kind}.{name}.ms"),
                    &json!(times[2]),
                );
            }
        }
        self.tool("Emulation.clearDeviceMetricsOverride", json!({}))
            .await?;
        self.throttle(1).await
    }

    /// Script, style and layout so far, in seconds of the main thread.
    async fn busy(&self) -> WebDriverResult<f64> {
        let answer = self.tool("Performance.getMetrics", json!({})).await?;
        let metrics = answer["metrics"].as_array().cloned().unwrap_or_default();
        let parts = ["ScriptDuration", "RecalcStyleDuration", "LayoutDuration"];
        let busy = metrics
            .iter()
            .filter(|metric| parts.iter().any(|part| metric["name"] == *part))
            .filter_map(|metric| metric["value"].as_f64());
        Ok(busy.sum())
    }

    /// From the request for the page to a widget that is drawn, laid out and listens.
    async fn start(&self, results: &mut String) -> WebDriverResult<()> {
        self.tool("Network.enable", json!({})).await?;
        let slow = json!({
            "offline": false, "latency": LATENCY, "downloadThroughput": DOWN, "uploadThroughput": UP,
        });
        self.tool("Network.emulateNetworkConditions", slow).await?;
        self.throttle(4).await?;
        let kinds = ["widget", "start"];
        let mut times: [[Vec<f64>; 2]; 2] = Default::default();
        for _ in 0..STARTS {
            for (page, times) in kinds.iter().zip(&mut times) {
                self.tool("Network.clearBrowserCache", json!({})).await?;
                for times in times {
                    self.open("empty.html").await?;
                    self.open(&format!("{page}.html")).await?;
                    times.push(self.until_interactive().await?);
                }
            }
        }
        self.throttle(1).await?;
        for (kind, times) in ["widget", "vanilla"].iter().zip(times) {
            for (when, mut times) in ["cold", "warm"].iter().zip(times) {
                times.sort_by(f64::total_cmp);
                let median = times[times.len() / 2];
                note(results, &format!("start.{when}.{kind}.ms"), &json!(median));
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

/// Writes the brotli twins of a folder's files.
fn compress(folder: &Path) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/compress.mjs");
    let status = Command::new("node").arg(script).arg(folder).status();
    assert!(status.is_ok_and(|status| status.success()));
}

/// Serves a folder as a content network does, and lets pages have exact clocks.
fn serve(folder: PathBuf) -> String {
    let server = Server::http("127.0.0.1:0").expect("a free port");
    let address = server.server_addr().to_ip().expect("an address");
    thread::spawn(move || {
        for request in server.incoming_requests() {
            let folder = folder.clone();
            thread::spawn(move || answer(request, &folder));
        }
    });
    format!("http://{address}")
}

fn answer(request: Request, folder: &Path) {
    let path = request.url().split('?').next().unwrap_or_default();
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
        // The browser may have gone.
        let _ = request.respond(Response::empty(404));
        return;
    };
    let mut response = Response::from_data(content);
    for (name, value) in [
        ("Content-Type", kind),
        ("Content-Encoding", "br"),
        ("Cache-Control", "max-age=3600"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Embedder-Policy", "require-corp"),
    ] {
        response.add_header(Header::from_bytes(name, value).expect("a header"));
    }
    let _ = request.respond(response);
}
