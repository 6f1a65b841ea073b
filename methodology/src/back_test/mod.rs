//! The model tried on an earlier pair of elections: what it would have said before the second, and
//! what happened then. Nothing is fitted.

use askama::Template;
use brexit_transfer::model::{Party, Scenario, Share, Swing};

use crate::Outcome;
use crate::figures::{change, count, percent, tenth, whole};
use crate::past::{Change, Past};
use crate::source::{BackTest as Said, Source};

mod replay;
pub mod shares;
mod trial;

use shares::Shares;
use trial::{Row, Trial};

/// The section; only where the election names such a pair.
#[derive(Template)]
#[template(path = "back_test.html")]
pub struct BackTest {
    before: u16,
    after: u16,
    to: String,
    to_name: String,
    third: String,
    third_name: String,
    from: String,
    votes: (String, String),
    from_share: (String, String),
    candidates: (String, String),
    third_change: String,
    to_change: String,
    swing: String,
    is_swing_to: bool,
    seats: String,
    rows: Vec<Row>,
    by_swing: Row,
    actual: Row,
    /// Seats of the third party's that fell, with their tipping points.
    fell: Vec<(String, String)>,
    /// The first to tip, and how many of these fell.
    first: usize,
    first_fell: usize,
    named_at_all: usize,
    hits_at_all: usize,
    half: Row,
    lost: usize,
    elsewhere: usize,
    elsewhere_named: usize,
    shares: Shares,
}

/// Shares of voters who move, in per cent.
const TRANSFERS: [i64; 5] = [0, 25, 50, 75, 100];
impl BackTest {
    /// Tries the model.
    ///
    /// # Errors
    /// A table that lacks a column, or an election that cannot be packed.
    pub fn new(source: &Source) -> Outcome<Option<BackTest>> {
        let said = source
            .said
            .methodology
            .as_ref()
            .and_then(|m| m.back_test.as_ref());
        match said {
            Some(said) => BackTest::of(source, said),
            None => Ok(None),
        }
    }

    /// None where the votes of a party of the question are not listed.
    fn of(source: &Source, said: &Said) -> Outcome<Option<BackTest>> {
        let (before, after) = (
            Past::read(source, said.before)?,
            Past::read(source, said.after)?,
        );
        let moves = &source.said.moves;
        let parties = [&*moves.to, &*moves.third];
        let is_known = before.lists(&parties) && after.lists(&parties);
        if !is_known || parties.contains(&&*said.from) {
            return Ok(None);
        }
        let seats = source.election.seats().iter();
        let trial = Trial {
            election: replay::election(source, said, &before)?,
            inside: seats
                .filter(|seat| seat.is_inside)
                .map(|seat| seat.id.index())
                .collect(),
            before: &before,
            after: &after,
            source,
        };
        let party = |party: Party| source.election.party(party);
        let sum = |past: &Past, code: &str| -> i64 {
            trial
                .inside
                .iter()
                .map(|&seat| past.votes(code, seat))
                .sum()
        };
        let valid = |past: &Past| {
            trial
                .inside
                .iter()
                .map(|&seat| past.valid[seat])
                .sum::<i64>()
        };
        let share = |past: &Past, code: &str| crate::figures::share(sum(past, code), valid(past));
        let rise = |code: &str| share(&after, code) - share(&before, code);
        let stood = |past: &Past| {
            count(
                trial
                    .inside
                    .iter()
                    .filter(|&&seat| past.votes(&said.from, seat) > 0)
                    .count(),
            )
        };
        let swing = (rise(&moves.to) - rise(&moves.third)) / 2.0;
        let at = |transfer| Scenario::new(Share::from_percent(transfer), Share::ZERO, Swing::ZERO);
        let row = |transfer| trial.row(format!("{transfer}%"), at(transfer));
        let rows: Vec<Row> = TRANSFERS.map(row).into();
        let hundredths = Swing::from_hundredths((100.0 * swing).round() as i64);
        let all = row(100);
        let first = trial.first();
        let gained = |seat: &&usize| after.winner[**seat] == moves.to;
        let elsewhere: Vec<&usize> = trial
            .inside
            .iter()
            .filter(gained)
            .filter(|&&seat| ![&moves.to, &moves.third].contains(&&before.winner[seat]))
            .collect();
        let from = source
            .said
            .parties
            .iter()
            .find(|party| party.code == said.from);
        let from = from.map_or(said.from.clone(), |p| {
            p.short.clone().unwrap_or(p.name.clone())
        });
        Ok(Some(BackTest {
            before: before.year,
            after: after.year,
            to: party(Party::TO).collective.to_string(),
            to_name: party(Party::TO).name.to_string(),
            third: party(Party::THIRD).collective.to_string(),
            third_name: party(Party::THIRD).name.to_string(),
            from,
            votes: (
                whole(sum(&before, &said.from)),
                whole(sum(&after, &said.from)),
            ),
            from_share: (
                percent(sum(&before, &said.from), valid(&before)),
                percent(sum(&after, &said.from), valid(&after)),
            ),
            candidates: (stood(&before), stood(&after)),
            third_change: change(rise(&moves.third)),
            to_change: change(rise(&moves.to)),
            swing: tenth(swing.abs()),
            is_swing_to: swing > 0.0,
            seats: count(trial.inside.len()),
            by_swing: trial.row(
                "Swing alone".into(),
                Scenario::default().with_swing(hundredths),
            ),
            actual: trial.actual(),
            fell: trial.fell(),
            first: first.len(),
            first_fell: first.iter().filter(|&&seat| trial.has_fallen(seat)).count(),
            named_at_all: all.named,
            hits_at_all: all.hits,
            half: row(50),
            lost: trial
                .inside
                .iter()
                .filter(|&&seat| before.winner[seat] == moves.to && after.winner[seat] != moves.to)
                .count(),
            elsewhere_named: elsewhere
                .iter()
                .filter(|&&&seat| trial.result(seat, at(100)).winner == Party::TO)
                .count(),
            elsewhere: elsewhere.len(),
            shares: Shares::new(
                source,
                &said.from,
                &Change {
                    before: &before,
                    after: &after,
                },
            )?,
            rows,
        }))
    }

    pub fn false_alarms(&self) -> usize {
        self.named_at_all - self.hits_at_all
    }

    /// The row in which nobody moves.
    fn none(&self) -> &Row {
        &self.rows[0]
    }

    /// For the summary.
    pub fn summary(&self) -> Summary {
        Summary {
            before: self.before,
            after: self.after,
            third: self.third_name.clone(),
            fell: self.fell.len(),
            hits: self.hits_at_all,
            false_alarms: self.false_alarms(),
        }
    }
}

/// What there is to say of it in a sentence.
pub struct Summary {
    pub before: u16,
    pub after: u16,
    /// The third party's name before a noun.
    pub third: String,
    pub fell: usize,
    pub hits: usize,
    pub false_alarms: usize,
}
