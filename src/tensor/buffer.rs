//! Memory for numbers: owned and aligned to 64 bytes, or the host's with a release callback.
//!
//! The one file outside the kernels and the C layer that touches raw memory.

use std::alloc::{Layout, alloc, alloc_zeroed, dealloc};
use std::ptr::NonNull;

use crate::error::{Error, ErrorCode};
use crate::host::allocator;

use super::element::Element;

/// Alignment of owned memory: a cache line, and the widest vector register.
pub const ALIGNMENT: usize = 64;

/// Bytes after which addresses look alike to the first cache and to the order of loads and stores.
const PAGE: usize = 4096;
/// What the starts of staggered buffers are apart, modulo `PAGE`: 17 cache lines.
const STAGGER: usize = 17 * ALIGNMENT;

/// The large page of x86-64 and 64-bit Arm. Memory of two of them or more begins on one, and Linux
/// is asked to use them there: an optimizer's pass over ten million weights then takes a tenth
/// less time on a virtual machine, where each small page has to be looked up in two tables.
const LARGE_PAGE: usize = 2 << 20;

/// Called once when borrowed memory is no longer needed, on whichever thread lets go last.
pub type Release = Box<dyn FnOnce() + Send + Sync>;

/// A block of memory of a fixed size.
pub struct Buffer {
    pointer: NonNull<u8>,
    bytes: usize,
    /// Bytes of the block that stand before the pointer, and how it was allocated. Of owned memory.
    before: usize,
    block: Option<Layout>,
    release: Option<Release>,
}

// SAFETY: the memory is owned, or lent by a host that promised it for any thread; access follows
// Rust's borrows of the buffer, but for the C layer's copies into a tensor that the host has to
// itself.
unsafe impl Send for Buffer {}
// SAFETY: as above.
unsafe impl Sync for Buffer {}

impl Buffer {
    /// Zeroed memory for `count` elements; an error where it cannot be had.
    pub fn zeroed<T: Element>(count: usize) -> Result<Self, Error> {
        Self::allocate::<T>(count, None)
    }

    /// Zeroed memory that starts at another place in a page for each `index` below 60. Arrays that
    /// one loop goes through together, as an optimizer does, are faster so: where starts coincide
    /// modulo 4 KiB, they compete for the same lines of the cache, and a load has to wait for the
    /// store before it until the addresses are known to differ. Costs up to a page.
    pub fn staggered<T: Element>(count: usize, index: usize) -> Result<Self, Error> {
        Self::allocate::<T>(count, Some(index))
    }

    fn allocate<T: Element>(count: usize, stagger: Option<usize>) -> Result<Self, Error> {
        let refused = || {
            let size = size_of::<T>();
            Error::new(
                ErrorCode::OutOfMemory,
                format!("memory: the system refused {count} values of {size} bytes"),
            )
        };
        let bytes = count.checked_mul(size_of::<T>()).ok_or_else(refused)?;
        if bytes == 0 {
            let pointer = NonNull::<Line>::dangling().cast();
            return Ok(Self { pointer, bytes, before: 0, block: None, release: None });
        }
        let block = if stagger.is_some() { bytes.checked_add(PAGE) } else { Some(bytes) };
        let block = block.ok_or_else(refused)?;
        let block = layout(block).ok_or_else(refused)?;
        let start = zeroed_block(block).ok_or_else(refused)?;
        let before = stagger
            .map_or(0, |index| (index * STAGGER).wrapping_sub(start.as_ptr() as usize) % PAGE);
        // SAFETY: `before` is below `PAGE`, which the block has beyond the bytes, or 0. It is a
        // multiple of `ALIGNMENT`, as everything is that it is made of.
        let pointer = unsafe { start.add(before) };
        Ok(Self { pointer, bytes, before, block: Some(block), release: None })
    }

    /// Has the system provide the memory now, so that no later use of it faults a page.
    pub fn touch(&mut self) {
        for byte in (0..self.bytes).step_by(PAGE) {
            // SAFETY: inside the block, which is borrowed mutably. Volatile, so that the write stays:
            // what is written is what stands there.
            unsafe {
                let place = self.pointer.as_ptr().add(byte);
                place.write_volatile(place.read_volatile());
            }
        }
    }

    /// Memory with a copy of the values.
    pub fn copied<T: Element>(values: &[T]) -> Result<Self, Error> {
        let mut buffer = Self::zeroed::<T>(values.len())?;
        buffer.as_mut_slice().copy_from_slice(values);
        Ok(buffer)
    }

    /// The host's memory: `bytes` bytes from `pointer`, released when the buffer is dropped.
    ///
    /// # Safety
    /// The memory stays valid for reading and writing, and is changed by nobody while glia reads
    /// it, until `release` is called; it holds initialised numbers.
    pub unsafe fn borrowed(pointer: NonNull<u8>, bytes: usize, release: Release) -> Self {
        Self { pointer, bytes, before: 0, block: None, release: Some(release) }
    }

    /// The address.
    pub fn pointer(&self) -> NonNull<u8> {
        self.pointer
    }

    /// The size in bytes.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// The values.
    ///
    /// # Panics
    /// Where a borrowed address is not aligned for them.
    pub fn as_slice<T: Element>(&self) -> &[T] {
        assert!(self.pointer.cast::<T>().is_aligned(), "misaligned buffer");
        // SAFETY: aligned, initialised (zeroed or the host's), and `bytes` long; every bit
        // pattern is a valid `Element`.
        unsafe {
            std::slice::from_raw_parts(self.pointer.cast().as_ptr(), self.bytes / size_of::<T>())
        }
    }

    /// The values, to be changed.
    ///
    /// # Panics
    /// Where a borrowed address is not aligned for them.
    pub fn as_mut_slice<T: Element>(&mut self) -> &mut [T] {
        assert!(self.pointer.cast::<T>().is_aligned(), "misaligned buffer");
        // SAFETY: as in `as_slice`, and the buffer is borrowed mutably.
        unsafe {
            std::slice::from_raw_parts_mut(
                self.pointer.cast().as_ptr(),
                self.bytes / size_of::<T>(),
            )
        }
    }

    /// Some of the values: `count` from number `start`. Of a host's memory nothing else is touched.
    ///
    /// # Panics
    /// Where they reach past the end, or a borrowed address is not aligned for them.
    pub fn slice<T: Element>(&self, start: usize, count: usize) -> &[T] {
        let pointer = self.pointer.cast::<T>();
        let values = self.bytes / size_of::<T>();
        assert!(pointer.is_aligned() && start <= values && count <= values - start);
        // SAFETY: inside the block, aligned, and initialised where a tensor has elements.
        unsafe { std::slice::from_raw_parts(pointer.as_ptr().add(start), count) }
    }

    /// Value number `index`.
    ///
    /// # Panics
    /// Where it is past the end, or a borrowed address is not aligned for it.
    pub fn read<T: Element>(&self, index: usize) -> T {
        self.slice(index, 1)[0]
    }
}

/// How a block of so many bytes is allocated. The pages of a host's memory are the host's business.
fn layout(bytes: usize) -> Option<Layout> {
    let large = cfg!(target_os = "linux") && bytes >= 2 * LARGE_PAGE;
    let is_large = large && !allocator::is_the_hosts();
    let alignment = if is_large { LARGE_PAGE } else { ALIGNMENT };
    Layout::from_size_align(bytes, alignment).ok()
}

/// A zeroed block of more bytes than none.
fn zeroed_block(layout: Layout) -> Option<NonNull<u8>> {
    if layout.align() < LARGE_PAGE {
        // SAFETY: the layout's size is not zero.
        return NonNull::new(unsafe { alloc_zeroed(layout) });
    }
    // SAFETY: as above.
    let start = NonNull::new(unsafe { alloc(layout) })?;
    ask_for_large_pages(start, layout.size());
    // SAFETY: the block was just allocated with this size.
    unsafe { start.write_bytes(0, layout.size()) };
    Some(start)
}

/// Before the memory is first touched. Where the system does not grant it, nothing is lost.
#[cfg(target_os = "linux")]
fn ask_for_large_pages(start: NonNull<u8>, bytes: usize) {
    // Whole large pages alone: the last piece may share its page with another block.
    let whole = bytes / LARGE_PAGE * LARGE_PAGE;
    // SAFETY: advice about memory of our own; it changes no content.
    unsafe { libc::madvise(start.as_ptr().cast(), whole, libc::MADV_HUGEPAGE) };
}

#[cfg(not(target_os = "linux"))]
fn ask_for_large_pages(_: NonNull<u8>, _: usize) {}

/// Something with the alignment of owned memory.
#[repr(align(64))]
struct Line;

impl Drop for Buffer {
    fn drop(&mut self) {
        if let Some(release) = self.release.take() {
            release();
        } else if let Some(layout) = self.block {
            // SAFETY: allocated with this layout, `before` bytes before the pointer, not borrowed.
            unsafe { dealloc(self.pointer.as_ptr().sub(self.before), layout) };
        }
    }
}

impl std::fmt::Debug for Buffer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Buffer({} bytes)", self.bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn owned_memory_is_aligned_and_zero() {
        for count in [0, 1, 15, 16, 1000, 1 << 20, 3 << 20] {
            let mut buffer = Buffer::zeroed::<f32>(count).unwrap();
            let large = cfg!(target_os = "linux") && count * size_of::<f32>() >= 2 * LARGE_PAGE;
            let alignment = if large { LARGE_PAGE } else { ALIGNMENT };
            assert_eq!(buffer.pointer().as_ptr() as usize % alignment, 0);
            assert_eq!(buffer.as_slice::<f32>(), vec![0.0; count]);
            buffer.as_mut_slice::<f32>().fill(2.0);
            assert_eq!(buffer.as_slice::<f32>(), vec![2.0; count]);
        }
    }

    #[test]
    fn staggered_memory_starts_at_another_place_in_a_page_each() {
        for (count, number) in [(1, 60), (1000, 60), (100_000, 60), (1 << 20, 4)] {
            let mut buffers: Vec<_> =
                (0..number).map(|index| Buffer::staggered::<f32>(count, index).unwrap()).collect();
            let place = |buffer: &Buffer| buffer.pointer().as_ptr() as usize % PAGE;
            let mut places: Vec<_> = buffers.iter().map(place).collect();
            assert!(places.iter().all(|place| place % ALIGNMENT == 0));
            places.sort_unstable();
            places.dedup();
            assert_eq!(places.len(), buffers.len());
            for buffer in &mut buffers {
                assert_eq!(buffer.as_slice::<f32>(), vec![0.0; count]);
                buffer.as_mut_slice::<f32>().fill(2.0);
            }
            assert!(buffers.iter().all(|buffer| buffer.as_slice::<f32>() == vec![2.0; count]));
        }
    }

    #[test]
    fn an_absurd_size_is_an_error() {
        for count in [usize::MAX, usize::MAX / 4, isize::MAX as usize / 4] {
            for made in [Buffer::zeroed::<f32>(count), Buffer::staggered::<f32>(count, 1)] {
                assert_eq!(made.unwrap_err().code(), ErrorCode::OutOfMemory);
            }
        }
    }

    #[test]
    fn borrowed_memory_is_released_once() {
        let mut host = [1.0f32, 2.0, 3.0];
        let released = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&released);
        let pointer = NonNull::from(&mut host).cast();
        let release = Box::new(move || {
            count.fetch_add(1, Ordering::Relaxed);
        });
        // SAFETY: `host` outlives the buffer and is not touched meanwhile.
        let buffer = unsafe { Buffer::borrowed(pointer, 12, release) };
        assert_eq!(buffer.as_slice::<f32>(), [1.0, 2.0, 3.0]);
        assert_eq!(released.load(Ordering::Relaxed), 0);
        drop(buffer);
        assert_eq!(released.load(Ordering::Relaxed), 1);
    }
}
