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

/// Reports whether an element has been scrolled away above the visible part of the page.
#[must_use = "dropping the observer ends the reports"]
pub struct AboveObserver {
    observer: IntersectionObserver,
    _report: Closure<dyn FnMut(Array)>,
}

impl AboveObserver {
    pub fn new(element: &Element, is_above: Callback<bool>) -> Option<Self> {
        let report = Closure::new(move |entries: Array| {
            let entry: IntersectionObserverEntry = entries.pop().unchecked_into();
            let top = entry.bounding_client_rect().top();
            is_above.emit(!entry.is_intersecting() && top < 0.0);
        });
        let observer = IntersectionObserver::new(report.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self {
            observer,
            _report: report,
        })
    }
}

impl Drop for AboveObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Reports whether an element lies within half a screen of what the reader sees.
#[must_use = "dropping the observer ends the reports"]
pub struct NearObserver {
    observer: IntersectionObserver,
    _report: Closure<dyn FnMut(Array)>,
}

impl NearObserver {
    pub fn new(element: &Element, is_near: Callback<bool>) -> Option<Self> {
        let report = Closure::new(move |entries: Array| {
            let entry: IntersectionObserverEntry = entries.pop().unchecked_into();
            is_near.emit(entry.is_intersecting());
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin("50% 0px");
        let callback = report.as_ref().unchecked_ref();
        let observer = IntersectionObserver::new_with_options(callback, &options).ok()?;
        observer.observe(element);
        Some(Self {
            observer,
            _report: report,
        })
    }
}

impl Drop for NearObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
