// What a page shows: every element that can be seen or heard, in order, with its class, its own
// words, those for assistive technology, and its place. Two pages that show the same need not have
// the same nodes: one may keep a mark without extent where the other has none.

import { root } from "./lap.js";

const ATTRIBUTES = ["class", "data-party", "data-seat", "aria-label", "aria-pressed", "aria-valuetext"];
const WITHOUT_EXTENT = 'g, :empty:not(input, rect, line, circle, path), rect[width="0"], path[d=""], path:not([d])';

export function shown() {
  return [...root.querySelectorAll("*")]
    .filter((element) => !element.matches(WITHOUT_EXTENT))
    .map((element) => {
      const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
      const { left, top, width, height } = element.getBoundingClientRect();
      return {
        what: [
          element.localName,
          ...ATTRIBUTES.map((name) => element.getAttribute(name)),
          texts.map((node) => node.data).join(""),
        ].join(" | "),
        place: [left, top, width, height],
      };
    });
}
