//! Comparing names of places without the tables of all Unicode: constituency names need
//! the Latin letters of Britain's languages only.

/// Whether two names are the same but for case.
pub(super) fn same_word(a: &str, b: &str) -> bool {
    a.chars().map(lower).eq(b.chars().map(lower))
}

/// The name in lower case without accents, for searching.
pub(super) fn fold(name: &str) -> String {
    name.chars().map(lower).filter_map(plain).collect()
}

/// Whether `part` occurs in `name`. A name is short: the standard library's search for long texts
/// would be the larger part of the finder.
pub(super) fn contains(name: &str, part: &str) -> bool {
    let (name, part) = (name.as_bytes(), part.as_bytes());
    (0..=name.len()).any(|at| name[at..].starts_with(part))
}

/// Lower case of ASCII, Latin-1 and the Welsh w and y with a circumflex.
fn lower(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        // Latin-1 puts each small letter 32 places after its capital.
        'À'..='Þ' if c != '×' => char::from_u32(c as u32 + 32).unwrap_or(c),
        'Ŵ' => 'ŵ',
        'Ŷ' => 'ŷ',
        _ => c,
    }
}

/// The letter under an accent; nothing for a combining accent, which some keyboards send.
fn plain(c: char) -> Option<char> {
    Some(match c {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        'ŵ' => 'w',
        'ý' | 'ÿ' | 'ŷ' => 'y',
        '\u{300}'..='\u{36f}' => return None,
        _ => c,
    })
}
