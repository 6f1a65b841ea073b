// What tests of the layout measure, in the page: where words stand, whether they are cut off or
// lie on one another, what makes a page scroll sideways, how large the targets of a finger are.

// What stands on the page only for screen readers or to be measured.
const UNSEEN = ".sr, .bt-probe";

const isSeen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

// What a layout is said to have wrong in words, at most so many.
const first = (words) => (words.length > 8 ? [...words.slice(0, 8), `and ${words.length - 8} more`] : words);

const short = (words) => (words.length > 40 ? `${words.slice(0, 39)}…` : words);

// A text of a picture, with the box of its letters, from the capitals to what hangs below them.
function drawn(text) {
  const matrix = text.getScreenCTM();
  const box = text.getBBox();
  const size = parseFloat(getComputedStyle(text).fontSize) * matrix.d;
  const baseline = matrix.d * text.getStartPositionOfChar(0).y + matrix.f;
  const left = matrix.a * box.x + matrix.e;
  return {
    words: text.textContent, element: text, node: text, size, left, right: left + matrix.a * box.width,
    top: baseline - 0.74 * size, bottom: baseline + 0.2 * size,
  };
}

// The lines of a text node, each with the box of its letters.
function written(node) {
  const range = document.createRange();
  range.selectNodeContents(node);
  const element = node.parentElement;
  const size = parseFloat(getComputedStyle(element).fontSize);
  // A line's box has room above and below its letters, whatever the face.
  const lines = [...range.getClientRects()].filter(({ width }) => width > 0.5);
  return lines.map(({ left, right, bottom, height }) => {
    const baseline = bottom - height / 2 + 0.36 * size;
    return { words: node.data.trim(), element, node, size, left, right, top: baseline - 0.72 * size, bottom: baseline + 0.18 * size };
  });
}

// All words that are seen in a part of the page, line by line.
function texts(root) {
  const found = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    const isWords = element && node.data.trim() && !element.closest(`${UNSEEN}, style, script, textarea`);
    if (!isWords || !isSeen(element)) continue;
    if (element.namespaceURI.endsWith("svg")) found.push(drawn(element));
    else found.push(...written(node));
  }
  return found;
}

// Which texts lie on one another.
function overlaps(all) {
  const trouble = [];
  const sorted = [...all].sort((a, b) => a.top - b.top);
  sorted.forEach((a, index) => {
    for (let next = index + 1; next < sorted.length && sorted[next].top < a.bottom - 1.5; next++) {
      const b = sorted[next];
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - b.top;
      if (a.node !== b.node && across > 1 && down > 1.5) trouble.push(`“${short(a.words)}” lies on “${short(b.words)}”`);
    }
  });
  return trouble;
}

// Which texts leave a box, sideways.
function outside(all, { left, right }) {
  const out = all.filter((text) => text.left < left - 1 || text.right > right + 1);
  return out.map((text) => `“${short(text.words)}” sticks out: ${Math.round(text.left - left)} to ${Math.round(text.right - left)} of ${Math.round(right - left)}`);
}

// Which words leave the control, the cell or the panel that they belong to.
function spilt(all) {
  return all.flatMap((text) => {
    const room = text.element.closest("button, label, th, td, .bt-score > div, .bt-track, .bt-p, .bt-f, .bt, dialog");
    return room ? outside([text], room.getBoundingClientRect()).map((words) => `${words} in ${room.className || room.localName}`) : [];
  });
}

// Which elements cut their content off, and which fields their words.
function cut(root) {
  const trouble = [];
  const context = document.createElement("canvas").getContext("2d");
  for (const element of root.querySelectorAll("*:not(svg, svg *, tr, tr *, textarea)")) {
    if (element.closest(UNSEEN) || !isSeen(element)) continue;
    const style = getComputedStyle(element);
    if (element.matches("input[type=search]")) {
      context.font = style.font;
      const room = element.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      const needed = context.measureText(element.value || element.placeholder).width;
      if (needed > room + 1) trouble.push(`the field's “${element.placeholder}” is cut off: ${Math.round(needed)} in ${Math.round(room)}`);
    } else if (!/^(visible|)$/.test(style.overflowX) && !element.matches("input")) {
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
      if (scrollWidth > clientWidth + 1) trouble.push(`.${element.className} cuts off ${scrollWidth - clientWidth} px at its side`);
      if (style.overflowY !== "auto" && scrollHeight > clientHeight + 1) trouble.push(`.${element.className} cuts off ${scrollHeight - clientHeight} px below`);
    }
  }
  return trouble;
}

// What makes the page scroll sideways, or sticks out of it.
function sideways(root) {
  const width = document.documentElement.clientWidth;
  const out = [...root.querySelectorAll("*:not(defs *)")].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width && (box.right > width + 1 || box.left < -1) && !element.closest(`${UNSEEN}, .bt-track`);
  });
  const trouble = out.map((element) => `<${element.localName} class="${element.getAttribute("class")}">${short(element.textContent)} is beyond the page`);
  const { scrollWidth } = document.scrollingElement;
  if (scrollWidth > width) trouble.push(`the page scrolls sideways: ${scrollWidth} in ${width}`);
  return trouble;
}

// All that is wrong with a part of the page that stands in a box.
function trouble(root, box) {
  const all = texts(root);
  return first([...sideways(root), ...outside(all, box), ...overlaps(all), ...spilt(all), ...cut(root)]);
}

// The smallest letters, in CSS pixels as they are seen: of the page's words and of pictures'.
function smallest(root) {
  const sizes = (isPicture) => texts(root).filter((text) => isPicture === text.element.matches("text")).map((text) => text.size);
  return { words: Math.min(...sizes(false)), pictures: Math.min(...sizes(true)) };
}

// The least side of a target for a finger, in CSS pixels.
const TARGET = 44;
// Bricks and hexagons have controls that do the same: the arrow keys' listbox, the finder.
const CONTROLS = "button, a[href], input, select, textarea, summary, label, [role=slider]";

// Which controls are smaller than a target, or lie under something else where a finger would be.
function smallTargets(root) {
  const trouble = [];
  for (const element of root.querySelectorAll(CONTROLS)) {
    // A handle's input is not seen, it lies under a picture of the handle.
    if (!isSeen(element) && !element.matches("input")) continue;
    if (!element.getClientRects().length || element.closest(`${UNSEEN}, .bt-mini`)) continue;
    // A link within a sentence is as high as the sentence's lines.
    if (element.matches("p a") && getComputedStyle(element).display === "inline") continue;
    // A label counts as the target of its field, unless it only stands beside it.
    const field = element.localName === "label" ? element.control : undefined;
    if (field && !element.contains(field)) continue;
    // A field of text may be pressed on its label too; a note around one is no target.
    if (field?.matches("textarea, [readonly]")) continue;
    const name = `${element.localName}.${element.className || element.dataset.act || element.type} “${short(element.textContent.trim())}”`;
    let box = element.getBoundingClientRect();
    if (box.width < TARGET - 0.1 || box.height < TARGET - 0.1) {
      trouble.push(`${name} is ${box.width.toFixed(1)} × ${box.height.toFixed(1)}`);
      continue;
    }
    if (element.matches(".in2, label")) continue;
    element.scrollIntoView({ block: "center" });
    box = element.getBoundingClientRect();
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    const reach = TARGET / 2 - 1;
    for (const [across, down] of [[0, 0], [0, -reach], [0, reach], [-reach, 0], [reach, 0]]) {
      const hit = root.elementFromPoint(x + across, y + down);
      const isOwn = hit && (element.contains(hit) || hit.closest("label")?.control === element || (element.matches(".in1") && hit.matches(".in2")));
      if (!isOwn) trouble.push(`${name}: at ${across}, ${down} lies ${hit?.localName}.${hit?.getAttribute("class")}`);
    }
  }
  return first(trouble);
}

// Every picture by what is drawn of it: whether it fills the width of its column, or else half the
// height of the sheet, and whether it stays within the column.
function prints(root) {
  const pictures = [...root.querySelectorAll(".bt-svg")].filter((svg) => isSeen(svg) && svg.getClientRects().length && !svg.closest(".bt-mini"));
  return pictures.map((svg) => {
    const column = svg.parentElement.getBoundingClientRect();
    const matrix = svg.getScreenCTM();
    const { x, width, height } = svg.viewBox.baseVal;
    const left = matrix.a * x + matrix.e;
    const fills = matrix.a * width >= 0.9 * column.width || matrix.d * height >= 0.5 * innerHeight;
    const isInside = left >= column.left - 0.5 && left + matrix.a * width <= column.right + 0.5;
    return { name: svg.closest("section, .bt-control").className, fills, isInside };
  });
}

// Which panels a sheet of the page's height would tear apart.
function higherThanThePage(root) {
  const high = [...root.querySelectorAll(".bt-p, .bt-f")].filter((panel) => panel.getBoundingClientRect().height > innerHeight);
  return high.map((panel) => `.${panel.className} is ${panel.getBoundingClientRect().height} px high of ${innerHeight}: ${[...panel.children].map((it) => it.getBoundingClientRect().height)}`);
}
