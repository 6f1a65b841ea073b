//! The election recounted a second time, deliberately plainly: from the text of the table, in
//! wide integers, without anything of the model.

use std::collections::BTreeMap;

use brexit_transfer::model::Scenario;

/// The rows of a file in `data/2019/`, cells by column.
pub type Rows = Vec<BTreeMap<String, String>>;

pub fn rows(file: &str) -> Rows {
    let path = format!("{}/data/2019/{file}", env!("CARGO_MANIFEST_DIR"));
    let mut reader = csv::Reader::from_path(path).unwrap();
    let header = reader.headers().unwrap().clone();
    let named = |record: csv::StringRecord| {
        let cells = header.iter().zip(record.iter());
        cells.map(|(h, c)| (h.to_owned(), c.to_owned())).collect()
    };
    reader.records().map(|r| named(r.unwrap())).collect()
}

/// A seat recounted, with room to spare.
pub struct Plain {
    /// In ten-thousandths of a vote.
    pub votes: BTreeMap<String, i128>,
    pub winner: String,
    pub gap: i128,
}

const COLUMNS: [&str; 15] = [
    "con",
    "lab",
    "ld",
    "brexit",
    "green",
    "snp",
    "pc",
    "ukip",
    "dup",
    "sf",
    "sdlp",
    "uup",
    "alliance",
    "speaker",
    "other_max",
];

/// Whether a scenario moves votes in a seat.
pub fn changeable(row: &BTreeMap<String, String>) -> bool {
    row["country"] != "Northern Ireland" && row["winner_2019"] != "speaker"
}

pub fn plain(row: &BTreeMap<String, String>, s: Scenario) -> Plain {
    let read = |c: &str| row[c].parse::<i128>().unwrap();
    let mut votes: BTreeMap<String, i128> = COLUMNS
        .iter()
        .map(|c| (c.to_string(), read(c) * 10_000))
        .collect();
    let holder = row["winner_2019"].as_str();
    if changeable(row) {
        let b = read("brexit");
        let t = b * i128::from(s.transfer().basis_points());
        let l = b * i128::from(s.labour_share().basis_points());
        let mut move_votes = |from: &str, to: &str, amount: i128| {
            let amount = amount.min(votes[from]);
            *votes.get_mut(from).unwrap() -= amount;
            *votes.get_mut(to).unwrap() += amount;
        };
        move_votes("brexit", "con", t);
        move_votes("brexit", "lab", l);
        let swing = read("valid_votes") * i128::from(s.swing().hundredths());
        if swing > 0 {
            move_votes("lab", "con", swing);
        } else {
            move_votes("con", "lab", -swing);
        }
    }
    let most = *votes.values().max().unwrap();
    let first: Vec<&str> = COLUMNS.into_iter().filter(|c| votes[*c] == most).collect();
    let winner = match first[..] {
        [one] => one,
        _ if first.contains(&holder) => holder,
        _ => first.into_iter().find(|c| *c != "con").unwrap(),
    };
    let rest = COLUMNS.iter().filter(|c| **c != winner);
    let gap = most - rest.map(|c| votes[*c]).max().unwrap();
    Plain {
        winner: winner.replace("other_max", "other"),
        votes,
        gap,
    }
}
