// What a newsroom's script may and may not write, for `tsc --strict`.

import { mount, type Options, type Outcome } from "brexit-transfer";
import { curve, init, outcome, seats } from "brexit-transfer/model";

const options: Options = { transfer: 62, panels: ["seat", "wall"], theme: "auto" };
const container = document.querySelector("div")!;

const widget = await mount(container, options);
widget.update({ labourShare: 5, panels: "seat wall" });
const shown: Outcome = widget.outcome;
await widget.animateTo({ transfer: 77 }, 600);
widget.destroy();

const element = document.querySelector("brexit-transfer")!;
element.update({ swing: -1.5, seat: "Hartlepool", wall: "north", headline: "Text" });
// The element has none before it is ready.
const con: number | undefined = element.outcome?.seat.votes["con"];
element.addEventListener("brexit-transfer:change", (event) => event.detail.wall.fallen.length);
document.addEventListener("brexit-transfer:error", (event) => event.detail.message.trim());

await init();
const point: number | null = outcome(options).seat.tippingPoint;
const names: string[] = seats().map((seat) => seat.name);
const steps: number[] = curve({ labourShare: 5 }).map((step) => step.conservative);

// @ts-expect-error: a number is a number
await mount(container, { transfer: "62" });
// @ts-expect-error: an unknown option
await mount(container, { transfr: 62 });
// @ts-expect-error: an unknown panel
await mount(container, { panels: ["seats"] });
// @ts-expect-error: an unknown theme
element.update({ theme: "blue" });
// @ts-expect-error: the outcome is not to be set
widget.outcome = shown;
// @ts-expect-error: it may be null
const certain: number = outcome().mountain.swingNeeded;

export { certain, con, names, point, steps };
