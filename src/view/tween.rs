//! The glide to a setting: the votes move, so that a reader sees where they go.

use gloo::render::{AnimationFrame, request_animation_frame};
use yew::Callback;

use super::scene::keep_between;
use crate::model::{Scenario, Share, Swing};

/// How long a glide to a setting takes, in milliseconds.
pub const SETTING: f64 = 300.0;

/// A glide under way. Dropping it stops the glide where it is.
#[must_use = "dropping the glide stops it"]
pub struct Tween {
    from: Scenario,
    to: Scenario,
    /// In milliseconds.
    duration: f64,
    /// The time of the first frame, in milliseconds of the page.
    start: Option<f64>,
    _frame: AnimationFrame,
}

impl Tween {
    pub fn new(from: Scenario, to: Scenario, duration: f64, frame: Callback<f64>) -> Self {
        Self {
            from,
            to,
            duration,
            start: None,
            _frame: next(frame),
        }
    }

    /// Where the glide stands at a time of the page; asks for another frame unless it is there.
    pub fn step(&mut self, now: f64, frame: Callback<f64>) -> (Scenario, bool) {
        let start = *self.start.get_or_insert(now);
        let part = keep_between((now - start) / self.duration, 0.0, 1.0);
        let scenario = between(self.from, self.to, ease_out(part));
        // Its last steps are too small to be seen.
        if part >= 1.0 || scenario == self.to {
            return (self.to, true);
        }
        self._frame = next(frame);
        (scenario, false)
    }
}

fn next(frame: Callback<f64>) -> AnimationFrame {
    request_animation_frame(move |now| frame.emit(now))
}

/// Fast at first, slow at the end.
fn ease_out(part: f64) -> f64 {
    let rest = 1.0 - part;
    1.0 - rest * rest * rest
}

/// A scenario between two others, shares in whole per cent as the slider moves them.
fn between(from: Scenario, to: Scenario, part: f64) -> Scenario {
    let mix = |a: i64, b: i64| a as f64 + (b - a) as f64 * part;
    let share = |a: Share, b: Share| {
        let mixed = mix(a.basis_points(), b.basis_points());
        Share::from_percent((mixed / 100.0 + 0.5) as i64)
    };
    let swing = mix(from.swing().hundredths(), to.swing().hundredths());
    Scenario::new(
        share(from.transfer(), to.transfer()),
        share(from.labour_share(), to.labour_share()),
        Swing::from_hundredths(swing as i64),
    )
}

/// The reader's system asks for less motion: then everything jumps.
pub fn is_motion_reduced() -> bool {
    let query = "(prefers-reduced-motion: reduce)";
    let list = web_sys::window().and_then(|window| window.match_media(query).ok().flatten());
    list.is_some_and(|list| list.matches())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glide_starts_and_ends_where_it_should() {
        let to = Scenario::new(Share::from_percent(77), Share::from_percent(5), Swing::ZERO);
        assert_eq!(between(Scenario::default(), to, 0.0), Scenario::default());
        assert_eq!(between(Scenario::default(), to, 1.0), to);
    }

    #[test]
    fn a_glide_is_ahead_of_half_way_at_half_time() {
        assert!(ease_out(0.5) > 0.8);
    }
}
