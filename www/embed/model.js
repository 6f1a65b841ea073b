// The numbers alone, without a page: for Node, where they are ready on import, and for workers,
// which await init() once. See model.d.ts.

import * as glue from "./__GLUE__";

const address = new URL("./__WASM__", import.meta.url);

export async function init() {
  await glue.start(address);
}

// The module's own functions, given plain data.
const asked = (answer) => (options) => {
  const given = answer(glue.plain(options));
  if (glue.trap()) throw glue.trap();
  return given;
};

export const outcome = asked(glue.outcome);
export const seats = asked(glue.seats);
export const curve = asked(glue.curve);

// Node: asked for at run time, so that bundlers for the browser need not know of it.
const files = globalThis.process?.getBuiltinModule?.("node:fs");
if (files) glue.initSync({ module: files.readFileSync(address) });
