//! Optimizers on the host's own arrays.

use crate::error::{Error, ErrorCode};
use crate::kernels::runtime::Runtime;
use crate::optim::{Arrays, MAXIMUM_SLOTS, Optimizer, Step};

use super::arrays::check_apart;
use super::error::{glia_error, glia_status};
use super::guard::{guard, guard_seldom};
use super::optimizer::glia_optimizer;
use super::options::{Options, write};
use super::runtime::glia_runtime;

/// The most steps: with more, a double no longer counts them exactly.
const MOST_STEPS: u64 = 1 << 53;

/// What glia_optimizer_needs tells about an optimizer. Set struct_size to
/// sizeof(glia_optimizer_info) before the call.
#[derive(Clone, Copy, Default)]
#[repr(C)]
pub struct glia_optimizer_info {
    /// sizeof(glia_optimizer_info).
    pub struct_size: usize,
    /// Floats of state beside each weight.
    pub slots: i32,
    /// 1 where gradients are to be taken where glia_optimizer_look_ahead says, else 0.
    pub looks_ahead: i32,
    /// 1 where the update of a weight depends on its whole parameter, so that each parameter is a
    /// call of its own; 0 where all of them may be one array.
    pub takes_whole_parameters: i32,
    /// Zero.
    pub reserved: i32,
}

// SAFETY: repr(C), numbers only, the size first.
unsafe impl Options for glia_optimizer_info {}

/// What an optimizer needs from who calls glia_optimizer_step.
///
/// @param optimizer  the optimizer
/// @param info       receives the answer; its struct_size must be set
/// @param error      receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (struct_size)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_optimizer_needs(
    optimizer: *const glia_optimizer,
    info: *mut glia_optimizer_info,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let kind = call.shared("optimizer", optimizer)?.kind();
        write(call, "info", info)?(glia_optimizer_info {
            struct_size: size_of::<glia_optimizer_info>(),
            slots: kind.slots().len() as i32,
            looks_ahead: kind.looks_ahead().into(),
            takes_whole_parameters: kind.takes_whole_parameters().into(),
            reserved: 0,
        });
        Ok(())
    })
}

/// Updates weights that the host keeps, from gradients that it computed.
///
/// @param optimizer  the optimizer
/// @param runtime    the runtime to compute with; NULL for the calling thread alone
/// @param step       the number of the step: 1 for the first one, at most 2^53
/// @param weights    the weights, count floats, which are changed
/// @param gradients  the gradients of the loss, count floats: at the weights, or where
///                   glia_optimizer_look_ahead says
/// @param state      the optimizer's state, which is changed: slots of glia_optimizer_needs times
///                   count floats, slot after slot; zeros before the first step; may be NULL where
///                   there are no slots
/// @param count      the number of weights, from 0
/// @param error      receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_OUT_OF_RANGE (step),
///         GLIA_ERROR_INVALID_ARGUMENT (count; arrays that overlap); after an error nothing has
///         changed
///
/// Threads: any, at the same time, with arrays that do not overlap. Allocates nothing but errors.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_optimizer_step(
    optimizer: *const glia_optimizer,
    runtime: *const glia_runtime,
    step: u64,
    weights: *mut f32,
    gradients: *const f32,
    state: *mut f32,
    count: usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard(error, |call| {
        let default = Runtime::on_calling_thread();
        let optimizer = call.shared("optimizer", optimizer)?;
        let runtime = call.optional("runtime", runtime)?.map_or(&default, |given| given);
        let step = checked_step(step)?;
        let all = state_count(optimizer, count)?;
        check_apart(("weights", weights.cast_const(), count), ("gradients", gradients, count))?;
        check_apart(("state", state.cast_const(), all), ("gradients", gradients, count))?;
        check_apart(("state", state.cast_const(), all), ("weights", weights.cast_const(), count))?;
        let gradients = call.slice("gradients", gradients, count)?;
        let mut rest = call.slice_mut("state", state, all)?;
        let weights = call.slice_mut("weights", weights, count)?;
        let mut slots: [&mut [f32]; MAXIMUM_SLOTS] = Default::default();
        let slots = &mut slots[..optimizer.kind().slots().len()];
        for slot in &mut *slots {
            (*slot, rest) = rest.split_at_mut(count);
        }
        optimizer.step(runtime, step, Arrays { weights, gradients, slots });
        Ok(())
    })
}

/// Where the gradients of the next step are to be taken: for Nesterov momentum as published, where
/// the velocity alone would take the weights; for an optimizer that does not look ahead, at the
/// weights.
///
/// @param optimizer  the optimizer
/// @param runtime    the runtime to compute with; NULL for the calling thread alone
/// @param weights    the weights, count floats
/// @param state      the optimizer's state as glia_optimizer_step has it; may be NULL where there
///                   are no slots
/// @param count      the number of weights, from 0
/// @param ahead      receives the place, count floats, apart from the other arrays
/// @param error      receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (count; arrays that
///         overlap)
///
/// Threads: any, at the same time, with places that do not overlap. Allocates nothing but errors.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_optimizer_look_ahead(
    optimizer: *const glia_optimizer,
    runtime: *const glia_runtime,
    weights: *const f32,
    state: *const f32,
    count: usize,
    ahead: *mut f32,
    error: *mut *mut glia_error,
) -> glia_status {
    guard(error, |call| {
        let default = Runtime::on_calling_thread();
        let optimizer = call.shared("optimizer", optimizer)?;
        let runtime = call.optional("runtime", runtime)?.map_or(&default, |given| given);
        let all = state_count(optimizer, count)?;
        check_apart(("ahead", ahead.cast_const(), count), ("weights", weights, count))?;
        check_apart(("ahead", ahead.cast_const(), count), ("state", state, all))?;
        let weights = call.slice("weights", weights, count)?;
        let mut rest = call.slice("state", state, all)?;
        let mut slots: [&[f32]; MAXIMUM_SLOTS] = Default::default();
        let slots = &mut slots[..optimizer.kind().slots().len()];
        for slot in &mut *slots {
            (*slot, rest) = rest.split_at(count);
        }
        let ahead = call.slice_mut("ahead", ahead, count)?;
        optimizer.look_ahead(runtime, Step::new(1), weights, slots, ahead);
        Ok(())
    })
}

fn checked_step(step: u64) -> Result<Step, Error> {
    if (1..=MOST_STEPS).contains(&step) {
        return Ok(Step::new(step));
    }
    Err(Error::new(ErrorCode::OutOfRange, format!("step: expected 1 to 2^53, got {step}")))
}

/// Floats of state.
fn state_count(optimizer: &Optimizer, count: usize) -> Result<usize, Error> {
    const MOST: usize = isize::MAX as usize / size_of::<f32>() / MAXIMUM_SLOTS;
    if count > MOST {
        return Err(Error::invalid(format!(
            "count: expected arrays that fit into memory, got {count} weights"
        )));
    }
    Ok(optimizer.kind().slots().len() * count)
}
