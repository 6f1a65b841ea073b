//! Requests exactly as they are to be, sent by curl, which speaks all that hosts speak.

use crate::{Outcome, packages, paths, process};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// One request.
#[derive(Clone, Default)]
pub struct Request {
    /// The whole address.
    pub address: String,
    /// Asks for the headers alone.
    pub is_head: bool,
    /// Such as `Range: bytes=0-9`.
    pub headers: Vec<String>,
}

/// What came.
#[derive(Clone, Default)]
pub struct Answer {
    pub status: u16,
    /// Names in small letters.
    pub headers: Vec<(String, String)>,
    /// No longer compressed; empty where the headers alone were asked for.
    pub body: Vec<u8>,
    /// As it came, in bytes: a compressed body counts as such, headers do not.
    pub received: usize,
}

impl Answer {
    /// The value of a header; that of one which is there more than once, joined as HTTP joins them.
    pub fn header(&self, name: &str) -> Option<String> {
        let values: Vec<&str> = self
            .headers
            .iter()
            .filter(|(other, _)| other == name)
            .map(|(_, value)| value.as_str())
            .collect();
        (!values.is_empty()).then(|| values.join(", "))
    }
}

/// curl, installed if lacking.
///
/// # Errors
/// Says what to install by hand.
pub fn ensure() -> Outcome {
    if paths::find_program("curl").is_none() {
        packages::install(&["curl"], "curl")?;
    }
    let about = process::capture(process::command("curl").arg("--version"))?;
    match about.contains("brotli") {
        true => Ok(()),
        false => Err("this curl cannot read brotli: please install one that can".into()),
    }
}

/// Sends requests one after another, over as few connections as the host allows.
///
/// # Errors
/// What curl says of a host that cannot be reached.
pub fn fetch(requests: &[Request]) -> Outcome<Vec<Answer>> {
    let place = paths::target().join(format!("curl-{}", std::process::id()));
    fs::create_dir_all(&place)
        .map_err(|error| format!("cannot make {}: {error}", place.display()))?;
    let answers = fetch_into(&place, requests);
    // What is left there would do no harm.
    let _ = fs::remove_dir_all(&place);
    answers
}

fn fetch_into(place: &Path, requests: &[Request]) -> Outcome<Vec<Answer>> {
    let mut orders = String::new();
    for (number, request) in requests.iter().enumerate() {
        if number > 0 {
            orders.push_str("next\n");
        }
        orders.push_str("silent\nshow-error\nfail-early\nmax-time = 60\ncompressed\npath-as-is\n");
        // A proxy of the machine has no part in what happens on it.
        orders.push_str("noproxy = \"127.0.0.1,localhost\"\nwrite-out = \"%{size_download}\\n\"\n");
        if request.is_head {
            orders.push_str("head\n");
        }
        let _ = writeln!(orders, "url = {:?}", request.address);
        for header in &request.headers {
            let _ = writeln!(orders, "header = {header:?}");
        }
        for (what, ending) in [("dump-header", "headers"), ("output", "body")] {
            let file = place.join(format!("{number}.{ending}"));
            let _ = writeln!(orders, "{what} = {:?}", file.display().to_string());
        }
    }
    let mut curl = process::command("curl");
    curl.args(["--disable", "--config", "-"]);
    let printed = process::filter(&mut curl, orders.as_bytes())?;
    let printed = String::from_utf8_lossy(&printed);
    let mut sizes = printed.lines().map(|line| line.trim().parse().unwrap_or(0));
    let mut answers = Vec::new();
    for (number, request) in requests.iter().enumerate() {
        let read = |ending: &str| fs::read(place.join(format!("{number}.{ending}")));
        let head = read("headers").unwrap_or_default();
        let mut answer = parse(&String::from_utf8_lossy(&head))
            .ok_or_else(|| format!("{}: no answer of HTTP", request.address))?;
        if !request.is_head {
            // There is no file where there was no body.
            answer.body = read("body").unwrap_or_default();
        }
        answer.received = sizes.next().unwrap_or(0);
        answers.push(answer);
    }
    Ok(answers)
}

/// The last head of those that came: before it may be that of a proxy.
fn parse(heads: &str) -> Option<Answer> {
    let heads = heads.replace("\r\n", "\n");
    let head = heads.trim_end().rsplit("\n\n").next()?;
    let mut lines = head.lines();
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    Some(Answer {
        status,
        headers,
        ..Answer::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_head_counts_and_names_are_in_small_letters() {
        let answer =
            parse("HTTP/1.1 100 Continue\r\n\r\nHTTP/2 206 \r\nVary: A\r\nVARY: B\r\n\r\n");
        let answer = answer.unwrap();
        assert_eq!(answer.status, 206);
        assert_eq!(answer.header("vary").as_deref(), Some("A, B"));
        assert_eq!(answer.header("etag"), None);
        assert!(parse("").is_none());
    }
}
