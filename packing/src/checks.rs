//! The rules that `election.toml` states for single columns, and conditions on rows.

use std::collections::BTreeMap;

use toml::Spanned;

use crate::description::{Check, Condition, Conditions};
use crate::fault::Fault;
use crate::folder::RESULTS;
use crate::results::Context;
use crate::table::{Row, Table};

/// The tables that have one row a seat by file name; the first is always the results.
pub type Tables = Vec<(String, Table)>;

/// A table by the name that `election.toml` gives it.
pub fn table<'t>(
    context: Context<'_>,
    tables: &'t Tables,
    key: &str,
    name: Option<&Spanned<String>>,
) -> Result<&'t Table, Fault> {
    let Some(name) = name else {
        return Ok(&tables[0].1);
    };
    let wanted = name.get_ref();
    let found = tables.iter().find(|(known, _)| known == wanted);
    found.map(|(_, table)| table).ok_or_else(|| {
        let reason = format!("\"{wanted}\" is neither {RESULTS} nor among tables.by_seat");
        context.source.fault(name.span(), key, reason)
    })
}

/// A condition with the table that has its column.
pub struct Chosen<'t, 'c> {
    table: &'t Table,
    column: &'c str,
    condition: &'c Condition,
}

/// Finds the column of each condition in the first of some tables that has it; a text that no row
/// has there is a fault.
pub fn choose<'t, 'c>(
    context: Context<'_>,
    tables: &[&'t Table],
    conditions: &'c Conditions,
) -> Result<Vec<Chosen<'t, 'c>>, Fault> {
    let mut chosen = Vec::new();
    for (column, condition) in conditions {
        let fault = |reason: String| context.source.fault(condition.span(), column, reason);
        let table = tables.iter().find(|table| table.has(column));
        let table = table.ok_or_else(|| fault("there is no such column".to_owned()))?;
        let condition = condition.get_ref();
        let words: &[String] = match condition {
            Condition::Is(word) => std::slice::from_ref(word),
            Condition::IsOneOf(words) => words,
            Condition::Over(over) => {
                if !over.over.is_finite() {
                    return Err(fault(format!("{} is no number", over.over)));
                }
                &[]
            }
        };
        for word in words {
            let known = table
                .rows()
                .any(|row| row.text(column).is_ok_and(|t| t == word));
            if !known {
                return Err(fault(format!("no row has \"{word}\" in this column")));
            }
        }
        if words.is_empty() && !matches!(condition, Condition::Over(_)) {
            return Err(fault("an empty list".to_owned()));
        }
        chosen.push(Chosen {
            table,
            column,
            condition,
        });
    }
    Ok(chosen)
}

/// Whether all conditions hold for the row at a place.
pub fn hold(chosen: &[Chosen<'_, '_>], place: usize) -> Result<bool, Fault> {
    for one in chosen {
        let row = one.table.row(place);
        let text = row.text(one.column)?;
        let holds = match one.condition {
            Condition::Is(word) => text == word,
            Condition::IsOneOf(words) => words.iter().any(|word| word == text),
            // An empty cell is unknown, and over nothing.
            Condition::Over(_) if text.is_empty() => false,
            Condition::Over(over) => decimal(&row, one.column)? > over.over,
        };
        if !holds {
            return Ok(false);
        }
    }
    Ok(true)
}

fn decimal(row: &Row<'_>, column: &str) -> Result<f64, Fault> {
    let text = row.text(column)?;
    let number = text.parse().ok().filter(|number: &f64| number.is_finite());
    number.ok_or_else(|| row.fault(column, format!("\"{text}\" is not a number")))
}

/// Checks a rule.
pub fn check(context: Context<'_>, tables: &Tables, check: &Check) -> Result<(), Fault> {
    let source = context.source;
    let checked = table(context, tables, "table", check.table.as_ref())?;
    let column = check.column.get_ref().as_str();
    let says_something = check.filled
        || check.percent
        || check.party
        || check.one_of.is_some()
        || check.equals.is_some()
        || check.seats.is_some();
    source.expect(&check.column, "column", says_something, || {
        "nothing is asked of it: filled, percent, party, one_of, equals or seats".to_owned()
    })?;
    source.expect(&check.column, "column", checked.has(column), || {
        format!("{} has no column {column}", checked.file)
    })?;
    let rows = choose(context, &[checked], &check.rows)?;
    let except = choose(context, &[checked], &check.except)?;
    let other = match (&check.equals, &check.of) {
        (Some(equals), of) => {
            let other = match of {
                Some(of) => table(context, tables, "of", Some(of))?,
                None => checked,
            };
            let named = equals.get_ref().as_str();
            source.expect(equals, "equals", other.has(named), || {
                format!("{} has no column {named}", other.file)
            })?;
            Some((other, named))
        }
        (None, Some(of)) => {
            let reason = "goes with equals only";
            return Err(source.fault(of.span(), "of", reason));
        }
        (None, None) => None,
    };
    let mut count = 0;
    for (place, row) in checked.rows().enumerate() {
        if !hold(&rows, place)? || (!except.is_empty() && hold(&except, place)?) {
            continue;
        }
        count += 1;
        cell(context, check, &row)?;
        if let Some((other, named)) = other {
            let (here, there) = (row.text(column)?, other.row(place).text(named)?);
            row.expect(column, here == there, || {
                let file = match check.of {
                    Some(_) => format!(" of {}", other.file),
                    None => String::new(),
                };
                format!("\"{here}\" differs from {named}{file}, \"{there}\"")
            })?;
        }
    }
    if let Some(seats) = &check.seats {
        let wanted = seats.get_ref();
        if count != *wanted {
            let reason = format!("{count} rows{}, there are {wanted}", describe(&check.rows));
            return Err(checked.fault(0, column, reason));
        }
    }
    Ok(())
}

fn cell(context: Context<'_>, check: &Check, row: &Row<'_>) -> Result<(), Fault> {
    let column = check.column.get_ref().as_str();
    if check.filled {
        row.expect(column, !row.text(column)?.is_empty(), || "empty".to_owned())?;
    }
    if check.percent {
        row.hundredths(column)?;
    }
    if check.party {
        context.party(row, column)?;
    }
    if let Some(words) = &check.one_of {
        row.one_of(column, words).map_err(|mut fault| {
            fault.reason.push_str(&describe(&check.rows));
            fault
        })?;
    }
    Ok(())
}

/// Conditions in words: ` where county is Clwyd or Gwynedd`.
fn describe(conditions: &BTreeMap<String, Spanned<Condition>>) -> String {
    let mut text = String::new();
    for (place, (column, condition)) in conditions.iter().enumerate() {
        text.push_str(if place == 0 { " where " } else { " and " });
        text.push_str(column);
        text.push_str(&match condition.get_ref() {
            Condition::Is(word) => format!(" is {word}"),
            Condition::IsOneOf(words) => format!(" is {}", words.join(" or ")),
            Condition::Over(over) => format!(" is over {}", over.over),
        });
    }
    text
}
