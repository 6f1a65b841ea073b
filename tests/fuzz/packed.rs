//! The election's folder and its packed file: slips and damage are refused, or do no harm.
//!
//! The folder is checked when it is packed, so slips of an editor's hand are tried there. The file
//! comes from outside when a page opens, so every byte of it is tried: what is read as an election
//! is also counted and drawn, since a trap would take all widgets of the page along.

use std::path::Path;
use std::rc::Rc;
use std::sync::OnceLock;

use brexit_transfer::{
    model::{Election, FileError, Party, Scenario, Share, Swing, Wall, curve, outcome},
    options::Options,
    view::static_render,
};
use election_packing::{Folder, pack};
use proptest::prelude::*;

use crate::{
    Verdict, fuzz,
    translated::{CODE, in_capitals, with},
};

const YEARS: [&str; 2] = ["2019", "2024"];

/// How many elections are tried.
const COUNT: usize = YEARS.len() + 1;

/// The elections that the project brings along, and a small one with two more languages.
fn folders() -> &'static [Folder; COUNT] {
    static FOLDERS: OnceLock<[Folder; COUNT]> = OnceLock::new();
    FOLDERS.get_or_init(|| {
        let root = env!("CARGO_MANIFEST_DIR");
        let [first, second] = YEARS.map(|year| {
            let mut folder = Folder::read(Path::new(&format!("{root}/data/{year}"))).unwrap();
            folder.path = format!("data/{year}");
            folder
        });
        [first, second, translated()]
    })
}

fn translated() -> Folder {
    let path = std::env::temp_dir().join(format!("fuzz-packed-{}", std::process::id()));
    election_packing::new_election(&path).unwrap();
    let mut folder = Folder::read(&path).unwrap();
    std::fs::remove_dir_all(&path).unwrap();
    folder.path = "data/new".to_owned();
    in_capitals(&with(&folder, "aa.toml", str::to_owned))
}

/// Their files.
fn files() -> &'static [Vec<u8>; COUNT] {
    static FILES: OnceLock<[Vec<u8>; COUNT]> = OnceLock::new();
    FILES.get_or_init(|| {
        folders()
            .each_ref()
            .map(|folder| pack(folder).unwrap().bytes)
    })
}

/// Counts and draws an election at some settings.
fn comes_through(election: &Rc<Election>) -> Verdict {
    let (party, licence) = (election.party(Party::TO), &election.texts().licence);
    prop_assert!(party.to_words.ends_with(']') && !party.to().ends_with(']'));
    let (before, link, after) = licence.parts();
    prop_assert_eq!(&*licence.notice, format!("{before}[{link}]{after}"));
    for (place, percent) in [(0, 0), (1, 62), (7, 100)] {
        let wall = Wall::new(election, place);
        let share = Share::from_percent(percent);
        let scenario = Scenario::new(share, Share::ZERO, Swing::from_hundredths(percent - 50));
        let found = outcome(election, &wall, scenario);
        let seats: u16 = election.parties().map(|p| found.commons.seats(p)).sum();
        prop_assert_eq!(usize::from(seats), election.seats().len());
        prop_assert!(!curve(election, &wall, Share::ZERO, Swing::ZERO).is_empty());
        let options = Options {
            scenario,
            wall,
            ..Options::new(Rc::clone(election))
        };
        prop_assert!(!static_render::fallback(options.clone()).is_empty());
        prop_assert!(!static_render::widget(options, 360.0).is_empty());
    }
    Ok(())
}

/// What a slip of an editor's hand, or a broken disk, does to a file.
#[derive(Clone, Debug)]
enum Slip {
    Replace(char),
    Insert(String),
    Cut(usize),
    DropLine,
    RepeatLine,
    SwapLines,
    End,
}

fn slip() -> impl Strategy<Value = Slip> {
    prop_oneof![
        4 => "[0-9]".prop_map(|text| Slip::Replace(text.chars().next().unwrap_or('0'))),
        2 => any::<char>().prop_map(Slip::Replace),
        2 => "[0-9,.\"\n -]{1,12}".prop_map(Slip::Insert),
        1 => any::<String>().prop_map(Slip::Insert),
        2 => (1..30_usize).prop_map(Slip::Cut),
        1 => Just(Slip::DropLine),
        1 => Just(Slip::RepeatLine),
        1 => Just(Slip::SwapLines),
        1 => Just(Slip::End),
    ]
}

fn slipped(text: &str, slip: &Slip, place: prop::sample::Index) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let line = place.index(lines.len() - 1);
    let joined = |lines: Vec<&str>| lines.join("\n") + "\n";
    let mut at = place.index(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let (before, after) = text.split_at(at);
    let without = |count| after.chars().skip(count).collect::<String>();
    match slip {
        Slip::Replace(c) => format!("{before}{c}{}", without(1)),
        Slip::Insert(words) => [before, words, after].concat(),
        Slip::Cut(count) => [before, &without(*count)].concat(),
        Slip::DropLine => joined([&lines[..line], &lines[line + 1..]].concat()),
        Slip::RepeatLine => joined([&lines[..=line], &lines[line..]].concat()),
        Slip::SwapLines => {
            let mut lines = lines;
            lines.swap(line, line + 1);
            joined(lines)
        }
        Slip::End => before.to_owned(),
    }
}

#[test]
fn a_damaged_folder_is_refused_or_comes_through_as_it_stands() {
    let slip = (
        any::<prop::sample::Index>(),
        slip(),
        any::<prop::sample::Index>(),
    );
    let slips = (0..COUNT, prop::collection::vec(slip, 1..3));
    fuzz(slips, |(year, slips)| {
        let mut folder = folders()[year].clone();
        let names: Vec<String> = folder.files.keys().cloned().collect();
        for (file, slip, place) in slips {
            let name = &names[file.index(names.len())];
            let text = slipped(&folder.files[name], &slip, place);
            folder.files.insert(name.clone(), text);
        }
        match pack(&folder) {
            Ok(packed) => {
                let election = Election::read(&packed.bytes);
                comes_through(&election.map_err(|error| TestCaseError::fail(error.to_string()))?)
            }
            Err(fault) => {
                // It says where: an editor has to find it.
                prop_assert!(fault.file.starts_with("data/"), "{}", fault);
                prop_assert!(!fault.reason.is_empty());
                Ok(())
            }
        }
    });
}

/// The bytes before the checksum: a magic word and the version.
const HEAD: usize = 9;

/// The file with a checksum that fits it, as someone would write it who means harm.
fn signed(mut file: Vec<u8>) -> Vec<u8> {
    let hash = file[HEAD + 4..]
        .iter()
        .fold(0x811c_9dc5_u32, |hash, &byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        });
    file[HEAD..HEAD + 4].copy_from_slice(&hash.to_le_bytes());
    file
}

/// Bytes changed, put in or taken out at some places, mostly where the words and counts are.
fn damage() -> impl Strategy<Value = Vec<(f64, u8, u8)>> {
    let near_an_end = prop_oneof![0.0..0.1_f64, 0.9..1.0_f64, 0.0..1.0_f64];
    prop::collection::vec((near_an_end, 0..3_u8, any::<u8>()), 1..4)
}

fn damaged(file: &[u8], damage: &[(f64, u8, u8)]) -> Vec<u8> {
    let mut file = file.to_vec();
    for &(place, kind, byte) in damage {
        let body = HEAD + 4;
        let at = body + (place * (file.len() - body) as f64) as usize;
        match kind {
            0 => file[at] = byte,
            1 => file.insert(at, byte),
            _ => drop(file.remove(at)),
        }
    }
    file
}

#[test]
fn a_damaged_file_is_refused() {
    fuzz((0..COUNT, damage()), |(place, damage)| {
        let file = &files()[place];
        let found = damaged(file, &damage);
        if found != *file {
            prop_assert_eq!(Election::read(&found).err(), Some(FileError::Damaged));
            let translated = Election::read_in(&found, CODE);
            prop_assert_eq!(translated.err(), Some(FileError::Damaged));
        }
        Ok(())
    });
}

#[test]
fn a_file_that_means_harm_is_refused_or_comes_through() {
    let languages = prop::sample::select(vec!["", "aa", CODE]);
    fuzz(
        (0..COUNT, damage(), languages),
        |(place, damage, language)| {
            let file = signed(damaged(&files()[place], &damage));
            refused_or_comes_through(Election::read_in(&file, language))
        },
    );
}

fn refused_or_comes_through(election: Result<Rc<Election>, FileError>) -> Verdict {
    match election {
        Ok(election) => comes_through(&election),
        Err(error) => {
            prop_assert!(matches!(error, FileError::Damaged | FileError::Wrong(_)));
            Ok(())
        }
    }
}

/// A page hands over what it has fetched, in the embedded election's order or not.
#[test]
fn words_from_outside_are_refused_or_come_through() {
    let words = pack(&folders()[0]).unwrap().words;
    let slip = (any::<prop::sample::Index>(), 0..3_u8, any::<String>());
    fuzz(prop::collection::vec(slip, 0..4), |slips| {
        let mut words = words.clone();
        for (place, kind, text) in slips {
            let place = place.index(words.len());
            match kind {
                0 => words[place] = text,
                1 => words.insert(place, text),
                _ => drop(words.remove(place)),
            }
        }
        let words: Vec<Rc<str>> = words.into_iter().map(Rc::from).collect();
        refused_or_comes_through(Election::embedded_in(&words))
    });
}

/// A small election with one more language of so many words, and then these.
fn with_words(count: usize, words: &[String]) -> Vec<u8> {
    fn number(file: &mut Vec<u8>, value: usize) {
        let bytes = [0, 7, 14, 21].map(|shift| 128 | (value >> shift) as u8);
        file.extend([bytes[0], bytes[1], bytes[2], bytes[3] & 127]);
    }
    let file = pack(&folders()[2]).unwrap().without_languages();
    let (start, body) = file.split_at(HEAD + 4);
    let mut file = start.to_vec();
    file.push(1);
    number(&mut file, CODE.len());
    file.extend(CODE.bytes());
    number(&mut file, count);
    for text in words {
        number(&mut file, text.len());
        file.extend(text.bytes());
    }
    // Behind the number of languages, which was none.
    file.extend(&body[1..]);
    signed(file)
}

#[test]
fn a_language_with_more_or_fewer_words_than_the_election_is_refused() {
    let words = pack(&folders()[2]).unwrap().words;
    let reads = |file: &[u8]| {
        [
            Election::read(file).err(),
            Election::read_in(file, CODE).err(),
        ]
    };
    assert_eq!(reads(&with_words(words.len(), &words)), [None, None]);
    let wrong = Some(FileError::Wrong("the words of a language"));
    let more = [&words[..], &words[..1]].concat();
    for words in [&words[..words.len() - 1], &more, &[]] {
        assert_eq!(reads(&with_words(words.len(), words)), [wrong; 2]);
    }
    for count in [4_000, (1 << 28) - 1] {
        assert_eq!(reads(&with_words(count, &words)), [wrong; 2]);
    }
    // What follows is taken for words, and then there is not enough left.
    assert_eq!(
        reads(&with_words(3_999, &words)),
        [Some(FileError::Damaged); 2]
    );
}

/// What a reader can follow leads to pages, whoever wrote the file.
#[test]
fn an_address_that_is_a_script_is_refused() {
    let address = b"https://www.parliament.uk/";
    for file in files() {
        let at = file
            .windows(address.len())
            .position(|bytes| bytes == address);
        let at = at.expect("the licence has an address");
        let mut file = file.clone();
        file[at..at + 11].copy_from_slice(b"javascript:");
        let found = Election::read(&signed(file)).err();
        assert_eq!(found, Some(FileError::Wrong("an address")));
    }
}

/// The page about the method lies beside the widget, whoever wrote the file.
#[test]
fn a_page_in_another_place_is_refused() {
    let name = b"methodology";
    for file in &files()[..YEARS.len()] {
        let places = file.windows(name.len()).rposition(|bytes| bytes == name);
        let at = places.expect("each election names its page");
        for elsewhere in [b"//example.o", b"../methodol", b"embed/about"] {
            let mut file = file.clone();
            file[at..at + name.len()].copy_from_slice(elsewhere);
            let found = Election::read(&signed(file)).err();
            assert_eq!(found, Some(FileError::Wrong("an address")));
        }
    }
}

#[test]
fn a_file_cut_short_anywhere_is_refused() {
    fuzz((0..COUNT, 0.0..1.0_f64), |(place, part)| {
        let file = &files()[place];
        let cut = &file[..(part * file.len() as f64) as usize];
        prop_assert!(Election::read(cut).is_err());
        if cut.len() > HEAD + 4 {
            prop_assert!(Election::read(&signed(cut.to_vec())).is_err());
        }
        Ok(())
    });
}

#[test]
fn any_bytes_are_no_election() {
    fuzz(any::<Vec<u8>>(), |bytes| {
        prop_assert_eq!(Election::read(&bytes).err(), Some(FileError::NotOne));
        Ok(())
    });
}

#[test]
fn another_version_is_named() {
    fuzz(any::<u8>(), |version| {
        let mut file = files()[0].clone();
        file[HEAD - 1] = version;
        let wanted = (version != 3).then_some(FileError::Version(version));
        prop_assert_eq!(Election::read(&file).err(), wanted);
        Ok(())
    });
}

#[test]
fn a_result_with_another_figure_is_refused() {
    // Electorate, valid and invalid votes, turnout; then majority and the votes of all parties.
    let columns: Vec<usize> = (6..10).chain(14..30).collect();
    let place = (1..651_usize, prop::sample::select(columns));
    fuzz(
        (place, any::<prop::sample::Index>(), 1..10_u8),
        |((line, column), digit, more)| {
            let mut folder = folders()[0].clone();
            let table = folder.files.get_mut("results.csv").unwrap();
            let mut lines: Vec<String> = table.lines().map(str::to_owned).collect();
            // Names with a comma are in quotes, and stand before all of these columns.
            let from_end = lines[0].split(',').count() - column;
            let mut cells: Vec<String> = lines[line].split(',').map(str::to_owned).collect();
            let cell = cells.len() - from_end;
            let digits: Vec<usize> = cells[cell]
                .match_indices(|c: char| c.is_ascii_digit())
                .map(|found| found.0)
                .collect();
            let at = digits[digit.index(digits.len())];
            let old = cells[cell].as_bytes()[at] - b'0';
            cells[cell].replace_range(at..=at, &((old + more) % 10).to_string());
            lines[line] = cells.join(",");
            *table = lines.join("\n");
            match pack(&folder) {
                Ok(_) => Err(TestCaseError::fail(format!("taken: {}", lines[line]))),
                Err(fault) => {
                    prop_assert_eq!(&fault.file, "data/2019/results.csv");
                    // The line itself; a total where the row still adds up.
                    prop_assert!(
                        fault.line == 0 || fault.line == line as u64 + 1,
                        "{}",
                        fault
                    );
                    Ok(())
                }
            }
        },
    );
}
