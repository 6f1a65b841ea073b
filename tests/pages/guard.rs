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
        // Of a value that cannot be used the module warns, and then has the widget drawn anew. The
        // first warning asks for something that warns as well, which the page may make a trap of.
        let seen = browser
            .run(
                "const nested = (second) => { const warn = console.warn; let count = queued = 0; \
                   console.warn = () => { count++; \
                     if (count === 1) w.update({ transfer: 1e30 }); \
                     if (count === 2) second() }; \
                   w.setAttribute('swing', 'none'); console.warn = warn; \
                   return `${count} ${queued > 0}` }; \
                 const sound = nested(() => {}); await framed(); \
                 const trapped = nested(() => { throw new Error('sabotage') }); await framed(); \
                 return `${sound}, ${trapped}`",
            )
            .await?;
        // Two warnings, and of the trap one line.
        assert_eq!(seen, "2 true, 3 false");
        assert_eq!(browser.text("words(w)").await?, "static: Words in place");
        assert_eq!(browser.noted("error").await?, ["sabotage"]);
        assert_eq!(browser.noted("console").await?.len(), 0);
        assert_eq!(browser.noted("uncaught").await?, Vec::<String>::new());
        Ok(())
    });
}
