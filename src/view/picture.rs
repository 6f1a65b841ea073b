//! Draws a [`Scene`] as SVG, and while a reader drags touches only the attributes that changed.
//!
//! Yew owns the `svg` element; its marks are created and patched through `web-sys`, because one
//! virtual node a hexagon costs twice the time of a patch. Outside a browser the same scene is
//! written as virtual nodes, for the static state and the snapshots.

use yew::prelude::*;

use super::scene::{Anchor, Role, Scene, Shape, Tenth};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub scene: Scene,
    /// The seats' element ids start with this, and must differ between the pictures of a widget.
    #[prop_or_default]
    pub name: &'static str,
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
fn frame(scene: &Scene, name: &str) -> Vec<(&'static str, String)> {
    let mut all = vec![
        ("viewBox", format!("0 0 {} {}", scene.width, scene.height)),
        ("width", scene.width.to_string()),
        ("height", scene.height.to_string()),
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
pub use live::Picture;
#[cfg(not(target_arch = "wasm32"))]
pub use written::Picture;

#[cfg(target_arch = "wasm32")]
mod live {
    use std::rc::Rc;

    use web_sys::Element;

    use super::*;
    use crate::view::scene::{Mark, Marks};

    const SVG: &str = "http://www.w3.org/2000/svg";

    /// The element of a picture and everything drawn in it.
    pub struct Picture {
        root: NodeRef,
        drawn: Option<Drawn>,
    }

    struct Drawn {
        frame: Vec<(&'static str, String)>,
        back: Group,
        cells: Element,
        cell_elements: Vec<Element>,
        front: Group,
    }

    struct Group {
        element: Element,
        marks: Vec<Element>,
    }

    impl Component for Picture {
        type Message = ();
        type Properties = Props;

        fn create(_: &Context<Self>) -> Self {
            Self {
                root: NodeRef::default(),
                drawn: None,
            }
        }

        /// Patches the picture in place; Yew has nothing left to reconcile.
        fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
            self.draw(ctx.props(), Some(&old.scene));
            false
        }

        fn view(&self, _: &Context<Self>) -> Html {
            html! { <svg class="bt-svg" ref={self.root.clone()} /> }
        }

        fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
            if first {
                self.draw(ctx.props(), None);
            }
        }
    }

    impl Picture {
        fn draw(&mut self, props: &Props, old: Option<&Scene>) {
            let Some(svg) = self.root.cast::<Element>() else {
                return;
            };
            let scene = &props.scene;
            let frame = frame(scene, props.name);
            let drawn = self.drawn.get_or_insert_with(|| Drawn {
                frame: Vec::new(),
                back: Group::new(&svg),
                cells: create(&svg, "g"),
                cell_elements: Vec::new(),
                front: Group::new(&svg),
            });
            if drawn.frame != frame {
                for (name, _) in &drawn.frame {
                    if !frame.iter().any(|(kept, _)| kept == name) {
                        remove(&svg, name);
                    }
                }
                for entry in &frame {
                    if !drawn.frame.contains(entry) {
                        set(&svg, entry.0, &entry.1);
                    }
                }
                drawn.frame = frame;
            }
            drawn.back.draw(&scene.back, old.map(|old| &old.back));
            drawn.draw_cells(props, old);
            drawn.front.draw(&scene.front, old.map(|old| &old.front));
        }
    }

    impl Drawn {
        fn draw_cells(&mut self, props: &Props, old: Option<&Scene>) {
            let scene = &props.scene;
            let Some(cells) = &scene.cells else { return };
            let kept = old
                .and_then(|old| old.cells.as_ref())
                .filter(|old| Rc::ptr_eq(&old.places, &cells.places));
            if kept.is_none() {
                self.place(props);
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
        fn place(&mut self, props: &Props) {
            let Some(cells) = &props.scene.cells else {
                return;
            };
            for element in self.cell_elements.drain(..) {
                element.remove();
            }
            for (index, cell) in cells.places.iter().enumerate() {
                let element = create(&self.cells, tag(&cell.shape));
                shape(&element, &cell.shape, None);
                for (name, value) in cell_attributes(&props.scene, props.name, index) {
                    set(&element, name, &value);
                }
                self.cell_elements.push(element);
            }
        }
    }

    impl Group {
        fn new(svg: &Element) -> Self {
            Self {
                element: create(svg, "g"),
                marks: Vec::new(),
            }
        }

        fn draw(&mut self, marks: &Marks, old: Option<&Marks>) {
            for (index, mark) in marks.0.iter().enumerate() {
                let before = old.and_then(|old| old.0.get(index));
                if before == Some(mark) {
                    continue;
                }
                let same_kind = before.is_some_and(|b| tag(&b.shape) == tag(&mark.shape));
                if let (true, Some(element)) = (same_kind, self.marks.get(index)) {
                    patch(element, mark, before);
                    continue;
                }
                let element = create(&self.element, tag(&mark.shape));
                patch(&element, mark, None);
                match self.marks.get_mut(index) {
                    Some(place) => {
                        let _ = place.replace_with_with_node_1(&element);
                        *place = element;
                    }
                    None => self.marks.push(element),
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
                set(element, name, &value.to_string());
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
                    element.set_text_content(Some(text));
                }
            }
            _ => {}
        }
    }

    fn create(parent: &Element, tag: &str) -> Element {
        let element = gloo::utils::document()
            .create_element_ns(Some(SVG), tag)
            .expect("a valid SVG tag name");
        let _ = parent.append_child(&element);
        element
    }

    fn set(element: &Element, name: &str, value: &str) {
        // Only an invalid attribute name can fail, and all names here are constants.
        let _ = element.set_attribute(name, value);
    }

    fn remove(element: &Element, name: &str) {
        let _ = element.remove_attribute(name);
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod written {
    use yew::virtual_dom::{VNode, VTag};

    use super::*;
    use crate::view::scene::{Mark, Marks};

    /// The picture as virtual nodes, for drawing outside a browser.
    pub struct Picture;

    impl Component for Picture {
        type Message = ();
        type Properties = Props;

        fn create(_: &Context<Self>) -> Self {
            Self
        }

        fn view(&self, ctx: &Context<Self>) -> Html {
            let Props { scene, name } = ctx.props();
            let mut svg = VTag::new("svg");
            svg.add_attribute("class", "bt-svg");
            for (key, value) in frame(scene, name) {
                svg.add_attribute(key, value);
            }
            svg.add_child(group(&scene.back));
            if let Some(cells) = &scene.cells {
                let mut all = VTag::new("g");
                for (index, cell) in cells.places.iter().enumerate() {
                    let mut tag = element(cells.classes[index], &cell.shape);
                    for (key, value) in cell_attributes(scene, name, index) {
                        tag.add_attribute(key, value);
                    }
                    if let Some(name) = cells.names.get(index) {
                        tag.add_attribute("aria-label", name.clone());
                    }
                    all.add_child(tag.into());
                }
                svg.add_child(all.into());
            }
            svg.add_child(group(&scene.front));
            svg.into()
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
