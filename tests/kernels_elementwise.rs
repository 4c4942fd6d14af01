//! Elementwise maps, activations, softmax, optimizers and losses give the same bits at every
//! level and thread count, at every length, with every kind of float.
//!
//! What plain scalar code gives for one long array is expected of every shorter one as its first
//! part: so a result depends neither on where an element stands nor on what follows it. Arrays
//! start at odd addresses. The long ones are long enough to be shared among threads, which
//! `tests/kernels.rs` shows. That the plain code is right is for `tests/golden.rs`.
#![allow(clippy::disallowed_methods)]

mod support;

use std::sync::Arc;

use glia::activation::{Activation, ActivationKind};
use glia::kernels::elementwise::{Binary, Sum, Unary, combine_in_place, map_in_place};
use glia::kernels::runtime::Runtime;
use glia::kernels::simd::Simd;
use glia::loss::{Loss, LossKind, LossOutput};
use glia::optim::{Optimizer, OptimizerKind};

use support::compare::{assert_same_bits, same_float};
use support::random::{Random, SPECIAL};
use support::runtimes::{self, SHARED};
use support::targets::{OwnedTargets, every_form};

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

/// Applies `change` at every runtime and length to the first part of `before`, at addresses that
/// are 0 to 3 floats off, and expects the first part of what plain code gives for the whole.
fn check_prefixes(what: &str, before: &[f32], change: impl Fn(&Runtime, &mut [f32])) {
    let mut expected = before.to_vec();
    change(&runtimes::plain(), &mut expected);
    for runtime in runtimes::all() {
        for length in lengths() {
            let offset = length % 4;
            let mut values = [vec![f32::NAN; offset], before[..length].to_vec()].concat();
            change(&runtime, &mut values[offset..]);
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
    check_prefixes("a map", &values, |runtime, values| map_in_place(runtime, values, Parabola));
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
    check_prefixes("a combination", &values, |runtime, values| {
        combine_in_place(runtime, values, &others[..values.len()], Mixture);
    });
    check_prefixes("a sum", &values, |runtime, values| {
        combine_in_place(runtime, values, &others[..values.len()], Sum);
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
    let kinds = ActivationKind::ALL.into_iter().filter(|kind| *kind != ActivationKind::Softmax);
    kinds.map(Activation::new)
}

#[test]
fn activations_forward() {
    let values = inputs(4);
    for activation in elementwise_activations() {
        let name = activation.settings().entry().name;
        check_prefixes(name, &values, |runtime, values| {
            activation.forward(runtime, values.len(), values);
        });
    }
}

#[test]
fn activations_backward() {
    let (gradient, outputs) = (Random::new(5).awkward_floats(SHARED), inputs(6));
    for activation in elementwise_activations() {
        let name = format!("{} backward", activation.settings().entry().name);
        check_prefixes(&name, &gradient, |runtime, gradient| {
            activation.backward(runtime, gradient.len(), &outputs[..gradient.len()], gradient);
        });
    }
}

/// Rows for softmax: ordinary, widely spread, all equal, with special floats, awkward.
fn softmax_rows(random: &mut Random, columns: usize) -> Vec<f32> {
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

#[test]
fn softmax_rows_of_every_width() {
    let softmax = Activation::new(ActivationKind::Softmax);
    let (plain, runtimes) = (runtimes::plain(), runtimes::single_threaded());
    for columns in 1..=70 {
        let mut random = Random::new(columns as u64);
        let values = softmax_rows(&mut random, columns);
        let gradient = random.awkward_floats(values.len());
        let [mut outputs, mut input_gradient] = [values.clone(), gradient.clone()];
        softmax.forward(&plain, columns, &mut outputs);
        softmax.backward(&plain, columns, &outputs, &mut input_gradient);
        for runtime in &runtimes {
            let place = format!("width {columns} at {}", runtimes::describe(runtime));
            let mut got = values.clone();
            softmax.forward(runtime, columns, &mut got);
            assert_same_bits(&place, &got, &outputs);
            got.copy_from_slice(&gradient);
            softmax.backward(runtime, columns, &outputs, &mut got);
            assert_same_bits(&format!("{place}, backward"), &got, &input_gradient);
            // A row alone, at another address, gives what it gives among others.
            let row = columns % 5 * columns;
            let mut alone = [&[0.0; 3][..columns % 4], &values[row..row + columns]].concat();
            softmax.forward(runtime, columns, &mut alone[columns % 4..]);
            let expected = &outputs[row..row + columns];
            assert_same_bits(&format!("{place}, alone"), &alone[columns % 4..], expected);
        }
    }
}

/// Columns of arrays whose rows are shared among threads; the second is wider than a share.
const SHARED_COLUMNS: [usize; 2] = [501, 20_011];

#[test]
fn softmax_shared_among_threads() {
    let softmax = Activation::new(ActivationKind::Softmax);
    for columns in SHARED_COLUMNS {
        let count = SHARED.next_multiple_of(columns);
        let [values, gradient] = [7, 8].map(|seed| Random::new(seed).floats(count, -9.0, 9.0));
        let pass = |runtime: &Runtime| {
            let [mut outputs, mut gradient] = [values.clone(), gradient.clone()];
            softmax.forward(runtime, columns, &mut outputs);
            softmax.backward(runtime, columns, &outputs, &mut gradient);
            [outputs, gradient].concat()
        };
        let expected = pass(&runtimes::plain());
        for runtime in runtimes::all() {
            assert_same_bits(&runtimes::describe(&runtime), &pass(&runtime), &expected);
        }
    }
}

/// Three steps of an optimizer; weights and slots after them, one after the other.
fn three_steps(optimizer: &Optimizer, runtime: &Runtime, length: usize) -> Vec<f32> {
    let offset = length % 4;
    let first = |seed| Random::new(seed).awkward_floats(length);
    let mut weights = [vec![0.0; offset], first(9)].concat();
    let count = optimizer.kind().slots().len();
    let mut slots = vec![vec![0.0; length + offset]; count];
    for step in 1..=3 {
        let gradients = first(9 + step);
        let mut slots: Vec<_> = slots.iter_mut().map(|slot| &mut slot[offset..]).collect();
        optimizer.step(runtime, step, &mut weights[offset..], &gradients, &mut slots);
    }
    let all = std::iter::once(&weights).chain(&slots);
    all.flat_map(|values| &values[offset..]).copied().collect()
}

#[test]
fn optimizers() {
    for optimizer in OptimizerKind::ALL.map(Optimizer::new) {
        let name = optimizer.settings().entry().name;
        let expected = three_steps(&optimizer, &runtimes::plain(), SHARED);
        for runtime in runtimes::all() {
            for length in lengths().filter(|length| length % 2 == 1) {
                let place = format!("{name}, {length} at {}", runtimes::describe(&runtime));
                let got = three_steps(&optimizer, &runtime, length);
                for (got, expected) in got.chunks(length).zip(expected.chunks(SHARED)) {
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
    let (mut gradient, mut row_values) = (vec![f32::NAN; rows * columns], vec![f32::NAN; rows]);
    let result = LossOutput { row_values: &mut row_values, gradient: &mut gradient };
    let value = loss.evaluate(runtime, columns, outputs, &targets.lend(), result);
    (value, gradient, row_values)
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
        let form = targets.form();
        let place = format!("{kind:?}, {form}, {shape:?} at {}", runtimes::describe(runtime));
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

#[test]
fn the_loss_of_a_row_does_not_depend_on_the_batch() {
    let (rows, columns) = (7, 17);
    for kind in LossKind::ALL {
        let mut random = Random::new(30);
        let outputs = random.floats(rows * columns, -9.0, 9.0);
        for targets in every_form(kind, &mut random, rows, columns) {
            let loss = Loss::new(kind);
            let runtime = Runtime::single();
            let all = evaluate(&loss, &runtime, (rows, columns), &outputs, &targets).2;
            for (row, &expected) in all.iter().enumerate() {
                let outputs = &outputs[row * columns..][..columns];
                let one = targets.row(row, columns);
                let alone = evaluate(&loss, &runtime, (1, columns), outputs, &one).2;
                assert_same_bits(&format!("{kind:?}: row {row}"), &alone, &[expected]);
            }
        }
    }
}
