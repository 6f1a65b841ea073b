//! Another election than that of 2019: `src` on the element, in script and in the frame's query, and
//! a file that does not come as it should.
//!
//! The release has `2024.election`. As counted, the Conservatives won 121 seats in 2024 and Labour
//! 411; with all of Reform UK's votes it is 302 and 267. In 2019 the Conservatives won 365.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::browser::{Browser, loader, page, run};
use crate::share;

const ONLINE: &str = "dispatchEvent(new Event('online'))";

/// The address of the election's file, with a fault.
fn file(browser: &Browser, fault: &str) -> String {
    format!("{}/{fault}/2024.election", browser.site.cdn)
}

/// An element that shows 2024.
fn element(browser: &Browser, fault: &str) -> String {
    format!(
        r#"<brexit-transfer id="w" loading="eager" src="{}" panels="seat"><p>Words in place</p></brexit-transfer>"#,
        file(browser, fault)
    )
}

/// One that shows 2019.
const OF_2019: &str = r#"<brexit-transfer id="w" loading="eager" transfer="10" panels="seat"><p>Words in place</p></brexit-transfer>"#;

/// How often the election's file has been asked for.
fn asked(browser: &Browser, fault: &str) -> usize {
    let requests = browser.site.requests(fault);
    let files = requests.iter().filter(|file| *file == "2024.election");
    files.count()
}

/// Waits until a widget shows so many seats of the Conservatives.
async fn until_seats(browser: &Browser, widget: &str, con: u32) -> WebDriverResult<()> {
    let seats = format!("{widget}.outcome?.commons.con === {con}");
    browser.until(&seats).await
}

#[test]
fn an_element_shows_the_election_of_its_src() {
    run(async |browser| {
        let fault = browser.site.fault("ok");
        browser.open_with(&fault, &element(browser, &fault)).await?;
        browser.until("count('ready') === 1").await?;
        let seat = "JSON.stringify([w.outcome.seat.code, w.outcome.seat.name, w.outcome.seat.votes.lab, w.outcome.seat.votes.con, w.outcome.seat.votes.reform])";
        assert_eq!(
            browser.text(seat).await?,
            r#"["E14001272","Hartlepool",16414,7767,8716]"#
        );
        assert_eq!(browser.text("w.outcome.commons.con").await?, "121");
        let words = browser.text("words(w)").await?;
        assert!(words.contains("Reform UK voters") && !words.contains("Brexit Party voters"));
        browser.json("w.update({ transfer: 100 })").await?;
        let seats = "[w.outcome.commons.con, w.outcome.commons.lab].join()";
        assert_eq!(browser.text(seats).await?, "302,267");
        browser.assert_quiet().await
    });
}

#[test]
fn a_relative_address_is_one_of_the_page() {
    run(async |browser| {
        let fault = browser.site.fault("ok");
        let body = format!(
            r#"<brexit-transfer id="w" loading="eager" src=" ../{fault}/2024.election#part " panels="seat"></brexit-transfer>"#
        );
        browser.open_with(&fault, &body).await?;
        browser.until("count('ready') === 1").await?;
        assert_eq!(browser.text("w.outcome.commons.con").await?, "121");
        browser.assert_quiet().await
    });
}

#[test]
fn widgets_of_one_page_show_different_elections_and_share_a_file() {
    run(async |browser| {
        let fault = browser.site.fault("ok");
        let of_2024 = element(browser, &fault);
        let body = format!(
            "{OF_2019}{}{}",
            of_2024.replace("\"w\"", "\"second\""),
            of_2024.replace("\"w\"", "\"third\"")
        );
        browser.open_with(&fault, &body).await?;
        browser.until("count('ready') === 3").await?;
        let seats = "[w, second, third].map((it) => it.outcome.seat.code).join()";
        assert_eq!(browser.text(seats).await?, "E14000733,E14001272,E14001272");
        assert_eq!(asked(browser, &fault), 1);
        // One is moved, the others stay.
        browser.json("second.update({ transfer: 100 })").await?;
        until_seats(browser, "second", 302).await?;
        assert_eq!(browser.text("third.outcome.commons.con").await?, "121");
        assert_eq!(browser.text("w.outcome.scenario.transfer").await?, "10");
        browser.assert_quiet().await
    });
}

#[test]
fn the_file_is_fetched_beside_the_parts_and_holds_up_nobody_else() {
    run(async |browser| {
        // Before the module is there.
        let fault = browser.site.fault("wasm-held");
        browser.open_with(&fault, &element(browser, &fault)).await?;
        browser.until_requested(&fault, 5).await;
        assert_eq!(asked(browser, &fault), 1);
        browser.site.release(&fault);
        browser.until("count('ready') === 1").await?;
        assert_eq!(asked(browser, &fault), 1);
        // A widget without it does not wait for it.
        let fault = browser.site.fault("election-held");
        let second = OF_2019.replace("\"w\"", "\"second\"");
        let body = format!("{}{second}", element(browser, &fault));
        browser.open_with(&fault, &body).await?;
        browser.until("count('ready') === 1").await?;
        assert_eq!(browser.text("words(w)").await?, "static: Words in place");
        browser.site.release(&fault);
        browser.until("count('ready') === 2").await?;
        browser.assert_quiet().await
    });
}

#[test]
fn a_file_that_cannot_be_used_is_named_and_asked_for_again() {
    run(async |browser| {
        for (fault, reason) in [
            ("election-404", "404"),
            ("election-page", "200 text/html"),
            ("election-cut", "it is damaged"),
            ("election-corrupt", "it is damaged"),
            ("election-garbage", "it is not an election file"),
            ("election-huge", "it is too large"),
            (
                "election-newer",
                "it is an election file of version 4, and this widget reads version 3",
            ),
        ] {
            let name = browser.site.fault(fault);
            browser.open_with(&name, &element(browser, &name)).await?;
            browser.until("count('error') === 1").await?;
            assert_eq!(browser.text("words(w)").await?, "static: Words in place");
            let message = format!("2024.election: {reason}");
            assert_eq!(browser.noted("error").await?, [message.as_str()]);
            assert_eq!(
                browser.noted("console").await?,
                [format!("brexit-transfer: {message}")]
            );
            browser.site.release(&name);
            browser.json(ONLINE).await?;
            browser.until("count('ready') === 1").await?;
            assert_eq!(browser.text("w.outcome.commons.con").await?, "121");
            assert_eq!(asked(browser, &name), 2, "{fault}");
            // What had come is kept.
            let parts = browser.site.requests(&name);
            let modules = parts.iter().filter(|file| file.ends_with(".wasm"));
            assert_eq!(modules.count(), 1, "{fault}");
            assert_eq!(browser.noted("error").await?.len(), 1);
            assert_eq!(browser.noted("uncaught").await?, Vec::<String>::new());
        }
        Ok(())
    });
}

#[test]
fn a_file_that_did_not_come_is_asked_for_again_when_the_reader_comes_near_again() {
    run(async |browser| {
        let fault = browser.site.fault("election-404");
        let body = format!(
            r#"{}<p style="height: 9000px">Below</p>"#,
            element(browser, &fault)
        );
        browser.open_with(&fault, &body).await?;
        browser.until("count('error') === 1").await?;
        browser.site.release(&fault);
        browser
            .run("scrollTo(0, 9000); await framed(); scrollTo(0, 0)")
            .await?;
        browser.until("count('ready') === 1").await?;
        assert_eq!(browser.noted("error").await?.len(), 1);
        Ok(())
    });
}

/// What the page offers in its place takes its place.
#[test]
fn a_page_may_answer_an_error_with_another_election() {
    run(async |browser| {
        let fault = browser.site.fault("election-cut");
        let body = format!(
            "<script>document.addEventListener('brexit-transfer:error', ({{ target }}) => target.removeAttribute('src'))</script>{}",
            element(browser, &fault)
        );
        browser.open_with(&fault, &body).await?;
        browser.until("count('ready') === 1").await?;
        assert_eq!(browser.text("w.outcome.commons.con").await?, "365");
        assert_eq!(browser.noted("error").await?.len(), 1);
        Ok(())
    });
}

#[test]
fn a_file_that_takes_too_long_is_an_error_and_the_widget_still_comes() {
    run(async |browser| {
        let fault = browser.site.fault("election-held");
        let body = format!(
            "<script>window.isPatienceTested = true</script>{}",
            element(browser, &fault)
        );
        browser.open_with(&fault, &body).await?;
        browser.until("count('error') === 1").await?;
        assert_eq!(browser.text("words(w)").await?, "static: Words in place");
        browser.site.release(&fault);
        browser.until("count('ready') === 1").await?;
        assert_eq!(browser.text("w.outcome.commons.con").await?, "121");
        Ok(())
    });
}

#[test]
fn a_text_that_is_no_address_is_warned_of_and_2019_shown() {
    run(async |browser| {
        let body = OF_2019.replace(" transfer", r#" src="javascript:alert(1)" transfer"#);
        browser.open(&body).await?;
        browser.until("count('ready') === 1").await?;
        assert_eq!(browser.text("w.outcome.seat.code").await?, "E14000733");
        let lines = browser.noted("console").await?;
        assert!(
            lines.len() == 1 && lines[0].contains("The attribute src cannot use all of"),
            "{lines:?}"
        );
        // Nothing is no address either, and nothing to warn of.
        browser
            .open(&OF_2019.replace(" transfer", r#" src="" transfer"#))
            .await?;
        browser.until("count('ready') === 1").await?;
        browser.assert_quiet().await
    });
}

#[test]
fn a_changed_src_shows_the_other_election() {
    run(async |browser| {
        let fault = browser.site.fault("ok");
        browser.open_with(&fault, OF_2019).await?;
        browser.until("count('ready') === 1").await?;
        browser.json("w.update({ transfer: 50 })").await?;
        let src = file(browser, &fault);
        browser
            .json(&format!("w.setAttribute('src', '{src}')"))
            .await?;
        browser.until("w.outcome.seat.code === 'E14001272'").await?;
        // With the options of the attributes, as an element that had it from the start.
        assert_eq!(browser.text("w.outcome.scenario.transfer").await?, "10");
        browser.until("words(w).includes('Reform UK')").await?;
        browser
            .json("w.setAttribute('transfer', '100'); w.removeAttribute('src')")
            .await?;
        browser.until("w.outcome.seat.code === 'E14000733'").await?;
        assert_eq!(browser.text("w.outcome.scenario.transfer").await?, "100");
        assert_eq!(browser.number("count('ready')").await?, 1.0);
        assert_eq!(asked(browser, &fault), 1);
        browser.assert_quiet().await
    });
}

#[test]
fn of_two_changes_the_last_one_counts() {
    run(async |browser| {
        let fault = browser.site.fault("election-held");
        let watch = "<script>window.seen = []; document.addEventListener('brexit-transfer:change', (event) => seen.push(event.detail.seat.code))</script>";
        browser
            .open_with(&fault, &format!("{watch}{OF_2019}"))
            .await?;
        browser.until("count('ready') === 1").await?;
        let src = file(browser, &fault);
        browser
            .json(&format!("w.setAttribute('src', '{src}'); w.removeAttribute('src'); w.update({{ transfer: 20 }})"))
            .await?;
        browser.site.release(&fault);
        browser
            .run("await new Promise((done) => setTimeout(done, 500))")
            .await?;
        assert_eq!(
            browser.text("[...new Set(seen)].join()").await?,
            "E14000733"
        );
        assert_eq!(browser.text("w.outcome.scenario.transfer").await?, "20");
        browser.assert_quiet().await
    });
}

#[test]
fn an_attribute_counts_though_an_election_that_was_asked_for_before_it_is_given_up() {
    run(async |browser| {
        let fault = browser.site.fault("election-held");
        browser.open_with(&fault, OF_2019).await?;
        browser.until("count('ready') === 1").await?;
        let src = file(browser, &fault);
        browser
            .json(&format!("w.setAttribute('src', '{src}'); w.setAttribute('transfer', '62'); w.removeAttribute('src')"))
            .await?;
        assert_eq!(browser.text("w.outcome.scenario.transfer").await?, "62");
        browser.assert_quiet().await
    });
}

#[test]
fn a_change_that_fails_brings_the_static_state_back_until_the_file_comes() {
    run(async |browser| {
        let fault = browser.site.fault("election-cut");
        browser.open_with(&fault, OF_2019).await?;
        browser.until("count('ready') === 1").await?;
        let src = file(browser, &fault);
        browser
            .json(&format!("w.update({{ src: '{src}', transfer: 100 }})"))
            .await?;
        browser.until("count('error') === 1").await?;
        assert_eq!(browser.text("words(w)").await?, "static: Words in place");
        assert_eq!(
            browser.noted("error").await?,
            ["2024.election: it is damaged"]
        );
        assert_eq!(browser.noted("console").await?.len(), 1);
        browser.site.release(&fault);
        browser.json(ONLINE).await?;
        browser.until("count('ready') === 2").await?;
        until_seats(browser, "w", 302).await?;
        assert_eq!(browser.noted("uncaught").await?, Vec::<String>::new());
        Ok(())
    });
}

#[test]
fn a_src_that_changes_before_the_widget_is_ready_is_the_one_shown() {
    run(async |browser| {
        let fault = browser.site.fault("wasm-held");
        let src = file(browser, &fault);
        browser.open_with(&fault, OF_2019).await?;
        browser
            .until("customElements.get('brexit-transfer')")
            .await?;
        browser
            .json(&format!(
                "w.update({{ src: '{src}' }}); w.update({{ transfer: 100 }})"
            ))
            .await?;
        browser.site.release(&fault);
        browser.until("count('ready') === 1").await?;
        until_seats(browser, "w", 302).await?;
        browser.assert_quiet().await
    });
}

#[test]
fn a_moved_or_absent_element_gets_the_election_that_was_asked_for() {
    run(async |browser| {
        // While it is on its way.
        let fault = browser.site.fault("election-held");
        let src = file(browser, &fault);
        browser
            .open_with(&fault, &format!("{OF_2019}<div id=box></div>"))
            .await?;
        browser.until("count('ready') === 1").await?;
        browser
            .json(&format!("w.setAttribute('src', '{src}'); box.append(w)"))
            .await?;
        browser.site.release(&fault);
        browser.until("w.outcome.seat.code === 'E14001272'").await?;
        // It comes back as it was, its election included.
        browser
            .run("window.el = w; el.update({ transfer: 100 }); el.remove(); await framed(); await new Promise((done) => setTimeout(done, 50)); box.append(el)")
            .await?;
        browser.until("count('ready') === 2").await?;
        until_seats(browser, "el", 302).await?;
        // Another one was asked for meanwhile.
        browser
            .run("el.remove(); await framed(); await new Promise((done) => setTimeout(done, 50)); el.removeAttribute('src'); box.append(el)")
            .await?;
        browser.until("count('ready') === 3").await?;
        assert_eq!(browser.text("el.outcome.seat.code").await?, "E14000733");
        browser.assert_quiet().await
    });
}

/// Runs statements in which `mount` is the loader's, `box` an element with static words and `src`
/// the address of the file.
async fn with_mount(
    browser: &Browser,
    fault: &str,
    statements: &str,
) -> WebDriverResult<serde_json::Value> {
    browser
        .open_with(fault, "<div id=box>Words in place</div>")
        .await?;
    let script = format!(
        "const {{ mount }} = await import('{}/{fault}/brexit-transfer.js'); const src = '{}'; {statements}",
        browser.site.cdn,
        file(browser, fault)
    );
    browser.run(&script).await
}

#[test]
fn a_script_mounts_and_changes_elections() {
    run(async |browser| {
        let fault = browser.site.fault("ok");
        let got = with_mount(
            browser,
            &fault,
            "const widget = await mount(box, { src, transfer: 100, panels: ['seat'], headline: 'Own words' }); \
             const shown = () => [...box.firstChild.shadowRoot.querySelectorAll('section')].map((panel) => panel.dataset.panel).join(); \
             const got = [widget.outcome.commons.con, widget.outcome.scenario.transfer]; \
             widget.update({ src: '' }); await until(() => widget.outcome.commons.con === 365 && shown() === 'seat'); \
             got.push(widget.outcome.scenario.transfer, shown(), box.firstChild.shadowRoot.textContent.includes('Own words')); \
             widget.update({ src, seat: 'E14001272' }); widget.update({ transfer: 100 }); await until(() => widget.outcome.commons.con === 302 && shown() === 'seat'); \
             got.push(widget.outcome.seat.name, shown()); \
             widget.destroy(); got.push(box.childNodes.length); return got.join()",
        )
        .await?;
        assert_eq!(got, "302,100,0,seat,true,Hartlepool,seat,0");
        assert_eq!(asked(browser, &fault), 1);
        browser.assert_quiet().await
    });
}

#[test]
fn wrong_options_beside_src_throw_and_change_nothing() {
    run(async |browser| {
        let fault = browser.site.fault("ok");
        let got = with_mount(
            browser,
            &fault,
            "const widget = await mount(box, { panels: ['seat'] }); const got = []; \
             for (const wrong of [{ src, transfer: '62' }, { src, transfr: 1 }, { src: 7 }, { src: null }, { src: new URL(src) }]) { \
               try { widget.update(wrong); got.push('accepted') } catch (error) { got.push(error.name) } } \
             await new Promise((done) => setTimeout(done, 300)); \
             got.push(widget.outcome.seat.code); \
             try { await mount(document.createElement('div'), { src: 7 }); got.push('accepted') } catch (error) { got.push(error.name) } \
             return got.join()",
        )
        .await?;
        assert_eq!(
            got,
            format!(
                "{}E14000733,BrexitTransferOptionError",
                "BrexitTransferOptionError,".repeat(5)
            )
        );
        assert_eq!(asked(browser, &fault), 0);
        browser.assert_quiet().await
    });
}

#[test]
fn mount_rejects_a_file_that_cannot_be_used() {
    run(async |browser| {
        let fault = browser.site.fault("election-cut");
        let statements = "try { await mount(box, { src }) } catch (error) { return [error.message, box.innerHTML].join('|') }";
        let got = with_mount(browser, &fault, statements).await?;
        assert_eq!(got, "2024.election: it is damaged|Words in place");
        assert_eq!(browser.noted("error").await?.len(), 1);
        // And mounts it once it can be.
        browser.site.release(&fault);
        let again = format!(
            "const {{ mount }} = await import('{}/{fault}/brexit-transfer.js'); \
             return (await mount(box, {{ src: '{}' }})).outcome.commons.con",
            browser.site.cdn,
            file(browser, &fault)
        );
        assert_eq!(browser.run(&again).await?, 121);
        Ok(())
    });
}

/// The frame takes it from its query, relative to where the frame lies.
#[test]
fn a_frame_takes_src_from_its_query() {
    run(async |browser| {
        for src in [
            "2024.election".to_owned(),
            file(browser, &browser.site.fault("ok")),
        ] {
            browser.driver.goto("about:blank").await?;
            let address = format!(
                "{}/embed/frame.html?src={src}&panels=seat",
                browser.site.paper
            );
            browser.driver.goto(address).await?;
            let widget = "(window.w = document.querySelector('brexit-transfer'))";
            browser.until_drawn(widget).await?;
            assert_eq!(browser.text("w.outcome.commons.con").await?, "121", "{src}");
            // What the page says of 2019 is gone.
            assert_eq!(browser.text("w.childNodes.length").await?, "0");
            let title = browser.text("document.title").await?;
            assert!(title.starts_with("Reform UK vote transfer"), "{title}");
            browser.json("w.update({ transfer: 100 })").await?;
            browser.until("location.hash === '#t=100'").await?;
        }
        Ok(())
    });
}

#[test]
fn the_lines_to_embed_and_the_table_are_those_of_the_election() {
    run(async |browser| {
        let fault = browser.site.fault("ok");
        let src = file(browser, &fault);
        let body = format!(
            r#"<brexit-transfer id="w" loading="eager" transfer="62" src="/{fault}/2024.election"></brexit-transfer>"#
        );
        let html = page(&loader(browser.site, &fault), &body);
        browser.driver.goto(browser.site.put(html, None)).await?;
        browser.until("count('ready') === 1").await?;
        browser
            .json("w.shadowRoot.querySelector('[data-share=embed]').click()")
            .await?;
        browser
            .until("w.shadowRoot.querySelector('dialog[open]')")
            .await?;
        let src = src.replace(&browser.site.cdn, &browser.site.paper);
        let line = |place: usize| {
            format!("w.shadowRoot.querySelectorAll('dialog textarea')[{place}].value")
        };
        let article = browser.text(&line(0)).await?;
        let end = format!(r#"<brexit-transfer src="{src}" transfer="62"></brexit-transfer>"#);
        assert!(article.ends_with(&end), "{article}");
        let frame = browser.text(&line(1)).await?;
        assert!(frame.contains("/frame.html?src=http%3A%2F%2F"), "{frame}");
        assert!(
            frame.contains("title=\"What if Reform UK voters had switched?\""),
            "{frame}"
        );
        // The table.
        browser
            .json("w.shadowRoot.querySelector('dialog').close()")
            .await?;
        let table = share::saved_table(browser).await?;
        let head = table.split("\r\n").next().unwrap_or_default();
        assert!(
            head.contains(",reform,") && !head.contains("brexit"),
            "{head}"
        );
        assert!(table.contains("E14001272,Hartlepool,"));
        browser.assert_quiet().await
    });
}

const LOADED: &str = "const { load, outcome, init } = await import(MODEL); \
    const election = await load(FILE); \
    const { commons } = election.outcome({ transfer: 100 }); \
    await init(); \
    const wrong = await load(PAGE).catch(({ message }) => message); \
    const got = [commons.con, commons.lab, election.seats().length, outcome().commons.con, wrong].join();";

/// [`LOADED`] with its addresses.
fn loaded(browser: &Browser, fault: &str) -> String {
    let folder = format!("{}/{fault}", browser.site.cdn);
    LOADED
        .replace("MODEL", &format!("'{folder}/model.js'"))
        .replace("FILE", &format!("'{folder}/2024.election'"))
        .replace("PAGE", &format!("'{folder}/none.election'"))
}

#[test]
fn the_numbers_alone_load_an_election_in_a_page_and_in_a_worker() {
    run(async |browser| {
        let fault = browser.site.fault("ok");
        let expected = "302,267,650,365,none.election: 404";
        browser.open_with(&fault, "").await?;
        let script = loaded(browser, &fault);
        let got = browser.run(&format!("{script} return got")).await?;
        assert_eq!(got, expected);
        let source = json!(format!("{script} postMessage(got)"));
        let got = browser
            .run(&format!(
                "const worker = new Worker(URL.createObjectURL(new Blob([{source}], {{ type: 'text/javascript' }})), {{ type: 'module' }}); \
                 return await new Promise((answer) => {{ worker.onmessage = (event) => answer(event.data); worker.onerror = (event) => answer(event.message) }})"
            ))
            .await?;
        assert_eq!(got, expected);
        Ok(())
    });
}
