//! Some memory inside the library, for the small requests that come when the allocator has nothing
//! left: half a megabyte, of which the system provides what is touched.
//!
//! First fit over pieces of 64 bytes. Cost of a request: a look at up to 8,192 marks, and waiting
//! where another thread looks at the same time.

use std::alloc::Layout;
use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Bytes of a piece: every small type may begin on one.
const PIECE: usize = 64;

/// How many pieces.
pub const PIECES: usize = 8192;

/// Bytes of the largest request that is served; what is larger can report its failure.
pub const LARGEST: usize = 16 << 10;

/// The pieces, and which of them are in use.
#[repr(align(64))]
struct Pieces {
    memory: UnsafeCell<[[u8; PIECE]; PIECES]>,
    used: UnsafeCell<[bool; PIECES]>,
}

/// The reserve.
pub struct Reserve {
    pieces: Pieces,
    locked: AtomicBool,
    /// Pieces in use.
    count: AtomicUsize,
}

// SAFETY: the marks are used by who turned `locked` to true; a piece by who marked it.
unsafe impl Sync for Reserve {}

impl Reserve {
    /// All free.
    pub const fn new() -> Self {
        let memory = UnsafeCell::new([[0; PIECE]; PIECES]);
        let pieces = Pieces { memory, used: UnsafeCell::new([false; PIECES]) };
        Self { pieces, locked: AtomicBool::new(false), count: AtomicUsize::new(0) }
    }

    /// Pieces in use.
    pub fn used(&self) -> usize {
        self.count.load(Ordering::Relaxed)
    }

    /// Memory, or null where it is more than the reserve gives or has.
    #[cold]
    pub fn take(&self, layout: Layout) -> *mut u8 {
        if layout.size() > LARGEST || layout.align() > PIECE {
            return std::ptr::null_mut();
        }
        let wanted = layout.size().div_ceil(PIECE);
        let first = self.with_marks(|used| {
            let first = free_run(used, wanted)?;
            used[first..first + wanted].fill(true);
            Some(first)
        });
        let Some(first) = first else { return std::ptr::null_mut() };
        self.count.fetch_add(wanted, Ordering::Relaxed);
        self.start().wrapping_add(first * PIECE)
    }

    /// Whether this is memory of the reserve.
    pub fn owns(&self, memory: *mut u8) -> bool {
        memory.addr().wrapping_sub(self.start().addr()) < PIECE * PIECES
    }

    /// Frees memory of the reserve; false where it is none.
    pub fn give_back(&self, memory: *mut u8, layout: Layout) -> bool {
        if !self.owns(memory) {
            return false;
        }
        let first = (memory.addr() - self.start().addr()) / PIECE;
        let count = layout.size().div_ceil(PIECE);
        self.with_marks(|used| used[first..first + count].fill(false));
        self.count.fetch_sub(count, Ordering::Relaxed);
        true
    }

    fn start(&self) -> *mut u8 {
        self.pieces.memory.get().cast()
    }

    fn with_marks<R>(&self, body: impl FnOnce(&mut [bool; PIECES]) -> R) -> R {
        while self.locked.swap(true, Ordering::Acquire) {
            std::hint::spin_loop();
        }
        // SAFETY: nobody else has the lock.
        let result = body(unsafe { &mut *self.pieces.used.get() });
        self.locked.store(false, Ordering::Release);
        result
    }
}

/// Where so many free pieces begin that stand together.
fn free_run(used: &[bool], wanted: usize) -> Option<usize> {
    let mut run = 0;
    for (place, used) in used.iter().enumerate() {
        run = if *used { 0 } else { run + 1 };
        if run == wanted {
            return Some(place + 1 - wanted);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_apart_aligned_and_comes_back() {
        static RESERVE: Reserve = Reserve::new();
        let layout = |size, align| Layout::from_size_align(size, align).unwrap();
        assert!(RESERVE.take(layout(LARGEST + 1, 1)).is_null());
        assert!(RESERVE.take(layout(1, 128)).is_null());
        for _ in 0..2 {
            let mut taken = Vec::new();
            for size in [1, 64, 65, 1000, LARGEST].into_iter().cycle() {
                let memory = RESERVE.take(layout(size, 64));
                if memory.is_null() {
                    break;
                }
                assert!(RESERVE.owns(memory) && memory.addr().is_multiple_of(64));
                taken.push((memory, size));
            }
            assert!(RESERVE.used() > PIECES - LARGEST / PIECE && taken.len() > 100);
            taken.sort_unstable();
            assert!(taken.windows(2).all(|two| two[0].0.addr() + two[0].1 <= two[1].0.addr()));
            for (memory, size) in taken {
                assert!(RESERVE.give_back(memory, layout(size, 64)));
            }
            assert_eq!(RESERVE.used(), 0);
        }
        assert!(!RESERVE.give_back(std::ptr::null_mut(), layout(1, 1)));
    }
}
