//! The wall: a group of the election, or a list of the editor's own.

use brexit_transfer::{
    model::SeatId,
    options::{Key, Options},
};
use yew::prelude::*;

use crate::{finder::Finder, form::choice, setting::Edit};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub options: Options,
    pub edit: Callback<Edit>,
}

#[component]
pub fn WallForm(props: &Props) -> Html {
    let (options, edit) = (&props.options, &props.edit);
    let election = &options.election;
    let chosen = options.wall.place();
    let choose = |text: String| {
        let edit = edit.clone();
        move |_: Event| edit.emit(Edit::Text(Key::Wall, text.clone()))
    };
    let groups = election.groups().iter().enumerate().map(|(place, group)| {
        let id = group.id.to_string();
        // Several may have the same title.
        let title = format!("{}: {}", group.title, group.choice);
        choice(
            "wall",
            &id,
            title,
            chosen == Some(place),
            choose(id.clone()),
        )
    });
    // It starts with the seat that is in focus.
    let start = election.seat(options.seat).code.to_string();
    html! {
        <fieldset>
            <legend>{"Wall: the seats that are counted"}</legend>
            {for groups}
            {choice("wall", "own", "A list of your own".to_owned(), chosen.is_none(), choose(start))}
            if chosen.is_none() {
                <OwnList options={options.clone()} edit={edit.clone()} />
            }
        </fieldset>
    }
}

/// The seats of an own list, to add to and to take from.
#[component]
fn OwnList(props: &Props) -> Html {
    let said = use_state(String::new);
    let election = &props.options.election;
    let seats = props.options.wall.seats();
    let set = {
        let (edit, election) = (props.edit.clone(), election.clone());
        move |seats: &[SeatId]| {
            let codes: Vec<&str> = seats.iter().map(|&id| &*election.seat(id).code).collect();
            edit.emit(Edit::Text(Key::Wall, codes.join(" ")));
        }
    };
    let on_pick = {
        let (set, said, seats) = (set.clone(), said.setter(), seats.to_vec());
        let election = election.clone();
        Callback::from(move |seat: SeatId| {
            let mut seats = seats.clone();
            seats.push(seat);
            set(&seats);
            said.set(format!("{} is in the list.", election.seat(seat).name));
        })
    };
    let items = seats.iter().map(|&id| {
        let (set, said, seat) = (set.clone(), said.setter(), election.seat(id));
        let others: Vec<SeatId> = seats.iter().copied().filter(|&other| other != id).collect();
        let name = seat.name.to_string();
        let words = format!("{name} is no longer in the list.");
        // An empty list would be none.
        let is_last = others.is_empty();
        let onclick = move |_| {
            if is_last {
                said.set("A list has one seat at least.".to_owned());
                return;
            }
            set(&others);
            said.set(words.clone());
            crate::browser::focus("own-seat");
        };
        html! {
            <li key={seat.code.to_string()}>
                {name.clone()}
                <button type="button" class="small" aria-label={format!("Remove {name}")} {onclick}>{"×"}</button>
            </li>
        }
    });
    let count = match seats.len() {
        1 => "One seat:".to_owned(),
        seats => format!("{seats} seats:"),
    };
    html! {
        <div class="own">
            <p id="own-count">{count}</p>
            <ul class="tags" aria-labelledby="own-count">{for items}</ul>
            <Finder id="own-seat" label="Add a seat" election={election.clone()} {on_pick} said={(*said).clone()} />
        </div>
    }
}
