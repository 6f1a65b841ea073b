//! The Rust functions by which the widget says its sentences.

use std::fmt::Write;

use crate::{
    Fault, Language, Place,
    check::SCRIPT,
    packed::{STILL, fingerprint, order},
};

/// The name of a count, by which a form is chosen.
const COUNT: &str = "count";

/// Where the words of the static state are compiled: outside of a browser, and in a page that draws it.
const WITH_STILL: &str = r#"any(feature = "still", not(target_arch = "wasm32"))"#;

/// Writes `impl Words` with a function a sentence.
///
/// # Errors
/// The first sentence whose form depends on an element.
pub fn functions(english: &Language) -> Result<String, Fault> {
    let names = order(english);
    let is_still = |name: &str| name.split('.').next() == Some(STILL);
    let in_browser = names.iter().filter(|name| !is_still(name)).count();
    let scripts: Vec<(usize, &str)> = names
        .iter()
        .enumerate()
        .filter_map(|(place, name)| Some((place, name.strip_prefix(SCRIPT)?.strip_prefix('.')?)))
        .collect();
    let mut out = String::new();
    let _ = writeln!(out, "/// What a build's sentences and places are known by.");
    let _ = writeln!(out, "const FINGERPRINT: &str = {:?};", fingerprint(english));
    let _ = writeln!(out, "/// How many sentences there are.");
    let _ = writeln!(
        out,
        "#[cfg(not({WITH_STILL}))]\nconst COUNT: usize = {in_browser};"
    );
    let _ = writeln!(
        out,
        "#[cfg({WITH_STILL})]\nconst COUNT: usize = {};",
        names.len()
    );
    let _ = writeln!(
        out,
        "/// The place of the first sentence of a script, and what scripts call them."
    );
    let _ = writeln!(out, "#[cfg(feature = \"embed\")]");
    let first = scripts.first().map_or(0, |(place, _)| *place);
    let keys: Vec<&str> = scripts.iter().map(|(_, key)| *key).collect();
    let _ = writeln!(
        out,
        "const SCRIPT: (usize, [&str; {}]) = ({first}, {keys:?});",
        keys.len()
    );
    // A sentence that nobody says is no use to a translator either.
    let _ = writeln!(out, "#[deny(dead_code)]\nimpl Words {{");
    for (number, name) in names.iter().enumerate() {
        if name.split('.').next() != Some(SCRIPT) {
            let written = function(english, number, name);
            let written = written.map_err(|reason| Fault::new(english, name, &reason))?;
            if is_still(name) {
                let _ = writeln!(out, "#[cfg({WITH_STILL})]");
            }
            out.push_str(&written);
        }
    }
    out.push_str("}\n");
    Ok(out)
}

fn function(english: &Language, number: usize, name: &str) -> Result<String, String> {
    let sentence = &english.sentences[name];
    let places = sentence.places()?;
    let function = name.replace('.', "_");
    let shown = sentence.forms.last().map_or("", |form| form);
    let is_counted = sentence.is_counted;
    if is_counted && places.iter().any(|p| p.is_element && p.name == COUNT) {
        return Err(format!(
            "`{COUNT}` chooses the form, and can only be a text"
        ));
    }
    let mut out = String::new();
    let _ = writeln!(out, "/// `{shown}`");
    let values: Vec<String> = places.iter().map(|p| value(p, is_counted)).collect();
    let in_text = match is_counted {
        true => format!("self.counted({number}, count, &[{}])", values.join(", ")),
        false => format!("self.filled({number}, &[{}])", values.join(", ")),
    };
    if places.iter().any(|place| place.is_element) {
        let parts = places.iter().zip(&values);
        let parts = parts.map(|(place, value)| match place.is_element {
            true => format!("Part::Element({value})"),
            false => format!("Part::Text({value})"),
        });
        let parts: Vec<String> = parts.collect();
        let form = match is_counted {
            true => format!("self.form({number}, count)"),
            false => format!("self.sentence({number})"),
        };
        let _ = writeln!(out, "{}", signature(&function, &places, is_counted, "Html"));
        let _ = writeln!(out, "self.elements({form}, vec![{}])\n}}", parts.join(", "));
        let _ = writeln!(
            out,
            "/// As [`Words::{function}`], where there is only text."
        );
        let _ = writeln!(out, "#[allow(dead_code)]");
        let texts = places.into_iter().map(|place| Place {
            is_element: false,
            ..place
        });
        let texts: Vec<Place> = texts.collect();
        let function = function + "_in_text";
        let _ = writeln!(
            out,
            "{}",
            signature(&function, &texts, is_counted, "String")
        );
        let _ = writeln!(out, "{in_text}\n}}");
    } else if places.is_empty() && !is_counted {
        let _ = writeln!(out, "{}", signature(&function, &places, false, "&str"));
        let _ = writeln!(out, "self.sentence({number})\n}}");
    } else {
        let _ = writeln!(
            out,
            "{}",
            signature(&function, &places, is_counted, "String")
        );
        let _ = writeln!(out, "{in_text}\n}}");
    }
    Ok(out)
}

fn signature(function: &str, places: &[Place], is_counted: bool, result: &str) -> String {
    let mut parameters = String::new();
    if is_counted {
        let _ = write!(parameters, ", {COUNT}: usize");
    }
    for place in places {
        if is_counted && place.name == COUNT {
            continue;
        }
        let kind = if place.is_element { "Html" } else { "&str" };
        let _ = write!(parameters, ", {}: {kind}", place.name);
    }
    format!("pub(crate) fn {function}(&self{parameters}) -> {result} {{")
}

/// What is put in a place.
fn value(place: &Place, is_counted: bool) -> String {
    if is_counted && place.name == COUNT {
        format!("&self.thousands({COUNT} as i64)")
    } else {
        place.name.clone()
    }
}
