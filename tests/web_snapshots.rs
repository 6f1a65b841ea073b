//! What stands on the page is what the snapshots show: every panel and the control, drawn in a
//! browser at the snapshots' width and for the usual face, node by node.
#![cfg(target_arch = "wasm32")]

mod support;

use brexit_transfer::{
    options::{Key, Options},
    view::{Props, Widget},
};
use js_sys::{Array, Function};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Element;
use yew::Callback;

use support::{COLUMN, drawn, new_container, new_host, until};

wasm_bindgen_test_configure!(run_in_browser);

/// The snapshots of a panel at the settings that `tests/snapshots.rs` draws.
macro_rules! snapshots {
    ($($panel:literal),+) => {
        [$(($panel, [
            ("0", include_str!(concat!("snapshots/", $panel, "-0.html"))),
            ("34", include_str!(concat!("snapshots/", $panel, "-34.html"))),
            ("62", include_str!(concat!("snapshots/", $panel, "-62.html"))),
            ("100", include_str!(concat!("snapshots/", $panel, "-100.html"))),
        ])),+]
    };
}

/// The nodes of an element as lines: tags with their attributes in order, and texts. A field's
/// value is what it holds, which on the page is no attribute.
fn lines(element: &Element) -> Array {
    thread_local! {
        static LINES: Function = Function::new_with_args(
            "element",
            r#"const lines = [];
            const walk = (node) => {
              if (node.nodeType === 3) {
                if (node.data) lines.push(node.data);
                return;
              }
              if (node.nodeType !== 1) return;
              const names = node.getAttributeNames().filter((name) => !/^(value|checked)$/.test(name));
              const attributes = names.sort().map((name) => `${name}="${node.getAttribute(name).replace(/^bt\d*-/, 'bt-')}"`);
              if (node.localName === "input") attributes.push(`holds ${node.value} ${node.checked}`);
              lines.push([node.localName, ...attributes].join(" "));
              node.childNodes.forEach(walk);
              lines.push("/" + node.localName);
            };
            element.normalize();
            walk(element);
            return lines;"#,
        );
    }
    LINES
        .with(|lines| lines.call1(&JsValue::NULL, element))
        .expect("the nodes are read")
        .unchecked_into()
}

/// The elements of a snapshot; its line breaks are there for its reader alone.
fn parsed(snapshot: &str) -> Element {
    let holder = support::document().create_element("div").expect("a div");
    let one_line: String = snapshot.lines().map(str::trim_start).collect();
    holder.set_inner_html(&one_line);
    holder
}

/// Asserts that elements on the page are those of a snapshot.
fn assert_same(name: &str, shown: &[Element], snapshot: &str) {
    let kept = parsed(snapshot).children();
    assert_eq!(shown.len() as u32, kept.length(), "{name}");
    for (index, shown) in shown.iter().enumerate() {
        let kept = lines(&kept.item(index as u32).expect("an element"));
        let shown = lines(shown);
        for place in 0..kept.length().max(shown.length()) {
            assert_eq!(
                shown.get(place).as_string(),
                kept.get(place).as_string(),
                "{name}, node {place}"
            );
        }
    }
}

async fn each_is_as_in_its_snapshot(
    panel: &str,
    all: [(&str, &str); 4],
    shown: impl Fn(&Element) -> Vec<Element>,
) {
    for (transfer, snapshot) in all {
        let mut options = Options::default();
        // The seat alone would make the widget compact.
        let panels = match panel {
            "control" => "wall",
            "seat" => "seat list",
            other => other,
        };
        for (key, text) in [(Key::Transfer, transfer), (Key::Panels, panels)] {
            assert_eq!(options.set_text(key, Some(text)), None);
        }
        let root = new_host(COLUMN);
        let container = new_container(&root);
        let props = Props {
            options,
            width: Some(328.0),
            can_share: true,
            on_outcome: Callback::noop(),
        };
        let renderer = yew::Renderer::<Widget>::with_root_and_props(container.clone(), props);
        let handle = renderer.render();
        drawn().await;
        assert_same(&format!("{panel}-{transfer}"), &shown(&container), snapshot);
        handle.destroy();
        until("it is gone", || !container.has_child_nodes()).await;
        root.host().remove();
    }
}

fn find(container: &Element, selector: &str) -> Element {
    let found = container.query_selector(selector).expect("a selector");
    found.unwrap_or_else(|| panic!("{selector} is drawn"))
}

#[wasm_bindgen_test]
async fn each_panel_stands_as_in_its_snapshot() {
    for (panel, all) in snapshots!("seat", "wall", "map", "curve", "mountain", "list") {
        each_is_as_in_its_snapshot(panel, all, |container| vec![find(container, "section")]).await;
    }
}

#[wasm_bindgen_test]
async fn the_control_stands_as_in_its_snapshot() {
    for (panel, all) in snapshots!("control") {
        each_is_as_in_its_snapshot(panel, all, |container| {
            // From the sentence up to the panels.
            let control = find(container, ".bt-control");
            let mut shown = Vec::new();
            let mut next = control.first_element_child();
            while let Some(element) = next {
                next = element.next_element_sibling();
                shown.push(element);
            }
            next = control.next_element_sibling();
            while let Some(element) = next
                && element.class_name() != "bt-grid"
            {
                next = element.next_element_sibling();
                shown.push(element);
            }
            shown
        })
        .await;
    }
}
