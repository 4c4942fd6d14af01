//! Models as files and as bytes in memory.

use std::ffi::c_char;

use crate::error::{Error, ErrorCode};
use crate::io::file;
use crate::model::Model;

use super::error::{glia_error, glia_status};
use super::guard::guard_seldom;
use super::handle::into_handle;
use super::model::glia_model;
use super::text::{BytesOut, text_in};

/// Saves a model: the graph and the weights, a file that the safetensors package reads too. A kill
/// at any instant leaves the old file or the new one whole.
///
/// @param model        the model
/// @param path         the file, UTF-8 on every system
/// @param path_length  its bytes; GLIA_STRLEN where it ends with NUL
/// @param error        receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (no UTF-8), GLIA_ERROR_IO
///
/// Threads: any, at the same time. Allocates, and makes system calls. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_model_save(
    model: *const glia_model,
    path: *const c_char,
    path_length: usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let model = call.shared("model", model)?;
        let path = text_in(call, "path", path, path_length)?;
        file::save(path, &model.to_bytes()?)
    })
}

/// Loads a model from a file that glia_model_save or glia_trainer_save wrote. A file that is cut,
/// changed or hostile gives an error, and makes no memory that its size does not justify.
///
/// @param path         the file, UTF-8 on every system
/// @param path_length  its bytes; GLIA_STRLEN where it ends with NUL
/// @param model        receives the model, to be freed with glia_model_free
/// @param error        receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (no UTF-8),
///         GLIA_ERROR_IO, GLIA_ERROR_CORRUPT_FILE, GLIA_ERROR_UNSUPPORTED (a newer version),
///         GLIA_ERROR_OUT_OF_MEMORY
///
/// Threads: any, at the same time. Allocates, and makes system calls. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_model_load(
    path: *const c_char,
    path_length: usize,
    model: *mut *mut glia_model,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let path = text_in(call, "path", path, path_length)?;
        let out = call.out("model", model)?;
        let model = Model::from_bytes(&file::load(path)?);
        out.write(into_handle(model.map_err(|error| in_path(path, error))?));
        Ok(())
    })
}

/// Saves a model into memory: the bytes that glia_model_save would write.
///
/// @param model     the model
/// @param bytes     receives the bytes; may be NULL with capacity 0, to ask for the size alone
/// @param capacity  bytes that fit, at least the size
/// @param needed    receives the size
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity)
///
/// Threads: any, at the same time. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_model_save_to_memory(
    model: *const glia_model,
    bytes: *mut u8,
    capacity: usize,
    needed: *mut usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let file = call.shared("model", model)?.to_bytes()?;
        BytesOut { bytes, capacity, needed }.write(call, &file)
    })
}

/// Loads a model from the bytes of a file. The bytes are not needed afterwards.
///
/// @param bytes   the bytes of a file that glia_model_save or glia_trainer_save wrote
/// @param length  how many
/// @param model   receives the model, to be freed with glia_model_free
/// @param error   receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_CORRUPT_FILE, GLIA_ERROR_UNSUPPORTED (a
///         newer version), GLIA_ERROR_OUT_OF_MEMORY
///
/// Threads: any, at the same time. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_model_load_from_memory(
    bytes: *const u8,
    length: usize,
    model: *mut *mut glia_model,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let bytes = call.slice("bytes", bytes, length)?;
        let out = call.out("model", model)?;
        let model = Model::from_bytes(bytes);
        out.write(into_handle(model.map_err(|error| in_file("bytes", error))?));
        Ok(())
    })
}

/// Puts the argument that the file came by before an error that is about the file.
pub(super) fn in_file(argument: impl std::fmt::Display, error: Error) -> Error {
    let about_file = matches!(error.code(), ErrorCode::CorruptFile | ErrorCode::Unsupported);
    if about_file { error.context(argument) } else { error }
}

/// The same for a file by its path.
pub(super) fn in_path(path: &str, error: Error) -> Error {
    in_file(format_args!("path: \"{path}\""), error)
}
