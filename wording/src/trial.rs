//! Languages that nobody speaks, to try layouts with.

use crate::{
    Language, Sentence,
    language::{Piece, pieces},
};

/// English with words 40% longer.
pub fn longer(english: &Language) -> Language {
    changed(english, longer_words)
}

/// Words 40% longer, each by itself, so that lines break where they do in a language with long
/// words. What has a place is left as it is.
pub fn longer_words(words: &str) -> String {
    let longer = words.split(' ').map(|word| {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        // What follows the last letter stays behind it: a full stop, a bracket.
        let end = word.rfind(char::is_alphabetic);
        let end = end.map(|last| last + word[last..].chars().next().map_or(0, char::len_utf8));
        match end {
            Some(end) if !word.contains('{') => {
                let (word, rest) = word.split_at(end);
                word.to_owned() + &"o".repeat((letters * 2).div_ceil(5)) + rest
            }
            _ => word.to_owned(),
        }
    });
    longer.collect::<Vec<_>>().join(" ")
}

/// English from right to left: each stretch of words is turned round by the browser.
pub fn mirrored(english: &Language) -> Language {
    let mut mirrored = changed(english, |words| format!("\u{202e}{words}\u{202c}"));
    mirrored.is_from_right = true;
    mirrored
}

fn changed(english: &Language, change: impl Fn(&str) -> String) -> Language {
    let mut language = english.clone();
    for sentence in language.sentences.values_mut() {
        *sentence = Sentence {
            forms: sentence
                .forms
                .iter()
                .map(|form| apply(form, &change))
                .collect(),
            is_counted: sentence.is_counted,
        };
    }
    language
}

fn apply(form: &str, change: &impl Fn(&str) -> String) -> String {
    let mut text = String::new();
    for piece in pieces(form).unwrap_or_default() {
        match piece {
            Piece::Text(words) => text.push_str(&change(words)),
            Piece::Place(place) if place.is_element => text.push_str(&format!("[{}]", place.name)),
            Piece::Place(place) => text.push_str(&format!("{{{}}}", place.name)),
        }
    }
    text
}
