//! A pointer of which the compiler does not know where it came from, so that it keeps it.
//!
//! From pointers a common distance apart the compiler keeps one and adds the distance once a row in
//! each step of a loop: six additions beside 24 multiply-adds, on ports that those need. Cost: none.

/// The same pointer.
#[inline(always)]
pub(super) fn opaque(pointer: *const f32) -> *const f32 {
    #[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
    {
        let mut kept = pointer;
        // SAFETY: no instruction, and the register keeps its value.
        unsafe {
            std::arch::asm!("/* {} */", inout(reg) kept, options(pure, readonly, nostack));
        }
        kept
    }
    #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
    pointer
}
