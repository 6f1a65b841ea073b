//! How wide words come out in the reader's own sans-serif, so that labels find room in any face
//! from Arial Narrow's width to Verdana's.
//!
//! Letters relate to one another much as in Arial in every sans-serif, so a face is described by
//! two factors, its regular and its bold letters' width against Arial's regular ones. The widget
//! measures both (`Size`); a text's width is then known to a few per cent.

/// What is written to measure a face: letters, figures and signs as labels have them, and a name that
/// is none.
pub const SAMPLE: &str = "Halopetrol falls at 33.9%";

/// The widths of a face's letters, against Arial's regular ones.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Face {
    regular: f64,
    bold: f64,
}

impl Face {
    /// A face of the usual width, such as Arial, Roboto or Helvetica.
    pub const USUAL: Face = Face {
        regular: 1.0,
        bold: 1.06,
    };

    /// A face as wide as Verdana: for pictures whose face nobody can measure.
    #[cfg(any(test, feature = "still", not(target_arch = "wasm32")))]
    pub const WIDE: Face = Face {
        regular: 1.16,
        bold: 1.3,
    };

    /// A face by the widths of [`SAMPLE`] in its regular and bold letters, in ems.
    pub fn measured(regular: f64, bold: f64) -> Face {
        let arial = ems(SAMPLE);
        Face {
            regular: regular / arial,
            bold: bold / arial,
        }
    }

    /// The width of a label in units of its picture, with a little room. Its classes say how
    /// large it is and whether it is bold: `s12 b ink`.
    pub fn width(self, classes: &str, text: &str) -> f64 {
        /// How far single texts stray from the factor of their face.
        const ROOM: f64 = 1.05;
        let is_bold = classes.split(' ').any(|class| class == "b");
        let factor = if is_bold { self.bold } else { self.regular };
        ROOM * factor * ems(text) * size(classes)
    }

    /// A label with line breaks where words would go beyond a width.
    pub fn wrap(self, classes: &str, text: &str, width: f64) -> String {
        let (mut lines, mut line) = (String::new(), String::new());
        for word in text.split(' ') {
            let longer = match line.as_str() {
                "" => word.to_owned(),
                _ => format!("{line} {word}"),
            };
            if line.is_empty() || self.width(classes, &longer) <= width {
                line = longer;
                continue;
            }
            lines.push_str(&line);
            lines.push('\n');
            line = word.to_owned();
        }
        lines.push_str(&line);
        lines
    }
}

/// The size of a label's letters in units of its picture, by its classes.
pub fn size(classes: &str) -> f64 {
    for class in classes.split(' ') {
        if let Some(Ok(size)) = class.strip_prefix('s').map(str::parse::<u8>) {
            return f64::from(size);
        }
    }
    12.0
}

/// The width of a text in Arial's regular letters, in ems.
fn ems(text: &str) -> f64 {
    let mut hundredths = 0;
    for letter in text.chars() {
        hundredths += hundredths_of_an_em(letter);
    }
    f64::from(hundredths) / 100.0
}

/// The widths of Arial's regular letters, which are also Helvetica's and Liberation Sans's.
fn hundredths_of_an_em(letter: char) -> u32 {
    match letter {
        // What turns the direction of words is not seen.
        '\u{202a}'..='\u{202e}' => 0,
        'i' | 'j' | 'l' | '\'' | '’' => 22,
        'f' | 't' | 'I' | ' ' | '!' | ',' | '.' | '/' | ':' | '·' => 28,
        'r' | '-' | '(' | ')' => 34,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 50,
        'F' | 'T' | 'Z' => 62,
        '+' | '−' => 59,
        'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' | '&' => 67,
        'w' | 'C' | 'D' | 'H' | 'N' | 'R' | 'U' => 73,
        'G' | 'O' | 'Q' => 78,
        'm' | 'M' => 84,
        '%' => 89,
        'W' => 95,
        '…' | '◆' => 100,
        // Figures and all other letters.
        _ => 56,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each within 2% of what a browser draws with Arimo, whose widths are Arial's.
    #[test]
    fn a_text_is_as_wide_as_in_arial() {
        for (text, ems_in_arial) in [
            (SAMPLE, 10.83),
            ("Conservative", 5.84),
            ("Washington and Sunderland West", 15.18),
        ] {
            let error = ems(text) / ems_in_arial - 1.0;
            assert!(error.abs() < 0.02, "{text}: {}", ems(text));
        }
    }

    #[test]
    fn classes_say_how_large_and_heavy_a_label_is() {
        let width = |classes| Face::USUAL.width(classes, "Labour");
        assert_eq!(width("s24 i2"), 2.0 * width("s12 ink halo"));
        assert!(width("s16 b t-con") > width("s16 t-con"));
        assert_eq!(size("b s14"), 14.0);
        assert_eq!(size("b"), 12.0);
    }

    #[test]
    fn a_long_name_is_broken_into_lines() {
        let name = "Cumbernauld, Kilsyth and Kirkintilloch East";
        let broken = Face::WIDE.wrap("s12 b", name, 200.0);
        assert_eq!(broken, "Cumbernauld, Kilsyth and\nKirkintilloch East");
        assert_eq!(Face::USUAL.wrap("s12", "Hartlepool", 10.0), "Hartlepool");
    }

    #[test]
    fn a_face_is_known_by_its_sample() {
        let arial = ems(SAMPLE);
        let face = Face::measured(arial, 1.06 * arial);
        let width = |face: Face, text| face.width("s14 b", text);
        assert_eq!(width(face, "Wakefield"), width(Face::USUAL, "Wakefield"));
        assert!(width(Face::WIDE, "326") > 1.2 * width(face, "326"));
    }
}
