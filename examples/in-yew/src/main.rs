//! A Yew application with two widgets: a sentence of its own follows the first one, and a button
//! of its own moves it.

use std::rc::Rc;

use brexit_transfer::{Options, Outcome, Panel, Share, Widget};
use yew::prelude::*;

#[component]
fn App() -> Html {
    // The application holds what the first widget shows: it comes with every outcome and goes back
    // to the widget, so the button below can set it at any time.
    let options = use_state(Options::default);
    let outcome = use_state(|| None);
    let on_outcome = {
        let (options, outcome) = (options.setter(), outcome.setter());
        move |(latest, shown): (Rc<Outcome>, Options)| {
            outcome.set(Some(latest));
            options.set(shown);
        }
    };
    let set_transfer = {
        let options = options.clone();
        move |_| {
            let scenario = options.scenario.with_transfer(Share::from_percent(62));
            options.set(Options {
                scenario,
                ..(*options).clone()
            });
        }
    };
    html! {
        <main>
            <h1>{"After Hartlepool"}</h1>
            <p>{"What would the red wall look like if Brexit Party voters had switched in 2019?"}</p>
            <Widget options={(*options).clone()} {on_outcome} />
            <p>
                if let Some(outcome) = &*outcome {
                    {sentence(outcome)}
                }
                {" "}
                <button type="button" onclick={set_transfer}>{"What if it were 62%?"}</button>
            </p>
            <h2>{"Another place"}</h2>
            <p>{"Doncaster North stayed Labour’s by 2,370 votes."}</p>
            <Widget options={doncaster_north()} />
        </main>
    }
}

fn sentence(outcome: &Outcome) -> String {
    format!(
        "At {}% the Conservatives would win {} of {} red-wall seats.",
        outcome.scenario.transfer().percent(),
        outcome.wall.conservative,
        outcome.wall.seats,
    )
}

/// Another seat, and the wall alone.
fn doncaster_north() -> Options {
    let options = Options::default();
    let seat = options.election.find("Doncaster North");
    Options {
        seat: seat.expect("a seat of 2019").id,
        panels: vec![Panel::Wall],
        ..options
    }
}

fn main() {
    yew::Renderer::<App>::new().render();
}
