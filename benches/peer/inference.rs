//! w1: one row through a small network; w2: the same network over many rows at once.
//!
//! a is 32-64-64-8, b is 10-32-32-4; the hidden layers are tanh or ReLU, the last is linear.

use super::c_api::{ACTIVATION_RELU, ACTIVATION_TANH, Runtime};
use super::c_network::Network;
use super::data::Floats;
use super::expect::expect_near;
use super::protocol::Bench;
use super::reference::forward;

const NETWORKS: [(&str, [usize; 4]); 2] = [("a", [32, 64, 64, 8]), ("b", [10, 32, 32, 4])];
const ACTIVATIONS: [(&str, i32); 2] = [("tanh", ACTIVATION_TANH), ("relu", ACTIVATION_RELU)];

/// Times every network, activation and batch.
pub fn run(bench: &Bench, runtime: &Runtime) {
    for (network, sizes) in NETWORKS {
        for (name, activation) in ACTIVATIONS {
            for rows in [1, 256, 4096] {
                let workload = match rows {
                    1 => format!("w1.{network}.{name}"),
                    _ => format!("w2.{network}.{name}.{rows}"),
                };
                if bench.wants(&workload) {
                    time(bench, runtime, &workload, &sizes, activation, rows);
                }
            }
        }
    }
}

fn time(
    bench: &Bench,
    runtime: &Runtime,
    workload: &str,
    sizes: &[usize],
    activation: i32,
    rows: usize,
) {
    let network = Network::new(sizes, activation, |_| 0.2, 1.0);
    let (width, height) = (sizes[0], sizes[sizes.len() - 1]);
    let inputs = Floats::uniform(rows * width, 1, 1.0);
    let mut outputs = Floats::zeros(rows * height);
    let mut session = network.session(runtime, rows);
    session.run(&inputs, &mut outputs);
    for row in [0, rows / 2, rows - 1] {
        let expected = forward(&network, &inputs[row * width..][..width]);
        for (column, expected) in expected.into_iter().enumerate() {
            expect_near(workload, f64::from(outputs[row * height + column]), expected);
        }
    }
    bench.time(workload, || session.run(&inputs, &mut outputs));
}
