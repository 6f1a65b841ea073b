//! Numbers and parties in words and colours: the one place that decides how a value reads.

use crate::model::{Election, Party, Share, Swing, TippingPoint, Votes, Wall, round_votes};

/// The true minus sign, as wide as a plus.
const MINUS: char = '\u{2212}';

/// A whole number with thousands separators: `12,345`.
pub fn thousands(number: i64) -> String {
    let digits = number.abs().to_string();
    let mut text = String::new();
    if number < 0 {
        text.push(MINUS);
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Scaled votes as a whole number with thousands separators.
pub fn votes(votes: Votes) -> String {
    thousands(round_votes(votes))
}

/// A number to one decimal, halves away from zero: `12.1`.
pub fn one_decimal(number: f64) -> String {
    // The small addend keeps 8.05, stored just below, from reading 8.0.
    let tenths = (number.abs() * 10.0 + 0.5 + 1e-9) as i64;
    let sign = if number < 0.0 && tenths > 0 {
        "\u{2212}"
    } else {
        ""
    };
    let (whole, part) = (tenths / 10, tenths % 10);
    format!("{sign}{whole}.{part}")
}

/// A share in per cent: `62%`, or `62.5%` where it is not whole.
pub fn share(share: Share) -> String {
    format!("{}%", percent(share))
}

/// As [`share`], without the sign.
pub fn percent(share: Share) -> String {
    let points = share.basis_points();
    if points % 100 == 0 {
        (points / 100).to_string()
    } else {
        one_decimal(share.percent())
    }
}

/// A swing as a number with its sign: `+16.0`, `−0.8`, `0.0`.
pub fn swing_number(swing: Swing) -> String {
    let number = one_decimal(swing.points());
    if swing > Swing::ZERO {
        format!("+{number}")
    } else {
        number
    }
}

/// A swing in words: `16.0 points to the Conservatives`.
pub fn swing(election: &Election, swing: Swing) -> String {
    let points = one_decimal(swing.points().abs());
    let to = match swing.hundredths() {
        0 => return format!("{points} points"),
        1.. => Party::TO,
        _ => Party::THIRD,
    };
    format!("{points} points to {}", election.party(to).collective)
}

/// A tipping point in per cent to one decimal, or `never`.
pub fn tipping(point: TippingPoint) -> String {
    match point.percent() {
        Some(percent) => format!("{}%", one_decimal(percent)),
        None => "never".into(),
    }
}

/// The party in whose colour words about it stand, as `data-party` names it; none for the ink.
pub fn text_colour(party: Party) -> Option<&'static str> {
    ["con", "lab", "brexit"].get(party.index()).copied()
}

/// The class that fills a hexagon of a party: the style sheet has six looks, and one for the rest.
pub fn fill_class(election: &Election, party: Party) -> &'static str {
    const LOOKS: [&str; 6] = ["mc", "ml", "mb", "md", "mp", "ms"];
    match LOOKS.get(party.index()) {
        Some(look) if party != election.others() => look,
        _ => "mo",
    }
}

/// As the first word of a sentence.
pub fn capital(words: &str) -> String {
    let mut words = words.to_owned();
    // Of the alphabet only: the tables for all other letters are larger than the model.
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

/// What became of a seat since the election: `gain` or `hold`.
pub fn change(is_gain: bool) -> &'static str {
    if is_gain { "gain" } else { "hold" }
}

/// How the seats of a wall are called in a sentence.
pub fn wall_seats<'a>(election: &'a Election, wall: &Wall) -> &'a str {
    match wall.group(election) {
        Some(group) => &group.seats_words,
        None => "chosen seats",
    }
}

/// As [`wall_seats`], of one seat too.
pub fn wall_seats_of<'a>(election: &'a Election, wall: &Wall, count: usize) -> &'a str {
    match (wall.group(election), count) {
        (Some(group), 1) => &group.seat_words,
        (None, 1) => "chosen seat",
        _ => wall_seats(election, wall),
    }
}

/// The short name of a wall, above its number.
pub fn wall_name<'a>(election: &'a Election, wall: &Wall) -> &'a str {
    match wall.group(election) {
        Some(group) => &group.name,
        None => "Chosen seats",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_grouped_by_thousands() {
        assert_eq!(thousands(0), "0");
        assert_eq!(thousands(999), "999");
        assert_eq!(thousands(1000), "1,000");
        assert_eq!(thousands(-1_234_567), "\u{2212}1,234,567");
    }

    #[test]
    fn one_decimal_rounds_halves_away_from_zero() {
        assert_eq!(one_decimal(12.05), "12.1");
        assert_eq!(one_decimal(33.9055), "33.9");
        assert_eq!(one_decimal(-2.25), "\u{2212}2.3");
        assert_eq!(one_decimal(-0.01), "0.0");
    }

    #[test]
    fn a_share_shows_a_decimal_only_where_it_has_one() {
        assert_eq!(share(Share::from_percent(62)), "62%");
        assert_eq!(share(Share::from_basis_points(6250)), "62.5%");
    }
}
