//! Options as a script gives them, checked by type here and read by the one parser in
//! [`crate::options`].

use js_sys::{Array, Number, Object};
use wasm_bindgen::prelude::*;

use crate::{
    options::{Key, Options, Warning, read_fragment},
    view::scene::keep_between,
};

/// The `name` of the error that a wrong option raises.
const ERROR_NAME: &str = "BrexitTransferOptionError";

/// A script's options as `plain()` in `www/guard.js` copies them: an object of values none of which
/// runs the page's code when it is read; none where it gave no object.
pub type RawOptions = Option<Object>;

/// The value of an option.
enum Value {
    /// Not NaN.
    Number(f64),
    Text(String),
    /// Words, joined by spaces.
    List(String),
    /// What it is, in words.
    Other(String),
}

impl Value {
    fn read(value: &JsValue) -> Value {
        if let Some(text) = value.as_string() {
            return Value::Text(text);
        }
        if let Some(list) = value.dyn_ref::<Array>() {
            return if list.iter().all(|word| word.is_string()) {
                Value::List(list.join(" ").into())
            } else {
                Value::Other("an array of other things than strings".to_owned())
            };
        }
        Value::Other(match value.as_f64() {
            Some(number) if number.is_nan() => "NaN".to_owned(),
            Some(number) => return Value::Number(number),
            None if value.is_null() => "null".to_owned(),
            None => {
                let kind = value.js_typeof().as_string().unwrap_or_default();
                format!("a value of type {kind}")
            }
        })
    }

    /// The text that the parser reads, if an option is of this type.
    fn text(&self, key: Key) -> Option<String> {
        let is_number = matches!(key, Key::Transfer | Key::LabourShare | Key::Swing);
        match self {
            Value::Number(number) if is_number => Some(decimal(*number)),
            Value::Text(text) if !is_number => Some(text.clone()),
            Value::List(words) if key == Key::Panels => Some(words.clone()),
            _ => None,
        }
    }

    fn in_words(&self) -> String {
        match self {
            Value::Number(number) => decimal(*number),
            Value::Text(text) => format!("the string \"{}\"", Warning::shortened(text)),
            Value::List(_) => "an array".to_owned(),
            Value::Other(words) => words.clone(),
        }
    }
}

/// A number as JavaScript writes it, but without an exponent, which the parser does not read; no
/// range is near either end.
fn decimal(number: f64) -> String {
    let near = match keep_between(number, -1e9, 1e9) {
        near if near.abs() < 1e-6 => 0.0,
        near => near,
    };
    let text = Number::from(near).to_string_with_radix(10);
    text.map(String::from).unwrap_or_default()
}

/// Names, each with its value.
fn pairs(list: &Array) -> impl Iterator<Item = (String, JsValue)> {
    list.iter().map(|pair| {
        let pair: Array = pair.unchecked_into();
        (pair.get(0).as_string().unwrap_or_default(), pair.get(1))
    })
}

/// Pairs of names and texts.
fn texts(list: &Array) -> Vec<(String, String)> {
    let text = |(name, text): (String, JsValue)| (name, text.as_string().unwrap_or_default());
    pairs(list).map(text).collect()
}

/// The options of an element: those that it starts with, its attributes, and upon them the parts of
/// an address's fragment, both pairs of a name and a text. Unknown names are passed over.
pub fn of_element(
    mut options: Options,
    attributes: &Array,
    fragment: &Array,
) -> (Options, Vec<Warning>) {
    // Of an option given twice the first counts.
    let mut all = read_fragment(texts(fragment));
    for (name, text) in texts(attributes) {
        all.extend(Key::from_attribute(&name).map(|key| (key, text)));
    }
    let warnings = options.set_texts(&all);
    (options, warnings)
}

/// Options with a script's own set upon them; warns on the console of values that were not used
/// as they stand.
///
/// # Errors
/// An Error of JavaScript that names the option, what came and what is accepted, if an option
/// is unknown or of a wrong type.
pub fn merged(base: &Options, raw: RawOptions) -> Result<Options, JsValue> {
    let mut options = base.clone();
    let Some(raw) = raw else {
        return Err(error("The options are not an object.".to_owned()));
    };
    let mut texts = Vec::new();
    for (name, value) in pairs(&Object::entries(&raw)) {
        let Some(key) = Key::from_option(&name) else {
            return Err(unknown(&name));
        };
        let value = Value::read(&value);
        let Some(text) = value.text(key) else {
            return Err(wrong(base, key, &value));
        };
        texts.push((key, text));
    }
    for warning in options.set_texts(&texts) {
        warn(&warning.of_option());
    }
    Ok(options)
}

/// A line on the console.
pub fn warn(message: &str) {
    web_sys::console::warn_1(&format!("brexit-transfer: {message}").into());
}

fn wrong(options: &Options, key: Key, value: &Value) -> JsValue {
    error(format!(
        "The option {} cannot be {}; accepted: {}.",
        key.option(),
        value.in_words(),
        options.accepted(key)
    ))
}

fn unknown(name: &str) -> JsValue {
    let mut accepted = String::new();
    for key in Key::ALL {
        accepted += if accepted.is_empty() { "" } else { ", " };
        accepted += key.option();
    }
    let name = Warning::shortened(name);
    error(format!(
        "There is no option \"{name}\"; accepted: {accepted}."
    ))
}

fn error(message: String) -> JsValue {
    let error = js_sys::Error::new(&message);
    error.set_name(ERROR_NAME);
    error.into()
}
