//! Activations on their own: forward and backward over a caller's arrays.

use std::ops::Range;

use crate::activation::{Activation, Context, Draw, Form, MOST_LEARNED, Parameters, Reads};
use crate::error::{Error, ErrorCode};
use crate::kernels::runtime::Runtime;
use crate::rng::Philox;
use crate::tensor::buffer::Buffer;

use super::activation::glia_activation;
use super::arrays::{Placed, check_apart, element_count, placed};
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

/// Computes an activation: output = f(input). Softmax, log-softmax, softmin and sparsemax work
/// along each row, as do the kinds whose rows of outputs have another length (maxout, gated units,
/// CReLU: glia_activation_output_columns); the others work on each element alone. Randomized
/// rectifiers are computed as in inference. Kinds that learn parameters need
/// glia_activation_forward_with.
///
/// @param activation  the activation
/// @param runtime     the runtime to compute with; NULL for the calling thread alone
/// @param input       rows * columns floats, row after row; NULL only where there are none
/// @param rows        the number of rows, from 0
/// @param columns     the floats of a row of inputs, from 0
/// @param output      receives rows * output columns floats; may be the same array as input, or
///                    overlap it in any way, and then input is overwritten; where rows of outputs
///                    have another length it must be apart from input
/// @param error       receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (rows * columns does not
///         fit into memory; the kind learns parameters; output overlaps input and may not),
///         GLIA_ERROR_SHAPE_MISMATCH (columns is no multiple of what the kind asks for)
///
/// Threads: any, at the same time, with outputs that do not overlap. Allocates nothing but errors.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_activation_forward(
    activation: *const glia_activation,
    runtime: *const glia_runtime,
    input: *const f32,
    rows: usize,
    columns: usize,
    output: *mut f32,
    error: *mut *mut glia_error,
) -> glia_status {
    guard(error, |call| {
        let default = Runtime::on_calling_thread();
        let activation = call.shared("activation", activation)?;
        let runtime = call.optional("runtime", runtime)?.map_or(&default, |given| given);
        needs_no_parameters(activation, "glia_activation_forward_with")?;
        let context = Context::plain(runtime, columns);
        Pass::new(activation, context, rows)?.forward(call, input, output)
    })
}

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
///                         overlap it in any way, and then input is overwritten; where rows of
///                         outputs have another length it must be apart from input; apart from
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

/// Computes the gradient at an activation's input from that at its output: elementwise
/// input_gradient = output_gradient * f'(input); for softmax, with y the outputs and g the
/// gradients of a row, y_i (g_i - sum_j g_j y_j). Kinds that learn parameters need
/// glia_activation_backward_with.
///
/// GLIA_ACTIVATION_PROPERTY_READS says what the derivative is computed from. Where that is the
/// output, and it is not given, it is first computed from the input, into memory that the call
/// allocates. Where it is the input, the input must be given.
///
/// @param activation       the activation
/// @param runtime          the runtime to compute with; NULL for the calling thread alone
/// @param input            what the forward call read, rows * columns floats; may be NULL where the
///                         derivative reads the output and that is given
/// @param output           what the forward call wrote, rows * output columns floats; may be NULL
///                         where input is given
/// @param output_gradient  the gradient at the output, rows * output columns floats
/// @param rows             the number of rows, from 0
/// @param columns          the floats of a row of inputs, from 0
/// @param input_gradient   receives the gradient at the input, rows * columns floats; may be the
///                         same array as output_gradient, or overlap it, where rows of outputs are
///                         as long as those of inputs, but neither input nor output
/// @param error            receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER (also where what the derivative reads is missing),
///         GLIA_ERROR_INVALID_ARGUMENT (rows * columns does not fit into memory; the kind learns
///         parameters; input_gradient overlaps what it may not), GLIA_ERROR_SHAPE_MISMATCH (columns
///         is no multiple of what the kind asks for), GLIA_ERROR_OUT_OF_MEMORY (the output had to be
///         computed)
///
/// Threads: any, at the same time, with input gradients that do not overlap. Allocates nothing but
/// errors where what the derivative reads is given. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_activation_backward(
    activation: *const glia_activation,
    runtime: *const glia_runtime,
    input: *const f32,
    output: *const f32,
    output_gradient: *const f32,
    rows: usize,
    columns: usize,
    input_gradient: *mut f32,
    error: *mut *mut glia_error,
) -> glia_status {
    guard(error, |call| {
        let default = Runtime::on_calling_thread();
        let activation = call.shared("activation", activation)?;
        let runtime = call.optional("runtime", runtime)?.map_or(&default, |given| given);
        needs_no_parameters(activation, "glia_activation_backward_with")?;
        let context = Context::plain(runtime, columns);
        let arrays = Given { input, output, output_gradient };
        Pass::new(activation, context, rows)?.backward(call, &arrays, input_gradient)
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
///                            same array as output_gradient, or overlap it, where rows of outputs
///                            are as long as those of inputs, but no other array
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

/// The arrays of a forward call, and the gradient at its output.
struct Given {
    input: *const f32,
    output: *const f32,
    output_gradient: *const f32,
}

/// A pass over rows.
struct Pass<'a> {
    activation: &'a Activation,
    context: Context<'a>,
    /// Floats of the inputs and of the outputs.
    inputs: usize,
    outputs: usize,
}

impl<'a> Pass<'a> {
    fn new(activation: &'a Activation, context: Context<'a>, rows: usize) -> Result<Self, Error> {
        let columns = context.columns;
        let inputs = element_count(rows, columns)?;
        let outputs = element_count(rows, activation.output_columns("columns", columns)?)?;
        Ok(Self { activation, context, inputs, outputs })
    }

    fn is_reshaping(&self) -> bool {
        self.activation.kind().form() == Form::Reshaping
    }

    fn forward(&self, call: &Call, input: *const f32, output: *mut f32) -> Result<(), Error> {
        let Self { activation, context, inputs, outputs } = *self;
        if self.is_reshaping() {
            check_apart(("output", output.cast_const(), outputs), ("input", input, inputs))?;
            let values = call.slice("input", input, inputs)?;
            let result = call.slice_mut("output", output, outputs)?;
            activation.compute_with(context, Some(values), result);
            return Ok(());
        }
        match placed(call, ("input", input), ("output", output), inputs)? {
            Placed::Apart(input, output) => activation.compute_with(context, Some(input), output),
            Placed::Within(values) => activation.compute_with(context, None, values),
        }
        Ok(())
    }

    /// The gradients of learned parameters.
    fn parameters(
        &self,
        call: &Call,
        given: &Given,
        read: (&str, *const f32, usize),
        (input_gradient, parameter_gradient): (*mut f32, *mut f32),
    ) -> Result<(), Error> {
        let (inputs, outputs) = (self.inputs, self.outputs);
        let written = ("parameter_gradient", parameter_gradient.cast_const(), read.2);
        let others = [
            ("input", given.input, inputs),
            ("output", given.output, outputs),
            ("output_gradient", given.output_gradient, outputs),
            ("input_gradient", input_gradient.cast_const(), inputs),
            read,
        ];
        others.into_iter().try_for_each(|other| check_apart(written, other))?;
        let result = call.slice_mut("parameter_gradient", parameter_gradient, read.2)?;
        if self.activation.kind().form() == Form::Learned {
            self.check_input(given)?;
            let values = call.slice("input", given.input, inputs)?;
            let gradient = call.slice("output_gradient", given.output_gradient, outputs)?;
            self.activation.differentiate_parameters(self.context, values, gradient, result);
        }
        Ok(())
    }

    fn backward(&self, call: &Call, given: &Given, input_gradient: *mut f32) -> Result<(), Error> {
        let Self { activation, context, inputs, outputs } = *self;
        let Given { input, output, output_gradient } = *given;
        if input.is_null() && output.is_null() && inputs > 0 {
            return Err(Error::new(
                ErrorCode::NullPointer,
                "output: expected a pointer here or for input, got NULL for both",
            ));
        }
        // One of the two may be NULL; what is given is checked, used or not.
        if !input.is_null() {
            call.slice("input", input, inputs)?;
        }
        if !output.is_null() {
            call.slice("output", output, outputs)?;
        }
        let written = ("input_gradient", input_gradient.cast_const(), inputs);
        check_apart(written, ("output", output, outputs))?;
        check_apart(written, ("input", input, inputs))?;
        if self.is_reshaping() {
            self.check_input(given)?;
            check_apart(written, ("output_gradient", output_gradient, outputs))?;
            let values = call.slice("input", input, inputs)?;
            let gradient = call.slice("output_gradient", output_gradient, outputs)?;
            let result = call.slice_mut("input_gradient", input_gradient, inputs)?;
            activation.differentiate_with(context, gradient, Some(values), result);
            return Ok(());
        }
        let computed;
        let read = match activation.kind().reads() {
            Reads::Output if output.is_null() => {
                let mut buffer = Buffer::copied(call.slice("input", input, inputs)?)?;
                activation.compute_with(context, None, buffer.as_mut_slice());
                computed = buffer;
                computed.as_slice()
            }
            Reads::Output => call.slice("output", output, inputs)?,
            Reads::Input => {
                self.check_input(given)?;
                call.slice("input", input, inputs)?
            }
        };
        let from = ("output_gradient", output_gradient);
        match placed(call, from, ("input_gradient", input_gradient), inputs)? {
            Placed::Apart(gradient, result) => {
                activation.differentiate_with(context, read, Some(gradient), result);
            }
            Placed::Within(gradient) => {
                activation.differentiate_with(context, read, None, gradient);
            }
        }
        Ok(())
    }

    /// Checks that the input is there for a derivative that reads it.
    fn check_input(&self, given: &Given) -> Result<(), Error> {
        if !given.input.is_null() || self.inputs == 0 {
            return Ok(());
        }
        let name = self.activation.kind().entry().name;
        Err(Error::new(
            ErrorCode::NullPointer,
            format!(
                "input: expected a pointer, since the derivative of {name} reads the input, got NULL"
            ),
        ))
    }
}

/// Refuses a kind that learns parameters where none can be given.
fn needs_no_parameters(activation: &Activation, instead: &str) -> Result<(), Error> {
    if activation.kind().form() != Form::Learned {
        return Ok(());
    }
    let name = activation.kind().entry().name;
    Err(Error::invalid(format!("activation: {name} learns parameters; give them to {instead}")))
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
