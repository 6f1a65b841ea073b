//! Options on the command line: the element's attributes, written as `--transfer 62`.

use std::{fs, path::Path, rc::Rc};

use brexit_transfer::{
    Words,
    model::Election,
    options::{Key, Options},
};

/// What names the language, as the attribute of a page does.
pub const LANG: &str = "lang";

/// Reads `--name value` and `--name=value` pairs with the parser of the attributes, strictly: who
/// draws a picture wants to know that it is not what was asked for.
///
/// # Errors
/// Names an option that is unknown, lacks its value, is given twice, or cannot be used as it
/// stands, and says what is accepted.
pub fn options(arguments: &[String]) -> Result<Options, String> {
    let mut pairs: Vec<(Key, &str)> = Vec::new();
    let mut lang = None;
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let Some(option) = argument.strip_prefix("--") else {
            return Err(format!("`{argument}` is no option; {}", known()));
        };
        let (name, value) = match option.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (option, None),
        };
        let key = Key::from_attribute(name);
        if key.is_none() && name != LANG {
            return Err(format!("there is no option `--{name}`; {}", known()));
        }
        let value = match value {
            Some(value) => value,
            None => rest.next().ok_or_else(|| {
                let accepted = key.map(|key| Options::default().accepted(key));
                let accepted = accepted.unwrap_or_else(|| "the code of a language".into());
                format!("`--{name}` needs a value; accepted: {accepted}")
            })?,
        };
        let Some(key) = key else {
            if lang.replace(value).is_some() {
                return Err(format!("`--{name}` is given twice"));
            }
            continue;
        };
        if pairs.iter().any(|(given, _)| *given == key) {
            return Err(format!("`--{name}` is given twice"));
        }
        pairs.push((key, value));
    }
    let words = match lang {
        Some(code) => {
            Words::of(code).ok_or_else(|| format!("there are no words for `--{LANG} {code}`"))?
        }
        None => Words::english(),
    };
    let mut options = start(&pairs, words, Path::new(""))?;
    // Here it is a path, which may hold what no address does, such as spaces. It has been read by now.
    let src = pairs.extract_if(.., |(key, _)| *key == Key::Src).next();
    let warnings = options.set_texts(&pairs);
    options.src = src.map(|(_, path)| path.to_owned());
    if warnings.is_empty() {
        return Ok(options);
    }
    let sentences: Vec<String> = warnings
        .iter()
        .map(|warning| {
            format!(
                "`--{} {}` cannot be used as it stands; accepted: {}",
                warning.key.attribute(),
                warning.value,
                warning.accepted
            )
        })
        .collect();
    Err(sentences.join("\n"))
}

/// Options that ask for nothing, in a language and about the election that others name: a file, by
/// its place from a folder.
///
/// # Errors
/// A file that cannot be read, or is no election.
pub fn start<S: AsRef<str>>(
    pairs: &[(Key, S)],
    words: Rc<Words>,
    folder: &Path,
) -> Result<Options, String> {
    let election = match pairs.iter().find(|(key, _)| *key == Key::Src) {
        None => words.embedded_election().map_err(|error| error.to_string()),
        Some((_, src)) => {
            let path = folder.join(src.as_ref());
            if path.is_dir() {
                let folder = path.display();
                return Err(format!(
                    "{folder} is a folder: `cargo xtask pack {folder}` makes a file of it"
                ));
            }
            let file = fs::read(&path)
                .map_err(|error| format!("cannot read {}: {error}", path.display()))?;
            Election::read_in(&file, words.code())
                .map_err(|error| format!("{}: {error}", path.display()))
        }
    };
    Ok(Options {
        words,
        ..Options::new(election?)
    })
}

fn known() -> String {
    let names = Key::ALL.map(|key| format!("--{}", key.attribute()));
    format!("there are {} --{LANG}", names.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use brexit_transfer::options::Theme;

    fn read(words: &[&str]) -> Result<Options, String> {
        let words: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
        options(&words)
    }

    #[test]
    fn options_are_read_as_attributes_are() {
        let options = read(&[
            "--transfer=62.5",
            "--swing",
            "-2",
            "--seat",
            "wakefield",
            "--panels",
            "wall seat",
            "--theme=dark",
        ])
        .expect("all of them are known");
        assert_eq!(options.scenario.transfer().basis_points(), 6_250);
        assert_eq!(options.scenario.swing().hundredths(), -200);
        assert_eq!(options.panels.len(), 2);
        assert_eq!(options.theme, Theme::Dark);
        assert_eq!(read(&[]), Ok(Options::default()));
    }

    #[test]
    fn an_election_file_is_found_by_any_path() {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/2024");
        let folder = election_packing::Folder::read(&data).expect("the election");
        let file = election_packing::pack(&folder).expect("it is packed").bytes;
        let place = std::env::temp_dir().join(format!("election of {}", std::process::id()));
        fs::write(&place, file).expect("it is written");
        let path = place.to_str().expect("a name of letters");
        let options = read(&["--src", path, "--transfer", "36"]).expect("it is read");
        assert_eq!(options.src.as_deref(), Some(path));
        assert_eq!(options.election.year(), 2024);
        fs::remove_file(place).expect("it is there");
    }

    #[test]
    fn what_cannot_be_used_is_named_with_what_is_accepted() {
        for (words, parts) in [
            (
                &["--colour", "red"][..],
                &["`--colour`", "--labour-share"][..],
            ),
            (&["62"], &["`62`", "--transfer"]),
            (&["--src", "src"], &["src is a folder", "pack src"]),
            (&["--lang", "fr"], &["`--lang fr`"]),
            (
                &["--lang", "cy", "--lang", "cy"],
                &["`--lang` is given twice"],
            ),
            (&["--seat"], &["`--seat` needs a value", "ONS code"]),
            (
                &["--seat", "Hartlepol"],
                &["`--seat Hartlepol`", "exact name"],
            ),
            (&["--transfer", "62%"], &["`--transfer 62%`", "0 to 100"]),
            (&["--transfer", "101"], &["`--transfer 101`"]),
            (
                &["--panels", "seat walls"],
                &["`--panels seat walls`", "mountain"],
            ),
            (
                &["--swing", "1", "--swing", "2"],
                &["`--swing` is given twice"],
            ),
            (
                &[
                    "--transfer",
                    "80",
                    "--labour-share",
                    "30",
                    "--theme",
                    "sepia",
                ],
                &["`--labour-share 30`", "at most 100", "`--theme sepia`"],
            ),
        ] {
            let message = read(words).expect_err("it is refused");
            for part in parts {
                assert!(message.contains(part), "{part} in {message}");
            }
        }
    }
}
