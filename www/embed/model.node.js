// model.js for Node, and for bundles that run there. It carries the module within it, since the
// file of the module is easily left behind where a server is bundled.

import * as glue from "./__GLUE__";

import { loading } from "./numbers.js";

export { curve, outcome, seats } from "./numbers.js";

const text = atob("__MODULE__");
glue.startAtOnce(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));

// It is ready.
export async function init() {}

// Asked for at run time: some bundles for servers run where there are no files.
const files = () => import("node:fs/promises");
export const load = loading(init, async (address) => (await files()).readFile(address));
