//! Places in a chart. Across they are per cents of its width, which follows the column; down they
//! are pixels.

use crate::figures::whole;

/// From values to places.
#[derive(Clone, Copy)]
pub struct Scale {
    values: (f64, f64),
    places: (f64, f64),
}

impl Scale {
    /// The first value has the first place.
    pub fn new(values: (f64, f64), places: (f64, f64)) -> Scale {
        Scale { values, places }
    }

    /// The place of a value.
    pub fn at(self, value: f64) -> f64 {
        let (first, last) = self.values;
        let part = (value - first) / (last - first);
        self.places.0 + part * (self.places.1 - self.places.0)
    }

    /// The same, as an attribute has it.
    pub fn place(self, value: f64) -> String {
        place(self.at(value))
    }

    /// Every so many units, the ends included.
    pub fn ticks(self, step: f64) -> impl Iterator<Item = f64> {
        let (first, last) = self.values;
        let count = ((last - first) / step).round() as i64;
        (0..=count).map(move |i| first + step * i as f64)
    }
}

/// A place with as many decimals as can be seen.
pub fn place(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Values from the least to the most, out to whole steps.
pub fn rounded_out(values: impl Iterator<Item = f64> + Clone, step: f64) -> (f64, f64) {
    let least = values.clone().fold(0.0, f64::min);
    let most = values.fold(0.0, f64::max);
    ((least / step).floor() * step, (most / step).ceil() * step)
}

/// A line across a chart, with its number.
pub struct Tick {
    pub place: String,
    pub label: String,
    /// The line of nothing.
    pub is_zero: bool,
}

/// Ticks with whole numbers, signed if there are negative ones, and a unit.
pub fn ticks(scale: Scale, step: f64, unit: &str) -> Vec<Tick> {
    let is_signed = scale.values.0 < 0.0;
    let tick = |value: f64| {
        let number = value.round() as i64;
        let sign = if is_signed && number > 0 { "+" } else { "" };
        Tick {
            place: scale.place(value),
            label: format!("{sign}{}{unit}", whole(number)),
            is_zero: number == 0,
        }
    };
    scale.ticks(step).map(tick).collect()
}
