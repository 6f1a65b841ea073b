//! Reading versions out of Cargo.lock.

use crate::{Outcome, paths};
use std::fs;

/// The version of a package as Cargo.lock has it.
pub fn version_of(package: &str) -> Outcome<String> {
    let path = paths::root().join("Cargo.lock");
    let text = fs::read_to_string(&path)
        .map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    version_in(&text, package).ok_or_else(|| format!("Cargo.lock names no package {package}"))
}

/// The `version` line that follows a package's `name` line.
fn version_in(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    lock.lines()
        .skip_while(|line| line.trim() != name)
        .nth(1)?
        .trim()
        .strip_prefix("version = \"")?
        .strip_suffix('"')
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::version_in;

    const LOCK: &str = r#"
[[package]]
name = "wasm-bindgen-futures"
version = "0.4.79"

[[package]]
name = "wasm-bindgen"
version = "0.2.129"
dependencies = [
 "cfg-if",
]
"#;

    #[test]
    fn finds_the_package_of_exactly_that_name() {
        assert_eq!(version_in(LOCK, "wasm-bindgen").as_deref(), Some("0.2.129"));
    }

    #[test]
    fn an_absent_package_has_no_version() {
        assert_eq!(version_in(LOCK, "wasm"), None);
        assert_eq!(version_in("", "wasm-bindgen"), None);
    }
}
