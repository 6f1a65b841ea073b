//! Plain decimals, read and written without floating point.

use crate::text::text;

/// A decimal number cut to a number of places, remembering what was cut.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Decimal {
    negative: bool,
    /// The amount in units of the last place kept, not rounded.
    units: i64,
    /// Whether what was cut is half a unit or more.
    half: bool,
    /// Whether anything but zeros was cut.
    more: bool,
}

/// Above any range, and low enough never to overflow.
const HUGE: i64 = 1_000_000_000_000;

/// Reads a plain decimal: an optional sign, ASCII digits, at most one point, at least one
/// digit; white space around is ignored. No exponent, no separators, no other digits.
/// Keeps `places` decimals. Numbers beyond 10^12 units are as good as that.
pub fn parse_decimal(text: &str, places: usize) -> Option<Decimal> {
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let plain = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if !(plain(whole) && plain(part)) || whole.len() + part.len() == 0 {
        return None;
    }
    let kept = part.bytes().chain(std::iter::repeat(b'0')).take(places);
    let mut units = 0;
    for digit in whole.bytes().chain(kept) {
        units = (units * 10 + i64::from(digit - b'0')).min(HUGE);
    }
    let cut = &part[places.min(part.len())..];
    Some(Decimal {
        negative,
        units,
        half: cut.as_bytes().first().is_some_and(|first| *first >= b'5'),
        more: cut.bytes().any(|b| b != b'0'),
    })
}

impl Decimal {
    /// In units of the last place kept, rounded half away from zero.
    pub fn rounded(self) -> i64 {
        let amount = self.units + i64::from(self.half);
        if self.negative { -amount } else { amount }
    }

    /// Whether the number, before rounding, lies between two numbers of units.
    pub fn within(self, low: i64, high: i64) -> bool {
        let inside = |limit: i64| self.units < limit || (self.units == limit && !self.more);
        if self.negative {
            // Minus zero is zero.
            inside(-low) && (-self.units <= high)
        } else {
            inside(high) && (self.units >= low)
        }
    }
}

/// Writes `units` of 10^-places without trailing zeros: `write_decimal(625, 2)` is "6.25".
pub fn write_decimal(units: i64, places: usize) -> String {
    let mut digits = text!(units.abs());
    while digits.len() <= places {
        digits.insert(0, '0');
    }
    if places > 0 {
        digits.insert(digits.len() - places, '.');
        digits.truncate(digits.trim_end_matches('0').trim_end_matches('.').len());
    }
    if units < 0 {
        digits.insert(0, '-');
    }
    digits
}
