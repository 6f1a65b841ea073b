//! Measures on the page what decides the layout: the widget's width, the size of its text and the
//! width of its letters.

use yew::prelude::*;

use web_sys::Element;

use super::{
    face::{Face, SAMPLE},
    size::Size,
};

/// The elements that are measured, never seen: as wide as the content, as 4 ems of the text, and
/// as a sample in regular and in bold letters. They change with the page's fonts, so watching
/// them is enough to know of a font that loads late or a reader's new font size.
pub fn probe() -> Html {
    html! {
        <div class="bt-probe" aria-hidden="true"><i /> <span>{SAMPLE}</span> <b>{SAMPLE}</b></div>
    }
}

/// The probe and what is in it, to be watched.
pub fn watched(probe: &Element) -> Vec<Element> {
    let mut all = vec![probe.clone()];
    let mut next = probe.first_element_child();
    while let Some(element) = next {
        next = element.next_element_sibling();
        all.push(element);
    }
    all
}

/// What the probe says; none while it is hidden or not laid out yet.
pub fn size(probe: &Element) -> Option<Size> {
    /// The usual size of text, in CSS pixels, and that of the samples, in ems.
    const USUAL: f64 = 16.0;
    const SAMPLES: f64 = 0.75;
    let widths: Vec<f64> = watched(probe).iter().map(width).collect();
    let [pixels, four_ems, regular, bold] = widths[..] else {
        return None;
    };
    // Also false for what is no number.
    let is_laid_out = pixels >= 1.0 && four_ems >= 1.0 && regular >= 1.0 && bold >= 1.0;
    if !is_laid_out {
        return None;
    }
    let em = four_ems / 4.0;
    let face = Face::measured(regular / (SAMPLES * em), bold / (SAMPLES * em));
    Some(Size::with_text(pixels, em / USUAL, face))
}

/// The width of an element's content in CSS pixels, whatever the page does to enlarge, shrink or
/// turn the widget as a whole; not a number where it has none.
fn width(element: &Element) -> f64 {
    let style = gloo::utils::window().get_computed_style(element);
    let width = style
        .ok()
        .flatten()
        .and_then(|style| style.get_property_value("width").ok());
    js_sys::parse_float(&width.unwrap_or_default())
}
