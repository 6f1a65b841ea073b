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

/// The error names the file and, where there is one, the status.
fn fails_by_name(fault: &str) {
    run(async |browser| {
        let name = browser.site.fault(fault);
        browser.open_with(&name, BODY).await?;
        assert_failed_well(browser).await?;
        let (part, wrong) = fault.split_once('-').expect("a part and its fault");
        let file = browser.site.file(&name, part);
        let heard = browser.noted("error").await?;
        let reason = heard[0].strip_prefix(&format!("{file}: "));
        assert!(
            reason.is_some_and(|reason| !reason.is_empty()),
            "{file}: {heard:?}"
        );
        // What a browser says of a module that does not come is its own.
        if wrong == "404" && part != "glue" {
            assert_eq!(reason, Some("404"));
        }
        let line = format!("brexit-transfer: {}", heard[0]);
        assert_eq!(browser.noted("console").await?, [line]);
        Ok(())
    });
}

/// Declares a test for each fault of a part of the widget.
macro_rules! faults {
    ($($name:ident: $fault:literal;)*) => {
        $(#[test] fn $name() { fails_by_name($fault); })*
    };
}

faults! {
    glue_not_found: "glue-404";
    glue_answered_with_a_page: "glue-page";
    glue_of_the_wrong_type: "glue-plain";
    glue_cut_short: "glue-cut";
    glue_garbage: "glue-garbage";
    glue_corrupt: "glue-corrupt";
    glue_refused: "glue-refused";
    wasm_not_found: "wasm-404";
    wasm_answered_with_a_page: "wasm-page";
    wasm_cut_short: "wasm-cut";
    wasm_garbage: "wasm-garbage";
    wasm_corrupt: "wasm-corrupt";
    wasm_refused: "wasm-refused";
    wasm_changed: "wasm-changed";
    style_not_found: "style-404";
    style_answered_with_a_page: "style-page";
    style_cut_short: "style-cut";
    style_garbage: "style-garbage";
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

/// A style sheet is read as far as it can be: a rule is lost, the widget is not.
#[test]
fn a_style_sheet_that_is_corrupt_within_costs_a_rule() {
    run(async |browser| {
        browser
            .open_with(&browser.site.fault("style-corrupt"), BODY)
            .await?;
        browser.until("count('ready') === 1").await?;
        browser.assert_quiet().await
    });
}

#[test]
fn a_part_that_is_delayed_finds_the_static_state_in_place() {
    for held in ["glue-held", "wasm-held", "style-held"] {
        run(async |browser| {
            let fault = browser.site.fault(held);
            browser.open_with(&fault, BODY).await?;
            browser.until_requested(&fault, 4).await;
            assert_eq!(
                browser.text("words(w)").await?,
                "static: Words in place",
                "{held}"
            );
            browser.site.release(&fault);
            browser.until("count('ready') === 1").await?;
            browser.assert_quiet().await
        });
    }
}

fn comes_late(held: &str) {
    run(async |browser| {
        let fault = browser.site.fault(held);
        let body = format!("<script>window.isPatienceTested = true</script>{BODY}");
        browser.open_with(&fault, &body).await?;
        browser.until("count('error') === 1").await?;
        assert_failed_well(browser).await?;
        browser.site.release(&fault);
        browser.until("count('ready') === 1").await?;
        assert!(browser.text("words(w)").await?.contains("Hartlepool"));
        Ok(())
    });
}

#[test]
fn glue_that_takes_too_long_is_an_error_and_the_widget_still_comes() {
    comes_late("glue-held");
}

#[test]
fn wasm_that_takes_too_long_is_an_error_and_the_widget_still_comes() {
    comes_late("wasm-held");
}

#[test]
fn a_style_sheet_that_takes_too_long_is_an_error_and_the_widget_still_comes() {
    comes_late("style-held");
}

/// The module gets the memory that it is declared with, and not a page more.
#[test]
fn no_memory_for_the_first_widget() {
    fails_well("wasm-small");
}

/// It gets a megabyte more.
#[test]
fn no_memory_for_another_widget() {
    run(async |browser| {
        let body = format!("{BODY}<div id=box></div>");
        browser
            .open_with(&browser.site.fault("wasm-scarce"), &body)
            .await?;
        browser.until("count('ready') === 1").await?;
        // So many that it is not enough.
        browser
            .run(
                "for (let n = 0; n < 100 && !count('error'); n++) { \
                   const more = document.createElement('brexit-transfer'); \
                   more.setAttribute('loading', 'eager'); more.textContent = 'More words'; \
                   const told = new Promise((done) => { for (const kind of ['ready', 'error']) more.addEventListener(`brexit-transfer:${kind}`, done) }); \
                   box.append(more); await told; \
                   more.update({ labourShare: n % 50, swing: n % 20 }) }",
            )
            .await?;
        // Every one of them is a static state again, and has said so once.
        browser
            .until("count('error') === box.childElementCount + 1")
            .await?;
        let all = "[...box.children].every((more) => words(more) === 'static: More words')";
        assert_eq!(browser.text(all).await?, "true");
        assert_eq!(browser.text("words(w)").await?, "static: Words in place");
        assert_eq!(browser.noted("console").await?.len(), 1);
        assert_eq!(browser.noted("uncaught").await?, Vec::<String>::new());
        Ok(())
    });
}

#[test]
fn too_little_memory() {
    run(async |browser| {
        let body = format!(
            "<script>WebAssembly.instantiate = async () => {{ throw new RangeError('out of memory') }}</script>{BODY}"
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
                 await until(() => count('error') === 2); mend()"
            ))
            .await?;
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
                 {SABOTAGE} w.update({{ transfer: 80 }}); await until(() => count('error') === 1); mend()"
            ))
            .await?;
        browser.json("box.append(late)").await?;
        browser.until("count('error') === 2").await?;
        assert_eq!(browser.text("words(late)").await?, "static: Late words");
        assert_eq!(browser.noted("console").await?.len(), 1);
        assert_eq!(browser.noted("uncaught").await?, Vec::<String>::new());
        Ok(())
    });
}

/// In a build that panics as soon as it draws the panel that the page's variable names.
#[test]
fn a_panic_in_any_panel_brings_the_static_states_back() {
    run(async |browser| {
        for panel in ["seat", "wall", "map", "curve", "mountain", "list"] {
            let page = |first: &str| {
                format!(
                    r#"{first}<brexit-transfer id="w" loading="eager"><p>Words in place</p></brexit-transfer>
                    <brexit-transfer id="second" loading="eager" panels="{panel}"><p>Second words</p></brexit-transfer>"#
                )
            };
            // When it is drawn for the first time.
            let first = page(&format!("<script>window.panicIn = '{panel}'</script>"));
            browser
                .open_with(&browser.site.fault("panicking"), &first)
                .await?;
            browser.until("count('error') === 2").await?;
            assert_eq!(browser.noted("ready").await?, Vec::<String>::new());
            assert_static(browser, panel).await?;
            // When the reader has long been using it.
            browser
                .open_with(&browser.site.fault("panicking"), &page(""))
                .await?;
            browser.until("count('ready') === 2").await?;
            browser.json("w.update({ transfer: 20 })").await?;
            browser.until("count('change') === 1").await?;
            assert_eq!(browser.noted("error").await?, Vec::<String>::new());
            browser
                .json(&format!(
                    "void w.outcome; window.panicIn = '{panel}'; w.update({{ transfer: 80, labourShare: 5, swing: 2 }})"
                ))
                .await?;
            browser.until("count('error') === 2").await?;
            assert_static(browser, panel).await?;
            // The page goes on, and so do the members of what is gone.
            let answer = browser
                .run("w.update({ transfer: 3 }); await w.animateTo({ transfer: 5 }, 10); second.remove(); w.destroy(); await new Promise((f) => setTimeout(f, 50)); return w.outcome.scenario.transfer")
                .await?;
            // The one that the page was told of last: on a slow machine the widget may have told of
            // its new outcome a frame before it drew the panel.
            let told = if browser.number("count('change')").await? == 2.0 {
                80
            } else {
                20
            };
            assert_eq!(answer, told, "{panel}");
            assert_eq!(browser.noted("uncaught").await?, Vec::<String>::new());
        }
        Ok(())
    });
}

async fn assert_static(browser: &Browser, panel: &str) -> WebDriverResult<()> {
    assert_eq!(
        browser.text("words(w) + ', ' + words(second)").await?,
        "static: Words in place, static: Second words",
        "{panel}"
    );
    assert_eq!(browser.noted("console").await?.len(), 1, "{panel}");
    assert_eq!(browser.noted("uncaught").await?, Vec::<String>::new());
    Ok(())
}
