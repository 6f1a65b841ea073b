//! Reads the packed file, version 3, plainly: a second description of its layout.
#![allow(dead_code)] // each test file uses some of it

use std::collections::BTreeMap;

/// The file as far as it is not read yet.
pub struct Bytes<'a> {
    pub rest: &'a [u8],
    /// The words that were read, in the file's own language.
    pub said: Vec<String>,
    /// Those that are given out instead, in the same order.
    pub translation: Option<Vec<String>>,
}

impl Bytes<'_> {
    pub fn byte(&mut self) -> usize {
        let (first, rest) = self.rest.split_first().unwrap();
        self.rest = rest;
        usize::from(*first)
    }

    pub fn bytes(&mut self, count: usize) -> Vec<usize> {
        (0..count).map(|_| self.byte()).collect()
    }

    pub fn number(&mut self) -> usize {
        let mut value = 0;
        for place in 0..4 {
            let byte = self.byte();
            value += (byte % 128) << (7 * place);
            if byte < 128 {
                return value;
            }
        }
        panic!("a number of more than four bytes");
    }

    pub fn numbers(&mut self, count: usize) -> Vec<usize> {
        (0..count).map(|_| self.number()).collect()
    }

    pub fn text(&mut self) -> String {
        let count = self.number();
        let (text, rest) = self.rest.split_at(count);
        self.rest = rest;
        String::from_utf8(text.to_vec()).unwrap()
    }

    pub fn texts(&mut self, count: usize) -> Vec<String> {
        (0..count).map(|_| self.text()).collect()
    }

    /// A text that readers see.
    pub fn words(&mut self) -> String {
        let own = self.text();
        if own.is_empty() {
            return own;
        }
        self.said.push(own.clone());
        match &self.translation {
            Some(translation) => translation[self.said.len() - 1].clone(),
            None => own,
        }
    }

    /// A text that is not for readers, and so many that are.
    pub fn id_and_words(&mut self, count: usize) -> Vec<String> {
        let id = self.text();
        let words = (0..count).map(|_| self.words());
        [id].into_iter().chain(words).collect()
    }
}

pub struct Party {
    /// Code, name, collective, short, to, now, now_short.
    pub words: Vec<String>,
    pub flags: usize,
    pub colours: String,
}

pub struct Region {
    pub name: String,
    pub flags: usize,
    pub label: String,
    pub place: (usize, usize, usize),
}

pub struct Group {
    /// Id, name, title, seats, seat, tag, choice, rule.
    pub words: Vec<String>,
    pub members: Vec<usize>,
}

pub struct Setting {
    /// Id, label, chip, short, source.
    pub words: Vec<String>,
    pub transfer: usize,
    pub labour: usize,
    pub sourced: usize,
}

pub struct ByElection {
    pub seat: usize,
    /// Year, month, day.
    pub date: (usize, usize, usize),
    pub candidates: usize,
    pub electorate: usize,
    pub valid: usize,
    pub votes: Vec<(usize, usize)>,
}

pub struct Election {
    /// By code.
    pub languages: BTreeMap<String, Vec<String>>,
    /// All words that are not empty, in the file's own language.
    pub said: Vec<String>,
    pub parties: Vec<Party>,
    pub years: Vec<usize>,
    /// Title, name, credit, sources_short, caveats, sources, licence, its address, close_up, whole,
    /// house, house_short, example, methodology.
    pub texts: Vec<String>,
    pub links: Vec<(String, String)>,
    pub regions: Vec<Region>,
    pub codes: Vec<String>,
    pub focus: usize,
    /// By party, then by seat.
    pub votes: Vec<Vec<usize>>,
    pub other_less_max: Vec<usize>,
    pub region: Vec<usize>,
    /// By year, the oldest first, then by seat.
    pub winners: Vec<Vec<usize>>,
    pub hexes: Vec<(usize, usize)>,
    pub names: Vec<String>,
    pub groups: Vec<Group>,
    pub settings: Vec<Setting>,
    pub swings: Vec<(String, String, usize)>,
    pub climb: Option<(usize, String, String, usize, usize)>,
    pub spread: (usize, String),
    pub by_elections: Vec<ByElection>,
    pub panels: Vec<usize>,
}

/// Reads a file in its own language.
pub fn unpack(file: &[u8]) -> Election {
    unpacked(file, None)
}

/// Reads a file in one of its languages.
pub fn unpack_in(file: &[u8], code: &str) -> Election {
    unpacked(file, Some(code))
}

fn unpacked(file: &[u8], language: Option<&str>) -> Election {
    let rest = file.strip_prefix(b"ELECTION\x03").unwrap();
    let (checksum, rest) = rest.split_at(4);
    let mut hash = 2_166_136_261_u32;
    for byte in rest {
        hash = (hash ^ u32::from(*byte)).wrapping_mul(16_777_619);
    }
    assert_eq!(checksum, hash.to_le_bytes());

    let mut b = Bytes {
        rest,
        said: Vec::new(),
        translation: None,
    };
    let mut languages = BTreeMap::new();
    for _ in 0..b.byte() {
        let (code, count) = (b.text(), b.number());
        languages.insert(code, b.texts(count));
    }
    b.translation = language.map(|code| languages[code].clone());
    let parties = (0..b.byte()).map(|_| Party {
        words: b.id_and_words(6),
        flags: b.byte(),
        colours: b.text(),
    });
    let parties: Vec<Party> = parties.collect();
    let years: Vec<usize> = (0..b.byte()).map(|_| 1900 + b.byte()).collect();
    // The address of the licence, the example and the page of the method are not for translation.
    let texts = (0..14).map(|place| match place {
        7 | 12 | 13 => b.text(),
        _ => b.words(),
    });
    let texts = texts.collect();
    let links = (0..b.byte()).map(|_| (b.words(), b.text())).collect();
    let regions = (0..b.byte()).map(|_| Region {
        name: b.text(),
        flags: b.byte(),
        label: b.words(),
        place: (b.number(), b.number(), b.byte()),
    });
    let regions = regions.collect();
    let mut codes = Vec::new();
    for _ in 0..b.byte() {
        let (prefix, width, first, count) = (b.text(), b.byte(), b.number(), b.number());
        codes.extend((first..first + count).map(|number| match width {
            0 => prefix.clone(),
            _ => format!("{prefix}{number:0width$}"),
        }));
    }
    let n = codes.len();
    let focus = b.number();
    let votes: Vec<Vec<usize>> = parties.iter().map(|_| b.numbers(n)).collect();
    let other_less_max = b.numbers(n);
    let region = b.bytes(n);
    let winner = |seat: usize| {
        let mut strengths: Vec<usize> = votes.iter().map(|votes| votes[seat]).collect();
        *strengths.last_mut().unwrap() -= other_less_max[seat];
        let most = strengths.iter().max().unwrap();
        strengths.iter().position(|votes| votes == most).unwrap()
    };
    let mut winners: Vec<Vec<usize>> = vec![(0..n).map(winner).collect()];
    for _ in 1..years.len() {
        let next = &winners[0];
        let this = next.iter().map(|winner| winner ^ b.byte()).collect();
        winners.insert(0, this);
    }
    let (q, r) = (b.bytes(n), b.bytes(n));
    Election {
        years,
        texts,
        links,
        regions,
        focus,
        other_less_max,
        region,
        winners,
        hexes: q.into_iter().zip(r).collect(),
        names: b.text().split('\n').map(str::to_owned).collect(),
        groups: (0..b.byte()).map(|_| group(&mut b, n)).collect(),
        settings: (0..b.byte())
            .map(|_| Setting {
                words: b.id_and_words(4),
                transfer: b.number(),
                labour: b.number(),
                sourced: b.byte(),
            })
            .collect(),
        swings: (0..b.byte())
            .map(|_| (b.words(), b.words(), b.number()))
            .collect(),
        climb: match b.byte() {
            0 => None,
            who => Some((who, b.words(), b.words(), b.number(), b.number())),
        },
        spread: (b.number(), b.words()),
        by_elections: (0..b.byte()).map(|_| by_election(&mut b)).collect(),
        panels: {
            let count = b.byte();
            let panels = b.bytes(count);
            assert!(b.rest.is_empty(), "{} bytes follow", b.rest.len());
            panels
        },
        said: {
            let counts = languages.values().map(Vec::len);
            assert!(counts.into_iter().all(|count| count == b.said.len()));
            b.said
        },
        languages,
        parties,
        codes,
        votes,
    }
}

fn group(b: &mut Bytes<'_>, n: usize) -> Group {
    let words = b.id_and_words(7);
    let bits = b.bytes(n.div_ceil(8));
    Group {
        words,
        members: (0..n).filter(|i| bits[i / 8] >> (i % 8) & 1 == 1).collect(),
    }
}

fn by_election(b: &mut Bytes<'_>) -> ByElection {
    ByElection {
        seat: b.number(),
        date: (1900 + b.byte(), b.byte(), b.byte()),
        candidates: b.byte(),
        electorate: b.number(),
        valid: b.number(),
        votes: (0..b.byte()).map(|_| (b.byte(), b.number())).collect(),
    }
}
