//! Options as a script gives them: a JavaScript object, checked by type here and read by the
//! one parser in [`crate::options`].

use std::fmt;

use js_sys::Number;
use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use wasm_bindgen::prelude::*;

use crate::options::{Key, Options, Warning};

/// The `name` of the error that a wrong option raises.
const ERROR_NAME: &str = "BrexitTransferOptionError";

/// A value of a script, as far as an option may be one.
enum Given {
    Number(f64),
    Text(String),
    /// An array of texts, joined by spaces.
    List(String),
    /// Anything else, in words.
    Other(&'static str),
}

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(value: D) -> Result<Self, D::Error> {
        // What serde has no word for (a function, a symbol) is wrong here all the same.
        Ok(value
            .deserialize_any(AnyValue)
            .unwrap_or(Given::Other("a value of another type")))
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Given;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an option")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Given, E> {
        Ok(Given::Other(if value { "true" } else { "false" }))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Given, E> {
        Ok(Given::Number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Given, E> {
        Ok(Given::Number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Given, E> {
        Ok(Given::Text(value.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Given, E> {
        Ok(Given::Other("null"))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Given, A::Error> {
        let mut joined = String::new();
        while let Some(item) = items.next_element::<Given>()? {
            let Given::Text(word) = item else {
                return Ok(Given::Other("an array of other things than strings"));
            };
            joined.push(' ');
            joined.push_str(&word);
        }
        Ok(Given::List(joined))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Given, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Given::Other("an object"))
    }
}

/// The entries of an object of options.
struct Entries(Vec<(String, Given)>);

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(value: D) -> Result<Self, D::Error> {
        struct AnyObject;
        impl<'de> Visitor<'de> for AnyObject {
            type Value = Entries;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of options")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        value.deserialize_map(AnyObject)
    }
}

/// Options with those of a script's object set upon them; warns on the console of values that
/// were not used as they stand.
///
/// # Errors
/// An Error of JavaScript that names the option, what came and what is accepted, if an option
/// is unknown or of a wrong type.
pub fn merged(base: &Options, object: JsValue) -> Result<Options, JsValue> {
    let mut options = base.clone();
    if object.is_undefined() {
        return Ok(options);
    }
    let entries = if object.is_object() && !object.is_array() {
        serde_wasm_bindgen::from_value::<Entries>(object).ok()
    } else {
        None
    };
    let Some(Entries(entries)) = entries else {
        return Err(error("The options are not an object.".to_owned()));
    };
    let mut texts = Vec::with_capacity(entries.len());
    for (name, given) in entries {
        let Some(key) = Key::from_option(&name) else {
            return Err(unknown(&name));
        };
        texts.push((key, text(key, given)?));
    }
    // In the parser's own order: the labour share gives way to the transfer.
    for key in Key::ALL {
        if let Some((_, text)) = texts.iter().find(|(given, _)| *given == key)
            && let Some(warning) = options.set_text(key, Some(text))
        {
            warn(&warning.of_option());
        }
    }
    Ok(options)
}

/// A line on the console.
pub fn warn(message: &str) {
    let mut line = String::from("brexit-transfer: ");
    line.push_str(message);
    web_sys::console::warn_1(&line.into());
}

/// The text of an option of the right type.
fn text(key: Key, given: Given) -> Result<String, JsValue> {
    let is_number = matches!(key, Key::Transfer | Key::LabourShare | Key::Swing);
    match given {
        Given::Number(number) if is_number && !number.is_nan() => Ok(plain(number)),
        Given::Text(text) if !is_number => Ok(text),
        Given::List(text) if key == Key::Panels => Ok(text),
        Given::Number(number) => Err(wrong(key, &written(number))),
        Given::Text(text) => Err(wrong(key, &quoted(&text))),
        Given::List(_) => Err(wrong(key, "an array")),
        Given::Other(words) => Err(wrong(key, words)),
    }
}

/// A number as a plain decimal: JavaScript writes very small and very large ones with an
/// exponent, which the parser does not read.
fn plain(number: f64) -> String {
    const NEXT_TO_NOTHING: f64 = 1e-6;
    const BEYOND_ANY_RANGE: f64 = 1e9;
    if number.abs() < NEXT_TO_NOTHING {
        return written(0.0);
    }
    written(number.clamp(-BEYOND_ANY_RANGE, BEYOND_ANY_RANGE))
}

/// A number as JavaScript writes it, which spares the reader a formatter of our own.
fn written(number: f64) -> String {
    // Ten is a base that the function knows.
    Number::from(number)
        .to_string_with_radix(10)
        .map(String::from)
        .unwrap_or_default()
}

fn quoted(text: &str) -> String {
    ["the string \"", Warning::shortened(text).as_str(), "\""].concat()
}

fn wrong(key: Key, came: &str) -> JsValue {
    let words = [
        "The option ",
        key.option(),
        " cannot be ",
        came,
        "; accepted: ",
        key.accepted(),
        ".",
    ];
    error(words.concat())
}

fn unknown(name: &str) -> JsValue {
    let mut message = [
        "There is no option \"",
        Warning::shortened(name).as_str(),
        "\"; accepted:",
    ]
    .concat();
    for (place, key) in Key::ALL.into_iter().enumerate() {
        message.push_str(if place == 0 { " " } else { ", " });
        message.push_str(key.option());
    }
    message.push('.');
    error(message)
}

fn error(message: String) -> JsValue {
    let error = js_sys::Error::new(&message);
    error.set_name(ERROR_NAME);
    error.into()
}
