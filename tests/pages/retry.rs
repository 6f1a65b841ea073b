//! A download that failed is tried again when the network is back, or the reader comes near again;
//! no sooner, and no more often.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::browser::{Browser, run};

const BODY: &str =
    r#"<brexit-transfer id="w" panels="seat"><p>Words in place</p></brexit-transfer>"#;

const ONLINE: &str = "dispatchEvent(new Event('online'))";

/// Opens a page with a fault and waits until the widget has said that it failed.
async fn fail(browser: &Browser, fault: &str, body: &str) -> WebDriverResult<String> {
    let name = browser.site.fault(fault);
    browser.open_with(&name, body).await?;
    browser.until("count('error') === 1").await?;
    assert_eq!(browser.text("words(w)").await?, "static: Words in place");
    Ok(name)
}

/// The widget has come, and the page has heard of one failure.
async fn assert_came(browser: &Browser) -> WebDriverResult<()> {
    browser.until("count('ready') === 1").await?;
    assert!(browser.text("words(w)").await?.contains("Hartlepool"));
    assert_eq!(browser.noted("error").await?.len(), 1);
    assert_eq!(browser.noted("console").await?.len(), 1);
    assert_eq!(browser.noted("uncaught").await?, Vec::<String>::new());
    Ok(())
}

/// How often a part has been asked for.
fn asked(browser: &Browser, fault: &str, part: &str) -> usize {
    let file = browser.site.file(fault, part);
    let requests = browser.site.requests(fault);
    requests.iter().filter(|request| **request == file).count()
}

#[test]
fn each_part_is_asked_for_again_when_the_network_is_back() {
    run(async |browser| {
        for fault in [
            "glue-404",
            "glue-page",
            "glue-cut",
            "glue-garbage",
            "glue-refused",
            "wasm-404",
            "wasm-cut",
            "wasm-refused",
            "style-404",
            "style-cut",
            "style-refused",
        ] {
            let name = fail(browser, fault, BODY).await?;
            browser.site.release(&name);
            browser.json(ONLINE).await?;
            assert_came(browser).await?;
            // What had come is kept.
            let failed = fault.split('-').next();
            for part in ["glue", "wasm", "style"] {
                if Some(part) != failed {
                    assert_eq!(asked(browser, &name, part), 1, "{fault}: {part}");
                }
            }
        }
        Ok(())
    });
}

#[test]
fn each_part_is_asked_for_again_when_the_reader_comes_near_again() {
    run(async |browser| {
        let body = format!(r#"{BODY}<p style="height: 9000px">Below</p>"#);
        for fault in ["glue-404", "glue-garbage", "wasm-404", "style-404"] {
            let name = fail(browser, fault, &body).await?;
            browser.site.release(&name);
            let part = fault.split('-').next().unwrap_or_default();
            let before = asked(browser, &name, part);
            // Moving about near it is no new arrival.
            browser
                .run("for (const top of [10, 100, 0]) { scrollTo(0, top); await framed() }")
                .await?;
            assert_eq!(asked(browser, &name, part), before, "{fault}");
            browser
                .run("scrollTo(0, 9000); await framed(); scrollTo(0, 0)")
                .await?;
            assert_came(browser).await?;
        }
        Ok(())
    });
}

#[test]
fn what_loads_at_once_is_tried_again_as_well() {
    run(async |browser| {
        let body = r#"<p style="height: 9000px">Above</p><brexit-transfer id="w" loading="eager" panels="seat">Words in place</brexit-transfer>"#;
        let name = fail(browser, "wasm-404", body).await?;
        browser.site.release(&name);
        browser.run("await framed()").await?;
        assert_eq!(asked(browser, &name, "wasm"), 1);
        browser.json("w.scrollIntoView()").await?;
        assert_came(browser).await
    });
}

/// The network itself, taken away and given back.
#[test]
fn the_reader_who_was_offline_gets_it_when_back() {
    run(async |browser| {
        let name = browser.site.fault("ok");
        let body = format!(r#"<p style="height: 9000px">Above</p>{BODY}"#);
        browser.open_with(&name, &body).await?;
        browser
            .until("customElements.get('brexit-transfer')")
            .await?;
        set_offline(browser, true).await?;
        browser.json("w.scrollIntoView()").await?;
        browser.until("count('error') === 1").await?;
        let heard = browser.noted("error").await?;
        assert!(
            heard[0].starts_with("brexit-transfer-") && heard[0].contains(": "),
            "{heard:?}"
        );
        set_offline(browser, false).await?;
        assert_came(browser).await
    });
}

async fn set_offline(browser: &Browser, offline: bool) -> WebDriverResult<()> {
    let wanted = json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    let devtools = browser.devtools();
    devtools.send_raw("Network.enable", json!({})).await?;
    let answer = devtools.send_raw("Network.emulateNetworkConditions", wanted);
    answer.await.map(drop)
}

/// A clock that the test moves: before the loader.
const CLOCK: &str = "<script>{
    let now = 0, number = 0;
    const waiting = new Map(), [set, clear] = [setTimeout, clearTimeout];
    performance.now = () => now;
    setTimeout = (call, time = 0, ...more) => {
      // Nor is the browser's own patience with a script of the test, which it may count in the page.
      if (time < 500 || time > 100000) return set(call, time, ...more);
      waiting.set(--number, { call, at: now + time });
      return number;
    };
    clearTimeout = (id) => waiting.delete(id) || clear(id);
    // Until the next attempt, in milliseconds; the patience of each widget is another matter.
    window.pauses = () => [...waiting.values()].map(({ at }) => at - now).filter((time) => time !== 20000);
    window.pass = (time) => {
      now += time;
      for (const [id, { call, at }] of waiting) if (at <= now && waiting.delete(id)) call();
    };
  }</script>";

#[test]
fn a_host_that_stays_away_is_not_stormed() {
    run(async |browser| {
        let more = r#"<brexit-transfer panels="seat">More words</brexit-transfer>"#.repeat(4);
        let name = browser.site.fault("style-404");
        browser
            .open_with(&name, &format!("{CLOCK}{BODY}{more}"))
            .await?;
        browser.until("count('error') === 5").await?;
        assert_eq!(browser.json("return pauses()").await?, json!([]));
        let mut attempts = 1;
        for pause in [1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000] {
            // Whoever asks, and however often, there is one more attempt, after a pause.
            browser
                .json(&format!("for (let n = 0; n < 50; n++) {ONLINE}"))
                .await?;
            browser
                .until(&format!("pauses().join() === '{pause}'"))
                .await?;
            browser.json(&format!("pass({})", pause - 1)).await?;
            assert_eq!(asked(browser, &name, "style"), attempts);
            browser.json("pass(1)").await?;
            attempts += 1;
            while asked(browser, &name, "style") < attempts {
                browser.run("await framed()").await?;
            }
        }
        // And it has been said once by each, and on the console once for all.
        assert_eq!(browser.noted("error").await?.len(), 5);
        assert_eq!(browser.noted("console").await?.len(), 1);
        browser.site.release(&name);
        browser
            .json(&format!("{ONLINE}; pass(60000); {ONLINE}"))
            .await?;
        browser.until("(pass(60000), count('ready') === 5)").await?;
        for part in ["glue", "wasm"] {
            assert_eq!(asked(browser, &name, part), 1, "{part}");
        }
        assert_eq!(browser.noted("error").await?.len(), 5);
        Ok(())
    });
}

/// The network comes back while the attempt that it broke is still under way.
#[test]
fn what_fails_after_the_network_is_back_is_tried_once_more() {
    run(async |browser| {
        let name = browser.site.fault("wasm-404");
        // The page holds the answers back: the attempt is not over before the test says so.
        let hold = "<script>{ const get = fetch; window.held = new Promise((go) => { window.go = go }); \
            window.fetch = async (...all) => { const answer = await get(...all); await held; return answer } }</script>";
        browser.open_with(&name, &format!("{hold}{BODY}")).await?;
        browser.until_requested(&name, 4).await;
        browser.site.release(&name);
        browser.json(&format!("{ONLINE}; go()")).await?;
        assert_came(browser).await?;
        assert_eq!(asked(browser, &name, "wasm"), 2);
        Ok(())
    });
}

#[test]
fn what_is_taken_away_is_not_tried_again_until_it_is_back() {
    run(async |browser| {
        let name = fail(browser, "wasm-404", BODY).await?;
        browser.site.release(&name);
        browser
            .json(&format!("window.el = w; w.remove(); {ONLINE}"))
            .await?;
        browser.run("await framed()").await?;
        assert_eq!(asked(browser, &name, "wasm"), 1);
        browser.json("document.body.append(el)").await?;
        assert_came(browser).await
    });
}

#[test]
fn a_script_may_mount_again_after_a_failure() {
    run(async |browser| {
        for fault in ["glue-404", "wasm-404", "style-404"] {
            let name = browser.site.fault(fault);
            browser
                .open_with(&name, "<div id=box>Words in place</div>")
                .await?;
            let mount = format!(
                "const {{ mount }} = await import('{}/{name}/brexit-transfer.js'); \
                 const widget = await mount(box, {{ transfer: 62 }}); return widget.outcome.wall.conservative",
                browser.site.cdn
            );
            let refusal = browser.run(&mount).await?;
            assert!(refusal.is_string(), "{refusal}");
            assert_eq!(browser.text("box.innerHTML").await?, "Words in place");
            browser.site.release(&name);
            assert_eq!(browser.run(&mount).await?, 72);
        }
        Ok(())
    });
}
