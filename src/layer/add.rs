//! The sum of its inputs: y = x₁ + x₂ + …, added in the order given.
//!
//! With it a graph has shortcuts (He, Zhang, Ren and Sun 2016, "Deep residual learning"). The
//! gradient at the output goes to every input as it is. Cost: one pass an input.

use std::ops::ControlFlow;

use crate::catalog::Entry;
use crate::error::Error;
use crate::kernels::elementwise::{Sum, combine_in_place};
use crate::kernels::pace::Work;
use crate::kernels::runtime::Runtime;
use crate::tensor::doubles::add_multiple;
use crate::tensor::shape::show_batch;

use super::pass::{PIECE, disjoint};
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

pub(super) fn forward(pass: Forward<'_>) -> ControlFlow<()> {
    let (runtime, floats) = (pass.runtime, pass.rows * pass.output.size);
    for (number, input) in pass.inputs.iter().enumerate() {
        let [x, y] = disjoint(pass.arena, [input.range(pass.rows), pass.output.range(pass.rows)]);
        pass.pace.pieces(Work { site: 0, units: 2 }, floats, PIECE, |part| {
            pass_on(runtime, &x[part.clone()], number > 0, &mut y[part]);
        })?;
    }
    ControlFlow::Continue(())
}

pub(super) fn forward_in_double(pass: ForwardInDouble<'_>) {
    pass.output.fill(0.0);
    for input in pass.inputs {
        add_multiple(pass.output, 1.0, input);
    }
}

pub(super) fn backward(pass: Backward<'_>) -> ControlFlow<()> {
    pass_gradient_on(pass, 0)
}

/// Gives the gradient at the output to every input, at a place in the stage.
pub(super) fn pass_gradient_on(pass: Backward<'_>, site: usize) -> ControlFlow<()> {
    let (runtime, floats) = (pass.runtime, pass.rows * pass.output_gradient.size);
    for input in pass.input_gradients.iter().flatten() {
        let ranges = [pass.output_gradient.range(pass.rows), input.place.range(pass.rows)];
        let [gradient, input_gradient] = disjoint(pass.arena, ranges);
        pass.pace.pieces(Work { site, units: 2 }, floats, PIECE, |part| {
            let to = &mut input_gradient[part.clone()];
            pass_on(runtime, &gradient[part], input.accumulate, to);
        })?;
    }
    ControlFlow::Continue(())
}

/// Adds values to those that stand there, or is the first.
pub(super) fn pass_on(runtime: &Runtime, values: &[f32], accumulate: bool, to: &mut [f32]) {
    if accumulate {
        combine_in_place(runtime, to, values, Sum);
    } else {
        to.copy_from_slice(values);
    }
}
