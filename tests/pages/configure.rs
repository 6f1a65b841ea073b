//! The configurator of a release, under the strict policy.

use std::{env, fs, path::PathBuf, rc::Rc};

use brexit_transfer::{
    Words,
    model::Election,
    options::{Key as Name, Options},
    view::static_render,
};
use serde_json::json;
use thirtyfour::prelude::*;

use crate::{
    accessibility,
    browser::{Browser, page, run},
    documents::policy,
};

const PREVIEW: &str = "document.querySelector('.preview brexit-transfer')";

fn address(browser: &Browser, fragment: &str) -> String {
    browser.site.put_built("configure.html", &policy()) + fragment
}

/// Opens it with a setting, and waits until all is drawn.
async fn open(browser: &Browser, fragment: &str) -> WebDriverResult<()> {
    // A page that is there already would only hear of another fragment.
    browser.driver.goto("about:blank").await?;
    browser.driver.goto(address(browser, fragment)).await?;
    drawn(browser).await
}

async fn drawn(browser: &Browser) -> WebDriverResult<()> {
    browser.until("document.getElementById('article')").await?;
    browser.until_drawn(PREVIEW).await?;
    browser
        .until("['still', 'frame', 'picture'].every((id) => document.getElementById(id))")
        .await
}

/// What a field says.
async fn field(browser: &Browser, id: &str) -> WebDriverResult<String> {
    browser
        .text(&format!("document.getElementById('{id}')?.value"))
        .await
}

/// Writes into a field, as somebody does who leaves it then.
async fn fill(browser: &Browser, id: &str, text: &str) -> WebDriverResult<()> {
    let script = format!(
        "const field = document.getElementById('{id}'); field.value = {}; \
         for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, {{ bubbles: true }}))",
        json!(text)
    );
    browser.json(&script).await.map(drop)
}

async fn choose(browser: &Browser, group: &str, value: &str) -> WebDriverResult<()> {
    let script =
        format!("document.querySelector('input[name=\"{group}\"][value=\"{value}\"]').click()");
    browser.json(&script).await.map(drop)
}

/// The lines in an article of their own, once the widget there is drawn.
async fn paste(browser: &Browser, lines: &str) -> WebDriverResult<()> {
    let article = format!("<div style=\"width: 620px\">{lines}</div>");
    let address = browser.site.put(page("", &article), None);
    browser.driver.goto(address).await?;
    browser
        .until_drawn("(window.w = document.querySelector('brexit-transfer'))")
        .await
}

async fn press(browser: &Browser, keys: impl Into<TypingData>) -> WebDriverResult<()> {
    let keys = browser.driver.action_chain().send_keys(keys);
    keys.perform().await
}

/// Goes on with the tab key until what has the focus is what is looked for.
async fn tab_to(browser: &Browser, selector: &str) -> WebDriverResult<()> {
    for _ in 0..80 {
        press(browser, Key::Tab + "").await?;
        let is_there = format!("document.activeElement.matches({})", json!(selector));
        if browser.json(&format!("return {is_there}")).await? == json!(true) {
            return Ok(());
        }
    }
    panic!("the tab key does not reach {selector}");
}

#[test]
fn the_keyboard_alone_sets_up_a_widget_and_its_lines_show_just_that() {
    run(async |browser| {
        browser.driver.set_window_rect(0, 0, 900, 900).await?;
        open(browser, "").await?;
        browser
            .json("Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.copied = text } } })")
            .await?;
        // An arrow chooses the next of a group.
        tab_to(browser, "[name=election]").await?;
        press(browser, Key::Right + "").await?;
        browser
            .until("document.getElementById('election-said').textContent.includes('2024')")
            .await?;
        tab_to(browser, "#seat").await?;
        press(browser, "clact").await?;
        browser
            .until("document.querySelectorAll('.finder li').length === 1")
            .await?;
        press(browser, Key::Enter + "").await?;
        browser
            .until("document.getElementById('seat-chosen').textContent.startsWith('Clacton')")
            .await?;
        // The wall goes before the seat, and the others but the map are left out. The focus stays with
        // the panel that moves.
        tab_to(browser, "#panel-wall-up").await?;
        press(browser, Key::Enter + "").await?;
        browser
            .until("document.querySelector('[data-panel]').dataset.panel === 'wall' && document.activeElement.id === 'panel-wall-up'")
            .await?;
        for panel in ["curve", "mountain", "list"] {
            tab_to(browser, &format!("#panel-{panel}")).await?;
            press(browser, " ").await?;
            let is_out = format!(
                "document.activeElement.id === 'panel-{panel}' && !document.activeElement.checked"
            );
            browser.until(&is_out).await?;
        }
        tab_to(browser, "#transfer").await?;
        press(browser, "36").await?;
        tab_to(browser, "#headline").await?;
        press(browser, "If \"many\" had & more").await?;
        // Past the preview to what is copied: the buttons at the page's top lead there.
        browser.json("document.activeElement.blur(); getSelection().removeAllRanges(); document.querySelector('nav button').focus()").await?;
        tab_to(browser, "nav button:last-child").await?;
        press(browser, Key::Enter + "").await?;
        browser
            .until("document.activeElement.id === 'copy'")
            .await?;
        tab_to(browser, "#article-button").await?;
        press(browser, Key::Enter + "").await?;
        browser.until("window.copied").await?;
        browser
            .until("document.activeElement.parentNode.querySelector('[role=status]').textContent === 'Copied.'")
            .await?;
        let copied = browser.text("copied").await?;
        let folder = format!("{}/embed/", browser.site.paper);
        assert_eq!(
            copied,
            format!(
                "<script type=\"module\" src=\"{folder}brexit-transfer.js\"></script>\n\
                 <brexit-transfer src=\"{folder}2024.election\" transfer=\"36\" seat=\"E14001174\" \
                 panels=\"wall seat map\" headline=\"If &quot;many&quot; had &amp; more\"></brexit-transfer>"
            )
        );
        assert_eq!(field(browser, "article").await?, copied);
        browser.assert_quiet().await?;
        let shown = "JSON.stringify([...w.shadowRoot.querySelectorAll('section[data-panel]')].map((panel) => panel.dataset.panel)) + w.outcome.seat.name + w.outcome.scenario.transfer + w.shadowRoot.querySelector('h2').textContent";
        paste(browser, &copied).await?;
        assert_eq!(
            browser.text(shown).await?,
            "[\"wall\",\"seat\",\"map\"]Clacton36If \"many\" had & more"
        );
        browser.assert_quiet().await
    });
}

/// Options as a fragment of the configurator says them, about an election of the release.
fn options(lang: &str, src: Option<&str>, texts: &[(Name, &str)]) -> Options {
    let words = Words::of(lang).expect("a language");
    let election = match src {
        None => words.embedded_election().expect("its words"),
        Some(file) => {
            let dist = env::var_os("BREXIT_PAGES").map(PathBuf::from).unwrap();
            let file = fs::read(dist.join("embed").join(file)).expect("an election file");
            Election::read_in(&file, lang).expect("an election")
        }
    };
    let mut options = Options {
        words: Rc::clone(&words),
        ..Options::new(election)
    };
    assert_eq!(options.set_texts(texts), []);
    options
}

#[test]
fn the_static_state_is_the_one_that_is_drawn_natively() {
    run(async |browser| {
        for (fragment, options) in [
            ("", options("en", None, &[])),
            (
                "#transfer=62.5&labour-share=5&swing=-1.25&seat=Wansbeck&panels=wall+seat&headline=A+%22headline%22",
                options(
                    "en",
                    None,
                    &[
                        (Name::Transfer, "62.5"),
                        (Name::LabourShare, "5"),
                        (Name::Swing, "-1.25"),
                        (Name::Seat, "Wansbeck"),
                        (Name::Panels, "wall seat"),
                        (Name::Headline, "A \"headline\""),
                    ],
                ),
            ),
            (
                "#lang=cy&transfer=77&wall=wales",
                options("cy", None, &[(Name::Transfer, "77"), (Name::Wall, "wales")]),
            ),
            (
                "#src=2024.election&transfer=36&seat=E14001174",
                options(
                    "en",
                    Some("2024.election"),
                    &[(Name::Transfer, "36"), (Name::Seat, "E14001174")],
                ),
            ),
        ] {
            open(browser, fragment).await?;
            let drawn = static_render::fallback(options);
            // A field has its own way with the ends of lines, but these are all alike.
            assert_eq!(field(browser, "still").await?, drawn, "{fragment}");
        }
        browser.assert_quiet().await
    });
}

#[test]
fn the_setting_survives_a_reload_and_bad_parts_are_named() {
    run(async |browser| {
        open(browser, "#colour=red&seat=Nowhere&transfer=62&width=360").await?;
        let note = |id: &str| format!("document.getElementById('{id}').textContent");
        assert_eq!(
            browser.text(&note("passed-over")).await?,
            "The address says what is not understood here, and it is passed over: colour=red."
        );
        assert!(
            browser
                .text(&note("seat-note"))
                .await?
                .starts_with("“Nowhere” cannot be used as it stands.")
        );
        fill(browser, "headline", "A headline").await?;
        choose(browser, "wall", "own").await?;
        fill(browser, "own-seat", "wansbeck").await?;
        browser
            .until("document.querySelector('.own .finder li button')")
            .await?;
        browser
            .json("document.querySelector('.own .finder li button').click()")
            .await?;
        choose(browser, "scheme", "dark").await?;
        fill(browser, "home", "https://cdn.example/widget").await?;
        let wanted = "#transfer=62&wall=E14000733+E14001014&headline=A+headline&home=https%3A%2F%2Fcdn.example%2Fwidget&width=360&scheme=dark";
        browser
            .until(&format!("location.hash === {wanted:?}"))
            .await?;
        let before = field(browser, "article").await?;
        assert!(
            before.contains("src=\"https://cdn.example/widget/brexit-transfer.js\""),
            "{before}"
        );
        assert!(
            before.contains(" wall=\"E14000733 E14001014\" "),
            "{before}"
        );
        browser.driver.refresh().await?;
        drawn(browser).await?;
        assert_eq!(field(browser, "article").await?, before);
        let stage = "Object.values(document.querySelector('.stage').dataset).join()";
        assert_eq!(browser.text(stage).await?, "360,dark");
        assert_eq!(browser.text(&note("passed-over")).await?, "");
        assert_eq!(
            browser
                .text(&format!("{PREVIEW}.outcome.wall.seats"))
                .await?,
            "2"
        );
        // Another address in the same page.
        browser.json("location.hash = '#seat=Wansbeck'").await?;
        browser
            .until(&format!(
                "{PREVIEW}.outcome.seat.name === 'Wansbeck' && {PREVIEW}.outcome.wall.seats === 127"
            ))
            .await?;
        browser.assert_quiet().await
    });
}

#[test]
fn colours_that_are_too_weak_are_named_and_the_preview_wears_them() {
    run(async |browser| {
        open(browser, "").await?;
        fill(browser, "colour-con-text", "#777").await?;
        let said = |token: &str| {
            format!("document.getElementById('colour-{token}-note').textContent.trim()")
        };
        browser
            .until(&format!(
                "{} === 'Too weak: contrast with the background 4.4. Words need 4.5 or more.'",
                said("con-text")
            ))
            .await?;
        assert_eq!(
            browser
                .text("document.getElementById('colour-con-text').ariaInvalid")
                .await?,
            "true"
        );
        fill(browser, "colour-con-text", "#0a5").await?;
        fill(browser, "colour-con-text", "#004488").await?;
        browser
            .until(&format!("{}.startsWith('Contrast with')", said("con-text")))
            .await?;
        let rule = "brexit-transfer {\n  --bt-con-text: light-dark(#004488, #7fb0ee);\n  --bt-con-ghost-text: var(--bt-con-text);\n}";
        assert_eq!(field(browser, "rule").await?, rule);
        let colour = format!(
            "getComputedStyle({PREVIEW}.shadowRoot.querySelector('[data-party=con]')).color"
        );
        assert_eq!(browser.text(&colour).await?, "rgb(0, 68, 136)");
        browser
            .until("location.hash === '#--bt-con-text=light-dark%28%23004488%2C+%237fb0ee%29'")
            .await?;
        // The colours on dark pages are others.
        choose(browser, "scheme", "dark").await?;
        browser
            .until("document.getElementById('colour-con-text').value === '#7fb0ee'")
            .await?;
        fill(browser, "colour-con-text", "#222222").await?;
        choose(browser, "colours-scheme", "light").await?;
        browser
            .until("document.getElementById('own-colours').textContent.includes('On dark 1 colour is too weak.')")
            .await?;
        browser
            .json("document.getElementById('usual-colours').click()")
            .await?;
        browser.until("!document.getElementById('rule')").await?;
        assert_eq!(browser.text(&colour).await?, "rgb(15, 76, 138)");
        browser.assert_quiet().await
    });
}

#[test]
fn the_frame_is_as_high_as_what_is_in_it_and_the_lines_are_those_of_the_reader_s_button() {
    run(async |browser| {
        open(
            browser,
            "#src=2024.election&transfer=36&seat=E14001174&panels=wall+seat&width=360",
        )
        .await?;
        let (article, frame) = (
            field(browser, "article").await?,
            field(browser, "frame").await?,
        );
        browser
            .json(&format!(
                "{PREVIEW}.shadowRoot.querySelector('[data-share=embed]').click()"
            ))
            .await?;
        let fields = format!("[...{PREVIEW}.shadowRoot.querySelectorAll('dialog textarea')]");
        browser.until(&format!("{fields}.length === 2")).await?;
        let reader = browser
            .json(&format!("return {fields}.map((field) => field.value)"))
            .await?;
        assert_eq!(reader, json!([article, frame]));
        browser.assert_quiet().await?;
        let heard = "<script>addEventListener('message', ({ data }) => { if (data.type === 'iframe-resized') window.inside = data.height })</script>";
        let page = page(
            "",
            &format!("{heard}<div style=\"width: 620px\">{frame}</div>"),
        );
        browser.driver.goto(browser.site.put(page, None)).await?;
        browser.until("window.inside").await?;
        assert_eq!(
            browser.text("inside").await?,
            browser
                .text("document.querySelector('iframe').height")
                .await?
        );
        Ok(())
    });
}

#[test]
fn what_is_moved_in_the_preview_can_be_kept_or_put_back() {
    run(async |browser| {
        open(browser, "").await?;
        let move_it = format!(
            "const input = {PREVIEW}.shadowRoot.querySelector('.in1'); input.value = 40; input.dispatchEvent(new Event('input', {{ bubbles: true }}))"
        );
        browser.json(&move_it).await?;
        browser
            .until("!document.querySelector('.moved').hidden")
            .await?;
        browser
            .json("document.getElementById('undo').click()")
            .await?;
        browser
            .until(&format!("{PREVIEW}.outcome.scenario.transfer === 0 && document.querySelector('.moved').hidden"))
            .await?;
        browser.json(&move_it).await?;
        browser
            .until("!document.querySelector('.moved').hidden")
            .await?;
        browser
            .json("document.getElementById('keep').click()")
            .await?;
        browser
            .until("document.getElementById('article').value.includes(' transfer=\"40\"') && document.querySelector('.moved').hidden")
            .await?;
        browser.assert_quiet().await
    });
}

#[test]
fn a_text_that_cannot_be_copied_is_selected() {
    run(async |browser| {
        open(browser, "").await?;
        for broken in [
            "undefined",
            "{ writeText: async () => { throw new Error('no') } }",
        ] {
            browser
                .json(&format!("Object.defineProperty(navigator, 'clipboard', {{ value: {broken}, configurable: true }}); getSelection().removeAllRanges(); document.activeElement.blur(); document.getElementById('react-button').click()"))
                .await?;
            browser
                .until("document.activeElement.id === 'react'")
                .await?;
            assert_eq!(
                browser
                    .text("(({ selectionStart, selectionEnd, value }) => value.length > 0 && selectionStart === 0 && selectionEnd === value.length)(document.activeElement)")
                    .await?,
                "true"
            );
            browser
                .until("document.querySelector('.copy:has(#react) [role=status]').textContent.includes('copy it by hand')")
                .await?;
        }
        browser.assert_quiet().await
    });
}

#[test]
fn the_picture_is_the_one_that_readers_save() {
    run(async |browser| {
        open(browser, "#transfer=62").await?;
        let size = "document.getElementById('picture').naturalWidth + 'x' + document.getElementById('picture').naturalHeight";
        browser.until(&format!("{size} === '1200x630'")).await?;
        let here = browser
            .text("document.getElementById('picture').src")
            .await?;
        assert!(here.starts_with("data:image/png;base64,"), "{here}");
        assert_eq!(
            browser
                .text("document.getElementById('picture-save').download")
                .await?,
            "brexit-transfer-1200x630.png"
        );
        browser
            .json(&format!(
                "{PREVIEW}.shadowRoot.querySelector('[data-share=image]').click()"
            ))
            .await?;
        let reader = format!("{PREVIEW}.shadowRoot.querySelector('dialog img')");
        browser.until(&format!("{reader}?.src")).await?;
        assert_eq!(browser.text(&format!("{reader}.src")).await?, here);
        assert_eq!(
            browser.text(&format!("{reader}.alt")).await?,
            field(browser, "alt").await?
        );
        choose(browser, "format", "upright").await?;
        browser
            .until(&format!(
                "document.getElementById('picture') && {size} === '1080x1350'"
            ))
            .await?;
        browser.assert_quiet().await
    });
}

#[test]
fn an_election_that_cannot_be_read_says_so_and_offers_nothing_to_copy() {
    run(async |browser| {
        let said = "document.getElementById('election-said')";
        for (src, words) in [
            ("nowhere.election", "the server answers 404"),
            ("brexit-transfer.js", "brexit-transfer.js cannot be used"),
            ("javascript:1", "is no such address"),
        ] {
            browser.driver.goto("about:blank").await?;
            let fragment = format!("#src={src}");
            browser.driver.goto(address(browser, &fragment)).await?;
            browser
                .until(&format!(
                    "{said}?.className === 'bad' && {said}.textContent.includes({words:?})"
                ))
                .await?;
            assert_eq!(
                browser.text("document.getElementById('article')").await?,
                "null"
            );
        }
        choose(browser, "election", "").await?;
        drawn(browser).await?;
        assert!(
            field(browser, "article")
                .await?
                .contains("<brexit-transfer></")
        );
        Ok(())
    });
}

/// What `docs/configure.md` has in its fences: the files of a release, and an address.
#[test]
fn its_documentation_is_right() {
    const DOCUMENTATION: &str = include_str!("../../docs/configure.md");
    let fences: Vec<&str> = DOCUMENTATION.split("```").skip(1).step_by(2).collect();
    let [files, here] = fences[..] else {
        panic!("two fences: {fences:?}");
    };
    run(async |browser| {
        let dist = env::var_os("BREXIT_PAGES").map(PathBuf::from).unwrap();
        let names = files
            .lines()
            .skip(1)
            .filter_map(|line| line.split(' ').next());
        for name in names {
            assert!(dist.join(name).exists(), "{name}");
        }
        let fragment = here.trim().split_once('#').expect("a fragment").1;
        open(browser, &format!("#{fragment}")).await?;
        let article = field(browser, "article").await?;
        assert!(
            article.ends_with(
                " transfer=\"36\" seat=\"E14001174\" panels=\"wall seat map\"></brexit-transfer>"
            ),
            "{article}"
        );
        browser
            .until("document.getElementById('seat-chosen').textContent.startsWith('Clacton')")
            .await?;
        browser.assert_quiet().await
    });
}

/// What a finger may miss: controls that are smaller than 44 pixels either way. That of a radio button
/// or a checkbox is its label.
const SMALL: &str = "[...document.querySelectorAll('button, input, textarea, summary, a, label.choice')] \
    .filter((element) => !element.matches('[type=radio], [type=checkbox]') && element.checkVisibility({ visibilityProperty: true }) && !element.closest('[inert]')) \
    .map((element) => [element, element.getBoundingClientRect()]) \
    .filter(([, box]) => box.width < 44 || box.height < 44) \
    .map(([element, box]) => `${element.outerHTML.slice(0, 80)} ${box.width}x${box.height}`)";

#[test]
fn on_a_phone_nothing_sticks_out_and_every_target_is_large_enough() {
    run(async |browser| {
        for width in [320, 360, 620] {
            let here = address(browser, "#wall=E14000733&--bt-con-text=%23777777");
            let frame = format!(
                r#"<iframe title="Page" src="{here}" width="{width}" height="800"></iframe>"#
            );
            let outer = browser.site.put(page("", &frame), None);
            browser.driver.goto(outer).await?;
            browser.driver.enter_frame(0).await?;
            drawn(browser).await?;
            fill(browser, "own-seat", "north").await?;
            browser
                .until("document.querySelectorAll('.finder li').length === 6")
                .await?;
            let sideways =
                "document.documentElement.scrollWidth - document.documentElement.clientWidth";
            assert_eq!(browser.text(sideways).await?, "0", "{width} px");
            assert_eq!(
                browser.json(&format!("return {SMALL}")).await?,
                json!([]),
                "{width} px"
            );
            browser.driver.enter_default_frame().await?;
        }
        Ok(())
    });
}

/// Ways from one state to the next.
/// The preview is always dark where a colour on light is too weak: it would be.
const STATES: [(&str, &str); 4] = [
    ("opening", ""),
    (
        "own list, finder, colours",
        "document.querySelector('[name=wall][value=own]').click(); await until(() => document.getElementById('own-seat')); \
         const seek = (id) => { const field = document.getElementById(id); field.value = 'north'; field.dispatchEvent(new Event('input', { bubbles: true })) }; \
         seek('own-seat'); seek('seat'); document.getElementById('own-colours').open = true; await until(() => document.querySelectorAll('.finder li').length === 12)",
    ),
    (
        "a number and a colour that will not do",
        "const fill = (id, text) => { const field = document.getElementById(id); field.value = text; field.dispatchEvent(new Event('change', { bubbles: true })) }; \
         document.querySelector('[name=scheme][value=light]').click(); document.querySelector('[name=theme][value=dark]').click(); \
         await until(() => document.querySelector('[name=colours-scheme][value=light]').checked); \
         fill('transfer', 'many'); fill('colour-con-text', '#777777'); fill('home', 'javascript:1'); \
         await until(() => document.querySelectorAll('[aria-invalid=true]').length === 2)",
    ),
    (
        "another election",
        "document.querySelector('[name=election][value=other]').click(); await until(() => document.getElementById('src'))",
    ),
];

#[test]
fn axe_finds_nothing_in_the_configurator() {
    run(async |browser| {
        let Some(axe) = accessibility::axe() else {
            println!("not run: BREXIT_PAGES_PACKAGES names no folder of npm packages");
            return Ok(());
        };
        browser.driver.set_window_rect(0, 0, 1280, 900).await?;
        let mut found = Vec::new();
        for (width, theme) in [(360, "light"), (1280, "light"), (1280, "dark")] {
            if browser.has_devtools() {
                browser
                    .emulate("", &[("prefers-color-scheme", theme)])
                    .await?;
            }
            browser.driver.goto("about:blank").await?;
            let here = address(browser, &format!("#scheme={theme}"));
            accessibility::open(browser, &here, width).await?;
            drawn(browser).await?;
            browser.json(&axe).await?;
            let name = format!("{width} px, {theme}");
            found.extend(accessibility::walk(browser, &name, &STATES, "").await?);
            browser.driver.enter_default_frame().await?;
        }
        assert!(found.is_empty(), "{}", found.join("\n"));
        Ok(())
    });
}
