//! How the card's marks look: the colours of www/brexit-transfer.css, light and dark.

use crate::card::Ink;

/// A colour as in `#rrggbb`.
pub type Colour = &'static str;

/// The look of a shape.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Look {
    pub fill: Option<Colour>,
    /// Colour and width in CSS pixels.
    pub stroke: Option<(Colour, f32)>,
}

/// The look of a kind of bricks.
#[derive(Clone, Copy)]
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
    fn of(self, [light, dark]: [Colour; 2]) -> Colour {
        match self {
            Theme::Light => light,
            Theme::Dark => dark,
        }
    }

    pub fn ink(self, ink: Ink) -> Colour {
        self.of(match ink {
            Ink::Ground => ["#ffffff", "#15181c"],
            Ink::Main => ["#1a1a1a", "#f1efea"],
            Ink::Second => ["#595959", "#b3b3b0"],
            Ink::Con => ["#0f4c8a", "#7fb0ee"],
            Ink::Lab => ["#b3182b", "#ff8f98"],
            Ink::Brexit => ["#08707f", "#5fd3e2"],
        })
    }

    /// The bricks of a class, as in the wall panel.
    pub fn brick(self, class: &str) -> Brick {
        const STRIPED: [Colour; 2] = ["#0f4c8a", "#346db8"];
        const LABOUR: [Colour; 2] = ["#d93b4b", "#f27480"];
        let (fill, line, stripes) = match class {
            "br-g" => (["#dfeaf5", "#1d2c3e"], Some(["#5283b6", "#5f86b3"]), None),
            "br-n" => (STRIPED, Some(STRIPED), Some(["#3fc3d6", "#7fe3f0"])),
            "br-l" => (LABOUR, Some(LABOUR), None),
            "mb" => (["#0a95aa", "#2fb9cc"], None, None),
            "md" => (["#c87a00", "#f0a83a"], None, None),
            "mp" => (["#1f6b45", "#57b585"], None, None),
            "ms" => (["#8a7a00", "#e3cf52"], None, None),
            _ => (["#7a7a7a", "#9a9a9a"], None, None),
        };
        Brick {
            fill: self.of(fill),
            line: line.map(|colours| self.of(colours)),
            stripes: stripes.map(|colours| self.of(colours)),
        }
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
            [Theme::Light, Theme::Dark].map(|theme| colour(theme).unwrap_or("none").to_owned())
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
}
