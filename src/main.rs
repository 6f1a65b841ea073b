//! The WebAssembly entry. It only links the library, whose exports the loader calls.

use brexit_transfer as _;

fn main() {}
