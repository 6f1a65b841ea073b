// esbuild leaves the address of a file beside a script as it is, so the files are put there.

import { cpSync, readdirSync } from "node:fs";

const parts = readdirSync("node_modules/brexit-transfer").filter((name) => /-.*\.(wasm|css|txt)$/.test(name));
for (const name of parts) cpSync(`node_modules/brexit-transfer/${name}`, `esbuild/dist/${name}`);
cpSync("esbuild/index.html", "esbuild/dist/index.html");
