//! The parties in the order in which they are packed: those of the what-if first.

use crate::description::{Description, Party, Text};
use crate::fault::{Fault, Source};
use crate::words::{Form, Words};
use crate::writer::Writer;

/// All other candidates together.
pub const OTHER: &str = "other";

/// The column of the largest single one of them.
pub const OTHER_MAX: &str = "other_max";

/// What the style sheet has colours of its own for, at each place: a page that sets them is heard.
const STYLED: [&[&str]; 6] = [
    &["con"],
    &["lab"],
    &["brexit", "reform"],
    &["ld"],
    &["pc"],
    &["snp"],
];

/// The parties by their place in the packed file: 0 receives the votes, 1 is the third party that
/// may take some, 2 is whose voters move; the last is [`OTHER`].
pub struct Parties<'a> {
    list: Vec<&'a Party>,
    codes: Vec<&'a str>,
}

impl<'a> Parties<'a> {
    /// The party that receives the votes.
    pub const TO: usize = 0;
    /// The third party, which may take some.
    pub const THIRD: usize = 1;
    /// The party whose voters move.
    pub const FROM: usize = 2;

    /// Checks and sorts what an election says of its parties.
    pub fn new(source: &Source<'_>, description: &'a Description) -> Result<Parties<'a>, Fault> {
        let given = description.parties.get_ref();
        source.count("parties", description.parties.span(), given.len(), (4, 32))?;
        let mut codes = Vec::new();
        for party in given {
            let code = source.id("code", &party.code, &codes)?;
            let taken = crate::results::RESERVED.contains(&code);
            source.expect(&party.code, "code", !taken, || {
                format!("\"{code}\" is a column of its own in the results")
            })?;
            codes.push(code);
        }
        let last = &given[given.len() - 1].code;
        source.expect(last, "code", last.get_ref() == OTHER, || {
            format!(
                "the last party is \"{last}\", it has to be \"{OTHER}\"",
                last = last.get_ref()
            )
        })?;
        let moves = &description.moves;
        let mut places = Vec::new();
        for (key, text) in [
            ("move.to", &moves.to),
            ("move.third", &moves.third),
            ("move.from", &moves.from),
        ] {
            let place = place(source, key, text, &codes)?;
            let party = &given[place];
            let plain = party.code.get_ref() != OTHER && !party.stands_apart;
            source.expect(text, key, plain, || {
                format!("\"{}\" cannot give or take votes", text.get_ref())
            })?;
            source.expect(text, key, !places.contains(&place), || {
                format!("\"{}\" is there twice", text.get_ref())
            })?;
            places.push(place);
        }
        let rest: Vec<usize> = (0..given.len()).filter(|p| !places.contains(p)).collect();
        places.extend(rest);
        let list: Vec<&Party> = places.iter().map(|&place| &given[place]).collect();
        let codes = list.iter().map(|party| party.code.get_ref().as_str());
        Ok(Parties {
            codes: codes.collect(),
            list,
        })
    }

    /// The codes, in packed order.
    pub fn codes(&self) -> &[&'a str] {
        &self.codes
    }

    /// The place of [`OTHER`].
    pub fn other(&self) -> usize {
        self.codes.len() - 1
    }

    /// A party's place by its code.
    pub fn find(&self, code: &str) -> Option<usize> {
        self.codes.iter().position(|known| *known == code)
    }

    /// The place of a party that `election.toml` names.
    pub fn named(&self, source: &Source<'_>, key: &str, text: &Text) -> Result<usize, Fault> {
        place(source, key, text, &self.codes)
    }

    /// Whether seats that the party won never change, as the Speaker's.
    pub fn stands_apart(&self, place: usize) -> bool {
        self.list[place].stands_apart
    }

    /// The name before a noun.
    pub fn name(&self, place: usize) -> &'a str {
        self.list[place].name.get_ref()
    }

    /// The place of the party that counts under this code at by-elections: its own, or that of a
    /// party which it followed.
    pub fn find_after(&self, code: &str) -> Option<usize> {
        let follows = |party: &Party| {
            let successor = party.succeeded_by.as_ref();
            successor.is_some_and(|successor| successor.get_ref() == code)
        };
        self.find(code)
            .or_else(|| self.list.iter().position(|party| follows(party)))
    }

    /// Writes them.
    pub fn pack(&self, source: &Source<'_>, out: &mut Writer) -> Result<(), Fault> {
        out.byte(self.list.len() as u8);
        for (place, party) in self.list.iter().enumerate() {
            let name = source.words("name", &party.name)?;
            let collective = source.words_if_any("collective", &party.collective)?;
            let collective = collective.unwrap_or_else(|| name.clone());
            let short = source.words_if_any("short", &party.short)?;
            let short = short.unwrap_or_else(|| name.clone());
            let to = match &party.to {
                Some(to) => source.words_of_form(Form::People, "to", to)?,
                None => to(source, &collective)?,
            };
            out.text(self.codes[place]);
            for words in [name, collective, short, to] {
                out.words(words);
            }
            out.words_if_any(source.words_if_any("now", &party.now)?);
            out.words_if_any(source.words_if_any("now_short", &party.now_short)?);
            out.byte(u8::from(party.stands_apart));
            let colours = colours(source, party)?;
            let styled = STYLED
                .get(place)
                .is_some_and(|codes| codes.contains(&self.codes[place]));
            out.text(if styled { "" } else { &colours });
            if let Some(successor) = &party.succeeded_by {
                source.id("succeeded_by", successor, &self.codes)?;
            }
        }
        Ok(())
    }
}

/// The place of a party among codes.
fn place(source: &Source<'_>, key: &str, text: &Text, codes: &[&str]) -> Result<usize, Fault> {
    let found = codes.iter().position(|code| code == text.get_ref());
    found.ok_or_else(|| {
        let reason = format!("\"{}\" is not among the parties", text.get_ref());
        source.fault(text.span(), key, reason)
    })
}

/// What follows "votes move", of a party that does not say it.
fn to(source: &Source<'_>, collective: &Words) -> Result<Words, Fault> {
    let text = match collective.text.strip_prefix("the ") {
        Some(people) => format!("to the [{people}]"),
        None => format!("to [{}]", collective.text),
    };
    let (span, key, form) = (collective.span.clone(), collective.key, Form::People);
    source.expect_form(span.clone(), key, &text, form)?;
    Ok(Words {
        text,
        form,
        key,
        span,
    })
}

/// Four colours, or nothing where none are given.
fn colours(source: &Source<'_>, party: &Party) -> Result<String, Fault> {
    let Some(colours) = &party.colours else {
        return Ok(String::new());
    };
    let mut words = Vec::new();
    for (key, text) in [
        ("light", &colours.light),
        ("dark", &colours.dark),
        ("text_light", &colours.text_light),
        ("text_dark", &colours.text_dark),
    ] {
        let colour = text.get_ref().as_str();
        let digits = colour.strip_prefix('#').unwrap_or_default();
        let fits = digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit());
        source.expect(text, &format!("colours.{key}"), fits, || {
            format!("\"{colour}\" is no colour such as #0f4c8a")
        })?;
        words.push(colour);
    }
    Ok(words.join(" "))
}
