//! The card's marks as outlines with a look, its words among them: letters become paths, so that
//! neither this machine nor a reader's needs the font.

use brexit_transfer::view::scene::{Anchor, Scene, Shape, Tenth};
use tiny_skia::{Path, PathBuilder, Rect, Transform};
use ttf_parser::{Face, OutlineBuilder};

use crate::look::{self, Look};

/// Inter 3.19 in two weights, cut down to the letters of English (SIL Open Font License, beside
/// the files).
const REGULAR: &[u8] = include_bytes!("../fonts/inter-regular.ttf");
const BOLD: &[u8] = include_bytes!("../fonts/inter-bold.ttf");

/// A path in CSS pixels and how it looks.
pub struct Outlined {
    pub path: Path,
    pub look: Look,
}

/// All marks of a scene that are drawn, in their order.
pub fn marks(scene: &Scene) -> Vec<Outlined> {
    let marks = [&*scene.back, &scene.front];
    marks
        .into_iter()
        .flat_map(|marks| &marks.0)
        .filter_map(|mark| match &mark.shape {
            Shape::Text { x, y, anchor, text } => words(mark.class, (*x, *y), *anchor, text),
            Shape::Rect {
                x,
                y,
                width,
                height,
                radius,
            } => {
                let look = look::shape(mark.class)?;
                let path = rounded([*x, *y, *width, *height].map(pixels), pixels(*radius))?;
                Some(Outlined { path, look })
            }
            // The card has no other shapes.
            _ => None,
        })
        .collect()
}

fn pixels(length: Tenth) -> f32 {
    length.pixels() as f32
}

fn rounded([x, y, width, height]: [f32; 4], radius: f32) -> Option<Path> {
    if radius <= 0.0 {
        return Some(PathBuilder::from_rect(Rect::from_xywh(
            x, y, width, height,
        )?));
    }
    let (right, bottom) = (x + width, y + height);
    let mut path = PathBuilder::new();
    path.move_to(x + radius, y);
    path.line_to(right - radius, y);
    path.quad_to(right, y, right, y + radius);
    path.line_to(right, bottom - radius);
    path.quad_to(right, bottom, right - radius, bottom);
    path.line_to(x + radius, bottom);
    path.quad_to(x, bottom, x, bottom - radius);
    path.line_to(x, y + radius);
    path.quad_to(x, y, x + radius, y);
    path.close();
    path.finish()
}

fn words(class: &str, (x, y): (Tenth, Tenth), anchor: Anchor, text: &str) -> Option<Outlined> {
    let (colour, size, bold) = look::words(class);
    let face = Face::parse(if bold { BOLD } else { REGULAR }, 0).ok()?;
    let scale = size / f32::from(face.units_per_em());
    let mut pen = Pen(PathBuilder::new(), 0.0);
    for letter in text.chars() {
        // A letter that the font lacks is drawn as its empty box, and so is seen.
        let glyph = face.glyph_index(letter).unwrap_or_default();
        face.outline_glyph(glyph, &mut pen);
        pen.1 += f32::from(face.glyph_hor_advance(glyph).unwrap_or(0));
    }
    let width = pen.1 * scale;
    let start = match anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => width / 2.0,
        Anchor::End => width,
    };
    let place = Transform::from_row(scale, 0.0, 0.0, -scale, pixels(x) - start, pixels(y));
    Some(Outlined {
        path: pen.0.finish()?.transform(place)?,
        look: Look {
            fill: Some(colour),
            stroke: None,
        },
    })
}

/// Collects outlines of letters, each at the place that the ones before it have reached.
struct Pen(PathBuilder, f32);

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(self.1 + x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(self.1 + x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.quad_to(self.1 + x1, y1, self.1 + x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let left = self.1;
        self.0.cubic_to(left + x1, y1, left + x2, y2, left + x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use brexit_transfer::view::still;

    /// Every letter of the card has an outline, and every line ends inside it.
    #[test]
    fn all_words_of_the_card_can_be_drawn_within_it() {
        let card = still::card();
        let face = Face::parse(REGULAR, 0).expect("the font can be read");
        let mut lines = 0;
        for mark in &card.back.0 {
            let Shape::Text { x, y, anchor, text } = &mark.shape else {
                continue;
            };
            lines += 1;
            for letter in text.chars() {
                assert!(
                    face.glyph_index(letter).is_some(),
                    "no outline for {letter}"
                );
            }
            let bounds = words(mark.class, (*x, *y), *anchor, text)
                .expect(text)
                .path
                .bounds();
            assert!(bounds.right() < card.width as f32 - 40.0, "{text}");
            assert!(bounds.bottom() < card.height as f32 - 20.0, "{text}");
        }
        assert!(lines >= 8);
    }

    #[test]
    fn no_letter_of_the_card_is_under_24_pixels() {
        for mark in &still::card().back.0 {
            if matches!(mark.shape, Shape::Text { .. }) {
                assert!(look::words(mark.class).1 >= 24.0, "{}", mark.class);
            }
        }
    }
}
