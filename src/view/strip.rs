//! The strip that stays in sight while the control is out of it.

use yew::prelude::*;

use super::{looks, track::track, view_model::ViewModel};
use crate::model::{Party, Share};

/// The track again, in one sticky line, while the control is out of sight.
pub fn strip(view_model: &ViewModel) -> Html {
    let scenario = view_model.scenario();
    let seat = view_model.seat();
    let result = view_model.result(seat.id);
    let (say, election) = (view_model.words(), view_model.election());
    let (wall, group) = (
        &view_model.outcome.wall,
        view_model.state.options.wall.group(election),
    );
    let part = |share: Share, party: Party| {
        html! {
            <>
                <b data-party={looks::text_colour(party)}>{say.share(share)}</b>
                {format!(" {}", election.party(party).short)}
            </>
        }
    };
    let to = part(scenario.transfer(), Party::TO);
    let moved = match scenario.labour_share() {
        Share::ZERO => to,
        labour => say.strip_both(to, part(labour, Party::THIRD)),
    };
    html! {
        <div class="bt-mini" aria-hidden="true">
            <div>
                {track(view_model, true)}
                <p>
                    <span>{moved}</span>
                    <span>
                        <span class="lg">{format!("{} ", seat.name)}</span>
                        <b data-party={looks::text_colour(result.winner)}>
                            {&*election.party(result.winner).short}
                            {" +"}
                            {say.votes(result.majority)}
                        </b>
                    </span>
                    <span>
                        {format!("{} ", group.map_or(say.strip_seats(), |group| &group.tag))}
                        <b class="c-con">{wall.conservative}</b>
                        {format!("/{}", wall.seats)}
                    </span>
                </p>
            </div>
        </div>
    }
}
