//! Checks the table of results against itself and the published totals.

use std::collections::BTreeMap;

use toml::Spanned;

use crate::description::{Description, Totals};
use crate::fault::{Fault, Source};
use crate::parties::{OTHER_MAX, Parties};
use crate::table::{Row, Table};

/// Columns that no party can have as its code.
pub const RESERVED: [&str; 10] = [
    "ons_code",
    "name",
    "region",
    "country",
    "electorate",
    "valid_votes",
    "invalid_votes",
    "turnout_pct",
    "majority",
    OTHER_MAX,
];

/// The most seats.
const MOST: usize = 4_000;

/// A seat with all that is packed of it.
#[derive(Clone, Debug)]
pub struct Seat {
    pub code: String,
    pub name: String,
    /// Index into the regions of `election.toml`.
    pub region: usize,
    /// Whether a scenario can move votes there.
    pub changeable: bool,
    /// By the party's place.
    pub votes: Vec<i64>,
    pub other_max: i64,
    /// The winner's place.
    pub winner: usize,
    /// The places of the winners of earlier elections, oldest first.
    pub before: Vec<usize>,
    pub hex: (u8, u8),
}

/// What the checks of an election need.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    pub source: &'a Source<'a>,
    pub description: &'a Description,
    pub parties: &'a Parties<'a>,
}

impl Context<'_> {
    /// The year of the election.
    pub fn year(&self) -> i64 {
        *self.description.year.get_ref()
    }

    /// A party's place by the cell of a column.
    pub fn party(&self, row: &Row<'_>, column: &str) -> Result<usize, Fault> {
        row.one_of(column, self.parties.codes())
    }
}

/// Checks the table; returns the seats in its order.
pub fn results(context: Context<'_>, table: &Table) -> Result<Vec<Seat>, Fault> {
    let mut seats: Vec<Seat> = Vec::new();
    for row in table.rows() {
        row.expect("ons_code", seats.len() < MOST, || {
            format!("more than {MOST} seats")
        })?;
        seats.push(seat(context, &row, seats.last())?);
    }
    if seats.is_empty() {
        return Err(table.fault(0, "ons_code", "there are no seats".to_owned()));
    }
    let mut lines = BTreeMap::new();
    for row in table.rows() {
        if let Some(line) = lines.insert(row.text("name")?, row.line()) {
            return Err(row.fault("name", format!("the seat of line {line} has the same name")));
        }
    }
    totals(context, table, &seats)?;
    Ok(seats)
}

fn seat(context: Context<'_>, row: &Row<'_>, before: Option<&Seat>) -> Result<Seat, Fault> {
    let code = row.text("ons_code")?;
    let own = context.description.codes.as_ref();
    if own.is_some_and(|codes| codes.get_ref() == "own") {
        let shape =
            (1..=20).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphanumeric());
        row.expect("ons_code", shape, || {
            format!("\"{code}\" is not made of 1 to 20 letters and digits")
        })?;
    } else {
        let shape = code.len() == 9 && code.bytes().skip(1).all(|b| b.is_ascii_digit());
        row.expect("ons_code", shape && code.is_ascii(), || {
            format!("\"{code}\" is not an ONS code")
        })?;
    }
    let ascends = before.is_none_or(|b| b.code.as_str() < code);
    row.expect("ons_code", ascends, || {
        format!("{code} does not come after the code above it")
    })?;
    let name = row.text("name")?;
    let clean = !name.is_empty() && name.trim() == name && !name.contains(char::is_control);
    row.expect("name", clean && name.len() <= 200, || {
        format!("{name:?} is not a name")
    })?;
    let region = region(context, row)?;

    let mut votes = Vec::new();
    for party in context.parties.codes() {
        votes.push(row.number(party)?);
    }
    let other_max = row.number(OTHER_MAX)?;
    let other = votes[context.parties.other()];
    row.expect(
        OTHER_MAX,
        other_max <= other && (other_max > 0) == (other > 0),
        || format!("{other_max} is not the largest of {other} other votes"),
    )?;
    electorate(context, row, votes.iter().sum())?;
    let winner = ranks(context, row, &votes, other_max)?;
    if let Some(column) = &context.description.tables.change_since {
        change(context, row, winner, column.get_ref())?;
    }
    let outside = context.description.regions.get_ref()[region].outside;
    Ok(Seat {
        code: code.to_owned(),
        name: name.to_owned(),
        region,
        changeable: !outside && !context.parties.stands_apart(winner),
        votes,
        other_max,
        winner,
        before: Vec::new(),
        hex: (0, 0),
    })
}

/// Checks the region and, where `election.toml` says in which country it lies, that.
fn region(context: Context<'_>, row: &Row<'_>) -> Result<usize, Fault> {
    let regions = context.description.regions.get_ref();
    let names: Vec<&str> = regions.iter().map(|r| r.name.get_ref().as_str()).collect();
    let region = row.one_of("region", &names)?;
    if let Some(country) = &regions[region].country {
        let country = country.get_ref();
        let found = row.text("country")?;
        row.expect("country", found == country, || {
            format!("\"{found}\" does not hold the region {}", names[region])
        })?;
        let code = row.text("ons_code")?;
        let letter = code.chars().next();
        row.expect("ons_code", country.chars().next() == letter, || {
            format!("{code} is not a code of {country}")
        })?;
    }
    Ok(region)
}

/// Checks the valid votes, and the electorate and the turnout where there are such columns.
fn electorate(context: Context<'_>, row: &Row<'_>, sum: i64) -> Result<(), Fault> {
    let valid = row.number("valid_votes")?;
    let codes = context.description.parties.get_ref();
    let columns = format!("{}..other", codes[0].code.get_ref());
    row.expect(&columns, sum == valid && valid > 0, || {
        format!("the party columns add up to {sum}, valid_votes is {valid}")
    })?;
    let mut ballots = valid;
    if row.has("invalid_votes") {
        ballots += row.number("invalid_votes")?;
    }
    if row.has("electorate") {
        let electorate = row.number("electorate")?;
        row.expect("electorate", ballots <= electorate, || {
            format!("{electorate} is less than the {ballots} ballots")
        })?;
        if row.has("turnout_pct") {
            row.expect_share("turnout_pct", valid, electorate)?;
        }
    }
    Ok(())
}

/// Checks winner, runner-up and majority against the votes; returns the winner.
fn ranks(
    context: Context<'_>,
    row: &Row<'_>,
    votes: &[i64],
    other_max: i64,
) -> Result<usize, Fault> {
    let parties = context.parties;
    let mut ranked: Vec<(i64, usize)> = votes.iter().copied().zip(0..).collect();
    ranked[parties.other()].0 = other_max;
    // Of equal votes the party first named.
    ranked.sort_by_key(|r| std::cmp::Reverse(r.0));
    let majority = ranked[0].0 - ranked[1].0;
    let winner = format!("winner_{}", context.year());
    let second = format!("second_{}", context.year());
    for (column, rank) in [(&winner, 0), (&second, 1)] {
        if rank == 1 && !row.has(column) {
            continue;
        }
        let named = context.party(row, column)?;
        // Equal votes may be named in either order.
        let fits = ranked.contains(&(ranked[rank].0, named));
        row.expect(column, fits, || {
            let [named, found] = [named, ranked[rank].1].map(|place| parties.codes()[place]);
            format!("\"{named}\" where the votes say {found}")
        })?;
    }
    // The packed file does not say who won a tie.
    row.expect(&winner, majority > 0, || {
        "first and second have as many votes".to_owned()
    })?;
    if row.has("majority") {
        let stated = row.number("majority")?;
        row.expect("majority", stated == majority, || {
            format!("{stated} where first and second are {majority} apart")
        })?;
    }
    for (place, votes) in votes.iter().enumerate() {
        let holds = !parties.stands_apart(place) || *votes == 0 || ranked[0].1 == place;
        row.expect(parties.codes()[place], holds, || {
            format!("a {} who did not win", parties.name(place))
        })?;
    }
    Ok(ranked[0].1)
}

/// Checks hold or gain against the winner of before.
fn change(context: Context<'_>, row: &Row<'_>, winner: usize, since: &str) -> Result<(), Fault> {
    let before = context.party(row, since)?;
    let column = format!("change_{}", context.year());
    let change = row.one_of(&column, &["gain", "hold"])?;
    row.expect(&column, (change == 1) == (winner == before), || {
        let [winner, before] = [winner, before].map(|place| context.parties.codes()[place]);
        format!("{winner} after {before}")
    })
}

fn totals(context: Context<'_>, table: &Table, seats: &[Seat]) -> Result<(), Fault> {
    let Totals {
        seats: count,
        electorate,
        valid_votes,
        invalid_votes,
        votes,
        winners: won,
    } = &context.description.totals;
    for (party, published) in votes.iter().flatten() {
        let known = context.parties.find(party).is_some();
        let key = format!("totals.votes.{party}");
        context.source.expect(published, &key, known, || {
            format!("\"{party}\" is not among the parties")
        })?;
    }
    // In the order of the columns, so that of two wrong ones the first is named.
    for column in table.columns() {
        if let Some(published) = votes.as_ref().and_then(|votes| votes.get(column)) {
            sum(table, column, published)?;
        }
    }
    for (column, published) in [
        ("valid_votes", valid_votes),
        ("invalid_votes", invalid_votes),
        ("electorate", electorate),
    ] {
        if let Some(published) = published {
            sum(table, column, published)?;
        }
    }
    if let Some(published) = count {
        let (found, published) = (seats.len(), published.get_ref());
        if found as i64 != *published {
            let reason = format!("adds up to {found}, published is {published}");
            return Err(table.fault(0, "ons_code", reason));
        }
    }
    if let Some(published) = won {
        let column = format!("winner_{}", context.year());
        let won: Vec<usize> = seats.iter().map(|seat| seat.winner).collect();
        winners(context, table, &column, &won, published.get_ref())?;
    }
    Ok(())
}

fn sum(table: &Table, column: &str, published: &Spanned<i64>) -> Result<(), Fault> {
    let mut sum = 0;
    for row in table.rows() {
        sum += row.number(column)?;
    }
    let published = published.get_ref();
    if sum == *published {
        return Ok(());
    }
    let reason = format!("adds up to {sum}, published is {published}");
    Err(table.fault(0, column, reason))
}

/// Checks how many seats each party won; those that are not published won none.
pub fn winners(
    context: Context<'_>,
    table: &Table,
    column: &str,
    won: &[usize],
    published: &BTreeMap<String, Spanned<i64>>,
) -> Result<(), Fault> {
    for (party, count) in published {
        let known = context.parties.find(party).is_some();
        context
            .source
            .expect(count, &format!("winners.{party}"), known, || {
                format!("\"{party}\" is not among the parties")
            })?;
    }
    for (place, party) in context.parties.codes().iter().enumerate() {
        let found = won.iter().filter(|winner| **winner == place).count();
        let wanted = published.get(*party).map_or(0, |count| *count.get_ref());
        if found as i64 != wanted {
            let reason = format!("{party} has {found} seats, published is {wanted}");
            return Err(table.fault(0, column, reason));
        }
    }
    Ok(())
}
