//! Dense (fully connected) layer: y = f(x W + b).
//!
//! W is `[inputs, units]`, b is `[units]`. Backward, with g the gradient at the output and
//! z = g ∘ f′: ∂W = Xᵀ z, ∂b = Σ rows of z, ∂x = z Wᵀ. Rosenblatt 1958; Rumelhart, Hinton and
//! Williams 1986. Cost: rows · inputs · units multiply-adds forward, twice that backward.

use std::ops::{ControlFlow, Range};

use crate::activation::{Activation, ActivationKind, Context, Form, Parameters, Reads};
use crate::catalog::{Entry, Param, Parameter, Settings, switch};
use crate::error::Error;
use crate::init::{Fans, Initializer, InitializerKind};
use crate::kernels::column_sum::{COLUMN_CHUNK, sum_columns_onto};
use crate::kernels::gemm::{
    self, BATCH_BLOCK, Finish, Matrix, PRODUCT_SITES, PackPart, Product, RowEnd, RowLayer,
    multiply_at_pace,
};
use crate::kernels::join::Join;
use crate::kernels::pace::Work;
use crate::kernels::runtime::Runtime;
use crate::tensor::doubles::{add_multiple, part, part_mut};
use crate::tensor::shape::show_batch;

use super::pass::{PIECE, disjoint, rows_of_piece};
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
        end: match kind {
            ActivationKind::Identity => RowEnd::Sums,
            ActivationKind::Relu => RowEnd::Rectify,
            ActivationKind::Tanh => RowEnd::Tanh,
            _ => RowEnd::Finish,
        },
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

/// Places in the stage of a pass; 0 is the activation's.
const PRODUCT: usize = 1;
const BIAS: usize = PRODUCT + PRODUCT_SITES;
const INPUT_PRODUCT: usize = BIAS + 1;

pub(super) fn forward(activation: &Activation, pass: Forward<'_>) -> ControlFlow<()> {
    let [own, learned] = split(activation, pass.parameters);
    let weight = &pass.weights[own[0].clone()];
    let bias = own.get(1).map(|range| &pass.weights[range.clone()]);
    let (x, y, kind) = (pass.inputs[0], pass.output, activation.kind());
    let units = weight.len() / x.size;
    let (rows, runtime, packed, pace) = (pass.rows, pass.runtime, pass.packed, pass.pace);
    let parameters = Parameters { flat: pass.weights, ranges: learned };
    let start = pass.first_row.wrapping_mul(units);
    let context = Context { parameters, draw: pass.draw, start, ..Context::plain(runtime, units) };
    let [input, sums] = disjoint(pass.arena, [x.range(rows), pass.kept.unwrap_or(y).range(rows)]);
    let finish = |start: usize, part: &mut [f32]| {
        let start = context.start.wrapping_add(start);
        activation.compute_with(Context { start, ..context }, None, part);
    };
    let is_plain = matches!(kind, ActivationKind::Identity | ActivationKind::Relu);
    let is_fused = !is_plain && pass.kept.is_none() && kind.form() != Form::AlongRows;
    let finish = is_fused.then_some(&finish as Finish<'_>);
    let rectify = kind == ActivationKind::Relu && pass.kept.is_none();
    let product = forward_product(input, weight, [rows, x.size, units]);
    let product = Product { packed, bias, rectify, ..product };
    multiply_at_pace((runtime, pace), PRODUCT, &product, sums, pass.scratch, finish)?;
    if pass.kept.is_none() && (is_plain || is_fused) {
        return ControlFlow::Continue(());
    }
    pace.pieces(Work { site: 0, units }, rows, rows_of_piece(units), |rows| {
        let context = Context { start: start.wrapping_add(rows.start * units), ..context };
        match pass.kept {
            Some(kept) => {
                let ranges = [kept.range_of(&rows), y.range_of(&rows)];
                let [sums, output] = disjoint(pass.arena, ranges);
                activation.compute_with(context, Some(sums), output);
            }
            None => activation.compute_with(context, None, &mut pass.arena[y.range_of(&rows)]),
        }
    })
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

pub(super) fn backward(activation: &Activation, mut pass: Backward<'_>) -> ControlFlow<()> {
    let [own, learned] = split(activation, pass.parameters);
    let inputs = pass.inputs[0].size;
    let (rows, units) = (pass.rows, own[0].len() / inputs);
    let shape = [rows, inputs, units];
    let (runtime, draw) = (pass.runtime, pass.draw);
    let parameters = Parameters { flat: pass.weights, ranges: learned };
    let context = Context { parameters, draw, ..Context::plain(runtime, units) };
    let sum_gradient = differentiate(activation, context, &mut pass)?;
    let Backward { pace, scratch, arena, gradients, join, .. } = pass;
    let [x, gradient] = disjoint(arena, [pass.inputs[0].range(rows), sum_gradient.range(rows)]);
    let (accumulate, resume) = (join == Join::AddBlocks, join == Join::Resume);
    let product = Product { accumulate, resume, ..weight_product(x, gradient, shape) };
    let sums = &mut gradients[own[0].clone()];
    multiply_at_pace((runtime, pace), PRODUCT, &product, sums, scratch, None)?;
    if let Some(bias) = own.get(1) {
        let sums = &mut gradients[bias.clone()];
        pace.pieces(Work { site: BIAS, units: rows }, units, columns_of_piece(rows), |columns| {
            sum_columns_onto(runtime, gradient, units, join, (columns.start, &mut sums[columns]));
        })?;
    }
    let Some(input) = pass.input_gradients[0] else { return ControlFlow::Continue(()) };
    let weight = &pass.weights[own[0].clone()];
    let ranges = [sum_gradient.range(rows), input.place.range(rows)];
    let [gradient, input_gradient] = disjoint(arena, ranges);
    let product = input_product(gradient, weight, shape);
    let product = Product { accumulate: input.accumulate, ..product };
    multiply_at_pace((runtime, pace), INPUT_PRODUCT, &product, input_gradient, scratch, None)
}

/// Columns of a sum over rows that are one operation: whole chunks of that sum.
fn columns_of_piece(rows: usize) -> usize {
    (4 * PIECE / rows.max(1)).next_multiple_of(COLUMN_CHUNK)
}

/// Computes the gradients at the sums before the activation, and says where they stand.
fn differentiate(
    activation: &Activation,
    context: Context<'_>,
    pass: &mut Backward<'_>,
) -> ControlFlow<(), Place> {
    let read = pass.kept.unwrap_or(pass.output);
    if activation.kind().form() != Form::Reshaping {
        activation::differentiate(activation, context, pass, read)?;
        return ControlFlow::Continue(pass.output_gradient);
    }
    let (units, first_row) = (context.columns, pass.first_row);
    pass.pace.pieces(Work { site: 0, units }, pass.rows, rows_of_piece(units), |rows| {
        let ranges = [read.range_of(&rows), pass.output_gradient.range_of(&rows)];
        let [sums, gradient] = disjoint(pass.arena, ranges);
        let start = (first_row + rows.start).wrapping_mul(units);
        // The sums are read for the last time, and there are as many gradients.
        activation.differentiate_with(Context { start, ..context }, gradient, None, sums);
    })?;
    ControlFlow::Continue(read)
}
