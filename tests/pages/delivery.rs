//! The release behind real servers, with the files of `deploy/`: nginx and Caddy, which `cargo xtask
//! test deploy` starts. Each test has a folder of its own on the server.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;
use thirtyfour::prelude::*;

use crate::browser::{Browser, page, run};

/// What a widget fetches before it is there: loader, glue, WebAssembly and style sheet.
const PARTS: usize = 4;

/// The newspaper has no icon, of which the browser would complain.
const NO_ICON: &str = r#"<link rel="icon" href="data:,">"#;

/// The folder of a test on a server.
struct Host {
    origin: String,
    /// `ORIGIN/NAME`.
    address: String,
    /// Where it lies on this machine.
    folder: PathBuf,
}

/// A release in the folder that a variable names.
fn release(variable: &str) -> PathBuf {
    PathBuf::from(env::var_os(variable).unwrap_or_else(|| panic!("{variable}")))
}

fn first() -> PathBuf {
    release("BREXIT_PAGES").join("embed")
}

fn next() -> PathBuf {
    release("BREXIT_PAGES_NEXT")
}

impl Host {
    /// One that serves the release.
    fn new(browser: &Browser, server: &str) -> Host {
        let origin = env::var(format!("BREXIT_PAGES_{server}")).expect("a server");
        let name = browser.site.fault("brexit-transfer");
        let host = Host {
            address: format!("{origin}/{name}"),
            folder: release(&format!("BREXIT_PAGES_{server}_FOLDER")).join(name),
            origin,
        };
        host.lay(&first());
        host
    }

    /// Lays a release over what is there, as `docs/delivery.md` says.
    fn lay(&self, release: &Path) {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy/lay-over.sh");
        let mut command = Command::new("sh");
        let status = command.arg(script).arg(release).arg(&self.folder).status();
        assert!(status.expect("a shell").success(), "lay-over.sh");
    }

    /// Puts up an article of the newspaper with the widget, under the strict policy and what README
    /// says to add to it. Returns its address.
    fn article(&self, browser: &Browser, before: &str, attributes: &str) -> String {
        let (origin, address) = (&self.origin, &self.address);
        let head = format!(
            r#"{NO_ICON}<script type="module" src="{address}/brexit-transfer.js"></script>"#
        );
        let body = format!(
            r#"<h1>Words</h1>{before}<brexit-transfer id="w" {attributes}><p>Words in place</p></brexit-transfer>"#
        );
        let policy = format!(
            "default-src 'none'; script-src 'self' {origin} 'wasm-unsafe-eval'; style-src 'self'; \
             connect-src 'self' {origin}; img-src 'self' data:; \
             require-trusted-types-for 'script'; trusted-types 'none'"
        );
        browser.site.put(page(&head, &body), Some(&policy))
    }

    /// What a window has fetched from here, in order: the name, and the bytes of the body and of all
    /// that came.
    async fn fetched(
        &self,
        browser: &Browser,
        window: &str,
    ) -> WebDriverResult<Vec<(String, u64, u64)>> {
        let start = format!("{}/", self.address);
        let entries = browser
            .json(&format!(
                "return {window}.performance.getEntriesByType('resource') \
                 .filter(({{ name }}) => name.startsWith({start:?})) \
                 .map((entry) => [entry.name.slice({}), entry.encodedBodySize, entry.transferSize])",
                start.len()
            ))
            .await?;
        let entries = entries.as_array().into_iter().flatten();
        let number = |value: &Value| value.as_u64().unwrap_or(u64::MAX);
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        Ok(entries
            .map(|entry| (text(&entry[0]), number(&entry[1]), number(&entry[2])))
            .collect())
    }

    /// The names of what a window has fetched from here.
    async fn names(&self, browser: &Browser, window: &str) -> WebDriverResult<Vec<String>> {
        let fetched = self.fetched(browser, window).await?;
        Ok(fetched.into_iter().map(|(name, ..)| name).collect())
    }
}

/// Presses a button that saves a file, and waits for that; returns the file's type.
async fn save(browser: &Browser, root: &str, button: &str) -> WebDriverResult<String> {
    browser
        .json(&format!(
            "window.saved = undefined; \
             URL.createObjectURL = (blob) => {{ window.saved = blob.type; return 'data:,' }}; \
             {root}.querySelector({button:?}).click()"
        ))
        .await?;
    browser.until("window.saved").await?;
    browser.text("saved").await
}

fn an_article_gets_it(server: &str) {
    run(async |browser| {
        let host = Host::new(browser, server);
        let article = host.article(browser, "", r#"transfer="62" loading="eager""#);
        browser.driver.goto(&article).await?;
        browser.until("count('ready') === 1").await?;
        let wall = browser.text("w.outcome.wall.conservative").await?;
        assert_eq!(wall, "72");

        // A reader who comes for the first time gets these, compressed by brotli, and nothing else.
        let fetched = host.fetched(browser, "window").await?;
        assert_eq!(fetched.len(), PARTS, "{fetched:?}");
        for (name, body, _) in &fetched {
            let compressed = fs::metadata(host.folder.join(format!("{name}.br")));
            assert_eq!(*body, compressed.expect("a file").len(), "{name}");
        }
        let endings = ["brexit-transfer.js", ".js", ".wasm", ".css"];
        for ending in endings {
            let has = fetched.iter().any(|(name, ..)| name.ends_with(ending));
            assert!(has, "no {ending}: {fetched:?}");
        }

        // What comes later comes as well: the words of another language, what the buttons do.
        browser.json("w.lang = 'cy'").await?;
        browser
            .until("w.shadowRoot.querySelector('.bt').lang === 'cy'")
            .await?;
        assert!(
            save(browser, "w.shadowRoot", "[data-share=data]")
                .await?
                .starts_with("text/csv")
        );
        browser.assert_quiet().await?;
        assert_eq!(browser.complaints().await?, Vec::<String>::new());

        // Who comes again within five minutes has it all.
        browser.driver.goto(&article).await?;
        browser.until("count('ready') === 1").await?;
        let again = host.fetched(browser, "window").await?;
        assert_eq!(again.len(), PARTS, "{again:?}");
        for (name, _, received) in again {
            assert_eq!(received, 0, "{name} is fetched again");
        }
        Ok(())
    });
}

#[test]
fn an_article_gets_it_from_nginx() {
    an_article_gets_it("NGINX");
}

#[test]
fn an_article_gets_it_from_caddy() {
    an_article_gets_it("CADDY");
}

fn the_frame_comes(server: &str) {
    run(async |browser| {
        const ROOT: &str = "document.querySelector('brexit-transfer')?.shadowRoot";
        let host = Host::new(browser, server);
        // As README has it.
        let frame = format!(
            r#"<iframe src="{}/frame.html?transfer=62&panels=seat+wall" width="100%" height="1600"
              sandbox="allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"
              allow="clipboard-write"></iframe>"#,
            host.address
        );
        let listener = "<script>addEventListener('message', ({ data }) => { if (data?.type === 'iframe-resized') window.height = data.height })</script>";
        let article = browser
            .site
            .put(page(&format!("{NO_ICON}{listener}"), &frame), None);
        browser.driver.goto(article).await?;
        // The page around it hears how high it is.
        browser.until("window.height > 400").await?;
        browser.driver.enter_frame(0).await?;
        browser
            .until(&format!("{ROOT}?.querySelector('[data-share]')"))
            .await?;
        assert!(
            save(browser, ROOT, "[data-share=data]")
                .await?
                .starts_with("text/csv")
        );
        browser
            .json(&format!(
                "{ROOT}.querySelector('[data-share=image]').click()"
            ))
            .await?;
        browser
            .until(&format!(
                "{ROOT}.querySelector('dialog .bt-card')?.naturalWidth > 0"
            ))
            .await?;
        let png = "dialog .bt-card + .bt-btn";
        assert_eq!(save(browser, ROOT, png).await?, "image/png");
        // The strict policy forbids nothing of that. What it forbids is forbidden here too.
        assert_eq!(browser.complaints().await?, Vec::<String>::new());
        browser
            .json("document.addEventListener('securitypolicyviolation', (event) => { window.refused = event.effectiveDirective }); document.createElement('img').src = 'https://elsewhere.invalid/a.png'")
            .await?;
        browser.until("window.refused === 'img-src'").await?;
        browser.driver.enter_default_frame().await
    });
}

#[test]
fn the_frame_comes_from_nginx() {
    the_frame_comes("NGINX");
}

#[test]
fn the_frame_comes_from_caddy() {
    the_frame_comes("CADDY");
}

/// Opens an article beside those that are open, in a frame of this name. Its widget is far down.
async fn open_beside(browser: &Browser, host: &Host, name: &str) -> WebDriverResult<()> {
    let far = r#"<svg width="1" height="9000"></svg>"#;
    let article = host.article(browser, far, r#"transfer="62""#);
    browser
        .json(&format!(
            "const frame = document.createElement('iframe'); frame.id = {name:?}; \
             frame.width = 400; frame.height = 240; frame.src = {article:?}; document.body.append(frame)"
        ))
        .await?;
    browser
        .until(&format!(
            "{name}.contentWindow.customElements?.get('brexit-transfer')"
        ))
        .await
}

/// The reader of that article comes to its widget, which has to work; returns what was fetched.
async fn scroll_to_widget(
    browser: &Browser,
    host: &Host,
    name: &str,
) -> WebDriverResult<Vec<String>> {
    let window = format!("{name}.contentWindow");
    browser
        .json(&format!(
            "{window}.w.scrollIntoView(); {name}.scrollIntoView()"
        ))
        .await?;
    browser
        .until(&format!("{window}.count('ready') === 1"))
        .await?;
    let wall = format!("{window}.w.outcome.wall.conservative");
    assert_eq!(browser.text(&wall).await?, "72");
    // Nothing has gone wrong on the way.
    for kind in ["uncaught", "console", "violation", "error"] {
        let count = browser.number(&format!("{window}.count('{kind}')")).await?;
        assert_eq!(count, 0.0, "{name}: {kind}");
    }
    host.names(browser, &window).await
}

/// The parts with a fingerprint in their name that a release's loader names.
fn named_by_loader(release: &Path) -> Vec<String> {
    let loader = fs::read_to_string(release.join("brexit-transfer.js")).expect("a loader");
    let entries = fs::read_dir(release).expect("a release").flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let is_started_with = |name: &String| {
        let is_words = name.ends_with(".txt");
        name.starts_with("brexit-transfer-") && loader.contains(name.as_str()) && !is_words
    };
    names.filter(is_started_with).collect()
}

fn an_update_and_the_way_back(server: &str) {
    run(async |browser| {
        let host = Host::new(browser, server);
        let [old, new] = [first(), next()].map(|release| named_by_loader(&release));
        assert_eq!([old.len(), new.len()], [PARTS - 1; 2]);
        assert!(
            old.iter().all(|name| !new.contains(name)),
            "{old:?}, {new:?}"
        );
        let has_only = |fetched: &[String], wanted: &[String]| {
            let is_wanted = |name: &String| name == "brexit-transfer.js" || wanted.contains(name);
            assert_eq!(fetched.len(), PARTS, "{fetched:?}");
            assert!(
                fetched.iter().all(is_wanted),
                "{fetched:?} are not {wanted:?}"
            );
        };
        // As when the five minutes are over.
        let forget = format!(
            "const answer = await fetch('{}/brexit-transfer.js', {{ cache: 'reload' }}); return answer.status",
            host.address
        );
        browser
            .driver
            .goto(browser.site.put(page(NO_ICON, ""), None))
            .await?;

        open_beside(browser, &host, "before").await?;
        let names = host.names(browser, "before.contentWindow").await?;
        assert_eq!(names, ["brexit-transfer.js"], "its widget is not there yet");

        host.lay(&next());
        assert_eq!(browser.run(&forget).await?, 200);
        open_beside(browser, &host, "after").await?;
        open_beside(browser, &host, "between").await?;
        let fetched = scroll_to_widget(browser, &host, "after").await?;
        has_only(&fetched, &new);
        // The page that was open all the time.
        let fetched = scroll_to_widget(browser, &host, "before").await?;
        has_only(&fetched, &old);

        host.lay(&first());
        assert_eq!(browser.run(&forget).await?, 200);
        open_beside(browser, &host, "back").await?;
        // The cache may have what it fetches: these are other parts than a moment ago.
        let fetched = scroll_to_widget(browser, &host, "back").await?;
        has_only(&fetched, &old);
        let fetched = scroll_to_widget(browser, &host, "between").await?;
        has_only(&fetched, &new);
        assert_eq!(browser.complaints().await?, Vec::<String>::new());
        Ok(())
    });
}

#[test]
fn an_update_and_the_way_back_on_nginx() {
    an_update_and_the_way_back("NGINX");
}

#[test]
fn an_update_and_the_way_back_on_caddy() {
    an_update_and_the_way_back("CADDY");
}
