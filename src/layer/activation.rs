//! An activation as a layer of its own: y = f(x).

use crate::activation::{
    Activation, Context, ContextInDouble, Form, MOST_LEARNED, Parameters, Reads,
};
use crate::catalog::Entry;
use crate::error::Error;
use crate::tensor::doubles::part;

use super::add::{pass_gradient_on, pass_on};
use super::pass::disjoint;
use super::{Backward, Forward, ForwardInDouble, only_input};

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

pub(super) fn forward(activation: &Activation, mut pass: Forward<'_>) {
    let parameters = Parameters { flat: pass.weights, ranges: pass.parameters };
    let (runtime, columns, draw) = (pass.runtime, pass.inputs[0].columns, pass.draw);
    let start = pass.first_row.wrapping_mul(pass.inputs[0].size);
    let context = Context { parameters, draw, start, ..Context::plain(runtime, columns) };
    let (input, output) = pass.input_and_output(0);
    activation.compute_with(context, Some(input), output);
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

pub(super) fn backward(activation: &Activation, mut pass: Backward<'_>) {
    let parameters = Parameters { flat: pass.weights, ranges: pass.parameters };
    let (runtime, columns, draw) = (pass.runtime, pass.inputs[0].columns, pass.draw);
    let start = pass.first_row.wrapping_mul(pass.inputs[0].size);
    let context = Context { parameters, draw, start, ..Context::plain(runtime, columns) };
    if activation.kind().form() == Form::Reshaping {
        return backward_reshaping(activation, context, pass);
    }
    let read = match activation.kind().reads() {
        Reads::Input => pass.inputs[0],
        Reads::Output => pass.output,
    };
    let ranges = [read.range(pass.rows), pass.output_gradient.range(pass.rows)];
    let [read, gradient] = disjoint(pass.arena, ranges);
    match &mut pass.sums {
        Some(sums) => {
            let context = Context { start: sums.first_row * pass.inputs[0].size, ..context };
            activation.add_parameter_gradients(context, read, gradient, sums.floats);
        }
        None => activation.differentiate_parameters(context, read, gradient, pass.gradients),
    }
    activation.differentiate_with(context, read, None, gradient);
    pass_gradient_on(&mut pass);
}

fn backward_reshaping(activation: &Activation, context: Context<'_>, pass: Backward<'_>) {
    let Some(input) = &pass.input_gradients[0] else { return };
    let values = &pass.arena[pass.inputs[0].range(pass.rows)];
    let gradient = &pass.arena[pass.output_gradient.range(pass.rows)];
    let result = &mut pass.scratch[..values.len()];
    activation.differentiate_with(context, gradient, Some(values), result);
    pass_on(pass.runtime, result, input.accumulate, &mut pass.arena[input.place.range(pass.rows)]);
}
