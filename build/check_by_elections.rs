//! Checks the by-elections: one row a candidate, grouped by seat.

use super::check::{BREXIT, PARTIES, Seat};
use super::table::{Fault, Row, Table};

/// The by-elections of the Parliament.
const COUNT: usize = 23;

/// A by-election with all that is packed of it.
#[derive(Debug)]
pub struct ByElection {
    /// Index into the seats.
    pub seat: usize,
    /// Year, month, day.
    pub date: (u16, u8, u8),
    pub electorate: i64,
    pub valid: i64,
    /// Conservative, Labour, Liberal Democrat and Reform UK votes; 0 without a candidate.
    pub votes: [i64; 4],
    pub candidates: u8,
}

/// The parties of [`ByElection::votes`].
const PACKED: [&str; 4] = ["con", "lab", "ld", "reform"];

/// Checks the table; returns the by-elections by date.
pub fn by_elections(table: &Table, seats: &[Seat]) -> Result<Vec<ByElection>, Fault> {
    let rows: Vec<Row<'_>> = table.rows().collect();
    let mut found: Vec<ByElection> = Vec::new();
    let mut rest = rows.as_slice();
    while let Some(first) = rest.first() {
        let code = first.text("ons_code")?;
        let same = |row: &Row<'_>| row.text("ons_code").is_ok_and(|c| c == code);
        let (group, after) = rest.split_at(rest.iter().take_while(|r| same(r)).count());
        rest = after;
        let by_election = by_election(group, code, seats)?;
        let new = found.last().is_none_or(|b| b.seat < by_election.seat);
        first.expect("ons_code", new, || {
            format!("{code} does not come after the code above it")
        })?;
        found.push(by_election);
    }
    if found.len() != COUNT {
        let reason = format!("{} by-elections, there were {COUNT}", found.len());
        return Err(table.fault(0, "ons_code", reason));
    }
    found.sort_by_key(|b| (b.date, b.seat));
    Ok(found)
}

fn by_election(group: &[Row<'_>], code: &str, seats: &[Seat]) -> Result<ByElection, Fault> {
    let first = &group[0];
    let known = seats.binary_search_by(|s| s.code.as_str().cmp(code));
    let seat = known.map_err(|_| first.fault("ons_code", format!("\"{code}\" is no seat")))?;
    let mut votes = [None; 4];
    let mut sum = 0;
    let mut above = i64::MAX;
    for (place, row) in group.iter().enumerate() {
        candidate(row, first, &seats[seat])?;
        let cast = row.number("votes")?;
        row.expect_share("share_pct", cast, row.number("valid_votes")?)?;
        let position = row.number("position")?;
        row.expect(
            "position",
            position == place as i64 + 1 && cast <= above,
            || format!("{position} with {cast} votes is out of order"),
        )?;
        above = cast;
        sum += cast;
        let party = row.text("party")?;
        if let Some(column) = PACKED.iter().position(|p| *p == party) {
            row.expect("party", votes[column].is_none(), || {
                format!("a second {party}")
            })?;
            votes[column] = Some(cast);
        }
    }
    let valid = first.number("valid_votes")?;
    first.expect("valid_votes", sum == valid, || {
        format!("{valid} where the candidates add up to {sum}")
    })?;
    let electorate = first.number("electorate")?;
    let ballots = valid + first.number("invalid_votes")?;
    first.expect("electorate", ballots <= electorate, || {
        format!("{electorate} is less than the {ballots} ballots")
    })?;
    first.expect_share("turnout_valid_pct", valid, electorate)?;
    first.expect_share("turnout_ballots_pct", ballots, electorate)?;
    Ok(ByElection {
        seat,
        date: date(first)?,
        electorate,
        valid,
        votes: votes.map(|v| v.unwrap_or(0)),
        candidates: group.len() as u8,
    })
}

/// Checks what a candidate's row repeats of the by-election and of 2019.
fn candidate(row: &Row<'_>, first: &Row<'_>, seat: &Seat) -> Result<(), Fault> {
    for column in [
        "date",
        "electorate",
        "valid_votes",
        "invalid_votes",
        "turnout_valid_pct",
        "turnout_ballots_pct",
    ] {
        let (here, there) = (row.text(column)?, first.text(column)?);
        row.expect(column, here == there, || {
            format!("\"{here}\" where the first candidate's row has \"{there}\"")
        })?;
    }
    let name = row.text("constituency")?;
    row.expect("constituency", name == seat.name, || {
        format!("\"{name}\" where the results have \"{}\"", seat.name)
    })?;
    let party = row.text("party")?;
    let known = party == "reform" || PARTIES.contains(&party);
    row.expect("party", known, || format!("\"{party}\" is no party"))?;
    let winner = row.one_of("winner_2019", &PARTIES)?;
    row.expect(
        "winner_2019",
        winner == usize::from(seat.winners[3]),
        || format!("\"{}\" did not win in 2019", PARTIES[winner]),
    )?;
    let brexit = row.number("brexit_2019")?;
    row.expect("brexit_2019", brexit == seat.votes[BREXIT], || {
        format!("{brexit} where the results have {}", seat.votes[BREXIT])
    })?;
    let stood = row.one_of("brexit_stood_2019", &["no", "yes"])? == 1;
    row.expect("brexit_stood_2019", stood == (brexit > 0), || {
        format!("does not go with {brexit} votes")
    })
}

fn date(row: &Row<'_>) -> Result<(u16, u8, u8), Fault> {
    let text = row.text("date")?;
    let parts: Vec<u16> = text.split('-').filter_map(|p| p.parse().ok()).collect();
    match parts[..] {
        [year @ 2020..=2024, month @ 1..=12, day @ 1..=31] if text.len() == 10 => {
            Ok((year, month as u8, day as u8))
        }
        _ => Err(row.fault("date", format!("\"{text}\" is no day of the Parliament"))),
    }
}
