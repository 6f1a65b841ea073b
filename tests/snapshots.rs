//! Every panel at four settings, drawn without a browser and compared with tests/snapshots/, so
//! that a change in a picture shows in a review.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test --test snapshots` writes the files anew.
#![cfg(not(target_arch = "wasm32"))]

use std::{env, fs, path::PathBuf};

use brexit_transfer::{
    model::Election,
    options::{Key, Options, Panel},
    view::static_render,
};

/// Nothing moved; just enough for Hartlepool; the setting of most examples; everything.
const TRANSFERS: [&str; 4] = ["0", "34", "62", "100"];
/// The content of a widget that is 360 px wide, in CSS pixels.
const WIDTH: f64 = 328.0;

fn drawn(transfer: &str, panels: &str) -> String {
    let mut options = Options::default();
    for (key, text) in [(Key::Transfer, transfer), (Key::Panels, panels)] {
        assert_eq!(options.set_text(key, Some(text)), None);
    }
    without_number(&static_render::widget(options, WIDTH))
}

/// The part of a text from one mark up to another.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let from = text
        .find(start)
        .unwrap_or_else(|| panic!("{start} is drawn"));
    let to = text[from..]
        .find(end)
        .unwrap_or_else(|| panic!("{end} is drawn"));
    &text[from..from + to]
}

/// One element a line, indented; a sentence stays on the line of its element.
fn laid_out(markup: &str) -> String {
    // Elements inside a sentence.
    const INLINE: [&str; 6] = ["b", "span", "i", "a", "br", "small"];
    const VOID: [&str; 2] = ["input", "br"];
    let mut text = String::new();
    // For each open element: whether it holds others on lines of their own.
    let mut open: Vec<bool> = Vec::new();
    let mut rest = markup;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        let end = start + rest[start..].find('>').expect("a tag ends");
        let tag = &rest[start..=end];
        rest = &rest[end + 1..];
        let name: String = tag
            .trim_start_matches(['<', '/'])
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        let closes = tag.starts_with("</");
        let own_line = if closes {
            open.pop().unwrap_or(false)
        } else {
            !INLINE.contains(&&*name)
        };
        if own_line && !text.is_empty() {
            text.push('\n');
            text.extend(std::iter::repeat_n("  ", open.len()));
        }
        text.push_str(tag);
        if !closes {
            if own_line && let Some(parent) = open.last_mut() {
                *parent = true;
            }
            if !VOID.contains(&&*name) {
                open.push(false);
            }
        }
    }
    text.push_str(rest);
    text.push('\n');
    text
}

/// Ids begin with the number of the widget on the page, which says nothing here.
fn without_number(markup: &str) -> String {
    let mut parts = markup.split("\"bt");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str("\"bt");
        text.push_str(part.trim_start_matches(|c: char| c.is_ascii_digit()));
    }
    text
}

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/snapshots")
        .join(format!("{name}.html"))
}

/// What differs between a snapshot and what is drawn now, in words; none if nothing does.
fn difference(name: &str, drawn: &str) -> Option<String> {
    let file = path(name);
    if env::var_os("UPDATE_SNAPSHOTS").is_some_and(|value| value != "0") {
        fs::create_dir_all(file.parent().expect("a folder")).expect("the folder can be made");
        fs::write(&file, drawn).expect("the snapshot can be written");
        return None;
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    first_difference(&kept, drawn).map(|(line, kept, drawn)| {
        format!("{name}.html, line {line}:\n  was: {kept}\n  now: {drawn}")
    })
}

fn first_difference(kept: &str, drawn: &str) -> Option<(usize, String, String)> {
    let (mut kept, mut drawn) = (kept.lines(), drawn.lines());
    for line in 1.. {
        match (kept.next(), drawn.next()) {
            (None, None) => return None,
            (old, new) if old == new => {}
            (old, new) => {
                let shown = |text: Option<&str>| text.unwrap_or("(nothing)").trim().to_owned();
                return Some((line, shown(old), shown(new)));
            }
        }
    }
    None
}

fn check(snapshots: impl IntoIterator<Item = (String, String)>) {
    let differences: Vec<String> = snapshots
        .into_iter()
        .filter_map(|(name, drawn)| difference(&name, &drawn))
        .collect();
    assert!(
        differences.is_empty(),
        "{}\n\nIf this is meant: UPDATE_SNAPSHOTS=1 cargo test --test snapshots",
        differences.join("\n")
    );
}

#[test]
fn each_panel_is_drawn_as_in_its_snapshot() {
    check(TRANSFERS.into_iter().flat_map(|transfer| {
        Panel::ALL.map(|panel| {
            // With one more, because the seat alone makes the widget compact.
            let markup = drawn(transfer, &format!("{} list", panel.id()));
            let section = between(&markup, "<section", "</section>").to_owned() + "</section>";
            (format!("{}-{transfer}", panel.id()), laid_out(&section))
        })
    }));
}

#[test]
fn the_control_and_the_score_are_drawn_as_in_their_snapshot() {
    check(TRANSFERS.into_iter().map(|transfer| {
        let markup = drawn(transfer, Panel::Wall.id());
        let control = between(&markup, "<h2 class=\"bt-say\"", "<div class=\"bt-grid\"");
        (format!("control-{transfer}"), laid_out(control))
    }));
}

/// From the sentence to the end.
#[test]
fn the_compact_widget_is_drawn_as_in_its_snapshot() {
    check(TRANSFERS.into_iter().map(|transfer| {
        let markup = drawn(transfer, Panel::Seat.id());
        let from = markup.find("<h2 class=\"bt-say\"").expect("the sentence");
        let to = markup.rfind("</div>").expect("the widget ends");
        (format!("compact-{transfer}"), laid_out(&markup[from..to]))
    }));
}

#[test]
fn the_static_state_is_drawn_as_in_its_snapshot() {
    let settings: [(&str, &[(Key, &str)]); 5] = [
        ("fallback", &[]),
        (
            "fallback-compact-62",
            &[(Key::Transfer, "62"), (Key::Panels, "seat")],
        ),
        ("fallback-62", &[(Key::Transfer, "62")]),
        (
            "fallback-77-5-wansbeck",
            &[
                (Key::Transfer, "77"),
                (Key::LabourShare, "5"),
                (Key::Seat, "Wansbeck"),
                (Key::Wall, "north"),
                (Key::Panels, "wall seat"),
            ],
        ),
        (
            "fallback-swing-longest-name",
            &[
                (Key::Swing, "-2.5"),
                (Key::Seat, "Cumbernauld, Kilsyth and Kirkintilloch East"),
                (
                    Key::Wall,
                    "E14000733 S14000012 W07000057 E14000547 E14000598",
                ),
                (Key::Headline, "What if?"),
            ],
        ),
    ];
    check(settings.into_iter().map(|(name, pairs)| {
        let (options, warnings) = Options::from_texts(Election::embedded(), pairs);
        assert_eq!(warnings, []);
        let markup = static_render::fallback(options).replace(">\n<", "><");
        (name.to_owned(), laid_out(markup.trim_end()))
    }));
}

#[test]
fn a_snapshot_has_one_mark_a_line_and_keeps_its_words() {
    let text = laid_out(
        "<svg><g></g><g><rect x=\"1\"></rect><text>a b</text></g></svg><p>c <b>d</b> e</p>",
    );
    assert_eq!(
        text,
        "<svg>\n  <g></g>\n  <g>\n    <rect x=\"1\"></rect>\n    <text>a b</text>\n  </g>\n</svg>\n<p>c <b>d</b> e</p>\n"
    );
}

#[test]
fn the_first_difference_is_found() {
    assert_eq!(first_difference("a\nb\n", "a\nb\n"), None);
    assert_eq!(
        first_difference("a\n b\n", "a\n"),
        Some((2, "b".into(), "(nothing)".into()))
    );
}
