//! Plain decimals, read and written without floating point.

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
    let (negative, digits) = match text.trim_ascii().as_bytes() {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        all => (false, all),
    };
    let mut decimal = Decimal {
        negative,
        units: 0,
        half: false,
        more: false,
    };
    let mut is_empty = true;
    // None before the point.
    let mut decimals = None;
    for &byte in digits {
        if byte == b'.' && decimals.is_none() {
            decimals = Some(0);
            continue;
        }
        if !byte.is_ascii_digit() {
            return None;
        }
        is_empty = false;
        let digit = i64::from(byte - b'0');
        let place = decimals.unwrap_or(0);
        if decimals.is_none() || place < places {
            decimal.append(digit);
        } else {
            decimal.half |= place == places && digit >= 5;
            decimal.more |= digit > 0;
        }
        decimals = decimals.map(|place| place + 1);
    }
    for _ in decimals.unwrap_or(0)..places {
        decimal.append(0);
    }
    (!is_empty).then_some(decimal)
}

impl Decimal {
    fn append(&mut self, digit: i64) {
        self.units = (self.units * 10 + digit).min(HUGE);
    }

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
    let mut digits = units.abs().to_string();
    while digits.len() <= places {
        digits.insert(0, '0');
    }
    if places > 0 {
        digits.insert(digits.len() - places, '.');
        while digits.ends_with('0') {
            digits.pop();
        }
        if digits.ends_with('.') {
            digits.pop();
        }
    }
    if units < 0 {
        digits.insert(0, '-');
    }
    digits
}
