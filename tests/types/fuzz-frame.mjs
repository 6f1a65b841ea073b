// The frame's script in a page made of what it touches: what the page around it may say.

import assert from "node:assert/strict";
import { outcome } from "brexit-transfer/model";
import { fuzz } from "./fuzz.mjs";

const SCRIPT = new URL("./node_modules/brexit-transfer/frame.js", import.meta.url);
const HEIGHT = 1234;

console.warn = () => {};

// ---- The page ----

let said = [];
const host = { postMessage: (message, target) => said.push([message, target]) };
const stranger = { postMessage: (message) => assert.fail(`said to a stranger: ${message}`) };
const listeners = {};

const element = {
  listeners: {},
  children: [],
  setAttribute() {},
  replaceChildren() {},
  shadowRoot: { querySelector: () => ({ getAttribute: () => "" }) },
  addEventListener: (kind, listener) => (element.listeners[kind.split(":")[1]] ??= []).push(listener),
  getBoundingClientRect: () => ({ width: 600.5, height: HEIGHT - 0.5 }),
};

Object.assign(globalThis, {
  window: globalThis,
  parent: host,
  document: { querySelector: () => element, documentElement: { dataset: {} } },
  addEventListener: (kind, listener) => (listeners[kind] = listener),
  ResizeObserver: class { observe() {} },
  customElements: { get: () => ({ observedAttributes: ["transfer", "panels"] }) },
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
