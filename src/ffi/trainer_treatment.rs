//! What holds for the updates of a trainer: for one parameter, and for all.

use crate::catalog::Param;

use super::error::{glia_error, glia_status};
use super::guard::guard_seldom;
use super::trainer::{between_updates, glia_trainer};

/// Sets what holds for one parameter of a trainer from the next update on:
///
/// - GLIA_PARAM_RATE_FACTOR, 1, from 0: the learning rate is multiplied by it;
/// - GLIA_PARAM_DECAY_FACTOR, 1, from 0: the weight decay is multiplied by it;
/// - GLIA_PARAM_FROZEN, 0: with 1 its values, and the optimizer's state of them, stay as they are.
///
/// A trainer in which a parameter differs from the others updates each on its own, which takes a
/// little longer for many small ones. Checkpoints hold the settings.
///
/// @param trainer  the trainer
/// @param index    the parameter's number, as in the model
/// @param key      one of the keys above
/// @param value    the value
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index), GLIA_ERROR_UNKNOWN_KEY,
///         GLIA_ERROR_OUT_OF_RANGE (value)
///
/// Threads: any, one call at a time on the same trainer. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_group_set(
    trainer: *mut glia_trainer,
    index: usize,
    key: i32,
    value: f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        between_updates(call, trainer)?.set_group(index, Param::from_code(key)?, value)
    })
}

/// What holds for one parameter of a trainer: see glia_trainer_group_set.
///
/// @param trainer  the trainer
/// @param index    the parameter's number, as in the model
/// @param key      one of the keys of glia_trainer_group_set
/// @param value    receives the value
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index), GLIA_ERROR_UNKNOWN_KEY
///
/// Threads: any, at the same time. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_group_get(
    trainer: *const glia_trainer,
    index: usize,
    key: i32,
    value: *mut f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let group = call.shared("trainer", trainer)?.group(index, Param::from_code(key)?);
        let out = call.out("value", value)?;
        out.write(group?);
        Ok(())
    })
}

/// Sets what holds for all updates of a trainer from the next one on. Gradients that are too large
/// are made smaller, in this order; 0, the default of each, leaves them as they are:
///
/// - GLIA_PARAM_CLIP_VALUE, c: each element of a gradient to at most c in size;
/// - GLIA_PARAM_CLIP_RATIO, c: the gradients of each unit (a column of a matrix, or the whole of a
///   parameter with one axis) to at most c times the norm of its weights, which counts as at least
///   0.001 (Brock et al. 2021);
/// - GLIA_PARAM_CLIP_NORM, c: all of them by one factor, to at most c in their norm together
///   (Pascanu, Mikolov and Bengio 2013); those of frozen parameters do not count.
///
/// What is not finite stays. Then noise is added to them, where it is asked for (Neelakantan et al.
/// 2015): normal, of mean 0 and variance GLIA_PARAM_GRADIENT_NOISE, 0, divided by (1 + the number of
/// updates done) to the power of GLIA_PARAM_GRADIENT_NOISE_DECAY, 0.55; those of frozen parameters get
/// none. The seed of the trainer, the update and the place of an element name its draw.
///
/// GLIA_PARAM_DECAY_VECTORS, 1: with 0 parameters of fewer than two axes, such as biases, have no
/// weight decay.
///
/// An average of the weights is kept beside them, for glia_trainer_average_model:
///
/// - GLIA_PARAM_AVERAGE, 0: 0 none, 1 an exponential one (Polyak and Juditsky 1992), 2 one in which
///   all count alike, stochastic weight averaging (Izmailov et al. 2018). Another value begins anew;
/// - GLIA_PARAM_AVERAGE_DECAY, 0.999, from 0 to below 1: d in a = d a + (1 - d) w;
/// - GLIA_PARAM_AVERAGE_BIAS_CORRECTION, 1: as if that began at 0 and were divided by 1 - d^n; with 0
///   the first weights are copied, and count for more than later ones;
/// - GLIA_PARAM_AVERAGE_START, 1, and GLIA_PARAM_AVERAGE_INTERVAL, 1: taken are the weights after this
///   update, the first being 1, and after every so many from there on;
/// - GLIA_PARAM_PUBLISH_AVERAGE, 0: with 1 glia_trainer_publish takes the average, once it has any
///   weights, in place of the weights.
///
/// Checkpoints hold the settings and the average, in tensors whose names begin with "glia/average/".
///
/// @param trainer  the trainer
/// @param key      one of the keys above
/// @param value    the value
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE (value),
///         GLIA_ERROR_OUT_OF_MEMORY (GLIA_PARAM_AVERAGE)
///
/// Threads: any, one call at a time on the same trainer. Allocates nothing but errors, save the memory
/// of an average that is switched on. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_update_set(
    trainer: *mut glia_trainer,
    key: i32,
    value: f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        between_updates(call, trainer)?.set_update_setting(Param::from_code(key)?, value)
    })
}

/// What holds for all updates of a trainer: see glia_trainer_update_set.
///
/// @param trainer  the trainer
/// @param key      one of the keys of glia_trainer_update_set
/// @param value    receives the value
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_update_get(
    trainer: *const glia_trainer,
    key: i32,
    value: *mut f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let setting = call.shared("trainer", trainer)?.update_setting(Param::from_code(key)?);
        let out = call.out("value", value)?;
        out.write(setting?);
        Ok(())
    })
}
