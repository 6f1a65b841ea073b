//! A screen in memory, for a browser that cannot do without one.

use crate::{Outcome, paths, process};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// The X server that draws nowhere.
pub const PROGRAM: &str = "Xvfb";

/// The package that has it.
pub const PACKAGE: &str = "xvfb";

/// It ends with this value, and with it whatever is shown there.
pub struct Screen {
    server: Child,
    /// As `DISPLAY` names it.
    name: String,
}

impl Screen {
    /// Starts the server and waits until it can be drawn on.
    pub fn start() -> Outcome<Screen> {
        let failed = |reason: String| format!("cannot start {PROGRAM}: {reason}");
        let path = paths::find_program(PROGRAM).ok_or_else(|| failed("it is lacking".into()))?;
        // It takes a free number by itself and prints it once it listens.
        let mut server = process::command(path)
            .args(["-displayfd", "1", "-screen", "0", "1280x1024x24"])
            .args(["-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| failed(error.to_string()))?;
        let mut number = String::new();
        if let Some(printed) = server.stdout.take() {
            // What it does not print is missed below.
            let _ = BufReader::new(printed).read_line(&mut number);
        }
        let name = format!(":{}", number.trim());
        let screen = Screen { server, name };
        match screen.name.len() {
            1 => Err(failed("it ended at once".into())),
            _ => Ok(screen),
        }
    }

    /// Has a program, and what it starts, show its windows here.
    pub fn show(&self, command: &mut Command) {
        command.env("DISPLAY", &self.name);
        // Where there is a Wayland session, programs would prefer it.
        command.env_remove("WAYLAND_DISPLAY");
        command.env("GDK_BACKEND", "x11");
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
