//! The static state in our own pages: drawn from the attributes of the element there, and put
//! between its tags.

use std::{path::Path, rc::Rc};

use brexit_transfer::{
    Words,
    options::{Key, Options},
    view::{self, static_render},
};

use crate::arguments::{self, LANG};

/// Where a page has the static state.
const MARK: &str = "<!-- embed/fallback.html -->";
/// The title that the widget's question takes the place of.
const TITLE: &str = "<title data-question>";
const ELEMENT: &str = "<brexit-transfer";

/// The page with the static state of each of its elements in place of the mark; an election that an
/// element names lies at that place from the page's own folder. The page's title is that of the
/// first.
///
/// # Errors
/// A page without the mark, with one that no element is right before, or with an attribute that
/// cannot be used as it stands.
pub fn filled(page: &str, folder: &Path) -> Result<String, String> {
    let words = language(page)?;
    let mut filled = String::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once(MARK) {
        let options = options(before, &words, folder)?;
        filled += &match filled.is_empty() {
            true => titled(before, &options),
            false => before.to_owned(),
        };
        filled += static_render::fallback(options).trim_end();
        rest = after;
    }
    match filled.is_empty() {
        true => Err(format!("there is no {MARK}")),
        false => Ok(filled + rest),
    }
}

/// What the element asks for whose start is the end of a text.
fn options(before: &str, words: &Rc<Words>, folder: &Path) -> Result<Options, String> {
    let tag = before
        .rfind(ELEMENT)
        .and_then(|start| before[start + ELEMENT.len()..].trim_end().strip_suffix('>'))
        .ok_or_else(|| format!("{MARK} does not follow the start of {ELEMENT}>"))?;
    let attributes = attributes(tag)?;
    // Others, such as `loading`, say nothing of what is seen.
    let pairs: Vec<(Key, &String)> = attributes
        .iter()
        .filter_map(|(name, value)| Some((Key::from_attribute(name)?, value)))
        .collect();
    let mut options = arguments::start(&pairs, Rc::clone(words), folder)?;
    let warnings = options.set_texts(&pairs);
    match warnings.first() {
        Some(warning) => Err(warning.of_attribute()),
        None => Ok(options),
    }
}

/// A page with the widget's question as its title, if it wants that.
fn titled(page: &str, options: &Options) -> String {
    let title = page.split_once(TITLE).and_then(|(before, rest)| {
        let (_, after) = rest.split_once("</title>")?;
        Some((before, after))
    });
    match title {
        Some((before, after)) => {
            let question = view::card(options, &options.outcome()).question;
            format!("{before}<title>{question}</title>{after}")
        }
        None => page.to_owned(),
    }
}

/// The language of a page; English where there are no words in it, as for a widget there.
fn language(page: &str) -> Result<Rc<Words>, String> {
    let tag = page
        .split_once("<html")
        .and_then(|(_, rest)| rest.split_once('>'));
    let attributes = attributes(tag.map_or("", |(tag, _)| tag))?;
    let lang = attributes.iter().find(|(name, _)| name == LANG);
    let code = lang.and_then(|(_, lang)| lang.split('-').next());
    let words = code.and_then(|code| Words::of(&code.to_ascii_lowercase()));
    Ok(words.unwrap_or_else(Words::english))
}

/// The attributes of a start tag, from behind its name up to its end: `transfer="62" hidden`.
fn attributes(tag: &str) -> Result<Vec<(String, String)>, String> {
    let mut attributes = Vec::new();
    let mut rest = tag.trim();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c == '=' || c.is_ascii_whitespace());
        let name = &rest[..end.unwrap_or(rest.len())];
        rest = rest[name.len()..].trim_start();
        let mut value = "";
        if let Some(given) = rest.strip_prefix('=') {
            let given = given.trim_start();
            let quote = given.chars().next().filter(|c| matches!(c, '"' | '\''));
            let quote = quote.ok_or_else(|| format!("the value of {name} has no quotes"))?;
            (value, rest) = given[1..]
                .split_once(quote)
                .ok_or_else(|| format!("the value of {name} does not end"))?;
        }
        rest = rest.trim_start();
        attributes.push((name.to_ascii_lowercase(), unescaped(value)));
    }
    Ok(attributes)
}

/// What an attribute's text stands for.
fn unescaped(text: &str) -> String {
    text.replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(page: &str) -> Result<String, String> {
        filled(page, Path::new(""))
    }

    fn page(attributes: &str) -> String {
        format!("<p>Before</p><brexit-transfer{attributes}>{MARK}</brexit-transfer><p>After</p>")
    }

    #[test]
    fn the_static_state_says_what_the_element_says() {
        let filled = super::filled(
            &page(r#" loading="eager" id=w seat='Wakefield'"#.replace("=w", "=\"w\"").as_str()),
            Path::new(""),
        )
        .expect("it is filled");
        assert!(
            filled.starts_with("<p>Before</p><brexit-transfer loading="),
            "{filled}"
        );
        assert!(
            filled.contains("<h3>Wakefield: Conservative hold"),
            "{filled}"
        );
        assert!(
            filled.ends_with("</p></div></brexit-transfer><p>After</p>"),
            "{filled}"
        );
        let at_62 = fill(&page("\n  transfer=\"62\"\n")).expect("it is filled");
        assert!(at_62.contains("At 62%, Hartlepool: Conservative gain, majority 2,979"));
    }

    #[test]
    fn every_element_of_a_page_says_its_own() {
        let two = page("") + &page(" panels=\"wall\" transfer=\"62\"");
        let filled = fill(&two).expect("it is filled");
        assert!(!filled.contains(MARK));
        let (first, second) = filled.split_once("<p>After</p>").expect("two elements");
        assert!(first.contains("<h3>Hartlepool: Labour hold"), "{first}");
        assert!(second.contains("<h3>At 62%, 72 of 127"), "{second}");
        assert!(!second.contains("<h3>At 62%, Hartlepool"), "{second}");
        // The second mark stands within no element.
        let error = fill(&(page("") + MARK)).expect_err("it is refused");
        assert!(error.contains("does not follow"), "{error}");
    }

    #[test]
    fn text_in_an_attribute_is_read_as_a_browser_reads_it() {
        assert_eq!(
            attributes(r#" headline="Tories &amp; &quot;Reform&quot;" hidden transfer = '6' "#),
            Ok(vec![
                ("headline".into(), "Tories & \"Reform\"".into()),
                ("hidden".into(), String::new()),
                ("transfer".into(), "6".into()),
            ])
        );
    }

    #[test]
    fn a_page_that_cannot_be_filled_says_why() {
        for (text, reason) in [
            ("<p></p>".to_owned(), "there is no"),
            (format!("<p>{MARK}</p>"), "does not follow"),
            (page(" transfer=\"sixty\""), "The attribute transfer"),
            (page(" transfer=62"), "has no quotes"),
            (page(" src=\"no.election\""), "cannot read"),
        ] {
            let message = fill(&text).expect_err("it is refused");
            assert!(message.contains(reason), "{message}");
        }
    }
}
