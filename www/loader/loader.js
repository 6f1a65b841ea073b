// The loader: defines <brexit-transfer> and exports mount(). It fetches the widget's parts once
// for the whole page, when the first widget comes near the viewport. Whatever goes wrong in
// them, the page's own static state stays, or comes back, and no error reaches the page.

import { script } from "./download.js";
import { BrexitTransfer } from "./element.js";
import { warn } from "./messages.js";
import { NAME } from "./name.js";
import { isPage } from "./page.js";
import { fill } from "./texts.js";

export { mount } from "./mount.js";

// Paragraphs that move a widget bring their script, where the page has any.
const stepping = script("steps.js", () => import("./steps.js"));

function follow() {
  if (!document.querySelector(`[data-${NAME}-step]`)) return;
  stepping().then((steps) => steps.follow()).catch(warn);
}

// A second copy of the loader, or another version, leaves the element, the texts and the steps to the
// first.
if (isPage && !customElements.get(NAME)) {
  customElements.define(NAME, BrexitTransfer);
  document.addEventListener(`${NAME}:ready`, fill);
  document.addEventListener(`${NAME}:change`, fill);
  document.addEventListener(`${NAME}:ready`, follow);
}
