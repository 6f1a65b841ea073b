//! The card as SVG.

use std::fmt::Write;

use tiny_skia::{Path, PathSegment};

use crate::{card::Card, outline::Outlined};

/// Writes the card as an SVG document, its description as title.
pub fn draw(card: &Card, marks: &[Outlined]) -> String {
    let (width, height) = (card.width, card.height);
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\">\n<title>{}</title>\n",
        escaped(&card.description)
    );
    for run in marks.chunk_by(|a, b| a.look == b.look) {
        let look = run[0].look;
        let _ = match look.fill {
            Some(colour) => write!(text, "<path fill=\"{colour}\""),
            None => write!(text, "<path fill=\"none\""),
        };
        if let Some((colour, width)) = look.stroke {
            let _ = write!(text, " stroke=\"{colour}\" stroke-width=\"{width}\"");
        }
        text.push_str(" d=\"");
        for mark in run {
            outline(&mut text, &mark.path);
        }
        text.push_str("\"/>\n");
    }
    text + "</svg>\n"
}

/// Appends a path's outline, in tenths of a pixel.
fn outline(text: &mut String, path: &Path) {
    for segment in path.segments() {
        let (command, points) = match segment {
            PathSegment::MoveTo(p) => ('M', vec![p]),
            PathSegment::LineTo(p) => ('L', vec![p]),
            PathSegment::QuadTo(a, p) => ('Q', vec![a, p]),
            PathSegment::CubicTo(a, b, p) => ('C', vec![a, b, p]),
            PathSegment::Close => ('z', vec![]),
        };
        text.push(command);
        for (index, point) in points.iter().enumerate() {
            if index > 0 {
                text.push(' ');
            }
            let _ = write!(text, "{} {}", tenth(point.x), tenth(point.y));
        }
    }
}

fn tenth(pixels: f32) -> f32 {
    (pixels * 10.0).round() / 10.0
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use brexit_transfer::{
        model::{Election, Party},
        options::{Key, Options},
        view,
    };
    use election_packing::{Folder, pack};

    use super::*;
    use crate::{
        card,
        look::{Palette, Theme},
        outline::{self, Letters},
    };

    /// The card of 2024 where the votes move the other way, so that the first and the third place
    /// have colours of their own.
    #[test]
    fn an_elections_own_colours_are_in_its_card() {
        let data = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/2024");
        let mut folder = Folder::read(Path::new(data)).expect("the folder");
        let text = folder.files.get_mut("election.toml").expect("its file");
        *text = text.replace(
            r#"move = { from = "reform", to = "con", third = "lab" }"#,
            r#"move = { from = "con", to = "reform", third = "lab" }"#,
        );
        let file = pack(&folder).expect("it is right").bytes;
        let mut options = Options::new(Election::read(&file).expect("it was just packed"));
        assert_eq!(options.set_text(Key::Transfer, Some("30")), None);
        // A wall of seats that the first place has as counted, that it wins, and of the third place.
        let outcome = options.outcome();
        let seats = options.election.seats().iter();
        let seats =
            seats.filter(|seat| [Party::TO, Party::FROM].contains(&outcome.seat(seat.id).winner));
        let codes: Vec<&str> = seats.map(|seat| &*seat.code).collect();
        assert_eq!(options.set_text(Key::Wall, Some(&codes.join(" "))), None);
        let letters = Letters::new().expect("the fonts can be read");
        let content = view::card(&options, &options.outcome());
        let card = card::layout(&content, &|text, font| letters.measure(text, font));
        // The first place's bricks, those as counted, its stripes and words; the third place's bricks.
        for (theme, own, places) in [
            (
                Theme::Light,
                ["#0a95aa", "#ddf0f3", "#a9dae1", "#08707f", "#0f4c8a"],
                ["#dfeaf5", "#3fc3d6", "#5283b6"],
            ),
            (
                Theme::Dark,
                ["#2fb9cc", "#192f35", "#1e505a", "#5fd3e2", "#346db8"],
                ["#1d2c3e", "#7fe3f0", "#5f86b3"],
            ),
        ] {
            let marks = outline::marks(&card, &letters, &Palette::new(theme, &options.election));
            let picture = draw(&card, &marks);
            for colour in own {
                assert!(picture.contains(colour), "{colour}");
            }
            for colour in places {
                assert!(!picture.contains(colour), "{colour}");
            }
        }
    }
}
