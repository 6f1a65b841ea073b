// Part of the loader: one widget, from its static state to the module's drawing and back.

import { running, script } from "./download.js";
import { addressOf, ask, forget, isUnderWay, subjectOf } from "./elections.js";
import { languageOf } from "./languages.js";
import { complain, emit, warn } from "./messages.js";
import { NAME } from "./name.js";
import { isPage } from "./page.js";
import { Place, STRUT } from "./place.js";

// The attributes that the module reads.
export const OPTIONS = ["transfer", "labour-share", "swing", "seat", "wall", "panels", "theme", "headline", "src", "home"];
// How far outside the viewport loading starts: about one screen of a phone.
const MARGIN = "600px";
// How long a download may take before the page is told of an error, in milliseconds.
export const PATIENCE = 20_000;
export const SLOW = `the download takes longer than ${PATIENCE / 1000} seconds`;

// A block from the first moment, for the sake of whatever stands around it.
const early = isPage ? new CSSStyleSheet() : undefined;
early?.replaceSync(`:host{display:block}:host([hidden]){display:none}:host>span{${STRUT}}`);

// The widgets that are drawn by the module, all lost if it stops.
const live = new Set();

function stopAll(error) {
  for (const widget of live) widget.fail(error);
}

void running.then((glue) => glue.watch(stopAll));

const partsIn = (subject) => {
  const [language, address] = subject.split(" ");
  return { language, address };
};

// The parts of an address's fragment: a shared link is `#t=62&l=5`.
const partsOf = (fragment) => [...new URLSearchParams(fragment.replace(/^#/, ""))];

// It speaks to the first element of a page, or to the one whose place it names: `#widget=2&t=62`.
const PLACE = "widget";
const isMeant = (host, fragment) => {
  const place = new URLSearchParams(fragment.replace(/^#/, "")).get(PLACE) ?? 1;
  return document.querySelectorAll(NAME)[place - 1] === host;
};

// The buttons to share.
const sharing = script("share.js", () => import("./share.js"));

// Safari copies only what it is asked to within the click, though the text itself may come later.
async function copyLater(text) {
  const blob = text.then((text) => new Blob([text], { type: "text/plain" }));
  return navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
}

// In the shadow root of its host.
export class Widget {
  #host;
  #root;
  #slot = document.createElement("slot");
  #place;
  #glue;
  #instance;
  // The election that is asked for: the option `src`, whether a script gave it, and the address.
  #src;
  #isByScript = false;
  #address = "";
  // The code of the language that is asked for.
  #language = "";
  // The election that is shown, and its subject.
  #election;
  #shown;
  // What is asked for while it waits for the parts or an election.
  #request;
  #timer;
  // Asked once more meanwhile.
  #isAskedAgain = false;
  // The page has been told that the download failed.
  #hasFailed = false;
  // Says when the host comes near the viewport, until the widget is live.
  #near;
  // Waits for the widget to be on show.
  #show;
  // Told if it fails before.
  #giveUp;
  #outcome;
  #isStale = false;
  #frame;
  #gliding = new Set();
  // What was asked for while there was no instance, or another election was on its way.
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
    let give;
    const link = new Promise((resolve) => (give = resolve));
    const copied = kind === "link" ? copyLater(link) : undefined;
    // The script hears of it as well.
    copied?.catch(() => {});
    try {
      const { share } = await sharing();
      if (!this.#instance) return;
      const { plain, Instance } = this.#glue;
      const { options, card } = this.#instance;
      const election = this.#election;
      await share(kind, {
        root: this.#root,
        options,
        card,
        fragment: this.#link,
        copying: { give, copied },
        words: election.words,
        language: partsIn(this.#shown).language,
        defaults: election.defaults,
        parties: election.parties,
        seats: () => election.seats(plain(options)),
        draw: (container, drawn) => Instance.mount(container, election, plain(options), undefined, drawn),
      });
    } catch (error) {
      console.warn(`${NAME}: ${error.message}`);
      const note = document.createElement("p");
      note.className = "bt-note";
      const { words } = this.#election;
      note.textContent = words.failed;
      note.setAttribute("role", "status");
      this.#root.querySelector(".bt-shared")?.replaceChildren(note);
    }
  }

  // What the fragment of a link to this page says of the setting; none where nobody would read it, as
  // for what a script has mounted.
  get #link() {
    const place = [...document.querySelectorAll(NAME)].indexOf(this.#host);
    if (place < 0) return;
    const fragment = this.#instance.fragmentBeside(this.#attributes, true);
    return place ? `${PLACE}=${place + 1}&${fragment}` : fragment;
  }

  get isLive() {
    return this.#instance !== undefined;
  }

  get wasLive() {
    return this.#saved !== undefined;
  }

  // The options among the host's attributes.
  get #attributes() {
    const isOwn = (name) =>
      name === "src" ? !this.#isByScript && this.#src?.trim() : this.#host.hasAttribute(name);
    return OPTIONS.filter(isOwn).map((name) => [name, this.#host.getAttribute(name)]);
  }

  // Starts whenever the host comes near: the first time, and after a failure again.
  watch(isNear) {
    if (!window.IntersectionObserver) return;
    this.#near?.disconnect();
    this.#near = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting } of entries) {
          if (isIntersecting && !isNear) this.#again();
          isNear = isIntersecting;
        }
      },
      { rootMargin: MARGIN },
    );
    this.#near.observe(this.#host);
  }

  get isWatching() {
    return this.#near !== undefined;
  }

  // An attempt that is under way may fail yet: then there is another one.
  #again = () => {
    if (this.#request) this.#isAskedAgain = isUnderWay(this.#subject);
    else this.start();
  };

  // What is asked for.
  get #subject() {
    return subjectOf(this.#language, this.#address);
  }

  // Whether the election that is asked for is shown, in whatever language.
  get #isOfElection() {
    return this.#instance !== undefined && partsIn(this.#shown).address === this.#address;
  }

  // Whether what is asked of the widget has to wait.
  get #isLate() {
    return !this.#instance || (this.#request !== undefined && !this.#isOfElection);
  }

  // Asks for all that is needed to show what is wanted. What is shown stays meanwhile.
  start() {
    if (this.#request || this.isDestroyed) return;
    this.#language = languageOf(this.#host);
    if (this.#instance && this.#shown === this.#subject) return;
    if (!this.#near) this.watch(true);
    // When the network is back.
    addEventListener("online", this.#again);
    this.#timer = setTimeout(() => this.#failOnce(new Error(SLOW)), PATIENCE);
    this.#request = {
      subject: this.#subject,
      open: (loaded) => this.#arrive(loaded),
      fail: (error) => {
        clearTimeout(this.#timer);
        this.#request = undefined;
        this.#failOnce(error);
        if (this.#isAskedAgain) this.start();
        this.#isAskedAgain = false;
      },
    };
    ask(this.#request);
  }

  // Nothing of the page holds the widget after this.
  stop() {
    this.#near?.disconnect();
    this.#near = undefined;
    removeEventListener("online", this.#again);
    clearTimeout(this.#timer);
    forget(this.#request);
    this.#request = undefined;
    this.#isAskedAgain = false;
  }

  // However often the download is tried, the page is told of it once. A widget whose other language
  // does not come stays as it is.
  #failOnce(error) {
    const isKnown = this.#hasFailed;
    this.#hasFailed = true;
    if (isKnown) return;
    if (this.#isOfElection) warn(error);
    else this.fail(error);
  }

  #arrive(loaded) {
    this.stop();
    this.#hasFailed = false;
    try {
      if (this.#instance) this.#exchange(loaded);
      else this.open(loaded, this.#create);
    } catch (error) {
      this.fail(error);
    }
  }

  #create = (container, { glue, election, folder }) => {
    const { hash } = location;
    const fragment = isMeant(this.#host, hash) ? partsOf(hash) : [];
    return new glue.Instance(container, election, this.#attributes, fragment, folder, this.#changed);
  };

  // Shows another election in place of the one that is there, or the same in another language.
  #exchange({ glue, election, subject }) {
    // In another language all stays as it is; the attributes have had their say.
    const isSame = partsIn(this.#shown).address === partsIn(subject).address;
    const options = isSame ? this.#instance.options : undefined;
    this.#instance.setElection(election, isSame || this.#isByScript ? [] : this.#attributes);
    if (glue.trap()) throw glue.trap();
    if (options) this.#instance.update(glue.plain(options));
    this.#election = election;
    this.#shown = subject;
    this.#isStale = true;
    this.#catchUp();
  }

  // Has another election shown; the last that is asked for counts. One that nothing has been asked
  // of yet comes when its host is near.
  choose(src, isByScript) {
    this.#src = src;
    this.#isByScript = isByScript;
    this.#address = addressOf(src);
    if (!this.#instance && !this.#request && !(this.#hasFailed && this.#host.isConnected)) return;
    this.stop();
    this.#hasFailed = false;
    this.start();
    // The one that is shown is wanted after all.
    if (this.#instance && !this.#request) this.#catchUp();
  }

  // Draws the widget below the static state, unseen, and puts it in its place once it is there.
  // Resolves then, and rejects if it fails before.
  open(loaded, create) {
    const { glue, sheet, folder, election, subject } = loaded;
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
    // Its seats are those of one election.
    const isSame = this.#shown && partsIn(this.#shown).address === partsIn(subject).address;
    const saved = isSame ? this.#saved : undefined;
    const instance = saved
      ? glue.Instance.mount(container, election, glue.plain(saved), folder, this.#changed)
      : create(container, loaded, this.#changed);
    if (glue.trap()) throw glue.trap();
    this.#election = election;
    this.#shown = subject;
    this.#root.adoptedStyleSheets = [early, sheet];
    this.#root.append(this.#place.strut, container);
    this.#place.enter(container);
    this.#instance = instance;
    this.#saved = undefined;
    this.#isStale = true;
    live.add(this);
    this.#catchUp();
    return shown;
  }

  // Does what had to wait.
  #catchUp() {
    for (const ask of this.#later.splice(0)) {
      try {
        ask();
      } catch (error) {
        console.warn(`${NAME}: ${error.message}`);
      }
    }
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
    const trap = this.#glue?.trap();
    // After a trap there is nothing to wait for.
    if (trap) this.stop();
    this.#close(!trap);
    this.#giveUp?.(error);
    complain(this.#host, error);
  }

  // Off the page, perhaps to come back.
  sleep() {
    this.stop();
    if (!this.#instance) return;
    void this.outcome;
    const saved = this.#instance.options;
    this.#close(true);
    this.#saved = saved;
  }

  destroy() {
    this.stop();
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

  // The language of its place may be another one.
  speak() {
    if (languageOf(this.#host) !== this.#language) this.choose(this.#src, this.#isByScript);
  }

  attribute(name, value) {
    if (this.#isQuiet || this.isDestroyed) return;
    if (name === "src") return this.choose(value, false);
    const shown = this.#shown;
    if (!this.#isLate) this.#instance.setAttribute(name, value ?? undefined);
    // An election that is on its way brings the attributes along, but what a script has said.
    else if (this.#saved || this.#later.length) this.#later.push(() => this.attribute(name, value));
    // It may be given up for the one that is shown.
    else if (this.#instance) this.#later.push(() => shown === this.#shown && this.attribute(name, value));
    this.#isStale = true;
  }

  update(options) {
    if (this.isDestroyed) return;
    const src = options?.src;
    if (typeof src !== "string") return this.#set(options);
    const address = addressOf(src);
    if (address !== this.#address) return this.#updateSrc(options);
    // It is there, unless it is none: the module says so.
    const isNone = !address && src.trim();
    this.#set(isNone ? options : { ...options, src: undefined });
  }

  #set(options) {
    if (this.#isLate) {
      this.#later.push(() => this.#set(options));
      return;
    }
    this.#isStale = true;
    this.#instance.update(this.#glue.plain(options));
    this.theme(options);
  }

  // Another election, with what else is asked for. What depends on no election stays.
  #updateSrc({ src, ...others }) {
    // Throws for the whole of it. A seat need not be one of the election that is shown.
    if (this.#instance) {
      const isText = (name) => typeof others[name] === "string";
      const absent = Object.fromEntries(["seat", "wall"].filter(isText).map((name) => [name, undefined]));
      this.#election.outcome(this.#glue.plain({ ...others, ...absent }));
    }
    const { panels, theme, headline, home } = this.#instance?.options ?? this.#saved ?? {};
    const isUsual = panels?.join() === this.#election?.defaults.panels.join();
    const kept = { panels: isUsual ? undefined : panels, theme, headline, home };
    this.#later.push(() => {
      // It may have been overtaken.
      const isShown = this.#isByScript && this.#src === src && src.trim();
      this.#instance.update(this.#glue.plain({ ...kept, src: isShown ? src : undefined }));
      this.#set(others);
    });
    this.choose(src, true);
  }

  // The style sheet goes by the host's attribute.
  theme(options) {
    if (options?.theme === undefined) return;
    this.#isQuiet = true;
    this.#host.setAttribute("theme", options.theme);
    this.#isQuiet = false;
  }

  async animateTo(options, duration = 600) {
    const isElsewhere = options?.src !== undefined;
    if (this.#isLate || isElsewhere) return this.update(options);
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
    return String(this.#instance?.fragmentBeside(this.#attributes, false) ?? "");
  }

  // Before there is an instance the page's own address counts.
  set fragment(text) {
    if (this.#instance && this.#isLate) {
      this.#later.push(() => (this.fragment = text));
      return;
    }
    this.#isStale = true;
    this.#instance?.goTo(this.#attributes, partsOf(text));
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
