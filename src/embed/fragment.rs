//! A setting in the fragment of an address, beside the attributes of the element that it is for.

use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::{
    raw_options::{self, RawOptions},
    report,
};
use crate::options::{self, Options};

/// The options of an element with these attributes at an address with this fragment; both are pairs
/// of a name and a text.
#[wasm_bindgen(js_name = readFragment)]
pub fn read_fragment(attributes: &Array, fragment: &Array) -> JsValue {
    let (options, _) = raw_options::of_element(attributes, fragment);
    report::options_to_js(&options)
}

/// The fragment, without its sign, that brings an element with these attributes to these options.
///
/// # Errors
/// Names an option that is unknown or of a wrong type.
#[wasm_bindgen(js_name = writeFragment)]
pub fn write_fragment(attributes: &Array, options: RawOptions) -> Result<String, JsValue> {
    let (start, _) = raw_options::of_element(attributes, &Array::new());
    let now = raw_options::merged(&Options::default(), options)?;
    Ok(options::write_fragment(&now, &start))
}
