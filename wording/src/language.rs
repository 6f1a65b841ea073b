//! A file of words, read.

use std::{collections::BTreeMap, fs, path::Path};

use toml::{Table, Value};

use crate::Fault;

/// The form of a sentence for all counts that have none of their own.
const OTHER: &str = "other";

/// A language, and what the widget says in it.
#[derive(Clone, Debug)]
pub struct Language {
    /// The file, as complaints name it.
    pub file: String,
    /// The code by which a page asks for it: `cy`.
    pub code: String,
    /// It is written from right to left.
    pub is_from_right: bool,
    /// What stands before the decimals of a number.
    pub decimal: String,
    /// What stands between thousands.
    pub thousands: String,
    /// A percentage, with the place `{number}`.
    pub percent: String,
    /// The counts with a form of their own and that form's name: English has one, `one` for 1.
    pub plurals: Vec<(usize, String)>,
    /// The sentences by name: their section, a full stop and their key.
    pub sentences: BTreeMap<String, Sentence>,
}

/// A sentence in all its forms: one for each of [`Language::plurals`] and the last for all other
/// counts; or a single one where it does not depend on a count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The texts with their places.
    pub forms: Vec<String>,
    /// It is given with a form for each count.
    pub is_counted: bool,
}

/// A place in a sentence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// What is put there.
    pub name: String,
    /// It is an element, written `[name]`, and not text, written `{name}`.
    pub is_element: bool,
}

impl Sentence {
    /// The places in the order in which they come up first.
    ///
    /// # Errors
    /// Says which bracket is not closed, or what cannot be a name.
    pub fn places(&self) -> Result<Vec<Place>, String> {
        let mut places = Vec::new();
        for form in &self.forms {
            for piece in pieces(form)? {
                if let Piece::Place(place) = piece
                    && !places.contains(&place)
                {
                    places.push(place);
                }
            }
        }
        let mut names: Vec<&str> = places.iter().map(|place| &*place.name).collect();
        names.sort_unstable();
        match names.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(pair) => Err(format!("{} is both a text and an element", pair[0])),
            None => Ok(places),
        }
    }
}

/// A part of a text.
pub(crate) enum Piece<'a> {
    Text(&'a str),
    Place(Place),
}

/// What ends a place.
const CLOSING: [char; 2] = ['}', ']'];

fn stray(text: &str) -> String {
    format!("`{text}` has a bracket that nothing opens")
}

/// The parts of a text.
pub(crate) fn pieces(text: &str) -> Result<Vec<Piece<'_>>, String> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(['{', '[']) {
        let (before, place) = rest.split_at(start);
        let is_element = place.starts_with('[');
        let end = place
            .find(if is_element { ']' } else { '}' })
            .ok_or_else(|| format!("`{place}` is not closed"))?;
        let name = &place[1..end];
        let is_name = |c: char| c.is_ascii_lowercase() || c == '_';
        if name.is_empty() || !name.chars().all(is_name) {
            return Err(format!(
                "`{name}` is no name of a place: small letters and _"
            ));
        }
        if before.contains(CLOSING) {
            return Err(stray(before));
        }
        if !before.is_empty() {
            pieces.push(Piece::Text(before));
        }
        pieces.push(Piece::Place(Place {
            name: name.to_owned(),
            is_element,
        }));
        rest = &place[end + 1..];
    }
    if rest.contains(CLOSING) {
        return Err(stray(rest));
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    Ok(pieces)
}

impl Language {
    /// Reads a file.
    ///
    /// # Errors
    /// A file that cannot be read, or lacks what every language has to say of itself.
    pub fn read(path: &Path) -> Result<Language, Fault> {
        let file = path.display().to_string();
        let text = fs::read_to_string(path).map_err(|error| Fault(format!("{file}: {error}")))?;
        Language::parse(&file, &text)
    }

    /// Reads the text of a file.
    ///
    /// # Errors
    /// As [`Language::read`].
    pub fn parse(file: &str, text: &str) -> Result<Language, Fault> {
        let mut table: Table = text
            .parse()
            .map_err(|error: toml::de::Error| Fault(format!("{file}: {error}")))?;
        let mut language = Language {
            file: file.to_owned(),
            code: String::new(),
            is_from_right: false,
            decimal: String::new(),
            thousands: String::new(),
            percent: String::new(),
            plurals: Vec::new(),
            sentences: BTreeMap::new(),
        };
        let fault = |name: &str, reason: &str| Fault(format!("{file}, {name}: {reason}"));
        let Some(Value::Table(own)) = table.remove("language") else {
            return Err(fault("language", "there is no such section"));
        };
        for (key, value) in own {
            match (&*key, value) {
                ("code", Value::String(text)) => language.code = text,
                ("decimal", Value::String(text)) => language.decimal = text,
                ("thousands", Value::String(text)) => language.thousands = text,
                ("percent", Value::String(text)) => language.percent = text,
                ("direction", Value::String(text)) if text == "ltr" || text == "rtl" => {
                    language.is_from_right = text == "rtl";
                }
                ("plurals", Value::Table(forms)) => {
                    for (form, count) in forms {
                        let count = count.as_integer().and_then(|count| count.try_into().ok());
                        let count =
                            count.ok_or_else(|| fault("plurals", "a form is for a count"))?;
                        language.plurals.push((count, form));
                    }
                }
                _ => return Err(fault(&key, "it is unknown or of another kind")),
            }
        }
        language.plurals.sort();
        if language.code.is_empty() || !language.percent.contains("{number}") {
            return Err(fault("language", "it needs a code, and percent a {number}"));
        }
        for (section, sentences) in table {
            let Value::Table(sentences) = sentences else {
                return Err(fault(&section, "a sentence stands in a section"));
            };
            for (key, value) in sentences {
                let name = format!("{section}.{key}");
                let sentence = language.sentence(value).map_err(|why| fault(&name, &why))?;
                language.sentences.insert(name, sentence);
            }
        }
        Ok(language)
    }

    fn sentence(&self, value: Value) -> Result<Sentence, String> {
        let sentence = match value {
            Value::String(text) => Sentence {
                forms: vec![text],
                is_counted: false,
            },
            Value::Table(mut given) => {
                let mut forms = Vec::new();
                let own = self.plurals.iter().map(|(_, form)| &**form);
                for form in own.chain([OTHER]) {
                    match given.remove(form) {
                        Some(Value::String(text)) => forms.push(text),
                        _ => return Err(format!("it lacks the form `{form}`")),
                    }
                }
                if let Some(form) = given.keys().next() {
                    return Err(format!("this language has no form `{form}`"));
                }
                Sentence {
                    forms,
                    is_counted: true,
                }
            }
            _ => return Err("it is neither a text nor a table of forms".into()),
        };
        let stray = |c: char| c.is_control();
        match sentence.forms.iter().find(|form| form.contains(stray)) {
            Some(_) => Err("it has a line feed or another control character".into()),
            None => sentence.places().map(|_| sentence),
        }
    }
}
