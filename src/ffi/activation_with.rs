//! Activations on their own with all that a kind may read: learned parameters, random numbers.

use std::ops::Range;

use crate::activation::{Activation, Context, Draw, MOST_LEARNED, Parameters};
use crate::error::Error;
use crate::kernels::runtime::Runtime;
use crate::rng::Philox;

use super::activation::glia_activation;
use super::activation_pass::{Given, Pass};
use super::arrays::check_apart;
use super::call::Call;
use super::error::{glia_error, glia_status};
use super::guard::guard;
use super::options::{self, Options};
use super::runtime::glia_runtime;

/// How an activation is computed where its kind draws random numbers. Set struct_size to
/// sizeof(glia_activation_options); zero in every other field is inference.
#[derive(Clone, Copy, Default)]
#[repr(C)]
pub struct glia_activation_options {
    /// sizeof(glia_activation_options).
    pub struct_size: usize,
    /// Chooses the random numbers of training.
    pub seed: u64,
    /// The number of the step, which also does: a backward call needs that of its forward call.
    pub step: u64,
    /// 1 in training, where randomized rectifiers draw; 0 in inference, where they take the mean.
    pub training: i32,
    /// Zero.
    pub reserved: i32,
}

// SAFETY: repr(C), numbers only, the size first.
unsafe impl Options for glia_activation_options {}

/// Computes an activation as glia_activation_forward does, also of a kind that learns parameters,
/// and in training.
///
/// @param activation       the activation
/// @param runtime          the runtime to compute with; NULL for the calling thread alone
/// @param input            rows * columns floats, row after row; NULL only where there are none
/// @param rows             the number of rows, from 0
/// @param columns          the floats of a row of inputs, from 0
/// @param parameters       the learned parameters; NULL where there are none
/// @param parameter_count  glia_activation_parameter_count for these columns
/// @param options          training, seed and step; NULL for inference
/// @param output           receives rows * output columns floats; may be the same array as input, or
///                         overlap it in any way, and then input is overwritten; but of maxout, gated
///                         units and CReLU it must be apart from input; always apart from
///                         parameters
/// @param error            receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (rows * columns does not
///         fit into memory; parameter_count; options; output overlaps what it may not),
///         GLIA_ERROR_UNSUPPORTED (options of a newer header), GLIA_ERROR_SHAPE_MISMATCH (columns is
///         no multiple of what the kind asks for)
///
/// Threads: any, at the same time, with outputs that do not overlap. Allocates nothing but errors.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_activation_forward_with(
    activation: *const glia_activation,
    runtime: *const glia_runtime,
    input: *const f32,
    rows: usize,
    columns: usize,
    parameters: *const f32,
    parameter_count: usize,
    options: *const glia_activation_options,
    output: *mut f32,
    error: *mut *mut glia_error,
) -> glia_status {
    guard(error, |call| {
        let default = Runtime::on_calling_thread();
        let activation = call.shared("activation", activation)?;
        let runtime = call.optional("runtime", runtime)?.map_or(&default, |given| given);
        let ranges = activation.learned_ranges(columns)?;
        let flat = learned(call, &ranges, parameters, parameter_count)?;
        let context = Context {
            parameters: Parameters { flat, ranges: present(activation, &ranges) },
            draw: draw(call, options)?,
            ..Context::plain(runtime, columns)
        };
        let pass = Pass::new(activation, context, rows)?;
        check_apart(
            ("output", output.cast_const(), pass.outputs),
            ("parameters", parameters, parameter_count),
        )?;
        pass.forward(call, input, output)
    })
}

/// Computes gradients as glia_activation_backward does, also of a kind that learns parameters, for
/// which it computes the gradients too, and in training.
///
/// @param activation          the activation
/// @param runtime             the runtime to compute with; NULL for the calling thread alone
/// @param input               what the forward call read, rows * columns floats; may be NULL where
///                            the derivative reads the output and that is given
/// @param output              what the forward call wrote, rows * output columns floats; may be NULL
///                            where input is given
/// @param output_gradient     the gradient at the output, rows * output columns floats
/// @param rows                the number of rows, from 0
/// @param columns             the floats of a row of inputs, from 0
/// @param parameters          the learned parameters; NULL where there are none
/// @param parameter_count     glia_activation_parameter_count for these columns
/// @param options             training, seed and step of the forward call; NULL for inference
/// @param input_gradient      receives the gradient at the input, rows * columns floats; may be the
///                            same array as output_gradient, or overlap it, but of maxout, gated
///                            units and CReLU it must be apart from it; never another array
/// @param parameter_gradient  receives the gradients of the parameters, parameter_count floats,
///                            summed over the rows; may be NULL; apart from every other array
/// @param error               receives the error of a failed call; may be NULL
/// @return as glia_activation_backward, and GLIA_ERROR_INVALID_ARGUMENT (parameter_count; options),
///         GLIA_ERROR_UNSUPPORTED (options of a newer header)
///
/// Threads: any, at the same time, with gradients that do not overlap. Allocates nothing but errors
/// where what the derivative reads is given. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_activation_backward_with(
    activation: *const glia_activation,
    runtime: *const glia_runtime,
    input: *const f32,
    output: *const f32,
    output_gradient: *const f32,
    rows: usize,
    columns: usize,
    parameters: *const f32,
    parameter_count: usize,
    options: *const glia_activation_options,
    input_gradient: *mut f32,
    parameter_gradient: *mut f32,
    error: *mut *mut glia_error,
) -> glia_status {
    guard(error, |call| {
        let default = Runtime::on_calling_thread();
        let activation = call.shared("activation", activation)?;
        let runtime = call.optional("runtime", runtime)?.map_or(&default, |given| given);
        let ranges = activation.learned_ranges(columns)?;
        let flat = learned(call, &ranges, parameters, parameter_count)?;
        let context = Context {
            parameters: Parameters { flat, ranges: present(activation, &ranges) },
            draw: draw(call, options)?,
            ..Context::plain(runtime, columns)
        };
        let pass = Pass::new(activation, context, rows)?;
        let arrays = Given { input, output, output_gradient };
        let read = ("parameters", parameters, parameter_count);
        check_apart(("input_gradient", input_gradient.cast_const(), pass.inputs), read)?;
        if !parameter_gradient.is_null() {
            pass.parameters(call, &arrays, read, (input_gradient, parameter_gradient))?;
        }
        pass.backward(call, &arrays, input_gradient)
    })
}

/// The ranges of the parameters that the kind has.
fn present<'a>(
    activation: &Activation,
    ranges: &'a [Range<usize>; MOST_LEARNED],
) -> &'a [Range<usize>] {
    &ranges[..activation.kind().learned().len()]
}

/// The learned parameters, as many as there should be.
fn learned<'a>(
    call: &'a Call,
    ranges: &[Range<usize>],
    parameters: *const f32,
    count: usize,
) -> Result<&'a [f32], Error> {
    let expected: usize = ranges.iter().map(Range::len).sum();
    if count != expected {
        return Err(Error::invalid(format!("parameter_count: expected {expected}, got {count}")));
    }
    call.optional_array("parameters", parameters)?;
    call.slice("parameters", parameters, count)
}

/// What names the random numbers of a call.
fn draw(call: &Call, options: *const glia_activation_options) -> Result<Option<Draw>, Error> {
    let options = options::read(call, options)?;
    if options.reserved != 0 || !(0..=1).contains(&options.training) {
        return Err(Error::invalid(format!(
            "options: expected training 0 or 1 and reserved 0, got {} and {}",
            options.training, options.reserved
        )));
    }
    let philox = Philox::new(options.seed);
    Ok((options.training == 1).then_some(Draw { philox, node: 0, step: options.step }))
}
