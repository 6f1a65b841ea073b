//! A damaged cell is named by file, line, column and reason.

mod support;

use election_packing::pack;
use support::{complaint, damaged, folder};

const FILES: [&str; 5] = [
    "results.csv",
    "history.csv",
    "leave.csv",
    "hexes.csv",
    "by_elections.csv",
];

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
        (
            "Cleveland",
            "Clwyd",
            "column country: \"England\" is none of Wales where county is Clwyd or Gwynedd",
        ),
        ("Cleveland", "", "column county: empty"),
        (
            "borough",
            "burgh",
            "column type: \"burgh\" is none of borough, county",
        ),
        (",911", "", "column (all): 30 cells where the header has 31"),
    ] {
        let found = damaged("results.csv", 205, old, new);
        let start = format!("data/2019/results.csv, line 205, {wanted}");
        assert!(found.starts_with(&start), "{old} -> {new}: {found:?}");
    }
}

#[test]
fn a_wrong_total_is_named_by_column() {
    // One vote from Labour to a third party passes every check of its row.
    let found = damaged("results.csv", 205, "15464,1696,10603", "15464,1695,10604");
    assert_eq!(
        found,
        "data/2019/results.csv, column ld: adds up to 3696418, published is 3696419"
    );
    let found = damaged("results.csv", 205, "Hartlepool", "Aldershot");
    assert_eq!(
        found,
        "data/2019/results.csv, line 205, column name: the seat of line 2 has the same name"
    );
    let found = damaged("results.csv", 1, "other_max", "other_most");
    assert_eq!(
        found,
        "data/2019/results.csv, line 1, column other_max: the column is missing"
    );
}

#[test]
fn a_missing_or_foreign_seat_is_named_in_every_table() {
    for file in &FILES[1..4] {
        let found = damaged(file, 205, "E14000733", "E14009999");
        let wanted = format!(
            "data/2019/{file}, line 205, column ons_code: \"E14009999\" where E14000733 is next"
        );
        assert_eq!(found, wanted);
        let mut folder = folder("2019");
        let text = folder.files.get_mut(*file).unwrap();
        let end = text.trim_end().rfind('\n').unwrap();
        text.truncate(end + 1);
        assert_eq!(
            complaint(&folder),
            format!("data/2019/{file}, column ons_code: 649 rows for 650 seats")
        );
    }
    let found = damaged("by_elections.csv", 56, "E14000733", "E14009999");
    assert!(
        found.starts_with("data/2019/by_elections.csv, line 56, column ons_code"),
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
            "column winner_2017: \"snp\" differs from winner_2017 of data/2019/results.csv, \"lab\"",
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
            "column leave_pct: \"59.57\" differs from leave_pct_estimate, \"69.57\"",
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
        let found = damaged(FILES[file], 205, old, new);
        let start = format!("data/2019/{}, line 205, {wanted}", FILES[file]);
        assert!(found.starts_with(&start), "{old} -> {new}: {found:?}");
    }
}

#[test]
fn two_seats_on_one_hexagon_are_named() {
    let whole = folder("2019");
    let hexes = &whole.files["hexes.csv"];
    let hex = |line: usize| &hexes.lines().nth(line - 1).unwrap()[9..];
    let found = damaged("hexes.csv", 205, hex(205), hex(100));
    assert_eq!(
        found,
        "data/2019/hexes.csv, line 205, column q, r: the hexagon is taken by line 100"
    );
}

#[test]
fn a_wrong_winner_of_another_election_is_found_by_its_total() {
    // Plaid Cymru's votes are not listed, so only the total can tell.
    let whole = folder("2019");
    let mut lines = whole.files["history.csv"].lines();
    let line = lines.position(|l| l.contains(",snp,")).unwrap() + 1;
    let found = damaged("history.csv", line, ",snp,", ",dup,");
    assert!(found.starts_with("data/2019/history.csv, "), "{found}");
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
            ",lib,10603,yes",
            "line 57, column winner_2019: \"lib\" is none of con, lab,",
        ),
        (
            ",lab,10603,yes",
            ",lab,10603,no",
            "line 57, column brexit_stood_2019: does not go with 10603 votes",
        ),
    ] {
        let found = damaged("by_elections.csv", 57, old, new);
        let start = format!("data/2019/by_elections.csv, {wanted}");
        assert!(found.starts_with(&start), "{old} -> {new}: {found:?}");
    }
}

#[test]
fn a_code_may_not_be_there_twice() {
    let found = damaged("results.csv", 206, "E14000734", "E14000733");
    assert_eq!(
        found,
        "data/2019/results.csv, line 206, column ons_code: E14000733 does not come after the code above it"
    );
}

#[test]
fn a_column_that_nothing_reads_is_named() {
    // A misspelt column would otherwise go unchecked.
    let found = damaged("results.csv", 1, "turnout_pct", "turnout");
    assert!(
        found.starts_with("data/2019/results.csv, line 1, column turnout: it is no party"),
        "{found}"
    );
    let found = damaged("results.csv", 1, "second_2019", "majority");
    assert_eq!(
        found,
        "data/2019/results.csv, line 1, column majority: the column is there twice"
    );
}

#[test]
fn a_number_that_the_file_cannot_hold_is_refused() {
    let found = damaged("results.csv", 205, ",70855,", ",268435456,");
    assert_eq!(
        found,
        "data/2019/results.csv, line 205, column electorate: 268435456 is more than 268435455"
    );
}

#[test]
fn a_missing_file_is_named() {
    for file in FILES.into_iter().chain(["election.toml"]) {
        let mut folder = folder("2019");
        folder.files.remove(file);
        let found = complaint(&folder);
        assert!(found.contains(file), "{found}");
        assert!(found.contains("no"), "{found}");
    }
}

#[test]
fn the_mark_of_a_spreadsheet_and_its_line_ends_do_no_harm() {
    let mut folder = folder("2019");
    let whole = pack(&folder).unwrap().bytes;
    let text = folder.files.get_mut("results.csv").unwrap();
    *text = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert!(pack(&folder).unwrap().bytes == whole);
}

#[test]
fn eighty_six_of_the_walls_127_leave_shares_are_estimates() {
    let folder = folder("2019");
    let packed = pack(&folder).unwrap();
    let leave = &folder.files["leave.csv"];
    let estimated = |code: &&String| {
        let line = leave
            .lines()
            .find(|l| l.starts_with(code.as_str()))
            .unwrap();
        line.contains(",estimate,")
    };
    assert_eq!(packed.groups[0].seats.iter().filter(estimated).count(), 86);
}
