//! The digits of `examples/data/digits.csv`, and a network over them that uses every kind of layer.
#![allow(dead_code)] // Each test program uses its own part.

use glia::activation::{Activation, ActivationKind};
use glia::catalog::Param;
use glia::init::{Initializer, InitializerKind};
use glia::layer::{Layer, LayerKind};
use glia::model::{Graph, Model};
use glia::optim::{Optimizer, OptimizerKind};
use glia::tensor::buffer::Buffer;
use glia::tensor::element::Type;
use glia::tensor::tensor::Tensor;

/// Pixels of an image.
pub const PIXELS: usize = 64;
/// Kinds of digits.
pub const CLASSES: usize = 10;

const FILE: &str = include_str!("../../examples/data/digits.csv");

/// Some of the images, with pixels from 0 to 1, and their labels.
pub struct Digits {
    pub inputs: Tensor,
    pub labels: Tensor,
}

impl Digits {
    /// The first `count` images of the file.
    pub fn first(count: usize) -> Self {
        let (mut pixels, mut labels) = (Vec::new(), Vec::new());
        for line in FILE.lines().take(count) {
            let numbers: Vec<i32> = line.split(',').map(|n| n.parse().unwrap()).collect();
            let (label, image) = numbers.split_last().unwrap();
            assert_eq!(image.len(), PIXELS);
            pixels.extend(image.iter().map(|&pixel| pixel as f32 / 16.0));
            labels.push(*label);
        }
        assert_eq!(labels.len(), count, "the file has too few images");
        let inputs = Buffer::copied(&pixels).unwrap();
        let targets = Buffer::copied(&labels).unwrap();
        Self {
            inputs: Tensor::over(inputs, Type::Float32, &[count, PIXELS], &[PIXELS, 1]).unwrap(),
            labels: Tensor::over(targets, Type::Int32, &[count], &[1]).unwrap(),
        }
    }

    /// The pixels of all images, one after the other.
    pub fn pixels(&self) -> &[f32] {
        self.inputs.as_slice().unwrap()
    }

    /// The labels as rows of ten values, 1 at the digit and 0 elsewhere.
    pub fn distributions(&self) -> Tensor {
        self.rows_of(CLASSES, 0.0)
    }

    /// Rows of so many values, 1 at the digit, where it is one of them, and `other` elsewhere.
    pub fn rows_of(&self, columns: usize, other: f32) -> Tensor {
        let mut values = vec![other; self.classes().len() * columns];
        for (row, &label) in values.chunks_exact_mut(columns.max(1)).zip(self.classes()) {
            if let Some(value) = row.get_mut(label as usize) {
                *value = 1.0;
            }
        }
        let shape = [self.classes().len(), columns];
        Tensor::over(Buffer::copied(&values).unwrap(), Type::Float32, &shape, &[columns, 1])
            .unwrap()
    }

    /// 1 for each even digit, −1 for each odd one.
    pub fn signs(&self) -> Tensor {
        let signs: Vec<i32> = self.classes().iter().map(|label| 1 - 2 * (label % 2)).collect();
        let buffer = Buffer::copied(&signs).unwrap();
        Tensor::over(buffer, Type::Int32, &[signs.len()], &[1]).unwrap()
    }

    /// The inputs as a view of memory in which every image is a column.
    pub fn transposed(&self) -> Tensor {
        let count = self.classes().len();
        let mut columns = vec![0.0f32; count * PIXELS];
        for (row, image) in self.pixels().chunks_exact(PIXELS).enumerate() {
            for (pixel, &value) in image.iter().enumerate() {
                columns[pixel * count + row] = value;
            }
        }
        let (shape, strides) = ([PIXELS, count], [count, 1]);
        let columns = Buffer::copied(&columns).unwrap();
        let tensor = Tensor::over(columns, Type::Float32, &shape, &strides).unwrap();
        tensor.transpose(0, 1).unwrap()
    }

    /// The labels of all images.
    pub fn classes(&self) -> &[i32] {
        self.labels.as_slice().unwrap()
    }
}

/// Adds a dense layer over one node.
pub fn dense(
    graph: &mut Graph,
    name: &str,
    units: usize,
    activation: ActivationKind,
    input: usize,
) -> usize {
    let mut layer = Layer::new(LayerKind::Dense);
    layer.set(Param::Units, units as f64).unwrap();
    layer.set_activation(Activation::new(activation)).unwrap();
    let initializer = match activation {
        ActivationKind::Relu => InitializerKind::HeNormal,
        _ => InitializerKind::XavierUniform,
    };
    layer.set_initializer("weight", Initializer::new(initializer)).unwrap();
    graph.add_layer(name, layer, &[input]).unwrap()
}

/// A network with all three layers, tanh, sigmoid and ReLU, a shortcut, and widths on both sides
/// of each limit where the order of summation changes (32 and 127 columns).
pub fn residual_network(seed: u64, last: ActivationKind) -> Model {
    residual_network_with(seed, last, CLASSES)
}

/// The same with another number of outputs.
pub fn residual_network_with(seed: u64, last: ActivationKind, outputs: usize) -> Model {
    let mut graph = Graph::default();
    let input = graph.add_input("pixels", &[PIXELS]).unwrap();
    let wide = dense(&mut graph, "wide", 130, ActivationKind::Tanh, input);
    let middle = dense(&mut graph, "middle", 48, ActivationKind::Sigmoid, wide);
    let detour = dense(&mut graph, "detour", 48, ActivationKind::Relu, middle);
    let sum = graph.add_layer("sum", Layer::new(LayerKind::Add), &[middle, detour]).unwrap();
    let mut layer = Layer::new(LayerKind::Activation);
    layer.set_activation(Activation::new(ActivationKind::Tanh)).unwrap();
    let curve = graph.add_layer("curve", layer, &[sum]).unwrap();
    let narrow = dense(&mut graph, "narrow", 24, ActivationKind::Relu, curve);
    dense(&mut graph, "digit", outputs, last, narrow);
    Model::new(graph, seed).unwrap()
}

/// A plain stack of dense layers; the last one has no activation.
pub fn stack(widths: &[usize], activation: ActivationKind, seed: u64) -> Model {
    let mut graph = Graph::default();
    let mut node = graph.add_input("pixels", &[PIXELS]).unwrap();
    for (index, &width) in widths.iter().enumerate() {
        let last = index + 1 == widths.len();
        let activation = if last { ActivationKind::Identity } else { activation };
        node = dense(&mut graph, &format!("dense{index}"), width, activation, node);
    }
    Model::new(graph, seed).unwrap()
}

/// An optimizer with a learning rate at which these networks learn.
pub fn optimizer(kind: OptimizerKind) -> Optimizer {
    let mut optimizer = Optimizer::new(kind);
    let rate = match kind {
        OptimizerKind::Adadelta => 30.0,
        OptimizerKind::Lars | OptimizerKind::Lbfgs => 1.0,
        OptimizerKind::Sgd
        | OptimizerKind::Momentum
        | OptimizerKind::Nesterov
        | OptimizerKind::NesterovShifted => 0.1,
        OptimizerKind::Adagrad
        | OptimizerKind::Lamb
        | OptimizerKind::Radam
        | OptimizerKind::Muon => 0.02,
        OptimizerKind::Adafactor => 0.1,
        OptimizerKind::Adan => 0.002,
        OptimizerKind::RmspropNesterov
        | OptimizerKind::RmspropCentered
        | OptimizerKind::Lion
        | OptimizerKind::Rprop => 0.001,
        _ => 0.004,
    };
    optimizer.set(Param::LearningRate, rate).unwrap();
    optimizer
}

/// A hash as text.
pub fn hexadecimal(hash: [u8; 32]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}
