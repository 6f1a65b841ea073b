// Where there is no page the package can be imported all the same, and does nothing.

import assert from "node:assert/strict";
import { Worker } from "node:worker_threads";

// What mount() says there.
const NO_PAGE = /^brexit-transfer: mount\(\) draws in a page of a browser/;

// Node itself, as a server that renders an article.
const before = Object.getOwnPropertyNames(globalThis).join();
const { mount } = await import("brexit-transfer");
assert.equal(Object.getOwnPropertyNames(globalThis).join(), before);
await assert.rejects(mount(undefined, { transfer: 62 }), { name: "Error", message: NO_PAGE });

// A worker.
const worker = new Worker(
  `import("brexit-transfer").then(({ mount }) => mount()).catch(({ message }) =>
    require("node:worker_threads").parentPort.postMessage(message))`,
  { eval: true },
);
const [said] = await new Promise((told, failed) => {
  worker.once("message", (message) => told([message]));
  worker.once("error", failed);
});
assert.match(said, NO_PAGE);
await worker.terminate();
