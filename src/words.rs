//! The widget's words in a language, and how that language writes numbers.
//!
//! The sentences stand in `words/`, one file a language. From English `build.rs` writes a function
//! for each (`words.wall_fell(count, year)`); the file that one reads here is made by
//! `wording/src/packed.rs`, which says how it is laid out.

use std::{
    fmt::{self, Display, Formatter},
    rc::Rc,
};

use yew::Html;

use crate::model::{Election, FileError, Share, Swing, Votes, round_votes};

/// The true minus sign, as wide as a plus.
const MINUS: char = '\u{2212}';
/// What stands for a line feed in the words of an election.
const LINE_FEED: char = '\u{b}';

/// A language to speak to readers in.
pub struct Words {
    /// The code by which a page asks for it: `en`.
    code: Rc<str>,
    is_from_right: bool,
    decimal: Rc<str>,
    thousands: Rc<str>,
    percent: Rc<str>,
    /// The counts with a form of their own.
    counts: Vec<usize>,
    /// By the numbers that `build.rs` has given them.
    sentences: Vec<Rc<str>>,
    /// Those of the election that the crate brings along, where the language has them.
    election: Vec<Rc<str>>,
}

/// All languages but English: their codes and their words.
#[cfg(any(feature = "still", not(target_arch = "wasm32")))]
const LANGUAGES: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// By address: a language is read once.
impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "Words({})", self.code)
    }
}

/// A text is no file of words, or one of another build.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct WordsError;

impl Display for WordsError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("these are not the words of this version")
    }
}

thread_local! {
    static ENGLISH: Rc<Words> = match Words::read(include_str!(concat!(env!("OUT_DIR"), "/en.txt"))) {
        Ok(words) => words,
        Err(_) => unreachable!("the build has written it"),
    };
}

impl Words {
    /// The language that the crate brings along.
    pub fn english() -> Rc<Words> {
        ENGLISH.with(Rc::clone)
    }

    /// A language of `words/` by its code.
    #[cfg(any(feature = "still", not(target_arch = "wasm32")))]
    pub fn of(code: &str) -> Option<Rc<Words>> {
        if code == "en" {
            return Some(Words::english());
        }
        let (_, text) = LANGUAGES.iter().find(|(known, _)| *known == code)?;
        Words::read(text).ok()
    }

    /// The codes of all languages of `words/`, English first.
    #[cfg(any(feature = "still", not(target_arch = "wasm32")))]
    pub fn codes() -> impl Iterator<Item = &'static str> {
        ["en"]
            .into_iter()
            .chain(LANGUAGES.iter().map(|(code, _)| *code))
    }

    /// Reads a file of words, of the build that has written it.
    ///
    /// # Errors
    /// A text that is none.
    pub fn read(text: &str) -> Result<Rc<Words>, WordsError> {
        let mut lines = text.split('\n');
        let mut next = || lines.next().ok_or(WordsError);
        if next()?.strip_prefix("words ") != Some(FINGERPRINT) {
            return Err(WordsError);
        }
        let code = next()?.into();
        let is_from_right = next()? == "rtl";
        let (decimal, thousands, percent) = (next()?.into(), next()?.into(), next()?.into());
        let counts = next()?.split(' ').filter_map(|count| count.parse().ok());
        let counts = counts.collect();
        let mut sentences = Vec::with_capacity(COUNT);
        for _ in 0..COUNT {
            sentences.push(next()?.into());
        }
        let election = lines.map(|words| words.replace(LINE_FEED, "\n"));
        Ok(Rc::new(Words {
            code,
            is_from_right,
            decimal,
            thousands,
            percent,
            counts,
            sentences,
            election: election.map(Rc::from).collect(),
        }))
    }

    /// The code by which a page asks for it.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Whether it is written from right to left.
    pub fn is_from_right(&self) -> bool {
        self.is_from_right
    }

    /// The election that the crate brings along, in this language if it has its words.
    ///
    /// # Errors
    /// Words that are not as many as it has.
    pub fn embedded_election(&self) -> Result<Rc<Election>, FileError> {
        match &*self.election {
            [] => Ok(Election::embedded()),
            own => Election::embedded_in(own),
        }
    }

    /// What scripts say: the keys of sentences and their texts.
    #[cfg(feature = "embed")]
    pub fn of_scripts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let (first, keys) = SCRIPT;
        let sentences = self.sentences[first..].iter();
        keys.into_iter().zip(sentences.map(|sentence| &**sentence))
    }

    // Small functions that are called from everywhere: inlined, they would weigh 1 KB more.

    #[inline(never)]
    fn sentence(&self, number: usize) -> &str {
        &self.sentences[number]
    }

    /// A sentence with its places filled.
    #[inline(never)]
    fn filled(&self, number: usize, values: &[&str]) -> String {
        fill(self.sentence(number), values)
    }

    /// The same in its form for a count.
    #[inline(never)]
    fn counted(&self, number: usize, count: usize, values: &[&str]) -> String {
        fill(self.form(number, count), values)
    }

    /// The form of a sentence for a count; the last one, perhaps the only one, is for those that have
    /// none.
    fn form(&self, number: usize, count: usize) -> &str {
        let forms = self.sentences[number].split('\t');
        let mut form = "";
        for (place, text) in forms.enumerate() {
            form = text;
            if self.counts.get(place) == Some(&count) {
                break;
            }
        }
        form
    }

    /// A sentence with elements in it.
    fn elements(&self, form: &str, mut parts: Vec<Part>) -> Html {
        let mut pieces = Vec::new();
        let mut text = String::new();
        walk(form, &mut |piece| {
            let part = match piece {
                Piece::Text(words) => Part::Text(words),
                Piece::Place(place) => match parts.get_mut(place) {
                    Some(part) => std::mem::replace(part, Part::Text("")),
                    None => return,
                },
            };
            match part {
                Part::Text(words) => text.push_str(words),
                Part::Element(element) => {
                    if !text.is_empty() {
                        pieces.push(Html::from(std::mem::take(&mut text)));
                    }
                    pieces.push(element);
                }
            }
        });
        if !text.is_empty() {
            pieces.push(Html::from(text));
        }
        pieces.into_iter().collect()
    }
}

/// What is put in a place of a sentence that has elements.
enum Part<'a> {
    Text(&'a str),
    Element(Html),
}

enum Piece<'a> {
    Text(&'a str),
    /// Its number.
    Place(usize),
}

/// The pieces of a text with places: `{0}`, `{1}`...
fn walk<'a>(text: &'a str, take: &mut dyn FnMut(Piece<'a>)) {
    let mut parts = text.split('{');
    take(Piece::Text(parts.next().unwrap_or_default()));
    for part in parts {
        let digit = part.bytes().next().unwrap_or_default();
        take(Piece::Place(usize::from(digit.wrapping_sub(b'0'))));
        take(Piece::Text(part.get(2..).unwrap_or_default()));
    }
}

/// A text with its places filled.
fn fill(text: &str, values: &[&str]) -> String {
    let mut filled = String::new();
    walk(text, &mut |piece| {
        filled.push_str(match piece {
            Piece::Text(words) => words,
            Piece::Place(place) => values.get(place).copied().unwrap_or_default(),
        });
    });
    filled
}

/// Numbers.
impl Words {
    /// A whole number with what the language puts between thousands: `12,345`.
    pub fn thousands(&self, number: i64) -> String {
        let digits = number.abs().to_string();
        let mut text = String::new();
        if number < 0 {
            text.push(MINUS);
        }
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                text.push_str(&self.thousands);
            }
            text.push(digit);
        }
        text
    }

    /// Scaled votes as a whole number.
    pub fn votes(&self, votes: Votes) -> String {
        self.thousands(round_votes(votes))
    }

    /// A number to one decimal, halves away from zero: `12.1`.
    pub fn one_decimal(&self, number: f64) -> String {
        // The small addend keeps 8.05, stored just below, from reading 8.0.
        let tenths = (number.abs() * 10.0 + 0.5 + 1e-9) as i64;
        let sign = if number < 0.0 && tenths > 0 {
            "\u{2212}"
        } else {
            ""
        };
        let (whole, part) = (tenths / 10, tenths % 10);
        format!("{sign}{whole}{}{part}", self.decimal)
    }

    /// A number as a percentage: `62.5%`.
    pub fn percentage(&self, number: &str) -> String {
        fill(&self.percent, &[number])
    }

    /// A share in per cent: `62%`, or `62.5%` where it is not whole.
    pub fn share(&self, share: Share) -> String {
        self.percentage(&self.percent(share))
    }

    /// As [`Words::share`], without the sign.
    pub fn percent(&self, share: Share) -> String {
        let points = share.basis_points();
        if points % 100 == 0 {
            (points / 100).to_string()
        } else {
            self.one_decimal(share.percent())
        }
    }

    /// A swing as a number with its sign: `+16.0`, `−0.8`, `0.0`.
    pub fn swing_number(&self, swing: Swing) -> String {
        let number = self.one_decimal(swing.points());
        if swing > Swing::ZERO {
            format!("+{number}")
        } else {
            number
        }
    }
}

// A function for each sentence.
include!(concat!(env!("OUT_DIR"), "/words.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_grouped_by_thousands() {
        let english = Words::english();
        assert_eq!(english.thousands(0), "0");
        assert_eq!(english.thousands(999), "999");
        assert_eq!(english.thousands(1000), "1,000");
        assert_eq!(english.thousands(-1_234_567), "\u{2212}1,234,567");
    }

    #[test]
    fn one_decimal_rounds_halves_away_from_zero() {
        let english = Words::english();
        assert_eq!(english.one_decimal(12.05), "12.1");
        assert_eq!(english.one_decimal(33.9055), "33.9");
        assert_eq!(english.one_decimal(-2.25), "\u{2212}2.3");
        assert_eq!(english.one_decimal(-0.01), "0.0");
    }

    #[test]
    fn a_share_shows_a_decimal_only_where_it_has_one() {
        let english = Words::english();
        assert_eq!(english.share(Share::from_percent(62)), "62%");
        assert_eq!(english.share(Share::from_basis_points(6250)), "62.5%");
    }

    #[test]
    fn places_are_filled_whatever_their_order() {
        assert_eq!(fill("{1} of {0}, {1}", &["a", "b"]), "b of a, b");
        assert_eq!(fill("{7}{", &["a"]), "");
    }

    #[test]
    fn a_sentence_with_elements_has_its_forms_too() {
        let away = |count: usize| {
            Words::english().mountain_gains_away_in_text(count, "300", &count.to_string())
        };
        assert_eq!(away(1), "From 300 seats, a majority is 1 gain away");
        assert_eq!(away(26), "From 300 seats, a majority is 26 gains away");
    }

    #[test]
    fn words_of_another_build_are_refused() {
        assert_eq!(Words::read(""), Err(WordsError));
        assert_eq!(Words::read("words 0123456789abcdef\ncy"), Err(WordsError));
    }
}
