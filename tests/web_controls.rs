//! What each control does, by pointer and by key.
#![cfg(target_arch = "wasm32")]

mod embedded;
mod support;

use embedded::{default_wall, election};
use support::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::*;
use web_sys::{Element, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

const FINE: &str = ".bt-finerow button";
const SHOW_ALL: &str = "[data-panel=list] > .bt-link";
const WHOLE_MAP: &str = "[data-panel=map] > .bt-link";
const ROWS: &str = "[data-panel=list] tbody tr:not(.cut)";

#[wasm_bindgen_test]
async fn each_handle_pushes_the_other_before_it() {
    let page = Page::new(&[]).await;
    page.drag(80).await;
    page.click(FINE).await;
    assert_eq!(
        (page.value(MAIN), page.value(LABOUR)),
        ("80".into(), "0".into())
    );
    page.enter(LABOUR, "30").await;
    assert_eq!(
        (page.value(MAIN), page.value(LABOUR)),
        ("70".into(), "30".into())
    );
    assert!(page.text(".bt-say").contains("70%"));
    page.drag(90).await;
    assert_eq!(
        (page.value(MAIN), page.value(LABOUR)),
        ("90".into(), "10".into())
    );
    assert_eq!(
        page.text(".bt-say"),
        "If 90% of Brexit Party voters had switched to the Conservatives and 10% to Labour…"
    );
    // With room between them neither moves the other.
    page.drag(20).await;
    page.enter(LABOUR, "60").await;
    assert_eq!(
        (page.value(MAIN), page.value(LABOUR)),
        ("20".into(), "60".into())
    );
}

#[wasm_bindgen_test]
async fn closing_fine_tune_takes_back_what_labour_got() {
    let page = Page::new(&[]).await;
    assert_eq!(
        page.text(FINE),
        "Fine-tune: send some to Labour, add a swing"
    );
    assert_eq!(page.attribute(FINE, "aria-expanded"), "false");
    assert!(page.find(LABOUR).is_none());
    page.drag(34).await;
    page.click(FINE).await;
    assert_eq!(page.attribute(FINE, "aria-expanded"), "true");
    page.enter(LABOUR, "5").await;
    assert!(page.text("[data-panel=seat] h3").starts_with("Labour hold"));
    page.click(FINE).await;
    assert_eq!(page.attribute(FINE, "aria-expanded"), "false");
    assert!(page.find(LABOUR).is_none());
    assert_eq!(
        page.text("[data-panel=seat] h3"),
        "Conservative gain · majority 10"
    );
    page.click(FINE).await;
    assert_eq!(page.value(LABOUR), "0");
}

#[wasm_bindgen_test]
async fn a_setting_with_a_part_for_labour_opens_fine_tune() {
    let page = Page::new(&[]).await;
    page.choose("77 Con").await;
    assert_eq!(
        (page.value(MAIN), page.value(LABOUR)),
        ("77".into(), "5".into())
    );
    page.choose("34%").await;
    assert_eq!(page.value(MAIN), "34");
    assert!(page.find(LABOUR).is_none());
}

/// How many seats of the wall have a hexagon of this class.
fn wall_hexagons(page: &Page, class: &str) -> usize {
    let wall = default_wall();
    let seats = wall.seats().iter();
    seats
        .filter(|seat| {
            let hexagon = page.get(&format!("{MAP} [data-seat='{}']", seat.index()));
            hexagon.get_attribute("class").as_deref() == Some(class)
        })
        .count()
}

fn hexagon_class(page: &Page, seat: &str) -> String {
    let seat = election().find(seat).expect(seat).id.index();
    page.attribute(&format!("{MAP} [data-seat='{seat}']"), "class")
}

#[wasm_bindgen_test]
async fn the_map_goes_through_four_elections_to_the_readers_own() {
    let page = Page::new(&[("transfer", "62")]).await;
    let radios = page.all("[data-panel=map] fieldset input[type=radio]");
    let counts: Vec<String> = page
        .all("[data-panel=map] fieldset label")
        .iter()
        .map(shown)
        .collect();
    assert_eq!(
        counts,
        [
            "12 2010",
            "11 2015",
            "0 2017",
            "49 2019",
            "72 Your scenario"
        ]
    );
    // Not what it shows: it is there for those who cannot see the map.
    let legend = page.get("[data-panel=map] legend").text_content();
    assert_eq!(legend.as_deref(), Some("Show the map as of"));
    let name = radios[0].get_attribute("name").expect("a name");
    assert!(
        radios
            .iter()
            .all(|radio| radio.get_attribute("name").as_ref() == Some(&name))
    );
    let checked = || -> Vec<String> {
        let is_checked = |radio: &&Element| radio.unchecked_ref::<HtmlInputElement>().checked();
        let on = radios.iter().filter(is_checked);
        let labels = on.filter_map(|radio| radio.closest("label").expect("a selector"));
        labels.map(|label| shown(&label)).collect()
    };
    assert_eq!(checked(), ["72 Your scenario"]);
    assert_eq!(
        (wall_hexagons(&page, "mc"), wall_hexagons(&page, "br-n")),
        (49, 23)
    );
    assert_eq!(hexagon_class(&page, "Hartlepool"), "br-n");
    for (year, count) in [("2010", 12), ("2015", 11), ("2017", 0), ("2019", 49)] {
        page.click(&format!("[data-panel=map] input[data-value='{year}']"))
            .await;
        assert_eq!(checked(), [format!("{count} {year}")]);
        assert_eq!(
            (wall_hexagons(&page, "mc"), wall_hexagons(&page, "br-n")),
            (count, 0)
        );
        assert_eq!(hexagon_class(&page, "Hartlepool"), "ml");
        let label = page.attribute(MAP, "aria-label");
        assert!(
            label.contains(&format!("at the election of {year}: ")),
            "{label}"
        );
    }
    assert_eq!(hexagon_class(&page, "Bolsover"), "mc");
    // An election of the past stays as it was while the reader drags.
    page.drag(100).await;
    assert_eq!(
        (wall_hexagons(&page, "mc"), wall_hexagons(&page, "br-n")),
        (49, 0)
    );
    page.click("[data-panel=map] label:last-of-type input")
        .await;
    assert_eq!(
        (wall_hexagons(&page, "mc"), wall_hexagons(&page, "br-n")),
        (49, 32)
    );
    assert!(page.attribute(MAP, "aria-label").contains(" at 100%: "));
}

#[wasm_bindgen_test]
async fn the_map_widens_to_great_britain_and_back() {
    let page = Page::new(&[]).await;
    let hexagons = || page.all(&format!("{MAP} [data-seat]")).len();
    // The seats of the North, the Midlands and Wales.
    assert_eq!(hexagons(), 29 + 75 + 54 + 46 + 59 + 40);
    assert_eq!(page.text(WHOLE_MAP), "Show all of Great Britain");
    page.click(WHOLE_MAP).await;
    assert_eq!(hexagons(), 632);
    assert_eq!(
        page.text(WHOLE_MAP),
        "Show the North, Midlands and Wales only"
    );
    assert_eq!(hexagon_class(&page, "Moray"), "mc");
    page.click(WHOLE_MAP).await;
    assert_eq!(hexagons(), 303);
}

#[wasm_bindgen_test]
async fn the_finder_shows_hits_and_says_how_many() {
    let page = Page::new(&[]).await;
    let status = "[data-panel=list] [role=status]";
    let names = || -> Vec<String> {
        let rows = page.all(&format!("{ROWS} th"));
        rows.iter().map(shown).collect()
    };
    assert_eq!(page.text(status), "");
    assert_eq!(names().len(), 8);
    page.enter(FINDER, "kingston upon hull").await;
    assert_eq!(page.text(status), "3 seats");
    let mut found = names();
    found.sort();
    assert_eq!(
        found,
        [
            "Kingston upon Hull East",
            "Kingston upon Hull North",
            "Kingston upon Hull West and Hessle"
        ]
    );
    assert!(page.find(SHOW_ALL).is_none(), "the hits replace the window");
    page.enter(FINDER, "  HARTLEP ").await;
    assert_eq!(page.text(status), "1 seat");
    assert_eq!(
        page.text("[data-panel=list] tbody"),
        "Hartlepool 3,595 10,603 33.9%"
    );
    page.enter(FINDER, "ynys mon").await;
    assert_eq!(names(), ["Ynys Môn"]);
    page.enter(FINDER, "Atlantis").await;
    assert_eq!(page.text(status), "No seat");
    assert_eq!(
        page.text("[data-panel=list] tbody"),
        "No seat called “Atlantis”. Try part of a name."
    );
    page.enter(FINDER, " ").await;
    assert_eq!(page.text(status), "");
    assert_eq!(names().len(), 8);
}

#[wasm_bindgen_test]
async fn more_hits_than_are_shown_are_counted() {
    let page = Page::new(&[]).await;
    page.enter(FINDER, "north").await;
    let count: usize = page
        .text("[data-panel=list] [role=status]")
        .trim_end_matches(" seats")
        .parse()
        .expect("a number of seats");
    assert!(count > 20);
    assert_eq!(page.all(&format!("{ROWS} th")).len(), 8);
    let last = page.text("[data-panel=list] tbody tr:last-child");
    assert_eq!(
        last,
        format!("and {} more: type more of the name", count - 8)
    );
}

#[wasm_bindgen_test]
async fn all_seats_at_risk_are_listed_on_request() {
    let page = Page::new(&[]).await;
    page.drag(62).await;
    assert_eq!(page.all(ROWS).len(), 8);
    assert_eq!(
        page.text("[data-panel=list] .cut"),
        "▲ fallen · your slider: 62% · still standing ▼"
    );
    assert_eq!(page.attribute(SHOW_ALL, "aria-expanded"), "false");
    assert_eq!(page.text(SHOW_ALL), "Show all 78 seats");
    page.click(SHOW_ALL).await;
    assert_eq!(page.all(ROWS).len(), 78);
    assert_eq!(page.attribute(SHOW_ALL, "aria-expanded"), "true");
    let rows = page.all("[data-panel=list] tbody tr");
    let line = rows.iter().position(|row| row.class_name() == "cut");
    assert_eq!(line, Some(23), "the line lies below the 23 that fell");
    page.click(SHOW_ALL).await;
    assert_eq!(page.all(ROWS).len(), 8);
}

#[wasm_bindgen_test]
async fn a_seat_that_was_found_becomes_the_seat_in_focus() {
    let page = Page::new(&[("transfer", "25")]).await;
    assert!(page.find(".bt-back").is_none());
    page.enter(FINDER, "wansbeck").await;
    page.click("[data-panel=list] tbody .bt-seat").await;
    assert_eq!(
        page.attribute("[data-panel=list] tbody .bt-seat", "aria-pressed"),
        "true"
    );
    let eye = page.text("[data-panel=seat] .bt-eye").to_lowercase();
    assert!(eye.starts_with("wansbeck"), "{eye}");
    assert!(
        page.text(".bt-score")
            .starts_with("Wansbeck Labour hold majority ")
    );
    assert!(
        page.attribute(MAIN, "aria-valuetext")
            .contains(" Wansbeck: Labour hold, ")
    );
    assert!(
        page.text("[data-panel=wall] .bt-read")
            .starts_with("Wansbeck falls at 25.9%.")
    );
    page.drag(26).await;
    assert!(
        page.text("[data-panel=seat] h3")
            .starts_with("Conservative gain")
    );
    assert_eq!(page.text(".bt-back"), "back to Hartlepool");
    page.click(".bt-back").await;
    assert!(page.find(".bt-back").is_none());
    assert!(
        page.text(".bt-score")
            .starts_with("Hartlepool Labour hold majority ")
    );
}

#[wasm_bindgen_test]
async fn a_seat_off_the_map_widens_the_map() {
    let page = Page::new(&[("seat", "Moray")]).await;
    assert_eq!(page.all(&format!("{MAP} [data-seat]")).len(), 632);
    assert!(page.find(WHOLE_MAP).is_none());
    assert_eq!(page.text(".bt-back"), "back to Hartlepool");
}

#[wasm_bindgen_test]
async fn page_keys_move_a_handle_by_ten() {
    let page = Page::new(&[]).await;
    assert!(page.press(MAIN, "PageUp").await, "the page does not scroll");
    assert_eq!(page.value(MAIN), "10");
    page.drag(95).await;
    page.press(MAIN, "PageUp").await;
    assert_eq!(page.value(MAIN), "100");
    page.press(MAIN, "PageDown").await;
    assert_eq!(page.value(MAIN), "90");
    page.click(FINE).await;
    page.press(LABOUR, "PageUp").await;
    page.press(LABOUR, "PageUp").await;
    assert_eq!(
        (page.value(MAIN), page.value(LABOUR)),
        ("80".into(), "20".into())
    );
    page.press(LABOUR, "PageDown").await;
    page.press(LABOUR, "PageDown").await;
    page.press(LABOUR, "PageDown").await;
    assert_eq!(
        (page.value(MAIN), page.value(LABOUR)),
        ("80".into(), "0".into())
    );
    // The rest the browser does by itself.
    for key in ["ArrowRight", "Home", "End", "Tab", "Enter"] {
        assert!(!page.press(MAIN, key).await, "{key}");
    }
    assert!(!page.press(FINDER, "PageDown").await);
}

/// The place of the active brick, once for the list box and once for the bricks.
fn active(page: &Page) -> usize {
    let selected = page.all("[role=option][aria-selected=true]");
    assert_eq!(selected.len(), 1, "one brick is selected");
    assert_eq!(
        selected[0].id(),
        page.attribute(WALL, "aria-activedescendant")
    );
    let bricks = page.all("[role=option]");
    bricks
        .iter()
        .position(|brick| brick == &selected[0])
        .expect("a brick")
}

#[wasm_bindgen_test]
async fn arrows_walk_along_the_wall() {
    let page = Page::new(&[]).await;
    let hartlepool = active(&page);
    assert_eq!(
        page.all("[role=option]")[hartlepool],
        page.brick("Hartlepool")
    );
    assert_eq!(page.attribute(WALL, "tabindex"), "0");
    assert!(
        page.all("[role=option][tabindex]").is_empty(),
        "the wall is one tab stop"
    );
    assert!(page.press(WALL, "ArrowRight").await);
    assert_eq!(active(&page), hartlepool + 1);
    assert!(
        page.text(".bt-read")
            .starts_with("Barnsley East falls at 35.6%.")
    );
    page.press(WALL, "ArrowLeft").await;
    page.press(WALL, "ArrowUp").await;
    assert_eq!(active(&page), hartlepool - 12);
    page.press(WALL, "ArrowDown").await;
    assert_eq!(active(&page), hartlepool);
    assert!(page.text(".bt-read").starts_with(
        "Hartlepool falls at 33.9%. Labour majority in 2019: 3,595. Brexit Party: 10,603 votes."
    ));
    page.press(WALL, "End").await;
    assert_eq!(active(&page), 126);
    page.press(WALL, "ArrowRight").await;
    page.press(WALL, "ArrowDown").await;
    assert_eq!(active(&page), 126);
    page.press(WALL, "Home").await;
    page.press(WALL, "ArrowLeft").await;
    page.press(WALL, "ArrowUp").await;
    assert_eq!(active(&page), 0);
    assert!(!page.press(WALL, "Tab").await);
    assert!(!page.press(WALL, "x").await);
}

#[wasm_bindgen_test]
async fn a_tap_on_a_brick_reads_its_facts() {
    let page = Page::new(&[]).await;
    raise_click(&page.brick("Blaydon"));
    drawn().await;
    assert!(page.text(".bt-read").starts_with("Blaydon falls at 94.8%."));
    assert!(label(&page.all("[role=option]")[active(&page)]).starts_with("Blaydon, "));
    raise_click(&page.brick("Bolsover"));
    drawn().await;
    assert!(
        page.text(".bt-read")
            .starts_with("Bolsover fell in 2019, by 5,299 votes.")
    );
}

#[wasm_bindgen_test]
async fn a_click_on_the_curve_moves_the_votes_there() {
    let page = Page::new(&[]).await;
    let curve = page.get("[data-panel=curve] figure svg");
    let rect = curve.get_bounding_client_rect();
    let init = web_sys::MouseEventInit::new();
    init.set_bubbles(true);
    init.set_client_x((rect.left() + rect.width() / 2.0) as i32);
    let click = web_sys::MouseEvent::new_with_mouse_event_init_dict("click", &init).expect("click");
    curve.dispatch_event(&click).expect("a click");
    drawn().await;
    let transfer: u32 = page.value(MAIN).parse().expect("a number");
    assert!((45..=55).contains(&transfer), "{transfer}");
}
