//! The election and the language that the setting asks for, fetched and read.

use std::{cell::Cell, rc::Rc};

use brexit_transfer::{Words, model::Election};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser;

/// What the widget is about, and the language that it speaks.
#[derive(Clone, PartialEq, Debug)]
pub struct Subject {
    pub election: Rc<Election>,
    pub words: Rc<Words>,
}

/// How far the election is that is asked for.
#[derive(Clone, PartialEq, Debug)]
pub enum Progress {
    Loading,
    Ready(Subject),
    /// Why there is none, in words.
    Failed(String),
}

/// The election at an address, or the one that the widget brings along, in a language by its code.
#[hook]
pub fn use_election(address: Option<String>, lang: String) -> Progress {
    let wanted = (address, lang);
    // Until the effect below has run, what is there may be what was wanted before.
    let progress = use_state(|| (wanted.clone(), Progress::Loading));
    {
        let progress = progress.setter();
        use_effect_with(wanted.clone(), move |wanted| {
            let wanted = wanted.clone();
            let is_wanted = Rc::new(Cell::new(true));
            let still_wanted = Rc::clone(&is_wanted);
            spawn_local(async move {
                let (address, lang) = &wanted;
                let read = match load(address.as_deref(), lang).await {
                    Ok(subject) => Progress::Ready(subject),
                    Err(reason) => Progress::Failed(reason),
                };
                if still_wanted.get() {
                    progress.set((wanted, read));
                }
            });
            move || is_wanted.set(false)
        });
    }
    let (shown, progress) = &*progress;
    match *shown == wanted {
        true => progress.clone(),
        false => Progress::Loading,
    }
}

async fn load(address: Option<&str>, lang: &str) -> Result<Subject, String> {
    let words = Words::of(lang).unwrap_or_else(Words::english);
    let election = match address {
        None => words.embedded_election().map_err(|error| error.to_string()),
        Some(address) => {
            let failed = |reason: String| format!("{address} cannot be used: {reason}.");
            let file = browser::fetch(address).await.map_err(failed)?;
            let election = Election::read_in(&file, words.code());
            election.map_err(|error| failed(error.to_string()))
        }
    };
    Ok(Subject {
        election: election?,
        words,
    })
}
