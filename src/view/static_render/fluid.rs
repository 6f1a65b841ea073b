//! A [`Scene`] as SVG that needs no style sheet and fits any width.
//!
//! A strict policy allows neither `style` attributes nor `<style>`, so colours and sizes are
//! presentation attributes. Positions along the x axis are per cent of the width the scene was
//! drawn for: bars and bricks stretch with the column, while words keep their size. The colours
//! are seen on the page's own background, light or dark ([`Palette`]), and words have the page's own
//! colour.

use yew::{
    prelude::*,
    virtual_dom::{VNode, VTag},
};

use super::palette::Palette;
use crate::view::scene::{Anchor, Mark, Marks, Scene, Shape, Tenth};

/// Attributes of the picture: for its marks the initial ones, so that they need not repeat them.
pub const FONT: &str = "system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif";

/// Lines, and all parties without a colour.
const AXIS: &str = "#7a7a7a";

/// Draws a scene whose pictures' words say what `label` says, at any width.
pub fn fluid(scene: &Scene, palette: &Palette) -> Html {
    let mut svg = VTag::new("svg");
    for (name, value) in [
        ("width", "100%".to_owned()),
        ("height", scene.height.to_string()),
        ("role", "img".to_owned()),
        ("aria-label", scene.label.clone()),
        ("fill", "currentColor".to_owned()),
        ("font-family", FONT.to_owned()),
        ("font-size", "12".to_owned()),
        // Where the page's own letters run wide, a word may leave the picture by a pixel or two.
        ("overflow", "visible".to_owned()),
    ] {
        svg.add_attribute(name, value);
    }
    let stretch = Stretch(f64::from(scene.width));
    add(&mut svg, &scene.back, stretch, palette, &[]);
    let mut striped = Vec::new();
    if let Some(cells) = &scene.cells {
        let pairs = cells.places.iter().zip(&cells.classes);
        striped.extend(
            pairs
                .filter(|pair| *pair.1 == "br-n")
                .map(|pair| &pair.0.shape),
        );
        let marks = cells
            .places
            .iter()
            .zip(&cells.classes)
            .map(|(cell, &class)| Mark {
                class,
                shape: cell.shape.clone(),
            });
        add(&mut svg, &Marks(marks.collect()), stretch, palette, &[]);
    }
    add(&mut svg, &scene.front, stretch, palette, &striped);
    svg.into()
}

/// Adds marks, those of a class that follow one another in one group. Stripes are drawn anew, over
/// the cells that are `striped` or, where none are, over the last mark before them.
fn add(svg: &mut VTag, marks: &Marks, stretch: Stretch, palette: &Palette, striped: &[&Shape]) {
    // The tag of the wall's active brick comes last; the words beside the picture do its part.
    let shown = marks.0.iter().position(|mark| mark.class == "tag");
    let shown = &marks.0[..shown.unwrap_or(marks.0.len())];
    let mut before = None;
    for run in shown.chunk_by(|a, b| a.class == b.class) {
        let class = run[0].class;
        if class.split(' ').next() == Some("hs") {
            let over = if striped.is_empty() {
                before.as_slice()
            } else {
                striped
            };
            svg.add_child(stripes(class, over, stretch, palette));
            continue;
        }
        before = run.last().map(|mark| &mark.shape);
        let Some(look) = look(class, palette) else {
            continue;
        };
        let mut elements: Vec<VTag> = run
            .iter()
            .filter_map(|mark| stretch.element(mark))
            .collect();
        let mut target = match elements.len() {
            0 => continue,
            1 => elements.remove(0),
            _ => VTag::new("g"),
        };
        for (name, value) in look {
            target.add_attribute(name, value.to_owned());
        }
        for element in elements {
            target.add_child(element.into());
        }
        svg.add_child(target.into());
    }
}

/// Diagonal stripes over rectangles. Each is the window to one thick dashed line that is wide enough
/// for any column, and leans.
fn stripes(class: &str, over: &[&Shape], stretch: Stretch, palette: &Palette) -> VNode {
    let is_bar = class.contains('w');
    // On the fill that they lie on, not on the page.
    let colour = if class.contains('l') {
        palette.third_stripes
    } else {
        palette.to_stripes
    };
    let dashes = if is_bar { "2.8 5.7" } else { "1.8 4.7" };
    let mut group = VTag::new("g");
    group.add_attribute("stroke", colour.to_owned());
    group.add_attribute("stroke-dasharray", dashes);
    for shape in over {
        let Shape::Rect {
            x,
            y,
            width,
            height,
            ..
        } = shape
        else {
            continue;
        };
        let mut window = VTag::new("svg");
        for (name, value) in [
            ("x", stretch.percent(*x)),
            ("y", y.to_string()),
            ("width", stretch.percent(*width)),
            ("height", height.to_string()),
            ("overflow", "hidden".to_owned()),
        ] {
            window.add_attribute(name, value);
        }
        window.add_child(leaning(height.pixels()));
        group.add_child(window.into());
    }
    group.into()
}

/// A dashed line as thick as a bar is high, leaning to the right, from the bar's left end on.
pub fn leaning(height: f64) -> VNode {
    let mut line = VTag::new("path");
    line.add_attribute("d", format!("M0 {}H{FAR}", height / 2.0));
    line.add_attribute("stroke-width", height.to_string());
    line.add_attribute("transform", "skewX(-45)");
    line.into()
}

/// Further right than any column's end, in CSS pixels.
const FAR: f64 = 1100.0;

/// The presentation attributes of a class of marks; none where the mark has no place in a still
/// picture on an unknown background.
fn look<'a>(class: &str, palette: &Palette<'a>) -> Option<Vec<(&'static str, &'a str)>> {
    let look = match class {
        "f-con" | "f-hc" => vec![("fill", palette.to)],
        "f-lab" => vec![("fill", palette.third)],
        "f-bx" | "mb" => vec![("fill", palette.from)],
        "f-oth" | "mo" => vec![("fill", AXIS)],
        "md" => vec![("fill", palette.fourth)],
        "mp" => vec![("fill", palette.fifth)],
        "ms" => vec![("fill", palette.sixth)],
        "f-ink" | "g-act" => vec![],
        "br-g" => vec![("fill", "none"), ("stroke", palette.to_line)],
        "br-n" => vec![("fill", palette.to), ("stroke", palette.to)],
        "br-l" => vec![("fill", palette.third), ("stroke", palette.third)],
        "br-sel" => vec![
            ("fill", "none"),
            ("stroke", "currentColor"),
            ("stroke-width", "2"),
        ],
        "g-axis" => vec![("stroke", AXIS)],
        "g-beat" => vec![("stroke", palette.third), ("stroke-width", "2")],
        "g-beat o" => vec![("stroke", "currentColor"), ("stroke-width", "2")],
        "g-ghost" => vec![
            ("fill", "none"),
            ("stroke", AXIS),
            ("stroke-dasharray", "3 2"),
        ],
        "g-ground" => vec![("stroke", "currentColor"), ("stroke-width", "2")],
        // What is pale on its own page would be lost on another.
        "br-sel0" | "f-bxv" | "g-rib" | "g-rib-l" => return None,
        words => return Some(letters(words, palette)),
    };
    Some(look)
}

/// The size, weight and colour of words. Only large numerals are coloured: no colour has the
/// contrast of 4.5 that small letters need on light and dark alike.
fn letters<'a>(classes: &str, palette: &Palette<'a>) -> Vec<(&'static str, &'a str)> {
    let mut look = Vec::new();
    for class in classes.split(' ') {
        match class {
            "s14" => look.push(("font-size", "14")),
            "s15" => look.push(("font-size", "15")),
            "s16" => look.push(("font-size", "16")),
            "s24" => look.push(("font-size", "24")),
            "b" => look.push(("font-weight", "700")),
            "i2" => look.push(("fill-opacity", ".75")),
            "on" => look.push(("fill", palette.on_to)),
            "t-con" if classes.contains("s24") => look.push(("fill", palette.to)),
            "t-con2" if classes.contains("s24") => look.push(("fill", palette.to_line)),
            "t-lab" if classes.contains("s24") => look.push(("fill", palette.third)),
            _ => {}
        }
    }
    look
}

/// The width, in CSS pixels, that a scene was drawn for.
#[derive(Clone, Copy)]
struct Stretch(f64);

impl Stretch {
    fn element(self, mark: &Mark) -> Option<VTag> {
        let of = |tag: &'static str, attributes: Vec<(&'static str, String)>| {
            let mut tag = VTag::new(tag);
            for (name, value) in attributes {
                tag.add_attribute(name, value);
            }
            tag
        };
        let element = match &mark.shape {
            Shape::Rect {
                x,
                y,
                width,
                height,
                radius,
            } => {
                let mut all = vec![
                    ("x", self.percent(*x)),
                    ("y", y.to_string()),
                    ("width", self.percent(*width)),
                    ("height", height.to_string()),
                ];
                if *radius != Tenth::ZERO {
                    all.push(("rx", radius.to_string()));
                }
                of("rect", all)
            }
            Shape::Line { x1, y1, x2, y2 } => of(
                "line",
                vec![
                    ("x1", self.percent(*x1)),
                    ("y1", y1.to_string()),
                    ("x2", self.percent(*x2)),
                    ("y2", y2.to_string()),
                ],
            ),
            Shape::Circle { cx, cy, r } => of(
                "circle",
                vec![
                    ("cx", self.percent(*cx)),
                    ("cy", cy.to_string()),
                    ("r", r.to_string()),
                ],
            ),
            Shape::Path(path) if mark.class == "g-ghost" => self.outline(path)?,
            Shape::Path(path) => self.symbol(path)?,
            Shape::Text { x, y, anchor, text } => {
                let mut all = vec![("x", self.percent(*x)), ("y", y.to_string())];
                match anchor {
                    Anchor::Start => {}
                    Anchor::Middle => all.push(("text-anchor", "middle".into())),
                    Anchor::End => all.push(("text-anchor", "end".into())),
                }
                let mut tag = of("text", all);
                tag.add_child(VNode::from(text.clone()));
                tag
            }
        };
        Some(element)
    }

    /// The open outline `Mx yHxvheightHx` of what a bar has lost, as a rectangle.
    fn outline(self, path: &str) -> Option<VTag> {
        let mut numbers = path.split(|c: char| c.is_ascii_alphabetic() || c == ' ');
        let mut next = || numbers.find(|it| !it.is_empty())?.parse::<f64>().ok();
        let (x, y, right, height) = (next()?, next()?, next()?, next()?);
        let mut rect = VTag::new("rect");
        for (name, value) in [
            ("x", percent(x, self.0)),
            ("y", y.to_string()),
            ("width", percent(right - x, self.0)),
            ("height", height.to_string()),
        ] {
            rect.add_attribute(name, value);
        }
        Some(rect)
    }

    /// A small figure that keeps its shape: only where it stands is stretched. Its outline must
    /// be relative to its first point.
    fn symbol(self, path: &str) -> Option<VTag> {
        let rest = path.strip_prefix('M')?;
        let (point, outline) = rest.split_at(rest.find('l')?);
        debug_assert!(!outline.contains(|c: char| c.is_ascii_uppercase()));
        let (x, y) = point.split_once(' ')?;
        let mut figure = VTag::new("path");
        figure.add_attribute("d", format!("M0 {y}{outline}"));
        let mut place = VTag::new("svg");
        place.add_attribute("x", percent(x.parse().ok()?, self.0));
        place.add_attribute("overflow", "visible");
        place.add_child(figure.into());
        Some(place)
    }

    fn percent(self, pixels: Tenth) -> String {
        percent(pixels.pixels(), self.0)
    }
}

fn percent(pixels: f64, of: f64) -> String {
    let text = format!("{:.2}", 100.0 * pixels / of);
    text.trim_end_matches('0').trim_end_matches('.').to_owned() + "%"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_along_the_x_axis_are_shares_of_the_width() {
        assert_eq!(percent(72.0, 288.0), "25%");
        assert_eq!(percent(1.0, 288.0), "0.35%");
        assert_eq!(percent(0.0, 288.0), "0%");
    }

    #[test]
    fn a_diamond_keeps_its_shape() {
        let mut marks = Marks::default();
        marks.diamond("g-act", 144.0, 30.0, 6.0);
        let place = Stretch(288.0).element(&marks.0[0]).expect("it is drawn");
        assert_eq!(place.tag(), "svg");
    }
}
