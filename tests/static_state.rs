//! The static state: what an editor pastes between the element's tags.
#![cfg(not(target_arch = "wasm32"))]

use brexit_transfer::{
    model::{Scenario, Wall, election, outcome, round_votes},
    view::still,
};

#[test]
fn it_has_nothing_that_a_strict_policy_refuses_and_no_dead_control() {
    let markup = still::fallback();
    for refused in [
        "style",
        "<script",
        " id=",
        " onclick",
        " onload",
        " onerror",
        "<button",
        "<input",
        "tabindex",
        "javascript:",
    ] {
        let tags = markup
            .split('<')
            .map(|part| part.split('>').next().unwrap_or(""));
        let found = tags
            .map(|tag| format!("<{tag}"))
            .find(|tag| tag.contains(refused));
        assert_eq!(found, None, "{refused}");
    }
}

#[test]
fn its_numbers_are_those_of_the_model() {
    let markup = still::fallback();
    let start = outcome(&Wall::default(), Scenario::default());
    let hartlepool = election().hartlepool();
    let majority = round_votes(start.seat(hartlepool.id).majority);
    assert_eq!(majority, 3595);
    for words in [
        "If <span class=\"num c-con\">0%</span> of Brexit Party voters",
        "Hartlepool: Labour hold, majority 3,595",
        "Labour 37.7%",
        &format!(
            "{} of {} red-wall seats Conservative",
            start.wall.conservative, start.wall.seats
        ),
        "Hartlepool would have fallen if 33.9% of its Brexit Party voters had switched",
        "32 more seats of the wall would have: 81 of 127",
        "A what-if, not a forecast",
    ] {
        assert!(markup.contains(words), "{words}");
    }
    // One brick a seat, 49 of them pale.
    let bricks = markup.matches("height=\"13\" rx=\"1\"").count();
    assert_eq!(bricks, 127);
}

#[test]
fn every_picture_has_words_and_fits_any_width() {
    let markup = still::fallback();
    let pictures: Vec<&str> = markup.split("<svg width").skip(1).collect();
    assert_eq!(pictures.len(), 4);
    for picture in pictures {
        assert!(picture.starts_with("=\"100%\""), "{picture}");
        assert!(picture.contains("role=\"img\" aria-label=\""), "{picture}");
    }
    assert!(!markup.contains("viewBox"));
}

#[test]
fn it_is_a_few_kilobytes() {
    assert!(still::fallback().len() < 20_000);
}
