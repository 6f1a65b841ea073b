//! A table of named columns whose every complaint names file, line, column and reason.

use crate::fault::Fault;

/// The largest number that the packed file holds: four times seven bits.
pub const LARGEST: i64 = (1 << 28) - 1;

/// A CSV file with a header.
pub struct Table {
    pub file: String,
    header: Vec<String>,
    rows: Vec<(u64, Vec<String>)>,
}

impl Table {
    /// Reads a file's text. Every row must have as many cells as the header.
    pub fn read(file: String, text: &str) -> Result<Table, Fault> {
        let mut table = Table {
            file,
            header: Vec::new(),
            rows: Vec::new(),
        };
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        for record in reader.records() {
            let record = record.map_err(|e| {
                let line = e.position().map_or(0, |p| p.line());
                table.fault(line, "(all)", format!("not CSV: {e}"))
            })?;
            let line = record.position().map_or(0, |p| p.line());
            let cells: Vec<String> = record.iter().map(str::to_owned).collect();
            if table.header.is_empty() {
                let twice = (1..cells.len()).find(|&place| cells[..place].contains(&cells[place]));
                if let Some(place) = twice {
                    return Err(table.fault(
                        line,
                        &cells[place],
                        "the column is there twice".into(),
                    ));
                }
                table.header = cells;
            } else if cells.len() == table.header.len() {
                table.rows.push((line, cells));
            } else {
                let wanted = table.header.len();
                let reason = format!("{} cells where the header has {wanted}", cells.len());
                return Err(table.fault(line, "(all)", reason));
            }
        }
        Ok(table)
    }

    /// The names of the columns, in the file's order.
    pub fn columns(&self) -> &[String] {
        &self.header
    }

    /// Whether there is a column of this name.
    pub fn has(&self, column: &str) -> bool {
        self.header.iter().any(|name| name == column)
    }

    /// How many rows there are below the header.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// A row by its place below the header, which has to exist.
    pub fn row(&self, place: usize) -> Row<'_> {
        Row { table: self, place }
    }

    /// The rows in the file's order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.rows.len()).map(|place| Row { table: self, place })
    }

    /// A complaint about this file.
    pub fn fault(&self, line: u64, column: &str, reason: String) -> Fault {
        Fault {
            file: self.file.clone(),
            line,
            column: column.to_owned(),
            reason,
        }
    }
}

/// One row of a table.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    table: &'a Table,
    place: usize,
}

impl<'a> Row<'a> {
    /// A complaint about a cell of this row.
    pub fn fault(&self, column: &str, reason: String) -> Fault {
        self.table.fault(self.line(), column, reason)
    }

    /// The row's line in its file.
    pub fn line(&self) -> u64 {
        self.table.rows[self.place].0
    }

    /// Whether the table has a column of this name.
    pub fn has(&self, column: &str) -> bool {
        self.table.has(column)
    }

    /// A cell's text.
    pub fn text(&self, column: &str) -> Result<&'a str, Fault> {
        let place = self.table.header.iter().position(|name| name == column);
        match place {
            Some(place) => Ok(&self.table.rows[self.place].1[place]),
            None => Err(self
                .table
                .fault(1, column, "the column is missing".to_owned())),
        }
    }

    /// A cell's whole number, not negative.
    pub fn number(&self, column: &str) -> Result<i64, Fault> {
        let text = self.text(column)?;
        let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let number = if digits { text.parse().ok() } else { None };
        let number: i64 = number
            .ok_or_else(|| self.fault(column, format!("\"{text}\" is not a whole number")))?;
        // Far above any electorate, and low enough for sums and products to be exact.
        self.expect(column, number <= LARGEST, || {
            format!("{text} is more than {LARGEST}")
        })?;
        Ok(number)
    }

    /// A cell's per cent with two decimals, in hundredths.
    pub fn hundredths(&self, column: &str) -> Result<i64, Fault> {
        let text = self.text(column)?;
        let parsed = text.split_once('.').and_then(|(whole, part)| {
            let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
            let fits = digits(whole) && whole.len() <= 3 && digits(part) && part.len() == 2;
            if fits {
                format!("{whole}{part}").parse().ok()
            } else {
                None
            }
        });
        parsed.filter(|n| *n <= 10_000).ok_or_else(|| {
            self.fault(
                column,
                format!("\"{text}\" is not a per cent with two decimals"),
            )
        })
    }

    /// Complains unless a per cent is that of `part` in `whole`, rounded to two decimals.
    pub fn expect_share(&self, column: &str, part: i64, whole: i64) -> Result<(), Fault> {
        let found = self.hundredths(column)?;
        // Within half a hundredth, either way in a tie.
        let off = (found * whole - part * 10_000).abs() * 2;
        self.expect(column, off <= whole, || {
            format!(
                "{} is not {part} of {whole} in per cent",
                self.text(column).unwrap_or_default()
            )
        })
    }

    /// A cell that must be one of these words: its place among them.
    pub fn one_of<T: AsRef<str>>(&self, column: &str, words: &[T]) -> Result<usize, Fault> {
        let text = self.text(column)?;
        words
            .iter()
            .position(|word| word.as_ref() == text)
            .ok_or_else(|| {
                let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
                let words = words.join(", ");
                self.fault(column, format!("\"{text}\" is none of {words}"))
            })
    }

    /// Complains about a column unless something holds.
    pub fn expect(
        &self,
        column: &str,
        holds: bool,
        reason: impl FnOnce() -> String,
    ) -> Result<(), Fault> {
        if holds {
            Ok(())
        } else {
            Err(self.fault(column, reason()))
        }
    }
}
