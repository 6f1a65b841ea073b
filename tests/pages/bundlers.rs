//! The package in what newsrooms build their sites with: installed by npm as it lies in the
//! release, bundled or served for development by the real program, and used in a browser. The apps
//! are in `tests/hosts/`; `cargo xtask test hosts` installs and builds them.

use std::{
    env,
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
};

use thirtyfour::prelude::*;

use crate::browser::{Browser, run};

/// A server of `tests/hosts/serve.mjs`; it ends with this value, or with this program.
struct Server {
    process: Child,
    address: String,
}

impl Server {
    /// Starts one for a folder of `tests/hosts/`.
    fn start(kind: &str, folder: &str) -> Server {
        let hosts = env::var_os("BREXIT_PAGES_HOSTS").expect("BREXIT_PAGES_HOSTS");
        let mut process = Command::new("node")
            .args(["serve.mjs", kind, folder])
            .current_dir(hosts)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("node");
        let printed = BufReader::new(process.stdout.take().expect("its output"));
        // Servers for development have more to say. Without an address it has ended, and its error
        // is above.
        let address = printed
            .lines()
            .map_while(Result::ok)
            .find(|line| line.starts_with("http://127.0.0.1:"))
            .expect("the address of a server");
        Server { process, address }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // At the end of its input it ends, and so does all that it started.
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

/// How the parts of a widget look. Not the seats: their colours take their time to change.
const LOOK: &str = "[...w.shadowRoot.querySelectorAll('section, section :is(h3, p, button, svg), .bt-control *, .bt-f p')] \
    .map((part) => { const look = getComputedStyle(part); \
      return [part.className.baseVal ?? part.className, part.getBoundingClientRect().height, look.color, look.backgroundColor, look.fontSize].join(' ') }).join('\\n')";

/// The same widget from the release as it lies.
async fn look_of_the_release(browser: &Browser) -> WebDriverResult<String> {
    browser
        .open(r#"<brexit-transfer id="w" transfer="10" loading="eager"></brexit-transfer>"#)
        .await?;
    browser.until("count('ready') === 1").await?;
    use_it(browser).await?;
    browser.text(LOOK).await
}

/// The reader moves the slider.
async fn use_it(browser: &Browser) -> WebDriverResult<()> {
    assert_eq!(browser.text("w.outcome.wall.conservative").await?, "50");
    browser
        .json("const input = w.shadowRoot.querySelector('.in1'); input.value = 62; input.dispatchEvent(new Event('input', { bubbles: true }))")
        .await?;
    browser.until("w.outcome.wall.conservative === 72").await?;
    browser.caught_up().await
}

/// The element of the page at an address is the widget, and nothing of it is lacking.
async fn assert_works(browser: &Browser, address: &str) -> WebDriverResult<()> {
    let expected = look_of_the_release(browser).await?;
    let _ = browser.complaints().await?;
    browser.driver.goto(address).await?;
    browser
        .until("window.w?.outcome && !w.shadowRoot.querySelector('slot')")
        .await?;
    use_it(browser).await?;
    let look = browser.text(LOOK).await?;
    assert!(look.lines().count() > 50);
    for (here, there) in look.lines().zip(expected.lines()) {
        assert_eq!(here, there, "a part of {address}");
    }
    // The script of the buttons comes along.
    browser
        .json("URL.createObjectURL = (blob) => { blob.text().then((text) => { window.saved = text }); return 'data:,' }; w.shadowRoot.querySelector('[data-share=data]').click()")
        .await?;
    browser.until("window.saved").await?;
    assert_eq!(browser.number("saved.split('\\r\\n').length").await?, 652.0);
    // So do the words of another language.
    browser.json("w.lang = 'cy'").await?;
    browser
        .until("w.shadowRoot.querySelector('.bt').lang === 'cy'")
        .await?;
    // Nobody knows here where the frame would be.
    let button = "w.shadowRoot.querySelector('[data-share=embed]')";
    assert_eq!(browser.text(button).await?, "null");
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    Ok(())
}

/// As above, and the page's own script: `mount()`, an address for the frame, and the model.
async fn assert_script_works(browser: &Browser, address: &str) -> WebDriverResult<()> {
    assert_works(browser, address).await?;
    browser.until("window.majority").await?;
    assert_eq!(browser.text("majority").await?, "132");
    browser.json("mounted.update({ transfer: 100 })").await?;
    browser
        .until("mounted.outcome.wall.conservative === 81")
        .await?;
    browser
        .json("window.inner = box.firstChild.shadowRoot; inner.querySelector('[data-share=embed]').click()")
        .await?;
    browser.until("inner.querySelector('textarea')").await?;
    let line = browser
        .text("inner.querySelector('textarea').value")
        .await?;
    let start =
        "<script type=\"module\" src=\"https://cdn.example/brexit-transfer/brexit-transfer.js\">";
    assert!(line.starts_with(start), "{line}");
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    Ok(())
}

/// As the first, in a component that hears of changes.
async fn assert_component_works(browser: &Browser, address: &str) -> WebDriverResult<()> {
    assert_works(browser, address).await?;
    browser
        .until("document.querySelector('#said').textContent === '72'")
        .await?;
    // What stands between the tags is the static state.
    let words = browser.text("w.textContent.includes('A what-if')").await?;
    assert_eq!(words, "true");
    Ok(())
}

/// Serves a page of plain scripts, and uses it.
fn script_works(kind: &str, folder: &str) {
    run(async |browser| {
        let server = Server::start(kind, folder);
        assert_script_works(browser, &server.address).await
    });
}

#[test]
fn esbuild() {
    script_works("built", "esbuild");
}

#[test]
fn parcel() {
    script_works("built", "parcel");
}

#[test]
fn parcel_serve() {
    script_works("parcel", "parcel");
}

#[test]
fn rollup() {
    script_works("built", "rollup");
}

#[test]
fn webpack() {
    script_works("built", "webpack");
}

fn vite_works(kind: &str) {
    run(async |browser| {
        let server = Server::start(kind, "vite");
        let page = |name: &str| format!("{}/{name}.html", server.address);
        assert_script_works(browser, &page("index")).await?;
        assert_component_works(browser, &page("with-react")).await?;
        assert_component_works(browser, &page("with-svelte")).await
    });
}

#[test]
fn vite_with_react_and_svelte() {
    vite_works("built");
}

#[test]
fn vite_dev_with_react_and_svelte() {
    vite_works("vite");
}

fn next_works(kind: &str) {
    run(async |browser| {
        let server = Server::start(kind, "next");
        assert_component_works(browser, &server.address).await?;
        // What the server has counted, in the page and in an answer of its own.
        let counted = browser.text("document.querySelector('#server').textContent");
        assert_eq!(counted.await?, "132");
        let commons = browser.run("return (await fetch('/api/commons')).json()");
        assert_eq!(commons.await?["majority"], 132);
        // The page as it is sent holds the static state.
        let sent = browser.run("return (await fetch('/')).text()").await?;
        let sent = sent.as_str().unwrap_or_default();
        assert!(sent.contains("<brexit-transfer") && sent.contains("A what-if"));
        Ok(())
    });
}

#[test]
fn next() {
    next_works("next");
}

#[test]
fn next_dev() {
    next_works("next-dev");
}
