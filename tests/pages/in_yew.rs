//! The widget as a component of a Yew application, in the document itself: `examples/in-yew/`, which
//! `cargo xtask test example` builds. Its first widget has all panels, its second one.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::browser::{Browser, page, run};

const BUTTON: &str = "document.querySelector('main > p > button')";
const SENTENCE: &str = "document.querySelector('main > p:has(button)').firstChild.textContent";
const AT_2019: &str = "At 0% the Conservatives would win 49 of 127 red-wall seats.";
const AT_62: &str = "At 62% the Conservatives would win 72 of 127 red-wall seats.";

/// What stands in a widget of the page, the first being 0.
fn part(widget: usize, selector: &str) -> String {
    format!("document.querySelectorAll('.bt-host')[{widget}].querySelector({selector:?})")
}

fn score(widget: usize) -> String {
    part(widget, ".bt-score") + ".textContent"
}

/// Opens the application, and waits until all is drawn.
async fn open(browser: &Browser) -> WebDriverResult<()> {
    let address = format!("{}/in-yew/index.html", browser.site.paper);
    browser.driver.goto(address).await?;
    browser
        .until("document.querySelectorAll('.bt-host .bt-say').length === 2")
        .await?;
    browser.caught_up().await
}

/// The reader moves the slider of a widget.
async fn drag(browser: &Browser, widget: usize, to: u8) -> WebDriverResult<()> {
    let input = part(widget, ".in1");
    browser
        .json(&format!("const input = {input}; input.value = {to}; input.dispatchEvent(new Event('input', {{ bubbles: true }}))"))
        .await?;
    let shown = part(widget, ".bt-seglab b");
    browser
        .until(&format!("{shown}.textContent === '{to}%'"))
        .await
}

#[test]
fn each_widget_has_a_state_of_its_own() {
    run(async |browser| {
        open(browser).await?;
        assert_eq!(browser.text(SENTENCE).await?, AT_2019);
        let panels = "[...document.querySelectorAll('.bt-host')].map((host) => host.querySelectorAll('section').length)";
        assert_eq!(browser.text(panels).await?, "6,1");
        let sizes = "return [...document.querySelectorAll('section > .bt-svg, section figure > .bt-svg')].map((svg) => svg.getBoundingClientRect()).map(({ width, height }) => [width, height])";
        let sizes = browser.json(sizes).await?;
        let sizes = sizes.as_array().expect("pictures");
        assert!(sizes.len() >= 6, "{sizes:?}");
        let has_size = |size: &serde_json::Value| {
            size[0].as_f64() > Some(200.0) && size[1].as_f64() > Some(10.0)
        };
        assert!(sizes.iter().all(has_size), "{sizes:?}");

        drag(browser, 0, 62).await?;
        browser.until(&format!("{SENTENCE} === {AT_62:?}")).await?;
        assert!(browser.text(&score(0)).await?.contains("72 of 127"));
        assert!(browser.text(&score(1)).await?.contains("49 of 127"));

        drag(browser, 1, 100).await?;
        assert!(browser.text(&score(1)).await?.contains("81 of 127"));
        assert!(browser.text(&score(0)).await?.contains("72 of 127"));
        assert_eq!(browser.text(SENTENCE).await?, AT_62);

        // The application draws itself anew with each outcome of the first: that undoes nothing.
        drag(browser, 0, 0).await?;
        browser
            .until(&format!("{SENTENCE} === {AT_2019:?}"))
            .await?;
        assert!(browser.text(&score(1)).await?.contains("81 of 127"));

        let twice = "[...document.querySelectorAll('[id]')].map(({ id }) => id).filter((id, place, all) => all.indexOf(id) !== place)";
        assert_eq!(browser.text(twice).await?, "", "the same id");
        // Nobody would answer them.
        assert_eq!(
            browser
                .text("document.querySelector('[data-share]')")
                .await?,
            "null"
        );
        assert_eq!(browser.complaints().await?, Vec::<String>::new());
        Ok(())
    });
}

#[test]
fn the_application_s_button_moves_its_widget() {
    run(async |browser| {
        open(browser).await?;
        // What the application does not set stays as the reader has it.
        let place = part(0, "[data-panel=list] tbody .bt-seat");
        let seat = browser.text(&format!("{place}.textContent")).await?;
        browser.json(&format!("{place}.click()")).await?;
        browser
            .until(&format!("{}.startsWith({seat:?})", score(0)))
            .await?;
        // It is the same to the button who moved the votes before, and how often it was pressed.
        for from in [10, 90] {
            drag(browser, 0, from).await?;
            browser.json(&format!("{BUTTON}.click()")).await?;
            browser.until(&format!("{SENTENCE} === {AT_62:?}")).await?;
            browser
                .until(&format!("{}.value === '62'", part(0, ".in1")))
                .await?;
        }
        assert!(browser.text(&score(0)).await?.starts_with(&seat));
        assert!(browser.text(&score(0)).await?.contains("72 of 127"));
        assert!(browser.text(&score(1)).await?.contains("49 of 127"));
        assert_eq!(browser.complaints().await?, Vec::<String>::new());
        Ok(())
    });
}

/// How the parts of a widget look. Not the seats: their colours take their time to change.
async fn look(browser: &Browser, root: &str) -> WebDriverResult<Vec<String>> {
    const PROPERTIES: [&str; 20] = [
        "backgroundColor",
        "borderRadius",
        "borderTop",
        "boxSizing",
        "color",
        "cursor",
        "display",
        "fontFamily",
        "fontSize",
        "fontWeight",
        "height",
        "letterSpacing",
        "lineHeight",
        "margin",
        "maxWidth",
        "padding",
        "textAlign",
        "textDecorationLine",
        "textTransform",
        "width",
    ];
    let script = format!(
        "return [...({root}).querySelectorAll('.bt, .bt :not(svg *)')].map((part) => {{ \
           const look = getComputedStyle(part); \
           const name = [part.localName, part.className.baseVal ?? part.className].join('.'); \
           return [name, ...{}.map((property) => look[property])].join(' | '); \
         }})",
        json!(PROPERTIES)
    );
    let look = browser.json(&script).await?;
    let parts = look.as_array().into_iter().flatten();
    Ok(parts
        .filter_map(|part| part.as_str().map(str::to_owned))
        .collect())
}

#[test]
fn it_looks_as_in_the_element() {
    run(async |browser| {
        for scheme in ["light", "dark"] {
            browser
                .emulate("screen", &[("prefers-color-scheme", scheme)])
                .await?;
            open(browser).await?;
            let width = browser
                .number("document.querySelector('.bt-host').clientWidth")
                .await?;
            drag(browser, 0, 62).await?;
            browser.caught_up().await?;
            let here = look(browser, "document.querySelector('.bt-host')").await?;
            browser
                .open(&format!(
                    r#"<meta name="color-scheme" content="light dark"><div style="width: {width}px">
                    <brexit-transfer id="w" loading="eager"></brexit-transfer></div>"#
                ))
                .await?;
            browser.until("count('ready') === 1").await?;
            browser.json("w.update({ transfer: 62 })").await?;
            browser.until("w.outcome.wall.conservative === 72").await?;
            browser.caught_up().await?;
            // The buttons to share, and the link into the release's folder, are the element's alone.
            browser
                .json("w.shadowRoot.querySelectorAll('.bt-act, .bt-shared, a[hreflang]').forEach((part) => part.remove())")
                .await?;
            let there = look(browser, "w.shadowRoot").await?;
            for (here, there) in here.iter().zip(&there) {
                assert_eq!(here, there, "{scheme}");
            }
            assert!(here.len() > 200, "{}", here.len());
            assert_eq!(here.len(), there.len());
        }
        Ok(())
    });
}

#[test]
fn on_a_phone_it_is_no_wider_than_the_page() {
    run(async |browser| {
        browser
            .emulate("screen", &[("prefers-color-scheme", "dark")])
            .await?;
        let frame = r#"<iframe id="f" src="/in-yew/index.html" width="360" height="700"></iframe>"#;
        browser
            .driver
            .goto(browser.site.put(page("", frame), None))
            .await?;
        browser
            .until("f.contentDocument.querySelectorAll('.bt-say').length === 2")
            .await?;
        browser.caught_up().await?;
        let widths = "const { documentElement: page } = f.contentDocument; return [page, ...f.contentDocument.querySelectorAll('.bt')].map((it) => it.scrollWidth - it.clientWidth)";
        assert_eq!(browser.json(widths).await?, json!([0, 0, 0]));

        let ground = "f.contentWindow.getComputedStyle(f.contentDocument.querySelector('.bt')).backgroundColor";
        assert_eq!(browser.text(ground).await?, "rgb(21, 24, 28)");
        browser
            .json("f.contentDocument.querySelector('.bt-host').dataset.theme = 'light'")
            .await?;
        assert_eq!(browser.text(ground).await?, "rgb(255, 255, 255)");
        Ok(())
    });
}
