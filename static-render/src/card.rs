//! The card: the picture that a link to the article shows. It says and shows what the picture does
//! that a reader saves (`www/embed/card/`), composed the same way, in a face of its own.

mod layout;
mod lines;
mod wall;

pub use layout::layout;

/// A card ready to be drawn: marks in drawing order, in CSS pixels.
pub struct Card {
    pub width: f64,
    pub height: f64,
    /// All that it says, for those who do not see it.
    pub description: String,
    pub marks: Vec<Mark>,
}

#[derive(Clone, Debug)]
pub enum Mark {
    Fill(Area, Ink),
    /// A brick, with its class.
    Brick(Area, &'static str),
    /// Around the brick of the focus seat.
    Ring(Area),
    /// Words, from the start of their baseline on.
    Words {
        x: f64,
        y: f64,
        text: String,
        font: Font,
        ink: Ink,
    },
}

/// A colour by what it is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ink {
    /// What all stands on.
    Ground,
    Main,
    Second,
    Con,
    Lab,
    Brexit,
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Font {
    /// In CSS pixels.
    pub size: f64,
    pub bold: bool,
}

/// How far a text reaches, in CSS pixels.
pub struct Extent {
    pub width: f64,
    /// What lies between its start and its ink.
    pub bearing: f64,
}

/// Measures a text in a font.
pub type Measure<'a> = dyn Fn(&str, Font) -> Extent + 'a;

/// A rectangle.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Area {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

impl Area {
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// Whether two have more than an edge in common.
    #[cfg(test)]
    pub fn meets(&self, other: &Area) -> bool {
        let across = self.right().min(other.right()) - self.x.max(other.x);
        let down = self.bottom().min(other.bottom()) - self.y.max(other.y);
        across > 0.01 && down > 0.01
    }
}
