//! What activations learn: planted slopes, thresholds, hinges and frequencies are found again, and
//! functions are fitted that the activation can be and a rectifier cannot.
//!
//! Adam over the whole set, with a learning rate that falls to nothing, from fixed seeds.
// Tens of thousands of steps: too long for a debug build, whose checks the other tests of training
// have.
#![cfg(not(debug_assertions))]
#![allow(clippy::disallowed_methods)]

use glia::activation::{Activation, ActivationKind};
use glia::catalog::Param;
use glia::kernels::runtime::Runtime;
use glia::layer::Layer;
use glia::loss::{Loss, LossKind, Targets};
use glia::model::{Model, Session};
use glia::optim::{Optimizer, OptimizerKind};
use glia::train::{Trainer, TrainerOptions};

use crate::support::networks::{activation_layer, dense, dense_without_bias, graph};
use crate::support::random::Random;

/// Channels of the activations that stand alone.
const CHANNELS: usize = 6;
/// Rows of a set.
const ROWS: usize = 512;

fn outputs(model: &Model, inputs: &[f32]) -> Vec<f32> {
    let network = model.network();
    let rows = inputs.len() / network.input().shape.iter().product::<usize>();
    let mut outputs = vec![0.0; rows * network.output().size()];
    let mut session = Session::new(model, Runtime::single(), rows).unwrap();
    session.run(inputs, &mut outputs).unwrap();
    outputs
}

/// Trains with Adam, the learning rate going down from `rate` in a straight line; the model then.
fn fit(model: &Model, inputs: &[f32], targets: &[f32], rate: f64, steps: usize) -> Model {
    let loss = Loss::new(LossKind::MeanSquaredError);
    let adam = Optimizer::new(OptimizerKind::Adam);
    let options = TrainerOptions { largest_batch: ROWS, ..Default::default() };
    let mut trainer = Trainer::new(model, loss, adam, Runtime::single(), options).unwrap();
    for step in 0..steps {
        let left = (steps - step) as f64 / steps as f64;
        trainer.set_optimizer(Param::LearningRate, rate * left).unwrap();
        trainer.step(inputs, &Targets::Values(targets)).unwrap();
    }
    trainer.model().unwrap()
}

/// A parameter of the first model that is a layer of activations alone.
fn parameter(model: &Model, name: &str) -> Vec<f32> {
    let index = model.network().parameter_index(name).unwrap();
    let mut values = vec![0.0; model.network().parameter(index).unwrap().range.len()];
    model.get(index, &mut values).unwrap();
    values
}

fn set(model: &mut Model, name: &str, values: &[f32]) {
    let index = model.network().parameter_index(name).unwrap();
    model.set(index, values).unwrap();
}

fn largest_difference(got: &[f32], expected: &[f32]) -> f32 {
    assert_eq!(got.len(), expected.len());
    let differences = got.iter().zip(expected).map(|(a, b)| (a - b).abs());
    differences.fold(0.0, |most, one| if one.is_nan() { f32::NAN } else { most.max(one) })
}

/// Plants parameters in a layer of activations, and trains one that begins at its defaults on what
/// the planted one computes; every parameter must be found again, and hence the function.
fn recover(kind: ActivationKind, planted: &[(&str, [f32; CHANNELS])], rate: f64) {
    let new = || Model::new(graph(&[CHANNELS], &[(activation_layer(kind), &[0])]), 1).unwrap();
    let mut teacher = new();
    for (name, values) in planted {
        set(&mut teacher, &format!("layer1.{name}"), values);
    }
    let inputs = Random::new(31).floats(ROWS * CHANNELS, -3.0, 3.0);
    let targets = outputs(&teacher, &inputs);
    let before = largest_difference(&outputs(&new(), &inputs), &targets);
    assert!(before > 0.1, "{kind:?}: nothing to learn, {before}");
    let learned = fit(&new(), &inputs, &targets, rate, 4000);
    for (name, values) in planted {
        let got = parameter(&learned, &format!("layer1.{name}"));
        let off = largest_difference(&got, values);
        assert!(off < 1e-2, "{kind:?}.{name}: planted {values:?}, learned {got:?}");
    }
    let off = largest_difference(&outputs(&learned, &inputs), &targets);
    assert!(off < 1e-2, "{kind:?}: off by {off}");
}

#[test]
fn prelu_finds_planted_slopes() {
    recover(ActivationKind::Prelu, &[("slope", [0.0, 0.5, -0.3, 0.1, 1.2, -1.0])], 0.01);
}

#[test]
fn srelu_finds_planted_thresholds_and_slopes() {
    let planted = [
        ("lower_threshold", [-1.0, -0.5, -1.5, 0.2, -0.8, -1.0]),
        ("lower_slope", [0.1, 0.5, -0.3, 0.0, 0.4, -0.2]),
        ("upper_threshold", [1.0, 0.8, 1.5, 1.2, 0.9, 1.4]),
        ("upper_slope", [0.2, 0.0, 1.5, -0.4, 0.6, 0.3]),
    ];
    recover(ActivationKind::Srelu, &planted, 0.01);
}

#[test]
fn learned_swish_finds_planted_factors() {
    recover(ActivationKind::LearnedSwish, &[("beta", [0.5, 2.0, 1.5, 0.2, 3.0, 0.8])], 0.02);
}

#[test]
fn learned_snake_finds_planted_frequencies() {
    recover(ActivationKind::LearnedSnake, &[("frequency", [0.8, 1.2, 1.3, 0.6, 1.4, 0.9])], 0.01);
}

/// One slope for all channels of a network of two layers, all of which learn at once.
#[test]
fn prelu_finds_a_planted_slope_within_a_network() {
    for planted in [0.05, 0.6] {
        let mut prelu = Activation::new(ActivationKind::Prelu);
        prelu.set(Param::Shared, 1.0).unwrap();
        let mut hidden = dense(8, ActivationKind::Identity);
        hidden.set_activation(prelu).unwrap();
        let layers = [(hidden, &[0][..]), (dense(3, ActivationKind::Identity), &[1])];
        let mut teacher = Model::new(graph(&[4], &layers), 5).unwrap();
        set(&mut teacher, "layer1.slope", &[planted]);
        let mut random = Random::new(32);
        let inputs = random.floats(ROWS * 4, -2.0, 2.0);
        let targets = outputs(&teacher, &inputs);
        let mut student = teacher.clone();
        for name in ["layer1.weight", "layer1.bias", "layer2.weight", "layer2.bias"] {
            let mut values = parameter(&student, name);
            values.iter_mut().for_each(|value| *value += random.uniform(-0.1, 0.1));
            set(&mut student, name, &values);
        }
        set(&mut student, "layer1.slope", &[0.25]);
        let learned = fit(&student, &inputs, &targets, 0.01, 4000);
        let slope = parameter(&learned, "layer1.slope")[0];
        assert!((slope - planted).abs() < 1e-2, "planted {planted}, learned {slope}");
    }
}

/// A piecewise linear function with two bends, by two hinges which may change places.
#[test]
fn apl_fits_a_planted_function() {
    let mut apl = Activation::new(ActivationKind::Apl);
    apl.set(Param::Hinges, 2.0).unwrap();
    let mut layer = activation_layer(ActivationKind::Apl);
    layer.set_activation(apl).unwrap();
    let mut teacher = Model::new(graph(&[1], &[(layer, &[0])]), 1).unwrap();
    let mut student = teacher.clone();
    set(&mut teacher, "layer1.slopes", &[0.7, -0.4]);
    set(&mut teacher, "layer1.hinges", &[-1.0, 1.5]);
    let inputs = Random::new(33).floats(ROWS, -3.0, 3.0);
    let targets = outputs(&teacher, &inputs);
    set(&mut student, "layer1.hinges", &[-0.5, 0.5]);
    let learned = fit(&student, &inputs, &targets, 0.01, 6000);
    let off = largest_difference(&outputs(&learned, &inputs), &targets);
    assert!(off < 1e-2, "off by {off}: {:?}", learned.flat());
}

fn maxout(columns: usize, pieces: usize) -> Layer {
    let mut activation = Activation::new(ActivationKind::Maxout);
    activation.set(Param::Pieces, pieces as f64).unwrap();
    let mut layer = dense(columns, ActivationKind::Identity);
    layer.set_activation(activation).unwrap();
    layer
}

/// `count` numbers at equal distances.
fn grid(count: usize, low: f32, high: f32) -> Vec<f32> {
    (0..count).map(|index| low + (high - low) * index as f32 / (count - 1) as f32).collect()
}

#[test]
fn maxout_of_two_pieces_fits_the_absolute_value() {
    let model = Model::new(graph(&[1], &[(maxout(2, 2), &[0])]), 3).unwrap();
    let inputs = grid(ROWS, -1.0, 1.0);
    let targets: Vec<_> = inputs.iter().map(|x| x.abs()).collect();
    let learned = fit(&model, &inputs, &targets, 0.02, 3000);
    let off = largest_difference(&outputs(&learned, &inputs), &targets);
    assert!(off < 1e-3, "off by {off}: {:?}", learned.flat());
}

/// Any continuous function is close to a difference of two maxouts (Goodfellow et al. 2013). Both
/// begin as tangents of the parabola x² / 2, so that each piece is the largest somewhere.
#[test]
fn a_difference_of_two_maxouts_fits_the_sine() {
    const PIECES: usize = 24;
    let pi = std::f32::consts::PI;
    let last = dense_without_bias(1, ActivationKind::Identity);
    let layers = [(maxout(2 * PIECES, PIECES), &[0][..]), (last, &[1])];
    let mut model = Model::new(graph(&[1], &layers), 4).unwrap();
    // Piece after piece, the two units of each.
    let touched = grid(PIECES, -pi, pi).into_iter().flat_map(|x| [x, x]);
    set(&mut model, "layer1.weight", &touched.clone().collect::<Vec<_>>());
    set(&mut model, "layer1.bias", &touched.map(|x| -0.5 * x * x).collect::<Vec<_>>());
    set(&mut model, "layer2.weight", &[1.0, -1.0]);
    let inputs = grid(ROWS, -pi, pi);
    let sine = |inputs: &[f32]| inputs.iter().map(|x| x.sin()).collect::<Vec<_>>();
    let learned = fit(&model, &inputs, &sine(&inputs), 0.001, 20_000);
    // Between the points of the set too.
    let between = grid(10_007, -pi, pi);
    let off = largest_difference(&outputs(&learned, &between), &sine(&between));
    assert!(off <= 1e-2, "off by {off}");
}
