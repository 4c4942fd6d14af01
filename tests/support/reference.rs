//! A second, plain implementation of networks in float64 over ndarray: forward passes and losses
//! by their textbook equations, no derivatives. A new kind does not compile until it stands here.

use glia::activation::{Activation, ActivationKind, Form};
use glia::layer::{Layer, LayerKind};
use glia::loss::{LossKind, Targets};
use glia::model::{Model, Network, Operation};
use ndarray::{Array1, Array2, ArrayView1, ArrayView2, Axis};

use super::{functions, learned};

/// A network's parameters and inputs in float64.
#[derive(Clone, Debug)]
pub struct Values {
    /// One list a parameter, in the layout's order.
    pub parameters: Vec<Vec<f64>>,
    /// One row a sample.
    pub inputs: Array2<f64>,
}

/// What a forward pass gives.
pub struct Pass {
    /// One row a sample.
    pub outputs: Array2<f64>,
    /// How far each input of an activation with kinks lies from each kink, with its sign.
    pub from_kinks: Vec<f64>,
}

impl Values {
    /// The values of a model, with these inputs.
    pub fn new(model: &Model, inputs: &[f32]) -> Self {
        let width = model.network().input().size();
        let rows = inputs.len() / width;
        let parameters = model.network().layout.parameters.iter();
        let parameters = parameters.map(|p| widened(&model.flat()[p.range.clone()]));
        let inputs = Array2::from_shape_vec((rows, width), widened(inputs));
        Self { parameters: parameters.collect(), inputs: inputs.expect("whole rows") }
    }

    /// Computes the outputs of a network.
    pub fn forward(&self, network: &Network) -> Pass {
        let mut from_kinks = Vec::new();
        let mut results: Vec<Array2<f64>> = Vec::new();
        for (number, node) in network.graph.nodes().iter().enumerate() {
            let result = match &node.operation {
                Operation::Input => self.inputs.clone(),
                Operation::Layer(layer) => {
                    let inputs: Vec<_> = node.inputs.iter().map(|&i| results[i].view()).collect();
                    let mut sums = self.sums(network, layer, &node.name, &inputs);
                    let shape = &network.graph.nodes()[node.inputs[0]].shape;
                    let columns = match layer.kind() {
                        LayerKind::Dense => sums.ncols(),
                        LayerKind::Activation | LayerKind::Add => shape[shape.len() - 1],
                    };
                    let activation = layer.activation();
                    match activation.kind().form() {
                        Form::Learned | Form::Random | Form::Reshaping => {
                            let learned = activation.kind().learned().iter();
                            let parameters = learned.map(|learned| {
                                let name = format!("{}.{}", node.name, learned.name);
                                self.parameter(network, &name).expect("what it learns")
                            });
                            let parameters = parameters.collect();
                            let node = learned::Node { activation, number, parameters, columns };
                            node.outputs(&sums, &mut from_kinks)
                        }
                        Form::Elementwise | Form::AlongRows => {
                            activate(activation, columns, &mut sums, &mut from_kinks);
                            sums
                        }
                    }
                }
            };
            results.push(result);
        }
        Pass { outputs: results.swap_remove(network.graph.output()), from_kinks }
    }

    /// What a layer computes before its activation.
    fn sums(
        &self,
        network: &Network,
        layer: &Layer,
        name: &str,
        inputs: &[ArrayView2<'_, f64>],
    ) -> Array2<f64> {
        match layer.kind() {
            LayerKind::Dense => {
                let weight = self.parameter(network, &format!("{name}.weight"));
                let weight = weight.expect("every dense layer has a weight");
                let products = inputs[0].dot(&weight);
                match self.parameter(network, &format!("{name}.bias")) {
                    Some(bias) => products + bias.row(0),
                    None => products,
                }
            }
            LayerKind::Activation => inputs[0].to_owned(),
            LayerKind::Add => {
                let zeros = Array2::zeros(inputs[0].dim());
                inputs.iter().fold(zeros, |total, input| total + input)
            }
        }
    }

    /// The parameter with a name, as a matrix; a list is one row.
    fn parameter(&self, network: &Network, name: &str) -> Option<ArrayView2<'_, f64>> {
        let index = network.parameter_index(name).ok()?;
        let shape = match network.layout.parameters[index].shape[..] {
            [columns] => (1, columns),
            [rows, columns] => (rows, columns),
            ref shape => panic!("{name}: a shape of {} lengths", shape.len()),
        };
        Some(ArrayView2::from_shape(shape, &self.parameters[index]).expect("the layout's shape"))
    }

    /// The mean loss of the outputs for these targets.
    pub fn loss(&self, network: &Network, kind: LossKind, targets: &Targets<'_>) -> f64 {
        loss(kind, &self.forward(network).outputs, targets)
    }
}

/// Floats as doubles.
pub fn widened(values: &[f32]) -> Vec<f64> {
    values.iter().map(|&value| f64::from(value)).collect()
}

/// Applies an activation to rows whose last axis has `columns` elements.
fn activate(
    activation: &Activation,
    columns: usize,
    values: &mut Array2<f64>,
    kinks: &mut Vec<f64>,
) {
    for &kink in activation.properties().kinks.points() {
        kinks.extend(values.iter().map(|value| value - f64::from(kink)));
    }
    let function: fn(ArrayView1<'_, f64>) -> Array1<f64> = match activation.kind() {
        ActivationKind::Softmax => softmax,
        ActivationKind::LogSoftmax => log_softmax,
        ActivationKind::Softmin => |row| softmax((-&row).view()),
        ActivationKind::Sparsemax => sparsemax,
        _ => return values.mapv_inplace(|x| functions::value(activation, x)),
    };
    for mut row in values.rows_mut() {
        for mut part in row.axis_chunks_iter_mut(Axis(0), columns) {
            let result = function(part.view());
            if activation.kind() == ActivationKind::Sparsemax {
                // The derivative jumps where an element leaves the support.
                let threshold = sparsemax_threshold(part.view());
                kinks.extend(part.iter().map(|value| value - threshold));
            }
            part.assign(&result);
        }
    }
}

fn log_softmax(row: ArrayView1<'_, f64>) -> Array1<f64> {
    let largest = row.fold(f64::NEG_INFINITY, |a, &b| a.max(b));
    let sum = row.mapv(|x| (x - largest).exp()).sum();
    row.mapv(|x| x - largest - sum.ln())
}

fn sparsemax(row: ArrayView1<'_, f64>) -> Array1<f64> {
    let threshold = sparsemax_threshold(row);
    row.mapv(|x| (x - threshold).max(0.0))
}

/// τ, by sorting.
fn sparsemax_threshold(row: ArrayView1<'_, f64>) -> f64 {
    let mut values = row.to_vec();
    values.sort_by(|a, b| b.total_cmp(a));
    let (mut sum, mut threshold) = (0.0, 0.0);
    for (count, value) in (1..).map(f64::from).zip(values) {
        sum += value;
        if 1.0 + count * value > sum {
            threshold = (sum - 1.0) / count;
        }
    }
    threshold
}

fn softmax(row: ArrayView1<'_, f64>) -> Array1<f64> {
    let largest = row.fold(f64::NEG_INFINITY, |a, &b| a.max(b));
    let exponentials = row.mapv(|x| (x - largest).exp());
    let sum = exponentials.sum();
    exponentials / sum
}

/// The mean loss of a batch.
pub fn loss(kind: LossKind, outputs: &Array2<f64>, targets: &Targets<'_>) -> f64 {
    let wanted = target_rows(outputs.dim(), targets);
    match kind {
        LossKind::MeanSquaredError => {
            (outputs - &wanted).mapv(|difference| difference * difference).mean().unwrap_or(0.0)
        }
        LossKind::SoftmaxCrossEntropy => {
            let rows = outputs.rows().into_iter().zip(wanted.rows());
            rows.map(|(z, t)| cross_entropy(z, t)).sum::<f64>() / outputs.nrows() as f64
        }
    }
}

fn cross_entropy(outputs: ArrayView1<'_, f64>, targets: ArrayView1<'_, f64>) -> f64 {
    let largest = outputs.fold(f64::NEG_INFINITY, |a, &b| a.max(b));
    let log_sum = outputs.mapv(|z| (z - largest).exp()).sum().ln() + largest;
    outputs.iter().zip(targets).map(|(z, t)| t * (log_sum - z)).sum()
}

/// Targets as rows; a label is a row with a 1 at its place.
fn target_rows((rows, columns): (usize, usize), targets: &Targets<'_>) -> Array2<f64> {
    Array2::from_shape_fn((rows, columns), |(row, column)| match targets.label(row) {
        Some(label) => f64::from(u8::from(label == column)),
        None => f64::from(targets.row(row, columns)[column]),
    })
}
