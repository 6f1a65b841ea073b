//! Numbers as English readers read them.

/// The true minus sign, as wide as a plus.
const MINUS: char = '\u{2212}';

/// A whole number with thousands separators: "32,014,110", "−3".
pub fn whole(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::new();
    if number < 0 {
        text.push(MINUS);
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// How many of something.
pub fn count(number: usize) -> String {
    whole(number as i64)
}

/// A number with so many decimals: "33.9055", "−0.4". Never "−0.0".
pub fn decimal(number: f64, places: usize) -> String {
    let text = format!("{:.places$}", number.abs());
    let (before, after) = text.split_once('.').unwrap_or((&text, ""));
    let before = before.parse().map_or(before.to_owned(), whole);
    let is_nothing = text.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    let sign = if number < 0.0 && !is_nothing {
        MINUS.to_string()
    } else {
        String::new()
    };
    match after {
        "" => format!("{sign}{before}"),
        _ => format!("{sign}{before}.{after}"),
    }
}

/// A change, with its sign and one decimal: "+23.0", "−4.1", "0.0".
pub fn change(number: f64) -> String {
    let text = decimal(number, 1);
    match text.starts_with(MINUS) || text == "0.0" {
        true => text,
        false => format!("+{text}"),
    }
}

/// One decimal.
pub fn tenth(number: f64) -> String {
    decimal(number, 1)
}

/// A share of the whole in per cent with one decimal: "12.9%".
pub fn percent(part: i64, whole: i64) -> String {
    format!("{}%", tenth(share(part, whole)))
}

/// The same as a number.
pub fn share(part: i64, whole: i64) -> f64 {
    100.0 * part as f64 / whole as f64
}

/// With a capital, for the start of a sentence: "The Conservatives".
pub fn capital(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().into_iter().flat_map(char::to_uppercase);
    first.collect::<String>() + rest.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_in_print() {
        assert_eq!(whole(32_014_110), "32,014,110");
        assert_eq!(whole(100), "100");
        assert_eq!(whole(-1_000), "−1,000");
        assert_eq!(decimal(33.905_498, 4), "33.9055");
        assert_eq!(decimal(-0.04, 1), "0.0");
        assert_eq!(decimal(15_474.02, 2), "15,474.02");
        assert_eq!(decimal(1.0, 0), "1");
        assert_eq!(change(22.96), "+23.0");
        assert_eq!(change(-8.99), "−9.0");
        assert_eq!(change(0.01), "0.0");
        assert_eq!(percent(1, 3), "33.3%");
    }
}
