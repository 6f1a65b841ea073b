//! Names that change with the content, so that a part may be cached for ever.

/// The 64-bit FNV-1a hash (Fowler, Noll, Vo) as 16 hexadecimal digits. It guards against a
/// stale cache, not against an attacker.
fn fingerprint(content: &[u8]) -> String {
    const OFFSET_BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let hash = content.iter().fold(OFFSET_BASIS, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(PRIME)
    });
    format!("{hash:016x}")
}

/// `stem-<fingerprint>.extension`.
pub fn fingerprinted_name(stem: &str, extension: &str, content: &[u8]) -> String {
    format!("{stem}-{}.{extension}", fingerprint(content))
}

/// Whether a file name is one that [`fingerprinted_name`] makes of this stem and extension.
pub fn is_fingerprinted(file: &str, stem: &str, extension: &str) -> bool {
    file.strip_prefix(stem)
        .and_then(|rest| rest.strip_prefix('-'))
        .and_then(|rest| rest.strip_suffix(extension))
        .and_then(|rest| rest.strip_suffix('.'))
        .is_some_and(|hash| hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_published_test_vectors() {
        assert_eq!(fingerprint(b""), "cbf29ce484222325");
        assert_eq!(fingerprint(b"a"), "af63dc4c8601ec8c");
        assert_eq!(fingerprint(b"foobar"), "85944171f73967e8");
    }

    #[test]
    fn a_name_changes_with_the_content_and_is_recognised() {
        let name = fingerprinted_name("part", "js", b"a");
        assert_eq!(name, "part-af63dc4c8601ec8c.js");
        assert_ne!(name, fingerprinted_name("part", "js", b"b"));
        assert!(is_fingerprinted(&name, "part", "js"));
    }

    #[test]
    fn other_names_are_not_taken_for_fingerprinted_ones() {
        for other in [
            "part.js",
            "part-x.js",
            "part-af63dc4c8601ec8c.css",
            "part-af63dc4c8601ec8cjs",
        ] {
            assert!(!is_fingerprinted(other, "part", "js"), "{other}");
        }
    }
}
