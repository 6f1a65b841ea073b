//! The counts at the left of the wall, one beside each zone of bricks, and the words under them.

use super::{
    face::Face,
    labels::Labels,
    scene::{Anchor, Cell, Marks, keep_between},
    state::State,
    view_model::ViewModel,
};
use crate::model::{Party, Share};

/// The looks of the words under the counts at the left.
const COUNTED: &str = "s12 ink";

/// The most room that the words under the counts take, whatever the scenario.
pub fn widest_words(state: &State, face: Face) -> f64 {
    /// A larger count has no form of its own in any language.
    const LARGEST: usize = 20;
    let (election, say) = (state.election(), &*state.options.words);
    let year = election.year().to_string();
    let all = state.options.wall.seats().len().to_string();
    let share = say.percentage(&say.one_decimal(88.8));
    let mut labels = vec![
        say.wall_label_of_fell(&all, &year),
        say.wall_label_still(&election.party(Party::THIRD).name),
        say.wall_label_standing().to_owned(),
    ];
    for count in 0..=LARGEST {
        labels.push(say.wall_label_fell(count, &year));
        labels.push(say.wall_label_falls(count, &share));
        labels.push(say.wall_label_more_fall(count, &share));
    }
    labels
        .iter()
        .map(|label| in_two_lines(face, label).1)
        .fold(0.0, f64::max)
}

/// The words under a count in the two lines that take the least room, and how much that is. A
/// no-break space keeps two words in one line.
fn in_two_lines(face: Face, words: &str) -> (String, f64) {
    let line = |words: &str| {
        let line = words.replace('\u{a0}', " ");
        let width = face.width(COUNTED, &line);
        (line, width)
    };
    let mut best = line(words);
    for (place, _) in words.match_indices(' ') {
        let (first, width) = line(&words[..place]);
        let (second, other) = line(&words[place + 1..]);
        let width = width.max(other);
        if width < best.1 {
            best = (format!("{first}\n{second}"), width);
        }
    }
    best
}

/// The least distance between two of the counts at the left.
pub fn numeral_spacing(phone: bool) -> f64 {
    if phone { 52.0 } else { 54.0 }
}

/// The counts at the left, each beside its zone and pushed apart where a zone is thin.
pub fn numerals(
    marks: &mut Marks,
    view_model: &ViewModel,
    zones: [(usize, f64); 3],
    never: usize,
    transfer: &str,
    phone: bool,
) {
    let layout = &*view_model.wall;
    let already = view_model.outcome.wall.already;
    let spacing = numeral_spacing(phone);
    let (election, say) = (view_model.election(), view_model.words());
    let year = election.year().to_string();
    // Others than the third party may hold some.
    let is_third = |cell: &Cell| {
        let holder = view_model.winner(cell.seat);
        holder == Party::TO || holder == Party::THIRD
    };
    let mut middles = Vec::new();
    for (zone, &(count, sum)) in zones.iter().enumerate() {
        if count > 0 {
            middles.push((zone, sum / count as f64));
        }
    }
    for _ in 0..4 {
        for index in 1..middles.len() {
            let lack = spacing - (middles[index].1 - middles[index - 1].1);
            if lack > 0.0 {
                middles[index].1 += lack / 2.0;
                middles[index - 1].1 -= lack / 2.0;
            }
        }
        for middle in &mut middles {
            middle.1 = keep_between(
                middle.1,
                spacing / 2.0 - 2.0,
                layout.height - spacing / 2.0 - 2.0,
            );
        }
    }
    let right = layout.left - layout.gap;
    let mut labels = Labels::new(view_model.size.face, layout.width);
    for (zone, y) in middles {
        let count = zones[zone].0;
        let class = match (phone, zone) {
            (true, 0) => "s24 b t-con2",
            (true, 1) => "s24 b t-con",
            (true, _) => "s24 b t-lab",
            (_, 0) => "s28 b t-con2",
            (_, 1) => "s28 b t-con",
            _ => "s28 b t-lab",
        };
        let words = match zone {
            0 if count < already => say.wall_label_of_fell(&already.to_string(), &year),
            0 => say.wall_label_fell(count, &year),
            1 if already > 0 => say.wall_label_more_fall(count, transfer),
            1 => say.wall_label_falls(count, transfer),
            _ if layout.places.iter().all(is_third) => {
                say.wall_label_still(&election.party(Party::THIRD).name)
            }
            _ => say.wall_label_standing().to_owned(),
        };
        let (words, _) = in_two_lines(view_model.size.face, &words);
        let number = count.to_string();
        labels.keep(marks, class, &number, (right, y - 4.0, Anchor::End));
        labels.keep(marks, COUNTED, &words, (right, y + 11.0, Anchor::End));
        if zone == 2 && never > 0 && count >= layout.per_course * 4 {
            let place = (right, y + 39.0, Anchor::End);
            let mut add = |words: String| labels.add(marks, "s12 i2", &words, &[place]);
            if view_model.scenario().labour_share() > Share::ZERO {
                add(say.wall_safe(&never.to_string()));
            } else if !add(say.wall_never_fall(never)) {
                add(say.wall_never(&never.to_string()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_under_a_count_stand_in_two_lines() {
        for (words, lines) in [
            ("more fall at\u{a0}62%", "more fall\nat 62%"),
            ("of 49 that fell in\u{a0}2019", "of 49 that\nfell in 2019"),
            ("safe", "safe"),
        ] {
            assert_eq!(in_two_lines(Face::USUAL, words).0, lines);
        }
    }
}
