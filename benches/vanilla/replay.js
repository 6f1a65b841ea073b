// The least that a page which makes the widget's changes could do: it has the widget's own document,
// and on each event of a lap it recounts with the plain model and carries out the changes that were
// recorded for that event. What to change, and every text and path to be written, costs it nothing.

import { apply, make } from "./changes.js";
import { election, outcome } from "./model.js";

const get = (name) => fetch(new URL(name, import.meta.url));
const [{ start, changes }, style, table] = await Promise.all([
  // The name of the window whose recording it is, such as `phone`, stands after the question mark.
  get(`${location.search.slice(1)}.json`).then((answer) => answer.json()),
  get("../style.css").then((answer) => answer.text()),
  get("../election.json").then((answer) => answer.json()),
]);
const all = election(table);
const sheet = new CSSStyleSheet();
sheet.replaceSync(style);
const host = document.getElementById("host");
const root = host.attachShadow({ mode: "open" });
root.adoptedStyleSheets = [sheet];

let nodes;
let step;
// Before each lap: the document as it was recorded, since nodes are made on the way.
window.rewind = () => {
  nodes = [];
  step = 0;
  root.replaceChildren(make(nodes, start));
};
window.rewind();
root.addEventListener("input", (event) => {
  window.counted = outcome(all, 100 * Number(event.target.value));
  for (const change of changes[step]) apply(nodes, change);
  step++;
});
host.getBoundingClientRect();
window.interactive = performance.now();
