// Part of the loader: the language that a widget speaks. English comes with the module; the words of
// the others are fetched, once for the whole page, where a widget stands in such a language.

import { answered, named } from "./answer.js";
import { Download, running } from "./download.js";
import { genuine } from "./genuine.js";

// Addresses are written out in full, because that is what bundlers understand.
const WORDS = {
  cy: wordsAt("__WORDS_CY__", () => new URL("./__WORDS_CY__", import.meta.url)),
};

function wordsAt(file, address) {
  const fetched = async (failures) => {
    const answer = await answered(address(), failures);
    return new TextDecoder().decode(await genuine(file, await answer.arrayBuffer()));
  };
  const read = async (text) => {
    const { Language, trap } = await running;
    const language = new Language(text);
    if (trap()) throw trap();
    return language;
  };
  return new Download(
    (failures) => named(file, fetched(failures)),
    (text) => named(file, read(text)),
  );
}

// The code of the language that an element stands in, if there are words in it; empty for English.
export function languageOf(element) {
  for (let node = element; node; node = node.getRootNode().host) {
    const tagged = node.closest("[lang]");
    if (!tagged) continue;
    const [code] = tagged.getAttribute("lang").trim().toLowerCase().split("-");
    return Object.hasOwn(WORDS, code) ? code : "";
  }
  return "";
}

// A language by its code, read by the module; none for English.
export const languageIn = (code) => WORDS[code]?.load();
