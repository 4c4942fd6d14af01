//! Building networks and trainers in a line.

use std::sync::Arc;

use glia::activation::{Activation, ActivationKind};
use glia::catalog::Param;
use glia::kernels::runtime::Runtime;
use glia::layer::{Layer, LayerKind};
use glia::loss::{Loss, LossKind};
use glia::model::{Graph, Model};
use glia::optim::{Optimizer, OptimizerKind};
use glia::train::{Trainer, TrainerOptions};

use super::golden::Table;
use super::random::Random;

/// A dense layer with a bias.
pub fn dense(units: usize, activation: ActivationKind) -> Layer {
    let mut layer = Layer::new(LayerKind::Dense);
    layer.set(Param::Units, units as f64).expect("a number of units");
    layer.set_activation(Activation::new(activation)).expect("dense takes an activation");
    layer
}

/// A dense layer without a bias.
pub fn dense_without_bias(units: usize, activation: ActivationKind) -> Layer {
    let mut layer = dense(units, activation);
    layer.set(Param::UseBias, 0.0).expect("dense has the parameter");
    layer
}

/// An activation as a layer.
pub fn activation_layer(activation: ActivationKind) -> Layer {
    let mut layer = Layer::new(LayerKind::Activation);
    layer.set_activation(Activation::new(activation)).expect("it takes an activation");
    layer
}

/// The sum of its inputs.
pub fn add() -> Layer {
    Layer::new(LayerKind::Add)
}

/// A graph with an input of this shape, which is node 0, and these layers with their inputs.
pub fn graph(shape: &[usize], layers: &[(Layer, &[usize])]) -> Graph {
    let mut graph = Graph::default();
    graph.add_input("x", shape).expect("an input");
    for (index, (layer, inputs)) in layers.iter().enumerate() {
        let name = format!("layer{}", index + 1);
        graph.add_layer(&name, layer.clone(), inputs).unwrap_or_else(|error| panic!("{error}"));
    }
    graph
}

/// A model whose parameters are all random: weights in ±√(3 / inputs), so that sums of random
/// inputs stay of order one, and biases in ±0.5.
pub fn random_model(graph: Graph, random: &mut Random) -> Model {
    let mut model = Model::new(graph, 0).expect("a model");
    let network = Arc::clone(model.network());
    for (index, parameter) in network.layout.parameters.iter().enumerate() {
        let bias = parameter.shape.len() == 1;
        let bound = if bias { 0.5 } else { (3.0 / parameter.fans.fan_in as f32).sqrt() };
        let values = random.floats(parameter.range.len(), -bound, bound);
        model.set(index, &values).expect("values of the parameter's length");
    }
    model
}

/// A trainer for gradients alone: plain descent, with the gradient at the input.
pub fn gradient_trainer(
    model: &Model,
    loss: LossKind,
    runtime: &Arc<Runtime>,
    largest_batch: usize,
) -> Result<Trainer, glia::error::Error> {
    let options = TrainerOptions { largest_batch, input_gradient: true, ..Default::default() };
    let optimizer = Optimizer::new(OptimizerKind::Sgd);
    Trainer::new(model, Loss::new(loss), optimizer, Arc::clone(runtime), options)
}

/// The activations by their numbers in `tests/golden/network.txt`.
const TABLE_ACTIVATIONS: [ActivationKind; 5] = [
    ActivationKind::Identity,
    ActivationKind::Sigmoid,
    ActivationKind::Tanh,
    ActivationKind::Relu,
    ActivationKind::Softmax,
];

/// The network of a case of that table: dense layers, one a number in the list of activations.
pub fn golden_model(table: &Table, case: &str) -> Model {
    let numbers = table.counts(&format!("{case}.activations"));
    let units = |layer: usize| table.get(&format!("{case}.layer{layer}.bias")).len();
    let layers: Vec<_> = numbers
        .iter()
        .enumerate()
        .map(|(index, &number)| (dense(units(index + 1), TABLE_ACTIVATIONS[number]), [index]))
        .collect();
    let layers: Vec<_> = layers.iter().map(|(layer, at)| (layer.clone(), &at[..])).collect();
    let width = table.get(&format!("{case}.layer1.weight")).len() / units(1);
    let mut model = Model::new(graph(&[width], &layers), 0).expect("a model");
    for (index, parameter) in model.network().clone().layout.parameters.iter().enumerate() {
        let values = table.floats(&format!("{case}.{}", parameter.name));
        model.set(index, &values).expect(&parameter.name);
    }
    model
}
