//! The widget as a page meets it (floor 4): what the loader in `www/` calls.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Callback};

use crate::{
    model::Outcome,
    options::{Key, Options, Warning},
    view::{Action, Msg, Props, Widget},
};

/// A widget on the page. Dropping or freeing it without [`Instance::destroy`] leaves it there.
#[wasm_bindgen]
pub struct Instance {
    /// None once destroyed.
    handle: Option<AppHandle<Widget>>,
    options: Options,
    outcome: Rc<RefCell<Option<Rc<Outcome>>>>,
}

#[wasm_bindgen]
impl Instance {
    /// Draws a widget in an empty element. `attributes` are pairs of name and text; unknown
    /// names are passed over, and a text that cannot be used warns on the console.
    /// `on_outcome` is called without arguments after every recount, the first included.
    #[wasm_bindgen(constructor)]
    pub fn new(container: Element, attributes: Array, on_outcome: Function) -> Instance {
        let pairs = attributes.iter().filter_map(|pair| {
            let pair: Array = pair.dyn_into().ok()?;
            let key = Key::from_attribute(&pair.get(0).as_string()?)?;
            Some((key, pair.get(1).as_string()?))
        });
        let (options, warnings) = Options::from_texts(pairs);
        warn(&warnings);
        let outcome = Rc::new(RefCell::new(None));
        let latest = Rc::clone(&outcome);
        let props = Props {
            options: options.clone(),
            width: None,
            on_outcome: Callback::from(move |new| {
                *latest.borrow_mut() = Some(new);
                // An error in the page's own code is the page's: it is not ours to stop for.
                let _ = on_outcome.call0(&JsValue::NULL);
            }),
        };
        let handle = yew::Renderer::<Widget>::with_root_and_props(container, props).render();
        Instance {
            handle: Some(handle),
            options,
            outcome,
        }
    }

    /// Takes over a changed attribute; `None` is its default.
    #[wasm_bindgen(js_name = setAttribute)]
    pub fn set_attribute(&mut self, name: &str, value: Option<String>) {
        let Some(key) = Key::from_attribute(name) else {
            return;
        };
        // The reader may have moved the votes since the last attribute.
        if let Some(outcome) = &*self.outcome.borrow() {
            self.options.scenario = outcome.scenario;
        }
        let warning = self.options.set_text(key, value.as_deref());
        warn(warning.as_slice());
        if let Some(handle) = &self.handle {
            handle.send_message(Msg::Act(Action::Configure(self.options.clone())));
        }
    }

    /// Takes the widget off the page and frees all it held; safe twice.
    pub fn destroy(&mut self) {
        if let Some(handle) = self.handle.take() {
            handle.destroy();
        }
    }
}

fn warn(warnings: &[Warning]) {
    for warning in warnings {
        web_sys::console::warn_1(&format!("brexit-transfer: {warning}").into());
    }
}
