//! The pages in www/hosts/: what surrounds the widget.

use std::{fs, path::Path};

use thirtyfour::prelude::*;

use crate::browser::{Browser, run};

/// A page of www/hosts/ by its name, its style sheet within it.
pub fn sample(name: &str) -> String {
    let read = |file: String| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("www/hosts")
            .join(file);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    let html = read(format!("{name}.html"));
    let link = format!("<link rel=\"stylesheet\" href=\"{name}.css\">");
    match html.contains(&link) {
        true => html.replace(
            &link,
            &format!("<style>{}</style>", read(format!("{name}.css"))),
        ),
        false => html,
    }
}

async fn open(browser: &Browser, name: &str) -> WebDriverResult<()> {
    let recorder = "<script src=\"/recorder.js\"></script><title>";
    let html = sample(name).replacen("<title>", recorder, 1);
    browser.driver.goto(browser.site.put(html, None)).await?;
    browser
        .json("(window.w = document.querySelector('brexit-transfer')).scrollIntoView()")
        .await?;
    browser.until("count('ready') === 1").await?;
    Ok(())
}

async fn style(browser: &Browser, selector: &str, property: &str) -> WebDriverResult<String> {
    browser
        .text(&format!(
            "getComputedStyle(w.shadowRoot.querySelector('{selector}')).{property}"
        ))
        .await
}

#[test]
fn a_plain_article_shows_it_and_its_own_sentence_follows() {
    run(async |browser| {
        open(browser, "plain").await?;
        assert!(browser.text("words(w)").await?.contains("Hartlepool"));
        browser.json("w.update({ transfer: 100 })").await?;
        browser
            .until("document.querySelector('p:last-of-type b').textContent === '32'")
            .await?;
        browser.assert_quiet().await
    });
}

#[test]
fn a_strict_policy_has_nothing_to_report() {
    run(async |browser| {
        open(browser, "strict").await?;
        browser.json("w.update({ transfer: 5 })").await?;
        browser.until("count('change') > 0").await?;
        browser.assert_quiet().await
    });
}

#[test]
fn a_dark_page_has_it_dark() {
    run(async |browser| {
        open(browser, "dark").await?;
        assert_eq!(
            style(browser, ".bt", "backgroundColor").await?,
            "rgb(21, 24, 28)"
        );
        browser.json("w.setAttribute('theme', 'light')").await?;
        assert_eq!(
            style(browser, ".bt", "backgroundColor").await?,
            "rgb(255, 255, 255)"
        );
        browser.assert_quiet().await
    });
}

/// What it hands down does not arrive: the widget looks as on a plain page.
#[test]
fn a_hostile_style_sheet_does_not_reach_it() {
    const PROPERTIES: [&str; 32] = [
        "color",
        "cursor",
        "direction",
        "display",
        "fill",
        "fontFamily",
        "fontFeatureSettings",
        "fontSize",
        "fontStretch",
        "fontStyle",
        "fontVariantCaps",
        "fontWeight",
        "hyphens",
        "letterSpacing",
        "lineHeight",
        "listStyleType",
        "overflowWrap",
        "quotes",
        "stroke",
        "tabSize",
        "textAlign",
        "textAnchor",
        "textDecorationLine",
        "textIndent",
        "textShadow",
        "textTransform",
        "userSelect",
        "visibility",
        "webkitTextStrokeWidth",
        "whiteSpace",
        "wordBreak",
        "wordSpacing",
    ];
    run(async |browser| {
        let mut looks = Vec::new();
        for name in ["plain", "hostile"] {
            open(browser, name).await?;
            let mut look = Vec::new();
            for selector in [
                ".bt",
                ".bt-say",
                ".bt-score .v",
                ".bt-chip",
                "section h3",
                "svg text",
            ] {
                for property in PROPERTIES {
                    // WebKit does not enlarge the letters of a picture with the page's zoom, and
                    // says so.
                    if browser.is_webkit() && (selector, property) == ("svg text", "fontSize") {
                        continue;
                    }
                    let value = style(browser, selector, property).await?;
                    look.push(format!("{selector} {property}: {value}"));
                }
            }
            looks.push(look);
            // Nothing inside is wider than the widget.
            assert!(
                browser.json("const it = w.shadowRoot.querySelector('.bt'); return it.scrollWidth <= it.clientWidth").await? == true,
                "{name}"
            );
        }
        for (plain, hostile) in looks[0].iter().zip(&looks[1]) {
            assert_eq!(plain, hostile);
        }
        browser.assert_quiet().await
    });
}
