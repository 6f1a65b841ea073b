// The loader: defines <brexit-transfer>, and fetches the widget's parts once for the whole page
// when the first element comes near the viewport. Readable as it is: it is the only script that
// a page names.

const here = import.meta.url;
const NAME = "brexit-transfer";
const OPTIONS = ["transfer", "labour-share", "swing", "seat", "wall", "panels", "theme", "headline"];
// How far below the viewport loading starts: about one screen of a phone.
const MARGIN = "600px";
const PATIENCE = 20_000;

let parts;

// The glue, ready to use, and the style sheet; fetched once for all elements of the page.
function load() {
  parts ??= Promise.all([
    import(new URL("__GLUE__", here).href).then(async (glue) => {
      await glue.default({ module_or_path: new URL("__WASM__", here) });
      return glue;
    }),
    fetch(new URL("__STYLE__", here)).then(async (answer) => {
      if (!answer.ok) throw new Error(`style sheet: ${answer.status}`);
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(await answer.text());
      return sheet;
    }),
  ]);
  return parts;
}

function late(promise) {
  return Promise.race([
    promise,
    new Promise((_, fail) => setTimeout(fail, PATIENCE, new Error("the download takes too long"))),
  ]);
}

class BrexitTransfer extends HTMLElement {
  static observedAttributes = OPTIONS;
  #root;
  #instance;
  #near;

  connectedCallback() {
    if (!this.#root) {
      this.#root = this.attachShadow({ mode: "open" });
      // The static state in the page shows until the widget is ready.
      this.#root.append(document.createElement("slot"));
    }
    if (this.getAttribute("loading") === "eager" || !window.IntersectionObserver) {
      this.#start();
    } else {
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
    setTimeout(() => {
      if (this.isConnected) return;
      this.#instance?.destroy();
      this.#instance?.free();
      this.#instance = undefined;
    });
  }

  attributeChangedCallback(name, _, value) {
    this.#instance?.setAttribute(name, value ?? undefined);
  }

  async #start() {
    this.#near?.disconnect();
    if (this.#instance) return;
    try {
      const [glue, sheet] = await late(load());
      if (this.#instance || !this.isConnected) return;
      const container = document.createElement("div");
      this.#root.adoptedStyleSheets = [sheet];
      this.#root.replaceChildren(container);
      const attributes = OPTIONS.filter((name) => this.hasAttribute(name)).map((name) => [
        name,
        this.getAttribute(name),
      ]);
      this.#instance = new glue.Instance(container, attributes, () => this.#tell("change"));
      this.#tell("ready");
    } catch (error) {
      console.warn(`${NAME}: ${error.message}`);
      this.#tell("error", { message: error.message });
    }
  }

  #tell(event, detail) {
    this.dispatchEvent(
      new CustomEvent(`${NAME}:${event}`, { bubbles: true, composed: true, detail }),
    );
  }
}

if (!customElements.get(NAME)) customElements.define(NAME, BrexitTransfer);
