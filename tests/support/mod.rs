//! A page with the widget in it, used as a reader uses it.

#![allow(dead_code)] // each file of tests uses its own part

use brexit_transfer::embed::{ElectionFile, Instance};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{
    Document, Element, Event, EventInit, HtmlElement, HtmlInputElement, KeyboardEvent,
    KeyboardEventInit, MouseEvent, MouseEventInit, ShadowRoot, ShadowRootInit, ShadowRootMode,
};

/// How long a test waits for something before it fails, in milliseconds.
const PATIENCE: f64 = 60_000.0;

/// The width of a column of text, in CSS pixels.
pub const COLUMN: u32 = 620;

pub const MAIN: &str = ".bt-ctl input[data-act=transfer]";
pub const LABOUR: &str = ".bt-ctl input[data-act=labour-share]";
pub const WALL: &str = "[data-panel=wall] svg[role=listbox]";
pub const MAP: &str = "[data-panel=map] figure svg";
pub const FINDER: &str = "input[type=search]";
pub const SPOKEN: &str = "[aria-live=polite]";

pub fn document() -> Document {
    gloo::utils::document()
}

/// The style sheet that the loader adopts, made once for the page of tests.
fn style_sheet() -> JsValue {
    thread_local! {
        static SHEET: JsValue = Function::new_with_args(
            "text",
            "const sheet = new CSSStyleSheet(); sheet.replaceSync(text); return sheet;",
        )
        .call1(&JsValue::NULL, &include_str!("../../www/brexit-transfer.css").into())
        .expect("the browser reads the style sheet");
    }
    SHEET.with(JsValue::clone)
}

/// The shadow root of a new element on the page, styled as the loader styles it.
pub fn new_host(width: u32) -> ShadowRoot {
    let host: HtmlElement = document()
        .create_element("div")
        .expect("a div")
        .unchecked_into();
    let style = host.style();
    style
        .set_property("width", &format!("{width}px"))
        .expect("a width");
    style.set_property("padding", "0").expect("no padding");
    document()
        .body()
        .expect("a body")
        .append_child(&host)
        .expect("an element on the page");
    let root = host
        .attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))
        .expect("a shadow root");
    Reflect::set(
        &root,
        &"adoptedStyleSheets".into(),
        &Array::of1(&style_sheet()),
    )
    .expect("an adopted style sheet");
    root
}

/// An empty element in a shadow root, for a widget.
pub fn new_container(root: &ShadowRoot) -> Element {
    let container = document().create_element("div").expect("a div");
    root.append_child(&container).expect("a container");
    container
}

/// A widget as the loader makes it.
pub fn new_instance(container: &Element, attributes: &[(&str, &str)]) -> Instance {
    let pairs: Array = attributes
        .iter()
        .map(|&(name, value)| Array::of2(&name.into(), &value.into()))
        .collect();
    // Not a function made from text, which a strict policy refuses.
    let on_outcome = Closure::<dyn Fn()>::new(|| {}).into_js_value();
    Instance::new(
        container.clone(),
        &ElectionFile::embedded(),
        &pairs,
        &Array::new(),
        None,
        on_outcome.unchecked_into(),
    )
}

/// A widget on the page. Dropping it takes it off.
pub struct Page {
    pub container: Element,
    pub instance: Instance,
    host: Element,
}

impl Page {
    /// A widget in a column of text.
    pub async fn new(attributes: &[(&str, &str)]) -> Page {
        Page::in_root(&new_host(COLUMN), attributes).await
    }

    /// A widget in a new container of a shadow root.
    pub async fn in_root(root: &ShadowRoot, attributes: &[(&str, &str)]) -> Page {
        let container = new_container(root);
        let instance = new_instance(&container, attributes);
        let page = Page {
            container,
            instance,
            host: root.host(),
        };
        drawn().await;
        // Panels out of sight come a little later.
        let is_drawn = || page.find(".bt-say").is_some() && page.find("[aria-busy]").is_none();
        until("the widget is drawn", is_drawn).await;
        page
    }

    pub fn find(&self, selector: &str) -> Option<Element> {
        self.container.query_selector(selector).expect(selector)
    }

    pub fn get(&self, selector: &str) -> HtmlElement {
        self.find(selector)
            .unwrap_or_else(|| panic!("there is no {selector}"))
            .unchecked_into()
    }

    pub fn all(&self, selector: &str) -> Vec<Element> {
        let list = self.container.query_selector_all(selector).expect(selector);
        (0..list.length())
            .filter_map(|index| list.item(index)?.dyn_into().ok())
            .collect()
    }

    /// What the first such element shows, in one line.
    pub fn text(&self, selector: &str) -> String {
        shown(&self.get(selector))
    }

    /// An attribute of the first such element.
    pub fn attribute(&self, selector: &str, name: &str) -> String {
        self.get(selector)
            .get_attribute(name)
            .unwrap_or_else(|| panic!("{selector} has no {name}"))
    }

    /// The value of a field.
    pub fn value(&self, selector: &str) -> String {
        let field: HtmlInputElement = self.get(selector).unchecked_into();
        field.value()
    }

    /// The element of a kind that shows these words and no other.
    pub fn named(&self, selector: &str, words: &str) -> HtmlElement {
        self.all(selector)
            .into_iter()
            .find(|element| shown(element) == words)
            .unwrap_or_else(|| panic!("no {selector} says {words:?}"))
            .unchecked_into()
    }

    /// The button of a setting with a source, or of an end of the scale.
    pub fn chip(&self, start: &str) -> HtmlElement {
        self.all(".bt-chip")
            .into_iter()
            .find(|chip| shown(chip).starts_with(start))
            .unwrap_or_else(|| panic!("no setting starts with {start:?}"))
            .unchecked_into()
    }

    /// Moves a handle, or types into a field.
    pub async fn enter(&self, selector: &str, value: &str) {
        self.enter_now(selector, value).await;
        caught_up().await;
    }

    /// The same, but panels out of sight may still be behind.
    pub async fn enter_now(&self, selector: &str, value: &str) {
        let field: HtmlInputElement = self.get(selector).unchecked_into();
        field.set_value(value);
        raise(&field, "input");
        drawn().await;
    }

    /// Drags the main handle to a whole per cent.
    pub async fn drag(&self, percent: u32) {
        self.enter(MAIN, &percent.to_string()).await;
    }

    pub async fn click(&self, selector: &str) {
        self.get(selector).click();
        drawn().await;
    }

    /// Presses a setting and waits until the votes have moved.
    pub async fn choose(&self, start: &str) {
        let chip = self.chip(start);
        chip.click();
        drawn().await;
        until("the setting is reached", || {
            chip.get_attribute("aria-pressed").as_deref() == Some("true")
        })
        .await;
    }

    /// Presses a key on an element; says whether the page is kept from acting on it too.
    pub async fn press(&self, selector: &str, key: &str) -> bool {
        let init = KeyboardEventInit::new();
        init.set_key(key);
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_cancelable(true);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init)
            .expect("a keyboard event");
        let goes_on = self.get(selector).dispatch_event(&event).expect("a key");
        caught_up().await;
        !goes_on
    }

    /// The brick of a seat.
    pub fn brick(&self, seat: &str) -> Element {
        let start = format!("{seat}, ");
        self.all("[role=option]")
            .into_iter()
            .find(|brick| label(brick).starts_with(&start))
            .unwrap_or_else(|| panic!("there is no brick for {seat}"))
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.instance.destroy();
        self.host.remove();
    }
}

/// What an element shows, in one line.
pub fn shown(element: &Element) -> String {
    let text = element.unchecked_ref::<HtmlElement>().inner_text();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An element's accessible name where an attribute gives it.
pub fn label(element: &Element) -> String {
    element.get_attribute("aria-label").unwrap_or_default()
}

/// Raises a bubbling event, as the browser does for a reader.
pub fn raise(element: &Element, kind: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    let event = Event::new_with_event_init_dict(kind, &init).expect("an event");
    element.dispatch_event(&event).expect("an event is raised");
}

/// Clicks on an element that has no click of its own, such as a part of a picture.
pub fn raise_click(element: &Element) {
    let init = MouseEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    let event = MouseEvent::new_with_mouse_event_init_dict("click", &init).expect("a click");
    element.dispatch_event(&event).expect("a click is raised");
}

/// Waits until all that was asked for is drawn.
pub async fn drawn() {
    yew::scheduler::flush().await;
}

/// Waits until panels out of sight are drawn as well: that is 150 ms after the last change, and a
/// timer that is set later and for longer ends later.
pub async fn caught_up() {
    pause(200).await;
    drawn().await;
}

pub async fn pause(milliseconds: u32) {
    TimeoutFuture::new(milliseconds).await;
}

/// Waits until something is so.
pub async fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let start = js_sys::Date::now();
    while !is_so() {
        assert!(
            js_sys::Date::now() - start < PATIENCE,
            "waited in vain: {what}"
        );
        pause(10).await;
    }
    drawn().await;
}
