//! Options: any text for any key leaves options that can be shown, and a warning where it has to.

use brexit_transfer::{
    model::{Election, Swing},
    options::{Key, Options, Panel, Theme},
};
use proptest::prelude::*;

use crate::{Verdict, embedded::election, fuzz};

fn key() -> impl Strategy<Value = Key> {
    prop::sample::select(Key::ALL.to_vec())
}

/// Words that some option knows, in any case.
fn known_word() -> impl Strategy<Value = String> {
    let fixed = [
        "wall", "north", "wales", "labour", "seat", "map", "curve", "mountain", "list", "auto",
        "light", "dark", "custom",
    ];
    let seats = election().seats().iter().flat_map(|s| [&*s.code, &*s.name]);
    let seats: Vec<&str> = seats.collect();
    let word = prop_oneof![
        prop::sample::select(fixed.to_vec()),
        prop::sample::select(seats)
    ];
    (word, 0..3).prop_map(|(word, case)| match case {
        0 => word.to_owned(),
        1 => word.to_lowercase(),
        _ => word.to_uppercase(),
    })
}

fn text() -> impl Strategy<Value = String> {
    let spaced = prop::collection::vec((known_word(), "[ \t\n\u{a0}]{1,2}"), 1..5);
    let panels = prop::sample::select(Panel::ALL.map(Panel::id).to_vec());
    let panels = prop::collection::vec((panels, "[ ,\t]{1,2}"), 1..8)
        .prop_map(|words| words.into_iter().map(|(a, b)| b + a).collect());
    prop_oneof![
        2 => panels,
        3 => "[-+]?[0-9]{0,25}[.]?[0-9]{0,25}",
        2 => "[ \t]?[-+]{0,2}[0-9.eE,_xX%\u{660}-\u{669}]{0,8}[ \n]?",
        3 => known_word(),
        2 => "[ \u{1}]?(https?|HTTP|javascript|x)?:?/{0,3}[a-z:?#.]{0,6}[ \n]?",
        2 => spaced.prop_map(|words| words.into_iter().map(|(a, b)| a + &b).collect()),
        1 => any::<String>(),
        1 => prop::collection::vec(any::<char>(), 0..400).prop_map(|chars| chars.into_iter().collect()),
    ]
}

/// What every set of options is, wherever it comes from.
fn can_be_shown(o: &Options) -> Verdict {
    let (transfer, labour) = (o.scenario.transfer(), o.scenario.labour_share());
    prop_assert!(transfer.basis_points() + labour.basis_points() <= 10_000);
    prop_assert!(transfer.basis_points() >= 0 && labour.basis_points() >= 0);
    prop_assert_eq!(transfer.basis_points() % 10, 0);
    prop_assert_eq!(labour.basis_points() % 10, 0);
    prop_assert!(o.scenario.swing().hundredths().abs() <= Swing::LIMIT);
    prop_assert!(election().seat(o.seat).is_inside);
    let wall = o.wall.seats();
    prop_assert!(!wall.is_empty());
    prop_assert!(wall.windows(2).all(|pair| pair[0] < pair[1]));
    prop_assert!(wall.iter().all(|id| election().seat(*id).is_inside));
    prop_assert!(!o.panels.is_empty());
    let once = |panel: &Panel| o.panels.iter().filter(|other| *other == panel).count() == 1;
    prop_assert!(o.panels.iter().all(once));
    prop_assert!(
        o.headline
            .as_deref()
            .is_none_or(|words| !words.trim_ascii().is_empty())
    );
    Ok(())
}

/// Whether a text is a number as docs/embed.md describes them. White space is that of HTML.
fn is_plain(text: &str) -> bool {
    let text = text.trim_ascii();
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let plain = digits.chars().all(|c| c.is_ascii_digit() || c == '.');
    plain && digits.matches('.').count() <= 1 && digits.chars().any(|c| c != '.')
}

/// Whether docs/embed.md takes a text that is not a number as it stands.
fn is_known(key: Key, text: &str) -> Option<bool> {
    let lower = text.trim_ascii().to_lowercase();
    let is_code = |word: &str| {
        let mut seats = election().seats().iter().filter(|s| s.is_inside);
        seats.any(|s| s.code.to_lowercase() == word)
    };
    let is_name = |word: &str| {
        let mut seats = election().seats().iter().filter(|s| s.is_inside);
        seats.any(|s| s.name.to_lowercase() == word)
    };
    let mut words = lower.split_ascii_whitespace();
    let mut listed = lower.split([',', ' ', '\t', '\n', '\r', '\x0c']);
    Some(match key {
        Key::Transfer | Key::LabourShare | Key::Swing => return None,
        Key::Seat => is_code(&lower) || is_name(&lower),
        Key::Wall => {
            ["wall", "north", "wales", "labour"].contains(&lower.as_str()) || words.all(is_code)
        }
        Key::Panels => {
            listed.all(|word| word.is_empty() || Panel::ALL.iter().any(|panel| panel.id() == word))
        }
        Key::Theme => ["auto", "light", "dark"].contains(&lower.as_str()),
        Key::Headline => true,
        Key::Src | Key::Home => {
            let colon = lower.find(':').map(|at| &lower[..at]);
            let has_scheme = colon.is_some_and(|before| !before.contains(['/', '?', '#']));
            let host = |scheme| lower.strip_prefix(scheme).and_then(|it| it.chars().next());
            let first = host("http://").or_else(|| host("https://"));
            let is_web = first.is_some_and(|first| !":/?#".contains(first));
            let is_plain = !lower.chars().any(|c| c <= ' ' || c == '\u{7f}');
            !lower.is_empty() && is_plain && (!has_scheme || is_web)
        }
    })
}

#[test]
fn any_text_for_any_key_can_be_shown() {
    let pairs = prop::collection::vec((key(), prop::option::weighted(0.95, text())), 1..8);
    fuzz(pairs, |pairs| {
        let mut options = Options::default();
        for (key, text) in &pairs {
            let before = options.clone();
            let warning = options.set_text(*key, text.as_deref());
            can_be_shown(&options)?;
            let text = match text {
                Some(text) => text,
                None => {
                    prop_assert!(
                        warning.is_none() || *key == Key::Transfer,
                        "absent is silent"
                    );
                    continue;
                }
            };
            if let Some(warning) = &warning {
                // However long the text, the line on the console is not.
                for line in [warning.of_attribute(), warning.of_option()] {
                    prop_assert!(line.chars().count() < 400, "{}", line);
                }
            }
            prop_assert_eq!(
                is_known(*key, text).unwrap_or(warning.is_none()),
                warning.is_none()
            );
            let is_number = matches!(key, Key::Transfer | Key::LabourShare | Key::Swing);
            if is_number && !is_plain(text) {
                prop_assert!(warning.is_some(), "{:?} is no number", text);
            }
            // A key sets its own option and no other; the labour share gives way.
            if *key != Key::Theme {
                prop_assert_eq!(options.theme, before.theme);
            }
            if *key != Key::Panels {
                prop_assert_eq!(&options.panels, &before.panels);
            }
            if *key != Key::Wall {
                prop_assert_eq!(&options.wall, &before.wall);
            }
            if *key != Key::Seat {
                prop_assert_eq!(options.seat, before.seat);
            }
            if *key != Key::Headline {
                prop_assert_eq!(&options.headline, &before.headline);
            }
            if *key != Key::Home {
                prop_assert_eq!(&options.home, &before.home);
            }
            if *key != Key::Swing {
                prop_assert_eq!(options.scenario.swing(), before.scenario.swing());
            }
            // The same again is the same, without a word that was not said before.
            let mut again = options.clone();
            let second = again.set_text(*key, Some(text));
            prop_assert_eq!(&again, &options);
            prop_assert!(second.is_none() || warning.is_some());
        }
        Ok(())
    });
}

/// A number written in one of the many ways, and what it is in thousandths.
fn number() -> impl Strategy<Value = (String, i128)> {
    let digits = (0..400_u32, prop::option::of(0..1_000_u32), 0..4_usize);
    let around = ("[ \t\n]{0,2}", "[ \t\n]{0,2}");
    (prop_oneof![Just(""), Just("-"), Just("+")], digits, around).prop_map(
        |(sign, (whole, part, zeros), (before, after))| {
            let tail = part.map_or(String::new(), |part| {
                format!(".{part:03}{}", "0".repeat(zeros))
            });
            let thousandths = i128::from(whole) * 1_000 + i128::from(part.unwrap_or(0));
            let text = format!("{before}{sign}{}{whole}{tail}{after}", "0".repeat(zeros));
            (
                text,
                if sign == "-" {
                    -thousandths
                } else {
                    thousandths
                },
            )
        },
    )
}

/// Half away from zero.
fn rounded(value: i128, unit: i128) -> i128 {
    (value.abs() + unit / 2) / unit * value.signum()
}

#[test]
fn numbers_are_those_of_a_plain_reading() {
    let keys = prop::sample::select(vec![Key::Transfer, Key::LabourShare, Key::Swing]);
    fuzz((keys, number()), |(key, (text, thousandths))| {
        let mut options = Options::default();
        let warned = options.set_text(key, Some(&text)).is_some();
        let s = options.scenario;
        let (found, unit, low, high) = match key {
            Key::Transfer => (s.transfer().basis_points() / 10, 100, 0, 1_000),
            Key::LabourShare => (s.labour_share().basis_points() / 10, 100, 0, 1_000),
            _ => (s.swing().hundredths(), 10, -2_500, 2_500),
        };
        let wanted = rounded(thousandths, unit).clamp(low, high);
        prop_assert_eq!(i128::from(found), wanted, "{:?}", text);
        let in_range = (low * unit..=high * unit).contains(&thousandths);
        prop_assert_eq!(warned, !in_range, "{:?}", text);
        Ok(())
    });
}

#[test]
fn the_order_of_a_query_does_not_matter_and_the_first_of_a_name_counts() {
    let pairs = prop::collection::vec((key(), text()), 0..10);
    fuzz(pairs, |pairs| {
        let read = |pairs: &[(Key, String)]| Options::from_texts(Election::embedded(), pairs);
        let (options, warnings) = read(&pairs);
        can_be_shown(&options)?;
        let mut first: Vec<(Key, String)> = Vec::new();
        for pair in &pairs {
            if first.iter().all(|(key, _)| *key != pair.0) {
                first.push(pair.clone());
            }
        }
        // One warning an option, and one more for the labour share that gives way.
        prop_assert!(warnings.len() <= first.len() + 1);
        first.reverse();
        prop_assert_eq!(read(&first), (options, warnings));
        Ok(())
    });
}

#[test]
fn names_of_options_are_exactly_those_of_the_table() {
    let near = (key(), any::<char>(), any::<prop::sample::Index>()).prop_map(|(key, c, place)| {
        let mut name: Vec<char> = key.attribute().chars().collect();
        let place = place.index(name.len());
        name[place] = c;
        name.into_iter().collect()
    });
    fuzz(prop_oneof![any::<String>(), near, known_word()], |name| {
        let attribute = Key::ALL.into_iter().find(|key| key.attribute() == name);
        prop_assert_eq!(Key::from_attribute(&name), attribute);
        let option = Key::ALL.into_iter().find(|key| key.option() == name);
        prop_assert_eq!(Key::from_option(&name), option);
        let theme = Theme::ALL
            .into_iter()
            .find(|t| t.id() == name.to_lowercase());
        let mut options = Options::default();
        options.set_text(Key::Theme, Some(&name));
        // Names of ASCII letters alone, and so is their lower case.
        if name.is_ascii() && name.trim() == name {
            prop_assert_eq!(options.theme, theme.unwrap_or_default());
        }
        Ok(())
    });
}
