// The reader's four buttons: link, embed, image, data. Loaded when the first of them is pressed,
// so that readers who share nothing download nothing.
//
// `share(kind, widget)`: `widget` has `root` (its shadow root), `options` and
// `outcome` (as in brexit-transfer.d.ts), `seats()` (all 650 in the scenario) and
// `draw(container, drawn)` (the same widget once more; it calls back when it is being drawn).

const SVG = "http://www.w3.org/2000/svg";
const NAMES = { con: "Conservative", lab: "Labour", ld: "Liberal Democrat", brexit: "Brexit Party" };
const PARTIES = [
  "con", "lab", "ld", "brexit", "green", "snp", "pc", "ukip", "dup", "sf", "sdlp", "uup", "alliance",
  "speaker", "other",
];

export async function share(kind, widget) {
  const place = widget.root.querySelector(".bt-shared");
  await { link, embed, image, data }[kind]?.(widget, place);
}

const number = (value, digits = 0) =>
  value.toLocaleString("en-GB", { maximumFractionDigits: digits, minimumFractionDigits: digits });

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

// What differs from the opening state, as attributes of the element.
export function attributes({ options }) {
  const all = {
    transfer: options.transfer || "",
    "labour-share": options.labourShare || "",
    swing: options.swing || "",
    seat: options.seat === "E14000733" ? "" : options.seat,
    wall: options.wall === "wall" ? "" : options.wall,
  };
  return Object.entries(all).filter(([, value]) => value !== "" && value !== undefined);
}

// The same state as a fragment, which the frame and the element read.
export function fragment(widget) {
  const short = { transfer: "t", "labour-share": "l", swing: "s" };
  return attributes(widget)
    .map(([name, value]) => `${short[name] ?? name}=${encodeURIComponent(value)}`)
    .join("&");
}

async function copy(text, place, done) {
  try {
    await navigator.clipboard.writeText(text);
    place.replaceChildren(make("p", { className: "bt-note", role: "status" }, done));
  } catch {
    // Not allowed, as in most frames: the reader copies by hand.
    const field = make("input", { value: text, readOnly: true, className: "bt-field" });
    field.setAttribute("aria-label", "Copy this");
    place.replaceChildren(field);
    field.focus();
    field.select();
  }
}

function link(widget, place) {
  const address = new URL(location.href);
  address.hash = fragment(widget);
  return copy(address.href, place, "Link copied.");
}

function dialog(place, title, ...children) {
  const close = make("button", { type: "button", className: "bt-btn" }, "Close");
  const box = make("dialog", { className: "bt-dialog" }, make("h3", { className: "bt-h" }, title), ...children, close);
  box.setAttribute("aria-label", title);
  close.addEventListener("click", () => box.close());
  box.addEventListener("close", () => box.remove());
  place.replaceChildren(box);
  box.showModal();
}

// The column of an article for which a frame is made, in CSS pixels.
const COLUMN = 620;
const PANELS = "seat wall map curve mountain list";

async function embed(widget, place) {
  const home = folder(widget.options.home);
  const here = (name) => new URL(name, home).href;
  const escaped = (value) => String(value).replace(/&/g, "&amp;").replace(/"/g, "&quot;");
  const written = (all) => all.map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");
  const set = attributes(widget);
  const panels = widget.options.panels.join(" ");
  if (panels !== PANELS) set.push(["panels", panels]);
  const query = new URLSearchParams(set).toString();
  const frame = [
    ["src", here("frame.html") + (query && `?${query}`)],
    ["title", "What if Brexit Party voters had switched?"],
    ["width", "100%"],
    ["height", await heightIn(COLUMN, widget)],
    // It runs its script and saves files; copying takes a permission of its own.
    ["sandbox", "allow-scripts allow-downloads"],
    ["allow", "clipboard-write"],
    ["loading", "lazy"],
  ];
  const lines = [
    ["In an article", `<script type="module" src="${escaped(here("brexit-transfer.js"))}"></script>\n<brexit-transfer${written(set)}></brexit-transfer>`],
    ["In a frame", `<iframe${written(frame)}></iframe>`],
  ];
  const fields = lines.flatMap(([title, text]) => {
    const field = make("textarea", { value: text, readOnly: true, rows: 4, className: "bt-field" });
    const note = make("div");
    const button = make("button", { type: "button", className: "bt-btn" }, "Copy");
    button.addEventListener("click", () => copy(text, note, "Copied."));
    return [make("label", { className: "bt-note" }, title, field), button, note];
  });
  dialog(place, "Embed this", ...fields);
}

// The option `home` in full.
function folder(home) {
  let address;
  try {
    address = new URL(home, document.baseURI);
  } catch {
    // As where no address is.
  }
  if (!/^https?:$/.test(address?.protocol)) {
    throw new Error(`the option home leads to no address of the web: ${home}`);
  }
  if (!address.pathname.endsWith("/")) address.pathname += "/";
  return address;
}

// How high the widget is at a width, in CSS pixels: it is drawn once more, unseen.
async function heightIn(width, { root, draw }) {
  const host = make("div", { inert: true });
  Object.assign(host.style, {
    height: 0,
    left: 0,
    overflow: "hidden",
    position: "fixed",
    top: 0,
    visibility: "hidden",
    width: `${width}px`,
  });
  const container = make("div");
  const shadow = host.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = root.adoptedStyleSheets;
  shadow.append(container);
  root.append(host);
  let instance;
  await new Promise((drawn) => (instance = draw(container, drawn)));
  const height = Math.ceil(container.getBoundingClientRect().height);
  instance.destroy();
  instance.free();
  host.remove();
  return height;
}

// A seat is in the wall's picture whatever the seat panel shows, so the card has words for the
// seat and bricks for the wall.
export function card({ root, outcome }) {
  const style = getComputedStyle(root.querySelector(".bt"));
  const token = (name) => style.getPropertyValue(`--bt-${name}`).trim();
  // A token may hold both themes: a probe says which one is meant.
  const probe = make("span");
  root.append(probe);
  const colour = (name) => {
    probe.style.color = token(name);
    return getComputedStyle(probe).color;
  };
  const sheet = element("svg", { xmlns: SVG, viewBox: "0 0 1200 630", width: 1200, height: 630 });
  const ink = colour("ink");
  const words = (x, y, size, text, fill = ink, weight = 400) => {
    const line = element("text", { x, y, fill, "font-size": size, "font-weight": weight, "font-family": "system-ui, sans-serif" });
    line.textContent = text;
    sheet.append(line);
  };
  sheet.append(element("rect", { width: 1200, height: 630, fill: colour("bg") }));
  sheet.append(element("rect", { width: 1200, height: 12, fill: colour("con") }));
  const { scenario, seat, wall, commons } = outcome;
  const percent = (value) => `${number(value, Number.isInteger(value) ? 0 : 1)}%`;
  words(56, 92, 42, `If ${scenario.transfer === 100 ? "all" : percent(scenario.transfer)} of Brexit Party voters had`, ink, 700);
  const rest = scenario.labourShare ? ` and ${percent(scenario.labourShare)} to Labour` : "";
  words(56, 148, 42, `switched to the Conservatives${rest}…`, ink, 700);
  if (scenario.swing) {
    words(56, 192, 26, `after a swing of ${number(Math.abs(scenario.swing), 1)} points to ${scenario.swing > 0 ? "the Conservatives" : "Labour"}`);
  }
  const strong = (winner) => colour(winner === "con" ? "con-text" : winner === "lab" ? "lab-text" : "ink");
  words(56, 246, 26, "Red wall", colour("ink-2"));
  words(56, 328, 88, `${wall.conservative}`, colour("con-text"), 700);
  words(56, 368, 28, `of ${wall.seats} seats Conservative`, ink, 700);
  words(56, 424, 26, seat.name, colour("ink-2"));
  const party = NAMES[seat.winner] ?? seat.winner.toUpperCase();
  words(56, 464, 36, `${party} ${seat.change}`, strong(seat.winner), 700);
  words(56, 498, 26, `majority ${number(seat.majority)}`);
  const majority = commons.majority > 0 ? `Conservative majority ${number(commons.majority)}` : `${commons.con} Conservative seats`;
  words(56, 548, 26, majority, ink, 700);
  words(56, 598, 24, "A what-if on the 2019 result, not a forecast. Results: House of Commons Library.", colour("ink-2"));
  const bricks = root.querySelector("[role=listbox]");
  if (bricks) sheet.append(copied(bricks));
  probe.remove();
  return new XMLSerializer().serializeToString(sheet);
}

function element(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

// The bricks and their stripes at the card's right, with the colours they have on the page.
function copied(picture) {
  const shapes = [...picture.querySelectorAll("[role=option], .hs, .br-sel")];
  const boxes = shapes.map((shape) => shape.getBBox()).filter((box) => box.width > 0);
  const left = Math.min(...boxes.map((box) => box.x));
  const top = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  const scale = Math.min(600 / (right - left), 350 / (bottom - top));
  const group = element("g", {
    transform: `translate(${1144 - (right - left) * scale} 206) scale(${scale}) translate(${-left} ${-top})`,
  });
  for (const shape of shapes) {
    const look = getComputedStyle(shape);
    const clone = shape.cloneNode();
    for (const name of ["class", "id", "role", "aria-label", "aria-selected", "data-seat"]) clone.removeAttribute(name);
    for (const name of ["fill", "stroke", "stroke-width"]) clone.setAttribute(name, look.getPropertyValue(name));
    group.append(clone);
  }
  return group;
}

async function image(widget, place) {
  const text = card(widget);
  const address = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  const picture = make("img", { className: "bt-card", alt: "The present state as a picture for cards" });
  picture.src = address;
  await picture.decode();
  const canvas = make("canvas", { width: 1200, height: 630 });
  canvas.getContext("2d").drawImage(picture, 0, 0);
  const png = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  const button = (title, name, blob) => {
    const made = make("button", { type: "button", className: "bt-btn" }, title);
    made.addEventListener("click", () => save(name, blob));
    return made;
  };
  dialog(
    place,
    "Image, 1200 × 630",
    picture,
    button("Save PNG", "brexit-transfer.png", png),
    button("Save SVG", "brexit-transfer.svg", new Blob([text], { type: "image/svg+xml" })),
  );
}

// A field as a spreadsheet takes it: quoted where needed, and never a formula.
export function field(value) {
  if (typeof value === "number") return String(Math.round(value * 100) / 100);
  const text = String(value ?? "");
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
}

export function table(seats) {
  const head = ["code", "name", "region", ...PARTIES, "winner", "lead", "tipping_point"];
  const rows = seats.map((seat) => [
    seat.code, seat.name, seat.region, ...PARTIES.map((party) => seat.votes[party] ?? ""),
    seat.winner, seat.lead, seat.tippingPoint ?? "",
  ]);
  return [head, ...rows].map((row) => row.map(field).join(",")).join("\r\n") + "\r\n";
}

function data(widget) {
  // The mark at the start tells spreadsheets the encoding.
  save("brexit-transfer.csv", new Blob(["\ufeff", table(widget.seats())], { type: "text/csv;charset=utf-8" }));
}

function save(name, blob) {
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
