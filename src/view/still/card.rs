//! The picture for cards: what a link to the article shows elsewhere. Cards are shown at half
//! this size and less, so no letter is under 24 px.

use super::fallback::what_if;
use crate::view::{
    scene::{Anchor, Mark, Marks, Scene, Shape, Tenth, tenth},
    sheet::Sheet,
    wall_panel, words,
};

/// The size that sites ask for, in CSS pixels.
const WIDTH: f64 = 1200.0;
const HEIGHT: f64 = 630.0;
const MARGIN: f64 = 56.0;
/// The width that the wall's sheet is laid out for: twelve bricks a course.
pub const WALL_WIDTH: f64 = 580.0;
/// How much larger the wall is drawn.
const WALL_SCALE: f64 = 1.24;
const WALL_TOP: f64 = 206.0;
/// The room at the wall's left that its numerals have in the widget, enlarged.
const NUMERALS: f64 = 139.0;

/// Draws the card from a sheet laid out for [`WALL_WIDTH`].
pub fn card(sheet: &Sheet) -> Scene {
    let seat = sheet.seat();
    let result = sheet.result(seat.id);
    let wall = &sheet.outcome.wall;
    let mut marks = Marks::default();
    marks.rect("c-page", 0.0, 0.0, WIDTH, HEIGHT);
    marks.rect("c-lead", 0.0, 0.0, WIDTH, 12.0);
    let mut line = |class, y: f64, text: String| {
        marks.text(class, MARGIN, y, Anchor::Start, text);
    };
    line("s54 b", 102.0, "What if Brexit Party voters".into());
    line("s54 b", 166.0, "had switched?".into());
    line("s26 i2", 242.0, "Red wall in 2019".into());
    line("s88 b t-con", 326.0, wall.conservative.to_string());
    line(
        "s28 b",
        368.0,
        format!("of {} seats Conservative", wall.seats),
    );
    line("s26 i2", 436.0, seat.name.to_owned());
    line(
        "s40 b t-lab",
        480.0,
        format!(
            "{} {}",
            result.winner.name(),
            words::change(result.is_gain(seat))
        ),
    );
    line(
        "s26",
        516.0,
        format!(
            "majority {}, falls at {}",
            words::votes(result.majority),
            words::tipping(sheet.tip(seat.id))
        ),
    );
    line(
        "s24 i2",
        592.0,
        "A what-if, not a forecast. Results: House of Commons Library, UK Parliament.".into(),
    );
    let laid = wall_panel::chart(sheet, &words::share(sheet.scenario().transfer()));
    // The numerals at the wall's left stay out: the words beside it say the same in larger letters.
    let bricks = laid.cells.iter().flat_map(|cells| {
        let shapes = cells.places.iter().map(|cell| &cell.shape);
        cells.classes.iter().copied().zip(shapes)
    });
    let ring = laid.front.0.iter().filter(|mark| mark.class == "br-sel");
    for (class, shape) in bricks.chain(ring.map(|mark| (mark.class, &mark.shape))) {
        if let Some(shape) = enlarged(shape) {
            marks.0.push(Mark { class, shape });
        }
    }
    let key = format!("One brick, one seat; the ring is {}.", seat.name);
    let left = WIDTH - MARGIN - WALL_WIDTH * WALL_SCALE + NUMERALS;
    marks.text("s24 i2", left, 534.0, Anchor::Start, key);
    let label = format!(
        "What if Brexit Party voters had switched? {} of {} {} Conservative in 2019. {}",
        wall.conservative,
        wall.seats,
        words::wall_seats(sheet.state.options.wall.rule),
        what_if(sheet)
    );
    Scene::image(WIDTH, HEIGHT, label, marks)
}

/// A brick of the wall in its place on the card: larger, in the right half.
fn enlarged(shape: &Shape) -> Option<Shape> {
    let Shape::Rect {
        x,
        y,
        width,
        height,
        radius,
    } = shape
    else {
        return None;
    };
    let scaled = |length: &Tenth| length.pixels() * WALL_SCALE;
    Some(Shape::Rect {
        x: tenth(WIDTH - MARGIN - WALL_WIDTH * WALL_SCALE + scaled(x)),
        y: tenth(WALL_TOP + scaled(y)),
        width: tenth(scaled(width)),
        height: tenth(scaled(height)),
        radius: tenth(scaled(radius)),
    })
}
