//! The pages of the settings, `share/`: what a link to one opens, what it shows where no script runs,
//! and which page the button "Copy link" names.

use std::{env, fs, path::PathBuf};

use serde_json::Value;
use thirtyfour::prelude::*;

use crate::{
    accessibility::axe,
    browser::{Browser, loader, page, run},
    documents::policy,
};

/// The lists of an election's pages in a language.
const LISTS: [&str; 4] = ["pages", "pages.cy", "2024", "2024.cy"];

/// A page of each list.
const PAGES: [&str; 4] = [
    "2019-hartlepool-poll.html",
    "2019-hartlepool-poll.cy.html",
    "2024-yougov.html",
    "2024.cy.html",
];

const ELEMENT: &str = "document.querySelector('brexit-transfer')";

fn built(file: &str) -> Option<Vec<u8>> {
    let dist = PathBuf::from(env::var_os("BREXIT_PAGES")?);
    let path = dist.join("embed/share").join(file);
    Some(fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

fn text(file: &str) -> Option<String> {
    built(file).map(|content| String::from_utf8(content).expect("text"))
}

/// The content of the `meta` element with a name or property.
fn meta<'a>(html: &'a str, name: &str) -> &'a str {
    let (_, rest) = html
        .split_once(&format!("=\"{name}\" content=\""))
        .unwrap_or_else(|| panic!("no {name}"));
    rest.split('"').next().unwrap_or_default()
}

/// The page with what a test puts at the start of its head; its own addresses stay right.
fn with_head(html: &str, head: &str) -> String {
    let head = format!("<head>{head}<base href=\"/ok/share/\">");
    html.replacen("<head>", &head, 1)
}

async fn open(browser: &Browser, file: &str) -> WebDriverResult<()> {
    browser.driver.goto("about:blank").await?;
    let address = format!("{}/ok/share/{file}", browser.site.paper);
    browser.driver.goto(address).await?;
    browser.until_drawn(ELEMENT).await
}

#[test]
fn every_setting_of_the_release_has_its_page_and_its_picture() {
    if env::var_os("BREXIT_PAGES").is_none() {
        println!("not run: BREXIT_PAGES names no build");
        return;
    }
    for list in LISTS {
        let pages: Value =
            serde_json::from_str(&text(&format!("{list}.json")).expect("a build")).expect("JSON");
        let pages = pages.as_array().expect("a list");
        assert_eq!(pages.len(), 6, "{list}");
        for page in pages {
            let name = page["page"].as_str().expect("a name");
            let html = text(name).expect("a build");
            let stem = name.trim_end_matches(".html");
            let picture = meta(&html, "og:image");
            assert!(picture.starts_with("https://"), "{picture}");
            assert!(
                picture.ends_with(&format!("/share/{stem}.png")),
                "{picture}"
            );
            let png = built(&format!("{stem}.png")).expect("a build");
            assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"), "{stem}");
            let size =
                |from: usize| u32::from_be_bytes(png[from..from + 4].try_into().expect("a number"));
            assert_eq!((size(16), size(20)), (1200, 630), "{stem}");
        }
    }
}

#[test]
fn a_page_opens_at_its_setting_and_says_what_the_widget_says() {
    run(async |browser| {
        for (list, file) in LISTS.into_iter().zip(PAGES) {
            open(browser, file).await?;
            let pages: Value =
                serde_json::from_str(&text(&format!("{list}.json")).expect("a build"))
                    .expect("JSON");
            let entry = pages
                .as_array()
                .into_iter()
                .flatten()
                .find(|page| page["page"] == file);
            let entry = entry.unwrap_or_else(|| panic!("{list} names {file}"));
            let scenario = browser
                .json(&format!("return {ELEMENT}.outcome.scenario"))
                .await?;
            for key in ["transfer", "labourShare"] {
                assert_eq!(scenario[key].as_f64(), entry[key].as_f64(), "{file}: {key}");
            }
            // The figures of what a link shows.
            let description = browser
                .text("document.querySelector('[name=description]').content")
                .await?;
            let counts = browser
                .text(&format!("(({{ wall, seat }}) => `${{wall.conservative}} ${{wall.seats}} ${{seat.name}}`)({ELEMENT}.outcome)"))
                .await?;
            for figure in counts.split(' ') {
                assert!(description.contains(figure), "{figure} in {description}");
            }
            // As a heading of the widget: the same sentence, or the question where nothing has moved.
            let [title, heading, said] = [
                browser.text("document.title").await?,
                browser
                    .text("document.querySelector('h1').textContent")
                    .await?,
                browser
                    .text(&format!(
                        "{ELEMENT}.shadowRoot.querySelector('.bt-say').textContent"
                    ))
                    .await?,
            ];
            if scenario["transfer"].as_f64() > Some(0.0) {
                assert_eq!(title, said, "{file}");
            } else {
                assert!(title.ends_with('?'), "{title}");
            }
            assert!(heading.ends_with('?'), "{heading}");
        }
        Ok(())
    });
}

#[test]
fn it_tells_the_result_where_no_script_runs() {
    run(async |browser| {
        for file in PAGES {
            let html = with_head(&text(file).expect("a build"), "");
            let address = browser.site.put(html, Some("script-src 'none'"));
            browser.driver.goto(address).await?;
            let defined = browser
                .text("customElements.get('brexit-transfer')")
                .await?;
            assert_eq!(defined, "undefined");
            let words = browser.text("document.body.innerText").await?;
            for part in ["Hartlepool: ", "◆ ", "Open Parliament Licence"] {
                // Only in 2019 has there been a by-election.
                let is_shown = part != "◆ " || file.starts_with("2019");
                assert_eq!(words.contains(part), is_shown, "{file}: {part} in {words}");
            }
            // The style sheet has come, and the other settings are a link away.
            let width = browser
                .text("getComputedStyle(document.querySelector('main')).maxWidth")
                .await?;
            assert_eq!(width, "960px");
            assert_eq!(
                browser
                    .number("document.querySelectorAll('nav a').length")
                    .await?,
                5.0
            );
        }
        Ok(())
    });
}

#[test]
fn it_holds_the_strict_policy() {
    run(async |browser| {
        for file in PAGES {
            let html = with_head(
                &text(file).expect("a build"),
                "<script src=\"/recorder.js\"></script>",
            );
            browser
                .driver
                .goto(browser.site.put(html, Some(&policy())))
                .await?;
            browser
                .until("window.count && count('ready') === 1")
                .await?;
            browser.assert_quiet().await?;
        }
        Ok(())
    });
}

/// The links lead to files of the release.
#[test]
fn its_links_lead_to_the_widget_the_picture_and_the_other_settings() {
    run(async |browser| {
        for file in PAGES {
            open(browser, file).await?;
            let missing = browser
                .run(
                    "const addresses = [...document.querySelectorAll('main > p > a, nav a, link[rel=stylesheet]')].map(({ href }) => href);
                     if (addresses.length !== 8) return [addresses.length];
                     const answers = await Promise.all(addresses.map(async (address) => [address, (await fetch(address)).status]));
                     return answers.filter(([, status]) => status !== 200);",
                )
                .await?;
            assert_eq!(missing, serde_json::json!([]), "{file}");
            let scenario = format!("JSON.stringify({ELEMENT}.outcome.scenario)");
            let here = browser.text(&scenario).await?;
            let frame = browser
                .text("document.querySelector('main > p > a').href")
                .await?;
            browser.driver.goto(frame).await?;
            browser.until_drawn(ELEMENT).await?;
            assert_eq!(browser.text(&scenario).await?, here, "{file}");
        }
        Ok(())
    });
}

#[test]
fn it_does_not_scroll_sideways() {
    run(async |browser| {
        for (width, file) in [
            (320, PAGES[0]),
            (360, PAGES[1]),
            (620, PAGES[2]),
            (960, PAGES[3]),
        ] {
            let frame =
                format!(r#"<iframe src="/ok/share/{file}" width="{width}" height="800"></iframe>"#);
            browser
                .driver
                .goto(browser.site.put(page("", &frame), None))
                .await?;
            browser.driver.enter_frame(0).await?;
            browser.until_drawn(ELEMENT).await?;
            let wide = browser
                .number(
                    "document.scrollingElement.scrollWidth - document.documentElement.clientWidth",
                )
                .await?;
            assert_eq!(wide, 0.0, "{file}, {width} px");
            browser.driver.enter_default_frame().await?;
        }
        Ok(())
    });
}

#[test]
fn axe_finds_nothing_in_it() {
    run(async |browser| {
        let Some(axe) = axe() else {
            println!("not run: BREXIT_PAGES_PACKAGES names no folder of npm packages");
            return Ok(());
        };
        for theme in ["light", "dark"] {
            if browser.has_devtools() {
                browser
                    .emulate("", &[("prefers-color-scheme", theme)])
                    .await?;
            }
            for file in [PAGES[0], PAGES[3]] {
                open(browser, file).await?;
                browser.json(&axe).await?;
                let found = browser
                    .run("const { violations, passes } = await axe.run(); return [passes.length > 0, ...violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`))]")
                    .await?;
                assert_eq!(found, serde_json::json!([true]), "{file}, {theme}");
            }
        }
        Ok(())
    });
}

/// Moves the widget on the page at hand and presses "Copy link"; what is copied, without its origin.
async fn link(browser: &Browser, update: &str) -> WebDriverResult<String> {
    let script = format!(
        "Object.defineProperty(navigator, 'clipboard', {{ configurable: true, value: {{ writeText: async (text) => {{ window.copied = text }} }} }}); \
         window.copied = ''; {ELEMENT}.update({update}); {ELEMENT}.shadowRoot.querySelector('[data-share=link]').click()"
    );
    browser.json(&script).await?;
    browser.until("window.copied").await?;
    browser
        .text("copied.slice(new URL(copied).origin.length)")
        .await
}

#[test]
fn a_link_from_a_page_of_ours_is_that_of_the_setting() {
    run(async |browser| {
        open(browser, PAGES[0]).await?;
        for (update, wanted) in [
            ("{}", "/ok/share/2019-hartlepool-poll.html"),
            (
                "{ transfer: 34, labourShare: 0 }",
                "/ok/share/2019-tipping.html",
            ),
            // A card of its own has no other setting, so it is the card that only asks.
            ("{ transfer: 35 }", "/ok/share/2019.html#t=35&l=0"),
            (
                "{ transfer: 34, seat: 'Wansbeck' }",
                "/ok/share/2019.html#t=34&l=0&seat=E14001014",
            ),
            ("{ transfer: 0, seat: 'Hartlepool' }", "/ok/share/2019.html"),
        ] {
            assert_eq!(link(browser, update).await?, wanted, "{update}");
        }
        open(browser, "2024-yougov.cy.html").await?;
        assert_eq!(link(browser, "{}").await?, "/ok/share/2024-yougov.cy.html");
        assert_eq!(
            link(browser, "{ transfer: 58, labourShare: 0 }").await?,
            "/ok/share/2024-majority.cy.html"
        );
        // The same from the frame.
        open(browser, "../frame.html?src=2024.election").await?;
        assert_eq!(
            link(browser, "{ transfer: 36, labourShare: 6 }").await?,
            "/ok/share/2024-yougov.html"
        );
        // What is copied opens as it was.
        open(browser, "2019.html#t=35&l=0").await?;
        let transfer = browser
            .number(&format!("{ELEMENT}.outcome.scenario.transfer"))
            .await?;
        assert_eq!(transfer, 35.0);
        Ok(())
    });
}

/// It is the newsroom's reader, unless the newsroom says otherwise, as docs/share.md has it.
#[test]
fn a_link_from_an_article_is_the_article_s_unless_it_asks_for_the_pages() {
    const DOCS: &str = include_str!("../../docs/share.md");
    const ELSEWHERE: &str = "https://cdn.example/brexit-transfer/";
    let pasted = DOCS
        .lines()
        .find(|line| line.starts_with("<brexit-transfer data-share"));
    let pasted = pasted.expect("the line to paste");
    run(async |browser| {
        let fault = browser.site.fault("ok");
        let home = format!("{}/{fault}/", browser.site.cdn);
        for (element, wanted) in [
            ("<brexit-transfer></brexit-transfer>".to_owned(), "/page/"),
            (
                pasted.replace(ELSEWHERE, &home),
                "/share/2019-hartlepool-poll.html",
            ),
            // There are none: an address that leads somewhere is better than none.
            (
                pasted.replace(ELSEWHERE, &(home.clone() + "none/")),
                "/page/",
            ),
        ] {
            let setting = "<brexit-transfer loading=\"eager\" transfer=\"77\" labour-share=\"5\"";
            let body = element.replace("<brexit-transfer", setting);
            let html = page(&loader(browser.site, &fault), &body);
            browser.driver.goto(browser.site.put(html, None)).await?;
            browser.until("count('ready') === 1").await?;
            let copied = link(browser, "{}").await?;
            assert!(copied.contains(wanted), "{element}: {copied}");
        }
        Ok(())
    });
}
