//! Checks the by-elections: one row a candidate, grouped by seat.

use crate::description::ByElections;
use crate::fault::Fault;
use crate::parties::OTHER;
use crate::results::{Context, Seat};
use crate::table::{Row, Table};

/// A by-election with all that is packed of it.
#[derive(Debug)]
pub struct ByElection {
    /// Index into the seats.
    pub seat: usize,
    /// Year, month, day.
    pub date: (u16, u8, u8),
    pub electorate: i64,
    pub valid: i64,
    /// The places of the parties that are packed, and their votes, 0 without a candidate.
    pub votes: Vec<(usize, i64)>,
    pub candidates: u8,
}

/// What the rows of a by-election all say.
const REPEATED: [&str; 6] = [
    "date",
    "electorate",
    "valid_votes",
    "invalid_votes",
    "turnout_valid_pct",
    "turnout_ballots_pct",
];

/// The most by-elections, and the most candidates in one.
const MOST: usize = 255;

/// Checks the table; returns the by-elections by date.
pub fn by_elections(
    context: Context<'_>,
    description: &ByElections,
    table: &Table,
    seats: &[Seat],
) -> Result<Vec<ByElection>, Fault> {
    let mut packed = Vec::new();
    for party in &description.parties {
        let place = context.parties.named(context.source, "parties", party)?;
        context
            .source
            .expect(party, "parties", place != context.parties.other(), || {
                "of \"other\" there may be several candidates".to_owned()
            })?;
        packed.push(place);
    }
    for (key, day) in [("first", &description.first), ("last", &description.last)] {
        context
            .source
            .expect(day, key, date(day.get_ref()).is_some(), || {
                format!("\"{}\" is no day such as 2019-12-31", day.get_ref())
            })?;
    }
    let rows: Vec<Row<'_>> = table.rows().collect();
    let mut found: Vec<ByElection> = Vec::new();
    let mut rest = rows.as_slice();
    while let Some(first) = rest.first() {
        let code = first.text("ons_code")?;
        let same = |row: &&Row<'_>| row.text("ons_code").is_ok_and(|c| c == code);
        let (group, after) = rest.split_at(rest.iter().take_while(same).count());
        rest = after;
        let by_election = by_election(context, description, group, &packed, seats)?;
        let new = found.last().is_none_or(|b| b.seat < by_election.seat);
        first.expect("ons_code", new, || {
            format!("{code} does not come after the code above it")
        })?;
        first.expect("ons_code", found.len() < MOST, || {
            format!("more than {MOST} by-elections")
        })?;
        found.push(by_election);
    }
    if let Some(count) = &description.count {
        let (count, found) = (count.get_ref(), found.len());
        if found as i64 != *count {
            let reason = format!("{found} by-elections, there were {count}");
            return Err(table.fault(0, "ons_code", reason));
        }
    }
    found.sort_by_key(|b| (b.date, b.seat));
    Ok(found)
}

fn by_election(
    context: Context<'_>,
    description: &ByElections,
    group: &[Row<'_>],
    packed: &[usize],
    seats: &[Seat],
) -> Result<ByElection, Fault> {
    let first = &group[0];
    let code = first.text("ons_code")?;
    let known = seats.binary_search_by(|s| s.code.as_str().cmp(code));
    let seat = known.map_err(|_| first.fault("ons_code", format!("\"{code}\" is no seat")))?;
    first.expect("ons_code", group.len() <= MOST, || {
        format!("more than {MOST} candidates")
    })?;
    let mut votes: Vec<(usize, i64)> = Vec::new();
    let mut sum = 0;
    let mut above = i64::MAX;
    for (place, row) in group.iter().enumerate() {
        candidate(context, description, row, first, &seats[seat])?;
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
        let code = row.text("party")?;
        if let Some(party) = context.parties.find_after(code).filter(|_| code != OTHER) {
            let first = votes.iter().all(|known| known.0 != party);
            row.expect("party", first, || format!("a second {code}"))?;
            votes.push((party, cast));
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
    for &party in packed {
        if votes.iter().all(|known| known.0 != party) {
            votes.push((party, 0));
        }
    }
    votes.retain(|(party, _)| packed.contains(party));
    votes.sort();
    Ok(ByElection {
        seat,
        date: day(description, first)?,
        electorate,
        valid,
        votes,
        candidates: group.len() as u8,
    })
}

/// Checks what a candidate's row repeats of the by-election and of the general election.
fn candidate(
    context: Context<'_>,
    description: &ByElections,
    row: &Row<'_>,
    first: &Row<'_>,
    seat: &Seat,
) -> Result<(), Fault> {
    for column in REPEATED {
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
    let known = context.parties.find_after(party).is_some();
    row.expect("party", known, || format!("\"{party}\" is no party"))?;
    let year = context.year();
    let column = format!("winner_{year}");
    let winner = context.party(row, &column)?;
    row.expect(&column, winner == seat.winner, || {
        let winner = context.parties.codes()[winner];
        format!("\"{winner}\" did not win in {year}")
    })?;
    let Some(party) = &description.votes_of else {
        return Ok(());
    };
    let place = context.parties.named(context.source, "votes_of", party)?;
    let party = party.get_ref();
    let (column, votes) = (format!("{party}_{year}"), seat.votes[place]);
    let repeated = row.number(&column)?;
    row.expect(&column, repeated == votes, || {
        format!("{repeated} where the results have {votes}")
    })?;
    let column = format!("{party}_stood_{year}");
    let stood = row.one_of(&column, &["no", "yes"])? == 1;
    row.expect(&column, stood == (votes > 0), || {
        format!("does not go with {votes} votes")
    })
}

/// A day as 2019-12-31, in parts.
fn date(text: &str) -> Option<(u16, u8, u8)> {
    let plain = text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let parts: Vec<u16> = text.split('-').filter_map(|p| p.parse().ok()).collect();
    match parts[..] {
        [year @ 1900..=2155, month @ 1..=12, day @ 1..=31] if plain && text.len() == 10 => {
            Some((year, month as u8, day as u8))
        }
        _ => None,
    }
}

fn day(description: &ByElections, row: &Row<'_>) -> Result<(u16, u8, u8), Fault> {
    let text = row.text("date")?;
    let parliament = date(description.first.get_ref())..=date(description.last.get_ref());
    let day = date(text).filter(|_| parliament.contains(&date(text)));
    day.ok_or_else(|| row.fault("date", format!("\"{text}\" is no day of the Parliament")))
}
