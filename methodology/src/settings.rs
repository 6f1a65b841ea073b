//! The settings to jump to, with their sources.

use askama::Template;
use brexit_transfer::model::{Party, Scenario, Swing, Wall, outcome};

use crate::figures::{count, decimal, whole};
use crate::source::Source;

/// The section; only where there are settings.
#[derive(Template)]
#[template(path = "settings.html")]
pub struct Settings {
    to: String,
    third: String,
    group: String,
    seats: String,
    sourced: Vec<Setting>,
    plain: Vec<Setting>,
    swings: Vec<SwingSetting>,
}

struct Setting {
    label: String,
    transfer: String,
    /// None where it is not known.
    third: Option<String>,
    source: String,
    won: String,
    majority: String,
}

struct SwingSetting {
    label: String,
    points: String,
    source: String,
    won: String,
}

impl Settings {
    /// Counts the default group and the house at each setting; none if there are none.
    pub fn new(source: &Source) -> Option<Settings> {
        let election = &source.election;
        let wall = Wall::new(election, 0);
        let count_at = |scenario| outcome(election, &wall, scenario);
        let (mut sourced, mut plain) = (Vec::new(), Vec::new());
        for setting in election.settings() {
            let at = Scenario::new(setting.transfer, setting.labour_share, Swing::ZERO);
            let result = count_at(at);
            let share = |share: brexit_transfer::model::Share| {
                let places = usize::from(share.basis_points() % 100 != 0);
                format!("{}%", decimal(share.percent(), places))
            };
            let to = match setting.is_sourced {
                true => &mut sourced,
                false => &mut plain,
            };
            to.push(Setting {
                label: setting.label.to_string(),
                transfer: share(setting.transfer),
                third: setting.knows_labour.then(|| share(setting.labour_share)),
                source: setting.source.to_string(),
                won: count(result.wall.conservative),
                majority: majority(source, &result.commons),
            });
        }
        let swings = election.swings().iter().map(|swing| SwingSetting {
            label: swing.label.to_string(),
            points: decimal(swing.swing.points(), 2),
            source: swing.source.to_string(),
            won: count(
                count_at(Scenario::default().with_swing(swing.swing))
                    .wall
                    .conservative,
            ),
        });
        let group = wall.group(election)?;
        let settings = Settings {
            to: election.party(Party::TO).short.to_string(),
            third: election.party(Party::THIRD).short.to_string(),
            group: group.seats_words.to_string(),
            seats: count(wall.seats().len()),
            swings: swings.collect(),
            sourced,
            plain,
        };
        let is_something = !settings.sourced.is_empty() || !settings.plain.is_empty();
        is_something.then_some(settings)
    }
}

/// Whose majority it is: "Con 80", "none".
fn majority(source: &Source, commons: &brexit_transfer::model::Commons) -> String {
    let election = &source.election;
    let winner = election
        .parties()
        .find(|&party| commons.majority(party) > 0);
    match winner {
        Some(party) => format!(
            "{} {}",
            election.party(party).short,
            whole(i64::from(commons.majority(party)))
        ),
        None => "none".into(),
    }
}
