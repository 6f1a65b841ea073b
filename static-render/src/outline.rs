//! The card's marks as outlines with a look, its words among them: letters become paths, so that
//! neither this machine nor a reader's needs the font.

use tiny_skia::{Path, PathBuilder, Rect, Transform};
use ttf_parser::{Face, FaceParsingError, OutlineBuilder};

use crate::{
    card::{Area, Card, Extent, Font, Ink, Mark},
    look::{Look, Palette},
};

/// Inter 3.19 in two weights, cut down to the letters of English; those of other languages with a
/// mark were put together from these and Inter's own marks (SIL Open Font License, beside the files).
const REGULAR: &[u8] = include_bytes!("../fonts/inter-regular.ttf");
const BOLD: &[u8] = include_bytes!("../fonts/inter-bold.ttf");

/// As in `www/embed/card/draw.js`: the corners of bricks, and of a brick's height the pitch of its
/// stripes along its foot and their width; a brick higher than this has no wider ones.
const RADIUS: f64 = 2.0;
const PITCH: f64 = 0.5;
const STRIPE: f64 = 0.1;
const HIGHEST: f64 = 48.0;

/// A path in CSS pixels and how it looks.
pub struct Outlined {
    pub path: Path,
    pub look: Look,
}

/// The two faces.
pub struct Letters {
    regular: Face<'static>,
    bold: Face<'static>,
}

impl Letters {
    /// # Errors
    /// A font file that is none.
    pub fn new() -> Result<Self, FaceParsingError> {
        Ok(Self {
            regular: Face::parse(REGULAR, 0)?,
            bold: Face::parse(BOLD, 0)?,
        })
    }

    fn face(&self, font: Font) -> &Face<'static> {
        if font.bold { &self.bold } else { &self.regular }
    }

    /// How far a text reaches.
    pub fn measure(&self, text: &str, font: Font) -> Extent {
        let face = self.face(font);
        let scale = font.size / f64::from(face.units_per_em());
        let mut units = 0;
        let mut bearing = 0;
        for (place, letter) in text.chars().enumerate() {
            let glyph = face.glyph_index(letter).unwrap_or_default();
            if place == 0 {
                bearing = i32::from(face.glyph_hor_side_bearing(glyph).unwrap_or(0));
            }
            units += i32::from(face.glyph_hor_advance(glyph).unwrap_or(0));
        }
        Extent {
            width: f64::from(units) * scale,
            bearing: f64::from(bearing) * scale,
        }
    }

    /// The letters of a text from the start of its baseline on.
    fn outline(&self, text: &str, font: Font, x: f64, y: f64) -> Option<Path> {
        let face = self.face(font);
        let scale = font.size as f32 / f32::from(face.units_per_em());
        let mut pen = Pen(PathBuilder::new(), 0.0);
        for letter in text.chars() {
            // A letter that the font lacks is drawn as its empty box, and so is seen.
            let glyph = face.glyph_index(letter).unwrap_or_default();
            face.outline_glyph(glyph, &mut pen);
            pen.1 += f32::from(face.glyph_hor_advance(glyph).unwrap_or(0));
        }
        let place = Transform::from_row(scale, 0.0, 0.0, -scale, x as f32, y as f32);
        pen.0.finish()?.transform(place)
    }
}

/// All marks of a card, in their order.
pub fn marks(card: &Card, letters: &Letters, palette: &Palette) -> Vec<Outlined> {
    let mut marks = Vec::new();
    let mut put = |path: Option<Path>, look: Look| {
        marks.extend(path.map(|path| Outlined { path, look }));
    };
    let filled = |colour| Look {
        fill: Some(colour),
        stroke: None,
    };
    for mark in &card.marks {
        match mark {
            Mark::Fill(area, ink) => put(rounded(*area, 0.0), filled(palette.ink(*ink))),
            Mark::Brick(area, class) => {
                let brick = palette.brick(class);
                let line = (area.height * 0.05).clamp(1.0, 3.0);
                // The outline lies within the brick, so that all are alike in size.
                let inset = if brick.line.is_some() {
                    line / 2.0
                } else {
                    0.0
                };
                let look = Look {
                    fill: Some(brick.fill),
                    stroke: brick.line.map(|colour| (colour, line as f32)),
                };
                put(rounded(grown(*area, -inset), RADIUS), look);
                if let Some(colour) = brick.stripes {
                    let width = area.height.min(HIGHEST) * STRIPE;
                    let look = Look {
                        fill: None,
                        stroke: Some((colour, width as f32)),
                    };
                    put(stripes(*area), look);
                }
            }
            Mark::Ring(area) => {
                let line = (area.height * 0.12).clamp(3.0, 5.0);
                for (by, ink) in [(line, Ink::Ground), (line / 4.0, Ink::Main)] {
                    let look = Look {
                        fill: None,
                        stroke: Some((palette.ink(ink), line as f32)),
                    };
                    put(rounded(grown(*area, by), RADIUS + by), look);
                }
            }
            Mark::Words {
                x,
                y,
                text,
                font,
                ink,
            } => put(
                letters.outline(text, *font, *x, *y),
                filled(palette.ink(*ink)),
            ),
        }
    }
    marks
}

/// A rectangle with so much more on each side.
fn grown(area: Area, by: f64) -> Area {
    Area {
        x: area.x - by,
        y: area.y - by,
        width: area.width + 2.0 * by,
        height: area.height + 2.0 * by,
    }
}

/// The stripes of a brick, from the bottom up to the right and cut at its edges.
fn stripes(area: Area) -> Option<Path> {
    let reach = area.width + area.height;
    let count = (reach / (area.height.min(HIGHEST) * PITCH)).round();
    let mut path = PathBuilder::new();
    for index in 0..count as usize {
        // Where it would meet the ground, from the left; it goes up as far as it goes right.
        let foot = (index as f64 + 0.5) * reach / count - area.height;
        let (from, to) = (foot.max(0.0), (foot + area.height).min(area.width));
        let bottom = area.bottom();
        path.move_to((area.x + from) as f32, (bottom - (from - foot)) as f32);
        path.line_to((area.x + to) as f32, (bottom - (to - foot)) as f32);
    }
    path.finish()
}

fn rounded(area: Area, radius: f64) -> Option<Path> {
    let [x, y, right, bottom] = [area.x, area.y, area.right(), area.bottom()].map(|it| it as f32);
    if radius <= 0.0 {
        return Some(PathBuilder::from_rect(Rect::from_ltrb(
            x, y, right, bottom,
        )?));
    }
    let radius = radius as f32;
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
    use std::rc::Rc;

    use super::*;
    use brexit_transfer::{
        Words,
        options::{Key, Options},
        view,
    };

    /// The cards of many settings and seats, in every language.
    fn cards() -> Vec<Card> {
        let mut cards = Vec::new();
        for code in ["en", "cy"] {
            cards.extend(cards_in(&Words::of(code).expect("there are words")));
        }
        cards
    }

    fn cards_in(words: &Rc<Words>) -> Vec<Card> {
        let letters = Letters::new().expect("the fonts can be read");
        let measure = |text: &str, font| letters.measure(text, font);
        let scenarios: [&[(Key, &str)]; 5] = [
            &[],
            &[(Key::Transfer, "62")],
            &[(Key::Transfer, "100"), (Key::Wall, "labour")],
            &[
                (Key::Transfer, "62.5"),
                (Key::LabourShare, "37.5"),
                (Key::Swing, "-12.34"),
            ],
            &[(Key::Transfer, "50"), (Key::Wall, "E14000733 W07000057")],
        ];
        let election = words.embedded_election().expect("it has its words");
        let mut seats: Vec<_> = election
            .seats()
            .iter()
            .filter(|seat| seat.is_inside)
            .collect();
        seats.sort_by_key(|seat| std::cmp::Reverse(seat.name.len()));
        // The longest names, and some of the others.
        let some = seats[..10].iter().chain(seats.iter().step_by(50));
        let cards = some.enumerate().map(|(place, seat)| {
            let mut options = Options {
                words: Rc::clone(words),
                ..Options::new(Rc::clone(&election))
            };
            for &(key, text) in scenarios[place % scenarios.len()] {
                let warning = options.set_text(key, Some(text));
                assert_eq!(warning, None);
            }
            options.seat = seat.id;
            let outcome = options.outcome();
            crate::card::layout(&view::card(&options, &outcome), &measure)
        });
        cards.collect()
    }

    #[test]
    fn every_word_of_every_card_can_be_drawn_within_it_and_lies_on_no_other() {
        let letters = Letters::new().expect("the fonts can be read");
        for card in cards() {
            let mut boxes: Vec<(Area, &str)> = Vec::new();
            let bricks = card.marks.iter().filter_map(|mark| match mark {
                Mark::Brick(area, _) => Some((*area, "a brick")),
                _ => None,
            });
            let bricks: Vec<_> = bricks.collect();
            for mark in &card.marks {
                let Mark::Words {
                    x, y, text, font, ..
                } = mark
                else {
                    continue;
                };
                assert!(font.size >= 24.0, "{text}");
                for letter in text.chars() {
                    let face = letters.face(*font);
                    assert!(
                        face.glyph_index(letter).is_some(),
                        "no outline for {letter}"
                    );
                }
                // Figures do not hang below their line.
                let hanging = match text.chars().all(|letter| letter.is_ascii_digit()) {
                    true => 0.0,
                    false => 0.24,
                };
                let area = Area {
                    x: *x,
                    y: y - 0.74 * font.size,
                    width: letters.measure(text, *font).width,
                    height: (0.74 + hanging) * font.size,
                };
                let is_inside = area.x > 40.0
                    && area.right() < card.width - 40.0
                    && area.y > 24.0
                    && area.bottom() < card.height - 20.0;
                assert!(is_inside, "{text}: {area:?}");
                for (other, words) in boxes.iter().chain(&bricks) {
                    assert!(!area.meets(other), "{text} / {words}");
                }
                boxes.push((area, text));
            }
            assert!(boxes.len() >= 10);
        }
    }
}
