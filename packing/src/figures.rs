//! Writes the figures of the seats: codes, votes, winners and hexagons.

use crate::fault::Fault;
use crate::groups;
use crate::results::{Context, Seat};
use crate::writer::Writer;

/// Writes what is known of each seat.
pub fn seat_figures(context: Context<'_>, seats: &[Seat], out: &mut Writer) -> Result<(), Fault> {
    codes(context, seats, out)?;
    focus(context, seats, out)?;
    let other = context.parties.other();
    for party in 0..=other {
        for seat in seats {
            out.number(seat.votes[party]);
        }
    }
    for seat in seats {
        out.number(seat.votes[other] - seat.other_max);
    }
    out.bytes(seats.iter().map(|seat| seat.region as u8));
    for year in (0..context.description.tables.earlier.len()).rev() {
        for seat in seats {
            let next = seat.before.get(year + 1).unwrap_or(&seat.winner);
            out.byte((seat.before[year] ^ next) as u8);
        }
    }
    out.bytes(seats.iter().map(|seat| seat.hex.0));
    out.bytes(seats.iter().map(|seat| seat.hex.1));
    let names: Vec<&str> = seats.iter().map(|seat| seat.name.as_str()).collect();
    out.text(&names.join("\n"));
    Ok(())
}

/// The most digits of a code that are counted on: numbers have 28 bits.
const DIGITS: usize = 8;

/// Writes the codes as runs without gaps.
fn codes(context: Context<'_>, seats: &[Seat], out: &mut Writer) -> Result<(), Fault> {
    let mut runs: Vec<(&str, usize, i64, i64)> = Vec::new();
    for seat in seats {
        let digits = seat
            .code
            .bytes()
            .rev()
            .take_while(u8::is_ascii_digit)
            .count();
        let (prefix, digits) = seat.code.split_at(seat.code.len() - digits.min(DIGITS));
        let number = digits.parse().unwrap_or(0);
        match runs.last_mut() {
            Some((p, width, first, count))
                if *p == prefix
                    && *width == digits.len()
                    && *width > 0
                    && *first + *count == number =>
            {
                *count += 1;
            }
            _ => runs.push((prefix, digits.len(), number, 1)),
        }
    }
    if runs.len() > 255 {
        let description = context.description;
        let reason = format!(
            "the codes of the seats have {} gaps, 254 are the most",
            runs.len() - 1
        );
        let span = description.year.span();
        return Err(context.source.fault(span, "codes", reason));
    }
    out.byte(runs.len() as u8);
    for (prefix, width, first, count) in runs {
        out.text(prefix);
        out.byte(width as u8);
        out.number(first);
        out.number(count);
    }
    Ok(())
}

fn focus(context: Context<'_>, seats: &[Seat], out: &mut Writer) -> Result<(), Fault> {
    let source = context.source;
    for (key, text) in [
        ("focus", &context.description.focus),
        ("example", &context.description.example),
    ] {
        let word = text.get_ref();
        let found = groups::find(seats, word);
        source.expect(text, key, found.is_some(), || {
            format!("\"{word}\" is no seat")
        })?;
        let regions = context.description.regions.get_ref();
        let place = found.filter(|place| !regions[seats[*place].region].outside);
        let reason = || format!("\"{word}\" lies outside, where nothing changes");
        source.expect(text, key, place.is_some(), reason)?;
        if key == "focus" {
            out.number(place.unwrap_or_default() as i64);
        }
    }
    Ok(())
}
