//! What only the WebAssembly module has: memory for the arguments that its host writes. The host has none
//! of its own inside the module; C programs have theirs, so the C header does not know these.

use std::alloc::{Layout, alloc, dealloc};

use super::guard::guard_value;

/// More than any vector instruction or handle asks for.
const ALIGNMENT: usize = 64;

/// An address as WebAssembly passes it, by default NULL.
#[derive(Clone, Copy)]
#[repr(transparent)]
pub struct Address(*mut u8);

impl Default for Address {
    fn default() -> Self {
        Self(std::ptr::null_mut())
    }
}

fn layout(bytes: usize) -> Option<Layout> {
    Layout::from_size_align(bytes.max(1), ALIGNMENT).ok()
}

/// So many bytes, uninitialized; NULL where there is no memory.
#[unsafe(no_mangle)]
pub extern "C" fn glia_wasm_allocate(bytes: usize) -> Address {
    // SAFETY: the layout's size is not zero.
    guard_value(|| Address(layout(bytes).map_or(std::ptr::null_mut(), |it| unsafe { alloc(it) })))
}

/// Takes memory back; `bytes` is what it was asked for with. NULL is ignored.
#[unsafe(no_mangle)]
pub extern "C" fn glia_wasm_release(memory: *mut u8, bytes: usize) {
    guard_value(|| {
        if let (Some(layout), false) = (layout(bytes), memory.is_null()) {
            // SAFETY: the caller got it from `glia_wasm_allocate` with so many bytes.
            unsafe { dealloc(memory, layout) };
        }
    });
}
