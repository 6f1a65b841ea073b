// The module's own functions, given plain data: for model.js and model.node.js, which start it.

import * as glue from "./__GLUE__";
import { electionBytes, named, nameOf, withinLimit } from "./answer.js";

// Functions of an election, which is given by a function of its own.
const recounted = (election) => {
  const asked = (name) => (options) => {
    if (!glue.isReady()) throw new Error("brexit-transfer/model is not ready: await init() first");
    const given = election()[name](glue.plain(options));
    if (glue.trap()) throw glue.trap();
    return given;
  };
  return { outcome: asked("outcome"), seats: asked("seats"), curve: asked("curve") };
};

// The election that the module brings along.
let embedded;
export const { outcome, seats, curve } = recounted(() => (embedded ??= glue.ElectionFile.embedded()));

const NO_SOURCE = "brexit-transfer/model: load() takes an address, a URL, a Uint8Array or an ArrayBuffer";

// An ArrayBuffer may be that of another realm, as in a test runner.
function bytesOf(source) {
  const isView = ArrayBuffer.isView(source);
  if (!isView && Object.prototype.toString.call(source) !== "[object ArrayBuffer]") throw new TypeError(NO_SOURCE);
  return isView ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength) : new Uint8Array(source);
}

// `load` of model.d.ts, for a module that `init` starts, where `readFile` reads a file's address.
export function loading(init, readFile) {
  const fetched = async (address) =>
    address.startsWith("file:") && globalThis.process?.versions?.node
      ? readFile(new URL(address))
      : electionBytes(address);

  // More than the module may have room for is not given to it.
  async function read(bytes) {
    withinLimit(bytes.length);
    const election = new glue.ElectionFile(bytes);
    if (glue.trap()) throw glue.trap();
    return recounted(() => election);
  }

  return async (source) => {
    const isAddress = typeof source === "string" || source instanceof URL;
    const file = isAddress ? nameOf(String(source)) : "the election file";
    const coming = isAddress ? named(file, fetched(String(source))) : bytesOf(source);
    const [bytes] = await Promise.all([coming, init()]);
    return named(file, read(bytes));
  };
}
