// A lap of the handle, the same on every page: 1% steps there and back, then jumps.

const climb = Array.from({ length: 100 }, (_, index) => index + 1);
const SETTINGS = {
  steps: [...climb, ...climb.map((percent) => 100 - percent)],
  jumps: Array.from({ length: 40 }, (_, index) => (index % 2 ? 10 : 90)),
};
export const LAP = [...SETTINGS.steps, ...SETTINGS.jumps];

// The shadow root of the page's widget, or of what stands for it.
export const root = document.querySelector("brexit-transfer, #host").shadowRoot;

export function move(percent) {
  const input = root.querySelector("input.in1");
  input.value = percent;
  input.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
}

// One event a frame, as the browser itself hands them out. What is marked is found in the trace by
// the marks: each says what kind of event begins with it, the last one that the lap is over.
export async function lap(isMarked) {
  for (const kind in SETTINGS) {
    for (const percent of SETTINGS[kind]) {
      await new Promise(requestAnimationFrame);
      if (isMarked) performance.mark(kind);
      move(percent);
    }
  }
  await new Promise(requestAnimationFrame);
  if (isMarked) performance.mark("end");
}
