//! Story steps: paragraphs of an article that move a widget as the reader scrolls to them.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::{
    browser::{Browser, loader, page, run},
    documents::policy,
    fallback::demo,
};

/// A widget that stays where it is, and steps of a screen each. What a page anchors to while something
/// above grows is no part of these tests.
const STYLE: &str = "<style>
  html { overflow-anchor: none }
  #w { height: 40vh; left: 0; overflow: auto; position: fixed; right: 0; top: 0 }
  [data-brexit-transfer-step] { margin: 0 0 120vh }
</style>
<script>
  window.transfers = () => [w, window.v].map((widget) => widget?.outcome?.scenario.transfer).join();
  window.current = () => [...document.querySelectorAll('[aria-current=step]')].map((step) => step.id).join();
  window.seen = [];
  document.addEventListener('brexit-transfer:change', ({ detail }) => seen.push(`${detail.scenario.transfer} ${detail.seat.name}`));
  window.go = (id) => document.getElementById(id).scrollIntoView({ block: 'center' });
</script>";

const WIDGET: &str =
    r#"<brexit-transfer id="w" loading="eager" panels="seat"><p>Static</p></brexit-transfer>"#;

const STEPS: &str = r#"<p id="s1" data-brexit-transfer-step='{"transfer":10}'>One</p>
<p id="s2" data-brexit-transfer-step='{"transfer":34}'>Two</p>
<p id="s3" data-brexit-transfer-step='{"transfer":77,"labourShare":5,"seat":"Wakefield"}'>Three</p>
<p id="s4" data-brexit-transfer-step='{"transfer":50,"panels":"wall","headline":"The wall"}'>Four</p>
<p id="s5" data-brexit-transfer-step='{"transfer":100,"swing":-1}'>Five</p>"#;

/// A screen of the article before the steps, so that none of them is reached at first.
fn story(steps: &str) -> String {
    format!("{STYLE}{WIDGET}<div style='height: 150vh'></div>{steps}")
}

async fn open(browser: &Browser, steps: &str) -> WebDriverResult<()> {
    browser.driver.set_window_rect(0, 0, 700, 800).await?;
    browser.open(&story(steps)).await?;
    followed(browser, 1).await
}

/// So many widgets are ready, and the script of the steps has met them: it needs no more than the
/// tasks that are due when it has come.
async fn followed(browser: &Browser, widgets: usize) -> WebDriverResult<()> {
    browser
        .until(&format!("count('ready') === {widgets}"))
        .await?;
    browser
        .until(
            "performance.getEntriesByType('resource').some((it) => it.name.endsWith('/steps.js'))",
        )
        .await?;
    settled(browser).await
}

/// All that scrolling has set off is under way. What waits for a pause waits for less than this
/// timer, which is set after it.
async fn settled(browser: &Browser) -> WebDriverResult<()> {
    let waited = browser
        .run("await framed(); await new Promise((done) => setTimeout(done, 300)); await framed()")
        .await?;
    assert_eq!(waited, serde_json::Value::Null);
    Ok(())
}

/// Scrolls to a step and waits for the votes.
async fn reach(browser: &Browser, step: &str, transfer: &str) -> WebDriverResult<()> {
    browser.json(&format!("go('{step}')")).await?;
    browser
        .until(&format!("w.outcome.scenario.transfer === {transfer}"))
        .await?;
    assert_eq!(browser.text("current()").await?, step);
    Ok(())
}

/// The reader moves the handle by the keyboard.
async fn press(browser: &Browser, key: Key) -> WebDriverResult<()> {
    browser
        .json("w.shadowRoot.querySelector('.in1').focus({ preventScroll: true })")
        .await?;
    let keys = browser.driver.action_chain().send_keys(key + "");
    keys.perform().await
}

#[test]
fn five_steps_move_the_widget_down_and_up() {
    run(async |browser| {
        open(browser, STEPS).await?;
        // None is reached yet.
        assert_eq!(browser.text("transfers() + current()").await?, "0,");
        let all = "[...Object.values(w.outcome.scenario), w.outcome.seat.name, w.shadowRoot.querySelector('[data-panel]').dataset.panel, w.shadowRoot.querySelector('.bt-headline')?.textContent].join()";
        let settings = [
            ("s1", "10", "10,0,0,Hartlepool,seat,"),
            ("s2", "34", "34,0,0,Hartlepool,seat,"),
            ("s3", "77", "77,5,0,Wakefield,seat,"),
            ("s4", "50", "50,0,0,Hartlepool,wall,The wall"),
            ("s5", "100", "100,0,-1,Hartlepool,seat,"),
        ];
        let up = settings.iter().rev().skip(1);
        for (step, transfer, setting) in settings.iter().chain(up) {
            reach(browser, step, transfer).await?;
            browser.until(&format!("{all} === '{setting}'")).await?;
        }
        // Above the first and below the last all stays as it is.
        browser.json("scrollTo(0, 0)").await?;
        settled(browser).await?;
        assert_eq!(browser.text("transfers() + current()").await?, "10,s1");
        browser.assert_quiet().await
    });
}

#[test]
fn the_readers_own_setting_counts_until_the_next_step() {
    run(async |browser| {
        open(browser, STEPS).await?;
        reach(browser, "s2", "34").await?;
        press(browser, Key::Right).await?;
        browser.until("transfers() === '35,'").await?;
        // Within a step, and below and above it where no other is reached.
        for by in [40, -80, 20] {
            browser.json(&format!("scrollBy(0, {by})")).await?;
            settled(browser).await?;
            assert_eq!(browser.text("transfers()").await?, "35,");
        }
        reach(browser, "s3", "77").await?;
        // In the middle of a glide; or at its end, on a machine that draws no more than that.
        browser.json("go('s5')").await?;
        browser.until("w.outcome.scenario.transfer !== 77").await?;
        press(browser, Key::Home).await?;
        browser.until("transfers() === '0,'").await?;
        browser
            .run("await new Promise((done) => setTimeout(done, 1000))")
            .await?;
        assert_eq!(browser.text("transfers()").await?, "0,");
        reach(browser, "s4", "50").await?;
        browser.assert_quiet().await
    });
}

#[test]
fn what_moves_by_itself_takes_no_setting_from_the_reader() {
    run(async |browser| {
        open(browser, STEPS).await?;
        reach(browser, "s2", "34").await?;
        press(browser, Key::Right).await?;
        browser.until("transfers() === '35,'").await?;
        // The steps below come up without any scrolling.
        let moved = browser
            .json("const before = scrollY; s2.style.margin = 0; return [s3.getBoundingClientRect().top < innerHeight / 2 + 100, scrollY === before]")
            .await?;
        assert_eq!(moved, json!([true, true]));
        settled(browser).await?;
        assert_eq!(browser.text("transfers() + current()").await?, "35,s2");
        browser.assert_quiet().await
    });
}

#[test]
fn steps_that_are_passed_move_nothing() {
    run(async |browser| {
        open(browser, STEPS).await?;
        reach(browser, "s1", "10").await?;
        browser.json("seen.length = 0").await?;
        // One after the other, faster than the pause.
        browser
            .run("for (const step of ['s2', 's3', 's4', 's5']) { go(step); await new Promise(requestAnimationFrame) }")
            .await?;
        browser.until("transfers() === '100,'").await?;
        let elsewhere = "seen.filter((it) => it.includes('Wakefield')).join()";
        assert_eq!(browser.text(elsewhere).await?, "");
        // In one jump back.
        reach(browser, "s1", "10").await?;
        assert_eq!(browser.text(elsewhere).await?, "");
        browser.assert_quiet().await
    });
}

#[test]
fn the_last_step_is_reached_where_the_page_ends_with_it() {
    run(async |browser| {
        open(
            browser,
            &format!("{STEPS}<style>#s5 {{ margin: 0; padding: 0 }}</style>"),
        )
        .await?;
        browser
            .json("scrollTo(0, document.documentElement.scrollHeight)")
            .await?;
        browser.until("transfers() === '100,'").await?;
        assert_eq!(browser.text("current()").await?, "s5");
        Ok(())
    });
}

#[test]
fn where_less_motion_is_preferred_it_jumps() {
    run(async |browser| {
        browser
            .emulate("", &[("prefers-reduced-motion", "reduce")])
            .await?;
        open(browser, STEPS).await?;
        browser
            .until("matchMedia('(prefers-reduced-motion: reduce)').matches")
            .await?;
        reach(browser, "s3", "77").await?;
        reach(browser, "s1", "10").await?;
        settled(browser).await?;
        assert_eq!(
            browser.json("return seen").await?,
            json!(["77 Wakefield", "10 Hartlepool"])
        );
        browser.assert_quiet().await
    });
}

#[test]
fn a_step_in_sight_at_first_counts_unless_the_reader_brings_a_setting() {
    run(async |browser| {
        browser.driver.set_window_rect(0, 0, 700, 800).await?;
        let html = page(
            &loader(browser.site, &browser.site.fault("ok")),
            &format!("{STYLE}{WIDGET}<div style='height: 45vh'></div>{STEPS}"),
        );
        let address = browser.site.put(html, None);
        browser.driver.goto(&address).await?;
        browser.until("transfers() === '10,'").await?;
        followed(browser, 1).await?;
        // It was there at once.
        assert_eq!(
            browser.json("return [...new Set(seen)]").await?,
            json!(["10 Hartlepool"])
        );
        // Of another address, since of the same it would only be another place in the page.
        browser.driver.goto("about:blank").await?;
        browser.driver.goto(format!("{address}#t=62")).await?;
        followed(browser, 1).await?;
        assert_eq!(browser.text("transfers() + current()").await?, "62,s1");
        browser.json("scrollBy(0, 30)").await?;
        settled(browser).await?;
        assert_eq!(browser.text("transfers()").await?, "62,");
        reach(browser, "s2", "34").await?;
        reach(browser, "s1", "10").await?;
        browser.assert_quiet().await
    });
}

#[test]
fn a_page_that_is_loaded_anew_or_come_back_to_is_at_its_step() {
    run(async |browser| {
        open(browser, STEPS).await?;
        reach(browser, "s3", "77").await?;
        let other = browser.site.put(page("", "Other"), None);
        browser.driver.refresh().await?;
        browser.until("window.w && transfers() === '77,'").await?;
        assert_eq!(browser.text("current()").await?, "s3");
        browser.driver.goto(other).await?;
        browser.driver.back().await?;
        browser.until("window.w && transfers() === '77,'").await?;
        assert_eq!(browser.text("current()").await?, "s3");
        reach(browser, "s2", "34").await?;
        browser.assert_quiet().await
    });
}

#[test]
fn a_step_that_cannot_be_read_is_skipped_with_one_line() {
    run(async |browser| {
        let bad = r#"<p id="b1" data-brexit-transfer-step='{"transfer":20'>Cut short</p>
<p id="b2" data-brexit-transfer-step='{"transfr":20}'>Unknown</p>
<p id="b3" data-brexit-transfer-step='{"transfer":"20"}'>Text</p>
<p id="b4" data-brexit-transfer-step='{"swing":26}'>Too far</p>
<p id="b5" data-brexit-transfer-step='[20]'>A list</p>
<p id="b6" data-brexit-transfer-step=''>Nothing</p>
<p id="b7" data-brexit-transfer-step='{"__proto__":{"transfer":20}}'>Odd</p>"#;
        open(browser, &format!("{bad}{STEPS}")).await?;
        for _ in 0..2 {
            for step in ["b1", "b2", "b3", "b4", "b5", "b6", "b7"] {
                browser.json(&format!("go('{step}')")).await?;
                settled(browser).await?;
            }
            assert_eq!(browser.text("transfers() + current()").await?, "0,");
        }
        let lines = browser.noted("console").await?;
        assert_eq!(lines.len(), 7, "{lines:?}");
        for (line, (attribute, reason)) in lines.iter().zip([
            (r#"'{"transfer":20'"#, ""),
            (r#"'{"transfr":20}'"#, "there is no option \"transfr\"; accepted: transfer, labourShare, swing, seat, wall, panels, headline"),
            (r#"'{"transfer":"20"}'"#, "the option transfer cannot be \"20\"; accepted: a number from 0 to 100"),
            (r#"'{"swing":26}'"#, "the option swing cannot be 26; accepted: a number from -25 to 25"),
            ("'[20]'", "it is no object"),
            ("''", ""),
            (r#"'{"__proto__":{"transfer":20}}'"#, "there is no option \"__proto__\""),
        ]) {
            let start = format!(
                "brexit-transfer: The step data-brexit-transfer-step={attribute} is skipped: "
            );
            assert!(line.starts_with(&start) && line.contains(reason), "{line}");
        }
        // The others are sound, and one that is mended counts.
        reach(browser, "s1", "10").await?;
        browser
            .json("b1.dataset.brexitTransferStep = '{\"transfer\":20}'")
            .await?;
        reach(browser, "b1", "20").await?;
        assert_eq!(browser.noted("console").await?.len(), 7);
        assert_eq!(browser.noted("uncaught").await?, Vec::<String>::new());
        Ok(())
    });
}

#[test]
fn a_page_without_steps_does_not_ask_for_the_script() {
    run(async |browser| {
        let fault = browser.site.fault("ok");
        browser.open_with(&fault, &story("")).await?;
        browser.until("count('ready') === 1").await?;
        settled(browser).await?;
        let files = browser.site.requests(&fault);
        assert!(files.contains(&"brexit-transfer.js".to_owned()));
        assert!(!files.contains(&"steps.js".to_owned()), "{files:?}");
        Ok(())
    });
}

#[test]
fn two_passages_move_their_own_widgets() {
    run(async |browser| {
        let steps = r#"<p id="s1" data-brexit-transfer-step='{"transfer":10}'>One</p>
<p id="s2" data-brexit-transfer-step='{"transfer":20}'>Two</p>
<brexit-transfer id="v" loading="eager" panels="seat" transfer="5"></brexit-transfer><div style="height: 150vh"></div>
<div data-brexit-transfer-for="v">
  <p id="s3" data-brexit-transfer-step='{"transfer":30}'>At <b id="told" data-brexit-transfer-text="scenario.transfer">some</b></p>
  <p id="s4" data-brexit-transfer-step='{"transfer":40}'>Four</p>
</div>
<p id="s5" data-brexit-transfer-step='{"transfer":50}' data-brexit-transfer-for="w">Five</p>
<p id="s6" data-brexit-transfer-step='{"transfer":60}' data-brexit-transfer-for="nobody">Six</p>"#;
        browser.driver.set_window_rect(0, 0, 700, 800).await?;
        browser.open(&story(steps)).await?;
        followed(browser, 2).await?;
        assert_eq!(browser.text("transfers()").await?, "0,5");
        for (step, transfers, current) in [
            ("s2", "20,5", "s2"),
            ("s3", "20,30", "s2,s3"),
            ("s4", "20,40", "s2,s4"),
            ("s5", "50,40", "s4,s5"),
            ("s6", "50,40", "s4,s5"),
            ("s3", "20,30", "s2,s3"),
            // Above the first of its own the second stays.
            ("s1", "10,30", "s1,s3"),
        ] {
            browser.json(&format!("go('{step}')")).await?;
            browser
                .until(&format!("transfers() === '{transfers}'"))
                .await?;
            settled(browser).await?;
            let found = browser.text("transfers() + ' ' + current()").await?;
            assert_eq!(found, format!("{transfers} {current}"), "{step}");
        }
        // Texts there are of that widget as well.
        assert_eq!(browser.text("told.textContent").await?, "30.0");
        browser.assert_quiet().await
    });
}

#[test]
fn a_script_that_comes_late_or_not_leaves_a_working_page() {
    run(async |browser| {
        browser.driver.set_window_rect(0, 0, 700, 800).await?;
        let fault = browser.site.fault("steps-404");
        browser.open_with(&fault, &story(STEPS)).await?;
        browser.until("count('ready') === 1").await?;
        browser.until("count('console') === 1").await?;
        let line = browser.noted("console").await?.remove(0);
        assert!(line.starts_with("brexit-transfer: steps.js: "), "{line}");
        browser.json("go('s2')").await?;
        press(browser, Key::Right).await?;
        browser.until("transfers() === '1,'").await?;
        settled(browser).await?;
        assert_eq!(browser.text("current()").await?, "");
        for kind in ["uncaught", "error", "violation"] {
            assert_eq!(browser.noted(kind).await?, Vec::<String>::new(), "{kind}");
        }

        let fault = browser.site.fault("steps-held");
        browser.open_with(&fault, &story(STEPS)).await?;
        browser.until("count('ready') === 1").await?;
        browser.json("go('s2')").await?;
        press(browser, Key::Right).await?;
        browser.until("transfers() === '1,'").await?;
        browser.site.release(&fault);
        browser.until("current() === 's2'").await?;
        settled(browser).await?;
        // The reader was first.
        assert_eq!(browser.text("transfers()").await?, "1,");
        reach(browser, "s3", "77").await?;
        browser.assert_quiet().await
    });
}

#[test]
fn what_comes_and_goes_breaks_nothing() {
    run(async |browser| {
        open(browser, STEPS).await?;
        reach(browser, "s2", "34").await?;
        // Steps that leave, and one that comes.
        browser.json("s2.remove(); s1.remove(); s4.insertAdjacentHTML('afterend', `<p id=\"late\" data-brexit-transfer-step='{\"transfer\":66}'>Late</p>`)").await?;
        reach(browser, "late", "66").await?;
        reach(browser, "s4", "50").await?;
        // Another election has its own seats and votes.
        let src = format!(
            "{}/{}/2024.election",
            browser.site.cdn,
            browser.site.fault("ok")
        );
        browser
            .json(&format!("w.setAttribute('src', {src:?})"))
            .await?;
        browser
            .until("w.outcome.commons.reform !== undefined")
            .await?;
        reach(browser, "s5", "100").await?;
        reach(browser, "s4", "50").await?;
        assert_eq!(browser.text("w.outcome.commons.con").await?, "210");
        // Off the page and back.
        browser.json("window.kept = w; kept.remove()").await?;
        browser.json("go('late')").await?;
        settled(browser).await?;
        browser.json("document.body.prepend(kept)").await?;
        browser.until("count('ready') === 2").await?;
        reach(browser, "s5", "100").await?;
        browser.assert_quiet().await?;
        // Gone for good.
        browser.json("w.destroy()").await?;
        for step in ["s4", "s3"] {
            browser.json(&format!("go('{step}')")).await?;
            settled(browser).await?;
        }
        browser.assert_quiet().await
    });
}

#[test]
fn the_strict_policy_holds() {
    run(async |browser| {
        let site = browser.site;
        let fault = site.fault("ok");
        let head = format!(
            r#"<script type="module" src="/{fault}/brexit-transfer.js"></script><link rel="stylesheet" href="/{fault}/steps.css">"#
        );
        let body = format!(
            r#"<div class="brexit-transfer-story">{WIDGET}<div>{STEPS}</div></div><p>After</p>"#
        );
        browser.driver.set_window_rect(0, 0, 700, 800).await?;
        let address = site.put(page(&head, &body), Some(&policy()));
        browser.driver.goto(address).await?;
        followed(browser, 1).await?;
        for (step, transfer) in [("s4", "50"), ("s2", "34")] {
            browser
                .json(&format!("{step}.scrollIntoView({{ block: 'center' }})"))
                .await?;
            browser
                .until(&format!("w.outcome.scenario.transfer === {transfer}"))
                .await?;
        }
        assert_eq!(
            browser.text("getComputedStyle(w).position").await?,
            "sticky"
        );
        browser.assert_quiet().await
    });
}

#[test]
fn the_passage_of_the_docs_works_as_it_is_pasted() {
    run(async |browser| {
        let path = format!("{}/docs/story-steps.md", env!("CARGO_MANIFEST_DIR"));
        let docs = std::fs::read_to_string(path)?;
        let fenced = docs
            .split("```html\n")
            .nth(1)
            .and_then(|rest| rest.split("```").next());
        let fault = browser.site.fault("ok");
        let host = format!("{}/{fault}/", browser.site.cdn);
        let passage = fenced
            .expect("a passage")
            .replace("https://cdn.example/brexit-transfer/", &host);
        let body = format!("<div style='height: 100vh'></div>{passage}<p>After</p>");
        browser.driver.set_window_rect(0, 0, 700, 800).await?;
        let address = browser.site.put(page("", &body), None);
        browser.driver.goto(address).await?;
        for (place, transfer) in [(0, 0), (2, 77), (1, 34)] {
            browser
                .json(&format!("document.querySelectorAll('[data-brexit-transfer-step]')[{place}].scrollIntoView({{ block: 'center' }})"))
                .await?;
            browser
                .until(&format!(
                    "document.querySelector('#story').outcome?.scenario.transfer === {transfer}"
                ))
                .await?;
        }
        assert_eq!(
            browser
                .text("getComputedStyle(document.querySelector('#story')).position")
                .await?,
            "sticky"
        );
        browser.assert_quiet().await
    });
}

/// What a reader of the demo has on a screen when its third step counts.
const SIGHT: &str = "
  const story = document.querySelector('.brexit-transfer-story');
  const widget = story.querySelector('brexit-transfer');
  const step = story.querySelectorAll('[data-brexit-transfer-step]')[2];
  step.scrollIntoView();
  await until(() => widget.outcome && !widget.shadowRoot.querySelector('slot'));
  const top = (share) => step.getBoundingClientRect().top - share * innerHeight;
  // As a reader comes to it, until it stands under the line; the widget may grow on the way.
  for (let n = 0; n < 10; n++) { scrollBy(0, top(0.65)); await framed() }
  await until(() => widget.shadowRoot.querySelector('.bt-say').textContent.includes('77%') && !widget.shadowRoot.querySelector('[aria-busy]'));
  const [box, text] = [widget, step].map((it) => it.getBoundingClientRect());
  const hidden = [...story.querySelectorAll('[data-brexit-transfer-step]')].filter((it) => {
    const { left, right } = it.getBoundingClientRect();
    return left < box.right && right > box.left;
  });
  return {
    current: step.getAttribute('aria-current'), top: Math.round(box.top), share: box.height / innerHeight,
    isBeside: text.left >= box.right - 1, isInSight: text.top >= (hidden.length ? box.bottom : 0) && text.top < innerHeight,
    answers: ['.bt-score', '.bt-h'].filter((it) => widget.shadowRoot.querySelector(it).getClientRects().length).length,
    over: widget.scrollHeight - widget.clientHeight, sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  };";

#[test]
fn the_demo_has_room_for_widget_and_text() {
    run(async |browser| {
        browser.driver.set_window_rect(0, 0, 1500, 1100).await?;
        let inner = browser.site.put(demo(), None);
        for (width, height, is_beside) in [
            (360, 640, false),
            (360, 740, false),
            (620, 800, false),
            (960, 800, true),
            (1280, 800, true),
        ] {
            let frame =
                format!(r#"<iframe src="{inner}" width="{width}" height="{height}"></iframe>"#);
            let outer = browser.site.put(page("", &frame), None);
            browser.driver.goto(outer).await?;
            browser.driver.enter_frame(0).await?;
            browser.until("window.until").await?;
            let seen = browser.run(SIGHT).await?;
            println!("{width} x {height}: {seen}");
            assert_eq!(seen["current"], "step", "{width}: {seen}");
            assert_eq!(seen["top"], 0, "it stays in sight, {width}: {seen}");
            assert_eq!(seen["isBeside"], is_beside, "{width}: {seen}");
            assert_eq!(seen["isInSight"], true, "{width}: {seen}");
            assert_eq!(seen["sideways"], 0, "{width}: {seen}");
            assert_eq!(
                seen["answers"], 1,
                "the seat's own heading, {width}: {seen}"
            );
            let most = if is_beside { 1.0 } else { 0.57 };
            assert!(seen["share"].as_f64() <= Some(most), "{width}: {seen}");
            // Above the text all of it is seen, so that no finger is caught by what scrolls within.
            if !is_beside {
                assert_eq!(seen["over"], 0, "{width}: {seen}");
            }
            browser.driver.enter_default_frame().await?;
        }
        Ok(())
    });
}

#[test]
fn where_scripts_never_run_the_demo_has_plain_paragraphs() {
    run(async |browser| {
        let site = browser.site;
        let start = demo();
        let tag = r#"<script type="module" src="/embed/brexit-transfer.js"></script>"#;
        assert!(start.contains(tag));
        let missing = loader(site, &site.fault("other-404"));
        for html in [start.replace(tag, ""), start.replace(tag, &missing)] {
            browser.driver.goto(site.put(html, None)).await?;
            browser.until("document.readyState === 'complete'").await?;
            let found = browser
                .json(
                    "const story = document.querySelector('.brexit-transfer-story'); \
                     const widget = story.querySelector('brexit-transfer'); \
                     const steps = [...story.querySelectorAll('[data-brexit-transfer-step]')]; \
                     const plain = getComputedStyle(document.querySelector('article > p')); \
                     return [getComputedStyle(widget).position, widget.shadowRoot, steps.length, \
                       steps.filter((it) => { const own = getComputedStyle(it); return own.marginBottom !== plain.marginBottom || own.borderLeftWidth !== plain.borderLeftWidth }).length, \
                       story.querySelectorAll('[aria-current]').length, \
                       widget.textContent.match(/Hartlepool: Labour hold, majority 3,595/g)?.length]",
                )
                .await?;
            assert_eq!(found, json!(["static", null, 5, 0, 0, 1]));
        }
        Ok(())
    });
}
