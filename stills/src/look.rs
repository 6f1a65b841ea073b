//! How the classes of the card's marks look: the light colours of www/brexit-transfer.css.

/// A colour as in `#rrggbb`.
pub type Colour = &'static str;

/// The look of a shape.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Look {
    pub fill: Option<Colour>,
    /// Colour and width in CSS pixels.
    pub stroke: Option<(Colour, f32)>,
}

/// The look of a class of shapes; none is not drawn.
pub fn shape(class: &str) -> Option<Look> {
    let filled = |colour| Look {
        fill: Some(colour),
        stroke: None,
    };
    Some(match class {
        "c-page" => filled("#ffffff"),
        "c-lead" => filled("#0f4c8a"),
        "br-g" => Look {
            fill: Some("#dfeaf5"),
            stroke: Some(("#5283b6", 1.25)),
        },
        "br-l" => filled("#d93b4b"),
        "br-sel" => Look {
            fill: None,
            stroke: Some(("#1a1a1a", 3.0)),
        },
        _ => return None,
    })
}

/// The colour, size in CSS pixels and weight of words.
pub fn words(classes: &str) -> (Colour, f32, bool) {
    let (mut colour, mut size, mut bold) = ("#1a1a1a", 16.0, false);
    for class in classes.split(' ') {
        match class {
            "b" => bold = true,
            "i2" => colour = "#595959",
            "t-con" => colour = "#0f4c8a",
            "t-lab" => colour = "#b3182b",
            _ => {
                if let Some(pixels) = class.strip_prefix('s').and_then(|n| n.parse().ok()) {
                    size = pixels;
                }
            }
        }
    }
    (colour, size, bold)
}
