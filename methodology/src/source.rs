//! An election's folder: checked and packed as the widget reads it, and the tables as they stand.

use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;

use brexit_transfer::model::{Election, Party};
use election_packing::Folder;
use serde::Deserialize;

use crate::Outcome;
use crate::table::Table;

/// All that a page is made of.
pub struct Source {
    /// The election, as the widget has it.
    pub election: Rc<Election>,
    /// What `election.toml` says of the tables.
    pub said: Said,
    folder: Folder,
}

/// What this package reads of `election.toml`. `packing/` checks the file.
#[derive(Deserialize)]
pub struct Said {
    #[serde(rename = "move")]
    pub moves: Moves,
    pub parties: Vec<SaidParty>,
    pub regions: Vec<SaidRegion>,
    pub groups: Vec<SaidGroup>,
    #[serde(default)]
    pub tables: Tables,
    #[serde(default)]
    pub totals: Totals,
    pub methodology: Option<Methodology>,
}

/// Codes of parties.
#[derive(Deserialize)]
pub struct Moves {
    pub from: String,
    pub to: String,
    pub third: String,
}

#[derive(Deserialize)]
pub struct SaidParty {
    pub code: String,
    pub name: String,
    pub short: Option<String>,
    pub succeeded_by: Option<String>,
    #[serde(default)]
    pub stands_apart: bool,
}

#[derive(Deserialize)]
pub struct SaidRegion {
    pub name: String,
    pub country: Option<String>,
    #[serde(default)]
    pub outside: bool,
}

#[derive(Deserialize)]
pub struct SaidGroup {
    pub any: Vec<BTreeMap<String, toml::Value>>,
}

#[derive(Deserialize, Default)]
pub struct Tables {
    #[serde(default)]
    pub by_seat: Vec<String>,
    #[serde(default)]
    pub earlier: Vec<Earlier>,
    pub by_elections: Option<ByElections>,
}

#[derive(Deserialize)]
pub struct Earlier {
    pub year: u16,
    pub table: Option<String>,
    #[serde(default)]
    pub listed: Vec<String>,
    pub winners: Option<BTreeMap<String, i64>>,
}

#[derive(Deserialize)]
pub struct ByElections {
    pub table: String,
}

#[derive(Deserialize, Default)]
pub struct Totals {
    pub seats: Option<i64>,
    pub electorate: Option<i64>,
    pub valid_votes: Option<i64>,
    pub invalid_votes: Option<i64>,
    #[serde(default)]
    pub votes: BTreeMap<String, i64>,
    pub winners: Option<BTreeMap<String, i64>>,
}

#[derive(Deserialize)]
pub struct Methodology {
    pub page: String,
    /// What else the page is made of.
    pub sources: Option<String>,
    pub swings: Option<Swings>,
    pub back_test: Option<BackTest>,
}

#[derive(Deserialize)]
pub struct Swings {
    pub since: u16,
    pub beside: String,
    pub called: String,
}

#[derive(Deserialize)]
pub struct BackTest {
    pub from: String,
    pub before: u16,
    pub after: u16,
}

/// The table of results.
pub const RESULTS: &str = "results.csv";
/// The table of the map.
pub const HEXES: &str = "hexes.csv";

impl Source {
    /// Reads and checks a folder.
    ///
    /// # Errors
    /// The first thing in it that cannot be right.
    pub fn read(path: &Path) -> Outcome<Source> {
        let folder = Folder::read(path).map_err(|fault| fault.to_string())?;
        Source::new(folder)
    }

    /// Checks the files of a folder.
    ///
    /// # Errors
    /// The first thing in them that cannot be right.
    pub fn new(folder: Folder) -> Outcome<Source> {
        let packed = election_packing::pack(&folder).map_err(|fault| fault.to_string())?;
        let election = Election::read(&packed.bytes).map_err(|error| error.to_string())?;
        let text = folder
            .files
            .get("election.toml")
            .ok_or("no election.toml")?;
        let said = toml::from_str(text).map_err(|error| error.to_string())?;
        Ok(Source {
            election,
            said,
            folder,
        })
    }

    /// The name that the election gives its page.
    pub fn page_name(&self) -> Option<&str> {
        self.said.methodology.as_ref().map(|said| &*said.page)
    }

    /// A table of the folder.
    ///
    /// # Errors
    /// A table that is not there, or cannot be read.
    pub fn table(&self, file: &str) -> Outcome<Table> {
        Table::read(file, self.file(file)?)
    }

    /// The text of a file of the folder.
    ///
    /// # Errors
    /// A file that is not there.
    pub fn file(&self, file: &str) -> Outcome<&str> {
        let text = self.folder.files.get(file);
        text.map(|text| &**text)
            .ok_or_else(|| format!("{}: there is no {file}", self.folder.path))
    }

    /// The table with one row a seat that has a column, the results first.
    ///
    /// # Errors
    /// A column that no table has.
    pub fn table_with(&self, column: &str) -> Outcome<Table> {
        for file in [RESULTS]
            .into_iter()
            .chain(self.said.tables.by_seat.iter().map(|f| &**f))
        {
            let table = self.table(file)?;
            if table.has(column) {
                return Ok(table);
            }
        }
        Err(format!(
            "{}: no table has a column {column}",
            self.folder.path
        ))
    }

    /// The countries of the regions inside, in the order of these; none where regions name none.
    pub fn countries(&self) -> Vec<&str> {
        let mut countries = Vec::new();
        let inside = self.said.regions.iter().filter(|region| !region.outside);
        for country in inside.filter_map(|region| region.country.as_deref()) {
            if !countries.contains(&country) {
                countries.push(country);
            }
        }
        countries
    }

    /// The country of a seat, by their places.
    pub fn country_of(&self, seat: usize) -> Option<&str> {
        let region = &self
            .election
            .region(self.election.seats()[seat].region)
            .name;
        let mut regions = self.said.regions.iter();
        let said = regions.find(|said| *said.name == **region);
        said.and_then(|said| said.country.as_deref())
    }

    /// A party by its code: that of a successor too.
    pub fn party_of(&self, code: &str) -> Option<Party> {
        let said = self.said.parties.iter();
        let before = said
            .filter(|party| party.succeeded_by.as_deref() == Some(code))
            .map(|party| &*party.code)
            .next();
        self.election.find_party(before.unwrap_or(code))
    }
}
