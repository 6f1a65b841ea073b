//! The strict content security policy, and what the widget leaves alone.

use crate::{
    browser::{page, run},
    documents::policy,
};

#[test]
fn holds_without_a_violation() {
    run(async |browser| {
        let site = browser.site;
        // The policy says 'self', so here the newspaper hosts the widget.
        let head = format!(
            r#"<script type="module" src="/{}/brexit-transfer.js"></script>"#,
            site.fault("ok")
        );
        let body = r#"<b id="bound" data-brexit-transfer-text="wall.conservative">some</b><brexit-transfer id="w" transfer="5"><p>Words</p></brexit-transfer>"#;
        browser
            .driver
            .goto(site.put(page(&head, body), Some(&policy())))
            .await?;
        browser.until("count('ready') === 1").await?;
        // Everything that moves: a drag, a setting, the theme, the finder, each panel.
        browser
            .json(
                "const root = w.shadowRoot; \
                 for (let value = 0; value <= 100; value += 10) { const input = root.querySelector('.in1'); input.value = value; input.dispatchEvent(new Event('input', { bubbles: true })) } \
                 for (const button of root.querySelectorAll('button')) button.click(); \
                 w.update({ theme: 'dark', seat: 'Wakefield', labourShare: 3, swing: 2, wall: 'north', headline: 'New' })",
            )
            .await?;
        tokio::time::sleep(std::time::Duration::from_millis(900)).await;
        browser
            .until("words(w).includes('Wakefield') && bound.textContent !== 'some'")
            .await?;
        browser.assert_quiet().await
    });
}

#[test]
fn asks_no_third_party_and_leaves_no_trace() {
    run(async |browser| {
        let fault = browser.site.fault("ok");
        let body = r#"<script>window.before = new Set(["w", "before", "added", "ret_nodes", ...Object.getOwnPropertyNames(window)]); document.addEventListener("brexit-transfer:ready", () => window.added = Object.getOwnPropertyNames(window).filter((name) => !before.has(name)))</script><brexit-transfer id="w"></brexit-transfer>"#;
        browser.open_with(&fault, body).await?;
        browser.until("count('ready') === 1").await?;
        browser.json("w.update({ transfer: 62 })").await?;
        browser.until("count('change') === 1").await?;
        let fetched = browser
            .text("performance.getEntriesByType('resource').map((entry) => new URL(entry.name).origin).filter((origin, i, all) => all.indexOf(origin) === i).sort().join()")
            .await?;
        let mut ours = [browser.site.cdn.as_str(), browser.site.paper.as_str()];
        ours.sort_unstable();
        assert_eq!(fetched, ours.join(","));
        assert_eq!(browser.text("document.cookie").await?, "");
        assert_eq!(
            browser
                .number("localStorage.length + sessionStorage.length")
                .await?,
            0.0
        );
        let databases = browser
            .run("return (await indexedDB.databases()).length + (await caches.keys()).length")
            .await?;
        assert_eq!(databases, 0);
        // One name that was expected is the driver's own.
        let added = browser.text("added").await?;
        assert_eq!(added, "");
        browser.assert_quiet().await
    });
}

#[test]
fn works_in_a_sandboxed_frame() {
    run(async |browser| {
        let site = browser.site;
        let head = crate::browser::loader(site, &site.fault("ok"));
        let inner = site.put(
            page(&head, r#"<brexit-transfer id="w" panels="seat"></brexit-transfer><script>document.addEventListener("brexit-transfer:ready", (event) => parent.postMessage(`${origin} ${event.detail.wall.seats}`, "*"))</script>"#),
            None,
        );
        let outer = page(
            r#"<script>addEventListener("message", (event) => window.said = event.data)</script>"#,
            &format!(r#"<iframe sandbox="allow-scripts" src="{inner}"></iframe>"#),
        );
        browser.driver.goto(site.put(outer, None)).await?;
        browser.until("window.said").await?;
        assert_eq!(browser.text("said").await?, "null 127");
        Ok(())
    });
}
