//! Dense (fully connected) layer: y = f(x W + b).
//!
//! W is `[inputs, units]`, b is `[units]`. Backward, with g the gradient at the output and
//! z = g ∘ f′: ∂W = Xᵀ z, ∂b = Σ rows of z, ∂x = z Wᵀ. Rosenblatt 1958; Rumelhart, Hinton and
//! Williams 1986. Cost: rows · inputs · units multiply-adds forward, twice that backward.

use crate::activation::Activation;
use crate::catalog::{Entry, Param, Parameter, Settings};
use crate::error::Error;
use crate::init::{Fans, Initializer};
use crate::kernels::column_sum::sum_rows;
use crate::kernels::gemm::{BATCH_BLOCK, DEPTH_BLOCK, Matrix, Product, chains, multiply};
use crate::tensor::shape::show_batch;

use super::pass::disjoint;
use super::{Backward, Forward, ParameterNeed, only_input};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "layer",
    code: 1,
    name: "dense",
    description: "y = f(x W + b), W [inputs, units], b [units]; takes an activation f, and \
                  initializers for weight and bias.",
    parameters: &[
        Parameter {
            key: Param::Units,
            default: 1.0,
            minimum: 1.0,
            maximum: 1e9,
            integer: true,
            description: "the number of outputs",
        },
        Parameter {
            key: Param::UseBias,
            default: 1.0,
            minimum: 0.0,
            maximum: 1.0,
            integer: true,
            description: "1 to add a bias, 0 for none",
        },
    ],
};

pub(super) fn output_shape(settings: &Settings, inputs: &[&[usize]]) -> Result<Vec<usize>, Error> {
    match only_input("dense", inputs)? {
        [_] => Ok(vec![settings.value(Param::Units) as usize]),
        shape => Err(Error::shape(format!(
            "inputs: layer dense: expected an input of shape [*, features], got {}",
            show_batch(shape)
        ))),
    }
}

pub(super) fn parameters(
    settings: &Settings,
    inputs: usize,
    weight: &Initializer,
    bias: &Initializer,
) -> Vec<ParameterNeed> {
    let units = settings.value(Param::Units) as usize;
    let fans = Fans { fan_in: inputs, fan_out: units };
    let mut needs = vec![ParameterNeed {
        name: "weight",
        shape: vec![inputs, units],
        fans,
        initializer: weight.clone(),
    }];
    if settings.value(Param::UseBias) == 1.0 {
        let initializer = bias.clone();
        needs.push(ParameterNeed { name: "bias", shape: vec![units], fans, initializer });
    }
    needs
}

pub(super) fn forward(activation: &Activation, mut pass: Forward<'_>) {
    let (inputs, units) = (pass.inputs[0].size, pass.output.size);
    let (rows, runtime) = (pass.rows, pass.runtime);
    let weight = &pass.weights[pass.parameters[0].clone()];
    let bias = pass.parameters.get(1).map(|range| &pass.weights[range.clone()]);
    let (x, y) = pass.input_and_output(0);
    let product = Product {
        left: Matrix::rows(x, inputs),
        right: Matrix::rows(weight, units),
        rows,
        columns: units,
        depth: inputs,
        bias,
        chains: chains(units),
        block: DEPTH_BLOCK,
        accumulate: false,
    };
    multiply(runtime, &product, y);
    activation.forward(runtime, units, y);
}

pub(super) fn backward(activation: &Activation, mut pass: Backward<'_>) {
    let (inputs, units) = (pass.inputs[0].size, pass.output.size);
    let (rows, runtime) = (pass.rows, pass.runtime);
    let (y, gradient) = pass.output_and_gradient();
    activation.backward(runtime, units, y, gradient);
    let ranges = [pass.inputs[0].range(rows), pass.output_gradient.range(rows)];
    let [x, gradient] = disjoint(pass.arena, ranges);
    let product = Product {
        left: Matrix::rows(x, inputs).transposed(),
        right: Matrix::rows(gradient, units),
        rows: inputs,
        columns: units,
        depth: rows,
        bias: None,
        chains: 1,
        block: BATCH_BLOCK,
        accumulate: false,
    };
    multiply(runtime, &product, &mut pass.gradients[pass.parameters[0].clone()]);
    if let Some(bias) = pass.parameters.get(1) {
        sum_rows(runtime, gradient, &mut pass.gradients[bias.clone()]);
    }
    let Some(input) = pass.input_gradients[0] else { return };
    let weight = &pass.weights[pass.parameters[0].clone()];
    let (gradient, input_gradient) = pass.gradients_of(&input);
    let product = Product {
        left: Matrix::rows(gradient, units),
        right: Matrix::rows(weight, units).transposed(),
        rows,
        columns: inputs,
        depth: units,
        bias: None,
        chains: chains(inputs),
        block: DEPTH_BLOCK,
        accumulate: input.accumulate,
    };
    multiply(runtime, &product, input_gradient);
}
