//! Labour's mountain: from its seats in the scenario up to a majority, one seat a step, by the
//! uniform swing that wins each.

use super::{
    markup::{Markup, markup},
    picture::picture,
    scene::{Anchor, Marks, Outline, Scene},
    sheet::Sheet,
    words,
};
use crate::{
    model::{LABOUR_1935, MAJORITY, Mountain, Party, Swing},
    text::text,
};

/// Labour's seats at the general election of 2019.
const LABOUR_2019: usize = 202;
/// The left end of the axis: a little below Labour's total of 1935.
const LEFT_SEATS: f64 = 148.0;

// Kept by name: measurements and tests tell the panels apart by it.
#[inline(never)]
pub fn panel(sheet: &Sheet) -> Markup {
    let heading = sheet.id("mountain");
    let mountain = &sheet.outcome.mountain;
    markup!(
        "<section class=\"bt-p p-mount\" part=panel aria-labelledby={}>\
         <p class=bt-eye>Labour’s mountain</p>\
         <h3 class=bt-h id={}>From <span class=\"num c-lab\">{}</span> seats, a majority is \
         <span class=num>{}</span> gains away</h3>\
         <p class=bt-sub>{}</p><figure>{}</figure></section>",
        heading.clone(),
        heading,
        mountain.labour,
        mountain.to_climb(),
        finding(sheet),
        picture(sheet, "slope", chart(sheet))
    )
}

fn is_unmoved(sheet: &Sheet) -> bool {
    let scenario = sheet.scenario();
    sheet.outcome.mountain.labour == LABOUR_2019
        && scenario.transfer() == scenario.labour_share()
        && scenario.swing() == Swing::ZERO
}

/// The swing for a majority, in points.
fn summit(mountain: &Mountain) -> f64 {
    mountain.swing_needed().unwrap_or(0.0)
}

fn finding(sheet: &Sheet) -> Markup {
    let (now, before) = (&sheet.outcome.mountain, &sheet.baseline.mountain);
    if is_unmoved(sheet) {
        return markup!(
            "In 2019 Labour won 202 seats, its fewest since 1935. The slope shows the uniform swing \
             from the Conservatives that wins each further seat."
        );
    }
    let (new, old) = (
        words::one_decimal(summit(now)),
        words::one_decimal(summit(before)),
    );
    let difference = now.labour.abs_diff(LABOUR_2019);
    let back = now.swing_for(LABOUR_2019).filter(|&swing| swing > 0.05);
    let first = if (summit(now) - summit(before)).abs() < 0.5 {
        "The summit barely moves: "
    } else {
        "The summit moves: "
    };
    let mut rest = if new == old {
        ", as in 2019. ".to_owned()
    } else {
        text!(", ", &old, " in 2019. ")
    };
    if difference == 0 {
        rest.push_str("Labour sets out from as many seats.");
    } else {
        let (start, where_to) = if now.labour < LABOUR_2019 {
            ("But", " seats lower")
        } else {
            ("And", " seats higher")
        };
        rest.push_str(&text!(start, " Labour sets out ", difference, where_to));
        if let Some(back) = back {
            let points = words::one_decimal(back);
            rest.push_str(&text!(
                ", and its first ",
                &points,
                " points only regain lost ground"
            ));
        }
        rest.push('.');
    }
    if now.labour < LABOUR_1935 {
        rest.push_str(" That is fewer than in 1935.");
    }
    markup!("{}<b>{} points</b>{}", first, new, rest)
}

fn chart(sheet: &Sheet) -> Scene {
    let (now, before) = (&sheet.outcome.mountain, &sheet.baseline.mountain);
    let width = sheet.size.panel();
    let phone = width < 400.0;
    let height = if phone { 264.0 } else { 300.0 };
    let (left, right) = (4.0, if phone { 10.0 } else { 14.0 });
    let (top, bottom) = (if phone { 58.0 } else { 56.0 }, 52.0);
    let low = LEFT_SEATS.min(now.labour as f64 - 6.0).max(0.0);
    let high = 13_f64.max(summit(now).max(summit(before)) + 0.8);
    let x = |seats: f64| left + (width - left - right) * (seats - low) / (MAJORITY as f64 - low);
    let y = |swing: f64| top + (height - top - bottom) * (high - swing) / high;
    let base = y(0.0);
    let unmoved = is_unmoved(sheet);
    let ridge = profile(now);
    let old_ridge = profile(before);
    let line = |points: &[(usize, f64)], path: &mut Outline| {
        let mut last = f64::MIN;
        for (index, &(seats, swing)) in points.iter().enumerate() {
            let at = x(seats as f64);
            // A seat is 2 or 3 pixels wide: every second one draws the same slope.
            if (at - last).abs() >= 4.5 || index + 1 == points.len() {
                path.through(at, y(swing));
                last = at;
            }
        }
    };

    let mut marks = Marks::default();
    let back = now.swing_for(LABOUR_2019).unwrap_or(0.0);
    for points in [5.0, 10.0] {
        let at = y(points).floor() + 0.5;
        marks.line("g-grid", left, at, width - right, at);
        let text = match (points > 5.0, phone) {
            (true, true) => "10-point swing",
            (true, false) => "10-point swing, Conservative to Labour",
            (false, true) if back > 2.2 => continue,
            _ => "5",
        };
        marks.text("s12 i2 halo", left, at - 5.0, Anchor::Start, text);
    }
    let mut rock = Outline::default();
    line(&ridge, &mut rock);
    rock.line_to(x(MAJORITY as f64), base).close();
    marks.path("g-rock", rock);
    if !unmoved {
        if now.labour <= LABOUR_2019 {
            let mut extra = Outline::default();
            line(&ridge, &mut extra);
            let mut way_back = old_ridge.clone();
            way_back.reverse();
            line(&way_back, &mut extra);
            extra.close();
            marks.path("g-extra", extra);
        }
        let mut ghost = Outline::default();
        line(&old_ridge, &mut ghost);
        marks.path("g-2019", ghost);
    }
    let mut outline = Outline::default();
    line(&ridge, &mut outline);
    marks.path("g-ridge", outline);
    marks.line("g-axis", left, base + 0.5, width - right, base + 0.5);

    let summit_x = x(MAJORITY as f64);
    if now.to_climb() > 0 {
        let needed = now.swing_needed();
        marks.line(
            "g-pole",
            summit_x,
            y(needed.unwrap_or(high)),
            summit_x,
            10.0,
        );
        let mut flag = Outline::default();
        flag.move_to(summit_x, 10.0)
            .across(-18.0)
            .by(4.0, 6.0)
            .by(-4.0, 6.0)
            .across(18.0)
            .close();
        marks.path("f-lab", flag);
        let (title, under) = match needed {
            Some(swing) => (
                text!(words::one_decimal(swing), "-point swing"),
                if unmoved {
                    "for a majority of one".to_owned()
                } else {
                    text!(
                        "for a majority of one (2019: ",
                        words::one_decimal(summit(before)),
                        ")"
                    )
                },
            ),
            None => ("Out of reach".into(), "no swing alone is enough".into()),
        };
        marks.text("s16 b t-lab", summit_x - 24.0, 15.0, Anchor::End, title);
        marks.text("s12 ink", summit_x - 24.0, 31.0, Anchor::End, under);
    }

    for seats in [LABOUR_1935, LABOUR_2019, MAJORITY] {
        if !(unmoved && seats == LABOUR_2019) {
            let at = x(seats as f64);
            marks.line("g-axis", at, base, at, base + 8.0);
        }
    }
    let start = x(now.labour.min(MAJORITY) as f64);
    marks.circle("f-lab", start, base, 6.0);
    let text = if unmoved {
        "202 seats in 2019".to_owned()
    } else {
        text!(
            now.labour,
            " at ",
            words::share(sheet.scenario().transfer())
        )
    };
    if now.labour > 270 {
        marks.text(
            "s14 b t-lab",
            (start + 4.0).min(width - 40.0),
            base + 22.0,
            Anchor::End,
            text,
        );
    } else {
        marks.text(
            "s14 b t-lab",
            (start - 4.0).max(0.0),
            base + 22.0,
            Anchor::Start,
            text,
        );
    }
    let beside = x(LABOUR_1935 as f64) - 6.0;
    marks.text(
        "s12 i2",
        beside.max(0.0),
        base + 42.0,
        Anchor::Start,
        "154 in 1935",
    );
    if !unmoved {
        marks.text(
            "s12 i2",
            x(LABOUR_2019 as f64),
            base + 42.0,
            Anchor::Start,
            "202 in 2019",
        );
    }
    marks.text("s14 b ink", width, base + 22.0, Anchor::End, "326");
    marks.text("s12 i2", width, base + 42.0, Anchor::End, "a majority");
    if !unmoved && let Some(point) = old_ridge.iter().find(|point| point.0 == 282) {
        marks.text(
            "s12 i2",
            x(282.0) + 8.0,
            y(point.1) + 18.0,
            Anchor::Start,
            "2019",
        );
    }
    landmarks(&mut marks, sheet, &x, &y, unmoved, back);

    let label = text!(
        "Labour would start from ",
        now.labour,
        " seats and need a uniform swing of ",
        words::one_decimal(summit(now)),
        " points from the Conservatives for 326 seats; after 2019 it needed ",
        words::one_decimal(summit(before)),
        " from 202 seats."
    );
    Scene::image(width, height, label, marks)
}

/// Seats held against the swing that gets there, from the start to a majority.
fn profile(mountain: &Mountain) -> Vec<(usize, f64)> {
    let mut points = vec![(mountain.labour.min(MAJORITY), 0.0)];
    for (index, step) in mountain.slope.iter().enumerate() {
        let seats = mountain.labour + index + 1;
        if seats > MAJORITY {
            break;
        }
        points.push((seats, step.swing.max(0.0)));
    }
    points
}

/// The way back to 202 and the focus seat on the slope; the words of the first give way to the
/// second, because the line above the picture still says them.
fn landmarks(
    marks: &mut Marks,
    sheet: &Sheet,
    x: &impl Fn(f64) -> f64,
    y: &impl Fn(f64) -> f64,
    unmoved: bool,
    back: f64,
) {
    let mountain = &sheet.outcome.mountain;
    let seat = sheet.seat();
    let focus = mountain
        .slope
        .iter()
        .position(|step| step.seat == seat.id)
        .filter(|index| mountain.labour + index < MAJORITY && sheet.winner(seat.id) == Party::Con)
        .map(|index| {
            let swing = mountain.slope[index].swing.max(0.0);
            (x((mountain.labour + index + 1) as f64), y(swing), swing)
        });
    if !unmoved && back > 0.0 {
        let (at, height) = (x(LABOUR_2019 as f64), y(back));
        marks.line("g-back", at, y(0.0), at, height);
        marks.circle("g-backd", at, height, 3.5);
        let clash = focus.is_some_and(|(fx, fy, _)| {
            fx - 93.0 < at - 4.0
                && fx - 6.0 > at - 103.0
                && fy - 21.0 < height - 1.0
                && fy - 8.0 > height - 28.0
        });
        if !clash && back >= 0.5 && at > 110.0 {
            let first = text!(words::one_decimal(back), " points just to");
            marks.text("s12 ink halo", at - 6.0, height - 17.0, Anchor::End, first);
            marks.text(
                "s12 ink halo",
                at - 6.0,
                height - 3.0,
                Anchor::End,
                "get back to 202",
            );
        }
    }
    if let Some((fx, fy, swing)) = focus {
        marks.circle("g-hart", fx, fy, 4.0);
        let text = if swing < 0.05 {
            seat.name.to_owned()
        } else {
            text!(seat.name, " ", words::one_decimal(swing))
        };
        let room = text.len() as f64 * 6.9;
        let up = if swing < 0.6 { 12.0 } else { 8.0 };
        marks.text(
            "s12 b ink halo",
            (fx - 8.0).max(room),
            fy - up,
            Anchor::End,
            text,
        );
    }
}
