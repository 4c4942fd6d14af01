//! Option structs: they begin with their size, zero means default, fields are only appended.

use crate::error::{Error, ErrorCode};

use super::call::Call;

/// A struct of numbers that begins with `size_t struct_size`.
///
/// # Safety
/// `repr(C)`, every bit pattern is a value, and the first field is the size.
pub(super) unsafe trait Options: Copy + Default {}

/// Reads a caller's options: NULL is all defaults; a shorter struct, of an older header, has zeros
/// at its end; a longer one, of a newer header, must have zeros where this library knows no field.
pub(super) fn read<T: Options>(call: &Call, pointer: *const T) -> Result<T, Error> {
    let mut options = T::default();
    let given = given(call, pointer.cast(), size_of::<T>())?;
    // SAFETY: at most the size of the struct, in which every bit pattern is a value.
    unsafe {
        std::ptr::copy_nonoverlapping(
            given.as_ptr(),
            std::ptr::from_mut(&mut options).cast(),
            given.len(),
        );
    }
    Ok(options)
}

/// The bytes of a caller's options that the library knows, at most `size`; none for NULL. One copy
/// for all structs.
#[inline(never)]
fn given(call: &Call, pointer: *const usize, size: usize) -> Result<&[u8], Error> {
    if pointer.is_null() {
        return Ok(&[]);
    }
    let given_size = *call.slice("options", pointer, 1)?.first().expect("one");
    check_size("options", given_size)?;
    let given = call.slice("options", pointer.cast::<u8>(), given_size)?;
    let (known, newer) = given.split_at(size.min(given_size));
    if newer.iter().all(|byte| *byte == 0) {
        return Ok(known);
    }
    Err(Error::new(
        ErrorCode::Unsupported,
        format!("options: expected zeros after {size} bytes: fields newer than this library"),
    ))
}

/// Writes a result into a caller's struct, as far as the caller's header knows it. Its
/// `struct_size` says how far, and stays.
pub(super) fn write<T: Options>(
    call: &Call,
    argument: &str,
    pointer: *mut T,
) -> Result<impl FnOnce(T), Error> {
    let known = size_of::<T>().min(place(call, argument, pointer.cast())?);
    Ok(move |value: T| {
        let skip = size_of::<usize>();
        // SAFETY: the caller's struct is `size` bytes long, of which `known` are this library's.
        unsafe {
            let from = std::ptr::from_ref(&value).cast::<u8>().add(skip);
            std::ptr::copy_nonoverlapping(from, pointer.cast::<u8>().add(skip), known - skip);
        }
    })
}

/// Checks a place for a struct, and says how large the caller's is.
#[inline(never)]
pub(super) fn place(call: &Call, argument: &str, pointer: *mut usize) -> Result<usize, Error> {
    call.out(argument, pointer)?;
    // SAFETY: not null and aligned; the struct begins with its size.
    let size = unsafe { pointer.read() };
    check_size(argument, size)?;
    Ok(size)
}

fn check_size(argument: &str, size: usize) -> Result<(), Error> {
    // Nobody's struct is larger: a wild number here is a struct that was not initialised.
    const LARGEST: usize = 4096;
    if (size_of::<usize>()..=LARGEST).contains(&size) {
        return Ok(());
    }
    Err(Error::invalid(format!(
        "{argument}: struct_size: expected sizeof of the struct, got {size}"
    )))
}
