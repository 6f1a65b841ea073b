//! What every view must say: the method, the rule of the wall, the sources.

use yew::prelude::*;

use super::{control::Press, view_model::ViewModel, words};
use crate::model::WallRule;

/// No `footer` element: in a page without a main part that would be the whole page's.
pub fn footer(view_model: &ViewModel, can_share: bool) -> Html {
    html! {
        <div class="bt-f" part="footer">
            <p class="bt-eye">{"A what-if, not a forecast"}</p>
            <p>
                {"This replays the 2019 vote and moves only Brexit Party votes, the same share in every seat, while everyone else votes as before. Neither happens in life: in Hartlepool turnout fell from 58% to 42% and 16 candidates stood. Results cannot show how individuals switched. Of nine by-elections of 2019–24 in seats where the party had stood, only Hartlepool saw the Conservative share rise."}
            </p>
            <p class="src">
                {rule(view_model)}
                {" Uniform swing moves Conservative and Labour votes only; other parties stand still."}
            </p>
            {walls(view_model)}
            <p class="src">
                {"Sources: House of Commons Library, general election 2019; UK Parliament, by-elections; Chris Hanretty, Leave vote by seat; hexagons drawn for this page. Settings: Survation, Hartlepool, 23–29 April 2021 (517 people, a small Brexit Party subsample); British Election Study panel, where the party stood; Curtice, Fisher and English, The British General Election of 2019, appendix. Contains Parliamentary information licensed under the Open Parliament Licence v3.0."}
            </p>
            <p class="src bt-links">
                <a
                    href="https://commonslibrary.parliament.uk/research-briefings/cbp-8749/"
                    target="_blank"
                    rel="noopener"
                >
                    {"General election 2019"}
                </a>
                {" "}
                <a href="https://doi.org/10.7910/DVN/S4DLWJ" target="_blank" rel="noopener">
                    {"Leave vote by seat"}
                </a>
                {" "}
                <a
                    href="https://www.parliament.uk/site-information/copyright-parliament/open-parliament-licence/"
                    target="_blank"
                    rel="noopener"
                >
                    {"Open Parliament Licence v3.0"}
                </a>
            </p>
            if can_share {
                <div class="bt-act">
                    <button type="button" class="bt-btn" data-share="link">
                        {format!("Copy link to {}", words::share(view_model.scenario().transfer()))}
                    </button>
                    // Only where it is known what addresses the lines to embed it would have.
                    if view_model.state.options.home.is_some() {
                        <button type="button" class="bt-btn" data-share="embed">{"Embed"}</button>
                    }
                    <button type="button" class="bt-btn" data-share="image">{"Image"}</button>
                    <button type="button" class="bt-btn" data-share="data">{"Data (CSV)"}</button>
                </div>
                <div class="bt-shared" />
            }
        </div>
    }
}

/// The choice of the wall's definition.
fn walls(view_model: &ViewModel) -> Html {
    const WORDS: [&str; 4] = [
        "our red wall",
        "the North only",
        "with all of Wales",
        "Labour’s 202",
    ];
    let walls: Vec<Html> = (0..WORDS.len())
        .map(|place| {
            let press = Press {
                act: "wall",
                value: place.to_string(),
                pressed: view_model.state.options.wall.rule == WallRule::NAMED[place],
                name: None,
                title: None,
            };
            press.chip(WORDS[place].into())
        })
        .collect();
    html! {
        <div class="bt-walls" role="group" aria-label="Which seats count as the wall">
            {"Count "}
            {walls}
        </div>
    }
}

fn rule(view_model: &ViewModel) -> String {
    let seats = view_model.outcome.wall.seats;
    match view_model.state.options.wall.rule {
        WallRule::Wall => format!(
            "“Red wall” has no agreed boundary; ours is a rule: the {seats} seats Labour won in 2017 in the North, the Midlands and North Wales with an estimated Leave share over 50%, Chorley (the Speaker) left out. 86 of the {seats} Leave figures are estimates."
        ),
        WallRule::North => format!(
            "“Red wall” has no agreed boundary; here it is the {seats} seats Labour won in 2017 in the three northern regions with an estimated Leave share over 50%, Chorley (the Speaker) left out. Most Leave figures are estimates."
        ),
        WallRule::Wales => format!(
            "“Red wall” has no agreed boundary; here it is the {seats} seats Labour won in 2017 in the North, the Midlands and all of Wales with an estimated Leave share over 50%, Chorley (the Speaker) left out. Most Leave figures are estimates."
        ),
        rule => format!(
            "The count is of {seats} {}, not of a red wall.",
            words::wall_seats(rule)
        ),
    }
}
