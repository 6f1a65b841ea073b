//! Checks what is said of the page about the method, and packs its name. The page itself is drawn by
//! the package `methodology`, from the same folder.

use toml::Spanned;

use crate::description::{BackTest, Earlier, Swings, Text};
use crate::fault::{Fault, Source};
use crate::folder::RESULTS;
use crate::results::Context;
use crate::table::Table;
use crate::writer::Writer;

/// The longest name of a page in bytes.
const LONGEST: usize = 80;

/// Writes the name of the page, or nothing.
pub fn page(context: Context<'_>, out: &mut Writer) -> Result<(), Fault> {
    let Some(methodology) = &context.description.methodology else {
        out.text("");
        return Ok(());
    };
    out.text(name(context.source, &methodology.page)?);
    Ok(())
}

/// The name of a file that lies beside the widget, and so of no other place.
fn name<'a>(source: &Source<'_>, page: &'a Text) -> Result<&'a str, Fault> {
    let name = source.text("methodology.page", page)?;
    let plain = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || b"-_.".contains(&c);
    let stem = name.strip_suffix(".html").unwrap_or_default();
    let fits = !stem.is_empty() && name.bytes().all(plain) && name.len() <= LONGEST;
    source.expect(page, "methodology.page", fits, || {
        format!(
            "\"{name}\" is not the name of a file such as methodology.html: small letters, digits, hyphens, at most {LONGEST} bytes"
        )
    })?;
    Ok(name)
}

/// Checks that all is there of which the page makes its figures.
pub fn check(context: Context<'_>, tables: &[(String, Table)]) -> Result<(), Fault> {
    let Some(methodology) = &context.description.methodology else {
        return Ok(());
    };
    if let Some(sources) = &methodology.sources {
        context.source.text("methodology.sources", sources)?;
    }
    if let Some(swings) = &methodology.swings {
        check_swings(context, swings, tables)?;
    }
    if let Some(back_test) = &methodology.back_test {
        check_back_test(context, back_test)?;
    }
    Ok(())
}

fn check_swings(
    context: Context<'_>,
    swings: &Swings,
    tables: &[(String, Table)],
) -> Result<(), Fault> {
    let source = context.source;
    earlier(context, "swings.since", &swings.since)?;
    source.text("swings.called", &swings.called)?;
    let column = swings.beside.get_ref();
    let is_there = tables
        .iter()
        .any(|(_, table)| table.columns().iter().any(|known| known == column));
    source.expect(&swings.beside, "swings.beside", is_there, || {
        format!("there is no column \"{column}\" in {RESULTS} and the tables.by_seat")
    })
}

fn check_back_test(context: Context<'_>, back_test: &BackTest) -> Result<(), Fault> {
    let source = context.source;
    let from = back_test.from.get_ref();
    for (key, year) in [
        ("back_test.before", &back_test.before),
        ("back_test.after", &back_test.after),
    ] {
        let election = earlier(context, key, year)?;
        let is_listed = election
            .listed
            .iter()
            .any(|listed| listed.get_ref() == from);
        source.expect(&back_test.from, "back_test.from", is_listed, || {
            let year = year.get_ref();
            format!("tables.earlier does not list the votes of \"{from}\" in {year}")
        })?;
    }
    let (before, after) = (back_test.before.get_ref(), back_test.after.get_ref());
    source.expect(&back_test.after, "back_test.after", before < after, || {
        format!("{after} is not after {before}")
    })
}

/// The earlier election of a year. Whether it lists the parties of `move` is not asked: that line may
/// be changed alone, and the page leaves out what it cannot count then.
fn earlier<'a>(context: Context<'a>, key: &str, year: &Spanned<i64>) -> Result<&'a Earlier, Fault> {
    let earlier = &context.description.tables.earlier;
    let election = earlier
        .iter()
        .find(|election| election.year.get_ref() == year.get_ref());
    election.ok_or_else(|| {
        let reason = format!("tables.earlier has no {}", year.get_ref());
        context.source.fault(year.span(), key, reason)
    })
}
