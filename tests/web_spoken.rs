//! What a screen reader is told.
#![cfg(target_arch = "wasm32")]

mod support;

use std::collections::HashSet;

use js_sys::Function;
use support::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::*;
use web_sys::Element;

wasm_bindgen_test_configure!(run_in_browser);

const AT_62: &str = "62% to the Conservatives, 38% stay with Reform UK, 0% to Labour. \
                     Hartlepool: Conservative gain, majority 2,979. Red wall: 72 of 127 Conservative.";
const AT_77_5: &str = "77% to the Conservatives, 18% stay with Reform UK, 5% to Labour. \
                       Hartlepool: Conservative gain, majority 4,039. Red wall: 73 of 127 Conservative.";
const AT_34: &str = "34% to the Conservatives, 66% stay with Reform UK, 0% to Labour. \
                     Hartlepool: Conservative gain, majority 10. Red wall: 62 of 127 Conservative.";

/// Holds back the timers by which the live region waits, 400 ms after the last change, so that a
/// test says when they are over and no machine is too slow for it. Dropping it gives the page its
/// own timers back.
struct HeldTimers {
    timers: JsValue,
}

impl HeldTimers {
    fn new() -> Self {
        const HOLD: &str = "\
            const { setTimeout, clearTimeout } = globalThis; \
            const held = new Map(); let count = 0; \
            globalThis.setTimeout = (call, delay, ...rest) => { \
              if (delay !== 400) return setTimeout(call, delay, ...rest); \
              held.set(--count, call); return count }; \
            globalThis.clearTimeout = (id) => held.delete(id) || clearTimeout(id); \
            return { count: () => held.size, \
              end: () => { for (const [id, call] of held) { held.delete(id); call() } }, \
              restore: () => Object.assign(globalThis, { setTimeout, clearTimeout }) }";
        let timers = Function::new_no_args(HOLD).call0(&JsValue::NULL);
        Self {
            timers: timers.expect("timers"),
        }
    }

    fn call(&self, name: &str) -> JsValue {
        let function = js_sys::Reflect::get(&self.timers, &name.into()).expect("a member");
        Function::from(function)
            .call0(&JsValue::NULL)
            .expect("it can be called")
    }

    /// How many are under way.
    fn count(&self) -> f64 {
        self.call("count").as_f64().expect("a number")
    }

    /// Lets 400 ms pass.
    async fn end(&self) {
        self.call("end");
        drawn().await;
    }
}

impl Drop for HeldTimers {
    fn drop(&mut self) {
        self.call("restore");
    }
}

fn attribute(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

#[wasm_bindgen_test]
async fn the_handles_say_what_follows_from_them() {
    let page = Page::new(&[]).await;
    assert_eq!(
        page.attribute(MAIN, "aria-valuetext"),
        "0% to the Conservatives, 100% stay with Reform UK, 0% to Labour. \
         Hartlepool: Labour hold, majority 3,595. Red wall: 49 of 127 Conservative."
    );
    page.drag(62).await;
    assert_eq!(page.attribute(MAIN, "aria-valuetext"), AT_62);
    page.choose("77 Con").await;
    assert_eq!(page.attribute(MAIN, "aria-valuetext"), AT_77_5);
    assert_eq!(page.attribute(LABOUR, "aria-valuetext"), AT_77_5);
    assert_eq!(
        page.attribute(MAIN, "aria-label"),
        "Share of 2019 Brexit Party voters who switch to the Conservatives"
    );
    assert_eq!(
        page.attribute(LABOUR, "aria-label"),
        "Share of 2019 Brexit Party voters who switch to Labour"
    );
}

#[wasm_bindgen_test]
async fn the_live_region_leaves_the_slider_to_speak_for_itself() {
    let timers = HeldTimers::new();
    let page = Page::new(&[]).await;
    assert_eq!(page.all("[aria-live]").len(), 1);
    page.drag(62).await;
    page.press(MAIN, "PageUp").await;
    page.enter(FINDER, "hull").await;
    page.press(WALL, "End").await;
    assert_eq!(timers.count(), 0.0, "nothing is still to be told");
    assert_eq!(page.text(SPOKEN), "");
}

#[wasm_bindgen_test]
async fn the_live_region_tells_a_setting_once_it_is_reached() {
    let timers = HeldTimers::new();
    let page = Page::new(&[]).await;
    page.choose("34%").await;
    assert_eq!(timers.count(), 1.0);
    assert_eq!(page.text(SPOKEN), "");
    timers.end().await;
    assert_eq!(page.text(SPOKEN), AT_34);
}

#[wasm_bindgen_test]
async fn a_run_of_changes_is_told_once() {
    let timers = HeldTimers::new();
    let page = Page::new(&[("transfer", "34")]).await;
    for _ in 0..5 {
        page.click(".bt-finerow button").await;
        assert_eq!(timers.count(), 1.0, "each change waits anew");
        assert_eq!(page.text(SPOKEN), "");
    }
    timers.end().await;
    assert_eq!(page.text(SPOKEN), AT_34);
}

#[wasm_bindgen_test]
async fn the_live_region_tells_of_fine_tune_and_of_the_map() {
    let timers = HeldTimers::new();
    let page = Page::new(&[("transfer", "34")]).await;
    page.click("[data-panel=map] input[data-value='2017']")
        .await;
    timers.end().await;
    assert_eq!(page.text(SPOKEN), AT_34);
    page.drag(62).await;
    assert_eq!(timers.count(), 0.0, "the slider has spoken");
    page.click(".bt-finerow button").await;
    timers.end().await;
    assert_eq!(page.text(SPOKEN), AT_62);
}

#[wasm_bindgen_test]
async fn every_picture_is_an_image_with_data_or_is_hidden() {
    let page = Page::new(&[("transfer", "62")]).await;
    let mut told = 0;
    for picture in page.all("svg") {
        let hidden = picture.closest("[aria-hidden=true]").expect("a selector");
        if hidden.is_some() {
            continue;
        }
        told += 1;
        let role = attribute(&picture, "role");
        assert!(
            role == "img" || role == "listbox",
            "{}",
            picture.outer_html()
        );
        let words = label(&picture);
        let has_data = words.chars().any(|c| c.is_ascii_digit());
        assert!(has_data && words.split(' ').count() > 6, "{words:?}");
    }
    // Seat and its swing, wall, map, curve, mountain; the small maps stand in the wide layout.
    assert!(told >= 6, "{told} pictures are told");
    let starts = |selector: &str, start: &str| {
        let words = page.attribute(selector, "aria-label");
        assert!(words.starts_with(start), "{words}");
    };
    starts(
        "[data-panel=seat] figure svg",
        "Hartlepool, share of the vote in this scenario, with the election of 2019 and the \
         by-election in brackets: Labour 37.7% (37.7, 28.7), Conservative 44.9% (28.9, 51.9), \
         Brexit Party 9.8% (25.8, 1.2), others 7.6% (7.6, 18.2).",
    );
    starts(".bt-sw svg", "8.0 of the 16.0 points of swing");
    starts(
        WALL,
        "A wall of 127 bricks, one for each seat. 49 fell to the Conservatives in 2019, 23 more \
         fall at 62%, 55 do not; 46 not even at 100%.",
    );
    starts(MAP, "Map, one hexagon a seat, at 62%: ");
    // The sentences follow the slider.
    page.drag(100).await;
    starts(".bt-sw svg", "12.9 of the 16.0 points of swing");
    starts(MAP, "Map, one hexagon a seat, at 100%: ");
}

#[wasm_bindgen_test]
async fn the_wall_is_a_list_of_127_named_seats() {
    let page = Page::new(&[]).await;
    assert_eq!(page.attribute(WALL, "role"), "listbox");
    let names = || -> Vec<String> {
        let bricks = page.all(&format!("{WALL} [role=option]"));
        bricks.iter().map(label).collect()
    };
    let has = |name: &str| assert!(names().iter().any(|n| n == name), "{name}");
    assert_eq!(names().len(), 127);
    assert_eq!(names().iter().collect::<HashSet<_>>().len(), 127);
    has("Hartlepool, falls at 33.9%, Labour in this scenario");
    has("Bolsover, fell in 2019, Conservative in this scenario");
    has("Knowsley, never falls, Labour in this scenario");
    page.drag(62).await;
    has("Hartlepool, falls at 33.9%, Conservative in this scenario");
    has("Barnsley Central, falls at 61.5%, Conservative in this scenario");
    has("Makerfield, falls at 81.5%, Labour in this scenario");
    let now = |words: &str| names().iter().filter(|name| name.ends_with(words)).count();
    assert_eq!(now(", Conservative in this scenario"), 72);
    assert_eq!(now(", Labour in this scenario"), 55);
    assert_eq!(page.all("[role=option][aria-selected=true]").len(), 1);
}

#[wasm_bindgen_test]
async fn the_table_has_headers_for_columns_and_rows() {
    let page = Page::new(&[("transfer", "62")]).await;
    let columns: Vec<_> = page
        .all("[data-panel=list] thead th[scope=col]")
        .iter()
        .map(shown)
        .collect();
    assert_eq!(
        columns,
        ["Seat", "2019 majority", "Brexit votes", "Falls at"]
    );
    for row in page.all("[data-panel=list] tbody tr:not(.cut)") {
        let header = row.first_element_child().expect("a cell");
        assert_eq!(header.tag_name().to_lowercase(), "th");
        assert_eq!(attribute(&header, "scope"), "row");
        assert_eq!(row.child_element_count(), 4);
    }
    let field = page.attribute(FINDER, "id");
    assert_eq!(page.text(&format!("label[for='{field}']")), "Find a seat");
    assert_eq!(page.all("[role=status]").len(), 1);
}

#[wasm_bindgen_test]
async fn every_section_is_labelled_by_its_finding() {
    let page = Page::new(&[("transfer", "62")]).await;
    let sections = page.all("section");
    assert_eq!(sections.len(), 6);
    for section in sections {
        let id = attribute(&section, "aria-labelledby");
        let heading = section
            .query_selector(&format!("h3#{id}"))
            .expect("a selector");
        let words = shown(&heading.expect("its own h3"));
        assert!(words.len() > 10, "{words}");
    }
    let root = page.get(".bt");
    assert_eq!(attribute(&root, "role"), "group");
    assert_eq!(label(&root), "Brexit vote transfer: interactive");
    assert_eq!(page.attribute(".bt-ctl", "role"), "group");
    assert!(!page.attribute(".bt-ctl", "aria-label").is_empty());
    let settings = page.attribute(".bt-pre", "aria-labelledby");
    assert!(!page.text(&format!("#{settings}")).is_empty());
}

#[wasm_bindgen_test]
async fn the_copy_of_the_track_is_for_the_pointer_alone() {
    let page = Page::new(&[("transfer", "62")]).await;
    page.get("[data-panel=list]").scroll_into_view();
    until("the copy shows", || page.find(".bt-mini input").is_some()).await;
    assert_eq!(page.value(".bt-mini input"), "62");
    assert_eq!(page.attribute(".bt-mini", "aria-hidden"), "true");
    assert_eq!(page.attribute(".bt-mini input", "tabindex"), "-1");
    // What is hidden from assistive technology cannot be reached by the keyboard either.
    let reachable = "a, button, input, [tabindex='0']";
    for element in page.all(reachable) {
        let hidden = element.closest("[aria-hidden=true]").expect("a selector");
        let skipped = attribute(&element, "tabindex") == "-1";
        assert!(hidden.is_none() || skipped, "{}", element.outer_html());
    }
    page.enter(".bt-mini input", "34").await;
    assert_eq!(
        (page.value(MAIN), page.value(".bt-mini input")),
        ("34".into(), "34".into())
    );
}

#[wasm_bindgen_test]
async fn two_widgets_share_no_element_id() {
    let root = new_host(COLUMN);
    let one = Page::in_root(&root, &[]).await;
    let two = Page::in_root(&root, &[]).await;
    let ids = |page: &Page| -> Vec<String> { page.all("[id]").iter().map(Element::id).collect() };
    let all: Vec<String> = ids(&one).into_iter().chain(ids(&two)).collect();
    assert!(all.len() > 2 * 127);
    let mut seen = HashSet::new();
    for id in &all {
        assert!(seen.insert(id), "{id} is there twice");
    }
    // Nor does a choice in one move the radio buttons of the other.
    let name = |page: &Page| page.attribute("[data-panel=map] input[type=radio]", "name");
    assert_ne!(name(&one), name(&two));
}
