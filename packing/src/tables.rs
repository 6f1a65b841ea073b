//! Reads and checks the tables that have one row a seat.

use std::collections::BTreeSet;

use crate::checks::{self, Tables};
use crate::context::{earlier, earlier_totals, hexes, matches};
use crate::fault::Fault;
use crate::folder::{DESCRIPTION, Folder, HEXES, RESULTS};
use crate::methodology;
use crate::results::{Context, RESERVED, Seat, results};
use crate::table::Table;

/// Returns the tables and the seats, these in the order of the results.
pub fn tables(context: Context<'_>, folder: &Folder) -> Result<(Tables, Vec<Seat>), Fault> {
    let source = context.source;
    let description = context.description;
    if let Some(codes) = &description.codes {
        let known = ["ons", "own"].contains(&codes.get_ref().as_str());
        source.expect(codes, "codes", known, || {
            format!("\"{}\" is neither ons nor own", codes.get_ref())
        })?;
    }
    let mut tables = vec![(RESULTS.to_owned(), folder.table(RESULTS)?)];
    let mut seats = results(context, &tables[0].1)?;
    unread(context, &tables[0].1)?;
    for name in &description.tables.by_seat {
        let new = tables.iter().all(|(known, _)| known != name.get_ref());
        let is_there = folder.files.contains_key(name.get_ref()) && name.get_ref() != DESCRIPTION;
        source.expect(name, "tables.by_seat", new && is_there, || {
            let name = name.get_ref();
            match new {
                true => format!("there is no table \"{name}\" in the folder"),
                false => format!("\"{name}\" is there twice"),
            }
        })?;
        let table = folder.table(name.get_ref())?;
        matches(&table, &seats)?;
        tables.push((name.get_ref().clone(), table));
    }
    let elections = &description.tables.earlier;
    for election in elections {
        let table = checks::table(context, &tables, "table", election.table.as_ref())?;
        earlier(context, election, table, &mut seats)?;
    }
    for check in &description.checks {
        checks::check(context, &tables, check)?;
    }
    for (place, election) in elections.iter().enumerate() {
        let table = checks::table(context, &tables, "table", election.table.as_ref())?;
        earlier_totals(context, election, table, place, &seats)?;
    }
    methodology::check(context, &tables)?;
    let map = folder.table(HEXES)?;
    matches(&map, &seats)?;
    hexes(context, &map, &mut seats)?;
    Ok((tables, seats))
}

/// Refuses columns of the results that nothing reads: a misspelt name would go unchecked.
fn unread(context: Context<'_>, table: &Table) -> Result<(), Fault> {
    let description = context.description;
    let tables = &description.tables;
    let year = context.year();
    let mut known: BTreeSet<String> = RESERVED.map(str::to_owned).into();
    known.extend(
        context
            .parties
            .codes()
            .iter()
            .map(|code| (*code).to_owned()),
    );
    known.extend(["winner", "second"].map(|column| format!("{column}_{year}")));
    if let Some(since) = &tables.change_since {
        known.extend([since.get_ref().clone(), format!("change_{year}")]);
    }
    known.extend(tables.unread.iter().map(|column| column.get_ref().clone()));
    let own = tables
        .earlier
        .iter()
        .filter(|election| election.table.is_none());
    known.extend(own.map(|election| format!("winner_{}", election.year.get_ref())));
    for check in &description.checks {
        known.insert(check.column.get_ref().clone());
        known.extend(check.equals.iter().map(|column| column.get_ref().clone()));
        known.extend(check.rows.keys().chain(check.except.keys()).cloned());
    }
    for group in description.groups.get_ref() {
        known.extend(group.any.iter().flat_map(|any| any.keys().cloned()));
    }
    let unread = table
        .columns()
        .iter()
        .find(|column| !known.contains(*column));
    match unread {
        None => Ok(()),
        Some(column) => {
            let reason =
                "it is no party, and nothing reads it; if that is right, name it in tables.unread";
            Err(table.fault(1, column, reason.to_owned()))
        }
    }
}
