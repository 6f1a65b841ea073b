//! The numbers alone, without a page: what `model.js` offers to Node and to workers.

use wasm_bindgen::prelude::*;

use super::{
    raw_options::{self, RawOptions},
    report,
};
use crate::model;
use crate::options::Options;

/// The outcome of options.
///
/// # Errors
/// Names an option that is unknown or of a wrong type; so do the others below.
#[wasm_bindgen]
pub fn outcome(options: RawOptions) -> Result<JsValue, JsValue> {
    let options = raw_options::merged(&Options::default(), options)?;
    let outcome = options.outcome();
    Ok(report::outcome_to_js(&options, &outcome))
}

/// Every seat after options, by ONS code.
#[wasm_bindgen]
pub fn seats(options: RawOptions) -> Result<JsValue, JsValue> {
    let options = raw_options::merged(&Options::default(), options)?;
    let outcome = options.outcome();
    Ok(report::seats_to_js(&options.election, &outcome))
}

/// The steps of the wall's count as the transfer rises, all else as in the options.
#[wasm_bindgen]
pub fn curve(options: RawOptions) -> Result<JsValue, JsValue> {
    let options = raw_options::merged(&Options::default(), options)?;
    let s = options.scenario;
    let steps = model::curve(
        &options.election,
        &options.wall,
        s.labour_share(),
        s.swing(),
    );
    Ok(report::curve_to_js(&steps))
}
