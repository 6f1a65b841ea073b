//! Random input, for some seconds in the test command and for as long as one likes by
//! `cargo xtask fuzz SECONDS`. What fails is shrunk and printed; it then belongs into a test of
//! its own.

#![cfg(not(target_arch = "wasm32"))]

#[path = "../embedded/mod.rs"]
mod embedded;
mod fragment;
mod model;
mod options;
mod packed;
#[path = "../plain/mod.rs"]
mod plain;
mod scenario;
#[path = "../../packing/tests/translated/mod.rs"]
mod translated;
mod words;

use std::{
    env,
    time::{Duration, Instant},
};

use proptest::{
    strategy::Strategy,
    test_runner::{Config, RngSeed, TestCaseError, TestRunner},
};

/// How many seconds a test takes where `BREXIT_FUZZ_SECONDS` does not say.
const SECONDS: u64 = 2;

/// What a test says of one input.
type Verdict = Result<(), TestCaseError>;

/// Tries a property on random input until its time is over: in the test command the same input
/// every time, so that what fails is the change at hand.
fn fuzz<S: Strategy>(input: S, property: impl Fn(S::Value) -> Verdict) {
    let given = env::var("BREXIT_FUZZ_SECONDS").ok();
    let seconds = given.as_ref().map_or(SECONDS, |text| {
        text.parse().expect("BREXIT_FUZZ_SECONDS is a whole number")
    });
    let end = Instant::now() + Duration::from_secs(seconds);
    let mut count = 0;
    while count == 0 || Instant::now() < end {
        let config = Config {
            cases: 16,
            failure_persistence: None,
            // Each round has a seed of its own.
            rng_seed: match given {
                Some(_) => RngSeed::Random,
                None => RngSeed::Fixed(count.into()),
            },
            ..Config::default()
        };
        count += config.cases;
        if let Err(error) = TestRunner::new(config).run(&input, &property) {
            panic!("{error}");
        }
    }
    println!("{count} inputs");
}
