//! The spine's cost: inference and training steps of two small networks, beside the same matrix
//! products by ndarray in the same run. Read the figures as ratios.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use glia::activation::{Activation, ActivationKind};
use glia::catalog::Param;
use glia::kernels::runtime::Runtime;
use glia::layer::{Layer, LayerKind};
use glia::loss::{Loss, LossKind, Targets};
use glia::model::{Graph, Model, Session};
use glia::optim::{Optimizer, OptimizerKind};
use glia::train::{Trainer, TrainerOptions};
use ndarray::Array2;

/// A policy network as games have it.
const POLICY: [usize; 4] = [32, 64, 64, 8];
/// A classifier of small images.
const CLASSIFIER: [usize; 4] = [784, 256, 128, 10];

fn model(sizes: &[usize]) -> Model {
    let mut graph = Graph::default();
    let mut node = graph.add_input("inputs", &sizes[..1]).unwrap();
    for (index, &units) in sizes[1..].iter().enumerate() {
        let mut layer = Layer::new(LayerKind::Dense);
        layer.set(Param::Units, units as f64).unwrap();
        if index + 2 < sizes.len() {
            layer.set_activation(Activation::new(ActivationKind::Relu)).unwrap();
        }
        node = graph.add_layer(&format!("layer{index}"), layer, &[node]).unwrap();
    }
    Model::new(graph, 1).unwrap()
}

fn inputs(count: usize) -> Vec<f32> {
    (0..count).map(|index| (index % 17) as f32 / 17.0 - 0.5).collect()
}

fn inference(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("policy 32-64-64-8, inference");
    for rows in [1, 256, 4096] {
        let mut session = Session::new(&model(&POLICY), Runtime::single(), rows).unwrap();
        let (x, mut y) = (inputs(rows * POLICY[0]), vec![0.0; rows * POLICY[3]]);
        group.bench_function(format!("glia, {rows} rows"), |bencher| {
            bencher.iter(|| session.run(black_box(&x), &mut y).unwrap());
        });
        let x = Array2::from_shape_vec((rows, POLICY[0]), x).unwrap();
        let weights: Vec<Array2<f32>> =
            POLICY.windows(2).map(|pair| Array2::from_elem((pair[0], pair[1]), 0.1)).collect();
        group.bench_function(format!("ndarray, {rows} rows"), |bencher| {
            bencher.iter(|| weights.iter().fold(black_box(&x).clone(), |x, w| x.dot(w)));
        });
    }
    group.finish();
}

fn training(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("classifier 784-256-128-10, Adam step of 64 rows");
    let x = inputs(64 * CLASSIFIER[0]);
    let labels: Vec<i32> = (0..64).map(|row| row % 10).collect();
    for threads in [1, 2] {
        let loss = Loss::new(LossKind::SoftmaxCrossEntropy);
        let adam = Optimizer::new(OptimizerKind::Adam);
        let runtime = Runtime::new(threads, None).unwrap();
        let options = TrainerOptions::default();
        let mut trainer = Trainer::new(&model(&CLASSIFIER), loss, adam, runtime, options).unwrap();
        group.bench_function(format!("glia, {threads} threads"), |bencher| {
            bencher.iter(|| trainer.step(black_box(&x), &Targets::Labels32(&labels)).unwrap());
        });
    }
    group.finish();
}

criterion_group!(benches, inference, training);
criterion_main!(benches);
