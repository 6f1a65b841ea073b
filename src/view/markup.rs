//! Markup from templates: a panel's elements are text with holes, and values fill the holes.
//!
//! ```ignore
//! markup!("<p class=bt-sub>From <b>{}</b> seats</p>", seats)
//! ```
//!
//! Yew's `html!` writes the making of every node out as machine code; as text the same nodes
//! weigh a sixth after compression. And since only the holes can change, [`super::page`] keeps
//! the elements of a template and touches no more than the holes whose value is another one.
//!
//! In a template a value without spaces needs no quotes, `<br/>` closes itself, and `{}` is a hole
//! for a whole attribute value or for children. An attribute whose hole gets nothing is left out.

use crate::text::text;
use std::borrow::Cow;

use super::picture::Drawn;

/// The markup of a template, its holes filled in order.
macro_rules! markup {
    ($template:literal $(, $value:expr)* $(,)?) => {
        $crate::view::markup::Markup::Filled(
            $template,
            vec![$($crate::view::markup::Markup::from($value)),*],
        )
    };
}
pub(super) use markup;

/// A filled template, or what fills a hole of another.
#[derive(Default)]
pub enum Markup {
    #[default]
    Nothing,
    Text(Cow<'static, str>),
    /// A template and the values of its holes.
    Filled(&'static str, Vec<Markup>),
    /// One after the other; a list has no texts of its own.
    List(Vec<Markup>),
    Picture(Drawn),
}

impl From<&'static str> for Markup {
    fn from(text: &'static str) -> Self {
        Markup::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Markup {
    fn from(text: String) -> Self {
        Markup::Text(Cow::Owned(text))
    }
}

impl From<usize> for Markup {
    fn from(number: usize) -> Self {
        text!(number).into()
    }
}

/// A state as ARIA writes it.
impl From<bool> for Markup {
    fn from(state: bool) -> Self {
        if state { "true" } else { "false" }.into()
    }
}

impl From<Vec<Markup>> for Markup {
    fn from(list: Vec<Markup>) -> Self {
        Markup::List(list)
    }
}

impl<T: Into<Markup>> From<Option<T>> for Markup {
    fn from(value: Option<T>) -> Self {
        value.map_or_else(Markup::default, Into::into)
    }
}

/// What a template consists of, in the order of reading.
#[derive(Debug, PartialEq)]
pub enum Token {
    Text(&'static str),
    /// A hole for children.
    Hole,
    /// The start of an element, by its tag name; its attributes follow.
    Open(&'static str),
    /// A name and a value; without a value, a hole for one.
    Attribute(&'static str, Option<&'static str>),
    /// The end of the element that was opened last.
    Close,
}

/// Reads a template. Templates are part of this program: one that is written wrongly draws
/// wrongly, and the snapshots show it.
pub fn tokens(template: &'static str) -> impl Iterator<Item = Token> {
    Reader {
        rest: template,
        is_in_tag: false,
    }
}

struct Reader {
    /// What is still to be read.
    rest: &'static str,
    is_in_tag: bool,
}

impl Iterator for Reader {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        if self.is_in_tag {
            if self.skip(" ") {
                let name = self.until("=");
                self.skip("=");
                return Some(Token::Attribute(name, self.value()));
            }
            self.is_in_tag = false;
            if self.skip("/>") {
                return Some(Token::Close);
            }
            self.skip(">");
        }
        if self.rest.is_empty() {
            return None;
        }
        Some(if self.skip("</") {
            self.until(">");
            self.skip(">");
            Token::Close
        } else if self.skip("<") {
            self.is_in_tag = true;
            Token::Open(self.until(" />"))
        } else if self.skip("{}") {
            Token::Hole
        } else {
            Token::Text(self.until("<{"))
        })
    }
}

impl Reader {
    /// The value of an attribute; none for a hole.
    fn value(&mut self) -> Option<&'static str> {
        if self.skip("{}") {
            None
        } else if self.skip("\"") {
            let value = self.until("\"");
            self.skip("\"");
            Some(value)
        } else {
            Some(self.until(" />"))
        }
    }

    fn skip(&mut self, word: &str) -> bool {
        match self.rest.strip_prefix(word) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// The text before the first of some characters.
    fn until(&mut self, ends: &str) -> &'static str {
        let is_end = |byte: &u8| ends.as_bytes().contains(byte);
        let all = self.rest;
        let end = all.as_bytes().iter().position(is_end);
        // The ends are ASCII, so what they cut is whole characters.
        let (before, rest) = all.split_at(end.unwrap_or(all.len()));
        self.rest = rest;
        before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_is_read_in_order() {
        let read: Vec<Token> = tokens("<p class=a title=\"b c\" id={}>d<br/>{}</p>").collect();
        assert_eq!(
            read,
            [
                Token::Open("p"),
                Token::Attribute("class", Some("a")),
                Token::Attribute("title", Some("b c")),
                Token::Attribute("id", None),
                Token::Text("d"),
                Token::Open("br"),
                Token::Close,
                Token::Hole,
                Token::Close,
            ]
        );
    }
}
