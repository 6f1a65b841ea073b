//! Checks what is known of each seat besides its result: earlier winners, the referendum
//! and the place on the map.

use super::check::{PARTIES, Seat, winners};
use super::table::{Fault, Row, Table};

/// Seats by winner as published (House of Commons Library, CBP-7529).
const SEATS_BEFORE: [(&str, &[(&str, usize)]); 3] = [
    (
        "2010",
        &[
            ("con", 306),
            ("lab", 258),
            ("ld", 57),
            ("dup", 8),
            ("snp", 6),
            ("sf", 5),
            ("sdlp", 3),
            ("pc", 3),
            ("green", 1),
            ("speaker", 1),
            ("alliance", 1),
            ("other", 1),
        ],
    ),
    (
        "2015",
        &[
            ("con", 330),
            ("lab", 232),
            ("snp", 56),
            ("ld", 8),
            ("dup", 8),
            ("sf", 4),
            ("sdlp", 3),
            ("pc", 3),
            ("uup", 2),
            ("green", 1),
            ("speaker", 1),
            ("ukip", 1),
            ("other", 1),
        ],
    ),
    (
        "2017",
        &[
            ("con", 317),
            ("lab", 262),
            ("snp", 35),
            ("ld", 12),
            ("dup", 10),
            ("sf", 7),
            ("pc", 4),
            ("green", 1),
            ("speaker", 1),
            ("other", 1),
        ],
    ),
];

/// The parties with columns of their own in the earlier years.
const LISTED: [&str; 4] = ["con", "lab", "ld", "ukip"];

/// Pairs each row with its seat: every seat once, in the same order.
fn matched<'a>(table: &'a Table, seats: &[Seat]) -> Result<Vec<Row<'a>>, Fault> {
    let rows: Vec<Row<'a>> = table.rows().collect();
    for (row, seat) in rows.iter().zip(seats) {
        let code = row.text("ons_code")?;
        row.expect("ons_code", code == seat.code, || {
            format!("\"{code}\" where {} is next", seat.code)
        })?;
    }
    if rows.len() != seats.len() {
        let reason = format!("{} rows for {} seats", rows.len(), seats.len());
        return Err(table.fault(0, "ons_code", reason));
    }
    Ok(rows)
}

fn same_name(row: &Row<'_>, seat: &Seat) -> Result<(), Fault> {
    let name = row.text("name")?;
    row.expect("name", name == seat.name, || {
        format!("\"{name}\" where the results have \"{}\"", seat.name)
    })
}

/// Checks the elections of 2010 to 2017 and notes their winners.
pub fn histories(table: &Table, seats: &mut [Seat]) -> Result<(), Fault> {
    for (row, seat) in matched(table, seats)?.iter().zip(seats.iter_mut()) {
        same_name(row, seat)?;
        for (place, (year, _)) in SEATS_BEFORE.iter().enumerate() {
            let winner = election_before(row, year)?;
            let column = format!("winner_{year}");
            row.expect(&column, place < 2 || winner == seat.winners[2], || {
                "not the winner that the results of 2019 name for 2017".to_owned()
            })?;
            seat.winners[place] = winner;
        }
    }
    for (place, (year, published)) in SEATS_BEFORE.iter().enumerate() {
        let won = seats.iter().map(|s| s.winners[place]);
        winners(table, &format!("winner_{year}"), won, published)?;
    }
    Ok(())
}

fn election_before(row: &Row<'_>, year: &str) -> Result<u8, Fault> {
    let column = |name: &str| format!("{name}_{year}");
    let winner = row.one_of(&column("winner"), &PARTIES)?;
    let valid = row.number(&column("valid"))?;
    let majority = row.number(&column("majority"))?;
    let mut sum = 0;
    let mut votes = Vec::new();
    for party in LISTED {
        let cast = row.number(&column(party))?;
        row.expect_share(&column(&format!("{party}_pct")), cast, valid)?;
        sum += cast;
        votes.push((cast, party));
    }
    row.expect(&column("valid"), sum <= valid && valid > 0, || {
        format!("{valid} is less than the {sum} votes listed")
    })?;
    row.expect(&column("majority"), (1..=valid).contains(&majority), || {
        format!("{majority} of {valid} valid votes")
    })?;
    // The winner's own votes are listed for four parties only; then each rival listed
    // must be at least the majority behind.
    if let Some(&(most, _)) = votes.iter().find(|v| v.1 == PARTIES[winner]) {
        for &(cast, party) in votes.iter().filter(|v| v.1 != PARTIES[winner]) {
            row.expect(&column("majority"), most - cast >= majority, || {
                format!("{party} is less than {majority} votes behind")
            })?;
        }
    }
    Ok(winner as u8)
}

/// Checks the Leave shares and notes which are over 50%.
pub fn leave_majorities(table: &Table, seats: &mut [Seat]) -> Result<(), Fault> {
    for (row, seat) in matched(table, seats)?.iter().zip(seats.iter_mut()) {
        same_name(row, seat)?;
        let leave = row.hundredths("leave_pct")?;
        let basis = row.one_of("basis", &["known", "council_count", "estimate"])?;
        let input = [
            "leave_pct_known",
            "leave_pct_estimate",
            "leave_pct_estimate",
        ][basis];
        // Two Scottish estimates were corrected by their author and differ from both inputs.
        let corrected = row
            .text("source")?
            .contains("adjusted with partial ward results");
        let same = row.hundredths(input)? == leave;
        row.expect("leave_pct", same || corrected, || {
            format!("differs from {input}")
        })?;
        seat.leave_majority = leave > 5_000;
    }
    Ok(())
}

/// Checks that every seat has a hexagon of its own.
pub fn hexes(table: &Table, seats: &mut [Seat]) -> Result<(), Fault> {
    let mut taken = std::collections::BTreeMap::new();
    for (row, seat) in matched(table, seats)?.iter().zip(seats.iter_mut()) {
        let hex = (row.number("q")?, row.number("r")?);
        row.expect("q", hex.0 < 32, || format!("{} is off the map", hex.0))?;
        row.expect("r", hex.1 < 47, || format!("{} is off the map", hex.1))?;
        if let Some(line) = taken.insert(hex, row.line()) {
            return Err(row.fault("q, r", format!("the hexagon is taken by line {line}")));
        }
        seat.hex = (hex.0 as u8, hex.1 as u8);
    }
    Ok(())
}
