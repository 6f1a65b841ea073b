//! A page that pins what it loads by the digests in `integrity.json`, as docs/release.md shows it, and
//! parts that are not those that were released though they would work.

use std::{env, fs, path::Path};

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::browser::{Browser, page, run};

const BODY: &str =
    r#"<brexit-transfer id="w" panels="seat"><p>Words in place</p></brexit-transfer>"#;

/// The loader of a fault, pinned by its digest; the page notes if it is refused.
fn pinned(browser: &Browser, fault: &str, digests: &Value) -> String {
    let digest = digests["brexit-transfer.js"].as_str().expect("a digest");
    format!(
        r#"<script type="module" src="{}/{fault}/brexit-transfer.js" integrity="{digest}" crossorigin onerror="window.isRefused = true"></script>"#,
        browser.site.cdn
    )
}

/// The digests of the other scripts for the page's own import map.
fn map(browser: &Browser, fault: &str, digests: &Value) -> String {
    let files = digests.as_object().expect("files").iter();
    let scripts = files.filter(|(file, _)| file.ends_with(".js"));
    let address = |file: &str| format!("{}/{fault}/{file}", browser.site.cdn);
    let integrity: Value = scripts
        .map(|(file, digest)| (address(file), digest.clone()))
        .collect();
    let map = json!({ "integrity": integrity });
    format!(r#"<script type="importmap">{map}</script>"#)
}

fn digests() -> Value {
    let build = env::var_os("BREXIT_PAGES").expect("a build");
    let list = fs::read_to_string(Path::new(&build).join("embed/integrity.json"));
    serde_json::from_str(&list.expect("a list of digests")).expect("JSON")
}

async fn open(browser: &Browser, head: &str) -> WebDriverResult<()> {
    let html = page(head, BODY);
    browser.driver.goto(browser.site.put(html, None)).await
}

async fn assert_static(browser: &Browser) -> WebDriverResult<()> {
    assert_eq!(browser.text("words(w)").await?, "static: Words in place");
    assert_eq!(browser.noted("ready").await?, Vec::<String>::new());
    Ok(())
}

/// The lines of docs/release.md, with what is to be put in put in.
fn documented(browser: &Browser, fault: &str, digests: &Value) -> String {
    let document = include_str!("../../docs/release.md");
    let lines = document.split("```html\n").nth(1).expect("lines to paste");
    let lines = lines.split("```").next().unwrap_or_default();
    let folder = concat!(
        "https://cdn.example/brexit-transfer-",
        env!("CARGO_PKG_VERSION")
    );
    assert!(lines.contains(folder), "{lines}");
    let digest = |file: &str| digests[file].as_str().expect("a digest").to_owned();
    let is_glue = |file: &&String| file.starts_with("brexit-transfer-") && file.ends_with(".js");
    let files = digests.as_object().expect("files");
    let glue = files.keys().find(is_glue).expect("glue");
    lines
        .replace(folder, &format!("{}/{fault}", browser.site.cdn))
        .replace("brexit-transfer-FINGERPRINT.js", glue)
        .replacen("sha384-...", &digest(glue), 1)
        .replacen("sha384-...", &digest("brexit-transfer.js"), 1)
}

#[test]
fn a_page_may_pin_all_that_is_run() {
    run(async |browser| {
        let fault = browser.site.fault("ok");
        let lines = documented(browser, &fault, &digests());
        let html = page("", &lines);
        browser.driver.goto(browser.site.put(html, None)).await?;
        browser.until("count('ready') === 1").await?;
        browser.assert_quiet().await
    });
}

#[test]
fn a_changed_loader_is_run_by_no_page_that_pins_it() {
    run(async |browser| {
        let digests = digests();
        let head = pinned(browser, &browser.site.fault("other-changed"), &digests);
        open(browser, &head).await?;
        browser.until("window.isRefused").await?;
        let left = "`${customElements.get('brexit-transfer')}: ${w.shadowRoot} ${w.textContent}`";
        let untouched = "undefined: null Words in place";
        assert_eq!(browser.text(left).await?, untouched);
        // It would run.
        let fault = browser.site.fault("other-changed");
        browser.open_with(&fault, BODY).await?;
        browser.until("count('ready') === 1").await
    });
}

#[test]
fn changed_glue_is_run_by_no_page_that_pins_it() {
    run(async |browser| {
        let (fault, digests) = (browser.site.fault("glue-changed"), digests());
        let [map, loader] = [map, pinned].map(|tag| tag(browser, &fault, &digests));
        let head = format!("{map}{loader}");
        open(browser, &head).await?;
        browser.until("count('error') === 1").await?;
        let heard = browser.noted("error").await?;
        let glue = browser.site.file(&fault, "glue");
        assert!(heard[0].starts_with(&glue), "{glue}: {heard:?}");
        assert_static(browser).await?;
        // It would run.
        let fault = browser.site.fault("glue-changed");
        browser.open_with(&fault, BODY).await?;
        browser.until("count('ready') === 1").await
    });
}

#[test]
fn a_changed_module_is_refused_where_the_page_has_digests() {
    run(async |browser| {
        let fault = browser.site.fault("wasm-changed");
        browser.open_with(&fault, BODY).await?;
        browser.until("count('error') === 1").await?;
        let wasm = browser.site.file(&fault, "wasm");
        let refusal = format!("{wasm}: it has been changed");
        assert_eq!(browser.noted("error").await?, [refusal]);
        assert_static(browser).await?;
        // A page of plain http has none, and takes what comes.
        let body = format!("<script>delete Crypto.prototype.subtle</script>{BODY}");
        let fault = browser.site.fault("wasm-changed");
        browser.open_with(&fault, &body).await?;
        browser.until("count('ready') === 1").await?;
        browser.assert_quiet().await
    });
}

#[test]
fn the_list_has_all_files_of_the_release() {
    let Some(build) = env::var_os("BREXIT_PAGES") else {
        println!("not run: BREXIT_PAGES names no build");
        return;
    };
    let digests = digests();
    let embed = Path::new(&build).join("embed");
    for entry in fs::read_dir(embed).expect("a folder").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_compressed = name.ends_with(".br") || name.ends_with(".gz");
        let is_listed = digests[&name].is_string();
        let is_exempt = name == "integrity.json" || is_compressed || entry.path().is_dir();
        assert!(is_listed != is_exempt, "{name}");
    }
    assert!(digests["cy/fallback.html"].is_string());
}
