//! The whole page.

use askama::Template;
use brexit_transfer::model::Party;

use crate::Outcome;
use crate::back_test::BackTest;
use crate::by_elections::ByElections;
use crate::climb::ClimbSection;
use crate::groups::{Groups, fixed};
use crate::hand::Hand;
use crate::published::Published;
use crate::settings::Settings;
use crate::source::Source;
use crate::spread::Spread;

/// A page about how an election is counted. Parts without figures are left out.
#[derive(Template)]
#[template(path = "page.html")]
pub struct Page {
    name: String,
    title: String,
    year: u16,
    to: String,
    to_short: String,
    to_code: String,
    third: String,
    third_short: String,
    third_code: String,
    from: String,
    from_collective: String,
    now: Option<String>,
    house: String,
    seats: usize,
    outside: usize,
    outside_names: String,
    apart: Vec<String>,
    moving: String,
    moving_in_thirds: String,
    caveats: String,
    sources: String,
    more_sources: Option<String>,
    licence: (String, String, String, String),
    links: Vec<(String, String)>,
    hand: Option<Hand>,
    groups: Groups,
    settings: Option<Settings>,
    spread: Option<Spread>,
    climb: Option<ClimbSection>,
    published: Option<Published>,
    by_elections: Option<ByElections>,
    back_test: Option<BackTest>,
}

impl Page {
    /// Computes all figures.
    ///
    /// # Errors
    /// A table that lacks what `election.toml` says is in it.
    pub fn new(source: &Source) -> Outcome<Page> {
        let election = &source.election;
        let (texts, party) = (election.texts(), |p: Party| election.party(p));
        let (outside, apart) = fixed(election);
        let outside_names = election.regions().iter().filter(|region| region.is_outside);
        let moving = |of: Option<Party>| {
            let seats = election.seats().iter().filter(|seat| seat.changeable);
            let seats = seats.filter(|seat| of.is_none_or(|party| seat.winner() == party));
            crate::figures::whole(seats.map(|seat| seat.votes(Party::FROM)).sum())
        };
        let (before, link, after) = texts.licence.parts();
        Ok(Page {
            name: texts.name.to_string(),
            title: texts.title.to_string(),
            year: election.year(),
            to: party(Party::TO).collective.to_string(),
            to_short: party(Party::TO).short.to_string(),
            to_code: party(Party::TO).short.to_lowercase(),
            third: party(Party::THIRD).collective.to_string(),
            third_short: party(Party::THIRD).short.to_string(),
            third_code: party(Party::THIRD).short.to_lowercase(),
            from: party(Party::FROM).name.to_string(),
            from_collective: party(Party::FROM).collective.to_string(),
            now: party(Party::FROM)
                .now
                .as_ref()
                .map(|(now, _)| now.to_string()),
            house: texts.house.to_string(),
            seats: election.seats().len(),
            outside,
            outside_names: outside_names
                .map(|region| &*region.name)
                .collect::<Vec<_>>()
                .join(", "),
            apart,
            moving: moving(None),
            moving_in_thirds: moving(Some(Party::THIRD)),
            caveats: texts.caveats.to_string(),
            sources: texts.sources.to_string(),
            more_sources: source
                .said
                .methodology
                .as_ref()
                .and_then(|said| said.sources.clone()),
            licence: (
                before.into(),
                link.into(),
                after.into(),
                texts.licence.address.to_string(),
            ),
            links: texts
                .links
                .iter()
                .map(|(words, address)| (words.to_string(), address.to_string()))
                .collect(),
            hand: Hand::new(election),
            groups: Groups::new(source)?,
            settings: Settings::new(source),
            spread: Spread::new(source)?,
            climb: ClimbSection::new(source),
            published: Published::new(source)?,
            by_elections: ByElections::new(source)?,
            back_test: BackTest::new(source)?,
        })
    }

    /// The page as HTML.
    ///
    /// # Errors
    /// None that is known.
    pub fn html(&self) -> Outcome<String> {
        self.render().map_err(|error| error.to_string())
    }
}
