// What the panels write with. Whatever is written once more as it was still costs style or layout,
// so each of these remembers what it wrote last.

const SVG = "http://www.w3.org/2000/svg";

// A function that sets a text, or the first one of an element, made where there is none.
export function text(place) {
  const node = place instanceof Text ? place : (place.firstChild ?? place.appendChild(new Text()));
  let last = node.data;
  return (value) => {
    if (value !== last) node.data = last = value;
  };
}

// A function that sets an attribute; null takes it away.
export function attribute(element, name) {
  let last = element.getAttribute(name);
  return (value) => {
    if (value === last) return;
    last = value;
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
  };
}

// An element of a picture, before a sibling or as the last.
export function mark(parent, before, tag, classes, attributes = {}) {
  const element = document.createElementNS(SVG, tag);
  element.setAttribute("class", classes);
  for (const name in attributes) element.setAttribute(name, attributes[name]);
  return parent.insertBefore(element, before);
}

// Positions are in tenths of a pixel: nobody sees a finer difference.
export const tenth = (pixels) => Math.floor(pixels * 10 + 0.5) / 10;

// The sign of moved votes: a bar and diagonal stripes cut to it. Returns a function of its left
// edge and width.
export function stripedBar(bar, stripes, top, height) {
  const PITCH = 8.5;
  const [x, width, d] = [attribute(bar, "x"), attribute(bar, "width"), attribute(stripes, "d")];
  return (left, length) => {
    x(tenth(left));
    width(tenth(length));
    let path = "";
    for (let offset = PITCH / 2 - height; offset < length; offset += PITCH) {
      const start = Math.max(0, -offset);
      const rise = tenth(Math.min(height, length - offset) - start);
      if (rise > 0) {
        path += `M${tenth(left + offset + start)} ${tenth(top + height - start)}l${rise} ${-rise}`;
      }
    }
    d(path);
  };
}

// Numbers in words

const grouped = new Intl.NumberFormat("en-GB");
export const thousands = (number) => grouped.format(number);

// Votes come in units of 1/10 000 vote.
export const votes = (number) => thousands(Math.round(number / 10_000));

// To one decimal, halves up; the small addend keeps 8.05, stored just below, from reading 8.0.
export const oneDecimal = (number) => (Math.floor(number * 10 + 0.5 + 1e-9) / 10).toFixed(1);

export const NAMES = { con: "Conservative", lab: "Labour", ld: "Liberal Democrats", brexit: "Brexit Party" };
