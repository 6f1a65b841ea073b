// Part of the loader: what it fetches. Each file is fetched once for the whole page, and again
// only where that has failed.

import { answered, named } from "./answer.js";
import { genuine } from "./genuine.js";

// How long to wait after a failure before the next attempt, in milliseconds: twice as long after
// each. Whatever asks for an attempt, the host is not asked more often.
const PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;

// Makes something of a file, whose name every error bears. What has come is kept, by whomever it
// is asked for; what has failed may be asked for again.
function part(file, make) {
  let made;
  let failures = 0;
  return () =>
    (made ??= named(file, make(failures)).catch((error) => {
      made = undefined;
      failures++;
      throw error;
    }));
}

// A script that is fetched when it is wanted. `own` imports it by an address that is written out in
// full, because that is what bundlers understand; `check` throws if it is not what it should be.
export const script = (file, own, check = (module) => module) =>
  part(file, async (failures) => {
    try {
      return check(await own());
    } catch (error) {
      if (!failures) throw error;
      // Browsers keep a module that was no script by its address, and some also one that did not
      // come. A bundler is to leave this address alone: it has its own way above. (One that is
      // written out as those below would be a second copy of the glue to Parcel.)
      const folder = import.meta.url.slice(0, import.meta.url.lastIndexOf("/") + 1);
      return check(await import([folder, file, "?retry=", failures].join("")));
    }
  });

const glue = script("__GLUE__", () => import("./__GLUE__"), whole);

// A script that is cut between two statements runs, but its exports stand at its end.
function whole(glue) {
  if (!glue.start) throw new Error("it is cut short");
  return glue;
}

const compiled = part("__WASM__", async (failures) => {
  const answer = await answered(new URL("./__WASM__", import.meta.url), failures);
  const canStream = answer.headers.get("content-type") === "application/wasm";
  // Compiled while it comes, which fetch() with `integrity` would not allow.
  const copy = canStream ? answer.clone() : answer;
  const bytes = copy.arrayBuffer().then((bytes) => genuine("__WASM__", bytes));
  const program = canStream ? WebAssembly.compileStreaming(answer) : bytes.then(WebAssembly.compile);
  return (await Promise.all([program, bytes]))[0];
});

const styled = part("__STYLE__", async (failures) => {
  const address = new URL("./__STYLE__", import.meta.url);
  // Asked for as by a page's own link: of some servers for development it comes as a script else.
  const answer = await answered(address, failures, "text/css,*/*;q=0.1");
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await answer.text());
  // In its last rule. Of half a style sheet no browser would say a word, and what a bundler
  // writes behind it does no harm.
  // (Where a rule sets `all`, browsers answer for a custom property as well.)
  const isWhole = [...sheet.cssRules].some((rule) => rule.style?.getPropertyValue("--bt-whole").trim() === "1");
  if (!isWhole) throw new Error("it is cut short");
  return sheet;
});

// The folder of the release, where the frame lies too. Unknown in a bundle: there the parts have
// other names, or an address of the machine that built it.
function folderOf(glue) {
  const [address] = glue.split("?");
  const isInFolder = /^https?:/.test(address) && address.endsWith("/__GLUE__");
  return isInFolder ? new URL(".", address).href : undefined;
}

// Fetches something in one attempt at a time for the whole page, and after a failure not before a
// pause. What has come is kept.
export class Download {
  // It is being fetched: an attempt has gone beyond the pause before it.
  isUnderWay = false;
  #fetch;
  #finish;
  #attempt;
  #failures = 0;
  #lastFailure = 0;

  // `fetch` is given the number of attempts that have failed; `finish` makes something of what came.
  constructor(fetch, finish) {
    this.#fetch = fetch;
    this.#finish = finish;
  }

  load() {
    this.#attempt ??= this.#try().catch((error) => {
      this.#attempt = undefined;
      this.isUnderWay = false;
      this.#failures++;
      this.#lastFailure = performance.now();
      throw error;
    });
    return this.#attempt;
  }

  async #try() {
    await this.#pause();
    this.isUnderWay = true;
    const fetched = await this.#fetch(this.#failures);
    this.isUnderWay = false;
    return this.#finish(fetched);
  }

  // Also before the first attempt it ends what the widget has called: until there is an answer,
  // Chromium holds those who wait for it further up.
  async #pause() {
    if (!this.#failures) return;
    const length = Math.min(PAUSE * 2 ** (this.#failures - 1), LONGEST_PAUSE);
    const rest = this.#lastFailure + length - performance.now();
    await new Promise((done) => setTimeout(done, rest));
  }
}

// Resolves with the glue once the module runs, and never rejects.
let runs;
export const running = new Promise((resolve) => {
  runs = resolve;
});

// All that every widget needs.
export const parts = new Download(
  () => Promise.all([glue(), compiled(), styled()]),
  async ([module, program, sheet]) => {
    await module.start(() => program);
    if (module.trap()) throw module.trap();
    runs(module);
    return { glue: module, sheet, folder: folderOf(module.address) };
  },
);
