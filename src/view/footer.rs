//! What every view must say: the method, the rule of the wall, the sources.

use yew::prelude::*;

use super::{settings::Press, view_model::ViewModel};
use crate::model::Party;

/// No `footer` element: in a page without a main part that would be the whole page's.
pub fn footer(view_model: &ViewModel, can_share: bool) -> Html {
    let (say, election) = (view_model.words(), view_model.election());
    let texts = election.texts();
    let method = say.footer_method(
        &election.year().to_string(),
        &election.party(Party::FROM).name,
    );
    let page = &*texts.methodology;
    let mut links: Vec<Html> = Vec::new();
    let mut lead = |words: &str, href: String, hreflang: Option<&'static str>| {
        links.push(html! {
            <>
                <a {href} {hreflang} target="_blank" rel="noopener">{words}</a>
                {" "}
            </>
        });
    };
    // Only where it is known in which folder the page about the method lies. It is in English.
    if let Some(home) = &view_model.state.options.home
        && !page.is_empty()
    {
        let slash = if home.ends_with('/') { "" } else { "/" };
        lead(
            say.footer_methodology(),
            [home, slash, page].concat(),
            Some("en"),
        );
    }
    for (words, address) in &texts.links {
        lead(words, address.to_string(), None);
    }
    html! {
        <div class="bt-f" part="footer">
            <p class="bt-eye">{say.common_what_if()}</p>
            <p>{format!("{method} {}", texts.caveats)}</p>
            <p class="src">{rule(view_model)}</p>
            {walls(view_model)}
            <p class="src">{&*texts.sources}</p>
            <p class="src bt-links">{links}</p>
            if view_model.state.is_compact() {
                <p class="src bt-brief">{say.card_caveat()}{" "}{&*texts.credit}</p>
                <button type="button" class="bt-btn bt-brief" data-act="more">{say.footer_more()}</button>
            }
            if can_share {
                <div class="bt-act">
                    <button type="button" class="bt-btn" data-share="link">
                        {say.footer_copy_link(&say.share(view_model.scenario().transfer()))}
                    </button>
                    // Only where it is known what addresses the lines to embed it would have.
                    if view_model.state.options.home.is_some() {
                        <button type="button" class="bt-btn" data-share="embed">{say.footer_embed()}</button>
                    }
                    <button type="button" class="bt-btn" data-share="image">{say.footer_image()}</button>
                    <button type="button" class="bt-btn" data-share="data">{say.footer_data()}</button>
                </div>
                <div class="bt-shared" />
            }
        </div>
    }
}

/// The choice of the wall's definition, where there is one.
fn walls(view_model: &ViewModel) -> Html {
    let say = view_model.words();
    let groups = view_model.election().groups();
    if groups.len() < 2 {
        return Html::default();
    }
    let chosen = view_model.state.options.wall.place();
    let walls: Html = groups
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
        <div class="bt-walls" role="group" aria-label={say.footer_which_wall().to_owned()}>
            {say.footer_count(walls)}
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
    let (say, election) = (view_model.words(), view_model.election());
    let seats = view_model.outcome.wall.seats;
    let rule = match view_model.state.options.wall.group(election) {
        Some(group) => with_count(&group.rule, &seats.to_string()),
        None => say.footer_chosen_seats(seats),
    };
    let swing = say.footer_swing(
        &election.party(Party::TO).name,
        &election.party(Party::THIRD).name,
    );
    format!("{rule} {swing}")
}
