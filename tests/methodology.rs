//! The footer's link to the page about the method.
#![cfg(not(target_arch = "wasm32"))]

use std::path::Path;

use brexit_transfer::{
    Words,
    model::Election,
    options::{Key, Options},
    view::static_render,
};
use election_packing::{Folder, pack};

/// The widget's markup with the option `home`, or without.
fn widget(options: Options, home: Option<&str>) -> String {
    let mut options = options;
    if let Some(home) = home {
        assert_eq!(options.set_text(Key::Home, Some(home)), None);
    }
    static_render::widget(options, 328.0)
}

fn folder(name: &str) -> Folder {
    let root = env!("CARGO_MANIFEST_DIR");
    Folder::read(Path::new(&format!("{root}/data/{name}"))).unwrap()
}

fn of_folder(folder: &Folder) -> Options {
    Options::new(Election::read(&pack(folder).unwrap().bytes).unwrap())
}

fn link(address: &str, words: &str) -> String {
    format!(r#"<a href="{address}" hreflang="en" target="_blank" rel="noopener">{words}</a>"#)
}

#[test]
fn it_leads_to_the_page_of_the_election_in_the_folder_that_is_named() {
    for (election, page) in [
        ("2019", "methodology.html"),
        ("2024", "methodology-2024.html"),
    ] {
        for (home, address) in [
            (
                "https://cdn.example/v1/",
                format!("https://cdn.example/v1/{page}"),
            ),
            (
                "https://cdn.example/v1",
                format!("https://cdn.example/v1/{page}"),
            ),
            ("embed", format!("embed/{page}")),
            ("/", format!("/{page}")),
        ] {
            let markup = widget(of_folder(&folder(election)), Some(home));
            let link = link(&address, "How this is counted");
            assert!(markup.contains(&link), "{link}");
        }
    }
}

#[test]
fn there_is_none_where_no_folder_is_known_or_the_election_has_no_page() {
    let without =
        |markup: &str| !markup.contains("How this is counted") && !markup.contains("hreflang");
    assert!(without(&widget(Options::default(), None)));
    let mut folder = folder("2024");
    let text = folder.files.get_mut("election.toml").unwrap();
    let start = text.find("[methodology]").unwrap();
    let end = start + text[start..].find("# ---").unwrap();
    text.replace_range(start..end, "");
    assert!(!text.contains("[methodology]"));
    assert!(without(&widget(
        of_folder(&folder),
        Some("https://cdn.example/")
    )));
}

#[test]
fn in_welsh_it_says_that_the_page_is_english() {
    let words = Words::of("cy").unwrap();
    let options = Options {
        election: words.embedded_election().unwrap(),
        words,
        ..Options::default()
    };
    let markup = widget(options, Some("/"));
    assert!(markup.contains(&link("/methodology.html", "Sut y cyfrifir hyn (Saesneg)")));
}
