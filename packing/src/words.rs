//! The texts and numbers of `election.toml`, checked one by one.

use toml::Spanned;

use crate::description::{Number, Text};
use crate::fault::{Fault, Source};

/// The longest text, in bytes.
const LONGEST: usize = 4_000;

impl Source<'_> {
    /// A text that may not be empty, on one line.
    pub fn words<'t>(&self, key: &str, text: &'t Text) -> Result<&'t str, Fault> {
        self.expect(text, key, !text.get_ref().trim().is_empty(), || {
            "empty".to_owned()
        })?;
        self.checked(key, text, false)
    }

    /// A text that may be left out or empty.
    pub fn words_if_any<'t>(&self, key: &str, text: &'t Option<Text>) -> Result<&'t str, Fault> {
        match text {
            Some(text) => self.checked(key, text, false),
            None => Ok(""),
        }
    }

    /// A text that may be broken into lines.
    pub fn lines<'t>(&self, key: &str, text: &'t Text) -> Result<&'t str, Fault> {
        self.expect(text, key, !text.get_ref().trim().is_empty(), || {
            "empty".to_owned()
        })?;
        self.checked(key, text, true)
    }

    fn checked<'t>(&self, key: &str, text: &'t Text, broken: bool) -> Result<&'t str, Fault> {
        let words = text.get_ref().as_str();
        self.expect(text, key, words.len() <= LONGEST, || {
            format!("{} bytes, {LONGEST} are the most", words.len())
        })?;
        let stray = words
            .chars()
            .any(|c| c.is_control() && !(broken && c == '\n'));
        self.expect(text, key, !stray, || {
            "a line feed or another control character".to_owned()
        })?;
        Ok(words)
    }

    /// An address of the web.
    pub fn address<'t>(&self, key: &str, text: &'t Text) -> Result<&'t str, Fault> {
        let address = self.words(key, text)?;
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
