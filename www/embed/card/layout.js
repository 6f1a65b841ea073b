// Where everything of the picture for cards stands, as plain data. `content` is what
// `Instance.card` of the module gives (src/view/card.rs), `measure` is as in ./lines.js. The answer is `{ width, height, marks }`, marks in drawing order:
//
//   { kind: "fill", x, y, width, height, colour }          a plain rectangle
//   { kind: "brick", x, y, width, height, brick }          a brick, with its class
//   { kind: "ring", x, y, width, height }                  around the brick of the focus seat
//   { kind: "text", x, y, width, text, font, colour }      y is the baseline
//
// Colours are names of the widget's tokens.

import { breakLines } from "./lines.js";
import { bricks } from "./wall.js";

export const FORMATS = {
  landscape: { width: 1200, height: 630 },
  upright: { width: 1080, height: 1350 },
};

// Cards are shown at half their size and less: no letter is smaller, but where the longest words
// meet the widest letters.
const LEAST = [24, 18];
let least = LEAST[0];
// Of the sizes below, tried until all fits: where words are few or the face is narrow they are
// larger, where words are many or the face is wide they are smaller.
const SCALES = [1.2, 1.15, 1.1, 1.05, 1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55];
// The words beside the large number, as parts of its size.
const COUNTED = [0.24, 0.22, 0.2, 0.18];
// No brick is higher: a wall of one seat is not a poster.
const HIGHEST = { landscape: 150, upright: 201 };
// Of a font's size: how high capitals stand, and how deep letters hang.
const CAPITAL = 0.73;
const DESCENT = 0.24;

// By the part that a party plays in the question, as `data-party` names it in the widget.
const partyColour = { con: "con-text", lab: "lab-text", brexit: "brexit-text" };
const colourOf = (party) => partyColour[party] ?? "ink";

// A block has a size, and marks once it is told where its top left is.
function text(runs, width, leading, measure) {
  const { lines, width: wide } = breakLines(runs, width, measure);
  const size = Math.max(...runs.map((run) => run.font.size));
  return {
    size,
    width: wide,
    height: size * (CAPITAL + DESCENT) + (lines.length - 1) * size * leading,
    marks: (x, y) =>
      lines.flatMap((row, index) =>
        row.map((piece) => ({ ...piece, kind: "text", x: x + piece.x, y: y + size * (CAPITAL + index * leading) })),
      ),
  };
}

// Blocks one under the other.
function stack(blocks, gap) {
  return {
    width: Math.max(...blocks.map((block) => block.width)),
    height: blocks.reduce((sum, block) => sum + block.height, gap * (blocks.length - 1)),
    marks: (x, y) =>
      blocks.flatMap((block) => {
        const marks = block.marks(x, y);
        y += block.height + gap;
        return marks;
      }),
  };
}

const font = (size, bold = false, face = "sans") => ({ face, size: Math.max(least, Math.round(size)), bold });

function headline(content, width, size, measure) {
  const runs = content.headline.map(({ text, party, face }) => ({
    text,
    font: font(size, party !== null, face),
    colour: party ? colourOf(party) : "ink",
  }));
  return text(runs, width, 1.18, measure);
}

// The large number, and what it counts beside it, or below where there is no room beside.
function count(content, width, size, measure) {
  const figure = { text: content.count, font: font(size, true), colour: "con-text" };
  // Its ink begins where that of smaller words does.
  const { bearing } = measure(figure.text, figure.font);
  const number = text([figure], width, 1, measure);
  const [gap, high] = [size * 0.14, size * CAPITAL];
  const left = number.width - bearing + gap;
  const words = (part, room) => text([{ text: content.counted, font: font(size * part, true), colour: "ink" }], room, 1.16, measure);
  const hanging = (block) => block.size * DESCENT;
  const beside = COUNTED.map((part) => words(part, width - left)).find(
    (block) => left + block.width <= width && block.height - hanging(block) <= high * 1.1,
  );
  if (beside) {
    return {
      width: left + beside.width,
      height: high,
      // The last line stands on the number's own.
      marks: (x, y) => [...number.marks(x - bearing, y), ...beside.marks(x + left, y + high + hanging(beside) - beside.height)],
    };
  }
  const below = words(COUNTED[0], width);
  return {
    width: Math.max(number.width, below.width),
    height: high + gap * 1.3 + below.height,
    marks: (x, y) => [...number.marks(x - bearing, y), ...below.marks(x, y + high + gap * 1.3)],
  };
}

// A name, what became of it, and smaller print. The name of a seat in the wall has the ring that
// its brick has.
function verdict({ name, words, party, facts }, hasRing, width, size, measure) {
  const ring = hasRing ? { width: size * 1.15, height: size * 0.62 } : { width: 0, height: 0 };
  const indent = hasRing ? ring.width + size * 0.5 : 0;
  const title = text([{ text: name, font: font(size, true), colour: "ink" }], width - indent, 1.15, measure);
  const first = {
    width: title.width + indent,
    height: title.height,
    marks: (x, y) => [
      ...(hasRing ? [{ kind: "ring", ...ring, x: x + 2, y: y + (font(size).size * CAPITAL - ring.height) / 2 }] : []),
      ...title.marks(x + indent, y),
    ],
  };
  const line = (words, bold, colour) => text([{ text: words, font: font(size * (bold ? 1 : 0.86), bold), colour }], width, 1.2, measure);
  const smaller = facts.map((fact) => line(fact, false, "ink-2"));
  return stack([first, line(words, true, colourOf(party)), ...smaller], size * 0.22);
}

// What each kind of brick stands for, in rows.
function keys(content, width, size, measure) {
  const brick = { width: size * 1.5, height: size * 0.82 };
  const indent = brick.width + size * 0.4;
  const items = content.keys.map((key) => ({
    key,
    words: text([{ text: key.words, font: font(size), colour: "ink" }], width - indent, 1.15, measure),
  }));
  const rows = [[]];
  let x = 0;
  for (const item of items) {
    const wide = indent + item.words.width;
    if (x > 0 && x + wide > width) {
      rows.push([]);
      x = 0;
    }
    rows.at(-1).push({ ...item, x });
    x += wide + size * 1.3;
  }
  const high = (row) => Math.max(...row.map((item) => item.words.height));
  const place = (row) => ({
    width: Math.max(...row.map((item) => item.x + indent + item.words.width)),
    height: high(row),
    marks: (x, y) =>
      row.flatMap(({ key, words, x: left }) => [
        { kind: "brick", ...brick, brick: key.brick, x: x + left, y: y + (font(size).size * CAPITAL - brick.height) / 2 },
        ...words.marks(x + left + indent, y),
      ]),
  });
  return stack(rows.filter((row) => row.length).map(place), size * 0.45);
}

// What it is, and where the figures are from.
function source(content, width, size, measure) {
  const runs = [
    { text: `${content.caveat} `, font: font(size, true), colour: "ink" },
    { text: content.source, font: font(size), colour: "ink-2" },
  ];
  return text(runs, width, 1.25, measure);
}

function wall(content, box, highest) {
  const places = bricks(content.bricks.length, box, highest);
  const marks = places.map((place, index) => ({ kind: "brick", ...place, brick: content.bricks[index] }));
  const ring = places[content.focus];
  const width = Math.max(...places.map((place) => place.x + place.width)) - box.x;
  return [
    ...marks,
    { kind: "fill", x: box.x, y: box.y + box.height, width, height: 4, colour: "ink" },
    ...(ring ? [{ kind: "ring", ...ring }] : []),
  ];
}

// The words at the left, the wall at the right, the source across.
function landscape(content, { width, height }, scale, measure) {
  const [margin, gap, column] = [48, 44, 400];
  const foot = source(content, width - 2 * margin, 24 * scale, measure);
  const top = margin + 6;
  const bottom = height - 34 - foot.height;
  const room = bottom - 30 - top;
  const blocks = [
    headline(content, column, 42 * scale, measure),
    count(content, column, 136 * scale, measure),
    verdict(content.seat, content.focus !== null, column, 28 * scale, measure),
    verdict({ ...content.commons, facts: [] }, false, column, 28 * scale, measure),
  ];
  const right = margin + column + gap;
  const wide = width - margin - right;
  const legend = keys(content, wide, 26 * scale, measure);
  const used = blocks.reduce((sum, block) => sum + block.height, 0);
  const space = (room - used) / (blocks.length - 1);
  const fits =
    space >= 22 && blocks.every((block) => block.width <= column) && legend.width <= wide && foot.width <= width - 2 * margin;
  let y = top;
  const marks = blocks.flatMap((block) => {
    const placed = block.marks(margin, y);
    y += block.height + space;
    return placed;
  });
  const box = { x: right, y: top, width: wide, height: room - legend.height - 24 };
  marks.push(...wall(content, box, HIGHEST.landscape), ...legend.marks(right, top + room - legend.height));
  marks.push(...foot.marks(margin, bottom));
  return { fits, marks };
}

// All of it one under the other, the two verdicts side by side.
function upright(content, { width, height }, scale, measure) {
  const [margin, gap] = [60, 44];
  const wide = width - 2 * margin;
  const foot = source(content, wide, 26 * scale, measure);
  const title = headline(content, wide, 64 * scale, measure);
  const number = count(content, wide, 200 * scale, measure);
  const legend = keys(content, wide, 30 * scale, measure);
  const half = (wide - gap) / 2;
  const verdicts = [
    verdict(content.seat, content.focus !== null, half, 32 * scale, measure),
    verdict(content.commons, false, half, 32 * scale, measure),
  ];
  const low = Math.max(...verdicts.map((block) => block.height));
  const top = margin + 10;
  const bottom = height - 48 - foot.height;
  const legendTop = bottom - 40 - low - 44 - legend.height;
  const wallTop = top + title.height + 40 + number.height + 44;
  const box = { x: margin, y: wallTop, width: wide, height: legendTop - 26 - wallTop };
  const fits =
    box.height >= 0.35 * height &&
    [title, number, legend, foot].every((block) => block.width <= wide) &&
    verdicts.every((block) => block.width <= half);
  const marks = [
    ...title.marks(margin, top),
    ...number.marks(margin, top + title.height + 40),
    ...wall(content, box, HIGHEST.upright),
    ...legend.marks(margin, legendTop),
    { kind: "fill", x: margin, y: bottom - 40 - low - 24, width: wide, height: 2, colour: "rule" },
    ...verdicts.flatMap((block, index) => block.marks(margin + index * (half + gap), bottom - 40 - low)),
    ...foot.marks(margin, bottom),
  ];
  return { fits, marks };
}

// Lays out one of the FORMATS by its name, as large as it fits.
export function compose(content, format, measure) {
  const size = FORMATS[format];
  const attempt = format === "upright" ? upright : landscape;
  let made;
  for (least of LEAST) {
    for (const scale of SCALES) {
      made = attempt(content, size, scale, measure);
      if (made.fits) break;
    }
    if (made.fits) break;
  }
  const ground = [
    { kind: "fill", x: 0, y: 0, width: size.width, height: size.height, colour: "bg" },
    { kind: "fill", x: 0, y: 0, width: size.width, height: 12, colour: "ink" },
  ];
  return { width: size.width, height: size.height, marks: [...ground, ...made.marks] };
}
