// The frame's script in a page made of what it touches: what the page around it may say, and what
// an address may say.

import assert from "node:assert/strict";
import { outcome, seats } from "brexit-transfer/model";
import { fuzz } from "./fuzz.mjs";

const SCRIPT = new URL("./node_modules/brexit-transfer/frame.js", import.meta.url);
const CODES = seats().map(({ code }) => code).filter((code) => !code.startsWith("N"));
const HEIGHT = 1234;
const PARTS = { t: ["transfer", 1, 0, 100], l: ["labourShare", 1, 0, 100], s: ["swing", 2, -25, 25] };

console.warn = () => {};

// ---- The page ----

let said = [];
let asked;
const host = { postMessage: (message, target) => said.push([message, target]) };
const stranger = { postMessage: (message) => assert.fail(`said to a stranger: ${message}`) };
const listeners = {};
const later = [];

const element = {
  listeners: {},
  setAttribute() {},
  addEventListener: (kind, listener) => (element.listeners[kind.split(":")[1]] ??= []).push(listener),
  getBoundingClientRect: () => ({ width: 600.5, height: HEIGHT - 0.5 }),
  update(scenario) {
    asked = scenario;
    element.outcome = outcome(scenario);
  },
};

Object.assign(globalThis, {
  window: globalThis,
  parent: host,
  document: { querySelector: () => element, documentElement: { dataset: {} } },
  addEventListener: (kind, listener) => (listeners[kind] = listener),
  ResizeObserver: class { observe() {} },
  history: {
    replaceState(_state, _title, address) {
      location.hash = address.startsWith("#") ? address : "";
    },
  },
  setTimeout: (action) => later.push(action),
});

let imports = 0;
// Opens the frame with a query.
async function open(search) {
  Object.assign(element, { listeners: {}, outcome: undefined });
  globalThis.location = { search, hash: "", pathname: "/frame.html", href: `https://a.example/frame.html${search}` };
  said = [];
  await import(`${SCRIPT}?${imports++}`);
  element.outcome = outcome();
  for (const listener of element.listeners.ready) listener();
}

// ---- Messages ----

const KIND = {
  amp: (said) => said?.sentinel === "amp" && said.type === "embed-size" && said.height === HEIGHT,
  open: (said) => said?.type === "iframe-resized" && said.height === HEIGHT && said.width === 601,
  pym: (said) => said === `pymxPYMxkidxPYMxheightxPYMx${HEIGHT}`,
  resizer: (said) => /^\[iFrameSizer\][^:]{1,200}:1234:601:(init|resizeObserver)$/s.test(said),
};

// What a host says, and the kind of answer that it waits for.
const proper = (chance) =>
  chance.of([
    () => [{ sentinel: "amp", type: "frames-init", [chance.junk()]: chance.junk() }, "amp"],
    () => [{ type: "iframe-child-init" }, "open"],
    () => [{ type: "iframe-get-child-dimensions", sentinel: chance.junk() }, "open"],
    () => [`pymxPYMxkidxPYMxwidthxPYMx${1 + chance.below(5000)}`, "pym"],
    () => [`[iFrameSizer]${chance.text("abcXYZ_-09é", 20)}a:${chance.below(99)}:${chance.of(["true", "false"])}:x`, "resizer"],
  ])();

function improper(chance) {
  return chance.of([
    () => chance.junk(),
    () => chance.junk().repeat(chance.below(1000)),
    () => chance.text(["pym", "xPYMx", "kid", "width", "height", "-", "1", "0", "NaN", ":", "[iFrameSizer]", "true"], 9),
    () => chance.of([null, undefined, true, 7, NaN, 3n, [], new Map(), new ArrayBuffer(8), new Error("x"), /x/]),
    () => ({ [chance.of(["sentinel", "type", "height", "__proto__", "toString"])]: chance.of(["amp", "frames-init", chance.junk(), null, 1, {}]) }),
    () => ({ sentinel: chance.junk(), type: chance.of(["frames-init", "embed-size", "iframe-resized"]) }),
    () => ({ type: [chance.of(["iframe-child-init", "frames-init"])], sentinel: ["amp"] }),
    () => JSON.stringify({ type: "iframe-child-init", sentinel: "amp" }),
  ])();
}

// One character of it is another.
function damaged(chance, text) {
  const place = chance.below(text.length);
  return text.slice(0, place) + chance.of([chance.junk(), "", ":", "x"]) + text.slice(place + 1);
}

const hear = (source, data) => listeners.message({ source, data });

await open("?childId=kid&panels=seat");
await fuzz("messages", (chance) => {
  said = [];
  const before = JSON.stringify([element.outcome.scenario, location]);
  const [message, kind] = proper(chance);
  // From others the same is nothing.
  for (const other of [stranger, null, undefined, globalThis]) hear(other, message);
  assert.deepEqual(said, []);
  hear(host, message);
  assert.ok(said.length >= 1 && said.length <= 2, JSON.stringify([message, said]));
  assert.ok(said.every(([words]) => KIND[kind](words)), JSON.stringify([message, said]));
  // Whatever else is said is passed over, or answered in the words of some host.
  said = [];
  const noise = chance.below(3) || typeof message !== "string" ? improper(chance) : damaged(chance, message);
  hear(host, noise);
  assert.ok(said.length <= 2, JSON.stringify(said));
  for (const [words] of said) {
    assert.ok(Object.values(KIND).some((is) => is(words)), JSON.stringify(words));
  }
  assert.equal(JSON.stringify([element.outcome.scenario, location]), before);
});

// ---- The fragment ----

// What a text says for a part, read digit by digit.
function number(text, [, places, least, most]) {
  const found = /^\s*([-+]?)(\d*)(?:\.(\d*))?\s*$/.exec(text);
  if (!found || !(found[2] || found[3])) return null;
  const digits = (found[3] ?? "").padEnd(places + 1, "0");
  const units = BigInt((found[2] || "0") + digits.slice(0, places)) + (digits[places] >= "5" ? 1n : 0n);
  const size = Number(units) / 10 ** places;
  return Math.min(Math.max(found[1] === "-" ? -size : size, least), most) + 0;
}

function fragment(chance) {
  const part = () => {
    const name = chance.of(["t", "l", "s", "t", "l", "s", "T", "seat", "", "__proto__"]);
    const digits = () => chance.text("0123456789", 4);
    const value = chance.of([
      () => `${chance.of(["", "-", "+", " "])}${digits()}${chance.of(["", "."])}${digits()}`,
      () => `${chance.of(["", "-"])}${chance.below(chance.of([26, 120]))}.${chance.below(200)}5`,
      () => chance.text("0123456789.-+eEx%,", 9),
      () => encodeURIComponent(chance.text("\u0660\u0663 NaNInfity", 5)),
    ])();
    return `${name}${chance.of(["=", "=", "=", ""])}${value}`;
  };
  return `#${Array.from({ length: chance.below(6) }, part).join("&")}`;
}

// Another setting, and back by its fragment.
function comesBack(chance) {
  const labourShare = chance.below(1001);
  const scenario = {
    transfer: chance.below(1001 - labourShare) / 10,
    labourShare: labourShare / 10,
    swing: (chance.below(5001) - 2500) / 100,
  };
  const wall = chance.of(["wall", "north", "wales", "labour"]);
  element.outcome = outcome({ ...scenario, seat: chance.of(CODES), wall });
  assert.deepEqual(element.outcome.scenario, scenario);
  for (const listener of element.listeners.change) listener();
  for (const action of later.splice(0)) action();
  const { hash } = location;
  assert.match(hash, /^(#([tls]=-?[\d.]+|seat=[EWS]\d{8}|wall=[a-z]+)(&([tls]=-?[\d.]+|seat=[EWS]\d{8}|wall=[a-z]+))*)?$/);
  element.outcome = outcome({ transfer: 1, labourShare: 1, swing: 1 });
  asked = element.outcome.scenario;
  listeners.hashchange();
  assert.deepEqual(asked, scenario, hash);
}

let round = 0;
await fuzz("fragments", async (chance) => {
  if (round++ % 100 === 0) {
    const some = () => chance.below(1001) / 10;
    await open(chance.of(["", `?transfer=${some()}`, `?transfer=${some()}&labour-share=${some()}&swing=-3.25`]));
  }
  comesBack(chance);
  // Any text: the same as a plain reading of it.
  location.hash = "";
  asked = undefined;
  element.outcome = { scenario: {} };
  listeners.hashchange();
  const start = asked;
  location.hash = fragment(chance);
  element.outcome = { scenario: {} };
  listeners.hashchange();
  const wanted = { ...start };
  const parts = [...new URLSearchParams(location.hash.slice(1))];
  for (const [name, part] of Object.entries(PARTS)) {
    const numbers = parts.filter(([key]) => key === name).map(([, text]) => number(text, part));
    wanted[part[0]] = numbers.find((value) => value !== null) ?? start[part[0]];
  }
  const room = Math.round((100 - wanted.transfer) * 10) / 10;
  wanted.labourShare = Math.min(wanted.labourShare, room);
  assert.deepEqual(asked, wanted, location.hash);
  // And the same to the model, which reads by other rules.
  assert.deepEqual(outcome(asked).scenario, asked, location.hash);
});
