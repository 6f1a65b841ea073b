// The numbers alone, without a page.

import type { Options, Outcome, SeatOutcome } from "./brexit-transfer.js";

export type { Options, Outcome, SeatOutcome };

/**
 * Has to be awaited once before the functions below; in Node there is no need.
 * @throws {Error} where the module cannot be loaded, as in a bundle for Node that has lost it
 */
export function init(): Promise<void>;

/**
 * The outcome of options. This and the functions below are synchronous, and throw before init().
 * @throws {Error} named `BrexitTransferOptionError`, for an unknown option or a wrong type
 */
export function outcome(options?: Options): Outcome;

/** All 650 seats, by ONS code. */
export function seats(options?: Options): SeatOutcome[];

/** The steps of the wall's count, from transfer 0 to 100 - labourShare. */
export function curve(options?: Options): { transfer: number; conservative: number }[];
