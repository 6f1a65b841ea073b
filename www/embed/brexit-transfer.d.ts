// The script interface of <brexit-transfer>. Percentages are numbers 0-100, swing is points,
// votes are numbers (fractions where a share of them moved), seats are ONS codes.
//
// The widget asks what would have followed had voters of one party switched to others. Some names
// are those of 2019, where these are the Brexit Party, the Conservatives and Labour. They mean the
// same part in any other election: `conservative` counts the seats of the party that receives the
// `transfer`, `labourShare` is what goes to the third party, and `labour` counts the seats of the
// party that climbs the `mountain`. Where "Conservatives", "Labour" or "Brexit Party" stands below
// it is the party with that part. A positive `swing` is one to the party that receives.

export interface Options {
  /** Share of a seat's Brexit Party votes that go to the Conservatives: 0-100, one decimal kept. */
  transfer?: number;
  /** Share of the same votes that go to Labour: 0-100; with `transfer` at most 100, else cut to fit. */
  labourShare?: number;
  /** Uniform swing from Labour to the Conservatives: -25 to 25 points, two decimals kept. */
  swing?: number;
  /** ONS code or exact name of a seat of the election, in Great Britain. */
  seat?: string;
  /**
   * The name of one of the election's groups of seats, in 2019 `wall`, `north`, `wales` or
   * `labour`, or ONS codes separated by spaces.
   */
  wall?: string;
  /** The panels in the order shown: an array, or text in which spaces or commas separate them. */
  panels?: readonly Panel[] | string;
  theme?: "auto" | "light" | "dark";
  /** Shown as text. */
  headline?: string;
  /**
   * The address of an election file, of http or https or relative to the page; by default, and
   * where it is empty, the election of 2019, which needs no file. Another election is shown once
   * its file has come, and what is asked for meanwhile is done then. All starts anew with it, but
   * for what `update` sets besides, panels, theme, headline and home. For the functions of
   * `model.js` it says nothing: there `load` gives another election.
   */
  src?: string;
  /**
   * The address of the folder where `frame.html` and `brexit-transfer.js` lie, of http or https or
   * relative to the page, for the lines that the reader's button "Embed" gives. By default the
   * loader's own folder; in a bundle, where that is unknown, there is no button without it.
   */
  home?: string;
}

export type Panel = "seat" | "wall" | "map" | "curve" | "mountain" | "list";

/**
 * What `data-brexit-transfer-step` says, as JSON: where its paragraph moves the widget to. Votes that
 * it does not name stay with the party they were cast for. Of the others, what only other steps of the
 * widget name is as the element's attributes have it.
 */
export type Step = Pick<
  Options,
  "transfer" | "labourShare" | "swing" | "seat" | "wall" | "panels" | "headline"
>;

export interface Outcome {
  scenario: { transfer: number; labourShare: number; swing: number };
  seat: SeatOutcome;
  wall: {
    /** The name of the group, in 2019 `wall`, `north`, `wales` or `labour`; or `custom`. */
    id: string;
    seats: number;
    /** Won by the Conservatives. */
    conservative: number;
    /** Won by the Conservatives as counted, still held or not. */
    already: number;
    /** Won by the Conservatives, but not as counted. */
    fallen: string[];
    /** Won by the Conservatives as counted, but not now. */
    regained: string[];
    /**
     * The uncertain count: its mean, its 5th and its 95th percentile; null for an election of which
     * it is not known how far seats stray.
     */
    expected: number | null;
    low: number | null;
    high: number | null;
  };
  /** Seats. The Conservative majority is negative where there is none. */
  commons: Commons;
  /**
   * Labour's seats, those it lacks for a majority, and the swing in points that would win the last
   * of them; null for an election that has no such climb.
   */
  mountain: { labour: number; toClimb: number; swingNeeded: number | null } | null;
}

/**
 * Seats by the code of each party that won one; the others are counted under `other`. Which codes
 * there are depends on the election: `con` and `lab` are in all of this country, those of 2019 are
 * named here.
 */
export interface Commons {
  ld?: number;
  snp?: number;
  pc?: number;
  green?: number;
  speaker?: number;
  dup?: number;
  sf?: number;
  sdlp?: number;
  alliance?: number;
  [party: string]: number | undefined;
  con: number;
  lab: number;
  other: number;
  majority: number;
}

export interface SeatOutcome {
  code: string;
  name: string;
  region: string;
  winner: string;
  /** The winner as counted. */
  previous: string;
  change: "hold" | "gain";
  runnerUp: string;
  /** Votes, not rounded. */
  majority: number;
  /** The Conservative lead over the best rival, in points of the valid vote. */
  lead: number;
  /** The transfer above which the Conservatives win, in percent, not rounded. */
  tippingPoint: number | null;
  /**
   * Parties that stood, by code: `brexit`, or whichever party's voters switch, with what is left
   * to it, and those with a key in `commons`. `other` is all others together; the seat is decided
   * against the largest single one of them.
   */
  votes: Record<string, number>;
  /** Percentages, which add up to 100. */
  shares: Record<string, number>;
}

export interface Widget {
  /**
   * Merges options into those that are.
   * @throws {Error} named `BrexitTransferOptionError`, for an unknown option or a wrong type
   */
  update(options: Options): void;
  /** The last outcome; undefined until there is one. */
  readonly outcome: Outcome | undefined;
  /** Glides there in so many milliseconds (600); jumps where the reader prefers reduced motion. */
  animateTo(options: Options, duration?: number): Promise<void>;
  /** Takes the widget off the page and frees all it held; safe twice. */
  destroy(): void;
}

/** What mount() resolves with: a widget that has an outcome. */
export interface MountedWidget extends Widget {
  readonly outcome: Outcome;
}

/**
 * Draws a widget in an element of the page, in place of what is there. Rejects with an Error
 * named `BrexitTransferOptionError` for an unknown option or a wrong type, and with another
 * Error where the widget cannot be loaded, or where there is no page to draw in, as on a server;
 * the element then stays as it is.
 */
export function mount(container: Element, options?: Options): Promise<MountedWidget>;

/** `<brexit-transfer>`. */
export interface BrexitTransferElement extends HTMLElement, Widget {
  /**
   * What of the setting differs from the attributes, as a shared link has it in its fragment,
   * without the sign: `t=62&l=5&seat=E14001014`. Empty until the widget is drawn. Setting it
   * brings the widget to where an address with that fragment would.
   */
  fragment: string;
}

declare global {
  interface HTMLElementTagNameMap {
    "brexit-transfer": BrexitTransferElement;
  }
  interface GlobalEventHandlersEventMap {
    "brexit-transfer:ready": CustomEvent<Outcome>;
    "brexit-transfer:change": CustomEvent<Outcome>;
    "brexit-transfer:error": CustomEvent<{ message: string }>;
  }
}
