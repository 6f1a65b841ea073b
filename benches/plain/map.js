// The map: one hexagon a seat, coloured by who wins it.

import { PARTIES } from "../vanilla/model.js";
import { attribute, tenth, text } from "./write.js";

const CLASSES = { con: "mc", lab: "ml", brexit: "mb", ld: "md", pc: "mp", snp: "ms" };

export function mapPanel(section, all) {
  // "None in 2017, 49 in 2019, 72 at 62%": what stands after 2019 is the reader's own.
  const heading = section.querySelector("h3");
  const number = (classes) => Object.assign(document.createElement("span"), { className: classes });
  const [mine, share] = [number("num c-con"), number("num")];
  const own = [new Text(", "), mine, new Text(" at "), share];
  const [count, at] = [text(mine), text(share)];

  const chosen = text([...section.querySelectorAll(".bt-seg b")].at(-1));
  const svg = section.querySelector("figure svg");
  const label = attribute(svg, "aria-label");
  const cells = [...svg.querySelectorAll("[data-seat]")].map((hexagon) => placed(hexagon, all));
  const dots = attribute(svg.querySelector(".mdot"), "d");
  const stripes = attribute(svg.querySelector(".hs"), "d");

  return (view) => {
    count(String(view.wall.conservative));
    at(view.share);
    if (view.percent === 0) own.forEach((part) => part.remove());
    else if (!share.isConnected) heading.append(...own);
    chosen(String(view.wall.conservative));

    let [conservative, labour, hasChanged] = [0, 0, false];
    for (const cell of cells) {
      const party = PARTIES[view.results[cell.seat.id].winner];
      if (party === "con") conservative++;
      else if (party === "lab") labour++;
      if (party === cell.party) continue;
      cell.party = party;
      cell.falls = party === "con" && PARTIES[cell.seat.held] !== "con";
      cell.look(cell.falls ? "br-n" : (CLASSES[party] ?? "mo"));
      hasChanged = true;
    }
    if (hasChanged) {
      const isOther = ({ party }) => party !== "con" && party !== "lab";
      dots(cells.filter(isOther).map((cell) => cell.dot).join(""));
      stripes(cells.filter((cell) => cell.falls).map((cell) => cell.stripe).join(""));
    }
    label(
      `Map, one hexagon a seat, at ${view.share}: ${conservative} Conservative, ${labour} Labour, ` +
        `${cells.length - conservative - labour} others.`,
    );
  };
}

// A hexagon as the markup has it, "M190.5 284.6l4.2 2.4v4.9…": its top, half its width, its side.
function placed(element, all) {
  const numbers = element.getAttribute("d").match(/-?[\d.]+/g).map(Number);
  const [x, top, half, , side] = numbers;
  const y = top + side;
  const r = 2 * half * 0.17;
  const a = 0.5 * side;
  const e = 0.126 * side;
  let stripe = `M${tenth(x - a)} ${tenth(y + a)}l${tenth(2 * a)} ${tenth(-2 * a)}`;
  // The large ones, of the wall, have room for three strokes.
  if (2 * half > 9) {
    stripe +=
      `M${tenth(x - a - e)} ${tenth(y + a * 0.05)}L${tenth(x + a * 0.05)} ${tenth(y - a - e)}` +
      `M${tenth(x - a * 0.05)} ${tenth(y + a + e)}L${tenth(x + a + e)} ${tenth(y - a * 0.05)}`;
  }
  return {
    seat: all.seats[element.dataset.seat],
    look: attribute(element, "class"),
    stripe,
    dot: `M${tenth(x - r)} ${tenth(y)}a${tenth(r)} ${tenth(r)} 0 1 0 ${tenth(2 * r)} 0a${tenth(r)} ${tenth(r)} 0 1 0 ${tenth(-2 * r)} 0z`,
  };
}
