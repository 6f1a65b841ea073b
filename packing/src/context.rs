//! Checks what is known of each seat besides its result: earlier winners and the place on the map.

use std::collections::BTreeMap;

use crate::description::Earlier;
use crate::fault::Fault;
use crate::results::{Context, Seat, winners};
use crate::table::{Row, Table};

/// Checks that a table has every seat once, in the order of the results, under the same name
/// where it names it.
pub fn matches(table: &Table, seats: &[Seat]) -> Result<(), Fault> {
    for (row, seat) in table.rows().zip(seats) {
        let code = row.text("ons_code")?;
        row.expect("ons_code", code == seat.code, || {
            format!("\"{code}\" where {} is next", seat.code)
        })?;
        if row.has("name") {
            let name = row.text("name")?;
            row.expect("name", name == seat.name, || {
                format!("\"{name}\" where the results have \"{}\"", seat.name)
            })?;
        }
    }
    if table.len() != seats.len() {
        let reason = format!("{} rows for {} seats", table.len(), seats.len());
        return Err(table.fault(0, "ons_code", reason));
    }
    Ok(())
}

/// Checks an earlier election row by row, and notes its winners.
pub fn earlier(
    context: Context<'_>,
    election: &Earlier,
    table: &Table,
    seats: &mut [Seat],
) -> Result<(), Fault> {
    let year = election.year.get_ref();
    for (row, seat) in table.rows().zip(seats) {
        let winner = context.party(&row, &format!("winner_{year}"))?;
        if !election.listed.is_empty() {
            listed(context, election, &row, winner)?;
        }
        seat.before.push(winner);
    }
    Ok(())
}

/// Checks votes, shares and majority of the parties that have columns of their own.
fn listed(
    context: Context<'_>,
    election: &Earlier,
    row: &Row<'_>,
    winner: usize,
) -> Result<(), Fault> {
    let column = |name: &str| format!("{name}_{}", election.year.get_ref());
    let valid = row.number(&column("valid"))?;
    let majority = row.number(&column("majority"))?;
    let mut sum = 0;
    let mut votes = Vec::new();
    for party in &election.listed {
        let place = context.parties.named(context.source, "listed", party)?;
        let party = party.get_ref();
        let cast = row.number(&column(party))?;
        row.expect_share(&column(&format!("{party}_pct")), cast, valid)?;
        sum += cast;
        votes.push((cast, place));
    }
    row.expect(&column("valid"), sum <= valid && valid > 0, || {
        format!("{valid} is less than the {sum} votes listed")
    })?;
    row.expect(&column("majority"), (1..=valid).contains(&majority), || {
        format!("{majority} of {valid} valid votes")
    })?;
    // The winner's own votes are known where the party is listed; then each rival listed must be
    // at least the majority behind.
    if let Some(&(most, _)) = votes.iter().find(|v| v.1 == winner) {
        for &(cast, place) in votes.iter().filter(|v| v.1 != winner) {
            row.expect(&column("majority"), most - cast >= majority, || {
                let party = context.parties.codes()[place];
                format!("{party} is less than {majority} votes behind")
            })?;
        }
    }
    Ok(())
}

/// Checks the seats by winner of an earlier election, the `place`-th of them.
pub fn earlier_totals(
    context: Context<'_>,
    election: &Earlier,
    table: &Table,
    place: usize,
    seats: &[Seat],
) -> Result<(), Fault> {
    let Some(published) = &election.winners else {
        return Ok(());
    };
    let won: Vec<usize> = seats.iter().map(|seat| seat.before[place]).collect();
    let column = format!("winner_{}", election.year.get_ref());
    winners(context, table, &column, &won, published.get_ref())
}

/// Checks that every seat has a hexagon of its own.
pub fn hexes(context: Context<'_>, table: &Table, seats: &mut [Seat]) -> Result<(), Fault> {
    let map = &context.description.map;
    let mut sizes = [256; 2];
    for (size, (key, given)) in sizes
        .iter_mut()
        .zip([("map.columns", &map.columns), ("map.rows", &map.rows)])
    {
        if let Some(given) = given {
            *size = context.source.whole(key, given, (1, 256))?;
        }
    }
    let mut taken = BTreeMap::new();
    for (row, seat) in table.rows().zip(seats) {
        let hex = (row.number("q")?, row.number("r")?);
        row.expect("q", hex.0 < sizes[0], || {
            format!("{} is off the map", hex.0)
        })?;
        row.expect("r", hex.1 < sizes[1], || {
            format!("{} is off the map", hex.1)
        })?;
        if let Some(line) = taken.insert(hex, row.line()) {
            return Err(row.fault("q, r", format!("the hexagon is taken by line {line}")));
        }
        seat.hex = (hex.0 as u8, hex.1 as u8);
    }
    Ok(())
}
