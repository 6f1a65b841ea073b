//! The one component that does not leave its elements to Yew: a picture owns its `svg`, and while
//! a reader drags it touches only the attributes that changed.
//!
//! A map has some 700 marks. As virtual nodes each costs a comparison at every step, together twice
//! the time of the patch itself; a [`Scene`] is compared as plain data. Outside a browser the same
//! scene is written as virtual nodes, for the static state and the snapshots.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    scene::{Anchor, Role, Scene, Shape, Tenth, tenth},
    view_model::ViewModel,
};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The id of the `svg`'s cells start with it: unique on the page.
    pub id: String,
    pub scene: Rc<Scene>,
    /// How much larger than laid out it is drawn.
    pub scale: f64,
}

pub struct Picture {
    drawn: Drawn,
}

impl Component for Picture {
    type Message = ();
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let mut drawn = Drawn::new(ctx.props());
        drawn.draw(ctx.props());
        Self { drawn }
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &Props) -> bool {
        self.drawn.draw(ctx.props());
        false
    }

    fn view(&self, _: &Context<Self>) -> Html {
        self.drawn.node()
    }
}

/// A scene on the page, as large as the reader's text makes it. `name` tells it from the other
/// pictures of the widget, and starts the ids of its cells.
pub fn picture(view_model: &ViewModel, name: &str, scene: impl Into<Rc<Scene>>) -> Html {
    scaled(view_model, name, scene.into(), view_model.size.scale())
}

/// A scene that is drawn as large as it is laid out, since it has no words.
pub fn unscaled_picture(view_model: &ViewModel, name: &str, scene: impl Into<Rc<Scene>>) -> Html {
    scaled(view_model, name, scene.into(), 1.0)
}

fn scaled(view_model: &ViewModel, name: &str, scene: Rc<Scene>, scale: f64) -> Html {
    html! { <Picture id={view_model.id(name)} {scene} {scale} /> }
}

/// The attributes of a shape, name and value in CSS pixels.
fn attributes(shape: &Shape) -> ([(&'static str, Tenth); 5], usize) {
    const NONE: (&str, Tenth) = ("", ZERO);
    const ZERO: Tenth = Tenth::ZERO;
    match *shape {
        Shape::Rect {
            x,
            y,
            width,
            height,
            radius,
        } => {
            let count = if radius == ZERO { 4 } else { 5 };
            (
                [
                    ("x", x),
                    ("y", y),
                    ("width", width),
                    ("height", height),
                    ("rx", radius),
                ],
                count,
            )
        }
        Shape::Line { x1, y1, x2, y2 } => {
            ([("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2), NONE], 4)
        }
        Shape::Circle { cx, cy, r } => ([("cx", cx), ("cy", cy), ("r", r), NONE, NONE], 3),
        Shape::Text { x, y, .. } => ([("x", x), ("y", y), NONE, NONE, NONE], 2),
        Shape::Path(_) => ([NONE; 5], 0),
    }
}

fn tag(shape: &Shape) -> &'static str {
    match shape {
        Shape::Rect { .. } => "rect",
        Shape::Line { .. } => "line",
        Shape::Circle { .. } => "circle",
        Shape::Path(_) => "path",
        Shape::Text { .. } => "text",
    }
}

fn anchor_word(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    }
}

/// The attributes of the `svg` element itself, but for those that never change.
fn frame(scene: &Scene, scale: f64, name: &str) -> Vec<(&'static str, String)> {
    let scaled = |units: i32| tenth(scale * f64::from(units)).to_string();
    let mut all = vec![
        ("viewBox", format!("0 0 {} {}", scene.width, scene.height)),
        ("width", scaled(scene.width)),
        ("height", scaled(scene.height)),
    ];
    match scene.role {
        Role::Image => {
            all.push(("role", "img".into()));
            all.push(("aria-label", scene.label.clone()));
        }
        Role::Hidden => all.push(("aria-hidden", "true".into())),
        Role::ListBox { active } => {
            all.push(("role", "listbox".into()));
            all.push(("tabindex", "0".into()));
            all.push(("aria-label", scene.label.clone()));
            if let Some(active) = active {
                all.push(("aria-activedescendant", format!("{name}-{active}")));
            }
        }
    }
    all
}

/// The attributes of a cell that never change while its picture keeps its place.
fn cell_attributes(scene: &Scene, name: &str, index: usize) -> Vec<(&'static str, String)> {
    let mut all = Vec::new();
    if let Some(cells) = &scene.cells {
        all.push(("data-seat", cells.places[index].seat.index().to_string()));
        if matches!(scene.role, Role::ListBox { .. }) {
            all.push(("role", "option".into()));
            all.push(("id", format!("{name}-{index}")));
        }
    }
    all
}

#[cfg(target_arch = "wasm32")]
use live::Drawn;
#[cfg(not(target_arch = "wasm32"))]
use written::Drawn;

#[cfg(target_arch = "wasm32")]
mod live {
    use super::*;
    use crate::view::scene::{Mark, Marks};
    use wasm_bindgen::{JsCast, prelude::wasm_bindgen};
    use web_sys::Element;
    use yew::virtual_dom::VNode;

    const SVG: &str = "http://www.w3.org/2000/svg";

    #[wasm_bindgen]
    extern "C" {
        /// An element whose attributes take numbers: the browser writes them out sooner than we
        /// could, and nothing has to be carried over as text.
        #[wasm_bindgen(extends = Element)]
        type Numbered;
        #[wasm_bindgen(method, js_name = setAttribute)]
        fn set_number(this: &Numbered, name: &str, value: f64);
    }

    /// A picture on the page and everything drawn in it.
    pub struct Drawn {
        id: String,
        svg: Element,
        back: Group,
        cells: Element,
        cell_elements: Vec<Element>,
        front: Group,
        /// What is drawn, to compare the next scene with, and how much enlarged.
        scene: Option<Rc<Scene>>,
        scale: f64,
    }

    struct Group {
        element: Element,
        marks: Vec<Element>,
    }

    impl Drawn {
        pub fn new(props: &Props) -> Self {
            let svg = create("svg");
            set(&svg, "class", "bt-svg");
            let group = || {
                let element = create("g");
                append(&svg, &element);
                element
            };
            Self {
                back: Group::new(group()),
                cells: group(),
                cell_elements: Vec::new(),
                front: Group::new(group()),
                scene: None,
                scale: 0.0,
                id: props.id.clone(),
                svg,
            }
        }

        /// The `svg`, which Yew places and leaves alone.
        pub fn node(&self) -> Html {
            VNode::VRef(self.svg.clone().into())
        }

        pub fn draw(&mut self, props: &Props) {
            let (scene, scale) = (Rc::clone(&props.scene), props.scale);
            let old = self.scene.replace(Rc::clone(&scene));
            let old = old.as_deref();
            let before = std::mem::replace(&mut self.scale, scale);
            if before == scale && old.is_some_and(|old| std::ptr::eq(old, &*scene)) {
                return;
            }
            let facts = |scene: &Scene| (scene.width, scene.height, scene.role);
            if before != scale
                || old.is_none_or(|old| facts(old) != facts(&scene) || old.label != scene.label)
            {
                self.draw_frame(&scene, old, before);
            }
            if old.is_none_or(|old| !Rc::ptr_eq(&old.back, &scene.back)) {
                self.back.draw(&scene.back, old.map(|old| &*old.back));
            }
            self.draw_cells(&scene, old);
            self.front.draw(&scene.front, old.map(|old| &old.front));
        }

        fn draw_frame(&self, scene: &Scene, old: Option<&Scene>, old_scale: f64) {
            let before = old.map_or_else(Vec::new, |old| frame(old, old_scale, &self.id));
            let after = frame(scene, self.scale, &self.id);
            for (name, _) in &before {
                if !after.iter().any(|(kept, _)| kept == name) {
                    let _ = self.svg.remove_attribute(name);
                }
            }
            for entry in &after {
                if !before.contains(entry) {
                    set(&self.svg, entry.0, &entry.1);
                }
            }
        }

        fn draw_cells(&mut self, scene: &Scene, old: Option<&Scene>) {
            let Some(cells) = &scene.cells else { return };
            let kept = old
                .and_then(|old| old.cells.as_ref())
                .filter(|old| Rc::ptr_eq(&old.places, &cells.places));
            if kept.is_none() {
                self.place(scene);
            }
            for (index, element) in self.cell_elements.iter().enumerate() {
                let class = cells.classes[index];
                if kept.is_none_or(|kept| kept.classes[index] != class) {
                    set(element, "class", class);
                }
                if let Some(name) = cells.names.get(index)
                    && kept.is_none_or(|kept| kept.names.get(index) != Some(name))
                {
                    set(element, "aria-label", name);
                }
            }
            if let Role::ListBox { active } = scene.role {
                let before = match old.map(|old| old.role) {
                    Some(Role::ListBox { active }) if kept.is_some() => active,
                    _ => None,
                };
                if before != active {
                    for (index, state) in [(before, "false"), (active, "true")] {
                        if let Some(element) = index.and_then(|i| self.cell_elements.get(i)) {
                            set(element, "aria-selected", state);
                        }
                    }
                }
            }
        }

        /// Gives every cell of a new layout its element and place.
        fn place(&mut self, scene: &Scene) {
            let Some(cells) = &scene.cells else { return };
            for element in self.cell_elements.drain(..) {
                element.remove();
            }
            for (index, cell) in cells.places.iter().enumerate() {
                let element = create(tag(&cell.shape));
                shape(&element, &cell.shape, None);
                for (name, value) in cell_attributes(scene, &self.id, index) {
                    set(&element, name, &value);
                }
                append(&self.cells, &element);
                self.cell_elements.push(element);
            }
        }
    }

    impl Group {
        fn new(element: Element) -> Self {
            Self {
                element,
                marks: Vec::new(),
            }
        }

        fn draw(&mut self, marks: &Marks, old: Option<&Marks>) {
            for (index, mark) in marks.0.iter().enumerate() {
                let before = old.and_then(|old| old.0.get(index));
                let same_kind = before.is_some_and(|b| tag(&b.shape) == tag(&mark.shape));
                if let (true, Some(element)) = (same_kind, self.marks.get(index)) {
                    patch(element, mark, before);
                    continue;
                }
                let element = create(tag(&mark.shape));
                patch(&element, mark, None);
                match self.marks.get_mut(index) {
                    Some(place) => {
                        let _ = place.replace_with_with_node_1(&element);
                        *place = element;
                    }
                    None => {
                        append(&self.element, &element);
                        self.marks.push(element);
                    }
                }
            }
            for element in self.marks.drain(marks.0.len().min(self.marks.len())..) {
                element.remove();
            }
        }
    }

    fn patch(element: &Element, mark: &Mark, before: Option<&Mark>) {
        if before.is_none_or(|before| before.class != mark.class) {
            set(element, "class", mark.class);
        }
        shape(element, &mark.shape, before.map(|before| &before.shape));
    }

    /// Sets what differs from the shape before, which is of the same kind.
    fn shape(element: &Element, shape: &Shape, before: Option<&Shape>) {
        let (new, count) = attributes(shape);
        let old = before.map(attributes);
        for (index, (name, value)) in new.iter().enumerate().take(count) {
            let kept = old
                .as_ref()
                .is_some_and(|(old, n)| index < *n && old[index].1 == *value);
            if !kept {
                let element: &Numbered = element.unchecked_ref();
                element.set_number(name, value.pixels());
            }
        }
        match (shape, before) {
            (Shape::Path(path), Some(Shape::Path(old))) if path == old => {}
            (Shape::Path(path), _) => set(element, "d", path),
            (Shape::Text { anchor, text, .. }, before) => {
                let (old_anchor, old_text) = match before {
                    Some(Shape::Text { anchor, text, .. }) => (Some(anchor), Some(text)),
                    _ => (None, None),
                };
                if old_anchor.unwrap_or(&Anchor::Start) != anchor {
                    set(element, "text-anchor", anchor_word(*anchor));
                }
                if old_text != Some(text) {
                    write(element, text);
                }
            }
            _ => {}
        }
    }

    /// Writes an element's text into the node that it has: another node would cost the browser a
    /// layout of its own, in a drag an eighth of the step.
    fn write(element: &Element, text: &str) {
        match element.last_child() {
            Some(node) => node.set_node_value(Some(text)),
            None => element.set_text_content(Some(text)),
        }
    }

    /// An element of SVG.
    fn create(tag: &str) -> Element {
        gloo::utils::document()
            .create_element_ns(Some(SVG), tag)
            .expect("a valid SVG tag name")
    }

    fn append(parent: &Element, child: &Element) {
        let _ = parent.append_child(child);
    }

    /// Sets an attribute.
    fn set(element: &Element, name: &str, value: &str) {
        // Only an invalid attribute name can fail, and all names here are constants.
        let _ = element.set_attribute(name, value);
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod written {
    use yew::virtual_dom::{VNode, VTag};

    use super::*;
    use crate::view::scene::{Mark, Marks};

    /// A picture as a virtual node.
    pub struct Drawn(VNode);

    impl Drawn {
        pub fn new(_: &Props) -> Self {
            Self(VNode::default())
        }

        pub fn node(&self) -> Html {
            self.0.clone()
        }

        pub fn draw(&mut self, props: &Props) {
            let (scene, id) = (&props.scene, &props.id);
            let mut svg = VTag::new("svg");
            svg.add_attribute("class", "bt-svg");
            for (key, value) in frame(scene, props.scale, id) {
                svg.add_attribute(key, value);
            }
            svg.add_child(group(&scene.back));
            let mut all = VTag::new("g");
            if let Some(cells) = &scene.cells {
                for (index, cell) in cells.places.iter().enumerate() {
                    let mut tag = element(cells.classes[index], &cell.shape);
                    for (key, value) in cell_attributes(scene, id, index) {
                        tag.add_attribute(key, value);
                    }
                    if let Some(name) = cells.names.get(index) {
                        tag.add_attribute("aria-label", name.to_string());
                    }
                    if (Role::ListBox {
                        active: Some(index),
                    }) == scene.role
                    {
                        tag.add_attribute("aria-selected", "true");
                    }
                    all.add_child(tag.into());
                }
            }
            svg.add_child(all.into());
            svg.add_child(group(&scene.front));
            self.0 = svg.into();
        }
    }

    fn group(marks: &Marks) -> VNode {
        let mut group = VTag::new("g");
        for Mark { class, shape } in &marks.0 {
            group.add_child(element(class, shape).into());
        }
        group.into()
    }

    fn element(class: &'static str, shape: &Shape) -> VTag {
        let mut element = VTag::new(tag(shape));
        element.add_attribute("class", class);
        let (all, count) = attributes(shape);
        for (name, value) in &all[..count] {
            element.add_attribute(name, value.to_string());
        }
        match shape {
            Shape::Path(path) => element.add_attribute("d", path.clone()),
            Shape::Text { anchor, text, .. } => {
                if *anchor != Anchor::Start {
                    element.add_attribute("text-anchor", anchor_word(*anchor));
                }
                element.add_child(VNode::from(text.clone()));
            }
            _ => {}
        }
        element
    }
}
