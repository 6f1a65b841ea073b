//! Languages that nobody speaks, to try layouts with.

use crate::{
    Language, Sentence,
    language::{Piece, pieces},
};

/// English with words 40% longer.
pub fn longer(english: &Language) -> Language {
    changed(english, |words| {
        let mut longer = String::new();
        // Each word by itself, so that lines break where they do in a language with long words.
        for (place, word) in words.split(' ').enumerate() {
            if place > 0 {
                longer.push(' ');
            }
            longer.push_str(word);
            let letters = word.chars().filter(|c| c.is_alphabetic()).count();
            longer.extend(std::iter::repeat_n('o', (letters * 2).div_ceil(5)));
        }
        longer
    })
}

/// English from right to left: each stretch of words is turned round by the browser.
pub fn mirrored(english: &Language) -> Language {
    let mut mirrored = changed(english, |words| format!("\u{202e}{words}\u{202c}"));
    mirrored.is_from_right = true;
    mirrored
}

fn changed(english: &Language, change: impl Fn(&str) -> String) -> Language {
    let mut language = english.clone();
    for (name, sentence) in &mut language.sentences {
        // Those of scripts are texts with places too.
        let _ = name;
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
