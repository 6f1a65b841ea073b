//! `_headers`, read as static hosts read it: of every rule whose path fits an address, the headers.
//! A `*` in a path stands for anything. No such host can be had as a package, so nothing here asks
//! one: `cargo xtask check-host` does.

use super::curl::Answer;
use super::table;
use crate::{Outcome, compress, paths};
use std::fs;
use std::path::Path;

/// What such hosts say themselves of a file for which no rule says it.
const KEPT: (&str, &str) = ("cache-control", "public, max-age=0, must-revalidate");

struct Rule {
    path: String,
    /// Names in small letters.
    headers: Vec<(String, String)>,
}

/// What is wrong with what the `_headers` of a release say of its files.
pub fn faults(release: &Path) -> Outcome<Vec<String>> {
    let path = release.join("_headers");
    let text = fs::read_to_string(&path)
        .map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    let rules = parse(&text)?;
    let mut faults = Vec::new();
    for file in paths::files_in(release)? {
        if file == "_headers" || compress::is_compressed(&file) {
            continue;
        }
        let of_file = |fault: String| format!("{file}: {fault}");
        let headers = match headers_for(&rules, &format!("/{file}")) {
            Ok(headers) => headers,
            Err(fault) => {
                faults.push(of_file(fault));
                continue;
            }
        };
        let mut answer = Answer {
            status: 200,
            headers,
            ..Answer::default()
        };
        let base = file.rsplit('/').next().unwrap_or(&file);
        for (name, value) in [KEPT, ("content-type", table::kind(base))] {
            if answer.header(name).is_none() {
                answer.headers.push((name.to_owned(), value.to_owned()));
            }
        }
        faults.extend(table::faults(base, &answer).into_iter().map(of_file));
    }
    Ok(faults)
}

fn parse(text: &str) -> Outcome<Vec<Rule>> {
    let mut rules: Vec<Rule> = Vec::new();
    for line in text.lines() {
        let words = line.trim();
        if words.is_empty() || words.starts_with('#') {
            continue;
        }
        if !line.starts_with([' ', '\t']) {
            let path = words.to_owned();
            let headers = Vec::new();
            rules.push(Rule { path, headers });
            continue;
        }
        let header = words.split_once(':');
        match (header, rules.last_mut()) {
            (Some((name, value)), Some(rule)) => rule
                .headers
                .push((name.to_ascii_lowercase(), value.trim().to_owned())),
            _ => return Err(format!("_headers: `{words}` is no header of a rule")),
        }
    }
    Ok(rules)
}

/// The headers for an address. Two rules that set the same one are an error: one host joins the two,
/// another takes the last.
fn headers_for(rules: &[Rule], address: &str) -> Outcome<Vec<(String, String)>> {
    let mut headers: Vec<(String, String)> = Vec::new();
    for rule in rules.iter().filter(|rule| fits(&rule.path, address)) {
        for (name, value) in &rule.headers {
            if headers.iter().any(|(other, _)| other == name) {
                return Err(format!("two rules of _headers set {name}"));
            }
            headers.push((name.clone(), value.clone()));
        }
    }
    Ok(headers)
}

fn fits(path: &str, address: &str) -> bool {
    match path.split_once('*') {
        None => path == address,
        Some((start, rest)) => address.strip_prefix(start).is_some_and(|address| {
            // Anything, and as much as leaves the rest of the path something to fit.
            (0..=address.len())
                .filter(|place| address.is_char_boundary(*place))
                .any(|place| fits(rest, &address[place..]))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_anything() {
        assert!(fits("/*", "/embed/card/look.js") && fits("/*", "/"));
        assert!(fits("/embed/*.wasm", "/embed/a.wasm"));
        assert!(!fits("/embed/*.wasm", "/embed/a.wasm.br") && !fits("/embed/*.wasm", "/a.wasm"));
        assert!(fits(
            "/embed/brexit-transfer-*",
            "/embed/brexit-transfer-1.js"
        ));
        assert!(!fits(
            "/embed/brexit-transfer-*",
            "/embed/brexit-transfer.js"
        ));
        assert!(!fits("/a", "/ab"));
    }

    #[test]
    fn rules_are_read_and_put_together() {
        let rules = parse("# words\n/*\n  A: one: two\n\n/b*\n  C: d\n").unwrap();
        let owned = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(headers_for(&rules, "/a"), Ok(vec![owned("a", "one: two")]));
        let both = vec![owned("a", "one: two"), owned("c", "d")];
        assert_eq!(headers_for(&rules, "/b"), Ok(both));
        let twice = parse("/*\n  A: one\n/b\n  a: two\n").unwrap();
        assert!(headers_for(&twice, "/b").is_err());
        assert!(parse("  A: b\n").is_err());
    }
}
