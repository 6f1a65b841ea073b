// Part of the loader: widgets that a script asks for.

import { addressOf, load, subjectOf } from "./elections.js";
import { languageOf } from "./languages.js";
import { emit } from "./messages.js";
import { NAME } from "./name.js";
import { isPage } from "./page.js";
import { PATIENCE, SLOW, Widget } from "./widget.js";

const NO_PAGE =
  `${NAME}: mount() draws in a page of a browser that has adoptedStyleSheets, and there is none here; ` +
  `the numbers alone are in "${NAME}/model"`;

// Draws a widget in an element of the page, in place of what is there.
export async function mount(container, options) {
  if (!isPage) throw new Error(NO_PAGE);
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(fail, PATIENCE, new Error(SLOW));
  });
  const host = document.createElement("div");
  host.setAttribute(`data-${NAME}`, "");
  const widget = new Widget(host);
  let shown;
  try {
    widget.choose(options?.src, true);
    const language = languageOf(container);
    const loaded = await Promise.race([load(subjectOf(language, addressOf(options?.src))), late]);
    const { Instance, plain } = loaded.glue;
    const wanted = plain(options);
    const draw = (inner, { election, folder }, changed) =>
      Instance.mount(inner, election, wanted, folder, changed);
    shown = widget.open(loaded, draw);
    widget.theme(options);
  } catch (error) {
    if (error?.name !== "BrexitTransferOptionError") emit(container, "error", { message: error.message });
    throw error;
  } finally {
    clearTimeout(timer);
  }
  // What stood there is the static state, should the widget fail later.
  host.append(...container.childNodes);
  container.append(host);
  widget.fit();
  try {
    if (host.clientWidth) await shown;
  } catch (error) {
    host.replaceWith(...host.childNodes);
    throw error;
  }
  return {
    update: (options) => widget.update(options),
    get outcome() {
      return widget.outcome;
    },
    animateTo: (options, duration) => widget.animateTo(options, duration),
    destroy() {
      widget.destroy();
      host.remove();
    },
  };
}
