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
            (format!("--bt-own-{place}"), &*colours.light, &*colours.dark),
            (
                format!("--bt-own-{place}-text"),
                &*colours.text_on_light,
                &*colours.text_on_dark,
            ),
            (
                format!("--bt-own-{place}-on"),
                words_on(&colours.light),
                words_on(&colours.dark),
            ),
        ] {
            // A browser without `light-dark()` uses neither, and keeps the style sheet's own.
            let _ = style.set_property(&name, &format!("light-dark({light}, {dark})"));
        }
    }
}

/// The colour of words on a colour written as `#0f4c8a`, black or white: whichever stands out more.
pub(super) fn words_on(colour: &str) -> &'static str {
    // Weighted as in the relative luminance of WCAG 2.2, with squares for its curve; at about a
    // fifth of the whole both contrasts are the same.
    const FIFTH: u32 = 100 * 255 * 255 / 5;
    let [red, green, blue] = channels(colour).map(|channel| channel.pow(2));
    match 21 * red + 72 * green + 7 * blue > FIFTH {
        true => "#000",
        false => "#fff",
    }
}

/// Red, green and blue of a colour written as `#0f4c8a`, each from 0 to 255.
fn channels(colour: &str) -> [u32; 3] {
    [1, 3, 5].map(|place| {
        let digits = colour.get(place..place + 2).unwrap_or_default();
        u32::from_str_radix(digits, 16).unwrap_or_default()
    })
}

/// How far two colours written as `#0f4c8a` stand apart, from 1 to 21:
/// <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>.
pub fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// From 0 to 1: <https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>.
fn luminance(colour: &str) -> f64 {
    let [red, green, blue] = channels(colour).map(|channel| {
        let part = f64::from(channel) / 255.0;
        match part <= 0.04045 {
            true => part / 12.92,
            false => ((part + 0.055) / 1.055).powf(2.4),
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrasts_are_those_of_wcag() {
        for (one, other, wanted) in [
            ("#ffffff", "#000000", 21.0),
            ("#777777", "#ffffff", 4.48),
            ("#ffffff", "#ff0000", 4.0),
            ("#0000ff", "#0000ff", 1.0),
        ] {
            let found = contrast(one, other);
            assert!((found - wanted).abs() < 0.005, "{one} {other}: {found}");
        }
    }

    #[test]
    fn words_stand_out_on_every_colour() {
        for (colour, words) in [
            ("#0f4c8a", "#fff"),
            ("#346db8", "#fff"),
            ("#d93b4b", "#fff"),
            ("#0a95aa", "#000"),
            ("#2fb9cc", "#000"),
            ("#f0a83a", "#000"),
        ] {
            assert_eq!(words_on(colour), words, "{colour}");
        }
    }
}
