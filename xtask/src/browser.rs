//! Browsers and the drivers through which tests steer them.

use crate::{Outcome, packages, paths, process, tools};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::thread;
use std::time::Duration;

/// The geckodriver to build where Firefox is asked for and its driver is lacking.
const GECKODRIVER_VERSION: &str = "0.37.1";

/// A driver, and the variable by which the test runner learns of it.
pub struct Driver {
    pub browser: &'static str,
    pub variable: &'static str,
    pub path: PathBuf,
}

/// Chromium (or Chrome) with its driver, installed if lacking.
pub fn ensure_chromium() -> Outcome<Driver> {
    if find_chromium().is_none() {
        packages::install(&["chromium", "chromium-driver"], "Chromium with its driver")?;
    }
    find_chromium().ok_or_else(|| {
        "found no Chromium with its driver: please install chromium and chromedriver".to_owned()
    })
}

fn find_chromium() -> Option<Driver> {
    paths::find_any_program(&["chromium", "chromium-browser", "google-chrome", "chrome"])?;
    Some(Driver {
        browser: "Chromium",
        variable: "CHROMEDRIVER",
        path: paths::find_program("chromedriver")?,
    })
}

/// Firefox with its driver where both are there; otherwise the reason why not.
pub fn find_firefox() -> Outcome<Driver> {
    if find_firefox_itself().is_none() {
        return Err("no Firefox is installed; `cargo xtask test --firefox` installs it".into());
    }
    let path = paths::find_program("geckodriver")
        .ok_or("geckodriver is not installed; `cargo xtask test --firefox` installs it")?;
    Ok(Driver {
        browser: "Firefox",
        variable: "GECKODRIVER",
        path,
    })
}

/// Firefox with its driver, installed if lacking.
pub fn ensure_firefox() -> Outcome<Driver> {
    if find_firefox_itself().is_none() {
        packages::install(&["firefox-esr"], "Firefox")?;
    }
    if paths::find_program("geckodriver").is_none() {
        tools::cargo_install("geckodriver", GECKODRIVER_VERSION, "three minutes")?;
    }
    find_firefox()
}

fn find_firefox_itself() -> Option<PathBuf> {
    paths::find_any_program(&["firefox", "firefox-esr"])
}

/// Hands a command this driver and no other: the runner takes the first it hears of.
pub fn steer_with(driver: &Driver, command: &mut std::process::Command) {
    for variable in [
        "CHROMEDRIVER",
        "GECKODRIVER",
        "SAFARIDRIVER",
        "MSEDGEDRIVER",
    ] {
        command.env_remove(variable);
        command.env_remove(format!("{variable}_REMOTE"));
    }
    command.env(driver.variable, &driver.path);
}

/// Cargo, set up to run the tests of the WebAssembly target in that driver's browser.
pub fn cargo_test_in(driver: &Driver) -> std::process::Command {
    let mut cargo = process::cargo();
    cargo.args(["test", "--target", tools::WASM_TARGET]);
    steer_with(driver, &mut cargo);
    // The defaults are 20 and 5 seconds: too short for a machine that is busy building.
    cargo.env("WASM_BINDGEN_TEST_TIMEOUT", "180");
    cargo.env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    // A failed test is told by the page; a backtrace of the runner would only bury it.
    cargo.env("RUST_BACKTRACE", "0");
    cargo
}

/// A driver that waits for orders; it ends with this value.
pub struct RunningDriver {
    process: Child,
    port: u16,
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

/// Starts a driver and waits until it listens.
pub fn start(driver: &Driver) -> Outcome<RunningDriver> {
    let failed = |error: std::io::Error| format!("cannot start {}: {error}", driver.path.display());
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .map_err(failed)?
        .port();
    // Both drivers know this spelling.
    let process = process::command(&driver.path)
        .arg(format!("--port={port}"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(failed)?;
    let running = RunningDriver { process, port };
    for _ in 0..100 {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Ok(running);
        }
        thread::sleep(Duration::from_millis(100));
    }
    Err(format!("{} does not listen", driver.path.display()))
}
