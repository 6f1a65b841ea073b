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
/// The first sentence that depends on a count and has a place for an element.
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
    let has_element = places.iter().any(|place| place.is_element);
    let mut out = String::new();
    let _ = writeln!(out, "/// `{shown}`");
    if sentence.is_counted && has_element {
        return Err("a sentence with a count has places for text only".into());
    }
    if has_element {
        let _ = writeln!(out, "{}", signature(&function, &places, "Html"));
        let parts = places.iter().map(|place| match place.is_element {
            true => format!("Part::Element({})", place.name),
            false => format!("Part::Text({})", place.name),
        });
        let parts: Vec<String> = parts.collect();
        let _ = writeln!(
            out,
            "self.elements({number}, vec![{}])\n}}",
            parts.join(", ")
        );
        let _ = writeln!(
            out,
            "/// As [`Words::{function}`], where there is only text."
        );
        let _ = writeln!(out, "#[allow(dead_code)]");
        let places: Vec<Place> = places
            .into_iter()
            .map(|place| Place {
                is_element: false,
                ..place
            })
            .collect();
        let _ = writeln!(
            out,
            "{}",
            signature(&(function + "_in_text"), &places, "String")
        );
        let _ = writeln!(
            out,
            "self.filled({number}, &[{}])\n}}",
            names(&places, false)
        );
    } else if sentence.is_counted {
        let others: Vec<Place> = places
            .iter()
            .filter(|place| place.name != COUNT)
            .cloned()
            .collect();
        let signature = signature(&function, &others, "String");
        let signature = signature.replacen("&self", "&self, count: usize", 1);
        let _ = writeln!(out, "{signature}");
        let _ = writeln!(
            out,
            "self.counted({number}, count, &[{}])\n}}",
            names(&places, true)
        );
    } else if places.is_empty() {
        let _ = writeln!(out, "{}", signature(&function, &places, "&str"));
        let _ = writeln!(out, "self.sentence({number})\n}}");
    } else {
        let _ = writeln!(out, "{}", signature(&function, &places, "String"));
        let _ = writeln!(
            out,
            "self.filled({number}, &[{}])\n}}",
            names(&places, false)
        );
    }
    Ok(out)
}

fn signature(function: &str, places: &[Place], result: &str) -> String {
    let mut parameters = String::new();
    for place in places {
        let kind = if place.is_element { "Html" } else { "&str" };
        let _ = write!(parameters, ", {}: {kind}", place.name);
    }
    format!("pub(crate) fn {function}(&self{parameters}) -> {result} {{")
}

fn names(places: &[Place], is_counted: bool) -> String {
    let names = places.iter().map(|place| match &*place.name {
        COUNT if is_counted => "&self.thousands(count as i64)".to_owned(),
        name => name.to_owned(),
    });
    names.collect::<Vec<_>>().join(", ")
}
