// Part of the loader: text bindings, the article's own sentences, filled from the outcome.

import { NAME } from "./name.js";

const POINTS = /^scenario\.|\.(lead|tippingPoint|swingNeeded)$|\.shares\./;

// By the number of decimals. Made once: a drag fills the texts at every step.
const formats = [];
const format = (places) =>
  (formats[places] ??= new Intl.NumberFormat("en-GB", {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
    signDisplay: "negative",
  }));

// The value at a path as text; undefined where there is none.
function textAt(path, outcome) {
  let value = outcome;
  for (const name of path.trim().split(".")) {
    if (value === null || value === undefined || !Object.hasOwn(Object(value), name)) return;
    value = value[name];
  }
  if (typeof value !== "number") return typeof value === "string" ? value : undefined;
  return format(POINTS.test(path) ? 1 : 0).format(value);
}

export function fill(event) {
  for (const element of document.querySelectorAll(`[data-${NAME}-text]`)) {
    // Named by the element or by one around it. Without a name the first widget of the page speaks.
    const id = element.closest(`[data-${NAME}-for]`)?.getAttribute(`data-${NAME}-for`);
    const widget = id
      ? document.getElementById(id)
      : document.querySelector(`${NAME},[data-${NAME}]`);
    if (!widget?.contains(event.target)) continue;
    const text = textAt(element.getAttribute(`data-${NAME}-text`), event.detail);
    if (text !== undefined && text !== element.textContent) element.textContent = text;
  }
}
