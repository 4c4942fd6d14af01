//! w3, w4 and w5.step: one training step on a batch that stays the same, forward, backward and
//! update, at a learning rate of 1e-4.

use super::c_api::*;
use super::c_network::{Network, Targets};
use super::data::Floats;
use super::expect::expect_near;
use super::protocol::Bench;
use super::reference::loss;

/// A network with what it is trained by.
struct Task {
    workload: &'static str,
    sizes: [usize; 4],
    rows: usize,
    activation: i32,
    loss: i32,
    optimizer: i32,
}

const TASKS: [Task; 4] = [
    Task {
        workload: "w3.sgd",
        sizes: [32, 64, 64, 8],
        rows: 32,
        activation: ACTIVATION_TANH,
        loss: LOSS_MEAN_SQUARED_ERROR,
        optimizer: OPTIMIZER_SGD,
    },
    Task {
        workload: "w3.adam",
        sizes: [32, 64, 64, 8],
        rows: 32,
        activation: ACTIVATION_TANH,
        loss: LOSS_MEAN_SQUARED_ERROR,
        optimizer: OPTIMIZER_ADAM,
    },
    Task {
        workload: "w4.adam",
        sizes: [784, 256, 128, 10],
        rows: 64,
        activation: ACTIVATION_RELU,
        loss: LOSS_SOFTMAX_CROSS_ENTROPY,
        optimizer: OPTIMIZER_ADAM,
    },
    Task {
        workload: "w5.step.momentum",
        sizes: [1024; 4],
        rows: 256,
        activation: ACTIVATION_RELU,
        loss: LOSS_MEAN_SQUARED_ERROR,
        optimizer: OPTIMIZER_MOMENTUM,
    },
];

/// Times every task.
pub fn run(bench: &Bench, runtime: &Runtime) {
    for task in TASKS.iter().filter(|task| bench.wants(task.workload)) {
        time(bench, runtime, task);
    }
}

fn time(bench: &Bench, runtime: &Runtime, task: &Task) {
    let scale = |inputs: usize| 1.7 / (inputs as f32).sqrt();
    let network = Network::new(&task.sizes, task.activation, scale, 0.0);
    let inputs = Floats::uniform(task.rows * task.sizes[0], 1, 1.0);
    let values = Floats::uniform(task.rows * task.sizes[3], 2, 1.0);
    let labels: Vec<i32> = (0..task.rows).map(|row| (row % task.sizes[3]) as i32).collect();
    let targets = match task.loss {
        LOSS_SOFTMAX_CROSS_ENTROPY => Targets::Labels(&labels),
        _ => Targets::Values(&values),
    };
    let mut trainer = network.trainer(runtime, task.loss, task.optimizer, task.rows);
    let first = trainer.step(&inputs, &targets);
    expect_near(task.workload, first, loss(&network, &inputs, &targets));
    bench.time(task.workload, || {
        trainer.step(&inputs, &targets);
    });
    let last = trainer.step(&inputs, &targets);
    assert!(last < first, "{}: expected a loss below {first}, got {last}", task.workload);
}
