// A drag of the widget beside the same drag of a vanilla page, event by event in turn.
//
// The vanilla page has the widget's own document: a recording of the widget's shadow tree at the
// first step, and for each further step the attributes, texts and nodes that differ, found by
// comparing the two trees. On an input event it recounts with the plain model and applies the
// differences of that step. So both end with the same document after every event (checked), and
// the vanilla page does the least that any page could: what to change, and every text and path
// to be written, costs it nothing.

import { election, outcome } from "./vanilla/model.js";

// 1% steps there and back, then jumps.
const climb = Array.from({ length: 100 }, (_, index) => index + 1);
const STEPS = [...climb, ...climb.map((percent) => 100 - percent)];
const JUMPS = Array.from({ length: 20 }, (_, index) => (index % 2 ? 0 : 100));
const LAP = [...STEPS, ...JUMPS];

const all = election(await (await fetch("vanilla/election.json")).json());

// Recording

const ids = new Map();
const idOf = (node) => {
  if (!ids.has(node)) ids.set(node, ids.size);
  return ids.get(node);
};

// The facts of every node below the root.
function snapshot(root) {
  const facts = new Map();
  const visit = (node) => {
    const fact = { node, children: [...node.childNodes].map(idOf) };
    if (node.attributes) {
      fact.attributes = new Map([...node.attributes].map(({ name, value }) => [name, value]));
    } else if (node.nodeType === Node.TEXT_NODE) {
      fact.text = node.data;
    }
    facts.set(idOf(node), fact);
    node.childNodes.forEach(visit);
  };
  visit(root);
  return facts;
}

// What it takes to make a node again, with all that is in it.
function recipe(facts, id) {
  const { node, attributes, text, children } = facts.get(id);
  if (text !== undefined) return { id, text };
  return {
    id,
    space: node.namespaceURI,
    tag: node.localName,
    attributes: [...attributes],
    // The one thing of a field that no attribute says.
    value: node.type === "range" ? node.value : undefined,
    children: children.map((child) => recipe(facts, child)),
  };
}

function differences(before, after) {
  const changes = [];
  for (const [id, fact] of after) {
    const old = before.get(id);
    if (!old) continue;
    if (fact.text !== old.text) changes.push({ kind: "text", id, text: fact.text });
    for (const [name, value] of fact.attributes ?? []) {
      if (old.attributes.get(name) !== value) changes.push({ kind: "set", id, name, value });
    }
    for (const name of old.attributes?.keys() ?? []) {
      if (!fact.attributes.has(name)) changes.push({ kind: "unset", id, name });
    }
    for (const child of old.children) {
      if (!fact.children.includes(child)) changes.push({ kind: "remove", id: child });
    }
    fact.children.forEach((child, at) => {
      if (old.children.includes(child)) return;
      const next = fact.children.slice(at + 1).find((later) => old.children.includes(later));
      changes.push({ kind: "insert", id, before: next, made: recipe(after, child) });
    });
    // Rows of the list move: each stays with its seat.
    const stayed = old.children.filter((child) => fact.children.includes(child));
    const kept = fact.children.filter((child) => old.children.includes(child));
    if (stayed.join() !== kept.join()) changes.push({ kind: "order", id, children: fact.children });
  }
  return changes;
}

// The two pages

const frameOf = (id) => document.getElementById(id).contentWindow;

async function widgetSide() {
  const window = frameOf("widget");
  while (!window.interactive) await pause();
  const host = window.document.querySelector("brexit-transfer");
  return side(window, host, host.shadowRoot);
}

async function vanillaSide(style) {
  const window = frameOf("vanilla");
  while (!window.document.getElementById("host")) await pause();
  const host = window.document.getElementById("host");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new window.CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  return side(window, host, root);
}

const side = (window, host, root) => ({ window, host, root });

const pause = () => new Promise((resolve) => setTimeout(resolve, 4));

const inputOf = ({ root }) => root.querySelector("input.in1");

// Puts the recorded start into the vanilla page and lets it listen.
function rebuild(vanilla, start, changes) {
  const { root, window } = vanilla;
  const nodes = [];
  const make = ({ id, space, tag, text, attributes, value, children }) => {
    const made =
      text === undefined
        ? window.document.createElementNS(space, tag)
        : window.document.createTextNode(text);
    nodes[id] = made;
    if (text !== undefined) return made;
    for (const [name, content] of attributes) made.setAttribute(name, content);
    made.append(...children.map(make));
    if (value !== undefined) made.value = value;
    return made;
  };
  root.replaceChildren(...start.map(make));
  let step = 0;
  root.firstChild.addEventListener("input", (event) => {
    vanilla.outcome = outcome(all, 100 * Number(event.target.value));
    for (const change of changes[step]) {
      const node = nodes[change.id];
      switch (change.kind) {
        case "set":
          node.setAttribute(change.name, change.value);
          break;
        case "unset":
          node.removeAttribute(change.name);
          break;
        case "text":
          node.data = change.text;
          break;
        case "remove":
          node.remove();
          break;
        case "order":
          change.children.reduceRight((next, child) => {
            if (nodes[child].nextSibling !== next) node.insertBefore(nodes[child], next);
            return nodes[child];
          }, null);
          break;
        case "insert":
          node.insertBefore(make(change.made), nodes[change.before] ?? null);
      }
    }
    step++;
  });
}

// Moves the handle and measures, from a quiet moment: script to the end of the drawing, what the
// page is told in the next frame, and style and layout between the two.
async function move(side, percent) {
  const { window, host, root } = side;
  await new Promise((resolve) => window.requestAnimationFrame(() => setTimeout(resolve)));
  let before;
  window.requestAnimationFrame(() => (before = performance.now()));
  const input = inputOf(side);
  const label = root.querySelector(".bt-seglab b");
  const start = performance.now();
  input.value = percent;
  input.dispatchEvent(new window.Event("input", { bubbles: true, composed: true }));
  // The widget draws in a microtask.
  for (let turn = 0; turn < 5; turn++) await null;
  let late = 0;
  while (label.textContent !== `${percent}%`) {
    if (++late > 1000) throw new Error(`${percent}% is not drawn`);
    await new Promise((resolve) => setTimeout(resolve));
  }
  const drawn = performance.now();
  host.getBoundingClientRect();
  window.document.body.offsetHeight;
  const laidOut = performance.now();
  const told = await new Promise((resolve) =>
    window.requestAnimationFrame(() => resolve(performance.now() - before)),
  );
  return { script: drawn - start + told, all: laidOut - start + told, late };
}

// Draws a lap with the widget and keeps what it changes.
async function record(widget) {
  // Before it stands the strut that asks for its width.
  const content = () => widget.root.lastChild;
  // A first lap brings the widget to the state that every lap ends in.
  for (const percent of [1, 2, 100, 0]) await move(widget, percent);
  let before = snapshot(content());
  const start = [recipe(before, idOf(content()))];
  const changes = [];
  const drawn = [];
  for (const percent of LAP) {
    await move(widget, percent);
    const after = snapshot(content());
    changes.push(differences(before, after));
    drawn.push(content().cloneNode(true));
    before = after;
  }
  return { start, changes, drawn };
}

let ready;

export async function prepare() {
  const widget = await widgetSide();
  const style = await (await fetch("vanilla/style.css")).text();
  const vanilla = await vanillaSide(style);
  const { start, changes, drawn } = await record(widget);
  rebuild(vanilla, start, changes);
  for (const [index, percent] of LAP.entries()) {
    await move(vanilla, percent);
    if (!drawn[index].isEqualNode(vanilla.root.firstChild)) {
      throw new Error(`the vanilla page differs from the widget at event ${index}, ${percent}%`);
    }
  }
  ids.clear();
  ready = { widget, vanilla, start, changes };
  return changes.reduce((sum, step) => sum + step.length, 0) / changes.length;
}

// So many laps of both, in turn event by event.
export async function measure(laps) {
  const { widget, vanilla, start, changes } = ready;
  const times = { widget: [], vanilla: [] };
  for (let lap = 0; lap < laps; lap++) {
    rebuild(vanilla, start, changes);
    for (const percent of LAP) {
      times.widget.push(await move(widget, percent));
      times.vanilla.push(await move(vanilla, percent));
    }
  }
  const result = {};
  for (const name in times) {
    const kinds = { steps: [], jumps: [] };
    times[name].forEach((time, index) => {
      kinds[index % LAP.length < STEPS.length ? "steps" : "jumps"].push(time);
    });
    for (const kind in kinds) {
      for (const part of ["script", "all"]) {
        const sorted = kinds[kind].map((time) => time[part]).sort((a, b) => a - b);
        const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
        result[`${kind}.${part}.${name}.median.ms`] = at(0.5);
        result[`${kind}.${part}.${name}.p95.ms`] = at(0.95);
      }
    }
    result[`late.${name}`] = times[name].filter(({ late }) => late > 0).length;
  }
  return result;
}

window.drag = { prepare, measure };
