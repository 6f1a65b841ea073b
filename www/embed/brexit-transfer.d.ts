// The script interface of <brexit-transfer>. Percentages are numbers 0-100, swing is points,
// votes are numbers (fractions where a share of them moved), seats are ONS codes.

export interface Options {
  /** Share of a seat's Brexit Party votes that go to the Conservatives: 0-100, one decimal kept. */
  transfer?: number;
  /** Share of the same votes that go to Labour: 0-100; with `transfer` at most 100, else cut to fit. */
  labourShare?: number;
  /** Uniform swing from Labour to the Conservatives: -25 to 25 points, two decimals kept. */
  swing?: number;
  /** ONS code or exact name of a seat in Great Britain. */
  seat?: string;
  /** `wall`, `north`, `wales`, `labour`, or ONS codes separated by spaces. */
  wall?: string;
  /** The panels in the order shown: an array, or text in which spaces or commas separate them. */
  panels?: readonly Panel[] | string;
  theme?: "auto" | "light" | "dark";
  /** Shown as text. */
  headline?: string;
  /**
   * The address of the folder where `frame.html` and `brexit-transfer.js` lie, of http or https or
   * relative to the page, for the lines that the reader's button "Embed" gives. By default the
   * loader's own folder; in a bundle, where that is unknown, there is no button without it.
   */
  home?: string;
}

export type Panel = "seat" | "wall" | "map" | "curve" | "mountain" | "list";

export interface Outcome {
  scenario: { transfer: number; labourShare: number; swing: number };
  seat: SeatOutcome;
  wall: {
    /** `wall`, `north`, `wales`, `labour` or `custom`. */
    id: string;
    seats: number;
    /** Won by the Conservatives. */
    conservative: number;
    /** Won by the Conservatives in 2019, still held or not. */
    already: number;
    /** Won by the Conservatives, but not in 2019. */
    fallen: string[];
    /** Won by the Conservatives in 2019, but not now. */
    regained: string[];
    /** The uncertain count: its mean, its 5th and its 95th percentile. */
    expected: number;
    low: number;
    high: number;
  };
  /** Seats. The Conservative majority is negative where there is none. */
  commons: {
    con: number;
    lab: number;
    ld: number;
    snp: number;
    pc: number;
    green: number;
    speaker: number;
    dup: number;
    sf: number;
    sdlp: number;
    alliance: number;
    other: number;
    majority: number;
  };
  /** Labour's seats, those it lacks for 326, and the swing in points that would win the last of them. */
  mountain: { labour: number; toClimb: number; swingNeeded: number | null };
}

export interface SeatOutcome {
  code: string;
  name: string;
  region: string;
  winner: string;
  /** The winner of 2019. */
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
   * Parties that stood, `brexit` being what is left of the Brexit Party. `other` is all
   * that have neither that nor a key in `commons`, together; the seat is decided against the
   * largest single one of them.
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
