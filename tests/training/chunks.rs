//! A batch larger than the trainer's largest batch comes in chunks: loss, gradients and steps have the
//! same bits for every size of chunk, at every instruction-set level, on any number of threads.

use std::sync::Arc;

use glia::activation::{Activation, ActivationKind, Form};
use glia::catalog::Param;
use glia::error::ErrorCode;
use glia::kernels::level::Level;
use glia::kernels::runtime::Runtime;
use glia::layer::Layer;
use glia::loss::{Loss, LossKind, Targets};
use glia::model::{Graph, Model};
use glia::optim::{Optimizer, OptimizerKind};
use glia::train::{Trainer, TrainerOptions};

use crate::support::networks::{
    activation_layer, add, dense, dense_without_bias, graph, random_model,
};
use crate::support::random::Random;
use crate::support::runtimes::{self, describe};

/// Two blocks of 256 rows, and a part of a third.
const ROWS: usize = 600;
const WHOLE: usize = ROWS;
const SIZES: [usize; 9] = [1, 7, 64, 100, 255, 256, 257, 512, WHOLE];

/// What is trained, and with what.
struct Case {
    name: String,
    model: Model,
    loss: Loss,
    inputs: Vec<f32>,
    values: Vec<f32>,
    labels: Vec<i32>,
    weights: Option<Vec<f32>>,
}

/// What must not depend on the chunks.
#[derive(PartialEq)]
struct Outcome {
    loss: u64,
    gradients: Vec<u32>,
    last_loss: u64,
    weights: Vec<u32>,
}

fn bits(values: &[f32]) -> Vec<u32> {
    values.iter().map(|value| value.to_bits()).collect()
}

impl Case {
    fn new(name: &str, graph: Graph, loss: Loss) -> Self {
        let mut random = Random::new(name.bytes().map(u64::from).sum());
        let model = random_model(graph, &mut random);
        let network = model.network();
        let (input, output) = (network.input().size(), network.output().size());
        let columns = loss.kind().target_columns(output);
        let label = |random: &mut Random| match random.below(9) {
            0 if loss.kind() == LossKind::SoftmaxCrossEntropy => -100,
            _ => random.below(output) as i32,
        };
        Self {
            name: name.into(),
            inputs: random.floats(ROWS * input, -2.0, 2.0),
            values: random.floats(ROWS * columns, 0.0, 1.0),
            labels: (0..ROWS).map(|_| label(&mut random)).collect(),
            weights: None,
            model,
            loss,
        }
    }

    fn targets(&self) -> Targets<'_> {
        if self.loss.kind() == LossKind::SoftmaxCrossEntropy {
            Targets::Labels32(&self.labels)
        } else {
            Targets::Values(&self.values)
        }
    }

    fn trainer(&self, runtime: &Arc<Runtime>, largest_batch: usize) -> Trainer {
        let mut optimizer = Optimizer::new(OptimizerKind::Nesterov);
        optimizer.set(Param::LearningRate, 0.01).unwrap();
        let options = TrainerOptions { largest_batch, seed: 5, ..Default::default() };
        let (loss, runtime) = (self.loss.clone(), Arc::clone(runtime));
        Trainer::new(&self.model, loss, optimizer, runtime, options).unwrap()
    }

    /// The gradients, and ten steps.
    fn outcome(&self, runtime: &Arc<Runtime>, largest_batch: usize) -> Outcome {
        let mut trainer = self.trainer(runtime, largest_batch);
        let targets = self.targets();
        let compute = |trainer: &mut Trainer| match &self.weights {
            Some(weights) => trainer.compute_gradients_weighted(&self.inputs, &targets, weights),
            None => trainer.compute_gradients(&self.inputs, &targets),
        };
        let loss = compute(&mut trainer).unwrap();
        let gradients = bits(trainer.gradients());
        let mut last_loss = loss;
        for _ in 0..10 {
            last_loss = compute(&mut trainer).unwrap();
            trainer.apply_gradients().unwrap();
        }
        assert!(loss.is_finite() && loss != last_loss, "{}: {loss}, then {last_loss}", self.name);
        let weights = bits(trainer.weights());
        Outcome { loss: loss.to_bits(), gradients, last_loss: last_loss.to_bits(), weights }
    }

    fn check(&self, runtimes: &[Arc<Runtime>], sizes: &[usize]) {
        let expected = self.outcome(&runtimes::plain(), WHOLE);
        for runtime in runtimes {
            for &size in sizes {
                // The scalar level takes its time.
                if runtime.level() == Level::Scalar && self.model.flat().len() > 4000 && size < 100
                {
                    continue;
                }
                let got = self.outcome(runtime, size);
                let place = format!("{}, {}, chunks of {size}", self.name, describe(runtime));
                assert_eq!(f64::from_bits(got.loss), f64::from_bits(expected.loss), "{place}");
                assert!(got.gradients == expected.gradients, "{place}: other gradients");
                assert!(got == expected, "{place}: other steps");
            }
        }
    }
}

fn mean_squared_error() -> Loss {
    Loss::new(LossKind::MeanSquaredError)
}

fn with(kind: ActivationKind, settings: &[(Param, f64)]) -> Activation {
    let mut activation = Activation::new(kind);
    settings.iter().for_each(|&(key, value)| activation.set(key, value).unwrap());
    activation
}

fn dense_with(units: usize, activation: &Activation) -> Layer {
    let mut layer = dense(units, ActivationKind::Identity);
    layer.set_activation(activation.clone()).unwrap();
    layer
}

/// Layers of every width that products and column sums tell apart, with and without biases, and a
/// shortcut. A debug build does less of it.
#[test]
fn dense_networks_narrow_and_wide() {
    let sizes = if cfg!(debug_assertions) { &SIZES[1..3] } else { &SIZES[..] };
    for (widths, inputs) in [([1, 3, 2], 1), ([7, 33, 16], 5), ([130, 40, 129], 17)] {
        let last = dense_without_bias(3, ActivationKind::Identity);
        let layers = [
            (dense(widths[0], ActivationKind::Tanh), &[0][..]),
            (dense_without_bias(widths[1], ActivationKind::Relu), &[1]),
            (dense(widths[2], ActivationKind::Gelu), &[2]),
            (dense(widths[2], ActivationKind::Sigmoid), &[1]),
            (add(), &[3, 4]),
            (last, &[5]),
        ];
        let case =
            Case::new(&format!("{widths:?}"), graph(&[inputs], &layers), mean_squared_error());
        case.check(&runtimes::single_threaded(), sizes);
    }
}

/// Work that threads share, on every level with one to four of them.
#[test]
fn threads_change_nothing() {
    let sizes = if cfg!(debug_assertions) { &[100][..] } else { &[100, 256, WHOLE] };
    let mut loss = Loss::new(LossKind::SoftmaxCrossEntropy);
    loss.set(Param::LabelSmoothing, 0.1).unwrap();
    let layers = [
        (dense(200, ActivationKind::Prelu), &[0][..]),
        (dense(64, ActivationKind::Rrelu), &[1]),
        (dense(10, ActivationKind::Identity), &[2]),
    ];
    let case = Case::new("shared work", graph(&[40], &layers), loss);
    case.check(&runtimes::all(), sizes);
}

/// Every activation that learns, draws, or gives rows of another length: in a dense layer and as a
/// layer over rows of several axes, its parameters one a channel and one for all.
#[test]
fn every_activation_that_is_more_than_a_function() {
    let sizes = if cfg!(debug_assertions) { &SIZES[1..3] } else { &SIZES[..] };
    for kind in ActivationKind::ALL {
        let draws = matches!(kind, ActivationKind::Rrelu | ActivationKind::RreluDivisor);
        let learns = !kind.learned().is_empty();
        if !learns && !draws && kind.form() == Form::Elementwise {
            continue;
        }
        for shared in [0.0, 1.0] {
            let mut activation = Activation::new(kind);
            if learns {
                activation.set(Param::Shared, shared).unwrap();
            } else if shared == 1.0 {
                continue;
            }
            let last = dense(2, ActivationKind::Identity);
            let layers = [(dense_with(6, &activation), &[0][..]), (last, &[1])];
            let name = format!("{}, shared {shared}", kind.entry().name);
            let case = Case::new(&name, graph(&[5], &layers), mean_squared_error());
            case.check(&runtimes::single_threaded(), sizes);
            // Rows of 2 · 3 · 4 elements, of which six belong to a channel.
            let mut layer = activation_layer(ActivationKind::Identity);
            layer.set_activation(activation).unwrap();
            let layers = [(layer, &[0][..])];
            let case =
                Case::new(&(name + ", axes"), graph(&[2, 3, 4], &layers), mean_squared_error());
            if learns {
                case.check(&runtimes::single_threaded(), sizes);
            }
        }
    }
    // One channel alone, where one for all is one a channel.
    let shared = with(ActivationKind::Prelu, &[(Param::Shared, 1.0)]);
    let layers = [(dense_with(1, &shared), &[0][..])];
    Case::new("one channel", graph(&[3], &layers), mean_squared_error())
        .check(&runtimes::single_threaded(), sizes);
}

/// Every loss of values and of classes, with each reduction; weights of classes and of samples,
/// ignored labels, smoothed labels.
#[test]
fn losses_with_weights_and_ignored_labels() {
    let sizes = if cfg!(debug_assertions) { &SIZES[1..3] } else { &SIZES[1..] };
    let layers = [
        (dense(9, ActivationKind::Tanh), &[0][..]),
        (dense(4, ActivationKind::Softplus), &[1]),
        (dense(4, ActivationKind::Sigmoid), &[2]),
    ];
    let kinds = [
        LossKind::SoftmaxCrossEntropy,
        LossKind::MeanSquaredError,
        LossKind::Huber,
        LossKind::BinaryCrossEntropy,
        LossKind::GaussianNegativeLogLikelihood,
    ];
    for kind in kinds {
        for reduction in [0.0, 1.0, 2.0] {
            let mut loss = Loss::new(kind);
            loss.set(Param::Reduction, reduction).unwrap();
            if kind == LossKind::SoftmaxCrossEntropy {
                loss.set(Param::LabelSmoothing, 0.2).unwrap();
                loss.set_class_weights(&[0.5, 1.0, 3.0, 0.0]).unwrap();
            }
            let name = format!("{kind:?}, reduction {reduction}");
            let mut case = Case::new(&name, graph(&[3], &layers), loss);
            case.check(&[Runtime::single()], sizes);
            let mut weights = Random::new(3).floats(ROWS, 0.0, 2.0);
            weights[100..400].fill(0.0);
            case.weights = Some(weights);
            case.name += ", weighted";
            case.check(&[Runtime::single()], sizes);
        }
    }
}

/// Where no row counts, loss and gradients are zero, not what was there before.
#[test]
fn nothing_that_counts() {
    let layers = [(dense(4, ActivationKind::Prelu), &[0][..])];
    let loss = Loss::new(LossKind::SoftmaxCrossEntropy);
    let mut case = Case::new("nothing", graph(&[3], &layers), loss);
    let mut trainer = case.trainer(&Runtime::single(), 100);
    trainer.compute_gradients(&case.inputs, &case.targets()).unwrap();
    assert!(trainer.gradients().iter().any(|gradient| *gradient != 0.0));
    case.labels.fill(-100);
    assert_eq!(trainer.compute_gradients(&case.inputs, &case.targets()).unwrap(), 0.0);
    assert!(trainer.gradients().iter().all(|gradient| *gradient == 0.0));
}

#[test]
fn what_cannot_be_cut_is_refused_and_wrong_targets_change_nothing() {
    let layers = [(dense(4, ActivationKind::Tanh), &[0][..])];
    let mut case =
        Case::new("refused", graph(&[3], &layers), Loss::new(LossKind::SoftmaxCrossEntropy));
    let options = TrainerOptions { largest_batch: 64, input_gradient: true, ..Default::default() };
    let optimizer = Optimizer::new(OptimizerKind::Sgd);
    let mut trainer =
        Trainer::new(&case.model, case.loss.clone(), optimizer, Runtime::single(), options)
            .unwrap();
    trainer.step(&case.inputs, &case.targets()).unwrap();
    let error = trainer.forward(&case.inputs).unwrap_err();
    assert_eq!(error.code(), ErrorCode::ShapeMismatch);
    assert!(error.message().starts_with("inputs: expected at most 64 rows"), "{error}");
    for error in [trainer.row_losses().unwrap_err(), trainer.input_gradient().unwrap_err()] {
        assert_eq!(error.code(), ErrorCode::InvalidState);
        assert!(error.message().contains("at most 64 rows") && error.message().ends_with("600"));
    }
    let (before, gradients) = (trainer.hash(), bits(trainer.gradients()));
    case.labels[517] = 4;
    let error = trainer.step(&case.inputs, &case.targets()).unwrap_err();
    assert!(error.message().contains("row 517: expected a label from 0 to 3, got 4"), "{error}");
    let error = trainer.step(&case.inputs, &Targets::Labels32(&case.labels[1..])).unwrap_err();
    assert!(error.message().contains("expected 600 labels"), "{error}");
    let short = vec![1.0; ROWS - 1];
    let error =
        trainer.compute_gradients_weighted(&case.inputs, &case.targets(), &short).unwrap_err();
    assert!(error.message().contains("weights: expected 600"), "{error}");
    assert!(trainer.hash() == before && bits(trainer.gradients()) == gradients);
    // A batch that is computed at once has them again.
    case.labels[517] = 0;
    trainer.step(&case.inputs[..64 * 3], &Targets::Labels32(&case.labels[..64])).unwrap();
    assert_eq!(trainer.row_losses().unwrap().len(), 64);
    assert_eq!(trainer.input_gradient().unwrap().len(), 64 * 3);
}
