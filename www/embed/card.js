// The picture for cards: what a reader saves and posts. Loaded when a reader asks for it.

import { compose, FORMATS } from "./card/layout.js";
import { look } from "./card/look.js";
import { canExport, measureWith, toCanvas, toSvg } from "./card/draw.js";

export { compose, FORMATS };

// Draws what a widget shows now: a function that gives for each of the FORMATS
// `{ svg, canvas }`, an SVG document as text, and a canvas where the browser lets a page save one.
export async function pictures({ root, card }) {
  const seen = look(root);
  const measure = await measureWith(seen, card.description);
  const title = card.headline.map((run) => run.text).join("");
  const hasCanvas = canExport();
  return (format) => {
    const layout = compose(card, format, measure);
    const svg = toSvg(layout, seen, title, card.description);
    return { svg, canvas: hasCanvas ? toCanvas(layout, seen) : undefined };
  };
}
