// As model.mjs, where nothing can be waited for: there is no need to.

import { outcome } from "brexit-transfer/model";

console.log(outcome({ transfer: 62 }).commons.majority);
