//! `frame.html`: its query, its fragment, and what it says to the page around it.

use std::{env, fs, path::PathBuf};

use thirtyfour::prelude::*;

use crate::{
    browser::{Browser, PATIENCE, page, run},
    documents::policy,
};

const ELEMENT: &str = "document.querySelector('brexit-transfer')";

/// Opens the frame as a page of its own, from the newspaper's origin.
async fn open(browser: &Browser, address: &str) -> WebDriverResult<()> {
    // A change of the fragment alone would not load it anew.
    browser.driver.goto("about:blank").await?;
    let address = format!("{}/embed/frame.html{address}", browser.site.paper);
    browser.driver.goto(address).await?;
    browser.until_drawn(ELEMENT).await
}

/// "62 5 0 #t=62&l=5": transfer, labour share, swing and the fragment.
async fn state(browser: &Browser) -> WebDriverResult<String> {
    let scenario = format!("Object.values({ELEMENT}.outcome.scenario).join(' ')");
    browser
        .text(&format!("{scenario} + ' ' + location.hash"))
        .await
}

async fn update(browser: &Browser, options: &str) -> WebDriverResult<()> {
    browser
        .json(&format!("{ELEMENT}.update({options})"))
        .await
        .map(drop)
}

#[test]
fn keeps_the_readers_setting_in_its_fragment_and_its_way_back_clean() {
    run(async |browser| {
        open(browser, "?transfer=62&panels=seat").await?;
        assert_eq!(state(browser).await?, "62 0 0 ");
        let trail = browser.number("history.length").await?;
        update(browser, "{ transfer: 30.5, labourShare: 5, swing: -1.25 }").await?;
        browser.until("location.hash").await?;
        assert_eq!(state(browser).await?, "30.5 5 -1.25 #t=30.5&l=5&s=-1.25");
        update(browser, "{ labourShare: 0, swing: 0 }").await?;
        browser.until("location.hash === '#t=30.5'").await?;
        // Back at what the query says there is nothing to add.
        update(browser, "{ transfer: 62 }").await?;
        browser.until("!location.hash").await?;
        assert_eq!(
            browser.text("location.search").await?,
            "?transfer=62&panels=seat"
        );
        assert_eq!(browser.number("history.length").await?, trail);
        // A change in a moment of many is kept, the last one.
        browser
            .run(&format!("for (let t = 0; t <= 50; t++) {{ {ELEMENT}.update({{ transfer: t }}); await new Promise(requestAnimationFrame) }}"))
            .await?;
        browser.until("location.hash === '#t=50'").await?;
        browser.driver.refresh().await?;
        browser.until_drawn(ELEMENT).await?;
        assert_eq!(state(browser).await?, "50 0 0 #t=50");
        Ok(())
    });
}

#[test]
fn the_fragment_wins_over_the_query() {
    run(async |browser| {
        for (address, expected) in [
            ("#t=62&l=5&s=0", "62 5 0"),
            ("?transfer=62#t=0", "0 0 0"),
            ("?transfer=62&labour-share=5#s=2.345", "62 5 2.35"),
            // Cut to its range, and Labour's share to what is left.
            ("?transfer=10#t=40&l=70&s=-99", "40 60 -25"),
            // The first that can be read counts; the rest is passed over.
            ("#t=x&t=12.34&t=9&q=1&&=&l", "12.3 0 0"),
            ("?transfer=7#t=&l=--4&s=1e1&t=NaN&t=0x1f&t=%D9%A3", "7 0 0"),
            (&format!("#t={}", "9".repeat(5000)), "100 0 0"),
        ] {
            open(browser, address).await?;
            let state = state(browser).await?;
            assert!(
                state.starts_with(&format!("{expected} ")),
                "{address}: {state}"
            );
        }
        Ok(())
    });
}

/// The parts of a shared link that name a seat and a wall.
#[test]
fn a_seat_and_a_wall_of_a_shared_link_are_kept() {
    run(async |browser| {
        open(browser, "#t=62&seat=E14001014&wall=north").await?;
        let shown = format!("{ELEMENT}.outcome.seat.name + ' ' + {ELEMENT}.outcome.wall.id");
        assert_eq!(browser.text(&shown).await?, "Wansbeck north");
        update(browser, "{ transfer: 20 }").await?;
        browser
            .until("location.hash === '#t=20&seat=E14001014&wall=north'")
            .await?;
        open(browser, "?panels=seat").await?;
        update(browser, "{ seat: 'Wakefield' }").await?;
        browser.until("location.hash === '#seat=E14001009'").await?;
        update(browser, "{ seat: 'Hartlepool' }").await?;
        browser.until("!location.hash").await
    });
}

/// An article's own fragment is none of the widget's business.
#[test]
fn the_fragment_of_a_page_may_mean_something_else() {
    run(async |browser| {
        let html = page(
            &crate::browser::loader(browser.site, "ok"),
            r#"<brexit-transfer transfer="62" panels="seat"></brexit-transfer>"#,
        );
        let address = browser.site.put(html, None) + "#t=introduction&s=1e9&l=";
        browser.driver.goto(address).await?;
        browser.until("count('ready') === 1").await?;
        assert!(state(browser).await?.starts_with("62 0 0 "));
        browser.assert_quiet().await
    });
}

#[test]
fn follows_a_changed_fragment() {
    run(async |browser| {
        open(browser, "?transfer=62&panels=seat#t=40").await?;
        let now = |t: &str| format!("{ELEMENT}.outcome.scenario.transfer === {t}");
        browser.json("location.hash = '#t=12.5&new=1'").await?;
        browser.until(&now("12.5")).await?;
        browser.json("location.hash = ''").await?;
        browser.until(&now("62")).await?;
        browser.json("history.back()").await?;
        browser.until(&now("12.5")).await
    });
}

#[test]
fn hostile_values_run_nothing_and_break_nothing() {
    run(async |browser| {
        open(
            browser,
            "?transfer=%3Cimg%20src%3Dx%20onerror%3D%22window.hit%3D1%22%3E&labour-share=NaN&swing=1e9\
             &seat=javascript:window.hit%3D1&wall=%00&panels=%3Cscript%3E&theme=__proto__\
             &headline=%3Cscript%3Ewindow.hit%3D1%3C/script%3E&onclick=window.hit%3D1&style=x&__proto__=1\
             #t=%3Cimg%20src=x%20onerror=window.hit=1%3E&constructor=1&__proto__=2",
        )
        .await?;
        assert!(state(browser).await?.starts_with("0 0 0 "));
        let words = browser
            .text(&format!("{ELEMENT}.shadowRoot.textContent"))
            .await?;
        assert!(words.contains("<script>window.hit=1</script>"), "{words}");
        assert_eq!(browser.text("window.hit").await?, "undefined");
        assert_eq!(
            browser
                .number(&format!("{ELEMENT}.getAttributeNames().length"))
                .await?,
            // loading, role and data-share, and the eight of the query
            11.0
        );
        Ok(())
    });
}

#[test]
fn the_strict_policy_covers_it() {
    run(async |browser| {
        let Some(dist) = env::var_os("BREXIT_PAGES") else {
            return Ok(());
        };
        let frame =
            fs::read_to_string(PathBuf::from(dist).join("embed/frame.html")).expect("frame.html");
        let html = frame
            .replace(
                "<link rel=\"icon\"",
                "<script src=\"/recorder.js\"></script><link rel=\"icon\"",
            )
            .replace("src=\"frame.js\"", "src=\"/embed/frame.js\"")
            .replace(
                "href=\"brexit-transfer.js\"",
                "href=\"/embed/brexit-transfer.js\"",
            )
            .replace("href=\"frame.css\"", "href=\"/embed/frame.css\"");
        let address =
            browser.site.put(html, Some(&policy())) + "?transfer=62&theme=dark&headline=Hello";
        browser.driver.goto(address).await?;
        browser.until("count('ready') === 1").await?;
        update(browser, "{ transfer: 20 }").await?;
        browser.until("location.hash === '#t=20'").await?;
        browser.assert_quiet().await
    });
}

/// A page around the frame that writes down what it hears from it.
async fn surround(browser: &Browser, query: &str, frame: &str) -> WebDriverResult<()> {
    let cdn = &browser.site.cdn;
    let body = format!(
        r#"<iframe id="f" {frame} width="360" height="300" src="{cdn}/ok/frame.html{query}"></iframe>
        <iframe id="other" srcdoc=""></iframe>
        <script>
          window.heard = [];
          addEventListener("message", (event) => event.source === f.contentWindow && heard.push(event.data));
          window.say = (message) => f.contentWindow.postMessage(message, "*");
        </script>"#
    );
    let html = page("", &body);
    browser.driver.goto(browser.site.put(html, None)).await?;
    browser
        .until("heard.some((said) => said?.type === 'embed-size')")
        .await
}

/// The widget's height, from inside the first frame of the page.
async fn inner_height(browser: &Browser) -> WebDriverResult<f64> {
    browser.driver.enter_frame(0).await?;
    let height = browser
        .number(&format!(
            "Math.ceil({ELEMENT}.getBoundingClientRect().height)"
        ))
        .await?;
    browser.driver.enter_default_frame().await?;
    Ok(height)
}

/// Waits until the host has given the first frame of the page the widget's height.
async fn fits(browser: &Browser, name: &str) -> WebDriverResult<f64> {
    let mut seen = (0.0, 0.0);
    let start = std::time::Instant::now();
    while start.elapsed() < PATIENCE {
        let inner = inner_height(browser).await?;
        let outer = browser
            .number("document.querySelector('iframe').clientHeight")
            .await?;
        seen = (inner, outer);
        if inner > 300.0 && inner == outer {
            return Ok(outer);
        }
        tokio::time::sleep(std::time::Duration::from_millis(40)).await;
    }
    panic!(
        "{name}: the widget is {} px high, its frame {}",
        seen.0, seen.1
    );
}

/// The frame fits at once, and again when the widget grows.
async fn fits_and_follows(browser: &Browser, name: &str) -> WebDriverResult<()> {
    browser.until("document.querySelector('iframe')").await?;
    browser.driver.enter_frame(0).await?;
    browser.until_drawn(ELEMENT).await?;
    browser.driver.enter_default_frame().await?;
    let before = fits(browser, name).await?;
    browser.driver.enter_frame(0).await?;
    update(browser, "{ panels: 'seat wall curve' }").await?;
    browser
        .until(&format!(
            "{ELEMENT}.shadowRoot.querySelectorAll('section').length === 3"
        ))
        .await?;
    browser.driver.enter_default_frame().await?;
    let after = fits(browser, name).await?;
    assert!(after > before + 300.0, "{name}: {before}, then {after}");
    Ok(())
}

#[test]
fn every_sample_host_gives_it_its_height() {
    run(async |browser| {
        for name in [
            "pym",
            "amp",
            "iframe-resizer",
            "open-iframe-resizer",
            "datawrapper",
            "medium",
            "guardian",
        ] {
            let cdn = format!("{}/ok/", browser.site.cdn);
            let html = crate::hosts::sample(&format!("frame-{name}")).replace("../embed/", &cdn);
            browser.driver.goto(browser.site.put(html, None)).await?;
            fits_and_follows(browser, name).await?;
        }
        Ok(())
    });
}

/// A published parent: the script of its package, and a page that uses it.
struct Parent {
    name: &'static str,
    script: &'static str,
    /// `ADDRESS` stands for the frame's address.
    body: &'static str,
    start: &'static str,
    /// A word in what it says of itself on the console, whatever it frames.
    advertises: Option<&'static str>,
}

const PARENTS: [Parent; 7] = [
    Parent {
        name: "pym.js",
        script: "pym.js/dist/pym.v1.js",
        body: r#"<div id="place"></div>"#,
        start: "new pym.Parent('place', 'ADDRESS', {});",
        advertises: None,
    },
    Parent {
        name: "iframe-resizer 4",
        script: "iframe-resizer/js/iframeResizer.js",
        body: r#"<iframe id="given" src="ADDRESS" width="500"></iframe>"#,
        start: "iFrameResize({}, '#given');",
        advertises: Some("iframe-resizer.com/upgrade"),
    },
    // Under the licence that leaves it free to test with.
    Parent {
        name: "iframe-resizer 5",
        script: "@iframe-resizer/parent/index.umd.js",
        body: r#"<iframe id="given" src="ADDRESS" width="500"></iframe>"#,
        start: "iframeResize({ license: 'GPLv3' }, '#given');",
        advertises: Some("GPL"),
    },
    Parent {
        name: "open-iframe-resizer",
        script: "@open-iframe-resizer/core/dist/index.umd.cjs",
        body: r#"<iframe src="ADDRESS" width="500"></iframe>"#,
        start: "iframeResizer.initialize({}, document.querySelector('iframe'));",
        advertises: None,
    },
    Parent {
        name: "open-iframe-resizer, in the words of iframe-resizer",
        script: "@open-iframe-resizer/core/dist/index.umd.cjs",
        body: r#"<iframe src="ADDRESS" width="500"></iframe>"#,
        start: "iframeResizer.initialize({ enableLegacyLibSupport: true }, document.querySelector('iframe'));",
        advertises: None,
    },
    Parent {
        name: "open-iframe-resizer, around a sandbox",
        script: "@open-iframe-resizer/core/dist/index.umd.cjs",
        body: r#"<iframe sandbox="allow-scripts" src="ADDRESS" width="500"></iframe>"#,
        start: "iframeResizer.initialize({}, document.querySelector('iframe'));",
        advertises: None,
    },
    Parent {
        name: "@newswire/frames",
        script: "@newswire/frames/dist/frames.umd.js",
        body: r#"<div data-frame-src="ADDRESS" data-frame-attribute-sandbox="allow-scripts"></div>"#,
        start: "newswireFrames.autoInitFrames();",
        advertises: None,
    },
];

/// Against the packages that newsrooms really use.
#[test]
fn every_published_host_gives_it_its_height() {
    run(async |browser| {
        let Some(packages) = env::var_os("BREXIT_PAGES_PACKAGES").map(PathBuf::from) else {
            println!("not run: BREXIT_PAGES_PACKAGES names no folder of npm packages");
            return Ok(());
        };
        for parent in PARENTS {
            let path = packages.join(parent.script);
            let script = fs::read_to_string(&path)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let frame = format!("{}/ok/frame.html?transfer=62&panels=seat", browser.site.cdn);
            let [place, start] =
                [parent.body, parent.start].map(|text| text.replace("ADDRESS", &frame));
            let script = script.replace("</script", "<\\/script");
            let body = format!("{place}<script>{script}\n{start}</script>");
            let html = page("", &body);
            browser.driver.goto(browser.site.put(html, None)).await?;
            fits_and_follows(browser, parent.name).await?;
            let lines = browser.noted("console").await?;
            let is_own = |line: &&String| parent.advertises.is_some_and(|word| line.contains(word));
            let warnings: Vec<&String> = lines.iter().filter(|line| !is_own(line)).collect();
            assert_eq!(warnings, Vec::<&String>::new(), "{}", parent.name);
        }
        Ok(())
    });
}

/// A parent's version comes with its first message, and is not to be a way in for anything else.
#[test]
fn tells_a_parent_with_iframe_resizer_its_own_version_again() {
    run(async |browser| {
        surround(browser, "?panels=seat", "").await?;
        let fields =
            |version: &str| format!("mine:8:false:false:32{}:{version}:0", ":x".repeat(15));
        for (version, said) in [
            ("5.5.9", ":init:5.5.9"),
            ("6.0.0-beta.1", ":init:6.0.0-beta.1"),
            ("", ":init"),
            ("undefined", ":init"),
            ("5 <b>", ":init"),
        ] {
            browser
                .json(&format!(
                    "heard.length = 0; say('[iFrameSizer]{}')",
                    fields(version)
                ))
                .await?;
            browser
                .until("heard.some((said) => /:init/.test(said))")
                .await?;
            let answer = browser
                .text("heard.find((said) => /:init/.test(said)).replace(/^.*?(?=:init)/, '')")
                .await?;
            assert_eq!(answer, said, "{version}");
        }
        Ok(())
    });
}

#[test]
fn says_its_height_in_every_format() {
    run(async |browser| {
        surround(browser, "?panels=seat&childId=kid&id=chart", "").await?;
        browser
            .json("say('[iFrameSizer]mine:8:false:false:32:true')")
            .await?;
        browser
            .until("heard.some((said) => /:init$/.test(said))")
            .await?;
        let height = fits_said(browser).await?;
        let src = format!(
            "{}/ok/frame.html?panels=seat&childId=kid&id=chart",
            browser.site.cdn
        );
        let heard = browser.text("JSON.stringify(heard)").await?;
        for said in [
            "\"[iFrameResizerChild]Ready\"".to_owned(),
            r#"{"sentinel":"amp","type":"embed-ready"}"#.to_owned(),
            format!(r#""pymxPYMxkidxPYMxheightxPYMx{height}""#),
            format!(r#"{{"sentinel":"amp","type":"embed-size","height":{height}}}"#),
            format!(r#""[iFrameSizer]mine:{height}:"#),
            format!(r#""height":{height}}},{{"datawrapper-height""#),
            format!(r#"{{"datawrapper-height":{{"chart":{height}}}}}"#),
            format!(r#""{{\"src\":\"{src}\",\"context\":\"iframe.resize\",\"height\":{height}}}""#),
            format!(r#""{{\"id\":\"chart\",\"type\":\"set-height\",\"value\":{height}}}""#),
        ] {
            assert!(heard.contains(&said), "{said} is not in {heard}");
        }
        // Every question has its answer.
        for (question, answer) in [
            ("{ sentinel: 'amp', type: 'frames-init' }", "embed-size"),
            ("{ type: 'iframe-child-init' }", "iframe-resized"),
            ("{ type: 'iframe-get-child-dimensions' }", "iframe-resized"),
            ("'pymxPYMxkidxPYMxwidthxPYMx360'", "xPYMxheightxPYMx"),
            ("'[iFrameSizer]resize'", "[iFrameSizer]mine:"),
        ] {
            browser
                .json(&format!("heard.length = 0; say({question})"))
                .await?;
            browser
                .until(&format!("JSON.stringify(heard).includes('{answer}')"))
                .await?;
        }
        Ok(())
    });
}

/// The height last said, once it is the widget's.
async fn fits_said(browser: &Browser) -> WebDriverResult<f64> {
    let inner = inner_height(browser).await?;
    browser
        .until(&format!(
            "heard.findLast((said) => said?.type === 'embed-size').height === {inner}"
        ))
        .await?;
    Ok(inner)
}

/// What is sent is not said by the parent, or not in a shape that any host uses.
#[test]
fn forged_and_malformed_messages_change_nothing() {
    run(async |browser| {
        surround(browser, "?panels=seat&childId=kid#t=62", "").await?;
        let height = fits_said(browser).await?;
        browser
            .run(
                r##"
                heard.length = 0;
                const huge = "9".repeat(2_000_000);
                for (const message of [
                    null, undefined, 0, NaN, true, 1n, "", "[iFrameSizer]", "[iFrameSizer]:", "[iFrameSizer]a",
                    "[iFrameSizer]a:b:c", "[iFrameSizer]" + huge + ":8:false", "[iFrameSizer]" + huge,
                    "pymxPYMx", "pymxPYMxkidxPYMxheightxPYMx99", "pymxPYMxkidxPYMxwidthxPYMx" + "-1",
                    "pymxPYMxkidxPYMxwidthxPYMxNaN", "pymxPYMxotherxPYMxwidthxPYMx300", huge,
                    "pymxPYMxkidxPYMxwidthxPYMx300xPYMx", "{", "null", [], {}, new Map(), [["amp"]],
                    { sentinel: "amp" }, { sentinel: "AMP", type: "frames-init" }, { type: huge },
                    { type: "iframe-resized", height: 5 }, { type: { toString: null } },
                    { sentinel: "amp", type: "embed-size", height: 1 }, { "datawrapper-height": { x: 1 } },
                    JSON.parse('{"__proto__":{"type":"iframe-child-init"}}'),
                    { type: ["iframe-child-init"] }, new ArrayBuffer(1_000_000),
                    { transfer: 5 }, { type: "update", transfer: 5 }, "#t=5",
                ]) say(message);
                // In the right words, but not from the parent.
                const forger = document.getElementById("other").contentWindow;
                forger.eval(`
                    const victim = parent.document.getElementById("f").contentWindow;
                    for (const message of [
                        { sentinel: "amp", type: "frames-init" }, { type: "iframe-child-init" },
                        "[iFrameSizer]forged:8:false:false", "pymxPYMxkidxPYMxwidthxPYMx300",
                    ]) victim.postMessage(message, "*");
                `);
                await new Promise((done) => setTimeout(done, 400));
                "##,
            )
            .await?;
        assert_eq!(browser.text("JSON.stringify(heard)").await?, "[]");
        // It goes on as before: the forged id was not taken, and the setting is what it was.
        browser
            .json("say({ sentinel: 'amp', type: 'frames-init' })")
            .await?;
        browser.until("heard.length").await?;
        assert_eq!(
            browser.text("JSON.stringify(heard)").await?,
            format!(r#"[{{"sentinel":"amp","type":"embed-size","height":{height}}}]"#)
        );
        browser.driver.enter_frame(0).await?;
        assert_eq!(state(browser).await?, "62 0 0 #t=62");
        Ok(())
    });
}

#[test]
fn works_in_a_sandbox_without_an_origin() {
    run(async |browser| {
        surround(
            browser,
            "?transfer=62&panels=seat#t=40",
            "sandbox=\"allow-scripts\"",
        )
        .await?;
        let before = fits_said(browser).await?;
        // In one go: the driver waits for ever in such a frame once its address has changed.
        browser.driver.enter_frame(0).await?;
        let seen = browser
            .run(&format!(
                "const before = [self.origin, location.hash, {ELEMENT}.outcome.scenario.transfer];
                {ELEMENT}.update({{ transfer: 70, panels: 'seat wall' }});
                await new Promise((done) => setTimeout(done, 100));
                return [...before, {ELEMENT}.outcome.scenario.transfer];"
            ))
            .await?;
        assert_eq!(seen, serde_json::json!(["null", "#t=40", 40, 70]));
        browser.driver.enter_default_frame().await?;
        browser
            .until(&format!(
                "heard.findLast((said) => said?.type === 'embed-size').height > {before}"
            ))
            .await
    });
}

#[test]
fn a_static_state_that_stays_has_its_height_as_well() {
    run(async |browser| {
        let cdn = &browser.site.cdn;
        let fault = browser.site.fault("wasm-404");
        let body = format!(
            r#"<iframe width="360" src="{cdn}/{fault}/frame.html"></iframe>
            <script>
              addEventListener("message", ({{ data }}) => {{
                if (data?.type === "embed-size") document.querySelector("iframe").height = data.height;
              }});
            </script>"#
        );
        let html = page("", &body);
        browser.driver.goto(browser.site.put(html, None)).await?;
        fits(browser, "static state").await?;
        browser.driver.enter_frame(0).await?;
        let words = browser.text(&format!("{ELEMENT}.textContent")).await?;
        assert!(words.contains("49 of 127 red-wall seats"), "{words}");
        Ok(())
    });
}

/// What providers answer for a rich embed, and one frame in it, sandboxed.
#[test]
fn the_oembed_answer_has_what_consumers_ask_for() {
    let answer: serde_json::Value =
        serde_json::from_str(include_str!("../../www/embed/oembed.json")).expect("JSON");
    assert_eq!(
        (&answer["version"], &answer["type"]),
        (&"1.0".into(), &"rich".into())
    );
    let height = answer["height"].as_u64().expect("a height");
    assert!(answer["width"].is_u64());
    let html = answer["html"].as_str().expect("html");
    assert!(
        html.starts_with("<iframe src=\"https://") && html.ends_with("</iframe>"),
        "{html}"
    );
    assert!(html.contains(&format!("height=\"{height}\"")), "{html}");
    assert!(
        html.contains("sandbox=\"allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox\" allow=\"clipboard-write\"")
            && html.contains("title=\""),
        "{html}"
    );
    let picture = (&answer["thumbnail_width"], &answer["thumbnail_height"]);
    assert_eq!(picture, (&1200.into(), &630.into()));
}
