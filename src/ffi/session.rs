//! Sessions: inference.

use std::sync::Arc;

use crate::error::Error;
use crate::kernels::runtime::Runtime;
use crate::model::Session;
use crate::train::evaluate;

use super::arrays::check_apart;
use super::error::{free, glia_error, glia_status};
use super::guard::{guard, guard_seldom};
use super::handle::{Handle, into_handle};
use super::loss::glia_loss;
use super::model::glia_model;
use super::runtime::{glia_runtime, runtime_or_default};
use super::tensor::glia_tensor;

/// A session: memory planned once for a model and a largest batch, which runs inference. Many
/// sessions, one a thread, share one model's weights.
pub struct glia_session {
    _opaque: [u8; 0],
}

impl Handle for glia_session {
    type Value = Session;
    const MAGIC: u64 = u64::from_le_bytes(*b"gliaSESS");
    const NAME: &'static str = "glia_session";

    fn runtime(session: &Session) -> Option<&Arc<Runtime>> {
        Some(session.runtime())
    }
}

/// Makes a session. It serves the weights as they are now; to serve newer ones make another, or one
/// that follows a trainer: glia_session_follow. It runs once here, so that the first run of the host
/// finds all memory there.
///
/// @param model          the model; the session keeps what it needs of it
/// @param runtime        threads and instruction set; NULL for the calling thread alone
/// @param largest_batch  the most rows of a run, at least 1
/// @param session        receives the session, to be freed with glia_session_free
/// @param error          receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (largest_batch),
///         GLIA_ERROR_OUT_OF_MEMORY
///
/// Threads: any, at the same time. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_session_new(
    model: *const glia_model,
    runtime: *const glia_runtime,
    largest_batch: usize,
    session: *mut *mut glia_session,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let model = call.shared("model", model)?;
        let runtime = runtime_or_default(call, runtime)?;
        let out = call.out("session", session)?;
        out.write(into_handle(Session::new(model, runtime, largest_batch)?));
        Ok(())
    })
}

/// Frees a session.
///
/// @param session  the session; NULL is fine
///
/// Threads: any. Must not be called twice with the same session. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_session_free(session: *mut glia_session) {
    free(session);
}

/// Computes the outputs of some rows. A row's outputs are the same bits whatever the other rows,
/// the number of threads and the instruction set. With the default runtime it locks nothing and
/// makes no system call.
///
/// @param session       the session
/// @param inputs        the rows one after the other, each of the model's input shape
/// @param input_count   floats of inputs: rows times the size of the input; 0 to largest_batch
///                      rows
/// @param outputs       receives the rows' outputs, each of the model's output shape; must not
///                      overlap inputs
/// @param output_count  floats of outputs: rows times the size of the output
/// @param error         receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH,
///         GLIA_ERROR_INVALID_ARGUMENT (arrays that overlap)
///
/// Threads: any, one call at a time on the same session. Allocates nothing but errors. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_session_run(
    session: *mut glia_session,
    inputs: *const f32,
    input_count: usize,
    outputs: *mut f32,
    output_count: usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard(error, |call| {
        let session = call.exclusive_at_once("session", session)?;
        session.rows(input_count, output_count)?;
        check_apart(
            ("outputs", outputs.cast_const(), output_count),
            ("inputs", inputs, input_count),
        )?;
        let inputs = call.slice("inputs", inputs, input_count)?;
        let outputs = call.slice_mut("outputs", outputs, output_count)?;
        session.run(inputs, outputs)?;
        Ok(())
    })
}

/// Runs a data set and compares its outputs with targets. A row with NaN outputs counts as wrong.
/// For GLIA_LOSS_INFO_NCE, whose rows interact, the data set is one batch, and may have no more
/// samples than the session's largest batch has rows.
///
/// @param session   the session; the data are run in blocks of rows
/// @param loss      the loss; GLIA_LOSS_SOFTMAX_CROSS_ENTROPY takes the values before a softmax
/// @param inputs    float32 [samples, input shape …]
/// @param targets   float32 [samples, output shape …], or int32 or int64 labels [samples]
/// @param mean      receives the mean loss of the samples; may be NULL
/// @param accuracy  receives the share of samples, 0 to 1, whose largest output is the label's;
///                  NaN for a loss without classes; may be NULL
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT
///         (GLIA_LOSS_SOFTMAX_CROSS_ENTROPY and a model that ends in softmax),
///         GLIA_ERROR_SHAPE_MISMATCH (also more samples than one batch, where rows interact),
///         GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY
///
/// Threads: any, one call at a time on the same session. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_session_evaluate(
    session: *mut glia_session,
    loss: *const glia_loss,
    inputs: *const glia_tensor,
    targets: *const glia_tensor,
    mean: *mut f64,
    accuracy: *mut f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let session = call.exclusive("session", session)?;
        let loss = call.shared("loss", loss)?;
        let (inputs, targets) = (call.shared("inputs", inputs)?, call.shared("targets", targets)?);
        let mean = call.optional_out("mean", mean)?;
        let accuracy = call.optional_out("accuracy", accuracy)?;
        let result = evaluate(session, loss, inputs, targets)?;
        if let Some(mean) = mean {
            mean.write(result.loss);
        }
        if let Some(accuracy) = accuracy {
            accuracy.write(result.accuracy);
        }
        Ok::<(), Error>(())
    })
}
