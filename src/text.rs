//! Texts from pieces: `text!("falls at ", percent, "%")`.
//!
//! The standard library's formatting can do more, and every place that uses it carries a
//! description of what to do; here a piece appends itself, which is a third of the download.

/// The pieces in order as one `String`.
macro_rules! text {
    ($($piece:expr),+ $(,)?) => {{
        let mut text = String::new();
        $($crate::text::Piece::add_to($piece, &mut text);)+
        text
    }};
}
pub(crate) use text;

/// What a text can be made from.
pub(crate) trait Piece {
    fn add_to(self, text: &mut String);
}

impl Piece for &str {
    fn add_to(self, text: &mut String) {
        text.push_str(self);
    }
}

impl Piece for &String {
    fn add_to(self, text: &mut String) {
        text.push_str(self);
    }
}

impl Piece for String {
    // One call, instead of one to append and one to drop at each of a hundred places.
    #[inline(never)]
    fn add_to(self, text: &mut String) {
        text.push_str(&self);
    }
}

/// In decimal digits, with a hyphen before a negative one.
impl Piece for i64 {
    #[inline(never)]
    fn add_to(self, text: &mut String) {
        if self < 0 {
            text.push('-');
        }
        let mut digits = [0; 20];
        let mut at = digits.len();
        let mut rest = self.unsigned_abs();
        loop {
            at -= 1;
            digits[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        // At once: byte by byte would take most of the time that a path takes to write.
        text.push_str(std::str::from_utf8(&digits[at..]).unwrap_or_default());
    }
}

impl Piece for usize {
    fn add_to(self, text: &mut String) {
        // No count here is near the limit.
        (self as i64).add_to(text);
    }
}

impl Piece for i32 {
    fn add_to(self, text: &mut String) {
        i64::from(self).add_to(text);
    }
}

impl Piece for u16 {
    fn add_to(self, text: &mut String) {
        i64::from(self).add_to(text);
    }
}

impl Piece for u8 {
    fn add_to(self, text: &mut String) {
        i64::from(self).add_to(text);
    }
}

/// The text before a byte of ASCII, and the text after it.
pub(crate) fn cut(text: &str, at: u8) -> (&str, &str) {
    match text.bytes().position(|byte| byte == at) {
        Some(place) => (&text[..place], &text[place + 1..]),
        None => (text, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn a_text_is_cut_at_the_first_of_a_byte() {
        assert_eq!(cut("Ynys Môn\nArfon\n", b'\n'), ("Ynys Môn", "Arfon\n"));
        assert_eq!(cut("Arfon", b'\n'), ("Arfon", ""));
    }

    #[test]
    fn a_text_is_made_from_words_and_numbers() {
        assert_eq!(text!("a", 0_usize, String::from("b"), -12_i32), "a0b-12");
        assert_eq!(text!(i64::MIN), i64::MIN.to_string());
    }
}
