//! The figures that a reader sees at each setting, against the published ones.
#![cfg(target_arch = "wasm32")]

mod support;

use support::*;
use wasm_bindgen_test::*;

wasm_bindgen_test_configure!(run_in_browser);

/// What every part of the widget says at one setting.
struct Figures {
    sentence: &'static str,
    /// Hartlepool, with the votes by which it is won.
    seat: &'static str,
    majority: &'static str,
    wall: u32,
    commons: &'static str,
    map: &'static str,
    /// Labour's seats, and how many more make a majority.
    labour: (u32, u32),
    /// The expected count and its range.
    expected: &'static str,
    next: &'static str,
}

fn check(page: &Page, figures: &Figures) {
    let Figures {
        seat,
        majority,
        wall,
        ..
    } = figures;
    assert_eq!(page.text(".bt-say"), figures.sentence);
    assert_eq!(
        page.text(".bt-score"),
        format!(
            "Hartlepool {seat} majority {majority} Red wall {wall} of 127 Conservative; 49 in 2019 \
             Commons majority {} 80 in 2019",
            figures.commons
        )
    );
    assert_eq!(
        page.text("[data-panel=seat] h3"),
        format!("{seat} · majority {majority}")
    );
    assert_eq!(
        page.text("[data-panel=wall] h3"),
        format!("{wall} of 127 red-wall seats Conservative")
    );
    assert_eq!(page.text("[data-panel=map] h3"), figures.map);
    assert_eq!(
        page.text("[data-panel=map] label:last-of-type b"),
        wall.to_string()
    );
    let curve = page.text("[data-panel=curve] .bt-sub");
    let start = format!("A simple count gives {wall} seats at ");
    assert!(curve.starts_with(&start), "{curve}");
    assert!(curve.contains(figures.expected), "{curve}");
    let (labour, climb) = figures.labour;
    assert_eq!(
        page.text("[data-panel=mountain] h3"),
        format!("From {labour} seats, a majority is {climb} gains away")
    );
    assert_eq!(page.text("[data-panel=list] h3"), figures.next);
}

#[wasm_bindgen_test]
async fn the_result_of_2019_stands_at_first() {
    let page = Page::new(&[]).await;
    check(
        &page,
        &Figures {
            sentence: "If 0% of Brexit Party voters had switched to the Conservatives…",
            seat: "Labour hold",
            majority: "3,595",
            wall: 49,
            commons: "Con 80",
            map: "None in 2017, 49 in 2019",
            labour: (202, 124),
            expected: "47.7 is likelier (90% range 43–53)",
            next: "Next to fall: Alyn and Deeside, at 8.0%",
        },
    );
    assert_eq!(page.text(".bt-hint"), "Drag to move voters");
    assert_eq!(page.text("[data-panel=wall] .bt-sub b"), "49 fell in 2019");
}

#[wasm_bindgen_test]
async fn hartlepool_falls_between_33_and_34_per_cent() {
    let page = Page::new(&[]).await;
    page.drag(33).await;
    check(
        &page,
        &Figures {
            sentence: "If 33% of Brexit Party voters had switched to the Conservatives…",
            seat: "Labour hold",
            majority: "96",
            wall: 60,
            commons: "Con 106",
            map: "None in 2017, 49 in 2019, 60 at 33%",
            labour: (189, 137),
            expected: "90% range",
            next: "Next to fall: Doncaster Central, at 33.3%",
        },
    );
    assert!(
        page.find(".bt-hint").is_none(),
        "the hint has done its work"
    );
    page.drag(34).await;
    check(
        &page,
        &Figures {
            sentence: "If 34% of Brexit Party voters had switched to the Conservatives…",
            seat: "Conservative gain",
            majority: "10",
            wall: 62,
            commons: "Con 110",
            map: "None in 2017, 49 in 2019, 62 at 34%",
            labour: (187, 139),
            expected: "57.2 is likelier (90% range 52–62)",
            next: "Next to fall: Barnsley East, at 35.6%",
        },
    );
    page.drag(33).await;
    assert_eq!(
        page.text("[data-panel=seat] h3"),
        "Labour hold · majority 96"
    );
}

#[wasm_bindgen_test]
async fn a_transfer_of_62_per_cent() {
    let page = Page::new(&[("transfer", "62")]).await;
    check(
        &page,
        &Figures {
            sentence: "If 62% of Brexit Party voters had switched to the Conservatives…",
            seat: "Conservative gain",
            majority: "2,979",
            wall: 72,
            commons: "Con 132",
            map: "None in 2017, 49 in 2019, 72 at 62%",
            labour: (176, 150),
            expected: "66.2 is likelier (90% range 61–71)",
            next: "Next to fall: Washington and Sunderland West, at 68.5%",
        },
    );
    let labels = page.all(".bt-seglab b");
    let labels: Vec<_> = labels.iter().map(shown).collect();
    assert_eq!(labels[..2], ["62%", "38%"]);
    let moved = page.text("[data-panel=seat] .bt-sub");
    let start = "6,574 of Hartlepool’s 10,603 Brexit Party votes move to the Conservatives.";
    assert!(moved.starts_with(start), "{moved}");
    assert_eq!(
        page.text(".bt-swl"),
        "8.0 Brexit Party voters switching 8.0 other causes"
    );
    let wall = page.text("[data-panel=wall] .bt-sub");
    let start = "49 fell in 2019 · 23 more fall at 62% · one brick, one seat.";
    assert!(wall.starts_with(start), "{wall}");
}

#[wasm_bindgen_test]
async fn all_of_them_are_the_ceiling() {
    let page = Page::new(&[]).await;
    page.drag(100).await;
    check(
        &page,
        &Figures {
            sentence: "If all of Brexit Party voters had switched to the Conservatives…",
            seat: "Conservative gain",
            majority: "7,008",
            wall: 81,
            commons: "Con 158",
            map: "None in 2017, 49 in 2019, 81 at 100%",
            labour: (164, 162),
            expected: "75.8 is likelier (90% range 71–80)",
            next: "Nothing more falls",
        },
    );
    assert_eq!(
        page.text(".bt-swl"),
        "12.9 Brexit Party voters switching 3.1 other causes"
    );
}

#[wasm_bindgen_test]
async fn the_poll_of_hartlepool_with_its_part_for_labour() {
    let page = Page::new(&[]).await;
    page.choose("77 Con").await;
    check(
        &page,
        &Figures {
            sentence: "If 77% of Brexit Party voters had switched to the Conservatives and 5% to Labour…",
            seat: "Conservative gain",
            // 11,869 + 77% of 10,603, less 15,464 + 5% of 10,603.
            majority: "4,039",
            wall: 73,
            commons: "Con 136",
            map: "None in 2017, 49 in 2019, 73 at 77%",
            labour: (174, 152),
            expected: "69.1 is likelier (90% range 64–74)",
            next: "Next to fall: Makerfield, at 86.5%",
        },
    );
    assert_eq!(
        page.text(".bt-swl"),
        "9.3 Brexit Party voters switching 6.7 other causes"
    );
}

#[wasm_bindgen_test]
async fn a_setting_is_pressed_while_it_is_the_scenario() {
    let page = Page::new(&[]).await;
    let pressed = || {
        let chips = page.all(".bt-more > .bt-pre .bt-chip[aria-pressed=true]");
        let words = chips.iter().map(shown);
        words.collect::<Vec<_>>()
    };
    assert_eq!(page.all(".bt-more > .bt-pre .bt-chip").len(), 6);
    assert_eq!(pressed(), ["0% 2019"]);
    for (start, say) in [
        ("34%", "If 34% of"),
        ("70 Con", "If 70% of"),
        ("71 Con", "If 71% of"),
        ("77 Con", "If 77% of"),
        ("100%", "If all of"),
        ("0%", "If 0% of"),
    ] {
        page.choose(start).await;
        let now = pressed();
        assert!(
            now.len() == 1 && now[0].starts_with(start),
            "{start}: {now:?}"
        );
        assert!(page.text(".bt-say").starts_with(say), "{start}");
    }
    page.drag(35).await;
    assert!(pressed().is_empty());
    page.drag(34).await;
    assert_eq!(pressed(), ["34% tips"]);
}
