// The frame: the widget as a page of its own, for hosts that allow no scripts of others. It takes
// the attributes from its query, keeps the reader's setting in its fragment, and tells the page
// around it how high it is, in the words of the common hosts.

import "./brexit-transfer.js";

const NAME = "brexit-transfer";
// Browsers refuse, and some punish, more than a few changes of the address a second.
const PACE = 300;

const element = document.querySelector(NAME);
const query = new URLSearchParams(location.search);
// As the host knows it: later the fragment changes.
const address = location.href;

// ---- The query ----

// The element is defined, and asks for its parts; it reads its attributes once it has them.
for (const name of customElements.get(NAME).observedAttributes) {
  const value = query.get(name);
  if (value !== null && name !== "loading") element.setAttribute(name, value);
}
// The static state of this page is in the page's own language, and about its own election; so is its
// title.
const root = document.documentElement;
for (const child of element.children) child.setAttribute("lang", root.lang);
if (query.get("src")) element.replaceChildren();
if (query.get("lang") || query.get("src")) {
  element.addEventListener(`${NAME}:ready`, () => {
    const widget = element.shadowRoot.querySelector(".bt");
    root.lang = widget.lang;
    document.title = widget.getAttribute("aria-label");
  });
}
const theme = query.get("theme")?.trim().toLowerCase();
if (theme === "light" || theme === "dark") root.dataset.theme = theme;

// ---- The fragment ----

let writing;
function keep() {
  writing ??= setTimeout(() => {
    writing = undefined;
    if (!element.outcome) return;
    const { fragment } = element;
    if (location.hash === (fragment && `#${fragment}`)) return;
    try {
      // Replaced, not added: the reader's way back leads out of the article, not through it.
      history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
    } catch {
      // A frame without an origin may not be allowed to; then the setting lives as long as it.
    }
  }, PACE);
}

addEventListener("hashchange", () => {
  element.fragment = location.hash;
});
element.addEventListener(`${NAME}:change`, keep);

// ---- The height ----

const host = window.parent === window ? undefined : window.parent;
const send = (message) => host?.postMessage(message, "*");
const id = query.get("id") ?? query.get("childId") ?? address;
const pymId = query.get("childId") ?? id;
// The id that a parent with iframe-resizer has given this frame.
let resizerId;

const size = () => {
  const { width, height } = element.getBoundingClientRect();
  return { width: Math.ceil(width), height: Math.ceil(height) };
};

// What each kind of host reads; a host passes over what it does not know.
const say = {
  pym: ({ height }) => send(`pymxPYMx${pymId}xPYMxheightxPYMx${height}`),
  amp: ({ height }) => send({ sentinel: "amp", type: "embed-size", height }),
  resizer: ({ width, height }, trigger = "resizeObserver") =>
    resizerId && send(`[iFrameSizer]${resizerId}:${height}:${width}:${trigger}`),
  open: ({ width, height }) => send({ type: "iframe-resized", width, height }),
  datawrapper: ({ height }) => send({ "datawrapper-height": { [id]: height } }),
  medium: ({ height }) =>
    send(JSON.stringify({ src: address, context: "iframe.resize", height })),
  guardian: ({ height }) => send(JSON.stringify({ id, type: "set-height", value: height })),
};

let reported;
function report() {
  const now = size();
  if (!now.height || (reported && reported.height === now.height && reported.width === now.width)) return;
  reported = now;
  for (const words of Object.values(say)) words(now);
}

// Words of iframe-resizer: its first message has a flag in third place, and since version 5 that
// version in the twenty-first. A parent takes a child that names none for an old one, and says so.
function asResizer(text) {
  const fields = text.slice("[iFrameSizer]".length).split(":");
  const [name, flag, version] = [fields[0], fields[2], fields[20]];
  if (name === "resize") return say.resizer(size());
  if (!name || name.length > 200 || !/^(true|false)$/.test(flag)) return;
  resizerId = name;
  say.resizer(size(), /^\d[\w.-]{0,40}$/.test(version) ? `init:${version}` : "init");
  // Those that only borrow the format read no other trigger than this.
  say.resizer(size());
}

function answer(text) {
  if (text.length > 2000) return;
  if (text.startsWith("[iFrameSizer]")) return asResizer(text);
  const [start, name, kind, width, ...rest] = text.split("xPYMx");
  const isWidth = start === "pym" && name === pymId && kind === "width" && Number(width) > 0;
  if (isWidth && !rest.length) say.pym(size());
}

addEventListener("message", ({ source, data }) => {
  if (!host || source !== host) return;
  if (typeof data === "string") return answer(data);
  if (typeof data !== "object" || data === null) return;
  if (data.sentinel === "amp" && data.type === "frames-init") say.amp(size());
  if (data.type === "iframe-child-init" || data.type === "iframe-get-child-dimensions") {
    say.open(size());
  }
});

// Watched once there is something to rely on; a static state that stays has a height as well.
const observer = new ResizeObserver(report);
for (const kind of ["ready", "error"]) {
  element.addEventListener(`${NAME}:${kind}`, () => {
    observer.observe(element);
    report();
  });
}

send("[iFrameResizerChild]Ready");
send({ sentinel: "amp", type: "embed-ready" });
