//! The snippets of the documents, as they stand there, with the widget of the release in place of
//! `https://cdn.example/brexit-transfer/`. `tests/documents/` says which they are.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::{
    browser::{Browser, loader, page, run},
    markdown::Block,
    runners::{Runner, blocks},
};

const HOST: &str = "https://cdn.example/brexit-transfer/";

/// A snippet with the addresses of this run, and the name by which its requests are known.
fn here(browser: &Browser, block: &Block) -> (String, String) {
    let fault = browser.site.fault("ok");
    let folder = format!("{}/{fault}/", browser.site.cdn);
    (block.text.replace(HOST, &folder), fault)
}

/// What has to hold besides, where the document says so.
async fn assert_holds(browser: &Browser, block: &Block) -> WebDriverResult<()> {
    if let Some(expression) = block.comment("holds") {
        println!("{block}: {expression}");
        browser.until(expression).await?;
    }
    Ok(())
}

/// Each kind of element that a snippet has is looked at, and it has to have one of them.
#[test]
fn html_does_what_it_is_there_for() {
    run(async |browser| {
        for block in blocks(Runner::Page) {
            println!("{block}");
            let (html, fault) = here(browser, &block);
            let has = |words: &str| html.contains(words);
            let (is_widget, is_text) = (has("<brexit-transfer"), has("data-brexit-transfer-text"));
            let (is_frame, is_listener) = (has("<iframe"), has("addEventListener(\"message\""));
            assert!(
                is_widget || is_text || is_frame || is_listener || has("og:image"),
                "{block}: this test does not know what to look at"
            );
            let mut head = String::new();
            if !has("brexit-transfer.js") && !is_frame && !is_listener {
                head += &loader(browser.site, &fault);
            }
            let mut body = html.clone();
            if is_text && !is_widget {
                body += r#"<brexit-transfer transfer="41.5" loading="eager"></brexit-transfer>"#;
            }
            if is_listener && !is_frame {
                let address = format!("{}/{fault}/frame.html?panels=seat", browser.site.cdn);
                body += &format!(r#"<iframe src="{address}" height="100"></iframe>"#);
            }
            let script = browser.site.put_file(WATCH.into(), "text/javascript");
            head += &format!(r#"<script src="{script}"></script>"#);
            browser
                .driver
                .goto(browser.site.put(page(&head, &body), None))
                .await?;
            if is_widget || is_text {
                assert_live(browser, &block, &fault).await?;
            }
            if is_text {
                // Its own words are those of another setting.
                browser.until("bound.length && bound.every(([element, words]) => element.textContent !== words)").await?;
            }
            if has("og:image") {
                let card = "const image = new Image(); image.src = document.querySelector('meta[property=\"og:image\"]').content; \
                    await image.decode(); return [image.naturalWidth, image.naturalHeight]";
                assert_eq!(browser.run(card).await?, json!([1200, 630]), "{block}");
            }
            assert_holds(browser, &block).await?;
            browser.assert_quiet().await?;
            if is_frame || is_listener {
                assert_frame(browser, &block, is_listener).await?;
            }
        }
        Ok(())
    });
}

/// Keeps what a page's sentences say before the widget fills them, and what frames report.
const WATCH: &str = "window.heard = []; \
    addEventListener('message', (event) => heard.push(event.data)); \
    addEventListener('DOMContentLoaded', () => { \
      window.bound = [...document.querySelectorAll('[data-brexit-transfer-text]')].map((element) => [element, element.textContent]); \
      for (const widget of document.querySelectorAll('brexit-transfer')) widget.setAttribute('loading', 'eager'); \
    });";

/// Every widget is ready, and its attributes have come to what they say.
async fn assert_live(browser: &Browser, block: &Block, fault: &str) -> WebDriverResult<()> {
    browser.until("count('ready') && count('ready') === document.querySelectorAll('brexit-transfer').length").await?;
    let state = "[...document.querySelectorAll('brexit-transfer')].map((widget) => ({ \
        attributes: Object.fromEntries([...widget.attributes].map(({ name, value }) => [name, value])), \
        scenario: widget.outcome.scenario, seat: widget.outcome.seat, words: words(widget), \
        panels: [...widget.shadowRoot.querySelectorAll('[data-panel]')].map((panel) => panel.dataset.panel).join(' ') }))";
    let widgets = browser.json(&format!("return {state}")).await?;
    for widget in widgets.as_array().expect("widgets") {
        let attributes = widget["attributes"].as_object().expect("attributes");
        for (name, value) in attributes {
            let value = value.as_str().unwrap_or_default();
            let number = |name: &str| widget["scenario"][name].as_f64();
            let words = widget["words"].as_str().unwrap_or_default();
            let holds = match name.as_str() {
                "transfer" => number("transfer") == value.parse().ok(),
                "labour-share" => number("labourShare") == value.parse().ok(),
                "swing" => number("swing") == value.parse().ok(),
                "seat" => widget["seat"]["name"] == value || widget["seat"]["code"] == value,
                "panels" => widget["panels"] == value,
                "headline" => words.contains(value),
                "lang" => value != "cy" || words.contains("Ceidwadwyr"),
                "src" => browser
                    .site
                    .requests(fault)
                    .iter()
                    .any(|file| value.ends_with(file.as_str())),
                _ => true,
            };
            assert!(
                holds,
                "{block}: {name}=\"{value}\" is not what the widget shows: {widget}"
            );
        }
    }
    Ok(())
}

/// The frame says how high it is, and is as high as that where the page listens; its widget is drawn.
async fn assert_frame(browser: &Browser, block: &Block, is_heard: bool) -> WebDriverResult<()> {
    browser
        .json("document.querySelector('iframe').scrollIntoView()")
        .await?;
    browser
        .until("heard.some((said) => said?.type === 'iframe-resized' && said.height > 200)")
        .await?;
    if is_heard {
        browser.until("Number(document.querySelector('iframe').height) === heard.findLast((said) => said?.type === 'iframe-resized').height").await?;
    }
    let title = browser
        .text("document.querySelector('iframe').title")
        .await?;
    browser.driver.enter_frame(0).await?;
    browser
        .until_drawn("document.querySelector('brexit-transfer')")
        .await?;
    if !title.is_empty() {
        let query = "new URLSearchParams(location.search).get('transfer')";
        let transfer = browser.text(query).await?;
        let shown = browser
            .text("document.querySelector('brexit-transfer').outcome.scenario.transfer")
            .await?;
        assert!(transfer == shown || transfer == "null", "{block}: {shown}");
    }
    browser.driver.enter_default_frame().await
}

/// As a module of a page that has a place for a widget, `container`, an element `score` and a widget in
/// the article. A line that ends in `// NUMBER` is an expression that has this value.
#[test]
fn scripts_run_and_give_the_numbers_that_they_say() {
    run(async |browser| {
        for block in blocks(Runner::Script) {
            println!("{block}");
            let (script, fault) = here(browser, &block);
            let script = format!(
                "window.checks = [];\n{}\nwindow.hasRun = true;",
                with_checks(&script)
            );
            let script = browser
                .site
                .put_file(script.into_bytes(), "text/javascript");
            let body = format!(
                r#"<p id="score"></p><div id="container">Words in place</div>
                <brexit-transfer id="w" transfer="10" panels="seat" loading="eager"></brexit-transfer>
                <script type="module">await customElements.whenDefined("brexit-transfer"); await until(() => count("ready"));
                  await import("{script}");</script>"#
            );
            let html = page(&loader(browser.site, &fault), &body);
            browser.driver.goto(browser.site.put(html, None)).await?;
            browser.until("window.hasRun || count('uncaught')").await?;
            assert_eq!(
                browser.noted("uncaught").await?,
                Vec::<String>::new(),
                "{block}"
            );
            let checks = browser.json("return checks").await?;
            let checks = checks.as_array().expect("checks");
            for check in checks {
                assert_eq!(check[1], check[2], "{block}: {}", check[0]);
            }
            let wanted = block
                .text
                .lines()
                .filter(|line| check_of(line).is_some())
                .count();
            assert_eq!(checks.len(), wanted, "{block}");
            assert_holds(browser, &block).await?;
            browser.assert_quiet().await?;
        }
        Ok(())
    });
}

/// `expression; // 132` in its two parts.
fn check_of(line: &str) -> Option<(&str, f64)> {
    let (code, remark) = line.split_once(';')?;
    let number = remark.trim().strip_prefix("//")?.trim().parse().ok()?;
    Some((code, number))
}

fn with_checks(script: &str) -> String {
    let lines = script.lines().map(|line| match check_of(line) {
        Some((code, number)) => format!("checks.push([{code:?}, {code}, {number}]);"),
        None => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Each declaration is taken away and put back: something in the widget has to look different.
#[test]
fn each_declaration_of_a_style_changes_the_widget() {
    const PROPERTIES: &str = "['backgroundColor', 'color', 'fill', 'stroke', 'fontFamily', 'fontSize', 'fontWeight', 'letterSpacing', \
        'textAlign', 'textTransform', 'borderTopColor', 'borderTopWidth', 'borderTopStyle', 'borderRadius', 'paddingTop', 'paddingLeft', \
        'marginTop', 'outlineColor', 'colorScheme', 'display', 'maxWidth', 'width']";
    run(async |browser| {
        for block in blocks(Runner::Style) {
            println!("{block}");
            let (css, fault) = here(browser, &block);
            let body = format!(
                r#"<style id="snippet">{css}</style><brexit-transfer id="w" transfer="62" swing="1" headline="Headline" loading="eager"></brexit-transfer>"#
            );
            browser.open_with(&fault, &body).await?;
            browser.until("count('ready')").await?;
            let script = format!(
                "const look = () => [w, ...w.shadowRoot.querySelectorAll('*')].map((part) => {{ const style = getComputedStyle(part); \
                   return {PROPERTIES}.map((name) => style[name]).join() }}).join('\\n'); \
                 const idle = [], whole = look(); let count = 0; \
                 const walk = (rules) => {{ for (const rule of rules) {{ \
                   if (rule.cssRules?.length) walk(rule.cssRules); \
                   for (const name of [...(rule.style ?? [])]) {{ \
                     const value = rule.style.getPropertyValue(name), priority = rule.style.getPropertyPriority(name); \
                     rule.style.removeProperty(name); count++; \
                     if (look() === whole) idle.push(`${{rule.cssText}} without ${{name}}`); \
                     rule.style.setProperty(name, value, priority) }} }} }}; \
                 walk(document.querySelector('#snippet').sheet.cssRules); \
                 return [count > 0, ...idle]"
            );
            let found = browser.run(&script).await?;
            assert_eq!(found, Value::from(vec![true]), "{block}");
            assert_holds(browser, &block).await?;
            browser.assert_quiet().await?;
        }
        Ok(())
    });
}

/// The content security policy of the documents, on one line: tests serve pages with it.
pub fn policy() -> String {
    let blocks = blocks(Runner::Policy);
    let [block] = &blocks[..] else {
        panic!("the policy stands in one place");
    };
    let text = block
        .text
        .strip_prefix("Content-Security-Policy: ")
        .expect("a policy");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
