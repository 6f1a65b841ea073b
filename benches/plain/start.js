// The widget as a newsroom's developer would write it by hand, without a framework: its first three
// panels and its control, at its own opening markup (recorded by the bench for this window), in a
// shadow root with its own style sheet. An `input` event recounts with the plain model, and each
// panel writes what has changed.
//
// What a drag in the benchmarks does not touch is there and stands still: the settings, the
// switches and the links.

import { election, outcome } from "../vanilla/model.js";
import { control } from "./control.js";
import { mapPanel } from "./map.js";
import { seatPanel } from "./seat.js";
import { wallPanel } from "./wall.js";

// As the widget: a panel more than half a screen out of sight is drawn this long after the last
// event, in milliseconds. So both draw the same panels at the same events.
const CATCH_UP_AFTER = 150;

const get = (name) => fetch(new URL(name, import.meta.url));
const [markup, style, table] = await Promise.all([
  // The name of the window whose markup it is, such as `phone`, stands after the question mark.
  get(`${location.search.slice(1)}.html`).then((answer) => answer.text()),
  get("../style.css").then((answer) => answer.text()),
  get("../election.json").then((answer) => answer.json()),
]);

const sheet = new CSSStyleSheet();
sheet.replaceSync(style);
const host = document.getElementById("host");
const root = host.attachShadow({ mode: "open" });
root.adoptedStyleSheets = [sheet];
root.innerHTML = markup;

const all = election(table);
all.hartlepool = all.seats.find((seat) => seat.name === "Hartlepool");
const panelOf = (name) => root.querySelector(`[data-panel=${name}]`);
const drawControl = control(root, all);
const panels = [
  { section: panelOf("seat"), draw: seatPanel(panelOf("seat")) },
  { section: panelOf("wall"), draw: wallPanel(panelOf("wall"), all) },
  { section: panelOf("map"), draw: mapPanel(panelOf("map"), all) },
];
for (const panel of panels) panel.isNear = true;

let shown;
let catchUp;

function draw(percent, isTouched) {
  const counted = outcome(all, 100 * percent);
  const seat = counted.results[all.hartlepool.id];
  shown = { percent, share: `${percent}%`, isTouched, seat, ...counted };
  drawControl(shown);
  for (const panel of panels) if (panel.isNear) panel.draw(shown);
  clearTimeout(catchUp);
  if (panels.some((panel) => !panel.isNear)) {
    catchUp = setTimeout(() => panels.forEach((panel) => panel.draw(shown)), CATCH_UP_AFTER);
  }
}

const observer = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      const panel = panels.find(({ section }) => section === target);
      panel.isNear = isIntersecting;
      if (isIntersecting) panel.draw(shown);
    }
  },
  { rootMargin: "50% 0px" },
);
for (const { section } of panels) observer.observe(section);

const track = root.querySelector("input.in1");
track.addEventListener("input", () => draw(Number(track.value), true));
draw(0, false);
host.getBoundingClientRect();
window.interactive = performance.now();
