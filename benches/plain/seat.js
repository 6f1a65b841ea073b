// Hartlepool: its result, the bars with what has moved between them, and the by-election's swing.

import { PARTIES } from "../vanilla/model.js";
import { NAMES, attribute, mark, oneDecimal, stripedBar, tenth, text, thousands, votes } from "./write.js";

// 12 December 2019.
const IN_2019 = { con: 11_869, lab: 15_464, brexit: 10_603, valid: 41_037 };
// 6 May 2021.
const BY_ELECTION = { con: 15_529, lab: 8_589, valid: 29_933 };
const BAR = 24;
const CON_TOP = 74;
const BREXIT_TOP = 126;

const share = (count) => (100 * count) / IN_2019.valid;
const change = (party) => (100 * BY_ELECTION[party]) / BY_ELECTION.valid - share(IN_2019[party]);
const SWING = (change("con") - change("lab")) / 2;

export function seatPanel(section) {
  const result = section.querySelector("h3 > span");
  const party = attribute(result, "data-party");
  const winner = text(result);
  const majority = text(section.querySelector("h3 .num"));
  const moved = text(section.querySelector(".bt-sub"));
  const drawBars = bars(section.querySelector("figure svg"));
  const drawSwing = swing(section.querySelector(".bt-sw"));
  return (view) => {
    const key = PARTIES[view.seat.winner];
    party(key);
    winner(`${NAMES[key]} ${key === "lab" ? "hold" : "gain"}`);
    majority(votes(view.seat.majority));
    moved(
      `${votes(100 * view.percent * IN_2019.brexit)} of Hartlepool’s ${thousands(IN_2019.brexit)} ` +
        "Brexit Party votes move to the Conservatives. Share of the vote, against 2019 (dashed) and the by-election (",
    );
    drawBars(view);
    drawSwing(view);
  };
}

function bars(svg) {
  const group = svg.firstElementChild;
  const find = (selector) => group.querySelector(selector);
  // The scale of the opening markup: Labour's bar never changes.
  const left = find(".f-lab").x.baseVal.value;
  const scale = find(".f-lab").width.baseVal.value / share(IN_2019.lab);
  const x = (percent) => left + scale * percent;
  const [con2019, brexit2019] = [x(share(IN_2019.con)), x(share(IN_2019.brexit))];

  const ribbon = attribute(mark(group, find(".g-axis"), "path", "g-rib"), "d");
  const stripes = mark(group, find(".f-con").nextSibling, "path", "hs w");
  const gain = mark(group, stripes, "rect", "f-hc", { y: CON_TOP, height: BAR });
  const drawGain = stripedBar(gain, stripes, CON_TOP, BAR);
  const brexit = attribute(find(".f-bx"), "width");
  const ghost = mark(group, find(".f-bx").nextSibling, "path", "g-ghost");
  const outline = attribute(ghost, "d");
  const left2019 = mark(group, ghost, "rect", "f-bxv", { y: BREXIT_TOP, height: BAR });
  const [goneX, goneWidth] = [attribute(left2019, "x"), attribute(left2019, "width")];

  const values = ["con", "bx"].map((name) => {
    const value = find(`.s16.t-${name}`);
    return { percent: text(value), count: text(value.nextElementSibling) };
  });
  const thenX = tenth(brexit2019 + 6);
  const then = text(mark(group, null, "text", "s12 i2", { x: thenX, y: BREXIT_TOP + 16.5 }));
  const thenWords = in2019(svg, find(".s16.t-bx").getBBox().x - thenX);
  // Between where the moved votes were and where they are: both ends move, the middle stays.
  const middle = tenth((con2019 + brexit2019) / 2);
  const points = text(
    mark(group, null, "text", "s12 b t-bx halo", { x: middle, y: BREXIT_TOP - 10, "text-anchor": "middle" }),
  );
  const label = attribute(svg, "aria-label");

  return ({ percent, seat }) => {
    const moved = share((IN_2019.brexit * percent) / 100);
    const [con, rest] = [share(seat.con / 10_000), share(seat.brexit / 10_000)];
    const [conEnd, brexitEnd] = [tenth(x(con)), tenth(x(rest))];
    const [from, to] = [tenth(brexit2019), tenth(con2019)];
    const [top, bottom] = [CON_TOP + BAR, BREXIT_TOP];
    const half = (top + bottom) / 2;
    ribbon(
      percent === 0
        ? ""
        : `M${brexitEnd} ${bottom}C${brexitEnd} ${half} ${to} ${half} ${to} ${top}L${conEnd} ${top}` +
            `C${conEnd} ${half} ${from} ${half} ${from} ${bottom}z`,
    );
    drawGain(con2019, scale * moved);
    brexit(tenth(scale * rest));
    goneX(brexitEnd);
    goneWidth(tenth(scale * moved));
    outline(
      percent === 0
        ? ""
        : `M${brexitEnd} ${BREXIT_TOP + 0.5}H${tenth(brexit2019 - 0.5)}v${BAR - 1}H${brexitEnd}`,
    );
    const [conShare, brexitShare] = [oneDecimal(con), oneDecimal(rest)];
    values[0].percent(`${conShare}%`);
    values[0].count(votes(seat.con));
    values[1].percent(`${brexitShare}%`);
    values[1].count(votes(seat.brexit));
    then(percent === 0 ? "" : thenWords);
    points(moved < 3 ? "" : `+${oneDecimal(moved)} pts`);
    label(
      "Hartlepool, share of the vote in this scenario, with the 2019 general election and the by-election in brackets: " +
        `Labour 37.7% (37.7, 28.7), Conservative ${conShare}% (28.9, 51.9), ` +
        `Brexit Party ${brexitShare}% (25.8, 1.2), others 7.6% (7.6, 18.2).`,
    );
  };
}

// The Brexit Party's share in 2019, in as many words as there is room for before the figures of now.
function in2019(svg, room) {
  const words = svg.viewBox.baseVal.width < 400 ? "25.8 in 2019" : "25.8% in 2019";
  const trial = mark(svg, null, "text", "s12 i2");
  trial.textContent = words;
  const hasRoom = trial.getComputedTextLength() + 8 <= room;
  trial.remove();
  return hasRoom ? words : "25.8%";
}

function swing(element) {
  const svg = element.querySelector("svg");
  const width = svg.viewBox.baseVal.width;
  const group = svg.firstElementChild;
  const bar = mark(group, null, "rect", "f-hc", { y: 0, height: 16 });
  const fill = stripedBar(bar, mark(group, null, "path", "hs w"), 0, 16);
  const label = attribute(svg, "aria-label");
  const [part, rest] = [...element.querySelectorAll(".bt-swl b")].map(text);
  const whole = oneDecimal(SWING);
  return ({ percent }) => {
    const explained = share((IN_2019.brexit * percent) / 100) / 2;
    const shown = oneDecimal(explained);
    fill(0, width * Math.min(1, explained / SWING));
    label(`${shown} of the ${whole} points of swing`);
    part(shown);
    rest(oneDecimal(whole - shown));
  };
}
