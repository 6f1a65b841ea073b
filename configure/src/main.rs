//! The configurator: a page on which an editor sets up the widget, sees it live, and copies the lines
//! for it. It is built from the widget's own library, so what it writes is what the widget reads.
//!
//! - [`setting`] is what the editor has asked for, and the one place where it changes; [`address`]
//!   keeps it in the page's address.
//! - [`asked`] reads it with the options' one parser, about the election that [`election`] fetches.
//! - [`lines`] and [`theme`] write what is copied.
//! - [`app`] is the page: its form, the live widget ([`preview`]) and what is copied ([`output`]).
//! - [`browser`] is where it meets the browser.

mod address;
mod app;
mod asked;
mod browser;
mod colours;
mod copy;
mod election;
mod finder;
mod form;
mod lines;
mod measure;
mod opening;
mod output;
mod panels;
mod picture;
mod preview;
mod setting;
mod still;
mod theme;
mod wall;

fn main() {
    if let Some(root) = browser::element("configurator") {
        yew::Renderer::<app::App>::with_root(root).render();
    }
}
