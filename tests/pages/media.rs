//! The widget on narrow and enlarged pages, on paper and in colours that the reader forces on it.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::{
    browser::{Browser, loader, page, run},
    faces,
    layout::MEASURE,
};

const WIDGET: &str = r#"<brexit-transfer id="w" loading="eager" transfer="62"></brexit-transfer>"#;
/// Opens all that can be opened.
const OPEN_ALL: &str = "const root = w.shadowRoot; for (const act of ['fine', 'map', 'list']) root.querySelector(`[data-act=${act}]`).click(); \
    w.update({ labourShare: 38, swing: -12.34, seat: 'Wolverhampton South East', headline: 'What if Brexit Party voters had switched?' }); \
    await new Promise((done) => setTimeout(done, 100)); \
    root.querySelector('[data-share=embed]').click(); \
    await until(() => root.querySelector('dialog'));";
/// What sticks out of the page at hand, which must not scroll sideways.
fn too_wide() -> String {
    format!("{MEASURE} return sideways(w.shadowRoot)")
}

async fn open(browser: &Browser) -> WebDriverResult<()> {
    browser
        .open(&format!("<style>body {{ margin: 0 }}</style>{WIDGET}"))
        .await?;
    browser.until("count('ready') === 1").await
}

#[test]
fn nothing_is_wider_than_a_phone() {
    run(async |browser| {
        let site = browser.site;
        let head = loader(site, &site.fault("ok"));
        let rules = faces::rules(site).unwrap_or_default();
        let all = faces::FACES
            .iter()
            .flat_map(|(face, _)| [320, 360].map(|width| (*face, width)));
        for (face, width) in all {
            let body = format!(
                r#"<meta name="viewport" content="width=device-width"><style>{rules} body {{ margin: 0 }}
                #w {{ --bt-sans: {face}; --bt-serif: {face} }}</style>{WIDGET}"#
            );
            let inner = site.put(page(&head, &body), None);
            let frame = format!(r#"<iframe src="{inner}" width="{width}" height="700"></iframe>"#);
            browser
                .driver
                .goto(site.put(page("", &frame), None))
                .await?;
            browser.driver.enter_frame(0).await?;
            browser
                .until("window.count && count('ready') === 1")
                .await?;
            faces::loaded(browser, face).await?;
            assert_eq!(
                browser.run(&too_wide()).await?,
                json!([]),
                "{width} px, {face}"
            );
            browser.run(OPEN_ALL).await?;
            let out = browser.run(&too_wide()).await?;
            assert_eq!(out, json!([]), "{width} px, everything open, {face}");
            browser.driver.enter_default_frame().await?;
        }
        Ok(())
    });
}

#[test]
fn a_page_enlarged_four_times_does_not_scroll_sideways() {
    run(async |browser| {
        // 1280 by 1024 pixels of the screen, each of the page's four as wide and high.
        let screen =
            json!({ "width": 320, "height": 256, "deviceScaleFactor": 4, "mobile": false });
        browser
            .devtools()
            .send_raw("Emulation.setDeviceMetricsOverride", screen)
            .await?;
        open(browser).await?;
        assert_eq!(browser.number("innerWidth").await?, 320.0);
        assert_eq!(browser.run(&too_wide()).await?, json!([]));
        browser.run(OPEN_ALL).await?;
        assert_eq!(
            browser.run(&too_wide()).await?,
            json!([]),
            "everything open"
        );
        // Nothing that sticks to the edge takes more than a third of so low a window.
        browser
            .json("w.shadowRoot.querySelector('dialog').close(); scrollTo(0, 2500)")
            .await?;
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        let stuck = "[...w.shadowRoot.querySelectorAll('.bt-mini > div')].reduce((high, it) => high + it.getBoundingClientRect().height, 0)";
        assert!(browser.number(stuck).await? < 256.0 / 3.0);
        Ok(())
    });
}

#[test]
fn on_paper_it_is_a_picture_with_four_maps_and_no_controls() {
    run(async |browser| {
        open(browser).await?;
        browser
            .json("w.shadowRoot.querySelector('[data-act=fine]').click()")
            .await?;
        browser.emulate("print", &[]).await?;
        browser.until("matchMedia('print').matches").await?;
        let shown = "(selector) => [...w.shadowRoot.querySelectorAll(selector)].filter((it) => it.checkVisibility() && it.getClientRects().length)";
        let found = browser
            .json(&format!(
                "const shown = {shown}; return {{ \
                   controls: shown('button:not(.bt-seat), input, select, textarea').map((it) => it.className || it.dataset.act), \
                   maps: ['2010', '2015', '2017', '2019'].filter((year) => shown('.bt-small text').some((it) => it.textContent.includes(year))).length, \
                   setting: shown('.bt-say').map((it) => it.textContent).join() }}"
            ))
            .await?;
        assert_eq!(found["controls"], json!([]));
        assert_eq!(found["maps"], 4);
        let setting = found["setting"].as_str().unwrap_or_default();
        assert!(setting.starts_with("If 62% of"), "{setting}");
        // No panel is torn apart by the edge of a sheet.
        let torn = browser
            .json("return [...w.shadowRoot.querySelectorAll('.bt-p')].filter((it) => getComputedStyle(it).breakInside !== 'avoid').length")
            .await?;
        assert_eq!(torn, 0);
        Ok(())
    });
}

#[test]
fn forced_colours_leave_every_party_its_look() {
    run(async |browser| {
        browser.emulate("", &[("forced-colors", "active")]).await?;
        open(browser).await?;
        browser
            .until("matchMedia('(forced-colors: active)').matches")
            .await?;
        // Every colour is one of the reader's own, whatever theme the page has given.
        let own = browser
            .json(
                "for (const name of ['bg', 'ink', 'con', 'lab', 'hatch-con']) w.style.setProperty(`--bt-${name}`, 'rgb(1, 2, 3)'); \
                 const style = getComputedStyle(w.shadowRoot.querySelector('.bt')); \
                 const SYSTEM = ['Canvas', 'CanvasText', 'GrayText', 'Highlight', 'HighlightText']; \
                 const sheet = w.shadowRoot.adoptedStyleSheets.at(-1); \
                 const names = [...sheet.cssRules[0].style].filter((name) => name.startsWith('--bt-') && !/serif|sans/.test(name)); \
                 return [names.length > 20, names.filter((name) => !SYSTEM.includes(style.getPropertyValue(name).trim()))]",
            )
            .await?;
        assert_eq!(own, json!([true, []]));
        // How a mark looks: fill, outline, and whether stripes or a dot lie over it.
        browser
            .json(
                "const root = w.shadowRoot; \
                 const look = (selector) => { const it = root.querySelector(selector); if (!it) return selector + ' is not there'; \
                   const { fill, stroke } = getComputedStyle(it); \
                   const over = it.matches('.br-n') ? ' stripes' : it.matches('.md, .mp, .ms, .mb, .mo') ? ' dot' : ''; \
                   return [fill, it.closest('[data-panel=wall]') ? stroke : '', over].join(' ') }; \
                 window.same = (...all) => { const looks = all.map(look); return looks.filter((a, i) => looks.indexOf(a) !== i || a.includes('not there')) }; \
                 window.drawn = (selector) => [...root.querySelectorAll(selector)].some((it) => (it.getAttribute('d') ?? '').length > 10 && getComputedStyle(it).stroke !== 'none' || getComputedStyle(it).fill !== 'none')",
            )
            .await?;
        let wall = browser
            .json("return same('[data-panel=wall] .br-g', '[data-panel=wall] .br-n', '[data-panel=wall] .br-l')")
            .await?;
        assert_eq!(wall, json!([]), "bricks that look alike");
        let map = browser
            .json("return same('[data-panel=map] figure .mc', '[data-panel=map] figure .br-n', '[data-panel=map] figure .ml', '[data-panel=map] figure .mp')")
            .await?;
        assert_eq!(map, json!([]), "hexagons that look alike");
        for marks in [
            "[data-panel=wall] .hs",
            "[data-panel=map] figure .hs",
            "[data-panel=map] figure .mdot",
        ] {
            assert_eq!(
                browser.text(&format!("drawn('{marks}')")).await?,
                "true",
                "{marks}"
            );
        }
        // A bar has its party's name beside it.
        let named = browser
            .text("['Conservative', 'Labour', 'Brexit Party'].every((name) => [...w.shadowRoot.querySelectorAll('[data-panel=seat] figure text')].some((it) => it.textContent.includes(name)))")
            .await?;
        assert_eq!(named, "true");
        browser.assert_quiet().await
    });
}

#[test]
fn nothing_glides_where_the_reader_prefers_less_motion() {
    run(async |browser| {
        browser
            .emulate("", &[("prefers-reduced-motion", "reduce")])
            .await?;
        open(browser).await?;
        // A glide of five seconds is at its end in one step.
        let shown = browser
            .run(
                "await w.animateTo({ transfer: 20 }, 5_000); await framed(); \
                 return [w.outcome.scenario.transfer, count('change')]",
            )
            .await?;
        assert_eq!(shown, json!([20, 1]));
        // Nor does a setting glide, nor a hexagon fade.
        let shown = browser
            .run(
                "const root = w.shadowRoot; \
                 [...root.querySelectorAll('[data-act=preset]')].find((it) => it.textContent.startsWith('100')).click(); \
                 await until(() => w.outcome.scenario.transfer !== 20); await framed(); \
                 return [w.outcome.scenario.transfer, count('change'), getComputedStyle(root.querySelector('[data-panel=map] [data-seat]')).transitionDuration]",
            )
            .await?;
        assert_eq!(shown, json!([100, 2, "0s"]));
        browser.assert_quiet().await
    });
}
