//! The doctor's figures against a second computation: passes of dense layers and everything that is
//! counted and summed over them, in float64, by the definitions of docs/doctor.md.
#![allow(clippy::disallowed_methods)]

use std::sync::Arc;

use glia::activation::{Activation, ActivationKind};
use glia::catalog::Param;
use glia::loss::{Loss, LossKind, Targets};
use glia::model::Model;
use glia::optim::{Optimizer, OptimizerKind};
use glia::train::{Figures, Report, Trainer, TrainerOptions, examine};

use crate::support::functions::{derivative, value};
use crate::support::networks::{dense, graph, random_model};
use crate::support::random::Random;
use crate::support::runtimes;

const ROWS: usize = 37;
const WIDTHS: [usize; 4] = [5, 19, 8, 3];

/// A dense layer in float64: weights row by row, bias, activation.
struct Reference {
    inputs: usize,
    units: usize,
    weight: Vec<f64>,
    bias: Vec<f64>,
    activation: Activation,
}

/// What a pass over a layer gave, rows one after the other.
struct Pass {
    outputs: Vec<f64>,
    slopes: Vec<f64>,
    /// At the sums before the activation.
    gradients: Vec<f64>,
    parameter_gradients: Vec<f64>,
}

impl Reference {
    fn forward(&self, inputs: &[f64]) -> Pass {
        let (mut outputs, mut slopes) = (Vec::new(), Vec::new());
        for row in inputs.chunks(self.inputs) {
            for unit in 0..self.units {
                let weights = self.weight.iter().skip(unit).step_by(self.units);
                let products = row.iter().zip(weights).map(|(x, w)| x * w).sum::<f64>();
                let sum = products + self.bias[unit];
                outputs.push(value(&self.activation, sum));
                slopes.push(derivative(&self.activation, sum));
            }
        }
        Pass { outputs, slopes, gradients: Vec::new(), parameter_gradients: Vec::new() }
    }

    /// Fills the gradients in, and gives those at the inputs.
    fn backward(&self, inputs: &[f64], at_outputs: &[f64], pass: &mut Pass) -> Vec<f64> {
        pass.gradients = at_outputs.iter().zip(&pass.slopes).map(|(g, slope)| g * slope).collect();
        let rows = || inputs.chunks(self.inputs).zip(pass.gradients.chunks(self.units));
        let places = (0..self.inputs).flat_map(|input| (0..self.units).map(move |u| (input, u)));
        let weights = places.map(|(input, unit)| rows().map(|(x, g)| x[input] * g[unit]).sum());
        let biases = (0..self.units).map(|unit| rows().map(|(_, g)| g[unit]).sum());
        pass.parameter_gradients = weights.chain(biases).collect();
        let mut at_inputs = Vec::new();
        for gradient in pass.gradients.chunks(self.units) {
            for weights in self.weight.chunks(self.units) {
                at_inputs.push(gradient.iter().zip(weights).map(|(g, w)| g * w).sum());
            }
        }
        at_inputs
    }

    /// The largest |f′| between −4 and 4.
    fn steepest(&self) -> f64 {
        let slopes = (-256..256).map(|i| derivative(&self.activation, f64::from(i) / 64.0).abs());
        slopes.fold(0.0, f64::max)
    }

    fn figures(&self, pass: &Pass) -> Figures {
        let count = pass.outputs.len() as f64;
        let mean = pass.outputs.iter().sum::<f64>() / count;
        let squares = pass.outputs.iter().map(|y| (y - mean) * (y - mean)).sum::<f64>();
        let is_zero = |values: &[f64], unit: usize| {
            values.iter().skip(unit).step_by(self.units).all(|value| *value == 0.0)
        };
        let is_dead =
            |unit: &usize| is_zero(&pass.outputs, *unit) && is_zero(&pass.gradients, *unit);
        let levels_off = self.activation.properties().saturates.contains(&true);
        let limit = self.steepest() / 20.0;
        let flat = pass.slopes.iter().filter(|slope| levels_off && slope.abs() <= limit).count();
        let norm = |values: &[f64]| values.iter().map(|v| v * v).sum::<f64>().sqrt();
        Figures {
            rows: ROWS,
            units: self.units,
            dead: (0..self.units).filter(is_dead).count() as f64 / self.units as f64,
            saturated: flat as f64 / count,
            mean,
            deviation: (squares / count).sqrt(),
            non_finite: 0.0,
            non_finite_gradients: 0.0,
            non_finite_parameters: 0.0,
            gradient_norm: norm(&pass.parameter_gradients),
            weight_norm: norm(&[&self.weight[..], &self.bias].concat()),
            update_norm: f64::NAN,
        }
    }
}

fn widened(values: &[f32]) -> Vec<f64> {
    values.iter().map(|&value| f64::from(value)).collect()
}

/// The layers of a model of dense layers with the same hidden activation.
fn references(model: &Model, kind: ActivationKind) -> Vec<Reference> {
    let layers = WIDTHS.windows(2).enumerate().map(|(index, widths)| {
        let parameter = |name: &str| {
            let name = format!("layer{}.{name}", index + 1);
            let index = model.network().parameter_index(&name).unwrap();
            widened(&model.flat()[model.network().layout.parameters[index].range.clone()])
        };
        let kind = if index + 2 == WIDTHS.len() { ActivationKind::Identity } else { kind };
        Reference {
            inputs: widths[0],
            units: widths[1],
            weight: parameter("weight"),
            bias: parameter("bias"),
            activation: Activation::new(kind),
        }
    });
    layers.collect()
}

/// The figures of all layers, and the mean squared error.
fn expected(layers: &[Reference], inputs: &[f64], targets: &[f64]) -> (Vec<Figures>, f64) {
    let mut values = vec![inputs.to_vec()];
    let mut passes = Vec::new();
    for layer in layers {
        let pass = layer.forward(values.last().unwrap());
        values.push(pass.outputs.clone());
        passes.push(pass);
    }
    let outputs = values.pop().unwrap();
    let count = outputs.len() as f64;
    let differences: Vec<_> = outputs.iter().zip(targets).map(|(y, t)| y - t).collect();
    let mut gradient: Vec<_> = differences.iter().map(|d| 2.0 * d / count).collect();
    for (index, layer) in layers.iter().enumerate().rev() {
        gradient = layer.backward(&values[index], &gradient, &mut passes[index]);
    }
    let figures = layers.iter().zip(&passes).map(|(layer, pass)| layer.figures(pass));
    (figures.collect(), differences.iter().map(|d| d * d).sum::<f64>() / count)
}

/// A model with biases so low that a few units of a rectifier die.
fn model(kind: ActivationKind) -> Model {
    let plain = ActivationKind::Identity;
    let layers = [
        (dense(WIDTHS[1], kind), &[0][..]),
        (dense(WIDTHS[2], kind), &[1]),
        (dense(WIDTHS[3], plain), &[2]),
    ];
    let mut model = random_model(graph(&[WIDTHS[0]], &layers), &mut Random::new(8));
    let bias = model.network().parameter_index("layer1.bias").unwrap();
    let mut values = vec![0.0; WIDTHS[1]];
    model.get(bias, &mut values).unwrap();
    values[..4].fill(-30.0);
    model.set(bias, &values).unwrap();
    model
}

fn assert_near(what: &str, got: f64, expected: f64, relative: f64) {
    let near = (got - expected).abs() <= relative * expected.abs().max(1e-3);
    assert!(near || (got.is_nan() && expected.is_nan()), "{what}: {got} instead of {expected}");
}

fn compare(what: &str, report: &Report, expected: &[Figures], loss: f64) {
    assert_eq!((report.rows, report.layers.len()), (ROWS, expected.len()), "{what}");
    assert_near(&format!("{what}: loss"), report.loss, loss, 1e-5);
    for (layer, expected) in report.layers.iter().zip(expected) {
        let (got, name) = (&layer.figures, &layer.name);
        assert_eq!((got.rows, got.units), (expected.rows, expected.units), "{what}, {name}");
        let pairs = [
            ("dead", got.dead, expected.dead, 0.0),
            ("saturated", got.saturated, expected.saturated, 0.0),
            ("mean", got.mean, expected.mean, 1e-5),
            ("deviation", got.deviation, expected.deviation, 1e-5),
            ("not finite", got.non_finite, 0.0, 0.0),
            ("gradients not finite", got.non_finite_gradients, 0.0, 0.0),
            ("parameters not finite", got.non_finite_parameters, 0.0, 0.0),
            ("gradient norm", got.gradient_norm, expected.gradient_norm, 1e-5),
            ("weight norm", got.weight_norm, expected.weight_norm, 1e-12),
            ("update norm", got.update_norm, expected.update_norm, 0.0),
        ];
        for (figure, got, expected, relative) in pairs {
            assert_near(&format!("{what}, {name}: {figure}"), got, expected, relative);
        }
    }
}

#[test]
fn figures_are_what_float64_gives() {
    use ActivationKind as Kind;
    let mut random = Random::new(9);
    let inputs = random.floats(ROWS * WIDTHS[0], -2.0, 2.0);
    let targets = random.floats(ROWS * WIDTHS[3], -1.0, 1.0);
    let mut seen = (0.0, 0.0);
    for kind in [Kind::Relu, Kind::Sigmoid, Kind::Tanh, Kind::LeakyRelu, Kind::Elu, Kind::Silu] {
        let model = model(kind);
        let layers = references(&model, kind);
        let (figures, loss) = expected(&layers, &widened(&inputs), &widened(&targets));
        let squares = Loss::new(LossKind::MeanSquaredError);
        let targets = Targets::Values(&targets);
        let report = examine(&model, &squares, &runtimes::plain(), &inputs, &targets).unwrap();
        compare(kind.entry().name, &report, &figures, loss);
        seen = (figures[0].dead.max(seen.0), figures[0].saturated.max(seen.1));
    }
    // What is never there would be found by nobody.
    assert!(seen.0 > 0.2 && seen.1 > 0.2, "{seen:?}");
}

/// ‖w′ − w‖ / ‖w‖ of the step that is done next.
fn measured_ratios(trainer: &mut Trainer, inputs: &[f32], targets: &Targets<'_>) -> Vec<f64> {
    let before = widened(trainer.weights());
    trainer.step(inputs, targets).unwrap();
    let after = widened(trainer.weights());
    let network = Arc::clone(trainer.network());
    let ratio = |layer: usize| {
        let prefix = format!("layer{layer}.");
        let parameters = network.layout.parameters.iter();
        let own = parameters.filter(|parameter| parameter.name.starts_with(&prefix));
        let places: Vec<_> = own.flat_map(|parameter| parameter.range.clone()).collect();
        let square = |f: &dyn Fn(usize) -> f64| places.iter().map(|&i| f(i) * f(i)).sum::<f64>();
        (square(&|i| after[i] - before[i]) / square(&|i| before[i])).sqrt()
    };
    (1..WIDTHS.len()).map(ratio).collect()
}

#[test]
fn the_update_is_that_of_the_next_step() {
    let mut random = Random::new(10);
    let inputs = random.floats(ROWS * WIDTHS[0], -2.0, 2.0);
    let labels: Vec<_> = (0..ROWS as i32).map(|row| row * 7 % 3).collect();
    let targets = Targets::Labels32(&labels);
    // The drawn slopes are those of the next step as well. What a search gives takes other losses.
    let kinds = OptimizerKind::ALL.into_iter().filter(|kind| !kind.searches());
    let activations = [ActivationKind::Tanh, ActivationKind::Rrelu];
    for (kind, activation) in kinds.flat_map(|kind| activations.map(|f| (kind, f))) {
        let mut optimizer = Optimizer::new(kind);
        optimizer.set(Param::LearningRate, 0.05).unwrap();
        let loss = Loss::new(LossKind::SoftmaxCrossEntropy);
        let options = TrainerOptions { largest_batch: ROWS, ..Default::default() };
        let model = model(activation);
        let mut trainer =
            Trainer::new(&model, loss, optimizer, runtimes::plain(), options).unwrap();
        for step in 0..3 {
            let report = trainer.examine(&inputs, &targets).unwrap();
            let ratios = measured_ratios(&mut trainer, &inputs, &targets);
            for (layer, ratio) in report.layers.iter().zip(ratios) {
                let what = format!("{kind:?}, {activation:?}, step {step}, {}", layer.name);
                assert!(ratio > 1e-5, "{what}: {ratio}");
                assert_near(&what, layer.figures.update_ratio(), ratio, 1e-12);
            }
        }
    }
}
