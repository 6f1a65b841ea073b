// A server that counts, for whatever bundles servers.

import { init, outcome } from "brexit-transfer/model";

await init();
console.log(outcome({ transfer: 62 }).commons.majority);
