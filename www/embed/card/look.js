// The colours and faces that the widget has on its page at this moment, for a picture that leaves
// the page: colours as #rrggbb, on the ground that is really seen behind the widget.

const SVG = "http://www.w3.org/2000/svg";
const TOKENS = ["ink", "ink-2", "rule", "con-text", "lab-text", "brexit-text"];
const BRICKS = ["br-g", "br-n", "br-l", "mb", "md", "mp", "ms", "mo"];

// What is seen of a colour on a ground. Without a look at pixels: browsers that guard against
// fingerprints give wrong ones. A colour that has no name in sRGB stays as the page wrote it.
function mixer() {
  const context = document.createElement("canvas").getContext("2d");
  const written = (colour) => {
    context.fillStyle = "#000";
    context.fillStyle = colour;
    return context.fillStyle;
  };
  const parts = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return (ground, colour) => {
    const seen = written(colour);
    const through = seen.match(/^rgba\((\d+), (\d+), (\d+), ([\d.]+)\)$/);
    if (!through) return seen;
    const opacity = Number(through[4]);
    if (opacity === 0 || !ground.startsWith("#")) return ground;
    const mixed = parts(ground).map((part, index) => Math.round(part + (through[index + 1] - part) * opacity));
    return `#${mixed.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
  };
}

// The colours behind an element, the page's own first.
function backgrounds(element) {
  const colours = [];
  for (let at = element; at; at = at.assignedSlot ?? at.parentElement ?? at.getRootNode().host) {
    colours.unshift(getComputedStyle(at).backgroundColor);
  }
  return colours;
}

// `{ colours, bricks, faces }`: colours by token, bricks by class as `{ fill, stroke, over }`, the last that of
// stripes.
export function look(root) {
  const widget = root.querySelector(".bt");
  const probe = document.createElementNS(SVG, "svg");
  probe.setAttribute("class", "bt-svg");
  probe.setAttribute("width", 0);
  probe.setAttribute("height", 0);
  const mark = document.createElementNS(SVG, "rect");
  probe.append(mark);
  widget.append(probe);
  try {
    const mix = mixer();
    // A token may hold both themes, or colours of the reader's system: a mark knows which it is.
    const token = (name, property = "fill") => {
      mark.removeAttribute("class");
      mark.style.setProperty(property, name);
      const value = getComputedStyle(mark).getPropertyValue(property);
      mark.style.removeProperty(property);
      return value;
    };
    const bg = [token("Canvas"), ...backgrounds(widget)].reduce(mix, "#ffffff");
    const colours = { bg };
    for (const name of TOKENS) colours[name] = mix(bg, token(`var(--bt-${name})`));
    const painted = (name, property) => {
      mark.setAttribute("class", name);
      const value = getComputedStyle(mark).getPropertyValue(property);
      return value === "none" ? undefined : mix(bg, value);
    };
    const bricks = {};
    for (const name of BRICKS) {
      bricks[name] = { fill: painted(name, "fill"), stroke: painted(name, "stroke") };
    }
    bricks["br-n"].over = painted("hs", "stroke");
    const faces = { serif: token("var(--bt-serif)", "font-family"), sans: token("var(--bt-sans)", "font-family") };
    return { colours, bricks, faces };
  } finally {
    probe.remove();
  }
}
