//! How the widget gets on with the page around it: bad input, neighbours, and coming and going.
#![cfg(target_arch = "wasm32")]

mod support;

use js_sys::{Array, Function, Reflect};
use support::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_test::*;

wasm_bindgen_test_configure!(run_in_browser);

/// Keeps the console's warnings while it lives.
struct Warnings {
    seen: Array,
    console: JsValue,
    before: JsValue,
    _keep: Closure<dyn Fn(JsValue)>,
}

impl Warnings {
    fn watch() -> Warnings {
        let console = Reflect::get(&js_sys::global(), &"console".into()).expect("a console");
        let before = Reflect::get(&console, &"warn".into()).expect("console.warn");
        let seen = Array::new();
        let list = seen.clone();
        let keep = Closure::<dyn Fn(JsValue)>::new(move |text| {
            list.push(&text);
        });
        Reflect::set(&console, &"warn".into(), keep.as_ref()).expect("another console.warn");
        Warnings {
            seen,
            console,
            before,
            _keep: keep,
        }
    }

    fn take(&self) -> Vec<String> {
        let all = self.seen.splice(0, self.seen.length(), &JsValue::UNDEFINED);
        let all = all.iter().filter(|text| !text.is_undefined());
        all.map(|text| text.as_string().expect("text")).collect()
    }
}

impl Drop for Warnings {
    fn drop(&mut self) {
        Reflect::set(&self.console, &"warn".into(), &self.before).expect("console.warn again");
    }
}

/// One warning, which names the attribute, the value and what is accepted.
fn check_warning(warnings: &Warnings, attribute: &str, value: &str, accepted: &str) {
    let all = warnings.take();
    assert_eq!(all.len(), 1, "{attribute}={value:?}: {all:?}");
    for part in [attribute, value, accepted] {
        assert!(all[0].contains(part), "{part:?} is not in {:?}", all[0]);
    }
}

#[wasm_bindgen_test]
async fn a_value_that_cannot_be_used_warns_once_and_the_page_works() {
    let warnings = Warnings::watch();
    let share = "a number from 0 to 100";
    let seat = "the ONS code or exact name of a seat on the map";
    for (attribute, value, accepted, transfer, score) in [
        (
            "transfer",
            "much",
            share,
            "0",
            "Labour hold majority 3,595 Red wall 49 of 127",
        ),
        (
            "transfer",
            "1e2",
            share,
            "0",
            "Labour hold majority 3,595 Red wall 49 of 127",
        ),
        (
            "transfer",
            "-3",
            share,
            "0",
            "Labour hold majority 3,595 Red wall 49 of 127",
        ),
        (
            "transfer",
            "250",
            share,
            "100",
            "Conservative gain majority 7,008 Red wall 81 of 127",
        ),
        (
            "labour-share",
            "half",
            share,
            "0",
            "Labour hold majority 3,595 Red wall 49 of 127",
        ),
        (
            "swing",
            "left",
            "a number from -25 to 25",
            "0",
            "Labour hold majority 3,595",
        ),
        (
            "swing",
            "99",
            "a number from -25 to 25",
            "0",
            "Conservative gain majority",
        ),
        (
            "seat",
            "Atlantis",
            seat,
            "0",
            "Labour hold majority 3,595 Red wall 49 of 127",
        ),
        (
            "seat",
            "Belfast East",
            seat,
            "0",
            "Labour hold majority 3,595 Red wall 49 of 127",
        ),
        (
            "wall",
            "brick",
            "wall, north, wales, labour",
            "0",
            "majority 3,595 Red wall 49 of 127",
        ),
        (
            "theme",
            "pink",
            "auto, light or dark",
            "0",
            "majority 3,595 Red wall 49 of 127",
        ),
        (
            "panels",
            "cellar",
            "any of seat, wall, map",
            "0",
            "majority 3,595 Red wall 49 of 127",
        ),
    ] {
        let page = Page::new(&[(attribute, value)]).await;
        check_warning(&warnings, attribute, value, accepted);
        let text = page.text(".bt-score");
        assert!(
            text.starts_with("Hartlepool "),
            "{attribute}={value:?}: {text}"
        );
        assert!(text.contains(score), "{attribute}={value:?}: {text}");
        assert_eq!(page.value(MAIN), transfer, "{attribute}={value:?}");
        assert_eq!(page.all("section").len(), 6);
        page.drag(34).await;
        assert!(page.text(".bt-score").contains("Conservative gain"));
    }
}

#[wasm_bindgen_test]
async fn good_and_unknown_attributes_are_silent() {
    let warnings = Warnings::watch();
    let page = Page::new(&[
        ("transfer", " 62 "),
        ("labour-share", "5"),
        ("seat", "wansbeck"),
        ("wall", "North"),
        ("panels", "list seat"),
        ("class", "wide"),
        ("onclick", "alert(1)"),
    ])
    .await;
    assert!(warnings.take().is_empty());
    let score = page.text(".bt-score");
    assert!(
        score.starts_with("Wansbeck ") && score.contains(" of 90 "),
        "{score}"
    );
    let sections: Vec<_> = page
        .all("section")
        .iter()
        .map(|section| section.get_attribute("data-panel").unwrap_or_default())
        .collect();
    assert_eq!(sections, ["list", "seat"]);
}

#[wasm_bindgen_test]
async fn a_wall_with_an_unknown_code_keeps_the_known_ones() {
    let warnings = Warnings::watch();
    let page = Page::new(&[("wall", "E14000733 X99999999")]).await;
    check_warning(&warnings, "wall", "X99999999", "ONS codes");
    let heading = page.text("[data-panel=wall] h3");
    assert_eq!(heading, "0 of 1 chosen seat Conservative");
}

#[wasm_bindgen_test]
async fn labour_gives_way_where_both_shares_exceed_all() {
    let warnings = Warnings::watch();
    let page = Page::new(&[("labour-share", "60"), ("transfer", "70")]).await;
    check_warning(&warnings, "labour-share", "60", "makes at most 100");
    assert_eq!(
        (page.value(MAIN), page.value(LABOUR)),
        ("70".into(), "30".into())
    );
}

#[wasm_bindgen_test]
async fn attributes_can_change_later() {
    let warnings = Warnings::watch();
    let page = Page::new(&[("headline", "One")]).await;
    page.instance.set_attribute("transfer", Some("62".into()));
    drawn().await;
    assert_eq!(page.value(MAIN), "62");
    page.drag(34).await;
    page.instance.set_attribute("headline", Some("Two".into()));
    drawn().await;
    assert_eq!(page.text(".bt-headline"), "Two");
    assert_eq!(page.value(MAIN), "34", "what the reader moved stays");
    page.instance.set_attribute("seat", Some("Wansbeck".into()));
    page.instance.set_attribute("headline", None);
    drawn().await;
    assert!(page.find(".bt-headline").is_none());
    assert!(page.text(".bt-score").starts_with("Wansbeck "));
    page.instance.set_attribute("transfer", None);
    drawn().await;
    assert_eq!(page.value(MAIN), "0");
    assert!(warnings.take().is_empty());
    page.instance.set_attribute("seat", Some("Nowhere".into()));
    drawn().await;
    check_warning(&warnings, "seat", "Nowhere", "a seat on the map");
    assert!(page.text(".bt-score").starts_with("Hartlepool "));
}

#[wasm_bindgen_test]
async fn markup_is_shown_as_text() {
    const MARKUP: &str =
        "<img src=x onerror=\"window.broken=1\"><script>window.broken=1</script>&amp;";
    let page = Page::new(&[("headline", MARKUP)]).await;
    assert_eq!(
        page.get(".bt-headline").text_content().as_deref(),
        Some(MARKUP)
    );
    page.enter(FINDER, MARKUP).await;
    assert_eq!(
        page.text("[data-panel=list] tbody"),
        format!("No seat called “{MARKUP}”. Try part of a name.")
    );
    pause(50).await;
    assert!(page.all("img, script, style, iframe").is_empty());
    assert!(!Reflect::has(&js_sys::global(), &"broken".into()).expect("a window"));
}

#[wasm_bindgen_test]
async fn two_widgets_keep_to_themselves() {
    let root = new_host(COLUMN);
    let one = Page::in_root(&root, &[]).await;
    let two = Page::in_root(&root, &[("seat", "Wansbeck")]).await;
    let before = shown(&two.container);
    one.drag(62).await;
    one.choose("77 Con").await;
    one.click("[data-panel=map] input[data-value='2010']").await;
    one.click("[data-panel=map] > .bt-link").await;
    one.enter(FINDER, "hull").await;
    one.press(WALL, "End").await;
    assert_eq!(shown(&two.container), before);
    two.drag(34).await;
    assert_eq!(
        (one.value(MAIN), two.value(MAIN)),
        ("77".into(), "34".into())
    );
    assert_eq!(one.value(FINDER), "hull");
    let container = one.container.clone();
    drop(one);
    until("the first is gone", || !container.has_child_nodes()).await;
    two.drag(26).await;
    until("the second shows its own result", || {
        two.text("[data-panel=seat] h3")
            .starts_with("Conservative gain")
    })
    .await;
}

/// The mountain, the last panel but one of a column, while the reader is at the top of it.
#[wasm_bindgen_test]
async fn what_is_out_of_sight_is_drawn_once_the_reader_stops() {
    let page = Page::new(&[]).await;
    page.get(MAIN).scroll_into_view();
    let far = || page.text("[data-panel=mountain] h3");
    let shown_at = |percent: u32| page.text(".bt-say").contains(&format!("{percent}%"));
    // The browser says in its own time what is in sight: until then all is drawn at once.
    let (mut percent, start) = (1, js_sys::Date::now());
    loop {
        assert!(
            js_sys::Date::now() - start < 60_000.0,
            "a panel far below is drawn at every step"
        );
        let before = far();
        page.enter_now(MAIN, &(100 - percent).to_string()).await;
        assert!(shown_at(100 - percent), "the control follows at once");
        let is_left_out = far() == before;
        page.enter_now(MAIN, &percent.to_string()).await;
        assert!(shown_at(percent), "the control follows at once");
        if is_left_out {
            break;
        }
        percent = percent % 40 + 1;
        pause(10).await;
    }
    // What a script reads is never behind.
    let outcome = page.instance.outcome();
    let mountain = Reflect::get(&outcome, &"mountain".into()).expect("an outcome");
    let labour = Reflect::get(&mountain, &"labour".into()).expect("a mountain");
    let words = format!("From {} seats", labour.as_f64().expect("a number"));
    until("the panel has caught up", || far().starts_with(&words)).await;
}

/// What is drawn for a setting at once, however far away.
#[wasm_bindgen_test]
async fn what_is_out_of_sight_is_drawn_at_once_where_nothing_moves() {
    let page = Page::new(&[]).await;
    page.get(MAIN).scroll_into_view();
    page.drag(62).await;
    until("the panel has caught up", || {
        page.text("[data-panel=mountain] h3") != "From 202 seats, a majority is 124 gains away"
    })
    .await;
    page.instance
        .set_attribute("transfer", Some("0".to_owned()));
    drawn().await;
    assert_eq!(
        page.text("[data-panel=mountain] h3"),
        "From 202 seats, a majority is 124 gains away"
    );
}

/// Counts listeners and observers taken and given back while it lives.
struct Count(JsValue);

impl Count {
    fn watch() -> Count {
        let watch = Function::new_no_args(
            "const taken = {};
            const undo = [];
            const wrap = (owner, name, kind, by) => {
                const own = owner.prototype[name];
                owner.prototype[name] = function (...rest) {
                    taken[kind] = (taken[kind] ?? 0) + by;
                    if (by > 0) taken.all = (taken.all ?? 0) + 1;
                    return own.apply(this, rest);
                };
                undo.push(() => (owner.prototype[name] = own));
            };
            wrap(EventTarget, 'addEventListener', 'listeners', 1);
            wrap(EventTarget, 'removeEventListener', 'listeners', -1);
            // An observer lets go of all its elements at once.
            const watch = (owner, name, change) => {
                const own = owner.prototype[name];
                const all = (taken.observers ??= new Map());
                if (!all.has(owner.name)) all.set(owner.name, new Set());
                const observers = all.get(owner.name);
                owner.prototype[name] = function (...rest) {
                    change(observers, this);
                    taken[owner.name] = observers.size;
                    return own.apply(this, rest);
                };
                undo.push(() => (owner.prototype[name] = own));
            };
            for (const observer of [ResizeObserver, IntersectionObserver]) {
                watch(observer, 'observe', (all, it) => all.add(it));
                watch(observer, 'disconnect', (all, it) => all.delete(it));
            }
            return { taken, restore: () => undo.forEach((back) => back()) };",
        );
        Count(watch.call0(&JsValue::NULL).expect("counting starts"))
    }

    /// How many of a kind are held; `all` are those ever taken.
    fn held(&self, kind: &str) -> f64 {
        let taken = Reflect::get(&self.0, &"taken".into()).expect("counts");
        let count = Reflect::get(&taken, &kind.into()).expect("a count");
        count.as_f64().unwrap_or_default()
    }
}

impl Drop for Count {
    fn drop(&mut self) {
        let restore: Function = Reflect::get(&self.0, &"restore".into())
            .expect("a way back")
            .unchecked_into();
        restore.call0(&JsValue::NULL).expect("counting ends");
    }
}

#[wasm_bindgen_test]
async fn unmounting_gives_back_all_that_was_taken() {
    const CYCLES: u32 = 20;
    let root = new_host(COLUMN);
    let container = new_container(&root);
    // A widget of the test before may be about to go.
    drawn().await;
    let count = Count::watch();
    for cycle in 0..CYCLES {
        let mut instance = new_instance(&container, &[("transfer", "62")]);
        drawn().await;
        let main = container.query_selector(MAIN).expect("a selector");
        assert!(main.is_some(), "the widget is drawn");
        // Every other one goes while votes glide and something is still to be told.
        if cycle % 2 == 0 {
            let chip = container.query_selector(".bt-chip").expect("a selector");
            raise_click(&chip.expect("a setting"));
            drawn().await;
        }
        instance.destroy();
        instance.destroy();
        until("the element is empty", || !container.has_child_nodes()).await;
    }
    // A glide or a pause that outlived its widget would show by now.
    pause(500).await;
    assert!(!container.has_child_nodes());
    assert!(
        count.held("all") >= f64::from(CYCLES * 4),
        "listeners are counted"
    );
    assert_eq!(count.held("listeners"), 0.0);
    assert_eq!(count.held("ResizeObserver"), 0.0);
    assert_eq!(count.held("IntersectionObserver"), 0.0);
}
