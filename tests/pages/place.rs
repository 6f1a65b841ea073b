//! Where the widget stands: in every place it takes the width it would like, as far as there is
//! room, and follows when the place changes.

use serde_json::Value;
use thirtyfour::prelude::*;

use crate::browser::{Browser, loader, page, run};

/// Places that ask their content how wide it would like to be, and two that do not. `WIDGET`
/// stands for the element.
const PLACES: [(&str, &str); 14] = [
    ("block", "WIDGET"),
    ("column", r#"<div class="column">WIDGET</div>"#),
    ("row", r#"<div class="row">WIDGET</div>"#),
    (
        "wrapped in a row",
        r#"<div class="row"><div>WIDGET</div></div>"#,
    ),
    ("float", r#"<div class="float">WIDGET</div>"#),
    ("element afloat", r#"<div class="afloat">WIDGET</div>"#),
    (
        "table",
        r#"<table cellpadding="0" cellspacing="0"><tr><td>WIDGET</td></tr></table>"#,
    ),
    (
        "narrow cell",
        r#"<table cellpadding="0" cellspacing="0" width="100%"><tr><td width="1">WIDGET</td><td></td></tr></table>"#,
    ),
    ("inline block", r#"<div class="inline">WIDGET</div>"#),
    ("absolute", r#"<div class="absolute">WIDGET</div>"#),
    ("justified", r#"<div class="justified">WIDGET</div>"#),
    ("least column", r#"<div class="least">WIDGET</div>"#),
    (
        "least column, padded",
        r#"<div class="least padded">WIDGET</div>"#,
    ),
    ("flexible", r#"<div class="flexible">WIDGET</div>"#),
];

const STYLE: &str = "<style>
    body { margin: 0 }
    section { display: flow-root; position: relative; min-height: 1px; clear: both }
    .column { display: flex; flex-direction: column; align-items: center }
    .row { display: flex }
    .float, .afloat > brexit-transfer { float: left }
    .inline { display: inline-block }
    .absolute { position: absolute; top: 0; left: 0 }
    .justified { display: grid; justify-items: center }
    .least { display: grid; grid-template-columns: min-content }
    .padded { padding: 0 10px }
    .flexible > brexit-transfer { display: flex }
</style>";

/// What is not as it should be at the page's present width, as a list of texts.
const WRONG: &str = "
    const inner = f.contentWindow, width = inner.document.documentElement.clientWidth, wrong = [];
    const near = (a, b) => Math.abs(a - b) <= 1;
    if (inner.document.scrollingElement.scrollWidth > width) wrong.push(`the page is ${inner.document.scrollingElement.scrollWidth} wide`);
    for (const section of inner.document.querySelectorAll('section')) {
      const widget = section.querySelector('brexit-transfer'), box = widget.shadowRoot.querySelector('.bt');
      if (!box?.querySelector('section') || widget.shadowRoot.querySelector('slot')) { wrong.push(`${section.title}: it has not come`); continue }
      const has = box.getBoundingClientRect().width, wants = Math.min(960, width - (section.title.endsWith('padded') ? 20 : 0));
      if (!near(has, wants)) wrong.push(`${section.title}: ${has} wide instead of ${wants}`);
      if (box.scrollWidth > box.clientWidth) wrong.push(`${section.title}: ${box.scrollWidth} wide inside`);
      if (!(widget.offsetHeight > 300 && widget.offsetHeight < 3000)) wrong.push(`${section.title}: ${widget.offsetHeight} high`);
      // What is drawn has the width of what it is drawn in.
      const picture = box.querySelector('.bt-track > svg').getBoundingClientRect().width;
      if (!near(picture, Math.floor(box.querySelector('.bt-track').clientWidth))) wrong.push(`${section.title}: drawn ${picture} wide`);
    }
    return wrong;";

/// Shows a page in a frame of a width, with the widget in it in each of the places.
async fn open(browser: &Browser, words: &str, width: u32) -> WebDriverResult<()> {
    let widget = format!(r#"<brexit-transfer panels="seat">{words}</brexit-transfer>"#);
    let places = PLACES.map(|(name, html)| {
        let html = html.replace("WIDGET", &widget);
        format!(r#"<section title="{name}">{html}</section>"#)
    });
    open_framed(browser, &places.concat(), width).await
}

async fn open_framed(browser: &Browser, body: &str, width: u32) -> WebDriverResult<()> {
    let site = browser.site;
    let head = format!(
        r#"<meta name="viewport" content="width=device-width">{STYLE}{}"#,
        loader(site, &site.fault("ok"))
    );
    let inner = site.put(page(&head, body), None);
    let frame = format!(
        r#"<iframe id="f" width="{width}" height="60000" frameborder="0" src="{inner}"></iframe>"#
    );
    browser.driver.goto(site.put(page("", &frame), None)).await
}

/// Waits until all is as it should be.
async fn fits(browser: &Browser) -> WebDriverResult<()> {
    let wrong = browser
        .run(&format!(
            "const look = () => {{ {WRONG} }}; let wrong; \
             try {{ await until(() => !(wrong = look()).length) }} catch {{}} return wrong.join('; ')"
        ))
        .await?;
    assert_eq!(wrong, Value::from(""));
    Ok(())
}

/// And nothing has reached the page that it need not know of: an observer that changes what it
/// observes would be an error.
async fn fits_and_follows(browser: &Browser, words: &str, widths: &[u32]) -> WebDriverResult<()> {
    open(browser, words, widths[0]).await?;
    for width in widths {
        browser.json(&format!("f.width = {width}")).await?;
        fits(browser).await?;
    }
    let log = browser
        .text("f.contentWindow.log.filter(([kind]) => kind !== 'ready').join()")
        .await?;
    assert_eq!(log, "");
    Ok(())
}

#[test]
fn with_a_static_state_it_is_as_wide_as_it_would_like_in_every_place() {
    run(async |browser| {
        fits_and_follows(browser, "<p>Words in place</p>", &[1200, 320, 700, 1200]).await
    });
}

#[test]
fn without_a_static_state_it_is_as_wide_as_it_would_like_in_every_place() {
    run(async |browser| fits_and_follows(browser, "", &[1200, 320, 700, 1200]).await);
}

#[test]
fn on_a_phone_it_is_as_wide_as_there_is_room() {
    run(async |browser| fits_and_follows(browser, "<p>Words</p>", &[320, 1200, 320]).await);
}

#[test]
fn on_a_phone_without_a_static_state_it_is_as_wide_as_there_is_room() {
    run(async |browser| fits_and_follows(browser, "", &[320]).await);
}

/// It asks for no width that it must have: a row is shared as if it had no content.
#[test]
fn it_takes_no_more_of_a_row_than_its_share() {
    run(async |browser| {
        let widget = r#"<brexit-transfer panels="seat"></brexit-transfer>"#;
        let body = format!(
            r#"<style>.share {{ display: flex }} .share > * {{ flex: 1 }} .grid {{ display: grid; grid-template-columns: 1fr 1fr }}</style>
            <div class="share">{widget}<div></div></div><div class="share"><div>{widget}</div><div></div></div>
            <div class="grid">{widget}<div></div></div><div class="grid"><div>{widget}</div><div></div></div>"#
        );
        open_framed(browser, &body, 1200).await?;
        browser
            .until("f.contentWindow.count?.('ready') === 4")
            .await?;
        for width in [1200, 480, 1200] {
            browser.json(&format!("f.width = {width}")).await?;
            browser
                .until(&format!("f.contentWindow.innerWidth === {width}"))
                .await?;
            let widths = browser
                .text("[...f.contentDocument.querySelectorAll('.share > *, .grid > *')].map((it) => it.getBoundingClientRect().width)")
                .await?;
            assert_eq!(widths, vec![(width / 2).to_string(); 8].join(","));
        }
        Ok(())
    });
}

/// Beside a neighbour in a column for the least, it leaves that one its place.
#[test]
fn it_leaves_its_neighbours_their_place() {
    run(async |browser| {
        let body = r#"<div style="display: grid; grid-template-columns: min-content auto">
            <brexit-transfer id="w" panels="seat"></brexit-transfer><div style="width: 100px">Words</div></div>"#;
        open_framed(browser, body, 500).await?;
        for width in [500, 400, 900] {
            browser.json(&format!("f.width = {width}")).await?;
            browser
                .until(&format!(
                    "f.contentWindow.innerWidth === {width} && f.contentWindow.w?.getBoundingClientRect().width === {} \
                     && f.contentDocument.scrollingElement.scrollWidth === {width}",
                    width - 100
                ))
                .await?;
        }
        Ok(())
    });
}

#[test]
fn what_is_hidden_comes_when_it_is_shown() {
    run(async |browser| {
        let hidden = [
            "display: none",
            "width: 0; overflow: hidden",
            "height: 0; overflow: hidden; width: 0",
            "display: grid; grid-template-columns: 0",
        ];
        for style in hidden {
            for loading in ["lazy", "eager"] {
                for words in ["", "<p>Words</p>"] {
                    let body = format!(
                        r#"<div id="box" style="{style}"><brexit-transfer id="w" panels="seat" loading="{loading}">{words}</brexit-transfer></div>"#
                    );
                    browser.open(&body).await?;
                    browser
                        .until("customElements.get('brexit-transfer')")
                        .await?;
                    if loading == "eager" {
                        // It has been drawn as far as it can be.
                        browser.until("w.outcome").await?;
                    }
                    browser.json("box.removeAttribute('style')").await?;
                    browser.until("count('ready') === 1").await?;
                    browser
                        .until("w.shadowRoot.querySelector('.bt').clientWidth === Math.min(960, document.body.clientWidth)")
                        .await?;
                    // And again.
                    browser.json(&format!("box.style = '{style}'")).await?;
                    browser
                        .run("await new Promise(requestAnimationFrame)")
                        .await?;
                    browser.json("box.removeAttribute('style')").await?;
                    browser
                        .until("w.shadowRoot.querySelector('.bt').clientWidth === Math.min(960, document.body.clientWidth)")
                        .await?;
                    browser.assert_quiet().await?;
                }
            }
        }
        Ok(())
    });
}

#[test]
fn what_a_script_mounts_takes_its_width_as_well() {
    run(async |browser| {
        let fault = browser.site.fault("ok");
        for style in [
            "float: left",
            "display: grid; grid-template-columns: min-content",
        ] {
            for words in ["", "<p>Words</p>"] {
                let body = format!(
                    r#"<style>body {{ margin: 0 }}</style><div id="box" style="{style}">{words}</div>"#
                );
                browser.open_with(&fault, &body).await?;
                let script = format!(
                    "const {{ mount }} = await import('{}/{fault}/brexit-transfer.js'); await mount(box, {{ panels: ['wall'] }}); \
                     const seen = count('ready'); const drawn = () => box.firstChild.shadowRoot.querySelector('.bt'); \
                     await until(() => drawn().clientWidth === Math.min(960, document.documentElement.clientWidth)); return seen",
                    browser.site.cdn
                );
                assert_eq!(browser.run(&script).await?, 1, "{style} {words}");
                browser.assert_quiet().await?;
            }
        }
        Ok(())
    });
}
