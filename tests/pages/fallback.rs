//! The static state in a real browser: without scripts, at every width, and what moves when the
//! live widget takes over.

use std::{env, fs, path::PathBuf};

use thirtyfour::prelude::*;

use crate::{
    browser::{Browser, page, run},
    faces,
    layout::MEASURE,
};

/// The static state that the release draws of the element without attributes.
const ENGLISH: &str = "embed/fallback.html";

fn built(file: &str) -> String {
    let dist = env::var_os("BREXIT_PAGES")
        .map(PathBuf::from)
        .unwrap_or_default();
    let path = dist.join(file);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A column of an article that no script runs in.
async fn open_still(
    browser: &Browser,
    file: &str,
    width: u32,
    colours: &str,
    rules: &str,
) -> WebDriverResult<()> {
    let html = format!(
        r#"<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Page</title>
        <style>{rules}</style>
        <script type="module" src="/embed/brexit-transfer.js"></script>
        <body style="margin: 0; {colours}"><div id="column" style="width: {width}px">
        <brexit-transfer>{}</brexit-transfer></div></body></html>"#,
        built(file)
    );
    browser
        .driver
        .goto(browser.site.put(html, Some("script-src 'none'")))
        .await
}

#[test]
fn it_can_be_read_at_every_width_where_scripts_never_run() {
    run(async |browser| {
        let rules = faces::rules(browser.site);
        let files = [ENGLISH, "embed/cy/fallback.html"];
        let all = files.iter().flat_map(|file| {
            let faces = faces::FACES.iter();
            faces.flat_map(move |(face, _)| [288, 328, 588, 928].map(|width| (*file, *face, width)))
        });
        for (file, face, width) in all {
            let style = format!(
                "{} svg {{ font-family: {face} }}",
                rules.as_deref().unwrap_or_default()
            );
            let letters = "font: 17px/26px Georgia, serif";
            open_still(browser, file, width, letters, &style).await?;
            faces::loaded(browser, face).await?;
            assert_eq!(
                browser
                    .text("customElements.get('brexit-transfer')")
                    .await?,
                "undefined"
            );
            // Words stay within the column and none lies on another.
            let trouble = browser
                .json(&format!(
                    "{MEASURE} const column = document.getElementById('column'); \
                     const all = texts(column).filter(({{ element }}) => element.matches('text')); \
                     return [...outside(all, column.getBoundingClientRect()), ...overlaps(all)]"
                ))
                .await?;
            assert_eq!(trouble, serde_json::json!([]), "{file}, {width} px, {face}");
            let pictures = browser
                .number("document.querySelectorAll('[role=img]').length")
                .await?;
            assert_eq!(pictures, 4.0);
            let wide = browser
                .number("document.querySelector('[role=img]').getBoundingClientRect().width")
                .await?;
            assert_eq!(wide, f64::from(width));
        }
        Ok(())
    });
}

/// Contrast by the formula of WCAG 2, of what is drawn against the page behind it.
#[test]
fn its_colours_can_be_told_on_light_and_dark_pages() {
    run(async |browser| {
        for (ground, colours) in [
            ([255, 255, 255], "background: #fff; color: #1a1a1a"),
            ([21, 24, 28], "background: #15181c; color: #f1efea"),
        ] {
            open_still(browser, ENGLISH, 328, colours, "").await?;
            let script = format!(
                r#"
                const ground = {ground:?};
                const light = (rgb) => {{
                  const [r, g, b] = rgb.map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
                  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                }};
                const contrast = (a, b) => {{
                  const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
                  return (high + 0.05) / (low + 0.05);
                }};
                const numbers = (text) => text.match(/[\d.]+/g).map(Number);
                const weak = [];
                for (const mark of document.querySelectorAll("[role=img] rect, [role=img] line, [role=img] path, [role=img] text")) {{
                  const style = getComputedStyle(mark);
                  const isText = mark.localName === "text";
                  // Words on a bar stand on the bar.
                  if (isText && ["rgb(255, 255, 255)", "rgb(4, 23, 27)"].includes(style.fill)) continue;
                  const drawn = style.fill !== "none" && mark.localName !== "line" ? style.fill : style.stroke;
                  let [r, g, b] = numbers(drawn);
                  const o = Number(style.fillOpacity);
                  [r, g, b] = [r, g, b].map((v, i) => v * o + ground[i] * (1 - o));
                  const isLarge = parseFloat(style.fontSize) >= 24 && Number(style.fontWeight) >= 700;
                  const least = isText && !isLarge ? 4.5 : 3;
                  const found = contrast([r, g, b], ground);
                  if (found < least) weak.push(`${{mark.localName}} ${{mark.textContent}} ${{drawn}} ${{found.toFixed(2)}}`);
                }}
                return weak;
                "#
            );
            assert_eq!(
                browser.json(&script).await?,
                serde_json::json!([]),
                "{colours}"
            );
        }
        Ok(())
    });
}

/// The Layout Instability API's sum over a visit of the demo, from the first paint until the
/// live widget has stood for a while. 0.1 is still called good.
#[test]
fn nothing_shifts_when_the_live_widget_takes_over() {
    run(async |browser| {
        // Elsewhere nothing would be seen to shift.
        let measure = browser.text("typeof self.LayoutShift").await?;
        assert_eq!(measure, "function", "this browser measures layout shifts");
        for width in [360, 620, 960] {
            let watch = r#"<script>
                window.shift = 0; window.moved = [];
                new PerformanceObserver((list) => {
                  for (const entry of list.getEntries()) {
                    shift += entry.value;
                    for (const { node, previousRect, currentRect } of entry.sources) {
                      moved.push(`${node?.className || node?.nodeName}: ${previousRect.y} to ${currentRect.y}`);
                    }
                  }
                }).observe({ type: "layout-shift", buffered: true });
                </script><title>"#;
            let html = demo().replacen("<title>", watch, 1);
            // The window of a headless browser has a least width; a frame has none.
            let inner = browser.site.put(html, None);
            let outer = page(
                "",
                &format!(r#"<iframe src="{inner}" width="{width}" height="740"></iframe>"#),
            );
            browser.driver.goto(browser.site.put(outer, None)).await?;
            browser.driver.enter_frame(0).await?;
            browser
                .until("window.count && count('ready') === 1")
                .await?;
            tokio::time::sleep(std::time::Duration::from_millis(400)).await;
            let shift = browser.number("shift").await?;
            let moved = browser.text("moved.join()").await?;
            println!("{width} px: {shift} {moved}");
            assert!(shift < 0.02, "{width} px: {shift}, {moved}");
            browser.driver.enter_default_frame().await?;
        }
        Ok(())
    });
}

/// The demo article of the build, watched, to be put up under any path.
pub fn demo() -> String {
    let html = built("index.html")
        .replacen(
            "<title>",
            "<script src=\"/recorder.js\"></script><title>",
            1,
        )
        .replace("=\"embed/", "=\"/embed/");
    with_style(&html, &built("article.css"))
}

/// The page with its style sheet within it.
fn with_style(html: &str, style: &str) -> String {
    let from = html
        .find("<link rel=\"stylesheet\"")
        .expect("a style sheet");
    let to = from + html[from..].find('>').expect("an end") + 1;
    [&html[..from], "<style>", style, "</style>", &html[to..]].concat()
}
