//! Strings in and out: UTF-8, pointer and length in; a caller's buffer out.

use crate::error::{Error, ErrorCode};

use super::call::Call;

/// The length that stands for "ends with NUL": `GLIA_STRLEN`.
const NUL_TERMINATED: usize = usize::MAX;

/// A string that the caller gave.
pub(super) fn text_in<'a>(
    call: &'a Call,
    argument: &str,
    pointer: *const std::ffi::c_char,
    length: usize,
) -> Result<&'a str, Error> {
    let length = if length == NUL_TERMINATED {
        call.slice(argument, pointer, 1)?;
        // SAFETY: not null; the caller says that it ends with NUL.
        unsafe { std::ffi::CStr::from_ptr(pointer) }.count_bytes()
    } else {
        length
    };
    let bytes = call.slice(argument, pointer.cast::<u8>(), length)?;
    std::str::from_utf8(bytes).map_err(|error| {
        let message = format!("{argument}: expected UTF-8, got {error}");
        Error::new(ErrorCode::InvalidArgument, message)
    })
}

/// A caller's buffer for text, with the place for the size that the whole text needs.
#[derive(Clone, Copy)]
pub(super) struct TextOut {
    pub(super) text: *mut std::ffi::c_char,
    pub(super) capacity: usize,
    pub(super) needed: *mut usize,
}

impl TextOut {
    /// Checks the arguments, for a call that writes nothing where one of them is wrong.
    pub(super) fn check(self, call: &Call) -> Result<(), Error> {
        call.optional_out("needed", self.needed)?;
        call.slice_mut("text", self.text.cast::<u8>(), self.capacity).map(|_| ())
    }

    /// Writes text as `snprintf` does: cut at a character's border where the buffer is too small,
    /// always with a NUL; the size needed, with the NUL, is reported.
    pub(super) fn write(self, call: &Call, value: &str) -> Result<(), Error> {
        let needed = call.optional_out("needed", self.needed)?;
        let buffer = call.slice_mut("text", self.text.cast::<u8>(), self.capacity)?;
        if let Some(room) = buffer.len().checked_sub(1) {
            let mut length = value.len().min(room);
            while !value.is_char_boundary(length) {
                length -= 1;
            }
            buffer[..length].copy_from_slice(&value.as_bytes()[..length]);
            buffer[length] = 0;
        }
        if let Some(needed) = needed {
            needed.write(value.len() + 1);
        }
        Ok(())
    }
}

/// A caller's array for a shape, with the place for the rank.
#[derive(Clone, Copy)]
pub(super) struct ShapeOut {
    pub(super) shape: *mut i64,
    pub(super) capacity: usize,
    pub(super) rank: *mut usize,
}

impl ShapeOut {
    /// Writes the lengths; with no array only the rank.
    pub(super) fn write(self, call: &Call, value: &[usize]) -> Result<(), Error> {
        let rank = call.out("rank", self.rank)?;
        if !self.shape.is_null() || self.capacity > 0 {
            if self.capacity < value.len() {
                return Err(Error::invalid(format!(
                    "capacity: expected at least the rank {}, got {}",
                    value.len(),
                    self.capacity
                )));
            }
            let shape = call.slice_mut("shape", self.shape, value.len())?;
            shape.iter_mut().zip(value).for_each(|(to, from)| *to = *from as i64);
        }
        rank.write(value.len());
        Ok(())
    }
}

/// A shape that the caller gave.
pub(super) fn shape_in(
    call: &Call,
    argument: &str,
    pointer: *const i64,
    rank: usize,
) -> Result<Vec<usize>, Error> {
    let shape = call.slice(argument, pointer, rank)?;
    let lengths = shape.iter().map(|&length| usize::try_from(length).ok());
    lengths.collect::<Option<_>>().ok_or_else(|| {
        Error::shape(format!("{argument}: expected lengths of at least 0, got {shape:?}"))
    })
}

/// A caller's buffer for bytes, with the place for the size.
#[derive(Clone, Copy)]
pub(super) struct BytesOut {
    pub(super) bytes: *mut u8,
    pub(super) capacity: usize,
    pub(super) needed: *mut usize,
}

impl BytesOut {
    /// Writes all bytes, or with no buffer only their number. A buffer too small is an error.
    pub(super) fn write(self, call: &Call, value: &[u8]) -> Result<(), Error> {
        let needed = call.out("needed", self.needed)?;
        if !self.bytes.is_null() || self.capacity > 0 {
            if self.capacity < value.len() {
                return Err(Error::invalid(format!(
                    "capacity: expected at least {} bytes, got {}",
                    value.len(),
                    self.capacity
                )));
            }
            call.slice_mut("bytes", self.bytes, value.len())?.copy_from_slice(value);
        }
        needed.write(value.len());
        Ok(())
    }
}

/// Writes a hash of 32 bytes.
pub(super) fn hash_out(
    call: &Call,
    pointer: *mut u8,
    capacity: usize,
    hash: impl FnOnce() -> [u8; 32],
) -> Result<(), Error> {
    if capacity < 32 {
        return Err(Error::invalid(format!(
            "capacity: expected at least 32 bytes, got {capacity}"
        )));
    }
    let out = call.slice_mut("hash", pointer, 32)?;
    out.copy_from_slice(&hash());
    Ok(())
}
