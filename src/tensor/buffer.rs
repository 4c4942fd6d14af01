//! Memory for numbers: owned and aligned to 64 bytes, or the host's with a release callback.
//!
//! The one file outside the kernels and the C layer that touches raw memory.

use std::alloc::{Layout, alloc_zeroed, dealloc};
use std::ptr::NonNull;

use crate::error::{Error, ErrorCode};

use super::element::Element;

/// Alignment of owned memory: a cache line, and the widest vector register.
pub const ALIGNMENT: usize = 64;

/// Called once when borrowed memory is no longer needed, on whichever thread lets go last.
pub type Release = Box<dyn FnOnce() + Send + Sync>;

/// A block of memory of a fixed size.
pub struct Buffer {
    pointer: NonNull<u8>,
    bytes: usize,
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
        let refused = || {
            let size = size_of::<T>();
            Error::new(
                ErrorCode::OutOfMemory,
                format!("memory: the system refused {count} values of {size} bytes"),
            )
        };
        let bytes = count.checked_mul(size_of::<T>()).ok_or_else(refused)?;
        let layout = Layout::from_size_align(bytes, ALIGNMENT).map_err(|_| refused())?;
        let pointer = if bytes == 0 {
            NonNull::<Line>::dangling().cast()
        } else {
            // SAFETY: the layout's size is not zero.
            NonNull::new(unsafe { alloc_zeroed(layout) }).ok_or_else(refused)?
        };
        Ok(Self { pointer, bytes, release: None })
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
        Self { pointer, bytes, release: Some(release) }
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

/// Something with the alignment of owned memory.
#[repr(align(64))]
struct Line;

impl Drop for Buffer {
    fn drop(&mut self) {
        if let Some(release) = self.release.take() {
            release();
        } else if self.bytes > 0 {
            let layout = Layout::from_size_align(self.bytes, ALIGNMENT).expect("as allocated");
            // SAFETY: allocated in `zeroed` with this layout, and not borrowed.
            unsafe { dealloc(self.pointer.as_ptr(), layout) };
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
        for count in [0, 1, 15, 16, 1000] {
            let mut buffer = Buffer::zeroed::<f32>(count).unwrap();
            assert_eq!(buffer.pointer().as_ptr() as usize % ALIGNMENT, 0);
            assert_eq!(buffer.as_slice::<f32>(), vec![0.0; count]);
            buffer.as_mut_slice::<f32>().fill(2.0);
            assert_eq!(buffer.as_slice::<f32>(), vec![2.0; count]);
        }
    }

    #[test]
    fn an_absurd_size_is_an_error() {
        for count in [usize::MAX, usize::MAX / 4, isize::MAX as usize / 4] {
            assert_eq!(Buffer::zeroed::<f32>(count).unwrap_err().code(), ErrorCode::OutOfMemory);
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
