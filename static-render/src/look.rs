//! How the card's marks look: the colours of www/brexit-transfer.css, light and dark, or the
//! election's own.

use std::fmt;

use brexit_transfer::model::Election;

use crate::card::Ink;

/// A colour, its digits as in `#rrggbb`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Colour(pub u32);

impl Colour {
    /// Reads `#rrggbb`.
    fn read(text: &str) -> Option<Colour> {
        let digits = u32::from_str_radix(text.strip_prefix('#')?, 16).ok()?;
        Some(Colour(digits))
    }

    /// Red, green and blue.
    pub fn channels(self) -> [u8; 3] {
        let [_, red, green, blue] = self.0.to_be_bytes();
        [red, green, blue]
    }

    /// So many per cent of it in a ground, as `color-mix` of the style sheet does.
    fn mixed(self, percent: u32, ground: Colour) -> Colour {
        let (own, ground) = (self.channels(), ground.channels());
        let mixed = own.iter().zip(ground).map(|(&own, ground)| {
            let hundredfold = percent * u32::from(own) + (100 - percent) * u32::from(ground);
            (hundredfold + 50) / 100
        });
        Colour(mixed.fold(0, |digits, channel| digits << 8 | channel))
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "#{:06x}", self.0)
    }
}

/// The look of a shape.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Look {
    pub fill: Option<Colour>,
    /// Colour and width in CSS pixels.
    pub stroke: Option<(Colour, f32)>,
}

/// The look of a kind of bricks.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Brick {
    pub fill: Colour,
    pub line: Option<Colour>,
    /// Of the stripes over it.
    pub stripes: Option<Colour>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Theme {
    Light,
    Dark,
}

impl Theme {
    /// One of two colours, the light theme's first.
    fn of<T>(self, [light, dark]: [T; 2]) -> T {
        match self {
            Theme::Light => light,
            Theme::Dark => dark,
        }
    }

    fn ink(self, ink: Ink) -> Colour {
        Colour(self.of(match ink {
            Ink::Ground => [0xffffff, 0x15181c],
            Ink::Main => [0x1a1a1a, 0xf1efea],
            Ink::Second => [0x595959, 0xb3b3b0],
            Ink::Con => [0x0f4c8a, 0x7fb0ee],
            Ink::Lab => [0xb3182b, 0xff8f98],
            Ink::Brexit => [0x08707f, 0x5fd3e2],
        }))
    }

    /// The bricks of a class, as in the wall panel.
    fn brick(self, class: &str) -> Brick {
        const STRIPED: [u32; 2] = [0x0f4c8a, 0x346db8];
        const LABOUR: [u32; 2] = [0xd93b4b, 0xf27480];
        let (fill, line, stripes) = match class {
            "br-g" => ([0xdfeaf5, 0x1d2c3e], Some([0x5283b6, 0x5f86b3]), None),
            "br-n" => (STRIPED, Some(STRIPED), Some([0x3fc3d6, 0x7fe3f0])),
            "br-l" => (LABOUR, Some(LABOUR), None),
            "mb" => ([0x0a95aa, 0x2fb9cc], None, None),
            "md" => ([0xc87a00, 0xf0a83a], None, None),
            "mp" => ([0x1f6b45, 0x57b585], None, None),
            "ms" => ([0x8a7a00, 0xe3cf52], None, None),
            _ => ([0x7a7a7a, 0x9a9a9a], None, None),
        };
        Brick {
            fill: Colour(self.of(fill)),
            line: line.map(|colours| Colour(self.of(colours))),
            stripes: stripes.map(|colours| Colour(self.of(colours))),
        }
    }
}

/// A party's own colours.
#[derive(Clone, Copy)]
struct Own {
    fill: Colour,
    text: Colour,
}

/// The colours of a card: an election's own in a theme, and the theme's where it has none.
pub struct Palette {
    theme: Theme,
    /// By the party's place.
    own: Vec<Option<Own>>,
}

impl Palette {
    pub fn new(theme: Theme, election: &Election) -> Self {
        let others = election.others();
        let parties = election.parties().filter(|&party| party != others);
        let own = parties.map(|party| {
            let colours = election.party(party).colours.as_ref()?;
            Some(Own {
                fill: Colour::read(theme.of([&colours.light, &colours.dark]))?,
                text: Colour::read(theme.of([&colours.text_on_light, &colours.text_on_dark]))?,
            })
        });
        Self {
            theme,
            own: own.collect(),
        }
    }

    fn own(&self, place: usize) -> Option<Own> {
        self.own.get(place).copied().flatten()
    }

    pub fn ink(&self, ink: Ink) -> Colour {
        let own = match ink {
            Ink::Con => self.own(0),
            Ink::Lab => self.own(1),
            Ink::Brexit => self.own(2),
            Ink::Ground | Ink::Main | Ink::Second => None,
        };
        own.map_or_else(|| self.theme.ink(ink), |own| own.text)
    }

    /// The bricks of a class, as in the wall panel.
    pub fn brick(&self, class: &str) -> Brick {
        let own = self.own_brick(class);
        own.unwrap_or_else(|| self.theme.brick(class))
    }

    fn own_brick(&self, class: &str) -> Option<Brick> {
        let own = match class {
            "br-g" | "br-n" => self.own(0),
            "br-l" => self.own(1),
            "mb" => self.own(2),
            "md" => self.own(3),
            "mp" => self.own(4),
            "ms" => self.own(5),
            _ => None,
        };
        let (fill, ground) = (own?.fill, self.ink(Ink::Ground));
        let (fill, line, stripes) = match class {
            "br-g" => (fill.mixed(14, ground), Some(fill), None),
            "br-n" => (fill, Some(fill), Some(fill.mixed(35, ground))),
            "br-l" => (fill, Some(fill), None),
            _ => (fill, None, None),
        };
        Some(Brick {
            fill,
            line,
            stripes,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// The style sheet says each of them, in both themes.
    #[test]
    fn the_colours_are_those_of_the_style_sheet() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../www/brexit-transfer.css");
        let style = fs::read_to_string(path).expect("the style sheet");
        let pair = |token: &str| {
            let start = format!("--bt-{token}: light-dark(");
            let rest = &style[style.find(&start).expect(token) + start.len()..];
            let (light, rest) = rest.split_once(", ").expect(token);
            let (dark, _) = rest.split_once(')').expect(token);
            [light, dark].map(|colour| match colour {
                "#fff" => "#ffffff".to_owned(),
                colour => colour.to_owned(),
            })
        };
        let both = |colour: &dyn Fn(Theme) -> Option<Colour>| {
            [Theme::Light, Theme::Dark].map(|theme| match colour(theme) {
                Some(colour) => colour.to_string(),
                None => "none".into(),
            })
        };
        for (token, ink) in [
            ("bg", Ink::Ground),
            ("ink", Ink::Main),
            ("ink-2", Ink::Second),
            ("con-text", Ink::Con),
            ("lab-text", Ink::Lab),
            ("brexit-text", Ink::Brexit),
        ] {
            assert_eq!(both(&|theme| Some(theme.ink(ink))), pair(token), "{token}");
        }
        for (token, class) in [
            ("con-ghost", "br-g"),
            ("hatch-con", "br-n"),
            ("lab", "br-l"),
            ("brexit", "mb"),
            ("ld", "md"),
            ("pc", "mp"),
            ("snp", "ms"),
            ("other", "mo"),
        ] {
            assert_eq!(
                both(&|theme| Some(theme.brick(class).fill)),
                pair(token),
                "{token}"
            );
        }
        assert_eq!(
            both(&|theme| theme.brick("br-g").line),
            pair("con-ghost-line")
        );
        assert_eq!(
            both(&|theme| theme.brick("br-n").stripes),
            pair("hatch-con-2")
        );
    }

    #[test]
    fn colours_are_mixed_as_the_style_sheet_mixes_them() {
        let (own, white, black) = (Colour(0x0a95aa), Colour(0xffffff), Colour(0x000000));
        assert_eq!(own.mixed(14, white).to_string(), "#ddf0f3");
        assert_eq!(own.mixed(35, white).to_string(), "#a9dae1");
        assert_eq!(own.mixed(100, white), own);
        assert_eq!(own.mixed(0, black), black);
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../www/brexit-transfer.css");
        let style = fs::read_to_string(path).expect("the style sheet");
        for (token, percent) in [("con-ghost", 14), ("hatch-con-2", 35)] {
            let rule = format!(
                "--bt-{token}: color-mix(in srgb, var(--bt-own-to) {percent}%, var(--bt-bg))"
            );
            assert!(style.contains(&rule), "{rule}");
        }
    }

    #[test]
    fn an_election_without_colours_of_its_own_has_those_of_the_theme() {
        for theme in [Theme::Light, Theme::Dark] {
            let palette = Palette::new(theme, &Election::embedded());
            for class in ["br-g", "br-n", "br-l", "mb", "md", "mp", "ms", "mo"] {
                assert_eq!(palette.brick(class), theme.brick(class), "{class}");
            }
            for ink in [Ink::Ground, Ink::Main, Ink::Con, Ink::Lab, Ink::Brexit] {
                assert_eq!(palette.ink(ink), theme.ink(ink));
            }
        }
    }
}
