//! Every gradient of the library against central differences in float64, by the library's own check.
//!
//! Every activation × two losses × kind of target, over networks with each kind of layer, shortcuts, fan-out
//! and a value added to itself, and over shapes that cross every block of a product. What the check
//! takes differences of stands apart from the kernels, and tests/reference/in_double.rs holds it against the
//! golden tables; that the check finds what is wrong is shown by tests/reference/gradient_check.rs. Here the
//! gradients are also those of a trainer, bit for bit.
//!
//! Elements with a kink among the points of a difference are not compared; the test counts that this
//! stays rare.
#![allow(clippy::disallowed_methods)]

use std::sync::Arc;

use glia::activation::{ActivationKind, Form};
use glia::error::ErrorCode;
use glia::kernels::runtime::Runtime;
use glia::loss::{Loss, LossKind};
use glia::model::{Graph, Model};
use glia::train::{CheckedLoss, GradientCheckOptions, Gradients, compare_gradients};

use crate::support::compare::same_bits;
use crate::support::networks::{
    activation_layer, add, dense, dense_without_bias, gradient_trainer, graph, random_model,
};
use crate::support::random::Random;
use crate::support::runtimes;
use crate::support::targets::{OwnedTargets, every_form};

/// Elements of a tensor that are looked at; where there are more, so many are drawn.
const MOST_ELEMENTS: usize = if cfg!(debug_assertions) { 12 } else { 60 };

/// What models and batches are drawn by.
const SEED: u64 = 0;

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
    for loss in [LossKind::MeanSquaredError, LossKind::SoftmaxCrossEntropy] {
        if loss == LossKind::SoftmaxCrossEntropy && build().ends_in_softmax() {
            continue;
        }
        let mut random = Random::new(SEED);
        let model = random_model(build(), &mut random);
        let inputs = random.floats(rows * model.network().input().size(), -1.5, 1.5);
        let columns = model.network().output().size();
        for targets in every_form(loss, &mut random, rows, columns) {
            let place = runtimes::describe(runtime);
            let what = format!("{what}, {loss:?} with {}, at {place}", targets.form());
            let (model, inputs) = (model.clone(), inputs.clone());
            let case = Case { what, model, inputs, loss, targets: &targets };
            case.check(runtime, count);
        }
    }
}

impl Case<'_> {
    fn check(&self, runtime: &Arc<Runtime>, count: &mut Count) {
        let targets = self.targets.lend();
        let own = Loss::new(self.loss);
        let mut loss = CheckedLoss::Own(&own, &targets);
        let options = GradientCheckOptions {
            most_elements: MOST_ELEMENTS,
            training: true,
            ..Default::default()
        };
        let gradients = Gradients::new(&self.model, runtime, &self.inputs, &mut loss, &options);
        let gradients = gradients.unwrap_or_else(|error| panic!("{}: {error}", self.what));
        self.check_trainer(runtime, &gradients);
        let report = compare_gradients(&self.model, &self.inputs, &mut loss, &gradients, &options);
        let report = report.unwrap_or_else(|error| panic!("{}: {error}", self.what));
        let (got, expected) = (report.loss, report.loss_in_double);
        let close = (got - expected).abs() <= 1e-5 * expected.abs().max(1.0);
        assert!(close, "{}: loss: expected {expected}, got {got}", self.what);
        let total = report.total();
        assert_eq!(total.out_of_tolerance, 0, "{}: {:#?}", self.what, total.worst);
        count.compared += total.checked;
        count.left_out += total.at_kinks;
    }

    /// The gradients are those of a trainer's first step.
    fn check_trainer(&self, runtime: &Arc<Runtime>, gradients: &Gradients) {
        let rows = self.inputs.len() / self.model.network().input().size();
        let trainer = gradient_trainer(&self.model, self.loss, runtime, rows + 1);
        let mut trainer = trainer.unwrap_or_else(|error| panic!("{}: {error}", self.what));
        let loss = trainer.compute_gradients(&self.inputs, &self.targets.lend());
        let loss = loss.unwrap_or_else(|error| panic!("{}: {error}", self.what));
        assert_eq!(loss.to_bits(), gradients.loss.to_bits(), "{}: loss", self.what);
        let narrowed = |values: &[f64]| values.iter().map(|v| *v as f32).collect::<Vec<_>>();
        let all = [
            ("parameters", trainer.gradients(), gradients.parameters()),
            ("inputs", trainer.input_gradient().expect("asked for"), gradients.input()),
        ];
        for (part, got, expected) in all {
            let what = format!("{}: {part}", self.what);
            same_bits(&what, got, &narrowed(expected)).unwrap_or_else(|error| panic!("{error}"));
        }
    }
}
