//! Places the labels of a picture in the order of their importance: none lies on another, none
//! leaves the picture, and what finds no room is left out.

use super::{
    face::{Face, size},
    scene::{Anchor, Marks},
};

/// The distance of the lines of a label, in units of the picture.
pub const LINE: f64 = 14.0;
/// The least distance between two labels in a row.
const GAP: f64 = 4.0;

/// Where a label may stand: its x and the baseline of its first line, and how it lies to that x.
pub type Place = (f64, f64, Anchor);

/// The labels placed so far.
pub struct Labels {
    face: Face,
    /// The width of the picture.
    width: f64,
    taken: Vec<Area>,
}

#[derive(Clone, Copy)]
struct Area {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Area {
    fn meets(&self, other: &Area) -> bool {
        self.left < other.right + GAP
            && other.left < self.right + GAP
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

impl Labels {
    pub fn new(face: Face, width: f64) -> Self {
        Self {
            face,
            width,
            taken: Vec::new(),
        }
    }

    /// The width of a label: that of its longest line.
    pub fn width(&self, classes: &str, text: &str) -> f64 {
        let mut widest = 0.0;
        for line in text.split('\n') {
            widest = f64::max(widest, self.face.width(classes, line));
        }
        widest
    }

    /// A label with line breaks where words would go beyond the picture.
    pub fn wrap(&self, classes: &str, text: &str) -> String {
        self.face.wrap(classes, text, self.width)
    }

    /// A label, drawn at the first of its places that is free; says whether there is one. Its
    /// lines are separated by `\n`.
    pub fn add(
        &mut self,
        marks: &mut Marks,
        classes: &'static str,
        text: &str,
        places: &[Place],
    ) -> bool {
        for &place in places {
            let area = self.area(classes, text, place);
            let is_inside = area.left >= -0.5 && area.right <= self.width + 0.5;
            if is_inside && !self.taken.iter().any(|taken| taken.meets(&area)) {
                self.draw(marks, classes, text, place);
                return true;
            }
        }
        false
    }

    /// A label that a picture cannot do without: drawn whatever else is there, and moved into the
    /// picture where it would leave it.
    pub fn keep(
        &mut self,
        marks: &mut Marks,
        classes: &'static str,
        text: &str,
        (x, y, anchor): Place,
    ) {
        let area = self.area(classes, text, (x, y, anchor));
        let too_far_right = (area.right - self.width).max(0.0);
        let too_far_left = (-area.left).max(0.0);
        let x = x - too_far_right + too_far_left;
        self.draw(marks, classes, text, (x, y, anchor));
    }

    fn draw(
        &mut self,
        marks: &mut Marks,
        classes: &'static str,
        text: &str,
        (x, y, anchor): Place,
    ) {
        self.taken.push(self.area(classes, text, (x, y, anchor)));
        for (index, line) in text.split('\n').enumerate() {
            marks.text(classes, x, y + LINE * index as f64, anchor, line);
        }
    }

    /// Where a label's letters reach, from their capitals to what hangs below the baseline.
    fn area(&self, classes: &str, text: &str, (x, y, anchor): Place) -> Area {
        let width = self.width(classes, text);
        let size = size(classes);
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        };
        let more_lines = text.matches('\n').count() as f64;
        Area {
            left,
            right: left + width,
            top: y - 0.77 * size,
            bottom: y + 0.23 * size + LINE * more_lines,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::scene::Shape;

    fn texts(marks: &Marks) -> Vec<(f64, f64, &str)> {
        let texts = marks.0.iter().filter_map(|mark| match &mark.shape {
            Shape::Text { x, y, text, .. } => Some((x.pixels(), y.pixels(), &**text)),
            _ => None,
        });
        texts.collect()
    }

    #[test]
    fn a_label_stands_at_the_first_of_its_places_that_is_free() {
        let mut labels = Labels::new(Face::USUAL, 100.0);
        let mut marks = Marks::default();
        assert!(labels.add(&mut marks, "s12", "Labour", &[(10.0, 20.0, Anchor::Start)]));
        let (taken, free) = ((20.0, 24.0, Anchor::Start), (20.0, 40.0, Anchor::Start));
        assert!(labels.add(&mut marks, "s12", "Wales", &[taken, free]));
        assert!(!labels.add(&mut marks, "s12", "East", &[taken, free]));
        assert_eq!(
            texts(&marks),
            [(10.0, 20.0, "Labour"), (20.0, 40.0, "Wales")]
        );
    }

    #[test]
    fn a_label_that_would_leave_the_picture_is_left_out_or_moved() {
        let mut labels = Labels::new(Face::USUAL, 100.0);
        let mut marks = Marks::default();
        for place in [(80.0, 20.0, Anchor::Start), (30.0, 20.0, Anchor::End)] {
            assert!(!labels.add(&mut marks, "s12", "Hartlepool", &[place]));
        }
        labels.keep(&mut marks, "s12", "Hartlepool", (30.0, 20.0, Anchor::End));
        let [(x, y, _)] = texts(&marks)[..] else {
            panic!("one label is drawn");
        };
        assert_eq!(y, 20.0);
        assert!((x - labels.width("s12", "Hartlepool")).abs() < 0.1, "{x}");
    }

    #[test]
    fn a_label_of_several_lines_takes_the_room_of_all() {
        let mut labels = Labels::new(Face::USUAL, 200.0);
        let mut marks = Marks::default();
        labels.keep(
            &mut marks,
            "s12",
            "1.8 points just\nto get back",
            (0.0, 20.0, Anchor::Start),
        );
        assert_eq!(texts(&marks)[1], (0.0, 34.0, "to get back"));
        assert!(!labels.add(&mut marks, "s12", "2019", &[(0.0, 36.0, Anchor::Start)]));
        assert!(labels.add(&mut marks, "s12", "2019", &[(0.0, 50.0, Anchor::Start)]));
    }
}
