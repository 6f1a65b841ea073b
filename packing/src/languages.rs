//! An election's texts in other languages: a file for each, such as `cy.toml`, that has a
//! translation of every text which readers see.

use std::collections::BTreeMap;

use crate::description::Text;
use crate::fault::{Fault, Source};
use crate::folder::{DESCRIPTION, Folder};
use crate::words::{Form, SEATS, Words};
use crate::writer::Writer;

/// The most languages of an election.
const MOST: usize = 16;

/// So much of a text names it, in characters.
const NAMED_BY: usize = 60;

/// Reads and checks the languages of a folder; returns by code the translations of all words of
/// the file, in their order. `source` is where these stand.
pub fn languages(
    folder: &Folder,
    source: &Source<'_>,
    out: &Writer,
) -> Result<BTreeMap<String, Vec<String>>, Fault> {
    let mut languages = BTreeMap::new();
    for file in folder.files.keys() {
        let Some(code) = file.strip_suffix(".toml").filter(|_| file != DESCRIPTION) else {
            continue;
        };
        let language = folder.source(file)?;
        let is_code = (2..=3).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_lowercase());
        let reason = if !is_code {
            "a translation is named by the code of its language, two or three small letters: cy.toml"
        } else if languages.len() == MOST {
            "it is a 17th language, 16 are the most"
        } else {
            languages.insert(code.to_owned(), translation(&language, file, source, out)?);
            continue;
        };
        return Err(language.fault(0..0, "", reason));
    }
    Ok(languages)
}

/// Writes them.
pub fn pack_languages(languages: &BTreeMap<String, Vec<String>>, out: &mut Writer) {
    out.byte(languages.len() as u8);
    for (code, words) in languages {
        out.text(code);
        out.number(words.len() as i64);
        for text in words {
            out.text(text);
        }
    }
}

/// The translations of a file for all words.
fn translation(
    language: &Source<'_>,
    file: &str,
    source: &Source<'_>,
    out: &Writer,
) -> Result<Vec<String>, Fault> {
    let table: BTreeMap<String, Text> = toml::from_str(language.text).map_err(|error| {
        let span = error.span().unwrap_or(0..0);
        language.fault(span, "", error.message())
    })?;
    let is_said = |text: &str| {
        let mut said = out.words.iter().chain(&out.unused);
        said.any(|words| words.text == text)
    };
    let unsaid = table.iter().filter(|(text, _)| !is_said(text));
    if let Some((text, translated)) = unsaid.min_by_key(|(_, translated)| translated.span().start) {
        let reason = "the election does not say this, or not any more";
        return Err(language.fault(translated.span(), &named(text), reason));
    }
    let mut texts = Vec::new();
    for words in &out.words {
        let translated = table.get(&words.text).ok_or_else(|| {
            let reason = format!("{file} has no translation of {}", named(&words.text));
            source.fault(words.span.clone(), words.key, reason)
        })?;
        check(language, words, translated)?;
        texts.push(translated.get_ref().clone());
    }
    Ok(texts)
}

/// Checks that a translation may and can stand for its words.
fn check(language: &Source<'_>, words: &Words, translated: &Text) -> Result<(), Fault> {
    let (span, key, text) = (translated.span(), named(&words.text), translated.get_ref());
    language.expect_form(span.clone(), &key, text, words.form)?;
    let lost = words.form == Form::Rule && words.text.contains(SEATS) && !text.contains(SEATS);
    match lost {
        true => Err(language.fault(span, &key, format!("{SEATS} is lost"))),
        false => Ok(()),
    }
}

/// A text in a complaint: whole if it is short.
fn named(text: &str) -> String {
    let text = text.replace('\n', "\\n");
    match text.char_indices().nth(NAMED_BY) {
        Some((end, _)) => format!("\"{}…\"", &text[..end]),
        None => format!("\"{text}\""),
    }
}
