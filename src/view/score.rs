//! The three answers under the control.

use yew::prelude::*;

use super::{looks, phrases, view_model::ViewModel};
use crate::model::Party;

/// The three answers: the focus seat, the wall, the Commons.
pub fn score(view_model: &ViewModel) -> Html {
    let say = view_model.words();
    let seat = view_model.seat();
    let result = view_model.result(seat.id);
    let wall = &view_model.outcome.wall;
    let (won, all) = (wall.conservative.to_string(), wall.seats.to_string());
    let already = wall.already.to_string();
    let (colour, majority) = majority_words(view_model);
    let election = view_model.election();
    let winner = election.party(result.winner);
    let to = election.party(Party::TO);
    let (before, year) = (
        view_model.baseline.majority_words(say, election),
        election.year().to_string(),
    );
    let winner = html! {
        <>
            <span class="lg">{&*winner.name}</span>
            <span class="smo">{winner.brief()}</span>
        </>
    };
    html! {
        <div class="bt-score">
            <div>
                <span class="k">{&*seat.name}</span>
                <span class="v" data-party={looks::text_colour(result.winner)}>
                    {phrases::verdict_of(say, winner, result.is_gain(seat))}
                </span>
                <span class="s">{say.common_majority(&say.votes(result.majority))}</span>
            </div>
            <div>
                <span class="k">{phrases::wall_name(say, election, &view_model.state.options.wall)}</span>
                <span class="v c-con">{say.common_number_of(&won, &all)}</span>
                <span class="s">
                    <span class="lg">{say.score_party_before(&to.name, &already, &year)}</span>
                    <span class="smo">{say.score_party_was(&to.short, &already)}</span>
                </span>
            </div>
            <div>
                <span class="k">
                    <span class="lg">{say.score_house_majority(&election.texts().house_short)}</span>
                    <span class="smo">{say.score_majority()}</span>
                </span>
                <span class="v" data-party={colour}>{majority}</span>
                <span class="s">
                    <span class="lg">{say.score_before(&before, &year)}</span>
                    <span class="smo">{say.score_was(&before)}</span>
                </span>
            </div>
        </div>
    }
}

/// The majority in the Commons in words, or the lack of one.
fn majority_words(view_model: &ViewModel) -> (Option<&'static str>, String) {
    match view_model.outcome.commons.majority_party() {
        Some((party, majority)) => {
            let short = &view_model.election().party(party).short;
            (looks::text_colour(party), format!("{short} {majority}"))
        }
        None => (None, view_model.words().common_none().to_owned()),
    }
}
