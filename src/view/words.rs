//! Numbers and parties in words and colours: the one place that decides how a value reads.

use crate::{
    model::{Election, Party, Share, Swing, TippingPoint, Votes, Wall},
    words::Words,
};

// These go once every view speaks the reader's language.
pub fn thousands(number: i64) -> String {
    Words::english().thousands(number)
}
pub fn votes(votes: Votes) -> String {
    Words::english().votes(votes)
}
pub fn one_decimal(number: f64) -> String {
    Words::english().one_decimal(number)
}
pub fn share(share: Share) -> String {
    Words::english().share(share)
}
pub fn percent(share: Share) -> String {
    Words::english().percent(share)
}
pub fn swing_number(swing: Swing) -> String {
    Words::english().swing_number(swing)
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
