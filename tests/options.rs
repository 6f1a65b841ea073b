//! What a page may ask for, and what it may not.
#![cfg(not(target_arch = "wasm32"))]

use brexit_transfer::Words;
use brexit_transfer::model::{Election, Scenario, Share, Swing};
use brexit_transfer::options::*;

mod embedded;

use embedded::{default_wall, election, wall};

fn set(key: Key, text: &str) -> (Options, Option<Warning>) {
    let mut options = Options::default();
    let warning = options.set_text(key, Some(text));
    (options, warning)
}

#[test]
fn the_defaults_are_those_of_the_attribute_table() {
    let o = Options::default();
    assert_eq!(o.scenario, Scenario::default());
    assert_eq!(&*election().seat(o.seat).name, "Hartlepool");
    assert_eq!(o.wall, wall("wall"));
    assert_eq!(o.panels, Panel::ALL);
    assert_eq!((o.theme, o.headline, o.home), (Theme::Auto, None, None));
}

#[test]
fn keys_have_a_name_in_html_and_one_in_script() {
    for key in Key::ALL {
        assert_eq!(Key::from_attribute(key.attribute()), Some(key));
        assert_eq!(Key::from_option(key.option()), Some(key));
    }
    assert_eq!(Key::LabourShare.attribute(), "labour-share");
    assert_eq!(Key::LabourShare.option(), "labourShare");
    assert_eq!(Key::from_attribute("labourShare"), None);
    assert_eq!(Key::from_option("labour-share"), None);
    assert_eq!(Key::from_option(""), None);
}

#[test]
fn numbers_are_plain_decimals_rounded_half_away_from_zero() {
    for (text, basis_points) in [
        ("62", 6_200),
        ("62.5", 6_250),
        ("62.44", 6_240),
        ("62.45", 6_250),
        ("62.4499999999999999999999", 6_240),
        ("0062.50", 6_250),
        (" \t\n62 ", 6_200),
        ("+5", 500),
        (".5", 50),
        ("5.", 500),
        ("100", 10_000),
        ("100.000", 10_000),
        ("-0", 0),
        ("0.04", 0),
    ] {
        let (o, warning) = set(Key::Transfer, text);
        assert_eq!(
            o.scenario.transfer().basis_points(),
            basis_points,
            "{text:?}"
        );
        assert_eq!(warning, None, "{text:?}");
    }
    for (text, hundredths) in [
        ("-2.005", -201),
        ("2.005", 201),
        ("-25", -2_500),
        ("25.00", 2_500),
        ("-0.004", 0),
    ] {
        let (o, warning) = set(Key::Swing, text);
        assert_eq!(o.scenario.swing().hundredths(), hundredths, "{text:?}");
        assert_eq!(warning, None, "{text:?}");
    }
}

#[test]
fn what_is_no_plain_decimal_is_the_default_with_a_warning() {
    for text in [
        "",
        " ",
        "abc",
        "NaN",
        "Infinity",
        "-Infinity",
        "1e1",
        "1E1",
        "0x10",
        "0b1",
        "1_000",
        "1,5",
        "62%",
        "--5",
        "+-5",
        "- 5",
        ".",
        "-",
        "+",
        "1.2.3",
        "6 2",
        "٦٢",
        "６２",
        "6\u{0}2",
        "null",
        "undefined",
        "1/2",
        "\u{2212}5",
        "62;",
        "<b>62</b>",
    ] {
        for key in [Key::Transfer, Key::LabourShare, Key::Swing] {
            let mut o = Options {
                scenario: Scenario::new(
                    Share::from_percent(10),
                    Share::from_percent(20),
                    Swing::from_hundredths(300),
                ),
                ..Options::default()
            };
            let warning = o.set_text(key, Some(text)).expect(text);
            assert_eq!((warning.key, warning.value.as_str()), (key, text));
            let left = match key {
                Key::Transfer => o.scenario.transfer().basis_points(),
                Key::LabourShare => o.scenario.labour_share().basis_points(),
                _ => o.scenario.swing().hundredths(),
            };
            assert_eq!(left, 0, "{key:?} {text:?}");
        }
    }
}

#[test]
fn a_number_out_of_range_is_cut_with_one_warning() {
    let huge = "9".repeat(10_000);
    for (key, text, wanted) in [
        (Key::Transfer, "100.04", 10_000),
        (Key::Transfer, "101", 10_000),
        (Key::Transfer, huge.as_str(), 10_000),
        (Key::Transfer, "99999999999999999999.9", 10_000),
        (Key::Transfer, "-0.04", 0),
        (Key::Transfer, "-1", 0),
        (Key::LabourShare, "250", 10_000),
        (Key::LabourShare, "-3", 0),
        (Key::Swing, "25.01", 2_500),
        (Key::Swing, "25.001", 2_500),
        (Key::Swing, "-26", -2_500),
        (Key::Swing, "-25.001", -2_500),
    ] {
        let (o, warning) = set(key, text);
        let found = match key {
            Key::Transfer => o.scenario.transfer().basis_points(),
            Key::LabourShare => o.scenario.labour_share().basis_points(),
            _ => o.scenario.swing().hundredths(),
        };
        assert_eq!(found, wanted, "{text:.20}");
        assert_eq!(warning.map(|w| w.key), Some(key), "{text:.20}");
    }
}

#[test]
fn an_absent_value_is_the_default_and_silent() {
    for key in Key::ALL {
        let mut o = Options {
            election: Election::embedded(),
            words: Words::english(),
            scenario: Scenario::new(
                Share::from_percent(9),
                Share::from_percent(9),
                Swing::from_hundredths(9),
            ),
            seat: election().find("Bolsover").unwrap().id,
            wall: wall("north"),
            panels: vec![Panel::Map],
            theme: Theme::Dark,
            headline: Some("A headline".to_owned()),
            src: Some("2024.election".to_owned()),
            home: Some("/widget/".to_owned()),
        };
        assert_eq!(o.set_text(key, None), None, "{key:?}");
        let defaults = Options::default();
        match key {
            Key::Transfer => assert_eq!(o.scenario.transfer(), Share::ZERO),
            Key::LabourShare => assert_eq!(o.scenario.labour_share(), Share::ZERO),
            Key::Swing => assert_eq!(o.scenario.swing(), Swing::ZERO),
            Key::Seat => assert_eq!(o.seat, defaults.seat),
            Key::Wall => assert_eq!(o.wall, defaults.wall),
            Key::Panels => assert_eq!(o.panels, defaults.panels),
            Key::Theme => assert_eq!(o.theme, defaults.theme),
            Key::Headline => assert_eq!(o.headline, None),
            Key::Src => assert_eq!(o.src, None),
            Key::Home => assert_eq!(o.home, None),
        }
    }
}

#[test]
fn transfer_and_labour_share_over_100_cut_the_labour_share_in_any_order() {
    let forward = [(Key::Transfer, "80"), (Key::LabourShare, "30.5")];
    let backward = [(Key::LabourShare, "30.5"), (Key::Transfer, "80")];
    for pairs in [forward, backward] {
        let (o, warnings) = Options::from_texts(Election::embedded(), &pairs);
        assert_eq!(o.scenario.transfer(), Share::from_percent(80));
        assert_eq!(o.scenario.labour_share(), Share::from_percent(20));
        assert_eq!(warnings.len(), 1);
        assert_eq!(
            (warnings[0].key, warnings[0].value.as_str()),
            (Key::LabourShare, "30.5")
        );
        // One at a time, in the order given, comes to the same.
        let mut o = Options::default();
        let said: Vec<_> = pairs
            .into_iter()
            .filter_map(|(key, text)| o.set_text(key, Some(text)))
            .collect();
        assert_eq!(said, warnings);
        assert_eq!(o.scenario.labour_share(), Share::from_percent(20));
    }
    let (_, warnings) = Options::from_texts(
        Election::embedded(),
        &[(Key::Transfer, "70"), (Key::LabourShare, "30")],
    );
    assert_eq!(warnings, []);
}

#[test]
fn a_seat_is_a_code_or_an_exact_name_on_the_map() {
    for (text, name) in [
        ("E14000733", "Hartlepool"),
        ("w07000041", "Ynys Môn"),
        (" bolsover ", "Bolsover"),
        ("YNYS MÔN", "Ynys Môn"),
        ("Chorley", "Chorley"),
    ] {
        let (o, warning) = set(Key::Seat, text);
        assert_eq!((&*election().seat(o.seat).name, warning), (name, None));
    }
    for text in [
        "",
        "Bolsove",
        "Belfast East",
        "N06000001",
        "E14000000",
        "0",
        "<script>",
    ] {
        let (o, warning) = set(Key::Seat, text);
        assert_eq!(&*election().seat(o.seat).name, "Hartlepool");
        assert_eq!(warning.map(|w| w.key), Some(Key::Seat), "{text:?}");
    }
}

#[test]
fn a_wall_is_a_rule_or_a_list_of_codes() {
    for (text, id) in [
        ("wall", "wall"),
        (" North ", "north"),
        ("WALES", "wales"),
        ("labour", "labour"),
        ("", "wall"),
        ("  ", "wall"),
    ] {
        let (o, warning) = set(Key::Wall, text);
        assert_eq!((o.wall, warning), (wall(id), None), "{text:?}");
    }
    let codes = |o: &Options| {
        let code = |id| &*election().seat(id).code;
        o.wall
            .seats()
            .iter()
            .map(|id| code(*id))
            .collect::<Vec<_>>()
    };
    let (o, warning) = set(Key::Wall, "e14000733\n E14000530  E14000733");
    assert_eq!(codes(&o), ["E14000530", "E14000733"]);
    assert_eq!((o.wall.id(election()), warning), ("custom", None));
    let (o, warning) = set(Key::Wall, "E14000733 N06000001 E99999999 north");
    assert_eq!(codes(&o), ["E14000733"]);
    assert_eq!(warning.map(|w| w.key), Some(Key::Wall));
    for text in [
        "custom",
        "red",
        "N06000001",
        "E14000733,E14000530",
        "Hartlepool",
    ] {
        let (o, warning) = set(Key::Wall, text);
        assert_eq!(o.wall, default_wall());
        assert!(warning.is_some(), "{text:?}");
    }
}

#[test]
fn panels_keep_their_order_once_each() {
    use Panel::{Curve, Map, Seat};
    for (text, panels, silent) in [
        ("map seat", vec![Map, Seat], true),
        (" MAP\tseat\nmap ", vec![Map, Seat], true),
        ("curve nonsense", vec![Curve], false),
        ("seat,map", vec![Seat, Map], true),
        (",map , SEAT,,curve\n,", vec![Map, Seat, Curve], true),
        ("seat;map,curve", vec![Curve], false),
        ("seat.map", Panel::ALL.to_vec(), false),
        ("seat\u{a0}map", Panel::ALL.to_vec(), false),
        (" , ,", Panel::ALL.to_vec(), true),
        ("nonsense", Panel::ALL.to_vec(), false),
        ("", Panel::ALL.to_vec(), true),
    ] {
        let (o, warning) = set(Key::Panels, text);
        assert_eq!((o.panels, warning.is_none()), (panels, silent), "{text:?}");
    }
}

#[test]
fn a_home_is_an_address_of_the_web_or_relative_to_the_page() {
    for text in [
        "https://cdn.example/brexit-transfer/",
        "HTTP://cdn.example",
        "https://[::1]:8080/a/?b#c",
        "/brexit-transfer-0.1.0/",
        "//cdn.example/widget/",
        "widget",
        "./widget/",
        "../a:b/",
        "?a:b",
        "été/",
    ] {
        let (o, warning) = set(Key::Home, &format!(" \n{text}\t"));
        assert_eq!((o.home.as_deref(), warning), (Some(text), None));
    }
    for text in [
        "",
        " ",
        "javascript:alert(1)",
        "JavaScript://cdn.example/%0aalert(1)",
        "data:text/html,x",
        "blob:https://cdn.example/1",
        "file:///etc/",
        "mailto:a@b",
        "https:",
        "https:cdn.example",
        "https:/cdn.example",
        "https://",
        "https:///cdn.example",
        "https://:80",
        "https://?",
        // A browser passes over these, and reads the scheme behind them.
        "\u{1}javascript:alert(1)",
        "java\nscript:alert(1)",
        "java\tscript:alert(1)",
        "https://a b/",
        ":",
        "x:",
    ] {
        let (o, warning) = set(Key::Home, text);
        assert_eq!(o.home, None, "{text:?}");
        assert_eq!(warning.map(|w| w.key), Some(Key::Home), "{text:?}");
    }
}

#[test]
fn themes_ignore_case_and_headlines_are_text() {
    assert_eq!(set(Key::Theme, " Dark ").0.theme, Theme::Dark);
    for text in ["", "sepia", "dark light"] {
        let (o, warning) = set(Key::Theme, text);
        assert_eq!(o.theme, Theme::Auto);
        assert!(warning.is_some(), "{text:?}");
    }
    let (o, warning) = set(Key::Headline, "  <b>Walls & bridges</b> ");
    assert_eq!(
        (o.headline.as_deref(), warning),
        (Some("<b>Walls & bridges</b>"), None)
    );
    assert_eq!(set(Key::Headline, " ").0.headline, None);
}

#[test]
fn a_warning_names_attribute_value_and_what_is_accepted_in_one_sentence() {
    let (_, warning) = set(Key::LabourShare, "lots");
    assert_eq!(
        warning.unwrap().to_string(),
        "The attribute labour-share cannot use all of \"lots\"; \
         accepted: a number from 0 to 100 that with transfer makes at most 100."
    );
    // Cut at a character, not in the middle of one.
    let (_, warning) = set(Key::Theme, &"ô".repeat(500));
    let text = warning.unwrap().to_string();
    assert!(
        text.contains(&format!("\"{}...\"", "ô".repeat(80))),
        "{text}"
    );
}

#[test]
fn of_a_repeated_option_the_first_counts_and_warnings_keep_the_keys_order() {
    let (o, warnings) = Options::from_texts(
        Election::embedded(),
        &[
            (Key::Theme, "neon".to_owned()),
            (Key::Transfer, "x".to_owned()),
            (Key::Swing, "1.5".to_owned()),
            (Key::Swing, "9".to_owned()),
        ],
    );
    assert_eq!(o.scenario.swing().hundredths(), 150);
    let keys: Vec<Key> = warnings.iter().map(|w| w.key).collect();
    assert_eq!(keys, [Key::Transfer, Key::Theme]);
}

fn options(texts: &[(Key, &str)]) -> Options {
    let (options, warnings) = Options::from_texts(Election::embedded(), texts);
    assert_eq!(warnings, []);
    options
}

#[test]
fn a_fragment_says_what_differs_from_the_start() {
    let start = Options::default();
    let now = options(&[
        (Key::Transfer, "62"),
        (Key::LabourShare, "5.5"),
        (Key::Swing, "-0.05"),
    ]);
    assert_eq!(
        write_fragment(&now, std::slice::from_ref(&start)),
        "t=62&l=5.5&s=-0.05"
    );
    assert_eq!(
        write_fragment(&start, std::slice::from_ref(&now)),
        "t=0&l=0&s=0"
    );
    assert_eq!(write_fragment(&now, std::slice::from_ref(&now)), "");
    let other = options(&[(Key::Seat, "Wansbeck"), (Key::Wall, "north")]);
    assert_eq!(
        write_fragment(&other, std::slice::from_ref(&start)),
        "seat=E14001014&wall=north"
    );
    assert_eq!(
        write_fragment(&start, std::slice::from_ref(&other)),
        "seat=E14000733&wall=wall"
    );
    // Whichever of two it opens with.
    let starts = [start.clone(), now.clone()];
    assert_eq!(write_fragment(&now, &starts), "t=62&l=5.5&s=-0.05");
    assert_eq!(write_fragment(&start, &starts), "t=0&l=0&s=0");
    // A list of seats is too long for an address.
    let listed = options(&[(Key::Wall, "E14000733 W07000057")]);
    assert_eq!(write_fragment(&listed, std::slice::from_ref(&start)), "");
}

#[test]
fn parts_of_a_fragment_that_cannot_be_read_are_passed_over() {
    let read = |parts: &[(&str, &str)]| {
        let own = |&(name, text): &(&str, &str)| (name.to_owned(), text.to_owned());
        read_fragment(parts.iter().map(own).collect())
    };
    let kept = |key: Key, text: &str| vec![(key, text.to_owned())];
    assert_eq!(read(&[("t", "62")]), kept(Key::Transfer, "62"));
    assert_eq!(
        read(&[("s", " -1.25 "), ("x", "9")]),
        kept(Key::Swing, " -1.25 ")
    );
    assert_eq!(read(&[("t", "x"), ("t", "5")]), kept(Key::Transfer, "5"));
    assert_eq!(read(&[("seat", "Wansbeck")]), kept(Key::Seat, "Wansbeck"));
    for nothing in [
        ("t", "abc"),
        ("t", ""),
        ("l", "1e1"),
        ("l", "--4"),
        ("s", "NaN"),
        ("T", "5"),
        ("transfer", "5"),
        ("section-3", ""),
        ("", ""),
        ("__proto__", "2"),
    ] {
        assert_eq!(read(&[nothing]), [], "{nothing:?}");
    }
}

#[test]
fn texts_set_upon_options_leave_the_others() {
    let mut now = options(&[
        (Key::Transfer, "10"),
        (Key::LabourShare, "5"),
        (Key::Seat, "Wansbeck"),
    ]);
    // The labour share is cut to what is left.
    let warnings = now.set_texts(&[(Key::LabourShare, "70"), (Key::Transfer, "40")]);
    assert_eq!(warnings.len(), 1);
    assert_eq!(now.scenario.transfer(), Share::from_percent(40));
    assert_eq!(now.scenario.labour_share(), Share::from_percent(60));
    assert_eq!(&*election().seat(now.seat).name, "Wansbeck");
}

#[test]
fn decimals_are_written_without_trailing_zeros() {
    for (units, places, text) in [
        (625, 2, "6.25"),
        (620, 2, "6.2"),
        (600, 2, "6"),
        (10_000, 2, "100"),
        (5, 2, "0.05"),
        (-5, 2, "-0.05"),
        (0, 2, "0"),
        (10, 0, "10"),
    ] {
        assert_eq!(write_decimal(units, places), text);
    }
}

/// A browser asks for the observed attributes before there is a module to say them.
#[test]
fn the_loader_observes_the_attributes_that_are_options() {
    let names: Vec<String> = Key::ALL
        .iter()
        .map(|key| format!("{:?}", key.attribute()))
        .collect();
    let line = format!("const OPTIONS = [{}];", names.join(", "));
    assert!(
        include_str!("../www/loader/widget.js").contains(&line),
        "{line}"
    );
}

#[test]
fn what_a_page_changes_later_leaves_the_reader_s_own_choices() {
    let at = |text| set(Key::Transfer, text).0;
    let seat = |name| election().find(name).expect(name).id;
    // The reader has dragged from 10 to 90 and gone to another seat.
    let mut shown = at("90");
    shown.seat = seat("Wakefield");
    let mut later = at("10");
    later.panels = vec![Panel::Seat];
    later.headline = Some("A headline".to_owned());

    shown.take_changes(&at("10"), &at("10"));
    assert_eq!(shown.scenario, at("90").scenario);
    shown.take_changes(&at("10"), &later);
    assert_eq!(shown.scenario, at("90").scenario);
    assert_eq!(shown.seat, seat("Wakefield"));
    assert_eq!(shown.panels, [Panel::Seat]);
    assert_eq!(shown.headline.as_deref(), Some("A headline"));
    shown.take_changes(&later, &at("20"));
    assert_eq!(shown.scenario, at("20").scenario);
    assert_eq!((shown.panels, shown.headline), (Panel::ALL.to_vec(), None));
}

#[test]
fn options_written_as_texts_are_read_as_the_same_options() {
    let texts = [
        (Key::Transfer, "62.5"),
        (Key::LabourShare, "5"),
        (Key::Swing, "-1.25"),
        (Key::Seat, "Wansbeck"),
        (Key::Wall, "E14000733 E14001014"),
        (Key::Panels, "wall, seat"),
        (Key::Theme, "Dark"),
        (Key::Headline, " A \"quoted\" headline "),
        (Key::Src, "2024.election"),
        (Key::Home, "/widget/"),
    ];
    let (options, warnings) = Options::from_texts(Election::embedded(), &texts);
    assert_eq!(warnings, []);
    let written = options.texts();
    assert_eq!(
        written[..4],
        [
            (Key::Transfer, "62.5".to_owned()),
            (Key::LabourShare, "5".to_owned()),
            (Key::Swing, "-1.25".to_owned()),
            (Key::Seat, "E14001014".to_owned()),
        ]
    );
    assert_eq!(written[4].1, "E14000733 E14001014");
    assert_eq!(
        written[5..7],
        [
            (Key::Panels, "wall seat".to_owned()),
            (Key::Theme, "dark".to_owned()),
        ]
    );
    let read = Options::from_texts(Election::embedded(), &written);
    assert_eq!(read, (options, vec![]));
    // What nobody asks for goes without saying, even where it is asked for.
    let (usual, _) = set(Key::Panels, "seat wall map curve mountain list");
    assert_eq!(usual.texts(), []);
}
