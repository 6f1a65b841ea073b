//! The demo article: what its story steps say is what their widget shows.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;

use brexit_transfer::{
    model::{Election, Outcome, Party, SeatResult, VOTE, seat_result},
    options::{Key, Options, Panel},
};
use serde_json::Value;

/// Where a step of a page starts, and what follows the attribute.
const START: &str = "<p data-brexit-transfer-step='";

struct Step {
    options: Options,
    words: String,
}

impl Step {
    fn outcome(&self) -> Outcome {
        self.options.outcome()
    }

    fn seat(&self) -> SeatResult {
        let seat = self.options.election.seat(self.options.seat);
        seat_result(seat, self.options.scenario)
    }

    /// The majority in the seat in focus, as it is written.
    fn majority(&self) -> String {
        self.options.words.votes(self.seat().majority)
    }

    #[track_caller]
    fn assert_says(&self, all: &[&str]) {
        for words in all {
            assert!(self.words.contains(words), "{words}: {}", self.words);
        }
    }
}

fn steps() -> Vec<Step> {
    let path = format!("{}/index.html", env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(path).expect("the demo");
    let read = |text: &str| {
        let (json, rest) = text.split_once("'>").expect("the end of the attribute");
        let (words, _) = rest.split_once("</p>").expect("the end of the step");
        let Ok(Value::Object(said)) = serde_json::from_str(json) else {
            panic!("no object: {json}");
        };
        let pairs: Vec<(Key, String)> = said
            .iter()
            .map(|(name, value)| {
                let key = Key::from_option(name).unwrap_or_else(|| panic!("no option: {name}"));
                (key, value.as_str().map_or(value.to_string(), str::to_owned))
            })
            .collect();
        let (options, warnings) = Options::from_texts(Election::embedded(), &pairs);
        assert_eq!(warnings, []);
        let words = words.to_owned();
        Step { options, words }
    };
    page.split(START).skip(1).map(read).collect()
}

#[test]
fn the_five_steps_of_the_demo_say_what_the_model_counts() {
    let steps = steps();
    let [counted, falls, poll, half, all] = &steps[..] else {
        panic!("{} steps", steps.len());
    };

    let (seat, result) = (counted.options.election.focus(), counted.seat());
    assert_eq!(counted.options.scenario.transfer().basis_points(), 0);
    assert_eq!(result.winner, Party::THIRD);
    let from = seat.votes(Party::FROM) * VOTE;
    let from = counted.options.words.votes(from);
    counted.assert_says(&[
        &format!("{} votes ahead", counted.majority()),
        &format!("{from} are"),
    ]);

    // The last whole per cent before, and the first that is enough.
    assert_eq!(falls.seat().winner, Party::TO);
    let before = Step {
        options: Options::from_texts(Election::embedded(), &[(Key::Transfer, "33")]).0,
        words: falls.words.clone(),
    };
    assert_eq!(before.seat().winner, Party::THIRD);
    let fallen = falls.outcome().wall.fallen.len();
    falls.assert_says(&[
        "Had 33%",
        &format!("Hartlepool by {} votes", before.majority()),
        "At 34% it falls",
        &format!("by {},", falls.majority()),
        &format!("{fallen} seats of the red wall"),
    ]);

    let settings = poll.options.election.settings();
    let scenario = poll.options.scenario;
    assert!(settings.iter().any(|setting| {
        setting.is_sourced
            && setting.label.starts_with("Survation")
            && setting.transfer == scenario.transfer()
            && setting.labour_share == scenario.labour_share()
    }));
    assert_eq!(poll.seat().winner, Party::TO);
    poll.assert_says(&[
        "77%",
        "5% going to Labour",
        &format!("majority of {}.", poll.majority()),
    ]);

    let wall = half.outcome().wall;
    assert_eq!(half.options.panels, [Panel::Wall]);
    half.assert_says(&[
        "At half",
        &format!("{} of its {} seats", wall.conservative, wall.seats),
        &format!("the {} that they won in 2019", wall.already),
        &format!("and {} more", wall.fallen.len()),
    ]);

    let outcome = all.outcome();
    let wall = &outcome.wall;
    assert_eq!(all.options.scenario.transfer().basis_points(), 10_000);
    let majority = outcome.commons.majority(Party::TO);
    let before = counted.outcome().commons.majority(Party::TO);
    all.assert_says(&[
        &format!("switched, {}.", wall.conservative),
        &format!("the other {}", wall.seats - wall.conservative),
        &format!("{majority} instead of {before}"),
    ]);
}
