//! How the wall is laid: where each brick lies.

use std::{cell::RefCell, rc::Rc};

use super::{
    brick::{self, NameKey},
    scene::{Cell, Outline, Shape, tenth},
    size::Size,
    state::State,
    view_model::ViewModel,
    wall_counts::{numeral_spacing, widest_words},
};
use crate::model::{Seat, SeatId};

/// Where each brick lies: fixed for a wall and a width.
pub struct WallLayout {
    pub places: Rc<[Cell]>,
    pub width: f64,
    /// Where the bricks start; the numerals stand to the left.
    pub left: f64,
    pub gap: f64,
    /// Width and height.
    pub brick: (f64, f64),
    pub per_course: usize,
    pub height: f64,
    /// The top left of each brick.
    pub corners: Vec<(f64, f64)>,
    /// The stripes of each brick, written once: a drag lays them together.
    pub stripes: Vec<Outline>,
    /// The name of each brick as last written, and what it was written from: most bricks keep
    /// theirs while a reader drags.
    names: RefCell<Vec<(NameKey, Rc<str>)>>,
}

impl WallLayout {
    pub fn new(state: &State, size: Size) -> Self {
        let order = state.options.wall.laying_order(state.election());
        let width = size.panel();
        let phone = width < 400.0;
        let (numerals, gap) = if phone { (70.0, 10.0) } else { (96.0, 16.0) };
        let numerals = widest_words(state, size.face).max(numerals);
        let base = if phone {
            8
        } else if width < 520.0 {
            10
        } else {
            12
        };
        // A larger wall gets longer courses, so that its height stays that of a picture.
        let per_course = (base * order.len().max(127) / 127).max(base);
        let (mortar, brick_height) = match (phone, width < 520.0) {
            (true, _) => (2.0, 14.0),
            (_, true) => (2.5, 15.0),
            _ => (2.5, 19.0),
        };
        let left = numerals + gap;
        let brick_width = (width - left + mortar) / (per_course as f64 + 0.5) - mortar;
        let course = brick_height + mortar;
        // The short course lies on top, so that the wall has a broken crest.
        let first = match order.len() % per_course {
            0 => per_course,
            rest => rest,
        };
        let courses = order.len().div_ceil(per_course);
        // A wall of a few seats stands lower than its numerals need.
        let least = numeral_spacing(phone) * order.len().min(3) as f64;
        let bricks = 2.0 + courses as f64 * course + 6.0;
        let height = bricks.max(least);
        let top = 2.0 + height - bricks;
        let corner = |index: usize| {
            let (row, column) = if index < first {
                (0, index)
            } else {
                (
                    1 + (index - first) / per_course,
                    (index - first) % per_course,
                )
            };
            let shift = if (courses - 1 - row).is_multiple_of(2) {
                0.0
            } else {
                (brick_width + mortar) / 2.0
            };
            (
                left + column as f64 * (brick_width + mortar) + shift,
                top + row as f64 * course,
            )
        };
        let strokes = (((brick_width - brick_height) / 6.5).round() + 1.0).max(3.0);
        let pitch = (brick_width - brick_height - 3.0) / (strokes - 1.0);
        let (mut places, mut corners, mut stripes) = (Vec::new(), Vec::new(), Vec::new());
        for (index, &seat) in order.iter().enumerate() {
            let (x, y) = corner(index);
            corners.push((x, y));
            places.push(Cell {
                seat,
                // Half a pixel inside: the outline of a pale brick falls on whole pixels.
                shape: Shape::Rect {
                    x: tenth(x + 0.5),
                    y: tenth(y + 0.5),
                    width: tenth(brick_width - 1.0),
                    height: tenth(brick_height - 1.0),
                    radius: tenth(1.0),
                },
            });
            let mut path = Outline::default();
            for stroke in 0..strokes as usize {
                path.move_to(x + 1.5 + stroke as f64 * pitch, y + brick_height)
                    .by(brick_height, -brick_height);
            }
            stripes.push(path);
        }
        Self {
            places: places.into(),
            stripes,
            width,
            left,
            gap,
            brick: (brick_width, brick_height),
            per_course,
            height,
            corners,
            names: RefCell::default(),
        }
    }

    /// The name of a brick, written only where it is another one.
    pub fn name(&self, index: usize, view_model: &ViewModel, seat: &Seat, key: NameKey) -> Rc<str> {
        let mut names = self.names.borrow_mut();
        match names.get(index) {
            Some((known, name)) if *known == key => Rc::clone(name),
            known => {
                let name: Rc<str> = brick::name(view_model, seat, key).into();
                let entry = (key, Rc::clone(&name));
                if known.is_some() {
                    names[index] = entry;
                } else {
                    names.push(entry);
                }
                name
            }
        }
    }

    /// The brick reached from another by an arrow key: along the course, or to the next course.
    pub fn neighbour(&self, from: SeatId, key: &str) -> Option<SeatId> {
        let at = self.places.iter().position(|cell| cell.seat == from);
        let last = self.places.len() - 1;
        let to = match (key, at) {
            ("Home", _) | (_, None) => 0,
            ("End", _) => last,
            ("ArrowRight", Some(at)) => (at + 1).min(last),
            ("ArrowLeft", Some(at)) => at.saturating_sub(1),
            ("ArrowDown", Some(at)) => (at + self.per_course).min(last),
            ("ArrowUp", Some(at)) => at.saturating_sub(self.per_course),
            _ => return None,
        };
        self.places.get(to).map(|cell| cell.seat)
    }
}
