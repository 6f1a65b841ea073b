// The numbers alone, without a page.

import type { Commons, Options, Outcome, SeatOutcome } from "./brexit-transfer.js";

export type { Commons, Options, Outcome, SeatOutcome };

/**
 * Has to be awaited once before the functions below; in Node there is no need.
 * @throws {Error} where the module cannot be loaded, as in a bundle for Node that has lost it
 */
export function init(): Promise<void>;

/** An election to recount: the three functions below, of that election. */
export interface Election {
  outcome(options?: Options): Outcome;
  seats(options?: Options): SeatOutcome[];
  curve(options?: Options): { transfer: number; conservative: number }[];
}

/**
 * Reads an election file: its bytes, or what lies at an address, which may be relative in a page
 * or a worker and may be one of `file:` in Node. There is no need to await init() before.
 * @throws {Error} whose message names the file and says what is wrong, if it cannot be fetched or
 * read
 */
export function load(source: string | URL | Uint8Array | ArrayBuffer): Promise<Election>;

/**
 * The outcome of options, in the election of 2019. This and the functions below are synchronous, and throw before init().
 * @throws {Error} named `BrexitTransferOptionError`, for an unknown option or a wrong type
 */
export function outcome(options?: Options): Outcome;

/** All 650 seats, by ONS code. */
export function seats(options?: Options): SeatOutcome[];

/** The steps of the wall's count, from transfer 0 to 100 - labourShare. */
export function curve(options?: Options): { transfer: number; conservative: number }[];
