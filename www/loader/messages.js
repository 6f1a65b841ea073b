// Part of the loader: what the console and the page are told.

import { running } from "./download.js";
import { NAME } from "./name.js";

// What the console has been told since the module runs, each once for the whole page.
const complaints = new Set();
void running.then(() => complaints.clear());

export const emit = (target, kind, detail) =>
  target.dispatchEvent(new CustomEvent(`${NAME}:${kind}`, { bubbles: true, composed: true, detail }));

export function warn(error) {
  const message = String(error?.message ?? error);
  if (!complaints.has(message)) console.warn(`${NAME}: ${message}`);
  complaints.add(message);
  return message;
}

export const complain = (target, error) => emit(target, "error", { message: warn(error) });
