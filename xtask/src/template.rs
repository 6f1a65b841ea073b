//! Filling the names of the parts into the scripts that load them.

use crate::Outcome;
use base64::prelude::{BASE64_STANDARD, Engine};

/// What a script may refer to by placeholder: the parts' file names, and the module itself.
pub struct PartNames {
    pub glue: String,
    pub wasm: String,
    pub style: String,
    /// The module in base64.
    module: String,
}

impl PartNames {
    pub fn new(glue: String, wasm: String, style: String, module: &[u8]) -> Self {
        Self {
            glue,
            wasm,
            style,
            module: BASE64_STANDARD.encode(module),
        }
    }

    fn by_placeholder(&self) -> [(&'static str, &str); 3] {
        [
            ("__GLUE__", &self.glue),
            ("__WASM__", &self.wasm),
            ("__STYLE__", &self.style),
        ]
    }

    /// Fills in whatever placeholders the text has, that of the version among them.
    pub fn fill(&self, text: &str) -> String {
        self.by_placeholder()
            .iter()
            .fold(text.to_owned(), |text, (placeholder, name)| {
                text.replace(placeholder, name)
            })
            // One version for the whole workspace.
            .replace("__VERSION__", env!("CARGO_PKG_VERSION"))
            .replace("__MODULE__", &self.module)
    }

    /// Fills in all placeholders, each of which must be there: a loader that does not know
    /// one of its parts cannot work.
    pub fn fill_all(&self, file: &str, text: &str) -> Outcome<String> {
        for (placeholder, _) in self.by_placeholder() {
            if !text.contains(placeholder) {
                return Err(format!("{file} has no placeholder {placeholder}"));
            }
        }
        Ok(self.fill(text))
    }
}

#[cfg(test)]
mod tests {
    use super::PartNames;

    fn names() -> PartNames {
        PartNames::new(
            "g-1.js".into(),
            "w-2.wasm".into(),
            "s-3.css".into(),
            b"\0asm",
        )
    }

    #[test]
    fn every_placeholder_is_replaced_wherever_it_stands() {
        let filled = names().fill_all(
            "loader.js",
            "a(`./__GLUE__`); b('__WASM__', '__STYLE__', '__WASM__')",
        );
        assert_eq!(
            filled.as_deref(),
            Ok("a(`./g-1.js`); b('w-2.wasm', 's-3.css', 'w-2.wasm')")
        );
    }

    #[test]
    fn a_missing_placeholder_is_named_with_its_file() {
        let filled = names().fill_all("loader.js", "__GLUE__ __WASM__");
        let reason = "loader.js has no placeholder __STYLE__";
        assert_eq!(filled, Err(reason.to_owned()));
    }

    #[test]
    fn other_scripts_may_lack_placeholders() {
        assert_eq!(names().fill("import './__GLUE__'"), "import './g-1.js'");
        assert_eq!(names().fill("atob('__MODULE__')"), "atob('AGFzbQ==')");
        assert_eq!(names().fill("nothing"), "nothing");
    }
}
