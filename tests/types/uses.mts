// What a newsroom's script may and may not write, for `tsc --strict`.

import { mount, type Options, type Outcome, type Step } from "brexit-transfer";
import { curve, init, load, outcome, seats, type Election } from "brexit-transfer/model";

const options: Options = { transfer: 62, panels: ["seat", "wall"], theme: "auto" };
const container = document.querySelector("div")!;

const widget = await mount(container, options);
widget.update({ labourShare: 5, panels: "seat wall" });
const shown: Outcome = widget.outcome;
await widget.animateTo({ transfer: 77 }, 600);
widget.update({ src: "2024.election", transfer: 100 });
widget.destroy();

const element = document.querySelector("brexit-transfer")!;
element.update({ swing: -1.5, seat: "Hartlepool", wall: "north", headline: "Text" });
// The element has none before it is ready.
const con: number | undefined = element.outcome?.seat.votes["con"];
element.addEventListener("brexit-transfer:change", (event) => event.detail.wall.fallen.length);
document.addEventListener("brexit-transfer:error", (event) => event.detail.message.trim());

const step: Step = { transfer: 34, seat: "Hartlepool" };
document.querySelector("p")!.dataset["brexitTransferStep"] = JSON.stringify(step);

await init();
const point: number | null = outcome(options).seat.tippingPoint;
const names: string[] = seats().map((seat) => seat.name);
const another: Election = await load(new URL("2024.election", "https://cdn.example/"));
await load(new Uint8Array(8));
await load(new ArrayBuffer(8));
const { con: conservatives, reform } = another.outcome({ transfer: 100 }).commons;
const sum: number = conservatives + (reform ?? 0);
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
// @ts-expect-error: a step stays with its election
const away: Step = { src: "2024.election" };
// @ts-expect-error: an address is text
element.update({ src: new URL("https://cdn.example/2024.election") });
// @ts-expect-error: no file, and no options
await load({ src: "2024.election" });
// @ts-expect-error: not every election has a climb
outcome().mountain.toClimb;
// @ts-expect-error: it may be null
const certain: number = outcome().mountain!.swingNeeded;
// @ts-expect-error: it may not be known
const spread: number = outcome().wall.expected;
// @ts-expect-error: a party that may have won no seat
const few: number = another.outcome().commons.reform;

export { away, certain, con, few, names, point, spread, steps, sum };
