//! The learning-rate finder.

use crate::error::Error;

use super::error::{glia_error, glia_status};
use super::guard::guard_seldom;
use super::tensor::glia_tensor;
use super::trainer::{glia_trainer, whole};

/// Finds a learning rate to begin with: trains a copy of the trainer for some steps at each of
/// several rates, and suggests the next higher one after the best, if it still brought the loss at
/// least half as far down, else the best (Goodfellow, Bengio and Courville 2016, section 8.3.1). The
/// trainer stays as it is, to the bit. A schedule of the learning rate is left aside; others are
/// followed. examples/c/finder.c draws the curves.
///
/// @param trainer     the trainer; its optimizer has GLIA_PARAM_LEARNING_RATE
/// @param inputs      the samples, [samples] followed by the model's input shape
/// @param targets     floats, [samples] followed by the model's output shape, or labels, [samples]
/// @param rates       the rates to try, each above the one before, such as 1e-4, 3e-4, 1e-3, … 1;
///                    within the bounds of the parameter
/// @param count       the number of rates, at least 1
/// @param iterations  steps at each rate, of the trainer's largest batch, at most 1000000; 0: 100.
///                    All rates have the same minibatches
/// @param losses      receives the curve, a number a rate: the mean loss of the last tenth of the
///                    steps, infinite where a loss was not finite; may be NULL
/// @param start       receives the loss of the first minibatch before any update; may be NULL
/// @param suggestion  receives the suggested rate, one of rates; NaN where none of them brought the
///                    loss below start
/// @param error       receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (rates, count,
///         iterations), GLIA_ERROR_OUT_OF_RANGE (rates, or a label), GLIA_ERROR_UNKNOWN_KEY (an
///         optimizer without learning rate), GLIA_ERROR_SHAPE_MISMATCH (inputs, targets),
///         GLIA_ERROR_OUT_OF_MEMORY, GLIA_ERROR_INVALID_STATE (an update is half done:
///         glia_trainer_run_for)
///
/// Threads: any, at the same time. Allocates: a checkpoint and a trainer. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_find_learning_rate(
    trainer: *const glia_trainer,
    inputs: *const glia_tensor,
    targets: *const glia_tensor,
    rates: *const f64,
    count: usize,
    iterations: i64,
    losses: *mut f64,
    start: *mut f64,
    suggestion: *mut f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let trainer = whole(call, trainer)?;
        let inputs = call.shared("inputs", inputs)?;
        let targets = call.shared("targets", targets)?;
        let rates = call.slice("rates", rates, count)?;
        let room = if losses.is_null() { 0 } else { count };
        let losses = call.slice_mut("losses", losses, room)?;
        let start = call.optional_out("start", start)?;
        let suggestion = call.out("suggestion", suggestion)?;
        let steps = u64::try_from(if iterations == 0 { 100 } else { iterations });
        let steps =
            steps.map_err(|_| Error::invalid("iterations: expected 0 or more, got less"))?;
        let curve = trainer.find_learning_rate(inputs, targets, rates, steps)?;
        if room > 0 {
            losses.copy_from_slice(&curve.losses);
        }
        if let Some(start) = start {
            start.write(curve.start);
        }
        suggestion.write(curve.suggestion.map_or(f64::NAN, |place| rates[place]));
        Ok(())
    })
}
