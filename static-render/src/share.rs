//! The pages of an election's settings: what a link to a setting opens, with a card of its own. Such a
//! page tells the result without a script, and its widget opens at the setting.

use std::{fs, path::Path, rc::Rc};

use brexit_transfer::{
    Words,
    model::{Preset, Scenario},
    options::{Key, Options, write_decimal, write_fragment},
    view::static_render::{self, SharePage},
};

use crate::{arguments, card::Card, picture, png};

/// The page, with the names of what is put in.
const PAGE: &str = include_str!("share.html");

/// The option that says where the release lies.
const HOME: &str = "--home";

/// A setting that has a page.
struct Setting<'a> {
    preset: &'a Preset,
    /// What its files are called, without an ending.
    name: String,
    /// The widget's options there.
    options: Options,
}

/// Writes the page and the picture of each setting into a folder `share` of a release, and the list
/// of them by which the widget's button finds the page of a setting.
///
/// # Errors
/// An option that is unknown or cannot be used; a setting that cannot be the name of a file.
pub fn write(folder: &Path, arguments: &[String]) -> Result<(), String> {
    let (home, options) = home(arguments)?;
    let options = arguments::options(&options)?;
    // The pages lie in a folder beside the election file.
    let file = options
        .src
        .as_deref()
        .and_then(|src| Path::new(src).file_name());
    let file = file.map(|name| name.to_string_lossy().into_owned());
    let lang = ending(&options);
    let election = Rc::clone(&options.election);
    let settings = election.settings().iter().map(|preset| {
        let name = name(&election.year().to_string(), &preset.id)? + &lang;
        let scenario = Scenario::new(preset.transfer, preset.labour_share, Default::default());
        let options = Options {
            scenario,
            ..options.clone()
        };
        Ok(Setting {
            preset,
            name,
            options,
        })
    });
    let settings: Vec<Setting> = settings.collect::<Result<_, String>>()?;
    fs::create_dir_all(folder)
        .map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    for setting in &settings {
        let (card, marks) = picture(&setting.options)?;
        let picture = folder.join(format!("{}.png", setting.name));
        crate::write(&picture, &png::draw(&card, &marks)?)?;
        let page = page(setting, &settings, &card, file.as_deref(), &home);
        let place = folder.join(format!("{}.html", setting.name));
        crate::write(&place, page.as_bytes())?;
    }
    let list = match &file {
        Some(file) => file.trim_end_matches(".election"),
        None => "pages",
    };
    let list = folder.join(format!("{list}{lang}.json"));
    crate::write(&list, list_of(&settings).as_bytes())
}

/// What the names of files end with in a language: nothing in English.
fn ending(options: &Options) -> String {
    let code = options.words.code();
    match code == Words::english().code() {
        true => String::new(),
        false => format!(".{code}"),
    }
}

/// The address of the release, with a slash at its end, and the other options.
fn home(arguments: &[String]) -> Result<(String, Vec<String>), String> {
    let needed = || format!("`{HOME}` needs the address of the release, with http or https");
    let place = arguments.iter().position(|word| word == HOME);
    let place = place.ok_or_else(needed)?;
    let home = arguments.get(place + 1).ok_or_else(needed)?;
    // What links show is fetched by others, who know of no page that it could be relative to.
    let host = home
        .strip_prefix("https://")
        .or_else(|| home.strip_prefix("http://"));
    let is_address = host.is_some_and(|host| !host.is_empty() && !host.starts_with('/'))
        && !home.contains(|c: char| c.is_whitespace() || c.is_control() || "?#\"<>".contains(c));
    if !is_address {
        return Err(format!("{}: `{home}` is none", needed()));
    }
    let mut others = arguments.to_vec();
    others.drain(place..place + 2);
    Ok((format!("{}/", home.trim_end_matches('/')), others))
}

/// What the files of a setting are called: `2019-hartlepool-poll`, and `2019` for one that is called
/// by the year.
fn name(year: &str, id: &str) -> Result<String, String> {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.is_empty() || !id.chars().all(is_plain) {
        return Err(format!(
            "the setting `{id}` of {year} cannot be the name of a page: use a to z, 0 to 9 and -"
        ));
    }
    Ok(match id == year {
        true => year.to_owned(),
        false => format!("{year}-{id}"),
    })
}

fn page(
    setting: &Setting,
    settings: &[Setting],
    card: &Card,
    file: Option<&str>,
    home: &str,
) -> String {
    let Setting {
        options,
        preset,
        name,
    } = setting;
    let SharePage {
        title,
        description,
        picture,
        question,
        setting: about,
        others,
        to_widget,
        to_picture,
    } = static_render::share_page(options, preset);
    let say = &options.words;
    let attributes = attributes(options, file);
    let attributes: String = attributes
        .iter()
        .map(|(name, value)| format!(" {name}=\"{}\"", escaped(value)))
        .collect();
    let links: String = settings
        .iter()
        .filter(|other| other.name != *name)
        .map(|other| {
            let words = static_render::setting_name(options, other.preset);
            let (name, words) = (&other.name, escaped(&words));
            format!("          <li><a href=\"{name}.html\">{words}</a></li>\n")
        })
        .collect();
    let parts = [
        ("lang", say.code().to_owned()),
        (
            "direction",
            if say.is_from_right() { "rtl" } else { "ltr" }.to_owned(),
        ),
        ("title", escaped(&title)),
        ("description", escaped(&description)),
        ("picture", escaped(&picture)),
        ("question", escaped(&question)),
        ("setting", escaped(&about)),
        ("others", escaped(&others)),
        ("to_widget", escaped(&to_widget)),
        ("to_picture", escaped(&to_picture)),
        ("home", escaped(home)),
        ("name", name.clone()),
        ("width", card.width.to_string()),
        ("height", card.height.to_string()),
        ("frame", escaped(&frame(options, file))),
        ("attributes", attributes),
        ("links", links),
        ("fallback", static_render::fallback(options.clone())),
    ];
    filled(PAGE, &parts)
}

/// A text with what stands for its names in braces. What is put in is not looked at again.
fn filled(text: &str, parts: &[(&str, String)]) -> String {
    let mut pieces = text.split('{');
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once('}').unwrap_or_default();
        let part = parts.iter().find(|part| part.0 == name);
        let (_, part) = part.unwrap_or_else(|| panic!("share.html: nothing is called {name}"));
        filled.push_str(part);
        filled.push_str(rest);
    }
    filled
}

/// The element's attributes at a setting.
fn attributes(options: &Options, file: Option<&str>) -> Vec<(&'static str, String)> {
    let scenario = options.scenario;
    let shares = [
        (Key::Transfer, scenario.transfer()),
        (Key::LabourShare, scenario.labour_share()),
    ];
    let shares = shares.map(|(key, share)| {
        let basis_points = share.basis_points();
        (basis_points > 0).then(|| (key.attribute(), write_decimal(basis_points, 2)))
    });
    let src = file.map(|file| (Key::Src.attribute(), format!("../{file}")));
    src.into_iter()
        .chain(shares.into_iter().flatten())
        .collect()
}

/// The frame at a setting, from the folder of the release.
fn frame(options: &Options, file: Option<&str>) -> String {
    let mut frame = format!("frame{}.html", ending(options));
    if let Some(file) = file {
        frame += &format!("?src={file}");
    }
    let fragment = write_fragment(options, &[options.fresh()]);
    if !fragment.is_empty() {
        frame += &format!("#{fragment}");
    }
    frame
}

/// For `www/embed/share.js`: the settings in numbers, and the pages.
fn list_of(settings: &[Setting]) -> String {
    let pages = settings.iter().map(|setting| {
        let scenario = setting.options.scenario;
        serde_json::json!({
            "transfer": scenario.transfer().percent(),
            "labourShare": scenario.labour_share().percent(),
            "page": format!("{}.html", setting.name),
        })
    });
    format!("{:#}\n", serde_json::Value::from_iter(pages))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{env, path::PathBuf, process};

    /// A folder of a test's own, which goes with it.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Folder {
            let folder = format!("share-pages-{}-{name}", process::id());
            Folder(env::temp_dir().join(folder))
        }

        fn read(&self, name: &str) -> Vec<u8> {
            let path = self.0.join(name);
            fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        }

        fn text(&self, name: &str) -> String {
            String::from_utf8(self.read(name)).expect("text")
        }

        fn names(&self) -> Vec<String> {
            let entries = fs::read_dir(&self.0).expect("a folder");
            let names = entries.map(|entry| entry.expect("a file").file_name());
            let mut names: Vec<String> = names
                .map(|name| name.to_string_lossy().into_owned())
                .collect();
            names.sort();
            names
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn written(folder: &Folder, words: &[&str]) -> Result<(), String> {
        let words: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
        write(&folder.0, &words)
    }

    const ADDRESS: [&str; 2] = ["--home", "https://news.example/widget"];

    /// What a `meta` element says, as a browser reads it.
    fn meta(html: &str, name: &str) -> String {
        let start = format!("=\"{name}\" content=\"");
        let (_, rest) = html
            .split_once(&start)
            .unwrap_or_else(|| panic!("no {name}"));
        let (content, _) = rest.split_once('"').expect("its end");
        content
            .replace("&quot;", "\"")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&")
    }

    #[test]
    fn every_setting_has_its_page_and_its_picture() {
        let folder = Folder::new("all");
        written(&folder, &ADDRESS).expect("they are written");
        let election = brexit_transfer::model::Election::embedded();
        let mut names = vec!["pages.json".to_owned()];
        for preset in election.settings() {
            let name = name("2019", &preset.id).expect("a name");
            for ending in ["html", "png"] {
                names.push(format!("{name}.{ending}"));
            }
            let png = folder.read(&format!("{name}.png"));
            assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"), "{name}");
            let size = |from: usize| u32::from_be_bytes(png[from..from + 4].try_into().unwrap());
            assert_eq!((size(16), size(20)), (1200, 630), "{name}");

            // The figures are the model's.
            let scenario = Scenario::new(preset.transfer, preset.labour_share, Default::default());
            let options = Options {
                scenario,
                ..Options::default()
            };
            let outcome = options.outcome();
            let page = folder.text(&format!("{name}.html"));
            let description = meta(&page, "og:description");
            let won = outcome.wall.conservative;
            let wall = format!("{won} of 127 red-wall seats Conservative");
            let result = outcome.seat(options.seat);
            let votes = options.words.votes(result.majority);
            for words in [
                &wall,
                &format!("majority {votes}."),
                "A what-if, not a forecast.",
            ] {
                assert!(description.contains(words), "{words} in {description}");
            }
            assert_eq!(meta(&page, "description"), description);
            let title = meta(&page, "og:title");
            assert!(page.contains(&format!("<title>{title}</title>")), "{title}");
            let share = options.words.share(preset.transfer);
            let is_said = match preset.transfer.basis_points() {
                0 => title == "What if Brexit Party voters had switched to the Conservatives?",
                10_000 => title.starts_with("If all of Brexit Party voters"),
                _ => title.starts_with(&format!("If {share} of Brexit Party voters")),
            };
            assert!(is_said, "{title}");
            let home = "https://news.example/widget/share";
            assert_eq!(meta(&page, "og:url"), format!("{home}/{name}.html"));
            assert_eq!(meta(&page, "og:image"), format!("{home}/{name}.png"));
            assert!(page.contains(&format!(
                "<link rel=\"canonical\" href=\"{home}/{name}.html\">"
            )));
            assert_eq!(meta(&page, "og:image:width"), "1200");
            assert_eq!(meta(&page, "og:image:height"), "630");
            assert!(meta(&page, "og:image:alt").contains("of 127 red-wall seats"));
            assert_eq!(meta(&page, "twitter:card"), "summary_large_image");
        }
        names.sort();
        assert_eq!(folder.names(), names);
    }

    #[test]
    fn a_page_opens_its_widget_at_the_setting_and_holds_its_static_state() {
        let folder = Folder::new("setting");
        written(&folder, &ADDRESS).expect("they are written");
        let page = folder.text("2019-hartlepool-poll.html");
        for part in [
            "<html lang=\"en-GB\" dir=\"ltr\">",
            "<brexit-transfer loading=\"eager\" data-share=\"./\" transfer=\"77\" labour-share=\"5\">",
            "<h3>At 77%, 5% to Labour, Hartlepool: Conservative gain",
            "<p>Setting: Survation, Apr 2021. Survation, Hartlepool, 23-29 April 2021;",
            "<a href=\"../frame.html#t=77&amp;l=5\">",
            "<li><a href=\"2019-bes-2019.html\">British Election Study: 71%, 6% to Labour</a></li>",
        ] {
            assert!(page.contains(part), "{part} in {page}");
        }
        assert!(!page.contains("<li><a href=\"2019-hartlepool-poll.html\""));
        for refused in ["<style", " style=", " onclick", "http-equiv"] {
            assert!(!page.contains(refused), "{refused}");
        }
        let list: serde_json::Value =
            serde_json::from_str(&folder.text("pages.json")).expect("JSON");
        assert_eq!(
            list[4],
            serde_json::json!({ "transfer": 77.0, "labourShare": 5.0, "page": "2019-hartlepool-poll.html" })
        );
    }

    #[test]
    fn another_language_has_pages_of_its_own() {
        let folder = Folder::new("welsh");
        let words = [&ADDRESS[..], &["--lang", "cy"]].concat();
        written(&folder, &words).expect("they are written");
        let page = folder.text("2019-all.cy.html");
        for part in [
            "<html lang=\"cy\"",
            "<a href=\"../frame.cy.html#t=100\">",
            "<a href=\"2019.cy.html\">",
            "/share/2019-all.cy.png\"",
            "Gosodiadau eraill",
        ] {
            assert!(page.contains(part), "{part} in {page}");
        }
        assert!(folder.names().contains(&"pages.cy.json".to_owned()));
    }

    /// Names and sources are an election's own, and may hold anything.
    #[test]
    fn text_is_escaped_wherever_it_stands() {
        let words = "{home} <b>&\"";
        let text = filled(
            "<p title=\"{a}\">{b}</p>",
            &[("a", escaped(words)), ("b", "{a}".into())],
        );
        assert_eq!(text, "<p title=\"{home} &lt;b&gt;&amp;&quot;\">{a}</p>");
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        let folder = Folder::new("wrong");
        for (words, reason) in [
            (&[][..], "needs the address"),
            (&["--home"], "needs the address"),
            (&["--home", "/widget/"], "`/widget/` is none"),
            (&["--home", "javascript:alert(1)"], "is none"),
            (&["--home", "https:///"], "is none"),
            (&["--home", "https://a.example/?b"], "is none"),
            (
                &["--home", "https://a.example/", "--lang", "fr"],
                "`--lang fr`",
            ),
        ] {
            let message = written(&folder, words).expect_err("it is refused");
            assert!(message.contains(reason), "{message}");
        }
        assert!(!folder.0.exists());
        assert!(name("2019", "../x").is_err_and(|error| error.contains("`../x`")));
        assert_eq!(name("2019", "2019"), Ok("2019".into()));
    }
}
