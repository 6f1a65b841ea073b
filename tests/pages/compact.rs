//! The compact widget, which `panels="seat"` asks for: low enough for a live blog, in the letters that
//! readers have, and in a frame.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::{
    browser::{Browser, loader, page, run},
    faces,
    layout::MEASURE,
};

/// What it has to be lower than, in CSS pixels, on a phone and in a column of text.
const LIMIT: f64 = 420.0;

/// Opens it in a frame whose width a test can change from within, in a face of the tests' own; false
/// where those are lacking.
async fn open(browser: &Browser, face: &str, attributes: &str) -> WebDriverResult<bool> {
    let Some(rules) = faces::rules(browser.site) else {
        println!("not run: BREXIT_PAGES_PACKAGES names no folder of npm packages");
        return Ok(false);
    };
    let site = browser.site;
    let body = format!(
        r#"<meta name="viewport" content="width=device-width">
        <style>{rules} #w {{ --bt-sans: {face}; --bt-serif: {face} }} body {{ margin: 0 }}</style>
        <brexit-transfer id="w" loading="eager" panels="seat" {attributes}></brexit-transfer>"#
    );
    let inner = site.put(page(&loader(site, &site.fault("ok")), &body), None);
    let frame = format!(r#"<iframe src="{inner}" width="360" height="700"></iframe>"#);
    let outer = page("<style>body { margin: 0 }</style>", &frame);
    browser.driver.goto(site.put(outer, None)).await?;
    browser.driver.enter_frame(0).await?;
    browser
        .until("window.count && count('ready') === 1")
        .await?;
    faces::loaded(browser, face).await?;
    Ok(true)
}

/// Runs statements that may use what measures, and the widget's shadow root.
async fn measure(browser: &Browser, statements: &str) -> WebDriverResult<serde_json::Value> {
    let helpers = r#"
        const root = w.shadowRoot, found = {};
        const widen = async (width) => {
          frameElement.width = width;
          await until(() => innerWidth === width);
          await framed();
        };
    "#;
    let script = format!("{MEASURE} {helpers} {statements} return found;");
    browser.run(&script).await
}

/// From nothing moved to everything, and the settings whose sentence says most.
#[test]
fn it_is_lower_than_420_pixels_in_every_face() {
    run(async |browser| {
        for lang in ["", "cy"] {
            for (face, _) in faces::FACES {
                if !open(browser, face, &format!("lang=\"{lang}\"")).await? {
                    return Ok(());
                }
                let found = measure(
                    browser,
                    &format!(
                        r#"
                        const heights = found.heights = {{}};
                        for (const width of [360, 620]) {{
                          await widen(width);
                          for (const [transfer, labourShare] of [[0, 0], [34, 0], [62, 0], [77, 5], [70, 30], [100, 0]]) {{
                            w.update({{ transfer, labourShare }});
                            await framed();
                            const what = `${{width}} px, ${{transfer}}/${{labourShare}}`;
                            const {{ height }} = w.getBoundingClientRect();
                            heights[what] = height;
                            const wrong = trouble(root, w.getBoundingClientRect());
                            if (!(height > 200 && height < {LIMIT})) wrong.push(`${{height}} px high`);
                            if (wrong.length) found[what] = wrong;
                          }}
                        }}
                        "#
                    ),
                )
                .await?;
                println!("{lang} {face}: {}", found["heights"]);
                let wrong = found.as_object().expect("what was found").len() - 1;
                assert_eq!(wrong, 0, "{lang} {face}: {found:#}");
            }
        }
        Ok(())
    });
}

/// Larger letters make it higher; words keep apart, and a finger hits what it has to hit.
#[test]
fn its_words_keep_apart_when_they_are_twice_as_large() {
    run(async |browser| {
        for (face, _) in faces::FACES {
            if !open(browser, face, r#"transfer="77" labour-share="5""#).await? {
                return Ok(());
            }
            let found = measure(
                browser,
                r#"
                for (const size of ["100%", "200%"]) {
                  document.documentElement.style.fontSize = size;
                  for (const width of [320, 360, 620, 960]) {
                    await widen(width);
                    for (const seat of ["Hartlepool", "Middlesbrough South and East Cleveland"]) {
                      w.update({ seat });
                      await framed();
                      const wrong = [...trouble(root, w.getBoundingClientRect()), ...smallTargets(root)];
                      if (wrong.length) found[`${size}, ${width} px, ${seat}`] = wrong;
                    }
                  }
                }
                "#,
            )
            .await?;
            assert_eq!(found, json!({}), "{face}");
        }
        Ok(())
    });
}

#[test]
fn a_frame_around_it_is_told_its_height() {
    run(async |browser| {
        for width in [360, 620] {
            let body = format!(
                r#"<iframe src="/ok/frame.html?panels=seat&transfer=62" width="{width}" height="700"></iframe>
                <script>addEventListener("message", ({{ data }}) => {{ if (data?.type === "iframe-resized") window.inside = data.height }})</script>"#
            );
            browser
                .driver
                .goto(browser.site.put(page("", &body), None))
                .await?;
            browser.until("window.inside").await?;
            let height = browser.number("inside").await?;
            assert!(height > 200.0 && height < LIMIT, "{width} px: {height}");
        }
        Ok(())
    });
}

/// What is opened is reached by the keyboard, where it goes on.
#[test]
fn the_keyboard_opens_the_rest() {
    // As docs/share.md has it.
    let pasted = include_str!("../../docs/share.md")
        .lines()
        .find(|line| line.starts_with("<brexit-transfer transfer"));
    let pasted = pasted.expect("the line to paste");
    run(async |browser| {
        browser
            .open(&pasted.replace(" transfer", " id=\"w\" loading=\"eager\" transfer"))
            .await?;
        browser.until("count('ready') === 1").await?;
        // Nothing that is hidden is on the way.
        let mut way = Vec::new();
        while way.last().map(String::as_str) != Some("data-share=link") {
            let keys = browser.driver.action_chain().send_keys(Key::Tab + "");
            keys.perform().await?;
            let name = browser
                .text("(({ dataset }) => dataset.act ? `data-act=${dataset.act}` : `data-share=${dataset.share}`)(w.shadowRoot.activeElement ?? { dataset: {} })")
                .await?;
            assert!(way.len() < 4, "{way:?} {name}");
            way.push(name);
        }
        assert_eq!(
            way,
            ["data-act=transfer", "data-act=more", "data-share=link"]
        );
        browser
            .json("w.shadowRoot.querySelector('[data-act=more]').focus()")
            .await?;
        let keys = browser.driver.action_chain().send_keys(Key::Enter + "");
        keys.perform().await?;
        let settings = "w.shadowRoot.querySelectorAll('[data-act=preset]').length";
        browser
            .until("w.shadowRoot.querySelector('[type=search]')")
            .await?;
        assert_eq!(browser.number(settings).await?, 6.0);
        let focus = browser.text("w.shadowRoot.activeElement.localName").await?;
        assert_eq!(focus, "h3");
        let high = browser.number("w.getBoundingClientRect().height").await?;
        assert!(high > 2.0 * LIMIT, "{high}");
        browser.assert_quiet().await
    });
}
