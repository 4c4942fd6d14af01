//! Every gradient of the library against central differences of a second implementation.
//!
//! The loss is computed anew in float64 (tests/support/reference.rs), nudged by ±1e-5 in one value
//! at a time, and the quotient compared with what a trainer gives for that weight, bias or input:
//! every activation × loss × kind of target, over networks with each kind of layer, shortcuts,
//! fan-out and a value added to itself, and over shapes that cross every block of a product.
//!
//! Where a nudge carries a value across a kink of its activation there is no derivative to
//! compare with, and the element is left out; the test counts that this stays rare.
#![allow(clippy::disallowed_methods)]

mod support;

use std::sync::Arc;

use glia::activation::{ActivationKind, Form};
use glia::error::ErrorCode;
use glia::kernels::runtime::Runtime;
use glia::loss::LossKind;
use glia::model::{Graph, Model};

use support::networks::{
    activation_layer, add, dense, dense_without_bias, gradient_trainer, graph, random_model,
};
use support::random::Random;
use support::reference::Values;
use support::runtimes;
use support::targets::{OwnedTargets, every_form};

/// How far a value is nudged to either side.
const STEP: f64 = 1e-5;
/// What a gradient may be off, as a share of the tensor's largest element.
const RELATIVE: f64 = 1e-4;
/// What it may be off at least: single-precision rounding of values of order one.
const ABSOLUTE: f64 = 2.5e-7;
/// No kink may be nearer to a value than this, or single precision may take the other side.
const NEAREST_KINK: f64 = 2e-5;
/// Elements of a tensor that are looked at; where there are more, so many are drawn.
const MOST_ELEMENTS: usize = if cfg!(debug_assertions) { 12 } else { 60 };

/// A way to put a network together from an activation and the width of its input.
type Topology = fn(ActivationKind, usize) -> Graph;

/// Node 0 is the input, node n the n-th layer.
const TOPOLOGIES: [(&str, Topology); 9] = [
    ("two dense layers", |f, width| {
        let layers = [(dense(4, f), &[0][..]), (dense(3, f), &[1])];
        graph(&[width], &layers)
    }),
    ("dense layers without bias", |f, width| {
        let layers = [(dense_without_bias(4, f), &[0][..]), (dense_without_bias(3, f), &[1])];
        graph(&[width], &layers)
    }),
    ("an activation layer between dense layers", |f, width| {
        let plain = ActivationKind::Identity;
        let layers =
            [(dense(5, plain), &[0][..]), (activation_layer(f), &[1]), (dense(3, plain), &[2])];
        graph(&[width], &layers)
    }),
    ("a shortcut around a dense layer", |f, width| {
        let plain = ActivationKind::Identity;
        let layers = [(dense(width, f), &[0][..]), (add(), &[0, 1]), (dense(3, plain), &[2])];
        graph(&[width], &layers)
    }),
    ("fan-out to three layers and their sum", |f, width| {
        let layers = [
            (dense(5, ActivationKind::Tanh), &[0][..]),
            (dense(3, f), &[1]),
            (dense_without_bias(3, f), &[1]),
            (dense(3, f), &[0]),
            (add(), &[4, 2, 3]),
        ];
        graph(&[width], &layers)
    }),
    ("a value added to itself", |f, width| {
        let plain = ActivationKind::Identity;
        let layers = [(dense(3, plain), &[0][..]), (add(), &[1, 1]), (activation_layer(f), &[2])];
        graph(&[width], &layers)
    }),
    ("the input added to itself, and the sum to the input", |f, width| {
        let layers = [(add(), &[0, 0][..]), (add(), &[1, 0, 1]), (dense(3, f), &[2])];
        graph(&[width], &layers)
    }),
    ("no parameters, two axes", |f, width| {
        let layers = [(activation_layer(f), &[0][..]), (add(), &[1, 0])];
        graph(&[3, width], &layers)
    }),
    ("a deep chain with long shortcuts", |f, width| {
        let layers = [
            (dense(4, f), &[0][..]),
            (dense(4, f), &[1]),
            (add(), &[2, 1]),
            (dense(4, ActivationKind::Sigmoid), &[3]),
            (add(), &[1, 4, 3]),
            (dense_without_bias(2, f), &[5]),
        ];
        graph(&[width], &layers)
    }),
];

/// For activations that change the number of columns: those that they get are even.
const RESHAPING: [(&str, Topology); 4] = [
    ("two dense layers", |f, width| {
        let layers = [(dense(8, f), &[0][..]), (dense_without_bias(6, f), &[1])];
        graph(&[width], &layers)
    }),
    ("an activation layer between dense layers", |f, width| {
        let plain = ActivationKind::Identity;
        let layers =
            [(dense(6, plain), &[0][..]), (activation_layer(f), &[1]), (dense(3, plain), &[2])];
        graph(&[width], &layers)
    }),
    ("fan-out to two activation layers and their sum", |f, width| {
        let plain = ActivationKind::Identity;
        let layers = [
            (dense(6, ActivationKind::Tanh), &[0][..]),
            (activation_layer(f), &[1]),
            (activation_layer(f), &[1]),
            (add(), &[2, 3]),
            (dense(3, plain), &[4]),
        ];
        graph(&[width], &layers)
    }),
    ("no parameters, two axes", |f, width| {
        graph(&[3, 2 * width], &[(activation_layer(f), &[0][..])])
    }),
];

/// Rows and width of the inputs.
const SHAPES: [(usize, usize); 4] = [(1, 1), (3, 2), (2, 7), (7, 5)];

/// What was compared and what was left out.
#[derive(Default)]
struct Count {
    compared: usize,
    left_out: usize,
}

/// A network with a batch, computed by both sides.
struct Case<'a> {
    what: String,
    model: Model,
    inputs: Vec<f32>,
    loss: LossKind,
    targets: &'a OwnedTargets,
}

#[test]
fn every_activation_with_every_loss_in_every_topology() {
    let runtimes = runtimes::all();
    for (activation_index, activation) in ActivationKind::ALL.into_iter().enumerate() {
        let mut count = Count::default();
        let topologies = match activation.form() {
            Form::Reshaping => &RESHAPING[..],
            _ => &TOPOLOGIES,
        };
        for (index, &(name, topology)) in topologies.iter().enumerate() {
            for (rows, width) in SHAPES {
                let turn = (activation_index + index * SHAPES.len() + rows) % runtimes.len();
                let what = format!("{} in {name}, {rows} rows", activation.entry().name);
                let build = || topology(activation, width);
                check_losses(&what, &build, rows, &runtimes[turn], &mut count);
            }
        }
        check_count(activation.entry().name, &count);
    }
}

/// Widths and batches on both sides of what changes the order of a sum: chains (32, 128 outputs),
/// blocks of 512 along the inputs, blocks of 256 along the batch.
const LARGE: [(usize, usize, usize); 6] =
    [(3, 520, 33), (260, 9, 5), (2, 33, 130), (2, 140, 600), (9, 70, 32), (520, 40, 17)];

#[test]
fn large_layers() {
    let runtimes = runtimes::all();
    for (index, (rows, inputs, units)) in LARGE.into_iter().enumerate() {
        let mut count = Count::default();
        let what = format!("{rows} rows of {inputs} inputs and {units} units");
        let build = || {
            let last = dense(10, ActivationKind::Identity);
            let layers = [(dense(units, ActivationKind::Tanh), &[0][..]), (last, &[1])];
            graph(&[inputs], &layers)
        };
        check_losses(&what, &build, rows, &runtimes[index % runtimes.len()], &mut count);
        check_count(&what, &count);
    }
}

#[test]
fn softmax_cross_entropy_refuses_a_network_that_ends_in_softmax() {
    let layers = [(dense(3, ActivationKind::Softmax), &[0][..])];
    let model = random_model(graph(&[2], &layers), &mut Random::new(1));
    let trainer = gradient_trainer(&model, LossKind::SoftmaxCrossEntropy, &runtimes::plain(), 4);
    assert_eq!(trainer.err().map(|error| error.code()), Some(ErrorCode::InvalidArgument));
}

/// Kinks must stay the exception, or the test would show nothing.
fn check_count(what: &str, count: &Count) {
    let Count { compared, left_out } = count;
    assert!(*compared > 100 && left_out * 50 <= *compared, "{what}: {compared}, not {left_out}");
}

/// Checks a network with every loss that fits it, in every form of targets.
fn check_losses(
    what: &str,
    build: &dyn Fn() -> Graph,
    rows: usize,
    runtime: &Arc<Runtime>,
    count: &mut Count,
) {
    for loss in LossKind::ALL {
        if loss == LossKind::SoftmaxCrossEntropy && build().ends_in_softmax() {
            continue;
        }
        let (model, inputs, mut random) = away_from_kinks(build, rows);
        let columns = model.network().output().size();
        for targets in every_form(loss, &mut random, rows, columns) {
            let place = runtimes::describe(runtime);
            let what = format!("{what}, {loss:?} with {}, at {place}", targets.form());
            let (model, inputs) = (model.clone(), inputs.clone());
            let case = Case { what, model, inputs, loss, targets: &targets };
            case.check(runtime, &mut random, count);
        }
    }
}

/// A random model and batch, drawn until no value is near a kink of its activation.
fn away_from_kinks(build: &dyn Fn() -> Graph, rows: usize) -> (Model, Vec<f32>, Random) {
    for seed in 0..100 {
        let mut random = Random::new(seed);
        let model = random_model(build(), &mut random);
        let inputs = random.floats(rows * model.network().input().size(), -1.5, 1.5);
        let pass = Values::new(&model, &inputs).forward(model.network());
        if pass.from_kinks.iter().all(|distance| distance.abs() > NEAREST_KINK) {
            return (model, inputs, random);
        }
    }
    panic!("no draw keeps away from the kinks");
}

/// Which list of the reference's values is nudged.
#[derive(Clone, Copy)]
enum Part {
    Parameter(usize),
    Inputs,
}

impl Case<'_> {
    fn check(&self, runtime: &Arc<Runtime>, random: &mut Random, count: &mut Count) {
        let rows = self.inputs.len() / self.model.network().input().size();
        let trainer = gradient_trainer(&self.model, self.loss, runtime, rows + 1);
        let mut trainer = trainer.unwrap_or_else(|error| panic!("{}: {error}", self.what));
        let loss = trainer.compute_gradients(&self.inputs, &self.targets.lend());
        let loss = loss.unwrap_or_else(|error| panic!("{}: {error}", self.what));
        let mut values = Values::new(&self.model, &self.inputs);
        let expected = values.loss(self.model.network(), self.loss, &self.targets.lend());
        let close = (loss - expected).abs() <= 1e-5 * expected.abs().max(1.0);
        assert!(close, "{}: loss: expected {expected}, got {loss}", self.what);
        for (index, parameter) in self.model.network().layout.parameters.iter().enumerate() {
            let gradient = &trainer.gradients()[parameter.range.clone()];
            let part = Part::Parameter(index);
            self.check_tensor(&parameter.name, &mut values, part, gradient, random, count);
        }
        let gradient = trainer.input_gradient().expect("asked for");
        self.check_tensor("inputs", &mut values, Part::Inputs, gradient, random, count);
    }

    /// Compares elements of one tensor's gradient with differences of the reference's loss.
    fn check_tensor(
        &self,
        name: &str,
        values: &mut Values,
        part: Part,
        gradient: &[f32],
        random: &mut Random,
        count: &mut Count,
    ) {
        let mut pairs = Vec::new();
        for index in elements(gradient, random) {
            match self.difference(values, part, index) {
                Some(expected) => pairs.push((index, f64::from(gradient[index]), expected)),
                None => count.left_out += 1,
            }
        }
        count.compared += pairs.len();
        let largest = gradient.iter().fold(0.0f32, |largest, value| largest.max(value.abs()));
        let largest = pairs.iter().fold(f64::from(largest), |a, pair| a.max(pair.2.abs()));
        for (index, got, expected) in pairs {
            let error = (got - expected).abs();
            assert!(
                error <= RELATIVE * largest + ABSOLUTE,
                "{}: gradient of {name}: index {index}: expected {expected:e}, got {got:e}, \
                 off by {error:e}; the largest element is {largest:e}",
                self.what
            );
        }
    }

    /// The derivative of the reference's loss by one value; `None` where a kink lies between.
    fn difference(&self, values: &mut Values, part: Part, index: usize) -> Option<f64> {
        let original = *value_mut(values, part, index);
        *value_mut(values, part, index) = original + STEP;
        let (above, above_kinks) = self.loss_and_sides(values);
        *value_mut(values, part, index) = original - STEP;
        let (below, below_kinks) = self.loss_and_sides(values);
        *value_mut(values, part, index) = original;
        (above_kinks == below_kinks).then(|| (above - below) / (2.0 * STEP))
    }

    /// The loss, and on which side of every kink each value is.
    fn loss_and_sides(&self, values: &Values) -> (f64, Vec<bool>) {
        let pass = values.forward(self.model.network());
        let sides = pass.from_kinks.iter().map(|distance| *distance > 0.0).collect();
        let loss = support::reference::loss(self.loss, &pass.outputs, &self.targets.lend());
        (loss, sides)
    }
}

fn value_mut(values: &mut Values, part: Part, index: usize) -> &mut f64 {
    match part {
        Part::Parameter(parameter) => &mut values.parameters[parameter][index],
        Part::Inputs => &mut values.inputs.as_slice_mut().expect("rows one after the other")[index],
    }
}

/// The elements that are looked at: all of a small tensor, some of a large one, with its last.
fn elements(gradient: &[f32], random: &mut Random) -> Vec<usize> {
    if gradient.len() <= MOST_ELEMENTS {
        return (0..gradient.len()).collect();
    }
    let drawn = (1..MOST_ELEMENTS).map(|_| random.below(gradient.len()));
    drawn.chain([gradient.len() - 1]).collect()
}
