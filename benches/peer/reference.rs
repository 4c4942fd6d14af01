//! Plain float64 loops that the workloads' results are checked with before they are timed.

#![allow(clippy::disallowed_methods, reason = "a reference, not a result of the library")]

use super::c_api::*;
use super::c_network::{Network, Targets};

/// f(x) of a row.
pub fn activate(kind: i32, row: &mut [f64]) {
    match kind {
        ACTIVATION_TANH => row.iter_mut().for_each(|x| *x = x.tanh()),
        ACTIVATION_RELU => row.iter_mut().for_each(|x| *x = x.max(0.0)),
        ACTIVATION_SOFTMAX => {
            let largest = row.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            row.iter_mut().for_each(|x| *x = (*x - largest).exp());
            let sum: f64 = row.iter().sum();
            row.iter_mut().for_each(|x| *x /= sum);
        }
        _ => {}
    }
}

/// The values in float64.
pub fn widened(values: &[f32]) -> Vec<f64> {
    values.iter().map(|&value| f64::from(value)).collect()
}

/// The outputs of a network for one row.
pub fn forward(network: &Network, row: &[f32]) -> Vec<f64> {
    let mut values = widened(row);
    for (layer, [weights, biases]) in network.parameters.iter().enumerate() {
        let mut outputs = widened(biases);
        for (x, weights) in values.iter().zip(weights.chunks_exact(outputs.len())) {
            outputs.iter_mut().zip(weights).for_each(|(y, &w)| *y += x * f64::from(w));
        }
        if layer + 1 < network.parameters.len() {
            activate(network.activation, &mut outputs);
        }
        values = outputs;
    }
    values
}

/// The mean loss of a batch: squared error for values, softmax cross entropy for labels.
pub fn loss(network: &Network, inputs: &[f32], targets: &Targets<'_>) -> f64 {
    let rows = inputs.chunks_exact(network.sizes[0]);
    let count = rows.len() as f64;
    let losses = rows.enumerate().map(|(row, inputs)| {
        let mut outputs = forward(network, inputs);
        match targets {
            Targets::Values(values) => {
                let width = outputs.len();
                let wanted = &values[row * width..][..width];
                let squares = outputs.iter().zip(wanted).map(|(y, &t)| (y - f64::from(t)).powi(2));
                squares.sum::<f64>() / width as f64
            }
            Targets::Labels(labels) => {
                activate(ACTIVATION_SOFTMAX, &mut outputs);
                -outputs[labels[row] as usize].ln()
            }
        }
    });
    losses.sum::<f64>() / count
}
