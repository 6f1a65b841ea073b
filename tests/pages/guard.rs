//! What stands around the module: after a trap nothing in it goes on.

use crate::browser::run;

/// Before the loader: counts what the module leaves for later, which it does by one function of
/// the page.
const COUNTER: &str = "<script>{ const queue = queueMicrotask; window.queued = 0; \
    window.queueMicrotask = (task) => { queued++; queue(task) } }</script>";

/// A call of the module calls the page, and that calls the module once more.
#[test]
fn a_trap_in_a_nested_call_ends_the_outer_one() {
    run(async |browser| {
        let body = format!(
            r#"{COUNTER}<brexit-transfer id="w" panels="seat">Words in place</brexit-transfer>"#
        );
        browser.open(&body).await?;
        browser.until("count('ready') === 1").await?;
        // A value that cannot be used: the module warns, and then has the widget drawn anew.
        let seen = browser
            .run(
                "const nested = (inside) => { const warn = console.warn; let count = 0; \
                   console.warn = () => count++ || inside(); \
                   queued = 0; w.setAttribute('swing', inside.name); console.warn = warn; \
                   return `${count} ${queued > 0}` }; \
                 const sound = nested(function reads() { void w.outcome }); \
                 await framed(); \
                 const trapped = nested(function traps() { \
                   const scenario = { configurable: true, set() { throw new Error('sabotage') } }; \
                   Object.defineProperty(Object.prototype, 'scenario', scenario); \
                   w.update({ transfer: 40 }); queued = 0; \
                   try { void w.outcome } finally { delete Object.prototype.scenario } }); \
                 await framed(); return `${sound}, ${trapped}`",
            )
            .await?;
        // The warning, and with the trap the one line of it.
        assert_eq!(seen, "1 true, 2 false");
        assert_eq!(browser.text("words(w)").await?, "static: Words in place");
        assert_eq!(browser.noted("error").await?, ["sabotage"]);
        assert_eq!(browser.noted("console").await?.len(), 0);
        assert_eq!(browser.noted("uncaught").await?, Vec::<String>::new());
        Ok(())
    });
}
