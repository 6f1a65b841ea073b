// <brexit-transfer> in JSX, for React 19 and its types. Apart from brexit-transfer.d.ts, which is
// for all.

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { BrexitTransferElement, Options } from "./brexit-transfer.js";

export * from "./brexit-transfer.js";

/** The element's attributes; as in `Options`, and those that all elements have. */
export interface BrexitTransferAttributes extends HTMLAttributes<BrexitTransferElement> {
  transfer?: number | string;
  "labour-share"?: number | string;
  swing?: number | string;
  seat?: string;
  wall?: string;
  /** Separated by spaces. */
  panels?: string;
  theme?: Options["theme"];
  headline?: string;
  src?: string;
  home?: string;
  /** `eager` fetches at once, `lazy` when the widget comes near the viewport. */
  loading?: "lazy" | "eager";
}

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "brexit-transfer": DetailedHTMLProps<BrexitTransferAttributes, BrexitTransferElement>;
    }
  }
}
