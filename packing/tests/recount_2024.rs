//! The general election of 2024 recounted plainly from its table, without anything of the widget's
//! model: the figures in `data/2024/README.md`.

mod support;

use std::collections::BTreeMap;

use support::folder;

type Row = BTreeMap<String, String>;

/// All that a candidate can be of in Great Britain; of the others the largest single one counts.
const CANDIDATES: [&str; 8] = [
    "con",
    "lab",
    "ld",
    "reform",
    "green",
    "snp",
    "pc",
    "other_max",
];

const SIX: [&str; 6] = [
    "North East",
    "North West",
    "Yorkshire and The Humber",
    "West Midlands",
    "East Midlands",
    "Wales",
];

fn rows() -> Vec<Row> {
    let folder = folder("2024");
    let mut reader = csv::Reader::from_reader(folder.files["results.csv"].as_bytes());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

fn votes(row: &Row, column: &str) -> i64 {
    row[column].parse().unwrap()
}

/// The winner when so many tenths of a per cent of Reform UK's votes go to the Conservatives.
fn winner(row: &Row, tenths: i64) -> &str {
    let holder = row["winner_2024"].as_str();
    if row["country"] == "Northern Ireland" || holder == "speaker" {
        return holder;
    }
    let moved = tenths * votes(row, "reform");
    let scaled = CANDIDATES.map(|party| {
        let more = match party {
            "con" => moved,
            "reform" => -moved,
            _ => 0,
        };
        (1_000 * votes(row, party) + more, party)
    });
    let most = scaled.iter().map(|scaled| scaled.0).max().unwrap();
    let mut first = scaled.iter().filter(|scaled| scaled.0 == most);
    match (first.next(), first.next()) {
        (Some((_, "other_max")), None) => "other",
        (Some((_, party)), None) => party,
        _ => holder,
    }
}

/// At a whole per cent: Conservative seats, Labour seats, Labour-won seats that fall, of them in
/// the six regions, of these notionally Conservative in 2019.
fn count(rows: &[Row], percent: i64) -> [usize; 5] {
    let mut count = [0; 5];
    for row in rows {
        let now = winner(row, percent * 10);
        count[0] += usize::from(now == "con");
        count[1] += usize::from(now == "lab");
        if row["winner_2024"] != "lab" || now == "lab" {
            continue;
        }
        assert_eq!(
            now, "con",
            "every Labour seat that falls goes to the Conservatives"
        );
        count[2] += 1;
        if SIX.contains(&row["region"].as_str()) {
            count[3] += 1;
            count[4] += usize::from(row["winner_2019_notional"] == "con");
        }
    }
    count
}

#[test]
fn the_table_of_the_readme_holds() {
    let rows = rows();
    for (percent, wanted) in [
        (0, [121, 411, 0, 0, 0]),
        (10, [140, 397, 16, 4, 4]),
        (20, [158, 382, 30, 10, 10]),
        (30, [181, 363, 48, 19, 19]),
        (40, [190, 356, 56, 23, 23]),
        (50, [210, 341, 70, 34, 34]),
        (60, [232, 319, 92, 47, 47]),
        (70, [251, 304, 107, 59, 59]),
        (80, [267, 292, 119, 68, 67]),
        (90, [283, 280, 131, 73, 71]),
        (100, [302, 267, 144, 83, 74]),
    ] {
        assert_eq!(count(&rows, percent), wanted, "{percent}%");
    }
}

#[test]
fn labours_majority_is_gone_at_58_per_cent() {
    let rows = rows();
    let gone = (0..=100).find(|percent| count(&rows, *percent)[1] < 326);
    assert_eq!(gone, Some(58));
    assert_eq!((count(&rows, 57)[1], count(&rows, 58)[1]), (330, 325));
}

#[test]
fn hartlepool_falls_at_the_very_end_of_the_scale() {
    let rows = rows();
    let hartlepool = rows.iter().find(|row| row["name"] == "Hartlepool").unwrap();
    // 8,647 of 8,716 votes: 99.2%.
    let lead = votes(hartlepool, "lab") - votes(hartlepool, "con");
    let tipping = 100.0 * lead as f64 / votes(hartlepool, "reform") as f64;
    assert_eq!(format!("{tipping:.1}"), "99.2");
    assert_eq!(winner(hartlepool, 992), "lab");
    assert_eq!(winner(hartlepool, 993), "con");
}
