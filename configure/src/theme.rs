//! A newsroom's own colours: the properties that take them, how far they stand apart, and the rule
//! that sets them.

use std::collections::BTreeMap;

use brexit_transfer::{
    model::{Election, Party},
    view::contrast,
};

use crate::setting::Scheme;

/// Where the usual colours are.
const STYLE: &str = include_str!("../../www/brexit-transfer.css");

/// A colour of the widget's style sheet that an editor can set. The names are those of the party's
/// place in the question, as in the style sheet.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[allow(missing_docs)]
pub enum Token {
    Bg,
    Ink,
    Ink2,
    Con,
    ConText,
    On,
    Lab,
    LabText,
    Brexit,
    BrexitText,
    OnBrexit,
}

/// What WCAG 2.2 asks of text, and of shapes: how far they have to stand apart from their ground.
const TEXT: f64 = 4.5;
const SHAPE: f64 = 3.0;

impl Token {
    pub const ALL: [Token; 11] = [
        Token::Bg,
        Token::Ink,
        Token::Ink2,
        Token::Con,
        Token::ConText,
        Token::On,
        Token::Lab,
        Token::LabText,
        Token::Brexit,
        Token::BrexitText,
        Token::OnBrexit,
    ];

    /// The custom property's name.
    pub const fn property(self) -> &'static str {
        [
            "--bt-bg",
            "--bt-ink",
            "--bt-ink-2",
            "--bt-con",
            "--bt-con-text",
            "--bt-on",
            "--bt-lab",
            "--bt-lab-text",
            "--bt-brexit",
            "--bt-brexit-text",
            "--bt-on-brexit",
        ][self as usize]
    }

    pub fn from_property(name: &str) -> Option<Token> {
        Token::ALL
            .into_iter()
            .find(|token| token.property() == name)
    }

    /// The party whose colour it is.
    fn party(self) -> Option<Party> {
        match self {
            Token::Bg | Token::Ink | Token::Ink2 => None,
            Token::Con | Token::ConText | Token::On => Some(Party::TO),
            Token::Lab | Token::LabText => Some(Party::THIRD),
            Token::Brexit | Token::BrexitText | Token::OnBrexit => Some(Party::FROM),
        }
    }

    /// What it stands on, and how far it has to stand apart from that.
    fn ground(self) -> Option<(Token, f64)> {
        match self {
            Token::Bg => None,
            Token::Con | Token::Lab | Token::Brexit => Some((Token::Bg, SHAPE)),
            Token::On => Some((Token::Con, TEXT)),
            Token::OnBrexit => Some((Token::Brexit, TEXT)),
            _ => Some((Token::Bg, TEXT)),
        }
    }

    /// What it is for, in words.
    pub fn label(self, election: &Election) -> String {
        let party = self.party().map(|party| &*election.party(party).name);
        let party = party.unwrap_or_default();
        match self {
            Token::Bg => "Background".to_owned(),
            Token::Ink => "Text".to_owned(),
            Token::Ink2 => "Lesser text".to_owned(),
            Token::Con | Token::Lab | Token::Brexit => format!("{party}: areas"),
            Token::On | Token::OnBrexit => format!("Words on {party} areas"),
            _ => format!("{party}: words"),
        }
    }

    /// The shades that the style sheet has of it, made of the new colour as the style sheet makes
    /// those of an election that brings its own.
    fn shades(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Token::Ink => &[("--bt-marker", "var(--bt-ink)")],
            Token::Con => &[
                ("--bt-hatch-con", "var(--bt-con)"),
                (
                    "--bt-con-ghost",
                    "color-mix(in srgb, var(--bt-con) 14%, var(--bt-bg))",
                ),
                ("--bt-con-ghost-line", "var(--bt-con)"),
                (
                    "--bt-band",
                    "color-mix(in srgb, var(--bt-con) 18%, var(--bt-bg))",
                ),
            ],
            Token::ConText => &[("--bt-con-ghost-text", "var(--bt-con-text)")],
            Token::Lab => &[(
                "--bt-hatch-lab-2",
                "color-mix(in srgb, var(--bt-lab) 25%, var(--bt-bg))",
            )],
            Token::Brexit => &[(
                "--bt-brexit-pale",
                "color-mix(in srgb, var(--bt-brexit) 18%, var(--bt-bg))",
            )],
            _ => &[],
        }
    }
}

/// A colour on light and on dark pages, both as `#0f4c8a`.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Pair {
    light: String,
    dark: String,
}

impl Pair {
    /// Reads `#0f4c8a` or `light-dark(#0f4c8a, #346db8)`.
    fn read(text: &str) -> Option<Pair> {
        let text = text.trim();
        let both = text
            .strip_prefix("light-dark(")
            .and_then(|rest| rest.strip_suffix(')'));
        let (light, dark) = match both {
            Some(both) => both.split_once(',')?,
            None => (text, text),
        };
        Some(Pair {
            light: read_colour(light)?,
            dark: read_colour(dark)?,
        })
    }

    fn write(&self) -> String {
        match self.light == self.dark {
            true => self.light.clone(),
            false => format!("light-dark({}, {})", self.light, self.dark),
        }
    }

    /// The style sheet's own.
    fn usual(token: Token) -> Pair {
        let declared = |before: &str| {
            let (_, rest) = STYLE.split_once(&format!("{}: {before}", token.property()))?;
            let (value, _) = rest.split_once(';')?;
            Pair::read(&format!("{before}{value}"))
        };
        // The rule for both themes comes after one for browsers that know only one.
        let pair = declared("light-dark(").or_else(|| declared(""));
        pair.unwrap_or_else(|| unreachable!("a test has looked for {}", token.property()))
    }
}

/// Reads `#0f4c8a` or `#fff`, with or without the sign.
pub fn read_colour(text: &str) -> Option<String> {
    let text = text.trim();
    let digits = text.strip_prefix('#').unwrap_or(text);
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let digits = digits.to_ascii_lowercase();
    match digits.len() {
        6 => Some(format!("#{digits}")),
        3 => Some(digits.chars().fold("#".to_owned(), |all, digit| {
            all + &format!("{digit}{digit}")
        })),
        _ => None,
    }
}

/// What there is to say of a colour.
#[derive(Clone, PartialEq, Debug)]
pub struct Contrast {
    pub is_enough: bool,
    /// In words.
    pub message: String,
}

/// The colours that differ from the style sheet's own.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Theme(BTreeMap<Token, Pair>);

impl Theme {
    /// Sets a colour, for light or dark; one that is none changes nothing.
    pub fn set(&mut self, token: Token, scheme: Scheme, colour: &str) {
        let Some(colour) = read_colour(colour) else {
            return;
        };
        let usual = Pair::usual(token);
        let pair = self.0.entry(token).or_insert_with(|| usual.clone());
        match scheme {
            Scheme::Light => pair.light = colour,
            Scheme::Dark => pair.dark = colour,
        }
        if *pair == usual {
            self.0.remove(&token);
        }
    }

    /// Reads a property's value as [`Theme::values`] writes it; says whether it could be.
    pub fn read(&mut self, token: Token, value: &str) -> bool {
        let Some(pair) = Pair::read(value) else {
            return false;
        };
        self.set(token, Scheme::Light, &pair.light);
        self.set(token, Scheme::Dark, &pair.dark);
        true
    }

    pub fn is_usual(&self) -> bool {
        self.0.is_empty()
    }

    /// The colour as it is seen, and whether it is the election's own, which no page can change.
    pub fn colour(&self, token: Token, scheme: Scheme, election: &Election) -> (String, bool) {
        let own = token.party().and_then(|party| {
            let own = election.party(party).colours.as_ref()?;
            let colour = match (token, scheme) {
                (Token::Con | Token::Lab | Token::Brexit, Scheme::Light) => &own.light,
                (Token::Con | Token::Lab | Token::Brexit, Scheme::Dark) => &own.dark,
                // The widget chooses black or white, whichever stands out more.
                (Token::On | Token::OnBrexit, _) => return None,
                (_, Scheme::Light) => &own.text_on_light,
                (_, Scheme::Dark) => &own.text_on_dark,
            };
            Some(colour.to_string())
        });
        if let Some(own) = own {
            return (own, true);
        }
        let usual = || Pair::usual(token);
        let pair = self.0.get(&token).cloned().unwrap_or_else(usual);
        let colour = match scheme {
            Scheme::Light => pair.light,
            Scheme::Dark => pair.dark,
        };
        (colour, false)
    }

    /// The colours that matter for an election: words on areas of its own colours see to themselves.
    pub fn tokens(election: &Election) -> impl Iterator<Item = Token> {
        Token::ALL.into_iter().filter(|token| {
            let has_own = |party| election.party(party).colours.is_some();
            let is_on = matches!(token, Token::On | Token::OnBrexit);
            !(is_on && token.party().is_some_and(has_own))
        })
    }

    /// How far a colour stands apart from its ground; nothing of the background itself.
    pub fn contrast(&self, token: Token, scheme: Scheme, election: &Election) -> Option<Contrast> {
        let (ground, least) = token.ground()?;
        let seen = |token| self.colour(token, scheme, election).0;
        let ratio = contrast(&seen(token), &seen(ground));
        let is_enough = ratio >= least;
        // Rounded down: what is just too little must not read as enough.
        let shown = (ratio * 10.0).floor() / 10.0;
        let on = match ground {
            Token::Bg => "the background".to_owned(),
            _ => format!("“{}”", ground.label(election)),
        };
        let message = match (is_enough, least == TEXT) {
            (true, _) => format!("Contrast with {on} {shown}."),
            (false, true) => {
                format!("Too weak: contrast with {on} {shown}. Words need {least} or more.")
            }
            (false, false) => {
                format!("Too weak: contrast with {on} {shown}. Areas need {least} or more.")
            }
        };
        Some(Contrast { is_enough, message })
    }

    /// The properties that differ, and their values.
    pub fn values(&self) -> impl Iterator<Item = (&'static str, String)> {
        self.0
            .iter()
            .map(|(token, pair)| (token.property(), pair.write()))
    }

    /// All that a page has to set for an election: the colours that are not the election's own, and
    /// the shades made of them.
    pub fn declarations(&self, election: &Election) -> Vec<(&'static str, String)> {
        let has_own = |party| election.party(party).colours.is_some();
        let set = self
            .0
            .iter()
            .filter(|(token, _)| !token.party().is_some_and(has_own));
        let mut all = Vec::new();
        for (token, pair) in set {
            all.push((token.property(), pair.write()));
            let shades = token.shades().iter();
            all.extend(shades.map(|(name, value)| (*name, (*value).to_owned())));
        }
        all
    }

    /// The rule for a newsroom's style sheet; none where nothing differs.
    pub fn rule(&self, election: &Election) -> Option<String> {
        let declarations = self.declarations(election);
        let lines = declarations
            .iter()
            .map(|(name, value)| format!("  {name}: {value};\n"));
        let lines: String = lines.collect();
        (!lines.is_empty()).then(|| format!("brexit-transfer {{\n{lines}}}"))
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use election_packing::{Folder, pack};

    use super::*;

    #[test]
    fn the_style_sheet_has_every_colour_and_all_stand_out() {
        let (election, theme) = (Election::embedded(), Theme::default());
        for token in Token::ALL {
            for scheme in Scheme::ALL {
                let (colour, is_own) = theme.colour(token, scheme, &election);
                assert!(!is_own && colour.len() == 7, "{token:?}: {colour}");
                let contrast = theme.contrast(token, scheme, &election);
                assert!(
                    contrast.is_none_or(|contrast| contrast.is_enough),
                    "{token:?} {scheme:?}"
                );
            }
        }
        let dark = |token| theme.colour(token, Scheme::Dark, &election).0;
        assert_eq!(dark(Token::Bg), "#15181c");
        assert_eq!(dark(Token::On), "#ffffff");
    }

    #[test]
    fn the_shades_are_properties_of_the_style_sheet() {
        for (name, _) in Token::ALL.iter().flat_map(|token| token.shades()) {
            assert!(STYLE.contains(&format!("{name}: ")), "{name}");
        }
    }

    #[test]
    fn what_is_too_weak_is_said_with_what_it_needs() {
        let election = Election::embedded();
        let mut theme = Theme::default();
        theme.set(Token::ConText, Scheme::Light, "#777777");
        theme.set(Token::Lab, Scheme::Light, "#ffcccc");
        let said = |token| theme.contrast(token, Scheme::Light, &election).unwrap();
        // 4.478, as WCAG counts it, must not read as 4.5.
        assert_eq!(
            said(Token::ConText).message,
            "Too weak: contrast with the background 4.4. Words need 4.5 or more."
        );
        assert!(!said(Token::ConText).is_enough);
        assert!(said(Token::Lab).message.ends_with("Areas need 3 or more."));
        assert!(said(Token::Ink).is_enough);
        // Another background changes what stands on it.
        theme.set(Token::Bg, Scheme::Light, "#1a1a1a");
        assert!(
            !theme
                .contrast(Token::Ink, Scheme::Light, &election)
                .unwrap()
                .is_enough
        );
        // The dark theme is as it was.
        let dark = theme.contrast(Token::ConText, Scheme::Dark, &election);
        assert!(dark.unwrap().is_enough);
    }

    #[test]
    fn the_rule_has_what_differs_and_the_shades_of_it() {
        let election = Election::embedded();
        let mut theme = Theme::default();
        assert_eq!(theme.rule(&election), None);
        theme.set(Token::LabText, Scheme::Light, "#A00");
        assert_eq!(
            theme.rule(&election).as_deref(),
            Some("brexit-transfer {\n  --bt-lab-text: light-dark(#aa0000, #ff8f98);\n}")
        );
        theme.set(Token::LabText, Scheme::Light, "#b3182b");
        assert_eq!(theme, Theme::default());
        theme.set(Token::Brexit, Scheme::Light, "no colour");
        assert!(theme.is_usual());
        assert!(theme.read(Token::Brexit, "#0a8"));
        let rule = theme.rule(&election).unwrap();
        assert!(rule.contains("  --bt-brexit: #00aa88;\n"), "{rule}");
        assert!(
            rule.contains(
                "  --bt-brexit-pale: color-mix(in srgb, var(--bt-brexit) 18%, var(--bt-bg));\n"
            ),
            "{rule}"
        );
    }

    /// 2024 where the votes move the other way, so that the first and the third place have colours of
    /// their own.
    #[test]
    fn parties_of_an_election_that_brings_their_colours_keep_them() {
        let data = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/2024");
        let mut folder = Folder::read(Path::new(data)).expect("the folder");
        let text = folder.files.get_mut("election.toml").expect("its file");
        *text = text.replace(
            r#"move = { from = "reform", to = "con", third = "lab" }"#,
            r#"move = { from = "con", to = "reform", third = "lab" }"#,
        );
        let file = pack(&folder).expect("it is right").bytes;
        let election = Election::read(&file).expect("it was just packed");
        let mut theme = Theme::default();
        theme.set(Token::Con, Scheme::Light, "#000000");
        theme.set(Token::Lab, Scheme::Light, "#000000");
        let colour = |token| theme.colour(token, Scheme::Light, &election);
        assert_eq!(colour(Token::Con), ("#0a95aa".to_owned(), true));
        assert_eq!(colour(Token::ConText), ("#08707f".to_owned(), true));
        assert_eq!(colour(Token::Lab), ("#000000".to_owned(), false));
        let declarations = theme.declarations(&election);
        assert!(declarations.iter().all(|(name, _)| !name.contains("con")));
        assert_eq!(declarations[0].0, "--bt-lab");
        assert!(Theme::tokens(&election).all(|token| token != Token::On));
        assert!(Theme::tokens(&Election::embedded()).any(|token| token == Token::On));
    }

    #[test]
    fn a_colour_has_three_or_six_digits() {
        assert_eq!(read_colour(" #FFF ").as_deref(), Some("#ffffff"));
        assert_eq!(read_colour("0f4c8a").as_deref(), Some("#0f4c8a"));
        for wrong in ["", "#", "#12345", "red", "#ggg", "#0f4c8a80", "é12"] {
            assert_eq!(read_colour(wrong), None, "{wrong}");
        }
    }
}
