//! Small languages to check and to write.

use election_wording::Language;

/// What every language has to say of itself.
pub const HEAD: &str = r#"
[language]
code = "en"
direction = "ltr"
decimal = "."
thousands = ","
percent = "{number}%"
plurals = { one = 1 }
"#;

/// A language with English's numbers and these sentences.
pub fn english(sentences: &str) -> Language {
    parsed("en.toml", HEAD, sentences).unwrap()
}

/// As [`english`], or the complaint.
pub fn parsed(file: &str, head: &str, sentences: &str) -> Result<Language, String> {
    Language::parse(file, &format!("{head}{sentences}")).map_err(|fault| fault.to_string())
}
