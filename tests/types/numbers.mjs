// The numbers alone, imported in Node by the package's name: ready on import.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { curve, init, load, outcome, seats } from "brexit-transfer/model";

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

// ---- Another election ----

const file = new URL("./node_modules/brexit-transfer/2024.election", import.meta.url);
const bytes = readFileSync(file);

const server = createServer((request, response) => {
  const [type, content] = {
    "/2024.election": ["application/octet-stream", bytes],
    "/page.election": ["text/html", "<!doctype html>"],
    "/huge.election": ["application/octet-stream", Buffer.alloc(2_000_000)],
  }[request.url] ?? ["text/plain", undefined];
  response.writeHead(content ? 200 : 404, { "content-type": type });
  response.end(content);
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const address = (name) => `http://127.0.0.1:${server.address().port}/${name}`;

const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
for (const source of [file, file.href, address("2024.election"), new URL(address("2024.election")), bytes, buffer]) {
  const election = await load(source);
  // The published results, and all of Reform UK's votes moved to the Conservatives.
  assert.deepEqual(pick(election.outcome().commons), [121, 411]);
  assert.deepEqual(pick(election.outcome({ transfer: 100 }).commons), [302, 267]);
  const { code, votes, winner } = election.outcome({ seat: "Hartlepool" }).seat;
  assert.deepEqual([code, winner, votes.lab, votes.con, votes.reform], ["E14001272", "lab", 16414, 7767, 8716]);
  assert.equal(election.seats().length, 650);
  assert.equal(election.curve()[0].transfer, 0);
  assert.throws(() => election.outcome({ transfer: "62" }), { name: "BrexitTransferOptionError" });
}
// The one of 2019 is still there.
assert.equal(outcome({ transfer: 62 }).commons.majority, 132);

function pick({ con, lab }) {
  return [con, lab];
}

// What is wrong is an Error that names the file, and the module goes on.
const version = Uint8Array.from(bytes);
version["ELECTION".length]++;
for (const [source, message] of [
  [bytes.subarray(0, bytes.length / 2), "the election file: it is damaged"],
  [bytes.map((byte, place) => (place === 5000 ? byte ^ 1 : byte)), "the election file: it is damaged"],
  [version, /^the election file: it is an election file of version 4, and this widget reads version 3$/],
  [new Uint8Array(), "the election file: it is not an election file"],
  [new Uint8Array(2_000_000), "the election file: it is too large"],
  [new URL("none.election", file), /^none\.election: /],
  [address("huge.election"), "huge.election: it is too large"],
  [address("page.election"), "page.election: 200 text/html"],
  [address("none.election"), "none.election: 404"],
  ["none.election", /^none\.election: /],
]) {
  await assert.rejects(load(source), { name: "Error", message });
}
for (const source of [undefined, null, 7, {}, [1]]) {
  await assert.rejects(load(source), { name: "TypeError", message: /load\(\) takes an address/ });
}
assert.equal(outcome({ transfer: 62 }).wall.conservative, 72);
server.close();
