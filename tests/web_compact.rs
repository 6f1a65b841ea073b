//! The compact widget, for live blogs: what `panels="seat"` shows, and what a reader can open.
#![cfg(target_arch = "wasm32")]

mod support;

use support::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::*;
use web_sys::ShadowRoot;

wasm_bindgen_test_configure!(run_in_browser);

const SEAT: &[(&str, &str)] = &[("panels", "seat")];
const MORE: &str = "[data-act=more]";
const HEADING: &str = "[data-panel=seat] h3";
/// What a compact widget leaves out: the settings, the three answers, what explains the chart, the
/// by-election, the list.
const LEFT_OUT: [&str; 7] = [
    ".bt-more",
    "[data-act=preset]",
    "[data-act=fine]",
    ".bt-score",
    "[data-panel=seat] .bt-sub",
    ".bt-sw",
    FINDER,
];

#[wasm_bindgen_test]
async fn the_seat_alone_is_the_control_and_the_result() {
    let page = Page::new(SEAT).await;
    for selector in LEFT_OUT {
        assert!(page.find(selector).is_none(), "{selector}");
    }
    assert_eq!(page.all("section").len(), 1);
    page.drag(62).await;
    assert_eq!(page.text(".bt-eye"), "Hartlepool");
    assert_eq!(page.text(HEADING), "Conservative gain majority 2,979");
    let chart = label(&page.get("[data-panel=seat] svg"));
    assert!(chart.contains("Conservative 44.9% (28.9)"), "{chart}");
    assert_eq!(
        page.text(".bt-f .src"),
        "A what-if, not a forecast. Results: House of Commons Library, UK Parliament."
    );
    assert_eq!(page.attribute(MORE, "aria-expanded"), "false");
    assert_eq!(page.text(MORE), "More");
}

#[wasm_bindgen_test]
async fn with_any_other_panel_the_settings_are_there() {
    for panels in ["seat wall", "list", "wall seat", ""] {
        let page = Page::new(&[("panels", panels)]).await;
        for selector in &LEFT_OUT[..4] {
            assert!(page.find(selector).is_some(), "{panels}: {selector}");
        }
        assert!(page.find(MORE).is_none(), "{panels}");
    }
}

#[wasm_bindgen_test]
async fn all_that_is_left_out_can_be_opened_and_folded_up_again() {
    let page = Page::new(SEAT).await;
    page.drag(62).await;
    page.click(MORE).await;
    until("the list is drawn", || page.find(FINDER).is_some()).await;
    for selector in LEFT_OUT {
        assert!(page.find(selector).is_some(), "{selector}");
    }
    assert_eq!(page.attribute(MORE, "aria-expanded"), "true");
    assert_eq!(page.text(MORE), "Less");
    // The keyboard goes on at what has been opened, and the votes stay as they were.
    assert_eq!(page.value(MAIN), "62");
    let root = page
        .container
        .get_root_node()
        .unchecked_into::<ShadowRoot>();
    let is_at_heading = || root.active_element() == page.find(HEADING);
    assert!(is_at_heading());
    // A seat that is found stays when all is folded up.
    page.enter(FINDER, "wansbeck").await;
    page.named("[data-act=focus]", "Wansbeck").click();
    drawn().await;
    page.click(MORE).await;
    for selector in LEFT_OUT {
        assert!(page.find(selector).is_none(), "{selector}");
    }
    assert_eq!(page.text(".bt-eye"), "Wansbeck back to Hartlepool");
    assert!(is_at_heading());
}
