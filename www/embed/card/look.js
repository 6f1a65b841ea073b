// The colours and faces that the widget has on its page at this moment, for a picture that leaves
// the page: colours as #rrggbb, on the ground that is really seen behind the widget.

const SVG = "http://www.w3.org/2000/svg";
const TOKENS = ["ink", "ink-2", "rule", "con-text", "lab-text", "brexit-text"];
const BRICKS = ["br-g", "br-n", "br-l", "mb", "md", "mp", "ms", "mo"];

// What is seen of colours laid one over the other, the first at the bottom.
function mixer() {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return (...colours) => {
    for (const colour of colours) {
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
    }
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
    return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
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

// `{ colours, bricks, faces }`: colours by token, bricks by class as `{ fill, stroke, stripes }`.
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
    const bg = mix("#fff", token("Canvas"), ...backgrounds(widget));
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
    bricks["br-n"].stripes = painted("hs", "stroke");
    const faces = { serif: token("var(--bt-serif)", "font-family"), sans: token("var(--bt-sans)", "font-family") };
    return { colours, bricks, faces };
  } finally {
    probe.remove();
  }
}
