//! Names that change with the content, so that a part may be cached for ever, and by which the
//! loader can tell that a part is the one that was released (`www/loader/genuine.js`).

use sha2::{Digest, Sha256};
use std::fmt::Write;

/// So many bytes of the digest are in a name: enough that nobody finds another content for it.
const LENGTH: usize = 16;

/// The first half of the SHA-256 digest as 32 hexadecimal digits.
pub fn fingerprint(content: &[u8]) -> String {
    hexadecimal(&Sha256::digest(content)[..LENGTH])
}

/// As programs such as `sha256sum` write a digest.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
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
        .is_some_and(|hash| {
            hash.len() == 2 * LENGTH && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of FIPS 180-4 and its examples.
    #[test]
    fn agrees_with_the_published_test_vectors() {
        assert_eq!(fingerprint(b""), "e3b0c44298fc1c149afbf4c8996fb924");
        assert_eq!(fingerprint(b"abc"), "ba7816bf8f01cfea414140de5dae2223");
    }

    #[test]
    fn a_name_changes_with_the_content_and_is_recognised() {
        let name = fingerprinted_name("part", "js", b"abc");
        assert_eq!(name, "part-ba7816bf8f01cfea414140de5dae2223.js");
        assert_ne!(name, fingerprinted_name("part", "js", b"b"));
        assert!(is_fingerprinted(&name, "part", "js"));
    }

    #[test]
    fn other_names_are_not_taken_for_fingerprinted_ones() {
        for other in [
            "part.js",
            "part-x.js",
            "part-ba7816bf8f01cfea.js",
            "part-ba7816bf8f01cfea414140de5dae2223.css",
            "part-ba7816bf8f01cfea414140de5dae2223js",
        ] {
            assert!(!is_fingerprinted(other, "part", "js"), "{other}");
        }
    }
}
