//! The panels and their order.

use brexit_transfer::options::{Key, Options, Panel};
use yew::prelude::*;

use crate::{browser, setting::Edit};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub options: Options,
    pub edit: Callback<Edit>,
}

/// What a panel shows, in the editor's words.
fn name(panel: Panel) -> &'static str {
    match panel {
        Panel::Seat => "Seat: the one in focus, vote by vote",
        Panel::Wall => "Wall: a brick for each seat",
        Panel::Map => "Map",
        Panel::Curve => "Curve: how many fall at which share",
        Panel::Mountain => "Mountain: the climb to a majority",
        Panel::List => "List: all seats in the order in which they fall",
    }
}

fn short(panel: Panel) -> &'static str {
    name(panel).split(':').next().unwrap_or_default()
}

/// The panels that the election can show, those that are shown first and in their order.
fn listed(options: &Options) -> Vec<Panel> {
    let has_climb = options.election.climb().is_some();
    let others = Panel::ALL
        .into_iter()
        .filter(|panel| *panel != Panel::Mountain || has_climb)
        .filter(|panel| !options.panels.contains(panel));
    options.panels.iter().copied().chain(others).collect()
}

/// Which way a panel moves.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

/// The panels after one has been moved; none where it is at the end already.
fn moved(panels: &[Panel], panel: Panel, way: Way) -> Option<Vec<Panel>> {
    let place = panels.iter().position(|other| *other == panel)?;
    let other = match way {
        Way::Up => place.checked_sub(1)?,
        Way::Down => place + 1,
    };
    let mut panels = panels.to_vec();
    if other >= panels.len() {
        return None;
    }
    panels.swap(place, other);
    Some(panels)
}

/// The panels after one has been shown, at the end, or left out; none where nothing would be left.
fn toggled(panels: &[Panel], panel: Panel) -> Option<Vec<Panel>> {
    let mut others: Vec<Panel> = panels.to_vec();
    others.retain(|other| *other != panel);
    if others.len() == panels.len() {
        others.push(panel);
    }
    (!others.is_empty()).then_some(others)
}

fn text(panels: &[Panel]) -> String {
    let words: Vec<&str> = panels.iter().map(|panel| panel.id()).collect();
    words.join(" ")
}

#[component]
pub fn PanelsForm(props: &Props) -> Html {
    let options = &props.options;
    let said = use_state(String::new);
    // A button that moves along with its panel loses the focus.
    let moving = use_mut_ref(|| None::<String>);
    {
        let moving = moving.clone();
        use_effect_with(options.panels.clone(), move |_| {
            if let Some(id) = moving.borrow_mut().take() {
                browser::focus(&id);
            }
        });
    }
    let rows = listed(options).into_iter().map(|panel| {
        let is_shown = options.panels.contains(&panel);
        let change = {
            let (edit, said) = (props.edit.clone(), said.setter());
            move |panels: Option<Vec<Panel>>, otherwise: &str| match panels {
                Some(panels) => {
                    let place = panels.iter().position(|other| *other == panel);
                    said.set(match place {
                        Some(place) => {
                            format!("{}: place {} of {}.", short(panel), place + 1, panels.len())
                        }
                        None => format!("{}: left out.", short(panel)),
                    });
                    edit.emit(Edit::Text(Key::Panels, text(&panels)));
                }
                None => said.set(otherwise.to_owned()),
            }
        };
        let onchange = {
            let (change, panels, moving) = (change.clone(), options.panels.clone(), moving.clone());
            move |event: Event| {
                let panels = toggled(&panels, panel);
                if panels.is_none() {
                    // It stays checked.
                    event
                        .target_unchecked_into::<web_sys::HtmlInputElement>()
                        .set_checked(true);
                } else {
                    *moving.borrow_mut() = Some(format!("panel-{}", panel.id()));
                }
                change(panels, "One panel has to be shown.");
            }
        };
        let id = format!("panel-{}", panel.id());
        let button = |way: Way, sign: &'static str, words: &str| {
            let (change, panels, moving) = (change.clone(), options.panels.clone(), moving.clone());
            let id = format!("{id}-{words}");
            let focus = id.clone();
            let is_end = moved(&panels, panel, way).is_none();
            let onclick = move |_| {
                let panels = moved(&panels, panel, way);
                if panels.is_some() {
                    *moving.borrow_mut() = Some(focus.clone());
                }
                change(panels, "It is at the end already.");
            };
            html! {
                <button type="button" class="small" {id} aria-disabled={is_end.then_some("true")}
                    aria-label={format!("Move {} {words}", short(panel))} {onclick}>{sign}</button>
            }
        };
        html! {
            <li key={panel.id()} data-panel={panel.id()}>
                <label class="choice" for={id.clone()}>
                    <input type="checkbox" id={id.clone()} checked={is_shown} {onchange} />
                    <span>{name(panel)}</span>
                </label>
                if is_shown {
                    {button(Way::Up, "↑", "up")}
                    {button(Way::Down, "↓", "down")}
                }
            </li>
        }
    });
    html! {
        <fieldset>
            <legend>{"Panels, in the order shown"}</legend>
            <ol class="panels">{for rows}</ol>
            <p role="status">{(*said).clone()}</p>
        </fieldset>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: [Panel; 2] = [Panel::Seat, Panel::Wall];

    #[test]
    fn a_panel_moves_until_it_is_at_an_end() {
        assert_eq!(
            moved(&TWO, Panel::Wall, Way::Up),
            Some(vec![Panel::Wall, Panel::Seat])
        );
        assert_eq!(moved(&TWO, Panel::Wall, Way::Down), None);
        assert_eq!(moved(&TWO, Panel::Seat, Way::Up), None);
        assert_eq!(moved(&TWO, Panel::Map, Way::Up), None);
    }

    #[test]
    fn a_panel_comes_at_the_end_and_one_stays() {
        assert_eq!(
            toggled(&TWO, Panel::Map),
            Some(vec![Panel::Seat, Panel::Wall, Panel::Map])
        );
        assert_eq!(toggled(&TWO, Panel::Seat), Some(vec![Panel::Wall]));
        assert_eq!(toggled(&[Panel::Wall], Panel::Wall), None);
    }
}
