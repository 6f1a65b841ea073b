//! Writes the packed file, version 3. `src/model/unpack.rs` reads it, `packing/FORMAT.md` describes
//! its layout.

use std::collections::BTreeMap;

use crate::by_elections::{ByElection, by_elections};
use crate::description::Description;
use crate::fault::Fault;
use crate::figures::seat_figures;
use crate::folder::{DESCRIPTION, Folder};
use crate::groups::{self, GroupSeats};
use crate::header::{FIRST_YEAR, header};
use crate::languages::{languages, pack_languages};
use crate::parties::Parties;
use crate::results::{Context, Seat};
use crate::settings;
use crate::tables::tables;
use crate::writer::{Writer, checksum};

const MAGIC: &[u8; 8] = b"ELECTION";
const VERSION: u8 = 3;

/// The panels by their number in the file.
const PANELS: [&str; 6] = ["seat", "wall", "map", "curve", "mountain", "list"];

/// A packed election, with what one may want to say of it.
#[derive(Clone, Debug)]
pub struct Packed {
    /// The file, with all languages in it.
    pub bytes: Vec<u8>,
    /// The texts that readers see, in the order of the file; a text that several keys have is there
    /// several times.
    pub words: Vec<String>,
    /// The translations of [`Packed::words`], one for one, by the code of their language.
    pub languages: BTreeMap<String, Vec<String>>,
    /// How many seats there are.
    pub seats: usize,
    /// The groups in their order, the default first.
    pub groups: Vec<GroupSeats>,
    /// What follows the languages in the file.
    body: Vec<u8>,
}

impl Packed {
    /// The file without any translation, for whoever keeps these apart from it.
    pub fn without_languages(&self) -> Vec<u8> {
        file(&BTreeMap::new(), &self.body)
    }
}

/// Checks an election and packs it.
///
/// # Errors
/// The first thing that cannot be right.
pub fn pack(folder: &Folder) -> Result<Packed, Fault> {
    let source = folder.source(DESCRIPTION)?;
    let description: Description = toml::from_str(source.text).map_err(|error| {
        let span = error.span().unwrap_or(0..0);
        source.fault(span, "", error.message())
    })?;
    let parties = Parties::new(&source, &description)?;
    let context = Context {
        source: &source,
        description: &description,
        parties: &parties,
    };
    let mut out = Writer::default();
    header(context, &mut out)?;
    let (tables, seats) = tables(context, folder)?;
    seat_figures(context, &seats, &mut out)?;
    let groups = groups::pack(context, &tables, &seats, &mut out)?;
    settings::pack(context, &mut out)?;
    settings::pack_climb(context, &mut out)?;
    settings::pack_uncertainty(context, &mut out)?;
    pack_by_elections(&later(context, folder, &seats)?, &mut out);
    panels(context, &mut out)?;
    let languages = languages(folder, &source, &out)?;
    Ok(Packed {
        bytes: file(&languages, &out.bytes),
        words: out.words.into_iter().map(|words| words.text).collect(),
        languages,
        seats: seats.len(),
        groups,
        body: out.bytes,
    })
}

/// The whole file.
fn file(languages: &BTreeMap<String, Vec<String>>, body: &[u8]) -> Vec<u8> {
    let mut out = Writer::default();
    pack_languages(languages, &mut out);
    out.bytes.extend(body);
    let mut bytes = MAGIC.to_vec();
    bytes.push(VERSION);
    bytes.extend(checksum(&out.bytes).to_le_bytes());
    bytes.extend(out.bytes);
    bytes
}

fn later(context: Context<'_>, folder: &Folder, seats: &[Seat]) -> Result<Vec<ByElection>, Fault> {
    let Some(description) = &context.description.tables.by_elections else {
        return Ok(Vec::new());
    };
    let table = folder.table(description.table.get_ref())?;
    by_elections(context, description, &table, seats)
}

fn pack_by_elections(by_elections: &[ByElection], out: &mut Writer) {
    out.byte(by_elections.len() as u8);
    for b in by_elections {
        out.number(b.seat as i64);
        let year = i64::from(b.date.0) - FIRST_YEAR;
        out.bytes([year as u8, b.date.1, b.date.2, b.candidates]);
        out.number(b.electorate);
        out.number(b.valid);
        out.byte(b.votes.len() as u8);
        for (party, votes) in &b.votes {
            out.byte(*party as u8);
            out.number(*votes);
        }
    }
}

/// Writes the panels; that of a mountain which nobody climbs is left out.
fn panels(context: Context<'_>, out: &mut Writer) -> Result<(), Fault> {
    let source = context.source;
    let panels = &context.description.panels;
    let mut places = Vec::new();
    for panel in panels.get_ref() {
        let name = panel.get_ref();
        let known = PANELS.iter().position(|known| known == name);
        source.expect(panel, "panels", known.is_some(), || {
            format!("\"{name}\" is none of {}", PANELS.join(", "))
        })?;
        let place = known.unwrap_or_default();
        source.expect(panel, "panels", !places.contains(&place), || {
            format!("\"{name}\" is there twice")
        })?;
        places.push(place);
    }
    if settings::climber(context)? == 0 {
        places.retain(|place| PANELS[*place] != "mountain");
    }
    out.byte(source.count("panels", panels.span(), places.len(), (1, PANELS.len()))?);
    out.bytes(places.iter().map(|place| *place as u8));
    Ok(())
}
