//! What is wrong with a language is named: its file, the sentence, and why.

mod support;

use election_wording::{Scope, check, check_scripts, functions, packed};
use support::{HEAD, english, parsed};

const SENTENCES: &str = r#"
[wall]
title = "The wall"
fell = { one = "{count} seat fell to {party}", other = "{count} seats fell to {party}" }
by = "[party] by {votes}"
"#;

/// What is said of a language that says one of the sentences otherwise.
fn complaint(old: &str, new: &str) -> String {
    assert!(SENTENCES.contains(old), "{old}");
    let language = match parsed("cy.toml", HEAD, &SENTENCES.replace(old, new)) {
        Ok(language) => language,
        Err(complaint) => return complaint,
    };
    match check(&english(SENTENCES), &language) {
        Ok(()) => "nothing".to_owned(),
        Err(fault) => fault.to_string(),
    }
}

#[test]
fn a_language_that_says_what_english_says_is_accepted() {
    assert_eq!(complaint("The wall", "Y wal"), "nothing");
    // In another order, and not in every form.
    assert_eq!(
        complaint("[party] by {votes}", "{votes}: [party]"),
        "nothing"
    );
    assert_eq!(complaint("{count} seat fell", "a seat fell"), "nothing");
    // One form for all counts.
    assert_eq!(
        complaint(
            "{ one = \"{count} seat fell to {party}\", other = \"{count} seats fell to {party}\" }",
            "\"{count} seats fell to {party}\"",
        ),
        "nothing"
    );
}

#[test]
fn a_sentence_that_is_missing_or_unknown_is_named() {
    for (old, new, wanted) in [
        (
            "title = \"The wall\"",
            "",
            "cy.toml, wall.title: it is missing",
        ),
        (
            "title = \"The wall\"",
            "title = \"The wall\"\nheading = \"A wall\"",
            "cy.toml, wall.heading: it is not one of English",
        ),
        (
            "title = \"The wall\"",
            "title = { one = \"The wall\", other = \"The walls\" }",
            "cy.toml, wall.title: it does not depend on a count",
        ),
    ] {
        assert_eq!(complaint(old, new), wanted);
    }
}

#[test]
fn a_place_that_is_missing_or_unknown_is_named() {
    for (old, new, wanted) in [
        (
            "[party] by {votes}",
            "[party]",
            "cy.toml, wall.by: it lacks the place `votes`",
        ),
        (
            "[party] by {votes}",
            "[party] by {votes} in {year}",
            "cy.toml, wall.by: there is no place `year`",
        ),
        // An element in English, a text here.
        (
            "[party] by {votes}",
            "{party} by {votes}",
            "cy.toml, wall.by: it lacks the place `party`",
        ),
        (
            "[party] by {votes}",
            "[party] by {votes}, {party}",
            "cy.toml, wall.by: party is both a text and an element",
        ),
    ] {
        assert_eq!(complaint(old, new), wanted);
    }
}

#[test]
fn a_form_that_is_missing_or_unknown_is_named() {
    let one = "one = \"{count} seat fell to {party}\", ";
    assert_eq!(
        complaint(one, ""),
        "cy.toml, wall.fell: it lacks the form `one`"
    );
    assert_eq!(
        complaint(one, &(one.to_owned() + "two = \"both fell to {party}\", ")),
        "cy.toml, wall.fell: this language has no form `two`"
    );
    // Each language has its own.
    let head = HEAD.replace("one = 1", "two = 2, one = 1");
    assert_eq!(
        parsed("cy.toml", &head, SENTENCES).unwrap_err(),
        "cy.toml, wall.fell: it lacks the form `two`"
    );
}

#[test]
fn a_text_that_cannot_be_read_is_named() {
    for (text, reason) in [
        ("by {votes", "`{votes` is not closed"),
        ("[party by 3", "`[party by 3` is not closed"),
        ("by votes}", "`by votes}` has a bracket that nothing opens"),
        (
            "by {Votes}",
            "`Votes` is no name of a place: small letters and _",
        ),
        ("by {}", "`` is no name of a place: small letters and _"),
        (
            "by\\tvotes",
            "it has a line feed or another control character",
        ),
    ] {
        assert_eq!(
            complaint("[party] by {votes}", text),
            format!("cy.toml, wall.by: {reason}")
        );
    }
}

#[test]
fn what_a_language_lacks_to_say_of_itself_is_named() {
    for (old, new, wanted) in [
        ("[language]", "[tongue]", "there is no such section"),
        ("code = \"en\"", "", "it needs a code"),
        ("{number}%", "%", "percent a {number}"),
        ("\"ltr\"", "\"down\"", "direction: it is unknown"),
        ("one = 1", "one = -1", "plurals: a form is for a count"),
    ] {
        assert!(HEAD.contains(old), "{old}");
        let complaint = parsed("cy.toml", &HEAD.replace(old, new), SENTENCES).unwrap_err();
        assert!(complaint.starts_with("cy.toml, "), "{complaint}");
        assert!(complaint.contains(wanted), "{complaint}");
    }
}

#[test]
fn scripts_say_their_sentences_and_no_others() {
    let english = english("[script]\nclose = \"Close\"\ncopy_this = \"Copy this\"");
    let complaint = |scripts: &[&str]| {
        let scripts: Vec<String> = scripts.iter().map(|script| (*script).to_owned()).collect();
        let checked = check_scripts(&english, &scripts);
        checked.map_err(|fault| fault.to_string())
    };
    assert_eq!(
        complaint(&["button(words.close);", "f(words.copy_this)"]),
        Ok(())
    );
    assert_eq!(
        complaint(&["button(words.close);"]),
        Err("en.toml, script.copy_this: no script says it".to_owned())
    );
    assert_eq!(
        complaint(&["button(words.close, words.copy_this, words.open)"]),
        Err("en.toml, script.open: a script says it, and it is missing".to_owned())
    );
}

#[test]
fn a_sentence_that_no_function_can_say_is_named() {
    let counted = english("[wall]\nfell = { one = \"[count] falls\", other = \"[count] fall\" }");
    assert_eq!(
        functions(&counted).unwrap_err().to_string(),
        "en.toml, wall.fell: `count` chooses the form, and can only be a text"
    );
    let places: String = ('a'..='k').map(|name| format!("{{{name}}}")).collect();
    let long = english(&format!("[wall]\nlong = \"{places}\""));
    assert_eq!(
        packed(&long, &long, Scope::All, &[])
            .unwrap_err()
            .to_string(),
        "en.toml, wall.long: more than ten places"
    );
}
