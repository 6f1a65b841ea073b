//! What the reader can jump to, the mountain, and how sure a count is.

use crate::description::Setting;
use crate::fault::Fault;
use crate::parties::Parties;
use crate::results::Context;
use crate::writer::Writer;

/// Hundredths of a point that the packed swings are shifted by, so that none is negative.
const SWING_OFFSET: i64 = 2_500;

/// A whole share, in basis points.
const ALL: i64 = 10_000;

/// Writes the settings of the slider and those of the swing.
pub fn pack(context: Context<'_>, out: &mut Writer) -> Result<(), Fault> {
    let source = context.source;
    let settings = &context.description.settings;
    let last = settings.last().map_or(0..0, |setting| setting.id.span());
    out.byte(source.count("settings", last, settings.len(), (0, 16))?);
    let mut ids = Vec::new();
    for setting in settings {
        ids.push(source.id("id", &setting.id, &ids)?);
        self::setting(context, setting, out)?;
    }
    let swings = &context.description.swings;
    let last = swings.last().map_or(0..0, |swing| swing.label.span());
    out.byte(source.count("swings", last, swings.len(), (0, 8))?);
    for swing in swings {
        out.words(source.words("label", &swing.label)?);
        out.words(source.words("source", &swing.source)?);
        let points = source.hundredths("points", &swing.points, (-25.0, 25.0))?;
        out.number(points + SWING_OFFSET);
    }
    Ok(())
}

fn setting(context: Context<'_>, setting: &Setting, out: &mut Writer) -> Result<(), Fault> {
    let source = context.source;
    let label = source.words("label", &setting.label)?;
    let chip = source.words_if_any("chip", &setting.chip)?;
    let chip = chip.unwrap_or_else(|| label.clone());
    let short = source.words_if_any("short", &setting.short)?;
    let short = short.unwrap_or_else(|| label.clone());
    out.text(setting.id.get_ref());
    for words in [label, chip, short] {
        out.words(words);
    }
    out.words(source.words("source", &setting.source)?);
    let transfer = source.hundredths("transfer", &setting.transfer, (0.0, 100.0))?;
    let labour = match &setting.labour {
        Some(labour) => source.hundredths("labour", labour, (0.0, 100.0))?,
        None => 0,
    };
    source.expect(
        &setting.transfer,
        "transfer",
        transfer + labour <= ALL,
        || {
            let sum = (transfer + labour) as f64 / 100.0;
            format!("with labour that makes {sum}% of the votes")
        },
    )?;
    out.number(transfer);
    out.number(labour);
    out.byte(u8::from(setting.sourced) + 2 * u8::from(setting.labour.is_none()));
    Ok(())
}

/// Who climbs the mountain, as the file has it: 1 is the third party, 2 the one that receives votes,
/// 0 nobody. Where the climber is the party whose voters move, there is no mountain: so that an
/// election can be packed with other votes moving and nothing else changed.
pub fn climber(context: Context<'_>) -> Result<u8, Fault> {
    let Some(climb) = &context.description.climb else {
        return Ok(0);
    };
    let party = &climb.party;
    match context
        .parties
        .named(context.source, "climb.party", party)?
    {
        Parties::THIRD => Ok(1),
        Parties::TO => Ok(2),
        Parties::FROM => Ok(0),
        _ => {
            let reason = "only a party of `move` can climb";
            Err(context.source.fault(party.span(), "climb.party", reason))
        }
    }
}

/// Writes the mountain.
pub fn pack_climb(context: Context<'_>, out: &mut Writer) -> Result<(), Fault> {
    let source = context.source;
    let climber = climber(context)?;
    out.byte(climber);
    let Some(climb) = &context.description.climb else {
        return Ok(());
    };
    let title = source.words("climb.title", &climb.title)?;
    let since = source.words_if_any("climb.since", &climb.since)?;
    if climber == 0 {
        out.unused.push(title);
        out.unused.extend(since);
        return Ok(());
    }
    out.words(title);
    out.words_if_any(since);
    let (mut seats, mut year) = (0, 0);
    if let Some(mark) = &climb.mark {
        seats = source.whole("climb.mark.seats", &mark.seats, (1, 4_000))?;
        year = source.whole("climb.mark.year", &mark.year, (1800, context.year()))?;
    }
    out.number(seats);
    out.number(year);
    Ok(())
}

/// Writes how far seats swing on their own.
pub fn pack_uncertainty(context: Context<'_>, out: &mut Writer) -> Result<(), Fault> {
    let source = context.source;
    let Some(uncertainty) = &context.description.uncertainty else {
        out.number(0);
        out.text("");
        return Ok(());
    };
    let spread = &uncertainty.seat_swing_sd;
    out.number(source.hundredths("uncertainty.seat_swing_sd", spread, (0.01, 100.0))?);
    out.words(source.words("uncertainty.since_when", &uncertainty.since_when)?);
    Ok(())
}
