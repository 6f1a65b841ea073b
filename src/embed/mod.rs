//! The widget as a page meets it (layer 4): what the loader in `www/` calls.
//!
//! `raw_options` reads a script's options, `report` writes its outcomes, `numbers` needs no
//! page at all.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Callback};

pub use numbers::{ElectionFile, Language};
use raw_options::RawOptions;

use crate::{
    model::{Outcome, SeatId},
    options::{Key, Options, write_fragment},
    view::{self, Action, Msg, Props, Widget, is_motion_reduced},
};

mod numbers;
mod raw_options;
mod report;

/// A widget on the page. Dropping or freeing it without [`Instance::destroy`] leaves it there.
#[wasm_bindgen]
pub struct Instance {
    /// None once destroyed.
    handle: Option<AppHandle<Widget>>,
    shown: Rc<RefCell<Shown>>,
    /// The default of [`Options::home`]: the loader's own folder, where that is known.
    folder: Option<String>,
}

/// What the widget shows, or will as soon as it has drawn what was last asked of it.
struct Shown {
    options: Options,
    /// None until it has been counted.
    outcome: Option<Rc<Outcome>>,
    /// What the page has last been told of.
    told: Option<(Rc<Outcome>, SeatId)>,
}

#[wasm_bindgen]
impl Instance {
    /// Draws a widget about an election in an empty element. `attributes` and the parts of the address's `fragment`,
    /// which count before them, are pairs of a name and a text; unknown names are passed over, and
    /// a text that cannot be used warns on the console.
    /// `folder` is the address of the loader's own folder, where that is known.
    /// `on_outcome` is called without arguments after every recount and every change of seat,
    /// the first included.
    #[wasm_bindgen(constructor)]
    pub fn new(
        container: Element,
        election: &ElectionFile,
        attributes: &Array,
        fragment: &Array,
        folder: Option<String>,
        on_outcome: Function,
    ) -> Instance {
        let (options, warnings) = raw_options::of_element(election.start(), attributes, fragment);
        for warning in warnings {
            raw_options::warn(&warning.of_attribute());
        }
        Instance::draw(container, options, folder, on_outcome)
    }

    /// Draws a widget in an empty element, with a script's options.
    ///
    /// # Errors
    /// Names an option that is unknown or of a wrong type; nothing is drawn then.
    pub fn mount(
        container: Element,
        election: &ElectionFile,
        options: RawOptions,
        folder: Option<String>,
        on_outcome: Function,
    ) -> Result<Instance, JsValue> {
        let options = raw_options::merged(&election.start(), options)?;
        Ok(Instance::draw(container, options, folder, on_outcome))
    }

    fn draw(
        container: Element,
        mut options: Options,
        folder: Option<String>,
        on_outcome: Function,
    ) -> Instance {
        options.home = options.home.or_else(|| folder.clone());
        let shown = Rc::new(RefCell::new(Shown {
            options: options.clone(),
            outcome: None,
            told: None,
        }));
        let latest = Rc::clone(&shown);
        let props = Props {
            options,
            width: None,
            can_share: true,
            on_outcome: Callback::from(move |(outcome, options): (Rc<Outcome>, Options)| {
                let mut shown = latest.borrow_mut();
                let is_told = matches!(&shown.told, Some((told, seat))
                    if Rc::ptr_eq(told, &outcome) && *seat == options.seat);
                shown.told = Some((Rc::clone(&outcome), options.seat));
                shown.outcome = Some(outcome);
                shown.options = options;
                drop(shown);
                if is_told {
                    return;
                }
                // An error in the page's own code is the page's: it is not ours to stop for.
                let _ = on_outcome.call0(&JsValue::NULL);
            }),
        };
        // The loader says once, for the whole page, that the module has stopped.
        #[cfg(not(debug_assertions))]
        yew::set_custom_panic_hook(Box::new(|_| {}));
        let handle = yew::Renderer::<Widget>::with_root_and_props(container, props).render();
        Instance {
            handle: Some(handle),
            shown,
            folder,
        }
    }

    /// Takes over a changed attribute; `None` is its default.
    #[wasm_bindgen(js_name = setAttribute)]
    pub fn set_attribute(&self, name: &str, value: Option<String>) {
        let Some(key) = Key::from_attribute(name) else {
            return;
        };
        let mut options = self.options();
        if let Some(warning) = options.set_text(key, value.as_deref()) {
            raw_options::warn(&warning.of_attribute());
        }
        self.configure(options);
    }

    /// Sets a script's options upon those that are.
    ///
    /// # Errors
    /// Names an option that is unknown or of a wrong type; nothing changes then.
    pub fn update(&self, options: RawOptions) -> Result<(), JsValue> {
        self.configure(raw_options::merged(&self.options(), options)?);
        Ok(())
    }

    /// Shows another election, with the options of an element with these attributes.
    #[wasm_bindgen(js_name = setElection)]
    pub fn set_election(&self, election: &ElectionFile, attributes: &Array) {
        let (options, warnings) =
            raw_options::of_element(election.start(), attributes, &Array::new());
        for warning in warnings {
            raw_options::warn(&warning.of_attribute());
        }
        self.configure(options);
    }

    /// As [`Instance::update`], but the votes glide there in so many milliseconds, unless the
    /// reader prefers less motion. `done` is called once they are there, or as soon as
    /// something else moves them.
    ///
    /// # Errors
    /// As [`Instance::update`].
    #[wasm_bindgen(js_name = animateTo)]
    pub fn animate_to(
        &self,
        options: RawOptions,
        duration: f64,
        done: Function,
    ) -> Result<(), JsValue> {
        let before = self.options().scenario;
        let mut options = raw_options::merged(&self.options(), options)?;
        let to = options.scenario;
        let is_not_drawn = self.shown.borrow().outcome.is_none();
        if is_not_drawn || to == before || is_motion_reduced() {
            self.configure(options);
            let _ = done.call0(&JsValue::NULL);
            return Ok(());
        }
        options.scenario = before;
        self.configure(options);
        self.send(Msg::Glide {
            to,
            duration,
            done: Callback::from(move |()| {
                let _ = done.call0(&JsValue::NULL);
            }),
        });
        Ok(())
    }

    /// The outcome of what is shown, as `brexit-transfer.d.ts` describes it.
    #[wasm_bindgen(getter)]
    pub fn outcome(&self) -> JsValue {
        let mut shown = self.shown.borrow_mut();
        let outcome = match &shown.outcome {
            Some(outcome) => Rc::clone(outcome),
            None => Rc::new(shown.options.outcome()),
        };
        let written = report::outcome_to_js(&shown.options, &outcome);
        shown.outcome = Some(outcome);
        written
    }

    /// What the picture for cards says and shows: `CardContent` in `www/embed/card/layout.js`.
    #[wasm_bindgen(getter)]
    pub fn card(&self) -> JsValue {
        let shown = self.shown.borrow();
        let options = &shown.options;
        let card = match &shown.outcome {
            Some(outcome) => view::card(options, outcome),
            None => view::card(options, &options.outcome()),
        };
        report::card_to_js(&card)
    }

    /// What of the setting differs from an element with these attributes, as the fragment of an
    /// address has it, without the sign. That of a link also holds what differs from an element
    /// without: the article may be another one when the link is opened.
    #[wasm_bindgen(js_name = fragmentBeside)]
    pub fn fragment_beside(&self, attributes: &Array, is_link: bool) -> String {
        let fresh = self.options().fresh();
        let start =
            |attributes| raw_options::of_element(fresh.clone(), attributes, &Array::new()).0;
        let mut starts = vec![start(attributes)];
        if is_link {
            starts.push(start(&Array::new()));
        }
        write_fragment(&self.shown.borrow().options, &starts)
    }

    /// Brings the widget to the setting of an element with these attributes at an address with
    /// this fragment.
    #[wasm_bindgen(js_name = goTo)]
    pub fn go_to(&self, attributes: &Array, fragment: &Array) {
        let (
            Options {
                scenario,
                seat,
                wall,
                ..
            },
            _,
        ) = raw_options::of_element(self.options().fresh(), attributes, fragment);
        self.configure(Options {
            scenario,
            seat,
            wall,
            ..self.options()
        });
    }

    /// Options that bring another widget to where this one is, the reader's own choices
    /// included.
    #[wasm_bindgen(getter, js_name = options)]
    pub fn options_to_js(&self) -> JsValue {
        report::options_to_js(&self.shown.borrow().options)
    }

    /// Takes the widget off the page and frees all it held; safe twice.
    pub fn destroy(&mut self) {
        if let Some(handle) = self.handle.take() {
            handle.destroy();
        }
    }

    fn options(&self) -> Options {
        self.shown.borrow().options.clone()
    }

    fn configure(&self, mut options: Options) {
        options.home = options.home.or_else(|| self.folder.clone());
        let mut shown = self.shown.borrow_mut();
        let (new, old) = (&options, &shown.options);
        if new.scenario != old.scenario || new.wall != old.wall || new.election != old.election {
            shown.outcome = None;
        }
        shown.options = options.clone();
        drop(shown);
        self.send(Msg::Act(Action::Configure(options)));
    }

    fn send(&self, message: Msg) {
        if let Some(handle) = &self.handle {
            handle.send_message(message);
        }
    }
}
