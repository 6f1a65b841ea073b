//! A by-election beside what the model says of its seat.

use brexit_transfer::model::{Party, Scenario, Seat, SeatResult, Share, Swing, VOTE, seat_result};

use crate::Outcome;
use crate::chart::{Scale, place};
use crate::figures::{change, share, tenth};
use crate::source::Source;
use crate::table::Row;

/// A by-election beside the model.
pub struct Compared {
    pub seat: String,
    pub date: String,
    /// The change of the receiving party's share in points, and the most that the model can make.
    pub change: f64,
    pub most: f64,
    pub result: String,
    pub is_held: bool,
    pub verdict: Verdict,
    pub share: &'static str,
    pub x: Places,
}

/// Where the marks of its row are.
#[derive(Default)]
pub struct Places {
    pub label: String,
    pub bar: String,
    pub middle: String,
    pub from: String,
    pub width: String,
    pub actual: String,
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

/// Pixels of a row in the chart, and what of them are its words.
pub const ROW: f64 = 46.0;
pub const WORDS: f64 = 22.0;
pub const BAR: f64 = 12.0;

/// A party's votes, under its successor's code too.
pub fn votes(source: &Source, candidates: &[Row], party: Party) -> Outcome<i64> {
    let mut sum = 0;
    for row in candidates {
        if source.party_of(row.text("party")?) == Some(party) {
            sum += row.number::<i64>("votes")?;
        }
    }
    Ok(sum)
}

impl Compared {
    pub fn new(source: &Source, seat: &Seat, candidates: &[Row]) -> Outcome<Compared> {
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

    pub fn change(&self) -> String {
        change(self.change)
    }

    pub fn most(&self) -> String {
        change(self.most)
    }
}

impl Places {
    pub fn new(compared: &Compared, x: Scale, top: f64) -> Places {
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
pub fn moved(seat: &Seat, transfer: i64) -> SeatResult {
    let transfer = Share::from_basis_points(transfer);
    seat_result(seat, Scenario::new(transfer, Share::ZERO, Swing::ZERO))
}

impl Verdict {
    /// Tries every basis point.
    pub fn of(seat: &Seat, winner: Option<Party>) -> Verdict {
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

    pub fn words(&self) -> String {
        match self {
            Verdict::Always => "right at every share".into(),
            Verdict::Never => "wrong at every share".into(),
            Verdict::Above(at) => format!("right above {at}, wrong below"),
            Verdict::UpTo(at) => format!("right up to {at}, wrong above"),
        }
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
