//! Texts of an election in which a part stands in square brackets, in whatever language.

/// What stands before, in and behind the brackets; none where there is not exactly one pair of
/// them, with text in it.
pub(super) fn parts(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('[')?;
    let (within, after) = rest.split_once(']')?;
    let is_stray = |byte| byte == b'[' || byte == b']';
    let mut others = before.bytes().chain(within.bytes()).chain(after.bytes());
    (!others.any(is_stray) && !within.trim_ascii().is_empty()).then_some((before, within, after))
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn one_pair_of_brackets_parts_a_text() {
        assert_eq!(
            parts("to the [Conservatives]"),
            Some(("to the ", "Conservatives", ""))
        );
        assert_eq!(parts("[Licence], v3"), Some(("", "Licence", ", v3")));
    }

    #[test]
    fn other_texts_have_no_parts() {
        for text in [
            "", "to", "[]", "[ ]", "]to[", "[to", "to]", "[a][b]", "[[a]]", "a] [b]", "[a] [",
        ] {
            assert_eq!(parts(text), None, "{text}");
        }
    }
}
