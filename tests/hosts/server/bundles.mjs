// The model in a bundle for Node: each is run where neither the package nor its files are.
// `node bundles.mjs NODE...` runs them with those programs.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { build } from "esbuild";
import { rollup } from "rollup";
import webpack from "webpack";

const input = join(import.meta.dirname, "model.mjs");
const place = mkdtempSync(join(tmpdir(), "brexit-transfer-"));
const file = (name) => join(place, name);

const common = { entryPoints: [input], bundle: true, platform: "node", logLevel: "error" };
await build({ ...common, format: "esm", outfile: file("esbuild.mjs") });
// Such a bundle has no address of its own.
const wrapped = { ...common, entryPoints: [join(import.meta.dirname, "model-common.mjs")] };
await build({ ...wrapped, format: "cjs", outfile: file("esbuild.cjs") });

const stats = await promisify(webpack)({
  mode: "production",
  target: "node",
  entry: input,
  output: { path: place, filename: "webpack.mjs", module: true },
  experiments: { outputModule: true },
});
assert.equal(stats.hasErrors(), false, stats.toString());

async function roll(name, options) {
  const bundle = await rollup({ input, plugins: [nodeResolve(options)] });
  await bundle.write({ file: file(name) });
}
await roll("rollup.mjs", { exportConditions: ["node"] });
// Without the condition it is the model of browsers, whose file is not there.
await roll("lost.mjs", {});

try {
  for (const node of process.argv.slice(2)) {
    for (const name of ["esbuild.mjs", "esbuild.cjs", "webpack.mjs", "rollup.mjs"]) {
      const printed = execFileSync(node, [file(name)], { cwd: place, encoding: "utf8" });
      assert.equal(printed, "132\n", `${node} ${name}`);
    }
  }
  const lost = spawnSync(process.execPath, [file("lost.mjs")], { cwd: place, encoding: "utf8" });
  assert.match(lost.stderr, /does not find its file beside it.*condition "node"/);
} finally {
  rmSync(place, { recursive: true });
}
