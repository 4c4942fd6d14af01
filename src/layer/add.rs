//! The sum of its inputs: y = x₁ + x₂ + …, added in the order given.
//!
//! With it a graph has shortcuts (He, Zhang, Ren and Sun 2016, "Deep residual learning"). The
//! gradient at the output goes to every input as it is. Cost: one pass an input.

use crate::catalog::Entry;
use crate::error::Error;
use crate::kernels::elementwise::{Sum, combine_in_place};
use crate::kernels::runtime::Runtime;
use crate::tensor::doubles::add_multiple;
use crate::tensor::shape::show_batch;

use super::{Backward, Forward, ForwardInDouble};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "layer",
    code: 3,
    name: "add",
    description: "y = x1 + x2 + ..., inputs of one shape; the join of a residual block (He, \
                  Zhang, Ren and Sun 2016).",
    parameters: &[],
};

pub(super) fn output_shape(inputs: &[&[usize]]) -> Result<Vec<usize>, Error> {
    let Some((first, others)) = inputs.split_first() else {
        return Err(Error::shape("inputs: layer add: expected at least 1 input, got 0"));
    };
    match others.iter().find(|other| *other != first) {
        None => Ok(first.to_vec()),
        Some(other) => Err(Error::shape(format!(
            "inputs: layer add: expected inputs of one shape, got {} and {}",
            show_batch(first),
            show_batch(other)
        ))),
    }
}

pub(super) fn forward(mut pass: Forward<'_>) {
    let runtime = pass.runtime;
    for input in 0..pass.inputs.len() {
        let (x, y) = pass.input_and_output(input);
        if input == 0 {
            y.copy_from_slice(x);
        } else {
            combine_in_place(runtime, y, x, Sum);
        }
    }
}

pub(super) fn forward_in_double(pass: ForwardInDouble<'_>) {
    pass.output.fill(0.0);
    for input in pass.inputs {
        add_multiple(pass.output, 1.0, input);
    }
}

pub(super) fn backward(mut pass: Backward<'_>) {
    pass_gradient_on(&mut pass);
}

/// Gives the gradient at the output to every input.
pub(super) fn pass_gradient_on(pass: &mut Backward<'_>) {
    let runtime = pass.runtime;
    for input in pass.input_gradients.iter().flatten() {
        let (gradient, input_gradient) = pass.gradients_of(input);
        pass_on(runtime, gradient, input.accumulate, input_gradient);
    }
}

/// Gives a gradient to an input: adds it to that of other layers, or is the first.
pub(super) fn pass_on(
    runtime: &Runtime,
    gradient: &[f32],
    accumulate: bool,
    input_gradient: &mut [f32],
) {
    if accumulate {
        combine_in_place(runtime, input_gradient, gradient, Sum);
    } else {
        input_gradient.copy_from_slice(gradient);
    }
}
