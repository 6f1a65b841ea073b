//! What every view must say: the method, the rule of the wall, the sources.

use yew::prelude::*;

use super::{control::Press, view_model::ViewModel, words};
use crate::model::Party;

/// No `footer` element: in a page without a main part that would be the whole page's.
pub fn footer(view_model: &ViewModel, can_share: bool) -> Html {
    let election = view_model.election();
    let texts = election.texts();
    let method = format!(
        "This replays the {} vote and moves only {} votes, the same share in every seat, while everyone else votes as before. {}",
        election.year(),
        election.party(Party::FROM).name,
        texts.caveats
    );
    let links: Vec<Html> = texts
        .links
        .iter()
        .enumerate()
        .map(|(place, (words, address))| {
            html! {
                <>
                    if place > 0 {
                        {" "}
                    }
                    <a href={address.to_string()} target="_blank" rel="noopener">{&**words}</a>
                </>
            }
        })
        .collect();
    html! {
        <div class="bt-f" part="footer">
            <p class="bt-eye">{"A what-if, not a forecast"}</p>
            <p>{method}</p>
            <p class="src">{rule(view_model)}</p>
            {walls(view_model)}
            <p class="src">{&*texts.sources}</p>
            <p class="src bt-links">{links}</p>
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

/// The choice of the wall's definition, where there is one.
fn walls(view_model: &ViewModel) -> Html {
    let groups = view_model.election().groups();
    if groups.len() < 2 {
        return Html::default();
    }
    let chosen = view_model.state.options.wall.place();
    let walls: Vec<Html> = groups
        .iter()
        .enumerate()
        .map(|(place, group)| {
            let press = Press {
                act: "wall",
                value: place.to_string(),
                pressed: chosen == Some(place),
                name: None,
                title: None,
            };
            press.chip((&*group.choice).into())
        })
        .collect();
    html! {
        <div class="bt-walls" role="group" aria-label="Which seats count as the wall">
            {"Count "}
            {walls}
        </div>
    }
}

/// A sentence with a count wherever it has a place for one: `{seats}`.
fn with_count(sentence: &str, count: &str) -> String {
    let mut parts = sentence.split('{');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str(count);
        text.push_str(part.strip_prefix("seats}").unwrap_or(part));
    }
    text
}

/// Which seats the wall is, and what a swing moves.
fn rule(view_model: &ViewModel) -> String {
    let election = view_model.election();
    let seats = view_model.outcome.wall.seats.to_string();
    let rule = match view_model.state.options.wall.group(election) {
        Some(group) => with_count(&group.rule, &seats),
        None => format!("The count is of {seats} chosen seats."),
    };
    format!(
        "{rule} Uniform swing moves {} and {} votes only; other parties stand still.",
        election.party(Party::TO).name,
        election.party(Party::THIRD).name
    )
}
