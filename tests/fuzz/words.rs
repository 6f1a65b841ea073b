//! A file of words comes from outside: one that is damaged is refused, or says something else, and
//! never stops the widget.

use std::path::Path;
use std::sync::OnceLock;

use brexit_transfer::{Words, options::Options, view::static_render};
use election_wording::{Scope, packed, read};
use proptest::prelude::*;

use crate::{Verdict, fuzz};

/// Welsh, as `Words::read` takes it outside of a browser.
fn welsh() -> &'static str {
    static WELSH: OnceLock<String> = OnceLock::new();
    WELSH.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let (english, others) = read(&root.join("words")).unwrap();
        let election = election_packing::pack_folder(&root.join("data/2019")).unwrap();
        let welsh = others
            .iter()
            .find(|language| language.code == "cy")
            .unwrap();
        packed(&english, welsh, Scope::All, &election.languages["cy"]).unwrap()
    })
}

/// Draws the widget in these words, if they can be read.
fn comes_through(text: &str) -> Verdict {
    let Ok(words) = Words::read(text) else {
        return Ok(());
    };
    let Ok(election) = words.embedded_election() else {
        return Ok(());
    };
    let options = Options {
        words,
        ..Options::new(election)
    };
    prop_assert!(static_render::widget(options, 328.0).contains("data-panel"));
    Ok(())
}

#[test]
fn the_words_themselves_are_read() {
    let words = Words::read(welsh()).unwrap();
    assert_eq!(words.code(), "cy");
    assert!(words.embedded_election().is_ok());
}

#[test]
fn damaged_words_do_no_harm() {
    // What means something in such a file, and what does not.
    const SIGNS: [&str; 9] = ["", "{", "}", "{9}", "\t", "\n", "[", "\u{b}", "Ŵ"];
    let damage = (any::<prop::sample::Index>(), 0..40_usize, 0..SIGNS.len());
    fuzz(prop::collection::vec(damage, 1..6), |all| {
        let mut letters: Vec<String> = welsh().chars().map(String::from).collect();
        // Behind the first line, by which a file of another build is known.
        let start = welsh().find('\n').unwrap_or_default() + 1;
        for (place, length, sign) in all {
            let from = start + place.index(letters.len() - start);
            let to = (from + length).min(letters.len());
            letters.splice(from..to, [SIGNS[sign].to_owned()]);
        }
        comes_through(&letters.concat())
    });
}
