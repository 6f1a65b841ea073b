//! Browsers and the drivers through which tests steer them.

use crate::screen::{self, Screen};
use crate::{Outcome, packages, paths, process, tools};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

/// The geckodriver to build where Firefox is asked for and its driver is lacking.
const GECKODRIVER_VERSION: &str = "0.37.1";

/// What draws the pages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    /// Or Chrome.
    Chromium,
    Firefox,
    /// What Safari is made of, in the browser that comes with it on Linux.
    WebKitGtk,
}

/// An engine's driver, ready to be started.
pub struct Driver {
    pub engine: Engine,
    path: PathBuf,
}

impl Engine {
    pub const fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "Chromium",
            Engine::Firefox => "Firefox",
            Engine::WebKitGtk => "WebKitGTK",
        }
    }

    /// The variable by which wasm-bindgen's test runner learns of a driver.
    const fn variable(self) -> &'static str {
        match self {
            Engine::Chromium => "CHROMEDRIVER",
            Engine::Firefox => "GECKODRIVER",
            Engine::WebKitGtk => "SAFARIDRIVER",
        }
    }

    /// How many pages are tested at a time.
    pub const fn at_a_time(self) -> usize {
        match self {
            Engine::Chromium => 3,
            // A driver of theirs has one browser at a time, so this many are started.
            Engine::Firefox | Engine::WebKitGtk => 2,
        }
    }

    const fn takes_several(self) -> bool {
        matches!(self, Engine::Chromium)
    }

    /// Its driver, if that, the browser and what both need are installed.
    pub fn find(self) -> Option<Driver> {
        let (programs, driver): (&[&str], _) = match self {
            Engine::Chromium => (
                &["chromium", "chromium-browser", "google-chrome", "chrome"],
                "chromedriver",
            ),
            Engine::Firefox => (&["firefox", "firefox-esr"], "geckodriver"),
            // Its browser lies where the driver alone looks for it.
            Engine::WebKitGtk => (&[screen::PROGRAM], "WebKitWebDriver"),
        };
        paths::find_any_program(programs)?;
        Some(Driver {
            engine: self,
            path: paths::find_program(driver)?,
        })
    }

    /// Its driver, installed with the browser if lacking.
    pub fn ensure(self) -> Outcome<Driver> {
        if let Some(driver) = self.find() {
            return Ok(driver);
        }
        match self {
            Engine::Chromium => {
                packages::install(&["chromium", "chromium-driver"], "Chromium with its driver")?;
            }
            Engine::Firefox => {
                if paths::find_any_program(&["firefox", "firefox-esr"]).is_none() {
                    packages::install(&["firefox-esr"], "Firefox")?;
                }
                if paths::find_program("geckodriver").is_none() {
                    tools::cargo_install("geckodriver", GECKODRIVER_VERSION, "three minutes")?;
                }
            }
            Engine::WebKitGtk => packages::install(
                &["webkit2gtk-driver", screen::PACKAGE],
                "WebKitGTK with its driver, and a screen in memory",
            )?,
        }
        self.find()
            .ok_or_else(|| format!("found no {} with its driver", self.name()))
    }
}

impl Driver {
    /// What its browser needs to show its windows on; the others show none.
    pub fn screen(&self) -> Outcome<Option<Screen>> {
        match self.engine {
            Engine::WebKitGtk => Screen::start().map(Some),
            Engine::Chromium | Engine::Firefox => Ok(None),
        }
    }
}

/// Cargo, set up to run the tests of the WebAssembly target in that driver's browser.
pub fn cargo_test_in(driver: &Driver, screen: Option<&Screen>) -> Command {
    let mut cargo = process::cargo();
    cargo.args(["test", "--target", tools::WASM_TARGET]);
    // This driver and no other: the runner takes the first it hears of.
    for variable in [
        "CHROMEDRIVER",
        "GECKODRIVER",
        "SAFARIDRIVER",
        "MSEDGEDRIVER",
    ] {
        cargo.env_remove(variable);
        cargo.env_remove(format!("{variable}_REMOTE"));
    }
    cargo.env(driver.engine.variable(), &driver.path);
    if let Some(screen) = screen {
        screen.show(&mut cargo);
    }
    steady(driver.engine, &mut cargo);
    // The defaults are 20 and 5 seconds: too short for a machine that is busy building.
    cargo.env("WASM_BINDGEN_TEST_TIMEOUT", "600");
    cargo.env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "120");
    // A failed test is told by the page; a backtrace of the runner would only bury it.
    cargo.env("RUST_BACKTRACE", "0");
    cargo
}

/// Keeps WebKitGTK from what ends a page now and then, whatever is in it (measured with 2.50.6):
///
/// - compiling a module while it runs. When it does, one start of a development build in thirty ends
///   with sums that overflow or memory out of bounds, in code that has neither and passes everywhere
///   else (not seen in some sixty starts without);
/// - painting with Mesa's imitation of a graphics processor, whose threads were lost three times in a
///   day. Without it nothing comes into sight that was hidden at first: see `LEFT_OUT` in `pages.rs`.
fn steady(engine: Engine, command: &mut Command) {
    if engine == Engine::WebKitGtk {
        command.env("JSC_useConcurrentJIT", "0");
        command.env("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
    }
}

/// A driver that waits for orders; it ends with this value.
pub struct RunningDriver {
    process: Child,
    port: u16,
    /// Outlives the driver: fields go after their owner.
    _screen: Option<Screen>,
}

impl RunningDriver {
    /// Where it takes orders.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for RunningDriver {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// As many drivers as it takes to steer [`Engine::at_a_time`] browsers.
pub fn start_all(driver: &Driver) -> Outcome<Vec<RunningDriver>> {
    let count = match driver.engine.takes_several() {
        true => 1,
        false => driver.engine.at_a_time(),
    };
    (0..count).map(|_| start(driver)).collect()
}

/// Starts a driver and waits until it listens.
pub fn start(driver: &Driver) -> Outcome<RunningDriver> {
    let failed = |error: std::io::Error| format!("cannot start {}: {error}", driver.path.display());
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .map_err(failed)?
        .port();
    let screen = driver.screen()?;
    // All drivers know this spelling.
    let mut command = process::command(&driver.path);
    command
        .arg(format!("--port={port}"))
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    if let Some(screen) = &screen {
        screen.show(&mut command);
    }
    steady(driver.engine, &mut command);
    let running = RunningDriver {
        process: command.spawn().map_err(failed)?,
        port,
        _screen: screen,
    };
    for _ in 0..600 {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Ok(running);
        }
        thread::sleep(Duration::from_millis(100));
    }
    Err(format!("{} does not listen", driver.path.display()))
}
