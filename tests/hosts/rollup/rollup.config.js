import { cpSync } from "node:fs";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { importMetaAssets } from "@web/rollup-plugin-import-meta-assets";

const folder = import.meta.dirname;

export default {
  input: `${folder}/../article.js`,
  output: { dir: `${folder}/dist` },
  plugins: [
    nodeResolve(),
    importMetaAssets(),
    { closeBundle: () => cpSync(`${folder}/index.html`, `${folder}/dist/index.html`) },
  ],
};
