//! A picture as data: marks at real pixel positions, drawn by `picture`.
//!
//! A chart is a plain function from a result and a width to a [`Scene`], so it can be tested and
//! drawn without a browser, and two scenes can be compared mark by mark while a reader drags.

use std::{
    fmt::{self, Write},
    rc::Rc,
};

use crate::model::SeatId;

/// A length or position in tenths of a CSS pixel: a finer difference cannot be seen, and equal
/// positions compare equal.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tenth(i32);

/// Rounds a position in CSS pixels to tenths.
pub fn tenth(pixels: f64) -> Tenth {
    Tenth((pixels * 10.0 + 0.5).floor() as i32)
}

/// A number kept between two limits. `f64::clamp` would bring the printing of floating-point
/// numbers along for its panic message: 15 KB that no reader ever sees.
pub fn keep_between(number: f64, low: f64, high: f64) -> f64 {
    number.min(high).max(low)
}

impl Tenth {
    pub const ZERO: Tenth = Tenth(0);

    /// The length in CSS pixels.
    pub fn pixels(self) -> f64 {
        f64::from(self.0) / 10.0
    }
}

/// From whole numbers, because the formatting of floating-point numbers in the standard library
/// would weigh more than a whole panel.
impl fmt::Display for Tenth {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 < 0 {
            out.write_str("-")?;
        }
        let tenths = self.0.unsigned_abs();
        write!(out, "{}", tenths / 10)?;
        match tenths % 10 {
            0 => Ok(()),
            rest => write!(out, ".{rest}"),
        }
    }
}

/// Where a text stands relative to its position.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// The shape of a mark, in CSS pixels from the top left of the picture.
#[derive(Clone, PartialEq, Debug)]
pub enum Shape {
    Rect {
        x: Tenth,
        y: Tenth,
        width: Tenth,
        height: Tenth,
        radius: Tenth,
    },
    Line {
        x1: Tenth,
        y1: Tenth,
        x2: Tenth,
        y2: Tenth,
    },
    Circle {
        cx: Tenth,
        cy: Tenth,
        r: Tenth,
    },
    Path(String),
    Text {
        x: Tenth,
        y: Tenth,
        anchor: Anchor,
        text: String,
    },
}

/// One mark: its shape, and the class that gives it its meaning and colour.
#[derive(Clone, PartialEq, Debug)]
pub struct Mark {
    pub class: &'static str,
    pub shape: Shape,
}

/// Marks in drawing order, with a method for each shape.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Marks(pub Vec<Mark>);

impl Marks {
    fn push(&mut self, class: &'static str, shape: Shape) {
        self.0.push(Mark { class, shape });
    }

    pub fn rect(&mut self, class: &'static str, x: f64, y: f64, width: f64, height: f64) {
        self.rounded(class, x, y, width, height, 0.0);
    }

    pub fn rounded(&mut self, class: &'static str, x: f64, y: f64, w: f64, h: f64, radius: f64) {
        self.push(
            class,
            Shape::Rect {
                x: tenth(x),
                y: tenth(y),
                width: tenth(w.max(0.0)),
                height: tenth(h.max(0.0)),
                radius: tenth(radius),
            },
        );
    }

    pub fn line(&mut self, class: &'static str, x1: f64, y1: f64, x2: f64, y2: f64) {
        self.push(
            class,
            Shape::Line {
                x1: tenth(x1),
                y1: tenth(y1),
                x2: tenth(x2),
                y2: tenth(y2),
            },
        );
    }

    pub fn circle(&mut self, class: &'static str, cx: f64, cy: f64, r: f64) {
        self.push(
            class,
            Shape::Circle {
                cx: tenth(cx),
                cy: tenth(cy),
                r: tenth(r),
            },
        );
    }

    pub fn path(&mut self, class: &'static str, path: Outline) {
        self.push(class, Shape::Path(path.0));
    }

    pub fn text(
        &mut self,
        class: &'static str,
        x: f64,
        y: f64,
        anchor: Anchor,
        text: impl Into<String>,
    ) {
        self.push(
            class,
            Shape::Text {
                x: tenth(x),
                y: tenth(y),
                anchor,
                text: text.into(),
            },
        );
    }

    /// A filled rectangle with diagonal stripes, the sign of moved votes. The stripes are drawn
    /// one by one, cut to the rectangle: a pattern would need an id that is unique in the page.
    pub fn striped(
        &mut self,
        (fill, stripe): (&'static str, &'static str),
        x: f64,
        y: f64,
        width: f64,
        height: f64,
    ) {
        const PITCH: f64 = 8.5;
        self.rect(fill, x, y, width, height);
        let mut path = Outline::default();
        let mut offset = PITCH / 2.0 - height;
        while offset < width {
            let start = (-offset).max(0.0);
            let end = height.min(width - offset);
            if end > start {
                path.move_to(x + offset + start, y + height - start)
                    .by(end - start, start - end);
            }
            offset += PITCH;
        }
        self.path(stripe, path);
    }

    /// A filled diamond, the sign of the by-election, with its centre and half its height.
    pub fn diamond(&mut self, class: &'static str, x: f64, y: f64, r: f64) {
        let mut path = Outline::default();
        path.move_to(x, y - r).by(r, r).by(-r, r).by(-r, -r).close();
        self.path(class, path);
    }
}

/// The outline of a path, in the path language of SVG.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Outline(pub String);

impl Outline {
    fn step(&mut self, command: char, numbers: &[f64]) -> &mut Self {
        self.0.push(command);
        for (index, &number) in numbers.iter().enumerate() {
            if index > 0 {
                self.0.push(' ');
            }
            // Appending to a text cannot fail.
            let _ = write!(self.0, "{}", tenth(number));
        }
        self
    }

    pub fn move_to(&mut self, x: f64, y: f64) -> &mut Self {
        self.step('M', &[x, y])
    }

    pub fn line_to(&mut self, x: f64, y: f64) -> &mut Self {
        self.step('L', &[x, y])
    }

    /// On to a point, or from there.
    pub fn through(&mut self, x: f64, y: f64) -> &mut Self {
        if self.is_empty() {
            self.move_to(x, y)
        } else {
            self.line_to(x, y)
        }
    }

    pub fn by(&mut self, dx: f64, dy: f64) -> &mut Self {
        self.step('l', &[dx, dy])
    }

    pub fn across_to(&mut self, x: f64) -> &mut Self {
        self.step('H', &[x])
    }

    pub fn across(&mut self, dx: f64) -> &mut Self {
        self.step('h', &[dx])
    }

    pub fn down_to(&mut self, y: f64) -> &mut Self {
        self.step('V', &[y])
    }

    pub fn down(&mut self, dy: f64) -> &mut Self {
        self.step('v', &[dy])
    }

    /// A cubic curve that leaves and arrives vertically: the flow of a ribbon.
    pub fn flow_to(&mut self, from_x: f64, x: f64, y: f64, middle_y: f64) -> &mut Self {
        self.step('C', &[from_x, middle_y, x, middle_y, x, y])
    }

    /// A full circle.
    pub fn disc(&mut self, x: f64, y: f64, r: f64) -> &mut Self {
        self.move_to(x - r, y)
            .step('a', &[r, r, 0.0, 1.0, 0.0, 2.0 * r, 0.0])
            .step('a', &[r, r, 0.0, 1.0, 0.0, -2.0 * r, 0.0])
            .close()
    }

    /// Another outline after this one.
    pub fn join(&mut self, other: &Outline) {
        self.0.push_str(&other.0);
    }

    pub fn close(&mut self) -> &mut Self {
        self.0.push('z');
        self
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A cell of a picture that stands for one seat: it keeps its place and only its class changes.
#[derive(Clone, PartialEq, Debug)]
pub struct Cell {
    pub seat: SeatId,
    pub shape: Shape,
}

/// What a scenario makes of the cells of a picture, in the order of the cells.
#[derive(Clone, PartialEq, Debug)]
pub struct Cells {
    /// Made once for a width and shared by all scenes, so that a drag compares one pointer.
    pub places: Rc<[Cell]>,
    pub classes: Vec<&'static str>,
    /// One name a cell for a picture whose cells are options of a list box; empty otherwise.
    pub names: Vec<Rc<str>>,
}

/// What assistive technology takes a picture for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// One image with a sentence of data as its name.
    Image,
    /// A list box with one tab stop; the option with the given index is the active one.
    ListBox { active: Option<usize> },
    /// Drawn for the eye alone: its words stand beside it.
    Hidden,
}

/// A whole picture: what lies behind its cells, the cells, and what lies before them.
#[derive(Clone, PartialEq, Debug)]
pub struct Scene {
    /// Width and height in whole CSS pixels at the usual font size; a reader's larger font enlarges
    /// the picture as a whole.
    pub width: i32,
    pub height: i32,
    pub role: Role,
    /// The sentence of data that stands for the picture.
    pub label: String,
    /// Shared by all scenes of a layout where it never changes, so that a drag compares one pointer.
    pub back: Rc<Marks>,
    pub cells: Option<Cells>,
    pub front: Marks,
}

impl Scene {
    /// For the eye alone.
    pub fn hidden(mut self) -> Self {
        self.role = Role::Hidden;
        self
    }

    pub fn image(width: f64, height: f64, label: String, marks: Marks) -> Self {
        Self {
            width: width as i32,
            height: height as i32,
            role: Role::Image,
            label,
            back: marks.into(),
            cells: None,
            front: Marks::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenths_are_written_without_a_needless_fraction() {
        let text = |value: f64| tenth(value).to_string();
        assert_eq!(text(0.0), "0");
        assert_eq!(text(12.0), "12");
        assert_eq!(text(12.34), "12.3");
        assert_eq!(text(12.36), "12.4");
        assert_eq!(text(-0.3), "-0.3");
        assert_eq!(text(-7.0), "-7");
        assert_eq!(text(0.05), "0.1");
    }

    #[test]
    fn an_outline_speaks_the_path_language() {
        let mut path = Outline::default();
        path.move_to(1.0, 2.5).across(4.0).down(-1.0).close();
        assert_eq!(path.0, "M1 2.5h4v-1z");
    }
}
