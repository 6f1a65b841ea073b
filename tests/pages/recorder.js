// Everything a page is told of, in order: [kind, text].
window.log = [];
{
  const note = (kind, text) => window.log.push([kind, String(text)]);
  addEventListener("error", (event) => note("uncaught", event.message));
  addEventListener("unhandledrejection", (event) => note("uncaught", event.reason));
  document.addEventListener("securitypolicyviolation", (event) =>
    note("violation", `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`),
  );
  for (const kind of ["log", "info", "warn", "error"]) {
    console[kind] = (...words) => note("console", words.join(" "));
  }
  for (const kind of ["change", "error"]) {
    document.addEventListener(`brexit-transfer:${kind}`, (event) =>
      note(kind, kind === "error" ? event.detail.message : event.target.id),
    );
  }
  // On a busy machine a sound download may take longer than the loader's patience. Only tests of that
  // let it run out.
  const PATIENCE = 20_000;
  const wait = window.setTimeout.bind(window);
  window.setTimeout = (action, delay, ...rest) =>
    wait(action, delay === PATIENCE && !window.isPatienceTested ? 30 * PATIENCE : delay, ...rest);
  // Panels out of sight come a little after the event: it is noted once they are there.
  document.addEventListener("brexit-transfer:ready", (event) => {
    const [host] = event.composedPath();
    const { id } = event.target;
    const look = () => {
      const root = host.shadowRoot ?? host.querySelector("[data-brexit-transfer]")?.shadowRoot;
      if (root?.querySelector("[aria-busy]")) wait(look, 20);
      else note("ready", id);
    };
    look();
  });
  window.count = (kind) => window.log.filter((entry) => entry[0] === kind).length;
  // Resolves once something holds, within a minute. The timer is the page's own: tests break
  // other functions of the page.
  window.until = async (holds) => {
    for (const start = Date.now(); !holds(); await new Promise((done) => setTimeout(done, 20))) {
      if (Date.now() - start > 60_000) throw new Error(`waited in vain: ${holds}`);
    }
  };
  // Resolves once observers have told of what there is now: they do so after a frame's layout.
  window.framed = async () => {
    for (let n = 0; n < 3; n++) await new Promise(requestAnimationFrame);
  };
  // Words of a widget's shadow root, or those of its static state.
  window.words = (host) => {
    const root = host.shadowRoot;
    return root.querySelector("slot") ? `static: ${host.textContent.trim()}` : root.textContent;
  };
}
