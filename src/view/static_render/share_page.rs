//! What the page of a shared setting says around the widget, and what a link to it shows: a page for
//! each setting of an election, whose card is that setting's own.

use crate::{
    model::{Party, Preset, Scenario, Share},
    options::Options,
    view::{card, phrases},
};

/// The words of a page, as plain text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SharePage {
    /// What the setting supposes: "If 77% of Brexit Party voters had switched …".
    pub title: String,
    /// The results: of the wall, of the seat and of the House, and that none of it is a forecast.
    pub description: String,
    /// What the picture shows, for those who do not see it.
    pub picture: String,
    /// What the widget asks, whatever its setting.
    pub question: String,
    /// What the setting is called, and where its figures are from.
    pub setting: String,
    /// What stands before the links to the pages of the other settings.
    pub others: String,
    /// The words of the links to the widget alone and to the picture.
    pub to_widget: String,
    pub to_picture: String,
}

/// The words of the page of a setting that the options already stand at.
pub fn share_page(options: &Options, setting: &Preset) -> SharePage {
    let (election, say) = (&*options.election, &*options.words);
    let outcome = options.outcome();
    let card = card(options, &outcome);
    let seat = election.seat(options.seat);
    let result = outcome.seat(seat.id);
    let winner = &election.party(result.winner).name;
    let wall = &outcome.wall;
    let before = match outcome.scenario == Scenario::default() {
        true => String::new(),
        false => say.still_before(&wall.already.to_string(), &election.year().to_string()),
    };
    let description = say.still_results(
        &say.still_wall(
            &wall.conservative.to_string(),
            &wall.seats.to_string(),
            &phrases::wall_seats(say, election, &options.wall, wall.seats),
            &election.party(Party::TO).name,
            &before,
        ),
        &say.control_seat_result(
            &seat.name,
            &phrases::verdict(say, winner, result.is_gain(seat)),
            &say.votes(result.majority),
        ),
        &say.card_spoken(&card.commons.name, &card.commons.words),
        say.card_caveat(),
    );
    SharePage {
        title: card.headline.iter().map(|run| &*run.text).collect(),
        description,
        picture: card.description,
        question: card.question,
        setting: say.still_setting(&setting.label, &setting.source),
        others: say.still_other_settings().to_owned(),
        to_widget: say.still_widget_alone().to_owned(),
        to_picture: say.still_as_a_picture().to_owned(),
    }
}

/// What a link to the page of a setting says: "Survation, Apr 2021: 77%, 5% to Labour".
pub fn setting_name(options: &Options, setting: &Preset) -> String {
    let (election, say) = (&*options.election, &*options.words);
    let mut shares = vec![say.share(setting.transfer)];
    if setting.labour_share > Share::ZERO {
        let third = election.party(Party::THIRD).to();
        shares.push(say.control_share_to(&say.share(setting.labour_share), &third));
    }
    say.still_setting_name(&setting.label, &phrases::list(say, shares))
}
