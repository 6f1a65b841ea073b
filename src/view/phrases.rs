//! What several views say of parties, seats and walls.

use yew::Html;

use crate::{
    model::{Election, Party, Swing, TippingPoint, Wall},
    words::Words,
};

/// A swing in words: `16.0 points to the Conservatives`.
pub fn swing(words: &Words, election: &Election, swing: Swing) -> String {
    let points = words.one_decimal(swing.points().abs());
    let to = match swing.hundredths() {
        0 => return words.common_points(&points),
        1.. => Party::TO,
        _ => Party::THIRD,
    };
    words.common_points_to(&points, &election.party(to).to())
}

/// A tipping point in per cent to one decimal, or `never`.
pub fn tipping(words: &Words, point: TippingPoint) -> String {
    match point.percent() {
        Some(percent) => words.percentage(&words.one_decimal(percent)),
        None => words.common_never().to_owned(),
    }
}

/// What became of a seat: `Conservative gain`.
pub fn verdict(words: &Words, party: &str, is_gain: bool) -> String {
    if is_gain {
        words.common_gain_in_text(party)
    } else {
        words.common_hold_in_text(party)
    }
}

/// As [`verdict`], with the party in an element.
pub fn verdict_of(words: &Words, party: Html, is_gain: bool) -> Html {
    if is_gain {
        words.common_gain(party)
    } else {
        words.common_hold(party)
    }
}

/// How so many seats of a wall are called in a sentence.
pub fn wall_seats(words: &Words, election: &Election, wall: &Wall, count: usize) -> String {
    match (wall.group(election), count) {
        (Some(group), 1) => group.seat_words.to_string(),
        (Some(group), _) => group.seats_words.to_string(),
        (None, count) => words.common_chosen_seats(count),
    }
}

/// The short name of a wall, above its number.
pub fn wall_name<'a>(words: &'a Words, election: &'a Election, wall: &Wall) -> &'a str {
    match wall.group(election) {
        Some(group) => &group.name,
        None => words.common_chosen_name(),
    }
}

/// A list in words: `49 fell in 2019, 23 more fall at 62%`.
pub fn list(words: &Words, items: impl IntoIterator<Item = String>) -> String {
    let all = |list: String, next: String| words.common_comma_in_text(&list, &next);
    items.into_iter().reduce(all).unwrap_or_default()
}

/// The name of a month, from 1 to 12.
pub fn month(words: &Words, number: u8) -> &str {
    match number {
        1 => words.month_january(),
        2 => words.month_february(),
        3 => words.month_march(),
        4 => words.month_april(),
        5 => words.month_may(),
        6 => words.month_june(),
        7 => words.month_july(),
        8 => words.month_august(),
        9 => words.month_september(),
        10 => words.month_october(),
        11 => words.month_november(),
        _ => words.month_december(),
    }
}

/// As [`month`], where room is scarce.
pub fn short_month(words: &Words, number: u8) -> &str {
    match number {
        1 => words.month_short_january(),
        2 => words.month_short_february(),
        3 => words.month_short_march(),
        4 => words.month_short_april(),
        5 => words.month_short_may(),
        6 => words.month_short_june(),
        7 => words.month_short_july(),
        8 => words.month_short_august(),
        9 => words.month_short_september(),
        10 => words.month_short_october(),
        11 => words.month_short_november(),
        _ => words.month_short_december(),
    }
}
