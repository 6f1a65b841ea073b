//! A table of an election's folder, read by the names of its columns.

use std::collections::BTreeMap;
use std::str::FromStr;

use crate::Outcome;

/// Rows in the order of the file.
pub struct Table {
    file: String,
    columns: BTreeMap<String, usize>,
    rows: Vec<csv::StringRecord>,
}

/// One of them.
#[derive(Clone, Copy)]
pub struct Row<'t> {
    table: &'t Table,
    cells: &'t csv::StringRecord,
}

impl Table {
    /// Reads a file's text.
    ///
    /// # Errors
    /// Names the file, if it is no table.
    pub fn read(file: &str, text: &str) -> Outcome<Table> {
        let failed = |error: csv::Error| format!("{file}: {error}");
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let header = reader.headers().map_err(failed)?.clone();
        let rows: Result<Vec<_>, _> = reader.records().collect();
        Ok(Table {
            file: file.to_owned(),
            columns: (0..).zip(&header).map(|(i, h)| (h.to_owned(), i)).collect(),
            rows: rows.map_err(failed)?,
        })
    }

    /// The rows.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|cells| Row { table: self, cells })
    }

    /// Whether there is a column of this name.
    pub fn has(&self, column: &str) -> bool {
        self.columns.contains_key(column)
    }
}

impl<'t> Row<'t> {
    /// A cell.
    ///
    /// # Errors
    /// A column that is not there.
    pub fn text(self, column: &str) -> Outcome<&'t str> {
        let place = self.table.columns.get(column);
        place
            .and_then(|&place| self.cells.get(place))
            .ok_or_else(|| format!("{}: there is no column {column}", self.table.file))
    }

    /// A cell as a number.
    ///
    /// # Errors
    /// A column that is not there, or a cell that is no such number.
    pub fn number<N: FromStr>(self, column: &str) -> Outcome<N> {
        let text = self.text(column)?;
        text.parse()
            .map_err(|_| format!("{}: {column}: \"{text}\" is no number", self.table.file))
    }
}
