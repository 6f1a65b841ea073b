// The numbers alone, imported in Node by the package's name: ready on import.

import assert from "node:assert/strict";
import { curve, init, outcome, seats } from "brexit-transfer/model";

// The published table of the model.
const walls = [0, 10, 25, 33, 34, 50, 62, 70, 77, 100].map(
  (transfer) => outcome({ transfer }).wall.conservative,
);
assert.deepEqual(walls, [49, 50, 54, 60, 62, 64, 72, 73, 73, 81]);

const all = seats({ transfer: 62 });
assert.equal(all.length, 650);
assert.deepEqual(
  all.map((seat) => seat.code),
  all.map((seat) => seat.code).sort(),
);
for (const seat of all) {
  const sum = Object.values(seat.shares).reduce((a, b) => a + b);
  assert.ok(Math.abs(sum - 100) < 1e-9, `${seat.name}: ${sum}`);
}

const steps = curve({ labourShare: 30 });
assert.equal(steps[0].transfer, 0);
assert.ok(steps.at(-1).transfer <= 70);
assert.deepEqual(outcome({ seat: "Hartlepool" }).seat, outcome().seat);
assert.throws(() => outcome({ transfer: "62" }), { name: "BrexitTransferOptionError", message: /transfer.*"62".*accepted/ });
assert.throws(() => outcome({ transfr: 62 }), { name: "BrexitTransferOptionError", message: /transfr/ });
// Asking again does nothing.
await init();
assert.equal(outcome({ wall: "E14000733 e14000733" }).wall.seats, 1);
assert.equal(outcome({ wall: "E14000733" }).wall.id, "custom");
