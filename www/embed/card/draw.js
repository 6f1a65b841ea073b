// A layout (./layout.js) in a look (./look.js), as SVG and on a canvas. Both draw the same
// shapes; a canvas has the page's own fonts, which an SVG shown as an image cannot have.

const SVG = "http://www.w3.org/2000/svg";
const RADIUS = 2;

// The strokes of a striped brick, from the bottom up to the right, and how wide they are.
function strokes({ x, y, width, height }) {
  const count = Math.max(3, Math.round((width - height) / (height * 0.36)) + 1);
  const inset = height * 0.07;
  const pitch = (width - height - 2 * inset) / (count - 1);
  const lines = Array.from({ length: count }, (_, index) => {
    const left = x + inset + index * pitch;
    return { x1: left, y1: y + height, x2: left + height, y2: y };
  });
  return { lines, width: height * 0.07 };
}

// Every mark as plain shapes: rectangles with fill and stroke, lines, texts.
function* shapes({ marks }, { colours, bricks, faces }) {
  for (const mark of marks) {
    const { x, y, width, height } = mark;
    if (mark.kind === "fill") {
      yield { kind: "rect", x, y, width, height, radius: 0, fill: colours[mark.colour] };
    } else if (mark.kind === "brick") {
      const { fill, stroke, stripes } = bricks[mark.brick] ?? bricks.mo;
      const line = Math.max(1, height * 0.05);
      // The outline lies within the brick, so that all are alike in size.
      const half = stroke ? line / 2 : 0;
      const inner = { x: x + half, y: y + half, width: width - 2 * half, height: height - 2 * half };
      yield { kind: "rect", ...inner, radius: RADIUS, fill, stroke, line };
      if (stripes) yield { kind: "lines", ...strokes(mark), stroke: stripes };
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
    return context.measureText(text).width;
  };
}
