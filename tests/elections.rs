//! Other elections than the one that the crate brings along.
#![cfg(not(target_arch = "wasm32"))]

#[path = "../packing/tests/translated/mod.rs"]
mod translated;

use std::{fs, path::Path, rc::Rc};

use brexit_transfer::{
    model::{
        Election, FileError, Party, Scenario, Seat, Share, Swing, TippingPoint, Wall, outcome,
        tipping_point,
    },
    options::{Key, Options, Panel},
    view::static_render,
};
use election_packing::{Folder, pack};
use translated::{CODE, capitals, drop_languages, in_capitals, with};

fn folder(name: &str) -> Folder {
    let root = env!("CARGO_MANIFEST_DIR");
    Folder::read(Path::new(&format!("{root}/data/{name}"))).unwrap()
}

fn election(folder: &Folder) -> Rc<Election> {
    Election::read(&pack(folder).unwrap().bytes).unwrap()
}

fn at(transfer: i64) -> Scenario {
    Scenario::new(Share::from_percent(transfer), Share::ZERO, Swing::ZERO)
}

/// data/2024/README.md has these figures, and packing/tests/recount_2024.rs recounts them plainly.
#[test]
fn the_election_of_2024_is_the_published_table() {
    let election = election(&folder("2024"));
    let walls: Vec<Wall> = (0..3).map(|place| Wall::new(&election, place)).collect();
    let sizes: Vec<usize> = walls.iter().map(|wall| wall.seats().len()).collect();
    assert_eq!(sizes, [106, 228, 411]);
    for (transfer, con, lab, fallen) in [
        (0, 121, 411, [0, 0, 0]),
        (10, 140, 397, [4, 4, 16]),
        (20, 158, 382, [10, 10, 30]),
        (30, 181, 363, [19, 19, 48]),
        (40, 190, 356, [23, 23, 56]),
        (50, 210, 341, [34, 34, 70]),
        (60, 232, 319, [47, 47, 92]),
        (70, 251, 304, [59, 59, 107]),
        (80, 267, 292, [67, 68, 119]),
        (90, 283, 280, [71, 73, 131]),
        (100, 302, 267, [74, 83, 144]),
    ] {
        for (wall, fallen) in walls.iter().zip(fallen) {
            let found = outcome(&election, wall, at(transfer));
            let commons = &found.commons;
            let seats = (commons.seats(Party::TO), commons.seats(Party::THIRD));
            assert_eq!(seats, (con, lab), "at {transfer}%");
            assert_eq!(found.wall.fallen.len(), fallen, "at {transfer}%");
            // Nobody has measured how far these seats stray.
            assert_eq!(found.band, None);
        }
    }
    let labour = |transfer| {
        outcome(&election, &walls[0], at(transfer))
            .commons
            .seats(Party::THIRD)
    };
    assert_eq!((labour(57), labour(58)), (330, 325));
    let hartlepool = election.focus();
    assert_eq!(&*hartlepool.name, "Hartlepool");
    let tip = tipping_point(hartlepool, Share::ZERO, Swing::ZERO)
        .percent()
        .unwrap();
    assert!((tip - 100.0 * 8_647.0 / 8_716.0).abs() < 1e-9, "{tip}");
}

#[test]
fn two_elections_differ_in_all_that_a_reader_sees() {
    let election = election(&folder("2024"));
    let options = Options::new(Rc::clone(&election));
    let markup =
        static_render::widget(options, 620.0) + &static_render::fallback(Options::new(election));
    for words in [
        "Reform UK vote transfer",
        "of Reform UK voters had switched to the ",
        "replays the 2024 vote",
        "Won back",
        "The Conservatives’ mountain",
        "General election 2024",
    ] {
        assert!(markup.contains(words), "{words}");
    }
    for words in [
        "2017",
        "1935",
        "red wall",
        "Red wall",
        "Survation",
        "now Reform UK",
        "by-election",
    ] {
        assert!(!markup.contains(words), "{words}");
    }
}

/// 2024 the other way round: Conservative voters to Reform UK, with only that line changed.
fn turned() -> Folder {
    let mut folder = folder("2024");
    let text = folder.files.get_mut("election.toml").unwrap();
    let line = text
        .lines()
        .find(|line| line.starts_with("move = "))
        .unwrap()
        .to_owned();
    *text = text.replace(
        &line,
        r#"move = { from = "con", to = "reform", third = "lab" }"#,
    );
    folder
}

#[test]
fn the_votes_can_move_the_other_way() {
    let turned = election(&turned());
    let code = |party| &*turned.party(party).code;
    assert_eq!(
        [Party::TO, Party::THIRD, Party::FROM].map(code),
        ["reform", "lab", "con"]
    );
    assert!(turned.party(Party::TO).colours.is_some());
    let wall = Wall::new(&turned, 2);
    let (still, all) = (
        outcome(&turned, &wall, at(0)),
        outcome(&turned, &wall, at(100)),
    );
    assert_eq!(still.commons.seats(Party::TO), 5);
    assert_eq!(still.commons.seats(Party::FROM), 121);
    // Plainly: whoever has most once the two are added together.
    let reform = |seat: &&Seat| {
        let both = seat.votes(Party::TO) + seat.votes(Party::FROM);
        let rivals = turned
            .parties()
            .filter(|&p| p != Party::TO && p != Party::FROM && p != turned.others());
        let best = rivals
            .map(|p| seat.votes(p))
            .max()
            .unwrap()
            .max(seat.other_max);
        match seat.changeable {
            true => both > best,
            false => seat.winner() == Party::TO,
        }
    };
    let wanted = turned.seats().iter().filter(reform).count();
    assert_eq!(usize::from(all.commons.seats(Party::TO)), wanted);
    assert_eq!(all.commons.seats(Party::FROM), 0);
    let one = Scenario::new(
        Share::from_percent(40),
        Share::from_percent(10),
        Swing::ZERO,
    );
    let options = Options {
        scenario: one,
        ..Options::new(Rc::clone(&turned))
    };
    let markup = static_render::widget(options, 360.0);
    for words in ["1 falls at 40%", "1 seat at 40%"] {
        assert!(markup.contains(words), "{words}");
    }
    let options = Options {
        scenario: at(62),
        ..Options::new(turned)
    };
    let markup = static_render::widget(options, 360.0);
    assert!(markup.contains("of Conservative voters had switched to "));

    assert!(markup.contains("data-own=\"to"));
}

/// The static state at a setting in which votes move to both, with a wall of all seats that the
/// receiving party then has.
fn still(election: Rc<Election>) -> String {
    let scenario = Scenario::new(
        Share::from_percent(40),
        Share::from_percent(10),
        Swing::ZERO,
    );
    let mut options = Options {
        scenario,
        ..Options::new(election)
    };
    let outcome = options.outcome();
    let seats = options.election.seats().iter();
    let seats = seats.filter(|seat| outcome.seat(seat.id).winner == Party::TO);
    let codes: Vec<&str> = seats.map(|seat| &*seat.code).collect();
    assert_eq!(options.set_text(Key::Wall, Some(&codes.join(" "))), None);
    static_render::fallback(options)
}

#[test]
fn the_static_state_has_an_elections_own_colours() {
    let turned = still(election(&turned()));
    // The bars of the three parties of the question with their stripes, then the first one's bricks:
    // as counted, and those that it wins.
    let looks = [
        r##"fill="#0a95aa"></rect><g stroke="#000" stroke-dasharray="2.8 5.7">"##,
        r##"fill="#d93b4b"></rect><g stroke="#fbd9dc" stroke-dasharray="2.8 5.7">"##,
        r##"fill="#346db8""##,
        r##"fill="none" stroke="#0a95aa""##,
        r##"fill="#0a95aa" stroke="#0a95aa""##,
        r##"<g stroke="#000" stroke-dasharray="1.8 4.7">"##,
    ];
    for look in looks {
        assert!(turned.contains(look), "{look}");
    }
    for colour in ["#7fe3f0", "#5283b6"] {
        assert!(!turned.contains(colour), "{colour}");
    }
}

#[test]
fn the_static_state_of_2019_has_the_colours_of_the_style_sheets_places() {
    let markup = still(Election::embedded());
    for look in [
        r##"fill="#346db8"></rect><g stroke="#7fe3f0" stroke-dasharray="2.8 5.7">"##,
        r##"fill="#d93b4b"></rect><g stroke="#fbd9dc" stroke-dasharray="2.8 5.7">"##,
        r##"fill="#0a95aa""##,
        r##"fill="none" stroke="#5283b6""##,
    ] {
        assert!(markup.contains(look), "{look}");
    }
    assert!(!markup.contains("stroke=\"#000\""));
}

#[test]
fn a_panel_without_data_is_left_out() {
    let mut folder = folder("2024");
    drop_languages(&mut folder);
    let text = folder.files.get_mut("election.toml").unwrap();
    let start = text.find("[climb]").unwrap();
    let end = start + text[start..].find("\n\n").unwrap();
    text.replace_range(start..end, "");
    let election = election(&folder);
    let mut options = Options::new(election);
    assert!(!options.panels.contains(&Panel::Mountain));
    assert_eq!(options.set_text(Key::Panels, Some("mountain list")), None);
    assert_eq!(options.panels, [Panel::List]);
    // Asked for alone it leaves what the election is meant to be shown with.
    options.set_text(Key::Panels, Some("mountain"));
    assert_eq!(
        options.panels,
        [
            Panel::Seat,
            Panel::Wall,
            Panel::Map,
            Panel::Curve,
            Panel::List
        ]
    );
    assert_eq!(options.outcome().mountain, None);
}

/// Five seats that a newcomer starts from.
fn new_election(name: &str) -> Folder {
    let path = std::env::temp_dir().join(format!("{name}-{}", std::process::id()));
    election_packing::new_election(&path).unwrap();
    let folder = Folder::read(&path).unwrap();
    fs::remove_dir_all(&path).unwrap();
    folder
}

#[test]
fn a_new_election_can_be_shown() {
    let election = election(&new_election("a-new-election"));
    assert_eq!(election.seats().len(), 5);
    let falls = |seat: &&Seat| tipping_point(seat, Share::ZERO, Swing::ZERO) != TippingPoint::Never;
    assert!(election.seats().iter().filter(falls).count() > 0);
    for percent in [0, 50, 100] {
        let options = Options {
            scenario: at(percent),
            ..Options::new(Rc::clone(&election))
        };
        assert!(static_render::widget(options, 360.0).len() > 10_000);
    }
}

/// The words of the election that has its own in `data/2019`, in that order, in capitals.
fn embedded_in_capitals() -> Vec<Rc<str>> {
    let packed = pack(&in_capitals(&folder("2019"))).unwrap();
    let words = packed.languages[CODE].iter();
    words.map(|text| Rc::from(text.as_str())).collect()
}

/// All that readers see of an election as it is.
fn words(election: &Election) -> Vec<String> {
    let mut words: Vec<&str> = Vec::new();
    for party in election.parties().map(|party| election.party(party)) {
        words.extend([
            &*party.name,
            &party.collective,
            &party.short,
            &party.to_words,
        ]);
        words.extend(party.now.iter().flat_map(|(now, short)| [&**now, short]));
    }
    let texts = election.texts();
    words.extend([&*texts.title, &texts.name, &texts.credit]);
    words.extend([&*texts.sources_short, &texts.caveats, &texts.sources]);
    words.extend([&*texts.licence.notice, &texts.close_up, &texts.whole]);
    words.extend([&*texts.house, &texts.house_short]);
    words.extend(texts.links.iter().map(|(words, _)| &**words));
    let labels = election.regions().iter().filter_map(|r| r.label.as_ref());
    words.extend(labels.map(|label| &*label.text));
    for group in election.groups() {
        words.extend([&*group.name, &group.title, &group.seats_words]);
        words.extend([&*group.seat_words, &group.tag, &group.choice, &group.rule]);
    }
    for setting in election.settings() {
        words.extend([&*setting.label, &setting.chip]);
        words.extend([&*setting.short, &setting.source]);
    }
    let swings = election.swings().iter();
    words.extend(swings.flat_map(|swing| [&*swing.label, &swing.source]));
    let climb = election.climb().into_iter();
    words.extend(climb.flat_map(|climb| [&*climb.title, &climb.since]));
    words.extend(election.spread().iter().map(|spread| &*spread.measured));
    words.retain(|words| !words.is_empty());
    words.into_iter().map(str::to_owned).collect()
}

/// What is the same in every language.
fn names(election: &Election) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    let parties = election.parties().map(|party| election.party(party));
    names.extend(parties.map(|party| &*party.code));
    names.extend([
        &*election.texts().example,
        &election.texts().licence.address,
    ]);
    names.extend(election.texts().links.iter().map(|(_, address)| &**address));
    names.extend(election.regions().iter().map(|region| &*region.name));
    names.extend(election.groups().iter().map(|group| &*group.id));
    names.extend(election.settings().iter().map(|setting| &*setting.id));
    let seats = election.seats().iter();
    names.extend(seats.flat_map(|seat| [&*seat.code, &seat.name]));
    names
}

fn assert_in_capitals(translated: &Election, own: &Election) {
    let wanted: Vec<String> = words(own).iter().map(|text| capitals(text)).collect();
    assert_eq!(words(translated), wanted);
    assert_eq!(names(translated), names(own));
    for percent in [0, 62, 100] {
        for place in 0..own.groups().len() {
            let counted =
                |election: &Election| outcome(election, &Wall::new(election, place), at(percent));
            assert_eq!(counted(translated), counted(own));
        }
    }
}

#[test]
fn a_file_says_all_its_words_in_each_of_its_languages() {
    for mut folder in [new_election("its-words"), folder("2019"), folder("2024")] {
        drop_languages(&mut folder);
        let own = election(&folder);
        let folder = with(&in_capitals(&folder), "aa.toml", str::to_owned);
        let file = pack(&folder).unwrap().bytes;
        assert_in_capitals(&Election::read_in(&file, CODE).unwrap(), &own);
        for same in [
            Election::read(&file),
            Election::read_in(&file, "aa"),
            // It has no such language.
            Election::read_in(&file, "zz"),
            Election::read_in(&file, ""),
        ] {
            let same = same.unwrap();
            assert_eq!(words(&same), words(&own));
            assert_eq!(names(&same), names(&own));
        }
    }
}

#[test]
fn a_widget_shows_an_election_in_another_language() {
    let file = pack(&in_capitals(&folder("2024"))).unwrap().bytes;
    let election = Election::read_in(&file, CODE).unwrap();
    let options = Options {
        scenario: at(40),
        ..Options::new(election)
    };
    let markup = static_render::widget(options.clone(), 620.0) + &static_render::fallback(options);
    for words in [
        "CONSERVATIVE",
        "WON BACK",
        "THE CONSERVATIVES’ MOUNTAIN",
        "CONTAINS PARLIAMENTARY INFORMATION LICENSED UNDER THE <a href=\"https://www.parliament.uk/",
        ">OPEN PARLIAMENT LICENCE V3.0</a>.",
    ] {
        assert!(markup.contains(words), "{words}");
    }
    for words in ["Conservative", "Won back", "Licence v3.0"] {
        assert!(!markup.contains(words), "{words}");
    }
}

#[test]
fn what_follows_votes_move_has_its_people_apart() {
    let election = Election::embedded();
    let to = |party| election.party(party).to();
    assert_eq!(to(Party::TO), "to the Conservatives");
    assert_eq!(to(Party::THIRD), "to Labour");
    let parts = |party| election.party(party).to_parts();
    assert_eq!(parts(Party::TO), ("to the ", "Conservatives"));
    assert_eq!(parts(Party::THIRD), ("to ", "Labour"));
}

#[test]
fn a_notice_has_its_licence_apart() {
    let election = Election::embedded();
    let wanted = (
        "Contains Parliamentary information licensed under the ",
        "Open Parliament Licence v3.0",
        ".",
    );
    assert_eq!(election.texts().licence.parts(), wanted);
}

#[test]
fn the_embedded_election_takes_words_from_outside() {
    let words = embedded_in_capitals();
    let translated = Election::embedded_in(&words).unwrap();
    assert_in_capitals(&translated, &Election::embedded());
}

#[test]
fn words_that_are_not_those_of_the_embedded_election_are_refused() {
    let words = embedded_in_capitals();
    let refused = |words: &[Rc<str>]| match Election::embedded_in(words) {
        Err(FileError::Wrong(what)) => what,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(&words[1..]), "brackets");
    assert_eq!(
        refused(&words[..words.len() - 1]),
        "the words of a language"
    );
    assert_eq!(
        refused(&[&words[..], &words[..1]].concat()),
        "the words of a language"
    );
    assert_eq!(refused(&[]), "the words of a language");
    let place = words.iter().position(|text| &**text == "TO [LABOUR]");
    for wrong in [
        "",
        "to Labour",
        "to [Labour",
        "to []",
        "[Labour] to",
        "[to] [Labour]",
    ] {
        let mut words = words.clone();
        words[place.unwrap()] = wrong.into();
        assert_eq!(refused(&words), "brackets", "{wrong}");
    }
}

#[test]
fn a_file_kept_apart_from_its_languages_has_its_own_words() {
    let packed = pack(&in_capitals(&folder("2019"))).unwrap();
    let plain = Election::read_in(&packed.without_languages(), CODE).unwrap();
    assert_eq!(words(&plain), words(&Election::embedded()));
}

/// What a page says of an election is in its folder: so the code has no words for one.
#[test]
fn the_code_knows_no_party_no_place_and_no_year() {
    const NAMES: [&str; 12] = [
        "Hartlepool",
        "Wansbeck",
        "Brexit Party",
        "Conservative",
        "Labour ",
        "Labour’",
        "Reform UK",
        "Tory",
        "Lib Dem",
        "Survation",
        "Britain",
        "House of Commons Library",
    ];
    let mut files = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut read = 0;
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(
                fs::read_dir(path)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        read += 1;
        // What is only an example, in a comment or a test, may name some.
        let code = text
            .split("#[cfg(test)]\nmod tests")
            .next()
            .unwrap_or_default();
        for line in code
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
        {
            for name in NAMES {
                assert!(!line.contains(name), "{}: {line}", path.display());
            }
            let digits = line.split(|c: char| !c.is_ascii_digit());
            let years = digits.filter(|word| word.len() == 4 && ("1901".."2100").contains(word));
            // The address of SVG itself has one.
            let found: Vec<&str> = years.filter(|_| !line.contains("www.w3.org")).collect();
            assert!(found.is_empty(), "{}: {line}", path.display());
        }
    }
    assert!(read > 40, "{read} files");
}
