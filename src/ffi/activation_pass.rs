//! Activations on their own: forward and backward over a caller's arrays.

use crate::activation::{Activation, Context, Form, Reads};
use crate::error::{Error, ErrorCode};
use crate::kernels::runtime::Runtime;
use crate::tensor::buffer::Buffer;

use super::activation::glia_activation;
use super::arrays::{Placed, check_apart, element_count, placed};
use super::call::Call;
use super::error::{glia_error, glia_status};
use super::guard::guard;
use super::runtime::glia_runtime;

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
///                    overlap it in any way, and then input is overwritten; but of maxout, gated
///                    units and CReLU it must be apart from input
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
///                         same array as output_gradient, or overlap it, but of maxout, gated units
///                         and CReLU it must be apart from it; never input or output
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

/// The arrays of a forward call, and the gradient at its output.
pub(super) struct Given {
    pub input: *const f32,
    pub output: *const f32,
    pub output_gradient: *const f32,
}

/// A pass over rows.
pub(super) struct Pass<'a> {
    activation: &'a Activation,
    context: Context<'a>,
    /// Floats of the inputs and of the outputs.
    pub inputs: usize,
    pub outputs: usize,
}

impl<'a> Pass<'a> {
    pub fn new(
        activation: &'a Activation,
        context: Context<'a>,
        rows: usize,
    ) -> Result<Self, Error> {
        let columns = context.columns;
        let inputs = element_count(rows, columns)?;
        let outputs = element_count(rows, activation.output_columns("columns", columns)?)?;
        Ok(Self { activation, context, inputs, outputs })
    }

    fn is_reshaping(&self) -> bool {
        self.activation.kind().form() == Form::Reshaping
    }

    pub fn forward(&self, call: &Call, input: *const f32, output: *mut f32) -> Result<(), Error> {
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
    pub fn parameters(
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
        call.optional_array("parameter_gradient", parameter_gradient)?;
        let result = call.slice_mut("parameter_gradient", parameter_gradient, read.2)?;
        if self.activation.kind().form() == Form::Learned {
            self.check_input(given)?;
            let values = call.slice("input", given.input, inputs)?;
            let gradient = call.slice("output_gradient", given.output_gradient, outputs)?;
            self.activation.differentiate_parameters(self.context, values, gradient, result);
        }
        Ok(())
    }

    pub fn backward(
        &self,
        call: &Call,
        given: &Given,
        input_gradient: *mut f32,
    ) -> Result<(), Error> {
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
