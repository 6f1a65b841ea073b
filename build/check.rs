//! Checks the tables against themselves, each other and the published totals.

use super::check_by_elections::{ByElection, by_elections};
use super::check_context::{hexes, histories, leave_majorities};
use super::table::{Fault, Row, Table};

/// The tables that are checked and packed.
pub const FILES: [&str; 5] = [
    "data/ge2019.csv",
    "data/history.csv",
    "data/leave2016.csv",
    "data/hexmap.csv",
    "data/by_elections.csv",
];

/// The columns of votes, in the order of `model::Party::ALL`.
pub const PARTIES: [&str; 15] = [
    "con", "lab", "ld", "brexit", "green", "snp", "pc", "ukip", "dup", "sf", "sdlp", "uup",
    "alliance", "speaker", "other",
];
pub const OTHER: usize = 14;
pub const BREXIT: usize = 3;
const SPEAKER: usize = 13;

/// The regions in the order of `model::Region::ALL`, with their countries.
const REGIONS: [(&str, &str); 12] = [
    ("North East", "England"),
    ("North West", "England"),
    ("Yorkshire and The Humber", "England"),
    ("East Midlands", "England"),
    ("West Midlands", "England"),
    ("East of England", "England"),
    ("London", "England"),
    ("South East", "England"),
    ("South West", "England"),
    ("Wales", "Wales"),
    ("Scotland", "Scotland"),
    ("Northern Ireland", "Northern Ireland"),
];

/// Published totals of 2019 (House of Commons Library, CBP-8749): column, sum.
const TOTALS: [(&str, i64); 18] = [
    ("con", 13_966_454),
    ("lab", 10_269_051),
    ("ld", 3_696_419),
    ("brexit", 644_257),
    ("green", 865_715),
    ("snp", 1_242_380),
    ("pc", 153_265),
    ("ukip", 22_817),
    ("dup", 244_128),
    ("sf", 181_853),
    ("sdlp", 118_737),
    ("uup", 93_123),
    ("alliance", 134_115),
    ("speaker", 26_831),
    ("valid_votes", 32_014_110),
    ("invalid_votes", 117_919),
    ("electorate", 47_562_702),
    ("ons_code", 650),
];

/// Published seats of 2019 by winner; the parties not named won none.
const SEATS_2019: [(&str, usize); 11] = [
    ("con", 365),
    ("lab", 202),
    ("snp", 48),
    ("ld", 11),
    ("dup", 8),
    ("sf", 7),
    ("pc", 4),
    ("sdlp", 2),
    ("green", 1),
    ("alliance", 1),
    ("speaker", 1),
];

/// A seat with all that is packed of it.
#[derive(Clone, Debug)]
pub struct Seat {
    pub code: String,
    pub name: String,
    /// Index into `model::Region::ALL`.
    pub region: u8,
    pub north_wales: bool,
    pub votes: [i64; 15],
    pub other_max: i64,
    /// 2010, 2015, 2017, 2019: indices into [`PARTIES`].
    pub winners: [u8; 4],
    pub leave_majority: bool,
    pub hex: (u8, u8),
}

/// All that is packed.
#[derive(Debug)]
pub struct Election {
    pub seats: Vec<Seat>,
    pub by_elections: Vec<ByElection>,
}

/// Checks the texts of [`FILES`], in that order.
///
/// # Errors
/// The first cell that cannot be right.
pub fn check(texts: &[String; 5]) -> Result<Election, Fault> {
    let [ge2019, history, leave, hexmap, by_election] = texts;
    let results = Table::read(FILES[0], ge2019)?;
    let mut seats = Vec::new();
    for row in results.rows() {
        seats.push(seat(&row, seats.last())?);
    }
    totals(&results, &seats)?;
    histories(&Table::read(FILES[1], history)?, &mut seats)?;
    leave_majorities(&Table::read(FILES[2], leave)?, &mut seats)?;
    hexes(&Table::read(FILES[3], hexmap)?, &mut seats)?;
    let by_elections = by_elections(&Table::read(FILES[4], by_election)?, &seats)?;
    Ok(Election {
        seats,
        by_elections,
    })
}

fn seat(row: &Row<'_>, before: Option<&Seat>) -> Result<Seat, Fault> {
    let code = row.text("ons_code")?;
    let shape = code.len() == 9 && code[1..].bytes().all(|b| b.is_ascii_digit());
    row.expect("ons_code", shape, || {
        format!("\"{code}\" is not an ONS code")
    })?;
    let ascends = before.is_none_or(|b| b.code.as_str() < code);
    row.expect("ons_code", ascends, || {
        format!("{code} does not come after the code above it")
    })?;
    let name = row.text("name")?;
    let clean = !name.is_empty() && name.trim() == name && !name.contains('\n');
    row.expect("name", clean, || format!("\"{name}\" is not a name"))?;

    let region = row.one_of("region", &REGIONS.map(|r| r.0))?;
    let country = row.text("country")?;
    let matches = country == REGIONS[region].1;
    row.expect("country", matches, || {
        format!(
            "\"{country}\" does not hold the region {}",
            REGIONS[region].0
        )
    })?;
    let letter = &country[..1];
    row.expect("ons_code", code.starts_with(letter), || {
        format!("{code} is not a code of {country}")
    })?;
    row.one_of("type", &["borough", "county"])?;
    let county = row.text("county")?;
    row.expect("county", !county.is_empty(), || "empty".to_owned())?;
    let north_wales = county == "Clwyd" || county == "Gwynedd";
    row.expect("county", !north_wales || country == "Wales", || {
        format!("{county} is in Wales, not in {country}")
    })?;

    let mut votes = [0; 15];
    for (place, party) in PARTIES.iter().enumerate() {
        votes[place] = row.number(party)?;
    }
    let other_max = row.number("other_max")?;
    let fits = other_max <= votes[OTHER] && (other_max > 0) == (votes[OTHER] > 0);
    row.expect("other_max", fits, || {
        format!(
            "{other_max} is not the largest of {} other votes",
            votes[OTHER]
        )
    })?;
    electorate(row, votes.iter().sum())?;
    let winner = ranks(row, &votes, other_max)?;
    let winner_2017 = row.one_of("winner_2017", &PARTIES)?;
    let change = row.one_of("change_2019", &["gain", "hold"])?;
    row.expect(
        "change_2019",
        (change == 1) == (winner == winner_2017),
        || format!("{} after {}", PARTIES[winner], PARTIES[winner_2017]),
    )?;
    Ok(Seat {
        code: code.to_owned(),
        name: name.to_owned(),
        region: region as u8,
        north_wales,
        votes,
        other_max,
        winners: [0, 0, winner_2017 as u8, winner as u8],
        leave_majority: false,
        hex: (0, 0),
    })
}

fn electorate(row: &Row<'_>, sum: i64) -> Result<(), Fault> {
    let valid = row.number("valid_votes")?;
    row.expect("con..other", sum == valid && valid > 0, || {
        format!("the party columns add up to {sum}, valid_votes is {valid}")
    })?;
    let (invalid, electorate) = (row.number("invalid_votes")?, row.number("electorate")?);
    row.expect("electorate", valid + invalid <= electorate, || {
        format!("{electorate} is less than the {} ballots", valid + invalid)
    })?;
    row.expect_share("turnout_pct", valid, electorate)
}

/// Checks winner, runner-up and majority against the votes; returns the winner.
fn ranks(row: &Row<'_>, votes: &[i64; 15], other_max: i64) -> Result<usize, Fault> {
    let mut ranked: Vec<(i64, usize)> = votes.iter().copied().zip(0..).collect();
    ranked[OTHER].0 = other_max;
    ranked.sort_by_key(|r| std::cmp::Reverse(r.0));
    let majority = ranked[0].0 - ranked[1].0;
    for (column, rank) in [("winner_2019", 0), ("second_2019", 1)] {
        let named = row.one_of(column, &PARTIES)?;
        // Equal votes may be named in either order, though no seat of 2019 needs it.
        let fits = ranked.contains(&(ranked[rank].0, named));
        row.expect(column, fits, || {
            format!(
                "\"{}\" where the votes say {}",
                PARTIES[named], PARTIES[ranked[rank].1]
            )
        })?;
    }
    let stated = row.number("majority")?;
    row.expect("majority", stated == majority && majority > 0, || {
        format!("{stated} where first and second are {majority} apart")
    })?;
    let speaker = votes[SPEAKER] == 0 || ranked[0].1 == SPEAKER;
    row.expect("speaker", speaker, || {
        "a Speaker who did not win".to_owned()
    })?;
    Ok(ranked[0].1)
}

fn totals(table: &Table, seats: &[Seat]) -> Result<(), Fault> {
    for (column, published) in TOTALS {
        let mut sum = 0;
        for row in table.rows() {
            sum += if column == "ons_code" {
                1
            } else {
                row.number(column)?
            };
        }
        if sum != published {
            let reason = format!("adds up to {sum}, published is {published}");
            return Err(table.fault(0, column, reason));
        }
    }
    winners(
        table,
        "winner_2019",
        seats.iter().map(|s| s.winners[3]),
        &SEATS_2019,
    )?;
    let names: std::collections::BTreeSet<_> = seats.iter().map(|s| &s.name).collect();
    if names.len() != seats.len() {
        return Err(table.fault(0, "name", "two seats share a name".to_owned()));
    }
    let wales = seats.iter().filter(|s| s.north_wales).count();
    if wales != 10 {
        let reason = format!("{wales} seats in Clwyd and Gwynedd, there are 10");
        return Err(table.fault(0, "county", reason));
    }
    Ok(())
}

/// Checks how many seats each party won.
pub fn winners(
    table: &Table,
    column: &str,
    won: impl Iterator<Item = u8> + Clone,
    published: &[(&str, usize)],
) -> Result<(), Fault> {
    for (place, party) in PARTIES.iter().enumerate() {
        let found = won.clone().filter(|w| usize::from(*w) == place).count();
        let known = published.iter().find(|p| p.0 == *party);
        let wanted = known.map_or(0, |p| p.1);
        if found != wanted {
            let reason = format!("{party} has {found} seats, published is {wanted}");
            return Err(table.fault(0, column, reason));
        }
    }
    Ok(())
}
