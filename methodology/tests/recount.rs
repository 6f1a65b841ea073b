//! Figures of the page counted a second time: plainly, from the text of the tables, without
//! anything of the model or of the package.

use std::collections::BTreeMap;

mod support;

type Row = BTreeMap<String, String>;

fn rows(election: &str, file: &str) -> Vec<Row> {
    let folder = support::folder(election);
    let mut reader = csv::Reader::from_reader(folder.files[file].as_bytes());
    let header = reader.headers().unwrap().clone();
    let named = |record: csv::StringRecord| {
        let cells = header.iter().zip(record.iter());
        cells.map(|(h, c)| (h.to_owned(), c.to_owned())).collect()
    };
    reader
        .records()
        .map(|record| named(record.unwrap()))
        .collect()
}

fn n(row: &Row, column: &str) -> f64 {
    row[column].parse().unwrap()
}

/// The line of the page that starts with these words.
fn line(text: &str, start: &str) -> String {
    let mut lines = text.lines().filter(|line| line.starts_with(start));
    lines
        .next()
        .unwrap_or_else(|| panic!("no line starts with {start:?}"))
        .to_owned()
}

#[test]
fn hartlepool_by_hand() {
    let text = support::text(&support::page("2019"));
    let results = rows("2019", "results.csv");
    let seat = results
        .iter()
        .find(|row| row["name"] == "Hartlepool")
        .unwrap();
    let (lab, con, brexit) = (n(seat, "lab"), n(seat, "con"), n(seat, "brexit"));
    assert!(text.contains(&format!("{:.4}%", 100.0 * (lab - con) / brexit)));
    let after = con + 0.34 * brexit;
    assert_eq!(
        line(&text, "34% | "),
        format!(
            "34% | 15,{:.2} | 15,{}.00 | Conservative, by {:.0}",
            after - 15_000.0,
            lab - 15_000.0,
            after - lab
        )
    );
    assert!(line(&text, "33% | ").ends_with("| Labour, by 96"));
}

/// Great Britain, by rows of results and of earlier elections.
fn great_britain() -> Vec<(Row, Row)> {
    let both = rows("2019", "results.csv")
        .into_iter()
        .zip(rows("2019", "history.csv"));
    both.filter(|(now, _)| now["country"] != "Northern Ireland")
        .collect()
}

#[test]
fn the_back_test_is_counted_again() {
    let text = support::text(&support::page("2019"));
    for share in [0, 25, 50, 75, 100] {
        let (mut con, mut named, mut hits, mut right) = (0, 0, 0, 0);
        for (_, seat) in great_britain() {
            let then = seat["winner_2015"].as_str();
            let parties = ["con", "lab", "ld", "ukip"];
            let mut votes = parties.map(|party| 100.0 * n(&seat, &format!("{party}_2015")));
            let most = votes.iter().fold(0.0, |a: f64, b| a.max(*b));
            // Somebody else who won: as far ahead of these four as the majority says.
            let outsider = match parties.contains(&then) {
                true => 0.0,
                false => most + 100.0 * n(&seat, "majority_2015"),
            };
            if then != "speaker" {
                let moved = votes[3] * f64::from(share) / 100.0;
                votes[0] += moved;
                votes[3] -= moved;
            }
            let most = votes.iter().fold(outsider, |a: f64, b| a.max(*b));
            let winner = match votes.iter().position(|votes| *votes == most) {
                Some(place) => parties[place],
                None => then,
            };
            let fell = then == "lab" && seat["winner_2017"] == "con";
            con += usize::from(winner == "con");
            named += usize::from(then == "lab" && winner == "con");
            hits += usize::from(fell && winner == "con");
            right += usize::from(winner == seat["winner_2017"]);
        }
        let row = format!("{share}% | {con} | {named} | {hits} | {right}");
        assert!(text.lines().any(|line| line == row), "{row}");
    }
}

#[test]
fn what_is_left_of_the_swings_is_measured_again() {
    let text = support::text(&support::page("2019"));
    let leave = rows("2019", "leave.csv");
    let mut points = Vec::new();
    for (now, then) in great_britain() {
        let stood = [
            n(&now, "con"),
            n(&now, "lab"),
            n(&then, "con_2017"),
            n(&then, "lab_2017"),
        ];
        let speaker = [&now["winner_2019"], &then["winner_2017"]].contains(&&"speaker".to_owned());
        if speaker || stood.contains(&0.0) {
            continue;
        }
        let now_all = n(&now, "valid_votes");
        let then_all = n(&then, "valid_2017");
        let lead_now = 100.0 * (stood[0] - stood[1]) / now_all;
        let lead_then = 100.0 * (stood[2] - stood[3]) / then_all;
        let leave = leave
            .iter()
            .find(|row| row["ons_code"] == now["ons_code"])
            .unwrap();
        points.push((n(leave, "leave_pct"), (lead_now - lead_then) / 2.0));
    }
    // The normal equations, solved by Cramer's rule.
    let sum = |f: fn(&(f64, f64)) -> f64| points.iter().map(f).sum::<f64>();
    let (count, x, y) = (points.len() as f64, sum(|p| p.0), sum(|p| p.1));
    let (xx, xy) = (sum(|p| p.0 * p.0), sum(|p| p.0 * p.1));
    let determinant = count * xx - x * x;
    let (start, slope) = (
        (y * xx - x * xy) / determinant,
        (count * xy - x * y) / determinant,
    );
    let squares = points
        .iter()
        .map(|(x, y)| (y - start - slope * x).powi(2))
        .sum::<f64>();
    let left = (squares / (count - 2.0)).sqrt();
    let said = line(&text, &format!("In {count} seats both"));
    let wanted = format!(
        "standard deviation of {left:.2} points; a swing moves a lead twice, which makes {:.2}",
        2.0 * left
    );
    assert!(said.contains(&wanted), "{wanted}");
}

#[test]
fn the_by_elections_are_compared_again() {
    let text = support::text(&support::page("2019"));
    let results = rows("2019", "results.csv");
    let candidates = rows("2019", "by_elections.csv");
    let (mut count, mut rose) = (0, 0);
    for seat in &results {
        let here: Vec<&Row> = candidates
            .iter()
            .filter(|row| row["ons_code"] == seat["ons_code"])
            .collect();
        let Some(first) = here.first().filter(|row| row["brexit_stood_2019"] == "yes") else {
            continue;
        };
        let con = here
            .iter()
            .find(|row| row["party"] == "con")
            .map_or(0.0, |row| n(row, "votes"));
        let change =
            100.0 * con / n(first, "valid_votes") - 100.0 * n(seat, "con") / n(seat, "valid_votes");
        let most = 100.0 * n(seat, "brexit") / n(seat, "valid_votes");
        let said = line(&text, &format!("{} {}", seat["name"], day(&first["date"])));
        let signed = format!("{change:+.1}").replace('-', "−");
        assert!(
            said.contains(&format!(" | {signed} | +{most:.1} | ")),
            "{said}: {signed} +{most:.1}"
        );
        count += 1;
        rose += usize::from(change > 0.0);
    }
    assert!(text.contains(&format!("share rose in {rose} of {count}")));
    assert_eq!(
        (count, rose),
        (9, 1),
        "as data/2019/election.toml says in its caveats"
    );
}

fn day(date: &str) -> String {
    let parts: Vec<usize> = date.split('-').map(|part| part.parse().unwrap()).collect();
    let months = [
        "",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    format!("{} {} {}", parts[2], months[parts[1]], parts[0])
}

/// Published: `data/2019/election.toml` says where.
#[test]
fn hartlepools_swing_and_what_the_model_makes_of_it() {
    let text = support::text(&support::page("2019"));
    let said = line(&text, "In Hartlepool the swing");
    assert!(
        said.contains("was 16.0 points") && said.contains("makes 12.9 of them (81%)"),
        "{said}"
    );
}

#[test]
fn all_published_figures_come_out() {
    for election in support::ELECTIONS {
        let text = support::text(&support::page(election));
        assert!(!text.contains("(differs)"));
        assert!(line(&text, "With nothing moved, the count").contains("It does, to the vote"));
    }
}

/// Another party's lead in a published total than the seats give stops the page.
#[test]
fn a_published_total_that_is_not_counted_is_refused() {
    let mut folder = support::folder("2019");
    let text = folder
        .files
        .get_mut("election.toml")
        .expect("the description");
    *text = text.replacen("con = 13966454", "con = 13966455", 1);
    assert!(methodology::Source::new(folder).is_err_and(|error| error.contains("13966455")));
}

/// `breakeven.csv` was made apart from the model.
#[test]
fn tipping_points_agree_with_a_table_made_apart() {
    let text = support::text(&support::page("2019"));
    for row in rows("2019", "breakeven.csv") {
        let listed = format!("{} {} | Lab ", row["name"], row["ons_code"]);
        let said = line(&text, &listed);
        if row["falls_at_100"] == "yes" && row["second_2019"] == "con" {
            let tips = format!(" | {:.1}%", n(&row, "breakeven_pct"));
            assert!(said.ends_with(&tips), "{said}: {tips}");
        }
        if row["falls_at_100"] == "no" {
            assert!(said.ends_with(" | never"), "{said}");
        }
    }
}
