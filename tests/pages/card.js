// What tests of the picture for cards look at, in the page: opens the dialog of a widget, saves
// the picture in each format as a reader does, and measures what was saved.

const SVG = "http://www.w3.org/2000/svg";

// Opens the dialog anew.
async function open(root) {
  root.querySelector("dialog")?.close();
  await until(() => !root.querySelector("dialog"));
  root.querySelector("[data-share=image]").click();
  await until(() => root.querySelector("dialog img")?.complete);
  return root.querySelector("dialog");
}

const named = (dialog, words) => [...dialog.querySelectorAll("button")].find((button) => button.textContent.startsWith(words));

// What pressing a button saves: the blob, and the file's name.
async function saved(button) {
  let blob, name;
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  URL.createObjectURL = (given) => ((blob = given), "data:,");
  HTMLAnchorElement.prototype.click = function () {
    name = this.download;
  };
  try {
    button.click();
    await until(() => name);
  } finally {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
  }
  return { blob, name };
}

const inside = (a, b) => a.left >= b.left - 0.5 && a.right <= b.right + 0.5 && a.top >= b.top - 0.5 && a.bottom <= b.bottom + 0.5;
const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;

// A saved SVG as it is drawn: its texts, each with its size, face, colour and box from the top of
// the capitals to the foot of hanging letters; its bricks in order; what is wrong with them.
function examine(markup) {
  const sheet = document.importNode(new DOMParser().parseFromString(markup, "image/svg+xml").documentElement, true);
  document.body.append(sheet);
  const [, , width, height] = sheet.getAttribute("viewBox").split(" ").map(Number);
  const number = (element, name) => Number(element.getAttribute(name));
  const trouble = [];
  const texts = [...sheet.querySelectorAll("text")].map((text) => {
    const pinned = number(text, "textLength");
    text.removeAttribute("textLength");
    const natural = text.getComputedTextLength();
    // Measured in the face in which it is drawn.
    if (Math.abs(natural - pinned) > 1 + natural * 0.01) trouble.push(`${text.textContent}: ${natural} wide, not ${pinned}`);
    const [x, y, size] = [number(text, "x"), number(text, "y"), number(text, "font-size")];
    if (size < 24) trouble.push(`${text.textContent}: letters of ${size} px`);
    // Figures do not hang below their line.
    const hanging = /^\d+$/.test(text.textContent) ? 0 : size * 0.24;
    const box = { left: x, right: x + natural, top: y - size * 0.74, bottom: y + hanging };
    return { words: text.textContent, size, face: text.getAttribute("font-family"), fill: text.getAttribute("fill"), box };
  });
  const rects = [...sheet.querySelectorAll("rect")].map((rect) => {
    const [left, top] = [number(rect, "x"), number(rect, "y")];
    const [fill, stroke] = [rect.getAttribute("fill"), rect.getAttribute("stroke")];
    const box = { left, top, right: left + number(rect, "width"), bottom: top + number(rect, "height") };
    const isStriped = rect.nextElementSibling?.localName === "path";
    return { fill, stroke, box, isStriped };
  });
  const card = { left: 0, top: 0, right: width, bottom: height };
  const [ground, ...marks] = rects;
  if (!inside(card, ground.box)) trouble.push("the ground does not cover the card");
  const margin = { left: 24, top: 24, right: width - 24, bottom: height - 20 };
  texts.forEach((text, index) => {
    if (!inside(text.box, margin)) trouble.push(`${text.words}: outside the card`);
    for (const other of texts.slice(index + 1)) {
      if (meet(text.box, other.box)) trouble.push(`${text.words} / ${other.words}`);
    }
    for (const mark of marks) if (meet(text.box, mark.box)) trouble.push(`${text.words}: on a mark`);
  });
  for (const mark of marks) if (!inside(mark.box, card)) trouble.push("a mark outside the card");
  sheet.remove();
  // Bricks have a fill and round corners; the wall comes before what explains it.
  const isBrick = ({ fill, box }) => fill !== "none" && box.right - box.left < width / 2 && box.bottom - box.top > 10;
  return { width, height, texts, rects, bricks: marks.filter(isBrick), trouble };
}

// The part of the card that the first so many bricks, the wall, stand on.
function cover({ width, height, bricks }, count) {
  const wall = bricks.slice(0, count).map((brick) => brick.box);
  const across = Math.max(...wall.map((box) => box.right)) - Math.min(...wall.map((box) => box.left));
  const down = Math.max(...wall.map((box) => box.bottom)) - Math.min(...wall.map((box) => box.top));
  return (across * down) / (width * height);
}

const hex = ([red, green, blue]) => `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`;

// The size of a saved PNG, and where it is not what the SVG says: plain bricks in their colour,
// ink of its own colour in the box of each text.
async function compare(blob, drawn) {
  const bitmap = await createImageBitmap(blob);
  const canvas = Object.assign(document.createElement("canvas"), { width: bitmap.width, height: bitmap.height });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(bitmap, 0, 0);
  const trouble = [];
  if (blob.type !== "image/png") trouble.push(blob.type);
  for (const { fill, box, isStriped } of drawn.bricks) {
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    const found = hex(context.getImageData(x, y, 1, 1).data);
    if (!isStriped && found !== fill) trouble.push(`${found} for a brick of ${fill}`);
  }
  for (const { words, fill, box } of drawn.texts) {
    const { data } = context.getImageData(box.left, box.top, box.right - box.left, box.bottom - box.top);
    let ink = 0;
    for (let at = 0; at < data.length; at += 4) ink += hex(data.slice(at, at + 3)) === fill;
    // Small dots have few pixels of their full colour.
    if (ink < 3 * words.length) trouble.push(`${words}: no ink`);
  }
  return { size: [bitmap.width, bitmap.height], trouble };
}

// Everything about the pictures of the widget `w` as it stands, by format.
async function pictures() {
  const dialog = await open(w.shadowRoot);
  const all = {};
  for (const format of ["Landscape", "Upright"]) {
    named(dialog, format).click();
    const svg = await saved(named(dialog, "Save SVG"));
    const png = await saved(named(dialog, "Save PNG"));
    const markup = await svg.blob.text();
    const drawn = examine(markup);
    all[format] = {
      ...drawn,
      names: [svg.name, png.name],
      pressed: [...dialog.querySelectorAll("[aria-pressed=true]")].map((button) => button.textContent),
      alt: dialog.querySelector("img").alt,
      markup,
      png: await compare(png.blob, drawn),
    };
  }
  return all;
}
