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
  for (const kind of ["ready", "change", "error"]) {
    document.addEventListener(`brexit-transfer:${kind}`, (event) =>
      note(kind, kind === "error" ? event.detail.message : event.target.id),
    );
  }
  window.count = (kind) => window.log.filter((entry) => entry[0] === kind).length;
  // Words of a widget's shadow root, or those of its static state.
  window.words = (host) => {
    const root = host.shadowRoot;
    return root.querySelector("slot") ? `static: ${host.textContent.trim()}` : root.textContent;
  };
}
