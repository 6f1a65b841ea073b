// Records a lap of the widget: its shadow tree before the first event, and for each event the
// attributes, texts and nodes that differ after it, found by comparing the two trees. What is
// recorded is carried out on a copy at once, which has to equal the widget after every event.

import { apply, make } from "./vanilla/changes.js";
import { LAP, move, root } from "./lap.js";

const ids = new Map();
const idOf = (node) => {
  if (!ids.has(node)) ids.set(node, ids.size);
  return ids.get(node);
};

// The facts of a node and of every node below it.
function snapshot(top) {
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
  visit(top);
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

// Moves the handle and waits until that is drawn, which the widget does in a microtask or, when it
// has been busy for long, a little later.
async function draw(percent) {
  move(percent);
  const label = root.querySelector(".bt-seglab b");
  for (let turn = 0; turn < 5; turn++) await null;
  for (let late = 0; label.textContent !== `${percent}%`; late++) {
    if (late > 1000) throw new Error(`${percent}% is not drawn`);
    await new Promise((resolve) => setTimeout(resolve));
  }
}

export async function record() {
  // Before it stands the strut that asks for its width.
  const content = root.lastChild;
  // A first round brings the widget to the state that every lap ends in.
  for (const percent of [1, 2, 90, 10]) await draw(percent);
  let before = snapshot(content);
  const start = recipe(before, idOf(content));
  const nodes = [];
  const copy = make(nodes, start);
  const changes = [];
  for (const percent of LAP) {
    await draw(percent);
    const after = snapshot(content);
    const step = differences(before, after);
    for (const change of step) apply(nodes, change);
    if (!copy.isEqualNode(content)) throw new Error(`the copy differs from the widget at ${percent}%`);
    changes.push(step);
    before = after;
  }
  return { start, changes };
}
