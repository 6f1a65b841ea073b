// Story steps: paragraphs of the article that move a widget as the reader scrolls to them. The
// loader brings this where a page has one:
//
//   <p data-brexit-transfer-step='{"transfer":34,"seat":"Hartlepool"}'>…</p>
//
// The step that counts is the last one that begins above a line across the window. Only scrolling
// makes it another one: what moves on a page by itself, such as a widget that grows, takes no
// setting from the reader.

const NAME = "brexit-transfer";
const STEP = `data-${NAME}-step`;
const FOR = `data-${NAME}-for`;
// Where the line is, as a part of the window's height: on a phone the widget has the upper half.
const LINE = 2 / 3;
// How long a step has to count before the widget moves, in milliseconds: those that are only passed
// move nothing.
const PAUSE = 100;

const isWithin = (low, high) => (value) => typeof value === "number" && value >= low && value <= high;
const isText = (value) => typeof value === "string";
// What a step may say, what is accepted there, and how that is told.
const ACCEPTED = {
  transfer: [isWithin(0, 100), "a number from 0 to 100"],
  labourShare: [isWithin(0, 100), "a number from 0 to 100"],
  swing: [isWithin(-25, 25), "a number from -25 to 25"],
  seat: [isText, "text"],
  wall: [isText, "text"],
  panels: [(value) => isText(value) || (Array.isArray(value) && value.every(isText)), "text or an array of text"],
  headline: [isText, "text"],
};
// All votes that a step does not name are as they were cast.
const AS_COUNTED = { transfer: 0, labourShare: 0, swing: 0 };
const OTHERS = Object.keys(ACCEPTED).filter((name) => !(name in AS_COUNTED));

function parse(text) {
  const options = JSON.parse(text);
  if (options === null || typeof options !== "object" || Array.isArray(options)) throw new Error("it is no object");
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(ACCEPTED, name)) {
      throw new Error(`there is no option "${name}"; accepted: ${Object.keys(ACCEPTED).join(", ")}`);
    }
    const [isAccepted, words] = ACCEPTED[name];
    if (!isAccepted(value)) throw new Error(`the option ${name} cannot be ${JSON.stringify(value)}; accepted: ${words}`);
  }
  return options;
}

// By element: the attribute's text, and the options that it stands for; none of one that is skipped.
const read = new WeakMap();

function optionsOf(step) {
  const text = step.getAttribute(STEP);
  if (read.get(step)?.text !== text) {
    read.set(step, { text });
    try {
      read.get(step).options = parse(text);
    } catch (error) {
      skip(step, error);
    }
  }
  return read.get(step).options;
}

function skip(step, error) {
  read.get(step).options = undefined;
  const text = step.getAttribute(STEP);
  const shown = text.length > 80 ? `${text.slice(0, 80)}...` : text;
  console.warn(`${NAME}: The step ${STEP}='${shown}' is skipped: ${error.message}`);
}

// Named by the step or by an element around it; otherwise the first of the page.
function widgetOf(step) {
  const id = step.closest(`[${FOR}]`)?.getAttribute(FOR);
  return id ? document.getElementById(id) : document.querySelector(NAME);
}

// By widget: the step that counts, the one that the widget has last been moved to, and its own seat.
const stories = new WeakMap();

// Widgets that are ready, or have been, each with its steps in the order of the page.
function passages() {
  const all = new Map();
  for (const step of document.querySelectorAll(`[${STEP}]`)) {
    const widget = widgetOf(step);
    if (!stories.has(widget) && !widget?.outcome) continue;
    if (!optionsOf(step)) continue;
    if (!all.has(widget)) all.set(widget, []);
    all.get(widget).push(step);
  }
  return all;
}

// The line's place, in CSS pixels from the top of the window. Towards the end of a page it moves down
// to the window's edge, so that the last step is reached wherever the page ends.
function line() {
  const { scrollTop, scrollHeight, clientHeight } = document.scrollingElement ?? document.documentElement;
  const usual = innerHeight * LINE;
  if (scrollHeight <= clientHeight) return usual;
  return Math.max(usual, innerHeight - (scrollHeight - clientHeight - scrollTop));
}

const isShown = (element) => element.getClientRects().length > 0;

function look(isScrolled) {
  const height = line();
  const isReached = (step) => isShown(step) && step.getBoundingClientRect().top <= height;
  for (const [widget, steps] of passages()) {
    const step = steps.filter(isReached).at(-1);
    const story = stories.get(widget);
    if (!story) meet(widget, steps, step);
    // Above the first step all stays as it is.
    else if (isScrolled && step && step !== story.step) reach(story, step, () => move(widget, steps, story));
  }
}

// A widget that is ready is at once where the page is. The reader's own setting, as that of a shared
// link, counts until they scroll on.
function meet(widget, steps, step) {
  const story = {};
  stories.set(widget, story);
  show(widget);
  if (!step) return;
  mark(story, step);
  if (widget.fragment) story.shown = step;
  else move(widget, steps, story, true);
}

// For `steps.css`: the panels that are shown.
function show(widget, panels = widget.getAttribute("panels") ?? "") {
  widget.setAttribute(`data-${NAME}-steps`, [panels].flat().join(" ").trim());
}

function reach(story, step, then) {
  mark(story, step);
  clearTimeout(story.timer);
  story.timer = setTimeout(then, PAUSE);
}

function mark(story, step) {
  story.step?.removeAttribute("aria-current");
  step.setAttribute("aria-current", "step");
  story.step = step;
}

async function move(widget, steps, story, isAtOnce) {
  const { step } = story;
  const options = optionsOf(step);
  // It may have been passed and come back to.
  if (!options || story.shown === step) return;
  story.shown = step;
  try {
    const wanted = { ...AS_COUNTED, ...unnamed(widget, steps, story), ...options };
    show(widget, wanted.panels);
    if (isAtOnce) widget.update(wanted);
    else await widget.animateTo(wanted);
  } catch (error) {
    skip(step, error);
  }
}

// What other steps of the widget name is as its attributes have it where a step does not; what none
// of them names is the reader's.
function unnamed(widget, steps, story) {
  // That of its attributes or its election; until there is none but a reader's, it stays that.
  if (!/\bseat=/.test(widget.fragment)) story.seat = widget.outcome.seat.code;
  const isNamed = (name) => steps.some((step) => Object.hasOwn(optionsOf(step) ?? {}, name));
  const own = (name) => (name === "seat" ? story.seat : (widget.getAttribute(name) ?? ""));
  const all = OTHERS.filter(isNamed).map((name) => [name, own(name)]);
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}

let frame;
function scrolled() {
  frame ??= requestAnimationFrame(() => {
    frame = undefined;
    look(true);
  });
}

// Called whenever a widget of the page is ready.
export function follow() {
  // Of whatever scrolls. A listener that is added again is the same one.
  document.addEventListener("scroll", scrolled, { capture: true, passive: true });
  look(false);
}
