//! Tensors over memory that exists: parts and other shapes of a tensor; what a host lends.

use std::ptr::{NonNull, without_provenance_mut};

use crate::error::{Error, ErrorCode};
use crate::tensor::buffer::{ALIGNMENT, Buffer, Release};
use crate::tensor::element::Type;
use crate::tensor::shape::{MOST_AXES, checked_count, row_major_strides};
use crate::tensor::tensor::Tensor;

use super::call::Call;
use super::error::{glia_error, glia_status};
use super::guard::guard_seldom;
use super::handle::into_handle;
use super::tensor::glia_tensor;
use super::text::shape_in;

/// Makes a tensor over a part of another: along one axis, `count` indices from `start`. It shares
/// the memory.
///
/// @param tensor  the tensor to take the part of
/// @param axis    the axis, 0 to rank - 1
/// @param start   the first index, 0 to the length of the axis
/// @param count   the number of indices; start + count is at most the length of the axis
/// @param part    receives the tensor, to be freed with glia_tensor_free
/// @param error   receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH (axis, start, count)
///
/// Threads: any, at the same time. Allocates, but not for elements. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_tensor_slice(
    tensor: *const glia_tensor,
    axis: usize,
    start: usize,
    count: usize,
    part: *mut *mut glia_tensor,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let tensor = call.shared("tensor", tensor)?;
        let out = call.out("part", part)?;
        out.write(into_handle(tensor.slice(axis, start, count)?));
        Ok(())
    })
}

/// Makes a tensor with the elements of another in another shape. It shares the memory, so the
/// elements must stand one after the other, in row-major order.
///
/// @param tensor    the tensor with the elements
/// @param shape     `rank` lengths of at least 0, with as many elements as before; may be NULL
///                  with rank 0
/// @param rank      the number of axes, 0 to 64
/// @param reshaped  receives the tensor, to be freed with glia_tensor_free
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (rank),
///         GLIA_ERROR_SHAPE_MISMATCH (shape, or elements that stand apart: copy them with
///         glia_tensor_copy_out)
///
/// Threads: any, at the same time. Allocates, but not for elements. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_tensor_reshape(
    tensor: *const glia_tensor,
    shape: *const i64,
    rank: usize,
    reshaped: *mut *mut glia_tensor,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let tensor = call.shared("tensor", tensor)?;
        let out = call.out("reshaped", reshaped)?;
        let shape = tensor_shape_in(call, shape, rank)?;
        out.write(into_handle(tensor.reshape(&shape)?));
        Ok(())
    })
}

/// Makes a tensor with the elements of another and two axes exchanged. It shares the memory.
///
/// @param tensor      the tensor with the elements
/// @param first       an axis, 0 to rank - 1
/// @param second      an axis, 0 to rank - 1; the same one changes nothing
/// @param transposed  receives the tensor, to be freed with glia_tensor_free
/// @param error       receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH (first, second)
///
/// Threads: any, at the same time. Allocates, but not for elements. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_tensor_transpose(
    tensor: *const glia_tensor,
    first: usize,
    second: usize,
    transposed: *mut *mut glia_tensor,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let tensor = call.shared("tensor", tensor)?;
        let out = call.out("transposed", transposed)?;
        out.write(into_handle(tensor.transpose(first, second)?));
        Ok(())
    })
}

/// A tensor's shape that the caller gave.
pub(super) fn tensor_shape_in(
    call: &Call,
    pointer: *const i64,
    rank: usize,
) -> Result<Vec<usize>, Error> {
    if rank > MOST_AXES {
        return Err(Error::invalid(format!("rank: expected 0 to {MOST_AXES}, got {rank}")));
    }
    let shape = shape_in(call, "shape", pointer, rank)?;
    checked_count(&shape)?;
    Ok(shape)
}

/// Strides, in elements, that the caller gave; NULL for none.
pub(super) fn strides_in(
    call: &Call,
    pointer: *const i64,
    rank: usize,
) -> Result<Option<Vec<usize>>, Error> {
    if pointer.is_null() {
        return Ok(None);
    }
    let strides = call.slice("strides", pointer, rank)?;
    let numbers = strides.iter().map(|&stride| usize::try_from(stride).ok());
    numbers.collect::<Option<_>>().map(Some).ok_or_else(|| {
        Error::unsupported(format!(
            "strides: expected strides of at least 0 (for others, copy the elements), got \
             {strides:?}"
        ))
    })
}

/// Memory of a host that was checked, so that a tensor over it is a matter of course: a host must
/// be able to rely on keeping what a failed call was given.
pub(super) struct Lent {
    element_type: Type,
    shape: Vec<usize>,
    strides: Vec<usize>,
    pointer: NonNull<u8>,
    bytes: usize,
}

impl Lent {
    /// Checks that there is memory, aligned and within the address space.
    pub(super) fn check(
        element_type: Type,
        data: *mut u8,
        shape: Vec<usize>,
        strides: Option<Vec<usize>>,
    ) -> Result<Self, Error> {
        let strides = strides.unwrap_or_else(|| row_major_strides(&shape));
        let size = element_type.size();
        let bytes = Tensor::extent_of(&shape, &strides)? * size;
        // Nothing is ever read where there are no elements; any address will do.
        let place = if bytes == 0 { without_provenance_mut(ALIGNMENT) } else { data };
        let refused = |code, expected: std::fmt::Arguments<'_>, got: &str| {
            Err(Error::new(code, format!("data: expected {expected}, got {got}")))
        };
        let Some(pointer) = NonNull::new(place) else {
            let expected = format_args!("the address of elements of shape {shape:?}");
            return refused(ErrorCode::NullPointer, expected, "NULL");
        };
        if place.addr() % size != 0 {
            let expected = format_args!("an address aligned to {size} bytes");
            return refused(ErrorCode::NullPointer, expected, &format!("{data:p}"));
        }
        if place.addr().checked_add(bytes).is_none() {
            let expected = format_args!("{bytes} bytes of memory");
            return refused(ErrorCode::ShapeMismatch, expected, &format!("{data:p}"));
        }
        Ok(Self { element_type, shape, strides, pointer, bytes })
    }

    /// The tensor. `release` is called when the last one over the memory is freed.
    ///
    /// # Safety
    /// The memory stays valid for reading and writing, and is changed by nobody while a call reads
    /// it, until `release` is called.
    pub(super) unsafe fn into_tensor(self, release: Release) -> Result<Tensor, Error> {
        // SAFETY: the caller's promise.
        let buffer = unsafe { Buffer::borrowed(self.pointer, self.bytes, release) };
        Tensor::over(buffer, self.element_type, &self.shape, &self.strides)
    }
}

#[cfg(test)]
mod tests {
    use super::super::error::{glia_error_code, glia_error_free};
    use super::super::tensor::{
        glia_release_callback, glia_tensor_borrow, glia_tensor_copy_in, glia_tensor_copy_out,
        glia_tensor_data, glia_tensor_free,
    };
    use super::*;
    use std::ffi::c_void;
    use std::ptr::{null, null_mut};
    use std::sync::atomic::{AtomicUsize, Ordering};

    unsafe extern "C" fn count(_data: *mut c_void, user: *mut c_void) {
        // SAFETY: `user` is the counter of the test.
        unsafe { &*user.cast::<AtomicUsize>() }.fetch_add(1, Ordering::Relaxed);
    }

    fn borrow(
        data: *mut f32,
        shape: &[i64],
        strides: Option<&[i64]>,
        counter: &AtomicUsize,
    ) -> Result<*mut glia_tensor, i32> {
        let (mut tensor, mut error) = (null_mut(), null_mut());
        let strides = strides.map_or(null(), <[i64]>::as_ptr);
        let user = std::ptr::from_ref(counter).cast_mut().cast();
        let (data, rank) = (data.cast(), shape.len());
        // SAFETY: the arguments are as the function asks; the tests keep the memory.
        let status = unsafe {
            let shape = shape.as_ptr();
            let release: glia_release_callback = Some(count);
            glia_tensor_borrow(
                1,
                data,
                shape,
                strides,
                rank,
                release,
                user,
                &mut tensor,
                &mut error,
            )
        };
        // SAFETY: an error, or NULL.
        let code = unsafe { glia_error_code(error) };
        // SAFETY: as above, and it is not used again.
        unsafe { glia_error_free(error) };
        assert_eq!(code, status);
        if status == 0 { Ok(tensor) } else { Err(status) }
    }

    fn read(tensor: *const glia_tensor, count: usize) -> Vec<f32> {
        let mut values = vec![0.0f32; count];
        let data = values.as_mut_ptr().cast();
        // SAFETY: a live tensor and memory for its elements.
        assert_eq!(unsafe { glia_tensor_copy_out(tensor, data, count * 4, null_mut()) }, 0);
        values
    }

    #[test]
    fn borrowed_memory_is_released_once_after_its_last_view() {
        let mut host = [0.0f32, 1.0, 2.0, 3.0, 4.0, 5.0];
        let counter = AtomicUsize::new(0);
        let released = || counter.load(Ordering::Relaxed);
        let tensor = borrow(host.as_mut_ptr(), &[2, 3], None, &counter).unwrap();
        let (mut part, mut turned) = (null_mut(), null_mut());
        // SAFETY: live handles, each freed once.
        unsafe {
            assert_eq!(glia_tensor_slice(tensor, 1, 1, 2, &mut part, null_mut()), 0);
            glia_tensor_free(tensor);
            assert_eq!(glia_tensor_transpose(part, 0, 1, &mut turned, null_mut()), 0);
            glia_tensor_free(part);
            assert_eq!(released(), 0);
            assert_eq!(read(turned, 4), [1.0, 4.0, 2.0, 5.0]);
            let turned = turned as usize;
            std::thread::spawn(move || glia_tensor_free(turned as *mut glia_tensor))
                .join()
                .unwrap();
        }
        assert_eq!(released(), 1);
    }

    #[test]
    fn memory_that_is_refused_is_not_released() {
        let mut host = [0.0f32; 6];
        let data = host.as_mut_ptr();
        let counter = AtomicUsize::new(0);
        let refused = |data, shape: &[i64], strides| borrow(data, shape, strides, &counter);
        let code = |code: ErrorCode| Err(code as i32);
        assert_eq!(refused(null_mut(), &[2], None), code(ErrorCode::NullPointer));
        let misaligned = data.wrapping_byte_add(2);
        assert_eq!(refused(misaligned, &[2], None), code(ErrorCode::NullPointer));
        assert_eq!(refused(data, &[-1], None), code(ErrorCode::ShapeMismatch));
        assert_eq!(refused(data, &[1; 65], None), code(ErrorCode::InvalidArgument));
        assert_eq!(refused(data, &[2], Some(&[-1])), code(ErrorCode::Unsupported));
        for shape in [[i64::MAX, 1], [i64::MAX, i64::MAX], [0, i64::MAX], [1 << 62, 0]] {
            assert_eq!(refused(data, &shape, None), code(ErrorCode::ShapeMismatch));
        }
        assert_eq!(refused(data, &[2], Some(&[i64::MAX])), code(ErrorCode::ShapeMismatch));
        let last = without_provenance_mut(usize::MAX - 7);
        assert_eq!(refused(last, &[2], None), code(ErrorCode::ShapeMismatch));
        assert_eq!(counter.load(Ordering::Relaxed), 0);
    }

    #[test]
    fn empty_tensors_and_single_numbers_work() {
        let counter = AtomicUsize::new(0);
        let mut host = 7.0f32;
        for (shape, values) in [(&[][..], &[7.0f32][..]), (&[3, 0], &[]), (&[1, 1], &[7.0])] {
            let data = if values.is_empty() { null_mut() } else { &raw mut host };
            let tensor = borrow(data, shape, None, &counter).unwrap();
            assert_eq!(read(tensor, values.len()), values);
            let mut first = null_mut();
            // SAFETY: a live tensor, freed once.
            unsafe {
                assert_eq!(glia_tensor_data(tensor, &mut first, null_mut()), 0);
                let new = values.as_ptr().cast();
                assert_eq!(glia_tensor_copy_in(tensor, new, values.len() * 4, null_mut()), 0);
                glia_tensor_free(tensor);
            }
            assert_eq!(first, data.cast());
        }
        assert_eq!(counter.load(Ordering::Relaxed), 3);
    }

    #[test]
    fn strided_copies_may_overlap_the_tensor() {
        let mut host = [0.0f32, 1.0, 2.0, 3.0, 4.0, 5.0];
        let data = host.as_mut_ptr();
        let counter = AtomicUsize::new(0);
        let turned = borrow(data, &[3, 2], Some(&[1, 3]), &counter).unwrap();
        assert_eq!(read(turned, 6), [0.0, 3.0, 1.0, 4.0, 2.0, 5.0]);
        // SAFETY: a live tensor, and its own memory as the other place.
        unsafe {
            assert_eq!(glia_tensor_copy_out(turned, data.cast(), 24, null_mut()), 0);
            assert_eq!(std::slice::from_raw_parts(data, 6), [0.0, 3.0, 1.0, 4.0, 2.0, 5.0]);
            assert_eq!(glia_tensor_copy_in(turned, data.cast(), 24, null_mut()), 0);
            assert_eq!(std::slice::from_raw_parts(data, 6), [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]);
            assert_ne!(glia_tensor_copy_in(turned, data.cast(), 20, null_mut()), 0);
            glia_tensor_free(turned);
        }
        let repeated = borrow(data.wrapping_add(2), &[2, 2], Some(&[0, 1]), &counter).unwrap();
        assert_eq!(read(repeated, 4), [2.0, 3.0, 2.0, 3.0]);
        // SAFETY: freed once.
        unsafe { glia_tensor_free(repeated) };
    }
}
