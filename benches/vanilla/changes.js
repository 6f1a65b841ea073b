// Carries out what `record.js` has recorded. `nodes` has every node by its number.

// Makes a node again, with all that is in it.
export function make(nodes, { id, space, tag, text, attributes, value, children }) {
  const made =
    text === undefined ? document.createElementNS(space, tag) : document.createTextNode(text);
  nodes[id] = made;
  if (text !== undefined) return made;
  for (const [name, content] of attributes) made.setAttribute(name, content);
  made.append(...children.map((child) => make(nodes, child)));
  if (value !== undefined) made.value = value;
  return made;
}

export function apply(nodes, change) {
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
      node.insertBefore(make(nodes, change.made), nodes[change.before] ?? null);
  }
}
