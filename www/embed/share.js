// The reader's four buttons: link, embed, image, data. Loaded when the first of them is pressed,
// so that readers who share nothing download nothing.
//
// `share(kind, widget)`: `widget` has `root` (its shadow root), `options` (as in
// brexit-transfer.d.ts), `fragment` (the setting, for a link to the page; none if nobody there would
// read it), `copying` (`give(text)` to have a link copied, and `copied`, which says whether it was),
// `card` (what the picture for cards says and shows, src/view/card.rs), `words` (what is said here: `[script]` in words/en.toml),
// `language` (its code, empty for English), `defaults` (the options that its election opens with),
// `parties` (the codes of that election's parties in order), `seats()` (all of them in the
// scenario) and `draw(container, drawn)` (the same widget once more; it calls back when it is being
// drawn).

export async function share(kind, widget) {
  const place = widget.root.querySelector(".bt-shared");
  await { link, embed, image, data }[kind]?.(widget, place);
}

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

// What differs from the opening state, as attributes of the element.
export function attributes({ options, defaults }) {
  const other = (name) => (options[name] === defaults[name] ? "" : options[name]);
  const all = {
    // The article or the frame may lie elsewhere.
    src: options.src && new URL(options.src, document.baseURI).href,
    transfer: options.transfer || "",
    "labour-share": options.labourShare || "",
    swing: options.swing || "",
    seat: other("seat"),
    wall: other("wall"),
  };
  return Object.entries(all).filter(([, value]) => value !== "" && value !== undefined);
}

// Screen readers tell what changes in a status that is there; not all tell one that comes with its text.
function status(text) {
  const note = make("p", { className: "bt-note", role: "status" });
  setTimeout(() => (note.textContent = text), 100);
  return note;
}

const withName = (text, name) => text.replace("{name}", name);

// `copied` tells whether it has been copied already.
async function copy(text, place, words, done, copied = Promise.reject()) {
  try {
    await copied.catch(() => navigator.clipboard.writeText(text));
    place.replaceChildren(status(done));
  } catch {
    // Not allowed, as in most frames: the reader copies by hand.
    const field = make(text.includes("\n") ? "textarea" : "input", { value: text, readOnly: true, className: "bt-field" });
    field.setAttribute("aria-label", words.copy_this);
    place.replaceChildren(status(words.copy_by_hand), field);
    field.focus();
    field.select();
  }
}

// In an article the link is the article's own, unless that cannot carry a setting: then it is that of
// the frame. A page of ours says with `data-share` on the element where the pages of the settings lie,
// which have cards of their own; so may an article.
async function link(widget, place) {
  const { fragment, words, copying, options } = widget;
  let address = new URL(location.href);
  // What stands behind the sign may say which page it is: `#/article/5`.
  const isOurs = fragment !== undefined && /^https?:$/.test(address.protocol) && !/^#[!/]/.test(address.hash);
  if (isOurs) address.hash = fragment;
  if (widget.root.host.dataset.share) address = (await pageOf(widget).catch(() => undefined)) ?? address;
  else if (!isOurs && options.home) address = framePage(widget);
  copying.give(address.href);
  return copy(address.href, place, words, words.link_copied, copying.copied);
}

// The page of the widget by itself, with what is shown. English needs no word of it, and elsewhere it
// is a page of its own.
function framePage(widget) {
  const { options, language } = widget;
  const address = new URL(language ? `frame.${language}.html` : "frame.html", folder(options.home));
  address.search = new URLSearchParams(shown(widget));
  return address;
}

// What is shown, as attributes of the element.
function shown(widget) {
  const set = attributes(widget);
  const panels = widget.options.panels.join(" ");
  if (panels !== widget.defaults.panels.join(" ")) set.push(["panels", panels]);
  return set;
}

// The page of a setting, from the list that static-render writes (static-render/src/share.rs). Any other
// setting is shown by the page of the opening state, whose card asks the question and claims nothing.
async function pageOf({ root, options, defaults, language, fragment }) {
  const folder = new URL(root.host.dataset.share, document.baseURI);
  const file = options.src && new URL(options.src, document.baseURI).pathname.split("/").pop();
  const list = [file ? file.replace(/\.election$/, "") : "pages", language, "json"].filter(Boolean).join(".");
  const pages = await (await fetch(new URL(list, folder))).json();
  const at = (transfer, labourShare) =>
    pages.find((page) => page.transfer === transfer && page.labourShare === labourShare);
  const isUsual = !options.swing && options.seat === defaults.seat && options.wall === defaults.wall;
  const own = isUsual && at(options.transfer, options.labourShare);
  const address = new URL((own || at(0, 0)).page, folder);
  if (!own) address.hash = fragment;
  return address;
}

function dialog(place, words, title, ...children) {
  const close = make("button", { type: "button", className: "bt-btn" }, words.close);
  const box = make("dialog", { className: "bt-dialog" }, make("h3", { className: "bt-h" }, title), ...children, close);
  box.setAttribute("aria-label", title);
  close.addEventListener("click", () => box.close());
  box.addEventListener("close", () => box.remove());
  place.replaceChildren(box);
  box.showModal();
}

// The column of an article for which a frame is made, in CSS pixels.
const COLUMN = 620;
// How long the widget may take to be drawn there, in milliseconds.
const PATIENCE = 10_000;

async function embed(widget, place) {
  const { words, language } = widget;
  const loader = new URL("brexit-transfer.js", folder(widget.options.home)).href;
  const escaped = (value) => String(value).replace(/&/g, "&amp;").replace(/"/g, "&quot;");
  const written = (all) => all.map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");
  const element = [...(language ? [["lang", language]] : []), ...shown(widget)];
  const frame = [
    ["src", framePage(widget).href],
    ["title", widget.card.question],
    ["width", "100%"],
    ["height", await heightIn(COLUMN, widget)],
    // It runs its script, saves files and opens its sources; copying takes a permission of its own.
    ["sandbox", "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"],
    ["allow", "clipboard-write"],
    ["loading", "lazy"],
  ];
  const lines = [
    [words.in_an_article, `<script type="module" src="${escaped(loader)}"></script>\n<brexit-transfer${written(element)}></brexit-transfer>`],
    [words.in_a_frame, `<iframe${written(frame)}></iframe>`],
  ];
  const fields = lines.flatMap(([title, text]) => {
    const field = make("textarea", { value: text, readOnly: true, rows: 4, className: "bt-field" });
    const note = make("div");
    const button = make("button", { type: "button", className: "bt-btn" }, words.copy);
    button.addEventListener("click", () => copy(text, note, words, words.copied));
    return [make("label", { className: "bt-note" }, title, field), button, note];
  });
  dialog(place, words, words.embed_this, ...fields);
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
  // Where the browser puts off drawing what is not on show, the height of the widget itself has to do.
  const isDrawn = await Promise.race([
    new Promise((drawn) => (instance = draw(container, () => drawn(true)))),
    new Promise((late) => setTimeout(late, PATIENCE)),
  ]);
  // Panels out of sight come a little later.
  for (let n = 0; n < 50 && container.querySelector("[aria-busy]"); n++) {
    await new Promise((done) => setTimeout(done, 20));
  }
  const { height } = (isDrawn ? container : root.host).getBoundingClientRect();
  instance.destroy();
  instance.free();
  host.remove();
  return Math.ceil(height);
}

// The picture for cards, in the format that the reader chooses, with words for those who will not
// see it.
async function image(widget, place) {
  const { FORMATS, pictures } = await import("./card.js");
  const { words } = widget;
  const draw = await pictures(widget);
  const picture = make("img", { className: "bt-card", alt: widget.card.description });
  let drawn, name;
  const titles = { landscape: words.landscape, upright: words.upright };
  const choices = Object.entries(FORMATS).map(([format, { width, height }]) => {
    const button = make("button", { type: "button", className: "bt-chip" }, make("b", {}, titles[format]), `${width} × ${height}`);
    button.addEventListener("click", () => {
      for (const other of choices) other.setAttribute("aria-pressed", other === button);
      drawn = draw(format);
      name = `brexit-transfer-${width}x${height}`;
      // A policy may forbid addresses of blobs.
      picture.src = drawn.canvas?.toDataURL("image/png") ?? `data:image/svg+xml,${encodeURIComponent(drawn.svg)}`;
    });
    return button;
  });
  const formats = make("div", { className: "bt-formats" }, ...choices);
  formats.setAttribute("role", "group");
  formats.setAttribute("aria-label", words.format);
  choices[0].click();
  const button = (title, action) => {
    const made = make("button", { type: "button", className: "bt-btn" }, title);
    made.addEventListener("click", action);
    return made;
  };
  const saved = make("div");
  const saving = (extension, blob) =>
    save(`${name}.${extension}`, blob, saved, words.saving, words.saving_picture_in_frame);
  const saves = [button(words.save_svg, () => saving("svg", new Blob([drawn.svg], { type: "image/svg+xml" })))];
  if (drawn.canvas) {
    saves.unshift(button(words.save_png, () => drawn.canvas.toBlob((png) => saving("png", png), "image/png")));
  }
  const alt = make("textarea", { value: widget.card.description, readOnly: true, rows: 4, className: "bt-field" });
  const note = make("div");
  dialog(
    place,
    words,
    words.picture_to_share,
    formats,
    picture,
    ...saves,
    saved,
    make("label", { className: "bt-note" }, words.alt_text, alt),
    button(words.copy_alt_text, () => copy(widget.card.description, note, words, words.alt_text_copied)),
    note,
  );
}

// A field as a spreadsheet takes it: quoted where needed, and never a formula.
export function field(value) {
  if (typeof value === "number") return String(Math.round(value * 100) / 100);
  const text = String(value ?? "");
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
}

export function table(seats, parties) {
  const head = ["code", "name", "region", ...parties, "winner", "lead", "tipping_point"];
  const rows = seats.map((seat) => [
    seat.code, seat.name, seat.region, ...parties.map((party) => seat.votes[party] ?? ""),
    seat.winner, seat.lead, seat.tippingPoint ?? "",
  ]);
  return [head, ...rows].map((row) => row.map(field).join(",")).join("\r\n") + "\r\n";
}

function data(widget, place) {
  const { words } = widget;
  const text = table(widget.seats(), widget.parties);
  const note = make("div");
  const button = make("button", { type: "button", className: "bt-btn" }, words.copy_table);
  button.addEventListener("click", () => copy(text, note, words, words.table_copied));
  // The mark at the start tells spreadsheets the encoding.
  const blob = new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" });
  save("brexit-transfer.csv", blob, place, words.saving, words.saving_table_in_frame, button, note);
}

// Saves a file and says so. A frame without an origin may be one that forbids it, and no browser
// tells a page; there the reader is told what else to do.
function save(name, blob, place, saving, savingInFrame, ...instead) {
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  const isSandboxed = origin === "null";
  if (isSandboxed) {
    place.replaceChildren(status(withName(savingInFrame, name)), ...instead);
  } else {
    place.replaceChildren(status(withName(saving, name)));
  }
}
