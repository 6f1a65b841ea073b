//! A reader without a pointer: every control is reached in the order in which it is read, can be
//! seen to be reached, does what it does for a pointer, and lets go again.

use thirtyfour::{TypingData, prelude::*};

use crate::browser::{Browser, run};

/// What stands before and after the widget, and words for where the focus is.
const BODY: &str = r##"<a id="before" href="#">Before</a>
<brexit-transfer id="w" loading="eager"></brexit-transfer><a id="after" href="#">After</a>
<script>
  window.focused = () => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at;
  };
  window.at = () => {
    const at = focused();
    const { act, share } = at.dataset;
    return act ?? share ?? (at.id && at.getRootNode() === document ? at.id : at.role ?? at.className + at.localName);
  };
  // Whether a reader sees where the focus is: a ring around the element itself, its label or the
  // handle that is drawn for it.
  window.isMarked = () => {
    const at = focused();
    const around = (element) => element && parseFloat(getComputedStyle(element).outlineWidth) >= 2 && getComputedStyle(element).outlineStyle !== "none";
    if (at.matches(".in1, .in2")) {
      const ring = at.parentNode.querySelector(at.matches(".in1") ? ".th-focus.one" : ".th-focus.two");
      return getComputedStyle(ring).visibility === "visible";
    }
    return around(at.type === "radio" ? at.closest("label") : at);
  };
  // Whether some of it is in the window, and nothing lies over the whole of it.
  window.isInSight = () => {
    const at = focused().type === "radio" ? focused().closest("label") : focused();
    const box = at.getBoundingClientRect();
    const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
    if (bottom - top < 4) return false;
    const x = (box.left + box.right) / 2;
    return [0.1, 0.5, 0.9].some((part) => {
      const over = at.getRootNode().elementFromPoint(x, top + (bottom - top) * part);
      return over && !over.closest(".bt-mini");
    });
  };
  // On the window: a driver may not see what a script declares for itself.
  window.root = () => w.shadowRoot;
</script>"##;

/// The controls of all panels in the order of the tab key, the finer ones open.
const ORDER: [&str; 21] = [
    "before",
    "transfer",
    "labour-share",
    "preset ×6",
    "fine",
    "swing",
    "swing-setting ×3",
    "listbox",
    "year",
    "map",
    "curve",
    "find",
    "focus ×8",
    "list",
    "wall ×4",
    "a ×4",
    "link",
    "embed",
    "image",
    "data",
    "after",
];

async fn press(browser: &Browser, keys: impl Into<TypingData>) -> WebDriverResult<()> {
    let keys = browser.driver.action_chain().send_keys(keys);
    keys.perform().await
}

async fn tab(browser: &Browser, backwards: bool) -> WebDriverResult<()> {
    if !backwards {
        return press(browser, Key::Tab + "").await;
    }
    let keys = browser.driver.action_chain().key_down(Key::Shift);
    let keys = keys.send_keys(Key::Tab + "").key_up(Key::Shift);
    keys.perform().await
}

/// Presses keys until an expression holds: pictures and settings follow within some frames.
async fn does(
    browser: &Browser,
    keys: impl Into<TypingData>,
    expression: &str,
) -> WebDriverResult<()> {
    press(browser, keys).await?;
    browser.until(expression).await
}

async fn focus(browser: &Browser, selector: &str) -> WebDriverResult<()> {
    browser
        .json(&format!("root().querySelector({selector:?}).focus()"))
        .await
        .map(drop)
}

async fn open(browser: &Browser) -> WebDriverResult<()> {
    browser.driver.set_window_rect(0, 0, 700, 800).await?;
    browser.open(BODY).await?;
    browser.until("count('ready') === 1").await
}

/// The stops from one end to the other, each of them in sight and marked.
async fn walk(browser: &Browser, from: &str, to: &str) -> WebDriverResult<Vec<String>> {
    let mut stops: Vec<(String, usize)> = Vec::new();
    browser.json(&format!("{from}.focus()")).await?;
    for _ in 0..60 {
        let at = browser.text("at()").await?;
        let is_end = at == to;
        if at != from && !is_end {
            let seen = browser.text("[isMarked(), isInSight()]").await?;
            assert_eq!(
                seen, "true,true",
                "marked and in sight: {at}, after {stops:?}"
            );
        }
        match stops.last_mut() {
            Some((last, count)) if *last == at => *count += 1,
            _ => stops.push((at, 1)),
        }
        if is_end {
            break;
        }
        tab(browser, from == "after").await?;
    }
    let words = stops.into_iter().map(|(name, count)| match count {
        1 => name,
        count => format!("{name} ×{count}"),
    });
    Ok(words.collect())
}

#[test]
fn the_tab_key_reaches_every_control_in_order_both_ways() {
    run(async |browser| {
        open(browser).await?;
        browser
            .json("root().querySelector('[data-act=fine]').click()")
            .await?;
        browser.until("root().querySelector('.in2')").await?;
        assert_eq!(walk(browser, "before", "after").await?, ORDER);
        let mut back = walk(browser, "after", "before").await?;
        back.reverse();
        assert_eq!(back, ORDER);
        browser.assert_quiet().await
    });
}

#[test]
fn keys_do_what_a_pointer_does() {
    run(async |browser| {
        open(browser).await?;
        let transfer = |percent: &str| format!("w.outcome.scenario.transfer === {percent}");
        // The handle, as any slider.
        focus(browser, ".in1").await?;
        for (key, percent) in [
            (Key::Right, "1"),
            (Key::PageUp, "11"),
            (Key::Left, "10"),
            (Key::PageDown, "0"),
            (Key::End, "100"),
            (Key::Home, "0"),
        ] {
            does(browser, key + "", &transfer(percent)).await?;
        }
        // A setting by the enter key, another by the space bar.
        focus(browser, ".bt-ends .bt-chip:last-child").await?;
        does(browser, Key::Enter + "", &transfer("100")).await?;
        focus(browser, ".bt-ends .bt-chip").await?;
        does(browser, " ", &transfer("0")).await?;
        // The finer controls.
        focus(browser, "[data-act=fine]").await?;
        does(browser, " ", "root().querySelector('.in2')").await?;
        focus(browser, ".in2").await?;
        does(
            browser,
            Key::Up + "",
            "w.outcome.scenario.labourShare === 1",
        )
        .await?;
        does(
            browser,
            Key::PageUp + "",
            "w.outcome.scenario.labourShare === 11",
        )
        .await?;
        focus(browser, "[data-act=swing]").await?;
        does(browser, Key::Right + "", "w.outcome.scenario.swing === 0.5").await?;
        does(
            browser,
            Key::PageDown + "",
            "w.outcome.scenario.swing === -4.5",
        )
        .await?;
        focus(browser, ".bt-swings .bt-chip").await?;
        does(browser, Key::Enter + "", "w.outcome.scenario.swing === 0").await?;
        // The wall: brick by brick, and to its ends.
        focus(browser, "[data-panel=wall] [role=listbox]").await?;
        let brick = "window.brick = () => { const box = root().querySelector('[role=listbox]'); \
            return [...root().querySelectorAll('[role=option]')].findIndex((brick) => brick.id === box.getAttribute('aria-activedescendant')) }";
        browser.json(brick).await?;
        does(browser, Key::Home + "", "brick() === 0").await?;
        does(browser, Key::Right + "", "brick() === 1").await?;
        does(browser, Key::Down + "", "brick() > 2").await?;
        does(browser, Key::End + "", "brick() === 126").await?;
        does(browser, Key::Left + "", "brick() === 125").await?;
        // The years are one group: an arrow chooses.
        focus(browser, "[data-act=year]:checked").await?;
        does(
            browser,
            Key::Left + "",
            "root().querySelector('[data-panel=map] [role=img]').ariaLabel.includes('2019')",
        )
        .await?;
        focus(browser, "[data-act=map]").await?;
        does(
            browser,
            Key::Enter + "",
            "focused().textContent.includes('North')",
        )
        .await?;
        // Along the curve.
        focus(browser, "[data-act=curve]").await?;
        does(browser, Key::Right + "", &transfer("1")).await?;
        does(browser, Key::End + "", &transfer("100")).await?;
        // The finder, a seat, and the way back: the focus goes to what was asked for.
        focus(browser, "[type=search]").await?;
        let rows = "root().querySelectorAll('tbody [data-act=focus]').length";
        does(browser, "wansb", &format!("{rows} === 1")).await?;
        tab(browser, false).await?;
        does(
            browser,
            Key::Enter + "",
            "w.outcome.seat.name === 'Wansbeck'",
        )
        .await?;
        browser
            .until("focused().matches('[data-panel=seat] h3')")
            .await?;
        // From there backwards, where the button to return stands.
        tab(browser, true).await?;
        does(
            browser,
            Key::Enter + "",
            "w.outcome.seat.name === 'Hartlepool'",
        )
        .await?;
        focus(browser, "[type=search]").await?;
        let all = browser.driver.action_chain().key_down(Key::Control);
        all.send_keys("a").key_up(Key::Control).perform().await?;
        does(browser, Key::Delete + "", &format!("{rows} > 1")).await?;
        focus(browser, "[data-act=list]").await?;
        does(browser, " ", "focused().ariaExpanded === 'true'").await?;
        focus(browser, ".bt-walls button:nth-of-type(4)").await?;
        does(browser, Key::Enter + "", "w.outcome.wall.id === 'labour'").await?;
        browser.assert_quiet().await
    });
}

#[test]
fn a_dialog_keeps_the_keyboard_until_it_is_closed_and_gives_it_back() {
    run(async |browser| {
        open(browser).await?;
        for kind in ["embed", "image"] {
            focus(browser, &format!("[data-share={kind}]")).await?;
            does(
                browser,
                Key::Enter + "",
                "root().querySelector('dialog[open]')",
            )
            .await?;
            for _ in 0..8 {
                // The browser's own controls may have a turn, the page behind has none.
                let inside = "focused() === document.body || focused().closest('dialog')";
                assert_eq!(browser.text(&format!("Boolean({inside})")).await?, "true");
                tab(browser, false).await?;
            }
            does(browser, Key::Escape + "", "!root().querySelector('dialog')").await?;
            assert_eq!(browser.text("at()").await?, kind, "the focus is back");
        }
        browser.assert_quiet().await
    });
}
