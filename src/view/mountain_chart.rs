//! The picture of the mountain: seats held against the uniform swing that gets there.

use super::{
    ascent::{Ascent, summit},
    labels::{LINE, Labels},
    phrases,
    scene::{Anchor, Marks, Outline, Scene},
    view_model::ViewModel,
};
use crate::model::{Mountain, Party};

/// How far the axis goes beyond the lowest number of seats on it.
const BEYOND: f64 = 6.0;
/// The least that the axis reaches up, in points of swing.
const LEAST_HIGH: f64 = 13.0;

pub fn chart(view_model: &ViewModel, ascent: &Ascent) -> Scene {
    let chart = Chart::new(view_model, ascent);
    let mut marks = Marks::default();
    let mut labels = view_model.labels();
    chart.draw_grid(&mut marks);
    chart.draw_slopes(&mut marks);
    chart.draw_summit(&mut marks, &mut labels);
    chart.draw_start(&mut marks);
    // What is placed first is there for sure.
    chart.label_start(&mut marks, &mut labels);
    chart.label_seats(&mut marks, &mut labels);
    chart.label_ten(&mut marks, &mut labels);
    chart.draw_focus(&mut marks, &mut labels);
    chart.label_five(&mut marks, &mut labels);
    chart.draw_way_back(&mut marks, &mut labels);
    chart.label_counted(&mut marks, &mut labels);
    Scene::image(chart.width, chart.height, chart.sentence(), marks)
}

struct Chart<'a> {
    view_model: &'a ViewModel,
    ascent: &'a Ascent<'a>,
    year: String,
    /// Seats held and the swing that gets there, in the scenario and as counted.
    slope: Vec<(usize, f64)>,
    counted: Vec<(usize, f64)>,
    /// The swing back to the seats as counted, in points.
    back: f64,
    is_narrow: bool,
    width: f64,
    height: f64,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    /// Where the axes start and end: seats from the left, points of swing upwards from none.
    low: f64,
    high: f64,
}

impl<'a> Chart<'a> {
    fn new(view_model: &'a ViewModel, ascent: &'a Ascent<'a>) -> Self {
        let (now, before) = (ascent.now, ascent.before);
        let width = view_model.size.panel();
        let is_narrow = width < 400.0;
        let mark = ascent.climb.mark;
        let lowest = mark.map_or(before.seats, |(seats, _)| seats.min(before.seats));
        let lowest = lowest.min(now.seats).min(now.majority);
        Self {
            view_model,
            ascent,
            year: ascent.year.to_string(),
            slope: slope(now),
            counted: slope(before),
            back: now.swing_for(before.seats).unwrap_or(0.0),
            is_narrow,
            width,
            height: if is_narrow { 264.0 } else { 300.0 },
            left: 4.0,
            right: if is_narrow { 10.0 } else { 14.0 },
            top: if is_narrow { 58.0 } else { 56.0 },
            bottom: 52.0,
            low: (lowest as f64 - BEYOND).max(0.0),
            high: LEAST_HIGH.max(summit(now).max(summit(before)) + 0.8),
        }
    }

    fn x(&self, seats: usize) -> f64 {
        let width = self.width - self.left - self.right;
        let majority = self.ascent.now.majority as f64;
        self.left + width * (seats as f64 - self.low) / (majority - self.low)
    }

    fn y(&self, swing: f64) -> f64 {
        let height = self.height - self.top - self.bottom;
        self.top + height * (self.high - swing) / self.high
    }

    fn base(&self) -> f64 {
        self.y(0.0)
    }

    /// The baseline of the seats under the axis, and of what they are.
    fn seats_line(&self) -> f64 {
        self.base() + 22.0
    }

    fn words_line(&self) -> f64 {
        self.base() + 42.0
    }

    fn fill(&self) -> &'static str {
        match self.ascent.climb.party {
            Party::TO => "f-con",
            _ => "f-lab",
        }
    }

    /// On a phone the way back lies over the line of five points.
    fn shows_five(&self) -> bool {
        !(self.is_narrow && self.back > 2.2)
    }

    fn draw_grid(&self, marks: &mut Marks) {
        for points in [5.0, 10.0] {
            if points > 5.0 || self.shows_five() {
                let at = self.y(points).floor() + 0.5;
                marks.line("g-grid", self.left, at, self.width - self.right, at);
            }
        }
    }

    /// Goes on along a slope.
    fn follow(&self, points: &[(usize, f64)], path: &mut Outline) {
        let mut last = f64::MIN;
        for (index, &(seats, swing)) in points.iter().enumerate() {
            let at = self.x(seats);
            // A seat is 2 or 3 pixels wide: every second one draws the same slope.
            if (at - last).abs() >= 4.5 || index + 1 == points.len() {
                path.through(at, self.y(swing));
                last = at;
            }
        }
    }

    /// The mountain, what of it has come in the scenario, and its ridge as counted.
    fn draw_slopes(&self, marks: &mut Marks) {
        let base = self.base();
        let mut ridge = Outline::default();
        self.follow(&self.slope, &mut ridge);
        let mut rock = ridge.clone();
        rock.line_to(self.x(self.ascent.now.majority), base).close();
        marks.path("g-rock", rock);
        if !self.ascent.is_unmoved {
            if self.ascent.now.seats <= self.ascent.before.seats {
                let mut extra = ridge.clone();
                let mut way_back = self.counted.clone();
                way_back.reverse();
                self.follow(&way_back, &mut extra);
                extra.close();
                marks.path("g-extra", extra);
            }
            let mut counted = Outline::default();
            self.follow(&self.counted, &mut counted);
            marks.path("g-counted", counted);
        }
        marks.path("g-ridge", ridge);
        let y = base + 0.5;
        marks.line("g-axis", self.left, y, self.width - self.right, y);
    }

    /// The flag of a majority, and the swing that it takes.
    fn draw_summit(&self, marks: &mut Marks, labels: &mut Labels) {
        let (now, say) = (self.ascent.now, self.view_model.words());
        if now.to_climb() == 0 {
            return;
        }
        let (x, needed) = (self.x(now.majority), now.swing_needed());
        marks.line("g-pole", x, self.y(needed.unwrap_or(self.high)), x, 10.0);
        let mut flag = Outline::default();
        flag.move_to(x, 10.0)
            .across(-18.0)
            .by(4.0, 6.0)
            .by(-4.0, 6.0)
            .across(18.0)
            .close();
        marks.path(self.fill(), flag);
        let (title, under) = match needed {
            Some(swing) => (
                say.mountain_swing(&say.one_decimal(swing)),
                if self.ascent.is_unmoved {
                    say.mountain_for_a_majority().to_owned()
                } else {
                    let before = say.one_decimal(summit(self.ascent.before));
                    say.mountain_for_a_majority_before(&self.year, &before)
                },
            ),
            None => (
                say.mountain_out_of_reach().to_owned(),
                say.mountain_not_by_swing().to_owned(),
            ),
        };
        let class = match self.ascent.climb.party {
            Party::TO => "s16 b t-con",
            _ => "s16 b t-lab",
        };
        let beside = x - 24.0;
        labels.keep(marks, class, &title, (beside, 15.0, Anchor::End));
        labels.keep(marks, "s12 ink", &under, (beside, 31.0, Anchor::End));
    }

    /// Where the climb starts, and the numbers of seats that have a name.
    fn draw_start(&self, marks: &mut Marks) {
        let (base, ascent) = (self.base(), self.ascent);
        let (now, before) = (ascent.now, ascent.before);
        let marked = ascent.climb.mark.map(|(seats, _)| seats);
        for seats in marked.into_iter().chain([before.seats, now.majority]) {
            if !(ascent.is_unmoved && seats == before.seats) {
                let at = self.x(seats);
                marks.line("g-axis", at, base, at, base + 8.0);
            }
        }
        let start = self.x(now.seats.min(now.majority));
        marks.circle(self.fill(), start, base, 6.0);
    }

    /// The seats that a majority takes, and those that the climb starts from.
    fn label_start(&self, marks: &mut Marks, labels: &mut Labels) {
        /// From so many seats on the words stand before the start.
        const LATE: usize = 270;
        let (say, now) = (self.view_model.words(), self.ascent.now);
        let line = self.seats_line();
        let end = (self.width, line, Anchor::End);
        labels.keep(marks, "s14 b ink", &now.majority.to_string(), end);
        let text = if self.ascent.is_unmoved {
            say.mountain_seats_in(self.ascent.before.seats, &self.year)
        } else {
            let transfer = self.view_model.scenario().transfer();
            say.common_count_at(&now.seats.to_string(), &say.share(transfer))
        };
        let class = match self.ascent.climb.party {
            Party::TO => "s14 b t-con",
            _ => "s14 b t-lab",
        };
        let start = self.x(now.seats.min(now.majority));
        let (from, up_to) = (
            ((start - 4.0).max(0.0), line, Anchor::Start),
            ((start + 4.0).min(self.width - 40.0), line, Anchor::End),
        );
        let places = if now.seats > LATE {
            [up_to, from]
        } else {
            [from, up_to]
        };
        if !labels.add(marks, class, &text, &places) {
            labels.keep(marks, class, &text, places[0]);
        }
    }

    /// What the other numbers of seats are.
    fn label_seats(&self, marks: &mut Marks, labels: &mut Labels) {
        let (say, line) = (self.view_model.words(), self.words_line());
        let end = (self.width, line, Anchor::End);
        labels.keep(marks, "s12 i2", say.mountain_a_majority(), end);
        if !self.ascent.is_unmoved {
            let seats = self.ascent.before.seats;
            let start = (self.x(seats), line, Anchor::Start);
            let text = say.common_count_in(&seats.to_string(), &self.year);
            labels.add(marks, "s12 i2", &text, &[start]);
        }
        if let Some((seats, year)) = self.ascent.climb.mark {
            let start = ((self.x(seats) - 6.0).max(0.0), line, Anchor::Start);
            let text = say.common_count_in(&seats.to_string(), &year.to_string());
            labels.add(marks, "s12 i2", &text, &[start]);
        }
    }

    /// What the upper line of the grid stands for.
    fn label_ten(&self, marks: &mut Marks, labels: &mut Labels) {
        let (say, ascent) = (self.view_model.words(), self.ascent);
        let above = (self.left, self.y(10.0).floor() - 4.5, Anchor::Start);
        let in_full = say.mountain_swing_between("10", &ascent.giver.name, &ascent.climber.name);
        let is_in_full = !self.is_narrow && labels.add(marks, "s12 i2 halo", &in_full, &[above]);
        if !is_in_full {
            let in_short = say.mountain_swing("10");
            labels.add(marks, "s12 i2 halo", &in_short, &[above]);
        }
    }

    fn label_five(&self, marks: &mut Marks, labels: &mut Labels) {
        if self.shows_five() {
            let above = (self.left, self.y(5.0).floor() - 4.5, Anchor::Start);
            labels.add(marks, "s12 i2 halo", "5", &[above]);
        }
    }

    /// The focus seat on the slope, if it is still to be climbed to.
    fn draw_focus(&self, marks: &mut Marks, labels: &mut Labels) {
        const NAME: &str = "s12 b ink halo";
        let (view_model, mountain) = (self.view_model, self.ascent.now);
        let seat = view_model.seat();
        let place = mountain.slope.iter().position(|step| step.seat == seat.id);
        let Some(index) = place else { return };
        let is_giver_s = match self.ascent.climb.party {
            Party::TO => view_model.winner(seat.id) == Party::THIRD,
            _ => view_model.winner(seat.id) == Party::TO,
        };
        if mountain.seats + index >= mountain.majority || !is_giver_s {
            return;
        }
        let swing = mountain.slope[index].swing.max(0.0);
        let (at, height) = (self.x(mountain.seats + index + 1), self.y(swing));
        marks.circle("g-hart", at, height, 4.0);
        let text = if swing < 0.05 {
            seat.name.to_string()
        } else {
            let swing = view_model.words().one_decimal(swing);
            format!("{} {swing}", seat.name)
        };
        let up = if swing < 0.6 { 12.0 } else { 8.0 };
        // A name that finds no room in one line may in several, and at last above the slope.
        let face = view_model.size.face;
        let narrow = face.wrap(NAME, &text, 0.4 * self.width);
        for text in [&text, &narrow] {
            let above = height - up - LINE * text.matches('\n').count() as f64;
            let inside = f64::max(at - 8.0, labels.width(NAME, text));
            let places = [(at - 8.0, above, Anchor::End), (inside, above, Anchor::End)];
            if labels.add(marks, NAME, text, &places) {
                break;
            }
        }
    }

    /// The way back to the seats that the party had. Its words are the first to give way, because
    /// the line above the picture still says them.
    fn draw_way_back(&self, marks: &mut Marks, labels: &mut Labels) {
        const CLASSES: &str = "s12 ink halo";
        if self.ascent.is_unmoved || self.back <= 0.0 {
            return;
        }
        let seats = self.ascent.before.seats;
        let (at, height) = (self.x(seats), self.y(self.back));
        marks.line("g-back", at, self.base(), at, height);
        marks.circle("g-backd", at, height, 3.5);
        if self.back >= 0.5 {
            let say = self.view_model.words();
            let text = say.mountain_get_back(&say.one_decimal(self.back), &seats.to_string());
            // In two lines of much the same width.
            let face = self.view_model.size.face;
            let text = face.wrap(CLASSES, &text, 0.6 * face.width(CLASSES, &text));
            let above = height - 3.0 - LINE * text.matches('\n').count() as f64;
            labels.add(marks, CLASSES, &text, &[(at - 6.0, above, Anchor::End)]);
        }
    }

    /// The year of the ridge as counted, beside it.
    fn label_counted(&self, marks: &mut Marks, labels: &mut Labels) {
        /// So many seats below the summit.
        const NAMED: usize = 44;
        let named = self.ascent.now.majority.saturating_sub(NAMED);
        let mut points = self.counted.iter();
        if !self.ascent.is_unmoved
            && let Some(&(seats, swing)) = points.find(|(seats, _)| *seats == named)
        {
            let under = (self.x(seats) + 8.0, self.y(swing) + 18.0, Anchor::Start);
            labels.add(marks, "s12 i2", &self.year, &[under]);
        }
    }

    /// The picture's data in one sentence.
    fn sentence(&self) -> String {
        let (say, ascent) = (self.view_model.words(), self.ascent);
        let (now, before) = (ascent.now, ascent.before);
        say.mountain_spoken(
            &phrases::capital(&ascent.climber.collective),
            &now.seats.to_string(),
            &say.one_decimal(summit(now)),
            &ascent.giver.collective,
            &now.majority.to_string(),
            &say.mountain_spoken_before(
                &self.year,
                &say.one_decimal(summit(before)),
                &before.seats.to_string(),
            ),
        )
    }
}

/// Seats held and the swing that gets there, from the start to a majority.
fn slope(mountain: &Mountain) -> Vec<(usize, f64)> {
    let mut points = vec![(mountain.seats.min(mountain.majority), 0.0)];
    for (index, step) in mountain.slope.iter().enumerate() {
        let seats = mountain.seats + index + 1;
        if seats > mountain.majority {
            break;
        }
        points.push((seats, step.swing.max(0.0)));
    }
    points
}
