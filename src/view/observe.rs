//! Observers of the browser as values: dropping one ends it.

use std::cell::Cell;

use gloo::render::request_animation_frame;
use js_sys::Array;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{
    Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
    ResizeObserver,
};
use yew::Callback;

/// Reports whenever one of several elements has another width.
#[must_use = "dropping the observer ends the reports"]
pub struct SizeObserver {
    observer: ResizeObserver,
    // Called by the browser for as long as the observer lives.
    _report: Closure<dyn FnMut(Array, ResizeObserver)>,
}

impl SizeObserver {
    /// None where the browser has no such observer: sizes then stay as first measured.
    pub fn new(elements: Vec<Element>, changed: Callback<()>) -> Option<Self> {
        let watched = elements.clone();
        let mut known = Vec::new();
        // Dropped, and so ended, with the observer.
        let frame = Cell::new(None);
        let report = Closure::new(move |_, observer: ResizeObserver| {
            let width = |element: &Element| element.get_bounding_client_rect().width();
            let widths: Vec<f64> = watched.iter().map(width).collect();
            if widths == known {
                return;
            }
            known = widths;
            // Drawing now would give other sizes to what is being observed, here or by the page,
            // and to a page that is an error. So it is drawn in the next frame, and observed again
            // after it.
            observer.disconnect();
            let (watched, changed) = (watched.clone(), changed.clone());
            frame.set(Some(request_animation_frame(move |_| {
                changed.emit(());
                observe(&observer, &watched);
            })));
        });
        let observer = ResizeObserver::new(report.as_ref().unchecked_ref()).ok()?;
        observe(&observer, &elements);
        Some(Self {
            observer,
            _report: report,
        })
    }
}

fn observe(observer: &ResizeObserver, elements: &[Element]) {
    for element in elements {
        observer.observe(element);
    }
}

impl Drop for SizeObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Reports where an element lies whenever it comes into what the reader sees, or leaves it.
#[must_use = "dropping the observer ends the reports"]
pub struct SightObserver {
    observer: IntersectionObserver,
    _report: Closure<dyn FnMut(Array)>,
}

/// Where an element lies.
pub enum Sight {
    Above,
    Seen,
    Below,
}

impl SightObserver {
    /// `margin` is how much further than the reader is taken to see, above and below, as in CSS.
    pub fn new(element: &Element, margin: &str, report: Callback<Sight>) -> Option<Self> {
        let report = Closure::new(move |entries: Array| {
            let entry: IntersectionObserverEntry = entries.pop().unchecked_into();
            report.emit(if entry.is_intersecting() {
                Sight::Seen
            } else if entry.bounding_client_rect().top() < 0.0 {
                Sight::Above
            } else {
                Sight::Below
            });
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(margin);
        let callback = report.as_ref().unchecked_ref();
        let observer = IntersectionObserver::new_with_options(callback, &options).ok()?;
        observer.observe(element);
        Some(Self {
            observer,
            _report: report,
        })
    }
}

impl Drop for SightObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
