// The picture for cards: what a reader saves and posts. Loaded when a reader asks for it.

import { compose, FORMATS } from "./card/layout.js";
import { look } from "./card/look.js";
import { measureWith, toCanvas, toSvg } from "./card/draw.js";

export { compose, FORMATS };

// Draws what a widget shows now: a function that gives for each of the FORMATS
// `{ canvas, svg }`, the second as text.
export async function pictures({ root, card }) {
  const seen = look(root);
  const measure = await measureWith(seen, card.description);
  const title = card.headline.map((run) => run.text).join("");
  return (format) => {
    const layout = compose(card, format, measure);
    return { canvas: toCanvas(layout, seen), svg: toSvg(layout, seen, title, card.description) };
  };
}
