// The loader: defines <brexit-transfer> and exports mount(). It fetches the widget's parts once
// for the whole page, when the first widget comes near the viewport. Whatever goes wrong in
// them, the page's own static state stays, or comes back, and no error reaches the page.

const NAME = "brexit-transfer";
const OPTIONS = ["transfer", "labour-share", "swing", "seat", "wall", "panels", "theme", "headline", "home"];
// How far outside the viewport loading starts: about one screen of a phone.
const MARGIN = "600px";
// How long a download may take before the page is told of an error, in milliseconds.
const PATIENCE = 20_000;
const SLOW = `the download takes longer than ${PATIENCE / 1000} seconds`;
const NO_PAGE =
  `${NAME}: mount() draws in a page of a browser, and there is none here; ` +
  `the numbers alone are in "${NAME}/model"`;

// Servers, workers and test runners without a whole document import this file too, and bundlers
// run it there. It does nothing then, and what it is made of may be lacking.
const isPage = "adoptedStyleSheets" in (globalThis.Document?.prototype ?? {});
const { HTMLElement = Object, CustomEvent = Object } = globalThis;

// A block from the first moment, for the sake of whatever stands around it.
const early = isPage ? new CSSStyleSheet() : undefined;
early?.replaceSync(":host{display:block}:host([hidden]){display:none}");

let parts;
let hasComplained = false;
// The widgets that are drawn by the module, all lost if it stops.
const live = new Set();

async function get(address, accept = "*/*") {
  const answer = await fetch(address, { headers: { accept } });
  const type = answer.headers.get("content-type") ?? "";
  // Some hosts answer with a page of their own where a file is missing.
  if (!answer.ok || type.startsWith("text/html")) {
    throw new Error(`${address.pathname}: ${answer.status} ${type}`);
  }
  return answer;
}

// Addresses are written out in full, because that is what bundlers understand.
function load() {
  parts ??= Promise.all([
    import("./__GLUE__"),
    get(new URL("./__WASM__", import.meta.url)),
    // Asked for as by a page's own link: of some servers for development it comes as a script else.
    get(new URL("./__STYLE__", import.meta.url), "text/css,*/*;q=0.1").then((answer) => answer.text()),
  ]).then(
    async ([glue, wasm, style]) => {
      const canStream = wasm.headers.get("content-type") === "application/wasm";
      await glue.start(canStream ? wasm : wasm.arrayBuffer());
      if (glue.trap()) throw glue.trap();
      glue.watch((error) => {
        for (const widget of live) widget.fail(error);
      });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(style);
      // In its last rule. Of half a style sheet no browser would say a word, and what a bundler
      // writes behind it does no harm.
      // (Where a rule sets `all`, browsers answer for a custom property as well.)
      const isWhole = [...sheet.cssRules].some((rule) => rule.style?.getPropertyValue("--bt-whole").trim() === "1");
      if (!isWhole) throw new Error("the style sheet is cut short");
      return { glue, sheet, folder: folderOf(glue.address) };
    },
  ).catch((error) => {
    // The network may be better for a widget that comes later.
    parts = undefined;
    throw error;
  });
  return parts;
}

// The folder of the release, where the frame lies too. Unknown in a bundle: there the parts have
// other names, or an address of the machine that built it.
function folderOf(glue) {
  const isInFolder = /^https?:/.test(glue) && glue.endsWith("/__GLUE__");
  return isInFolder ? new URL(".", glue).href : undefined;
}

// An event whose detail is written only for those who read it.
class Told extends CustomEvent {
  #detail;

  constructor(kind, detail) {
    super(`${NAME}:${kind}`, { bubbles: true, composed: true });
    this.#detail = detail;
  }

  get detail() {
    return this.#detail();
  }
}

const tell = (target, kind, detail) => target.dispatchEvent(new Told(kind, detail));

function complain(target, error) {
  const message = String(error?.message ?? error);
  if (!hasComplained) console.warn(`${NAME}: ${message}`);
  hasComplained = true;
  tell(target, "error", () => ({ message }));
}

// One widget, in the shadow root of its host.
class Widget {
  #host;
  #root;
  #slot = document.createElement("slot");
  #glue;
  #instance;
  // Waits for the widget to be on show.
  #show;
  #outcome;
  #isStale = false;
  #frame;
  #gliding = new Set();
  // What was asked for while there was no instance.
  #later = [];
  // The options of an instance that was taken off the page.
  #saved;
  #isQuiet = false;
  isDestroyed = false;

  constructor(host) {
    this.#host = host;
    this.#root = host.attachShadow({ mode: "open" });
    this.#root.adoptedStyleSheets = [early];
    this.#root.addEventListener("click", (event) => this.#share(event.target));
    // Not every browser scrolls to what the keyboard reaches under the compact track.
    this.#root.addEventListener("focusin", ({ target }) => {
      if (target.matches(":focus-visible")) target.scrollIntoView({ block: "nearest" });
    });
    this.#rest();
  }

  // The buttons to share bring their script when the first of them is pressed.
  async #share(target) {
    const kind = target.closest?.("[data-share]")?.dataset.share;
    if (!kind || !this.#instance) return;
    try {
      const { share } = await import("./share.js");
      const { plain, seats, Instance } = this.#glue;
      const { options, card } = this.#instance;
      await share(kind, {
        root: this.#root,
        options,
        card,
        seats: () => seats(plain(options)),
        draw: (container, drawn) => Instance.mount(container, plain(options), undefined, drawn),
      });
    } catch (error) {
      console.warn(`${NAME}: ${error.message}`);
    }
  }

  get isLive() {
    return this.#instance !== undefined;
  }

  get wasLive() {
    return this.#saved !== undefined;
  }

  // Draws the widget below the static state, unseen, and puts it in its place once it is there.
  // Resolves then, or at once where nothing is laid out.
  open({ glue, sheet, folder }, create) {
    this.#glue = glue;
    const container = document.createElement("div");
    container.style.height = 0;
    container.style.overflow = "hidden";
    let show;
    const shown = new Promise((resolve) => (show = resolve));
    this.#show = () => {
      this.#show = undefined;
      // The rest of the drawing is done before this task ends.
      queueMicrotask(() => {
        if (!container.isConnected) return;
        container.removeAttribute("style");
        this.#root.replaceChildren(container);
        show();
        this.#tellOutcome("ready");
      });
    };
    const draw = this.#saved
      ? () => glue.Instance.mount(container, glue.plain(this.#saved), folder, this.#changed)
      : () => create(container, this.#changed);
    const instance = draw();
    if (glue.trap()) throw glue.trap();
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.append(container);
    this.#instance = instance;
    this.#saved = undefined;
    this.#isStale = true;
    live.add(this);
    for (const ask of this.#later.splice(0)) {
      try {
        ask();
      } catch (error) {
        console.warn(`${NAME}: ${error.message}`);
      }
    }
    return shown;
  }

  // Called by the module whenever the outcome is another one.
  #changed = () => {
    this.#isStale = true;
    if (this.#show) return this.#show();
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      if (this.#instance) this.#tellOutcome("change");
    });
  };

  #tellOutcome(kind) {
    tell(this.#host, kind, () => this.outcome);
  }

  fail(error) {
    this.#close();
    complain(this.#host, error);
  }

  // Off the page, perhaps to come back.
  sleep() {
    if (!this.#instance) return;
    void this.outcome;
    const saved = this.#instance.options;
    this.#close(true);
    this.#saved = saved;
  }

  destroy() {
    if (this.isDestroyed) return;
    this.isDestroyed = true;
    void this.outcome;
    this.#close(true);
    this.#root.replaceChildren();
  }

  #close(isUsable) {
    const instance = this.#instance;
    this.#instance = this.#show = undefined;
    live.delete(this);
    cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    if (isUsable) {
      instance?.destroy();
      instance?.free();
    }
    this.#rest();
    for (const done of this.#gliding) done();
  }

  // The static state.
  #rest() {
    this.#root.replaceChildren(this.#slot);
  }

  attribute(name, value) {
    if (this.#isQuiet || this.isDestroyed) return;
    if (this.#instance) this.#instance.setAttribute(name, value ?? undefined);
    else if (this.#saved || this.#later.length) this.#later.push(() => this.attribute(name, value));
    this.#isStale = true;
  }

  update(options) {
    if (this.isDestroyed) return;
    if (!this.#instance) {
      this.#later.push(() => this.update(options));
      return;
    }
    this.#isStale = true;
    this.#instance.update(this.#glue.plain(options));
    this.theme(options);
  }

  // The style sheet goes by the host's attribute.
  theme(options) {
    if (options?.theme === undefined) return;
    this.#isQuiet = true;
    this.#host.setAttribute("theme", options.theme);
    this.#isQuiet = false;
  }

  async animateTo(options, duration = 600) {
    if (!this.#instance) return this.update(options);
    const milliseconds = Number(duration);
    const plain = this.#glue.plain(options);
    let done;
    const there = new Promise((resolve) => (done = resolve));
    this.#gliding.add(done);
    try {
      this.#isStale = true;
      this.#instance.animateTo(plain, milliseconds, done);
      this.theme(options);
      // The module may just have stopped.
      if (this.#instance) await there;
    } finally {
      this.#gliding.delete(done);
    }
  }

  get outcome() {
    if (this.#instance && this.#isStale) {
      const outcome = this.#instance.outcome;
      if (this.#instance) this.#outcome = outcome;
      this.#isStale = false;
    }
    return this.#outcome;
  }
}

// The options of a shared link: `#t=62&l=5` in the page's address speaks to its first widget.
const SHORT = { t: "transfer", l: "labour-share", s: "swing", seat: "seat", wall: "wall" };

function linked() {
  // A page may use such a name for something of its own: what is no number is not for us.
  const isOurs = ([name, text]) =>
    Object.hasOwn(SHORT, name) && (SHORT[name] === name || /^\s*[-+]?(\d+\.?\d*|\.\d+)\s*$/.test(text));
  const parts = [...new URLSearchParams(location.hash.slice(1))];
  return parts.filter(isOurs).map(([name, text]) => [SHORT[name], text]);
}

class BrexitTransfer extends HTMLElement {
  static observedAttributes = [...OPTIONS, "loading"];
  #widget = new Widget(this);
  #near;
  #isLoading = false;

  connectedCallback() {
    // Properties that a script set before the element was one would hide its members.
    for (const member of ["update", "outcome", "animateTo", "destroy"]) delete this[member];
    if (this.#widget.wasLive || this.getAttribute("loading") === "eager" || !window.IntersectionObserver) {
      this.#start();
    } else if (!this.#widget.isLive) {
      this.#near = new IntersectionObserver(
        (entries) => entries.some((entry) => entry.isIntersecting) && this.#start(),
        { rootMargin: MARGIN },
      );
      this.#near.observe(this);
    }
  }

  disconnectedCallback() {
    this.#near?.disconnect();
    // An element that is only being moved is back by the next task.
    setTimeout(() => this.isConnected || this.#widget.sleep());
  }

  // Being moved in one step changes nothing.
  connectedMoveCallback() {}

  attributeChangedCallback(name, before, value) {
    if (name !== "loading") this.#widget.attribute(name, value);
    else if (value === "eager" && this.isConnected) this.#start();
  }

  async #start() {
    this.#near?.disconnect();
    const widget = this.#widget;
    if (this.#isLoading || widget.isLive || widget.isDestroyed) return;
    this.#isLoading = true;
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      widget.fail(new Error(SLOW));
    }, PATIENCE);
    try {
      const loaded = await load();
      if (!this.isConnected || widget.isDestroyed) return;
      const attributes = OPTIONS.filter((name) => this.hasAttribute(name));
      const pairs = attributes.map((name) => [name, this.getAttribute(name)]);
      // Of a name given twice the first counts, so a shared link wins over the article.
      if (document.querySelector(NAME) === this) pairs.unshift(...linked());
      const texts = loaded.glue.joined(pairs.flat());
      widget.open(
        loaded,
        (container, changed) => new loaded.glue.Instance(container, texts, loaded.folder, changed),
      );
    } catch (error) {
      if (!isLate) widget.fail(error);
    } finally {
      clearTimeout(timer);
      this.#isLoading = false;
    }
  }

  update(options) {
    this.#widget.update(options);
  }

  get outcome() {
    return this.#widget.outcome;
  }

  animateTo(options, duration) {
    return this.#widget.animateTo(options, duration);
  }

  destroy() {
    this.#near?.disconnect();
    this.#widget.destroy();
  }
}

// Draws a widget in an element of the page, in place of what is there.
export async function mount(container, options) {
  if (!isPage) throw new Error(NO_PAGE);
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(fail, PATIENCE, new Error(SLOW));
  });
  const host = document.createElement("div");
  host.setAttribute(`data-${NAME}`, "");
  const widget = new Widget(host);
  let shown;
  try {
    const loaded = await Promise.race([load(), late]);
    const { Instance, plain } = loaded.glue;
    const wanted = plain(options);
    const draw = (inner, changed) => Instance.mount(inner, wanted, loaded.folder, changed);
    shown = widget.open(loaded, draw);
    widget.theme(options);
  } catch (error) {
    if (error?.name !== "BrexitTransferOptionError") tell(container, "error", () => ({ message: error.message }));
    throw error;
  } finally {
    clearTimeout(timer);
  }
  // What stood there is the static state, should the widget fail later.
  host.append(...container.childNodes);
  container.append(host);
  if (host.clientWidth) await shown;
  return {
    update: (options) => widget.update(options),
    get outcome() {
      return widget.outcome;
    },
    animateTo: (options, duration) => widget.animateTo(options, duration),
    destroy() {
      widget.destroy();
      host.remove();
    },
  };
}

// Text bindings: the article's own sentences, filled from the outcome.

const POINTS = /^scenario\.|\.(lead|tippingPoint|swingNeeded)$|\.shares\./;

// By the number of decimals. Made once: a drag fills the texts at every step.
const formats = [];
const format = (places) =>
  (formats[places] ??= new Intl.NumberFormat("en-GB", {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
    signDisplay: "negative",
  }));

// The value at a path as text; undefined where there is none.
function textAt(path, outcome) {
  let value = outcome;
  for (const name of path.trim().split(".")) {
    if (value === null || value === undefined || !Object.hasOwn(Object(value), name)) return;
    value = value[name];
  }
  if (typeof value !== "number") return typeof value === "string" ? value : undefined;
  return format(POINTS.test(path) ? 1 : 0).format(value);
}

function fill(event) {
  for (const element of document.querySelectorAll(`[data-${NAME}-text]`)) {
    const id = element.getAttribute(`data-${NAME}-for`);
    // Without a name the first widget of the page speaks.
    const widget = id
      ? document.getElementById(id)
      : document.querySelector(`${NAME},[data-${NAME}]`);
    if (!widget?.contains(event.target)) continue;
    const text = textAt(element.getAttribute(`data-${NAME}-text`), event.detail);
    if (text !== undefined && text !== element.textContent) element.textContent = text;
  }
}

// A second copy of the loader, or another version, leaves the element and the texts to the first.
if (isPage && !customElements.get(NAME)) {
  customElements.define(NAME, BrexitTransfer);
  document.addEventListener(`${NAME}:ready`, fill);
  document.addEventListener(`${NAME}:change`, fill);
}
