// Writes a brotli file beside each file of a folder, as a content network serves it.
// node benches/compress.mjs FOLDER

import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";

for (const name of readdirSync(process.argv[2], { recursive: true })) {
  const path = `${process.argv[2]}/${name}`;
  if (statSync(path).isFile() && !name.endsWith(".br")) {
    writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path)));
  }
}
