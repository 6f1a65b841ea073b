//! A browser with one page.

use std::{
    env,
    fmt::Write,
    future::poll_fn,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    pin::pin,
    sync::{Mutex, OnceLock},
    task::Poll,
    time::Duration,
};

use serde_json::{Value, json};
use thirtyfour::{LoggingPrefsLogLevel, cdp::Cdp, prelude::*};

use crate::{site::Site, trace};

/// How long a test waits for what a page should do at once. No machine is that slow: what does not
/// come in this time never comes.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// How long a script of a test may run, several waits within it included; its answer may take a
/// little longer.
const SCRIPT_PATIENCE: Duration = Duration::from_secs(600);
const ANSWER_PATIENCE: Duration = Duration::from_secs(660);

pub struct Browser {
    pub driver: WebDriver,
    pub site: &'static Site,
    engine: Engine,
}

/// Runs a test in a browser of its own.
pub fn run(test: impl AsyncFnOnce(&Browser) -> WebDriverResult<()>) {
    run_as(Mode::Usual, test);
}

/// Runs a test in a browser of its own, Chromium, that keeps a trace of all it does; see
/// [`crate::trace`].
pub fn run_traced(test: impl AsyncFnOnce(&Browser) -> WebDriverResult<()>) {
    run_as(Mode::Traced, test);
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Usual,
    Traced,
}

fn run_as(mode: Mode, test: impl AsyncFnOnce(&Browser) -> WebDriverResult<()>) {
    let Some(site) = Site::get() else {
        println!("not run: BREXIT_PAGES names no build (`cargo xtask test pages` does it all)");
        return;
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let verdict = runtime.block_on(async {
        let (lease, engine) = (Lease::take(), engine());
        let driver = start(&lease.0, engine, mode).await;
        let limit = driver.set_script_timeout(SCRIPT_PATIENCE).await;
        limit.expect("a driver that takes a limit");
        let browser = Browser {
            driver,
            site,
            engine,
        };
        // The browser has to go, however the test went, and before its runtime does.
        let mut running = pin!(test(&browser));
        let verdict = poll_fn(|context| {
            let step = || running.as_mut().poll(context);
            match catch_unwind(AssertUnwindSafe(step)) {
                Ok(step) => step.map(Ok),
                Err(panic) => Poll::Ready(Err(panic)),
            }
        })
        .await;
        if !matches!(verdict, Ok(Ok(()))) {
            let log = browser.json("return window.log").await.unwrap_or_default();
            println!("the page's log: {log}");
        }
        browser
            .driver
            .clone()
            .quit()
            .await
            .expect("the browser goes");
        verdict
    });
    match verdict {
        Ok(result) => result.expect("the page does what the test asks"),
        Err(panic) => resume_unwind(panic),
    }
}

/// The browsers that can be steered.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKitGtk,
}

/// The one that the environment names.
fn engine() -> Engine {
    match env::var("BREXIT_PAGES_BROWSER").as_deref() {
        Err(_) | Ok("chromium") => Engine::Chromium,
        Ok("firefox") => Engine::Firefox,
        Ok("webkitgtk") => Engine::WebKitGtk,
        Ok(other) => panic!("BREXIT_PAGES_BROWSER names no browser: {other}"),
    }
}

/// The address of a driver that steers no other test meanwhile; dropping it gives it back.
struct Lease(String);

fn drivers() -> &'static Mutex<Vec<String>> {
    static FREE: OnceLock<Mutex<Vec<String>>> = OnceLock::new();
    FREE.get_or_init(|| {
        let addresses = env::var("BREXIT_PAGES_DRIVER").expect("BREXIT_PAGES_DRIVER");
        Mutex::new(addresses.split_whitespace().map(str::to_owned).collect())
    })
}

impl Lease {
    fn take() -> Lease {
        let free = drivers().lock().expect("a list of drivers").pop();
        Lease(free.expect("a driver for each test that runs at a time"))
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        if let Ok(mut free) = drivers().lock() {
            free.push(std::mem::take(&mut self.0));
        }
    }
}

/// A browser. A driver that is still putting its last one away may refuse the next: that says
/// nothing of any page, so it is asked again.
async fn start(address: &str, engine: Engine, mode: Mode) -> WebDriver {
    let mut tries = 0;
    loop {
        match ask_for(address, engine, mode).await {
            Ok(driver) => return driver,
            Err(reason) if tries < 3 => {
                println!("the driver starts no browser, it is asked again: {reason}");
                tries += 1;
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
            Err(reason) => panic!("the driver starts no browser: {reason}"),
        }
    }
}

async fn ask_for(address: &str, engine: Engine, mode: Mode) -> WebDriverResult<WebDriver> {
    let session = |wanted| WebDriver::builder(address, wanted).request_timeout(ANSWER_PATIENCE);
    let mut wanted = match engine {
        Engine::Chromium => DesiredCapabilities::chrome(),
        Engine::Firefox => {
            let mut wanted = DesiredCapabilities::firefox();
            wanted.add_arg("-headless")?;
            return session(wanted.into()).await;
        }
        // It has one browser, and wants nothing said of it.
        Engine::WebKitGtk => return session(Capabilities::new()).await,
    };
    for argument in [
        "--headless=new",
        "--js-flags=--expose-gc",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ] {
        wanted.add_arg(argument)?;
    }
    // What the network complains of is told to no script of the page.
    wanted.set_browser_log_level(LoggingPrefsLogLevel::Warning)?;
    if mode == Mode::Traced {
        wanted.set_logging_prefs("performance", LoggingPrefsLogLevel::All)?;
        wanted.add_experimental_option(
            "perfLoggingPrefs",
            json!({
                "enableNetwork": false, "enablePage": false, "traceCategories": trace::CATEGORIES,
            }),
        )?;
    }
    session(wanted.into()).await
}

/// The loader's tag for a fault, from the widget's own origin.
pub fn loader(site: &Site, fault: &str) -> String {
    format!(
        r#"<script type="module" src="{}/{fault}/brexit-transfer.js"></script>"#,
        site.cdn
    )
}

impl Browser {
    /// Opens a page that loads a sound widget from the other origin.
    pub async fn open(&self, body: &str) -> WebDriverResult<()> {
        self.open_with(&self.site.fault("ok"), body).await
    }

    /// Opens a page that loads the widget with a fault.
    pub async fn open_with(&self, fault: &str, body: &str) -> WebDriverResult<()> {
        let head = loader(self.site, fault);
        let html = page(&head, body);
        self.driver.goto(self.site.put(html, None)).await
    }

    /// The value of a script's `return`.
    pub async fn json(&self, script: &str) -> WebDriverResult<Value> {
        let answer = self.driver.execute(script, Vec::new()).await?;
        Ok(answer.json().clone())
    }

    /// The value of an expression as text.
    pub async fn text(&self, expression: &str) -> WebDriverResult<String> {
        let value = self.json(&format!("return String({expression})")).await?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    pub async fn number(&self, expression: &str) -> WebDriverResult<f64> {
        let value = self.json(&format!("return Number({expression})")).await?;
        Ok(value.as_f64().unwrap_or(f64::NAN))
    }

    /// Runs statements of an async function, and returns what it returns.
    pub async fn run(&self, statements: &str) -> WebDriverResult<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1]; \
             (async () => {{ {statements} }})().then(done, (error) => done(`${{error.name}}: ${{error.message}}`));"
        );
        let answer = self.driver.execute_async(script, Vec::new()).await?;
        Ok(answer.json().clone())
    }

    pub fn is_webkit(&self) -> bool {
        self.engine == Engine::WebKitGtk
    }

    /// Whether the browser does what W3C WebDriver has no words for, such as showing a page as it
    /// prints it. `cargo xtask test` leaves out, by name, the tests that rest on this where it
    /// does not; see `LEFT_OUT` in `xtask/src/pages.rs`.
    pub fn has_devtools(&self) -> bool {
        self.engine == Engine::Chromium
    }

    /// Chromium's DevTools protocol.
    pub fn devtools(&self) -> Cdp {
        assert!(self.has_devtools(), "this browser has no DevTools protocol");
        self.driver.cdp()
    }

    /// Has the page see another medium, such as `print`, or other preferences.
    pub async fn emulate(&self, media: &str, features: &[(&str, &str)]) -> WebDriverResult<()> {
        let features: Vec<Value> = features
            .iter()
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        let wanted = json!({ "media": media, "features": features });
        let devtools = self.devtools();
        let answer = devtools.send_raw("Emulation.setEmulatedMedia", wanted);
        answer.await.map(drop)
    }

    /// Waits until an expression holds.
    pub async fn until(&self, expression: &str) -> WebDriverResult<()> {
        let start = std::time::Instant::now();
        while start.elapsed() < PATIENCE {
            let holds = self.json(&format!("return Boolean({expression})")).await?;
            if holds == Value::Bool(true) {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
        panic!("`{expression}` does not come true");
    }

    /// Waits until a widget has taken the static state's place, and all its panels are drawn: for
    /// pages that have no recorder.
    pub async fn until_drawn(&self, widget: &str) -> WebDriverResult<()> {
        let parts =
            "root && root.querySelector('.bt-p') && !root.querySelector('slot, [aria-busy]')";
        self.until(&format!("((root) => {parts})({widget}?.shadowRoot)"))
            .await
    }

    /// Waits until panels out of sight are drawn as well: that is 150 ms after the last change, and
    /// a timer set later and for longer ends after it, however busy the machine is. The frames let
    /// the observers speak, and what is drawn in more than one piece come to its end.
    pub async fn caught_up(&self) -> WebDriverResult<()> {
        let answer = self
            .run("await new Promise((done) => setTimeout(done, 200)); for (let n = 0; n < 3; n++) { await new Promise(requestAnimationFrame); await new Promise((done) => setTimeout(done, 20)) }")
            .await?;
        assert_eq!(answer, Value::Null);
        Ok(())
    }

    /// Waits until so many parts have been asked for under a fault's name, the loader included.
    pub async fn until_requested(&self, fault: &str, parts: usize) {
        let start = std::time::Instant::now();
        while self.site.requests(fault).len() < parts {
            assert!(start.elapsed() < PATIENCE, "{fault}: {parts} requests");
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// What the page was told of one kind.
    pub async fn noted(&self, kind: &str) -> WebDriverResult<Vec<String>> {
        let script = format!(
            "return window.log.filter((entry) => entry[0] === {kind:?}).map((entry) => entry[1])"
        );
        let value = self.json(&script).await?;
        let words = value.as_array().into_iter().flatten();
        Ok(words.filter_map(Value::as_str).map(str::to_owned).collect())
    }

    /// What the browser complained of since it was last asked: errors and warnings, of scripts and
    /// of the network.
    pub async fn complaints(&self) -> WebDriverResult<Vec<String>> {
        let log = self.driver.get_log("browser").await?;
        Ok(log.into_iter().map(|entry| entry.message).collect())
    }

    /// Nothing has reached the page that it need not know of.
    pub async fn assert_quiet(&self) -> WebDriverResult<()> {
        for kind in ["uncaught", "console", "violation", "error"] {
            assert_eq!(self.noted(kind).await?, Vec::<String>::new(), "{kind}");
        }
        Ok(())
    }
}

/// A page of the newspaper.
pub fn page(head: &str, body: &str) -> String {
    let mut html = String::new();
    let _ = write!(
        html,
        r#"<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Page</title>
<script src="/recorder.js"></script>{head}<body>{body}</body></html>"#
    );
    html
}
