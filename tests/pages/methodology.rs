//! The page about the method: the way there from the widget, and that everybody can read it.

use std::{env, fs, path::PathBuf};

use serde_json::Value;
use thirtyfour::prelude::*;

use crate::{
    accessibility::{axe, open},
    browser::{Browser, page, run},
    documents::policy,
};

const PAGES: [&str; 2] = ["methodology.html", "methodology-2024.html"];

/// The footer's link to a page, of a widget.
const LINK: &str = "w.shadowRoot.querySelector('.bt-links a[hreflang]')";

/// Where the footer's link leads, and what is there: its status and its heading.
async fn behind_the_link(browser: &Browser) -> WebDriverResult<Value> {
    browser
        .run(&format!(
            "const link = {LINK}, answer = await fetch(link.href), text = await answer.text(); \
             const page = new DOMParser().parseFromString(text, 'text/html'); \
             return [link.href, link.target, answer.status, page.querySelector('h1').textContent, page.querySelector('.eye').textContent]"
        ))
        .await
}

#[test]
fn the_footer_leads_to_the_page_of_its_election() {
    run(async |browser| {
        let fault = browser.site.fault("ok");
        let folder = format!("{}/{fault}", browser.site.cdn);
        for (attributes, file, name) in [
            ("", PAGES[0], "General election of 12 December 2019"),
            (
                &*format!(r#"src="{folder}/2024.election""#),
                PAGES[1],
                "General election of 4 July 2024",
            ),
            // The folder that a page names, with a slash at its end or without.
            (
                &*format!(r#"home="{folder}""#),
                PAGES[0],
                "General election of 12 December 2019",
            ),
        ] {
            let body = format!(
                r#"<brexit-transfer id="w" loading="eager" {attributes}></brexit-transfer>"#
            );
            browser.open_with(&fault, &body).await?;
            browser.until("count('ready') === 1").await?;
            let address = format!("{folder}/{file}");
            assert_eq!(
                behind_the_link(browser).await?,
                serde_json::json!([address, "_blank", 200, "How this is counted", name])
            );
        }
        browser.assert_quiet().await
    });
}

#[test]
fn the_frame_and_welsh_lead_there_too() {
    run(async |browser| {
        for (frame, words) in [
            ("frame.html", "How this is counted"),
            ("frame.cy.html", "Sut y cyfrifir hyn (Saesneg)"),
        ] {
            let address = format!("{}/ok/{frame}", browser.site.paper);
            browser.driver.goto(&address).await?;
            browser
                .until_drawn("document.querySelector('brexit-transfer')")
                .await?;
            browser
                .json("window.w = document.querySelector('brexit-transfer')")
                .await?;
            assert_eq!(browser.text(&format!("{LINK}.textContent")).await?, words);
            assert_eq!(browser.text(&format!("{LINK}.hreflang")).await?, "en");
            let found = behind_the_link(browser).await?;
            assert_eq!(found[2], 200, "{found}");
        }
        Ok(())
    });
}

#[test]
fn no_page_scrolls_sideways() {
    run(async |browser| {
        for page in PAGES {
            let address = format!("{}/ok/{page}", browser.site.paper);
            for width in [320, 360, 960] {
                browser
                    .driver
                    .set_window_rect(0, 0, width.max(600), 900)
                    .await?;
                open(browser, &address, width).await?;
                // With all lists open, and text at twice its size.
                for size in ["100%", "200%"] {
                    let wide = browser
                        .json(&format!(
                            "for (const it of document.querySelectorAll('details')) it.open = true; \
                             document.documentElement.style.fontSize = '{size}'; \
                             const {{ scrollWidth, clientWidth }} = document.scrollingElement; \
                             return scrollWidth - clientWidth"
                        ))
                        .await?;
                    assert_eq!(wide, 0, "{page} at {width} px, {size}");
                }
                browser.driver.enter_default_frame().await?;
            }
        }
        Ok(())
    });
}

#[test]
fn axe_finds_nothing_in_a_page() {
    run(async |browser| {
        let Some(axe) = axe() else {
            println!("not run: BREXIT_PAGES_PACKAGES names no folder of npm packages");
            return Ok(());
        };
        for page in PAGES {
            for theme in ["light", "dark"] {
                if browser.has_devtools() {
                    browser
                        .emulate("", &[("prefers-color-scheme", theme)])
                        .await?;
                }
                let address = format!("{}/ok/{page}", browser.site.paper);
                browser.driver.goto(&address).await?;
                browser.json(&axe).await?;
                let found = browser
                    .run(
                        "for (const it of document.querySelectorAll('details')) it.open = true; \
                         const { passes, violations } = await axe.run(document, { resultTypes: ['violations'] }); \
                         return [passes.length > 20, violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target}`)).slice(0, 5)]",
                    )
                    .await?;
                assert_eq!(found, serde_json::json!([true, []]), "{page}, {theme}");
            }
        }
        Ok(())
    });
}

/// The strict policy of a newspaper that hosts it: the style sheet comes, and nothing is refused.
#[test]
fn the_strict_policy_has_nothing_to_refuse() {
    run(async |browser| {
        let site = browser.site;
        let release =
            PathBuf::from(env::var_os("BREXIT_PAGES").expect("the release")).join("embed");
        for name in PAGES {
            let html = fs::read_to_string(release.join(name)).expect("the page");
            let sheet = r#"href="methodology.css""#;
            assert!(html.contains(sheet));
            let html = html.replace(sheet, r#"href="/ok/methodology.css""#);
            let outer = page("", "");
            browser.driver.goto(site.put(outer, None)).await?;
            let address = site.put(html, Some(&policy()));
            let refused = browser
                .run(&format!(
                    "const frame = document.createElement('iframe'); frame.src = '{address}'; \
                     const loaded = new Promise((done) => frame.onload = done); document.body.append(frame); await loaded; \
                     const inner = frame.contentDocument; \
                     const serif = frame.contentWindow.getComputedStyle(inner.querySelector('h1')).fontFamily.includes('Georgia'); \
                     const inline = inner.querySelectorAll('[style], style, script, [onclick]').length; \
                     return [serif, inline, inner.styleSheets.length]"
                ))
                .await?;
            assert_eq!(refused, serde_json::json!([true, 0, 1]), "{name}");
        }
        Ok(())
    });
}
