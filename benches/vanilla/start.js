// The start of the vanilla page: what the widget shows at first, as markup, with the same style
// sheet, the election and the model. It is on show, has counted once and listens when it sets
// `interactive`. How it would draw what it counts is not in it: that is recorded (see drag.js).

import { election, outcome } from "./model.js";

const get = (name) => fetch(new URL(name, import.meta.url));
const [markup, style, table] = await Promise.all([
  get("markup.html").then((answer) => answer.text()),
  get("style.css").then((answer) => answer.text()),
  get("election.json").then((answer) => answer.json()),
]);
const sheet = new CSSStyleSheet();
sheet.replaceSync(style);
const all = election(table);
const host = document.getElementById("host");
const root = host.attachShadow({ mode: "open" });
root.adoptedStyleSheets = [sheet];
root.innerHTML = markup;
const count = () => {
  window.counted = outcome(all, 100 * root.querySelector("input").value);
};
root.addEventListener("input", count);
count();
host.getBoundingClientRect();
window.interactive = performance.now();
