//! The card as PNG.

use brexit_transfer::view::scene::Scene;
use png::{ColorType, Compression, Encoder, EncodingError, FilterType};
use tiny_skia::{Color, FillRule, Paint, Pixmap, Stroke, Transform};

use crate::{look::Colour, outline::Outlined};

/// Draws the card and encodes it.
pub fn draw(card: &Scene, marks: &[Outlined]) -> Result<Vec<u8>, String> {
    let (width, height) = (card.width.unsigned_abs(), card.height.unsigned_abs());
    let mut picture = Pixmap::new(width, height).ok_or("the card has no size")?;
    for Outlined { path, look } in marks {
        if let Some(colour) = look.fill {
            let paint = paint(colour)?;
            picture.fill_path(path, &paint, FillRule::Winding, Transform::identity(), None);
        }
        if let Some((colour, width)) = look.stroke {
            let stroke = Stroke {
                width,
                ..Stroke::default()
            };
            picture.stroke_path(path, &paint(colour)?, &stroke, Transform::identity(), None);
        }
    }
    encode(&picture).map_err(|error| error.to_string())
}

/// As opaque colours, pressed as small as they go: flat areas need no filter.
fn encode(picture: &Pixmap) -> Result<Vec<u8>, EncodingError> {
    let opaque: Vec<u8> = picture
        .pixels()
        .iter()
        .flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()])
        .collect();
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, picture.width(), picture.height());
    encoder.set_color(ColorType::Rgb);
    encoder.set_compression(Compression::Best);
    encoder.set_filter(FilterType::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&opaque)?;
    writer.finish()?;
    Ok(file)
}

fn paint(colour: Colour) -> Result<Paint<'static>, String> {
    let digits = u32::from_str_radix(colour.trim_start_matches('#'), 16)
        .map_err(|_| format!("{colour} is no colour"))?;
    let [_, red, green, blue] = digits.to_be_bytes();
    let mut paint = Paint::default();
    paint.set_color(Color::from_rgba8(red, green, blue, 255));
    Ok(paint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_card_is_a_png_of_the_size_that_sites_ask_for() {
        let card = brexit_transfer::view::still::card();
        let png = draw(&card, &crate::outline::marks(&card)).expect("it is drawn");
        assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
        let number =
            |at: usize| u32::from_be_bytes([png[at], png[at + 1], png[at + 2], png[at + 3]]);
        assert_eq!((number(16), number(20)), (1200, 630));
        assert!(png.len() < 60_000, "{} bytes", png.len());
    }
}
