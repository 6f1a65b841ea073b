//! The card as PNG.

use png::{ColorType, Compression, Encoder, EncodingError, FilterType};
use tiny_skia::{Color, FillRule, Paint, Pixmap, Stroke, Transform};

use crate::{card::Card, look::Colour, outline::Outlined};

/// Draws the card and encodes it.
pub fn draw(card: &Card, marks: &[Outlined]) -> Result<Vec<u8>, String> {
    let (width, height) = (card.width as u32, card.height as u32);
    let mut picture = Pixmap::new(width, height).ok_or("the card has no size")?;
    for Outlined { path, look } in marks {
        if let Some(colour) = look.fill {
            let paint = paint(colour);
            picture.fill_path(path, &paint, FillRule::Winding, Transform::identity(), None);
        }
        if let Some((colour, width)) = look.stroke {
            let stroke = Stroke {
                width,
                ..Stroke::default()
            };
            picture.stroke_path(path, &paint(colour), &stroke, Transform::identity(), None);
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

fn paint(colour: Colour) -> Paint<'static> {
    let [red, green, blue] = colour.channels();
    let mut paint = Paint::default();
    paint.set_color(Color::from_rgba8(red, green, blue, 255));
    paint
}
