//! The static state: what an editor pastes between the element's tags.
#![cfg(not(target_arch = "wasm32"))]

use brexit_transfer::{
    model::{Election, Party, Scenario, outcome, round_votes},
    options::{Key, Options},
    view::static_render,
};

mod embedded;

use embedded::{default_wall, election};

/// The static state of attributes.
fn fallback(pairs: &[(Key, &str)]) -> String {
    let (options, warnings) = Options::from_texts(Election::embedded(), pairs);
    assert_eq!(warnings, []);
    static_render::fallback(options)
}

/// Settings that make all that a static state can have.
const SETTINGS: [&[(Key, &str)]; 6] = [
    &[],
    &[(Key::Transfer, "62")],
    &[
        (Key::Transfer, "62.5"),
        (Key::LabourShare, "37.5"),
        (Key::Swing, "-12.34"),
        (Key::Seat, "Middlesbrough South and East Cleveland"),
        (Key::Headline, "<script>alert(1)</script>"),
    ],
    &[(Key::Transfer, "100"), (Key::Wall, "labour")],
    &[
        (Key::LabourShare, "100"),
        (Key::Seat, "Cumbernauld, Kilsyth and Kirkintilloch East"),
    ],
    &[
        (Key::Transfer, "50"),
        (Key::Seat, "Chorley"),
        (Key::Wall, "E14000733 W07000057"),
    ],
];

#[test]
fn it_has_nothing_that_a_strict_policy_refuses_and_no_dead_control() {
    for setting in SETTINGS {
        assert_harmless(&fallback(setting));
    }
}

fn assert_harmless(markup: &str) {
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
    let markup = fallback(&[]);
    let start = outcome(election(), &default_wall(), Scenario::default());
    let hartlepool = election().focus();
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

/// Published figures at 62%, in words and in bricks.
#[test]
fn at_62_per_cent_its_numbers_are_those_of_that_setting() {
    let markup = fallback(&[(Key::Transfer, "62")]);
    for words in [
        "If <span class=\"num c-con\">62%</span> of Brexit Party voters",
        ">to the Conservatives</text>",
        ">62%</text>",
        ">38%</text>",
        "<h3>At 62%, Hartlepool: Conservative gain, majority 2,979</h3>",
        "Conservative 44.9%",
        "By-election of May 2021",
        "<h3>At 62%, 72 of 127 red-wall seats Conservative, 49 in 2019</h3>",
        ">72 of 127</text>",
        ">Con; was 49</text>",
        ">Con 132</text>",
        "If all had, 9 more seats of the wall would have: 81 of 127",
        "A what-if, not a forecast",
    ] {
        assert!(markup.contains(words), "{words}");
    }
    // 23 bricks have stripes, and so do the bar of the moved votes and the track.
    let windows = markup.matches("height=\"13\" overflow=\"hidden\"").count();
    assert_eq!(windows, 23);
    assert_eq!(markup.matches("stroke-dasharray=\"2.8 5.7\"").count(), 2);
    // The handle stands at 62%, and the boundary of the bar with it.
    assert!(markup.contains("<svg x=\"62%\" overflow=\"visible\">"));
    let by_the_table = outcome(
        election(),
        &default_wall(),
        Options::from_texts(Election::embedded(), &[(Key::Transfer, "62")])
            .0
            .scenario,
    );
    assert_eq!(by_the_table.wall.conservative, 72);
    assert_eq!(by_the_table.commons.seats(Party::TO), 391);
}

#[test]
fn it_has_the_panels_asked_for_in_their_order() {
    let place = |markup: &str, words: &str| markup.find(words);
    let both = fallback(&[(Key::Panels, "wall list seat")]);
    assert!(place(&both, "red-wall seats Conservative</h3>") < place(&both, "majority 3,595</h3>"));
    let seat = fallback(&[(Key::Panels, "seat list")]);
    assert!(seat.contains("majority 3,595</h3>") && !seat.contains("One brick"));
    // The track and the score are there without any.
    let none = fallback(&[(Key::Panels, "map"), (Key::Headline, "Our <headline>")]);
    assert_eq!(none.matches("role=\"img\"").count(), 2);
    assert!(none.starts_with("<h2>Our &lt;headline&gt;</h2>"), "{none}");
}

/// As the live widget: the sentence, the track, the seat's result with its bars, and the source.
#[test]
fn with_the_seat_alone_it_is_compact() {
    let compact = fallback(&[(Key::Transfer, "62"), (Key::Panels, "seat")]);
    assert_harmless(&compact);
    assert_eq!(compact.matches("role=\"img\"").count(), 2);
    for words in [
        "If <span class=\"num c-con\">62%</span> of Brexit Party voters",
        "<h3>At 62%, Hartlepool: Conservative gain, majority 2,979</h3>",
        "Conservative 44.9%",
        "A what-if, not a forecast. Sources: House of Commons Library",
        "Open Parliament Licence v3.0</a>",
    ] {
        assert!(compact.contains(words), "{words} in {compact}");
    }
    for words in [
        "Commons: ",
        "red-wall seats",
        "By-election of May 2021",
        // In the chart there is room for names and shares alone.
        "18,443",
        "28.9% in 2019",
    ] {
        assert!(!compact.contains(words), "{words} in {compact}");
    }
    let height = |markup: &str| -> f64 {
        let heights = markup.split("<svg width=\"100%\" height=\"").skip(1);
        let heights = heights.map(|rest| rest.split('"').next().unwrap_or_default().parse::<f64>());
        heights.map(|height| height.expect("a height")).sum()
    };
    let usual = fallback(&[(Key::Transfer, "62"), (Key::Panels, "seat list")]);
    assert!(height(&compact) < 240.0, "{}", height(&compact));
    assert!(height(&usual) > 400.0, "{}", height(&usual));
}

/// An editor can paste the static state of one setting for another: it says which it is.
#[test]
fn its_words_name_the_setting() {
    for (setting, words) in [
        (
            &[(Key::LabourShare, "15")][..],
            "<h3>At 15% to Labour, Hartlepool: Labour hold",
        ),
        (
            &[
                (Key::Transfer, "62.5"),
                (Key::LabourShare, "15"),
                (Key::Swing, "-2"),
            ],
            "<h3>At 62.5%, 15% to Labour, a swing of 2.0 points to Labour, Hartlepool: Labour hold",
        ),
        (
            &[(Key::Seat, "wakefield")],
            "<h3>Wakefield: Conservative hold, majority 3,358</h3>",
        ),
    ] {
        let markup = fallback(setting);
        assert!(markup.contains(words), "{words} in {markup}");
    }
}

#[test]
fn every_picture_has_words_and_fits_any_width() {
    for setting in SETTINGS {
        assert_fluid(&fallback(setting));
    }
}

fn assert_fluid(markup: &str) {
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
    assert!(fallback(&[]).len() < 20_000);
    // Stripes take more, and compress to next to nothing.
    for setting in SETTINGS {
        let length = fallback(setting).len();
        assert!(length < 35_000, "{length}");
    }
}
