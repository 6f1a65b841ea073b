//! Hexagons, one a seat: where each lies, and its outline.

use super::scene::Outline;
use crate::model::Seat;

/// The height of a row in widths of a hexagon: half the square root of three.
const ROW: f64 = 0.866_025_403_784_438_6;

/// A seat's place in units of a cell's width.
pub fn place(seat: &Seat) -> (f64, f64) {
    let (q, r) = (i32::from(seat.hex.q), i32::from(seat.hex.r));
    (f64::from(q) + 0.5 * f64::from(r & 1), f64::from(r) * ROW)
}

/// The lowest and the highest of seats' places, each way.
pub fn extent(seats: &[&Seat]) -> ((f64, f64), (f64, f64)) {
    let mut low = (f64::MAX, f64::MAX);
    let mut high = (f64::MIN, f64::MIN);
    for seat in seats {
        let (x, y) = place(seat);
        low = (low.0.min(x), low.1.min(y));
        high = (high.0.max(x), high.1.max(y));
    }
    (low, high)
}

/// A pointy-top hexagon of a given width.
pub fn hexagon(x: f64, y: f64, width: f64) -> Outline {
    let radius = width / 3_f64.sqrt();
    let half = width / 2.0;
    let mut path = Outline::default();
    path.move_to(x, y - radius)
        .by(half, radius / 2.0)
        .down(radius)
        .by(-half, radius / 2.0)
        .by(-half, -radius / 2.0)
        .down(-radius)
        .close();
    path
}

/// Stripes across one hexagon of the given width.
pub fn stripe(path: &mut Outline, x: f64, y: f64, width: f64) {
    let radius = width / 3_f64.sqrt();
    let (a, e) = (0.5 * radius, 0.36 * radius * 0.35);
    path.move_to(x - a, y + a).by(2.0 * a, -2.0 * a);
    if width > 9.0 {
        path.move_to(x - a - e, y + a * 0.05)
            .line_to(x + a * 0.05, y - a - e)
            .move_to(x - a * 0.05, y + a + e)
            .line_to(x + a + e, y - a * 0.05);
    }
}
