//! What the widget is built with and reads, and the languages to try layouts with.

mod support;

use std::path::Path;

use election_wording::{Language, Place, Scope, Sentence, functions, longer, mirrored, packed};
use support::{HEAD, english, parsed};

const SENTENCES: &str = r#"
[still]
bars = "Bars: share of the vote in {year}."
[script]
saving = "Saving {name}."
[wall]
by = "[party] by {votes} in {year}"
fell = { one = "{count} seat fell {to}", other = "{count} seats fell {to}" }
title = "The wall"
until = "from {first} to {last}"
"#;

/// The same in a language that has other forms and puts its places in another order.
const WELSH: &str = r#"
[still]
bars = "{year}: cyfran o’r bleidlais."
[script]
saving = "{name} yn cael ei gadw."
[wall]
by = "{year}, {votes}: [party]"
fell = { one = "{to}: {count} sedd", two = "{to}: dwy sedd", other = "{to}: {count} o seddi" }
title = "Y wal"
until = "hyd {last} o {first}"
"#;

fn welsh() -> Language {
    let head = HEAD
        .replace("code = \"en\"", "code = \"cy\"")
        .replace("one = 1", "two = 2, one = 1");
    parsed("cy.toml", &head, WELSH).unwrap()
}

/// What a build's sentences are known by: the first line of a language as it is packed.
fn fingerprint(language: &Language) -> String {
    let text = packed(language, language, Scope::All, &[]).unwrap();
    let first = text
        .lines()
        .next()
        .and_then(|line| line.strip_prefix("words "));
    first.unwrap().to_owned()
}

#[test]
fn places_are_numbered_in_the_order_of_english() {
    let english = english(SENTENCES);
    let election = ["Labour".to_owned(), "two\nlines".to_owned()];
    let text = packed(&english, &welsh(), Scope::All, &election).unwrap();
    let wanted = format!(
        "words {}
cy
ltr
.
,
{{0}}%
1 2
{{2}}, {{1}}: {{0}}
{{1}}: {{0}} sedd\t{{1}}: dwy sedd\t{{1}}: {{0}} o seddi
Y wal
hyd {{1}} o {{0}}
{{name}} yn cael ei gadw.
{{0}}: cyfran o’r bleidlais.
Labour
two\u{b}lines",
        fingerprint(&english)
    );
    assert_eq!(text, wanted);
}

#[test]
fn a_browser_does_without_the_words_of_the_static_state() {
    let english = english(SENTENCES);
    let of = |scope| packed(&english, &english, scope, &[]).unwrap();
    let (all, browser) = (of(Scope::All), of(Scope::Browser));
    assert_eq!(all, browser.clone() + "\nBars: share of the vote in {0}.");
    assert!(browser.ends_with("\nSaving {name}."));
}

#[test]
fn a_build_is_known_by_its_sentences_and_places_and_not_by_their_texts() {
    let own = fingerprint(&english(SENTENCES));
    let changed = |old, new| {
        assert!(SENTENCES.contains(old), "{old}");
        fingerprint(&english(&SENTENCES.replace(old, new)))
    };
    assert_eq!(changed("The wall", "A wall"), own);
    assert_ne!(changed("title =", "heading ="), own);
    assert_ne!(changed("from {first}", "from {start}"), own);
    // The numbers of its places are others.
    assert_ne!(
        changed("from {first} to {last}", "to {last} from {first}"),
        own
    );
}

#[test]
fn a_sentence_with_an_element_has_a_form_for_each_count() {
    let english = english(
        r#"[wall]
        won = { one = "{count} seat for [party]", other = "{count} seats for [party]" }"#,
    );
    let functions = functions(&english).unwrap();
    for function in [
        r#"pub(crate) fn wall_won(&self, count: usize, party: Html) -> Html {
self.elements(self.form(0, count), vec![Part::Text(&self.thousands(count as i64)), Part::Element(party)])
}"#,
        r#"pub(crate) fn wall_won_in_text(&self, count: usize, party: &str) -> String {
self.counted(0, count, &[&self.thousands(count as i64), party])
}"#,
    ] {
        assert!(functions.contains(function), "{functions}");
    }
}

#[test]
fn each_sentence_has_a_function() {
    let english = english(SENTENCES);
    let wanted = format!(
        r#"/// What a build's sentences and places are known by.
const FINGERPRINT: &str = "{}";
"#,
        fingerprint(&english)
    ) + r#"/// How many sentences there are.
#[cfg(not(any(feature = "still", not(target_arch = "wasm32"))))]
const COUNT: usize = 5;
#[cfg(any(feature = "still", not(target_arch = "wasm32")))]
const COUNT: usize = 6;
/// The place of the first sentence of a script, and what scripts call them.
#[cfg(feature = "embed")]
const SCRIPT: (usize, [&str; 1]) = (4, ["saving"]);
#[deny(dead_code)]
impl Words {
/// `[party] by {votes} in {year}`
pub(crate) fn wall_by(&self, party: Html, votes: &str, year: &str) -> Html {
self.elements(self.sentence(0), vec![Part::Element(party), Part::Text(votes), Part::Text(year)])
}
/// As [`Words::wall_by`], where there is only text.
#[allow(dead_code)]
pub(crate) fn wall_by_in_text(&self, party: &str, votes: &str, year: &str) -> String {
self.filled(0, &[party, votes, year])
}
/// `{count} seats fell {to}`
pub(crate) fn wall_fell(&self, count: usize, to: &str) -> String {
self.counted(1, count, &[&self.thousands(count as i64), to])
}
/// `The wall`
pub(crate) fn wall_title(&self) -> &str {
self.sentence(2)
}
/// `from {first} to {last}`
pub(crate) fn wall_until(&self, first: &str, last: &str) -> String {
self.filled(3, &[first, last])
}
#[cfg(any(feature = "still", not(target_arch = "wasm32")))]
/// `Bars: share of the vote in {year}.`
pub(crate) fn still_bars(&self, year: &str) -> String {
self.filled(5, &[year])
}
}
"#;
    assert_eq!(functions(&english).unwrap(), wanted);
}

/// The widget's own words.
fn of_the_widget() -> Language {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../words/en.toml");
    Language::read(&file).unwrap()
}

/// The letters of a text but for the names of its places.
fn letters(text: &str) -> usize {
    let mut name = false;
    let is_letter = |letter: &char| {
        match letter {
            '{' | '[' => name = true,
            '}' | ']' => name = false,
            _ => {}
        }
        !name && letter.is_alphabetic()
    };
    text.chars().filter(is_letter).count()
}

/// The places of every sentence in each of its forms.
fn places(language: &Language) -> Vec<(&str, Vec<Vec<Place>>)> {
    let of_forms = |sentence: &Sentence| {
        let forms = sentence.forms.iter().map(|form| Sentence {
            forms: vec![form.clone()],
            is_counted: false,
        });
        forms.map(|form| form.places().unwrap()).collect()
    };
    let sentences = language.sentences.iter();
    sentences
        .map(|(name, sentence)| (&**name, of_forms(sentence)))
        .collect()
}

#[test]
fn a_language_with_longer_words_has_the_same_places() {
    let english = of_the_widget();
    let long = longer(&english);
    assert_eq!(places(&long), places(&english));
    let all = |language: &Language| -> usize {
        let forms = language
            .sentences
            .values()
            .flat_map(|sentence| &sentence.forms);
        forms.map(|form| letters(form)).sum()
    };
    let (letters, more) = (all(&english), all(&long));
    assert!(letters > 500, "{letters}");
    assert!(more * 10 >= letters * 14, "{letters}, {more}");
    assert!(more * 10 < letters * 18, "{letters}, {more}");
}

#[test]
fn a_mirrored_language_has_the_same_places_and_is_read_from_the_right() {
    let english = of_the_widget();
    let from_right = mirrored(&english);
    assert_eq!(places(&from_right), places(&english));
    assert!(from_right.is_from_right && !english.is_from_right);
    let by = &mirrored(&support::english(SENTENCES)).sentences["wall.until"];
    assert_eq!(
        by.forms,
        ["\u{202e}from \u{202c}{first}\u{202e} to \u{202c}{last}"]
    );
}
