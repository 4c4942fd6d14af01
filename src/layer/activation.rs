//! An activation as a layer of its own: y = f(x).

use std::ops::ControlFlow;

use crate::activation::{
    Activation, Context, ContextInDouble, Form, MOST_LEARNED, Parameters, Reads,
};
use crate::catalog::Entry;
use crate::error::Error;
use crate::kernels::pace::Work;
use crate::tensor::doubles::part;

use super::add::{pass_gradient_on, pass_on};
use super::pass::{disjoint, rows_of_piece};
use super::{Backward, Forward, ForwardInDouble, Place, only_input};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "layer",
    code: 2,
    name: "activation",
    description: "y = f(x), f an activation of the catalogue, along the last axis where f is not \
                  elementwise.",
    parameters: &[],
};

pub(super) fn output_shape(
    activation: &Activation,
    inputs: &[&[usize]],
) -> Result<Vec<usize>, Error> {
    let mut shape = only_input("activation", inputs)?.to_vec();
    if let Some(columns) = shape.last_mut() {
        *columns = activation.output_columns("inputs", *columns)?;
    }
    Ok(shape)
}

/// Gradients at the inputs, where rows of outputs have another length, before they are passed on.
pub(super) fn scratch(activation: &Activation, input: &[usize], rows: usize) -> usize {
    match activation.kind().form() {
        Form::Reshaping => rows * input.iter().product::<usize>(),
        _ => 0,
    }
}

pub(super) fn forward(activation: &Activation, pass: Forward<'_>) -> ControlFlow<()> {
    let parameters = Parameters { flat: pass.weights, ranges: pass.parameters };
    let (input, output, draw) = (pass.inputs[0], pass.output, pass.draw);
    let context = Context { parameters, draw, ..Context::plain(pass.runtime, input.columns) };
    let work = Work { site: 0, units: input.size };
    pass.pace.pieces(work, pass.rows, rows_of_piece(input.size), |rows| {
        let start = (pass.first_row + rows.start).wrapping_mul(input.size);
        let [x, y] = disjoint(pass.arena, [input.range_of(&rows), output.range_of(&rows)]);
        activation.compute_with(Context { start, ..context }, Some(x), y);
    })
}

pub(super) fn forward_in_double(activation: &Activation, pass: ForwardInDouble<'_>) {
    let ForwardInDouble { inputs, columns, weights, parameters, draw, output, .. } = pass;
    let mut learned: [&[f64]; MOST_LEARNED] = [&[]; MOST_LEARNED];
    for (values, range) in learned.iter_mut().zip(parameters) {
        *values = part(weights, range.clone());
    }
    let start = pass.first_row * pass.input_size;
    let context = ContextInDouble { columns, start, parameters: &learned, draw };
    activation.compute_in_double(context, inputs[0], output);
}

pub(super) fn backward(activation: &Activation, mut pass: Backward<'_>) -> ControlFlow<()> {
    let parameters = Parameters { flat: pass.weights, ranges: pass.parameters };
    let (columns, draw) = (pass.inputs[0].columns, pass.draw);
    let context = Context { parameters, draw, ..Context::plain(pass.runtime, columns) };
    if activation.kind().form() == Form::Reshaping {
        return backward_reshaping(activation, context, pass);
    }
    let read = match activation.kind().reads() {
        Reads::Input => pass.inputs[0],
        Reads::Output => pass.output,
    };
    differentiate(activation, context, &mut pass, read)?;
    pass_gradient_on(pass, 1)
}

/// Turns the gradients at the outputs into those at the inputs, and adds up those of learned
/// parameters.
pub(super) fn differentiate(
    activation: &Activation,
    context: Context<'_>,
    pass: &mut Backward<'_>,
    read: Place,
) -> ControlFlow<()> {
    let (size, place) = (read.size, pass.output_gradient);
    let first_in_batch = pass.sums.as_ref().map_or(0, |sums| sums.first_row);
    pass.pace.pieces(Work { site: 0, units: size }, pass.rows, rows_of_piece(size), |rows| {
        let start = |first: usize| (first + rows.start).wrapping_mul(size);
        let ranges = [read.range_of(&rows), place.range_of(&rows)];
        let [read, gradient] = disjoint(pass.arena, ranges);
        let context = Context { start: start(pass.first_row), ..context };
        match &mut pass.sums {
            Some(sums) => {
                let context = Context { start: start(first_in_batch), ..context };
                activation.add_parameter_gradients(context, read, gradient, sums.floats);
            }
            // In one go: all rows of the batch.
            None => activation.differentiate_parameters(context, read, gradient, pass.gradients),
        }
        activation.differentiate_with(context, read, None, gradient);
    })
}

fn backward_reshaping(
    activation: &Activation,
    context: Context<'_>,
    pass: Backward<'_>,
) -> ControlFlow<()> {
    let Some(input) = &pass.input_gradients[0] else { return ControlFlow::Continue(()) };
    let (size, runtime) = (input.place.size, pass.runtime);
    pass.pace.pieces(Work { site: 0, units: size }, pass.rows, rows_of_piece(size), |rows| {
        let values = &pass.arena[pass.inputs[0].range_of(&rows)];
        let gradient = &pass.arena[pass.output_gradient.range_of(&rows)];
        let result = &mut pass.scratch[..values.len()];
        let start = (pass.first_row + rows.start).wrapping_mul(size);
        let context = Context { start, ..context };
        activation.differentiate_with(context, gradient, Some(values), result);
        pass_on(runtime, result, input.accumulate, &mut pass.arena[input.place.range_of(&rows)]);
    })
}
