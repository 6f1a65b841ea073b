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
        let _ = write!(text, "<path fill=\"{}\"", look.fill.unwrap_or("none"));
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
