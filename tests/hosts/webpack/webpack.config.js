import { cpSync } from "node:fs";
import { join } from "node:path";

const folder = import.meta.dirname;

export default {
  mode: "production",
  entry: { article: join(folder, "../article.js") },
  output: { path: join(folder, "dist") },
  module: {
    rules: [
      // For style sheets of the site's own: the widget takes its own as a file.
      { test: /\.css$/, dependency: { not: ["url"] }, use: ["style-loader", "css-loader"] },
    ],
  },
  plugins: [
    (compiler) =>
      compiler.hooks.afterEmit.tap("page", () =>
        cpSync(join(folder, "index.html"), join(folder, "dist/index.html")),
      ),
  ],
};
