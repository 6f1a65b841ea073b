//! The parties of the 2019 results table.

use serde::{Serialize, Serializer};

/// A column of the results table, in its order.
#[repr(u8)]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Party {
    /// Conservative.
    Con,
    /// Labour, including Labour and Co-operative.
    Lab,
    /// Liberal Democrat.
    Ld,
    /// The Brexit Party (Reform UK from 2021).
    Brexit,
    /// The Green parties of the United Kingdom together.
    Green,
    /// Scottish National Party.
    Snp,
    /// Plaid Cymru.
    Pc,
    /// UK Independence Party.
    Ukip,
    /// Democratic Unionist Party.
    Dup,
    /// Sinn Féin.
    Sf,
    /// Social Democratic and Labour Party.
    Sdlp,
    /// Ulster Unionist Party.
    Uup,
    /// Alliance Party of Northern Ireland.
    Alliance,
    /// The Speaker seeking re-election.
    Speaker,
    /// Independents and every other party.
    Other,
}

/// By its key.
impl Serialize for Party {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.key())
    }
}

impl Party {
    /// Every party, in the order of the table's columns.
    pub const ALL: [Party; 15] = [
        Party::Con,
        Party::Lab,
        Party::Ld,
        Party::Brexit,
        Party::Green,
        Party::Snp,
        Party::Pc,
        Party::Ukip,
        Party::Dup,
        Party::Sf,
        Party::Sdlp,
        Party::Uup,
        Party::Alliance,
        Party::Speaker,
        Party::Other,
    ];

    const WORDS: [[&'static str; 3]; 15] = [
        ["con", "Conservative", "Con"],
        ["lab", "Labour", "Lab"],
        ["ld", "Liberal Democrat", "Lib Dem"],
        ["brexit", "Brexit Party", "Brexit"],
        ["green", "Green", "Green"],
        ["snp", "Scottish National Party", "SNP"],
        ["pc", "Plaid Cymru", "Plaid"],
        ["ukip", "UK Independence Party", "UKIP"],
        ["dup", "Democratic Unionist Party", "DUP"],
        ["sf", "Sinn Féin", "Sinn Féin"],
        ["sdlp", "Social Democratic and Labour Party", "SDLP"],
        ["uup", "Ulster Unionist Party", "UUP"],
        ["alliance", "Alliance", "Alliance"],
        ["speaker", "Speaker", "Speaker"],
        ["other", "Other", "Other"],
    ];

    /// The party's place in [`Party::ALL`] and in the table's columns.
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The column's name in the results table: `con`, `lab`, ...
    pub const fn key(self) -> &'static str {
        Self::WORDS[self as usize][0]
    }

    /// The name in full, for text.
    pub const fn name(self) -> &'static str {
        Self::WORDS[self as usize][1]
    }

    /// The name for labels.
    pub const fn short(self) -> &'static str {
        Self::WORDS[self as usize][2]
    }
}
