//! Whatever goes wrong, the static state stays or comes back, the page hears of it once, and no
//! error is left uncaught.

use std::time::Duration;

use crate::browser::{Browser, run};
use thirtyfour::prelude::*;

const BODY: &str =
    r#"<brexit-transfer id="w" panels="seat"><p>Words in place</p></brexit-transfer>"#;

async fn assert_failed_well(browser: &Browser) -> WebDriverResult<()> {
    browser.until("count('error') > 0").await?;
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(browser.text("words(w)").await?, "static: Words in place");
    let heard = browser.noted("error").await?;
    assert!(heard.len() == 1 && !heard[0].is_empty(), "{heard:?}");
    let lines = browser.noted("console").await?;
    assert!(lines.len() <= 1, "{lines:?}");
    assert_eq!(browser.noted("uncaught").await?, Vec::<String>::new());
    Ok(())
}

fn fails_well(fault: &str) {
    run(async |browser| {
        browser.open_with(&browser.site.fault(fault), BODY).await?;
        assert_failed_well(browser).await
    });
}

/// Declares a test for each fault of a part of the widget.
macro_rules! faults {
    ($($name:ident: $fault:literal;)*) => {
        $(#[test] fn $name() { fails_well($fault); })*
    };
}

faults! {
    glue_not_found: "glue-404";
    glue_answered_with_a_page: "glue-page";
    glue_of_the_wrong_type: "glue-plain";
    glue_cut_short: "glue-cut";
    glue_refused: "glue-refused";
    wasm_not_found: "wasm-404";
    wasm_answered_with_a_page: "wasm-page";
    wasm_cut_short: "wasm-cut";
    wasm_garbage: "wasm-garbage";
    wasm_refused: "wasm-refused";
    style_not_found: "style-404";
    style_answered_with_a_page: "style-page";
    style_refused: "style-refused";
}

#[test]
fn wasm_and_style_of_the_wrong_type_work_all_the_same() {
    for fault in ["wasm-plain", "style-plain"] {
        run(async |browser| {
            browser.open_with(&browser.site.fault(fault), BODY).await?;
            browser.until("count('ready') === 1").await?;
            browser.assert_quiet().await
        });
    }
}

#[test]
fn a_download_that_takes_too_long_is_an_error_and_the_widget_still_comes() {
    run(async |browser| {
        browser
            .open_with(&browser.site.fault("wasm-late"), BODY)
            .await?;
        browser
            .until_within(Duration::from_secs(21), "count('error') === 1")
            .await?;
        assert_failed_well(browser).await?;
        browser.until("count('ready') === 1").await?;
        assert!(browser.text("words(w)").await?.contains("Hartlepool"));
        Ok(())
    });
}

#[test]
fn too_little_memory() {
    run(async |browser| {
        let body = format!(
            "<script>WebAssembly.instantiateStreaming = async () => {{ throw new RangeError('out of memory') }}</script>{BODY}"
        );
        browser.open(&body).await?;
        assert_failed_well(browser).await
    });
}

#[test]
fn webassembly_forbidden_by_the_policy() {
    run(async |browser| {
        let site = browser.site;
        let html = crate::browser::page(&crate::browser::loader(site, &site.fault("ok")), BODY);
        let policy = format!("script-src 'self' {}", site.cdn);
        browser.driver.goto(site.put(html, Some(&policy))).await?;
        assert_failed_well(browser).await
    });
}

#[test]
fn a_failure_is_told_on_the_console_once_for_all_widgets() {
    run(async |browser| {
        browser
            .open_with(&browser.site.fault("wasm-404"), &BODY.repeat(3))
            .await?;
        browser.until("count('error') === 3").await?;
        assert_eq!(browser.noted("console").await?.len(), 1);
        Ok(())
    });
}

/// Breaks the module from outside, by taking away functions of the page that it relies on;
/// `mend()` gives them back.
const SABOTAGE: &str = "const broken = []; \
    for (const [owner, names] of [[Element.prototype, ['setAttribute', 'setAttributeNS', 'append']], \
        [Node.prototype, ['insertBefore', 'appendChild', 'textContent', 'nodeValue']], \
        [CharacterData.prototype, ['data']], [CSSStyleDeclaration.prototype, ['setProperty']], \
        [Document.prototype, ['createElement', 'createElementNS', 'createTextNode']]]) \
      for (const name of names) { \
        broken.push([owner, name, Object.getOwnPropertyDescriptor(owner, name)]); \
        const sabotage = () => { throw new Error('sabotage') }; \
        Object.defineProperty(owner, name, { configurable: true, get: sabotage, set: sabotage }); } \
    const mend = () => broken.forEach((entry) => Object.defineProperty(...entry));";

#[test]
fn a_panic_later_on_brings_every_static_state_back() {
    run(async |browser| {
        let body = format!(
            r#"{BODY}<brexit-transfer id="second" panels="seat"><p>Second words</p></brexit-transfer>"#
        );
        browser.open(&body).await?;
        browser.until("count('ready') === 2").await?;
        browser
            .run(&format!(
                "const input = w.shadowRoot.querySelector('.in1'); void w.outcome; {SABOTAGE} \
                 input.value = 80; input.dispatchEvent(new Event('input', {{ bubbles: true }})); \
                 await new Promise((f) => setTimeout(f, 100)); mend()"
            ))
            .await?;
        browser.until("count('error') === 2").await?;
        assert_eq!(browser.text("words(w)").await?, "static: Words in place");
        assert_eq!(browser.text("words(second)").await?, "static: Second words");
        assert_eq!(browser.noted("console").await?.len(), 1);
        // The members are harmless from then on.
        let scenario = browser
            .run("w.update({ transfer: 3 }); await w.animateTo({ transfer: 5 }, 10); w.destroy(); second.remove(); await new Promise((f) => setTimeout(f, 50)); return w.outcome.scenario.transfer")
            .await?;
        assert!(scenario.is_number(), "{scenario}");
        assert_eq!(browser.noted("uncaught").await?, Vec::<String>::new());
        Ok(())
    });
}

#[test]
fn a_widget_that_comes_after_a_panic_keeps_its_static_state() {
    run(async |browser| {
        browser.open(&format!("{BODY}<div id=box></div>")).await?;
        browser.until("count('ready') === 1").await?;
        browser
            .run(&format!(
                "window.late = document.createElement('brexit-transfer'); late.textContent = 'Late words'; late.setAttribute('loading', 'eager'); \
                 {SABOTAGE} w.update({{ transfer: 80 }}); await new Promise((f) => setTimeout(f, 100)); mend()"
            ))
            .await?;
        browser.until("count('error') === 1").await?;
        browser.json("box.append(late)").await?;
        browser.until("count('error') === 2").await?;
        assert_eq!(browser.text("words(late)").await?, "static: Late words");
        assert_eq!(browser.noted("console").await?.len(), 1);
        assert_eq!(browser.noted("uncaught").await?, Vec::<String>::new());
        Ok(())
    });
}
