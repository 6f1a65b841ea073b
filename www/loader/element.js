// Part of the loader: the element <brexit-transfer>.

import { NAME } from "./name.js";
import { OPTIONS, Widget } from "./widget.js";

// Where there is no page there is no such class to extend.
const { HTMLElement = Object } = globalThis;

const LOADING = ["lazy", "eager"];
const known = (text) => LOADING.find((word) => word === text?.trim().toLowerCase());

export class BrexitTransfer extends HTMLElement {
  static observedAttributes = [...OPTIONS, "lang", "loading"];
  #widget = new Widget(this);

  connectedCallback() {
    // Properties that a script set before the element was one would hide its members.
    for (const member of ["update", "outcome", "fragment", "animateTo", "destroy"]) delete this[member];
    if (this.#widget.isDestroyed) return;
    // Another election may have been on its way when it was moved.
    if (this.#widget.isLive) return this.#widget.start();
    const isEager = known(this.getAttribute("loading")) === "eager";
    const isAtOnce = this.#widget.wasLive || isEager || !window.IntersectionObserver;
    this.#widget.watch(isAtOnce);
    if (isAtOnce) this.#widget.start();
  }

  disconnectedCallback() {
    this.#widget.stop();
    // An element that is only being moved is back by the next task.
    setTimeout(() => this.isConnected || this.#widget.sleep());
  }

  // Being moved in one step changes nothing.
  connectedMoveCallback() {}

  attributeChangedCallback(name, before, value) {
    if (name === "lang") return this.#widget.speak();
    if (name !== "loading") return this.#widget.attribute(name, value);
    if (value !== null && value !== before && !known(value)) {
      const shown = value.length > 80 ? `${value.slice(0, 80)}...` : value;
      const accepted = LOADING.join(" or ");
      console.warn(`${NAME}: The attribute loading cannot use all of "${shown}"; accepted: ${accepted}.`);
    }
    // When the element is made this comes before it is connected.
    if (known(value) === "eager" && this.#widget.isWatching && this.isConnected) this.#widget.start();
  }

  update(options) {
    this.#widget.update(options);
  }

  get fragment() {
    return this.#widget.fragment;
  }

  set fragment(text) {
    this.#widget.fragment = String(text);
  }

  get outcome() {
    return this.#widget.outcome;
  }

  animateTo(options, duration) {
    return this.#widget.animateTo(options, duration);
  }

  destroy() {
    this.#widget.destroy();
  }
}
