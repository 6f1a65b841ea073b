//! The room that a widget has, and how large and wide its letters are: what decides its layout.

use super::face::Face;

/// From this width, in units of the drawing, panels stand in two columns.
const WIDE: f64 = 840.0;
/// Below this width words are short.
const COLUMN: f64 = 480.0;
/// Below this width three labels side by side are as short as they can be.
const NARROW: f64 = 312.0;
/// What lies between two columns, in CSS pixels.
const GUTTER: f64 = 48.0;
/// The least width that pictures are laid out for. Where a reader's letters are so large that the
/// column holds less, pictures are enlarged less than the text around them.
const LEAST: f64 = 256.0;

/// What a sheet of A4 or of Letter paper holds between margins of a usual width, in CSS pixels.
const PAPER: f64 = 672.0;

/// The widget's own width, the size of its text and the width of its letters.
///
/// Pictures are laid out in units of one CSS pixel at the usual font size of 16 pixels; a reader's
/// larger font enlarges them as a whole.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Size {
    /// The width of the content, in CSS pixels.
    pixels: f64,
    /// How large text is, against 16 CSS pixels.
    text: f64,
    pub face: Face,
}

impl Size {
    /// A width in CSS pixels at the usual font size, for a face.
    pub fn new(pixels: f64, face: Face) -> Self {
        Self::with_text(pixels, 1.0, face)
    }

    /// A width in CSS pixels where text is so many times as large as usual.
    pub fn with_text(pixels: f64, text: f64, face: Face) -> Self {
        Self { pixels, text, face }
    }

    /// The same on paper, whatever the width of the screen.
    pub fn on_paper(self) -> Self {
        Self {
            pixels: PAPER,
            ..self
        }
    }

    /// How much larger than laid out a picture is drawn.
    pub fn scale(self) -> f64 {
        self.text.min(self.pixels / LEAST).max(1.0)
    }

    /// Two columns of panels.
    pub fn is_wide(self) -> bool {
        self.pixels >= WIDE * self.text
    }

    /// A phone: short words.
    pub fn is_phone(self) -> bool {
        self.pixels < COLUMN * self.text
    }

    /// One of the narrowest phones.
    pub fn is_narrow(self) -> bool {
        self.pixels < NARROW * self.text
    }

    /// The width of a panel's picture, in whole units.
    pub fn panel(self) -> f64 {
        let pixels = if self.is_wide() {
            (self.pixels - GUTTER) / 2.0
        } else {
            self.pixels.max(240.0)
        };
        (pixels / self.scale()).floor()
    }

    /// The width of the track in whole CSS pixels: inset so that the handle stays inside at both
    /// ends. It has no words, so it keeps its size.
    pub fn track(self) -> f64 {
        (self.pixels - 16.0).floor().max(224.0)
    }
}
