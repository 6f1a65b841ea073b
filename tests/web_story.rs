//! The curve, the mountain, the swing, the choice of the wall and the sources of the settings.
#![cfg(target_arch = "wasm32")]

mod support;

use support::*;
use wasm_bindgen_test::*;

wasm_bindgen_test_configure!(run_in_browser);

const FINE: &str = ".bt-finerow button";
const SWING: &str = "[data-act=swing]";
const CURVE: &str = "[data-panel=curve] figure";

#[wasm_bindgen_test]
async fn the_curve_gives_the_count_the_expected_seats_and_the_range() {
    let page = Page::new(&[]).await;
    for (transfer, words) in [
        (
            34,
            "62 seats at 34%. Let seats swing on their own, as they did in 2017–19, and 57.2 is likelier (90% range 52–62)",
        ),
        (
            50,
            "64 seats at 50%. Let seats swing on their own, as they did in 2017–19, and 62.4 is likelier (90% range 57–68)",
        ),
        (
            100,
            "81 seats at 100%. Let seats swing on their own, as they did in 2017–19, and 75.8 is likelier (90% range 71–80)",
        ),
    ] {
        page.drag(transfer).await;
        let text = page.text("[data-panel=curve] .bt-sub");
        assert!(text.contains(words), "{text}");
    }
    assert!(
        page.text("[data-panel=curve] .bt-sub")
            .contains("many seats fall by a hair")
    );
}

#[wasm_bindgen_test]
async fn keys_on_the_curve_move_the_votes() {
    let page = Page::new(&[("transfer", "61")]).await;
    assert!(page.press(CURVE, "ArrowRight").await);
    assert_eq!(page.value(MAIN), "62");
    page.press(CURVE, "PageUp").await;
    assert_eq!(page.value(MAIN), "72");
    page.press(CURVE, "End").await;
    assert_eq!(page.value(MAIN), "100");
    page.press(CURVE, "Home").await;
    assert_eq!(page.value(MAIN), "0");
    assert_eq!(page.attribute(CURVE, "aria-valuenow"), "0");
    assert!(!page.press(CURVE, "a").await, "other keys are the page's");
}

#[wasm_bindgen_test]
async fn the_mountain_gets_longer_and_hardly_higher() {
    let page = Page::new(&[]).await;
    assert_eq!(
        page.text("[data-panel=mountain] h3"),
        "From 202 seats, a majority is 124 gains away"
    );
    page.drag(77).await;
    assert_eq!(
        page.text("[data-panel=mountain] h3"),
        "From 174 seats, a majority is 152 gains away"
    );
    let text = page.text("[data-panel=mountain] .bt-sub");
    assert!(
        text.starts_with("The summit barely moves: 12.1 points, as in 2019."),
        "{text}"
    );
}

#[wasm_bindgen_test]
async fn every_panel_follows_the_swing() {
    let page = Page::new(&[]).await;
    assert!(page.find(SWING).is_none());
    page.click(FINE).await;
    page.enter(SWING, "-5").await;
    assert!(
        page.text(".bt-say")
            .contains("after a swing of 5.0 points to Labour")
    );
    assert!(page.text("[data-panel=seat] h3").starts_with("Labour hold"));
    let count = page.text("[data-panel=wall] h3 .n");
    assert!(count.parse::<usize>().expect("a count") < 49, "{count}");
    assert!(page.text("[data-panel=map] h3").contains(&count));
    assert!(
        page.text("[data-panel=curve] .bt-sub")
            .contains(&format!("{count} seats at 0%"))
    );
    assert!(
        page.text("[data-panel=wall] .bt-sub")
            .contains("would have stayed Labour")
    );
    assert!(
        !page
            .text("[data-panel=mountain] h3")
            .starts_with("From 202 seats")
    );
    assert!(
        page.attribute(MAIN, "aria-valuetext")
            .contains("after a swing of 5.0 points to Labour")
    );
}

#[wasm_bindgen_test]
async fn keys_move_the_swing_by_half_a_point_and_no_further_than_its_range() {
    let page = Page::new(&[]).await;
    page.click(FINE).await;
    page.press(SWING, "ArrowRight").await;
    assert_eq!(page.text(".bt-swing output"), "+0.5");
    page.press(SWING, "PageDown").await;
    assert_eq!(page.text(".bt-swing output"), "\u{2212}4.5");
    page.press(SWING, "Home").await;
    assert_eq!(page.text(".bt-swing output"), "\u{2212}25.0");
    page.press(SWING, "End").await;
    assert_eq!(page.text(".bt-swing output"), "+25.0");
}

#[wasm_bindgen_test]
async fn the_hartlepool_swing_is_a_setting_with_its_source() {
    let page = Page::new(&[]).await;
    page.click(FINE).await;
    page.choose("+16.0").await;
    until("the swing is there", || {
        page.text(".bt-swing output") == "+16.0"
    })
    .await;
    let text = page.text(".bt-finerow");
    assert!(
        text.contains("As in the swing of the Hartlepool by-election, everywhere."),
        "{text}"
    );
    page.click(FINE).await;
    assert!(
        page.text("[data-panel=seat] h3").starts_with("Labour hold"),
        "closing takes the swing back"
    );
}

#[wasm_bindgen_test]
async fn a_setting_names_its_source_while_it_is_chosen() {
    let page = Page::new(&[]).await;
    page.choose("77 Con").await;
    until("the source is named", || {
        page.text(".bt-source").contains("Survation")
    })
    .await;
    page.drag(10).await;
    assert_eq!(page.text(".bt-source"), "");
}

#[wasm_bindgen_test]
async fn the_reader_can_count_another_wall() {
    let page = Page::new(&[("transfer", "100")]).await;
    for (name, words) in [
        ("the North only", "of 90 red-wall seats"),
        ("with all of Wales", "of 142 red-wall seats"),
        ("Labour’s 202", "of 202 Labour seats of 2019"),
        ("our red wall", "of 127 red-wall seats"),
    ] {
        page.choose(name).await;
        let text = page.text("[data-panel=wall] h3 .o");
        assert!(text.starts_with(words), "{text}");
        let bricks = page.all("[role=option]").len();
        assert!(
            words.contains(&format!(" {bricks} ")),
            "{bricks} bricks for {words}"
        );
    }
}

#[wasm_bindgen_test]
async fn accents_and_case_do_not_matter_to_the_finder() {
    let page = Page::new(&[]).await;
    page.enter("[data-act=find]", "YNYS mon").await;
    assert!(page.text("[data-panel=list] tbody").contains("Ynys Môn"));
}
