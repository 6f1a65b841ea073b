// The module's own functions, given plain data: for model.js and model.node.js, which start it.

import * as glue from "./__GLUE__";

const asked = (answer) => (options) => {
  if (!glue.isReady()) throw new Error("brexit-transfer/model is not ready: await init() first");
  const given = answer(glue.plain(options));
  if (glue.trap()) throw glue.trap();
  return given;
};

export const outcome = asked(glue.outcome);
export const seats = asked(glue.seats);
export const curve = asked(glue.curve);
