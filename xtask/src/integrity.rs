//! `integrity.json` of a release: a digest of every file, as the attribute `integrity` of a page
//! takes it. What a newsroom does with it is in `docs/release.md`.

use crate::assemble::{read, write};
use crate::{Outcome, paths};
use base64::prelude::{BASE64_STANDARD, Engine};
use serde_json::Map;
use sha2::{Digest, Sha384};
use std::path::Path;

/// Lies beside the files that it speaks of.
pub const FILE: &str = "integrity.json";

/// Writes the digests of all files of a folder, those in folders within it too, in the order of their
/// paths.
pub fn write_for(folder: &Path) -> Outcome {
    let mut digests = Map::new();
    for file in paths::files_in(folder)? {
        if file != FILE {
            digests.insert(file.clone(), digest(&read(&folder.join(&file))?).into());
        }
    }
    let text = format!("{:#}\n", serde_json::Value::from(digests));
    write(&folder.join(FILE), text.as_bytes())
}

/// SHA-384, which is what the web's own examples use.
fn digest(content: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(content)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// `printf abc | openssl dgst -sha384 -binary | base64`
    const OF_ABC: &str = "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn";

    #[test]
    fn every_file_but_the_list_itself_has_its_digest() {
        let folder = paths::scratch("integrity");
        fs::create_dir_all(folder.join("cy")).unwrap();
        for file in ["b.js", "cy/a.html"] {
            write(&folder.join(file), b"abc").unwrap();
        }
        // Twice: the list of another time has no part in it.
        write_for(&folder).unwrap();
        write_for(&folder).unwrap();
        let written = fs::read_to_string(folder.join(FILE)).unwrap();
        let expected =
            format!("{{\n  \"b.js\": \"{OF_ABC}\",\n  \"cy/a.html\": \"{OF_ABC}\"\n}}\n");
        assert_eq!(written, expected);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn another_byte_is_another_digest() {
        assert_ne!(digest(b"abc"), digest(b"abd"));
    }
}
