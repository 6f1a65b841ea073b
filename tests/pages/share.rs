//! The four buttons that share what the reader sees, and the link that opens it again.

use crate::browser::{loader, page, run};

const WIDGET: &str = r#"<brexit-transfer id="w" loading="eager" transfer="62" panels="seat wall"></brexit-transfer>"#;

#[test]
fn a_link_carries_what_differs_from_the_opening_state() {
    run(async |browser| {
        browser.open(WIDGET).await?;
        browser.until("count('ready') === 1").await?;
        browser
            .json("Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.copied = text } } }); w.update({ labourShare: 5, seat: 'Wansbeck', wall: 'north' }); w.shadowRoot.querySelector('[data-share=link]').click()")
            .await?;
        browser.until("window.copied").await?;
        let hash = browser.text("new URL(copied).hash").await?;
        assert_eq!(hash, "#t=62&l=5&seat=E14001014&wall=north");
        browser
            .until("w.shadowRoot.querySelector('.bt-shared').textContent === 'Link copied.'")
            .await
    });
}

#[test]
fn a_link_that_cannot_be_copied_is_shown_to_be_copied_by_hand() {
    run(async |browser| {
        browser.open(WIDGET).await?;
        browser.until("count('ready') === 1").await?;
        browser
            .json("Object.defineProperty(navigator, 'clipboard', { value: undefined }); w.shadowRoot.querySelector('[data-share=link]').click()")
            .await?;
        browser
            .until("w.shadowRoot.querySelector('.bt-shared input')?.value.endsWith('#t=62')")
            .await?;
        browser.assert_quiet().await
    });
}

#[test]
fn a_shared_link_opens_the_first_widget_as_it_was() {
    run(async |browser| {
        let body = r#"<brexit-transfer id="w" loading="eager" transfer="10"></brexit-transfer><brexit-transfer id="second" loading="eager" transfer="10"></brexit-transfer>"#;
        let html = page(&loader(browser.site, &browser.site.fault("ok")), body);
        let address = browser.site.put(html, None);
        let link = format!("{address}#t=77&l=5&seat=Wansbeck&unknown=1");
        browser.driver.goto(link).await?;
        browser.until("count('ready') === 2").await?;
        let all = "[w.outcome.scenario.transfer, w.outcome.scenario.labourShare, w.outcome.seat.name, second.outcome.scenario.transfer].join()";
        assert_eq!(browser.text(all).await?, "77,5,Wansbeck,10");
        browser.assert_quiet().await
    });
}

#[test]
fn the_lines_to_embed_are_those_of_the_present_state() {
    run(async |browser| {
        browser.open(WIDGET).await?;
        browser.until("count('ready') === 1").await?;
        browser
            .json("w.shadowRoot.querySelector('[data-share=embed]').click()")
            .await?;
        browser
            .until("w.shadowRoot.querySelector('dialog[open]')")
            .await?;
        let lines = browser
            .text("[...w.shadowRoot.querySelectorAll('textarea')].map((field) => field.value).join('\\n')")
            .await?;
        assert!(lines.contains("/brexit-transfer.js\"></script>\n<brexit-transfer transfer=\"62\"></brexit-transfer>"), "{lines}");
        assert!(lines.contains("/frame.html?transfer=62\""), "{lines}");
        browser
            .json("w.shadowRoot.querySelector('dialog').close()")
            .await?;
        browser
            .until("!w.shadowRoot.querySelector('dialog')")
            .await?;
        browser.assert_quiet().await
    });
}

#[test]
fn the_table_has_every_seat_and_no_formula() {
    run(async |browser| {
        browser.open(WIDGET).await?;
        browser.until("count('ready') === 1").await?;
        let module = format!("{}/{}/share.js", browser.site.cdn, browser.site.fault("ok"));
        browser
            .json(&format!(
                "import('{module}').then((share) => {{ window.fields = ['=1+1', '+1', '-1', '@a', '\\tb', 'a,\"b\"', -1.234].map(share.field).join(' '); window.csv = share.table([{{ code: 'E1', name: '=HYPERLINK()', region: 'x', votes: {{ con: 1.5 }}, winner: 'con', lead: -2.345, tippingPoint: null }}]) }})"
            ))
            .await?;
        browser.until("window.csv").await?;
        assert_eq!(
            browser.text("fields").await?,
            "'=1+1 '+1 '-1 '@a '\tb \"a,\"\"b\"\"\" -1.23"
        );
        assert!(
            browser
                .text("csv")
                .await?
                .contains("\r\nE1,'=HYPERLINK(),x,1.5,")
        );
        // The button gives all seats in the scenario.
        browser
            .json("URL.createObjectURL = (blob) => { blob.text().then((text) => { window.saved = text }); return 'data:,' }; w.shadowRoot.querySelector('[data-share=data]').click()")
            .await?;
        browser.until("window.saved").await?;
        assert_eq!(browser.number("saved.split('\\r\\n').length").await?, 652.0);
        assert!(
            browser
                .text("saved")
                .await?
                .contains("E14000733,Hartlepool,North East,18442.86,15464,")
        );
        browser.assert_quiet().await
    });
}
