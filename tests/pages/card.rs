//! The picture for cards that a reader saves: in both formats, of any setting, wall and seat, in
//! narrow and wide faces, in any colours.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::{
    browser::{Browser, loader, page, run},
    faces,
};

/// What is measured in the page.
const EXAMINE: &str = include_str!("card.js");

/// The part of the card that the wall covers, at least: a wall of a region or more, and one of a
/// handful of seats.
const COVER: f64 = 0.3;
const COVER_OF_FEW: f64 = 0.07;

/// A widget as a page and its reader have set it.
struct Setting {
    attributes: &'static str,
    /// Of the widget, as in a style rule.
    style: &'static str,
    /// Seats of the wall.
    seats: usize,
    /// Words that both formats have.
    words: &'static [&'static str],
}

const SETTINGS: [Setting; 9] = [
    Setting {
        attributes: r#"transfer="62""#,
        style: "--bt-sans: Usual; --bt-serif: Usual",
        seats: 127,
        words: &[
            "If 62% of Brexit Party voters had switched to the Conservatives…",
            "72 of 127 red-wall seats Conservative",
            "49 fell in 2019",
            "23 more fall at 62%",
            "55 still Labour",
            "Hartlepool Conservative gain majority 2,979",
            "By-election of 6 May 2021: Con 51.9%, Lab 28.7%",
            "Conservative majority 132",
            "A what-if, not a forecast. General election of 12 December 2019, recounted. \
             Results: House of Commons Library, UK Parliament.",
        ],
    },
    Setting {
        attributes: "",
        style: "--bt-sans: Wide; --bt-serif: Wide",
        seats: 127,
        words: &[
            "What if Brexit Party voters had switched to the Conservatives?",
            "49 of 127 red-wall seats Conservative in 2019",
            "Hartlepool Labour hold majority 3,595, falls at 33.9%",
            "Conservative majority 80",
            "General election of 12 December 2019 as counted.",
        ],
    },
    Setting {
        attributes: r#"transfer="62" labour-share="15" panels="seat""#,
        style: "--bt-sans: Wide; --bt-serif: Wide",
        seats: 127,
        words: &["Conservatives and 15% to Labour…", "64 of 127"],
    },
    // All that makes words many, in the widest face; the longest name of a seat of the wall.
    Setting {
        attributes: r#"transfer="62.5" labour-share="37.5" swing="-12.34" seat="Middlesbrough South and East Cleveland" theme="dark""#,
        style: "--bt-sans: Wide; --bt-serif: Wide",
        seats: 127,
        words: &[
            "If 62.5% of Brexit Party voters had switched to the Conservatives and 37.5% to Labour, \
             after a swing of 12.3 points to Labour…",
            "Middlesbrough South and East Cleveland",
        ],
    },
    // No seat fell in 2019; the longest name of all, outside the wall.
    Setting {
        attributes: r#"transfer="100" wall="labour" seat="Cumbernauld, Kilsyth and Kirkintilloch East""#,
        style: "--bt-sans: Wide; --bt-serif: Wide",
        seats: 202,
        words: &[
            "If all of Brexit Party voters had switched",
            "38 of 202 Labour seats of 2019 Conservative",
            "38 fall at 100%",
            "164 still Labour",
            "Cumbernauld, Kilsyth and Kirkintilloch East Scottish National Party hold",
        ],
    },
    Setting {
        attributes: r#"wall="labour" panels="list""#,
        style: "--bt-sans: Narrow; --bt-serif: Narrow",
        seats: 202,
        words: &[
            "0 of 202 Labour seats of 2019 Conservative",
            "202 still Labour",
        ],
    },
    Setting {
        attributes: r#"transfer="77" labour-share="5" wall="north" seat="Wansbeck" panels="map""#,
        style: "--bt-sans: Narrow; --bt-serif: Narrow; --bt-con: #0063ba; --bt-lab: rgb(213 0 0 / .8); --bt-bg: transparent",
        seats: 90,
        words: &[
            "47 of 90 red-wall seats Conservative",
            "Wansbeck Conservative gain",
        ],
    },
    // Parties that have no colour of their own in the wall.
    Setting {
        attributes: r#"transfer="50" wall="E14000733 E14001014 S14000012 W07000057 E14000547" seat="S14000012""#,
        style: "--bt-sans: Wide; --bt-serif: Wide",
        seats: 5,
        words: &["of 5 chosen seats Conservative"],
    },
    Setting {
        attributes: r#"transfer="34" wall="E14000733""#,
        style: "--bt-sans: Narrow; --bt-serif: Wide",
        seats: 1,
        words: &[
            "1 of 1 chosen seat Conservative",
            "1 falls at 34%",
            "majority 10",
        ],
    },
];

const FORMATS: [(&str, u32, u32); 2] = [("Landscape", 1200, 630), ("Upright", 1080, 1350)];

/// Opens a page with a widget and the tests' own faces; false where those are lacking.
async fn open(browser: &Browser, attributes: &str, style: &str) -> WebDriverResult<bool> {
    let site = browser.site;
    let Some(faces) = faces::rules(site) else {
        println!("not run: BREXIT_PAGES_PACKAGES names no folder of npm packages");
        return Ok(false);
    };
    let head = format!(
        "<style>{faces} body {{ background: #fffdf7 }} brexit-transfer {{ {style} }}</style>{}",
        loader(site, &site.fault("ok"))
    );
    let body =
        format!(r#"<brexit-transfer id="w" loading="eager" {attributes}></brexit-transfer>"#);
    browser
        .driver
        .goto(site.put(page(&head, &body), None))
        .await?;
    browser.until("count('ready') === 1").await?;
    Ok(true)
}

async fn examine(browser: &Browser, expression: &str) -> WebDriverResult<Value> {
    browser.run(&format!("{EXAMINE} return {expression}")).await
}

/// All words of a card in reading order.
fn words(drawn: &Value) -> String {
    let texts = drawn["texts"].as_array().expect("texts");
    let words: Vec<&str> = texts.iter().filter_map(|it| it["words"].as_str()).collect();
    // What stands close to a word of another look has no space before it.
    words
        .join(" ")
        .replace(" …", "…")
        .replace(" ?", "?")
        .replace(" ,", ",")
}

#[test]
fn every_setting_fits_in_both_formats_and_is_saved_as_it_is_seen() {
    run(async |browser| {
        for setting in &SETTINGS {
            let Setting {
                attributes, style, ..
            } = setting;
            if !open(browser, attributes, style).await? {
                return Ok(());
            }
            let script = format!(
                "pictures().then((all) => {{ for (const one of Object.values(all)) one.cover = cover(one, {}); return all }})",
                setting.seats
            );
            let all = examine(browser, &script).await?;
            for (format, width, height) in FORMATS {
                let drawn = &all[format];
                let what = format!("{format}, {attributes}, {style}: {all}");
                assert_eq!(
                    drawn["trouble"],
                    json!([]),
                    "{format}, {attributes}, {style}"
                );
                assert_eq!(
                    drawn["png"],
                    json!({ "size": [width, height], "trouble": [] }),
                    "{format}, {attributes}, {style}"
                );
                assert_eq!(
                    drawn["names"],
                    json!([
                        format!("brexit-transfer-{width}x{height}.svg"),
                        format!("brexit-transfer-{width}x{height}.png")
                    ])
                );
                assert_eq!(
                    drawn["pressed"],
                    json!([format!("{format}{width} × {height}")])
                );
                let found = words(drawn);
                for words in setting.words {
                    assert!(found.contains(words), "{words} in {found}");
                }
                let cover = drawn["cover"].as_f64().unwrap_or_default();
                let least = if setting.seats > 50 {
                    COVER
                } else {
                    COVER_OF_FEW
                };
                assert!(cover >= least, "the wall covers {cover}: {what}");
            }
            browser.assert_quiet().await?;
        }
        Ok(())
    });
}

/// The wall panel's bricks, one by one, in the page's own colours; the panel need not be there.
#[test]
fn its_bricks_are_those_of_the_wall_panel_in_the_same_order() {
    run(async |browser| {
        for attributes in [
            r#"transfer="62" panels="wall""#,
            r#"transfer="20" swing="-3" panels="wall" theme="dark""#,
            r#"transfer="50" labour-share="15" wall="wales" panels="wall""#,
        ] {
            if !open(browser, attributes, "--bt-con-ghost: #cde").await? {
                return Ok(());
            }
            let panel = browser
                .run(
                    "const hex = (text) => '#' + text.match(/\\d+/g).map((part) => Number(part).toString(16).padStart(2, '0')).join(''); \
                     return [...w.shadowRoot.querySelectorAll('[role=option]')].map((brick) => \
                       [hex(getComputedStyle(brick).fill), brick.matches('.br-n')])",
                )
                .await?;
            browser.json("w.setAttribute('panels', 'seat')").await?;
            browser
                .until("!w.shadowRoot.querySelector('[role=option]')")
                .await?;
            let all = examine(browser, "pictures()").await?;
            let count = panel.as_array().map(Vec::len).unwrap_or_default();
            assert!(count > 100, "{panel}");
            for (format, ..) in FORMATS {
                let bricks = all[format]["bricks"].as_array().expect("bricks");
                let drawn: Vec<Value> = bricks[..count]
                    .iter()
                    .map(|brick| json!([brick["fill"], brick["isStriped"]]))
                    .collect();
                assert_eq!(Value::Array(drawn), panel, "{format}, {attributes}");
            }
        }
        Ok(())
    });
}

/// The sentence is in the page's serif, its figures and all else in the sans.
#[test]
fn it_speaks_in_the_faces_of_the_page() {
    run(async |browser| {
        let style = "--bt-sans: Narrow, sans-serif; --bt-serif: Wide, serif";
        if !open(browser, r#"transfer="62""#, style).await? {
            return Ok(());
        }
        let all = examine(browser, "pictures()").await?;
        for (format, ..) in FORMATS {
            let texts = all[format]["texts"].as_array().expect("texts");
            let face = |words: &str| {
                let found = texts.iter().find(|it| it["words"] == words);
                found.map(|it| it["face"].as_str().unwrap_or_default())
            };
            assert_eq!(face("62%"), Some("Narrow, sans-serif"), "{format}");
            assert_eq!(face("Conservatives"), Some("Wide, serif"), "{format}");
            assert_eq!(face("72"), Some("Narrow, sans-serif"), "{format}");
            assert_eq!(all[format]["trouble"], json!([]), "{format}");
        }
        Ok(())
    });
}

#[test]
fn its_words_are_there_for_those_who_do_not_see_it() {
    run(async |browser| {
        if !open(browser, r#"transfer="62""#, "").await? {
            return Ok(());
        }
        let all = examine(browser, "pictures()").await?;
        let alt = "If 62% of Brexit Party voters had switched to the Conservatives… 72 of 127 red-wall \
            seats Conservative: 49 fell in 2019, 23 more fall at 62%, 55 still Labour. Hartlepool: \
            Conservative gain; majority 2,979; By-election of 6 May 2021: Con 51.9%, Lab 28.7%. House \
            of Commons: Conservative majority 132; Con 391, Lab 176 seats; Con majority 80 in 2019. A \
            what-if, not a forecast. General election of 12 December 2019, recounted. Results: House of \
            Commons Library, UK Parliament.";
        assert_eq!(all["Landscape"]["alt"], alt);
        // In the file as well.
        let markup = all["Upright"]["markup"].as_str().unwrap_or_default();
        assert!(
            markup.contains(&format!("<desc>{alt}</desc>")) && markup.contains(r#"role="img""#),
            "{markup}"
        );
        // And to be copied, for the field that a network has for it.
        browser
            .json(
                "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.copied = text } } }); \
                 [...w.shadowRoot.querySelectorAll('dialog button')].find((it) => it.textContent === 'Copy alt text').click()",
            )
            .await?;
        browser.until("window.copied").await?;
        assert_eq!(browser.text("copied").await?, alt);
        Ok(())
    });
}

/// A browser that guards against fingerprints gives a page other pixels than it drew.
#[test]
fn where_no_canvas_can_be_saved_there_is_the_svg() {
    run(async |browser| {
        if !open(browser, r#"transfer="62""#, "").await? {
            return Ok(());
        }
        browser
            .json(
                "const { getImageData } = CanvasRenderingContext2D.prototype; \
                 CanvasRenderingContext2D.prototype.getImageData = function (...box) { \
                   const image = getImageData.apply(this, box); image.data.fill(255); return image }",
            )
            .await?;
        let found = examine(
            browser,
            "open(w.shadowRoot).then(async (dialog) => { \
               const { blob } = await saved(named(dialog, 'Save SVG')); \
               const { trouble, texts, rects } = examine(await blob.text()); \
               return [dialog.querySelector('img').src.slice(0, 18), named(dialog, 'Save PNG') === undefined, trouble, texts[0].fill, rects[0].fill] })",
        )
        .await?;
        assert_eq!(
            found,
            json!(["data:image/svg+xml", true, [], "#1a1a1a", "#ffffff"])
        );
        browser.assert_quiet().await
    });
}

#[test]
fn forced_colours_leave_its_bricks_their_looks() {
    run(async |browser| {
        browser.emulate("", &[("forced-colors", "active")]).await?;
        if !open(browser, r#"transfer="62""#, "--bt-sans: Usual").await? {
            return Ok(());
        }
        let all = examine(browser, "pictures()").await?;
        for (format, ..) in FORMATS {
            let drawn = &all[format];
            assert_eq!(drawn["trouble"], json!([]), "{format}");
            let mut looks: Vec<String> = drawn["bricks"].as_array().expect("bricks")[..127]
                .iter()
                .map(|brick| {
                    format!(
                        "{} {} {}",
                        brick["fill"], brick["stroke"], brick["isStriped"]
                    )
                })
                .collect();
            looks.sort();
            looks.dedup();
            assert_eq!(looks.len(), 3, "{format}: {looks:?}");
        }
        Ok(())
    });
}

/// The layout alone, which needs no page: whatever the width of letters.
#[test]
fn the_layout_holds_for_letters_of_any_width() {
    run(async |browser| {
        browser.open("").await?;
        let module = format!(
            "{}/{}/card/layout.js",
            browser.site.cdn,
            browser.site.fault("ok")
        );
        let found = browser
            .run(&format!(
                r#"
                const {{ compose, FORMATS }} = await import("{module}");
                const trouble = [];
                const run = (text, party = null) => ({{ text, party, face: "serif" }});
                const long = "Cumbernauld, Kilsyth and Kirkintilloch East";
                const headlines = [
                  [run("What if Brexit Party voters had switched to the "), run("Conservatives", "con"), run("?")],
                  [run("If "), run("62.5%", "con"), run(" of Brexit Party voters had switched to the "), run("Conservatives", "con"),
                    run(" and "), run("37.5%", "lab"), run(" to "), run("Labour", "lab"), run(", after a swing of 12.3 points to the Conservatives…")],
                ];
                for (const letter of [0.38, 0.45, 0.5, 0.55, 0.6, 0.65])
                for (const headline of headlines)
                for (const name of ["Hove", long])
                for (const count of [1, 2, 5, 40, 127, 202, 650])
                for (const format of Object.keys(FORMATS)) {{
                  const content = {{
                    headline,
                    count: String(count), counted: `of ${{count}} Labour seats of 2019 Conservative`,
                    keys: [["br-g", "44 of 49 that fell in 2019"], ["br-n", "23 more fall at 62.5%"], ["br-l", "55 still Labour"], ["mo", "2 of other parties"]].map(([brick, words]) => ({{ brick, words }})),
                    seat: {{ name, words: "Scottish National Party hold", party: "snp", facts: ["majority 12,976, falls at 33.9%", "By-election of 30 September 2021: Con 51.9%, Lab 28.7%"] }},
                    commons: {{ name: "House of Commons", words: "Conservative majority 132", party: "con", facts: ["Con 391, Lab 176 seats", "Con majority 80 in 2019"] }},
                    caveat: "A what-if, not a forecast.", source: "General election of 12 December 2019, recounted. Results: House of Commons Library, UK Parliament.",
                    bricks: Array(count).fill("br-l"), focus: 0,
                  }};
                  const measure = (text, {{ size, bold }}) => ({{ width: text.length * size * letter * (bold ? 1.1 : 1), bearing: 0 }});
                  const {{ width, height, marks }} = compose(content, format, measure);
                  const box = (mark) => mark.kind === "text"
                    ? [mark.x, mark.x + mark.width, mark.y - mark.font.size * 0.74, mark.y + (/^\d+$/.test(mark.text) ? 0 : mark.font.size * 0.24)]
                    : [mark.x, mark.x + mark.width, mark.y, mark.y + mark.height];
                  const boxes = marks.slice(1).filter((mark) => mark.kind !== "ring").map((mark) => [mark, box(mark)]);
                  const texts = boxes.filter(([mark]) => mark.kind === "text");
                  const say = (...words) => trouble.push([letter, name, count, format, ...words].join(" "));
                  for (const [mark, [left, right, top, bottom]] of boxes) {{
                    if (left < -0.5 || right > width + 0.5 || top < -0.5 || bottom > height + 0.5) say(mark.kind, mark.text, "outside");
                  }}
                  texts.forEach(([mark, a], index) => {{
                    if (a[0] < 40 || a[1] > width - 40) say(mark.text, "in the margin");
                    for (const [other, b] of [...texts.slice(index + 1), ...boxes.filter(([it]) => it.kind === "brick" || it.kind === "fill")]) {{
                      if (Math.min(a[1], b[1]) - Math.max(a[0], b[0]) > 1 && Math.min(a[3], b[3]) - Math.max(a[2], b[2]) > 1) say(mark.text, "/", other.text ?? other.kind);
                    }}
                  }});
                  if (marks.filter((mark) => mark.kind === "brick").length !== count + 4) say("bricks");
                }}
                return trouble.slice(0, 20);
                "#
            ))
            .await?;
        assert_eq!(found, json!([]));
        Ok(())
    });
}
