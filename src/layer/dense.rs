//! Dense (fully connected) layer: y = f(x W + b).
//!
//! W is `[inputs, units]`, b is `[units]`. Backward, with g the gradient at the output and
//! z = g ∘ f′: ∂W = Xᵀ z, ∂b = Σ rows of z, ∂x = z Wᵀ. Rosenblatt 1958; Rumelhart, Hinton and
//! Williams 1986. Cost: rows · inputs · units multiply-adds forward, twice that backward.

use std::ops::Range;

use crate::activation::{Activation, ActivationKind, Context, Form, Parameters, Reads};
use crate::catalog::{Entry, Param, Parameter, Settings, switch};
use crate::error::Error;
use crate::init::{Fans, Initializer, InitializerKind};
use crate::kernels::column_sum::sum_rows_onto;
use crate::kernels::gemm::{self, BATCH_BLOCK, Matrix, PackPart, Product, RowLayer, multiply};
use crate::kernels::join::Join;
use crate::kernels::runtime::Runtime;
use crate::tensor::doubles::{add_multiple, part, part_mut};
use crate::tensor::shape::show_batch;

use super::pass::disjoint;
use super::{Backward, Forward, ForwardInDouble, ParameterNeed, Place, activation, only_input};

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
            description: "the number of sums x W + b: of outputs, where the activation does not \
                          say otherwise",
        },
        switch(Param::UseBias, 1.0, "1 to add a bias, 0 for none"),
    ],
};

pub(super) fn output_shape(
    settings: &Settings,
    activation: &Activation,
    inputs: &[&[usize]],
) -> Result<Vec<usize>, Error> {
    let units = settings.value(Param::Units) as usize;
    match only_input("dense", inputs)? {
        [_] => Ok(vec![activation.output_columns("units", units)?]),
        shape => Err(Error::shape(format!(
            "inputs: layer dense: expected an input of shape [*, features], got {}",
            show_batch(shape)
        ))),
    }
}

/// What fills weight and bias where the host says nothing.
pub(super) fn initializers() -> Vec<(&'static str, Initializer)> {
    vec![
        ("weight", Initializer::new(InitializerKind::HeNormal)),
        ("bias", Initializer::new(InitializerKind::Constant)),
    ]
}

pub(super) fn parameters(
    settings: &Settings,
    inputs: usize,
    initializer: impl Fn(&str) -> Initializer,
) -> Vec<ParameterNeed> {
    let units = settings.value(Param::Units) as usize;
    let fans = Fans { fan_in: inputs, fan_out: units };
    let mut needs = vec![ParameterNeed {
        name: "weight",
        shape: vec![inputs, units],
        fans,
        initializer: initializer("weight"),
    }];
    if settings.value(Param::UseBias) == 1.0 {
        let initializer = initializer("bias");
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

/// The parts of the copy of the weights.
pub(super) fn pack_parts(settings: &Settings, inputs: usize, most: usize) -> Vec<PackPart> {
    let units = settings.value(Param::Units) as usize;
    gemm::pack_parts(inputs, units, gemm::DEPTH_BLOCK, most)
}

/// A part of the weights, and with the last the bias behind them, as the pass of one row reads it;
/// `own` are the ranges of the layer's parameters without the activation's.
pub(super) fn pack(
    runtime: &Runtime,
    flat: &[f32],
    own: &[Range<usize>],
    (units, part): (usize, &PackPart),
    packed: &mut [f32],
) {
    let weight = &flat[own[0].clone()];
    let inputs = weight.len() / units;
    let (matrix, packed_bias) = packed.split_at_mut(gemm::packed_floats(inputs, units));
    gemm::pack_part(runtime, Matrix::rows(weight, units), units, part, matrix);
    let is_last = part.rows.end == inputs && part.columns.end == units;
    if let (true, Some(bias)) = (is_last, own.get(1)) {
        packed_bias[..units].copy_from_slice(&flat[bias.clone()]);
    }
}

pub(super) fn row_layer(
    settings: &Settings,
    activation: &Activation,
    inputs: usize,
) -> Option<RowLayer> {
    let kind = activation.kind();
    let keeps_length = kind.form() != Form::Reshaping;
    (keeps_length && (1..=gemm::DEPTH_BLOCK).contains(&inputs)).then(|| RowLayer {
        depth: inputs,
        units: settings.value(Param::Units) as usize,
        input: None,
        output: None,
        packed: 0,
        rectify: kind == ActivationKind::Relu,
        finish: !matches!(kind, ActivationKind::Identity | ActivationKind::Relu),
    })
}

/// Values that are kept apart from the outputs, a row: the sums before the activation, where the
/// backward pass reads them, or where there are not as many outputs.
pub(super) fn kept(settings: &Settings, activation: &Activation, training: bool) -> usize {
    let kind = activation.kind();
    let is_read = training && kind.reads() == Reads::Input;
    if is_read || kind.form() == Form::Reshaping {
        settings.value(Param::Units) as usize
    } else {
        0
    }
}

/// The parameters of the layer itself, and those of its activation.
pub(super) fn split<'a, T>(activation: &Activation, parameters: &'a [T]) -> [&'a [T]; 2] {
    let (own, learned) = parameters.split_at(parameters.len() - activation.kind().learned().len());
    [own, learned]
}

pub(super) fn forward(activation: &Activation, mut pass: Forward<'_>) {
    let [own, learned] = split(activation, pass.parameters);
    let weight = &pass.weights[own[0].clone()];
    let bias = own.get(1).map(|range| &pass.weights[range.clone()]);
    let inputs = pass.inputs[0].size;
    let units = weight.len() / inputs;
    let (rows, runtime, packed) = (pass.rows, pass.runtime, pass.packed);
    let parameters = Parameters { flat: pass.weights, ranges: learned };
    let start = pass.first_row.wrapping_mul(units);
    let context = Context { parameters, draw: pass.draw, start, ..Context::plain(runtime, units) };
    let scratch = std::mem::take(&mut pass.scratch);
    if let Some(kept) = pass.kept {
        let (x, sums) = pass.input_and(0, kept);
        let product = forward_product(x, weight, [rows, inputs, units]);
        multiply(runtime, &Product { packed, bias, ..product }, sums, scratch, None);
        let [sums, y] = disjoint(pass.arena, [kept.range(rows), pass.output.range(rows)]);
        activation.compute_with(context, Some(sums), y);
        return;
    }
    let (x, y) = pass.input_and_output(0);
    let rectify = activation.kind() == ActivationKind::Relu;
    let product = forward_product(x, weight, [rows, inputs, units]);
    let product = Product { packed, bias, rectify, ..product };
    let finish = |start: usize, part: &mut [f32]| {
        let start = context.start.wrapping_add(start);
        activation.compute_with(Context { start, ..context }, None, part);
    };
    match activation.kind() {
        ActivationKind::Identity | ActivationKind::Relu => {
            multiply(runtime, &product, y, scratch, None);
        }
        kind if kind.form() == Form::AlongRows => {
            multiply(runtime, &product, y, scratch, None);
            finish(0, y);
        }
        _ => multiply(runtime, &product, y, scratch, Some(&finish)),
    }
}

pub(super) fn forward_in_double(activation: &Activation, pass: ForwardInDouble<'_>) {
    let [own, learned] = split(activation, pass.parameters);
    let weight = part(pass.weights, own[0].clone());
    let units = weight.len() / pass.input_size;
    let rows = pass.inputs[0].len() / pass.input_size;
    let all_sums = part_mut(pass.scratch, 0..rows * units);
    let rows = all_sums.chunks_exact_mut(units).zip(pass.inputs[0].chunks_exact(pass.input_size));
    for (sums, x) in rows {
        sums.fill(0.0);
        for (x, weights) in x.iter().zip(weight.chunks_exact(units)) {
            add_multiple(sums, *x, weights);
        }
        if let Some(bias) = own.get(1) {
            add_multiple(sums, 1.0, part(pass.weights, bias.clone()));
        }
    }
    activation::forward_in_double(
        activation,
        ForwardInDouble {
            inputs: &[all_sums],
            input_size: units,
            columns: units,
            parameters: learned,
            scratch: &mut [],
            ..pass
        },
    );
}

pub(super) fn backward(activation: &Activation, mut pass: Backward<'_>) {
    let [own, learned] = split(activation, pass.parameters);
    let inputs = pass.inputs[0].size;
    let shape = [pass.rows, inputs, own[0].len() / inputs];
    let (rows, runtime) = (pass.rows, pass.runtime);
    let parameters = Parameters { flat: pass.weights, ranges: learned };
    let (start, draw) = (pass.first_row.wrapping_mul(shape[2]), pass.draw);
    let context = Context { parameters, draw, start, ..Context::plain(runtime, shape[2]) };
    let scratch = std::mem::take(&mut pass.scratch);
    let sum_gradient = differentiate(activation, context, &mut pass);
    let [x, gradient] =
        disjoint(pass.arena, [pass.inputs[0].range(rows), sum_gradient.range(rows)]);
    let (accumulate, resume) = (pass.join == Join::AddBlocks, pass.join == Join::Resume);
    let product = Product { accumulate, resume, ..weight_product(x, gradient, shape) };
    multiply(runtime, &product, &mut pass.gradients[own[0].clone()], scratch, None);
    if let Some(bias) = own.get(1) {
        sum_rows_onto(runtime, gradient, pass.join, &mut pass.gradients[bias.clone()]);
    }
    let Some(input) = pass.input_gradients[0] else { return };
    let weight = &pass.weights[own[0].clone()];
    let ranges = [sum_gradient.range(rows), input.place.range(rows)];
    let [gradient, input_gradient] = disjoint(pass.arena, ranges);
    let product = input_product(gradient, weight, shape);
    let product = Product { accumulate: input.accumulate, ..product };
    multiply(runtime, &product, input_gradient, scratch, None);
}

/// Computes the gradients at the sums before the activation, and says where they stand.
fn differentiate(activation: &Activation, context: Context<'_>, pass: &mut Backward<'_>) -> Place {
    let read = pass.kept.unwrap_or(pass.output);
    let ranges = [read.range(pass.rows), pass.output_gradient.range(pass.rows)];
    let [read_values, gradient] = disjoint(pass.arena, ranges);
    if activation.kind().form() == Form::Reshaping {
        // The sums are read for the last time, and there are as many gradients.
        activation.differentiate_with(context, gradient, None, read_values);
        return read;
    }
    match &mut pass.sums {
        Some(sums) => {
            let context = Context { start: sums.first_row * context.columns, ..context };
            activation.add_parameter_gradients(context, read_values, gradient, sums.floats);
        }
        None => activation.differentiate_parameters(context, read_values, gradient, pass.gradients),
    }
    activation.differentiate_with(context, read_values, None, gradient);
    pass.output_gradient
}
