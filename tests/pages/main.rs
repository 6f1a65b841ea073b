//! Whole pages in a real browser, with the widget served from another origin.
//!
//! They need the release build and a WebDriver, which `cargo xtask test pages` provides:
//!
//! - `BREXIT_PAGES`: the folder of the release build, with `embed/` in it;
//! - `BREXIT_PAGES_DRIVER`: the addresses of drivers, one for each test that runs at a time;
//! - `BREXIT_PAGES_BROWSER`: `chromium` (the default), `firefox` or `webkitgtk`;
//! - `BREXIT_PAGES_PACKAGES`: a folder of npm packages, the published hosts of frames and axe-core;
//! - `BREXIT_PAGES_PANICKING`: a module for the same build that panics on demand;
//! - `BREXIT_PAGES_HOSTS`: the built apps of `tests/hosts/`, for the tests of `bundlers`, which
//!   `cargo xtask test hosts` runs;
//! - `BREXIT_PAGES_IN_YEW`: the built application of `examples/in-yew/`, for the tests of `in_yew`,
//!   which `cargo xtask test example` runs;
//! - `BREXIT_PAGES_NGINX`, `BREXIT_PAGES_CADDY`: the addresses of these servers, with `_FOLDER` what
//!   they serve, and `BREXIT_PAGES_NEXT`: a release after this one, for the tests of `delivery`, which
//!   `cargo xtask test deploy` runs.
//!
//! Without the first every test says so and passes.

#![cfg(not(target_arch = "wasm32"))]

mod accessibility;
mod bench;
mod bindings;
mod browser;
mod bundlers;
mod card;
mod collected;
mod compact;
mod configure;
mod delivery;
mod documents;
mod election;
mod element;
mod faces;
mod failures;
mod fallback;
mod frame;
mod guard;
mod hosts;
mod in_yew;
mod integrity;
mod keyboard;
mod language;
mod layout;
mod leaks;
#[path = "../documents/markdown.rs"]
mod markdown;
mod media;
mod methodology;
mod place;
mod policy;
mod retry;
#[path = "../documents/runners.rs"]
mod runners;
mod script;
mod server;
mod share;
mod share_pages;
mod site;
mod steps;
mod trace;
mod wasm;
