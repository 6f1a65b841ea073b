//! Every setting at once: the wall's count against the transfer as exact steps, and the range in
//! which the count would fall if seats swung on their own.

use yew::prelude::*;

use super::{
    control,
    labels::{LINE, Labels},
    panel::Content,
    picture::picture,
    scene::{Anchor, Marks, Outline, Scene, tenth},
    state::State,
    view_model::ViewModel,
};
use crate::model::{Band, Party, Scenario, Share, Swing, TippingPoint, seat_result, wall_band};

/// The distance between two points of the band, in per cent of transfer. The band is smooth, so
/// five steps draw the same line as one hundred and cost a twentieth when the labour share moves.
pub const BAND_STEP: i64 = 5;

/// How likely a count is to lie in the band, in per cent.
const LIKELY: &str = "90";

/// The transfers at which the band is drawn, in per cent: every step, and the end.
fn band_transfers(labour_share: Share) -> Vec<Share> {
    let end = labour_share.rest().basis_points();
    let mut transfers = Vec::new();
    let mut at = 0;
    while at < end {
        transfers.push(Share::from_basis_points(at));
        at += BAND_STEP * 100;
    }
    transfers.push(labour_share.rest());
    transfers
}

/// The band along the curve; empty where the spread of seats is not known.
pub fn bands(state: &State, labour_share: Share, swing: Swing) -> Vec<Band> {
    let mut bands = Vec::new();
    for transfer in band_transfers(labour_share) {
        bands.extend(wall_band(
            state.election(),
            &state.options.wall,
            Scenario::new(transfer, labour_share, swing),
        ));
    }
    bands
}

/// The sourced settings and the wall's count at each, from the right.
pub fn settings_of(state: &State, swing: Swing) -> Vec<(usize, usize)> {
    let mut settings = Vec::new();
    // The election lists them from left to right.
    for (place, preset) in state.election().settings().iter().enumerate().rev() {
        if !preset.is_sourced {
            continue;
        }
        let scenario = Scenario::new(preset.transfer, preset.labour_share, swing);
        let mut count = 0;
        for &seat in state.options.wall.seats() {
            let result = seat_result(state.election().seat(seat), scenario);
            count += usize::from(result.winner == Party::TO);
        }
        settings.push((place, count));
    }
    settings
}

pub fn panel(view_model: &ViewModel) -> Content {
    let say = view_model.words();
    let transfer = view_model.scenario().transfer();
    let count = view_model.outcome.wall.conservative;
    let seats_at = say.curve_seats_at(count, &say.share(transfer));
    let simple_count = say.curve_simple_count(html! { <b class="c-con">{seats_at}</b> });
    let likelier = match (&view_model.outcome.band, view_model.election().spread()) {
        (Some(band), Some(spread)) => {
            let expected = html! { <b>{say.one_decimal(band.expected)}</b> };
            let (low, high) = (band.low.to_string(), band.high.to_string());
            let range = say.curve_range_from_to(&say.percentage(LIKELY), &low, &high);
            let range = html! { <span class="nw">{range}</span> };
            html! {
                <>
                    {" "}
                    {say.curve_likelier(&spread.measured, expected, range)}
                    if count as f64 > band.expected + 0.5 {
                        {" "}
                        {say.curve_runs_high()}
                    }
                </>
            }
        }
        _ => Html::default(),
    };
    Content {
        eye: say.curve_title().into(),
        heading: say.curve_heading().into(),
        body: html! {
            <>
                <p class="bt-sub">{simple_count}{likelier}</p>
                <figure
                    data-act="curve"
                    role="slider"
                    tabindex="0"
                    aria-valuemin="0"
                    aria-valuemax="100"
                    aria-valuenow={tenth(transfer.percent()).to_string()}
                    aria-valuetext={control::summary(view_model)}
                    aria-label={label(view_model)}
                >
                    {picture(view_model, "steps", chart(view_model))}
                </figure>
            </>
        },
    }
}

/// Where the plot lies within the picture, in CSS pixels, and its scales.
struct Plot {
    width: f64,
    height: f64,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    low: f64,
    high: f64,
}

impl Plot {
    fn new(view_model: &ViewModel) -> Self {
        let width = view_model.size.panel();
        let phone = width < 400.0;
        let bands = &view_model.thresholds.bands;
        let steps = &view_model.thresholds.steps;
        let count = |index: usize| steps[index].conservative as f64;
        // Nothing rescales while the finer controls move: both ends reach at least as far as they do
        // without these.
        let baseline = &view_model.baseline;
        let first = |band: Option<&Band>, count: usize| band.map_or(count, |band| band.low) as f64;
        let counted = *baseline.wall_by_year.last().unwrap_or(&0);
        let low =
            first(bands.first(), steps[0].conservative).min(first(baseline.band.as_ref(), counted));
        let high = f64::max(
            bands.iter().map(|band| band.high).max().unwrap_or(0) as f64,
            (0..steps.len()).map(count).fold(0.0, f64::max),
        )
        .max(baseline.wall_at_most as f64);
        let widest = if high >= 100.0 { "000" } else { "00" };
        Self {
            width,
            height: if phone { 256.0 } else { 288.0 },
            left: f64::max(26.0, 6.0 + view_model.size.face.width("s12 i2", widest)),
            right: if phone { 14.0 } else { 16.0 },
            top: 26.0,
            bottom: 36.0,
            low: (10.0 * ((low - 3.0) / 10.0).floor()).max(0.0),
            high: high + 3.0,
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
}

/// The transfer that a point of the picture stands for, by its distance from the left in CSS
/// pixels: the curve is a control too.
pub fn transfer_at(view_model: &ViewModel, x: f64) -> Share {
    let plot = Plot::new(view_model);
    let x = x / view_model.size.scale();
    let part = (x - plot.left) / (plot.width - plot.left - plot.right);
    Share::from_percent((part * 100.0 + 0.5).floor() as i64)
}

fn chart(view_model: &ViewModel) -> Scene {
    let say = view_model.words();
    let plot = Plot::new(view_model);
    let phone = plot.width < 400.0;
    let scenario = view_model.scenario();
    let labour = scenario.labour_share();
    let is_unmoved = labour == Share::ZERO && scenario.swing() == Swing::ZERO;
    let (thresholds, wall) = (&*view_model.thresholds, &view_model.outcome.wall);
    let end = labour.rest().percent();
    let transfer = scenario.transfer().percent();
    let mut marks = Marks::default();
    let mut labels = view_model.labels();

    let mut line = 10.0 * (plot.low / 10.0).floor() + 10.0;
    let every = if plot.high - plot.low > 90.0 {
        20.0
    } else {
        10.0
    };
    while line < plot.high - 2.0 {
        let y = plot.y(line).floor() + 0.5;
        marks.line("g-grid", plot.left, y, plot.width - plot.right, y);
        let end = (plot.left - 6.0, y + 4.0, Anchor::End);
        labels.keep(&mut marks, "s12 i2", &(line as i64).to_string(), end);
        line += every;
    }
    let election = view_model.election();
    let to = election.party(Party::TO);
    let seats = say.curve_seats_of(&to.name, &wall.seats.to_string());
    labels.keep(&mut marks, "s12 i2", &seats, (0.0, 12.0, Anchor::Start));

    let mut range = Outline::default();
    let mut expected = Outline::default();
    let transfers = band_transfers(labour);
    for (band, transfer) in thresholds.bands.iter().zip(&transfers) {
        let x = plot.x(transfer.percent());
        range.through(x, plot.y(band.high as f64));
        expected.through(x, plot.y(band.expected));
    }
    for (band, transfer) in thresholds.bands.iter().zip(&transfers).rev() {
        range.line_to(plot.x(transfer.percent()), plot.y(band.low as f64));
    }
    if !thresholds.bands.is_empty() {
        range.close();
        marks.path("g-band", range);
        marks.path("g-exp", expected);
    }

    let half = wall.seats as f64 / 2.0;
    let shows_half = !phone && half > plot.low && half < plot.high;
    if shows_half {
        let y = plot.y(half);
        marks.line("g-half", plot.left, y, plot.width - plot.right, y);
    }

    let first = thresholds.steps[0].conservative;
    let mut steps = Outline::default();
    steps.move_to(plot.x(0.0), plot.y(first as f64));
    for step in &thresholds.steps[1..] {
        steps
            .across_to(plot.x(step.transfer))
            .down_to(plot.y(step.conservative as f64));
    }
    steps.across_to(plot.x(end));
    marks.path("g-step0", steps.clone());
    marks.path("g-step", steps);

    let base = plot.base();
    marks.line(
        "g-axis",
        plot.left,
        base + 0.5,
        plot.width - plot.right,
        base + 0.5,
    );
    for percent in [0_u8, 25, 50, 75, 100] {
        let x = plot.x(f64::from(percent));
        marks.line("g-axis", x, base, x, base + 5.0);
        let number = percent.to_string();
        let (anchor, text) = match percent {
            0 => (Anchor::Start, number),
            100 => (Anchor::End, say.percentage(&number)),
            _ => (Anchor::Middle, number),
        };
        let place = (x, base + 18.0, anchor);
        labels.keep(&mut marks, "s12 i2", &text, place);
    }
    let mut axis = say.curve_voters_switching(&election.party(Party::FROM).name, &to.to());
    if phone || labels.width("s12 i2", &axis) > plot.width {
        axis = say.curve_switching(&to.to());
    }
    let place = (plot.width / 2.0, plot.height - 2.0, Anchor::Middle);
    labels.keep(&mut marks, "s12 i2", &axis, place);

    // The reader's own point has the first choice of a place, and lies over everything.
    let (x, y) = (plot.x(transfer), plot.y(wall.conservative as f64));
    let mut own = Marks::default();
    own.line("g-you", x, y, x, base);
    own.circle("g-dot", x, y, 7.0);
    let count = wall.conservative.to_string();
    let text = say.common_count_at(&count, &say.share(scenario.transfer()));
    let height = (y - 8.0).max(26.0);
    let (before, after) = (
        (x - 12.0, height, Anchor::End),
        (x + 12.0, height, Anchor::Start),
    );
    let places = if transfer > 30.0 {
        [before, after]
    } else {
        [after, before]
    };
    if !labels.add(&mut own, "s16 b t-con halo", &text, &places) {
        labels.keep(&mut own, "s16 b t-con halo", &text, before);
    }

    focus(&mut marks, &mut labels, view_model, &plot);
    if transfer > 24.0 && first as f64 > plot.low {
        let count = first.to_string();
        let text = if is_unmoved {
            say.common_count_in(&count, &election.year().to_string())
        } else {
            say.common_count_at(&count, &say.share(Share::ZERO))
        };
        let (x, y) = (plot.x(0.0) + 6.0, plot.y(first as f64));
        let places = [(x, y - 9.0, Anchor::Start), (x, y + 17.0, Anchor::Start)];
        labels.add(&mut marks, "s12 ink halo", &text, &places);
    }
    settings(&mut marks, &mut labels, view_model, &plot);
    if !thresholds.bands.is_empty() {
        let likely = say.percentage(LIKELY);
        let foot = plot.low + (plot.high - plot.low) * 0.095;
        let place = [(plot.x(22.0), plot.y(foot), Anchor::Start)];
        let (classes, long) = ("s12 t-con halo", say.curve_expected_and_range(&likely));
        let is_long = plot.width >= 520.0 && labels.add(&mut marks, classes, &long, &place);
        if !is_long {
            labels.add(&mut marks, classes, &say.curve_range(&likely), &place);
        }
    }
    if shows_half {
        let place = (
            plot.width - plot.right,
            plot.y(half).floor() - 6.0,
            Anchor::End,
        );
        labels.add(&mut marks, "s12 i2 halo", say.curve_half(), &[place]);
    }
    marks.0.append(&mut own.0);

    // The figure around it is the control, and says what the picture shows.
    Scene::image(plot.width, plot.height, String::new(), marks).hidden()
}

/// The curve's data in two sentences.
fn label(view_model: &ViewModel) -> String {
    let say = view_model.words();
    let steps = &view_model.thresholds.steps;
    let first = steps.first().map_or(0, |step| step.conservative);
    let last = steps.last().map_or(0, |step| step.conservative);
    let whole = say.curve_spoken(
        &view_model.election().party(Party::TO).name,
        &first.to_string(),
        &say.share(Share::ZERO),
        &last.to_string(),
        &say.share(view_model.scenario().labour_share().rest()),
    );
    let transfer = say.share(view_model.scenario().transfer());
    let count = view_model.outcome.wall.conservative.to_string();
    let here = match view_model.outcome.band {
        Some(band) => say.curve_spoken_range(
            &transfer,
            &count,
            &say.one_decimal(band.expected),
            &say.percentage(LIKELY),
            &band.low.to_string(),
            &band.high.to_string(),
        ),
        None => say.curve_spoken_count(&transfer, &count),
    };
    format!("{whole} {here}")
}

/// The focus seat at its own tipping point.
fn focus(marks: &mut Marks, labels: &mut Labels, view_model: &ViewModel, plot: &Plot) {
    const NAME: &str = "s12 b ink halo";
    let seat = view_model.seat();
    let tip = view_model.tip(seat.id);
    let (TippingPoint::At(_), Some(percent)) = (tip, tip.percent()) else {
        return;
    };
    if !view_model.state.options.wall.contains(seat.id) {
        return;
    }
    let steps = &view_model.thresholds.steps;
    let after = steps.iter().rfind(|step| step.transfer <= percent + 1e-9);
    let Some(after) = after else { return };
    let count = after.conservative as f64 - 0.5;
    let (x, y) = (plot.x(percent), plot.y(count));
    marks.circle("g-hart", x, y, 4.0);
    let transfer = view_model.scenario().transfer().percent();
    let phone = plot.width < 400.0;
    if phone && view_model.scenario().labour_share() > Share::ZERO {
        return;
    }
    let close = (percent - transfer).abs() < if phone { 30.0 } else { 22.0 };
    let is_below = close && percent <= transfer + 2.0 || percent < 25.0;
    // A name that finds no room in one line may in several.
    let narrow = view_model
        .size
        .face
        .wrap(NAME, &seat.name, 0.4 * plot.width);
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

/// The sourced settings at their own place; their names hang below the band, each on its row.
fn settings(marks: &mut Marks, labels: &mut Labels, view_model: &ViewModel, plot: &Plot) {
    let phone = plot.width < 400.0;
    let mut row = 0.395;
    for &(place, count) in &view_model.thresholds.settings {
        let preset = &view_model.election().settings()[place];
        let (x, y) = (plot.x(preset.transfer.percent()), plot.y(count as f64));
        // Below the band; or at least below the mark, where the curve starts low.
        let foot = plot
            .y(plot.low + (plot.high - plot.low) * row)
            .max(y + LINE + 4.0)
            .min(plot.base());
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
        let is_long = !phone && labels.add(marks, "s12 ink halo", &long, &places);
        if !is_long {
            labels.add(marks, "s12 ink halo", short, &places);
        }
    }
}
