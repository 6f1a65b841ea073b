//! What `election.toml` may say. A key that is not here is refused. `data/README.md` explains each.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

/// A text that knows where it stands.
pub type Text = Spanned<String>;

/// A number that knows where it stands; whole ones may be written without a point.
pub type Number = Spanned<f64>;

/// The whole file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Description {
    pub title: Text,
    pub name: Text,
    pub house: Text,
    pub house_short: Text,
    pub year: Spanned<i64>,
    pub focus: Text,
    pub example: Text,
    pub panels: Spanned<Vec<Text>>,
    pub credit: Text,
    pub sources_short: Text,
    pub sources: Text,
    pub caveats: Text,
    /// `ons` (the default) or `own`.
    pub codes: Option<Text>,
    #[serde(rename = "move")]
    pub moves: Move,
    pub licence: Licence,
    #[serde(default)]
    pub links: Vec<Link>,
    pub parties: Spanned<Vec<Party>>,
    pub regions: Spanned<Vec<Region>>,
    pub map: Map,
    pub groups: Spanned<Vec<Group>>,
    #[serde(default)]
    pub settings: Vec<Setting>,
    #[serde(default)]
    pub swings: Vec<Swing>,
    pub climb: Option<Climb>,
    pub uncertainty: Option<Uncertainty>,
    pub methodology: Option<Methodology>,
    #[serde(default)]
    pub tables: Tables,
    #[serde(default)]
    pub totals: Totals,
    #[serde(default)]
    pub checks: Vec<Check>,
}

/// Whose votes move, and to whom.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Move {
    pub from: Text,
    pub to: Text,
    pub third: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Licence {
    /// A sentence; what stands in square brackets leads to the address.
    pub notice: Text,
    pub url: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    pub text: Text,
    pub url: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Party {
    pub code: Text,
    pub name: Text,
    pub collective: Option<Text>,
    pub short: Option<Text>,
    /// What follows "votes move", with the party's people in square brackets.
    pub to: Option<Text>,
    pub now: Option<Text>,
    pub now_short: Option<Text>,
    pub colours: Option<Colours>,
    #[serde(default)]
    pub stands_apart: bool,
    pub succeeded_by: Option<Text>,
}

/// Each as `#rrggbb`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Colours {
    pub light: Text,
    pub dark: Text,
    pub text_light: Text,
    pub text_dark: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    pub name: Text,
    pub country: Option<Text>,
    #[serde(default)]
    pub outside: bool,
    #[serde(default)]
    pub close_up: bool,
    pub label: Option<Label>,
}

/// Words on the map, in widths of a cell from the first column and row of the close-up.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    pub text: Text,
    pub x: Number,
    pub y: Number,
    /// `start` or `end`.
    pub anchor: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Map {
    pub close_up: Option<Text>,
    pub whole: Text,
    pub columns: Option<Spanned<i64>>,
    pub rows: Option<Spanned<i64>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub id: Text,
    pub name: Text,
    pub title: Text,
    pub seats: Text,
    pub seat: Text,
    pub tag: Text,
    pub choice: Text,
    pub rule: Text,
    /// A seat belongs where one of these holds.
    pub any: Vec<Conditions>,
}

/// Conditions by column; all of them have to hold.
pub type Conditions = BTreeMap<String, Spanned<Condition>>;

#[derive(Deserialize)]
#[serde(
    untagged,
    expecting = "expected a text, a list of texts or { over = a number }"
)]
pub enum Condition {
    Is(String),
    IsOneOf(Vec<String>),
    Over(Over),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Over {
    pub over: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    pub id: Text,
    pub label: Text,
    pub chip: Option<Text>,
    pub short: Option<Text>,
    pub source: Text,
    /// Per cent.
    pub transfer: Number,
    /// Per cent.
    /// Not known, if it is left out.
    pub labour: Option<Number>,
    #[serde(default)]
    pub sourced: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Swing {
    pub label: Text,
    pub source: Text,
    pub points: Number,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Climb {
    pub party: Text,
    pub title: Text,
    pub since: Option<Text>,
    pub mark: Option<Mark>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    pub seats: Spanned<i64>,
    pub year: Spanned<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Uncertainty {
    /// Points of a seat's lead.
    pub seat_swing_sd: Number,
    pub since_when: Text,
}

/// The page that says how all is counted.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Methodology {
    /// A file beside the widget.
    pub page: Text,
    /// What else the page is made of.
    pub sources: Option<Text>,
    /// What the spread of seats was measured by.
    pub swings: Option<Swings>,
    pub back_test: Option<BackTest>,
}

/// Swings of seats, beside something that is known of each.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Swings {
    pub since: Spanned<i64>,
    /// A column of per cents.
    pub beside: Text,
    /// What is in it: "Leave share".
    pub called: Text,
}

/// An earlier election to try the model on.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackTest {
    /// The party whose voters moved then.
    pub from: Text,
    pub before: Spanned<i64>,
    pub after: Spanned<i64>,
}

/// The optional tables, and what is in which column.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Tables {
    /// Tables with one row a seat.
    #[serde(default)]
    pub by_seat: Vec<Text>,
    /// The column of the results that names who held a seat before.
    pub change_since: Option<Text>,
    /// Columns of the results that are for people only.
    #[serde(default)]
    pub unread: Vec<Text>,
    #[serde(default)]
    pub earlier: Vec<Earlier>,
    pub by_elections: Option<ByElections>,
}

/// An earlier election in the same seats.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Earlier {
    pub year: Spanned<i64>,
    pub table: Option<Text>,
    /// Parties with columns of votes and shares of their own.
    #[serde(default)]
    pub listed: Vec<Text>,
    /// Published seats by winner.
    pub winners: Option<Spanned<BTreeMap<String, Spanned<i64>>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ByElections {
    pub table: Text,
    /// The parties whose votes are packed.
    pub parties: Vec<Text>,
    /// The party whose votes at the general election the table repeats.
    pub votes_of: Option<Text>,
    /// The first and the last day that a by-election of the Parliament can have, as 2019-12-31.
    pub first: Text,
    pub last: Text,
    pub count: Option<Spanned<i64>>,
}

/// Published totals.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Totals {
    pub seats: Option<Spanned<i64>>,
    pub electorate: Option<Spanned<i64>>,
    pub valid_votes: Option<Spanned<i64>>,
    pub invalid_votes: Option<Spanned<i64>>,
    pub votes: Option<BTreeMap<String, Spanned<i64>>>,
    pub winners: Option<Spanned<BTreeMap<String, Spanned<i64>>>>,
}

/// A rule of its own for a column of a table with one row a seat.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    pub table: Option<Text>,
    pub column: Text,
    /// The rows that the rule is about; all of them if left out.
    #[serde(rename = "where", default)]
    pub rows: Conditions,
    /// Rows that the rule is not about.
    #[serde(default)]
    pub except: Conditions,
    #[serde(default)]
    pub filled: bool,
    #[serde(default)]
    pub percent: bool,
    #[serde(default)]
    pub party: bool,
    pub one_of: Option<Vec<String>>,
    /// A column with the same text, or the same per cent.
    pub equals: Option<Text>,
    /// The table of that column, if it is another one.
    pub of: Option<Text>,
    /// How many rows the rule is about.
    pub seats: Option<Spanned<i64>>,
}
