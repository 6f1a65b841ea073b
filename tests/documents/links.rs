//! Links between documents, and mentions of documents elsewhere.

use std::fs;

use crate::markdown::{Document, document, documents, files_below, name_of, root};

/// The targets in `[text](target)` of a line.
fn targets(line: &str) -> Vec<&str> {
    let starts = line.match_indices("](").map(|(place, _)| place + 2);
    starts
        .filter_map(|start| line[start..].split_once(')').map(|(target, _)| target))
        .collect()
}

/// The anchors that GitHub gives to the headings of a document: small letters, digits and hyphens.
fn anchors(document: &Document) -> Vec<String> {
    let headings = document
        .prose
        .iter()
        .filter(|(_, line)| line.starts_with('#'));
    headings
        .map(|(_, line)| {
            let heading = line.trim_start_matches('#').trim().to_lowercase();
            let kept = heading
                .chars()
                .filter(|sign| sign.is_alphanumeric() || " -_".contains(*sign));
            kept.map(|sign| if sign == ' ' { '-' } else { sign })
                .collect()
        })
        .collect()
}

#[test]
fn every_link_leads_to_a_file_and_a_heading() {
    let mut broken = Vec::new();
    for from in documents() {
        for (number, line) in &from.prose {
            for target in targets(line) {
                if target.starts_with("https://") || target.starts_with("http://") {
                    continue;
                }
                if let Err(reason) = follow(&from.path, target) {
                    broken.push(format!("{}:{number}: {reason}", from.path));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

fn follow(from: &str, target: &str) -> Result<(), String> {
    let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let path = match file {
        "" => from.to_owned(),
        file => normal(&format!("{folder}/{file}")),
    };
    if !root().join(&path).exists() {
        return Err(format!("there is no {path}"));
    }
    if anchor.is_empty() || anchors(&document(&path)).iter().any(|one| one == anchor) {
        return Ok(());
    }
    Err(format!("{path} has no heading #{anchor}"))
}

/// A path without `..` and empty parts.
fn normal(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path
        .split('/')
        .filter(|part| !part.is_empty() && *part != ".")
    {
        match part {
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// `docs/NAME.md` in comments, messages and pages.
#[test]
fn every_page_that_is_mentioned_exists() {
    let mut missing = Vec::new();
    for path in files_below(root()) {
        // Pictures and letters are no text.
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        for (line, number) in text.lines().zip(1..) {
            for (place, start) in line.match_indices("docs/") {
                let rest = &line[place + start.len()..];
                let length = rest.find(|sign: char| !(sign.is_ascii_lowercase() || sign == '-'));
                let (name, ending) = rest.split_at(length.unwrap_or(rest.len()));
                let page = format!("docs/{name}.md");
                let is_page = ending.starts_with(".md") && !name.is_empty();
                if is_page && !root().join(&page).exists() {
                    missing.push(format!("{}:{number}: there is no {page}", name_of(&path)));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
