// A layout (./layout.js) in a look (./look.js), as SVG and on a canvas. Both draw the same
// shapes; a canvas has the page's own fonts, which an SVG shown as an image cannot have.

const SVG = "http://www.w3.org/2000/svg";
const RADIUS = 2;
// Of a brick's height: from stripe to stripe along its foot, and the width of one. A brick higher
// than this has no wider ones.
const PITCH = 0.5;
const STRIPE = 0.1;
const HIGHEST = 48;

// The stripes of a brick, from the bottom up to the right and cut at its edges, and how wide they
// are: one pitch apart, the first as far from its corner as the last from the other.
function stripes({ x, y, width, height }) {
  const unit = Math.min(height, HIGHEST);
  const count = Math.round((width + height) / (unit * PITCH));
  const pitch = (width + height) / count;
  const lines = Array.from({ length: count }, (_, index) => {
    // Where it would meet the ground, from the left; it goes up as far as it goes right.
    const foot = (index + 0.5) * pitch - height;
    const [from, to] = [Math.max(foot, 0), Math.min(foot + height, width)];
    return { x1: x + from, y1: y + height - (from - foot), x2: x + to, y2: y + height - (to - foot) };
  });
  return { lines, width: unit * STRIPE };
}

// Every mark as plain shapes: rectangles with fill and stroke, lines, texts.
function* shapes({ marks }, { colours, bricks, faces }) {
  for (const mark of marks) {
    const { x, y, width, height } = mark;
    if (mark.kind === "fill") {
      yield { kind: "rect", x, y, width, height, radius: 0, fill: colours[mark.colour] };
    } else if (mark.kind === "brick") {
      const { fill, stroke, over } = bricks[mark.brick] ?? bricks.mo;
      const line = Math.min(3, Math.max(1, height * 0.05));
      // The outline lies within the brick, so that all are alike in size.
      const half = stroke ? line / 2 : 0;
      const inner = { x: x + half, y: y + half, width: width - 2 * half, height: height - 2 * half };
      yield { kind: "rect", ...inner, radius: RADIUS, fill, stroke, line };
      if (over) yield { kind: "lines", ...stripes(mark), stroke: over };
    } else if (mark.kind === "ring") {
      const line = Math.min(5, Math.max(3, height * 0.12));
      const around = (by) => ({ x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by, radius: RADIUS + by });
      yield { kind: "rect", ...around(line), stroke: colours.bg, line };
      yield { kind: "rect", ...around(line / 4), stroke: colours.ink, line };
    } else {
      const { face, size, bold } = mark.font;
      yield { kind: "text", x, y, width, text: mark.text, fill: colours[mark.colour], face: faces[face], size, weight: bold ? 700 : 400 };
    }
  }
}

const round = (number) => Math.round(number * 100) / 100;

function element(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(name, typeof value === "number" ? round(value) : value);
  }
  made.append(...children);
  return made;
}

// An SVG document. `title` and `description` are for those who do not see it.
export function toSvg(layout, look, title, description) {
  const { width, height } = layout;
  const sheet = element("svg", { xmlns: SVG, viewBox: `0 0 ${width} ${height}`, width, height, role: "img" });
  sheet.append(element("title", {}, title), element("desc", {}, description));
  for (const shape of shapes(layout, look)) {
    if (shape.kind === "text") {
      const { x, y, face, size, weight, fill } = shape;
      // The length keeps a line in its place where the reader's machine lacks the page's font.
      const length = { textLength: shape.width, lengthAdjust: "spacingAndGlyphs" };
      const font = { "font-family": face, "font-size": size, "font-weight": weight };
      sheet.append(element("text", { x, y, fill, ...font, ...length }, shape.text));
    } else if (shape.kind === "lines") {
      const d = shape.lines.map((line) => `M${round(line.x1)} ${round(line.y1)}L${round(line.x2)} ${round(line.y2)}`).join("");
      sheet.append(element("path", { d, stroke: shape.stroke, "stroke-width": shape.width }));
    } else {
      const { x, y, width, height, radius, fill, stroke, line } = shape;
      const rim = stroke && { stroke, "stroke-width": line };
      sheet.append(element("rect", { x, y, width, height, rx: radius || undefined, fill: fill ?? "none", ...rim }));
    }
  }
  return new XMLSerializer().serializeToString(sheet);
}

// Whether a page may have what it has drawn: a browser that guards against fingerprints may give it
// something else without a word.
export function canExport() {
  const canvas = Object.assign(document.createElement("canvas"), { width: 2, height: 2 });
  const context = canvas.getContext("2d");
  context.fillStyle = "#000";
  context.fillRect(0, 0, 2, 2);
  const bytes = [...context.getImageData(0, 0, 2, 2).data];
  // Some add a little noise, which no eye sees.
  return bytes.every((byte, index) => (index % 4 === 3 ? byte > 247 : byte < 8));
}

// A canvas of the layout's size.
export function toCanvas(layout, look) {
  const canvas = Object.assign(document.createElement("canvas"), { width: layout.width, height: layout.height });
  const context = canvas.getContext("2d");
  for (const shape of shapes(layout, look)) {
    if (shape.kind === "text") {
      context.font = cssFont(shape.face, shape.size, shape.weight);
      context.fillStyle = shape.fill;
      context.fillText(shape.text, shape.x, shape.y);
      continue;
    }
    context.beginPath();
    if (shape.kind === "lines") {
      for (const { x1, y1, x2, y2 } of shape.lines) {
        context.moveTo(x1, y1);
        context.lineTo(x2, y2);
      }
      context.lineWidth = shape.width;
    } else {
      outline(context, shape);
      if (shape.fill) {
        context.fillStyle = shape.fill;
        context.fill();
      }
      context.lineWidth = shape.line;
    }
    if (shape.stroke) {
      context.strokeStyle = shape.stroke;
      context.stroke();
    }
  }
  return canvas;
}

function outline(context, { x, y, width, height, radius }) {
  if (!radius) return context.rect(x, y, width, height);
  const [right, bottom] = [x + width, y + height];
  context.moveTo(x + radius, y);
  context.arcTo(right, y, right, bottom, radius);
  context.arcTo(right, bottom, x, bottom, radius);
  context.arcTo(x, bottom, x, y, radius);
  context.arcTo(x, y, right, y, radius);
  context.closePath();
}

const cssFont = (face, size, weight) => `${weight} ${size}px ${face}`;

// Measures words as a canvas will draw them, once the fonts that the page offers are there.
export async function measureWith({ faces }, sample) {
  const wanted = Object.values(faces).flatMap((face) => [400, 700].map((weight) => cssFont(face, 40, weight)));
  // What cannot be loaded is drawn in the next face of the list, and measured so.
  await Promise.allSettled(wanted.map((font) => document.fonts.load(font, sample)));
  const context = document.createElement("canvas").getContext("2d");
  return (text, { face, size, bold }) => {
    context.font = cssFont(faces[face], size, bold ? 700 : 400);
    const { width, actualBoundingBoxLeft } = context.measureText(text);
    return { width, bearing: -actualBoundingBoxLeft };
  };
}
