//! The script interface: `mount` and the members of a widget.

use crate::browser::{Browser, run};
use serde_json::Value;
use thirtyfour::prelude::*;

/// Runs statements in which `mount` is the loader's and `box` an element with static words.
async fn with_mount(browser: &Browser, statements: &str) -> WebDriverResult<Value> {
    let fault = browser.site.fault("ok");
    browser
        .open_with(&fault, "<div id=box>Words in place</div>")
        .await?;
    let script = format!(
        "const {{ mount }} = await import('{}/{fault}/brexit-transfer.js'); {statements}",
        browser.site.cdn
    );
    browser.run(&script).await
}

#[test]
fn mounts_updates_and_destroys() {
    run(async |browser| {
        let got = with_mount(
            browser,
            "const widget = await mount(box, { transfer: 62, panels: 'wall seat' }); \
             const got = [box.firstChild.shadowRoot.textContent.includes('Hartlepool')]; \
             widget.update({ labourShare: 5 }); \
             got.push(widget.outcome.scenario.transfer, widget.outcome.scenario.labourShare); \
             widget.update({ seat: 'Wakefield' }); widget.update({ swing: -1 }); \
             got.push(widget.outcome.seat.name, widget.outcome.scenario.swing); \
             widget.destroy(); widget.destroy(); \
             got.push(box.childNodes.length, widget.outcome.seat.name, widget.update({ transfer: 1 }), await widget.animateTo({ transfer: 2 })); \
             got.push(widget.outcome.scenario.transfer); return got.join()",
        )
        .await?;
        assert_eq!(got, "true,62,5,Wakefield,-1,0,Wakefield,,,62");
        browser.assert_quiet().await
    });
}

#[test]
fn the_outcome_is_what_the_contract_says() {
    run(async |browser| {
        let got = with_mount(
            browser,
            "const { outcome } = await mount(box, { transfer: 62 }); \
             const keys = (value) => Object.keys(value).sort().join(); \
             return [keys(outcome), keys(outcome.scenario), keys(outcome.seat), keys(outcome.wall), keys(outcome.commons), keys(outcome.mountain)].join('|') \
               + '|' + [outcome.wall.conservative, outcome.commons.con, outcome.commons.majority, outcome.seat.winner, outcome.seat.previous, outcome.seat.change, outcome.seat.votes.con].join() \
               + '|' + Math.round(1e6 * Object.values(outcome.seat.shares).reduce((a, b) => a + b))",
        )
        .await?;
        assert_eq!(
            got,
            "commons,mountain,scenario,seat,wall|labourShare,swing,transfer|change,code,lead,majority,name,previous,region,runnerUp,shares,tippingPoint,votes,winner|already,conservative,expected,fallen,high,id,low,regained,seats|alliance,con,dup,green,lab,ld,majority,other,pc,sdlp,sf,snp,speaker|labour,swingNeeded,toClimb|72,391,132,con,lab,gain,18442.86|100000000"
        );
        Ok(())
    });
}

#[test]
fn panels_are_an_array_or_words_between_spaces_or_commas() {
    run(async |browser| {
        let got = with_mount(
            browser,
            "const shown = (widget) => [...box.firstChild.shadowRoot.querySelectorAll('section')].map((panel) => panel.dataset.panel).join(); \
             const got = []; \
             for (const panels of ['wall,seat', 'wall seat', ' wall , seat', ['wall', 'seat'], ['wall,seat']]) { \
               const widget = await mount(box, { panels }); got.push(shown()); widget.destroy() } \
             return [new Set(got).size, got[0].split(',').length].join()",
        )
        .await?;
        assert_eq!(got, "1,2");
        browser.assert_quiet().await
    });
}

#[test]
fn wrong_options_reject_and_change_nothing() {
    run(async |browser| {
        let got = with_mount(
            browser,
            "const got = []; \
             for (const wrong of [{ transfr: 1 }, { transfer: '62' }, { transfer: NaN }, { transfer: null }, { panels: [1] }, { panels: 7 }, { seat: {} }, { theme: () => 1 }, { wall: 3n }, { home: new URL('https://cdn.example/') }, 'transfer', null, []]) { \
               try { await mount(box, wrong); got.push('accepted'); } catch (error) { got.push(error instanceof Error && error.name === 'BrexitTransferOptionError' && box.textContent === 'Words in place'); } } \
             return got.join()",
        )
        .await?;
        assert_eq!(got, ["true"; 13].join(","));
        let message = browser.noted("console").await?;
        assert!(message.is_empty(), "{message:?}");
        browser.assert_quiet().await
    });
}

#[test]
fn an_option_error_names_the_option_what_came_and_what_is_accepted() {
    run(async |browser| {
        let got = with_mount(browser, "await mount(box, { labourShare: 'ten' })").await?;
        assert_eq!(
            got,
            r#"BrexitTransferOptionError: The option labourShare cannot be the string "ten"; accepted: a number from 0 to 100 that with transfer makes at most 100."#
        );
        Ok(())
    });
}

#[test]
fn an_options_own_code_fails_in_its_own_name_and_breaks_nothing() {
    run(async |browser| {
        let got = with_mount(
            browser,
            "const widget = await mount(box, { panels: ['seat'] }); const got = []; \
             for (const wrong of [{ get transfer() { throw new Error('own') } }, { panels: ['seat', { toString() { throw new Error('own') } }] }, { wall: new Proxy({}, { ownKeys() { throw new Error('own') } }) }]) { \
               try { widget.update(wrong); got.push('accepted') } catch (error) { got.push(error.name) } } \
             widget.update({ transfer: 50 }); got.push(widget.outcome.wall.conservative); return got.join()",
        )
        .await?;
        assert_eq!(
            got,
            "Error,BrexitTransferOptionError,BrexitTransferOptionError,64"
        );
        browser.assert_quiet().await
    });
}

#[test]
fn a_number_out_of_range_is_cut_with_one_warning() {
    run(async |browser| {
        let got = with_mount(
            browser,
            "const widget = await mount(box, { transfer: 1e30, panels: ['seat'] }); return widget.outcome.scenario.transfer",
        )
        .await?;
        assert_eq!(got, 100);
        let lines = browser.noted("console").await?;
        assert!(
            lines.len() == 1 && lines[0].contains("The option transfer cannot use all of"),
            "{lines:?}"
        );
        Ok(())
    });
}

#[test]
fn a_failed_download_rejects_and_leaves_the_container() {
    run(async |browser| {
        let fault = browser.site.fault("wasm-404");
        browser
            .open_with(&fault, "<div id=box>Words in place</div>")
            .await?;
        let script = format!(
            "const {{ mount }} = await import('{}/{fault}/brexit-transfer.js'); \
             try {{ await mount(box, {{}}) }} catch (error) {{ return error.message + '|' + box.innerHTML }}",
            browser.site.cdn
        );
        let got = browser.run(&script).await?.to_string();
        assert!(
            got.contains("404") && got.contains("|Words in place"),
            "{got}"
        );
        assert_eq!(browser.noted("error").await?.len(), 1);
        Ok(())
    });
}

/// The last steps of a glide are too small to be seen and are left out: it ends before its time is
/// over, and a jump takes none of it.
#[test]
fn animates_there_and_resolves_once_it_is() {
    run(async |browser| {
        let got = with_mount(
            browser,
            "const widget = await mount(box, { panels: ['seat'] }); \
             const seen = new Set(); box.addEventListener('brexit-transfer:change', (event) => seen.add(event.detail.scenario.transfer)); \
             const start = performance.now(); await widget.animateTo({ transfer: 77, seat: 'Wakefield' }, 3000); \
             return [widget.outcome.scenario.transfer, widget.outcome.seat.name, performance.now() - start > 1500, seen.size > 1].join()",
        )
        .await?;
        assert_eq!(got, "77,Wakefield,true,true");
        browser.assert_quiet().await
    });
}

#[test]
fn an_animation_that_is_overtaken_or_destroyed_resolves() {
    run(async |browser| {
        let got = with_mount(
            browser,
            "const widget = await mount(box, { panels: ['seat'] }); \
             const first = widget.animateTo({ transfer: 77 }, 60000); await new Promise((f) => setTimeout(f, 100)); \
             widget.update({ transfer: 20 }); await first; const got = [widget.outcome.scenario.transfer]; \
             const second = widget.animateTo({ transfer: 77 }, 60000); await new Promise((f) => setTimeout(f, 50)); \
             widget.destroy(); await second; got.push(box.childNodes.length); return got.join()",
        )
        .await?;
        assert_eq!(got, "20,0");
        browser.assert_quiet().await
    });
}

#[test]
fn the_elements_members_wait_for_it() {
    run(async |browser| {
        let body = r#"<p style="height: 5000px">Above</p><brexit-transfer id="w" transfer="10" panels="seat"></brexit-transfer>"#;
        browser.open(body).await?;
        browser
            .until("customElements.get('brexit-transfer')")
            .await?;
        assert_eq!(browser.text("w.outcome").await?, "undefined");
        browser
            .json("w.update({ labourShare: 5 }); w.scrollIntoView()")
            .await?;
        browser.until("count('ready') === 1").await?;
        assert_eq!(
            browser.text("JSON.stringify(w.outcome.scenario)").await?,
            r#"{"transfer":10,"labourShare":5,"swing":0}"#
        );
        browser.json("w.update({ theme: 'dark' })").await?;
        assert_eq!(
            browser.text("getComputedStyle(w).colorScheme").await?,
            "dark"
        );
        browser.assert_quiet().await
    });
}

/// Each setting by itself allows both shares, so there is nothing to warn of between two.
#[test]
fn shares_given_together_do_not_mind_those_before() {
    run(async |browser| {
        browser
            .open(r#"<brexit-transfer id="w" loading="eager" panels="seat"></brexit-transfer>"#)
            .await?;
        browser.until("count('ready') === 1").await?;
        for (transfer, labour_share) in [(62, 38), (100, 0), (0, 100)] {
            browser
                .json(&format!(
                    "w.update({{ labourShare: {labour_share}, transfer: {transfer} }})"
                ))
                .await?;
            let expected = format!("{transfer},{labour_share}");
            let shares = "[w.outcome.scenario.transfer, w.outcome.scenario.labourShare].join()";
            browser.until(&format!("{shares} === '{expected}'")).await?;
        }
        browser.assert_quiet().await
    });
}

#[test]
fn the_numbers_alone_work_in_a_worker() {
    run(async |browser| {
        let got = with_mount(
            browser,
            &format!(
                "const source = `import {{ init, outcome, seats, curve }} from '{}/{}/model.js'; await init(); postMessage([outcome({{ transfer: 62 }}).wall.conservative, seats().length, curve().length].join())`; \
                 const worker = new Worker(URL.createObjectURL(new Blob([source], {{ type: 'text/javascript' }})), {{ type: 'module' }}); \
                 return await new Promise((answer) => {{ worker.onmessage = (event) => answer(event.data); worker.onerror = (event) => answer(event.message) }})",
                browser.site.cdn,
                browser.site.fault("ok")
            ),
        )
        .await?;
        let got = got.as_str().unwrap_or_default();
        assert!(got.starts_with("72,650,"), "{got}");
        Ok(())
    });
}
