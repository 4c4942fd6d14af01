//! The allocator of the library: the host's functions where it gave some, else the system's.
//!
//! With the feature `host-allocator` (on by default) it is the global allocator of the library and
//! of whatever a Rust program links with it; Rust programs with an allocator of their own switch
//! the feature off. Hooks change only while nothing is allocated, so that each block goes back to
//! where it came from: blocks are counted, which costs an atomic addition for each.
//!
//! Where the allocator has nothing left, requests of up to 16 KiB are served from a reserve of half a
//! megabyte inside the library, so that what cannot report a failure (a name, an error's message)
//! need not end the process; larger ones fail. Calls that allocate are refused while much of the
//! reserve is in use.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::UnsafeCell;
use std::ffi::c_void;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::reserve::{PIECES, Reserve};

/// Memory of so many bytes at a multiple of the alignment, a power of two; NULL where there is none.
pub type Allocate =
    unsafe extern "C" fn(size: usize, alignment: usize, user: *mut c_void) -> *mut c_void;

/// Takes memory back; size and alignment are those that it was asked for with.
pub type Release =
    unsafe extern "C" fn(memory: *mut c_void, size: usize, alignment: usize, user: *mut c_void);

/// A host's allocator.
#[derive(Clone, Copy)]
pub struct Hooks {
    /// Gives memory.
    pub allocate: Allocate,
    /// Takes it back.
    pub release: Release,
    /// Given to both.
    pub user: *mut c_void,
}

impl Hooks {
    fn allocate(&self, layout: Layout) -> *mut u8 {
        // SAFETY: `HostAllocator::set` was promised that this may be called.
        let memory = unsafe { (self.allocate)(layout.size(), layout.align(), self.user) };
        if memory.addr().is_multiple_of(layout.align()) {
            return memory.cast();
        }
        // Not what was asked for: as good as none.
        // SAFETY: as above; the memory was just allocated so.
        unsafe { (self.release)(memory, layout.size(), layout.align(), self.user) };
        std::ptr::null_mut()
    }
}

/// In the count of blocks: the hooks are being changed.
const CHANGING: usize = 1 << (usize::BITS - 1);

/// The library's allocator.
pub struct HostAllocator {
    /// Blocks that are allocated.
    blocks: AtomicUsize,
    hooks: UnsafeCell<Option<Hooks>>,
    /// Whether there are some, to be asked at any time.
    is_the_hosts: AtomicBool,
    reserve: Reserve,
}

// SAFETY: the hooks are written only while `blocks` is `CHANGING`, and read only where it was not;
// they may be called on any thread.
unsafe impl Sync for HostAllocator {}

/// The one of the library.
#[cfg_attr(feature = "host-allocator", global_allocator)]
static ALLOCATOR: HostAllocator = HostAllocator {
    blocks: AtomicUsize::new(0),
    hooks: UnsafeCell::new(None),
    is_the_hosts: AtomicBool::new(false),
    reserve: Reserve::new(),
};

/// Gives the library the host's allocator, or for `None` the system's again. False where memory of
/// the one before is in use.
///
/// # Safety
/// The functions may be called on any thread, as long as the library is loaded or until they are
/// replaced; they give memory of the size that nobody else uses, and do not unwind.
pub unsafe fn set(hooks: Option<Hooks>) -> bool {
    let free = ALLOCATOR.blocks.compare_exchange(0, CHANGING, Ordering::Acquire, Ordering::Relaxed);
    if free.is_ok() {
        // SAFETY: no block is allocated, and who wants one waits.
        unsafe { replace(hooks) };
        ALLOCATOR.blocks.fetch_and(!CHANGING, Ordering::Release);
    }
    free.is_ok()
}

/// As [`set`], at any time: for an allocator that counts and passes on to the one before.
///
/// # Safety
/// As for `set`; nobody else allocates meanwhile, and the functions release what was allocated
/// before.
pub unsafe fn replace(hooks: Option<Hooks>) {
    ALLOCATOR.is_the_hosts.store(hooks.is_some(), Ordering::Relaxed);
    // SAFETY: nobody reads them meanwhile.
    unsafe { *ALLOCATOR.hooks.get() = hooks };
}

/// Whether the memory comes from the host.
pub fn is_the_hosts() -> bool {
    ALLOCATOR.is_the_hosts.load(Ordering::Relaxed)
}

/// Whether memory is short: more than half of the reserve is in use.
pub fn is_short() -> bool {
    ALLOCATOR.reserve.used() > PIECES / 2
}

/// Whether there is next to none: not even an error should be made.
pub fn is_exhausted() -> bool {
    ALLOCATOR.reserve.used() > PIECES - PIECES / 8
}

impl HostAllocator {
    /// Counts a block, and says who gives it.
    fn count(&self) -> Option<Hooks> {
        while self.blocks.fetch_add(1, Ordering::Acquire) & CHANGING != 0 {
            self.blocks.fetch_sub(1, Ordering::Relaxed);
            std::hint::spin_loop();
        }
        self.hooks()
    }

    /// Who gave the blocks that there are; there is at least one.
    fn hooks(&self) -> Option<Hooks> {
        // SAFETY: while there are blocks, nobody changes them.
        unsafe { *self.hooks.get() }
    }

    /// Where it was refused, memory of the reserve; where there is none, a block less is counted.
    fn fall_back(&self, memory: *mut u8, layout: Layout) -> *mut u8 {
        if !memory.is_null() {
            return memory;
        }
        let memory = self.reserve.take(layout);
        if memory.is_null() {
            self.blocks.fetch_sub(1, Ordering::Release);
        }
        memory
    }

    /// The same, made zero.
    fn zeroed(&self, memory: *mut u8, layout: Layout) -> *mut u8 {
        let memory = self.fall_back(memory, layout);
        if !memory.is_null() {
            // SAFETY: a block of this size that nobody else has.
            unsafe { memory.write_bytes(0, layout.size()) };
        }
        memory
    }
}

// SAFETY: blocks are the host's, the system's or the reserve's, each of them of the size and at the
// alignment that was asked for; each is released by the one that gave it.
unsafe impl GlobalAlloc for HostAllocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let memory = match self.count() {
            Some(hooks) => hooks.allocate(layout),
            // SAFETY: the caller's layout.
            None => unsafe { System.alloc(layout) },
        };
        self.fall_back(memory, layout)
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        let Some(hooks) = self.count() else {
            // SAFETY: the caller's layout.
            let memory = unsafe { System.alloc_zeroed(layout) };
            return if memory.is_null() { self.zeroed(memory, layout) } else { memory };
        };
        self.zeroed(hooks.allocate(layout), layout)
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        if !self.reserve.give_back(memory, layout) {
            match self.hooks() {
                // SAFETY: allocated by the same function with this layout.
                Some(hooks) => unsafe {
                    (hooks.release)(memory.cast(), layout.size(), layout.align(), hooks.user);
                },
                // SAFETY: as above.
                None => unsafe { System.dealloc(memory, layout) },
            }
        }
        self.blocks.fetch_sub(1, Ordering::Release);
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if self.hooks().is_none() && !self.reserve.owns(memory) {
            // SAFETY: the system's block, and the caller's layout. Where it is refused the block
            // stays, and moves below, if it fits.
            let moved = unsafe { System.realloc(memory, layout, size) };
            if !moved.is_null() {
                return moved;
            }
        }
        // SAFETY: the caller's alignment with a size that it promised to fit.
        let new = unsafe { Layout::from_size_align_unchecked(size, layout.align()) };
        // SAFETY: the layouts; both blocks hold the smaller size.
        unsafe {
            let moved = self.alloc(new);
            if !moved.is_null() {
                moved.copy_from_nonoverlapping(memory, size.min(layout.size()));
                self.dealloc(memory, layout);
            }
            moved
        }
    }
}
