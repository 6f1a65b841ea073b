//! A widget that is destroyed, or fails, keeps nothing alive: whatever of it the page has let go,
//! the browser's garbage collector takes. Chromium alone lends a page its collector.

use serde_json::Value;
use thirtyfour::prelude::*;

use crate::browser::{Browser, run};

/// Before the loader: what the page itself would hold for the widget, timers and listeners.
const WATCH: &str = "<script>{
    const timers = window.timers = new Map(), [set, clear] = [setTimeout, clearTimeout];
    setTimeout = (call, time, ...more) => {
      const id = set((...all) => { timers.delete(id); call(...all) }, time, ...more);
      // Those of the test itself are short.
      if (time > 100) timers.set(id, time);
      return id;
    };
    clearTimeout = (id) => { timers.delete(id); clear(id) };
    const listeners = window.listeners = new Set(), { addEventListener: add, removeEventListener: remove } = window;
    window.addEventListener = (kind, ...all) => { if (kind === 'online') listeners.add(all[0]); add.call(window, kind, ...all) };
    window.removeEventListener = (kind, ...all) => { if (kind === 'online') listeners.delete(all[0]); remove.call(window, kind, ...all) };
  }</script>";

/// Statements that make an element in the page's box, and the names that the cases use. Each case
/// is a function of its own, so that none of its variables is left.
const TOOLS: &str = "
    const make = (attributes = {}) => {
      const element = document.createElement('brexit-transfer');
      for (const [name, value] of Object.entries({ loading: 'eager', panels: 'seat map', ...attributes })) element.setAttribute(name, value);
      element.textContent = 'Words';
      box.append(element);
      return element;
    };
    const told = (element, kind) => new Promise((done) => element.addEventListener(`brexit-transfer:${kind}`, done, { once: true }));
    const inside = (element) => element.shadowRoot.querySelector('.bt');
    const gone = (refs) => until(() => { gc(); return refs.every((ref) => !ref.deref()) });
    const refs = (...all) => all.map((one) => new WeakRef(one));
    const sabotage = () => {
      const original = Object.getOwnPropertyDescriptor(Element.prototype, 'setAttribute');
      const broken = () => { throw new Error('sabotage') };
      Object.defineProperty(Element.prototype, 'setAttribute', { configurable: true, get: broken });
      return () => Object.defineProperty(Element.prototype, 'setAttribute', original);
    };";

/// Opens a page with a fault, runs statements in it, and has nothing left of what they return
/// references to.
async fn assert_collected(browser: &Browser, fault: &str, case: &str) -> WebDriverResult<()> {
    let body = format!("{WATCH}<div id=box></div>");
    browser.open_with(fault, &body).await?;
    browser
        .until("customElements.get('brexit-transfer')")
        .await?;
    let module = format!("{}/{fault}/brexit-transfer.js", browser.site.cdn);
    let answer = browser
        .run(&format!(
            "{TOOLS} const {{ mount }} = await import('{module}'); \
             const src = new URL('2024.election', '{module}').href; \
             const made = await (async () => {{ {case} }})(); await gone(made); \
             await until(() => !timers.size && !listeners.size)"
        ))
        .await?;
    assert_eq!(answer, Value::Null, "{case}");
    assert_eq!(browser.noted("uncaught").await?, Vec::<String>::new());
    Ok(())
}

#[test]
fn what_is_destroyed_is_collected() {
    run(async |browser| {
        for case in [
            // Before it came near.
            "const element = make({ loading: 'lazy', style: 'position: absolute; top: 9000px' }); await framed(); \
             element.destroy(); element.remove(); return refs(element)",
            // Before and after what it draws is there.
            "const element = make(); element.destroy(); element.remove(); return refs(element)",
            "const element = make(); await told(element, 'ready'); const drawn = inside(element); \
             element.destroy(); element.remove(); return refs(element, drawn)",
            "const element = make(); await told(element, 'ready'); const drawn = inside(element); \
             void element.animateTo({ transfer: 77 }, 60000); element.update({ theme: 'dark' }); \
             element.destroy(); element.remove(); return refs(element, drawn)",
            // The page keeps the element, and with it nothing of what it drew.
            "const element = make(); await told(element, 'ready'); element.update({ transfer: 5 }); \
             const drawn = inside(element); element.destroy(); return refs(drawn)",
            // Not destroyed, only taken away.
            "const element = make(); await told(element, 'ready'); const drawn = inside(element); \
             element.remove(); return refs(element, drawn)",
            "const place = document.createElement('div'); box.append(place); \
             const widget = await mount(place, { panels: ['seat'] }); \
             const host = place.firstChild, drawn = inside(host); widget.destroy(); return refs(widget, host, drawn)",
        ] {
            assert_collected(browser, &browser.site.fault("ok"), case).await?;
            browser.assert_quiet().await?;
        }
        Ok(())
    });
}

#[test]
fn what_waits_for_a_download_that_never_ends_is_collected() {
    run(async |browser| {
        for held in ["glue-held", "wasm-held", "style-held", "election-held"] {
            for case in [
                "const element = make({ src }); await framed(); element.remove(); return refs(element)",
                "const element = make({ src }); await framed(); element.destroy(); element.remove(); return refs(element)",
            ] {
                assert_collected(browser, &browser.site.fault(held), case).await?;
                browser.assert_quiet().await?;
            }
        }
        // In place of an election that is shown.
        let case = "const element = make(); await told(element, 'ready'); element.setAttribute('src', src); \
             await framed(); const drawn = inside(element); element.remove(); return refs(element, drawn)";
        assert_collected(browser, &browser.site.fault("election-held"), case).await?;
        browser.assert_quiet().await?;
        Ok(())
    });
}

#[test]
fn what_fails_to_load_is_collected() {
    run(async |browser| {
        for failing in [
            "glue-404",
            "wasm-404",
            "style-404",
            "wasm-cut",
            "election-404",
            "election-cut",
        ] {
            for case in [
                "const element = make({ src }); await told(element, 'error'); element.remove(); return refs(element)",
                "const element = make({ src }); await told(element, 'error'); element.destroy(); element.remove(); return refs(element)",
                // While it waits for another attempt.
                "const element = make({ src }); await told(element, 'error'); dispatchEvent(new Event('online')); \
                 await framed(); element.remove(); return refs(element)",
                "const place = document.createElement('div'); const failed = told(place, 'error'); \
                 await mount(place, { src }).catch(() => {}); await failed; return refs(place)",
            ] {
                assert_collected(browser, &browser.site.fault(failing), case).await?;
            }
        }
        Ok(())
    });
}

#[test]
fn what_the_module_drew_before_it_stopped_is_collected() {
    run(async |browser| {
        for case in [
            "const element = make(); await told(element, 'ready'); const drawn = inside(element), mend = sabotage(); \
             element.update({ transfer: 60 }); await told(element, 'error'); mend(); element.remove(); return refs(element, drawn)",
            // The page keeps the elements, and with them nothing of what they drew.
            "const [element, second] = [make(), make({ panels: 'map curve' })]; \
             await Promise.all([told(element, 'ready'), told(second, 'ready')]); \
             const drawn = [inside(element), inside(second)], mend = sabotage(); element.update({ transfer: 60 }); \
             await told(second, 'error'); mend(); return refs(...drawn)",
            "const place = document.createElement('div'); box.append(place); \
             const widget = await mount(place, { panels: ['seat'] }); \
             const host = place.firstChild, drawn = inside(host), mend = sabotage(); widget.update({ transfer: 60 }); \
             await told(place, 'error'); mend(); widget.destroy(); return refs(widget, host, drawn)",
            // Drawn for the first time.
            "const first = make(); await told(first, 'ready'); const element = make(), mend = sabotage(); \
             await told(element, 'error').finally(mend); first.remove(); element.remove(); return refs(first, element)",
        ] {
            assert_collected(browser, &browser.site.fault("ok"), case).await?;
        }
        Ok(())
    });
}
