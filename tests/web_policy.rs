//! A page with a strict content security policy.
#![cfg(target_arch = "wasm32")]

mod support;

use std::{cell::RefCell, rc::Rc};

use gloo::events::EventListener;
use js_sys::Reflect;
use support::*;
use wasm_bindgen_test::*;

wasm_bindgen_test_configure!(run_in_browser);

const POLICY: &str =
    "style-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

#[wasm_bindgen_test]
async fn the_widget_keeps_to_a_strict_policy() {
    let root = new_host(COLUMN);
    let meta = document().create_element("meta").expect("an element");
    meta.set_attribute("http-equiv", "Content-Security-Policy")
        .expect("an attribute");
    meta.set_attribute("content", POLICY).expect("an attribute");
    let head = document().head().expect("a head");
    head.append_child(&meta).expect("a policy");
    let seen = Rc::new(RefCell::new(Vec::new()));
    let list = Rc::clone(&seen);
    let _listener = EventListener::new(&document(), "securitypolicyviolation", move |event| {
        let part = |name: &str| {
            let value = Reflect::get(event, &name.into()).ok();
            value
                .and_then(|value| value.as_string())
                .unwrap_or_default()
        };
        let what = [
            part("effectiveDirective"),
            part("blockedURI"),
            part("sample"),
        ];
        list.borrow_mut().push(what.join(" "));
    });

    let page = Page::in_root(&root, &[("headline", "A headline"), ("transfer", "62")]).await;
    page.choose("77 Con").await;
    page.enter(LABOUR, "10").await;
    page.drag(34).await;
    page.press(WALL, "End").await;
    page.click("[data-panel=map] input[data-value='2010']")
        .await;
    page.click("[data-panel=map] > .bt-link").await;
    page.click("[data-panel=list] > .bt-link").await;
    page.enter(FINDER, "moray").await;
    page.click("[data-panel=list] tbody .bt-seat").await;
    page.enter(FINDER, "<style>").await;
    pause(100).await;
    assert!(page.find("style, link, img, script").is_none());
    assert_eq!(*seen.borrow(), [""; 0]);

    // The policy is in force: a style attribute in markup is refused and reported.
    let stray = document().create_element("p").expect("an element");
    page.container
        .append_child(&stray)
        .expect("an element on the page");
    stray
        .set_attribute("style", "left: 1px")
        .expect("an attribute");
    until("the refusal is reported", || !seen.borrow().is_empty()).await;
    stray.remove();
}
