//! Options as a script gives them, checked by type here and read by the one parser in
//! [`crate::options`].

use wasm_bindgen::prelude::*;

use crate::{
    options::{Key, Options, Warning},
    text::{cut, text},
};

/// The `name` of the error that a wrong option raises.
const ERROR_NAME: &str = "BrexitTransferOptionError";

/// A script's options, of each in turn its name, its type (`number`, `string`, `list` for words
/// joined by spaces, or in words what else came) and its text, as [`texts`] reads them; none
/// where it gave no object. `plain()` in `www/guard.js` writes them: a deserialiser for any object
/// would cost a reader 3 KB, where a text comes over the bridge as it is.
pub type Given = Option<String>;

/// What stands between two texts, and in none.
const SEPARATOR: u8 = 0x1f;

/// The texts that `joined()` in `www/guard.js` made one of.
pub fn texts(joined: &str) -> Vec<&str> {
    let mut texts = Vec::new();
    let mut rest = joined;
    while !rest.is_empty() {
        let text;
        (text, rest) = cut(rest, SEPARATOR);
        texts.push(text);
    }
    texts
}

/// Options with a script's own set upon them; warns on the console of values that were not used
/// as they stand.
///
/// # Errors
/// An Error of JavaScript that names the option, what came and what is accepted, if an option
/// is unknown or of a wrong type.
pub fn merged(base: &Options, given: Given) -> Result<Options, JsValue> {
    let mut options = base.clone();
    let Some(given) = given else {
        return Err(error("The options are not an object.".to_owned()));
    };
    let mut texts = Vec::new();
    for option in self::texts(&given).chunks(3) {
        // The last text may be empty, and is then not there.
        let [name, kind] = [option[0], option.get(1).copied().unwrap_or_default()];
        let text = option.get(2).copied().unwrap_or_default();
        let Some(key) = Key::from_option(name) else {
            return Err(unknown(name));
        };
        let is_number = matches!(key, Key::Transfer | Key::LabourShare | Key::Swing);
        let is_right = match kind {
            "number" => is_number,
            "string" => !is_number,
            "list" => key == Key::Panels,
            _ => false,
        };
        if !is_right {
            return Err(wrong(key, kind, text));
        }
        texts.push((key, text));
    }
    // In the parser's own order: the labour share gives way to the transfer. One that is given anew
    // does not count before.
    if texts.iter().any(|(given, _)| *given == Key::LabourShare) {
        options.set_text(Key::LabourShare, None);
    }
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
    web_sys::console::warn_1(&text!("brexit-transfer: ", message).into());
}

fn wrong(key: Key, kind: &str, text: &str) -> JsValue {
    let came = match kind {
        "string" => text!("the string \"", Warning::shortened(text), "\""),
        "number" => text.to_owned(),
        "list" => "an array".to_owned(),
        other => other.to_owned(),
    };
    error(text!(
        "The option ",
        key.option(),
        " cannot be ",
        came,
        "; accepted: ",
        key.accepted(),
        "."
    ))
}

fn unknown(name: &str) -> JsValue {
    let mut message = text!(
        "There is no option \"",
        Warning::shortened(name).as_str(),
        "\"; accepted:"
    );
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
