//! The numbers alone, without a page: what `model.js` offers to Node and to workers.

use std::rc::Rc;

use wasm_bindgen::prelude::*;

use super::{
    raw_options::{self, RawOptions},
    report,
};
use crate::model::{self, Election};
use crate::options::Options;

/// An election to recount, for as many widgets as show it.
#[wasm_bindgen]
pub struct ElectionFile(pub(super) Rc<Election>);

#[wasm_bindgen]
impl ElectionFile {
    /// Reads a file that `cargo xtask pack` has written.
    ///
    /// # Errors
    /// Says what is wrong with it.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8]) -> Result<ElectionFile, JsError> {
        let election = Election::read(bytes);
        let election = election.map_err(|error| JsError::new(&error.to_string()))?;
        Ok(ElectionFile(election))
    }

    /// The election that comes with the module.
    pub fn embedded() -> ElectionFile {
        ElectionFile(Election::embedded())
    }

    /// The outcome of options.
    ///
    /// # Errors
    /// Names an option that is unknown or of a wrong type; so do the others below.
    pub fn outcome(&self, options: RawOptions) -> Result<JsValue, JsValue> {
        let options = self.options(options)?;
        let outcome = options.outcome();
        Ok(report::outcome_to_js(&options, &outcome))
    }

    /// Every seat after options, by code.
    pub fn seats(&self, options: RawOptions) -> Result<JsValue, JsValue> {
        let options = self.options(options)?;
        let outcome = options.outcome();
        Ok(report::seats_to_js(&options.election, &outcome))
    }

    /// The steps of the wall's count as the transfer rises, all else as in the options.
    pub fn curve(&self, options: RawOptions) -> Result<JsValue, JsValue> {
        let options = self.options(options)?;
        let s = options.scenario;
        let steps = model::curve(
            &options.election,
            &options.wall,
            s.labour_share(),
            s.swing(),
        );
        Ok(report::curve_to_js(&steps))
    }

    /// The codes of its parties, in the order in which outcomes name them.
    #[wasm_bindgen(getter)]
    pub fn parties(&self) -> Vec<String> {
        let codes = self.0.parties().map(|p| self.0.party(p).code.to_string());
        codes.collect()
    }

    /// The options that a widget about it opens with.
    #[wasm_bindgen(getter)]
    pub fn defaults(&self) -> JsValue {
        report::options_to_js(&Options::new(Rc::clone(&self.0)))
    }

    fn options(&self, options: RawOptions) -> Result<Options, JsValue> {
        raw_options::merged(&Options::new(Rc::clone(&self.0)), options)
    }
}
