//! axe-core's rules over every state of the demo and over the frame, at a phone's width and at
//! the largest, light and dark.

use std::{env, fs, path::PathBuf};

use serde_json::Value;
use thirtyfour::prelude::*;

use crate::{
    browser::{Browser, page, run},
    fallback::demo,
};

/// Ways from one state to the next, by name. `el` is the element, `root` its shadow root.
const STATES: [(&str, &str); 14] = [
    ("opening", ""),
    ("62%", "el.update({ transfer: 62 })"),
    (
        "fine-tune",
        "root.querySelector('[data-act=fine]').click(); el.update({ labourShare: 5, swing: 2 })",
    ),
    ("whole map", "root.querySelector('[data-act=map]').click()"),
    (
        "map of 2017",
        "root.querySelector('[data-act=year][data-value=\"2017\"]').click()",
    ),
    ("list open", "root.querySelector('[data-act=list]').click()"),
    ("finder with hits", "find('bar')"),
    ("finder without hits", "find('xyz')"),
    (
        "another seat and wall",
        "find(''); el.update({ seat: 'Wansbeck', wall: 'labour', headline: 'Headline' })",
    ),
    (
        "a brick pointed at",
        "root.querySelector('[role=listbox]').focus()",
    ),
    (
        "link copied",
        "root.querySelector('[data-share=link]').click(); await until(() => root.querySelector('.bt-shared > *'))",
    ),
    (
        "embed dialog",
        "root.querySelector('[data-share=embed]').click(); await until(() => root.querySelector('dialog[open]'))",
    ),
    (
        "image dialog",
        "root.querySelector('dialog')?.close(); await until(() => !root.querySelector('dialog')); \
         root.querySelector('[data-share=image]').click(); await until(() => root.querySelector('dialog img'))",
    ),
    (
        "scrolled to its end",
        "root.querySelector('dialog')?.close(); root.querySelector('.bt-f').scrollIntoView(); await wait(100)",
    ),
];

/// What each step may use; it leaves the page drawn.
const HELPERS: &str = "\
    const wait = (ms) => new Promise((done) => setTimeout(done, ms)); \
    const el = document.querySelector('brexit-transfer'), root = el.shadowRoot; \
    const find = (text) => { const field = root.querySelector('[type=search]'); field.value = text; \
      field.dispatchEvent(new Event('input', { bubbles: true })) };";

/// The source of axe-core, where its package is.
pub fn axe() -> Option<String> {
    let packages = PathBuf::from(env::var_os("BREXIT_PAGES_PACKAGES")?);
    let path = packages.join("axe-core/axe.min.js");
    let script = fs::read_to_string(&path);
    Some(script.unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

/// Goes through states of the page at hand and lists what a set of rules finds in each.
pub async fn walk(
    browser: &Browser,
    name: &str,
    states: &[(&str, &str)],
    rules: &str,
) -> WebDriverResult<Vec<String>> {
    let mut found = Vec::new();
    for (state, step) in states {
        let script = format!(
            "{HELPERS} {step}; await wait(30); \
             const result = await axe.run(document, {{ {rules} resultTypes: ['violations'] }}); \
             if (!result.passes.length) return ['axe has checked nothing']; \
             return result.violations.flatMap(({{ id, nodes }}) => nodes.map((node) => \
               `${{id}}: ${{node.target.flat().join(' ')}} ${{(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ''}}`))"
        );
        match browser.run(&script).await? {
            Value::Array(list) => {
                let words = list.iter().filter_map(Value::as_str);
                found.extend(words.map(|words| format!("{name}, {state}: {words}")));
            }
            other => panic!("{name}, {state}: {other}"),
        }
    }
    Ok(found)
}

/// Opens a page at a width. A frame can be as narrow as a phone; a window cannot.
pub async fn open(browser: &Browser, address: &str, width: u32) -> WebDriverResult<()> {
    if width < 500 {
        let frame = format!(
            r#"<iframe title="Page" src="{address}" width="{width}" height="800"></iframe>"#
        );
        let outer = browser.site.put(page("", &frame), None);
        browser.driver.goto(outer).await?;
        browser.driver.enter_frame(0).await
    } else {
        browser.driver.goto(address).await
    }
}

#[test]
fn axe_finds_nothing_in_any_state() {
    const ALL: &str = "";
    // A theme changes colours and nothing else.
    const COLOURS: &str = "runOnly: ['color-contrast'],";
    // A frame is a part of a page, and that page has the first heading.
    const FRAME: &str = "rules: { 'page-has-heading-one': { enabled: false } },";
    run(async |browser| {
        let Some(axe) = axe() else {
            println!("not run: BREXIT_PAGES_PACKAGES names no folder of npm packages");
            return Ok(());
        };
        browser.driver.set_window_rect(0, 0, 1000, 900).await?;
        let mut found = Vec::new();
        let demo = browser.site.put(demo(), None);
        let frame = format!("{}/ok/frame.html", browser.site.paper);
        for (name, address, width, theme, rules) in [
            ("demo", &demo, 320, "light", ALL),
            ("demo", &demo, 320, "dark", COLOURS),
            // Outside of frames alone the compact track comes.
            ("demo", &demo, 960, "light", ALL),
            ("frame", &frame, 320, "light", FRAME),
        ] {
            if browser.has_devtools() {
                browser
                    .emulate("", &[("prefers-color-scheme", theme)])
                    .await?;
            }
            open(browser, address, width).await?;
            browser
                .until_drawn("document.querySelector('brexit-transfer')")
                .await?;
            // For a browser that cannot be made to prefer one.
            browser
                .json(&format!(
                    "document.querySelector('brexit-transfer').setAttribute('theme', '{theme}')"
                ))
                .await?;
            browser.json(&axe).await?;
            // The widget in the frame is the one in the demo: its first states will do.
            let states = match name {
                "frame" => &STATES[..3],
                _ => &STATES[..],
            };
            let name = format!("{name}, {width} px, {theme}");
            found.extend(walk(browser, &name, states, rules).await?);
            browser.driver.enter_default_frame().await?;
        }
        assert!(found.is_empty(), "{}", found.join("\n"));
        Ok(())
    });
}
