//! The model alone: a full recount of 650 seats with wall, band, Commons and mountain, and
//! nothing written for a page. Run natively it prints the time of a recount; compiled for
//! WebAssembly, with the widget's own settings and allocator, it lends `recount` to
//! `benches/model.mjs`.

use std::hint::black_box;

use brexit_transfer::{
    model::{Scenario, Share, Swing, outcome},
    options::Options,
};

#[cfg(target_arch = "wasm32")]
#[global_allocator]
// Safe because a module without threads has one caller at a time.
static ALLOCATOR: talc::TalckWasm = unsafe { talc::TalckWasm::new_global() };

/// Recounts at `0%, 1%, … 100%` of transfer, so many times over, and returns a number that
/// depends on all of it.
#[unsafe(no_mangle)]
pub extern "C" fn recount(rounds: u32) -> f64 {
    thread_local! {
        static OPTIONS: Options = Options::default();
    }
    OPTIONS.with(|options| {
        let mut sum = 0.0;
        for _ in 0..rounds {
            for percent in 0..=100 {
                let share = Share::from_percent(black_box(percent));
                let scenario = Scenario::new(share, Share::ZERO, Swing::ZERO);
                let outcome = black_box(outcome(&options.election, &options.wall, scenario));
                let mountain = outcome.mountain.as_ref();
                sum += outcome.wall.conservative as f64
                    + outcome.band.map_or(0.0, |band| band.expected)
                    + mountain
                        .and_then(|mountain| mountain.swing_needed())
                        .unwrap_or_default();
            }
        }
        sum
    })
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    const ROUNDS: u32 = 2;
    recount(ROUNDS);
    let mut times: Vec<f64> = (0..101)
        .map(|_| {
            let start = std::time::Instant::now();
            black_box(recount(ROUNDS));
            start.elapsed().as_secs_f64() * 1e6 / f64::from(ROUNDS * 101)
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("model.native.us\t{:.3}", times[times.len() / 2]);
}

#[cfg(target_arch = "wasm32")]
fn main() {}
