// A server that counts, for whatever bundles servers.

import { outcome } from "brexit-transfer/model";

// There is nothing to wait for.
console.log(outcome({ transfer: 62 }).commons.majority);
