// The red wall: one brick a seat, and beside it how many fell, fall and hold.

import { PARTIES, tippingPoint } from "../vanilla/model.js";
import { NAMES, attribute, mark, oneDecimal, tenth, text } from "./write.js";

const [FELL, FALLS, HOLDS] = [0, 1, 2];
const CLASSES = ["br-g", "br-n", "br-l"];

export function wallPanel(section, all) {
  const count = text(section.querySelector(".n"));
  // "49 fell in 2019 · 23 more fall at 62% · one brick, one seat."
  const before = section.querySelector(".bt-sub > b").nextSibling;
  const more = document.createElement("b");
  more.className = "c-con";
  const separator = new Text();
  before.before(separator, more);
  const [joint, words] = [text(separator), text(more)];

  const svg = section.querySelector("svg");
  const label = attribute(svg, "aria-label");
  const bricks = [...svg.querySelectorAll("[role=option]")].map((brick) => laid(brick, all));
  const never = bricks.filter((brick) => brick.tip === null).length;
  const stripes = attribute(svg.querySelector(".hs"), "d");
  const drawNumerals = numerals(svg, bricks, never);

  return ({ share, results, wall }) => {
    const zones = [[], [], []];
    let hasChanged = false;
    for (const brick of bricks) {
      const isConservative = PARTIES[results[brick.seat.id].winner] === "con";
      const fate = !isConservative ? HOLDS : PARTIES[brick.seat.held] === "con" ? FELL : FALLS;
      zones[fate].push(brick);
      if (fate === brick.fate) continue;
      brick.fate = fate;
      hasChanged = true;
      brick.look(CLASSES[fate]);
      brick.name(`${brick.words}, ${NAMES[isConservative ? "con" : "lab"]} in this scenario`);
    }
    const falls = zones[FALLS].length;
    count(String(wall.conservative));
    joint(falls ? " · " : "");
    words(falls ? `${falls} more fall at ${share}` : "");
    label(
      `A wall of ${bricks.length} bricks, one for each seat. ${zones[FELL].length} fell to the Conservatives in 2019, ` +
        `${falls} more fall at ${share}, ${zones[HOLDS].length} do not; ${never} not even at 100%.`,
    );
    if (hasChanged) stripes(zones[FALLS].map((brick) => brick.stripes).join(""));
    drawNumerals(zones, share);
  };
}

function laid(element, all) {
  const seat = all.seats[element.dataset.seat];
  const tip = PARTIES[seat.held] === "con" ? 0 : tippingPoint(seat, 0, 0);
  const when =
    PARTIES[seat.held] === "con" ? "fell in 2019" : tip === null ? "never falls" : `falls at ${oneDecimal(tip)}%`;
  // The brick reaches half a pixel beyond its fill, to the middle of its outline.
  const [x, y] = [element.x.baseVal.value - 0.5, element.y.baseVal.value - 0.5];
  const [width, height] = [element.width.baseVal.value + 1, element.height.baseVal.value + 1];
  const strokes = Math.max(3, Math.round((width - height) / 6.5) + 1);
  const pitch = (width - height - 3) / (strokes - 1);
  let stripes = "";
  for (let stroke = 0; stroke < strokes; stroke++) {
    stripes += `M${tenth(x + 1.5 + stroke * pitch)} ${y + height}l${height} ${-height}`;
  }
  return {
    seat,
    tip,
    stripes,
    words: `${seat.name}, ${when}`,
    middle: y + height / 2,
    look: attribute(element, "class"),
    name: attribute(element, "aria-label"),
  };
}

// The counts at the left, each beside the middle of its bricks and pushed apart where those are few.
function numerals(svg, bricks, never) {
  const { width, height } = svg.viewBox.baseVal;
  const isPhone = width < 400;
  const spacing = isPhone ? 52 : 54;
  const group = svg.querySelector(".hs").parentNode;
  const tag = group.querySelector(".br-sel0");
  const size = isPhone ? "s24" : "s28";
  const opening = group.querySelector(".t-con2");
  const right = opening.getAttribute("x");
  const perCourse = bricks.filter(({ middle }) => middle === bricks.at(-1).middle).length;
  // "46 never fall", or "46 never" where there is less room.
  const rest = [...group.querySelectorAll(".i2")].find((label) => label.textContent.startsWith(never));

  const zoneOf = (number, lines) => {
    const y = [number, ...lines].map((element) => attribute(element, "y"));
    return {
      count: text(number),
      lines: lines.map(text),
      place: (middle) => [-4, 11, 25].forEach((offset, index) => y[index](tenth(middle + offset))),
    };
  };
  const linesAfter = (number) => [number.nextElementSibling, number.nextElementSibling.nextElementSibling];
  const holding = group.querySelector(".t-lab");
  const at = (classes) => mark(group, holding, "text", classes, { x: right, "text-anchor": "end" });
  const zones = [
    zoneOf(opening, linesAfter(opening)),
    zoneOf(at(`${size} b t-con`), [at("s12 ink"), at("s12 ink")]),
    zoneOf(holding, linesAfter(holding)),
  ];
  const [neverWords, neverY] = [text(rest), attribute(rest, "y")];
  const neverLabel = rest.textContent;
  const LINES = [
    () => ["fell", "in 2019"],
    (share) => ["more fall", `at ${share}`],
    () => ["still", "Labour"],
  ];

  return (bricksOf, share) => {
    const placed = [];
    bricksOf.forEach((bricks, index) => {
      const isThere = bricks.length > 0;
      const sum = bricks.reduce((sum, brick) => sum + brick.middle, 0);
      if (isThere) placed.push({ zone: zones[index], middle: sum / bricks.length });
      zones[index].count(isThere ? String(bricks.length) : "");
      const lines = LINES[index](share);
      zones[index].lines.forEach((set, line) => set(isThere ? lines[line] : ""));
    });
    for (let turn = 0; turn < 4; turn++) {
      for (let index = 1; index < placed.length; index++) {
        const lack = spacing - (placed[index].middle - placed[index - 1].middle);
        if (lack > 0) {
          placed[index].middle += lack / 2;
          placed[index - 1].middle -= lack / 2;
        }
      }
      for (const label of placed) {
        label.middle = Math.max(spacing / 2 - 2, Math.min(height - spacing / 2 - 2, label.middle));
      }
    }
    for (const { zone, middle } of placed) zone.place(middle);
    const hasRoom = bricksOf[HOLDS].length >= 4 * perCourse;
    neverWords(hasRoom ? neverLabel : "");
    if (hasRoom) neverY(tenth(placed.at(-1).middle + 39));
  };
}
