// Part of the loader: the elections that widgets show. Each file is fetched beside the parts, once
// for the whole page, and read once the module runs.

import { electionBytes, nameOf, named } from "./answer.js";
import { Download, parts, running } from "./download.js";

// As in src/options/home.rs: of http or https, or relative to the page.
const isAddress = (text) =>
  !/[\0- \x7f]/.test(text) && (/^https?:\/\/[^:/?#]/i.test(text) || !/^[^:/?#]*:/.test(text));

// The address that a text of the option `src` leads to. Empty for none, where the election counts
// that the module brings along, and for what the module takes for none and warns of.
export function addressOf(src) {
  const text = typeof src === "string" ? src.trim() : "";
  if (!text || !isAddress(text)) return "";
  try {
    const address = new URL(text, document.baseURI);
    address.hash = "";
    return address.href;
  } catch {
    // The attempt to fetch it says so.
    return text;
  }
}

// By address.
const downloads = new Map();

function electionAt(address) {
  if (!downloads.has(address)) downloads.set(address, address ? fileAt(address) : embedded());
  return downloads.get(address);
}

const embedded = () => new Download(async () => {}, async () => (await running).ElectionFile.embedded());

function fileAt(address) {
  const file = nameOf(address);
  const read = async (bytes) => {
    const { ElectionFile, trap } = await running;
    const election = new ElectionFile(bytes);
    if (trap()) throw trap();
    return election;
  };
  return new Download(
    (failures) => named(file, electionBytes(address, failures)),
    (bytes) => named(file, read(bytes)),
  );
}

// All that a widget needs which shows the election at an address.
export async function load(address) {
  const [loaded, election] = await Promise.all([parts.load(), electionAt(address).load()]);
  return { ...loaded, election, address };
}

// Whether something of that is being fetched that may fail yet.
export const isUnderWay = (address) => parts.isUnderWay || electionAt(address).isUnderWay;

// Those who wait, by the address of their election. None is held by anything else of an attempt,
// so that one that is taken away meanwhile is gone.
const waiting = new Map();

// Has one of the request's functions called: `open` with all that a widget needs for the election
// at the request's `address`, or `fail` with the error.
export function ask(request) {
  const { address } = request;
  request.group = waiting.get(address) ?? new Set();
  request.group.add(request);
  if (waiting.has(address)) return;
  waiting.set(address, request.group);
  const answer = (kind) => (value) => {
    const group = waiting.get(address);
    // Who asks from now on waits for another attempt.
    waiting.delete(address);
    for (const request of group) request[kind](value);
  };
  load(address).then(answer("open"), answer("fail"));
}

// None of the request's functions is called from now on.
export const forget = (request) => void request?.group.delete(request);
