// Added to the glue. A trap leaves the module, which all widgets of a page share, unusable; it
// must reach neither the page's own code nor its console. So every way into the module leads
// through here: the first trap is told, and from then on nothing enters any more.

let failure;
const watchers = [];

function guard(exports) {
  const enter = (inside) => (...args) => {
    if (failure) return;
    try {
      return inside(...args);
    } catch (error) {
      failure = error;
      for (const watch of watchers) watch(error);
    }
  };
  const guarded = Object.entries(exports).map(([name, value]) => [
    name,
    typeof value === "function" ? enter(value) : value,
  ]);
  return Object.fromEntries(guarded);
}

// Calls back at the first trap.
export const watch = (callback) => void watchers.push(callback);

// The trap that ended the module, if one did.
export const trap = () => failure;

// Instantiates the module once, whoever asks; after a failed attempt it may be tried again.
let started;
export const start = (source) =>
  (started ??= __wbg_init({ module_or_path: source }).catch((error) => {
    started = undefined;
    throw error;
  }));

// A script's options as plain data: nothing of the page runs while the module reads them.
export function plain(options) {
  if (!isObject(options)) return atom(options);
  if (Array.isArray(options)) return [];
  const entries = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    entries.map(([key, value]) => [key, Array.isArray(value) ? [...value].map(atom) : atom(value)]),
  );
}

const isObject = (value) => typeof value === "object" && value !== null;

function atom(value) {
  if (isObject(value)) return {};
  // For the module these are all alike.
  return ["bigint", "function"].includes(typeof value) ? Symbol() : value;
}
