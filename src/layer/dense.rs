//! Dense (fully connected) layer: y = f(x W + b).
//!
//! W is `[inputs, units]`, b is `[units]`. Backward, with g the gradient at the output and
//! z = g ∘ f′: ∂W = Xᵀ z, ∂b = Σ rows of z, ∂x = z Wᵀ. Rosenblatt 1958; Rumelhart, Hinton and
//! Williams 1986. Cost: rows · inputs · units multiply-adds forward, twice that backward.

use crate::activation::{Activation, ActivationKind, Reads};
use crate::catalog::{Entry, Param, Parameter, Settings};
use crate::error::Error;
use crate::init::{Fans, Initializer};
use crate::kernels::column_sum::sum_rows;
use crate::kernels::gemm::{self, BATCH_BLOCK, Matrix, Product, RowLayer, multiply};
use crate::kernels::runtime::Runtime;
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

/// The forward product, of which shapes alone matter to `scratch`.
fn forward_product<'a>(x: &'a [f32], weight: &'a [f32], shape: [usize; 3]) -> Product<'a> {
    let [_, inputs, units] = shape;
    Product::new(Matrix::rows(x, inputs), Matrix::rows(weight, units), shape)
}

/// ∂W = Xᵀ z, summed over the rows of the batch.
fn weight_product<'a>(x: &'a [f32], z: &'a [f32], shape: [usize; 3]) -> Product<'a> {
    let [rows, inputs, units] = shape;
    let (left, right) = (Matrix::rows(x, inputs).transposed(), Matrix::rows(z, units));
    let product = Product::new(left, right, [inputs, rows, units]);
    Product { chains: 1, block: BATCH_BLOCK, ..product }
}

/// ∂x = z Wᵀ.
fn input_product<'a>(z: &'a [f32], weight: &'a [f32], shape: [usize; 3]) -> Product<'a> {
    let [rows, inputs, units] = shape;
    let (left, right) = (Matrix::rows(z, units), Matrix::rows(weight, units).transposed());
    Product::new(left, right, [rows, units, inputs])
}

pub(super) fn scratch(settings: &Settings, inputs: usize, rows: usize, training: bool) -> usize {
    let units = settings.value(Param::Units) as usize;
    // What a product copies may grow when a batch is smaller than the largest.
    let scratch = |rows: usize| {
        let shape = [rows, inputs, units];
        let forward = forward_product(&[], &[], shape).scratch();
        if !training {
            return forward;
        }
        let weight = weight_product(&[], &[], shape).scratch();
        forward.max(weight).max(input_product(&[], &[], shape).scratch())
    };
    scratch(rows).max(scratch(1))
}

pub(super) fn packed_floats(settings: &Settings, inputs: usize) -> usize {
    RowLayer::floats(inputs, settings.value(Param::Units) as usize)
}

/// Weights, and behind them the bias, as the pass of one row reads it.
pub(super) fn pack(runtime: &Runtime, inputs: usize, parameters: &[&[f32]], packed: &mut [f32]) {
    let weight = parameters[0];
    let units = weight.len() / inputs;
    let (matrix, packed_bias) = packed.split_at_mut(gemm::packed_floats(inputs, units));
    gemm::pack(runtime, Matrix::rows(weight, units), inputs, units, gemm::DEPTH_BLOCK, matrix);
    if let Some(bias) = parameters.get(1) {
        packed_bias[..units].copy_from_slice(bias);
    }
}

pub(super) fn row_layer(
    settings: &Settings,
    activation: &Activation,
    inputs: usize,
) -> Option<RowLayer> {
    let kind = activation.kind();
    (1..=gemm::DEPTH_BLOCK).contains(&inputs).then(|| RowLayer {
        depth: inputs,
        units: settings.value(Param::Units) as usize,
        input: None,
        output: None,
        packed: 0,
        rectify: kind == ActivationKind::Relu,
        finish: !matches!(kind, ActivationKind::Identity | ActivationKind::Relu),
    })
}

/// Whether the backward pass reads the sums before the activation, so that training keeps them.
pub(super) fn keeps_sums(activation: &Activation) -> bool {
    activation.kind().reads() == Reads::Input
}

pub(super) fn forward(activation: &Activation, mut pass: Forward<'_>) {
    let (inputs, units) = (pass.inputs[0].size, pass.output.size);
    let (rows, runtime, packed) = (pass.rows, pass.runtime, pass.packed);
    let weight = &pass.weights[pass.parameters[0].clone()];
    let bias = pass.parameters.get(1).map(|range| &pass.weights[range.clone()]);
    let scratch = std::mem::take(&mut pass.scratch);
    if let Some(kept) = pass.kept {
        let (x, sums) = pass.input_and(0, kept);
        let product = forward_product(x, weight, [rows, inputs, units]);
        multiply(runtime, &Product { packed, bias, ..product }, sums, scratch, None);
        let [sums, y] = disjoint(pass.arena, [kept.range(rows), pass.output.range(rows)]);
        activation.forward_into(runtime, units, sums, y);
        return;
    }
    let (x, y) = pass.input_and_output(0);
    let rectify = activation.kind() == ActivationKind::Relu;
    let product = forward_product(x, weight, [rows, inputs, units]);
    let product = Product { packed, bias, rectify, ..product };
    let finish = |_: usize, part: &mut [f32]| activation.forward(runtime, units, part);
    match activation.kind() {
        ActivationKind::Identity | ActivationKind::Relu => {
            multiply(runtime, &product, y, scratch, None);
        }
        kind if kind.is_elementwise() => multiply(runtime, &product, y, scratch, Some(&finish)),
        _ => {
            multiply(runtime, &product, y, scratch, None);
            activation.forward(runtime, units, y);
        }
    }
}

pub(super) fn backward(activation: &Activation, mut pass: Backward<'_>) {
    let shape = [pass.rows, pass.inputs[0].size, pass.output.size];
    let (rows, runtime) = (pass.rows, pass.runtime);
    let scratch = std::mem::take(&mut pass.scratch);
    let read = pass.kept.unwrap_or(pass.output);
    let (read, gradient) = pass.place_and_gradient(read);
    activation.backward(runtime, shape[2], read, gradient);
    let ranges = [pass.inputs[0].range(rows), pass.output_gradient.range(rows)];
    let [x, gradient] = disjoint(pass.arena, ranges);
    let product = weight_product(x, gradient, shape);
    let weight_gradient = &mut pass.gradients[pass.parameters[0].clone()];
    multiply(runtime, &product, weight_gradient, scratch, None);
    if let Some(bias) = pass.parameters.get(1) {
        sum_rows(runtime, gradient, &mut pass.gradients[bias.clone()]);
    }
    let Some(input) = pass.input_gradients[0] else { return };
    let weight = &pass.weights[pass.parameters[0].clone()];
    let (gradient, input_gradient) = pass.gradients_of(&input);
    let product = input_product(gradient, weight, shape);
    let product = Product { accumulate: input.accumulate, ..product };
    multiply(runtime, &product, input_gradient, scratch, None);
}
