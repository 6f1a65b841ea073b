// Times the model in Node: the widget's, in WebAssembly, beside the same in plain JavaScript.
// Both are first checked to give the same figures.
// node benches/model.mjs EMBED_FOLDER BENCH_MODEL.wasm ELECTION.json

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import * as vanilla from "./vanilla/model.js";

const [embed, alone, table] = process.argv.slice(2);
const widget = await import(pathToFileURL(resolve(embed, "model.js")));
const all = vanilla.election(JSON.parse(readFileSync(table, "utf8")));
const hartlepool = all.seats.findIndex((seat) => seat.name === "Hartlepool");

// The same figures, to the last bit but for the band, whose sums may be rounded differently.
for (const swing of [-25, -3.07, 0, 0.5, 12.9, 25]) {
  for (const labourShare of [0, 5, 30]) {
    for (let transfer = 0; transfer <= 100 - labourShare; transfer += 2.5) {
      const options = { transfer, labourShare, swing };
      const [ours, plain] = [widget.outcome(options), vanilla.report(all, options, hartlepool)];
      assert.ok(Math.abs(ours.wall.expected - plain.wall.expected) < 1e-6);
      ours.wall.expected = plain.wall.expected;
      assert.deepEqual(ours, plain, JSON.stringify(options));
    }
  }
}

// The model alone has the whole library in its module, whose imports it never calls.
const module = new WebAssembly.Module(readFileSync(alone));
const imports = {};
for (const { module: from, name } of WebAssembly.Module.imports(module)) {
  (imports[from] ??= {})[name] = () => {
    throw new Error(`the model called ${name}`);
  };
}
const { recount } = new WebAssembly.Instance(module, imports).exports;

let sum = 0;
const lap = (count) => () => {
  for (let percent = 0; percent <= 100; percent++) sum += count(percent);
};
const runners = {
  "model.wasm.us": () => (sum += recount(1)),
  "model.js.us": lap((percent) => {
    const { wall, band, mountain } = vanilla.outcome(all, percent * 100);
    return wall.conservative + band.expected + mountain.slope.length;
  }),
  "outcome.wasm.us": lap((transfer) => widget.outcome({ transfer }).wall.conservative),
  "outcome.js.us": lap(
    (transfer) => vanilla.report(all, { transfer }, hartlepool).wall.conservative,
  ),
};
// Turn by turn, so that whatever else the machine does falls on all alike.
const times = Object.fromEntries(Object.keys(runners).map((name) => [name, []]));
for (let round = 0; round < 120; round++) {
  for (const [name, run] of Object.entries(runners)) {
    const start = performance.now();
    run();
    if (round >= 20) times[name].push(((performance.now() - start) * 1000) / 101);
  }
}
assert.ok(Number.isFinite(sum));
for (const [name, all] of Object.entries(times)) {
  all.sort((a, b) => a - b);
  console.log(`${name}\t${all[all.length >> 1].toFixed(3)}`);
}
