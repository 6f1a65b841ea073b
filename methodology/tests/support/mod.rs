//! Pages for the tests, and their text.
#![allow(dead_code)] // each test file uses some of it

use std::path::PathBuf;

use election_packing::Folder;
use methodology::{Page, Source};
use roxmltree::{Document, Node, ParsingOptions};

/// The elections that have a page.
pub const ELECTIONS: [&str; 2] = ["2019", "2024"];

/// The folder of one of them.
pub fn folder(election: &str) -> Folder {
    let data = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../data");
    Folder::read(&data.join(election)).unwrap_or_else(|fault| panic!("{fault}"))
}

/// The page of a folder.
pub fn page_of(folder: Folder) -> String {
    let source = Source::new(folder).expect("the folder is right");
    Page::new(&source)
        .and_then(|page| page.html())
        .expect("the page can be drawn")
}

pub fn page(election: &str) -> String {
    page_of(folder(election))
}

/// The page, read as strictly as XML is.
pub fn parsed(page: &str) -> Document<'_> {
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(page, options).expect("the page is well-formed")
}

/// What a page says: a line for each heading, paragraph, point and row, cells apart by a bar. Of a
/// picture, how many marks of each kind it has: its numbers are in a table.
pub fn text(page: &str) -> String {
    let document = parsed(page);
    let body = document
        .descendants()
        .find(|node| node.has_tag_name("body"))
        .expect("a body");
    let mut lines = Vec::new();
    block(body, &mut lines);
    lines.join("\n") + "\n"
}

const BLOCKS: [&str; 12] = [
    "h1",
    "h2",
    "h3",
    "p",
    "li",
    "tr",
    "caption",
    "summary",
    "figcaption",
    "svg",
    "title",
    "nav",
];

fn block(node: Node, lines: &mut Vec<String>) {
    for child in node.children().filter(Node::is_element) {
        let name = child.tag_name().name();
        match name {
            "tr" => {
                let cells = child.children().filter(Node::is_element);
                lines.push(cells.map(inline).collect::<Vec<_>>().join(" | "));
            }
            "svg" => lines.push(marks(child)),
            "h1" | "h2" | "h3" => lines.push(format!("\n{}", inline(child))),
            _ if BLOCKS.contains(&name) && name != "nav" => lines.push(inline(child)),
            _ => block(child, lines),
        }
    }
}

/// The words of an element, in one line.
pub fn inline(node: Node) -> String {
    let text: String = node
        .descendants()
        .filter(|node| node.is_text() || node.has_tag_name("br"))
        .map(|node| node.text().unwrap_or(" "))
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn marks(svg: Node) -> String {
    let count = |name: &str| {
        svg.descendants()
            .filter(|node| node.has_tag_name(name))
            .count()
    };
    let kinds = ["rect", "circle", "path", "line", "text"];
    let counts = kinds.map(|name| format!("{} {name}", count(name)));
    format!("[picture: {}]", counts.join(", "))
}
