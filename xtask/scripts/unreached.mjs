// Empties the functions of the release module that nothing ever calls, though no compiler can
// know it: `node unreached.mjs BINARYEN IN OUT`. What only they call goes with them.
//
// To Yew the widget is one component whose view is one node, made elsewhere (src/view/page.rs).
// Yew can do more: elements, lists, listeners, suspense. Each kind of node is a case that is told
// apart at run time, so all that serves the other kinds would be shipped too, an eighth of the
// download.
//
// An emptied function is a trap. Should it be called after all, the widget stops, the static
// state stays, and the tests of whole pages, which run on the release module, fail.

import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

// Names as the compiler writes them, without the hashes of crates.
const UNREACHED = [
  // A case of `VNode` begins by taking the node out of its `Rc`.
  /RcExt<yew::virtual_dom::/,
  // The widget's own node is a `VNode::VRef`; no other kind is ever made.
  /^<yew::.*::V(Tag|List|Raw|Suspense|Portal|Comp|Text) as yew::dom_bundle::traits::Reconcilable/,
  /BRaw>::detach_bundle/,
  // Attributes and keys, of elements and lists that are not there.
  /(reserve_rehash|find_or_find_insert_index)::<.*(KeyedEntry|AttributeOrProperty|gen_Element)/,
  /hash_one::<&yew::dom_bundle::blist::KeyedEntry>/,
  // The widget listens by itself (src/view/events.rs), so Yew has no listener and hears nothing.
  /ListenerRegistration>::register/,
  /listeners::Registry>::unregister/,
  /BSubtree>::ensure_handled/,
  /SubtreeData>::add_listener/,
  /EventDescriptor as core::clone/,
  /(reserve_rehash|find_or_find_insert_index|hash_one)::<.*EventDescriptor/,
  // Nothing suspends, and the properties of the widget are those that it starts with.
  /find_parent_scope::<yew::suspense/,
  /BaseSuspense>>::send_message/,
  /::props_changed/,
];

// Functions of the same code are folded into one, under the name of any of them: where a value
// is dropped, a name says little.
const SHARED = /^core::ptr::drop_in_place/;

const EVENT_NAMES = "onabortonauxclickonblur";

const [, , library, input, output] = process.argv;
const { default: binaryen } = await import(pathToFileURL(library));
// The names stay until wasm-opt strips them: tests ask for them too.
binaryen.setDebugInfo(true);
const module = binaryen.readBinary(readFileSync(input));
const { Features } = binaryen;
// No others: wasm-opt is told the same, and would write what a browser of two years ago can't read.
module.setFeatures(
  Features.BulkMemory |
    Features.BulkMemoryOpt |
    Features.ReferenceTypes |
    Features.SignExt |
    Features.MutableGlobals |
    Features.NontrappingFPToInt |
    Features.Multivalue,
);

const unmatched = new Set(UNREACHED);
for (let index = 0; index < module.getNumFunctions(); index++) {
  const reference = module.getFunctionByIndex(index);
  const { name, base } = binaryen.getFunctionInfo(reference);
  // A function with a base is an import.
  if (base) continue;
  const plain = name.replace(/\[[0-9a-f]+\]/g, "");
  if (SHARED.test(plain)) continue;
  const pattern = UNREACHED.find((pattern) => pattern.test(plain));
  if (pattern) {
    unmatched.delete(pattern);
    binaryen.Function.setBody(reference, module.unreachable());
  }
}
for (const pattern of unmatched) {
  console.log(`No function is named ${pattern}: xtask/scripts/unreached.mjs may be out of date`);
}
const binary = module.emitBinary();

// The names of all events that Yew could listen to, one after the other. Only the functions that
// were emptied above read them.
const start = Buffer.from(binary.buffer, binary.byteOffset, binary.length).indexOf(EVENT_NAMES);
if (start < 0) {
  console.log("Yew's event names are not found: xtask/scripts/unreached.mjs may be out of date");
} else {
  const isLetter = (byte) => byte >= 0x61 && byte <= 0x7a;
  const length = binary.subarray(start).findIndex((byte) => !isLetter(byte));
  binary.fill(0, start, start + length);
}
writeFileSync(output, binary);
