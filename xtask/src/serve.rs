//! `cargo xtask serve`: the demo, rebuilt on every change.

use crate::{Outcome, dist, tools};
use std::net::{Ipv4Addr, TcpListener};
use std::process::Command;

const USUAL_PORT: u16 = 8080;

pub fn run() -> Outcome {
    tools::ensure_build_tools()?;
    let port = free_port()?;
    println!("The demo: http://127.0.0.1:{port}/ (as soon as the build below says success)");
    let mut trunk = dist::trunk();
    trunk.args(["serve", "--address", "127.0.0.1", "--port"]);
    become_program(trunk.arg(port.to_string()))
}

/// The usual port, or one the system picks if that is taken.
fn free_port() -> Outcome<u16> {
    [USUAL_PORT, 0]
        .into_iter()
        .find_map(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok())
        .and_then(|listener| listener.local_addr().ok())
        .map(|address| address.port())
        .ok_or_else(|| "found no free port on 127.0.0.1".into())
}

/// Takes this process's place, so that whoever ends the command ends the server.
#[cfg(unix)]
fn become_program(command: &mut Command) -> Outcome {
    use std::os::unix::process::CommandExt;
    let error = command.exec();
    Err(format!("cannot start trunk: {error}"))
}

#[cfg(not(unix))]
fn become_program(command: &mut Command) -> Outcome {
    crate::process::run(command)
}
