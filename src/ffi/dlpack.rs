//! DLPack 1: memory exchanged with other libraries, without a copy.
//!
//! The structs are those of dlpack.h, under names of their own.

use std::ffi::c_void;

use crate::error::{Error, ErrorCode};
use crate::tensor::element::Type;
use crate::tensor::shape::MOST_AXES;
use crate::tensor::tensor::Tensor;

use super::call::Call;
use super::error::{glia_error, glia_status};
use super::guard::{guard_seldom, guard_value};
use super::handle::into_handle;
use super::tensor::{first_element, glia_tensor};
use super::tensor_view::{Lent, strides_in, tensor_shape_in};

/// A tensor of any library, as dlpack.h declares it (version 1).
pub struct DLManagedTensorVersioned {
    _opaque: [u8; 0],
}

/// The version of the structs below. A minor one adds constants; a major one moves fields.
const VERSION: Version = Version { major: 1, minor: 1 };
/// The device type of ordinary memory.
const CPU: i32 = 1;
/// The flag of memory that must not be written.
const READ_ONLY: u64 = 1;

#[derive(Clone, Copy)]
#[repr(C)]
struct Version {
    major: u32,
    minor: u32,
}

#[derive(Clone, Copy)]
#[repr(C)]
struct Managed {
    version: Version,
    manager_ctx: *mut c_void,
    deleter: Option<unsafe extern "C" fn(*mut DLManagedTensorVersioned)>,
    flags: u64,
    tensor: Described,
}

#[derive(Clone, Copy)]
#[repr(C)]
struct Described {
    data: *mut c_void,
    device_type: i32,
    device_id: i32,
    ndim: i32,
    dtype: DataType,
    shape: *mut i64,
    strides: *mut i64,
    byte_offset: u64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(C)]
struct DataType {
    code: u8,
    bits: u8,
    lanes: u16,
}

impl DataType {
    fn of(element_type: Type) -> Self {
        let (code, bits) = match element_type {
            Type::Float32 => (2, 32),
            Type::Int32 => (0, 32),
            Type::Int64 => (0, 64),
        };
        Self { code, bits, lanes: 1 }
    }

    fn element_type(self) -> Result<Type, Error> {
        Type::ALL.into_iter().find(|known| Self::of(*known) == self).ok_or_else(|| {
            Error::unsupported(format!(
                "dtype: expected float32, int32 or int64, got code {}, {} bits, {} lanes",
                self.code, self.bits, self.lanes
            ))
        })
    }
}

/// What an exported tensor keeps alive.
struct Export {
    managed: Managed,
    _tensor: Tensor,
    _shape: Vec<i64>,
    _strides: Vec<i64>,
}

/// Hands a tensor to another library, without a copy: it shares the memory, which stays until the
/// other library calls the `deleter` of what it got, once, on any thread.
///
/// @param tensor   the tensor; it may be freed before or after the other library is done
/// @param managed  receives a tensor of DLPack 1.1, on the CPU, with its strides, not read-only
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER
///
/// Threads: any, at the same time. Allocates, but not for elements. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_tensor_to_dlpack(
    tensor: *const glia_tensor,
    managed: *mut *mut DLManagedTensorVersioned,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let tensor = call.shared("tensor", tensor)?;
        let out = call.out("managed", managed)?;
        out.write(export(tensor));
        Ok(())
    })
}

/// Makes a tensor over the memory of another library's tensor, without a copy.
///
/// On success the new tensor owns what it was given: its `deleter` is called once, when the last
/// tensor over the memory is freed, on the thread that frees it; it must return, not throw or jump
/// out. After a failure the caller still owns it, and calls the `deleter`.
///
/// @param managed  a tensor of DLPack 1 on the CPU (device type 1): float32, int32 or int64, one
///                 lane, at most 64 axes, strides of at least 0, aligned for its type, not
///                 read-only
/// @param tensor   receives the tensor, to be freed with glia_tensor_free
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER (also a misaligned address),
///         GLIA_ERROR_INVALID_ARGUMENT (ndim below 0), GLIA_ERROR_SHAPE_MISMATCH (a negative
///         length, or more than memory can have), GLIA_ERROR_UNSUPPORTED (a tensor that glia
///         cannot share: give it a copy)
///
/// Threads: any, at the same time. Allocates, but not for elements. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_tensor_from_dlpack(
    managed: *mut DLManagedTensorVersioned,
    tensor: *mut *mut glia_tensor,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let out = call.out("tensor", tensor)?;
        let given: *mut Managed = managed.cast();
        let version = call.slice("managed", given.cast::<Version>().cast_const(), 1)?[0];
        if version.major != VERSION.major {
            return Err(Error::unsupported(format!(
                "managed: expected DLPack version {}, got {}.{}",
                VERSION.major, version.major, version.minor
            )));
        }
        let given = call.slice("managed", given.cast_const(), 1)?[0];
        let lent = check(call, &given).map_err(|failure| failure.context("managed"))?;
        let owned = Owned { managed, deleter: given.deleter };
        // SAFETY: the caller promises a tensor whose memory is valid until its deleter is called.
        out.write(into_handle(unsafe { lent.into_tensor(Box::new(move || owned.delete())) }?));
        Ok(())
    })
}

/// Checks that glia can use the memory of a tensor.
fn check(call: &Call, given: &Managed) -> Result<Lent, Error> {
    let tensor = &given.tensor;
    if tensor.device_type != CPU {
        return Err(Error::unsupported(format!(
            "device: expected the CPU, device type {CPU}, got {}",
            tensor.device_type
        )));
    }
    if given.flags & READ_ONLY != 0 {
        return Err(Error::unsupported(
            "flags: expected memory that may be written, got a read-only tensor; pass a copy",
        ));
    }
    let element_type = tensor.dtype.element_type()?;
    let rank = usize::try_from(tensor.ndim)
        .map_err(|_| Error::invalid(format!("ndim: expected at least 0, got {}", tensor.ndim)))?;
    if rank > MOST_AXES {
        return Err(Error::unsupported(format!("ndim: expected 0 to {MOST_AXES}, got {rank}")));
    }
    let shape = tensor_shape_in(call, tensor.shape, rank)?;
    let strides = strides_in(call, tensor.strides, rank)?;
    let offset = usize::try_from(tensor.byte_offset).ok();
    let inside = offset.filter(|offset| tensor.data.addr().checked_add(*offset).is_some());
    let offset = inside.ok_or_else(|| {
        let got = tensor.byte_offset;
        Error::shape(format!("byte_offset: expected one within memory, got {got}"))
    })?;
    if tensor.data.is_null() && !shape.contains(&0) {
        let message =
            format!("data: expected the address of elements of shape {shape:?}, got NULL");
        return Err(Error::new(ErrorCode::NullPointer, message));
    }
    Lent::check(element_type, tensor.data.cast::<u8>().wrapping_add(offset), shape, strides)
}

/// Another library's tensor that a buffer of glia's stands on.
struct Owned {
    managed: *mut DLManagedTensorVersioned,
    deleter: Option<unsafe extern "C" fn(*mut DLManagedTensorVersioned)>,
}

// SAFETY: the pointer is only handed to its own deleter, which DLPack lets any thread call.
unsafe impl Send for Owned {}
// SAFETY: as above.
unsafe impl Sync for Owned {}

impl Owned {
    fn delete(self) {
        if let Some(deleter) = self.deleter {
            // SAFETY: the tensor's own deleter, called once: the buffer above is gone.
            unsafe { deleter(self.managed) };
        }
    }
}

fn export(tensor: &Tensor) -> *mut DLManagedTensorVersioned {
    let numbers = |values: &[usize]| values.iter().map(|value| *value as i64).collect();
    let (mut shape, mut strides): (Vec<_>, Vec<_>) =
        (numbers(tensor.shape()), numbers(tensor.strides()));
    let described = Described {
        data: first_element(tensor),
        device_type: CPU,
        device_id: 0,
        ndim: shape.len() as i32,
        dtype: DataType::of(tensor.element_type()),
        shape: shape.as_mut_ptr(),
        strides: strides.as_mut_ptr(),
        byte_offset: 0,
    };
    let managed = Managed {
        version: VERSION,
        manager_ctx: std::ptr::null_mut(),
        deleter: Some(delete_export),
        flags: 0,
        tensor: described,
    };
    let export = Export { managed, _tensor: tensor.clone(), _shape: shape, _strides: strides };
    let export = Box::into_raw(Box::new(export));
    // SAFETY: the box just made, in one place until `delete_export`.
    unsafe {
        (*export).managed.manager_ctx = export.cast();
        (&raw mut (*export).managed).cast()
    }
}

/// The deleter of exported tensors; NULL is fine.
unsafe extern "C" fn delete_export(managed: *mut DLManagedTensorVersioned) {
    guard_value(|| {
        if !managed.is_null() {
            // SAFETY: the other library gives back what `export` made, once.
            drop(unsafe {
                Box::from_raw((*managed.cast::<Managed>()).manager_ctx.cast::<Export>())
            });
        }
    });
}

#[cfg(test)]
mod tests {
    use super::super::error::{glia_error_free, glia_error_message};
    use super::super::tensor::{
        glia_tensor_copy_in, glia_tensor_copy_out, glia_tensor_free, glia_tensor_new,
    };
    use super::super::tensor_view::glia_tensor_transpose;
    use super::*;
    use std::ptr::null_mut;
    use std::sync::atomic::{AtomicUsize, Ordering};

    fn import(managed: *mut Managed) -> Result<*mut glia_tensor, (i32, String)> {
        let (mut tensor, mut error) = (null_mut(), null_mut());
        let mut text = [0u8; 256];
        // SAFETY: the arguments are as the functions ask; the tests keep the memory.
        unsafe {
            let status = glia_tensor_from_dlpack(managed.cast(), &mut tensor, &mut error);
            glia_error_message(error, text.as_mut_ptr().cast(), text.len(), null_mut());
            glia_error_free(error);
            let end = text.iter().position(|byte| *byte == 0).unwrap_or(0);
            let text = String::from_utf8_lossy(&text[..end]).into_owned();
            if status == 0 { Ok(tensor) } else { Err((status, text)) }
        }
    }

    #[test]
    fn memory_outlives_every_owner_but_the_last() {
        let (mut tensor, mut turned, mut managed) = (null_mut(), null_mut(), null_mut());
        let numbers = [1i64, 2, 3, 4, 5, 6];
        let mut copied = [0i64; 6];
        // SAFETY: the arguments are as the functions ask; each handle is freed once.
        unsafe {
            assert_eq!(glia_tensor_new(3, [2, 3].as_ptr(), 2, &mut tensor, null_mut()), 0);
            assert_eq!(glia_tensor_copy_in(tensor, numbers.as_ptr().cast(), 48, null_mut()), 0);
            assert_eq!(glia_tensor_transpose(tensor, 0, 1, &mut turned, null_mut()), 0);
            glia_tensor_free(tensor);
            assert_eq!(glia_tensor_to_dlpack(turned, &mut managed, null_mut()), 0);
            glia_tensor_free(turned);
            let other = &(*managed.cast::<Managed>()).tensor;
            assert_eq!(std::slice::from_raw_parts(other.shape, 2), [3, 2]);
            assert_eq!(std::slice::from_raw_parts(other.strides, 2), [1, 3]);
            assert_eq!((other.dtype.code, other.dtype.bits, other.dtype.lanes), (0, 64, 1));
            let back = import(managed.cast()).unwrap();
            assert_eq!(glia_tensor_to_dlpack(back, &mut managed, null_mut()), 0);
            let again = import(managed.cast()).unwrap();
            glia_tensor_free(back);
            assert_eq!(glia_tensor_copy_out(again, copied.as_mut_ptr().cast(), 48, null_mut()), 0);
            glia_tensor_free(again);
        }
        assert_eq!(copied, [1, 4, 2, 5, 3, 6]);
    }

    unsafe extern "C" fn count(managed: *mut DLManagedTensorVersioned) {
        // SAFETY: the test's own tensor, whose context is its counter.
        let counter = unsafe { &*(*managed.cast::<Managed>()).manager_ctx.cast::<AtomicUsize>() };
        counter.fetch_add(1, Ordering::Relaxed);
    }

    /// How the message begins, the code, and what is wrong with the tensor.
    type Refusal = (&'static str, ErrorCode, fn(&mut Managed));

    #[test]
    fn the_deleter_is_called_once_after_success_and_never_after_failure() {
        let counter = AtomicUsize::new(0);
        let (mut values, mut shape, mut strides) = ([0.0f32, 1.0, 2.0, 3.0], [2i64], [2i64]);
        let good = Managed {
            version: Version { major: 1, minor: 9 },
            manager_ctx: (&raw const counter).cast_mut().cast(),
            deleter: Some(count),
            flags: 2,
            tensor: Described {
                data: values.as_mut_ptr().cast(),
                device_type: CPU,
                device_id: 0,
                ndim: 1,
                dtype: DataType::of(Type::Float32),
                shape: shape.as_mut_ptr(),
                strides: strides.as_mut_ptr(),
                byte_offset: 4,
            },
        };
        let refusals: [Refusal; 13] = [
            ("managed: expected DLPack", ErrorCode::Unsupported, |m| m.version.major = 2),
            ("managed: device", ErrorCode::Unsupported, |m| m.tensor.device_type = 2),
            ("managed: flags", ErrorCode::Unsupported, |m| m.flags = 1),
            ("managed: dtype", ErrorCode::Unsupported, |m| m.tensor.dtype.bits = 16),
            ("managed: dtype", ErrorCode::Unsupported, |m| m.tensor.dtype.lanes = 4),
            ("managed: ndim", ErrorCode::InvalidArgument, |m| m.tensor.ndim = -1),
            ("managed: ndim", ErrorCode::Unsupported, |m| m.tensor.ndim = 65),
            ("managed: shape", ErrorCode::NullPointer, |m| m.tensor.shape = null_mut()),
            // SAFETY: the test's own numbers.
            ("managed: shape", ErrorCode::ShapeMismatch, |m| unsafe { *m.tensor.shape = -2 }),
            // SAFETY: as above.
            ("managed: strides", ErrorCode::Unsupported, |m| unsafe { *m.tensor.strides = -2 }),
            ("managed: data", ErrorCode::NullPointer, |m| m.tensor.data = null_mut()),
            ("managed: data", ErrorCode::NullPointer, |m| m.tensor.byte_offset = 2),
            ("managed: byte_offset", ErrorCode::ShapeMismatch, |m| m.tensor.byte_offset = u64::MAX),
        ];
        for (place, code, spoil) in refusals {
            let (mut other, mut shape, mut strides) = (good, shape, strides);
            other.tensor.shape = shape.as_mut_ptr();
            other.tensor.strides = strides.as_mut_ptr();
            spoil(&mut other);
            let (status, message) = import(&mut other).unwrap_err();
            assert!(status == code as i32 && message.starts_with(place), "{status} {message}");
        }
        assert_eq!(import(null_mut()).unwrap_err().0, ErrorCode::NullPointer as i32);
        assert_eq!(counter.load(Ordering::Relaxed), 0);

        let mut given = good;
        let mut copied = [0.0f32; 2];
        let tensor = import(&mut given).unwrap();
        // SAFETY: a live tensor, memory for its elements, and freed once.
        unsafe {
            assert_eq!(glia_tensor_copy_out(tensor, copied.as_mut_ptr().cast(), 8, null_mut()), 0);
            assert_eq!(counter.load(Ordering::Relaxed), 0);
            glia_tensor_free(tensor);
        }
        assert_eq!((copied, counter.load(Ordering::Relaxed)), ([1.0, 3.0], 1));
    }

    #[test]
    fn empty_tensors_and_single_numbers_are_exchanged() {
        for shape in [&[][..], &[0, 3]] {
            let (mut tensor, mut managed) = (null_mut(), null_mut());
            // SAFETY: the arguments are as the functions ask; each handle is freed once.
            unsafe {
                assert_eq!(
                    glia_tensor_new(1, shape.as_ptr(), shape.len(), &mut tensor, null_mut()),
                    0
                );
                assert_eq!(glia_tensor_to_dlpack(tensor, &mut managed, null_mut()), 0);
                let data = (*managed.cast::<Managed>()).tensor.data;
                assert_eq!(data.is_null(), shape.contains(&0));
                glia_tensor_free(import(managed.cast()).unwrap());
                glia_tensor_free(tensor);
            }
        }
    }
}
