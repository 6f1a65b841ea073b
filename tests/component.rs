//! The component of a Yew application, as markup.
#![cfg(not(target_arch = "wasm32"))]

use brexit_transfer::{Options, Theme, Widget, WidgetProps};

fn drawn(options: Options) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let props = WidgetProps {
        options,
        on_outcome: Default::default(),
    };
    let renderer = yew::LocalServerRenderer::<Widget>::with_props(props).hydratable(false);
    runtime.expect("a runtime").block_on(renderer.render())
}

#[test]
fn it_says_its_theme_to_the_style_sheet() {
    assert!(drawn(Options::default()).contains("data-theme=\"auto\""));
    let dark = Options {
        theme: Theme::Dark,
        ..Options::default()
    };
    assert!(drawn(dark).contains("data-theme=\"dark\""));
}
