//! Checkpoints as files and as bytes in memory.

use std::ffi::c_char;

use crate::io::file;
use crate::train::Trainer;

use super::error::{glia_error, glia_status};
use super::guard::guard_seldom;
use super::handle::into_handle;
use super::model_file::{in_file, in_path};
use super::runtime::{glia_runtime, runtime_or_default};
use super::text::{BytesOut, text_in};
use super::trainer::{glia_trainer, glia_trainer_options, options_in, whole};

/// Saves a trainer: graph, weights, loss, optimizer with its state, and every counter. Training
/// goes on from it bit for bit as if it had never stopped. The file also loads as a model. A kill
/// at any instant leaves the old file or the new one whole.
///
/// @param trainer      the trainer
/// @param path         the file, UTF-8 on every system
/// @param path_length  its bytes; GLIA_STRLEN where it ends with NUL
/// @param error        receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (no UTF-8), GLIA_ERROR_IO,
///         GLIA_ERROR_INVALID_STATE (an update is half done: glia_trainer_run_for)
///
/// Threads: any, at the same time. Allocates, and makes system calls. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_save(
    trainer: *const glia_trainer,
    path: *const c_char,
    path_length: usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let trainer = whole(call, trainer)?;
        let path = text_in(call, "path", path, path_length)?;
        file::save(path, &trainer.to_bytes()?)
    })
}

/// Loads a trainer from a file that glia_trainer_save wrote. A file that is cut, changed or
/// hostile gives an error, and makes no memory that its size does not justify; the memory of a
/// step is made by the first one, or by glia_trainer_prepare.
///
/// @param path         the file, UTF-8 on every system
/// @param path_length  its bytes; GLIA_STRLEN where it ends with NUL
/// @param runtime      threads and instruction set; NULL for the calling thread alone
/// @param options      as in glia_trainer_new, but the seed is the file's; NULL for the defaults
/// @param trainer      receives the trainer, to be freed with glia_trainer_free
/// @param error        receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT, GLIA_ERROR_IO,
///         GLIA_ERROR_CORRUPT_FILE, GLIA_ERROR_UNSUPPORTED (a newer version),
///         GLIA_ERROR_OUT_OF_MEMORY
///
/// Threads: any, at the same time. Allocates, and makes system calls. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_load(
    path: *const c_char,
    path_length: usize,
    runtime: *const glia_runtime,
    options: *const glia_trainer_options,
    trainer: *mut *mut glia_trainer,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let path = text_in(call, "path", path, path_length)?;
        let runtime = runtime_or_default(call, runtime)?;
        let options = options_in(call, options)?;
        let out = call.out("trainer", trainer)?;
        let loaded = Trainer::from_bytes(&file::load(path)?, runtime, options);
        out.write(into_handle(loaded.map_err(|error| in_path(path, error))?));
        Ok(())
    })
}

/// Saves a trainer into memory: the bytes that glia_trainer_save would write.
///
/// @param trainer   the trainer
/// @param bytes     receives the bytes; may be NULL with capacity 0, to ask for the size alone
/// @param capacity  bytes that fit, at least the size
/// @param needed    receives the size
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity),
///         GLIA_ERROR_INVALID_STATE (an update is half done: glia_trainer_run_for)
///
/// Threads: any, at the same time. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_save_to_memory(
    trainer: *const glia_trainer,
    bytes: *mut u8,
    capacity: usize,
    needed: *mut usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let file = whole(call, trainer)?.to_bytes()?;
        BytesOut { bytes, capacity, needed }.write(call, &file)
    })
}

/// Loads a trainer from the bytes of a file. The bytes are not needed afterwards.
///
/// @param bytes    the bytes of a file that glia_trainer_save wrote
/// @param length   how many
/// @param runtime  threads and instruction set; NULL for the calling thread alone
/// @param options  as in glia_trainer_load; NULL for the defaults
/// @param trainer  receives the trainer, to be freed with glia_trainer_free
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT, GLIA_ERROR_CORRUPT_FILE,
///         GLIA_ERROR_UNSUPPORTED (a newer version), GLIA_ERROR_OUT_OF_MEMORY
///
/// Threads: any, at the same time. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_load_from_memory(
    bytes: *const u8,
    length: usize,
    runtime: *const glia_runtime,
    options: *const glia_trainer_options,
    trainer: *mut *mut glia_trainer,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let bytes = call.slice("bytes", bytes, length)?;
        let runtime = runtime_or_default(call, runtime)?;
        let options = options_in(call, options)?;
        let out = call.out("trainer", trainer)?;
        let loaded = Trainer::from_bytes(bytes, runtime, options);
        out.write(into_handle(loaded.map_err(|error| in_file("bytes", error))?));
        Ok(())
    })
}
