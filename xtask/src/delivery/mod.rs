//! How a release comes to readers: what a host has to say with each file, the files of `deploy/`
//! that make hosts say it, and what it costs. `docs/delivery.md` is the page for who runs the host.

pub mod check;
mod curl;
mod headers_file;
pub mod load;
mod next_release;
mod servers;
mod table;

use crate::browser::{self, Driver};
use crate::{Outcome, compress, node, pages, paths, process};
use servers::{Kind, Server};
use std::fs;
use std::path::{Path, PathBuf};

/// The folders on a host: the widget's, and that of the whole release with its pages.
const WIDGET: &str = "brexit-transfer";
const DEMO: &str = "brexit-transfer-demo";

/// Lines of `deploy/nginx.conf`, what to put in their place, and words of what the check has to say
/// then.
const CHANGES: [(&str, &str, &str); 9] = [
    ("brotli_static on;", "", "compressed by br"),
    ("gzip_static on;", "", "compressed by gzip"),
    (
        "add_header Vary \"Accept-Encoding\" always;",
        "",
        "vary does not name",
    ),
    ("gzip_vary off;", "max_ranges 0;", "first 10 bytes"),
    (
        "gzip_vary off;",
        "etag off; if_modified_since off;",
        "instead of 304",
    ),
    ("gzip_vary off;", "autoindex on;", "is listed"),
    (
        "gzip_vary off;",
        "error_page 404 =200 /brexit-transfer/frame.html;",
        "instead of 404",
    ),
    (
        "default \"public, max-age=10\";",
        "default \"public, max-age=86400\";",
        "longer than five minutes",
    ),
    ("application/wasm wasm;", "", "its type is"),
];

/// Makes a release one that hosts can be given: with what static hosts read, and with all compressed
/// beside it. The last part of a release build, when all else is there.
pub fn finish(release: &Path) -> Outcome {
    for file in ["_headers", "404.html"] {
        let from = paths::root().join("deploy").join(file);
        fs::copy(&from, release.join(file))
            .map_err(|error| format!("cannot copy {}: {error}", from.display()))?;
    }
    compress::folder(release)
}

/// Why hosts cannot be tried here, if they cannot.
pub fn lack() -> Option<String> {
    let servers = servers::ALL.iter().map(|kind| kind.ensure().map(drop));
    let all = servers.chain([curl::ensure(), node::ensure_npm()]);
    all.filter_map(Result::err).next()
}

/// Holds a release and the files of `deploy/` against the table, then uses the widget from both
/// servers in a browser.
pub fn run(driver: &Driver, release: &Path) -> Outcome {
    expect_none("_headers", &headers_file::faults(release)?)?;
    let embed = release.join("embed");
    nothing_compressed_in_package(&embed)?;
    let next = paths::target().join("delivery/next");
    next_release::make(&embed, &next)?;
    let mut running = Vec::new();
    for kind in servers::ALL {
        let server = Server::start(kind)?;
        for (folder, name) in [(&*embed, WIDGET), (release, DEMO)] {
            let address = server.put(folder, name)?;
            println!("{}: every file of {name}", kind.name());
            expect_none(kind.name(), &check::release(&address, folder)?)?;
        }
        running.push(server);
    }
    let served = format!("{}/{WIDGET}", running[0].address);
    faults_are_seen(&embed, &served, &next)?;
    let drivers = browser::start_all(driver)?;
    let mut cargo = pages::command(driver, release, &drivers);
    cargo.env("BREXIT_PAGES_NEXT", &next);
    for server in &running {
        let name = server.kind.name().to_uppercase();
        cargo.env(format!("BREXIT_PAGES_{name}"), &server.address);
        cargo.env(format!("BREXIT_PAGES_{name}_FOLDER"), &server.folder);
    }
    process::run(cargo.args(pages::DELIVERY))
}

fn expect_none(who: &str, findings: &[String]) -> Outcome {
    findings
        .iter()
        .for_each(|finding| println!("{who}: {finding}"));
    match findings.len() {
        0 => Ok(()),
        count => Err(format!("{who}: {count} things are not as the table says")),
    }
}

/// A check that finds nothing proves nothing, unless it finds what is wrong: with a release, which
/// is served at an address, and with the next one, which is not.
fn faults_are_seen(embed: &Path, served: &str, next: &Path) -> Outcome {
    println!("nginx, with one line changed at a time");
    let seen = |findings: Vec<String>, words: &str| match findings
        .iter()
        .any(|finding| finding.contains(words))
    {
        true => Ok(()),
        false => Err(format!("the check does not say `{words}`: {findings:?}")),
    };
    let some = some_of(embed)?;
    for (line, change, words) in CHANGES {
        let server = Server::start_changed(line, change)?;
        let address = server.put(&some, WIDGET)?;
        seen(check::release(&address, &some)?, words)?;
    }
    let findings = check::release(served, next)?;
    seen(findings.clone(), "the answer is 404 instead of 200")?;
    seen(findings, "it is not the file of this release")
}

/// A folder with some files of a release, one of each kind.
fn some_of(embed: &Path) -> Outcome<PathBuf> {
    let folder = paths::target().join("delivery/some");
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .map_err(|error| format!("cannot remove {}: {error}", folder.display()))?;
    }
    process::copy_folder(&embed.join("card"), &folder.join("card"))?;
    for file in paths::files_in(embed)? {
        let file = embed.join(file);
        let name = file.file_name().unwrap_or_default();
        let short = name.to_string_lossy();
        let is_wanted = ["brexit-transfer", "frame.", "fallback."];
        if is_wanted.iter().any(|start| short.starts_with(start)) {
            fs::copy(&file, folder.join(name))
                .map_err(|error| format!("cannot copy {}: {error}", file.display()))?;
        }
    }
    Ok(folder)
}

/// Who installs the package has a bundler or a server of their own.
fn nothing_compressed_in_package(embed: &Path) -> Outcome {
    let mut npm = process::command("npm");
    npm.args(["pack", "--dry-run", "--json", "--ignore-scripts"]);
    let listed = process::capture(npm.current_dir(embed))?;
    let says = |file: &str| listed.contains(&format!("\"path\": \"{file}\""));
    for name in paths::files_in(embed)? {
        if says(&name) == compress::is_compressed(&name) {
            return Err(format!(
                "the npm package has what is compressed, or lacks what is not: {name}"
            ));
        }
    }
    Ok(())
}

/// A release behind nginx as `deploy/nginx.conf` sets it up.
fn behind_nginx(embed: &Path) -> Outcome<(Server, String)> {
    let server = Server::start(Kind::Nginx)?;
    let address = server.put(embed, WIDGET)?;
    Ok((server, address))
}
