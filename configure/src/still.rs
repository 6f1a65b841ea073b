//! The static state of a setting, drawn a moment after the last edit.

use brexit_transfer::{options::Options, view::static_render};
use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// In milliseconds: nothing is drawn that the next key replaces.
pub const AFTER: u32 = 300;

/// None until it is drawn. Ready before the button to copy it is pressed: some browsers copy
/// nothing that comes later.
#[hook]
pub fn use_still(options: Options) -> Option<AttrValue> {
    let drawn = use_state(|| None);
    {
        let drawn = drawn.setter();
        use_effect_with(options.clone(), move |options| {
            let options = options.clone();
            let timeout = Timeout::new(AFTER, move || {
                spawn_local(async move {
                    let html = static_render::still(options.clone()).await;
                    drawn.set(Some((options, AttrValue::from(html))));
                });
            });
            move || drop(timeout)
        });
    }
    match &*drawn {
        Some((of, html)) if *of == options => Some(html.clone()),
        _ => None,
    }
}
