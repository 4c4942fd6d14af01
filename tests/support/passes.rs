//! All passes of an activation, each from one array into another.

use std::ops::Range;

use glia::activation::{Activation, Context, Form, Reads};

/// Outputs, gradients at the inputs, gradients of the parameters.
pub type Results = [Vec<f32>; 3];

/// Forward over the inputs, and backward with gradients at the outputs.
pub fn passes(
    activation: &Activation,
    context: Context<'_>,
    inputs: &[f32],
    gradients: &[f32],
) -> Results {
    let mut outputs = vec![0.0; gradients.len()];
    activation.compute_with(context, Some(inputs), &mut outputs);
    let (read, from) = match activation.kind().reads() {
        _ if activation.kind().form() == Form::Reshaping => (gradients, inputs),
        Reads::Input => (inputs, gradients),
        Reads::Output => (&outputs[..], gradients),
    };
    let mut slopes = vec![0.0; inputs.len()];
    activation.differentiate_with(context, read, Some(from), &mut slopes);
    let mut sums = vec![0.0; context.parameters.flat.len()];
    activation.differentiate_parameters(context, inputs, gradients, &mut sums);
    [outputs, slopes, sums]
}

/// Where the learned parameters stand in a flat array, for rows of `columns`.
pub fn learned_ranges(activation: &Activation, columns: usize) -> Vec<Range<usize>> {
    let ranges = activation.learned_ranges(columns).unwrap();
    ranges[..activation.kind().learned().len()].to_vec()
}
