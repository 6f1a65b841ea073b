//! Filling the names of the parts into the scripts that load them.

use crate::Outcome;
use base64::prelude::{BASE64_STANDARD, Engine};

/// What a script may refer to by placeholder: the parts' file names, and the module itself.
pub struct PartNames {
    pub glue: String,
    pub wasm: String,
    pub style: String,
    words: Vec<Language>,
    /// The module in base64.
    module: String,
}

/// A language whose words are fetched.
struct Language {
    code: String,
    placeholder: String,
    file: String,
}

impl PartNames {
    /// `words` are the codes of languages and the files of their words.
    pub fn new(
        glue: String,
        wasm: String,
        style: String,
        words: Vec<(String, String)>,
        module: &[u8],
    ) -> Self {
        let language = |(code, file): (String, String)| Language {
            placeholder: format!("__WORDS_{}__", code.to_uppercase()),
            code,
            file,
        };
        Self {
            glue,
            wasm,
            style,
            words: words.into_iter().map(language).collect(),
            module: BASE64_STANDARD.encode(module),
        }
    }

    /// What every widget needs.
    fn parts(&self) -> [(&str, &str); 3] {
        [
            ("__GLUE__", &self.glue),
            ("__WASM__", &self.wasm),
            ("__STYLE__", &self.style),
        ]
    }

    /// The codes of the languages that are fetched.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|language| &*language.code)
    }

    /// What a widget needs in some languages.
    fn words(&self) -> impl Iterator<Item = (&str, &str)> {
        self.words
            .iter()
            .map(|language| (&*language.placeholder, &*language.file))
    }

    /// Fills in whatever placeholders the text has, that of the version among them.
    pub fn fill(&self, text: &str) -> String {
        self.parts()
            .into_iter()
            .chain(self.words())
            .fold(text.to_owned(), |text, (placeholder, name)| {
                text.replace(placeholder, name)
            })
            // One version for the whole workspace.
            .replace("__VERSION__", env!("CARGO_PKG_VERSION"))
            .replace("__MODULE__", &self.module)
    }

    /// Fills in all parts, each of which must be there: a loader that does not know one of its
    /// parts cannot work.
    pub fn fill_parts(&self, file: &str, text: &str) -> Outcome<String> {
        expect(file, text, self.parts())?;
        Ok(self.fill(text))
    }

    /// Fills in the words of all languages, each of which must be there: of one that the loader
    /// does not know no reader would ever see a word.
    pub fn fill_words(&self, file: &str, text: &str) -> Outcome<String> {
        expect(file, text, self.words())?;
        Ok(self.fill(text))
    }
}

fn expect<'a>(
    file: &str,
    text: &str,
    placeholders: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Outcome {
    for (placeholder, _) in placeholders {
        if !text.contains(placeholder) {
            return Err(format!("{file} has no placeholder {placeholder}"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::PartNames;

    fn names() -> PartNames {
        PartNames::new(
            "g-1.js".into(),
            "w-2.wasm".into(),
            "s-3.css".into(),
            vec![("cy".into(), "cy-4.txt".into())],
            b"\0asm",
        )
    }

    #[test]
    fn every_placeholder_is_replaced_wherever_it_stands() {
        let filled = names().fill_parts(
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
        let filled = names().fill_parts("loader.js", "__GLUE__ __WASM__");
        let reason = "loader.js has no placeholder __STYLE__";
        assert_eq!(filled, Err(reason.to_owned()));
        let filled = names().fill_words("languages.js", "__WORDS_EN__");
        let reason = "languages.js has no placeholder __WORDS_CY__";
        assert_eq!(filled, Err(reason.to_owned()));
        let filled = names().fill_words("languages.js", "'./__WORDS_CY__'");
        assert_eq!(filled.as_deref(), Ok("'./cy-4.txt'"));
    }

    #[test]
    fn other_scripts_may_lack_placeholders() {
        assert_eq!(names().fill("import './__GLUE__'"), "import './g-1.js'");
        assert_eq!(names().fill("atob('__MODULE__')"), "atob('AGFzbQ==')");
        assert_eq!(names().fill("nothing"), "nothing");
    }
}
