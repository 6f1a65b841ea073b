//! The colours of an election's own parties, where the style sheet's are those of others.

use web_sys::HtmlElement;

use crate::model::{Election, Party};

/// The names in the style sheet of the places that can have a colour of their own.
const PLACES: [&str; 6] = ["to", "third", "from", "fourth", "fifth", "sixth"];

fn places(election: &Election) -> impl Iterator<Item = (Party, &'static str)> {
    let parties = election
        .parties()
        .filter(|&party| party != election.others());
    parties.zip(PLACES)
}

/// The places that have one: words of the attribute `data-own`, by which the style sheet uses them.
pub fn own(election: &Election) -> Option<String> {
    let mut words = String::new();
    for (party, place) in places(election) {
        if election.party(party).colours.is_some() {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(place);
        }
    }
    (!words.is_empty()).then_some(words)
}

/// Hands them to the style sheet. By script, because a strict policy forbids `style` attributes.
pub fn set(root: &HtmlElement, election: &Election) {
    let style = root.style();
    for (party, place) in places(election) {
        let Some(colours) = &election.party(party).colours else {
            continue;
        };
        for (name, light, dark) in [
            (format!("--bt-own-{place}"), &colours.light, &colours.dark),
            (
                format!("--bt-own-{place}-text"),
                &colours.text_on_light,
                &colours.text_on_dark,
            ),
        ] {
            // A browser without `light-dark()` uses neither, and keeps the style sheet's own.
            let _ = style.set_property(&name, &format!("light-dark({light}, {dark})"));
        }
    }
}
