//! Writes the packed file, version 1. `src/model/unpack.rs` reads it, and describes its layout.

use std::collections::BTreeSet;

use crate::by_elections::{ByElection, by_elections};
use crate::checks::{self, Tables};
use crate::context::{earlier, earlier_totals, hexes, matches};
use crate::description::Description;
use crate::fault::Fault;
use crate::folder::{DESCRIPTION, Folder, HEXES, RESULTS};
use crate::groups::{self, GroupSeats};
use crate::parties::Parties;
use crate::results::{Context, RESERVED, Seat, results};
use crate::settings;
use crate::table::Table;
use crate::writer::{Writer, checksum};

const MAGIC: &[u8; 8] = b"ELECTION";
const VERSION: u8 = 1;

/// What years are counted from.
const FIRST_YEAR: i64 = 1900;

/// The panels by their number in the file.
const PANELS: [&str; 6] = ["seat", "wall", "map", "curve", "mountain", "list"];

/// A packed election, with what one may want to say of it.
#[derive(Clone, Debug)]
pub struct Packed {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many seats there are.
    pub seats: usize,
    /// The groups in their order, the default first.
    pub groups: Vec<GroupSeats>,
}

/// Checks an election and packs it.
///
/// # Errors
/// The first thing that cannot be right.
pub fn pack(folder: &Folder) -> Result<Packed, Fault> {
    let source = folder.description()?;
    let description: Description = toml::from_str(source.text).map_err(|error| {
        let span = error.span().unwrap_or(0..0);
        source.fault(span, "", error.message())
    })?;
    let parties = Parties::new(&source, &description)?;
    let context = Context {
        source: &source,
        description: &description,
        parties: &parties,
    };
    let mut out = Writer::default();
    header(context, &mut out)?;
    let (tables, seats) = tables(context, folder)?;
    seat_figures(context, &seats, &mut out)?;
    let groups = groups::pack(context, &tables, &seats, &mut out)?;
    settings::pack(context, &mut out)?;
    settings::pack_climb(context, &mut out)?;
    settings::pack_uncertainty(context, &mut out)?;
    pack_by_elections(&later(context, folder, &seats)?, &mut out);
    panels(context, &mut out)?;

    let mut bytes = MAGIC.to_vec();
    bytes.push(VERSION);
    bytes.extend(checksum(&out.0).to_le_bytes());
    bytes.extend(out.0);
    Ok(Packed {
        bytes,
        seats: seats.len(),
        groups,
    })
}

/// Writes what stands before the seats.
fn header(context: Context<'_>, out: &mut Writer) -> Result<(), Fault> {
    let Context {
        source,
        description,
        parties,
    } = context;
    parties.pack(source, out)?;
    years(context, out)?;
    let has_close_up = description
        .regions
        .get_ref()
        .iter()
        .any(|region| region.close_up);
    for (key, text) in [
        ("title", &description.title),
        ("name", &description.name),
        ("credit", &description.credit),
        ("sources_short", &description.sources_short),
        ("caveats", &description.caveats),
        ("sources", &description.sources),
        ("licence.text", &description.licence.text),
    ] {
        out.text(source.words(key, text)?);
    }
    out.text(source.address("licence.url", &description.licence.url)?);
    out.text(match &description.map.close_up {
        Some(close_up) => source.words("map.close_up", close_up)?,
        None if has_close_up => {
            let reason = "there is no such key, but a region that is on the close-up";
            return Err(source.fault(description.map.whole.span(), "map.close_up", reason));
        }
        None => "",
    });
    out.text(source.words("map.whole", &description.map.whole)?);
    out.text(source.words("example", &description.example)?);
    let links = &description.links;
    let last = links.last().map_or(0..0, |link| link.text.span());
    out.byte(source.count("links", last, links.len(), (0, 255))?);
    for link in links {
        out.text(source.words("text", &link.text)?);
        out.text(source.address("url", &link.url)?);
    }
    regions(context, out)
}

fn years(context: Context<'_>, out: &mut Writer) -> Result<(), Fault> {
    let Context {
        source,
        description,
        ..
    } = context;
    let range = (FIRST_YEAR, FIRST_YEAR + 255);
    let year = source.whole("year", &description.year, range)?;
    let earlier = &description.tables.earlier;
    let last = earlier.last().map_or(0..0, |election| election.year.span());
    let count = source.count("earlier", last, earlier.len() + 1, (1, 16))?;
    out.byte(count);
    let mut before = 0;
    for election in earlier {
        let this = source.whole("year", &election.year, range)?;
        source.expect(&election.year, "year", before < this && this < year, || {
            "elections stand by year, all of them before this one".to_owned()
        })?;
        out.byte((this - FIRST_YEAR) as u8);
        before = this;
    }
    out.byte((year - FIRST_YEAR) as u8);
    Ok(())
}

fn regions(context: Context<'_>, out: &mut Writer) -> Result<(), Fault> {
    let source = context.source;
    let regions = &context.description.regions;
    let count = regions.get_ref().len();
    out.byte(source.count("regions", regions.span(), count, (1, 32))?);
    let mut names = BTreeSet::new();
    for region in regions.get_ref() {
        let name = source.words("name", &region.name)?;
        source.expect(&region.name, "name", names.insert(name), || {
            format!("\"{name}\" is there twice")
        })?;
        if let Some(country) = &region.country {
            source.words("country", country)?;
        }
        source.expect(
            &region.name,
            "name",
            !(region.outside && region.close_up),
            || format!("\"{name}\" is outside, and so on no map"),
        )?;
        out.text(name);
        out.byte(u8::from(region.outside) + 2 * u8::from(region.close_up));
        let Some(label) = &region.label else {
            out.text("");
            out.bytes([0, 0, 0]);
            continue;
        };
        source.expect(&label.text, "label", region.close_up, || {
            "only regions of the close-up have words on the map".to_owned()
        })?;
        out.text(source.lines("label.text", &label.text)?);
        out.number(source.hundredths("label.x", &label.x, (0.0, 300.0))?);
        out.number(source.hundredths("label.y", &label.y, (0.0, 300.0))?);
        let anchor = label.anchor.get_ref().as_str();
        out.byte(match anchor {
            "start" => 0,
            "end" => 1,
            _ => {
                let reason = format!("\"{anchor}\" is neither start nor end");
                return Err(source.fault(label.anchor.span(), "label.anchor", reason));
            }
        });
    }
    Ok(())
}

/// Reads and checks the tables that have one row a seat.
fn tables(context: Context<'_>, folder: &Folder) -> Result<(Tables, Vec<Seat>), Fault> {
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

/// Writes what is known of each seat.
fn seat_figures(context: Context<'_>, seats: &[Seat], out: &mut Writer) -> Result<(), Fault> {
    codes(context, seats, out)?;
    focus(context, seats, out)?;
    let other = context.parties.other();
    for party in 0..=other {
        for seat in seats {
            out.number(seat.votes[party]);
        }
    }
    for seat in seats {
        out.number(seat.votes[other] - seat.other_max);
    }
    out.bytes(seats.iter().map(|seat| seat.region as u8));
    for year in (0..context.description.tables.earlier.len()).rev() {
        for seat in seats {
            let next = seat.before.get(year + 1).unwrap_or(&seat.winner);
            out.byte((seat.before[year] ^ next) as u8);
        }
    }
    out.bytes(seats.iter().map(|seat| seat.hex.0));
    out.bytes(seats.iter().map(|seat| seat.hex.1));
    let names: Vec<&str> = seats.iter().map(|seat| seat.name.as_str()).collect();
    out.text(&names.join("\n"));
    Ok(())
}

/// The most digits of a code that are counted on: numbers have 28 bits.
const DIGITS: usize = 8;

/// Writes the codes as runs without gaps.
fn codes(context: Context<'_>, seats: &[Seat], out: &mut Writer) -> Result<(), Fault> {
    let mut runs: Vec<(&str, usize, i64, i64)> = Vec::new();
    for seat in seats {
        let digits = seat
            .code
            .bytes()
            .rev()
            .take_while(u8::is_ascii_digit)
            .count();
        let (prefix, digits) = seat.code.split_at(seat.code.len() - digits.min(DIGITS));
        let number = digits.parse().unwrap_or(0);
        match runs.last_mut() {
            Some((p, width, first, count))
                if *p == prefix
                    && *width == digits.len()
                    && *width > 0
                    && *first + *count == number =>
            {
                *count += 1;
            }
            _ => runs.push((prefix, digits.len(), number, 1)),
        }
    }
    if runs.len() > 255 {
        let description = context.description;
        let reason = format!(
            "the codes of the seats have {} gaps, 254 are the most",
            runs.len() - 1
        );
        let span = description.year.span();
        return Err(context.source.fault(span, "codes", reason));
    }
    out.byte(runs.len() as u8);
    for (prefix, width, first, count) in runs {
        out.text(prefix);
        out.byte(width as u8);
        out.number(first);
        out.number(count);
    }
    Ok(())
}

fn focus(context: Context<'_>, seats: &[Seat], out: &mut Writer) -> Result<(), Fault> {
    let source = context.source;
    for (key, text) in [
        ("focus", &context.description.focus),
        ("example", &context.description.example),
    ] {
        let word = text.get_ref();
        let found = groups::find(seats, word);
        source.expect(text, key, found.is_some(), || {
            format!("\"{word}\" is no seat")
        })?;
        let regions = context.description.regions.get_ref();
        let place = found.filter(|place| !regions[seats[*place].region].outside);
        let reason = || format!("\"{word}\" lies outside, where nothing changes");
        source.expect(text, key, place.is_some(), reason)?;
        if key == "focus" {
            out.number(place.unwrap_or_default() as i64);
        }
    }
    Ok(())
}

fn later(context: Context<'_>, folder: &Folder, seats: &[Seat]) -> Result<Vec<ByElection>, Fault> {
    let Some(description) = &context.description.tables.by_elections else {
        return Ok(Vec::new());
    };
    let table = folder.table(description.table.get_ref())?;
    by_elections(context, description, &table, seats)
}

fn pack_by_elections(by_elections: &[ByElection], out: &mut Writer) {
    out.byte(by_elections.len() as u8);
    for b in by_elections {
        out.number(b.seat as i64);
        let year = i64::from(b.date.0) - FIRST_YEAR;
        out.bytes([year as u8, b.date.1, b.date.2, b.candidates]);
        out.number(b.electorate);
        out.number(b.valid);
        out.byte(b.votes.len() as u8);
        for (party, votes) in &b.votes {
            out.byte(*party as u8);
            out.number(*votes);
        }
    }
}

/// Writes the panels; that of a mountain which nobody climbs is left out.
fn panels(context: Context<'_>, out: &mut Writer) -> Result<(), Fault> {
    let source = context.source;
    let panels = &context.description.panels;
    let mut places = Vec::new();
    for panel in panels.get_ref() {
        let name = panel.get_ref();
        let known = PANELS.iter().position(|known| known == name);
        source.expect(panel, "panels", known.is_some(), || {
            format!("\"{name}\" is none of {}", PANELS.join(", "))
        })?;
        let place = known.unwrap_or_default();
        source.expect(panel, "panels", !places.contains(&place), || {
            format!("\"{name}\" is there twice")
        })?;
        places.push(place);
    }
    if settings::climber(context)? == 0 {
        places.retain(|place| PANELS[*place] != "mountain");
    }
    out.byte(source.count("panels", panels.span(), places.len(), (1, PANELS.len()))?);
    out.bytes(places.iter().map(|place| *place as u8));
    Ok(())
}
