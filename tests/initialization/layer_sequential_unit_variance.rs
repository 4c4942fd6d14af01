//! Initialisation by data (LSUV): sums of every dense layer get unit variance, by scaled orthogonal
//! weights, whatever the activations, with the same bits at every level and with threads; and what
//! cannot be scaled is said.
#![allow(clippy::disallowed_methods)]

use glia::activation::{Activation, ActivationKind};
use glia::catalog::Param;
use glia::error::ErrorCode;
use glia::init::{Initializer, InitializerKind};
use glia::kernels::runtime::Runtime;
use glia::layer::{Layer, LayerKind};
use glia::model::{Graph, Model, Session};
use glia::train::{UnitVarianceOptions, UnitVarianceReport, examine, initialize_unit_variance};

use crate::support::random::Random;
use crate::support::runtimes;

const INPUTS: usize = 20;
const ROWS: usize = 300;
const DEFAULT: UnitVarianceOptions =
    UnitVarianceOptions { tolerance: 0.0, most_scalings: 0, keep_weights: false };

/// Rows of deviation 3 around 1.
fn rows() -> Vec<f32> {
    let mut random = Random::new(4);
    (0..ROWS * INPUTS).map(|_| 1.0 + 3.0 * random.uniform(-1.7, 1.7)).collect()
}

/// A dense layer with biases of this deviation; with 0, of none.
fn dense(units: usize, activation: ActivationKind, bias: f64) -> Layer {
    let mut layer = Layer::new(LayerKind::Dense);
    layer.set(Param::Units, units as f64).unwrap();
    layer.set(Param::UseBias, f64::from(u8::from(bias > 0.0))).unwrap();
    layer.set_activation(Activation::new(activation)).unwrap();
    let mut normal = Initializer::new(InitializerKind::Normal);
    normal.set(Param::StandardDeviation, bias).unwrap();
    layer.set_initializer("bias", normal).unwrap();
    layer
}

/// Layers of all forms of activations over each other, each of 12 outputs; the last is linear, or of
/// the kind given alone.
fn layers(bias: f64) -> Vec<(&'static str, Layer)> {
    vec![
        ("relu", dense(12, ActivationKind::Relu, bias)),
        ("prelu", dense(12, ActivationKind::Prelu, bias)),
        ("maxout", dense(24, ActivationKind::Maxout, bias)),
        ("gelu", dense(12, ActivationKind::Gelu, bias)),
        ("softmax", dense(12, ActivationKind::Softmax, bias)),
        ("linear", dense(12, ActivationKind::Identity, bias)),
    ]
}

fn model(layers: Vec<(&'static str, Layer)>) -> Model {
    let mut graph = Graph::default();
    let mut node = graph.add_input("input", &[INPUTS]).unwrap();
    for (name, layer) in layers {
        node = graph.add_layer(name, layer, &[node]).unwrap();
    }
    Model::new(graph, 3).unwrap()
}

fn parameter(model: &Model, name: &str) -> Vec<f32> {
    let index = model.network().parameter_index(name).unwrap();
    let mut values = vec![0.0; model.network().parameter(index).unwrap().range.len()];
    model.get(index, &mut values).unwrap();
    values
}

fn initialized(
    layers: Vec<(&'static str, Layer)>,
    runtime: &Runtime,
    options: UnitVarianceOptions,
) -> (Model, UnitVarianceReport) {
    let mut model = model(layers);
    let report = initialize_unit_variance(&mut model, runtime, &rows(), 9, options).unwrap();
    (model, report)
}

/// The variance of the sums of the last of the first `count` layers, by a session of a model that
/// ends there without activation.
fn measured(model: &Model, bias: f64, count: usize) -> f64 {
    let mut layers = layers(bias);
    layers.truncate(count);
    let (_, last) = layers.last_mut().unwrap();
    last.set_activation(Activation::new(ActivationKind::Identity)).unwrap();
    let mut part = self::model(layers);
    for index in 0..part.network().layout.parameters.len() {
        let name = part.network().parameter(index).unwrap().name.clone();
        part.set(index, &parameter(model, &name)).unwrap();
    }
    let mut session = Session::new(&part, Runtime::single(), ROWS).unwrap();
    let mut outputs = vec![0.0; ROWS * part.network().output().size()];
    session.run(&rows(), &mut outputs).unwrap();
    let count = outputs.len() as f64;
    let mean = outputs.iter().map(|&y| f64::from(y)).sum::<f64>() / count;
    outputs.iter().map(|&y| (f64::from(y) - mean).powi(2)).sum::<f64>() / count
}

#[test]
fn without_bias_one_scaling_makes_every_variance_one() {
    let (model, report) = initialized(layers(0.0), &Runtime::single(), DEFAULT);
    assert_eq!((report.rows, report.layers.len()), (ROWS, 6));
    for (index, layer) in report.layers.iter().enumerate() {
        let name = &layer.name;
        assert_eq!(*name, layers(0.0)[index].0);
        assert!(layer.is_within && layer.scalings <= 1, "{layer:?}");
        let got = measured(&model, 0.0, index + 1);
        assert!((got / layer.variances[1] - 1.0).abs() < 1e-6, "{name}: {got}, {layer:?}");
        if layer.scalings == 1 {
            assert!((got - 1.0).abs() < 1e-5, "{name}: {got}");
            let expected = 1.0 / layer.variances[0].sqrt();
            assert!((layer.scale / expected - 1.0).abs() < 1e-12, "{layer:?}");
        } else {
            assert!((layer.variances[0] - 1.0).abs() < 0.1, "{layer:?}");
        }
    }
    // Rows of variance 9: the first layer has to be scaled down.
    assert_eq!(report.layers[0].scalings, 1);
    assert!(report.layers[0].scale < 0.6, "{report}");
}

#[test]
fn weights_are_multiples_of_orthogonal_ones() {
    let (model, report) = initialized(layers(0.0), &Runtime::single(), DEFAULT);
    let orthogonal = Initializer::new(InitializerKind::Orthogonal);
    for layer in &report.layers {
        let name = format!("{}.weight", layer.name);
        let index = model.network().parameter_index(&name).unwrap();
        let described = model.network().parameter(index).unwrap();
        let got = parameter(&model, &name);
        let mut expected = vec![0.0; got.len()];
        orthogonal.fill(9, &name, described.fans, described.columns(), &mut expected).unwrap();
        for (got, expected) in got.into_iter().zip(expected) {
            let expected = f64::from(expected) * layer.scale;
            assert!((f64::from(got) - expected).abs() <= 1e-7 * layer.scale, "{name}: {got}");
        }
    }
}

#[test]
fn biases_stay_and_small_ones_take_several_scalings() {
    let tight = UnitVarianceOptions { tolerance: 1e-3, most_scalings: 100, ..DEFAULT };
    let (model, report) = initialized(layers(0.5), &Runtime::single(), tight);
    let before = self::model(layers(0.5));
    for (index, layer) in report.layers.iter().enumerate() {
        let name = format!("{}.bias", layer.name);
        assert_eq!(parameter(&model, &name), parameter(&before, &name));
        assert!(layer.is_within, "{layer:?}");
        assert!((measured(&model, 0.5, index + 1) - 1.0).abs() < 1.01e-3, "{layer:?}");
    }
    assert!(report.layers.iter().any(|layer| layer.scalings > 2), "{report}");
    assert_eq!(parameter(&model, "prelu.slope"), parameter(&before, "prelu.slope"));
}

#[test]
fn what_stays_out_of_tolerance_is_said() {
    let few = UnitVarianceOptions { most_scalings: 3, ..DEFAULT };
    let (model, report) = initialized(layers(5.0), &Runtime::single(), few);
    let relu = &report.layers[0];
    assert!(!relu.is_within && relu.scalings == 3 && relu.variances[1] > 4.0, "{relu:?}");
    assert!(report.to_string().starts_with("relu: variance "), "{report}");
    assert!(report.to_string().contains(", 3 scalings, by 0."), "{report}");
    assert!(report.to_string().contains(", out of tolerance\n"), "{report}");
    assert!(model.flat().iter().all(|weight| weight.is_finite()));
    // Nothing comes in: no factor helps, and the weights are the orthogonal ones.
    for value in [0.0, f32::NAN, f32::INFINITY] {
        let mut model = self::model(layers(0.0));
        let inputs = vec![value; INPUTS];
        let done = initialize_unit_variance(&mut model, &Runtime::single(), &inputs, 9, DEFAULT);
        let first = &done.unwrap().layers[0];
        assert!(!first.is_within && first.scalings == 0 && first.scale == 1.0, "{first:?}");
        assert!(model.flat().iter().all(|weight| weight.is_finite()));
    }
}

#[test]
fn weights_can_be_scaled_as_they_stand() {
    let keep = UnitVarianceOptions { keep_weights: true, ..DEFAULT };
    let (model, report) = initialized(layers(0.0), &Runtime::single(), keep);
    let before = parameter(&self::model(layers(0.0)), "relu.weight");
    let scale = report.layers[0].scale;
    for (got, before) in parameter(&model, "relu.weight").into_iter().zip(before) {
        assert!((f64::from(got) - f64::from(before) * scale).abs() < 1e-6);
    }
}

#[test]
fn the_bits_are_the_same_at_every_level_and_with_threads() {
    let (expected, first) = initialized(layers(0.5), &runtimes::plain(), DEFAULT);
    for runtime in runtimes::all() {
        let (got, report) = initialized(layers(0.5), &runtime, DEFAULT);
        assert_eq!(got.hash(), expected.hash(), "{}", runtimes::describe(&runtime));
        assert_eq!(report.to_string(), first.to_string());
    }
}

/// Sums through a shortcut, and a layer that two others read.
#[test]
fn layers_beside_each_other_see_the_scaled_ones_before_them() {
    let mut graph = Graph::default();
    let input = graph.add_input("input", &[INPUTS]).unwrap();
    let mut add =
        |name: &str, layer: Layer, inputs: &[usize]| graph.add_layer(name, layer, inputs).unwrap();
    let first = add("first", dense(12, ActivationKind::Tanh, 0.0), &[input]);
    let second = add("second", dense(12, ActivationKind::Identity, 0.0), &[first]);
    let sum = add("sum", Layer::new(LayerKind::Add), &[first, second]);
    add("last", dense(5, ActivationKind::Identity, 0.0), &[sum]);
    let mut model = Model::new(graph, 3).unwrap();
    let runtime = Runtime::single();
    let report = initialize_unit_variance(&mut model, &runtime, &rows(), 9, DEFAULT).unwrap();
    assert_eq!(report.layers.len(), 3);
    let loss = glia::loss::Loss::new(glia::loss::LossKind::MeanSquaredError);
    let targets = vec![0.0; ROWS * 5];
    let targets = glia::loss::Targets::Values(&targets);
    let seen = examine(&model, &loss, &runtime, &rows(), &targets).unwrap();
    for (layer, index) in [(1, 1), (2, 3)] {
        let figures = &seen.layers[index].figures;
        let variance = report.layers[layer].variances[1];
        let got = figures.deviation * figures.deviation;
        assert!((got / variance - 1.0).abs() < 1e-5, "{}: {got}", report.layers[layer].name);
    }
}

#[test]
fn what_is_wrong_is_refused_and_changes_nothing() {
    let mut model = model(layers(0.0));
    let before = model.hash();
    let runtime = Runtime::single();
    let mut refused = |inputs: &[f32], options| {
        initialize_unit_variance(&mut model, &runtime, inputs, 1, options).unwrap_err()
    };
    let rows = rows();
    for inputs in [&rows[..0], &rows[..INPUTS + 1]] {
        assert_eq!(refused(inputs, DEFAULT).code(), ErrorCode::ShapeMismatch);
    }
    for tolerance in [-0.1, 1.5, f64::NAN] {
        let error = refused(&rows, UnitVarianceOptions { tolerance, ..DEFAULT });
        assert!(error.message().starts_with("tolerance: expected 0 to 1, got"), "{error}");
    }
    let error = refused(&rows, UnitVarianceOptions { most_scalings: 1001, ..DEFAULT });
    assert!(error.message().starts_with("most_scalings"), "{error}");
    assert_eq!(model.hash(), before);
}
