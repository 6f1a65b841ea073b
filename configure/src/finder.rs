//! A finder of seats: a field, and a button for each seat that it finds.

use std::rc::Rc;

use brexit_transfer::model::{Election, SeatId};
use yew::prelude::*;

use crate::browser;

/// How many are shown at a time.
const SHOWN: usize = 6;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub id: &'static str,
    pub label: &'static str,
    pub election: Rc<Election>,
    pub on_pick: Callback<SeatId>,
    /// What has come of the last pick, in words.
    #[prop_or_default]
    pub said: String,
}

#[component]
pub fn Finder(props: &Props) -> Html {
    let sought = use_state(String::new);
    let election = &props.election;
    let found = match sought.trim() {
        "" => Vec::new(),
        part => election.search(part),
    };
    let pick = {
        let (sought, on_pick) = (sought.setter(), props.on_pick.clone());
        move |seat: SeatId| {
            sought.set(String::new());
            on_pick.emit(seat);
        }
    };
    let oninput = {
        let sought = sought.setter();
        move |event: InputEvent| sought.set(browser::value(&event))
    };
    let onkeydown = {
        let (pick, first) = (pick.clone(), found.first().map(|seat| seat.id));
        let sought = sought.setter();
        move |event: KeyboardEvent| match (&*event.key(), first) {
            ("Enter", Some(seat)) => {
                event.prevent_default();
                pick(seat);
            }
            ("Escape", _) => sought.set(String::new()),
            _ => {}
        }
    };
    let said = match (sought.trim(), found.len()) {
        ("", _) => props.said.clone(),
        (part, 0) => format!("No seat called “{part}”. Try part of a name."),
        (_, 1) => "One seat; the Enter key takes it.".to_owned(),
        (_, all @ ..=SHOWN) => format!("{all} seats; the Enter key takes the first."),
        (_, all) => format!("{all} seats, the first {SHOWN} of them here."),
    };
    let hits = found.iter().take(SHOWN).map(|seat| {
        let (id, pick, focus) = (seat.id, pick.clone(), props.id);
        let onclick = move |_| {
            pick(id);
            // The button is gone.
            browser::focus(focus);
        };
        let region = &election.region(seat.region).name;
        html! {
            <li key={seat.code.to_string()}><button type="button" {onclick}>
                {seat.name.to_string()}{" "}<small>{region.to_string()}</small>
            </button></li>
        }
    });
    let status = format!("{}-said", props.id);
    html! {
        <div class="finder">
            <label for={props.id}>{props.label}</label>
            <input id={props.id} type="search" autocomplete="off" spellcheck="false" value={(*sought).clone()}
                aria-describedby={status.clone()} {oninput} {onkeydown} />
            <p id={status} role="status">{said}</p>
            <ul>{for hits}</ul>
        </div>
    }
}
