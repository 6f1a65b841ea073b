// node serve.mjs KIND FOLDER: serves a host on a free port of this machine and prints the address.
// It ends with its standard input, so that it never outlives whoever started it.
//
// KIND: `built` (any bundler's output), `next` (what it has built), and for development `vite`,
// `parcel` and `next-dev`.

import { createServer } from "node:http";
import { join } from "node:path";

const [kind, folder] = process.argv.slice(2);
const root = join(import.meta.dirname, folder);
const host = "127.0.0.1";

const kinds = {
  async built() {
    const { preview } = await import("vite");
    const server = await preview({ root, configFile: false, preview: { host, port: 0 } });
    return server.httpServer.address().port;
  },

  async vite() {
    const vite = await import("vite");
    const server = await vite.createServer({ root, server: { host, port: 0 } });
    await server.listen();
    return server.httpServer.address().port;
  },

  async parcel() {
    const { Parcel } = await import("@parcel/core");
    const port = await freePort();
    const parcel = new Parcel({
      entries: join(root, "index.html"),
      defaultConfig: "@parcel/config-default",
      shouldAutoInstall: false,
      defaultTargetOptions: { distDir: join(root, "served") },
      serveOptions: { host, port },
      hmrOptions: { host, port },
    });
    await new Promise((built, failed) => {
      parcel.watch((error, event) => {
        if (error) failed(error);
        else if (event.type === "buildFailure") failed(new Error(JSON.stringify(event.diagnostics)));
        else built();
      });
    });
    return port;
  },

  next: () => serveNext(false),
  "next-dev": () => serveNext(true),
};

async function serveNext(dev) {
  const { default: next } = await import("next");
  const port = await freePort();
  const app = next({ dev, dir: root, hostname: host, port });
  await app.prepare();
  const server = createServer(app.getRequestHandler());
  if (dev) server.on("upgrade", app.getUpgradeHandler());
  await new Promise((listening) => server.listen(port, host, listening));
  return port;
}

async function freePort() {
  const server = createServer();
  await new Promise((listening) => server.listen(0, host, listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

process.stdin.resume();
process.stdin.on("close", () => process.exit());
const port = await kinds[kind]();
console.log(`http://${host}:${port}`);
