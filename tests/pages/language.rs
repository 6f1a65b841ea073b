//! Other languages than English: what is fetched of them and when, who decides which one it is, and
//! files of words that do not come as they should.

use std::{env, fs, path::Path};

use election_wording::{Language, Scope, packed, read};
use thirtyfour::prelude::*;

use crate::browser::{Browser, page, run};

const ONLINE: &str = "dispatchEvent(new Event('online'))";

/// Welsh for "If 62% of ..." and for the Conservatives.
const WELSH: [&str; 2] = ["Pe bai 62%", "Ceidwadwyr"];

/// Words 40% longer in place of Welsh, those of the embedded election among them.
pub fn longer() -> Vec<u8> {
    trial(election_wording::longer, election_wording::longer_words)
}

/// Words from right to left in place of Welsh; names stay as they are.
pub fn mirrored() -> Vec<u8> {
    trial(election_wording::mirrored, str::to_owned)
}

fn trial(of: fn(&Language) -> Language, of_election: fn(&str) -> String) -> Vec<u8> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (english, _) = read(&root.join("words")).expect("the words");
    let election = election_packing::pack_folder(&root.join("data/2019")).expect("the election");
    let words: Vec<String> = election
        .words
        .iter()
        .map(|text| of_election(text))
        .collect();
    let text = packed(&english, &of(&english), Scope::Browser, &words);
    text.expect("it is packed").into_bytes()
}

/// How often files of words have been asked for under a fault's name.
fn asked(browser: &Browser, fault: &str) -> usize {
    let requests = browser.site.requests(fault);
    let files = requests.iter().filter(|file| file.ends_with(".txt"));
    files.count()
}

async fn assert_welsh(browser: &Browser, widget: &str) -> WebDriverResult<()> {
    let words = browser.text(&format!("words({widget})")).await?;
    for part in WELSH {
        assert!(words.contains(part), "{part} in {words}");
    }
    for english in ["Conservative", "switched", "majority", "seats"] {
        assert!(!words.contains(english), "{english} in {words}");
    }
    Ok(())
}

const WIDGET: &str = r#"<brexit-transfer id="w" loading="eager" transfer="62"><p>Words in place</p></brexit-transfer>"#;

#[test]
fn english_fetches_no_words() {
    run(async |browser| {
        for lang in ["en-GB", "fr", "", "cymru"] {
            let fault = browser.site.fault("ok");
            let body = format!(r#"<div lang="{lang}">{WIDGET}</div>"#);
            browser.open_with(&fault, &body).await?;
            browser.until("count('ready') === 1").await?;
            let words = browser.text("words(w)").await?;
            assert!(words.contains("If 62% of Brexit Party voters"), "{words}");
            assert_eq!(asked(browser, &fault), 0);
            let root = "(({ lang, dir }) => `${lang} ${dir}`)(w.shadowRoot.querySelector('.bt'))";
            assert_eq!(browser.text(root).await?, "en-GB ltr");
            browser.assert_quiet().await?;
        }
        Ok(())
    });
}

#[test]
fn a_widget_speaks_the_language_of_its_place() {
    run(async |browser| {
        let fault = browser.site.fault("ok");
        let second = WIDGET.replace(r#"id="w""#, r#"id="v" lang="en""#);
        let body = format!(r#"<div lang="CY-gb">{WIDGET}{second}</div>"#);
        browser.open_with(&fault, &body).await?;
        browser.until("count('ready') === 2").await?;
        assert_welsh(browser, "w").await?;
        let words = browser.text("words(v)").await?;
        assert!(words.contains("If 62% of Brexit Party voters"), "{words}");
        assert_eq!(asked(browser, &fault), 1);
        let lang = "w.shadowRoot.querySelector('.bt').lang";
        assert_eq!(browser.text(lang).await?, "cy");
        // The numbers are those of any language.
        let count = "[w.outcome.wall.conservative, v.outcome.wall.conservative].join()";
        assert_eq!(browser.text(count).await?, "72,72");
        browser.assert_quiet().await
    });
}

#[test]
fn the_language_may_change_and_the_reader_s_setting_stays() {
    run(async |browser| {
        let fault = browser.site.fault("ok");
        // What is wrong with an attribute is said once, not in every language.
        let body = WIDGET.replace("transfer=", r#"swing="some" transfer="#);
        browser.open_with(&fault, &body).await?;
        browser.until("count('ready') === 1").await?;
        browser
            .json("w.update({ seat: 'Wansbeck', transfer: 40 })")
            .await?;
        browser.json("w.lang = 'cy'").await?;
        browser.until("words(w).includes('Ceidwadwyr')").await?;
        let setting = "`${w.outcome.seat.name} ${w.outcome.scenario.transfer}`";
        assert_eq!(browser.text(setting).await?, "Wansbeck 40");
        browser.json("w.lang = ''").await?;
        browser.until("words(w).includes('If 40% of')").await?;
        assert_eq!(browser.text(setting).await?, "Wansbeck 40");
        assert_eq!(asked(browser, &fault), 1);
        let [line] = &browser.noted("console").await?[..] else {
            panic!("one line on the console");
        };
        assert!(line.contains("swing"), "{line}");
        for kind in ["uncaught", "violation", "error"] {
            assert_eq!(browser.noted(kind).await?, Vec::<String>::new(), "{kind}");
        }
        Ok(())
    });
}

#[test]
fn a_widget_takes_what_a_page_asks_for_while_another_language_comes() {
    run(async |browser| {
        let fault = browser.site.fault("words-held");
        browser.open_with(&fault, WIDGET).await?;
        browser.until("count('ready') === 1").await?;
        let setting = "`${w.outcome.scenario.transfer} ${w.outcome.scenario.labourShare}`";
        let at_once = browser
            .text(&format!("(w.lang = 'cy', w.setAttribute('transfer', '77'), w.update({{ labourShare: 5 }}), {setting})"))
            .await?;
        assert_eq!(at_once, "77 5");
        browser.site.release(&fault);
        browser.until("words(w).includes('Ceidwadwyr')").await?;
        assert_eq!(browser.text(setting).await?, "77 5");
        browser.assert_quiet().await
    });
}

#[test]
fn a_widget_whose_other_language_does_not_come_stays_as_it_is() {
    run(async |browser| {
        let fault = browser.site.fault("words-404");
        browser.open_with(&fault, WIDGET).await?;
        browser.until("count('ready') === 1").await?;
        browser
            .json("w.update({ transfer: 40 }); w.lang = 'cy'")
            .await?;
        browser.until("count('console') === 1").await?;
        let line = browser.noted("console").await?.remove(0);
        assert!(line.contains("brexit-transfer-cy-"), "{line}");
        browser.json("w.update({ labourShare: 5 })").await?;
        browser.until("words(w).includes('If 40% of')").await?;
        browser.site.release(&fault);
        browser.json("dispatchEvent(new Event('online'))").await?;
        browser.until("words(w).includes('Ceidwadwyr')").await?;
        let setting = "`${w.outcome.scenario.transfer} ${w.outcome.scenario.labourShare}`";
        assert_eq!(browser.text(setting).await?, "40 5");
        for kind in ["uncaught", "violation", "error"] {
            assert_eq!(browser.noted(kind).await?, Vec::<String>::new(), "{kind}");
        }
        Ok(())
    });
}

#[test]
fn a_frame_in_another_language_says_so_once_it_is() {
    run(async |browser| {
        let cdn = &browser.site.cdn;
        let fault = browser.site.fault("words-held");
        let frame = format!("{cdn}/{fault}/frame.html?lang=cy&transfer=62");
        browser.driver.goto(frame).await?;
        let lang = "document.documentElement.lang";
        assert_eq!(browser.text(lang).await?, "en-GB");
        let words = "document.querySelector('brexit-transfer h2').closest('[lang]').lang";
        assert_eq!(browser.text(words).await?, "en-GB");
        browser.site.release(&fault);
        browser.until(&format!("{lang} === 'cy'")).await?;
        let title = browser.text("document.title").await?;
        assert!(title.contains("rhyngweithiol"), "{title}");
        Ok(())
    });
}

#[test]
fn a_script_s_widget_and_a_frame_speak_welsh() {
    run(async |browser| {
        let fault = browser.site.fault("ok");
        let body = r#"<div id="container" lang="cy"></div>"#;
        browser.open_with(&fault, body).await?;
        let cdn = &browser.site.cdn;
        let mounted = browser
            .run(&format!(
                "const {{ mount }} = await import('{cdn}/{fault}/brexit-transfer.js'); \
                 await mount(container, {{ transfer: 62 }}); \
                 return container.firstChild.shadowRoot.querySelector('.bt').lang"
            ))
            .await?;
        assert_eq!(mounted, "cy");

        let frame = format!("{cdn}/ok/frame.html?lang=cy&transfer=62");
        browser.driver.goto(frame).await?;
        let widget = "document.querySelector('brexit-transfer')";
        browser.until_drawn(widget).await?;
        let say = "document.querySelector('brexit-transfer').shadowRoot.querySelector('.bt-say').textContent";
        assert!(browser.text(say).await?.contains(WELSH[0]));
        assert_eq!(browser.text("document.documentElement.lang").await?, "cy");

        let frame = format!("{cdn}/ok/frame.cy.html?transfer=62");
        browser.driver.goto(frame).await?;
        browser.until_drawn(widget).await?;
        assert!(browser.text(say).await?.contains(WELSH[0]));
        Ok(())
    });
}

#[test]
fn an_election_file_speaks_welsh_too() {
    run(async |browser| {
        let fault = browser.site.fault("ok");
        let src = format!("{}/{fault}/2024.election", browser.site.cdn);
        let body = WIDGET.replace("transfer=", &format!(r#"lang="cy" src="{src}" transfer="#));
        browser.open_with(&fault, &body).await?;
        browser.until("count('ready') === 1").await?;
        assert_welsh(browser, "w").await?;
        assert!(browser.text("words(w)").await?.contains("Reform UK"));
        browser.assert_quiet().await
    });
}

#[test]
fn what_is_shared_is_welsh() {
    run(async |browser| {
        let fault = browser.site.fault("ok");
        let body = WIDGET.replace("transfer=", r#"lang="cy" transfer="#);
        let body = format!(r#"{body}<div id="container" lang="cy"></div>"#);
        browser.open_with(&fault, &body).await?;
        browser.until("count('ready') === 1").await?;
        let loader = format!("{}/{fault}/brexit-transfer.js", browser.site.cdn);
        browser
            .run(&format!(
                "const {{ mount }} = await import('{loader}'); await mount(container, {{ transfer: 62 }})"
            ))
            .await?;
        for root in ["w.shadowRoot", "container.firstChild.shadowRoot"] {
            browser
                .json(&format!(
                    "({root}).querySelector('[data-share=embed]').click()"
                ))
                .await?;
            let dialog = format!("({root}).querySelector('dialog')");
            browser.until(&dialog).await?;
            let lines = browser
                .text(&format!(
                    "[...{dialog}.querySelectorAll('textarea')].map((it) => it.value).join(' ')"
                ))
                .await?;
            for part in [
                r#"<brexit-transfer lang="cy" transfer="62">"#,
                "/frame.cy.html?transfer=62",
            ] {
                assert!(lines.contains(part), "{root}: {lines}");
            }
            let words = browser.text(&format!("{dialog}.textContent")).await?;
            for english in ["Copy", "Close"] {
                assert!(!words.contains(english), "{root}: {words}");
            }
            browser.json(&format!("{dialog}.close()")).await?;
        }
        browser.assert_quiet().await
    });
}

#[test]
fn words_that_do_not_come_leave_the_static_state_until_they_do() {
    run(async |browser| {
        for wrong in [
            "words-404",
            "words-page",
            "words-cut",
            "words-garbage",
            "words-changed",
            "words-refused",
        ] {
            let fault = browser.site.fault(wrong);
            let body = WIDGET.replace("transfer=", r#"lang="cy" transfer="#);
            browser.open_with(&fault, &body).await?;
            browser.until("count('error') === 1").await?;
            assert_eq!(browser.text("words(w)").await?, "static: Words in place");
            let [line] = &browser.noted("console").await?[..] else {
                panic!("{wrong}: one line on the console");
            };
            assert!(line.contains("brexit-transfer-cy-"), "{wrong}: {line}");
            assert_eq!(browser.noted("uncaught").await?, Vec::<String>::new());
            browser.site.release(&fault);
            browser.json(ONLINE).await?;
            browser.until("count('ready') === 1").await?;
            assert_welsh(browser, "w").await?;
        }
        Ok(())
    });
}

/// What the release draws of the static state in Welsh.
#[test]
fn the_static_state_is_drawn_in_welsh() {
    run(async |browser| {
        let dist = env::var_os("BREXIT_PAGES").unwrap_or_default();
        let file = Path::new(&dist).join("embed/cy/fallback.html");
        let still = fs::read_to_string(&file).expect("it is drawn");
        let html = page("", &format!(r#"<div id="still" lang="cy">{still}</div>"#));
        browser.driver.goto(browser.site.put(html, None)).await?;
        let words = browser.text("still.textContent").await?;
        assert!(
            words.contains("Hartlepool") && words.contains("Llafur"),
            "{words}"
        );
        assert!(
            !words.contains("majority") && !words.contains("Labour"),
            "{words}"
        );
        let frame = fs::read_to_string(Path::new(&dist).join("embed/frame.cy.html"));
        let frame = frame.expect("it is there");
        assert!(
            frame.contains(r#"<html lang="cy">"#) && frame.contains("Llafur"),
            "{frame}"
        );
        Ok(())
    });
}
