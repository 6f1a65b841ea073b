//! What `election.toml` may not say is named by its line, its key and the reason.

mod support;

use support::{complaint, damage, described, folder};

#[test]
fn a_wrong_value_is_named_by_line_and_key() {
    for (old, new, wanted) in [
        // The whole.
        (
            "title = \"Brexit vote transfer\"",
            "title = \" \"",
            "key title: empty",
        ),
        (
            "focus = \"E14000733\"",
            "focus = \"Hartlepol\"",
            "key focus: \"Hartlepol\" is no seat",
        ),
        (
            "focus = \"E14000733\"",
            "focus = \"N06000001\"",
            "key focus: \"N06000001\" lies outside, where nothing changes",
        ),
        (
            "example = \"Wansbeck\"",
            "example = \"Nowhere\"",
            "key example: \"Nowhere\" is no seat",
        ),
        (
            "year = 2019",
            "year = 1832",
            "key year: 1832 is not from 1900 to 2155",
        ),
        (
            "\"seat\", \"wall\"",
            "\"seat\", \"walls\"",
            "key panels: \"walls\" is none of seat, wall,",
        ),
        (
            "\"seat\", \"wall\"",
            "\"wall\", \"wall\"",
            "key panels: \"wall\" is there twice",
        ),
        (
            "name = \"General",
            "name = \"A\\nGeneral",
            "key name: a line feed",
        ),
        (
            "year = 2019",
            "year = 2019\nyears = 4",
            "unknown field `years`",
        ),
        // Parties.
        (
            "from = \"brexit\"",
            "from = \"reform\"",
            "key move.from: \"reform\" is not among the parties",
        ),
        (
            "to = \"con\"",
            "to = \"lab\"",
            "key move.third: \"lab\" is there twice",
        ),
        (
            "to = \"con\"",
            "to = \"speaker\"",
            "key move.to: \"speaker\" cannot give or take votes",
        ),
        (
            "to = \"con\"",
            "to = \"other\"",
            "key move.to: \"other\" cannot give or take votes",
        ),
        (
            "short = \"Con\"\n",
            "shorter = \"Con\"\n",
            "unknown field `shorter`",
        ),
        (
            "code = \"ukip\"",
            "code = \"snp\"",
            "key code: \"snp\" is there twice",
        ),
        (
            "code = \"ukip\"",
            "code = \"majority\"",
            "key code: \"majority\" is a column of its own",
        ),
        (
            "code = \"ukip\"",
            "code = \"UKIP\"",
            "key code: \"UKIP\" is not made of small letters",
        ),
        (
            "code = \"other\"",
            "code = \"rest\"",
            "key code: the last party is \"rest\", it has to be \"other\"",
        ),
        (
            "#0f4c8a",
            "#0f4c8",
            "key colours.light: \"#0f4c8\" is no colour such as",
        ),
        ("name = \"Sinn Féin\"", "name = \"\"", "key name: empty"),
        // What follows "votes move".
        (
            "short = \"Con\"\n",
            "short = \"Con\"\nto = \"to the Conservatives\"\n",
            "key to: it has to end with the party's people in square brackets, and to have no others: \"to the [Conservatives]\"",
        ),
        (
            "short = \"Con\"\n",
            "short = \"Con\"\nto = \"to the []\"\n",
            "key to: it has to end with",
        ),
        (
            "short = \"Con\"\n",
            "short = \"Con\"\nto = \"[to] the [Conservatives]\"\n",
            "key to: it has to end with",
        ),
        (
            "short = \"Con\"\n",
            "short = \"Con\"\nto = \"to the [Conservatives] there\"\n",
            "key to: it has to end with",
        ),
        (
            "short = \"Con\"\n",
            "short = \"Con\"\nto = \"\"\n",
            "key to: empty",
        ),
        (
            "collective = \"the Greens\"",
            "collective = \"the [Greens]\"",
            "key collective: it has to end with",
        ),
        // Regions.
        (
            "name = \"London\"",
            "name = \"North East\"",
            "key name: \"North East\" is there twice",
        ),
        (
            "anchor = \"start\"",
            "anchor = \"middle\"",
            "key label.anchor: \"middle\" is neither start nor end",
        ),
        ("x = 13.4", "x = -1", "key label.x: -1 is not from 0 to 300"),
        ("outside = true", "close_up = true\noutside = true", ""),
        // Groups.
        (
            "winner_2017 = \"lab\"",
            "winner_2016 = \"lab\"",
            "key winner_2016: there is no such column",
        ),
        (
            "winner_2017 = \"lab\"",
            "winner_2017 = \"labour\"",
            "key winner_2017: no row has \"labour\"",
        ),
        (
            "region = [\"North East\"",
            "region = [\"North-East\"",
            "key region: no row has \"North-East\"",
        ),
        (
            "leave_pct = { over = 50 }",
            "leave_pct = { under = 50 }",
            "expected a text, a list of texts or",
        ),
        ("leave_pct = { over = 50 }", "name = { over = 50 }", ""),
        (
            "leave_pct = { over = 50 }",
            "seats = [\"Hartlepool\"]",
            "key seats: a list of seats takes no other",
        ),
        (
            "id = \"north\"",
            "id = \"wall\"",
            "key id: \"wall\" is there twice",
        ),
        (
            "id = \"north\"",
            "id = \"custom\"",
            "key id: \"custom\" is what a page calls",
        ),
        (
            "the {seats} seats",
            "the {seat} seats",
            "key rule: {seats} is all that can stand in braces",
        ),
        (
            "winner_2019 = \"lab\"",
            "seats = [\"Nowhere\"]",
            "key seats: \"Nowhere\" is no seat",
        ),
        (
            "winner_2019 = \"lab\"",
            "seats = [\"Chorley\"]",
            "key seats: Chorley never changes",
        ),
        (
            "winner_2019 = \"lab\"",
            "seats = [\"Hartlepool\", \"E14000733\"]",
            "key seats: \"E14000733\" is there twice",
        ),
        // Settings, swings, mountain, spread.
        (
            "transfer = 34",
            "transfer = 134",
            "key transfer: 134 is not from 0 to 100",
        ),
        (
            "transfer = 34",
            "transfer = 34.123",
            "key transfer: 34.123 has more than two decimals",
        ),
        (
            "transfer = 77",
            "transfer = 96",
            "key transfer: with labour that makes 101% of the votes",
        ),
        (
            "id = \"bes-2019\"",
            "id = \"tipping\"",
            "key id: \"tipping\" is there twice",
        ),
        (
            "points = 15.97",
            "points = 25.01",
            "key points: 25.01 is not from -25 to 25",
        ),
        (
            "party = \"lab\"",
            "party = \"ld\"",
            "key climb.party: only a party of `move` can climb",
        ),
        (
            "seat_swing_sd = 5.0",
            "seat_swing_sd = 0",
            "key uncertainty.seat_swing_sd: 0 is not from",
        ),
        (
            "seats = 154",
            "seats = 0",
            "key climb.mark.seats: 0 is not from 1",
        ),
        // The page about the method.
        (
            "page = \"methodology.html\"",
            "page = \"../methodology.html\"",
            "key methodology.page: \"../methodology.html\" is not the name of a file",
        ),
        (
            "page = \"methodology.html\"",
            "page = \"https://example.org/m.html\"",
            "key methodology.page: \"https://example.org/m.html\" is not the name of a file",
        ),
        (
            "since = 2017, beside",
            "since = 2016, beside",
            "key swings.since: tables.earlier has no 2016",
        ),
        (
            "beside = \"leave_pct\"",
            "beside = \"leaves_pct\"",
            "key swings.beside: there is no column \"leaves_pct\"",
        ),
        (
            "from = \"ukip\", before",
            "from = \"green\", before",
            "key back_test.from: tables.earlier does not list the votes of \"green\" in 2015",
        ),
        (
            "before = 2015, after = 2017",
            "before = 2017, after = 2015",
            "key back_test.after: 2015 is not after 2017",
        ),
        // Links, licence and house.
        (
            "[Open Parliament Licence v3.0]",
            "Open Parliament Licence v3.0",
            "key licence.notice: exactly one part has to stand in square brackets: what leads to the address",
        ),
        (
            "[Open Parliament Licence v3.0]",
            "[Open Parliament] [Licence v3.0]",
            "key licence.notice: exactly one part",
        ),
        (
            "house = \"House of Commons\"",
            "house = \"\"",
            "key house: empty",
        ),
        (
            "url = \"https://doi",
            "url = \"doi",
            "key url: \"doi.org/10.7910/DVN/S4DLWJ\" is no address",
        ),
        // Tables and rules.
        (
            "\"leave.csv\"]",
            "\"leaves.csv\"]",
            "key tables.by_seat: there is no table \"leaves.csv\"",
        ),
        (
            "table = \"history.csv\"",
            "table = \"by_elections.csv\"",
            "key table: \"by_elections.csv\" is neither",
        ),
        (
            "year = 2017",
            "year = 2015",
            "key year: elections stand by year",
        ),
        (
            "votes_of = \"brexit\"",
            "votes_of = \"reform\"",
            "key votes_of: \"reform\" is not among",
        ),
        (
            "first = \"2019-12-13\"",
            "first = \"13 December\"",
            "key first: \"13 December\" is no day",
        ),
        (
            "column = \"basis\"",
            "column = \"bases\"",
            "key column: data/2019/leave.csv has no column bases",
        ),
        ("one_of = [\"borough\", \"county\"]", "", ""),
    ] {
        let (line, found) = described("2019", old, new);
        if wanted.is_empty() {
            // Of these the line is another one, or the complaint is about a table.
            assert!(!found.is_empty(), "{old} -> {new}");
            continue;
        }
        // The words are searched for: a longer text than a value may stand before it.
        let start = "data/2019/election.toml, line ";
        assert!(found.starts_with(start), "{old} -> {new}: {found:?}");
        assert!(found.contains(wanted), "{old} -> {new}: {found:?}");
        let named = found[start.len()..].split([',', ':']).next().unwrap();
        let named: usize = named.parse().unwrap();
        let lines = line..=line + new.matches('\n').count() + 1;
        assert!(
            lines.contains(&named),
            "{old} -> {new}: {found:?}, not {line}"
        );
    }
}

#[test]
fn a_key_that_is_missing_is_named() {
    for key in ["title", "house", "house_short", "notice"] {
        let (_, found) = described("2019", &format!("\n{key} = "), &format!("\n# {key} = "));
        let wanted = format!(": missing field `{key}`");
        assert!(
            found.starts_with("data/2019/election.toml, line "),
            "{found}"
        );
        assert!(found.ends_with(&wanted), "{found}");
    }
}

#[test]
fn a_table_that_disagrees_with_what_is_stated_is_named() {
    for (old, new, wanted) in [
        (
            "valid_votes = 32014110",
            "valid_votes = 32014111",
            "data/2019/results.csv, column valid_votes: adds up to 32014110, published is 32014111",
        ),
        (
            "[totals]\nseats = 650",
            "[totals]\nseats = 651",
            "data/2019/results.csv, column ons_code: adds up to 650, published is 651",
        ),
        (
            "con = 365",
            "con = 366",
            "data/2019/results.csv, column winner_2019: con has 365 seats, published is 366",
        ),
        (
            "con = 306",
            "con = 307",
            "data/2019/history.csv, column winner_2010: con has 306 seats, published is 307",
        ),
        (
            "count = 23",
            "count = 24",
            "data/2019/by_elections.csv, column ons_code: 23 by-elections, there were 24",
        ),
        (
            "seats = 10",
            "seats = 11",
            "data/2019/results.csv, column country: 10 rows where county is Clwyd or Gwynedd, there are 11",
        ),
        (
            "code = \"green\"",
            "code = \"greens\"",
            "data/2019/results.csv, line 1, column greens: the column is missing",
        ),
        (
            "last = \"2024-05-30\"",
            "last = \"2021-05-05\"",
            "data/2019/by_elections.csv, line ",
        ),
    ] {
        let (_, found) = described("2019", old, new);
        assert!(found.starts_with(wanted), "{old} -> {new}: {found:?}");
    }
}

#[test]
fn a_group_has_seats() {
    let (_, found) = described(
        "2024",
        "winner_2019_notional = \"con\"",
        "winner_2019_notional = \"snp\"",
    );
    let wanted = "key id: the group \"wall\" has no seats";
    assert!(found.contains(wanted), "{found}");
}

#[test]
fn a_text_of_more_than_4000_bytes_is_refused() {
    let long = format!("caveats = \"{}", "x".repeat(4_000));
    let (line, found) = described("2024", "caveats = \"", &long);
    let start = format!("data/2024/election.toml, line {line}, key caveats: ");
    assert!(found.starts_with(&start), "{found}");
    assert!(found.ends_with(" bytes, 4000 are the most"), "{found}");
}

#[test]
fn too_many_of_anything_are_refused() {
    let party = |place| format!("[[parties]]\ncode = \"p{place}\"\nname = \"P\"\n\n");
    let region = |place| format!("[[regions]]\nname = \"Region {place}\"\n\n");
    let swing = |_| "[[swings]]\nlabel = \"s\"\nsource = \"s\"\npoints = 1\n\n".to_owned();
    let setting = |place| {
        format!(
            "[[settings]]\nid = \"s{place}\"\nlabel = \"s\"\nsource = \"s\"\ntransfer = 1\nlabour = 0\n\n"
        )
    };
    let link = |_| "[[links]]\ntext = \"t\"\nurl = \"https://example.org/\"\n\n".to_owned();
    let earlier = |place| format!("[[tables.earlier]]\nyear = {}\n\n", 1950 + place);
    let group = |place| {
        let words = ["name", "title", "seats", "seat", "tag", "choice", "rule"];
        let words = words.map(|key| format!("{key} = \"w\"\n")).concat();
        format!("[[groups]]\nid = \"g{place}\"\n{words}[[groups.any]]\nregion = \"London\"\n\n")
    };
    let several = |one: &dyn Fn(usize) -> String, count| (0..count).map(one).collect::<String>();
    for (before, new, wanted) in [
        (
            "[[parties]]",
            several(&party, 18),
            "key parties: 33, 32 are the most",
        ),
        (
            "[[regions]]",
            several(&region, 21),
            "key regions: 33, 32 are the most",
        ),
        (
            "[[groups]]",
            several(&group, 13),
            "key groups: 17, 16 are the most",
        ),
        (
            "[[settings]]",
            several(&setting, 11),
            "key settings: 17, 16 are the most",
        ),
        (
            "[[swings]]",
            several(&swing, 6),
            "key swings: 9, 8 are the most",
        ),
        (
            "[[links]]",
            several(&link, 253),
            "key links: 256, 255 are the most",
        ),
        (
            "[[tables.earlier]]",
            several(&earlier, 13),
            "key earlier: 17, 16 are the most",
        ),
    ] {
        let (_, found) = described("2019", before, &(new + before));
        assert!(
            found.starts_with("data/2019/election.toml, line "),
            "{found}"
        );
        assert!(found.ends_with(wanted), "{wanted}: {found}");
    }
}

#[test]
fn too_many_seats_are_refused() {
    let mut folder = folder("2024");
    let text = folder.files.get_mut("results.csv").unwrap();
    let row = text.lines().last().unwrap().to_owned();
    for number in 100..3_452 {
        let code = format!("W0800{number:04}");
        let name = format!("Seat {number}");
        let cells: Vec<&str> = row.split(',').skip(2).collect();
        text.push_str(&format!("{code},{name},{}\n", cells.join(",")));
    }
    let found = complaint(&folder);
    let wanted = "data/2024/results.csv, line 4002, column ons_code: more than 4000 seats";
    assert_eq!(found, wanted);
}

#[test]
fn a_name_with_a_line_feed_is_refused() {
    let mut folder = folder("2024");
    damage(
        &mut folder,
        "results.csv",
        2,
        "Aldershot",
        "\"Alder\nshot\"",
    );
    assert_eq!(
        complaint(&folder),
        "data/2024/results.csv, line 2, column name: \"Alder\\nshot\" is not a name"
    );
}
