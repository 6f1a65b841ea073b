// A test runner with a document that lacks what the widget is made of: the static state stays.

import assert from "node:assert/strict";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!doctype html><brexit-transfer>Words in place</brexit-transfer>");
const names = ["window", "document", "Document", "HTMLElement", "CustomEvent", "customElements"];
for (const name of names) globalThis[name] = window[name];

const { mount } = await import("brexit-transfer");
const made = document.createElement("brexit-transfer");
document.body.append(made);
assert.equal(document.body.textContent, "Words in place");
await assert.rejects(mount(made), /^Error: brexit-transfer: mount\(\) draws in a page of a browser/);
