//! What is packed comes out again, of both elections and of one with other parties moving.

mod support;
mod translated;
mod unpack;

use std::collections::BTreeMap;

use election_packing::{Folder, pack};
use support::{damage, folder};
use translated::drop_languages;
use unpack::{Election, unpack};

type Rows = Vec<BTreeMap<String, String>>;

fn rows(folder: &Folder, file: &str) -> Rows {
    let mut reader = csv::Reader::from_reader(folder.files[file].as_bytes());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

/// Packs, reads, and compares every seat with the tables.
fn comes_through(folder: &Folder) -> Election {
    let packed = pack(folder).unwrap_or_else(|fault| panic!("{fault}"));
    let found = unpack(&packed.bytes);
    let results = rows(folder, "results.csv");
    let hexes = rows(folder, "hexes.csv");
    assert_eq!(packed.seats, results.len());
    assert_eq!(found.codes.len(), results.len());
    assert_eq!(found.names.len(), results.len());
    let year = found.years.last().unwrap();
    for (seat, (row, hex)) in results.iter().zip(&hexes).enumerate() {
        let number = |column: &str| row[column].parse::<usize>().unwrap();
        assert_eq!(found.codes[seat], row["ons_code"]);
        assert_eq!(found.names[seat], row["name"]);
        assert_eq!(found.regions[found.region[seat]].name, row["region"]);
        for (party, votes) in found.parties.iter().zip(&found.votes) {
            assert_eq!(votes[seat], number(&party.words[0]), "{}", row["name"]);
        }
        let other = found.votes.last().unwrap()[seat];
        assert_eq!(other - found.other_less_max[seat], number("other_max"));
        let winner = found.winners.last().unwrap()[seat];
        assert_eq!(
            found.parties[winner].words[0],
            row[&format!("winner_{year}")]
        );
        let hexagon = [found.hexes[seat].0, found.hexes[seat].1].map(|place| place.to_string());
        assert_eq!(hexagon, [hex["q"].clone(), hex["r"].clone()]);
    }
    for (group, named) in found.groups.iter().zip(&packed.groups) {
        assert_eq!(group.words[..2], [named.id.clone(), named.name.clone()]);
        let codes: Vec<&String> = group
            .members
            .iter()
            .map(|seat| &found.codes[*seat])
            .collect();
        assert_eq!(codes, named.seats.iter().collect::<Vec<_>>());
    }
    found
}

fn counts(election: &Election) -> Vec<(&str, usize)> {
    let groups = election.groups.iter();
    groups
        .map(|group| (group.words[0].as_str(), group.members.len()))
        .collect()
}

fn codes(election: &Election) -> Vec<&str> {
    election
        .parties
        .iter()
        .map(|party| party.words[0].as_str())
        .collect()
}

#[test]
fn the_election_of_2019_comes_through() {
    let folder = folder("2019");
    let found = comes_through(&folder);
    let wanted = "con lab brexit ld pc snp green ukip dup sf sdlp uup alliance speaker other";
    assert_eq!(codes(&found), wanted.split(' ').collect::<Vec<_>>());
    assert_eq!(found.years, [2010, 2015, 2017, 2019]);
    assert_eq!(
        counts(&found),
        [
            ("wall", 127),
            ("north", 90),
            ("wales", 142),
            ("labour", 202)
        ]
    );
    assert_eq!(found.names[found.focus], "Hartlepool");
    let history = rows(&folder, "history.csv");
    for (year, winners) in found.years.iter().zip(&found.winners).take(3) {
        for (row, winner) in history.iter().zip(winners) {
            let column = format!("winner_{year}");
            assert_eq!(found.parties[*winner].words[0], row[&column]);
        }
    }
    assert!(found.parties.iter().all(|party| party.colours.is_empty()));
    let flagged = |party: &&unpack::Party| party.flags != 0;
    let apart: Vec<&str> = found
        .parties
        .iter()
        .filter(flagged)
        .map(|p| &*p.words[0])
        .collect();
    assert_eq!(apart, ["speaker"]);
    assert_eq!(found.parties[2].words[5..], ["Reform UK", "Reform"]);
    assert_eq!(found.parties[1].words[2], "Labour");
    let to = |place: usize| &*found.parties[place].words[4];
    assert_eq!(
        [0, 1, 4].map(to),
        ["to the [Conservatives]", "to [Labour]", "to [Plaid Cymru]"]
    );
    assert_eq!(found.texts[10..12], ["House of Commons", "Commons"]);
    assert_eq!(found.texts[13], "methodology.html");
    assert_eq!(found.panels, [0, 1, 2, 3, 4, 5]);
    assert_eq!(found.spread, (500, "2017–19".to_owned()));
    let climb = found.climb.as_ref().unwrap();
    assert_eq!((climb.0, climb.3, climb.4), (1, 154, 1935));
    let swings: Vec<usize> = found.swings.iter().map(|swing| swing.2).collect();
    assert_eq!(swings, [2_500, 2_425, 4_097]);
    let settings = found.settings.iter();
    let settings: Vec<_> = settings
        .map(|s| (s.words[0].as_str(), s.transfer, s.labour, s.sourced))
        .collect();
    assert_eq!(
        settings,
        [
            ("2019", 0, 0, 0),
            ("tipping", 3_400, 0, 0),
            ("labour-leavers", 7_000, 3_000, 1),
            ("bes-2019", 7_100, 600, 1),
            ("hartlepool-poll", 7_700, 500, 1),
            ("all", 10_000, 0, 0),
        ]
    );
    let region = &found.regions[0];
    assert_eq!((region.flags, region.place), (2, (1_340, 100, 0)));
    assert_eq!(found.regions[2].label, "Yorkshire &\nHumber");
    assert_eq!(found.regions[11].flags, 1);
}

#[test]
fn by_elections_come_through_by_date() {
    let found = comes_through(&folder("2019"));
    assert_eq!(found.by_elections.len(), 23);
    assert!(found.by_elections.is_sorted_by_key(|b| b.date));
    let hartlepool = found.by_elections.iter().find(|b| b.seat == found.focus);
    let hartlepool = hartlepool.unwrap();
    assert_eq!(hartlepool.date, (2021, 5, 6));
    assert_eq!(hartlepool.candidates, 16);
    assert_eq!((hartlepool.electorate, hartlepool.valid), (70_768, 29_933));
    let vote = |code: &str| {
        let place = codes(&found)
            .iter()
            .position(|known| *known == code)
            .unwrap();
        hartlepool
            .votes
            .iter()
            .find(|vote| vote.0 == place)
            .unwrap()
            .1
    };
    assert_eq!((vote("con"), vote("lab"), vote("ld")), (15_529, 8_589, 349));
    // Reform UK's, under the name of the party that it followed.
    assert_eq!(vote("brexit"), 368);
    assert_eq!(hartlepool.votes.len(), 4);
}

#[test]
fn the_election_of_2024_comes_through() {
    let found = comes_through(&folder("2024"));
    assert_eq!(
        codes(&found)[..6],
        ["con", "lab", "reform", "ld", "pc", "snp"]
    );
    assert_eq!(found.years, [2024]);
    assert_eq!(
        counts(&found),
        [("wall", 106), ("regions", 228), ("labour", 411)]
    );
    assert_eq!(found.names[found.focus], "Hartlepool");
    assert_eq!(found.spread, (0, String::new()));
    assert!(found.by_elections.is_empty() && found.swings.is_empty());
    let climb = found.climb.as_ref().unwrap();
    assert_eq!((climb.0, climb.3, climb.4), (2, 0, 0));
    assert!(
        found
            .settings
            .iter()
            .all(|s| s.transfer + s.labour <= 10_000)
    );
    // The style sheet has colours for six parties; the others bring theirs.
    let green = codes(&found)
        .iter()
        .position(|code| *code == "green")
        .unwrap();
    assert_eq!(found.parties[green].colours.len(), 4 * 7 + 3);
    assert!(
        found.parties[..6]
            .iter()
            .all(|party| party.colours.is_empty())
    );
}

#[test]
fn the_votes_of_another_party_can_move() {
    let mut folder = folder("2024");
    let toml = &folder.files["election.toml"];
    let line = toml
        .lines()
        .position(|line| line.starts_with("move = "))
        .unwrap()
        + 1;
    let (old, new) = (
        "from = \"reform\", to = \"con\"",
        "from = \"con\", to = \"reform\"",
    );
    damage(&mut folder, "election.toml", line, old, new);
    let found = comes_through(&folder);
    assert_eq!(codes(&found)[..4], ["reform", "lab", "con", "ld"]);
    let colours: Vec<&str> = found.parties[..4]
        .iter()
        .map(|party| &*party.colours)
        .collect();
    assert_eq!(
        colours,
        [
            "#0a95aa #2fb9cc #08707f #5fd3e2",
            "",
            "#0f4c8a #346db8 #0f4c8a #7fb0ee",
            ""
        ]
    );
    // The Conservatives cannot climb on votes that they lose.
    assert!(found.climb.is_none());
    assert_eq!(found.panels, [0, 1, 2, 3, 5]);
}

#[test]
fn a_party_may_say_itself_what_follows_votes_move() {
    let mut folder = folder("2024");
    drop_languages(&mut folder);
    let text = folder.files.get_mut("election.toml").unwrap();
    *text = text.replacen(
        "short = \"Lab\"\n",
        "short = \"Lab\"\nto = \"over to [Labour]\"\n",
        1,
    );
    let found = unpack(&pack(&folder).unwrap().bytes);
    assert_eq!(found.parties[1].words[4], "over to [Labour]");
}

#[test]
fn codes_of_other_countries_and_years_come_through() {
    let mut folder = folder("2024");
    let text = folder.files.get_mut("election.toml").unwrap();
    *text = text.replace("year = 2024\n", "year = 2024\ncodes = \"own\"\n");
    *text = text.replace("E14001272", "Hartlepool");
    // No digits, some with zeros in front, one of only digits.
    for (old, new) in [
        ("E14001063", "0007"),
        ("E14001064", "0008"),
        ("E14001065", "123456789012"),
        ("E14001066", "A"),
        ("E14001067", "B"),
    ] {
        for file in ["results.csv", "hexes.csv"] {
            let text = folder.files.get_mut(file).unwrap();
            *text = text.replace(old, new);
        }
    }
    let text = folder.files.get_mut("election.toml").unwrap();
    // The letters of countries go with the codes of the ONS.
    *text = text.replace("\ncountry = \"England\"", "");
    *text = text.replace("\ncountry = \"Wales\"", "");
    *text = text.replace("\ncountry = \"Scotland\"", "");
    *text = text.replace("\ncountry = \"Northern Ireland\"", "");
    comes_through(&folder);
}
