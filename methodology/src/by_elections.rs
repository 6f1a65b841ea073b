//! The by-elections of the Parliament that followed, in seats where the party had stood whose voters
//! move: what the model says of each, at any transfer, and what happened.

use askama::Template;
use brexit_transfer::model::{
    Party, Scenario, Seat, SeatResult, Share, Swing, VOTE, explained_swing, seat_result,
    swing_from_third,
};

use crate::Outcome;
use crate::chart::{Scale, Tick, place, rounded_out, ticks};
use crate::figures::{change, count, share, tenth};
use crate::source::Source;
use crate::table::Row;

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

/// A by-election beside the model.
pub struct Compared {
    seat: String,
    date: String,
    /// The change of the receiving party's share in points, and the most that the model can make.
    change: f64,
    most: f64,
    result: String,
    is_held: bool,
    pub verdict: Verdict,
    share: &'static str,
    x: Places,
}

/// Where the marks of its row are.
#[derive(Default)]
struct Places {
    label: String,
    bar: String,
    middle: String,
    from: String,
    width: String,
    actual: String,
}

/// For which transfers the model has the winner right.
#[derive(Clone, PartialEq, Debug)]
pub enum Verdict {
    Always,
    Never,
    /// Above a transfer in per cent, and not below.
    Above(String),
    /// Up to a transfer in per cent, and not above.
    UpTo(String),
}

/// The swing of the by-election in the seat in focus, and how much of it the model can make.
struct Focus {
    seat: String,
    swing: String,
    explained: String,
    part: String,
    turnout: (String, String),
    candidates: usize,
}

/// Pixels of a row in the chart, and what of them are its words.
const ROW: f64 = 46.0;
const WORDS: f64 = 22.0;
pub const BAR: f64 = 12.0;

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

/// A party's votes, under its successor's code too.
fn votes(source: &Source, candidates: &[Row], party: Party) -> Outcome<i64> {
    let mut sum = 0;
    for row in candidates {
        if source.party_of(row.text("party")?) == Some(party) {
            sum += row.number::<i64>("votes")?;
        }
    }
    Ok(sum)
}

impl Compared {
    fn new(source: &Source, seat: &Seat, candidates: &[Row]) -> Outcome<Compared> {
        let election = &source.election;
        let first = candidates[0];
        let valid = first.number("valid_votes")?;
        let after = share(votes(source, candidates, Party::TO)?, valid);
        let rise = after - share(seat.votes(Party::TO), seat.valid);
        let most = share(seat.votes(Party::FROM), seat.valid);
        let winner = source.party_of(first.text("party")?);
        // A party of its own, or others together: these have another name in the table.
        let name = match winner {
            Some(party) if party != election.others() => election.party(party).name.to_string(),
            _ => first.text("party_name")?.to_owned(),
        };
        let is_held = winner == Some(seat.winner()) && seat.winner() != election.others();
        Ok(Compared {
            seat: seat.name.to_string(),
            date: day(first.text("date")?),
            change: rise,
            most,
            result: format!("{name} {}", if is_held { "hold" } else { "gain" }),
            is_held,
            verdict: Verdict::of(seat, winner),
            share: match rise {
                rise if rise <= 0.0 => "wrong direction",
                rise if rise <= most => "right direction, within reach",
                _ => "right direction, but more than the model can make",
            },
            x: Places::default(),
        })
    }

    fn change(&self) -> String {
        change(self.change)
    }

    fn most(&self) -> String {
        change(self.most)
    }
}

impl Places {
    fn new(compared: &Compared, x: Scale, top: f64) -> Places {
        Places {
            label: place(top + WORDS - 6.0),
            bar: place(top + WORDS),
            middle: place(top + WORDS + BAR / 2.0),
            from: x.place(0.0),
            width: place(x.at(compared.most) - x.at(0.0)),
            actual: x.place(compared.change),
        }
    }
}

/// A seat with a share of the votes moved, in basis points.
fn moved(seat: &Seat, transfer: i64) -> SeatResult {
    let transfer = Share::from_basis_points(transfer);
    seat_result(seat, Scenario::new(transfer, Share::ZERO, Swing::ZERO))
}

impl Verdict {
    /// Tries every basis point.
    fn of(seat: &Seat, winner: Option<Party>) -> Verdict {
        let is_right: Vec<bool> = (0..=VOTE)
            .map(|transfer| Some(moved(seat, transfer).winner) == winner)
            .collect();
        let turns = is_right.windows(2).position(|pair| pair[0] != pair[1]);
        let at = |place: usize| format!("{}%", tenth(place as f64 / 100.0));
        match (is_right[0], turns) {
            (true, None) => Verdict::Always,
            (false, None) => Verdict::Never,
            (false, Some(place)) => Verdict::Above(at(place)),
            (true, Some(place)) => Verdict::UpTo(at(place)),
        }
    }

    fn words(&self) -> String {
        match self {
            Verdict::Always => "right at every share".into(),
            Verdict::Never => "wrong at every share".into(),
            Verdict::Above(at) => format!("right above {at}, wrong below"),
            Verdict::UpTo(at) => format!("right up to {at}, wrong above"),
        }
    }
}

impl Focus {
    fn new(source: &Source, seat: &Seat, candidates: &[Row]) -> Outcome<Focus> {
        let first = candidates[0];
        let valid = first.number("valid_votes")?;
        let then = |party| share(seat.votes(party), seat.valid);
        let now = |party| Ok::<_, String>(share(votes(source, candidates, party)?, valid));
        let swing = swing_from_third(
            then(Party::TO),
            then(Party::THIRD),
            now(Party::TO)?,
            now(Party::THIRD)?,
        );
        let explained = explained_swing(seat, &moved(seat, VOTE));
        let results = source.table_with("turnout_pct")?;
        let row = results
            .rows()
            .find(|row| row.text("ons_code") == Ok(&*seat.code))
            .ok_or("a seat without its row")?;
        let percent = |turnout: f64| format!("{turnout:.0}%");
        Ok(Focus {
            seat: seat.name.to_string(),
            swing: tenth(swing),
            explained: tenth(explained),
            part: percent(100.0 * explained / swing),
            turnout: (
                percent(row.number("turnout_pct")?),
                percent(first.number("turnout_valid_pct")?),
            ),
            candidates: candidates.len(),
        })
    }
}

/// "6 May 2021" of "2021-05-06".
fn day(date: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let parts: Vec<usize> = date
        .split('-')
        .filter_map(|part| part.parse().ok())
        .collect();
    match parts[..] {
        [year, month @ 1..=12, day] => format!("{day} {} {year}", MONTHS[month - 1]),
        _ => date.to_owned(),
    }
}
