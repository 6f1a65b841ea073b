//! Elements from templates: a panel's markup is text with holes, and values fill the holes.
//!
//! ```ignore
//! markup!("<p class=bt-sub>From <b>{}</b> seats</p>", seats)
//! ```
//!
//! Yew's `html!` writes the making of every node out as machine code; as text the same nodes
//! weigh a sixth after compression. A template is read once and kept; each use builds Yew's own
//! nodes from it, which Yew compares and patches as always.
//!
//! In a template a value without spaces needs no quotes, `<br/>` closes itself, and `{}` is a hole
//! for a whole attribute value or for children. An attribute whose hole gets nothing is left out.

use std::{cell::RefCell, vec};

use yew::{
    AttrValue, Html, NodeRef,
    virtual_dom::{AttributeOrProperty, Attributes, VNode, VTag, VText},
};

/// The nodes of a template, its holes filled in order.
macro_rules! markup {
    ($template:literal $(, $value:expr)* $(,)?) => {
        $crate::view::markup::fill(
            $template,
            vec![$($crate::view::markup::IntoNode::into_node($value)),*],
        )
    };
}
pub(super) use markup;

/// What fills a hole: text, nodes, or nothing.
pub trait IntoNode {
    fn into_node(self) -> VNode;
}

impl IntoNode for VNode {
    fn into_node(self) -> VNode {
        self
    }
}

impl IntoNode for &'static str {
    fn into_node(self) -> VNode {
        VNode::VText(VText::new(AttrValue::Static(self)))
    }
}

impl IntoNode for String {
    fn into_node(self) -> VNode {
        VNode::VText(VText::new(AttrValue::from(self)))
    }
}

impl IntoNode for usize {
    fn into_node(self) -> VNode {
        self.to_string().into_node()
    }
}

/// A state as ARIA writes it.
impl IntoNode for bool {
    fn into_node(self) -> VNode {
        if self { "true" } else { "false" }.into_node()
    }
}

impl IntoNode for Vec<VNode> {
    fn into_node(self) -> VNode {
        let mut list = VNode::default();
        list.to_vlist_mut().add_children(self);
        list
    }
}

impl<T: IntoNode> IntoNode for Option<T> {
    fn into_node(self) -> VNode {
        self.map_or_else(VNode::default, IntoNode::into_node)
    }
}

/// A piece of a template.
enum Piece {
    Text(&'static str),
    Hole,
    Element(Box<Element>),
}

struct Element {
    tag: &'static str,
    /// Kept for good: Yew compares lists of names by their address.
    names: &'static [&'static str],
    values: Vec<Option<&'static str>>,
    children: Vec<Piece>,
}

thread_local! {
    /// Templates read so far, by their address in the module.
    static READ: RefCell<Vec<(*const u8, &'static [Piece])>> = const { RefCell::new(Vec::new()) };
}

/// What [`markup`] calls.
#[inline(never)]
pub fn fill(template: &'static str, values: Vec<VNode>) -> Html {
    let pieces = READ.with_borrow_mut(|read| {
        let known = read.iter().find(|(at, _)| *at == template.as_ptr());
        known.map(|(_, pieces)| *pieces).unwrap_or_else(|| {
            let pieces: &[Piece] = Reader(template).pieces().leak();
            read.push((template.as_ptr(), pieces));
            pieces
        })
    });
    let mut values = values.into_iter();
    match pieces {
        [piece] => build(piece, &mut values),
        pieces => children(pieces, &mut values).into_node(),
    }
}

fn children(pieces: &[Piece], values: &mut vec::IntoIter<VNode>) -> Vec<VNode> {
    pieces.iter().map(|piece| build(piece, values)).collect()
}

fn build(piece: &Piece, values: &mut vec::IntoIter<VNode>) -> VNode {
    match piece {
        Piece::Text(text) => text.into_node(),
        Piece::Hole => values.next().unwrap_or_default(),
        Piece::Element(element) => {
            let mut tag = VTag::new(AttrValue::Static(element.tag));
            let mut attributes = Vec::with_capacity(element.values.len());
            for (&name, value) in element.names.iter().zip(&element.values) {
                let value = match value {
                    Some(fixed) => Some(AttrValue::Static(fixed)),
                    None => match values.next() {
                        Some(VNode::VText(text)) => Some(text.text),
                        _ => None,
                    },
                };
                match name {
                    // What a field holds is a property: the attribute is only its start.
                    "value" if element.tag == "input" => tag.set_value(value),
                    "checked" => tag.set_checked(value.as_deref() == Some("true")),
                    _ => {
                        attributes.push(value.map(AttributeOrProperty::Attribute));
                        continue;
                    }
                }
                attributes.push(None);
            }
            tag.set_attributes(Attributes::Dynamic {
                keys: element.names,
                values: attributes.into(),
            });
            tag.add_children(children(&element.children, values));
            tag.into()
        }
    }
}

/// What of a template is still to be read. Templates are part of this program: one that is
/// written wrongly draws wrongly, and the snapshots show it.
struct Reader(&'static str);

impl Reader {
    /// Pieces up to the end, or to the closing tag, which is taken too.
    fn pieces(&mut self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        while !self.0.is_empty() {
            if self.skip("</") {
                self.until(">");
                self.skip(">");
                break;
            }
            pieces.push(if self.skip("{}") {
                Piece::Hole
            } else if self.skip("<") {
                Piece::Element(Box::new(self.element()))
            } else {
                Piece::Text(self.until("<{"))
            });
        }
        pieces
    }

    fn element(&mut self) -> Element {
        let tag = self.until(" />");
        let (mut names, mut values) = (Vec::new(), Vec::new());
        while self.skip(" ") {
            names.push(self.until("="));
            self.skip("=");
            values.push(if self.skip("{}") {
                None
            } else if self.skip("\"") {
                let value = self.until("\"");
                self.skip("\"");
                Some(value)
            } else {
                Some(self.until(" />"))
            });
        }
        let children = if self.skip("/>") {
            Vec::new()
        } else {
            self.skip(">");
            self.pieces()
        };
        Element {
            tag,
            names: names.leak(),
            values,
            children,
        }
    }

    fn skip(&mut self, word: &str) -> bool {
        match self.0.strip_prefix(word) {
            Some(rest) => {
                self.0 = rest;
                true
            }
            None => false,
        }
    }

    /// The text before the first of some characters.
    fn until(&mut self, ends: &str) -> &'static str {
        let is_end = |byte: &u8| ends.as_bytes().contains(byte);
        let all = self.0;
        let end = all.as_bytes().iter().position(is_end);
        // The ends are ASCII, so what they cut is whole characters.
        let (before, rest) = all.split_at(end.unwrap_or(all.len()));
        self.0 = rest;
        before
    }
}

/// A `div` that can be found again in the document.
pub fn anchored(class: &'static str, anchor: &NodeRef, children: Html) -> Html {
    let mut tag = VTag::new("div");
    tag.set_attributes(Attributes::Dynamic {
        keys: &["class"],
        values: Box::new([Some(AttributeOrProperty::Attribute(class.into()))]),
    });
    tag.node_ref = anchor.clone();
    tag.add_child(children);
    tag.into()
}
