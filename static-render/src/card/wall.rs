//! The wall of the card, as `www/embed/card/wall.js` lays it: bricks in courses that fill a box,
//! the short course on top, every other course shifted by half a brick.

use super::Area;

/// Bricks are between these times as wide as high, mortar included.
const SQUARE: f64 = 1.3;
const LONG: f64 = 2.7;
/// What lies between two bricks, as a part of a course's height, and at most in CSS pixels.
const MORTAR: f64 = 0.12;
const MOST: f64 = 5.0;

/// The places of `count` bricks on the ground of a box, in the order in which they are laid: from
/// the top left. None is higher than `highest`.
pub fn bricks(count: usize, area: Area, highest: f64) -> Vec<Area> {
    let (across, wide, high) = (1..=count)
        .map(|across| {
            let rows = count.div_ceil(across) as f64;
            // A single course has nothing to be shifted against.
            let shift = if rows > 1.0 { 0.5 } else { 0.0 };
            let wide = area.width / (across as f64 + shift);
            let high = (area.height / rows).min(highest).min(wide / SQUARE);
            (across, wide.min(high * LONG), high)
        })
        // Of two that cover the same, the one with fewer courses.
        .max_by(|a, b| (a.1 * a.2).total_cmp(&(b.1 * b.2)))
        .unwrap_or((1, 0.0, 0.0));
    let rows = count.div_ceil(across);
    let mortar = (high * MORTAR).min(MOST);
    let first = match count % across {
        0 => across,
        rest => rest,
    };
    let top = area.y + area.height - rows as f64 * high;
    (0..count)
        .map(|index| {
            let (row, column) = match index.checked_sub(first) {
                None => (0, index),
                Some(index) => (1 + index / across, index % across),
            };
            let shift = match (rows - 1 - row).is_multiple_of(2) {
                true => 0.0,
                false => wide / 2.0,
            };
            Area {
                x: area.x + column as f64 * wide + shift,
                y: top + row as f64 * high,
                width: wide - mortar,
                height: high - mortar,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOX: Area = Area {
        x: 100.0,
        y: 50.0,
        width: 660.0,
        height: 380.0,
    };

    #[test]
    fn every_wall_stands_in_its_box_and_no_bricks_meet() {
        for count in [1, 2, 5, 40, 90, 127, 202, 650] {
            let bricks = bricks(count, BOX, 150.0);
            assert_eq!(bricks.len(), count);
            for (index, brick) in bricks.iter().enumerate() {
                assert!(brick.x >= BOX.x && brick.right() <= BOX.right() + 0.01);
                assert!(brick.y >= BOX.y - 0.01 && brick.bottom() <= BOX.bottom() + 0.01);
                for other in &bricks[index + 1..] {
                    assert!(!brick.meets(other), "{count}: {brick:?} {other:?}");
                }
            }
        }
    }

    #[test]
    fn a_large_wall_fills_its_box() {
        for count in [90, 127, 142, 202] {
            let bricks = bricks(count, BOX, 150.0);
            let top = bricks.iter().map(|brick| brick.y).fold(f64::MAX, f64::min);
            let right = bricks.iter().map(Area::right).fold(0.0, f64::max);
            let cover = (right - BOX.x) * (BOX.bottom() - top) / (BOX.width * BOX.height);
            assert!(cover > 0.95, "{count}: {cover}");
        }
    }
}
