//! The by-elections of the Parliament that followed, in seats where the party had stood whose voters
//! move: what the model says of each, at any transfer, and what happened.

use askama::Template;
use brexit_transfer::model::Party;

use crate::Outcome;
use crate::chart::{Scale, Tick, place, rounded_out, ticks};
use crate::figures::{change, count};
use crate::source::Source;
use crate::table::Row;

pub mod compared;
mod focus;

use compared::{Compared, Places, ROW, Verdict};
use focus::Focus;

/// The section; only where there is a table of by-elections.
#[derive(Template)]
#[template(path = "by_elections.html")]
pub struct ByElections {
    year: u16,
    to: String,
    to_name: String,
    third: String,
    from: String,
    /// In the order of their days.
    pub compared: Vec<Compared>,
    /// By-elections where the party had not stood, and how many of these changed hands.
    others: usize,
    others_changed: usize,
    height: String,
    foot: String,
    across: Vec<Tick>,
    focus: Option<Focus>,
}

impl ByElections {
    /// Compares them; none where no by-election was held in such a seat.
    ///
    /// # Errors
    /// A table that lacks a column.
    pub fn new(source: &Source) -> Outcome<Option<ByElections>> {
        let Some(said) = &source.said.tables.by_elections else {
            return Ok(None);
        };
        let election = &source.election;
        let table = source.table(&said.table)?;
        let (mut found, mut others, mut others_changed) = (Vec::new(), 0, 0);
        let mut focus = None;
        let rows: Vec<Row> = table.rows().collect();
        for candidates in rows.chunk_by(|a, b| a.text("ons_code") == b.text("ons_code")) {
            let code = candidates[0].text("ons_code")?;
            let seat = election.find_code(code).ok_or("a by-election in no seat")?;
            let winner = candidates[0].text("party")?;
            if !seat.stood(Party::FROM) || !seat.changeable {
                others += 1;
                let is_held = source.party_of(winner) == Some(seat.winner());
                others_changed += usize::from(!is_held);
                continue;
            }
            if seat.id == election.focus().id {
                focus = Some(Focus::new(source, seat, candidates)?);
            }
            found.push((seat, candidates));
        }
        found.sort_by_key(|(_, candidates)| candidates[0].text("date").unwrap_or_default());
        let mut compared = Vec::new();
        for (seat, candidates) in found {
            compared.push(Compared::new(source, seat, candidates)?);
        }
        if compared.is_empty() {
            return Ok(None);
        }
        let ends = compared.iter().flat_map(|c| [c.change, c.most]);
        let x = Scale::new(rounded_out(ends, 10.0), (0.0, 100.0));
        for (place_in_order, compared) in compared.iter_mut().enumerate() {
            compared.x = Places::new(compared, x, place_in_order as f64 * ROW);
        }
        let foot = ROW * compared.len() as f64;
        Ok(Some(ByElections {
            year: election.year(),
            to: election.party(Party::TO).collective.to_string(),
            to_name: election.party(Party::TO).name.to_string(),
            third: election.party(Party::THIRD).collective.to_string(),
            from: election.party(Party::FROM).name.to_string(),
            others,
            others_changed,
            height: place(foot + 24.0),
            foot: place(foot),
            across: ticks(x, 10.0, ""),
            focus,
            compared,
        }))
    }

    /// How many there are of a kind.
    fn number(&self, is_so: impl Fn(&Compared) -> bool) -> usize {
        self.compared.iter().filter(|c| is_so(c)).count()
    }

    pub fn all(&self) -> String {
        count(self.compared.len())
    }

    pub fn rose(&self) -> usize {
        self.number(|c| c.change > 0.0)
    }

    pub fn always(&self) -> usize {
        self.number(|c| c.verdict == Verdict::Always)
    }

    /// Of those that are always right, how many stayed with the party that had won.
    fn held(&self) -> usize {
        self.number(|c| c.verdict == Verdict::Always && c.is_held)
    }

    fn never(&self) -> usize {
        self.number(|c| c.verdict == Verdict::Never)
    }

    fn sometimes(&self) -> usize {
        self.compared.len() - self.always() - self.never()
    }

    fn text_height(&self) -> String {
        let foot = ROW * self.compared.len() as f64;
        place(foot + 18.0)
    }

    /// The mean change of the share, and the mean of the most that the model can make.
    fn means(&self) -> (String, String) {
        let n = self.compared.len() as f64;
        let mean = |value: fn(&Compared) -> f64| self.compared.iter().map(value).sum::<f64>() / n;
        (change(mean(|c| c.change)), change(mean(|c| c.most)))
    }
}
