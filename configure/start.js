// Starts the configurator. Here, because a strict policy forbids scripts within the page.

import init from "./configure.js?__VERSION__";

init({ module_or_path: new URL("configure_bg.wasm?__VERSION__", import.meta.url) }).catch((error) => {
  console.error(error);
  const note = document.getElementById("starting");
  if (note) note.textContent = `The configurator cannot start: ${error.message}`;
});
