// The loader: defines <brexit-transfer> and exports mount(). It fetches the widget's parts once
// for the whole page, when the first widget comes near the viewport. Whatever goes wrong in
// them, the page's own static state stays, or comes back, and no error reaches the page.

import { ask, forget, isUnderWay, load, whenLoaded } from "./download.js";
import { NAME } from "./name.js";
import { Place, STRUT } from "./place.js";
import { fill } from "./texts.js";

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
const { HTMLElement = Object } = globalThis;

// A block from the first moment, for the sake of whatever stands around it.
const early = isPage ? new CSSStyleSheet() : undefined;
early?.replaceSync(`:host{display:block}:host([hidden]){display:none}:host>span{${STRUT}}`);

let hasComplained = false;
// The widgets that are drawn by the module, all lost if it stops.
const live = new Set();

function stopAll(error) {
  for (const widget of live) widget.fail(error);
}

whenLoaded((glue) => {
  glue.watch(stopAll);
  hasComplained = false;
});

const emit = (target, kind, detail) =>
  target.dispatchEvent(new CustomEvent(`${NAME}:${kind}`, { bubbles: true, composed: true, detail }));

function complain(target, error) {
  const message = String(error?.message ?? error);
  if (!hasComplained) console.warn(`${NAME}: ${message}`);
  hasComplained = true;
  emit(target, "error", { message });
}

// The options among an element's attributes.
const attributesOf = (element) =>
  OPTIONS.filter((name) => element.hasAttribute(name)).map((name) => [name, element.getAttribute(name)]);

// The parts of an address's fragment: a shared link is `#t=62&l=5`.
const partsOf = (fragment) => [...new URLSearchParams(fragment.replace(/^#/, ""))];

// One widget, in the shadow root of its host.
class Widget {
  #host;
  #root;
  #slot = document.createElement("slot");
  #place;
  #glue;
  #instance;
  // Waits for the widget to be on show.
  #show;
  // Told if it fails before.
  #giveUp;
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
    this.#place = new Place(host);
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
      if (!this.#instance) return;
      const { plain, seats, Instance } = this.#glue;
      const { options, card } = this.#instance;
      await share(kind, {
        root: this.#root,
        options,
        card,
        fragment: this.#instance.fragmentBeside(attributesOf(this.#host), true),
        seats: () => seats(plain(options)),
        draw: (container, drawn) => Instance.mount(container, plain(options), undefined, drawn),
      });
    } catch (error) {
      console.warn(`${NAME}: ${error.message}`);
      const note = document.createElement("p");
      note.className = "bt-note";
      note.textContent = "That did not work. Please try again.";
      note.setAttribute("role", "status");
      this.#root.querySelector(".bt-shared")?.replaceChildren(note);
    }
  }

  get isLive() {
    return this.#instance !== undefined;
  }

  get wasLive() {
    return this.#saved !== undefined;
  }

  // Draws the widget below the static state, unseen, and puts it in its place once it is there.
  // Resolves then, and rejects if it fails before.
  open({ glue, sheet, folder }, create) {
    this.#glue = glue;
    const container = document.createElement("div");
    container.style.height = 0;
    container.style.overflow = "hidden";
    let show;
    const shown = new Promise((resolve, reject) => {
      show = resolve;
      this.#giveUp = reject;
    });
    // The page has its event.
    shown.catch(() => {});
    this.#show = () => {
      this.#show = undefined;
      // The rest of the drawing is done before this task ends.
      queueMicrotask(() => {
        if (!container.isConnected) return;
        container.removeAttribute("style");
        this.#root.replaceChildren(this.#place.strut, container);
        this.fit();
        show();
        this.#emitOutcome("ready");
      });
    };
    const draw = this.#saved
      ? () => glue.Instance.mount(container, glue.plain(this.#saved), folder, this.#changed)
      : () => create(container, this.#changed);
    const instance = draw();
    if (glue.trap()) throw glue.trap();
    this.#root.adoptedStyleSheets = [early, sheet];
    this.#root.append(this.#place.strut, container);
    this.#place.enter(container);
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
      if (this.#instance) this.#emitOutcome("change");
    });
  };

  // Once it is in a place, or in another one.
  fit() {
    this.#place.fit();
  }

  // Written before it is emitted, so that it is that of the event whenever it is read.
  #emitOutcome(kind) {
    const { outcome } = this;
    if (this.#instance) emit(this.#host, kind, outcome);
  }

  fail(error) {
    this.#close();
    this.#giveUp?.(error);
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
    this.#place.leave();
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
    // Chromium keeps a group of radio buttons that is taken out of a shadow root, and all around it.
    for (const radio of this.#root.querySelectorAll("[type=radio]")) radio.removeAttribute("name");
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

  // What of the setting differs from the attributes.
  get fragment() {
    return String(this.#instance?.fragmentBeside(attributesOf(this.#host), false) ?? "");
  }

  // Before there is an instance the page's own address counts.
  set fragment(text) {
    this.#isStale = true;
    this.#instance?.goTo(attributesOf(this.#host), partsOf(text));
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

const LOADING = ["lazy", "eager"];
const known = (text) => LOADING.find((word) => word === text?.trim().toLowerCase());

class BrexitTransfer extends HTMLElement {
  static observedAttributes = [...OPTIONS, "loading"];
  #widget = new Widget(this);
  // Says when the element comes near the viewport, until it is live.
  #near;
  // What it asks for while it waits for the parts.
  #request;
  #timer;
  // Asked once more meanwhile.
  #isAskedAgain = false;
  // The page has been told that the download failed.
  #hasFailed = false;

  connectedCallback() {
    // Properties that a script set before the element was one would hide its members.
    for (const member of ["update", "outcome", "fragment", "animateTo", "destroy"]) delete this[member];
    if (this.#widget.isLive || this.#widget.isDestroyed) return;
    const isEager = known(this.getAttribute("loading")) === "eager";
    const isAtOnce = this.#widget.wasLive || isEager || !window.IntersectionObserver;
    this.#watch(isAtOnce);
    if (isAtOnce) this.#start();
  }

  disconnectedCallback() {
    this.#stop();
    // An element that is only being moved is back by the next task.
    setTimeout(() => this.isConnected || this.#widget.sleep());
  }

  // Being moved in one step changes nothing.
  connectedMoveCallback() {}

  attributeChangedCallback(name, before, value) {
    if (name !== "loading") return this.#widget.attribute(name, value);
    if (value !== null && value !== before && !known(value)) {
      const shown = value.length > 80 ? `${value.slice(0, 80)}...` : value;
      const accepted = LOADING.join(" or ");
      console.warn(`${NAME}: The attribute loading cannot use all of "${shown}"; accepted: ${accepted}.`);
    }
    // When the element is made this comes before it is connected.
    if (known(value) === "eager" && this.#near && this.isConnected) this.#start();
  }

  // Starts whenever the element comes near: the first time, and after a failure again.
  #watch(isNear) {
    if (!window.IntersectionObserver) return;
    this.#near = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting } of entries) {
          if (isIntersecting && !isNear) this.#again();
          isNear = isIntersecting;
        }
      },
      { rootMargin: MARGIN },
    );
    this.#near.observe(this);
  }

  // An attempt that is under way may fail yet: then there is another one.
  #again = () => {
    if (this.#request) this.#isAskedAgain = isUnderWay;
    else this.#start();
  };

  #start() {
    if (this.#request || this.#widget.isLive || this.#widget.isDestroyed) return;
    // When the network is back.
    addEventListener("online", this.#again);
    this.#timer = setTimeout(() => this.#fail(new Error(SLOW)), PATIENCE);
    this.#request = {
      open: (parts) => this.#open(parts),
      fail: (error) => {
        clearTimeout(this.#timer);
        this.#request = undefined;
        this.#fail(error);
        if (this.#isAskedAgain) this.#start();
        this.#isAskedAgain = false;
      },
    };
    ask(this.#request);
  }

  // Nothing of the page holds the element after this.
  #stop() {
    this.#near?.disconnect();
    removeEventListener("online", this.#again);
    clearTimeout(this.#timer);
    forget(this.#request);
    this.#request = undefined;
    this.#isAskedAgain = false;
  }

  // However often the download is tried, the page is told of it once.
  #fail(error) {
    if (!this.#hasFailed) this.#widget.fail(error);
    this.#hasFailed = true;
  }

  #open(parts) {
    this.#stop();
    this.#hasFailed = false;
    const attributes = attributesOf(this);
    // A shared link speaks to the first widget of a page.
    const fragment = document.querySelector(NAME) === this ? partsOf(location.hash) : [];
    const { Instance } = parts.glue;
    try {
      const draw = (container, changed) => 
        new Instance(container, attributes, fragment, parts.folder, changed);
      this.#widget.open(parts, draw);
    } catch (error) {
      this.#widget.fail(error);
    }
  }

  update(options) {
    this.#widget.update(options);
  }

  get fragment() {
    return this.#widget.fragment;
  }

  set fragment(text) {
    this.#widget.fragment = String(text);
  }

  get outcome() {
    return this.#widget.outcome;
  }

  animateTo(options, duration) {
    return this.#widget.animateTo(options, duration);
  }

  destroy() {
    this.#stop();
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
    if (error?.name !== "BrexitTransferOptionError") emit(container, "error", { message: error.message });
    throw error;
  } finally {
    clearTimeout(timer);
  }
  // What stood there is the static state, should the widget fail later.
  host.append(...container.childNodes);
  container.append(host);
  widget.fit();
  try {
    if (host.clientWidth) await shown;
  } catch (error) {
    host.replaceWith(...host.childNodes);
    throw error;
  }
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

// A second copy of the loader, or another version, leaves the element and the texts to the first.
if (isPage && !customElements.get(NAME)) {
  customElements.define(NAME, BrexitTransfer);
  document.addEventListener(`${NAME}:ready`, fill);
  document.addEventListener(`${NAME}:change`, fill);
}
