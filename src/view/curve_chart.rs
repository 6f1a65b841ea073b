//! The picture of the curve: the wall's count against the transfer, and the range around it.

use super::{
    labels::{LINE, Labels},
    scene::{Anchor, Marks, Outline, Scene},
    view_model::ViewModel,
};
use crate::model::{Band, Party, Share, Swing, TippingPoint};

/// How likely a count is to lie in the range, in per cent.
pub const LIKELY: &str = "90";

pub fn chart(view_model: &ViewModel) -> Scene {
    let chart = Chart::new(view_model);
    let mut marks = Marks::default();
    let mut labels = view_model.labels();
    chart.draw_grid(&mut marks, &mut labels);
    chart.draw_range(&mut marks);
    chart.draw_half(&mut marks);
    chart.draw_steps(&mut marks);
    chart.draw_axis(&mut marks, &mut labels);
    // The reader's own point has the first choice of a place, and lies over everything.
    let mut own = Marks::default();
    chart.draw_own(&mut own, &mut labels);
    chart.draw_focus(&mut marks, &mut labels);
    chart.label_first(&mut marks, &mut labels);
    chart.draw_settings(&mut marks, &mut labels);
    chart.label_range(&mut marks, &mut labels);
    chart.label_half(&mut marks, &mut labels);
    marks.0.append(&mut own.0);
    // The figure around it is the control, and says what the picture shows.
    Scene::image(chart.width, chart.height, String::new(), marks).hidden()
}

/// The transfer that a point of the picture stands for, by its distance from the left in CSS
/// pixels: the curve is a control too.
pub fn transfer_at(view_model: &ViewModel, x: f64) -> Share {
    let chart = Chart::new(view_model);
    let x = x / view_model.size.scale();
    let part = (x - chart.left) / (chart.width - chart.left - chart.right);
    Share::from_percent((part * 100.0 + 0.5).floor() as i64)
}

/// What the picture is drawn from: where the plot lies within it, in CSS pixels, and its scales.
struct Chart<'a> {
    view_model: &'a ViewModel,
    is_narrow: bool,
    width: f64,
    height: f64,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    /// The counts at which the axis starts and ends.
    low: f64,
    high: f64,
}

impl<'a> Chart<'a> {
    fn new(view_model: &'a ViewModel) -> Self {
        let width = view_model.size.panel();
        let is_narrow = width < 400.0;
        let (steps, bands) = (&view_model.thresholds.steps, &view_model.thresholds.bands);
        // Nothing rescales while the finer controls move: both ends reach at least as far as they do
        // without these.
        let baseline = &view_model.baseline;
        let first = |band: Option<&Band>, count: usize| band.map_or(count, |band| band.low) as f64;
        let counted = *baseline.wall_by_year.last().unwrap_or(&0);
        let low = first(bands.first().map(|(_, band)| band), steps[0].conservative)
            .min(first(baseline.band.as_ref(), counted));
        let mut high = baseline.wall_at_most;
        for (_, band) in bands {
            high = high.max(band.high);
        }
        for step in steps {
            high = high.max(step.conservative);
        }
        let widest = if high >= 100 { "000" } else { "00" };
        Self {
            view_model,
            is_narrow,
            width,
            height: if is_narrow { 256.0 } else { 288.0 },
            left: f64::max(26.0, 6.0 + view_model.size.face.width("s12 i2", widest)),
            right: if is_narrow { 14.0 } else { 16.0 },
            top: 26.0,
            bottom: 36.0,
            low: (10.0 * ((low - 3.0) / 10.0).floor()).max(0.0),
            high: high as f64 + 3.0,
        }
    }

    fn x(&self, percent: f64) -> f64 {
        self.left + (self.width - self.left - self.right) * percent / 100.0
    }

    fn y(&self, count: f64) -> f64 {
        let inner = self.height - self.top - self.bottom;
        self.top + inner * (self.high - count) / (self.high - self.low)
    }

    fn base(&self) -> f64 {
        self.height - self.bottom
    }

    /// The height of a part of the axis of counts, from 0 at its start to 1 at its end.
    fn at_part(&self, part: f64) -> f64 {
        self.y(self.low + (self.high - self.low) * part)
    }

    /// A line across the plot.
    fn across(&self, marks: &mut Marks, class: &'static str, y: f64) {
        marks.line(class, self.left, y, self.width - self.right, y);
    }

    fn draw_grid(&self, marks: &mut Marks, labels: &mut Labels) {
        let every = if self.high - self.low > 90.0 {
            20.0
        } else {
            10.0
        };
        let mut count = 10.0 * (self.low / 10.0).floor() + 10.0;
        while count < self.high - 2.0 {
            let y = self.y(count).floor() + 0.5;
            self.across(marks, "g-grid", y);
            let end = (self.left - 6.0, y + 4.0, Anchor::End);
            labels.keep(marks, "s12 i2", &(count as i64).to_string(), end);
            count += every;
        }
        let view_model = self.view_model;
        let to = &view_model.election().party(Party::TO).name;
        let all = view_model.outcome.wall.seats.to_string();
        let seats = view_model.words().curve_seats_of(to, &all);
        labels.keep(marks, "s12 i2", &seats, (0.0, 12.0, Anchor::Start));
    }

    /// The range in which the count would fall if seats swung on their own, and its middle.
    fn draw_range(&self, marks: &mut Marks) {
        let bands = &self.view_model.thresholds.bands;
        if bands.is_empty() {
            return;
        }
        let (mut range, mut expected) = (Outline::default(), Outline::default());
        for (transfer, band) in bands {
            let x = self.x(transfer.percent());
            range.through(x, self.y(band.high as f64));
            expected.through(x, self.y(band.expected));
        }
        for (transfer, band) in bands.iter().rev() {
            range.line_to(self.x(transfer.percent()), self.y(band.low as f64));
        }
        range.close();
        marks.path("g-band", range);
        marks.path("g-exp", expected);
    }

    /// Half of the wall, where there is room to say so.
    fn half(&self) -> Option<f64> {
        let half = self.view_model.outcome.wall.seats as f64 / 2.0;
        let is_shown = !self.is_narrow && half > self.low && half < self.high;
        is_shown.then_some(half)
    }

    fn draw_half(&self, marks: &mut Marks) {
        if let Some(half) = self.half() {
            self.across(marks, "g-half", self.y(half));
        }
    }

    fn label_half(&self, marks: &mut Marks, labels: &mut Labels) {
        if let Some(half) = self.half() {
            let above = self.y(half).floor() - 6.0;
            let end = (self.width - self.right, above, Anchor::End);
            let half = self.view_model.words().curve_half();
            labels.add(marks, "s12 i2 halo", half, &[end]);
        }
    }

    /// The wall's count before anything moves.
    fn first(&self) -> usize {
        self.view_model.thresholds.steps[0].conservative
    }

    fn draw_steps(&self, marks: &mut Marks) {
        let mut path = Outline::default();
        path.move_to(self.x(0.0), self.y(self.first() as f64));
        for step in &self.view_model.thresholds.steps[1..] {
            path.across_to(self.x(step.transfer))
                .down_to(self.y(step.conservative as f64));
        }
        let end = self.view_model.scenario().labour_share().rest();
        path.across_to(self.x(end.percent()));
        marks.path("g-step0", path.clone());
        marks.path("g-step", path);
    }

    /// The axis of the transfer.
    fn draw_axis(&self, marks: &mut Marks, labels: &mut Labels) {
        let (election, say) = (self.view_model.election(), self.view_model.words());
        let base = self.base();
        self.across(marks, "g-axis", base + 0.5);
        for percent in [0_u8, 25, 50, 75, 100] {
            let x = self.x(f64::from(percent));
            marks.line("g-axis", x, base, x, base + 5.0);
            let number = percent.to_string();
            let (anchor, text) = match percent {
                0 => (Anchor::Start, number),
                100 => (Anchor::End, say.percentage(&number)),
                _ => (Anchor::Middle, number),
            };
            labels.keep(marks, "s12 i2", &text, (x, base + 18.0, anchor));
        }
        let (from, to) = (election.party(Party::FROM), election.party(Party::TO));
        let mut axis = say.curve_voters_switching(&from.name, &to.to());
        if self.is_narrow || labels.width("s12 i2", &axis) > self.width {
            axis = say.curve_switching(&to.to());
        }
        let middle = (self.width / 2.0, self.height - 2.0, Anchor::Middle);
        labels.keep(marks, "s12 i2", &axis, middle);
    }

    /// Where the reader is.
    fn draw_own(&self, marks: &mut Marks, labels: &mut Labels) {
        const CLASSES: &str = "s16 b t-con halo";
        let transfer = self.view_model.scenario().transfer();
        let count = self.view_model.outcome.wall.conservative;
        let (x, y) = (self.x(transfer.percent()), self.y(count as f64));
        marks.line("g-you", x, y, x, self.base());
        marks.circle("g-dot", x, y, 7.0);
        let say = self.view_model.words();
        let text = say.common_count_at(&count.to_string(), &say.share(transfer));
        let height = (y - 8.0).max(26.0);
        let (before, after) = (
            (x - 12.0, height, Anchor::End),
            (x + 12.0, height, Anchor::Start),
        );
        let places = if transfer.percent() > 30.0 {
            [before, after]
        } else {
            [after, before]
        };
        if !labels.add(marks, CLASSES, &text, &places) {
            labels.keep(marks, CLASSES, &text, before);
        }
    }

    /// The focus seat at its own tipping point.
    fn draw_focus(&self, marks: &mut Marks, labels: &mut Labels) {
        const NAME: &str = "s12 b ink halo";
        let (view_model, scenario) = (self.view_model, self.view_model.scenario());
        let seat = view_model.seat();
        let tip = view_model.tip(seat.id);
        let (TippingPoint::At(_), Some(percent)) = (tip, tip.percent()) else {
            return;
        };
        if !view_model.state.options.wall.contains(seat.id) {
            return;
        }
        let mut steps = view_model.thresholds.steps.iter();
        let Some(after) = steps.rfind(|step| step.transfer <= percent + 1e-9) else {
            return;
        };
        let (x, y) = (self.x(percent), self.y(after.conservative as f64 - 0.5));
        marks.circle("g-hart", x, y, 4.0);
        if self.is_narrow && scenario.labour_share() > Share::ZERO {
            return;
        }
        let transfer = scenario.transfer().percent();
        let close = (percent - transfer).abs() < if self.is_narrow { 30.0 } else { 22.0 };
        let is_below = close && percent <= transfer + 2.0 || percent < 25.0;
        // A name that finds no room in one line may in several.
        let face = view_model.size.face;
        let narrow = face.wrap(NAME, &seat.name, 0.4 * self.width);
        for name in [&*seat.name, &narrow] {
            let more_lines = LINE * name.matches('\n').count() as f64;
            let (below, above) = (
                (x + 10.0, y + 15.0, Anchor::Start),
                (x - 9.0, y - 8.0 - more_lines, Anchor::End),
            );
            let places = if is_below {
                [below, above]
            } else {
                [above, below]
            };
            if labels.add(marks, NAME, name, &places) {
                break;
            }
        }
    }

    /// Where the curve starts, once the reader is well away from there.
    fn label_first(&self, marks: &mut Marks, labels: &mut Labels) {
        let (say, scenario) = (self.view_model.words(), self.view_model.scenario());
        let first = self.first();
        if scenario.transfer().percent() <= 24.0 || first as f64 <= self.low {
            return;
        }
        let count = first.to_string();
        let is_unmoved = scenario.labour_share() == Share::ZERO && scenario.swing() == Swing::ZERO;
        let text = if is_unmoved {
            say.common_count_in(&count, &self.view_model.election().year().to_string())
        } else {
            say.common_count_at(&count, &say.share(Share::ZERO))
        };
        let (x, y) = (self.x(0.0) + 6.0, self.y(first as f64));
        let places = [(x, y - 9.0, Anchor::Start), (x, y + 17.0, Anchor::Start)];
        labels.add(marks, "s12 ink halo", &text, &places);
    }

    /// The sourced settings at their own place; their names hang below the range, each on its row.
    fn draw_settings(&self, marks: &mut Marks, labels: &mut Labels) {
        const CLASSES: &str = "s12 ink halo";
        let mut row = 0.395;
        for &(place, count) in &self.view_model.thresholds.settings {
            let preset = &self.view_model.election().settings()[place];
            let (x, y) = (self.x(preset.transfer.percent()), self.y(count as f64));
            // Below the range; or at least below the mark, where the curve starts low.
            let foot = self.at_part(row).max(y + LINE + 4.0).min(self.base());
            row -= 0.09;
            marks.line("g-hair", x, y, x, foot);
            marks.diamond("g-pre", x, y, 5.0);
            let short = &*preset.short;
            let mut long = format!("{short} {}", preset.transfer.basis_points() / 100);
            if preset.knows_labour {
                long += &format!("/{}", preset.labour_share.basis_points() / 100);
            }
            let places = [
                (x + 5.0, foot, Anchor::Start),
                (x - 5.0, foot, Anchor::End),
                (x + 5.0, foot + LINE, Anchor::Start),
            ];
            let is_long = !self.is_narrow && labels.add(marks, CLASSES, &long, &places);
            if !is_long {
                labels.add(marks, CLASSES, short, &places);
            }
        }
    }

    fn label_range(&self, marks: &mut Marks, labels: &mut Labels) {
        const CLASSES: &str = "s12 t-con halo";
        if self.view_model.thresholds.bands.is_empty() {
            return;
        }
        let say = self.view_model.words();
        let likely = say.percentage(LIKELY);
        let long = say.curve_expected_and_range(&likely);
        let place = [(self.x(22.0), self.at_part(0.095), Anchor::Start)];
        let is_long = self.width >= 520.0 && labels.add(marks, CLASSES, &long, &place);
        if !is_long {
            labels.add(marks, CLASSES, &say.curve_range(&likely), &place);
        }
    }
}
