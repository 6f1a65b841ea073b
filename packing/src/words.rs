//! The texts and numbers of `election.toml`, checked one by one.

use std::ops::Range;

use toml::Spanned;

use crate::description::{Number, Text};
use crate::fault::{Fault, Source};

/// The longest text, in bytes.
const LONGEST: usize = 4_000;

/// What stands for the number of seats in a group's rule.
pub const SEATS: &str = "{seats}";

/// What a text may and must have in it, in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// It is on one line.
    Line,
    /// It may be broken into lines.
    Lines,
    /// [`SEATS`] may stand in it, and nothing else in braces.
    Rule,
    /// One part of it stands in square brackets and leads to an address.
    Link,
    /// It ends with a party's people in square brackets.
    People,
}

/// A text that readers see, and where it stands in `election.toml`.
#[derive(Clone, Debug)]
pub struct Words {
    pub text: String,
    pub form: Form,
    pub key: &'static str,
    pub span: Range<usize>,
}

impl Source<'_> {
    /// A text on one line that is not for readers, and may not be empty.
    pub fn text<'t>(&self, key: &str, text: &'t Text) -> Result<&'t str, Fault> {
        self.expect_form(text.span(), key, text.get_ref(), Form::Line)?;
        Ok(text.get_ref())
    }

    /// A text that readers see on one line, and that may not be empty.
    pub fn words(&self, key: &'static str, text: &Text) -> Result<Words, Fault> {
        self.words_of_form(Form::Line, key, text)
    }

    /// As [`Source::words`], in another form.
    pub fn words_of_form(
        &self,
        form: Form,
        key: &'static str,
        text: &Text,
    ) -> Result<Words, Fault> {
        let words = Words {
            text: text.get_ref().clone(),
            form,
            key,
            span: text.span(),
        };
        self.expect_form(words.span.clone(), key, &words.text, form)?;
        Ok(words)
    }

    /// As [`Source::words`], of a text that may be left out or empty.
    pub fn words_if_any(
        &self,
        key: &'static str,
        text: &Option<Text>,
    ) -> Result<Option<Words>, Fault> {
        let text = text.as_ref().filter(|text| !text.get_ref().is_empty());
        text.map(|text| self.words(key, text)).transpose()
    }

    /// Complains about a key unless its text has a form.
    pub fn expect_form(
        &self,
        span: Range<usize>,
        key: &str,
        text: &str,
        form: Form,
    ) -> Result<(), Fault> {
        let stray = |c: char| c.is_control() && !(form == Form::Lines && c == '\n');
        let reason = if text.trim().is_empty() {
            "empty".to_owned()
        } else if text.len() > LONGEST {
            format!("{} bytes, {LONGEST} are the most", text.len())
        } else if text.contains(stray) {
            "a line feed or another control character".to_owned()
        } else if form == Form::Rule && text.replace(SEATS, "").contains(['{', '}']) {
            format!("{SEATS} is all that can stand in braces")
        } else if form == Form::Link && bracketed(text).is_none() {
            "exactly one part has to stand in square brackets: what leads to the address".to_owned()
        } else if form == Form::People && bracketed(text) != Some("") {
            "it has to end with the party's people in square brackets, and to have no others: \
             \"to the [Conservatives]\""
                .to_owned()
        } else {
            return Ok(());
        };
        Err(self.fault(span, key, reason))
    }

    /// An address of the web.
    pub fn address<'t>(&self, key: &str, text: &'t Text) -> Result<&'t str, Fault> {
        let address = self.text(key, text)?;
        let is_web = address.starts_with("https://") || address.starts_with("http://");
        let whole = !address.contains(char::is_whitespace);
        self.expect(text, key, is_web && whole, || {
            format!("\"{address}\" is no address that starts with https:// or http://")
        })?;
        Ok(address)
    }

    /// An identifier: small letters, digits and hyphens, a letter or digit first.
    pub fn id<'t>(&self, key: &str, text: &'t Text, before: &[&str]) -> Result<&'t str, Fault> {
        let id = text.get_ref().as_str();
        let plain = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-' || c == b'_';
        let fits = id.bytes().all(plain) && id.len() <= 40 && !id.is_empty();
        self.expect(text, key, fits && !id.starts_with(['-', '_']), || {
            format!("\"{id}\" is not made of small letters, digits and hyphens")
        })?;
        self.expect(text, key, !before.contains(&id), || {
            format!("\"{id}\" is there twice")
        })?;
        Ok(id)
    }

    /// A number in hundredths, of which it may have no fraction.
    pub fn hundredths(
        &self,
        key: &str,
        number: &Number,
        (low, high): (f64, f64),
    ) -> Result<i64, Fault> {
        let value = *number.get_ref();
        self.expect(number, key, (low..=high).contains(&value), || {
            format!("{value} is not from {low} to {high}")
        })?;
        let hundredths = (value * 100.0).round();
        let even = (value * 100.0 - hundredths).abs() < 1e-6;
        self.expect(number, key, even, || {
            format!("{value} has more than two decimals")
        })?;
        Ok(hundredths as i64)
    }

    /// A whole number in a range.
    pub fn whole(
        &self,
        key: &str,
        number: &Spanned<i64>,
        (low, high): (i64, i64),
    ) -> Result<i64, Fault> {
        let value = *number.get_ref();
        self.expect(number, key, (low..=high).contains(&value), || {
            format!("{value} is not from {low} to {high}")
        })?;
        Ok(value)
    }

    /// How many there are of something; `span` is where to look for it.
    pub fn count(
        &self,
        key: &str,
        span: std::ops::Range<usize>,
        count: usize,
        (low, high): (usize, usize),
    ) -> Result<u8, Fault> {
        let reason = match count {
            _ if count < low => format!("{count}, {low} are the least"),
            _ if count > high => format!("{count}, {high} are the most"),
            _ => return Ok(count as u8),
        };
        Err(self.fault(span, key, reason))
    }

    /// Complains about a key unless something holds.
    pub fn expect<T>(
        &self,
        value: &Spanned<T>,
        key: &str,
        holds: bool,
        reason: impl FnOnce() -> String,
    ) -> Result<(), Fault> {
        match holds {
            true => Ok(()),
            false => Err(self.fault(value.span(), key, reason())),
        }
    }
}

/// What follows the one part of a text that stands in square brackets; none where there is no such
/// part, more than one, or no text in it.
fn bracketed(text: &str) -> Option<&str> {
    let (before, rest) = text.split_once('[')?;
    let (within, after) = rest.split_once(']')?;
    let stray = [before, within, after]
        .iter()
        .any(|part| part.contains(['[', ']']));
    (!stray && !within.trim().is_empty()).then_some(after)
}
