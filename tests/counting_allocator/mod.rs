//! The system's allocator, given to the library as a host's, with counters over all threads, for the tests of memory.
//!
//! A program that uses it has one test, so that nothing else allocates while it counts. The test
//! harness itself does now and then, on the program's first thread; that one is left out, unless
//! the test runs on it.
#![allow(dead_code)] // Each test program uses its own part.

use std::alloc::{GlobalAlloc, Layout, System};
use std::ffi::c_void;
use std::sync::atomic::{AtomicIsize, AtomicUsize, Ordering::Relaxed};

use glia::host::allocator::{Hooks, replace};

thread_local! {
    /// Its address names the thread.
    static NAME: u8 = const { 0 };
}

fn this_thread() -> usize {
    NAME.with(|name| std::ptr::from_ref(name).addr())
}

/// The program's first thread, noted before `main`.
static FIRST: AtomicUsize = AtomicUsize::new(0);

extern "C" fn note_first_thread() {
    FIRST.store(this_thread(), Relaxed);
}

#[used]
#[unsafe(link_section = ".init_array")]
static NOTE_FIRST_THREAD: extern "C" fn() = note_first_thread;

/// No thread is left out: the test runs on the first one.
const NONE: usize = 0;

/// Counts calls and live bytes.
pub struct CountingAllocator {
    left_out: AtomicUsize,
    allocations: AtomicUsize,
    releases: AtomicUsize,
    /// Less than none where memory from before `begin` was released.
    live: AtomicIsize,
    peak: AtomicIsize,
}

impl CountingAllocator {
    pub const fn new() -> Self {
        Self {
            left_out: AtomicUsize::new(NONE),
            allocations: AtomicUsize::new(0),
            releases: AtomicUsize::new(0),
            live: AtomicIsize::new(0),
            peak: AtomicIsize::new(0),
        }
    }

    /// To be called by the test before it counts: the thread that it runs on counts.
    pub fn begin(&'static self) {
        let user = std::ptr::from_ref(self).cast_mut().cast();
        // SAFETY: the program's other thread waits for this one; the memory stays the system's.
        unsafe { replace(Some(Hooks { allocate, release, user })) };
        let first = FIRST.load(Relaxed);
        let left_out = if first == this_thread() { NONE } else { first };
        self.left_out.store(left_out, Relaxed);
    }

    /// Whether the calling thread counts.
    fn counts(&self) -> bool {
        self.left_out.load(Relaxed) != this_thread()
    }

    /// Allocations and releases since the program began; a reallocation is one of each.
    pub fn calls(&self) -> (usize, usize) {
        (self.allocations.load(Relaxed), self.releases.load(Relaxed))
    }

    /// Runs `body`; returns its result and the most bytes that were live at once in it, beyond
    /// those live before.
    pub fn peak_of<T>(&self, body: impl FnOnce() -> T) -> (T, usize) {
        let before = self.live.load(Relaxed);
        self.peak.store(before, Relaxed);
        let result = body();
        (result, (self.peak.load(Relaxed) - before) as usize)
    }

    fn count_in(&self, bytes: usize) {
        if !self.counts() {
            return;
        }
        self.allocations.fetch_add(1, Relaxed);
        let bytes = bytes as isize;
        let live = self.live.fetch_add(bytes, Relaxed) + bytes;
        self.peak.fetch_max(live, Relaxed);
    }

    fn count_out(&self, bytes: usize) {
        if !self.counts() {
            return;
        }
        self.releases.fetch_add(1, Relaxed);
        self.live.fetch_sub(bytes as isize, Relaxed);
    }
}

/// The hook that allocates; `user` is the allocator.
unsafe extern "C" fn allocate(size: usize, alignment: usize, user: *mut c_void) -> *mut c_void {
    // SAFETY: as `begin` set it.
    let counters = unsafe { &*user.cast::<CountingAllocator>() };
    counters.count_in(size);
    // SAFETY: the size and alignment of a layout.
    unsafe { System.alloc(Layout::from_size_align_unchecked(size, alignment)).cast() }
}

/// The hook that releases.
unsafe extern "C" fn release(
    memory: *mut c_void,
    size: usize,
    alignment: usize,
    user: *mut c_void,
) {
    // SAFETY: as `begin` set it.
    unsafe { &*user.cast::<CountingAllocator>() }.count_out(size);
    // SAFETY: allocated by the system with this layout.
    unsafe { System.dealloc(memory.cast(), Layout::from_size_align_unchecked(size, alignment)) };
}
