// Part of the loader: the width that the widget takes in a place that asks how wide it would
// like to be, such as a float or an item of a flex row. Queries of its own width leave it
// without an answer, so a strut beside it gives one: 960 pixels if there is room, and no width
// that it must have.

// In CSS pixels, as in the style sheet.
const WIDEST = 960;
// What is no wider shows nothing but the margins at its sides.
const MARGINS = 32;
// Beside the widget in its host. Without height and afloat, it moves nothing.
export const STRUT = `display:grid;float:left;grid-template-columns:minmax(0,${WIDEST}px);height:0;max-width:100%`;

// The width for the content of an element, in CSS pixels; 0 of one without a box.
function room(element) {
  const { paddingLeft, paddingRight } = getComputedStyle(element);
  return element.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
}

const around = (element) =>
  element.assignedSlot ?? element.parentElement ?? element.getRootNode().host;

export class Place {
  // Stands in the host before the box.
  strut = document.createElement("span");
  #host;
  #box;
  // The nearest element that has a width of its own, where the host's place has none.
  #giver;
  // The widths last seen.
  #widths;
  #observer = new ResizeObserver(() => this.#look());

  constructor(host) {
    this.#host = host;
  }

  // The box fills the host. Ends with leave().
  enter(box) {
    this.#box = box;
    this.#observer.observe(box);
    this.fit();
  }

  leave() {
    this.#box = this.#giver = this.#widths = undefined;
    this.#observer.disconnect();
    this.strut.removeAttribute("style");
  }

  // To a page it is an error if what is observed gets another size meanwhile, such as by a scroll
  // bar: so until the next frame nothing is.
  #look() {
    const widths = [this.#box, this.#giver].map((element) => element?.clientWidth).join();
    if (widths === this.#widths) return;
    this.#widths = widths;
    this.#observer.disconnect();
    requestAnimationFrame(() => {
      if (!this.#box) return;
      this.fit();
      this.#observer.observe(this.#box);
      if (this.#giver) this.#observer.observe(this.#giver);
    });
  }

  // Some places give no more than a widget must have, such as a column of `min-content`: there it
  // takes what is free around the place.
  fit() {
    const box = this.#box;
    if (!box || (box.clientWidth > MARGINS && !this.#giver)) return;
    this.strut.removeAttribute("style");
    // It may be hidden.
    const isCollapsed = box.clientWidth <= MARGINS && box.getClientRects().length > 0;
    const before = this.#giver;
    this.#giver = isCollapsed ? this.#take() : undefined;
    if (this.#giver === before) return;
    if (before) this.#observer.unobserve(before);
    if (this.#giver) this.#observer.observe(this.#giver);
  }

  // Takes the width of the nearest element around that has one, and returns that element.
  #take() {
    let giver = around(this.#host);
    while (giver && room(giver) <= MARGINS) giver = around(giver);
    if (!giver) return;
    const excess = () => giver.scrollWidth - giver.clientWidth;
    const before = excess();
    const free = Math.min(room(giver), WIDEST);
    this.strut.style.width = `${free}px`;
    const more = excess() - before;
    if (more > 0) this.strut.style.width = `${Math.max(free - more, 0)}px`;
    // The place has a width of its own, and that is none: it is closed. The box sees it open.
    if (this.#box.clientWidth > MARGINS) return giver;
    this.strut.removeAttribute("style");
  }
}
