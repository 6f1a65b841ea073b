//! The checks that `build.rs` makes: a wrong cell is named by file, line and column.
#![cfg(not(target_arch = "wasm32"))]

// The same modules as in build.rs; the packer is left out.
#[allow(dead_code)]
#[path = "../build/check.rs"]
mod check;
#[path = "../build/check_by_elections.rs"]
#[allow(dead_code)]
mod check_by_elections;
#[path = "../build/check_context.rs"]
mod check_context;
mod embedded;
#[path = "../build/table.rs"]
mod table;

use check::{FILES, check};
use embedded::{default_wall, election};

fn texts() -> [String; 5] {
    let root = env!("CARGO_MANIFEST_DIR");
    FILES.map(|name| std::fs::read_to_string(format!("{root}/{name}")).unwrap())
}

/// The complaint after replacing the one occurrence of `old` in a file's line.
fn complaint(file: usize, line: usize, old: &str, new: &str) -> String {
    let mut texts = texts();
    let mut lines: Vec<String> = texts[file].lines().map(str::to_owned).collect();
    let row = &mut lines[line - 1];
    assert!(row.contains(old), "{row}");
    *row = row.replacen(old, new, 1);
    texts[file] = lines.join("\n");
    match check(&texts) {
        Ok(_) => String::new(),
        Err(fault) => fault.to_string(),
    }
}

#[test]
fn the_tables_as_they_lie_are_right() {
    let election = check(&texts()).unwrap_or_else(|fault| panic!("{fault}"));
    assert_eq!(election.seats.len(), 650);
    assert_eq!(election.by_elections.len(), 23);
}

#[test]
fn a_wrong_result_is_named_by_line_column_and_reason() {
    // Hartlepool is line 205:
    // ...,70855,41037,119,57.92,lab,lab,hold,con,3595,11869,15464,1696,10603,0,...,1405,911
    for (old, new, wanted) in [
        (
            ",11869,",
            ",11870,",
            "column con..other: the party columns add up to 41038, valid_votes is 41037",
        ),
        (
            ",11869,15464,",
            ",15464,11869,",
            "column winner_2019: \"lab\" where the votes say con",
        ),
        (
            ",11869,",
            ",11 869,",
            "column con: \"11 869\" is not a whole number",
        ),
        (
            ",11869,",
            ",-11869,",
            "column con: \"-11869\" is not a whole number",
        ),
        (",11869,", ",,", "column con: \"\" is not a whole number"),
        (
            ",3595,",
            ",3596,",
            "column majority: 3596 where first and second are 3595 apart",
        ),
        (
            ",hold,con,",
            ",hold,brexit,",
            "column second_2019: \"brexit\" where the votes say con",
        ),
        (
            "lab,lab,hold",
            "lab,con,hold",
            "column winner_2019: \"con\" where the votes say lab",
        ),
        (
            "lab,lab,hold",
            "lab,labour,hold",
            "column winner_2019: \"labour\" is none of con, lab,",
        ),
        (
            "lab,lab,hold",
            "con,lab,hold",
            "column change_2019: lab after con",
        ),
        (
            ",1405,911",
            ",1405,1406",
            "column other_max: 1406 is not the largest of 1405",
        ),
        (
            ",1405,911",
            ",1405,0",
            "column other_max: 0 is not the largest of 1405",
        ),
        (
            ",57.92,",
            ",57.93,",
            "column turnout_pct: 57.93 is not 41037 of 70855",
        ),
        (
            ",70855,",
            ",41100,",
            "column electorate: 41100 is less than the 41156 ballots",
        ),
        (
            "North East",
            "North-East",
            "column region: \"North-East\" is none of",
        ),
        (
            "England",
            "Wales",
            "column country: \"Wales\" does not hold the region North East",
        ),
        (
            "E14000733",
            "E14000732",
            "column ons_code: E14000732 does not come after",
        ),
        (
            "E14000733",
            "E1400733",
            "column ons_code: \"E1400733\" is not an ONS code",
        ),
        ("Hartlepool,", ",", "column name: \"\" is not a name"),
        ("Cleveland", "Clwyd", "column county: Clwyd is in Wales"),
        (",911", "", "column (all): 30 cells where the header has 31"),
    ] {
        let found = complaint(0, 205, old, new);
        let start = format!("data/ge2019.csv, line 205, {wanted}");
        assert!(found.starts_with(&start), "{old} -> {new}: {found:?}");
    }
}

#[test]
fn a_wrong_total_is_named_by_column() {
    // One vote from Labour to a third party passes every check of its row.
    let found = complaint(0, 205, "15464,1696,10603", "15464,1695,10604");
    assert_eq!(
        found,
        "data/ge2019.csv, column ld: adds up to 3696418, published is 3696419"
    );
    let found = complaint(0, 205, "Hartlepool", "Aldershot");
    assert_eq!(
        found,
        "data/ge2019.csv, column name: two seats share a name"
    );
    let found = complaint(0, 1, "other_max", "other_most");
    assert_eq!(
        found,
        "data/ge2019.csv, line 1, column other_max: the column is missing"
    );
}

#[test]
fn a_missing_or_foreign_seat_is_named_in_every_table() {
    for (file, name) in FILES.iter().enumerate().skip(1).take(3) {
        let found = complaint(file, 205, "E14000733", "E14009999");
        let wanted =
            format!("{name}, line 205, column ons_code: \"E14009999\" where E14000733 is next");
        assert_eq!(found, wanted);
        let mut texts = texts();
        let end = texts[file].trim_end().rfind('\n').unwrap();
        texts[file].truncate(end + 1);
        let fault = check(&texts).err().unwrap().to_string();
        assert_eq!(
            fault,
            format!("{name}, column ons_code: 649 rows for 650 seats")
        );
    }
    let found = complaint(4, 56, "E14000733", "E14009999");
    assert!(
        found.starts_with("data/by_elections.csv, line 56, column ons_code"),
        "{found}"
    );
}

#[test]
fn wrong_context_is_named_by_line_and_column() {
    for (file, old, new, wanted) in [
        (
            1,
            "Hartlepool",
            "Hartlepol",
            "column name: \"Hartlepol\" where the results have",
        ),
        (
            1,
            ",lab,7650,",
            ",con,7650,",
            "column majority_2017: lab is less than 7650 votes behind",
        ),
        (
            1,
            ",lab,7650,",
            ",snp,7650,",
            "column winner_2017: not the winner that the results of 2019",
        ),
        (
            1,
            ",7650,",
            ",7651,",
            "column majority_2017: con is less than 7651 votes behind",
        ),
        (1, ",5509,", ",0,", "column majority_2010: 0 of 38242"),
        (
            1,
            ",16267,",
            ",16277,",
            "column lab_pct_2010: 42.54 is not 16277 of 38242",
        ),
        (
            2,
            ",69.57,council_count",
            ",59.57,council_count",
            "column leave_pct: differs from leave_pct_estimate",
        ),
        (
            2,
            "council_count",
            "guess",
            "column basis: \"guess\" is none of",
        ),
        (
            2,
            "69.57",
            "169.57",
            "column leave_pct: \"169.57\" is not a per cent",
        ),
        (3, "E14000733,", "E14000733,3", "column q:"),
    ] {
        let found = complaint(file, 205, old, new);
        let start = format!("{}, line 205, {wanted}", FILES[file]);
        assert!(found.starts_with(&start), "{old} -> {new}: {found:?}");
    }
}

#[test]
fn two_seats_on_one_hexagon_are_named() {
    let texts = texts();
    let hex = |line: usize| texts[3].lines().nth(line - 1).unwrap()[9..].to_owned();
    let found = complaint(3, 205, &hex(205), &hex(100));
    assert_eq!(
        found,
        "data/hexmap.csv, line 205, column q, r: the hexagon is taken by line 100"
    );
}

#[test]
fn a_wrong_winner_of_another_election_is_found_by_its_total() {
    // Plaid Cymru's votes are not listed, so only the total can tell.
    let line = texts()[1]
        .lines()
        .position(|l| l.contains(",snp,"))
        .unwrap()
        + 1;
    let found = complaint(1, line, ",snp,", ",dup,");
    assert!(found.starts_with("data/history.csv, "), "{found}");
    assert!(found.contains("column winner_20"), "{found}");
}

#[test]
fn a_wrong_by_election_is_named_by_line_and_column() {
    // Line 57: Hartlepool, second: ...,2,lab,Labour,Paul,Williams,8589,28.69,lab,10603,yes
    for (old, new, wanted) in [
        (
            ",8589,28.69",
            ",8590,28.70",
            "line 56, column valid_votes: 29933 where the candidates add up to 29934",
        ),
        (
            ",8589,",
            ",8689,",
            "line 57, column share_pct: 28.69 is not 8689 of 29933",
        ),
        (
            ",2,lab,",
            ",3,lab,",
            "line 57, column position: 3 with 8589 votes is out of order",
        ),
        (",2,lab,", ",2,con,", "line 57, column party: a second con"),
        (
            ",2,lab,",
            ",2,labour,",
            "line 57, column party: \"labour\" is no party",
        ),
        (
            "2021-05-06",
            "2021-05-07",
            "line 57, column date: \"2021-05-07\" where the first",
        ),
        (
            ",70768,",
            ",70769,",
            "line 57, column electorate: \"70769\" where the first",
        ),
        (
            ",lab,10603,yes",
            ",con,10603,yes",
            "line 57, column winner_2019: \"con\" did not win",
        ),
        (
            ",lab,10603,yes",
            ",lab,10604,yes",
            "line 57, column brexit_2019: 10604 where the results have 10603",
        ),
        (
            ",lab,10603,yes",
            ",lab,10603,no",
            "line 57, column brexit_stood_2019: does not go with 10603 votes",
        ),
    ] {
        let found = complaint(4, 57, old, new);
        let start = format!("data/by_elections.csv, {wanted}");
        assert!(found.starts_with(&start), "{old} -> {new}: {found:?}");
    }
}

#[test]
fn eighty_six_of_the_walls_127_leave_shares_are_estimates() {
    let texts = texts();
    let estimated = |code: &str| {
        let line = texts[2].lines().find(|l| l.starts_with(code)).unwrap();
        line.contains(",estimate,")
    };
    let wall = default_wall();
    let codes = wall.seats().iter().map(|id| &*election().seat(*id).code);
    assert_eq!(codes.filter(|code| estimated(code)).count(), 86);
}
