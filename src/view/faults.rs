//! A panic in the midst of drawing, for tests: in builds with the feature `faults` alone.

use js_sys::Reflect;

use crate::options::Panel;

/// Panics where the page's variable `panicIn` names the panel that is about to be drawn.
pub fn panic_if_wanted(panel: Panel) {
    let wanted = Reflect::get(&js_sys::global(), &"panicIn".into());
    let wanted = wanted.ok().and_then(|name| name.as_string());
    assert!(wanted.as_deref() != Some(panel.id()), "wanted");
}
