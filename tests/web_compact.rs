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
/// by-election, the method and the other buttons.
const LEFT_OUT: [&str; 8] = [
    "[data-act=preset]",
    "[data-act=fine]",
    ".bt-score",
    "[data-panel=seat] .bt-sub",
    ".bt-sw",
    ".bt-links",
    "[data-share=image]",
    "[data-share=data]",
];

/// Whether a reader can see such an element, or reach it with the keyboard.
fn is_there(page: &Page, selector: &str) -> bool {
    let all = page.all(selector);
    all.iter()
        .any(|element| element.get_bounding_client_rect().width() > 0.0)
}

#[wasm_bindgen_test]
async fn the_seat_alone_is_the_control_and_the_result() {
    let page = Page::new(SEAT).await;
    for selector in LEFT_OUT {
        assert!(!is_there(&page, selector), "{selector}");
    }
    assert_eq!(page.all("section").len(), 1);
    page.drag(62).await;
    assert_eq!(page.text(".bt-eye"), "Hartlepool");
    assert_eq!(page.text(HEADING), "Conservative gain majority 2,979");
    let chart = label(&page.get("[data-panel=seat] svg"));
    assert!(chart.contains("Conservative 44.9% (28.9, 51.9)"), "{chart}");
    assert_eq!(
        page.text(".bt-f > .bt-brief"),
        "A what-if, not a forecast. Results: House of Commons Library, UK Parliament."
    );
    for selector in [MAIN, MORE, "[data-share=link]"] {
        assert!(is_there(&page, selector), "{selector}");
    }
}

#[wasm_bindgen_test]
async fn with_any_other_panel_the_settings_are_there() {
    for panels in ["seat wall", "list", "wall seat", ""] {
        let page = Page::new(&[("panels", panels)]).await;
        for selector in &LEFT_OUT[..3] {
            assert!(is_there(&page, selector), "{panels}: {selector}");
        }
        assert!(page.find(MORE).is_none(), "{panels}");
    }
}

#[wasm_bindgen_test]
async fn all_that_is_left_out_can_be_opened_and_another_seat_found() {
    let page = Page::new(SEAT).await;
    page.drag(62).await;
    page.click(MORE).await;
    until("the list is drawn", || page.find(FINDER).is_some()).await;
    for selector in LEFT_OUT {
        assert!(is_there(&page, selector), "{selector}");
    }
    assert!(page.find(MORE).is_none());
    // The votes stay as they were, and the keyboard goes on at what has been opened.
    assert_eq!(page.value(MAIN), "62");
    let root = page.container.get_root_node();
    let root = root.unchecked_into::<ShadowRoot>();
    assert!(root.active_element() == page.find(HEADING));
    page.enter(FINDER, "wansbeck").await;
    page.named("[data-act=focus]", "Wansbeck").click();
    drawn().await;
    assert_eq!(page.text(".bt-back"), "back to Hartlepool");
}
