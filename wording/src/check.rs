//! Whether a language says what English says.

use std::collections::BTreeSet;

use crate::{Fault, Language};

/// The section of what scripts say, which look their sentences up by key.
pub(crate) const SCRIPT: &str = "script";

/// Checks that a language has the sentences of English, each with the same places.
///
/// # Errors
/// The first sentence that is missing, not one of English, or has other places.
pub fn check(english: &Language, language: &Language) -> Result<(), Fault> {
    for (name, sentence) in &english.sentences {
        let fault = |reason: &str| Err(Fault::new(language, name, reason));
        let Some(own) = language.sentences.get(name) else {
            return fault("it is missing");
        };
        if own.is_counted && !sentence.is_counted {
            return fault("it does not depend on a count");
        }
        let places = |sentence: &crate::Sentence| {
            let places = sentence.places().unwrap_or_default();
            places.into_iter().collect::<BTreeSet<_>>()
        };
        let (here, there) = (places(own), places(sentence));
        if let Some(missing) = there.difference(&here).next() {
            return fault(&format!("it lacks the place `{}`", missing.name));
        }
        if let Some(unknown) = here.difference(&there).next() {
            return fault(&format!("there is no place `{}`", unknown.name));
        }
    }
    match language
        .sentences
        .keys()
        .find(|name| !english.sentences.contains_key(*name))
    {
        Some(name) => Err(Fault::new(language, name, "it is not one of English")),
        None => Ok(()),
    }
}

/// Checks that scripts say what stands for them in English, as `words.key`, and nothing else.
///
/// # Errors
/// A sentence that no script says, or one that is not there.
pub fn check_scripts(english: &Language, scripts: &[String]) -> Result<(), Fault> {
    let mut said = BTreeSet::new();
    for script in scripts {
        for after in script.split("words.").skip(1) {
            let end = after.find(|c: char| !c.is_ascii_lowercase() && c != '_');
            said.insert(&after[..end.unwrap_or(after.len())]);
        }
    }
    let known: BTreeSet<&str> = english
        .sentences
        .keys()
        .filter_map(|name| name.strip_prefix(SCRIPT)?.strip_prefix('.'))
        .collect();
    if let Some(key) = known.difference(&said).next() {
        return Err(Fault::new(
            english,
            &format!("{SCRIPT}.{key}"),
            "no script says it",
        ));
    }
    match said.difference(&known).next() {
        Some(key) => {
            let reason = "a script says it, and it is missing";
            Err(Fault::new(english, &format!("{SCRIPT}.{key}"), reason))
        }
        None => Ok(()),
    }
}
