// Part of the loader: the elections that widgets show. Each file is fetched beside the parts, once
// for the whole page, and read once the module runs.

import { electionBytes, nameOf, named } from "./answer.js";
import { Download, parts, running } from "./download.js";
import { languageIn } from "./languages.js";

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

// What a widget shows: the election at an address, in a language by its code. Neither has a space.
export const subjectOf = (code, address) => `${code} ${address}`;

// By subject.
const downloads = new Map();

function electionOf(subject) {
  if (!downloads.has(subject)) downloads.set(subject, download(...subject.split(" ")));
  return downloads.get(subject);
}

function download(code, address) {
  const file = address && nameOf(address);
  const fetched = async (failures) => address && named(file, electionBytes(address, failures));
  const read = async (bytes, language) => {
    const { ElectionFile, trap } = await running;
    const inEnglish = () => (bytes ? new ElectionFile(bytes) : ElectionFile.embedded());
    const election = language ? language.election(bytes) : inEnglish();
    if (trap()) throw trap();
    return election;
  };
  return new Download(
    (failures) => Promise.all([fetched(failures), languageIn(code)]),
    ([bytes, language]) => (file ? named(file, read(bytes, language)) : read(undefined, language)),
  );
}

// All that a widget needs which shows a subject.
export async function load(subject) {
  const [loaded, election] = await Promise.all([parts.load(), electionOf(subject).load()]);
  return { ...loaded, election, subject };
}

// Whether something of that is being fetched that may fail yet.
export const isUnderWay = (subject) => parts.isUnderWay || electionOf(subject).isUnderWay;

// Those who wait, by their subject. None is held by anything else of an attempt, so that one that
// is taken away meanwhile is gone.
const waiting = new Map();

// Has one of the request's functions called: `open` with all that a widget needs for the request's
// `subject`, or `fail` with the error.
export function ask(request) {
  const { subject } = request;
  request.group = waiting.get(subject) ?? new Set();
  request.group.add(request);
  if (waiting.has(subject)) return;
  waiting.set(subject, request.group);
  const answer = (kind) => (value) => {
    const group = waiting.get(subject);
    // Who asks from now on waits for another attempt.
    waiting.delete(subject);
    for (const request of group) request[kind](value);
  };
  load(subject).then(answer("open"), answer("fail"));
}

// None of the request's functions is called from now on.
export const forget = (request) => void request?.group.delete(request);
