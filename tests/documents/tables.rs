//! Tables of names in the documents are complete: attributes, properties and parts for a theme, and
//! the tests that a browser is spared.

use std::{collections::BTreeSet, fs};

use brexit_transfer::options::Key;

use crate::markdown::{document, files_below, root};

/// The cells of a document's rows whose first is a name between backticks, without the backticks.
fn rows(path: &str) -> Vec<Vec<String>> {
    let lines = document(path).prose.into_iter().map(|(_, line)| line);
    let rows = lines.filter(|line| line.starts_with("| `"));
    rows.map(|row| {
        let cells = row.trim_matches('|').split('|');
        cells
            .map(|cell| cell.trim().trim_matches('`').to_owned())
            .collect()
    })
    .collect()
}

#[test]
fn every_attribute_is_described() {
    let names: BTreeSet<String> = rows("docs/embed.md")
        .into_iter()
        .map(|row| row[0].clone())
        .collect();
    for key in Key::ALL {
        assert!(names.contains(key.attribute()), "{}", key.attribute());
    }
    assert!(names.contains("loading"));
}

/// The value that a rule gives to a property, without the rules' names: `light-dark(#fff, #15181c)`.
fn value<'a>(rule: &'a str, property: &str) -> Option<&'a str> {
    let start = rule.find(&format!("{property}:"))? + property.len() + 1;
    rule[start..].split(';').next().map(str::trim)
}

/// Names, and what they are on light and on dark, as the style sheet has them.
#[test]
fn every_property_of_a_theme_is_described_with_its_defaults() {
    let sheet =
        fs::read_to_string(root().join("www/brexit-transfer.css")).expect("the style sheet");
    let rule = |start: usize| {
        let rule = &sheet[start..];
        &rule[..rule.find('}').expect("its end")]
    };
    let first = rule(sheet.find(":host, .bt-host {").expect("the first rule"));
    let both = rule(
        sheet
            .find("@supports (color: light-dark")
            .expect("both themes"),
    );
    let mut names: BTreeSet<&str> = first
        .split("--bt-")
        .skip(1)
        .filter_map(|rest| rest.split(':').next())
        .collect();
    assert!(names.len() > 30, "{names:?}");
    for row in rows("docs/theming.md")
        .iter()
        .filter(|row| row.len() == 4 && row[0].starts_with("--bt-"))
    {
        let property = row[0].as_str();
        assert!(
            names.remove(&property["--bt-".len()..]),
            "{property} is not in the style sheet, or twice in the table"
        );
        let light = value(first, property).unwrap_or_default();
        let pair = value(both, property).and_then(|value| value.strip_prefix("light-dark("));
        let pair = pair
            .and_then(|value| value.strip_suffix(')'))
            .and_then(|value| value.split_once(", "));
        let (light_again, dark) = pair.unwrap_or((light, light));
        assert_eq!(light, light_again, "{property}");
        assert_eq!(
            [row[2].as_str(), row[3].as_str()],
            [light, dark],
            "{property}"
        );
    }
    assert!(names.is_empty(), "not in the table: {names:?}");
}

#[test]
fn every_part_is_described() {
    let mut parts = BTreeSet::new();
    for file in files_below(&root().join("src/view")) {
        let text = fs::read_to_string(&file).expect("a file");
        let found = text
            .split(" part=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next());
        parts.extend(found.map(|part| format!("::part({part})")));
    }
    let rows = rows("docs/theming.md")
        .into_iter()
        .map(|row| row[0].clone());
    let named: BTreeSet<String> = rows.filter(|name| name.starts_with("::part")).collect();
    assert_eq!(named, parts);
}

/// What is not tried in a browser is said by name.
#[test]
fn every_test_that_a_browser_is_spared_is_named() {
    let list = fs::read_to_string(root().join("xtask/src/pages.rs")).expect("the list");
    let list = list
        .split("const WITH_PACKAGES")
        .next()
        .expect("what is before");
    let spared: BTreeSet<String> = list
        .split("test: \"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(str::to_owned)
        .collect();
    let rows = rows("docs/browsers.md")
        .into_iter()
        .map(|row| row[0].clone());
    let named: BTreeSet<String> = rows.filter(|name| name.contains("::")).collect();
    assert_eq!(named, spared);
}

/// By the formula of WCAG 2: what the page asks of a theme, the default one has.
#[test]
fn the_default_colours_have_the_contrast_that_is_asked_for() {
    let rows = rows("docs/theming.md");
    let colours = |name: &str, theme: usize| {
        let row = rows.iter().find(|row| row[0] == name);
        row.unwrap_or_else(|| panic!("{name}"))[2 + theme].clone()
    };
    let mut count = 0;
    for row in &rows {
        let Some((upper, lower)) = row[0].split_once("` on `") else {
            continue;
        };
        let least: f64 = row[1].parse().expect("a number");
        for theme in [0, 1] {
            let contrast = contrast(&colours(upper, theme), &colours(lower, theme));
            assert!(contrast >= least, "{upper} on {lower}: {contrast:.2}");
        }
        count += 1;
    }
    assert!(count > 20, "{count}");
}

/// Of two colours such as `#fff` and `#15181c`.
fn contrast(one: &str, other: &str) -> f64 {
    let lighter = luminance(one).max(luminance(other));
    let darker = luminance(one).min(luminance(other));
    (lighter + 0.05) / (darker + 0.05)
}

fn luminance(colour: &str) -> f64 {
    let digits: String = match colour.trim_start_matches('#') {
        short if short.len() == 3 => short.chars().flat_map(|digit| [digit, digit]).collect(),
        long => long.to_owned(),
    };
    let part = |start: usize| {
        let value = u8::from_str_radix(&digits[start..start + 2], 16).expect("a colour");
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
}
