// The numbers alone, without a page: for pages and workers, which await init() once. See
// model.d.ts. By the package's name Node gets model.node.js instead.

import * as glue from "./__GLUE__";

import { loading } from "./numbers.js";

export { curve, outcome, seats } from "./numbers.js";

const address = () => new URL("./__WASM__", import.meta.url);
const LOST =
  "brexit-transfer/model does not find its file beside it, as happens in a bundle for Node: have " +
  'the bundler resolve packages by the condition "node", or leave brexit-transfer out of the bundle';

// Node: asked for at run time, so that bundlers for the browser need not know of it.
const files = globalThis.process?.getBuiltinModule?.("node:fs");

function read() {
  try {
    glue.startAtOnce(files.readFileSync(address()));
  } catch (cause) {
    throw new Error(LOST, { cause });
  }
}

async function download() {
  const answer = await fetch(address());
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return WebAssembly.compile(await answer.arrayBuffer());
}

export async function init() {
  if (!files) await glue.start(download);
  else if (!glue.isReady()) read();
}

export const load = loading(init, (address) => files.promises.readFile(address));

// In Node there is no need to wait. What is wrong is said by init().
if (files) init().catch(() => {});
