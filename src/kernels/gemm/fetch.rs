//! Hints that memory will be read soon, where the hardware cannot know it: rows a page apart.
//!
//! A hint changes no result, and may name an address that is not there. Cost: one instruction.

/// Floats of a line of memory.
pub(super) const LINE: usize = 16;

/// Fetches the line of an address into the second-level cache. Rows a power of two apart share few
/// places of the first.
#[inline(always)]
pub(super) fn fetch(address: *const f32) {
    // SAFETY: a prefetch reads nothing that the program sees and never faults; every CPU of this
    // architecture has it.
    #[cfg(target_arch = "x86_64")]
    unsafe {
        use core::arch::x86_64::{_MM_HINT_T1, _mm_prefetch};
        _mm_prefetch::<_MM_HINT_T1>(address.cast());
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = address;
}
