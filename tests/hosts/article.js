// What a newsroom's own script does with the package, the same whatever bundles it.

import { mount } from "brexit-transfer";
import { init, outcome } from "brexit-transfer/model";

async function start() {
  window.mounted = await mount(document.querySelector("#box"), {
    transfer: 62,
    panels: ["wall"],
    home: "https://cdn.example/brexit-transfer",
  });
  await init();
  window.majority = outcome({ transfer: 62 }).commons.majority;
}

start();
