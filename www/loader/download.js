// Part of the loader: what it fetches. Each file is fetched once for the whole page, and again
// only where that has failed.

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
    (made ??= make(failures).catch((error) => {
      made = undefined;
      failures++;
      throw new Error(`${file}: ${error.message}`, { cause: error });
    }));
}

async function answered(address, failures, accept = "*/*") {
  // What a cache may have kept of a failure would only fail again.
  const cache = failures ? "reload" : "default";
  const answer = await fetch(address, { headers: { accept }, cache });
  const type = answer.headers.get("content-type") ?? "";
  if (!answer.ok) throw new Error(answer.status);
  // Some hosts answer with a page of their own where a file is missing.
  if (type.startsWith("text/html")) throw new Error(`${answer.status} ${type}`);
  return answer;
}

// Addresses are written out in full, because that is what bundlers understand.

const glue = part("__GLUE__", async (failures) => {
  try {
    return whole(await import("./__GLUE__"));
  } catch (error) {
    if (!failures) throw error;
    // Browsers keep a module that was no script by its address, and some also one that did not
    // come. A bundler is to leave this address alone: it has its own way above. (One that is
    // written out as those below would be a second copy of the glue to Parcel.)
    const folder = import.meta.url.slice(0, import.meta.url.lastIndexOf("/") + 1);
    return whole(await import([folder, "__GLUE__", "?retry=", failures].join("")));
  }
});

// A script that is cut between two statements runs, but its exports stand at its end.
function whole(glue) {
  if (!glue.start) throw new Error("it is cut short");
  return glue;
}

const compiled = part("__WASM__", async (failures) => {
  const answer = await answered(new URL("./__WASM__", import.meta.url), failures);
  const canStream = answer.headers.get("content-type") === "application/wasm";
  return canStream
    ? WebAssembly.compileStreaming(answer)
    : WebAssembly.compile(await answer.arrayBuffer());
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

let attempt;
// The attempt has gone beyond the pause before it.
export let isUnderWay = false;
let failedAttempts = 0;
let lastFailure = 0;

// Called with the glue once the module runs.
let loaded;
export const whenLoaded = (callback) => void (loaded = callback);

// All that a widget needs. There is one attempt at a time for the whole page.
export function load() {
  attempt ??= fetchAll().catch((error) => {
    attempt = undefined;
    isUnderWay = false;
    failedAttempts++;
    lastFailure = performance.now();
    throw error;
  });
  return attempt;
}

// Also before the first attempt it ends what the widget has called: until there is an answer,
// Chromium holds those who wait for it further up.
async function pause() {
  if (!failedAttempts) return;
  const length = Math.min(PAUSE * 2 ** (failedAttempts - 1), LONGEST_PAUSE);
  const rest = lastFailure + length - performance.now();
  await new Promise((done) => setTimeout(done, rest));
}

async function fetchAll() {
  await pause();
  isUnderWay = true;
  const [module, program, sheet] = await Promise.all([glue(), compiled(), styled()]);
  await module.start(() => program);
  if (module.trap()) throw module.trap();
  loaded(module);
  return { glue: module, sheet, folder: folderOf(module.address) };
}

// The elements that wait for an attempt. None is held by anything else of it, so that one that
// is taken away meanwhile is gone.
const asking = new Set();
let isLoading = false;

// Has one of the request's functions called: `open` with the parts, or `fail` with the error.
export function ask(request) {
  asking.add(request);
  if (isLoading) return;
  isLoading = true;
  const answer = (kind) => (value) => {
    isLoading = false;
    const requests = [...asking];
    asking.clear();
    for (const request of requests) request[kind](value);
  };
  load().then(answer("open"), answer("fail"));
}

// None of the request's functions is called from now on.
export const forget = (request) => void asking.delete(request);
