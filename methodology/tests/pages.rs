//! What has to hold for every page: that it is whole, says what it is made of, and can be read by
//! everybody.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use roxmltree::Node;

mod support;

use support::{ELECTIONS, folder, inline, page, parsed};

/// The cells of a table's body, row by row.
fn rows(table: Node) -> Vec<Vec<String>> {
    let body = |row: &Node| row.ancestors().any(|node| node.has_tag_name("tbody"));
    table
        .descendants()
        .filter(|node| node.has_tag_name("tr"))
        .filter(body)
        .map(|row| {
            row.children()
                .filter(Node::is_element)
                .map(inline)
                .collect()
        })
        .collect()
}

#[test]
fn every_list_of_seats_is_complete() {
    for election in ELECTIONS {
        let packed = election_packing::pack(&folder(election)).expect("the folder is right");
        let page = page(election);
        let document = parsed(&page);
        let tables: Vec<Node> = document
            .descendants()
            .filter(|node| node.attribute("class") == Some("seats"))
            .collect();
        assert_eq!(tables.len(), packed.groups.len());
        for (table, group) in tables.iter().zip(&packed.groups) {
            let rows = rows(*table);
            let codes: Vec<&str> = rows
                .iter()
                .map(|cells| cells[0].rsplit(' ').next().unwrap_or_default())
                .collect();
            assert_eq!(codes, group.seats, "{}", group.id);
            assert!(rows.iter().flatten().all(|cell| !cell.is_empty()));
        }
    }
}

#[test]
fn it_is_well_formed_and_has_nothing_that_a_strict_policy_refuses() {
    for election in ELECTIONS {
        let page = page(election);
        for node in parsed(&page).descendants().filter(Node::is_element) {
            let name = node.tag_name().name();
            assert!(
                !["script", "style", "iframe", "img"].contains(&name),
                "{name}"
            );
            for attribute in node.attributes() {
                let name = attribute.name();
                assert!(name != "style" && !name.starts_with("on"), "{name}");
                let is_number = [
                    "x", "y", "cx", "cy", "width", "height", "x1", "x2", "y1", "y2",
                ]
                .contains(&name);
                let is_finite = !["NaN", "inf", ""]
                    .iter()
                    .any(|bad| attribute.value() == *bad);
                assert!(!is_number || is_finite, "{name}={}", attribute.value());
            }
        }
        // What no figure may come out as.
        for bad in ["NaN", "inf%", "−0.0", "{{", "{%"] {
            assert!(!page.contains(bad), "{election}: {bad}");
        }
    }
}

#[test]
fn it_has_headings_captions_scopes_and_names_for_its_pictures() {
    for election in ELECTIONS {
        let page = page(election);
        let document = parsed(&page);
        let elements = || document.descendants().filter(Node::is_element);
        let named = |name: &'static str| elements().filter(move |node| node.has_tag_name(name));
        assert_eq!(named("h1").count(), 1);
        let levels: Vec<usize> = elements()
            .filter_map(|node| node.tag_name().name().strip_prefix('h')?.parse().ok())
            .collect();
        assert!(
            levels.windows(2).all(|pair| pair[1] <= pair[0] + 1),
            "{levels:?}"
        );
        let mut ids = BTreeSet::new();
        for id in elements().filter_map(|node| node.attribute("id")) {
            assert!(ids.insert(id), "{id} is there twice");
        }
        for table in named("table") {
            let first = table.first_element_child().expect("a table has content");
            assert!(first.has_tag_name("caption") && !inline(first).is_empty());
            let columns = table.descendants().find(|node| node.has_tag_name("tr"));
            let columns = columns.expect("a table has a head").children();
            let columns = columns.filter(Node::is_element).count();
            for row in rows(table) {
                assert!(row.len() == columns || row.len() == 1, "{row:?}");
            }
        }
        for head in named("th") {
            assert!(matches!(head.attribute("scope"), Some("col" | "row")));
        }
        for link in named("a") {
            let address = link.attribute("href").expect("a link leads somewhere");
            let is_known = match address.strip_prefix('#') {
                Some(id) => ids.contains(id),
                None => address.starts_with("https://"),
            };
            assert!(is_known && !inline(link).is_empty(), "{address}");
        }
        let pictures = named("svg").filter(|svg| svg.attribute("class") == Some("chart"));
        for picture in pictures {
            assert_eq!(picture.attribute("role"), Some("img"));
            let name = picture
                .attribute("aria-labelledby")
                .expect("a picture has a name");
            assert!(ids.contains(name), "{name}");
        }
    }
}

#[test]
fn what_an_election_has_no_tables_for_is_left_out() {
    let sections = |election: &str| -> Vec<String> {
        let page = page(election);
        let document = parsed(&page);
        let sections = document
            .descendants()
            .filter(|node| node.has_tag_name("section"));
        sections
            .filter_map(|node| node.attribute("id").map(str::to_owned))
            .collect()
    };
    let all = [
        "summary",
        "model",
        "groups",
        "settings",
        "spread",
        "climb",
        "published",
        "by-elections",
        "back-test",
        "limits",
        "sources",
    ];
    assert_eq!(sections("2019"), all);
    let without: Vec<&str> = all
        .into_iter()
        .filter(|id| !["spread", "by-elections", "back-test"].contains(id))
        .collect();
    assert_eq!(sections("2024"), without);
    let text = support::text(&page("2024"));
    for word in ["UKIP", "by-election", "Leave share", "2017"] {
        assert!(!text.contains(word), "{word}");
    }
}

/// `move` may be changed alone: what cannot be counted then is left out as well.
#[test]
fn other_votes_can_move() {
    let mut folder = folder("2019");
    let text = folder
        .files
        .get_mut("election.toml")
        .expect("the description");
    *text = text.replace(
        r#"move = { from = "brexit", to = "con", third = "lab" }"#,
        r#"move = { from = "con", to = "brexit", third = "lab" }"#,
    );
    folder.files.remove("cy.toml");
    let text = support::text(&support::page_of(folder));
    assert!(text.contains("Only Conservative votes move"));
    assert!(text.contains("Tried on by-elections") && !text.contains("Tried on 2015"));
    assert!(text.contains("How sure a count can be") && !text.contains("Where 5.0 comes from"));
}

#[test]
fn a_new_election_has_a_page_too() {
    let folder = std::env::temp_dir().join(format!("methodology-{}", std::process::id()));
    election_packing::new_election(&folder).expect("the folder can be made");
    let new = election_packing::Folder::read(&folder).expect("it can be read");
    fs::remove_dir_all(&folder).expect("it can be taken away");
    let text = support::text(&support::page_of(new));
    assert!(text.contains("General election of 1 January 2029"));
}

/// Figures come from the data: no template has one. A formula may have the numbers of the formula.
#[test]
fn no_figure_is_typed_into_the_prose() {
    let templates = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("templates");
    for entry in fs::read_dir(templates).expect("the templates") {
        let path = entry.expect("a template").path();
        let text = fs::read_to_string(&path).expect("a template is text");
        for line in text
            .lines()
            .filter(|line| !line.contains("class=\"formula\""))
        {
            let prose = without(&without(&without(line, "{{", "}}"), "{%", "%}"), "<", ">");
            let digit = prose.contains(|c: char| c.is_ascii_digit());
            assert!(!digit, "{}: {prose}", path.display());
        }
    }
}

/// A text without what stands between two marks.
fn without(text: &str, start: &str, end: &str) -> String {
    let mut parts = text.split(start);
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push_str(part.split_once(end).map_or("", |(_, after)| after));
    }
    kept
}

#[test]
fn what_stands_between_marks_is_found() {
    assert_eq!(without("a <b>c</b> 1 d", "<", ">"), "a c 1 d");
    assert_eq!(without("{{ x.0 }} in {{ y }}", "{{", "}}"), " in ");
}

#[test]
fn words_of_the_data_are_escaped() {
    let mut folder = folder("2024");
    let text = folder
        .files
        .get_mut("election.toml")
        .expect("the description");
    *text = text.replacen(
        "caveats = \"",
        "caveats = \"<script>alert(1)</script> & ",
        1,
    );
    let cy = folder.files.remove("cy.toml");
    assert!(cy.is_some());
    let page = support::page_of(folder);
    let document = parsed(&page);
    assert!(
        document
            .descendants()
            .all(|node| !node.has_tag_name("script"))
    );
    assert!(support::text(&page).contains("<script>alert(1)</script> & Neither happens in life."));
}
