//! What stands before the seats in the packed file: parties, years, texts and regions.

use std::collections::BTreeSet;

use crate::fault::Fault;
use crate::methodology;
use crate::results::Context;
use crate::words::Form;
use crate::writer::Writer;

/// What years are counted from.
pub const FIRST_YEAR: i64 = 1900;

/// Writes what stands before the seats.
pub fn header(context: Context<'_>, out: &mut Writer) -> Result<(), Fault> {
    let Context {
        source,
        description,
        parties,
    } = context;
    parties.pack(source, out)?;
    years(context, out)?;
    let has_close_up = description
        .regions
        .get_ref()
        .iter()
        .any(|region| region.close_up);
    for (key, text) in [
        ("title", &description.title),
        ("name", &description.name),
        ("credit", &description.credit),
        ("sources_short", &description.sources_short),
        ("caveats", &description.caveats),
        ("sources", &description.sources),
    ] {
        out.words(source.words(key, text)?);
    }
    let licence = &description.licence;
    out.words(source.words_of_form(Form::Link, "licence.notice", &licence.notice)?);
    out.text(source.address("licence.url", &licence.url)?);
    out.words_if_any(match &description.map.close_up {
        Some(close_up) => Some(source.words("map.close_up", close_up)?),
        None if has_close_up => {
            let reason = "there is no such key, but a region that is on the close-up";
            return Err(source.fault(description.map.whole.span(), "map.close_up", reason));
        }
        None => None,
    });
    out.words(source.words("map.whole", &description.map.whole)?);
    out.words(source.words("house", &description.house)?);
    out.words(source.words("house_short", &description.house_short)?);
    out.text(source.text("example", &description.example)?);
    methodology::page(context, out)?;
    let links = &description.links;
    let last = links.last().map_or(0..0, |link| link.text.span());
    out.byte(source.count("links", last, links.len(), (0, 255))?);
    for link in links {
        out.words(source.words("text", &link.text)?);
        out.text(source.address("url", &link.url)?);
    }
    regions(context, out)
}

fn years(context: Context<'_>, out: &mut Writer) -> Result<(), Fault> {
    let Context {
        source,
        description,
        ..
    } = context;
    let range = (FIRST_YEAR, FIRST_YEAR + 255);
    let year = source.whole("year", &description.year, range)?;
    let earlier = &description.tables.earlier;
    let last = earlier.last().map_or(0..0, |election| election.year.span());
    let count = source.count("earlier", last, earlier.len() + 1, (1, 16))?;
    out.byte(count);
    let mut before = 0;
    for election in earlier {
        let this = source.whole("year", &election.year, range)?;
        source.expect(&election.year, "year", before < this && this < year, || {
            "elections stand by year, all of them before this one".to_owned()
        })?;
        out.byte((this - FIRST_YEAR) as u8);
        before = this;
    }
    out.byte((year - FIRST_YEAR) as u8);
    Ok(())
}

fn regions(context: Context<'_>, out: &mut Writer) -> Result<(), Fault> {
    let source = context.source;
    let regions = &context.description.regions;
    let count = regions.get_ref().len();
    out.byte(source.count("regions", regions.span(), count, (1, 32))?);
    let mut names = BTreeSet::new();
    for region in regions.get_ref() {
        let name = source.text("name", &region.name)?;
        source.expect(&region.name, "name", names.insert(name), || {
            format!("\"{name}\" is there twice")
        })?;
        if let Some(country) = &region.country {
            source.text("country", country)?;
        }
        source.expect(
            &region.name,
            "name",
            !(region.outside && region.close_up),
            || format!("\"{name}\" is outside, and so on no map"),
        )?;
        out.text(name);
        out.byte(u8::from(region.outside) + 2 * u8::from(region.close_up));
        let Some(label) = &region.label else {
            out.text("");
            out.bytes([0, 0, 0]);
            continue;
        };
        source.expect(&label.text, "label", region.close_up, || {
            "only regions of the close-up have words on the map".to_owned()
        })?;
        out.words(source.words_of_form(Form::Lines, "label.text", &label.text)?);
        out.number(source.hundredths("label.x", &label.x, (0.0, 300.0))?);
        out.number(source.hundredths("label.y", &label.y, (0.0, 300.0))?);
        let anchor = label.anchor.get_ref().as_str();
        out.byte(match anchor {
            "start" => 0,
            "end" => 1,
            _ => {
                let reason = format!("\"{anchor}\" is neither start nor end");
                return Err(source.fault(label.anchor.span(), "label.anchor", reason));
            }
        });
    }
    Ok(())
}
