//! The live widget at every width, in narrow and wide letters, large and small: words keep apart,
//! none is cut off, nothing scrolls sideways, a finger hits every control, and paper is filled.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::{
    browser::{Browser, loader, page, run},
    faces,
};

/// What measures, also for tests of the static state and of narrow pages.
pub const MEASURE: &str = include_str!("layout.js");

const WIDGET: &str = r#"<brexit-transfer id="w" loading="eager"></brexit-transfer>"#;
const IN_WELSH: &str = r#"<brexit-transfer id="w" loading="eager" lang="cy"></brexit-transfer>"#;

/// Settings that a reader can come to, from the least to the most that there is to say.
const SETTINGS: &str = r#"
    const PLAIN = { labourShare: 0, swing: 0, seat: "Hartlepool", wall: "wall", headline: "" };
    const SETTINGS = [
      ...[0, 34, 62, 100].map((transfer) => ({ ...PLAIN, transfer })),
      { ...PLAIN, transfer: 62, labourShare: 38, swing: -12.34, seat: "Cumbernauld, Kilsyth and Kirkintilloch East", year: "2010" },
      { ...PLAIN, transfer: 12.3, labourShare: 38, swing: -12.34, seat: "Wolverhampton South East", year: "2017",
        headline: "What if Brexit Party voters had switched to the Conservatives?" },
      { ...PLAIN, transfer: 100, swing: 25, seat: "Wolverhampton South East", wall: "labour", year: "2019" },
      { ...PLAIN, transfer: 77, labourShare: 5, seat: "Wansbeck", wall: "E14000733", year: "2015" },
    ];
    const root = w.shadowRoot;
    // Once it is drawn in a window of another width.
    const widen = async (width) => {
      frameElement.width = width;
      await until(() => innerWidth === width);
      await framed();
    };
    const set = async ({ year = "", ...setting }) => {
      w.update(setting);
      root.querySelector(`[data-act=year][data-value="${year}"], [data-act=year]:not([data-value])`)?.click();
      await framed();
    };
    // Opens what can be opened: the finer controls, the whole map where that is a choice, the list.
    const open = async () => {
      await set(PLAIN);
      for (const act of ["fine", "list"]) root.querySelector(`[data-act=${act}][aria-expanded=false]`)?.click();
      const seats = root.querySelectorAll("[data-panel=map] [data-seat]").length;
      if (seats < 400) root.querySelector("[data-act=map]").click();
      await framed();
    };
    const close = async () => {
      await set(PLAIN);
      for (const act of ["fine", "list", "map"]) root.querySelector(`[data-act=${act}]`).click();
      await framed();
    };
"#;

/// Opens the widget in a frame of its own, whose width a test can change from within: a window
/// has a least width. The parts may have a fault, and the element is the test's own.
async fn open_with(
    browser: &Browser,
    fault: &str,
    style: &str,
    widget: &str,
) -> WebDriverResult<()> {
    let site = browser.site;
    let body = format!(
        r#"<meta name="viewport" content="width=device-width"><style>{style} body {{ margin: 0 }}</style>{widget}"#
    );
    let inner = site.put(page(&loader(site, &site.fault(fault)), &body), None);
    let frame = format!(r#"<iframe src="{inner}" width="360" height="700"></iframe>"#);
    browser
        .driver
        .goto(site.put(page("<style>body { margin: 0 }</style>", &frame), None))
        .await?;
    browser.driver.enter_frame(0).await?;
    browser.until("window.count && count('ready') === 1").await
}

/// The same in a face of the tests' own; false where those are lacking.
async fn open_in(browser: &Browser, face: &str) -> WebDriverResult<bool> {
    open_in_with(browser, face, "ok", WIDGET).await
}

async fn open_in_with(
    browser: &Browser,
    face: &str,
    fault: &str,
    widget: &str,
) -> WebDriverResult<bool> {
    let Some(rules) = faces::rules(browser.site) else {
        println!("not run: BREXIT_PAGES_PACKAGES names no folder of npm packages");
        return Ok(false);
    };
    let style = format!("{rules} #w {{ --bt-sans: {face}; --bt-serif: {face} }}");
    open_with(browser, fault, &style, widget).await?;
    faces::loaded(browser, face).await?;
    Ok(true)
}

async fn measure(browser: &Browser, statements: &str) -> WebDriverResult<Value> {
    browser
        .run(&format!("{MEASURE} {SETTINGS} {statements}"))
        .await
}

const EVERYWHERE: &str = r#"
    const found = {};
    const look = async (width, setting, what = "") => {
      await set(setting);
      const wrong = trouble(root, w.getBoundingClientRect());
      if (wrong.length) found[`${width} px${what}, ${JSON.stringify(setting)}`] = wrong;
    };
    for (const width of [320, 360, 620, 960]) {
      await widen(width);
      for (const setting of SETTINGS) await look(width, setting);
      await open();
      for (const setting of SETTINGS.slice(4, 7)) await look(width, setting, ", all open");
      await close();
    }
    return found;
"#;

/// Opens a widget, with a fault of its parts, in each of some faces, and looks everywhere; false where
/// the faces are lacking.
async fn keeps_apart(
    browser: &Browser,
    faces: &[(&str, &str)],
    fault: &str,
    widget: &str,
) -> WebDriverResult<bool> {
    for (face, _) in faces {
        if !open_in_with(browser, face, fault, widget).await? {
            return Ok(false);
        }
        assert_eq!(measure(browser, EVERYWHERE).await?, json!({}), "{face}");
    }
    Ok(true)
}

/// The usual one alone: words 40% longer in letters as wide as Verdana's nobody has to read.
const USUAL: &[(&str, &str)] = &[faces::FACES[1]];

#[test]
fn words_keep_apart_at_every_width_in_every_face() {
    run(async |browser| {
        let all = keeps_apart(browser, &faces::FACES, "ok", WIDGET);
        all.await.map(drop)
    });
}

#[test]
fn words_keep_apart_in_welsh() {
    run(async |browser| {
        let all = keeps_apart(browser, &faces::FACES, "ok", IN_WELSH);
        all.await.map(drop)
    });
}

/// In languages that nobody speaks, served in place of Welsh.
#[test]
fn longer_words_keep_apart() {
    run(async |browser| {
        if keeps_apart(browser, USUAL, "words-longer", IN_WELSH).await? {
            let sentence = "w.shadowRoot.querySelector('.bt-say').textContent";
            let sentence = browser.text(sentence).await?;
            assert!(sentence.contains("switchedoooo"), "{sentence}");
        }
        Ok(())
    });
}

#[test]
fn words_from_right_to_left_keep_apart() {
    run(async |browser| {
        if keeps_apart(browser, USUAL, "words-mirrored", IN_WELSH).await? {
            let direction = "getComputedStyle(w.shadowRoot.querySelector('.bt')).direction";
            assert_eq!(browser.text(direction).await?, "rtl");
        }
        Ok(())
    });
}

/// The strip that sticks to the top while the control is out of sight, which a frame has not.
#[test]
fn the_strip_that_stays_in_sight_has_room_for_its_words() {
    run(async |browser| {
        let Some(rules) = faces::rules(browser.site) else {
            println!("not run: BREXIT_PAGES_PACKAGES names no folder of npm packages");
            return Ok(());
        };
        for (face, _) in faces::FACES {
            let body = format!(
                r#"<style>{rules} body {{ margin: 0 }} #w {{ --bt-sans: {face} }}</style>
                <div id="column">{WIDGET}</div><div style="height: 200vh"></div>"#
            );
            // In a low window there is no strip.
            browser.driver.set_window_rect(0, 0, 1200, 900).await?;
            browser.open(&body).await?;
            browser.until("count('ready') === 1").await?;
            faces::loaded(browser, face).await?;
            let found = measure(
                browser,
                r#"
                const found = {};
                scrollTo(0, 1200);
                await until(() => root.querySelector(".bt-mini"));
                for (const width of [320, 360, 620, 960]) {
                  column.style.width = `${width}px`;
                  await framed();
                  for (const setting of SETTINGS) {
                    await set(setting);
                    const strip = root.querySelector(".bt-mini > div");
                    const all = texts(strip);
                    const wrong = [...overlaps(all), ...outside(all, column.getBoundingClientRect())];
                    if (!all.length || wrong.length) found[`${width} px, ${JSON.stringify(setting)}`] = wrong;
                  }
                }
                return found;
                "#,
            )
            .await?;
            assert_eq!(found, json!({}), "{face}");
        }
        Ok(())
    });
}

/// A reader's larger letters, and pages that make their root small to count in tenths.
#[test]
fn letters_follow_the_size_of_the_page_s_root_and_are_never_small() {
    run(async |browser| {
        for (face, _) in faces::FACES {
            if !open_in(browser, face).await? {
                return Ok(());
            }
            let found = measure(
                browser,
                r#"
                const found = {};
                for (const [size, words, most] of [["200%", 24, 2], ["62.5%", 12, 1]]) {
                  document.documentElement.style.fontSize = size;
                  for (const width of [320, 360, 620, 960]) {
                    await widen(width);
                    await open();
                    for (const setting of SETTINGS.slice(4, 7)) {
                      await set(setting);
                      const wrong = trouble(root, w.getBoundingClientRect());
                      // Pictures grow as far as their column allows.
                      const { width: content } = getComputedStyle(root.querySelector(".bt-probe"));
                      const pictures = 12 * Math.min(most, Math.max(1, parseFloat(content) / 256));
                      const least = smallest(root);
                      if (least.words < words - 0.01 || least.pictures < pictures - 0.1) wrong.unshift(`letters of ${JSON.stringify(least)} px`);
                      if (wrong.length) found[`${size}, ${width} px, ${JSON.stringify(setting)}`] = wrong;
                    }
                  }
                }
                return found;
                "#,
            )
            .await?;
            assert_eq!(found, json!({}), "{face}");
        }
        Ok(())
    });
}

#[test]
fn a_finger_hits_every_control() {
    run(async |browser| {
        for (face, _) in faces::FACES {
            if !open_in(browser, face).await? {
                return Ok(());
            }
            let found = measure(
                browser,
                r#"
                const found = {};
                const look = (what) => {
                  const wrong = smallTargets(root);
                  if (wrong.length) found[what] = wrong;
                };
                await set({ ...PLAIN, transfer: 40, labourShare: 20, seat: "Wansbeck" });
                await open();
                for (const width of [360, 960]) {
                  await widen(width);
                  look(`${width} px`);
                  for (const kind of ["embed", "image"]) {
                    root.querySelector(`[data-share=${kind}]`).click();
                    await until(() => root.querySelector("dialog[open]"));
                    // The page behind a dialog is out of reach.
                    const dialog = root.querySelector("dialog");
                    const all = { querySelectorAll: (selector) => dialog.querySelectorAll(selector), elementFromPoint: (x, y) => root.elementFromPoint(x, y) };
                    const wrong = [...smallTargets(all), ...trouble(dialog, dialog.getBoundingClientRect())];
                    if (wrong.length) found[`${width} px, ${kind}`] = wrong;
                    dialog.close();
                    await until(() => !root.querySelector("dialog"));
                  }
                  // What a reader copies by hand.
                  Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true });
                  root.querySelector("[data-share=link]").click();
                  await until(() => root.querySelector(".bt-shared input"));
                  look(`${width} px, a link to copy`);
                }
                return found;
                "#,
            )
            .await?;
            assert_eq!(found, json!({}), "{face}");
        }
        Ok(())
    });
}

/// What a sheet holds between the margins that browsers print with, in CSS pixels.
const SHEETS: [(&str, f64, f64); 2] = [("A4", 8.27, 11.69), ("Letter", 8.5, 11.0)];
const MARGIN: f64 = 0.4;

#[test]
fn pictures_fill_the_sheet_that_they_are_printed_on() {
    run(async |browser| {
        for screen in [360, 1280] {
            for (sheet, wide, high) in SHEETS {
                resize(browser, f64::from(screen), 800.0).await?;
                browser.emulate("", &[]).await?;
                let body = format!(
                    "<style>body {{ margin: 0 }}</style>{}",
                    WIDGET.replace(" loading", " transfer=\"62\" labour-share=\"5\" loading")
                );
                browser.open(&body).await?;
                browser.until("count('ready') === 1").await?;
                browser
                    .json("dispatchEvent(new Event('beforeprint'))")
                    .await?;
                browser.emulate("print", &[]).await?;
                let pixels = |inches: f64| ((inches - 2.0 * MARGIN) * 96.0).floor();
                resize(browser, pixels(wide), pixels(high)).await?;
                browser
                    .until(&format!(
                        "matchMedia('print').matches && innerWidth === {}",
                        pixels(wide)
                    ))
                    .await?;
                let found = measure(
                    browser,
                    "await framed(); \
                     const wrong = prints(root).filter(({ fills, isInside }) => !fills || !isInside); \
                     return [prints(root).length, wrong, higherThanThePage(root), trouble(root, w.getBoundingClientRect())]",
                )
                .await?;
                // Every picture, the track and its marks; the map four times in one.
                assert_eq!(
                    found,
                    json!([10, [], [], []]),
                    "{sheet}, from a screen of {screen} px"
                );
            }
        }
        Ok(())
    });
}

async fn resize(browser: &Browser, width: f64, height: f64) -> WebDriverResult<()> {
    let metrics =
        json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    let devtools = browser.devtools();
    let answer = devtools.send_raw("Emulation.setDeviceMetricsOverride", metrics);
    answer.await.map(drop)
}
