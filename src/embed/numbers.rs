//! The numbers alone, without a page: what `model.js` offers to Node and to workers.

use std::rc::Rc;

use wasm_bindgen::prelude::*;

use super::{
    raw_options::{self, RawOptions},
    report,
};
use crate::model::{self, Election, FileError};
use crate::options::Options;
use crate::words::Words;

/// An election to recount, for as many widgets as show it, and the language to speak of it in.
#[wasm_bindgen]
pub struct ElectionFile {
    election: Rc<Election>,
    words: Rc<Words>,
}

#[wasm_bindgen]
impl ElectionFile {
    /// Reads a file that `cargo xtask pack` has written.
    ///
    /// # Errors
    /// Says what is wrong with it.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8]) -> Result<ElectionFile, JsError> {
        read(bytes, Words::english())
    }

    /// The election that comes with the module.
    pub fn embedded() -> ElectionFile {
        ElectionFile {
            election: Election::embedded(),
            words: Words::english(),
        }
    }

    /// What scripts say in its language, by key: `[script]` in words/en.toml.
    #[wasm_bindgen(getter)]
    pub fn words(&self) -> JsValue {
        let words = js_sys::Object::new();
        for (key, text) in self.words.of_scripts() {
            // A new object takes whatever it is given.
            let _ = js_sys::Reflect::set(&words, &key.into(), &text.into());
        }
        words.into()
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
        let election = &self.election;
        let codes = election
            .parties()
            .map(|p| election.party(p).code.to_string());
        codes.collect()
    }

    /// The options that a widget about it opens with.
    #[wasm_bindgen(getter)]
    pub fn defaults(&self) -> JsValue {
        report::options_to_js(&self.start())
    }

    fn options(&self, options: RawOptions) -> Result<Options, JsValue> {
        raw_options::merged(&self.start(), options)
    }
}

impl ElectionFile {
    /// What a page gets that asks for nothing.
    pub(super) fn start(&self) -> Options {
        Options {
            words: Rc::clone(&self.words),
            ..Options::new(Rc::clone(&self.election))
        }
    }
}

/// A language other than English, which is in the module.
#[wasm_bindgen]
pub struct Language {
    words: Rc<Words>,
    /// The election that comes with the module, in this language.
    embedded: Rc<Election>,
}

#[wasm_bindgen]
impl Language {
    /// Reads a file of words.
    ///
    /// # Errors
    /// One that is damaged, or of another build.
    #[wasm_bindgen(constructor)]
    pub fn new(text: &str) -> Result<Language, JsError> {
        let words = Words::read(text).map_err(|error| JsError::new(&error.to_string()))?;
        let embedded = words.embedded_election().map_err(file_error)?;
        Ok(Language { words, embedded })
    }

    /// As [`ElectionFile::new`] in this language; without a file the election that comes with the
    /// module.
    ///
    /// # Errors
    /// As there.
    pub fn election(&self, bytes: Option<Vec<u8>>) -> Result<ElectionFile, JsError> {
        let words = Rc::clone(&self.words);
        match bytes {
            Some(bytes) => read(&bytes, words),
            None => Ok(ElectionFile {
                election: Rc::clone(&self.embedded),
                words,
            }),
        }
    }
}

fn read(bytes: &[u8], words: Rc<Words>) -> Result<ElectionFile, JsError> {
    let election = Election::read_in(bytes, words.code()).map_err(file_error)?;
    Ok(ElectionFile { election, words })
}

fn file_error(error: FileError) -> JsError {
    JsError::new(&error.to_string())
}
