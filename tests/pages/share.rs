//! The four buttons that share what the reader sees, and the link that opens it again.

use std::{
    env, fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use serde_json::json;
use thirtyfour::prelude::*;

use crate::browser::{Browser, PATIENCE, loader, page, run};

const WIDGET: &str = r#"<brexit-transfer id="w" loading="eager" transfer="62" panels="seat wall"></brexit-transfer>"#;

#[test]
fn a_link_carries_what_differs_from_the_opening_state() {
    run(async |browser| {
        browser.open(WIDGET).await?;
        browser.until("count('ready') === 1").await?;
        browser
            .json("Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.copied = text } } }); w.update({ labourShare: 5, seat: 'Wansbeck', wall: 'north' }); w.shadowRoot.querySelector('[data-share=link]').click()")
            .await?;
        browser.until("window.copied").await?;
        let hash = browser.text("new URL(copied).hash").await?;
        assert_eq!(hash, "#t=62&l=5&seat=E14001014&wall=north");
        browser
            .until("w.shadowRoot.querySelector('.bt-shared').textContent === 'Link copied.'")
            .await
    });
}

#[test]
fn a_link_that_cannot_be_copied_is_shown_to_be_copied_by_hand() {
    run(async |browser| {
        browser.open(WIDGET).await?;
        browser.until("count('ready') === 1").await?;
        browser
            .json("Object.defineProperty(navigator, 'clipboard', { value: undefined }); w.shadowRoot.querySelector('[data-share=link]').click()")
            .await?;
        browser
            .until("w.shadowRoot.querySelector('.bt-shared input')?.value.endsWith('#t=62')")
            .await?;
        browser.assert_quiet().await
    });
}

#[test]
fn a_shared_link_opens_the_first_widget_as_it_was() {
    run(async |browser| {
        let body = r#"<brexit-transfer id="w" loading="eager" transfer="10"></brexit-transfer><brexit-transfer id="second" loading="eager" transfer="10"></brexit-transfer>"#;
        let html = page(&loader(browser.site, &browser.site.fault("ok")), body);
        let address = browser.site.put(html, None);
        let link = format!("{address}#t=77&l=5&seat=Wansbeck&unknown=1");
        browser.driver.goto(link).await?;
        browser.until("count('ready') === 2").await?;
        let all = "[w.outcome.scenario.transfer, w.outcome.scenario.labourShare, w.outcome.seat.name, second.outcome.scenario.transfer].join()";
        assert_eq!(browser.text(all).await?, "77,5,Wansbeck,10");
        browser.assert_quiet().await
    });
}

/// Keeps what is copied in `copied`.
const KEEP: &str = "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.copied = text } } })";

#[test]
fn a_link_of_another_widget_opens_that_one() {
    run(async |browser| {
        let body = r#"<brexit-transfer id="w" loading="eager" transfer="10"></brexit-transfer><brexit-transfer id="second" loading="eager" transfer="10"></brexit-transfer>"#;
        let html = page(&loader(browser.site, &browser.site.fault("ok")), body);
        browser
            .driver
            .goto(browser.site.put(html.clone(), None))
            .await?;
        browser.until("count('ready') === 2").await?;
        browser
            .json(&format!("{KEEP}; second.update({{ transfer: 77 }}); second.shadowRoot.querySelector('[data-share=link]').click()"))
            .await?;
        browser.until("window.copied").await?;
        let hash = browser.text("new URL(copied).hash").await?;
        assert_eq!(hash, "#widget=2&t=77");

        let address = browser.site.put(html, None);
        browser.driver.goto(format!("{address}{hash}")).await?;
        browser.until("count('ready') === 2").await?;
        let all = "[w, second].map((widget) => widget.outcome.scenario.transfer).join()";
        assert_eq!(browser.text(all).await?, "10,77");
        browser.assert_quiet().await
    });
}

/// Where the page's own address cannot carry a setting to the widget.
#[test]
fn a_link_leads_to_the_frame_where_the_page_would_not_show_the_setting() {
    run(async |browser| {
        let fault = browser.site.fault("ok");
        let body = r#"<div id="container"></div>"#;
        browser.open_with(&fault, body).await?;
        let folder = format!("{}/{fault}/", browser.site.cdn);
        browser
            .run(&format!(
                "const {{ mount }} = await import('{folder}brexit-transfer.js'); \
                 await mount(container, {{ transfer: 62, panels: ['seat', 'wall'] }}); \
                 {KEEP}; \
                 container.firstChild.shadowRoot.querySelector('[data-share=link]').click()"
            ))
            .await?;
        browser.until("window.copied").await?;
        let wanted = format!("{folder}frame.html?transfer=62&panels=seat+wall");
        assert_eq!(browser.text("copied").await?, wanted);

        // What stands behind the sign says which article it is.
        let html = page(&loader(browser.site, &fault), WIDGET);
        let address = format!("{}#/article/5", browser.site.put(html, None));
        browser.driver.goto(&address).await?;
        browser.until("count('ready') === 1").await?;
        browser
            .json(&format!(
                "{KEEP}; w.shadowRoot.querySelector('[data-share=link]').click()"
            ))
            .await?;
        browser.until("window.copied").await?;
        assert_eq!(browser.text("copied").await?, wanted);
        assert_eq!(browser.text("location.href").await?, address);
        browser.assert_quiet().await
    });
}

/// Safari copies nothing that is asked for later.
#[test]
fn a_link_is_asked_to_be_copied_within_the_click() {
    run(async |browser| {
        let fault = browser.site.fault("share-held");
        browser.open_with(&fault, WIDGET).await?;
        browser.until("count('ready') === 1").await?;
        let asked = browser
            .json(
                "window.ClipboardItem = class { constructor(items) { this.items = items } }; \
                 const write = async ([{ items }]) => { window.asked = true; window.copied = await (await items['text/plain']).text() }; \
                 Object.defineProperty(navigator, 'clipboard', { value: { write } }); \
                 w.shadowRoot.querySelector('[data-share=link]').click(); \
                 return [window.asked, window.copied]",
            )
            .await?;
        assert_eq!(asked, json!([true, null]));
        browser.site.release(&fault);
        browser
            .until("w.shadowRoot.querySelector('.bt-shared').textContent === 'Link copied.'")
            .await?;
        assert_eq!(browser.text("new URL(copied).hash").await?, "#t=62");
        browser.assert_quiet().await
    });
}

#[test]
fn the_buttons_work_at_the_second_press_where_their_script_failed_at_first() {
    run(async |browser| {
        // A module that was no script is kept by its address in every browser.
        for fault in ["share-404", "share-garbage"] {
            let fault = browser.site.fault(fault);
            browser.open_with(&fault, WIDGET).await?;
            browser.until("count('ready') === 1").await?;
            let press = format!("{KEEP}; w.shadowRoot.querySelector('[data-share=link]').click()");
            browser.json(&press).await?;
            let said = "w.shadowRoot.querySelector('.bt-shared').textContent";
            browser.until(&format!("{said}.includes('again')")).await?;
            browser.site.release(&fault);
            browser
                .json("w.shadowRoot.querySelector('[data-share=link]').click()")
                .await?;
            browser.until(&format!("{said} === 'Link copied.'")).await?;
            assert_eq!(browser.noted("uncaught").await?, Vec::<String>::new());
        }
        Ok(())
    });
}

/// Presses the button and returns the two lines that it gives: for an article and for a frame.
async fn lines_to_embed(browser: &Browser) -> WebDriverResult<[String; 2]> {
    browser
        .json("w.shadowRoot.querySelector('[data-share=embed]').click()")
        .await?;
    browser
        .until("w.shadowRoot.querySelector('dialog[open]')")
        .await?;
    let field = async |place: usize| {
        let value = format!("w.shadowRoot.querySelectorAll('dialog textarea')[{place}].value");
        browser.text(&value).await
    };
    let lines = [field(0).await?, field(1).await?];
    browser
        .json("w.shadowRoot.querySelector('dialog').close()")
        .await?;
    browser
        .until("!w.shadowRoot.querySelector('dialog')")
        .await?;
    Ok(lines)
}

#[test]
fn the_lines_to_embed_are_those_of_the_present_state() {
    run(async |browser| {
        let fault = browser.site.fault("ok");
        browser.open_with(&fault, WIDGET).await?;
        browser.until("count('ready') === 1").await?;
        let before = browser.text("w.shadowRoot.children.length").await?;
        let [article, frame] = lines_to_embed(browser).await?;
        let folder = format!("{}/{fault}", browser.site.cdn);
        assert_eq!(
            article,
            format!(
                "<script type=\"module\" src=\"{folder}/brexit-transfer.js\"></script>\n<brexit-transfer transfer=\"62\" panels=\"seat wall\"></brexit-transfer>"
            )
        );
        let start = format!(
            "<iframe src=\"{folder}/frame.html?transfer=62&amp;panels=seat+wall\" title=\"What if Brexit Party voters had switched?\" width=\"100%\" height=\""
        );
        let end = "\" sandbox=\"allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox\" allow=\"clipboard-write\" loading=\"lazy\"></iframe>";
        assert!(frame.starts_with(&start) && frame.ends_with(end), "{frame}");
        // Drawn for its height, it left nothing behind.
        let after = browser.text("w.shadowRoot.children.length").await?;
        assert_eq!(after, before);
        // All panels in their usual order go without saying.
        browser.json("w.update({ transfer: 0, panels: 'seat wall map curve mountain list', seat: 'Wakefield' })").await?;
        let [article, frame] = lines_to_embed(browser).await?;
        assert!(
            article.ends_with("<brexit-transfer seat=\"E14001009\"></brexit-transfer>"),
            "{article}"
        );
        assert!(frame.contains("/frame.html?seat=E14001009\""), "{frame}");
        browser.assert_quiet().await
    });
}

/// In a column of an article, whatever the width of the page where the reader pressed the button.
#[test]
fn the_frame_to_embed_is_as_high_as_what_is_in_it() {
    run(async |browser| {
        for width in [360, 900] {
            let body = format!("<div style=\"width: {width}px\">{WIDGET}</div>");
            browser.open(&body).await?;
            browser.until("count('ready') === 1").await?;
            let [_, frame] = lines_to_embed(browser).await?;
            let heard = "<script>addEventListener('message', ({ data }) => { if (data.type === 'iframe-resized') window.inside = data.height })</script>";
            let article = format!("{heard}<div style=\"width: 620px\">{frame}</div>");
            let address = browser.site.put(page("", &article), None);
            browser.driver.goto(address).await?;
            browser.until("window.inside").await?;
            let heights = "inside + ' ' + document.querySelector('iframe').height";
            let heights = browser.text(heights).await?;
            let (inside, outside) = heights.split_once(' ').expect("two heights");
            assert_eq!(inside, outside, "from a page with {width} pixels");
        }
        Ok(())
    });
}

/// What is hidden may never be laid out. Then the frame is as high as the widget here.
#[test]
fn the_lines_to_embed_come_without_a_hidden_widget_too() {
    run(async |browser| {
        browser.open(WIDGET).await?;
        browser.until("count('ready') === 1").await?;
        browser
            .json("const real = getComputedStyle; window.getComputedStyle = (element, ...rest) => element.getRootNode().host?.inert ? { getPropertyValue: () => 'auto' } : real(element, ...rest)")
            .await?;
        let [_, frame] = lines_to_embed(browser).await?;
        let height = browser
            .text("Math.ceil(w.getBoundingClientRect().height)")
            .await?;
        assert!(frame.contains(&format!(" height=\"{height}\"")), "{frame}");
        Ok(())
    });
}

#[test]
fn the_lines_to_embed_have_the_addresses_of_the_option_home() {
    run(async |browser| {
        browser
            .open(&WIDGET.replace(" transfer", " home=\"https://cdn.example/a?b#c\" transfer"))
            .await?;
        browser.until("count('ready') === 1").await?;
        let [article, frame] = lines_to_embed(browser).await?;
        assert!(
            article.contains(" src=\"https://cdn.example/a/brexit-transfer.js\""),
            "{article}"
        );
        assert!(!article.contains("home"), "{article}");
        assert!(
            frame.contains(" src=\"https://cdn.example/a/frame.html?transfer=62"),
            "{frame}"
        );
        // Relative to the page.
        browser.json("w.update({ home: '/widget/' })").await?;
        let here = format!("{}/widget/frame.html?", browser.site.paper);
        let [_, frame] = lines_to_embed(browser).await?;
        assert!(frame.contains(&here), "{frame}");
        browser.assert_quiet().await?;
        // Without a value that can be used it is the loader's own folder, and one line says so.
        for wrong in [
            "w.setAttribute('home', 'javascript:alert(1)')",
            "w.update({ home: ' ' })",
        ] {
            browser.json(wrong).await?;
            let [_, frame] = lines_to_embed(browser).await?;
            assert!(
                frame.contains(&format!(" src=\"{}/", browser.site.cdn)),
                "{frame}"
            );
        }
        assert_eq!(
            browser.noted("console").await?,
            [
                "brexit-transfer: The attribute home cannot use all of \"javascript:alert(1)\"; accepted: an http or https address, or one relative to the page.",
                "brexit-transfer: The option home cannot use all of \" \"; accepted: an http or https address, or one relative to the page."
            ]
        );
        // What no browser can resolve is said when it is asked for.
        browser.json("w.setAttribute('home', 'http://a:b/'); w.shadowRoot.querySelector('[data-share=embed]').click()").await?;
        browser.until("count('console') === 3").await?;
        let said = browser.noted("console").await?;
        assert!(
            said[2].contains("home leads to no address of the web: http://a:b/"),
            "{}",
            said[2]
        );
        Ok(())
    });
}

#[test]
fn a_frame_takes_the_option_home_from_its_query() {
    run(async |browser| {
        let address = format!(
            "{}/embed/frame.html?home=https://cdn.example/a/&panels=wall",
            browser.site.paper
        );
        browser.driver.goto(address).await?;
        browser
            .until_drawn("(window.w = document.querySelector('brexit-transfer'))")
            .await?;
        let [article, _] = lines_to_embed(browser).await?;
        assert!(
            article.contains(" src=\"https://cdn.example/a/brexit-transfer.js\""),
            "{article}"
        );
        Ok(())
    });
}

#[test]
fn the_table_has_every_seat_and_no_formula() {
    run(async |browser| {
        browser.open(WIDGET).await?;
        browser.until("count('ready') === 1").await?;
        let module = format!("{}/{}/share.js", browser.site.cdn, browser.site.fault("ok"));
        browser
            .json(&format!(
                "import('{module}').then((share) => {{ window.fields = ['=1+1', '+1', '-1', '@a', '\\tb', 'a,\"b\"', -1.234].map(share.field).join(' '); window.csv = share.table([{{ code: 'E1', name: '=HYPERLINK()', region: 'x', votes: {{ con: 1.5 }}, winner: 'con', lead: -2.345, tippingPoint: null }}], ['con', 'lab']) }})"
            ))
            .await?;
        browser.until("window.csv").await?;
        assert_eq!(
            browser.text("fields").await?,
            "'=1+1 '+1 '-1 '@a '\tb \"a,\"\"b\"\"\" -1.23"
        );
        assert!(
            browser
                .text("csv")
                .await?
                .contains("\r\nE1,'=HYPERLINK(),x,1.5,")
        );
        // The button gives all seats in the scenario.
        let table = saved_table(browser).await?;
        assert_eq!(table.split("\r\n").count(), 652);
        assert!(table.contains("E14000733,Hartlepool,North East,18442.86,15464,"));
        browser.assert_quiet().await
    });
}

/// What the button for the data saves.
pub async fn saved_table(browser: &Browser) -> WebDriverResult<String> {
    browser
        .json("URL.createObjectURL = (blob) => { blob.text().then((text) => { window.saved = text }); return 'data:,' }; w.shadowRoot.querySelector('[data-share=data]').click()")
        .await?;
    browser.until("window.saved").await?;
    browser.text("saved").await
}

/// The lines for a frame as docs/embed.md has them, with the site's own address; `sandbox` and `allow`
/// may be others.
fn frame_of_the_documents(browser: &Browser) -> String {
    const PAGE: &str = include_str!("../../docs/embed.md");
    let start = PAGE.find("<iframe ").expect("a frame");
    let length = PAGE[start..].find("</iframe>").expect("its end") + "</iframe>".len();
    let folder = format!("{}/{}/", browser.site.cdn, browser.site.fault("ok"));
    PAGE[start..start + length].replace("https://cdn.example/brexit-transfer/", &folder)
}

const ROOT: &str = "document.querySelector('brexit-transfer')?.shadowRoot";

/// Opens a frame in an article and steps into it.
async fn open_frame(browser: &Browser, frame: &str) -> WebDriverResult<()> {
    let article = browser.site.put(page("", frame), None);
    browser.driver.goto(article).await?;
    browser.driver.enter_frame(0).await?;
    browser
        .until(&format!("{ROOT}?.querySelector('[data-share]')"))
        .await
}

/// Presses a button as a reader does: a script's own click may copy nothing. WebKitGTK's driver
/// does not reach what lies far down in a frame, there a script has to do.
async fn press(browser: &Browser, button: &str) -> WebDriverResult<()> {
    let found = format!("{ROOT}.querySelector({button:?})");
    if browser.is_webkit() {
        return browser.json(&format!("{found}.click()")).await.map(drop);
    }
    let script = format!("return {found}");
    let found = browser.driver.execute(script, Vec::new()).await?;
    found.element()?.click().await
}

#[test]
fn the_sources_open_from_the_frame_of_the_documents() {
    run(async |browser| {
        open_frame(browser, &frame_of_the_documents(browser)).await?;
        press(browser, ".bt-links a").await?;
        let start = Instant::now();
        while browser.driver.windows().await?.len() < 2 {
            assert!(start.elapsed() < PATIENCE, "no source is opened");
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
        Ok(())
    });
}

/// Waits for one of several words below the buttons, or in their dialog, and says which came.
async fn said<'a>(browser: &Browser, words: &[&'a str]) -> WebDriverResult<&'a str> {
    let text = format!("{ROOT}.querySelector('.bt-shared').textContent");
    let any: Vec<String> = words
        .iter()
        .map(|words| format!("{text}.includes({words:?})"))
        .collect();
    browser.until(&any.join(" || ")).await?;
    let text = browser.text(&text).await?;
    let said = words.iter().find(|words| text.contains(**words));
    Ok(said.expect("what was waited for"))
}

async fn close_dialog(browser: &Browser) -> WebDriverResult<()> {
    browser
        .json(&format!("{ROOT}.querySelector('dialog').close()"))
        .await?;
    browser
        .until(&format!("!{ROOT}.querySelector('dialog')"))
        .await
}

/// Where the browser is told to save files; none where it cannot be told.
async fn downloads(browser: &Browser) -> WebDriverResult<Option<PathBuf>> {
    if !browser.has_devtools() {
        return Ok(None);
    }
    let folder = env::temp_dir().join(format!("brexit-transfer-{}", std::process::id()));
    let behavior = json!({ "behavior": "allow", "downloadPath": folder });
    browser
        .devtools()
        .send_raw("Browser.setDownloadBehavior", behavior)
        .await?;
    Ok(Some(folder))
}

/// Waits until a file is there, whole.
async fn until_saved(folder: &Path, name: &str, least: u64) {
    let start = Instant::now();
    let length = || fs::metadata(folder.join(name)).map_or(0, |file| file.len());
    while length() < least {
        assert!(start.elapsed() < PATIENCE, "{name} is not saved");
        tokio::time::sleep(Duration::from_millis(30)).await;
    }
}

#[test]
fn every_button_works_in_the_frame_of_the_documents() {
    run(async |browser| {
        let frame = frame_of_the_documents(browser);
        assert!(frame.contains("sandbox="), "{frame}");
        open_frame(browser, &frame).await?;
        let folder = downloads(browser).await?;
        press(browser, "[data-share=link]").await?;
        let copied = said(browser, &["Link copied.", "Copy this by hand"]).await?;
        press(browser, "[data-share=embed]").await?;
        said(browser, &["In a frame"]).await?;
        press(browser, "dialog label + .bt-btn").await?;
        let lines = said(browser, &["Copied.", "Copy this by hand"]).await?;
        close_dialog(browser).await?;
        press(browser, "[data-share=image]").await?;
        said(browser, &["Save PNG"]).await?;
        press(browser, "dialog .bt-card + .bt-btn").await?;
        said(browser, &["Saving brexit-transfer-1200x630.png"]).await?;
        close_dialog(browser).await?;
        press(browser, "[data-share=data]").await?;
        said(browser, &["Saving brexit-transfer.csv"]).await?;
        if let Some(folder) = folder {
            assert_eq!((copied, lines), ("Link copied.", "Copied."));
            until_saved(&folder, "brexit-transfer-1200x630.png", 10_000).await;
            until_saved(&folder, "brexit-transfer.csv", 50_000).await;
            fs::remove_dir_all(folder).expect("what was saved can go");
        }
        Ok(())
    });
}

/// A frame that may do nothing but run its script: no button is dead.
#[test]
fn where_a_frame_allows_nothing_every_button_offers_another_way() {
    run(async |browser| {
        let frame = frame_of_the_documents(browser)
            .replace(
                " allow-downloads allow-popups allow-popups-to-escape-sandbox",
                "",
            )
            .replace(" allow=\"clipboard-write\"", "");
        open_frame(browser, &frame).await?;
        let value = |field: &str| {
            format!("{ROOT}.querySelector('.bt-shared').querySelector({field:?})?.value")
        };
        press(browser, "[data-share=link]").await?;
        said(
            browser,
            &["Copying is not allowed here. Copy this by hand:"],
        )
        .await?;
        let link = browser.text(&value("input")).await?;
        assert!(link.ends_with("#t=62"), "{link}");
        press(browser, "[data-share=embed]").await?;
        said(browser, &["In a frame"]).await?;
        press(browser, "dialog label + .bt-btn").await?;
        said(
            browser,
            &["Copying is not allowed here. Copy this by hand:"],
        )
        .await?;
        close_dialog(browser).await?;
        press(browser, "[data-share=image]").await?;
        said(browser, &["Save PNG"]).await?;
        for button in [".bt-card + .bt-btn", ".bt-card + .bt-btn + .bt-btn"] {
            press(browser, &format!("dialog {button}")).await?;
            said(
                browser,
                &["If nothing is saved, this frame does not allow it: save the picture itself"],
            )
            .await?;
        }
        close_dialog(browser).await?;
        press(browser, "[data-share=data]").await?;
        said(
            browser,
            &["If nothing is saved, this frame does not allow it: copy the table"],
        )
        .await?;
        press(browser, ".bt-shared .bt-btn").await?;
        said(
            browser,
            &["Copying is not allowed here. Copy this by hand:"],
        )
        .await?;
        let table = browser.text(&value("textarea")).await?;
        assert!(table.starts_with("code,name,"), "{table}");
        Ok(())
    });
}
