//! What a host has to say with each file of a release: the one table that `deploy/nginx.conf`,
//! `deploy/Caddyfile`, `dist/_headers` and any host of a newsroom are held against.

use super::curl::Answer;
use crate::fingerprint::is_fingerprinted;

/// The strict policy.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; connect-src 'self'; img-src 'self' data:; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// What others may do with every file: any page may use it, and measure how long it took. A browser
/// takes it for nothing but what its type says.
const EVERY_FILE: [(&str, &str); 4] = [
    ("access-control-allow-origin", "*"),
    ("cross-origin-resource-policy", "cross-origin"),
    ("timing-allow-origin", "*"),
    ("x-content-type-options", "nosniff"),
];

/// Seconds.
const YEAR: u64 = 31_536_000;
const HOUR: u64 = 3_600;
const FIVE_MINUTES: u64 = 300;

/// Whether a file's name changes with its content.
pub fn is_part(file: &str) -> bool {
    let stem_and_ending = file
        .rsplit_once('.')
        .and_then(|(name, ending)| Some((name.rsplit_once('-')?.0, ending)));
    stem_and_ending.is_some_and(|(stem, ending)| {
        ["css", "js", "txt", "wasm"].contains(&ending) && is_fingerprinted(file, stem, ending)
    })
}

/// The type that a file is served as.
pub fn kind(file: &str) -> &'static str {
    match file.rsplit_once('.').unwrap_or_default().1 {
        "css" => "text/css; charset=utf-8",
        "election" => "application/octet-stream",
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "wasm" => "application/wasm",
        _ => "text/plain; charset=utf-8",
    }
}

/// What is wrong with the headers that came with a file, in words.
pub fn faults(file: &str, answer: &Answer) -> Vec<String> {
    let mut faults = Vec::new();
    faults.extend(fault_of_kind(file, answer));
    for (name, wanted) in EVERY_FILE {
        faults.extend(fault_of_value(answer, name, wanted));
    }
    faults.extend(match is_part(file) {
        true => fault_of_lasting(answer),
        false => fault_of_stable(answer),
    });
    if file.ends_with(".html") {
        faults.extend(faults_of_page(answer));
    }
    faults
}

/// What is wrong with the answer to a name that does not exist.
pub fn faults_of_missing(answer: &Answer) -> Vec<String> {
    let mut faults = Vec::new();
    if answer.status != 404 {
        faults.push(format!(
            "there is no such file, and the answer is {} instead of 404",
            answer.status
        ));
    }
    let (name, wanted) = EVERY_FILE[0];
    faults.extend(fault_of_value(answer, name, wanted));
    let cache = Cache::of(answer);
    if cache.is_immutable || cache.seconds.is_some_and(|seconds| seconds > FIVE_MINUTES) {
        faults.push(format!(
            "that it is missing is kept for longer than five minutes ({})",
            shown(answer, "cache-control")
        ));
    }
    faults
}

fn fault_of_kind(file: &str, answer: &Answer) -> Option<String> {
    let wanted = kind(file);
    let came = answer.header("content-type").unwrap_or_default();
    let plain = |text: &str| text.to_ascii_lowercase().replace(' ', "");
    // An older name of the same type, which browsers take as well.
    let came_as = plain(&came).replace("application/javascript", "text/javascript");
    let type_alone = |text: &str| text.split(';').next().unwrap_or_default().to_owned();
    // What is no page and not read by people is in UTF-8 whatever is said.
    let names_letters = wanted.starts_with("text/html") || wanted.starts_with("text/plain");
    let is_right =
        came_as == plain(wanted) || !names_letters && type_alone(&came_as) == type_alone(wanted);
    (!is_right).then(|| {
        format!(
            "its type is {}, it should be {wanted}",
            shown(answer, "content-type")
        )
    })
}

fn fault_of_value(answer: &Answer, name: &str, wanted: &str) -> Option<String> {
    let is_right = answer
        .header(name)
        .is_some_and(|came| came.eq_ignore_ascii_case(wanted));
    (!is_right).then(|| format!("{name} is {}, it should be {wanted}", shown(answer, name)))
}

fn fault_of_lasting(answer: &Answer) -> Option<String> {
    let cache = Cache::of(answer);
    let is_right = cache.is_immutable && cache.seconds.is_some_and(|seconds| seconds >= YEAR);
    (!is_right).then(|| {
        format!(
            "its name changes with its content, so it may be kept for a year and is immutable, but cache-control is {}",
            shown(answer, "cache-control")
        )
    })
}

fn fault_of_stable(answer: &Answer) -> Option<String> {
    let cache = Cache::of(answer);
    let is_right = !cache.is_immutable && cache.seconds.is_some_and(|seconds| seconds <= HOUR);
    (!is_right).then(|| {
        format!(
            "an update changes it under the same name, so it may be kept for an hour at most, but cache-control is {}",
            shown(answer, "cache-control")
        )
    })
}

/// More directives than ours may be there, except one that keeps the page out of frames.
fn faults_of_page(answer: &Answer) -> Vec<String> {
    let directives = |policy: &str| -> Vec<String> {
        let directives = policy.split(';');
        let words = |one: &str| one.split_whitespace().collect::<Vec<_>>().join(" ");
        directives.map(words).collect()
    };
    let came = directives(&answer.header("content-security-policy").unwrap_or_default());
    let mut faults = Vec::new();
    for wanted in directives(POLICY) {
        if !came.contains(&wanted) {
            faults.push(format!("its content-security-policy lacks `{wanted}`"));
        }
    }
    let keeps_out = came.iter().any(|one| one.starts_with("frame-ancestors"));
    if keeps_out || answer.header("x-frame-options").is_some() {
        faults.push("frame-ancestors or x-frame-options keeps it out of frames".into());
    }
    faults
}

/// What `Cache-Control` says of how long an answer may be kept.
#[derive(Default)]
struct Cache {
    seconds: Option<u64>,
    is_immutable: bool,
}

impl Cache {
    fn of(answer: &Answer) -> Self {
        let mut cache = Self::default();
        let said = answer.header("cache-control").unwrap_or_default();
        for directive in said.split(',').map(str::trim) {
            let (name, value) = directive.split_once('=').unwrap_or((directive, ""));
            match name {
                "immutable" => cache.is_immutable = true,
                "no-cache" | "no-store" => cache.seconds = Some(0),
                // Of two the longer one is the danger.
                "max-age" | "s-maxage" => cache.seconds = cache.seconds.max(value.parse().ok()),
                _ => {}
            }
        }
        cache
    }
}

/// A header's value for a message.
fn shown(answer: &Answer, name: &str) -> String {
    let value = answer.header(name);
    value.map_or_else(|| "not there".to_owned(), |value| format!("`{value}`"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fingerprint::fingerprinted_name;
    use crate::paths;
    use std::fs;

    /// An answer without fault, but for what a test changes in it.
    fn answer(file: &str, changes: &[(&str, &str)]) -> Answer {
        let cache = match is_part(file) {
            true => "public, max-age=31536000, immutable",
            false => "public, max-age=300, stale-while-revalidate=3600",
        };
        let mut headers = vec![("content-type", kind(file)), ("cache-control", cache)];
        headers.extend(EVERY_FILE);
        headers.push(("content-security-policy", POLICY));
        headers.retain(|(name, _)| changes.iter().all(|(changed, _)| name != changed));
        headers.extend(changes.iter().filter(|(_, value)| !value.is_empty()));
        let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        Answer {
            status: 200,
            headers: headers.into_iter().map(owned).collect(),
            ..Answer::default()
        }
    }

    fn part(ending: &str) -> String {
        fingerprinted_name("brexit-transfer", ending, b"a")
    }

    #[test]
    fn what_is_right_has_no_fault() {
        for file in [
            &*part("wasm"),
            "brexit-transfer.js",
            "frame.html",
            "2024.election",
            "LICENSE",
        ] {
            assert_eq!(faults(file, &answer(file, &[])), Vec::<String>::new());
        }
        let others = [
            ("content-type", "application/javascript"),
            ("cache-control", "public, max-age=0, must-revalidate"),
        ];
        let answer = answer("brexit-transfer.js", &others);
        assert_eq!(faults("brexit-transfer.js", &answer), Vec::<String>::new());
    }

    #[test]
    fn each_line_is_missed_where_it_is_not_kept() {
        let framed = format!("{POLICY}; frame-ancestors 'self'");
        let wasm = part("wasm");
        let eval = POLICY.replace("'wasm-unsafe-eval'", "'unsafe-eval'");
        for (file, name, value, word) in [
            (
                &*wasm,
                "content-type",
                "application/octet-stream",
                "its type",
            ),
            (&*wasm, "content-type", "", "its type is not there"),
            (
                &*wasm,
                "access-control-allow-origin",
                "",
                "allow-origin is not",
            ),
            (
                &*wasm,
                "access-control-allow-origin",
                "https://a.example",
                "allow-origin",
            ),
            (
                &*wasm,
                "cross-origin-resource-policy",
                "same-site",
                "resource-policy",
            ),
            (&*wasm, "timing-allow-origin", "", "timing-allow-origin"),
            (
                &*wasm,
                "x-content-type-options",
                "",
                "x-content-type-options",
            ),
            (
                &*wasm,
                "cache-control",
                "public, max-age=31536000",
                "immutable",
            ),
            (
                &*wasm,
                "cache-control",
                "max-age=300, immutable",
                "for a year",
            ),
            (&*wasm, "cache-control", "", "for a year"),
            (
                "brexit-transfer.js",
                "cache-control",
                "max-age=86400",
                "an hour at most",
            ),
            (
                "brexit-transfer.js",
                "cache-control",
                "max-age=60, s-maxage=86400",
                "an hour",
            ),
            (
                "brexit-transfer.js",
                "cache-control",
                "max-age=60, immutable",
                "an hour",
            ),
            ("brexit-transfer.js", "cache-control", "", "an hour at most"),
            (
                "brexit-transfer.js",
                "content-type",
                "text/plain",
                "its type",
            ),
            (&*part("txt"), "content-type", "text/html", "its type"),
            (
                "frame.html",
                "content-security-policy",
                "",
                "lacks `default-src 'none'`",
            ),
            (
                "frame.html",
                "content-security-policy",
                &eval,
                "lacks `script-src",
            ),
            (
                "frame.html",
                "content-security-policy",
                &framed,
                "out of frames",
            ),
            (
                "frame.html",
                "x-frame-options",
                "SAMEORIGIN",
                "out of frames",
            ),
        ] {
            let found = faults(file, &answer(file, &[(name, value)]));
            let is_missed = found.iter().any(|fault| fault.contains(word));
            assert!(is_missed, "{file}, {name}: {value}: {found:?}");
        }
    }

    #[test]
    fn what_is_missing_is_missing_for_a_moment_only() {
        let missing = |status, cache| {
            let mut answer = answer("frame.js", &[("cache-control", cache)]);
            answer.status = status;
            faults_of_missing(&answer).len()
        };
        assert_eq!(missing(404, "public, max-age=10"), 0);
        assert_eq!(missing(404, ""), 0);
        assert_eq!(missing(200, "max-age=10"), 1);
        assert_eq!(missing(404, "public, max-age=31536000, immutable"), 1);
    }

    #[test]
    fn the_policy_is_the_one_that_newsrooms_read_of() {
        let root = paths::root();
        let pages = fs::read_dir(root.join("docs")).unwrap().flatten();
        let pages = pages
            .map(|entry| entry.path())
            .chain([root.join("README.md")]);
        let says = |page: std::path::PathBuf| {
            let text = fs::read(page).unwrap();
            let text = String::from_utf8_lossy(&text);
            let words: Vec<&str> = text.split_whitespace().collect();
            words
                .join(" ")
                .contains(&format!("Content-Security-Policy: {POLICY}"))
        };
        assert!(pages.into_iter().any(says));
    }
}
