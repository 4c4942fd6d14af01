//! The doctor finds faults that were planted, leaves training as it is, and says the same at every
//! level with every number of threads.

use std::sync::Arc;

use glia::activation::{Activation, ActivationKind};
use glia::catalog::Param;
use glia::error::ErrorCode;
use glia::kernels::runtime::Runtime;
use glia::layer::Layer;
use glia::loss::{Loss, LossKind, Targets};
use glia::model::Model;
use glia::optim::{Optimizer, OptimizerKind};
use glia::tensor::buffer::Buffer;
use glia::tensor::element::Type;
use glia::tensor::tensor::Tensor;
use glia::train::{FitOptions, Report, Trainer, TrainerOptions, examine};

use crate::support::functions::cases;
use crate::support::networks::{activation_layer, add, dense, graph, random_model};
use crate::support::random::Random;
use crate::support::runtimes;

const INPUTS: usize = 6;
const UNITS: usize = 16;
const CLASSES: usize = 3;
const ROWS: usize = 40;

/// Two hidden layers of the same activation and three classes.
fn model(kind: ActivationKind) -> Model {
    let layers = [
        (dense(UNITS, kind), &[0][..]),
        (dense(UNITS, kind), &[1]),
        (dense(CLASSES, ActivationKind::Identity), &[2]),
    ];
    random_model(graph(&[INPUTS], &layers), &mut Random::new(1))
}

fn inputs() -> Vec<f32> {
    Random::new(2).floats(ROWS * INPUTS, -1.0, 1.0)
}

fn labels() -> Vec<i32> {
    (0..ROWS as i32).map(|row| row % CLASSES as i32).collect()
}

/// Changes a parameter.
fn change(model: &mut Model, name: &str, body: impl FnOnce(&mut [f32])) {
    let index = model.network().parameter_index(name).unwrap();
    let mut values = vec![0.0; model.network().parameter(index).unwrap().range.len()];
    model.get(index, &mut values).unwrap();
    body(&mut values);
    model.set(index, &values).unwrap();
}

fn report_with(model: &Model, inputs: &[f32], runtime: &Runtime) -> Report {
    let loss = Loss::new(LossKind::SoftmaxCrossEntropy);
    examine(model, &loss, runtime, inputs, &Targets::Labels32(&labels())).unwrap()
}

fn report(model: &Model) -> Report {
    report_with(model, &inputs(), &Runtime::on_calling_thread())
}

fn assert_says(report: &Report, layer: usize, words: &str) {
    let advice = &report.layers[layer].advice;
    assert!(advice.contains(words), "no \"{words}\" in \"{advice}\"");
    assert!(report.to_string().contains(words), "{report}");
}

#[test]
fn a_sound_network_gets_no_advice() {
    for kind in [ActivationKind::Relu, ActivationKind::Tanh, ActivationKind::Gelu] {
        let report = report(&model(kind));
        assert!(report.layers.iter().all(|layer| layer.advice.is_empty()), "{report}");
        assert_eq!(report.first_non_finite, None);
        assert_eq!(report.layers[0].figures.dead, 0.0);
    }
}

#[test]
fn dead_units_are_counted() {
    let mut model = model(ActivationKind::Relu);
    change(&mut model, "layer2.bias", |bias| {
        bias[..7].fill(-100.0);
        bias[7..].fill(1.0);
    });
    let report = report(&model);
    let dead = report.layers.iter().map(|layer| layer.figures.dead).collect::<Vec<_>>();
    assert_eq!(dead, [0.0, 7.0 / 16.0, 0.0]);
    assert_says(&report, 1, "layer2: 44 % of units are dead; lower the learning rate");
    assert_eq!(report.layers[0].advice, "");
}

/// In training, memory of the last layers serves the first ones again before the pass ends.
#[test]
fn every_layer_of_a_deep_network_is_seen() {
    let inputs: Vec<_> = (0..6).map(|layer| [layer]).collect();
    let layers = inputs.iter().map(|input| (dense(UNITS, ActivationKind::Relu), &input[..]));
    let layers: Vec<_> = layers.collect();
    let mut model = random_model(graph(&[INPUTS], &layers), &mut Random::new(1));
    for layer in 1..=6 {
        // All live units give about 1.
        change(&mut model, &format!("layer{layer}.weight"), |w| {
            w.iter_mut().for_each(|w| *w /= 99.0)
        });
        change(&mut model, &format!("layer{layer}.bias"), |bias| bias.fill(1.0));
        change(&mut model, &format!("layer{layer}.bias"), |bias| bias[..layer].fill(-9.0));
    }
    for (layer, report) in (1..).zip(&report(&model).layers) {
        assert_eq!(report.figures.dead, f64::from(layer) / UNITS as f64, "{}", report.name);
    }
}

#[test]
fn dead_layers_cut_the_gradient_off() {
    let mut model = model(ActivationKind::Relu);
    change(&mut model, "layer2.bias", |bias| bias.fill(-100.0));
    let report = report(&model);
    assert_eq!(report.layers[1].figures.dead, 1.0);
    // A layer whose outputs are used is not dead, even where no gradient reaches it.
    assert_eq!(report.layers[0].figures.dead, 0.0);
    assert_eq!(report.layers[0].figures.gradient_norm, 0.0);
    assert_says(&report, 0, "layer1: gradients hardly reach it");
}

#[test]
fn saturated_layers_are_told() {
    for (kind, factor) in [(ActivationKind::Sigmoid, 60.0), (ActivationKind::Tanh, 30.0)] {
        let mut model = model(kind);
        let before = report(&model).layers[0].figures.saturated;
        change(&mut model, "layer1.weight", |w| w.iter_mut().for_each(|w| *w *= factor));
        let report = report(&model);
        let after = report.layers[0].figures.saturated;
        assert!(before < 0.1 && after > 0.7, "{kind:?}: {before}, {after}");
        assert_says(&report, 0, "of values are saturated; start with smaller weights");
    }
}

#[test]
fn what_is_off_centre_is_told() {
    let report = report(&model(ActivationKind::Sigmoid));
    assert_says(&report, 0, "outputs are far from centred on 0 (mean 0.");
    let figures = report.layers[0].figures;
    assert!((0.3..0.7).contains(&figures.mean) && figures.deviation < 0.25);
}

#[test]
fn nan_is_found_where_it_begins() {
    let mut model = model(ActivationKind::Relu);
    change(&mut model, "layer2.weight", |weight| weight[3] = f32::NAN);
    let report = report(&model);
    assert_eq!(report.first_non_finite, Some(1));
    let figures = report.layers.iter().map(|layer| layer.figures).collect::<Vec<_>>();
    assert_eq!(figures[0].non_finite, 0.0);
    // One column of the second layer, all of the last.
    assert_eq!(figures[1].non_finite, 1.0 / UNITS as f64);
    assert_eq!(figures[1].non_finite_parameters, 1.0 / (UNITS * UNITS + UNITS) as f64);
    assert_eq!(figures[2].non_finite, 1.0);
    assert_says(&report, 1, "values that are not finite appear here first (6 % of its outputs)");
    assert_says(&report, 1, "its parameters hold such values");
    assert_eq!(report.layers[0].advice.as_str(), "");
    assert_eq!(report.layers[2].advice.as_str(), "");
}

#[test]
fn causes_of_nan_are_told_apart() {
    let mut model = model(ActivationKind::Relu);
    let mut spoiled = inputs();
    spoiled[5] = f32::INFINITY;
    let found = report_with(&model, &spoiled, &Runtime::on_calling_thread());
    assert_eq!(found.first_non_finite, Some(0));
    assert_eq!(found.non_finite_inputs, 1.0 / (ROWS * INPUTS) as f64);
    assert_says(&found, 0, "the batch holds such values itself");

    let grow = |values: &mut [f32]| values.iter_mut().for_each(|value| *value *= 1e25);
    change(&mut model, "layer1.weight", grow);
    change(&mut model, "layer2.weight", grow);
    let found = report(&model);
    assert_eq!(found.first_non_finite, Some(1));
    assert_says(&found, 1, "its sums overflow");
}

/// Outputs that are finite with gradients that are not: the loss's gradient times weights overflows.
#[test]
fn gradients_that_overflow_are_found_from_the_end() {
    let mut model = model(ActivationKind::Tanh);
    change(&mut model, "layer3.weight", |w| w.iter_mut().for_each(|w| *w *= 1e22));
    let loss = Loss::new(LossKind::MeanSquaredError);
    let targets = vec![0.0; ROWS * CLASSES];
    let runtime = Runtime::on_calling_thread();
    let report = examine(&model, &loss, &runtime, &inputs(), &Targets::Values(&targets)).unwrap();
    assert!(report.layers.iter().all(|layer| layer.figures.non_finite == 0.0), "{report}");
    assert_eq!(report.first_non_finite, Some(1), "{report}");
    assert_says(&report, 1, "gradients that are not finite appear here first");
}

fn trainer(model: &Model, kind: OptimizerKind, rate: f64) -> Trainer {
    let mut optimizer = Optimizer::new(kind);
    optimizer.set(Param::LearningRate, rate).unwrap();
    let loss = Loss::new(LossKind::SoftmaxCrossEntropy);
    let options = TrainerOptions { largest_batch: 8, seed: 5, input_gradient: true };
    Trainer::new(model, loss, optimizer, Runtime::single(), options).unwrap()
}

#[test]
fn steps_that_are_too_large_or_too_small_are_told() {
    for (rate, words) in [(30.0, "lower the learning rate"), (1e-9, "raise the learning rate")] {
        let trainer = trainer(&model(ActivationKind::Tanh), OptimizerKind::Sgd, rate);
        let report = trainer.examine(&inputs(), &Targets::Labels32(&labels())).unwrap();
        assert_says(&report, 1, "a step changes its weights by");
        assert_says(&report, 1, words);
    }
}

/// Training with and without examinations in every state of a trainer: the same bytes, slots,
/// counters and gradients included, also with slopes that are drawn.
#[test]
fn examining_leaves_training_as_it_is() {
    let (inputs, labels) = (inputs(), labels());
    let targets = Targets::Labels32(&labels);
    let (few, few_targets) = (&inputs[..8 * INPUTS], Targets::Labels32(&labels[..8]));
    let columns = Buffer::copied(&inputs).unwrap();
    let columns = Tensor::over(columns, Type::Float32, &[ROWS, INPUTS], &[INPUTS, 1]).unwrap();
    let classes = Buffer::copied(&labels).unwrap();
    let classes = Tensor::over(classes, Type::Int32, &[ROWS], &[1]).unwrap();
    for kind in OptimizerKind::ALL {
        let model = model(ActivationKind::Rrelu);
        let run = |with_doctor: bool| {
            let mut trainer = trainer(&model, kind, 0.05);
            let look = |trainer: &Trainer| {
                if with_doctor {
                    trainer.examine(&inputs, &targets).unwrap();
                }
            };
            look(&trainer);
            trainer.step(few, &few_targets).unwrap();
            look(&trainer);
            trainer.compute_gradients(few, &few_targets).unwrap();
            look(&trainer);
            let gradients = trainer.gradients().to_vec();
            let at_inputs = trainer.input_gradient().unwrap().to_vec();
            assert_eq!(trainer.apply_gradients().is_ok(), !kind.searches());
            trainer.begin(FitOptions::new(2, 8)).unwrap();
            for _ in 0..7 {
                trainer.advance(&columns, &classes, 1).unwrap();
                look(&trainer);
            }
            (trainer.to_bytes().unwrap(), gradients, at_inputs)
        };
        assert!(run(true) == run(false), "{kind:?}");
    }
}

/// A report in bits: figures that are equal as numbers are not enough.
fn bits(report: &Report) -> Vec<u64> {
    let layers = report.layers.iter().map(|layer| layer.figures);
    let figures = layers.flat_map(|f| {
        let moments = [f.dead, f.saturated, f.mean, f.deviation, f.non_finite];
        let norms = [f.gradient_norm, f.weight_norm, f.update_norm, f.non_finite_gradients];
        moments.into_iter().chain(norms)
    });
    figures.chain([report.loss]).map(f64::to_bits).collect()
}

/// Wide enough that products and passes are shared among threads.
#[test]
fn every_level_and_number_of_threads_says_the_same() {
    const WIDE: usize = 480;
    let layers = [
        (dense(WIDE, ActivationKind::Gelu), &[0][..]),
        (dense(WIDE, ActivationKind::Glu), &[1]),
        (dense(WIDE / 2, ActivationKind::Rrelu), &[2]),
        (add(), &[2, 3]),
        (activation_layer(ActivationKind::Sigmoid), &[4]),
        (dense(CLASSES, ActivationKind::Identity), &[5]),
    ];
    let model = random_model(graph(&[INPUTS], &layers), &mut Random::new(3));
    let rows = if cfg!(debug_assertions) { 40 } else { 560 };
    let inputs = Random::new(4).floats(rows * INPUTS, -3.0, 3.0);
    let labels: Vec<_> = (0..rows as i32).map(|row| row % 3).collect();
    let mut expected = None;
    for runtime in runtimes::all() {
        let loss = Loss::new(LossKind::SoftmaxCrossEntropy);
        let optimizer = Optimizer::new(OptimizerKind::Adam);
        let options = TrainerOptions::default();
        let trainer = Trainer::new(&model, loss, optimizer, Arc::clone(&runtime), options).unwrap();
        let report = trainer.examine(&inputs, &Targets::Labels32(&labels)).unwrap();
        let got = (bits(&report), report.to_string());
        let expected = expected.get_or_insert_with(|| got.clone());
        assert!(got == *expected, "{}:\n{}", runtimes::describe(&runtime), got.1);
    }
}

/// Every activation, fused and as a layer of its own, is examined, and half of its units die where
/// their inputs say so.
#[test]
fn every_activation_is_examined() {
    for kind in ActivationKind::ALL {
        for (case, activation) in cases(kind) {
            let what = format!("{} {case}", kind.entry().name);
            let fits = |units: &usize| activation.output_columns("units", *units).is_ok();
            let units = (12..300).find(fits).unwrap();
            let with = |mut layer: Layer| {
                layer.set_activation(activation.clone()).unwrap();
                layer
            };
            let layers = [
                (with(dense(units, ActivationKind::Identity)), &[0][..]),
                (dense(units, ActivationKind::Identity), &[1]),
                (with(activation_layer(ActivationKind::Identity)), &[2]),
                (dense(CLASSES, ActivationKind::Identity), &[3]),
            ];
            let model = random_model(graph(&[INPUTS], &layers), &mut Random::new(6));
            let report = report(&model);
            let [fused, alone] = [&report.layers[0].figures, &report.layers[2].figures];
            for figures in [fused, alone] {
                let outputs = activation.output_columns("units", units).unwrap();
                assert_eq!(figures.units, outputs, "{what}");
                let along_rows = kind.form() == glia::activation::Form::AlongRows;
                assert_eq!(figures.saturated.is_nan(), along_rows, "{what}");
                assert!((0.0..=1.0).contains(&figures.dead), "{what}");
            }
            assert!(alone.gradient_norm.is_nan() || !kind.learned().is_empty(), "{what}");
        }
    }
}

/// Gated units die with their gates, Maxout's and CReLU's by no bias.
#[test]
fn units_of_several_inputs_die_together() {
    use ActivationKind as Kind;
    let share = |kind: Kind, as_layer: bool, first: usize| {
        let mut layers =
            vec![(dense(UNITS, if as_layer { Kind::Identity } else { kind }), &[0][..])];
        if as_layer {
            layers.push((activation_layer(kind), &[1]));
        }
        let last: &[usize] = if as_layer { &[2] } else { &[1] };
        layers.push((dense(CLASSES, Kind::Identity), last));
        let mut model = random_model(graph(&[INPUTS], &layers), &mut Random::new(7));
        change(&mut model, "layer1.bias", |bias| bias[first..first + 4].fill(-1000.0));
        let report = report(&model);
        report.layers[usize::from(as_layer)].figures
    };
    for as_layer in [false, true] {
        // Columns 8 to 15 are the gates of 8 units.
        assert_eq!(share(Kind::Reglu, as_layer, 8).dead, 0.5);
        assert_eq!(share(Kind::Reglu, as_layer, 0).dead, 0.0);
        assert_eq!(share(Kind::Glu, as_layer, 8).dead, 0.5);
        assert!(share(Kind::Glu, as_layer, 8).saturated >= 0.5);
        assert_eq!(share(Kind::Glu, as_layer, 0).saturated, 0.0);
        assert_eq!(share(Kind::Maxout, as_layer, 0).dead, 0.0);
        assert_eq!(share(Kind::Crelu, as_layer, 0).dead, 0.0);
        assert_eq!(share(Kind::Relu, as_layer, 0).dead, 0.25);
        assert_eq!(share(Kind::LeakyRelu, as_layer, 0).dead, 0.0);
        assert_eq!(share(Kind::Prelu, as_layer, 0).dead, 0.0);
    }
}

#[test]
fn the_table_is_a_line_a_layer() {
    let mut model = model(ActivationKind::Relu);
    change(&mut model, "layer2.bias", |bias| {
        bias[..7].fill(-100.0);
        bias[7..].fill(1.0);
    });
    let text = report(&model).to_string();
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines.len(), 6, "{text}");
    assert!(lines[0].starts_with("40 rows, loss "), "{text}");
    assert!(lines[1].starts_with("layer   activation  units  dead  saturated "), "{text}");
    assert!(lines[3].starts_with("layer2  relu           16  44 %  "), "{text}");
    assert!(lines[5].starts_with("layer2: 44 % of units are dead"), "{text}");
    assert!(lines[1..5].iter().all(|line| line.len() == lines[1].len()), "{text}");
}

#[test]
fn what_does_not_fit_is_refused() {
    let model = model(ActivationKind::Relu);
    let runtime = Runtime::on_calling_thread();
    let loss = Loss::new(LossKind::SoftmaxCrossEntropy);
    let code = |inputs: &[f32], labels: &[i32]| {
        let targets = Targets::Labels32(labels);
        examine(&model, &loss, &runtime, inputs, &targets).unwrap_err().code()
    };
    assert_eq!(code(&[0.0; INPUTS + 1], &[0]), ErrorCode::ShapeMismatch);
    assert_eq!(code(&[], &[]), ErrorCode::ShapeMismatch);
    assert_eq!(code(&[0.0; INPUTS], &[0, 1]), ErrorCode::ShapeMismatch);
    assert_eq!(code(&[0.0; INPUTS], &[3]), ErrorCode::OutOfRange);
    let empty = Model::new(graph(&[INPUTS], &[]), 0).unwrap();
    let refused = examine(&empty, &loss, &runtime, &[0.0; INPUTS], &Targets::Labels32(&[0]));
    assert_eq!(refused.unwrap_err().code(), ErrorCode::InvalidArgument);
    let report = report(&model);
    assert_eq!(report.layer(3).unwrap_err().code(), ErrorCode::NotFound);
    assert_eq!(Activation::new(ActivationKind::Softmax).saturated_slope(), None);
}
