//! A drag touches only what it changes.
#![cfg(target_arch = "wasm32")]

mod embedded;
mod support;

use std::collections::{BTreeMap, BTreeSet};

use brexit_transfer::model::{Scenario, Share, Swing, outcome};
use embedded::election;
use js_sys::Array;
use support::*;
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_test::*;
use web_sys::{Element, MutationObserver, MutationObserverInit, MutationRecord, Node};

wasm_bindgen_test_configure!(run_in_browser);

/// Keeps what changes in an element while it lives.
struct Changes {
    observer: MutationObserver,
    seen: Array,
    _keep: Closure<dyn Fn(Array)>,
}

impl Changes {
    fn watch(node: &Node) -> Changes {
        let seen = Array::new();
        let list = seen.clone();
        let keep = Closure::<dyn Fn(Array)>::new(move |records: Array| {
            for record in records.iter() {
                list.push(&record);
            }
        });
        let observer = MutationObserver::new(keep.as_ref().unchecked_ref()).expect("an observer");
        let init = MutationObserverInit::new();
        init.set_attributes(true);
        init.set_character_data(true);
        init.set_child_list(true);
        init.set_subtree(true);
        observer
            .observe_with_options(node, &init)
            .expect("observed");
        Changes {
            observer,
            seen,
            _keep: keep,
        }
    }

    /// What has changed since the last time.
    fn take(&self) -> Vec<MutationRecord> {
        let late = self.observer.take_records();
        let all: Vec<MutationRecord> = (self.seen.iter().chain(late.iter()))
            .map(|record| record.unchecked_into())
            .collect();
        self.seen.set_length(0);
        all
    }
}

impl Drop for Changes {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Seats whose cell in a picture was touched, with the attributes, and nothing else may be.
fn touched(changes: &[MutationRecord], picture: &Element) -> BTreeMap<usize, Vec<String>> {
    let mut seats: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for change in changes {
        let target: Element = match change.target().and_then(|node| node.dyn_into().ok()) {
            Some(target) => target,
            None => continue,
        };
        if !picture.contains(Some(&target)) {
            continue;
        }
        let is_cells = target
            .query_selector("[data-seat]")
            .expect("a selector")
            .is_some();
        assert!(
            change.type_() != "childList" || !is_cells,
            "no cell comes or goes while the reader drags"
        );
        if let Some(seat) = target.get_attribute("data-seat") {
            let name = change.attribute_name().unwrap_or_default();
            seats
                .entry(seat.parse().expect("an index"))
                .or_default()
                .push(name);
        }
    }
    seats
}

/// Seats in Great Britain that change hands between two transfers.
fn changing(from: i64, to: i64) -> BTreeSet<usize> {
    let at = |percent| {
        let share = Share::from_percent(percent);
        outcome(
            election(),
            &embedded::default_wall(),
            Scenario::new(share, Share::ZERO, Swing::ZERO),
        )
    };
    let (before, after) = (at(from), at(to));
    let seats = election().seats().iter().map(|seat| seat.id);
    let changed = seats.filter(|&id| before.seat(id).winner != after.seat(id).winner);
    changed.map(|id| id.index()).collect()
}

#[wasm_bindgen_test]
async fn a_drag_touches_the_seats_that_change_hands_and_no_other() {
    let page = Page::new(&[("transfer", "61")]).await;
    page.click("[data-panel=map] > .bt-link").await;
    let (wall, map) = (page.get(WALL), page.get(MAP));
    let changes = Changes::watch(&page.container);
    let in_wall = embedded::default_wall();
    let mut sum = 0;
    for (from, to) in [(61, 62), (62, 63), (63, 50), (50, 51), (51, 100), (100, 0)] {
        page.drag(to as u32).await;
        let all = changes.take();
        let hands = changing(from, to);
        sum += hands.len();
        let hexagons = touched(&all, &map);
        let seats: BTreeSet<usize> = hexagons.keys().copied().collect();
        assert_eq!(seats, hands, "hexagons from {from} to {to}");
        assert!(
            hexagons.values().all(|names| names == &["class"]),
            "{hexagons:?}"
        );
        let hands: BTreeSet<usize> = in_wall
            .seats()
            .iter()
            .map(|id| id.index())
            .filter(|index| hands.contains(index))
            .collect();
        let bricks = touched(&all, &wall);
        let seats: BTreeSet<usize> = bricks.keys().copied().collect();
        assert_eq!(seats, hands, "bricks from {from} to {to}");
        let expected = ["class", "aria-label"];
        assert!(
            bricks.values().all(|names| names == &expected),
            "{bricks:?}"
        );
    }
    assert!(sum > 60, "the drag went past many seats");
    assert_eq!(changing(61, 62).len(), 1, "Barnsley Central, at 61.5%");
}

#[wasm_bindgen_test]
async fn a_value_that_is_there_already_touches_nothing() {
    let page = Page::new(&[("transfer", "62")]).await;
    let changes = Changes::watch(&page.container);
    page.drag(62).await;
    page.enter(FINDER, "").await;
    page.click("[data-panel=map] label:last-of-type input")
        .await;
    assert_eq!(changes.take().len(), 0);
    page.drag(63).await;
    assert!(!changes.take().is_empty());
}

#[wasm_bindgen_test]
async fn a_drag_leaves_the_pictures_of_an_earlier_election_alone() {
    let page = Page::new(&[("transfer", "10")]).await;
    page.click("[data-panel=map] input[data-value='2010']")
        .await;
    let changes = Changes::watch(&page.get(MAP));
    let small = Changes::watch(&page.get(".bt-small"));
    page.drag(90).await;
    assert_eq!((changes.take().len(), small.take().len()), (0, 0));
}

#[wasm_bindgen_test]
async fn typing_in_the_finder_touches_the_list_alone() {
    let page = Page::new(&[("transfer", "62")]).await;
    let list = page.get("[data-panel=list]");
    let changes = Changes::watch(&page.container);
    page.enter(FINDER, "hull").await;
    let all = changes.take();
    assert!(!all.is_empty());
    assert!(
        all.iter()
            .all(|change| list.contains(change.target().as_ref()))
    );
}

/// Marks keep their elements, and labels their text nodes: others would be laid out anew.
#[wasm_bindgen_test]
async fn a_drag_exchanges_no_text_of_a_picture() {
    let page = Page::new(&[("transfer", "61")]).await;
    let labels = || -> Vec<String> {
        let all = page.all("[data-panel=seat] svg text");
        all.iter()
            .filter_map(|label| label.text_content())
            .collect()
    };
    let before = labels();
    let changes = Changes::watch(&page.container);
    page.drag(62).await;
    assert_ne!(labels(), before);
    for change in changes.take() {
        let target: Element = match change.target().map(JsCast::dyn_into) {
            Some(Ok(element)) => element,
            _ => continue,
        };
        let is_text = target.tag_name() == "text" && change.type_() == "childList";
        assert!(!is_text, "{:?}", target.text_content());
    }
}

#[wasm_bindgen_test]
async fn the_first_drawing_leaves_for_later_what_is_out_of_sight() {
    let root = new_host(COLUMN);
    let container = new_container(&root);
    let changes = Changes::watch(&container);
    let mut instance = new_instance(&container, &[]);
    let find = |selector: &str| container.query_selector(selector).expect(selector);
    until("all is drawn", || {
        find(".bt-p").is_some() && find("[aria-busy]").is_none()
    })
    .await;
    let mut later = BTreeSet::new();
    let mut kept = 0.0;
    for change in changes.take() {
        let target: Option<Element> = change.target().and_then(|target| target.dyn_into().ok());
        let panel = target.and_then(|target| target.get_attribute("data-panel"));
        if change.attribute_name().as_deref() == Some("aria-busy") {
            later.extend(panel);
        } else if panel.as_deref() == Some("list")
            && let Some(Ok(place)) = change
                .removed_nodes()
                .get(0)
                .map(JsCast::dyn_into::<Element>)
        {
            let height = place.get_attribute("height").unwrap_or_default();
            kept = height.parse().unwrap_or_default();
        }
    }
    assert!(
        later.contains("list") && later.contains("mountain"),
        "{later:?}"
    );
    assert!(!later.contains("seat"), "{later:?}");
    // Its place was kept: what follows it hardly moves.
    let height = find("[data-panel=list]").map(|list| list.get_bounding_client_rect().height());
    let height = height.expect("the list");
    assert!(
        kept > 0.7 * height && kept < 1.3 * height,
        "{kept} of {height}"
    );
    instance.destroy();
    root.host().remove();
}
