//! Tensors: made, borrowed from the host, copied in and out.

use std::ffi::c_void;

use crate::error::Error;
use crate::tensor::buffer::Buffer;
use crate::tensor::element::Type;
use crate::tensor::tensor::Tensor;

use super::call::Call;
use super::error::{free, glia_error, glia_status};
use super::guard::guard_seldom;
use super::handle::{Handle, into_handle};
use super::tensor_view::{Lent, strides_in, tensor_shape_in};
use super::text::ShapeOut;

/// Numbers of one type with a shape and strides: in memory of its own, of the host, or of another
/// tensor. The memory lives until the last tensor over it is freed. Tensors over the same memory
/// count as one wherever one call at a time is asked for.
pub struct glia_tensor {
    _opaque: [u8; 0],
}

impl Handle for glia_tensor {
    type Value = Tensor;
    const MAGIC: u64 = u64::from_le_bytes(*b"gliaTENS");
    const NAME: &'static str = "glia_tensor";
}

/// Called once, when the last tensor over borrowed memory is freed, on the thread that frees it,
/// with the `data` and `user` of glia_tensor_borrow. It must return, not throw or jump out.
pub type glia_release_callback = Option<unsafe extern "C" fn(data: *mut c_void, user: *mut c_void)>;

/// Makes a tensor of zeros, its elements in row-major order, its memory aligned to 64 bytes.
///
/// @param element_type  one of GLIA_TYPE_…
/// @param shape         `rank` lengths of at least 0; may be NULL with rank 0
/// @param rank          the number of axes, 0 to 64; 0 is a single number
/// @param tensor        receives the tensor, to be freed with glia_tensor_free
/// @param error         receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (element_type),
///         GLIA_ERROR_INVALID_ARGUMENT (rank), GLIA_ERROR_SHAPE_MISMATCH (a negative length, or
///         more elements than memory can have), GLIA_ERROR_OUT_OF_MEMORY
///
/// Threads: any, at the same time. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_tensor_new(
    element_type: i32,
    shape: *const i64,
    rank: usize,
    tensor: *mut *mut glia_tensor,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let out = call.out("tensor", tensor)?;
        let element_type = Type::from_code("element_type", element_type)?;
        let shape = tensor_shape_in(call, shape, rank)?;
        out.write(into_handle(Tensor::zeros(element_type, &shape)?));
        Ok(())
    })
}

/// Makes a tensor over the host's memory, without a copy. The memory stays valid, and nobody
/// changes it while a call reads it, until the release callback; without one, until the last
/// tensor over it is freed. glia itself changes it in glia_tensor_copy_in alone. With strides, only
/// the elements that shape and strides reach are read; the gaps between them may change.
///
/// @param element_type  one of GLIA_TYPE_…
/// @param data          the first element, aligned for the type; may be NULL where the shape has
///                      no elements
/// @param shape         `rank` lengths of at least 0; may be NULL with rank 0
/// @param strides       for each axis the elements from one index to the next, at least 0; NULL
///                      for row-major order
/// @param rank          the number of axes, 0 to 64; 0 is a single number
/// @param release       called once when the last tensor over the memory is freed, on the thread
///                      that frees it; never where this call fails; may be NULL
/// @param user          passed to `release`; may be NULL
/// @param tensor        receives the tensor, to be freed with glia_tensor_free
/// @param error         receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER (also a misaligned address), GLIA_ERROR_UNKNOWN_KIND
///         (element_type), GLIA_ERROR_INVALID_ARGUMENT (rank), GLIA_ERROR_SHAPE_MISMATCH (a
///         negative length, or more than memory can have), GLIA_ERROR_UNSUPPORTED (a negative
///         stride)
///
/// Threads: any, at the same time. Allocates, but not for elements. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_tensor_borrow(
    element_type: i32,
    data: *mut c_void,
    shape: *const i64,
    strides: *const i64,
    rank: usize,
    release: glia_release_callback,
    user: *mut c_void,
    tensor: *mut *mut glia_tensor,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let out = call.out("tensor", tensor)?;
        let element_type = Type::from_code("element_type", element_type)?;
        let shape = tensor_shape_in(call, shape, rank)?;
        let strides = strides_in(call, strides, rank)?;
        let lent = Lent::check(element_type, data.cast(), shape, strides)?;
        let host = Host { release, data, user };
        // SAFETY: the caller promises the memory until `release`.
        out.write(into_handle(unsafe { lent.into_tensor(Box::new(move || host.release())) }?));
        Ok(())
    })
}

/// Frees a tensor. Memory that other tensors share lives on until the last of them is freed.
///
/// @param tensor  the tensor; NULL is fine
///
/// Threads: any. Must not be called twice with the same tensor. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_tensor_free(tensor: *mut glia_tensor) {
    free(tensor);
}

/// The type of a tensor's elements.
///
/// @param tensor        the tensor
/// @param element_type  receives one of GLIA_TYPE_…
/// @param error         receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_tensor_type(
    tensor: *const glia_tensor,
    element_type: *mut i32,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let tensor = call.shared("tensor", tensor)?;
        call.out("element_type", element_type)?.write(tensor.element_type() as i32);
        Ok(())
    })
}

/// Copies the shape of a tensor.
///
/// @param tensor    the tensor
/// @param shape     receives the length of each axis; may be NULL with capacity 0, which asks for
///                  the rank alone
/// @param capacity  numbers that `shape` has room for, at least the rank
/// @param rank      receives the number of axes
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_tensor_shape(
    tensor: *const glia_tensor,
    shape: *mut i64,
    capacity: usize,
    rank: *mut usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let tensor = call.shared("tensor", tensor)?;
        ShapeOut { shape, capacity, rank }.write(call, tensor.shape())
    })
}

/// Copies the strides of a tensor: for each axis, the elements from one index to the next.
///
/// @param tensor    the tensor
/// @param strides   receives the stride of each axis; may be NULL with capacity 0, which asks for
///                  the rank alone
/// @param capacity  numbers that `strides` has room for, at least the rank
/// @param rank      receives the number of axes
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_tensor_strides(
    tensor: *const glia_tensor,
    strides: *mut i64,
    capacity: usize,
    rank: *mut usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let tensor = call.shared("tensor", tensor)?;
        call.slice_mut("strides", strides, capacity)?;
        ShapeOut { shape: strides, capacity, rank }.write(call, tensor.strides())
    })
}

/// The address of a tensor's first element, to be read and written until the tensor is freed. The
/// others lie where the strides say. Nobody writes there while a call uses the tensor.
///
/// @param tensor  the tensor
/// @param data    receives the address; NULL where the tensor has no elements
/// @param error   receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER
///
/// Threads: any, one call at a time on the same tensor. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_tensor_data(
    tensor: *mut glia_tensor,
    data: *mut *mut c_void,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let tensor = call.exclusive("tensor", tensor)?;
        call.out("data", data)?.write(first_element(tensor));
        Ok(())
    })
}

/// Copies elements into a tensor, in row-major order whatever its strides. Where strides put
/// several elements in one place, the last of them stays.
///
/// @param tensor  the tensor
/// @param data    the elements, of the tensor's type, one after the other, aligned or not; may
///                overlap the tensor's memory; may be NULL with bytes 0
/// @param bytes   the size of all elements
/// @param error   receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH (bytes),
///         GLIA_ERROR_OUT_OF_MEMORY (overlap and strides only)
///
/// Threads: any, one call at a time on the same tensor. Allocates nothing but errors, and a copy
/// where `data` overlaps a tensor that is not in row-major order. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_tensor_copy_in(
    tensor: *mut glia_tensor,
    data: *const c_void,
    bytes: usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let tensor = &*call.exclusive("tensor", tensor)?;
        let data = data.cast_mut().cast();
        let Some(staging) = staging(call, tensor, data, bytes)? else {
            for_each_run(tensor, |run, offset, size| {
                // SAFETY: inside the tensor's memory, which the caller has to itself, and inside
                // `data`, which the caller promises `bytes` of.
                unsafe { std::ptr::copy(data.add(offset), run, size) };
            });
            return Ok(());
        };
        let staging = staging.pointer().as_ptr();
        // SAFETY: both are `bytes` long.
        unsafe { std::ptr::copy_nonoverlapping(data, staging, bytes) };
        for_each_run(tensor, |run, offset, size| {
            // SAFETY: as above, from memory of this function alone.
            unsafe { std::ptr::copy_nonoverlapping(staging.add(offset), run, size) };
        });
        Ok(())
    })
}

/// Copies the elements of a tensor out, in row-major order whatever its strides.
///
/// @param tensor  the tensor
/// @param data    receives the elements one after the other, aligned or not; may overlap the
///                tensor's memory; may be NULL with bytes 0
/// @param bytes   the size of all elements
/// @param error   receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH (bytes),
///         GLIA_ERROR_OUT_OF_MEMORY (overlap and strides only)
///
/// Threads: any, at the same time. Allocates nothing but errors, and a copy where `data` overlaps
/// a tensor that is not in row-major order. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_tensor_copy_out(
    tensor: *const glia_tensor,
    data: *mut c_void,
    bytes: usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let tensor = call.shared("tensor", tensor)?;
        let data = data.cast();
        let staging = staging(call, tensor, data, bytes)?;
        let to = staging.as_ref().map_or(data, |staging| staging.pointer().as_ptr());
        for_each_run(tensor, |run, offset, size| {
            // SAFETY: inside the tensor's memory, and inside `bytes` bytes that the caller, or
            // this function alone, may write.
            unsafe { std::ptr::copy(run, to.add(offset), size) };
        });
        if staging.is_some() {
            // SAFETY: both are `bytes` long; the tensor is not read any more.
            unsafe { std::ptr::copy_nonoverlapping(to, data, bytes) };
        }
        Ok(())
    })
}

/// The address of the first element; NULL where there is none.
pub(super) fn first_element(tensor: &Tensor) -> *mut c_void {
    if tensor.count() == 0 { std::ptr::null_mut() } else { tensor.pointer().cast() }
}

/// Checks a caller's memory for all elements of a tensor. Where it overlaps the tensor's, and the
/// elements stand elsewhere in it, a copy in between is needed: memory for that.
fn staging(
    call: &Call,
    tensor: &Tensor,
    data: *mut u8,
    bytes: usize,
) -> Result<Option<Buffer>, Error> {
    let expected = tensor.count() * tensor.element_type().size();
    if bytes != expected {
        return Err(Error::shape(format!(
            "bytes: expected {expected}, the size of {:?} of {}, got {bytes}",
            tensor.shape(),
            tensor.element_type().name()
        )));
    }
    call.slice("data", data.cast_const(), bytes)?;
    let start = tensor.buffer().pointer().addr().get();
    let apart = data.addr() >= start + tensor.buffer().bytes()
        || start >= data.addr().saturating_add(bytes);
    if apart || tensor.is_contiguous() {
        return Ok(None);
    }
    Buffer::zeroed::<u8>(bytes).map(Some)
}

/// Calls with every run of elements that stand one after the other: its address, its offset among
/// all elements in row-major order, and its size; offset and size in bytes.
fn for_each_run(tensor: &Tensor, mut each: impl FnMut(*mut u8, usize, usize)) {
    let size = tensor.element_type().size();
    if tensor.count() == 0 {
        return;
    }
    if tensor.is_contiguous() {
        return each(tensor.pointer(), 0, tensor.count() * size);
    }
    let start = tensor.buffer().pointer().as_ptr();
    tensor.for_each_index(|place, index| {
        each(start.wrapping_add(index * size), place * size, size);
    });
}

/// What the host asked to be called when its memory is no longer needed.
struct Host {
    release: glia_release_callback,
    data: *mut c_void,
    user: *mut c_void,
}

// SAFETY: the pointers are only handed back to the host, whose callback takes any thread.
unsafe impl Send for Host {}
// SAFETY: as above.
unsafe impl Sync for Host {}

impl Host {
    fn release(self) {
        if let Some(release) = self.release {
            // SAFETY: the host's function with the host's arguments; the buffer calls it once.
            unsafe { release(self.data, self.user) };
        }
    }
}
