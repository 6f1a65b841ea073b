//! `cargo xtask notices`: the part of `NOTICE` about the software in the widget, from the licences in
//! the packages' own folders. What stands above it is written by hand.

use super::shipped::{self, Package};
use crate::assemble::{read, text, write};
use crate::{Outcome, paths};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

/// Where the written part begins.
const HEADING: &str = "Software in the widget\n======================\n";

/// The licence that most are under, without titles and copyrights.
const MIT: &str = include_str!("mit.txt");

/// Of the licences that a package leaves to choose from, the first of these is taken.
const CHOICE: [(&str, &[&str]); 3] = [
    ("MIT", &["LICENSE-MIT", "LICENSE", "LICENSE.md"]),
    ("BSL-1.0", &["LICENSE-BOOST"]),
    ("Unicode-3.0", &["LICENSE-UNICODE"]),
];

/// The standard library is in the module as well, and comes with the compiler. From its file
/// `COPYRIGHT-library.html`, and from that of its mathematical functions.
const STANDARD_LIBRARY: [&str; 4] = [
    "Copyright (c) The Rust Project Developers (see https://thanks.rust-lang.org)",
    "Copyright (c) 2014 Alex Crichton",
    "Copyright (c) 2018 Jorge Aparicio",
    "Copyright (c) 2005-2020 Rich Felker, et al.",
];

pub fn run() -> Outcome {
    let file = paths::root().join("NOTICE");
    write(&file, written()?.as_bytes())?;
    println!("{}", file.display());
    Ok(())
}

/// Whether `NOTICE` is what the packages of today ask for.
pub fn check() -> Outcome {
    let wanted = written()?;
    match read(&paths::root().join("NOTICE"))? == wanted.as_bytes() {
        true => Ok(()),
        false => Err("NOTICE is out of date: please run `cargo xtask notices`".into()),
    }
}

/// The whole file as it should be.
fn written() -> Outcome<String> {
    let notice = text("NOTICE", read(&paths::root().join("NOTICE"))?)?;
    let by_hand = notice.split(HEADING).next().unwrap_or_default();
    let (packages, _) = shipped::packages()?;
    Ok(format!(
        "{}\n\n{}",
        by_hand.trim_end(),
        software(&packages)?
    ))
}

fn software(packages: &[Package]) -> Outcome<String> {
    let mut mit = Licences::default();
    let mut others = Licences::default();
    for copyright in STANDARD_LIBRARY {
        mit.add(copyright.to_owned(), "the Rust standard library");
    }
    for package in packages {
        for licence in chosen(package)? {
            match licence {
                Licence::Mit(copyright) => mit.add(copyright, &package.id()),
                Licence::Text(text) => others.add(text, &package.id()),
            }
        }
    }
    let mut out = format!(
        "{HEADING}\n\
        Written by `cargo xtask notices`. The WebAssembly module and the script beside it are built of\n\
        the project's own code, the Rust standard library and the packages named below. Tables of the\n\
        standard library are from the Unicode Character Database, under the Unicode licence at the end.\n\n\
        Under the MIT licence:\n\n"
    );
    for (copyright, names) in &mit.names {
        let _ = writeln!(
            out,
            "    {copyright}\n{}\n",
            wrapped(&names.join(", "), "        ")
        );
    }
    out.push_str(MIT);
    for (text, names) in &others.names {
        let names = wrapped(&names.join(", "), "    ");
        let _ = write!(out, "\n----\n\n{names}\n\n{text}\n");
    }
    Ok(out)
}

/// What is to be said, once, and of which packages.
#[derive(Default)]
struct Licences {
    names: BTreeMap<String, Vec<String>>,
}

impl Licences {
    fn add(&mut self, said: String, of: &str) {
        self.names.entry(said).or_default().push(of.to_owned());
    }
}

enum Licence {
    /// The usual text, with these copyrights.
    Mit(String),
    Text(String),
}

/// The licences under which we take a package: one of each choice that it gives.
fn chosen(package: &Package) -> Outcome<Vec<Licence>> {
    let ids = choose(&package.licence).ok_or_else(|| {
        format!(
            "{} is under {:?}, which nobody has looked at: see CHOICE in xtask/src/supply/notices.rs",
            package.id(),
            package.licence
        )
    })?;
    ids.into_iter().map(|id| licence_of(package, id)).collect()
}

/// `(A OR B) AND C` are two choices.
fn choose(expression: &str) -> Option<Vec<&'static str>> {
    let choices = expression.split(" AND ");
    let choices = choices.map(|choice| {
        let choice = choice.trim_matches(['(', ')']).replace('/', " OR ");
        let offered: Vec<&str> = choice.split(" OR ").map(str::trim).collect();
        let ids = CHOICE.iter().map(|(id, _)| *id);
        ids.into_iter().find(|id| offered.contains(id))
    });
    choices.collect()
}

fn licence_of(package: &Package, id: &str) -> Outcome<Licence> {
    let files = CHOICE.iter().filter(|(other, _)| *other == id);
    let files = files.flat_map(|(_, files)| files.iter());
    let found = files
        .map(|file| package.folder.join(file))
        .find_map(|path| fs::read_to_string(path).ok());
    match found {
        Some(found) => Ok(read_licence(&found)),
        // Some packages have left the file out. What it says is known, and so are the authors.
        None if id == "MIT" => Ok(Licence::Mit(format!(
            "Copyright (c) {}",
            people(&package.authors)
        ))),
        None => Err(format!("{} brings no text of {id}", package.id())),
    }
}

fn read_licence(text: &str) -> Licence {
    let is_title = |line: &str| matches!(line, "MIT License" | "The MIT License (MIT)");
    let (copyrights, rest): (Vec<&str>, Vec<&str>) = text
        .lines()
        .map(str::trim)
        .filter(|line| !is_title(line))
        .partition(|line| line.starts_with("Copyright"));
    match same_words(&rest.join("\n"), MIT) {
        true if copyrights.is_empty() => Licence::Mit("Without a line of copyright".into()),
        true => Licence::Mit(copyrights.join("; ").replace('©', "(c)")),
        false => Licence::Text(text.trim().replace("\r\n", "\n")),
    }
}

fn same_words(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// Names without the addresses that follow them.
fn people(authors: &[String]) -> String {
    let names: Vec<&str> = authors
        .iter()
        .map(|author| author.split('<').next().unwrap_or_default().trim())
        .collect();
    match names.is_empty() {
        true => "its authors".into(),
        false => names.join(", "),
    }
}

/// Lines of at most 100 characters.
fn wrapped(text: &str, indent: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split(", ") {
        let last = lines.len() - 1;
        let line = &mut lines[last];
        if line.is_empty() {
            line.push_str(word);
        } else if indent.len() + line.len() + word.len() + 3 <= 100 {
            let _ = write!(line, ", {word}");
        } else {
            line.push(',');
            lines.push(word.to_owned());
        }
    }
    let lines: Vec<String> = lines.iter().map(|line| format!("{indent}{line}")).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notice_is_up_to_date() {
        check().unwrap();
    }

    #[test]
    fn one_licence_of_each_choice_is_taken() {
        assert_eq!(choose("MIT OR Apache-2.0"), Some(vec!["MIT"]));
        assert_eq!(choose("Apache-2.0/MIT"), Some(vec!["MIT"]));
        assert_eq!(choose("Apache-2.0 OR BSL-1.0"), Some(vec!["BSL-1.0"]));
        let both = choose("(MIT OR Apache-2.0) AND Unicode-3.0");
        assert_eq!(both, Some(vec!["MIT", "Unicode-3.0"]));
        assert_eq!(choose("MIT AND GPL-3.0"), None);
        assert_eq!(choose(""), None);
    }

    #[test]
    fn the_usual_text_is_known_however_it_is_set() {
        let set = format!(
            "MIT License\n\nCopyright © 2020 A\n\n{}",
            MIT.replace('\n', "\r\n  ")
        );
        let Licence::Mit(copyright) = read_licence(&set) else {
            panic!("it is the usual text");
        };
        assert_eq!(copyright, "Copyright (c) 2020 A");
        let other = set.replace("free of charge", "for a fee");
        assert!(matches!(read_licence(&other), Licence::Text(_)));
    }

    #[test]
    fn lines_are_broken_between_names() {
        let names = vec!["name 1.0.0"; 20].join(", ");
        let text = wrapped(&names, "    ");
        assert!(text.lines().count() > 1 && text.lines().all(|line| line.len() <= 100));
        assert_eq!(text.matches("name 1.0.0").count(), 20);
    }
}
