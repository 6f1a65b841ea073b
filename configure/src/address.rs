//! The setting in the fragment of the page's address: options by the names of their attributes,
//! `lang`, the colours by the names of their properties, and what the preview is like.
//!
//! `#src=2024.election&seat=E14001174&panels=wall+seat&--bt-con=%230063ba&width=360`

use brexit_transfer::{
    Words,
    options::{Key, Options},
};
use form_urlencoded::{Serializer, parse};

use crate::{
    setting::{ENGLISH, Scheme, Setting, Width},
    theme::Token,
};

const LANG: &str = "lang";
const WIDTH: &str = "width";
const SCHEME: &str = "scheme";

/// The setting that a fragment describes, without its sign. What cannot be understood is passed over
/// and noted; whether an option can be used is for the options' own parser to say.
pub fn read(fragment: &str) -> Setting {
    let mut setting = Setting::default();
    for (name, text) in parse(fragment.as_bytes()) {
        let is_read = match &*name {
            LANG => read_lang(&mut setting, &text),
            WIDTH => {
                let width = Width::ALL
                    .into_iter()
                    .find(|width| width.pixels().to_string() == *text);
                setting.width = width.unwrap_or_default();
                width.is_some()
            }
            SCHEME => {
                let scheme = Scheme::ALL.into_iter().find(|scheme| scheme.id() == text);
                setting.scheme = scheme.unwrap_or_default();
                scheme.is_some()
            }
            name => match (Key::from_attribute(name), Token::from_property(name)) {
                (Some(key), _) => {
                    // Of an option given twice the first counts.
                    if setting.text(key).is_empty() && !text.is_empty() {
                        setting.texts.push((key, text.clone().into_owned()));
                    }
                    true
                }
                (None, Some(token)) => setting.theme.read(token, &text),
                (None, None) => false,
            },
        };
        if !is_read {
            setting.passed_over.push(format!("{name}={text}"));
        }
    }
    setting
}

fn read_lang(setting: &mut Setting, code: &str) -> bool {
    let is_known = Words::codes().any(|known| known == code);
    if is_known {
        code.clone_into(&mut setting.lang);
    }
    is_known
}

/// The fragment of a setting, without its sign; `options` are those that were read from it. What
/// could not be used is left out, and so is what goes without saying.
pub fn write(setting: &Setting, options: &Options) -> String {
    let mut fragment = Serializer::new(String::new());
    if setting.lang != ENGLISH {
        fragment.append_pair(LANG, &setting.lang);
    }
    for (key, text) in options.texts() {
        fragment.append_pair(key.attribute(), &text);
    }
    for (name, value) in setting.theme.values() {
        fragment.append_pair(name, &value);
    }
    if setting.width != Width::default() {
        fragment.append_pair(WIDTH, &setting.width.pixels().to_string());
    }
    if setting.scheme != Scheme::default() {
        fragment.append_pair(SCHEME, setting.scheme.id());
    }
    fragment.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setting::Edit;
    use brexit_transfer::model::Election;

    fn options(setting: &Setting) -> Options {
        let (options, warnings) = Options::from_texts(Election::embedded(), &setting.texts);
        assert_eq!(warnings, []);
        options
    }

    #[test]
    fn what_is_written_is_read_again() {
        let mut setting = Setting::default();
        for edit in [
            Edit::Text(Key::Transfer, "62.5".into()),
            Edit::Text(Key::Seat, "E14001014".into()),
            Edit::Text(Key::Wall, "E14000733 E14001014".into()),
            Edit::Text(Key::Panels, "wall seat".into()),
            Edit::Text(Key::Headline, "100% & \"more\" = #1 \u{1f30a}".into()),
            Edit::Lang("cy".into()),
            Edit::Colour(Token::Con, Scheme::Dark, "#5588ff".into()),
            Edit::Width(Width::Phone),
            Edit::Scheme(Scheme::Dark),
        ] {
            setting = setting.edited(edit);
        }
        let fragment = write(&setting, &options(&setting));
        assert_eq!(read(&fragment), setting, "{fragment}");
    }

    #[test]
    fn what_goes_without_saying_is_not_said() {
        let setting = Setting::default().edited(Edit::Text(Key::Transfer, "0".into()));
        assert_eq!(write(&setting, &options(&setting)), "");
        assert_eq!(read(""), Setting::default());
    }

    #[test]
    fn what_is_not_understood_is_passed_over_and_named() {
        let setting =
            read("colour=red&lang=xx&width=1000&transfer=62&--bt-con=blue&--bt-none=%23000000");
        assert_eq!(
            setting.passed_over,
            [
                "colour=red",
                "lang=xx",
                "width=1000",
                "--bt-con=blue",
                "--bt-none=#000000"
            ]
        );
        assert_eq!(setting.text(Key::Transfer), "62");
        assert_eq!(setting.lang, "en");
        // It is said until the next edit.
        assert!(setting.edited(Edit::UsualColours).passed_over.is_empty());
    }

    #[test]
    fn of_an_option_given_twice_the_first_counts() {
        assert_eq!(read("transfer=1&transfer=2").text(Key::Transfer), "1");
    }
}
