//! How far a party is from a majority.

use askama::Template;
use brexit_transfer::model::{Mountain, Party, Scenario, Share, Swing, Wall, outcome};

use crate::figures::{count, tenth};
use crate::source::Source;

/// The section; only where the election shows such a way.
#[derive(Template)]
#[template(path = "climb.html")]
pub struct ClimbSection {
    title: String,
    climber: String,
    giver: String,
    majority: String,
    summit: String,
    rows: Vec<Height>,
    from: String,
    to: String,
}

struct Height {
    transfer: String,
    seats: String,
    needed: String,
    /// None where no such swing gives a majority, or none is needed.
    swing: Option<String>,
}

/// Shares of voters who move, in per cent.
const TRANSFERS: [i64; 3] = [0, 50, 100];

impl ClimbSection {
    /// Measures the way at some transfers.
    pub fn new(source: &Source) -> Option<ClimbSection> {
        let election = &source.election;
        let climb = election.climb()?;
        let giver = match climb.party {
            Party::TO => Party::THIRD,
            _ => Party::TO,
        };
        let wall = Wall::new(election, 0);
        let measure = |percent| {
            let transfer = Share::from_percent(percent);
            let scenario = Scenario::new(transfer, Share::ZERO, Swing::ZERO);
            outcome(election, &wall, scenario).mountain
        };
        let height = |percent, mountain: Mountain| Height {
            transfer: format!("{percent}%"),
            seats: count(mountain.seats),
            needed: count(mountain.to_climb()),
            swing: mountain.swing_needed().map(tenth),
        };
        let majority = measure(0)?.majority;
        let rows = TRANSFERS.map(|percent| Some(height(percent, measure(percent)?)));
        Some(ClimbSection {
            title: climb.title.to_string(),
            climber: election.party(climb.party).collective.to_string(),
            giver: election.party(giver).collective.to_string(),
            majority: count(majority),
            summit: count(majority.saturating_sub(measure(0)?.seats)),
            rows: rows.into_iter().flatten().collect(),
            from: election.party(Party::FROM).name.to_string(),
            to: election.party(Party::TO).collective.to_string(),
        })
    }
}
