//! The parties of an election.

use std::rc::Rc;

use super::brackets::parts;

/// A party of an election: its place among [`Election::parties`](super::Election::parties).
///
/// The first three places are those of the parties that the question is about, whichever these
/// are; the last is that of everybody else.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub struct Party(pub(super) u8);

impl Party {
    /// The party that receives the votes.
    pub const TO: Party = Party(0);
    /// The third party, which may take some of them.
    pub const THIRD: Party = Party(1);
    /// The party whose voters move.
    pub const FROM: Party = Party(2);

    /// The place among the parties.
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// Whether a scenario moves the party's votes.
    pub const fn moves(self) -> bool {
        self.0 <= Party::FROM.0
    }
}

/// How a party is called, and what is peculiar to it.
#[derive(Clone, Debug)]
pub struct PartyInfo {
    /// The key in tables and outcomes: `con`.
    pub code: Rc<str>,
    /// The name before a noun: "Conservative" (gain), "Brexit Party" (voters).
    pub name: Rc<str>,
    /// Its people: "the Conservatives", "Labour".
    pub collective: Rc<str>,
    /// The name for labels: "Con".
    pub short: Rc<str>,
    /// What follows "votes move", its people in square brackets: `to the [Conservatives]`.
    pub to_words: Rc<str>,
    /// What the party is called today, where that has changed since: in full and in short.
    pub now: Option<(Rc<str>, Rc<str>)>,
    /// Seats that it won never change, as the Speaker's.
    pub stands_apart: bool,
    /// Its colours, where they are not those that the style sheet gives to its place.
    pub colours: Option<Colours>,
    /// Whether it won a seat, and so is counted by itself in the Commons.
    pub has_seats: bool,
}

/// Colours as CSS writes them: `#0f4c8a`.
#[derive(Clone, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub struct Colours {
    pub light: Rc<str>,
    pub dark: Rc<str>,
    pub text_on_light: Rc<str>,
    pub text_on_dark: Rc<str>,
}

impl PartyInfo {
    /// The people without their article: "Conservatives".
    pub fn people(&self) -> &str {
        self.collective
            .strip_prefix(ARTICLE)
            .unwrap_or(&self.collective)
    }

    /// The article before [`people`](PartyInfo::people) with its space, or nothing.
    pub fn article(&self) -> &'static str {
        match self.collective.starts_with(ARTICLE) {
            true => ARTICLE,
            false => "",
        }
    }

    /// The name where room is scarce, in full if it is short enough: "Labour", "Con".
    pub fn brief(&self) -> &str {
        match self.name.len() {
            0..=6 => &self.name,
            _ => &self.short,
        }
    }

    /// What follows "votes move": "to the Conservatives".
    pub fn to(&self) -> String {
        let (before, people) = self.to_parts();
        format!("{before}{people}")
    }

    /// The same as what stands before the party's people, and these: "to the ", "Conservatives".
    pub fn to_parts(&self) -> (&str, &str) {
        match parts(&self.to_words) {
            Some((before, people, _)) => (before, people),
            None => ("", &self.to_words),
        }
    }

    /// Who its voters are today: "Reform UK", "the Conservatives".
    pub fn collective_now(&self) -> &str {
        match &self.now {
            Some((name, _)) => name,
            None => &self.collective,
        }
    }
}

const ARTICLE: &str = "the ";
