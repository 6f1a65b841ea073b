//! A setting in the fragment of an address, as in a shared link:
//! `#t=62&l=5&s=0&seat=E14000733&wall=north`.

use super::{Key, Options, decimal::write_decimal, parse_decimal};

/// The parts of a fragment by name.
const PARTS: [(&str, Key); 5] = [
    ("t", Key::Transfer),
    ("l", Key::LabourShare),
    ("s", Key::Swing),
    ("seat", Key::Seat),
    ("wall", Key::Wall),
];

/// The options among a fragment's parts, which are names with their texts as the browser has
/// decoded them.
///
/// A page may use such a name for something of its own: what ought to be a number and cannot be
/// read as one is passed over, like any part that is unknown.
pub fn read_fragment(parts: Vec<(String, String)>) -> Vec<(Key, String)> {
    let ours = parts.into_iter().filter_map(|(name, text)| {
        let (_, key) = PARTS.into_iter().find(|part| part.0 == name)?;
        let is_number = matches!(key, Key::Transfer | Key::LabourShare | Key::Swing);
        (!is_number || parse_decimal(&text, 0).is_some()).then_some((key, text))
    });
    ours.collect()
}

/// The fragment, without its sign, that brings a widget to the setting of `now`, whichever of
/// `starts` it opens with. What is the same in all of them is left out, and a wall that is a list
/// of seats, which is too long for an address.
pub fn write_fragment(now: &Options, starts: &[Options]) -> String {
    let mut parts = Vec::new();
    for (name, key) in PARTS {
        let now = text(now, key);
        if starts.iter().any(|start| text(start, key) != now)
            && let Some(text) = now
        {
            parts.push(format!("{name}={text}"));
        }
    }
    parts.join("&")
}

/// An option as the fragment says it.
fn text(options: &Options, key: Key) -> Option<String> {
    let s = options.scenario;
    match key {
        Key::Transfer => Some(write_decimal(s.transfer().basis_points(), 2)),
        Key::LabourShare => Some(write_decimal(s.labour_share().basis_points(), 2)),
        Key::Swing => Some(write_decimal(s.swing().hundredths(), 2)),
        Key::Seat => Some(options.election.seat(options.seat).code.to_string()),
        Key::Wall => {
            let group = options.wall.group(&options.election)?;
            Some(group.id.to_string())
        }
        _ => None,
    }
}
