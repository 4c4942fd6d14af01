//! Optimizers that search, on the host's own arrays: by reverse communication.

use crate::error::Error;
use crate::kernels::runtime::Runtime;
use crate::optim::{Optimizer, SEARCH_NUMBERS, Search, SearchArrays, Span, Step};
use crate::tensor::shape::MOST_AXES;

use super::arrays::check_apart;
use super::error::{glia_error, glia_status};
use super::guard::guard;
use super::optimizer::glia_optimizer;
use super::optimizer_step::{MOST_STEPS, Needs};
use super::runtime::glia_runtime;

/// Doubles that a search keeps: iterations done, whether one is under way, and its numbers.
pub(super) const SEARCH_DOUBLES: usize = 2 + SEARCH_NUMBERS;

/// What is to be done next.
const NOTHING: i32 = -1;
const NEXT_ITERATION: i32 = 0;
const EVALUATE: i32 = 1;

/// Goes on with the search of an optimizer such as GLIA_OPTIMIZER_LBFGS over weights that the host keeps.
///
/// The host computes loss and gradients at its weights and calls; the call moves the weights to where
/// both are wanted next. So an iteration takes several calls; each iteration takes the place of a step.
/// All weights are one array: a search goes over all parameters at once. A loss that is not finite, or
/// gradients that are not, are fine where the search has gone too far: it comes back.
///
/// What is to be kept for going on later, to the last bit, are the weights, state, search and, while an
/// iteration is under way (next was 1), scratch.
///
/// @param optimizer  the optimizer, one with searches 1 in glia_optimizer_needs
/// @param runtime    the runtime to compute with; NULL for the calling thread alone
/// @param shape      the lengths of the array's axes, as for glia_optimizer_needs
/// @param axes       0 to 64
/// @param loss       the loss at the weights
/// @param weights    the weights, which are changed, as many floats as the shape has elements
/// @param gradients  the gradients of the loss at the weights, as many
/// @param state      the optimizer's state, which is changed: state_floats of glia_optimizer_needs; zeros
///                   before the first call
/// @param scratch    memory to work in, scratch_floats of glia_optimizer_needs, which has to stay as it
///                   is between the calls of an iteration
/// @param search     the state of the search, which is changed: search_doubles of glia_optimizer_needs;
///                   zeros before the first call
/// @param next       receives 1: compute loss and gradients at the weights, and call again; 0: an
///                   iteration is done, and the loss and gradients of this call are those of the
///                   weights, with which a call begins the next one; -1: the same, but nothing was done,
///                   since no gradient is above gradient_tolerance or the loss is not finite
/// @param error      receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (axes, a length; arrays that
///         overlap), GLIA_ERROR_SHAPE_MISMATCH (a shape that does not fit into memory),
///         GLIA_ERROR_UNSUPPORTED (an optimizer that does not search); after an error nothing has
///         changed
///
/// Threads: any, at the same time, with arrays that do not overlap. Allocates nothing but errors.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_optimizer_search(
    optimizer: *const glia_optimizer,
    runtime: *const glia_runtime,
    shape: *const i64,
    axes: usize,
    loss: f64,
    weights: *mut f32,
    gradients: *const f32,
    state: *mut f32,
    scratch: *mut f32,
    search: *mut f64,
    next: *mut i32,
    error: *mut *mut glia_error,
) -> glia_status {
    guard(error, |call| {
        let default = Runtime::on_calling_thread();
        let optimizer = call.shared("optimizer", optimizer)?;
        let runtime = call.optional("runtime", runtime)?.map_or(&default, |given| given);
        let mut lengths = [0; MOST_AXES];
        let needs = Needs::new(call, optimizer, (shape, axes), &mut lengths)?;
        let count = needs.weights;
        let arrays = [weights, state, scratch];
        needs.check_arrays(call, gradients, arrays)?;
        let numbers = ("search", search.cast_const(), SEARCH_DOUBLES);
        check_apart(numbers, ("gradients", gradients, count))?;
        needs.written(arrays).into_iter().try_for_each(|array| check_apart(numbers, array))?;
        let gradients = call.slice("gradients", gradients, count)?;
        let state = call.slice_mut("state", state, needs.state)?;
        let scratch = call.slice_mut("scratch", scratch, needs.scratch)?;
        let numbers = call.slice_mut("search", search, SEARCH_DOUBLES)?;
        let next = call.out("next", next)?;
        let weights = call.slice_mut("weights", weights, count)?;
        if !optimizer.kind().searches() {
            return Err(Error::unsupported(
                "optimizer: expected one that searches, got one whose step takes one gradient: \
                 glia_optimizer_step does its steps",
            ));
        }
        let (steps, changes) = state.split_at_mut(needs.state / 2);
        let spans = &[Span { range: 0..count, decay_factor: 1.0 }];
        let arrays = SearchArrays { weights, gradients, steps, changes, scratch, spans };
        next.write(go_on(optimizer, runtime, loss, arrays, numbers));
        Ok(())
    })
}

/// One call of a search, whose state are these numbers.
fn go_on(
    optimizer: &Optimizer,
    runtime: &Runtime,
    loss: f64,
    mut arrays: SearchArrays<'_>,
    numbers: &mut [f64],
) -> i32 {
    let (head, numbers) = numbers.split_at_mut(2);
    let numbers: &mut [f64; SEARCH_NUMBERS] = numbers.try_into().expect("so many");
    // Whatever the numbers are, the step is one that there may be.
    let step = Step::new((head[0] as u64).min(MOST_STEPS - 1) + 1);
    let outcome = if head[1] == 0.0 {
        match optimizer.begin_search(runtime, step, loss, &mut arrays) {
            Some(search) => {
                *numbers = search.to_numbers();
                EVALUATE
            }
            None => NOTHING,
        }
    } else {
        let mut search = Search::from_numbers(numbers);
        let again = optimizer.go_on(runtime, step, &mut search, loss, &mut arrays);
        *numbers = search.to_numbers();
        if again { EVALUATE } else { NEXT_ITERATION }
    };
    head[1] = f64::from(outcome == EVALUATE);
    if outcome != EVALUATE {
        head[0] = step.number as f64;
    }
    outcome
}
