//! Optimizers on the host's own arrays.

use crate::error::{Error, ErrorCode};
use crate::kernels::runtime::Runtime;
use crate::optim::{Arrays, MAXIMUM_SLOTS, Optimizer, Step};
use crate::tensor::shape::{MOST_AXES, checked_count, show};

use super::arrays::check_apart;
use super::call::Call;
use super::error::{glia_error, glia_status};
use super::guard::{guard, guard_seldom};
use super::optimizer::glia_optimizer;
use super::optimizer_search::SEARCH_DOUBLES;
use super::options::{Options, write};
use super::runtime::glia_runtime;

/// The most steps: with more, a double no longer counts them exactly.
pub(super) const MOST_STEPS: u64 = 1 << 53;

/// What glia_optimizer_needs tells about an optimizer and a parameter. Set struct_size to
/// sizeof(glia_optimizer_info) before the call.
#[derive(Clone, Copy, Default)]
#[repr(C)]
pub struct glia_optimizer_info {
    /// sizeof(glia_optimizer_info).
    pub struct_size: usize,
    /// Arrays of state; most have a float beside each weight.
    pub slots: i32,
    /// 1 where gradients are to be taken where glia_optimizer_look_ahead says, else 0.
    pub looks_ahead: i32,
    /// 1 where the update of a weight depends on its whole parameter, so that each parameter is a
    /// call of its own; 0 where all of them may be one array.
    pub takes_whole_parameters: i32,
    /// 1 where a step is a search: glia_optimizer_search does it, and glia_optimizer_step cannot.
    pub searches: i32,
    /// Floats of all arrays of state of the parameter.
    pub state_floats: usize,
    /// Floats of memory that its update works in.
    pub scratch_floats: usize,
    /// Doubles that a search keeps; 0 where there is none.
    pub search_doubles: usize,
}

// SAFETY: repr(C), numbers only, the size first.
unsafe impl Options for glia_optimizer_info {}

/// What an optimizer needs from who calls glia_optimizer_step with a parameter of a shape.
///
/// @param optimizer  the optimizer
/// @param shape      the lengths of the parameter's axes, each from 0; may be NULL with axes 0
/// @param axes       0 to 64. With fewer than two, the parameter is a vector, else matrices: the last
///                   two axes are rows and columns
/// @param info       receives the answer; its struct_size must be set
/// @param error      receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (struct_size, axes, a
///         length), GLIA_ERROR_SHAPE_MISMATCH (a shape that does not fit into memory)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_optimizer_needs(
    optimizer: *const glia_optimizer,
    shape: *const i64,
    axes: usize,
    info: *mut glia_optimizer_info,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let optimizer = call.shared("optimizer", optimizer)?;
        let mut lengths = [0; MOST_AXES];
        let needs = Needs::new(call, optimizer, (shape, axes), &mut lengths)?;
        let kind = optimizer.kind();
        write(call, "info", info)?(glia_optimizer_info {
            struct_size: size_of::<glia_optimizer_info>(),
            slots: optimizer.slots().len() as i32,
            looks_ahead: kind.looks_ahead().into(),
            takes_whole_parameters: kind.takes_whole_parameters().into(),
            searches: kind.searches().into(),
            state_floats: needs.state,
            scratch_floats: needs.scratch,
            search_doubles: if kind.searches() { SEARCH_DOUBLES } else { 0 },
        });
        Ok(())
    })
}

/// Updates weights that the host keeps, from gradients that it computed.
///
/// @param optimizer  the optimizer
/// @param runtime    the runtime to compute with; NULL for the calling thread alone
/// @param step       the number of the step: 1 for the first one, at most 2^53
/// @param shape      the lengths of the parameter's axes, as for glia_optimizer_needs; where
///                   takes_whole_parameters is 0, all parameters may be one array of one axis
/// @param axes       0 to 64
/// @param weights    the weights, which are changed, as many floats as the shape has elements
/// @param gradients  the gradients of the loss, as many: at the weights, or where
///                   glia_optimizer_look_ahead says
/// @param state      the optimizer's state, which is changed: state_floats of glia_optimizer_needs,
///                   array after array; zeros before the first step; may be NULL where it is 0
/// @param scratch    memory to work in: scratch_floats of glia_optimizer_needs, whose contents do not
///                   matter and are lost; may be NULL where it is 0
/// @param error      receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_OUT_OF_RANGE (step),
///         GLIA_ERROR_INVALID_ARGUMENT (axes, a length; arrays that overlap),
///         GLIA_ERROR_SHAPE_MISMATCH (a shape that does not fit into memory),
///         GLIA_ERROR_UNSUPPORTED (an optimizer that searches); after an error nothing has changed
///
/// Threads: any, at the same time, with arrays that do not overlap. Allocates nothing but errors.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_optimizer_step(
    optimizer: *const glia_optimizer,
    runtime: *const glia_runtime,
    step: u64,
    shape: *const i64,
    axes: usize,
    weights: *mut f32,
    gradients: *const f32,
    state: *mut f32,
    scratch: *mut f32,
    error: *mut *mut glia_error,
) -> glia_status {
    guard(error, |call| {
        let default = Runtime::on_calling_thread();
        let optimizer = call.shared("optimizer", optimizer)?;
        let runtime = call.optional("runtime", runtime)?.map_or(&default, |given| given);
        let step = checked_step(step)?;
        if optimizer.kind().searches() {
            return Err(Error::unsupported(
                "optimizer: expected one whose step takes one gradient, got one that searches: \
                 glia_optimizer_search does its steps",
            ));
        }
        let mut lengths = [0; MOST_AXES];
        let needs = Needs::new(call, optimizer, (shape, axes), &mut lengths)?;
        let count = needs.weights;
        needs.check_arrays(call, gradients, [weights, state, scratch])?;
        let gradients = call.slice("gradients", gradients, count)?;
        let mut rest = call.slice_mut("state", state, needs.state)?;
        let scratch = call.slice_mut("scratch", scratch, needs.scratch)?;
        let weights = call.slice_mut("weights", weights, count)?;
        let mut slots: [&mut [f32]; MAXIMUM_SLOTS] = Default::default();
        let slots = &mut slots[..optimizer.slots().len()];
        for (index, slot) in slots.iter_mut().enumerate() {
            (*slot, rest) = rest.split_at_mut(optimizer.slot_floats(index, needs.shape));
        }
        let shape = needs.shape;
        optimizer.step(runtime, step, Arrays { weights, gradients, slots, shape, scratch });
        Ok(())
    })
}

/// Where the gradients of the next step are to be taken: for Nesterov momentum as published, where
/// the velocity alone would take the weights; for an optimizer that does not look ahead, at the
/// weights.
///
/// @param optimizer  the optimizer
/// @param runtime    the runtime to compute with; NULL for the calling thread alone
/// @param shape      the lengths of the parameter's axes, as for glia_optimizer_step
/// @param axes       0 to 64
/// @param weights    the weights, as many floats as the shape has elements
/// @param state      the optimizer's state as glia_optimizer_step has it; may be NULL where there
///                   is none
/// @param ahead      receives the place, as many floats as weights, apart from the other arrays
/// @param error      receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (axes, a length; arrays
///         that overlap), GLIA_ERROR_SHAPE_MISMATCH (a shape that does not fit into memory)
///
/// Threads: any, at the same time, with places that do not overlap. Allocates nothing but errors.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_optimizer_look_ahead(
    optimizer: *const glia_optimizer,
    runtime: *const glia_runtime,
    shape: *const i64,
    axes: usize,
    weights: *const f32,
    state: *const f32,
    ahead: *mut f32,
    error: *mut *mut glia_error,
) -> glia_status {
    guard(error, |call| {
        let default = Runtime::on_calling_thread();
        let optimizer = call.shared("optimizer", optimizer)?;
        let runtime = call.optional("runtime", runtime)?.map_or(&default, |given| given);
        let mut lengths = [0; MOST_AXES];
        let needs = Needs::new(call, optimizer, (shape, axes), &mut lengths)?;
        let count = needs.weights;
        check_apart(("ahead", ahead.cast_const(), count), ("weights", weights, count))?;
        check_apart(("ahead", ahead.cast_const(), count), ("state", state, needs.state))?;
        let weights = call.slice("weights", weights, count)?;
        let mut rest = call.slice("state", state, needs.state)?;
        let mut slots: [&[f32]; MAXIMUM_SLOTS] = Default::default();
        let slots = &mut slots[..optimizer.slots().len()];
        for (index, slot) in slots.iter_mut().enumerate() {
            (*slot, rest) = rest.split_at(optimizer.slot_floats(index, needs.shape));
        }
        let ahead = call.slice_mut("ahead", ahead, count)?;
        optimizer.look_ahead(runtime, Step::new(1), weights, slots, ahead);
        Ok(())
    })
}

/// What an update of a parameter needs, in floats.
pub(super) struct Needs<'a> {
    shape: &'a [usize],
    pub(super) weights: usize,
    pub(super) state: usize,
    pub(super) scratch: usize,
}

impl<'a> Needs<'a> {
    /// Checks a caller's shape, in memory of the stack.
    pub(super) fn new(
        call: &Call,
        optimizer: &Optimizer,
        (shape, axes): (*const i64, usize),
        lengths: &'a mut [usize; MOST_AXES],
    ) -> Result<Self, Error> {
        if axes > MOST_AXES {
            return Err(Error::invalid(format!("axes: expected 0 to {MOST_AXES}, got {axes}")));
        }
        let given = call.slice("shape", shape, axes)?;
        for (length, &given) in lengths.iter_mut().zip(given) {
            *length = usize::try_from(given).map_err(|_| {
                Error::invalid(format!("shape: expected lengths of at least 0, got {given}"))
            })?;
        }
        let shape: &[usize] = &lengths[..axes];
        let weights = checked_count(shape)?;
        let floats = (0..optimizer.slots().len()).map(|slot| optimizer.slot_floats(slot, shape));
        let state = floats.fold(0, usize::saturating_add);
        let scratch = optimizer.scratch(shape);
        if state.max(scratch) > isize::MAX as usize / size_of::<f32>() {
            return Err(Error::shape(format!(
                "shape: expected one whose state fits into memory, got {}",
                show(shape)
            )));
        }
        Ok(Self { shape, weights, state, scratch })
    }

    /// The arrays that are written, weights, state and scratch in this order, which stand apart from one
    /// another and from the gradients.
    pub(super) fn written(&self, arrays: [*mut f32; 3]) -> [(&'static str, *const f32, usize); 3] {
        let [weights, state, scratch] = arrays.map(<*mut f32>::cast_const);
        [
            ("weights", weights, self.weights),
            ("state", state, self.state),
            ("scratch", scratch, self.scratch),
        ]
    }

    /// Checks that they do.
    pub(super) fn check_arrays(
        &self,
        call: &Call,
        gradients: *const f32,
        arrays: [*mut f32; 3],
    ) -> Result<(), Error> {
        let written = self.written(arrays);
        for (index, array) in written.into_iter().enumerate() {
            check_apart(array, ("gradients", gradients, self.weights))?;
            written[..index].iter().try_for_each(|other| check_apart(array, *other))?;
        }
        // Where it has no floats, it is an address all the same.
        let [.., (name, scratch, _)] = written;
        call.optional_array(name, scratch).map(|_| ())
    }
}

fn checked_step(step: u64) -> Result<Step, Error> {
    if (1..=MOST_STEPS).contains(&step) {
        return Ok(Step::new(step));
    }
    Err(Error::new(ErrorCode::OutOfRange, format!("step: expected 1 to 2^53, got {step}")))
}
