//! A language as the widget reads it: lines of text.
//!
//! 1. `words` and the fingerprint of English's sentences: another build has others.
//! 2. the code; `ltr` or `rtl`; what stands before decimals; between thousands; the percentage;
//!    the counts with a form of their own, between spaces: a line each.
//! 3. a line for each sentence, in [`order`], its forms between tabs; places are `{0}`, `{1}`...
//!    in English's order, but those of scripts keep their names.
//! 4. whatever follows, a line each: the words of the election that the widget brings along, with a
//!    vertical tab for a line feed.

use crate::{
    Fault, Language, Sentence,
    check::SCRIPT,
    language::{Piece, pieces},
};

/// The section of the static state, which no browser draws.
pub(crate) const STILL: &str = "still";

/// Who reads it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    /// The widget in a browser, which leaves out the words of the static state.
    Browser,
    /// Whatever runs elsewhere.
    All,
}

/// The names of the sentences in the order in which they are packed: those of scripts after the
/// widget's, and those of the static state last, so that a browser can do without.
pub(crate) fn order(english: &Language) -> Vec<&str> {
    let rank = |name: &str| match name.split('.').next() {
        Some(STILL) => 2,
        Some(SCRIPT) => 1,
        _ => 0,
    };
    let mut names: Vec<&str> = english.sentences.keys().map(|name| &**name).collect();
    names.sort_by_key(|name| rank(name));
    names
}

/// What a build's sentences and places are known by.
pub(crate) fn fingerprint(english: &Language) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for name in order(english) {
        let places = english.sentences[name].places().unwrap_or_default();
        let places = places.iter().map(|place| &*place.name);
        for byte in places
            .fold(name.to_owned(), |all, place| all + " " + place)
            .bytes()
        {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
}

/// A language as a widget reads it, and behind its sentences the words of an election.
///
/// # Errors
/// A sentence with more places than there are digits.
pub fn packed(
    english: &Language,
    language: &Language,
    scope: Scope,
    election: &[String],
) -> Result<String, Fault> {
    let counts: Vec<String> = language
        .plurals
        .iter()
        .map(|(count, _)| count.to_string())
        .collect();
    let mut lines = vec![
        format!("words {}", fingerprint(english)),
        language.code.clone(),
        if language.is_from_right { "rtl" } else { "ltr" }.to_owned(),
        language.decimal.clone(),
        language.thousands.clone(),
        language.percent.replace("{number}", "{0}"),
        counts.join(" "),
    ];
    for name in order(english) {
        if scope == Scope::Browser && name.split('.').next() == Some(STILL) {
            continue;
        }
        let fault = |reason: String| Fault::new(language, name, &reason);
        let forms = &language.sentences[name].forms;
        if name.split('.').next() == Some(SCRIPT) {
            lines.push(forms.join("\t"));
            continue;
        }
        let numbered: Result<Vec<String>, String> = forms
            .iter()
            .map(|form| numbered(&english.sentences[name], form))
            .collect();
        lines.push(numbered.map_err(fault)?.join("\t"));
    }
    lines.extend(election.iter().map(|words| words.replace('\n', "\u{b}")));
    Ok(lines.join("\n"))
}

/// A text with its places by number.
fn numbered(english: &Sentence, form: &str) -> Result<String, String> {
    let places = english.places()?;
    if places.len() > 10 {
        return Err("more than ten places".into());
    }
    let mut text = String::new();
    for piece in pieces(form)? {
        match piece {
            Piece::Text(words) => text.push_str(words),
            Piece::Place(place) => {
                let number = places.iter().position(|known| *known == place);
                text.push_str(&format!("{{{}}}", number.unwrap_or_default()));
            }
        }
    }
    Ok(text)
}
