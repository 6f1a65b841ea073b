//! The WebAssembly entry: links the library, whose exports the loader calls.

fn main() {}
