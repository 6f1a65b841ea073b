// Makes a module with a fault in each panel out of a release module that still has its names:
// `node panicking.mjs BINARYEN IN OUT PANEL...`.
//
// It exports a number for each panel, such as `panic_map`. While that is 0 the module is the one
// it was made of; as soon as a page sets it, the first function of that panel to be called panics:
// it traps, as every panic of a release does.

import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [, , library, input, output, ...panels] = process.argv;
const { default: binaryen } = await import(pathToFileURL(library));
const module = binaryen.readBinary(readFileSync(input));

const functions = Array.from({ length: module.getNumFunctions() }, (_, index) => {
  const reference = module.getFunctionByIndex(index);
  const { name, base, body } = binaryen.getFunctionInfo(reference);
  return { reference, base, body, name: name.replace(/\[[0-9a-f]+\]/g, "") };
});

for (const panel of panels) {
  const switched = `panic_${panel}`;
  module.addGlobal(switched, binaryen.i32, true, module.i32.const(0));
  module.addGlobalExport(switched, switched);
  const its = functions.filter(
    // A function with a base is an import.
    ({ name, base }) => !base && name.includes(`view::${panel}_panel::`) && !name.startsWith("core::"),
  );
  if (!its.length) throw new Error(`no function is named after the panel ${panel}`);
  for (const { reference, body } of its) {
    const panic = module.if(module.global.get(switched, binaryen.i32), module.unreachable());
    binaryen.Function.setBody(reference, module.block(null, [panic, body], binaryen.auto));
  }
}
if (!module.validate()) throw new Error("the module with the faults is none");
writeFileSync(output, module.emitBinary());
