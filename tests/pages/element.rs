//! `<brexit-transfer>` on a page.

use crate::browser::{Browser, loader, page, run};
use thirtyfour::prelude::*;

const SHORT: &str =
    r#"<brexit-transfer id="w" panels="seat"><p>Words in place</p></brexit-transfer>"#;

/// Lets some frames pass, in which anything that is still under way is drawn.
const FRAMES: &str = "for (let n = 0; n < 6; n++) await new Promise(requestAnimationFrame)";

async fn ready(browser: &Browser) -> WebDriverResult<()> {
    browser.until("count('ready') > 0").await
}

#[test]
fn takes_the_place_of_the_static_state_from_another_origin() {
    run(async |browser| {
        browser.open(SHORT).await?;
        ready(browser).await?;
        let words = browser.text("words(w)").await?;
        assert!(words.contains("Hartlepool"), "{words}");
        assert_eq!(browser.text("w.shadowRoot.mode").await?, "open");
        browser.assert_quiet().await
    });
}

#[test]
fn reads_its_attributes() {
    run(async |browser| {
        browser
            .open(r#"<brexit-transfer id="w" transfer="62" labour-share="5.5" swing="-1.25" seat="wakefield" wall="north" panels="wall seat" theme="dark" headline="<i>Hello"></brexit-transfer>"#)
            .await?;
        ready(browser).await?;
        let outcome = browser
            .text("JSON.stringify(w.outcome.scenario) + w.outcome.seat.name + w.outcome.wall.id")
            .await?;
        assert_eq!(
            outcome,
            r#"{"transfer":62,"labourShare":5.5,"swing":-1.25}Wakefieldnorth"#
        );
        assert!(browser.text("words(w)").await?.contains("<i>Hello"));
        assert_eq!(
            browser.text("getComputedStyle(w).colorScheme").await?,
            "dark"
        );
        browser.assert_quiet().await
    });
}

#[test]
fn warns_once_of_a_value_it_cannot_use_and_goes_on() {
    run(async |browser| {
        browser
            .open(r#"<brexit-transfer id="w" transfer="javascript:alert(1)" panels="seat"></brexit-transfer>"#)
            .await?;
        ready(browser).await?;
        assert_eq!(
            browser.noted("console").await?,
            [
                r#"brexit-transfer: The attribute transfer cannot use all of "javascript:alert(1)"; accepted: a number from 0 to 100."#
            ]
        );
        assert_eq!(browser.number("w.outcome.scenario.transfer").await?, 0.0);
        // Put back on the page it does not repeat itself.
        browser.json("window.el = w; w.remove()").await?;
        browser
            .run("await new Promise((f) => setTimeout(f, 50)); document.body.append(el)")
            .await?;
        browser.until("count('ready') === 2").await?;
        assert_eq!(browser.noted("console").await?.len(), 1);
        Ok(())
    });
}

#[test]
fn waits_until_the_reader_comes_near() {
    run(async |browser| {
        let fault = browser.site.fault("ok");
        let body = format!(r#"<p style="height: 5000px">Above</p>{SHORT}"#);
        browser.open_with(&fault, &body).await?;
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        assert_eq!(browser.site.requests(&fault), ["brexit-transfer.js"]);
        assert_eq!(browser.text("words(w)").await?, "static: Words in place");
        browser.json("w.scrollIntoView()").await?;
        ready(browser).await?;
        browser.assert_quiet().await
    });
}

#[test]
fn loads_at_once_if_eager() {
    run(async |browser| {
        let body = r#"<p style="height: 5000px">Above</p><brexit-transfer id="w" loading="eager" panels="seat"></brexit-transfer>"#;
        browser.open(body).await?;
        ready(browser).await
    });
}

#[test]
fn an_unknown_way_of_loading_warns_once_and_is_lazy() {
    run(async |browser| {
        let fault = browser.site.fault("ok");
        let body = format!(
            r#"<p style="height: 5000px">Above</p>{}"#,
            SHORT.replace(" id", " loading=\"later\" id")
        );
        browser.open_with(&fault, &body).await?;
        browser.until("count('console') === 1").await?;
        browser.run("await framed()").await?;
        assert_eq!(browser.site.requests(&fault), ["brexit-transfer.js"]);
        let line = |value: &str| {
            format!(
                r#"brexit-transfer: The attribute loading cannot use all of "{value}"; accepted: lazy or eager."#
            )
        };
        assert_eq!(browser.noted("console").await?, [line("later")]);
        // Said of each value once; the known ones are known in any case.
        let long = "x".repeat(200);
        browser
            .run(&format!(
                "w.setAttribute('loading', 'later'); const el = w; el.remove(); await framed(); document.body.append(el); \
                 for (const value of ['{long}', ' LAZY ', 'lazy']) el.setAttribute('loading', value); el.removeAttribute('loading')"
            ))
            .await?;
        let short = format!("{}...", "x".repeat(80));
        assert_eq!(
            browser.noted("console").await?,
            [line("later"), line(&short)]
        );
        assert_eq!(browser.site.requests(&fault), ["brexit-transfer.js"]);
        browser.json("w.setAttribute('loading', 'Eager')").await?;
        ready(browser).await?;
        assert_eq!(browser.noted("console").await?.len(), 2);
        assert_eq!(browser.noted("error").await?, Vec::<String>::new());
        Ok(())
    });
}

#[test]
fn fetches_its_parts_once_for_all_elements_of_a_page() {
    run(async |browser| {
        let fault = browser.site.fault("ok");
        browser.open_with(&fault, &SHORT.repeat(3)).await?;
        browser.until("count('ready') === 3").await?;
        let mut requests = browser.site.requests(&fault);
        requests.sort();
        requests.dedup();
        assert_eq!(requests.len(), 4, "{requests:?}");
        assert_eq!(browser.site.requests(&fault).len(), 4);
        browser.assert_quiet().await
    });
}

#[test]
fn each_of_several_is_its_own() {
    run(async |browser| {
        let body = r#"<brexit-transfer id="a" transfer="10" panels="seat"></brexit-transfer><brexit-transfer id="b" transfer="70" panels="seat"></brexit-transfer>"#;
        browser.open(body).await?;
        browser.until("count('ready') === 2").await?;
        browser.json("a.update({ transfer: 34 })").await?;
        browser.until("count('change') === 1").await?;
        assert_eq!(browser.number("a.outcome.scenario.transfer").await?, 34.0);
        assert_eq!(browser.number("b.outcome.scenario.transfer").await?, 70.0);
        browser.assert_quiet().await
    });
}

#[test]
fn nothing_below_moves_when_the_widget_comes() {
    run(async |browser| {
        // The static state as high as the widget; what is below is watched at every frame.
        browser
            .open(&format!("{SHORT}<p id=below>Below</p>"))
            .await?;
        ready(browser).await?;
        // The scroll bar that it brings narrows it once more.
        browser.run(FRAMES).await?;
        let height = browser.number("w.getBoundingClientRect().height").await?;
        let fault = browser.site.fault("wasm-held");
        let body = format!(
            r#"<brexit-transfer id="w" panels="seat"><div style="height: {height}px">Words</div></brexit-transfer><p id="below">Below</p>"#
        );
        browser.open_with(&fault, &body).await?;
        browser
            .json(
                "window.tops = new Set(); \
                 const look = () => { tops.add(Math.round(below.getBoundingClientRect().top)); requestAnimationFrame(look) }; \
                 requestAnimationFrame(look)",
            )
            .await?;
        browser.until("tops.size").await?;
        browser.site.release(&fault);
        ready(browser).await?;
        browser.run(FRAMES).await?;
        assert_eq!(
            browser.number("tops.size").await?,
            1.0,
            "{}",
            browser.text("[...tops]").await?
        );
        Ok(())
    });
}

#[test]
fn a_moved_element_goes_on_as_it_was() {
    run(async |browser| {
        browser.open(&format!("{SHORT}<div id=box></div>")).await?;
        ready(browser).await?;
        browser
            .json("w.update({ transfer: 41 }); window.was = w.shadowRoot.firstChild; box.append(w)")
            .await?;
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        assert_eq!(
            browser.text("w.shadowRoot.firstChild === was").await?,
            "true"
        );
        assert_eq!(browser.number("w.outcome.scenario.transfer").await?, 41.0);
        assert_eq!(browser.number("count('ready')").await?, 1.0);
        browser.assert_quiet().await
    });
}

#[test]
fn an_element_put_back_keeps_what_the_reader_chose() {
    run(async |browser| {
        browser.open(SHORT).await?;
        ready(browser).await?;
        // The reader's own hand, and then a script's.
        browser
            .json("const input = w.shadowRoot.querySelector('.in1'); input.value = 47; input.dispatchEvent(new Event('input', { bubbles: true }));")
            .await?;
        browser.until("count('change') > 0").await?;
        browser
            .json("w.update({ seat: 'Wakefield', wall: 'north' })")
            .await?;
        browser.until("count('change') > 0").await?;
        browser.json("window.el = w; w.remove()").await?;
        browser
            .until("words(el) === 'static: Words in place'")
            .await?;
        assert_eq!(browser.number("el.outcome.scenario.transfer").await?, 47.0);
        // An attribute that changes meanwhile counts.
        browser
            .json("el.setAttribute('swing', '2'); document.body.append(el)")
            .await?;
        browser.until("count('ready') === 2").await?;
        let now = browser
            .text("[w.outcome.scenario.transfer, w.outcome.scenario.swing, w.outcome.seat.name, w.outcome.wall.id]")
            .await?;
        assert_eq!(now, "47,2,Wakefield,north");
        browser.assert_quiet().await
    });
}

/// Thirty elements come and go.
const COME_AND_GO: &str = "for (let i = 0; i < 30; i++) { \
    const w = document.createElement('brexit-transfer'); \
    w.setAttribute('loading', 'eager'); w.setAttribute('panels', 'seat'); \
    box.append(w); \
    await new Promise((f) => w.addEventListener('brexit-transfer:ready', f)); \
    w.remove(); await new Promise((f) => setTimeout(f, 5)); \
    (window.gone ??= []).push(new WeakRef(w)); } \
    return [count('ready'), box.childNodes.length].join()";

#[test]
fn comes_and_goes_as_often_as_a_page_likes() {
    run(async |browser| {
        browser.open("<div id=box></div>").await?;
        assert_eq!(browser.run(COME_AND_GO).await?, "30,0");
        browser.assert_quiet().await
    });
}

#[test]
fn coming_and_going_leaves_nothing_behind() {
    run(async |browser| {
        browser.open("<div id=box></div>").await?;
        browser.run(COME_AND_GO).await?;
        // Chromium alone lends a page its garbage collector.
        let left = browser
            .run("for (let i = 0; i < 5; i++) { gc(); await new Promise((f) => setTimeout(f, 50)) } for (let i = 0; i < 200 && gone.filter((ref) => ref.deref()).length > 1; i++) { gc(); await new Promise((f) => setTimeout(f, 50)) } return gone.filter((ref) => ref.deref()).length")
            .await?;
        // The last one may still be held by the loop's own variables.
        assert!(
            left.as_u64() <= Some(1),
            "{left} of 30 elements are still held"
        );
        browser.assert_quiet().await
    });
}

#[test]
fn changed_attributes_take_effect() {
    run(async |browser| {
        browser.open(SHORT).await?;
        ready(browser).await?;
        browser
            .json("w.setAttribute('transfer', '33.9'); w.setAttribute('headline', 'New')")
            .await?;
        browser.until("words(w).includes('New')").await?;
        assert_eq!(browser.number("w.outcome.scenario.transfer").await?, 33.9);
        browser.json("w.removeAttribute('transfer')").await?;
        assert_eq!(browser.number("w.outcome.scenario.transfer").await?, 0.0);
        browser.assert_quiet().await
    });
}

#[test]
fn an_attribute_leaves_the_readers_other_choices() {
    run(async |browser| {
        browser.open(SHORT).await?;
        ready(browser).await?;
        browser
            .json("const input = w.shadowRoot.querySelector('.in1'); input.value = 47; input.dispatchEvent(new Event('input', { bubbles: true }))")
            .await?;
        browser.until("count('change') === 1").await?;
        browser.json("w.setAttribute('headline', 'New')").await?;
        browser.until("words(w).includes('New')").await?;
        assert_eq!(browser.number("w.outcome.scenario.transfer").await?, 47.0);
        Ok(())
    });
}

#[test]
fn a_drag_is_told_once_a_frame() {
    run(async |browser| {
        browser.open(SHORT).await?;
        ready(browser).await?;
        let frames = browser
            .run(
                "const input = w.shadowRoot.querySelector('.in1'); let frames = 0; let going = true; \
                 const tick = () => { frames++; if (going) requestAnimationFrame(tick) }; requestAnimationFrame(tick); \
                 for (let value = 1; value <= 60 || frames < 4; value++) { input.value = value % 100; input.dispatchEvent(new Event('input', { bubbles: true })); await new Promise((f) => setTimeout(f, 2)); } \
                 const last = frames; await until(() => frames > last + 3); going = false; return last + 1",
            )
            .await?;
        let changes = browser.number("count('change')").await?;
        let frames = frames.as_f64().unwrap_or_default();
        // The first frame of the drag may have come before the first one counted.
        assert!(
            changes >= 2.0 && changes <= frames + 1.0,
            "{changes} changes in {frames} frames"
        );
        assert_eq!(browser.number("w.outcome.scenario.transfer").await?, 60.0);
        Ok(())
    });
}

/// Read long after, when the widget has moved on and gone.
#[test]
fn the_detail_of_an_event_is_that_of_its_time() {
    run(async |browser| {
        let body = format!(
            "<script>window.told = []; for (const kind of ['ready', 'change']) document.addEventListener(`brexit-transfer:${{kind}}`, (event) => told.push(event))</script>{SHORT}"
        );
        browser.open(&body).await?;
        ready(browser).await?;
        let details = browser
            .run(
                "for (const transfer of [10, 40, 62]) { \
                   const before = told.length; w.update({ transfer }); await until(() => told.length > before) } \
                 w.update({ seat: 'Wakefield' }); w.destroy(); \
                 return told.map(({ detail }) => [detail.scenario.transfer, detail.seat.name, detail.wall.conservative].join(' ')).join()",
            )
            .await?;
        assert_eq!(
            details,
            "0 Hartlepool 49,10 Hartlepool 50,40 Hartlepool 63,62 Hartlepool 72"
        );
        browser.assert_quiet().await
    });
}

/// Counted by what the module leaves for later: it draws nothing at once.
#[test]
fn moves_of_the_pointer_that_can_mean_nothing_ask_for_nothing() {
    run(async |browser| {
        let body = r#"<script>{ const queue = queueMicrotask; window.queued = 0;
            window.queueMicrotask = (task) => { queued++; queue(task) } }</script>
            <brexit-transfer id="w" panels="wall curve"></brexit-transfer>"#;
        browser.open(body).await?;
        ready(browser).await?;
        for (place, pointer, buttons, means) in [
            ("h3", "mouse", 0, false),
            ("h3", "mouse", 1, false),
            (".bt-track", "mouse", 1, false),
            ("[data-panel=wall] figure", "mouse", 0, false),
            ("[role=option]", "touch", 0, false),
            ("[role=option]:last-of-type", "mouse", 0, true),
            ("[data-act=curve]", "mouse", 0, false),
            ("[data-act=curve]", "touch", 1, false),
            ("[data-act=curve]", "mouse", 1, true),
        ] {
            let queued = browser
                .run(&format!(
                    "await framed(); queued = 0; const options = {{ bubbles: true, composed: true, clientX: 200, pointerType: '{pointer}', buttons: {buttons} }}; \
                     w.shadowRoot.querySelector('{place}').dispatchEvent(new PointerEvent('pointermove', options)); return queued > 0"
                ))
                .await?;
            assert_eq!(queued, means, "{place}, {pointer}, {buttons}");
        }
        browser.assert_quiet().await
    });
}

#[test]
fn events_bubble_out_of_other_shadow_roots_with_the_outcome() {
    run(async |browser| {
        browser.open("<div id=outer></div>").await?;
        browser
            .json(
                "window.got = []; document.addEventListener('brexit-transfer:change', (event) => got.push(event.detail.scenario.transfer, event.composedPath()[0].localName)); \
                 outer.attachShadow({ mode: 'open' }).innerHTML = '<brexit-transfer panels=seat></brexit-transfer>'",
            )
            .await?;
        ready(browser).await?;
        browser
            .json("outer.shadowRoot.firstChild.update({ transfer: 34 })")
            .await?;
        browser.until("got.length").await?;
        assert_eq!(browser.text("got").await?, "34,brexit-transfer");
        browser.assert_quiet().await
    });
}

#[test]
fn what_a_script_did_before_the_element_was_one_does_no_harm() {
    run(async |browser| {
        let head = format!(
            "<script>{}</script>{}",
            "addEventListener('DOMContentLoaded', () => {})", ""
        );
        let body = format!(
            "{SHORT}<script>w.outcome = 1; w.update = 2; w.destroy = 3; w.setAttribute('transfer', 20)</script>{}",
            loader(browser.site, &browser.site.fault("ok"))
        );
        browser
            .driver
            .goto(browser.site.put(page(&head, &body), None))
            .await?;
        ready(browser).await?;
        browser.json("w.update({ labourShare: 5 })").await?;
        assert_eq!(
            browser.text("JSON.stringify(w.outcome.scenario)").await?,
            r#"{"transfer":20,"labourShare":5,"swing":0}"#
        );
        browser.assert_quiet().await
    });
}

#[test]
fn a_second_copy_does_no_harm() {
    run(async |browser| {
        let (first, second) = (browser.site.fault("ok"), browser.site.fault("ok"));
        let body = format!("{SHORT}{}", loader(browser.site, &second));
        browser.open_with(&first, &body).await?;
        ready(browser).await?;
        // The second copy's own function works beside the first copy's element.
        let script = format!(
            "const {{ mount }} = await import('{}/{second}/brexit-transfer.js'); \
             const box = document.createElement('div'); document.body.append(box); \
             const widget = await mount(box, {{ transfer: 62, panels: ['seat'] }}); \
             return [widget.outcome.wall.conservative, w.outcome.wall.conservative].join()",
            browser.site.cdn
        );
        assert_eq!(browser.run(&script).await?, "72,49");
        browser.assert_quiet().await
    });
}

#[test]
fn comes_back_from_the_back_forward_cache() {
    run(async |browser| {
        browser.open(SHORT).await?;
        ready(browser).await?;
        browser.json("addEventListener('pageshow', (event) => window.persisted = event.persisted); w.update({ transfer: 41 })").await?;
        browser.until("count('change') === 1").await?;
        let other = browser.site.put(page("", "Other"), None);
        browser.driver.goto(other).await?;
        browser.driver.back().await?;
        // Where the browser keeps no pages under a driver, the page is simply loaded anew.
        if browser.text("window.persisted").await? == "true" {
            assert_eq!(browser.number("w.outcome.scenario.transfer").await?, 41.0);
        }
        ready(browser).await?;
        browser.json("w.update({ transfer: 50 })").await?;
        browser.until("count('change') > 0").await?;
        assert_eq!(browser.number("w.outcome.scenario.transfer").await?, 50.0);
        browser.assert_quiet().await
    });
}
