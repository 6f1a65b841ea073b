//! Puts markup on the page, and while a reader drags touches only the holes that changed.
//!
//! Yew places the widget's own element and nothing in it, as it does for each picture: comparing
//! a tree of virtual nodes takes a third of a drag, though all but a few holes of a template are
//! certain to be the same. Outside a browser the same markup becomes virtual nodes, for the
//! static state and the snapshots.

#[cfg(target_arch = "wasm32")]
pub use live::Page;
#[cfg(not(target_arch = "wasm32"))]
pub use written::{Page, nodes};

#[cfg(target_arch = "wasm32")]
mod live {
    use std::{borrow::Cow, cell::RefCell, vec};

    use gloo::utils::document;
    use wasm_bindgen::JsCast;
    use web_sys::{Element, HtmlInputElement, Node};
    use yew::{Html, virtual_dom::VNode};

    use crate::view::{
        markup::{Markup, Token, tokens},
        picture,
    };

    /// The widget's element and what stands in it.
    #[derive(Default)]
    pub struct Page(RefCell<Option<Instance>>);

    impl Page {
        /// Shows a filled template of one element; the same template each time.
        pub fn draw(&self, markup: Markup) -> Html {
            let mut shown = self.0.borrow_mut();
            match &mut *shown {
                Some(instance) => instance.update(markup),
                // Made outside the document, where Yew fetches it.
                None => *shown = Some(Instance::new(markup, &html("div"), None)),
            }
            let root = shown.as_ref().and_then(|shown| shown.nodes.first());
            root.cloned().map_or_else(Html::default, VNode::VRef)
        }

        /// The widget's element, once drawn.
        pub fn root(&self) -> Option<Element> {
            let shown = self.0.borrow();
            let root = shown.as_ref()?.nodes.first()?;
            Some(root.clone().unchecked_into())
        }
    }

    /// A filled template on the page, or a picture.
    struct Instance {
        /// Where the template or the picture's name lies in the module: both are constants.
        of: *const u8,
        /// The outermost nodes, but for those that fill a hole among them.
        nodes: Vec<Node>,
        /// The holes in order.
        slots: Vec<Slot>,
    }

    enum Slot {
        Attribute(Attribute),
        Children(Children),
    }

    struct Attribute {
        element: Element,
        name: &'static str,
        shown: Option<Cow<'static, str>>,
    }

    /// A hole for children: a text node for a text, and before it the markup that fills it.
    struct Children {
        text: Node,
        /// The hole is not inside an element of its template.
        is_outermost: bool,
        shown: Cow<'static, str>,
        instances: Vec<Instance>,
    }

    impl Instance {
        /// Makes the nodes of a markup in a parent, before one of its nodes or at its end.
        fn new(markup: Markup, parent: &Node, before: Option<&Node>) -> Self {
            let mut instance = Self {
                of: address(&markup),
                nodes: Vec::new(),
                slots: Vec::new(),
            };
            match markup {
                Markup::Filled(template, values) => {
                    instance.build(template, values.into_iter(), parent, before);
                }
                Markup::Picture(drawn) => {
                    insert(parent, &drawn.svg, before);
                    instance.nodes.push(drawn.svg.into());
                }
                _ => {}
            }
            instance
        }

        fn build(
            &mut self,
            template: &'static str,
            mut values: vec::IntoIter<Markup>,
            parent: &Node,
            before: Option<&Node>,
        ) {
            let mut open: Vec<Element> = Vec::new();
            for token in tokens(template) {
                let is_hole = token == Token::Hole;
                let node: Node = match token {
                    Token::Open(tag) => {
                        open.push(match tag {
                            // All of SVG that templates draw; the rest are pictures.
                            "svg" | "line" | "circle" => picture::create(tag),
                            _ => html(tag),
                        });
                        continue;
                    }
                    Token::Attribute(name, value) => {
                        if let Some(element) = open.last() {
                            let mut attribute = Attribute {
                                element: element.clone(),
                                name,
                                shown: None,
                            };
                            match value {
                                Some(value) => attribute.set(value.into()),
                                None => {
                                    attribute.set(values.next().unwrap_or_default());
                                    self.slots.push(Slot::Attribute(attribute));
                                }
                            }
                        }
                        continue;
                    }
                    Token::Close => match open.pop() {
                        Some(element) => element.into(),
                        None => continue,
                    },
                    Token::Text(text) => text_node(text),
                    Token::Hole => text_node(""),
                };
                match open.last() {
                    Some(parent) => insert(parent, &node, None),
                    None => {
                        insert(parent, &node, before);
                        self.nodes.push(node.clone());
                    }
                }
                if is_hole {
                    let mut children = Children {
                        text: node,
                        is_outermost: open.is_empty(),
                        shown: "".into(),
                        instances: Vec::new(),
                    };
                    children.set(values.next().unwrap_or_default());
                    self.slots.push(Slot::Children(children));
                }
            }
        }

        /// Takes over the values of the same template; a picture has drawn itself.
        fn update(&mut self, markup: Markup) {
            if let Markup::Filled(_, values) = markup {
                for (slot, value) in self.slots.iter_mut().zip(values) {
                    match slot {
                        Slot::Attribute(attribute) => attribute.set(value),
                        Slot::Children(children) => children.set(value),
                    }
                }
            }
        }

        fn remove(&self) {
            for slot in &self.slots {
                if let Slot::Children(children) = slot
                    && children.is_outermost
                {
                    children.instances.iter().for_each(Instance::remove);
                }
            }
            for node in &self.nodes {
                if let Some(parent) = node.parent_node() {
                    let _ = parent.remove_child(node);
                }
            }
        }
    }

    impl Attribute {
        fn set(&mut self, value: Markup) {
            let value = match value {
                Markup::Text(text) => Some(text),
                _ => None,
            };
            let field: &HtmlInputElement = self.element.unchecked_ref();
            match (self.name, &value) {
                // What a field holds is a property, which the reader changes too: the attribute
                // is only its start.
                ("value", Some(text)) => {
                    if field.value() != **text {
                        field.set_value(text);
                    }
                }
                ("checked", _) => field.set_checked(value.as_deref() == Some("true")),
                _ if value == self.shown => {}
                (name, Some(text)) => picture::set(&self.element, name, text),
                (name, None) => {
                    let _ = self.element.remove_attribute(name);
                }
            }
            self.shown = value;
        }
    }

    impl Children {
        fn set(&mut self, value: Markup) {
            let (text, list) = match value {
                Markup::Nothing => ("".into(), Vec::new()),
                Markup::Text(text) => (text, Vec::new()),
                Markup::List(list) => ("".into(), list),
                one => ("".into(), vec![one]),
            };
            if text != self.shown {
                self.text.set_text_content(Some(&text));
                self.shown = text;
            }
            let text = &self.text;
            // Asked for only where something is new.
            let parent = || text.parent_node().expect("a hole is in its element");
            let count = list.len();
            for (index, markup) in list.into_iter().enumerate() {
                match self.instances.get_mut(index) {
                    Some(instance) if instance.of == address(&markup) => instance.update(markup),
                    Some(instance) => {
                        let new = Instance::new(markup, &parent(), instance.nodes.first());
                        std::mem::replace(instance, new).remove();
                    }
                    None => {
                        let new = Instance::new(markup, &parent(), Some(&self.text));
                        self.instances.push(new);
                    }
                }
            }
            for instance in self.instances.drain(count.min(self.instances.len())..) {
                instance.remove();
            }
        }
    }

    /// Where the constant lies that tells one kind of markup from another.
    fn address(markup: &Markup) -> *const u8 {
        match markup {
            Markup::Filled(template, _) => template.as_ptr(),
            Markup::Picture(drawn) => drawn.name.as_ptr(),
            _ => std::ptr::null(),
        }
    }

    fn html(tag: &str) -> Element {
        document().create_element(tag).expect("a valid tag name")
    }

    fn text_node(text: &str) -> Node {
        document().create_text_node(text).into()
    }

    fn insert(parent: &Node, node: &Node, before: Option<&Node>) {
        // Fails only where `before` is no child of the parent, and ours are.
        let _ = parent.insert_before(node, before);
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod written {
    use web_sys::Element;
    use yew::{
        AttrValue, Html,
        virtual_dom::{VNode, VTag, VText},
    };

    use crate::view::markup::{Markup, Token, tokens};

    /// The widget's markup as virtual nodes.
    #[derive(Default)]
    pub struct Page {}

    impl Page {
        pub fn draw(&self, markup: Markup) -> Html {
            nodes(markup)
        }

        /// None: there is no page.
        pub fn root(&self) -> Option<Element> {
            None
        }
    }

    /// Markup as virtual nodes.
    pub fn nodes(markup: Markup) -> VNode {
        match markup {
            Markup::Nothing => VNode::default(),
            Markup::Text(text) => VText::new(AttrValue::from(text)).into(),
            Markup::List(list) => list.into_iter().map(nodes).collect(),
            Markup::Picture(drawn) => drawn.0,
            Markup::Filled(template, values) => filled(template, values),
        }
    }

    fn filled(template: &'static str, values: Vec<Markup>) -> VNode {
        let mut values = values.into_iter();
        let mut open: Vec<VTag> = Vec::new();
        let mut outermost: Vec<VNode> = Vec::new();
        for token in tokens(template) {
            let node = match token {
                Token::Open(tag) => {
                    open.push(VTag::new(tag));
                    continue;
                }
                Token::Attribute(name, value) => {
                    let value = match value
                        .map_or_else(|| values.next().unwrap_or_default(), Markup::from)
                    {
                        Markup::Text(text) => Some(AttrValue::from(text)),
                        _ => None,
                    };
                    let element = open.last_mut().expect("an attribute is in a tag");
                    match (name, value) {
                        ("value", value) if element.tag() == "input" => element.set_value(value),
                        ("checked", value) => element.set_checked(value.as_deref() == Some("true")),
                        (_, Some(value)) => element.add_attribute(name, value),
                        (_, None) => {}
                    }
                    continue;
                }
                Token::Close => open.pop().expect("a closed tag was opened").into(),
                Token::Text(text) => VText::new(text).into(),
                Token::Hole => nodes(values.next().unwrap_or_default()),
            };
            match open.last_mut() {
                Some(parent) => parent.add_child(node),
                None => outermost.push(node),
            }
        }
        outermost.into_iter().collect()
    }
}
