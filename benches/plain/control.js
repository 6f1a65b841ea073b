// The control: the sentence, the track with its handle and the marks under it, the score, and which
// of the settings is the reader's.

import { PARTIES, tippingPoint } from "../vanilla/model.js";
import { NAMES, attribute, stripedBar, tenth, text, votes } from "./write.js";

export function control(root, all) {
  const find = (selector) => root.querySelector(selector);
  const amount = text(find(".bt-say .num"));
  const transfer = text(find(".bt-seglab .c-con b"));
  const stay = text(find(".bt-seglab .c-bx b"));
  const spoken = attribute(find("input.in1"), "aria-valuetext");
  const drawTrack = track(find(".bt-track > svg"));
  const drawRug = rug(find(".bt-rug svg"), all);
  const drawScore = score(find(".bt-score"), all);
  const drawSettings = settings(find(".bt-more"));
  const link = text(find("[data-share=link]"));
  const hint = find(".bt-hint");
  return (view) => {
    const { percent, share, seat, wall } = view;
    amount(percent === 100 ? "all" : share);
    transfer(share);
    stay(`${100 - percent}%`);
    const winner = PARTIES[seat.winner];
    spoken(
      `${share} to the Conservatives, ${100 - percent}% stay with Reform UK, 0% to Labour. ` +
        `Hartlepool: ${NAMES[winner]} ${winner === "lab" ? "hold" : "gain"}, majority ${votes(seat.majority)}. ` +
        `Red wall: ${wall.conservative} of ${wall.seats} Conservative.`,
    );
    drawTrack(view);
    drawRug(view);
    drawScore(view);
    drawSettings(view);
    link(`Copy link to ${share}`);
    // "Drag to move voters" has been understood.
    if (view.isTouched) hint?.remove();
  };
}

function track(svg) {
  const width = svg.viewBox.baseVal.width;
  const bar = svg.querySelector(".f-hc");
  const fill = stripedBar(bar, bar.nextElementSibling, 4, 36);
  // The handle moves as one.
  const handle = document.createElementNS(svg.namespaceURI, "g");
  handle.append(...svg.querySelectorAll(".th-focus, .th, .f-ink"));
  svg.firstElementChild.append(handle);
  const place = attribute(handle, "transform");
  return ({ percent }) => {
    const x = (width * percent) / 100;
    fill(0, x);
    place(`translate(${tenth(x)})`);
  };
}

// One mark a seat, at the share at which it falls; the focus seat's has a name and no party.
function rug(svg, all) {
  const seats = [];
  for (const seat of all.wall) {
    const tip = tippingPoint(seat, 0, 0);
    if (PARTIES[seat.held] !== "con" && tip > 0 && seat !== all.hartlepool) seats.push({ seat, tip });
  }
  seats.sort((a, b) => a.tip - b.tip);
  const marks = svg.querySelectorAll(".f-lab, .f-con");
  const classes = seats.map(({ seat }, index) => ({ seat, set: attribute(marks[index], "class") }));
  return ({ results }) => {
    for (const { seat, set } of classes) {
      set(PARTIES[results[seat.id].winner] === "con" ? "f-con" : "f-lab");
    }
  };
}

function score(element) {
  const [seat, wall, commons] = element.children;
  const party = attribute(seat.querySelector(".v"), "data-party");
  const name = text(seat.querySelector(".lg"));
  const brief = text(seat.querySelector(".smo"));
  // After the two names of the party.
  const change = seat.querySelector(".v").lastChild;
  const majority = text(seat.querySelector(".s"));
  const count = text(wall.querySelector(".v"));
  const colour = attribute(commons.querySelector(".v"), "data-party");
  const lead = text(commons.querySelector(".v"));
  let last;
  return (view) => {
    const winner = PARTIES[view.seat.winner];
    if (winner !== last) {
      last = winner;
      party(winner);
      name(NAMES[winner]);
      brief(winner === "con" ? "Con" : NAMES[winner]);
      change.data = winner === "lab" ? " hold" : " gain";
    }
    majority(`majority ${votes(view.seat.majority)}`);
    count(`${view.wall.conservative} of ${view.wall.seats}`);
    const [con, lab] = view.commons.map((seats) => 2 * seats - 650);
    colour(con > 0 ? "con" : lab > 0 ? "lab" : null);
    lead(con > 0 ? `Con ${con}` : lab > 0 ? `Lab ${lab}` : "None");
  };
}

// The settings without a share for Labour: 0, 34 and 100%.
function settings(element) {
  const source = text(element.querySelector(".bt-source"));
  const chips = [...element.querySelectorAll(".bt-ends button")].map((button) => ({
    share: button.querySelector("b").textContent,
    source: button.title,
    press: attribute(button, "aria-pressed"),
  }));
  return ({ share, isTouched }) => {
    let words = "";
    for (const chip of chips) {
      const isChosen = chip.share === share;
      chip.press(String(isChosen));
      // The opening state needs no source.
      if (isChosen && isTouched) words = chip.source;
    }
    source(words);
  };
}
