// A script's options: whatever a page hands over is an outcome or an Error that names the option,
// and the module goes on.

import assert from "node:assert/strict";
import { outcome, seats } from "brexit-transfer/model";
import { fuzz } from "./fuzz.mjs";

const NUMBERS = { transfer: [1, 0, 100], labourShare: [1, 0, 100], swing: [2, -25, 25] };
const TEXTS = ["seat", "wall", "theme", "headline", "panels", "src", "home"];
const OTHERS = ["", "Transfer", "labour-share", "__proto__", "constructor", "toString", "loading"];
const PLACES = seats().flatMap(({ code, name }) => [code, name]);
const WORDS = ["wall", "north", "wales", "labour", "auto", "dark", "seat map", "list", ...PLACES];

const own = new Error("the page's own");

// Of every kind that a script can hand over.
function any(chance) {
  return chance.of([
    // The nearest to three decimals, as a page would write them.
    () => (chance.below(200_000) - 50_000) / 1000,
    () => chance.of([0, -0, NaN, Infinity, -Infinity, 1e300, 5e-324, -1e-7, 2 ** 53]),
    () => chance.of(WORDS),
    () => chance.text("0123456789.-+eE ", 12),
    () => chance.junk(),
    () => chance.of(WORDS).repeat(chance.below(2000)),
    () => Array.from({ length: chance.below(4) }, () => chance.of(["seat", "map", "x", "", 1, null])),
    () => chance.of([null, undefined, true, 10n, Symbol("s"), {}, () => 1, new Map(), new Date(0)]),
    () => ({ toString: () => { throw own } }),
    () => new Proxy({}, { get: () => { throw own } }),
    () => new Proxy([], { get: () => { throw own } }),
  ])();
}

// Whether docs/script.md takes it.
function isRight(name, value) {
  if (value === undefined) return true;
  if (Object.hasOwn(NUMBERS, name)) return typeof value === "number" && !Number.isNaN(value);
  if (!TEXTS.includes(name)) return false;
  const words = name === "panels" && Array.isArray(value);
  return typeof value === "string" || (words && value.every((word) => typeof word === "string"));
}

// Half away from zero, in whole thousandths.
function rounded(value, [places, least, most]) {
  const unit = 10 ** (3 - places);
  const size = Math.floor((Math.abs(Math.round(value * 1000)) + unit / 2) / unit);
  return Math.min(Math.max((Math.sign(value) * size) / 10 ** places, least), most) + 0;
}

// Warnings go to the console, as they should; not to this one.
const warn = console.warn;
console.warn = (line) => assert.ok(line.startsWith("brexit-transfer: ") && line.length < 500, line);

await fuzz("options", (chance) => {
  const names = [...Object.keys(NUMBERS), ...TEXTS, ...OTHERS];
  const given = Array.from({ length: chance.below(5) }, () => [chance.of(names), any(chance)]);
  const options = Object.fromEntries(given);
  let found, failure;
  try {
    found = outcome(options);
  } catch (error) {
    failure = error;
  }
  let isAccepted;
  try {
    isAccepted = Object.entries(options).every(([name, value]) => isRight(name, value));
  } catch {
    // Reading it runs the page's own code, which fails in its own name.
    assert.equal(failure, own);
    return;
  }
  if (!isAccepted) {
    // One of several wrong ones is named; the page's own code may come first.
    assert.ok(failure === own || failure?.name === "BrexitTransferOptionError", String(failure));
    assert.ok(failure === own || failure.message.length < 400, failure.message);
  } else {
    assert.equal(failure, undefined);
    const { scenario } = found;
    for (const [name, range] of Object.entries(NUMBERS)) {
      const value = options[name];
      // The labour share gives way to the transfer.
      if (value === undefined || name === "labourShare" || Math.abs(value) > 1e6) continue;
      assert.equal(scenario[name], rounded(value, range), `${name}: ${value}`);
    }
    assert.ok(scenario.transfer + scenario.labourShare <= 100 + 1e-9);
    const { majority, ...parties } = found.commons;
    assert.equal(Object.values(parties).reduce((a, b) => a + b), 650);
    assert.equal(majority, 2 * parties.con - 650);
  }
  // It has not stopped, and keeps nothing.
  assert.equal(outcome({ transfer: 62 }).wall.conservative, 72);
});
console.warn = warn;
