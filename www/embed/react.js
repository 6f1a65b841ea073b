// The element for React, where `react.d.ts` describes it to TypeScript.
export * from "./brexit-transfer.js";
