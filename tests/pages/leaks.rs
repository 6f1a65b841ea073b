//! What came is gone when it is no longer needed, however often it comes.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::browser::{Browser, run};

/// What a page holds, after the garbage is collected.
#[derive(Debug)]
struct Held {
    nodes: f64,
    listeners: f64,
    /// Bytes of the JavaScript heap.
    heap: f64,
    /// Pages of WebAssembly memory, 64 KB each.
    pages: f64,
}

/// Before the loader: keeps the module's memory where it can be measured.
const WATCH: &str = "<script>{ const original = WebAssembly.instantiate; \
    WebAssembly.instantiate = async (...all) => { const made = await original.apply(WebAssembly, all); \
      window.memory = Object.values(made.exports).find((it) => it instanceof WebAssembly.Memory); return made } }</script>";

async fn held(browser: &Browser) -> WebDriverResult<Held> {
    // Let what is under way come to its end.
    browser.caught_up().await?;
    browser.json("window.log.length = 0").await?;
    let cdp = browser.devtools();
    for _ in 0..2 {
        cdp.send_raw("HeapProfiler.collectGarbage", json!({}))
            .await?;
    }
    let counters = cdp.send_raw("Memory.getDOMCounters", json!({})).await?;
    let heap = cdp.send_raw("Runtime.getHeapUsage", json!({})).await?;
    let number = |value: &Value| value.as_f64().expect("a number");
    Ok(Held {
        nodes: number(&counters["nodes"]),
        listeners: number(&counters["jsEventListeners"]),
        heap: number(&heap["usedSize"]),
        pages: browser.number("memory.buffer.byteLength / 65536").await?,
    })
}

/// Runs something once, so that what is made once is there, then often.
async fn assert_nothing_stays(browser: &Browser, once: &str, often: &str) -> WebDriverResult<()> {
    let start = Instant::now();
    let answer = browser.run(once).await?;
    assert_eq!(answer, Value::Null);
    let before = held(browser).await?;
    let answer = browser.run(often).await?;
    assert_eq!(answer, Value::Null);
    // On a busy machine the last to go may be late; what leaks never goes.
    let mut after = held(browser).await?;
    for _ in 0..10 {
        if after.nodes <= before.nodes + 20.0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
        after = held(browser).await?;
    }
    println!(
        "{before:?}\n{after:?} after {:.1} s",
        start.elapsed().as_secs_f32()
    );
    // One timer or observer of the browser's own may be between two states; one node kept for
    // each time round would be hundreds.
    assert!(
        after.nodes <= before.nodes + 20.0,
        "nodes: {before:?} {after:?}"
    );
    assert!(
        after.listeners <= before.listeners + 5.0,
        "listeners: {before:?} {after:?}"
    );
    // Compiled code and the engine's own caches grow by some hundred KB while anything runs hot.
    // A leak of one object of 2 KB for each time round would be more.
    assert!(
        after.heap <= before.heap + 600_000.0,
        "heap: {before:?} {after:?}"
    );
    // The allocator asks for a page or two more until every size has found its place, and then
    // for none in 40 000 drags.
    assert!(
        after.pages <= before.pages + 2.0,
        "WebAssembly pages: {before:?} {after:?}"
    );
    browser.assert_quiet().await
}

/// A page with a widget; says under which name its parts lie.
async fn open(browser: &Browser) -> WebDriverResult<String> {
    let body = format!(
        "{WATCH}<brexit-transfer id=\"w\" loading=\"eager\"></brexit-transfer><div id=\"box\"></div>"
    );
    let fault = browser.site.fault("ok");
    browser.open_with(&fault, &body).await?;
    browser.until("count('ready') === 1").await?;
    Ok(fault)
}

#[test]
fn after_300_mounts_everything_is_as_it_was() {
    run(async |browser| {
        let fault = open(browser).await?;
        // By script and as an element in turn; moved, turned and taken away.
        let module = format!("{}/{fault}/brexit-transfer.js", browser.site.cdn);
        let rounds = |times: usize| {
            format!(
                "const {{ mount }} = window.api ??= await import('{module}'); \
                 for (let n = 0; n < {times}; n++) {{ \
                   if (n % 2) {{ \
                     const place = document.createElement('div'); box.append(place); \
                     const widget = await mount(place, {{ transfer: n % 100, panels: n % 4 === 1 ? 'seat wall' : 'map curve mountain list' }}); \
                     widget.update({{ labourShare: 3 }}); widget.destroy(); place.remove(); \
                   }} else {{ \
                     const element = document.createElement('brexit-transfer'); \
                     element.setAttribute('loading', 'eager'); element.setAttribute('panels', n % 4 ? 'seat map' : 'wall curve list'); \
                     const ready = new Promise((done) => element.addEventListener('brexit-transfer:ready', done)); \
                     box.append(element); await ready; element.update({{ swing: 1 }}); element.remove(); \
                     await new Promise((done) => setTimeout(done)); \
                   }} }}"
            )
        };
        assert_nothing_stays(browser, &rounds(20), &rounds(300)).await
    });
}

#[test]
fn after_10_000_drags_everything_is_as_it_was() {
    run(async |browser| {
        open(browser).await?;
        // Drawing is a microtask, which a script lets have its turn by waiting for anything.
        let rounds = |times: usize| {
            format!(
                "const field = w.shadowRoot.querySelector('.in1'); \
                 for (let n = 0; n < {times}; n++) {{ field.value = (n * 37) % 101; \
                   field.dispatchEvent(new Event('input', {{ bubbles: true }})); await null; \
                   if (n % 500 === 0) await new Promise(requestAnimationFrame) }} \
                 field.value = 62; field.dispatchEvent(new Event('input', {{ bubbles: true }})); await null"
            )
        };
        assert_nothing_stays(browser, &rounds(1_000), &rounds(10_000)).await?;
        // The last one is what is shown.
        assert_eq!(browser.number("w.outcome.wall.conservative").await?, 72.0);
        Ok(())
    });
}
