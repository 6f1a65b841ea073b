// The glue: what wasm-bindgen writes around the module, and a guard between the two. A trap leaves
// the module, which all widgets of a page share, unusable; it must reach neither the page's own code
// nor its console. So every way into the module leads through here: the first trap is told, and from
// then on nothing enters any more. And so does every way out of it: a call that was under way when
// another one within it trapped does not go on over what that one left behind.

import * as bindings from "./__BINDINGS__";

export { ElectionFile, Instance, Language } from "./__BINDINGS__";

// What ended the module: its message, and not the error, which would hold all that called when it
// was thrown.
let failure;
// wasm-bindgen's functions look for errors in the results of some calls, and find none here.
const NOTHING = [];
const watchers = [];

const mapped = (record, change) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));

function guardExports(exports) {
  let depth = 0;
  const enter = (inside) => (...args) => {
    if (failure) return NOTHING;
    depth++;
    try {
      return inside(...args);
    } catch (error) {
      if (!failure) {
        failure = { message: String(error?.message ?? error) };
        for (const watch of watchers) watch(failure);
      }
      return NOTHING;
    } finally {
      depth--;
      if (failure && !depth) Object.values(exports).forEach(clear);
    }
  };
  return mapped(exports, (value) => (typeof value === "function" ? enter(value) : value));
}

// They read results from the module's memory, too: after a trap they find nothing there. What the
// page gave to the module lies in a table, which would hold it for ever.
function clear(kept) {
  if (kept instanceof WebAssembly.Memory) new Uint8Array(kept.buffer).fill(0);
  if (kept instanceof WebAssembly.Table) for (let n = 0; n < kept.length; n++) kept.set(n);
}

// Whatever the page's code has made of the error by then, it is thrown here: nothing in the
// module catches it.
const leave = (outside) => (...args) => {
  const result = outside(...args);
  if (failure) throw failure;
  return result;
};

// What the module imports, all of which wasm-bindgen has written.
function imports(module) {
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    (imports[from] ??= {})[name] = leave(bindings[name]);
  }
  return imports;
}

// Calls back at the first trap.
export const watch = (callback) => void watchers.push(callback);

// The trap that ended the module as an error, if one did.
export const trap = () => failure && new Error(failure.message);

let isStarted = false;

function enter({ exports }) {
  const guarded = guardExports(exports);
  bindings.__wbg_set_wasm(guarded);
  isStarted = true;
  guarded.__wbindgen_start();
  return guarded;
}

// Instantiates the module that a function resolves with, once, whoever asks; after a failed
// attempt it may be tried again.
let started;
export const start = (load) =>
  (started ??= instantiate(load).catch((error) => {
    started = undefined;
    throw error;
  }));

async function instantiate(load) {
  const module = await load();
  return enter(await WebAssembly.instantiate(module, imports(module)));
}

// The same without waiting, of the module's bytes.
export function startAtOnce(bytes) {
  if (started) return;
  const module = new WebAssembly.Module(bytes);
  started = enter(new WebAssembly.Instance(module, imports(module)));
}

// Where this file is, as far as the bundle that it may be part of knows.
export const address = import.meta.url;

// Whether the module may be called.
export const isReady = () => isStarted;

// A copy of a script's options that the module reads without running any of the page's code: all
// that reading them may run is run here.
export function plain(options = {}) {
  // Left to the module to refuse.
  if (typeof options !== "object" || options === null || Array.isArray(options)) return null;
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    given.map(([name, value]) => [name, Array.isArray(value) ? [...value] : value]),
  );
}
