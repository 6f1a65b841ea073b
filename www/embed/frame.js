// The frame: the widget as a page of its own, for hosts that allow no scripts of others. It takes
// the attributes from its query, keeps the reader's setting in its fragment, and tells the page
// around it how high it is, in the words of the common hosts.

const NAME = "brexit-transfer";
const ATTRIBUTES = ["transfer", "labour-share", "swing", "seat", "wall", "panels", "theme", "headline", "home"];
// Browsers refuse, and some punish, more than a few changes of the address a second.
const PACE = 300;

const element = document.querySelector(NAME);
const query = new URLSearchParams(location.search);
// As the host knows it: later the fragment changes.
const address = location.href;

// ---- The query ----

for (const name of ATTRIBUTES) {
  const value = query.get(name);
  if (value !== null) element.setAttribute(name, value);
}
const theme = query.get("theme")?.trim().toLowerCase();
if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;

// ---- The fragment ----

const PARTS = [
  { key: "t", option: "transfer", attribute: "transfer", decimals: 1, least: 0, most: 100 },
  { key: "l", option: "labourShare", attribute: "labour-share", decimals: 1, least: 0, most: 100 },
  { key: "s", option: "swing", attribute: "swing", decimals: 2, least: -25, most: 25 },
];

// A plain decimal as the attributes take it, cut to its range; null if it is none.
function read(part, text) {
  if (!/^\s*[-+]?(\d+\.?\d*|\.\d+)\s*$/.test(text ?? "")) return null;
  // Moved by its digits: 8.165 * 100 would be a little less than 816.5.
  const moved = Number(`${text.trim().replace(/^[-+]/, "")}e${part.decimals}`);
  const size = Math.round(moved) / 10 ** part.decimals;
  const number = text.includes("-") ? -size : size;
  return Math.min(Math.max(number, part.least), part.most) + 0;
}

// Labour's share gives way where the two shares exceed the whole.
function fit(scenario) {
  const room = Math.round((100 - scenario.transfer) * 10) / 10;
  return { ...scenario, labourShare: Math.min(scenario.labourShare, room) };
}

// What the frame opens with where its fragment says nothing.
const start = fit(
  Object.fromEntries(PARTS.map((part) => [part.option, read(part, query.get(part.attribute)) ?? 0])),
);

// The scenario that the fragment asks for, in place of the start; what it says that cannot be
// read is passed over, and of repeated parts the first that can be read counts.
function wanted() {
  const scenario = { ...start };
  const said = new URLSearchParams(location.hash.slice(1));
  for (const part of PARTS) {
    const numbers = said.getAll(part.key).map((text) => read(part, text));
    const number = numbers.find((value) => value !== null);
    if (number !== undefined) scenario[part.option] = number;
  }
  return fit(scenario);
}

const same = (a, b) => PARTS.every(({ option }) => a[option] === b[option]);

// The seat and the wall as they were without a fragment; unknown where it named others.
let opened = {};
element.addEventListener(`${NAME}:ready`, () => {
  const { seat, wall } = element.outcome;
  const named = new URLSearchParams(location.hash.slice(1));
  opened = { seat: named.has("seat") || seat.code, wall: named.has("wall") || wall.id };
}, { once: true });

// What differs from the start, in the words of a shared link. The element itself reads it when
// it comes up.
function fragment({ scenario, seat, wall }) {
  const parts = PARTS.filter(({ option }) => scenario[option] !== start[option]);
  const words = parts.map(({ key, option }) => `${key}=${scenario[option]}`);
  if (seat.code !== opened.seat) words.push(`seat=${seat.code}`);
  // A list of seats is in the query.
  if (wall.id !== opened.wall && wall.id !== "custom") words.push(`wall=${wall.id}`);
  return words.join("&");
}

let writing;
function keep() {
  writing ??= setTimeout(() => {
    writing = undefined;
    if (!element.outcome) return;
    const text = fragment(element.outcome);
    if (location.hash === (text && `#${text}`)) return;
    try {
      // Replaced, not added: the reader's way back leads out of the article, not through it.
      history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
    } catch {
      // A frame without an origin may not be allowed to; then the setting lives as long as it.
    }
  }, PACE);
}

addEventListener("hashchange", () => {
  const scenario = wanted();
  if (element.outcome && !same(element.outcome.scenario, scenario)) element.update(scenario);
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

let told;
function report() {
  const now = size();
  if (!now.height || (told && told.height === now.height && told.width === now.width)) return;
  told = now;
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
