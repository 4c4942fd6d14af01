//! Elementwise maps, activations, softmax, optimizers and losses give the same bits at every
//! level and thread count, at every length, with every kind of float.
//!
//! What plain scalar code gives for a long array, computed in short pieces, is expected of the
//! whole and of every shorter one as its first part: so a result depends neither on where an
//! element stands nor on what is beside it. Arrays start at odd addresses. The long ones are long
//! enough to be shared among threads, which `tests/kernels/products.rs` shows. That the plain code is right
//! is for `tests/reference/golden.rs`.
#![allow(clippy::disallowed_methods)]

use std::ops::Range;
use std::sync::Arc;

use glia::activation::{Activation, ActivationKind, Form};
use glia::kernels::elementwise::{Binary, Sum, Unary, combine_in_place, map_in_place};
use glia::kernels::runtime::Runtime;
use glia::kernels::simd::Simd;
use glia::loss::{Loss, LossKind, LossOutput};
use glia::optim::{Arrays, Optimizer, OptimizerKind, Step};

use crate::support::compare::{assert_same_bits, same_float};
use crate::support::random::{Random, SPECIAL};
use crate::support::runtimes::{self, SHARED};
use crate::support::targets::{OwnedTargets, every_form};

/// Long arrays' expected results are computed in pieces of so many elements.
const PIECE: usize = 997;

/// Every length around the lane widths, some longer ones, and one that threads share.
fn lengths() -> impl Iterator<Item = usize> {
    (0..=70).chain([1000, 100_003, SHARED])
}

/// Inputs of the greatest length: all special floats first, then floats of every kind.
fn inputs(seed: u64) -> Vec<f32> {
    let mut values = SPECIAL.to_vec();
    values.extend(Random::new(seed).awkward_floats(SHARED - SPECIAL.len()));
    values
}

/// The pieces in which a long array's expected results are computed.
fn pieces() -> impl Iterator<Item = Range<usize>> {
    (0..SHARED).step_by(PIECE).map(|start| start..SHARED.min(start + PIECE))
}

/// Applies `change(runtime, range, values)` at every runtime and length to the first part of
/// `before`, at addresses that are 0 to 3 floats off, and expects what plain code gives. The range
/// says which part of `before` the values are.
fn check_prefixes(what: &str, before: &[f32], change: impl Fn(&Runtime, Range<usize>, &mut [f32])) {
    let (plain, mut expected) = (runtimes::plain(), before.to_vec());
    pieces().for_each(|range| change(&plain, range.clone(), &mut expected[range]));
    for runtime in runtimes::all() {
        for length in lengths() {
            let offset = length % 4;
            let mut values = [vec![f32::NAN; offset], before[..length].to_vec()].concat();
            change(&runtime, 0..length, &mut values[offset..]);
            let place = format!("{what}, {length} values at {}", runtimes::describe(&runtime));
            assert_same_bits(&place, &values[offset..], &expected[..length]);
        }
    }
}

/// x² + x in one rounding, and its root where there is one.
#[derive(Clone, Copy)]
struct Parabola;

impl Unary for Parabola {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let square = simd.fma(x, x, x);
        simd.select(simd.less(simd.splat(0.0), square), simd.sqrt(square), square)
    }
}

/// x / y − x y in one rounding.
#[derive(Clone, Copy)]
struct Mixture;

impl Binary for Mixture {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, x: S::F32, y: S::F32) -> S::F32 {
        simd.fma(simd.neg(x), y, simd.div(x, y))
    }
}

#[test]
fn maps() {
    let values = inputs(1);
    check_prefixes("a map", &values, |runtime, _, values| map_in_place(runtime, values, Parabola));
    let mut got = values.clone();
    map_in_place(&runtimes::plain(), &mut got, Parabola);
    for (&x, &got) in values.iter().zip(&got) {
        let square = x.mul_add(x, x);
        let expected = if square > 0.0 { square.sqrt() } else { square };
        assert!(same_float(got, expected), "{x:e}: expected {expected:e}, got {got:e}");
    }
}

#[test]
fn combinations() {
    let (values, others) = (inputs(2), Random::new(3).awkward_floats(SHARED));
    check_prefixes("a combination", &values, |runtime, range, values| {
        combine_in_place(runtime, values, &others[range], Mixture);
    });
    check_prefixes("a sum", &values, |runtime, range, values| {
        combine_in_place(runtime, values, &others[range], Sum);
    });
    let (mut mixture, mut sum) = (values.clone(), values.clone());
    combine_in_place(&runtimes::plain(), &mut mixture, &others, Mixture);
    combine_in_place(&runtimes::plain(), &mut sum, &others, Sum);
    for (index, (&x, &y)) in values.iter().zip(&others).enumerate() {
        let expected = (-x).mul_add(y, x / y);
        assert!(same_float(mixture[index], expected), "{x:e}, {y:e}: {:e}", mixture[index]);
        assert!(same_float(sum[index], x + y), "{x:e} + {y:e}: {:e}", sum[index]);
    }
}

/// The activations whose outputs depend on one input each.
fn elementwise_activations() -> impl Iterator<Item = Activation> {
    let kinds = ActivationKind::ALL.into_iter().filter(|kind| kind.is_elementwise());
    kinds.map(Activation::new)
}

/// The activations along rows.
fn activations_along_rows() -> impl Iterator<Item = Activation> {
    let kinds = ActivationKind::ALL.into_iter().filter(|kind| kind.form() == Form::AlongRows);
    kinds.map(Activation::new)
}

#[test]
fn activations_forward() {
    let values = inputs(4);
    for activation in elementwise_activations() {
        let name = activation.settings().entry().name;
        check_prefixes(name, &values, |runtime, _, values| {
            activation.forward(runtime, values.len(), values);
        });
    }
}

#[test]
fn activations_backward() {
    let (gradient, outputs) = (Random::new(5).awkward_floats(SHARED), inputs(6));
    for activation in elementwise_activations() {
        let name = format!("{} backward", activation.settings().entry().name);
        check_prefixes(&name, &gradient, |runtime, range, gradient| {
            activation.backward(runtime, range.len(), &outputs[range], gradient);
        });
    }
}

/// Twenty rows for softmax, enough for groups and single rows.
fn softmax_rows(random: &mut Random, columns: usize) -> Vec<f32> {
    [(); 4].map(|()| five_softmax_rows(random, columns)).concat()
}

/// Rows: ordinary, widely spread, all equal, with special floats, awkward.
fn five_softmax_rows(random: &mut Random, columns: usize) -> Vec<f32> {
    let mut special = random.floats(columns, -4.0, 4.0);
    special[random.below(columns)] = SPECIAL[random.below(SPECIAL.len())];
    let rows = [
        random.floats(columns, -4.0, 4.0),
        random.floats(columns, -60.0, 60.0),
        vec![1e4; columns],
        special,
        random.awkward_floats(columns),
    ];
    rows.concat()
}

/// Checks what a call writes into an array at an odd address, and that it writes nothing around it.
fn check_apart(what: &str, expected: &[f32], call: impl FnOnce(&mut [f32])) {
    const AROUND: usize = 19;
    let mut memory = vec![7.0; expected.len() + 2 * AROUND];
    let range = AROUND..AROUND + expected.len();
    call(&mut memory[range.clone()]);
    assert_same_bits(what, &memory[range.clone()], expected);
    memory.drain(range);
    assert_same_bits(&format!("around {what}"), &memory, &[7.0; 2 * AROUND]);
}

#[test]
fn rows_of_every_width() {
    activations_along_rows().for_each(|activation| check_rows(&activation));
}

fn check_rows(activation: &Activation) {
    let name = activation.settings().entry().name;
    let (plain, runtimes) = (runtimes::plain(), runtimes::single_threaded());
    for columns in 1..=70 {
        let mut random = Random::new(columns as u64);
        let values = softmax_rows(&mut random, columns);
        let gradient = random.awkward_floats(values.len());
        let [mut outputs, mut input_gradient] = [values.clone(), gradient.clone()];
        activation.forward(&plain, columns, &mut outputs);
        activation.backward(&plain, columns, &outputs, &mut input_gradient);
        for runtime in &runtimes {
            let place = format!("{name}, width {columns} at {}", runtimes::describe(runtime));
            let mut got = values.clone();
            activation.forward(runtime, columns, &mut got);
            assert_same_bits(&place, &got, &outputs);
            got.copy_from_slice(&gradient);
            activation.backward(runtime, columns, &outputs, &mut got);
            assert_same_bits(&format!("{place}, backward"), &got, &input_gradient);
            check_apart(&format!("{place}, apart"), &outputs, |result| {
                activation.forward_into(runtime, columns, &values, result);
            });
            check_apart(&format!("{place}, backward apart"), &input_gradient, |result| {
                activation.backward_into(runtime, columns, &outputs, &gradient, result);
            });
            // A row alone, at another address, gives what it gives among others.
            let row = columns * 7 % 20 * columns;
            let mut alone = [&[0.0; 3][..columns % 4], &values[row..row + columns]].concat();
            activation.forward(runtime, columns, &mut alone[columns % 4..]);
            let expected = &outputs[row..row + columns];
            assert_same_bits(&format!("{place}, alone"), &alone[columns % 4..], expected);
        }
    }
}

/// Columns of arrays whose rows are shared among threads; the second is wider than a share.
const SHARED_COLUMNS: [usize; 2] = [501, 20_011];

#[test]
fn rows_shared_among_threads() {
    activations_along_rows().for_each(|activation| check_shared_rows(&activation));
}

fn check_shared_rows(activation: &Activation) {
    let name = activation.settings().entry().name;
    for columns in SHARED_COLUMNS {
        let count = SHARED.next_multiple_of(columns);
        let [values, gradient] = [7, 8].map(|seed| Random::new(seed).floats(count, -9.0, 9.0));
        let pass = |runtime: &Runtime, range: Range<usize>| {
            let mut outputs = values[range.clone()].to_vec();
            let mut gradient = gradient[range].to_vec();
            activation.forward(runtime, columns, &mut outputs);
            activation.backward(runtime, columns, &outputs, &mut gradient);
            [outputs, gradient]
        };
        let (plain, rows) = (runtimes::plain(), (0..count).step_by(columns));
        let alone = rows.map(|first| pass(&plain, first..first + columns)).collect::<Vec<_>>();
        for runtime in runtimes::all() {
            let [outputs, gradient] = pass(&runtime, 0..count);
            for (row, [expected_outputs, expected_gradient]) in alone.iter().enumerate() {
                let place = format!("{name}, row {row} at {}", runtimes::describe(&runtime));
                let range = row * columns..(row + 1) * columns;
                assert_same_bits(&place, &outputs[range.clone()], expected_outputs);
                assert_same_bits(&place, &gradient[range], expected_gradient);
            }
        }
    }
}

/// Weights and the gradients of three steps.
type Steps = [Vec<f32>; 4];

/// Three steps of an optimizer over a part of the weights; weights and slots after them.
fn three_steps(
    optimizer: &Optimizer,
    runtime: &Runtime,
    steps: &Steps,
    range: Range<usize>,
) -> Vec<Vec<f32>> {
    let offset = range.len() % 4;
    let mut weights = [&[0.0; 3][..offset], &steps[0][range.clone()]].concat();
    let mut slots = vec![vec![0.0; range.len() + offset]; optimizer.slots().len()];
    for (step, gradients) in (1..).zip(&steps[1..]) {
        let mut slots: Vec<_> = slots.iter_mut().map(|slot| &mut slot[offset..]).collect();
        let (weights, gradients) = (&mut weights[offset..], &gradients[range.clone()]);
        let arrays = Arrays::flat(weights, gradients, &mut slots);
        optimizer.step(runtime, Step::new(step), arrays);
    }
    let all = std::iter::once(weights).chain(slots);
    all.map(|values| values[offset..].to_vec()).collect()
}

#[test]
fn optimizers() {
    let steps = [9, 10, 11, 12].map(|seed| Random::new(seed).awkward_floats(SHARED));
    let is_elementwise = |kind: &OptimizerKind| !kind.takes_whole_parameters() && !kind.searches();
    let kinds = OptimizerKind::ALL.into_iter().filter(is_elementwise);
    for optimizer in kinds.map(Optimizer::new) {
        let name = optimizer.settings().entry().name;
        let plain = runtimes::plain();
        let parts = pieces().map(|range| three_steps(&optimizer, &plain, &steps, range));
        let expected = parts.reduce(|mut all, part| {
            all.iter_mut().zip(part).for_each(|(all, part)| all.extend(part));
            all
        });
        let expected = expected.expect("at least one piece");
        for runtime in runtimes::all() {
            for length in lengths() {
                let place = format!("{name}, {length} at {}", runtimes::describe(&runtime));
                let got = three_steps(&optimizer, &runtime, &steps, 0..length);
                for (got, expected) in got.iter().zip(&expected) {
                    assert_same_bits(&place, got, &expected[..length]);
                }
            }
        }
    }
}

/// Rows and columns of batches; the last two are shared among threads.
const BATCHES: [(usize, usize); 10] = [
    (1, 1),
    (3, 1),
    (5, 10),
    (7, 17),
    (2, 70),
    (64, 16),
    (300, 3),
    (2, 5000),
    (600, 501),
    (15, 20_011),
];

/// What a loss gives: its value, the gradient and the rows' values.
fn evaluate(
    loss: &Loss,
    runtime: &Runtime,
    (rows, columns): (usize, usize),
    outputs: &[f32],
    targets: &OwnedTargets,
) -> (f64, Vec<f32>, Vec<f32>) {
    let (mut gradient, mut values) = (vec![f32::NAN; rows * columns], vec![f32::NAN; rows]);
    let mut room = vec![f32::NAN; loss.room(rows, columns)];
    let result = LossOutput { row_values: &mut values, gradient: &mut gradient, room: &mut room };
    let value = loss.evaluate(runtime, columns, outputs, &targets.lend(), result);
    (value, gradient, values)
}

fn check_loss(
    kind: LossKind,
    shape: (usize, usize),
    outputs: &[f32],
    targets: &OwnedTargets,
    runtimes: &[Arc<Runtime>],
) {
    let loss = Loss::new(kind);
    let expected = evaluate(&loss, &runtimes::plain(), shape, outputs, targets);
    for runtime in runtimes {
        let place = (targets.form(), shape, runtimes::describe(runtime));
        let place = format!("{kind:?}, {place:?}");
        let (value, gradient, row_values) = evaluate(&loss, runtime, shape, outputs, targets);
        assert_same_bits(&format!("{place}: gradient"), &gradient, &expected.1);
        assert_same_bits(&format!("{place}: rows"), &row_values, &expected.2);
        let same = value.to_bits() == expected.0.to_bits() || value.is_nan() && expected.0.is_nan();
        assert!(same, "{place}: expected {:e}, got {value:e}", expected.0);
    }
}

#[test]
fn losses() {
    let runtimes = runtimes::all();
    for kind in LossKind::ALL {
        for (index, (rows, columns)) in BATCHES.into_iter().enumerate() {
            let columns = columns.next_multiple_of(kind.parts());
            let mut random = Random::new(20 + index as u64);
            let mut batches = vec![random.floats(rows * columns, -9.0, 9.0)];
            if rows * columns < SHARED {
                batches.push(random.awkward_floats(rows * columns));
            }
            for targets in every_form(kind, &mut random, rows, columns) {
                for outputs in &batches {
                    check_loss(kind, (rows, columns), outputs, &targets, &runtimes);
                }
            }
        }
    }
}

/// Powers of two of rows, so that dividing is exact; the second batch is shared among threads.
const EVEN_BATCHES: [(usize, usize); 2] = [(8, 17), (1024, 301)];

#[test]
fn a_row_has_the_same_loss_and_gradient_alone_as_in_a_batch() {
    let runtimes = [runtimes::plain(), Runtime::single()];
    let kinds = LossKind::ALL.into_iter().filter(|kind| !kind.mixes_rows());
    for (kind, (rows, columns)) in kinds.flat_map(|kind| EVEN_BATCHES.map(|shape| (kind, shape))) {
        let (loss, mut random) = (Loss::new(kind), Random::new(30));
        let columns = columns.next_multiple_of(kind.parts());
        let outputs = random.floats(rows * columns, -9.0, 9.0);
        for targets in every_form(kind, &mut random, rows, columns) {
            let batch = evaluate(&loss, &runtimes[1], (rows, columns), &outputs, &targets);
            for row in 0..rows {
                let range = row * columns..(row + 1) * columns;
                let one = targets.row(row, kind.target_columns(columns));
                let (_, mut gradient, value) =
                    evaluate(&loss, &runtimes[0], (1, columns), &outputs[range.clone()], &one);
                gradient.iter_mut().for_each(|gradient| *gradient /= rows as f32);
                let place = format!("{kind:?} with {}: row {row} of {rows}", targets.form());
                assert_same_bits(&place, &batch.2[row..=row], &value);
                assert_same_bits(&place, &batch.1[range], &gradient);
            }
        }
    }
}
