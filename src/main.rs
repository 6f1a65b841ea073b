//! The WebAssembly entry. It links the library, whose exports the loader calls.

#![cfg_attr(target_arch = "wasm32", no_main)]

use brexit_transfer as _;

// Safe because a module without threads has one caller at a time.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::TalckWasm = unsafe { talc::TalckWasm::new_global() };

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
