//! Where everything on the card stands: `landscape` of `www/embed/card/layout.js`, which has the
//! same figures.

use brexit_transfer::{
    model::Party,
    view::{Card as Content, Verdict},
};

use super::{
    Area, Card, Font, Ink, Mark, Measure,
    lines::{Run, break_lines},
    wall,
};

/// The size that sites ask for, in CSS pixels.
const WIDTH: f64 = 1200.0;
const HEIGHT: f64 = 630.0;
const MARGIN: f64 = 48.0;
/// The column of words at the left, and what lies between it and the wall.
const COLUMN: f64 = 400.0;
const GAP: f64 = 44.0;
/// Cards are shown at half their size and less: no letter is smaller.
const LEAST: f64 = 24.0;
/// Of the sizes below, tried until all fits.
const SCALES: [f64; 14] = [
    1.2, 1.15, 1.1, 1.05, 1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55,
];
/// What blocks of words keep from one another at least.
const APART: f64 = 22.0;
/// The words beside the large number, as parts of its size.
const COUNTED: [f64; 4] = [0.24, 0.22, 0.2, 0.18];
/// No brick is higher: a wall of one seat is not a poster.
const HIGHEST: f64 = 150.0;
/// Of a font's size: how high capitals stand, and how deep letters hang.
const CAPITAL: f64 = 0.73;
const DESCENT: f64 = 0.24;

/// Lays out a card, as large as it fits.
pub fn layout(content: &Content, measure: &Measure) -> Card {
    let mut marks = Vec::new();
    for scale in SCALES {
        let fits;
        (fits, marks) = landscape(content, scale, measure);
        if fits {
            break;
        }
    }
    let ground = |height, ink| {
        let area = Area {
            x: 0.0,
            y: 0.0,
            width: WIDTH,
            height,
        };
        Mark::Fill(area, ink)
    };
    marks.splice(0..0, [ground(HEIGHT, Ink::Ground), ground(12.0, Ink::Main)]);
    Card {
        width: WIDTH,
        height: HEIGHT,
        description: content.description.clone(),
        marks,
    }
}

/// Marks with a size, from their own top left on.
struct Block {
    width: f64,
    height: f64,
    marks: Vec<Mark>,
}

impl Block {
    fn at(self, x: f64, y: f64) -> Vec<Mark> {
        let moved = |area: Area| Area {
            x: area.x + x,
            y: area.y + y,
            ..area
        };
        let mut marks = self.marks;
        for mark in &mut marks {
            match mark {
                Mark::Fill(area, _) | Mark::Brick(area, _) | Mark::Ring(area) => {
                    *area = moved(*area);
                }
                Mark::Words {
                    x: left, y: base, ..
                } => {
                    *left += x;
                    *base += y;
                }
            }
        }
        marks
    }
}

/// The words at the left, the wall at the right, the source across; and whether all fits.
fn landscape(content: &Content, scale: f64, measure: &Measure) -> (bool, Vec<Mark>) {
    let foot = source(content, WIDTH - 2.0 * MARGIN, 24.0 * scale, measure);
    let top = MARGIN + 6.0;
    let bottom = HEIGHT - 34.0 - foot.height;
    let room = bottom - 30.0 - top;
    let commons = Verdict {
        facts: Vec::new(),
        ..content.commons.clone()
    };
    let blocks = [
        headline(content, COLUMN, 42.0 * scale, measure),
        count(content, COLUMN, 136.0 * scale, measure),
        verdict(
            &content.seat,
            content.focus.is_some(),
            COLUMN,
            28.0 * scale,
            measure,
        ),
        verdict(&commons, false, COLUMN, 28.0 * scale, measure),
    ];
    let right = MARGIN + COLUMN + GAP;
    let wide = WIDTH - MARGIN - right;
    let legend = keys(content, wide, 26.0 * scale, measure);
    let used: f64 = blocks.iter().map(|block| block.height).sum();
    let space = (room - used) / (blocks.len() - 1) as f64;
    let fits = space >= APART
        && blocks.iter().all(|block| block.width <= COLUMN)
        && legend.width <= wide
        && foot.width <= WIDTH - 2.0 * MARGIN;
    let mut marks = Vec::new();
    let mut y = top;
    for block in blocks {
        let height = block.height;
        marks.extend(block.at(MARGIN, y));
        y += height + space;
    }
    let area = Area {
        x: right,
        y: top,
        width: wide,
        height: room - legend.height - 24.0,
    };
    marks.extend(wall(content, area));
    let legend_top = top + room - legend.height;
    marks.extend(legend.at(right, legend_top));
    marks.extend(foot.at(MARGIN, bottom));
    (fits, marks)
}

fn ink(party: Option<Party>) -> Ink {
    match party {
        Some(Party::TO) => Ink::Con,
        Some(Party::THIRD) => Ink::Lab,
        Some(Party::FROM) => Ink::Brexit,
        _ => Ink::Main,
    }
}

fn font(size: f64, bold: bool) -> Font {
    Font {
        size: size.round().max(LEAST),
        bold,
    }
}

fn run(text: impl Into<String>, font: Font, ink: Ink) -> Run {
    Run {
        text: text.into(),
        font,
        ink,
    }
}

/// Words in lines. All runs are of one size.
fn words(runs: &[Run], width: f64, leading: f64, measure: &Measure) -> Block {
    let (lines, wide) = break_lines(runs, width, measure);
    let size = runs.iter().map(|run| run.font.size).fold(0.0, f64::max);
    let apart = size * leading;
    let height = size * (CAPITAL + DESCENT) + (lines.len() - 1) as f64 * apart;
    let marks = lines.into_iter().enumerate().flat_map(|(index, line)| {
        line.into_iter().map(move |placed| Mark::Words {
            x: placed.x,
            y: size * CAPITAL + index as f64 * apart,
            text: placed.run.text,
            font: placed.run.font,
            ink: placed.run.ink,
        })
    });
    Block {
        width: wide,
        height,
        marks: marks.collect(),
    }
}

/// Blocks one under the other.
fn stack(blocks: Vec<Block>, gap: f64) -> Block {
    let width = blocks.iter().map(|block| block.width).fold(0.0, f64::max);
    let mut marks = Vec::new();
    let mut y = 0.0;
    for block in blocks {
        let height = block.height;
        marks.extend(block.at(0.0, y));
        y += height + gap;
    }
    Block {
        width,
        height: y - gap,
        marks,
    }
}

fn headline(content: &Content, width: f64, size: f64, measure: &Measure) -> Block {
    let runs: Vec<Run> = content
        .headline
        .iter()
        .map(|part| {
            run(
                &part.text,
                font(size, part.party.is_some()),
                ink(part.party),
            )
        })
        .collect();
    words(&runs, width, 1.18, measure)
}

/// The large number, and what it counts beside it, or below where there is no room beside.
fn count(content: &Content, width: f64, size: f64, measure: &Measure) -> Block {
    let figure = run(&content.count, font(size, true), Ink::Con);
    // Its ink begins where that of smaller words does.
    let bearing = measure(&figure.text, figure.font).bearing;
    let number = words(&[figure], width, 1.0, measure);
    let (gap, high) = (size * 0.14, size * CAPITAL);
    let left = number.width - bearing + gap;
    let counted = |part: f64, room: f64| {
        let font = font(size * part, true);
        let block = words(
            &[run(&content.counted, font, Ink::Main)],
            room,
            1.16,
            measure,
        );
        (block, font.size * DESCENT)
    };
    let number_width = number.width;
    let mut marks = number.at(-bearing, 0.0);
    let beside = COUNTED
        .into_iter()
        .map(|part| counted(part, width - left))
        .find(|(block, hanging)| {
            left + block.width <= width && block.height - hanging <= high * 1.1
        });
    if let Some((beside, hanging)) = beside {
        let (wide, height) = (beside.width, beside.height);
        // The last line stands on the number's own.
        marks.extend(beside.at(left, high + hanging - height));
        return Block {
            width: left + wide,
            height: high,
            marks,
        };
    }
    let (below, _) = counted(COUNTED[0], width);
    let block = Block {
        width: number_width.max(below.width),
        height: high + gap * 1.3 + below.height,
        marks: Vec::new(),
    };
    marks.extend(below.at(0.0, high + gap * 1.3));
    Block { marks, ..block }
}

/// A name, what became of it, and smaller print. The name of a seat in the wall has the ring that
/// its brick has.
fn verdict(verdict: &Verdict, has_ring: bool, width: f64, size: f64, measure: &Measure) -> Block {
    let (ring_width, ring_height) = (size * 1.15, size * 0.62);
    let indent = if has_ring {
        ring_width + size * 0.5
    } else {
        0.0
    };
    let title = words(
        &[run(&verdict.name, font(size, true), Ink::Main)],
        width - indent,
        1.15,
        measure,
    );
    let mut first = Block {
        width: title.width + indent,
        height: title.height,
        marks: Vec::new(),
    };
    if has_ring {
        first.marks.push(Mark::Ring(Area {
            x: 2.0,
            y: (font(size, true).size * CAPITAL - ring_height) / 2.0,
            width: ring_width,
            height: ring_height,
        }));
    }
    first.marks.extend(title.at(indent, 0.0));
    let line = |text: &str, bold: bool, ink: Ink| {
        let size = if bold { size } else { size * 0.86 };
        words(&[run(text, font(size, bold), ink)], width, 1.2, measure)
    };
    let mut blocks = vec![first, line(&verdict.words, true, ink(verdict.party))];
    blocks.extend(
        verdict
            .facts
            .iter()
            .map(|fact| line(fact, false, Ink::Second)),
    );
    stack(blocks, size * 0.22)
}

/// What each kind of brick stands for, in rows.
fn keys(content: &Content, width: f64, size: f64, measure: &Measure) -> Block {
    let (brick_width, brick_height) = (size * 1.5, size * 0.82);
    let indent = brick_width + size * 0.4;
    let mut rows: Vec<Block> = Vec::new();
    let mut x = 0.0;
    for key in &content.keys {
        let words = words(
            &[run(&key.words, font(size, false), Ink::Main)],
            width - indent,
            1.15,
            measure,
        );
        let wide = indent + words.width;
        if rows.is_empty() || (x > 0.0 && x + wide > width) {
            x = 0.0;
            rows.push(Block {
                width: 0.0,
                height: 0.0,
                marks: Vec::new(),
            });
        }
        if let Some(row) = rows.last_mut() {
            row.width = x + wide;
            row.height = row.height.max(words.height);
            let brick = Area {
                x,
                y: (font(size, false).size * CAPITAL - brick_height) / 2.0,
                width: brick_width,
                height: brick_height,
            };
            row.marks.push(Mark::Brick(brick, key.brick));
            row.marks.extend(words.at(x + indent, 0.0));
        }
        x += wide + size * 1.3;
    }
    stack(rows, size * 0.45)
}

/// What it is, and where the figures are from.
fn source(content: &Content, width: f64, size: f64, measure: &Measure) -> Block {
    let runs = [
        run(format!("{} ", content.caveat), font(size, true), Ink::Main),
        run(&content.source, font(size, false), Ink::Second),
    ];
    words(&runs, width, 1.25, measure)
}

fn wall(content: &Content, area: Area) -> Vec<Mark> {
    let places = wall::bricks(content.bricks.len(), area, HIGHEST);
    let right = places.iter().map(Area::right).fold(area.x, f64::max);
    let mut marks: Vec<Mark> = places
        .iter()
        .zip(&content.bricks)
        .map(|(&place, &brick)| Mark::Brick(place, brick))
        .collect();
    let ground = Area {
        x: area.x,
        y: area.bottom(),
        width: right - area.x,
        height: 4.0,
    };
    marks.push(Mark::Fill(ground, Ink::Main));
    marks.extend(
        content
            .focus
            .and_then(|place| places.get(place))
            .map(|&place| Mark::Ring(place)),
    );
    marks
}
