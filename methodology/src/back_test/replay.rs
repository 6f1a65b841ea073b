//! An earlier election as one that the model itself can count: packed from the votes that the
//! tables list, as if it were a folder of its own.

use std::fmt::Write;
use std::rc::Rc;

use brexit_transfer::model::Election;
use election_packing::Folder;

use crate::Outcome;
use crate::past::Past;
use crate::source::{BackTest, HEXES, Source};

/// What all others have their votes under.
const OTHER: &str = "other";

/// The election before, with another party's votes in the place of those that move.
///
/// Who came neither first nor second of those that are not listed is not known apart. They cannot win by
/// votes that move between others, so they are counted as if each had a single vote.
///
/// # Errors
/// What packing refuses.
pub fn election(source: &Source, said: &BackTest, before: &Past) -> Outcome<Rc<Election>> {
    let columns = Columns::new(source, said);
    let files = [
        (
            "election.toml".to_owned(),
            description(source, said, &columns)?,
        ),
        ("results.csv".to_owned(), results(source, before, &columns)),
        (HEXES.to_owned(), source.file(HEXES)?.to_owned()),
    ];
    let folder = Folder {
        path: format!("the replay of {}", before.year),
        files: files.into(),
    };
    let packed = election_packing::pack(&folder).map_err(|fault| fault.to_string())?;
    Election::read(&packed.bytes).map_err(|error| error.to_string())
}

/// The parties that have a column of their own.
struct Columns {
    /// Those whose votes are listed, the three of the question first.
    listed: Vec<String>,
    /// Those whose seats never change.
    apart: Vec<String>,
}

impl Columns {
    fn new(source: &Source, said: &BackTest) -> Columns {
        let moves = &source.said.moves;
        let mut listed = vec![moves.to.clone(), moves.third.clone(), said.from.clone()];
        for earlier in &source.said.tables.earlier {
            if earlier.year == said.before {
                let others = earlier.listed.iter().filter(|code| !listed.contains(code));
                listed.extend(others.cloned().collect::<Vec<_>>());
            }
        }
        let parties = source.said.parties.iter();
        let apart = parties.filter(|party| party.stands_apart && !listed.contains(&party.code));
        Columns {
            apart: apart.map(|party| party.code.clone()).collect(),
            listed,
        }
    }

    fn all(&self) -> impl Iterator<Item = &String> {
        self.listed.iter().chain(&self.apart)
    }
}

/// A text as TOML and CSV have it.
fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

fn description(source: &Source, said: &BackTest, columns: &Columns) -> Outcome<String> {
    let election = &source.election;
    let (year, focus) = (said.before, quoted(&election.focus().code));
    let moves = &source.said.moves;
    let mut text = String::new();
    for key in [
        "title",
        "name",
        "house",
        "house_short",
        "credit",
        "sources",
        "sources_short",
        "caveats",
    ] {
        text += &format!("{key} = \"Back-test\"\n");
    }
    text += &format!(
        "year = {year}\nfocus = {focus}\nexample = {focus}\npanels = [\"seat\"]\n\
         move = {{ from = \"{}\", to = \"{}\", third = \"{}\" }}\n\
         [licence]\nnotice = \"[Back-test]\"\nurl = \"https://example.org/\"\n\
         [map]\nwhole = \"all\"\n",
        said.from, moves.to, moves.third
    );
    for code in columns.all() {
        text += &format!(
            "[[parties]]\ncode = \"{code}\"\nname = \"{code}\"\nstands_apart = {}\n",
            columns.apart.contains(code)
        );
    }
    text += &format!("[[parties]]\ncode = \"{OTHER}\"\nname = \"{OTHER}\"\n");
    for region in &source.said.regions {
        text += &format!(
            "[[regions]]\nname = {}\noutside = {}\n",
            quoted(&region.name),
            region.outside
        );
    }
    text += "[[groups]]\n";
    for key in [
        "id", "name", "title", "seats", "seat", "tag", "choice", "rule",
    ] {
        text += &format!("{key} = \"all\"\n");
    }
    text += &format!("[[groups.any]]\nwinner_{year} = \"{}\"\n", moves.third);
    Ok(text)
}

fn results(source: &Source, before: &Past, columns: &Columns) -> String {
    let election = &source.election;
    let mut text = format!("ons_code,name,region,valid_votes,winner_{}", before.year);
    for code in columns.all() {
        text += &format!(",{code}");
    }
    text += ",other,other_max\n";
    for (place, seat) in election.seats().iter().enumerate() {
        let listed: Vec<i64> = columns
            .listed
            .iter()
            .map(|code| before.votes(code, place))
            .collect();
        let best = best_unlisted(before, columns, place, &listed);
        let winner = &before.winner[place];
        let is_apart = columns.apart.contains(winner);
        let apart = columns
            .apart
            .iter()
            .map(|code| if code == winner { best } else { 0 });
        let votes: Vec<i64> = listed.iter().copied().chain(apart).collect();
        let valid = before.valid[place];
        let other = valid - votes.iter().sum::<i64>();
        let known = if is_apart { 0 } else { best };
        let winner = match columns.all().any(|code| code == winner) {
            true => winner,
            false => OTHER,
        };
        let (code, name) = (&seat.code, quoted(&seat.name));
        let region = quoted(&election.region(seat.region).name);
        // Writing into a text cannot fail.
        let _ = write!(text, "{code},{name},{region},{valid},{winner}");
        for votes in votes.into_iter().chain([other, known.max(other.min(1))]) {
            let _ = write!(text, ",{votes}");
        }
        text.push('\n');
    }
    text
}

/// The votes of the best of those that are not listed, as far as the majority tells: if he won, or came
/// second. Else 0.
fn best_unlisted(before: &Past, columns: &Columns, place: usize, listed: &[i64]) -> i64 {
    let mut votes = listed.to_vec();
    votes.sort_by(|a, b| b.cmp(a));
    let (majority, winner) = (before.majority[place], &before.winner[place]);
    if !columns.listed.contains(winner) {
        return votes[0] + majority;
    }
    match votes[0] - votes[1] > majority {
        true => votes[0] - majority,
        false => 0,
    }
}
