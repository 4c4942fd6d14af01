//! The system's allocator with counters over all threads, for the tests of memory.
//!
//! A program that uses it has one test, so that nothing else allocates while it counts. The test
//! harness itself does now and then, on the program's first thread; that one is left out, unless
//! the test runs on it.
#![allow(dead_code)] // Each test program uses its own part.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

thread_local! {
    /// Its address names the thread.
    static NAME: u8 = const { 0 };
}

fn this_thread() -> usize {
    NAME.with(|name| std::ptr::from_ref(name).addr())
}

/// The first thread is not known yet; the first thread counts too.
const UNKNOWN: usize = 0;
const NONE: usize = 1;

/// Counts calls and live bytes.
pub struct CountingAllocator {
    left_out: AtomicUsize,
    allocations: AtomicUsize,
    releases: AtomicUsize,
    live: AtomicUsize,
    peak: AtomicUsize,
}

impl CountingAllocator {
    pub const fn new() -> Self {
        Self {
            left_out: AtomicUsize::new(UNKNOWN),
            allocations: AtomicUsize::new(0),
            releases: AtomicUsize::new(0),
            live: AtomicUsize::new(0),
            peak: AtomicUsize::new(0),
        }
    }

    /// To be called by the test before it counts: the thread that it runs on counts.
    pub fn begin(&self) {
        let _ = self.left_out.compare_exchange(this_thread(), NONE, Relaxed, Relaxed);
    }

    /// Whether the calling thread counts.
    fn counts(&self) -> bool {
        let thread = this_thread();
        match self.left_out.compare_exchange(UNKNOWN, thread, Relaxed, Relaxed) {
            Ok(_) => false,
            Err(left_out) => left_out != thread,
        }
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
        (result, self.peak.load(Relaxed) - before)
    }

    fn count_in(&self, bytes: usize) {
        if self.counts() {
            self.allocations.fetch_add(1, Relaxed);
        }
        let live = self.live.fetch_add(bytes, Relaxed) + bytes;
        self.peak.fetch_max(live, Relaxed);
    }

    fn count_out(&self, bytes: usize) {
        if self.counts() {
            self.releases.fetch_add(1, Relaxed);
        }
        self.live.fetch_sub(bytes, Relaxed);
    }
}

// SAFETY: every call goes to the system's allocator as it came.
unsafe impl GlobalAlloc for CountingAllocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        self.count_in(layout.size());
        // SAFETY: as the caller promised.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        self.count_in(layout.size());
        // SAFETY: as the caller promised.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        self.count_out(layout.size());
        // SAFETY: as the caller promised.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // The old block and the new one may live side by side for a moment.
        self.count_in(size);
        self.count_out(layout.size());
        // SAFETY: as the caller promised.
        unsafe { System.realloc(pointer, layout, size) }
    }
}
