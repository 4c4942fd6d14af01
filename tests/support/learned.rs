//! Activations that learn parameters, draw numbers or change the number of columns, in float64 by
//! the equations of their sources.

use glia::activation::{Activation, ActivationKind};
use glia::catalog::Param;
use glia::rng::Philox;
use ndarray::{Array2, ArrayView2};

/// The seed and the step of the pass that is computed.
pub const SEED: u64 = 0;
const STEP: u64 = 0;

/// An activation in a network.
pub struct Node<'a> {
    /// Its description.
    pub activation: &'a Activation,
    /// Its number in the graph.
    pub number: usize,
    /// What it learns, each a matrix of values, or a row.
    pub parameters: Vec<ArrayView2<'a, f64>>,
    /// Elements of a row.
    pub columns: usize,
}

impl Node<'_> {
    /// The outputs of rows of inputs; adds how far inputs are from kinks, with their signs.
    pub fn outputs(&self, inputs: &Array2<f64>, kinks: &mut Vec<f64>) -> Array2<f64> {
        let mut rows = Vec::new();
        let values = inputs.as_standard_layout();
        let flat = values.as_slice().expect("standard layout");
        for (row, values) in flat.chunks(self.columns).enumerate() {
            rows.extend(self.row(row, values, kinks));
        }
        let columns = rows.len() / inputs.nrows();
        Array2::from_shape_vec((inputs.nrows(), columns), rows).expect("whole rows")
    }

    fn row(&self, row: usize, values: &[f64], kinks: &mut Vec<f64>) -> Vec<f64> {
        use ActivationKind as Kind;
        let half = values.len() / 2;
        let (first, second) = values.split_at(half);
        let gated = |gate: fn(f64) -> f64| {
            first.iter().zip(second).map(|(a, b)| a * gate(*b)).collect::<Vec<_>>()
        };
        match self.activation.kind() {
            Kind::Maxout => self.maxout(values, kinks),
            Kind::Crelu => {
                kinks.extend(values);
                let above = values.iter().map(|x| x.max(0.0));
                above.chain(values.iter().map(|x| (-x).max(0.0))).collect()
            }
            Kind::Glu => gated(sigmoid),
            Kind::Reglu => {
                kinks.extend(second);
                gated(|b| b.max(0.0))
            }
            Kind::Geglu => gated(|b| b * 0.5 * libm::erfc(-b / std::f64::consts::SQRT_2)),
            Kind::Swiglu => gated(|b| b * sigmoid(b)),
            _ => {
                let value = |(column, &x): (usize, &f64)| self.element(row, column, x, kinks);
                values.iter().enumerate().map(value).collect()
            }
        }
    }

    fn maxout(&self, values: &[f64], kinks: &mut Vec<f64>) -> Vec<f64> {
        let pieces = self.activation.settings().value(Param::Pieces) as usize;
        let outputs = values.len() / pieces;
        let largest = |unit: usize| {
            let parts: Vec<_> = (0..pieces).map(|piece| values[piece * outputs + unit]).collect();
            for (index, first) in parts.iter().enumerate() {
                kinks.extend(parts[..index].iter().map(|second| first - second));
            }
            parts.into_iter().fold(f64::NEG_INFINITY, f64::max)
        };
        (0..outputs).map(largest).collect()
    }

    /// The value of a row of a parameter for a column.
    fn parameter(&self, number: usize, row: usize, column: usize) -> f64 {
        let values = &self.parameters[number];
        values[(row, column % values.ncols())]
    }

    fn element(&self, row: usize, column: usize, x: f64, kinks: &mut Vec<f64>) -> f64 {
        use ActivationKind as Kind;
        let p = |number: usize| self.parameter(number, 0, column);
        match self.activation.kind() {
            Kind::Prelu => {
                kinks.push(x);
                if x > 0.0 { x } else { p(0) * x }
            }
            Kind::Srelu => {
                kinks.extend([x - p(0), x - p(2)]);
                match x {
                    x if x >= p(2) => p(2) + p(3) * (x - p(2)),
                    x if x <= p(0) => p(0) + p(1) * (x - p(0)),
                    x => x,
                }
            }
            Kind::Apl => {
                kinks.push(x);
                let hinges = 0..self.parameters[0].nrows();
                let terms = hinges.map(|row| {
                    let below = self.parameter(1, row, column) - x;
                    kinks.push(below);
                    self.parameter(0, row, column) * below.max(0.0)
                });
                x.max(0.0) + terms.sum::<f64>()
            }
            Kind::LearnedSwish => x * sigmoid(p(0) * x),
            Kind::LearnedSnake => x + (p(0) * x).sin().powi(2) / p(0),
            Kind::Rrelu | Kind::RreluDivisor => {
                kinks.push(x);
                let number = self.draw(row * self.columns + column);
                match self.activation.kind() {
                    _ if x > 0.0 => x,
                    Kind::Rrelu => number * x,
                    _ => x / number,
                }
            }
            kind => panic!("{kind:?} stands in functions.rs"),
        }
    }

    /// The number of an element of the batch, in training.
    fn draw(&self, index: usize) -> f64 {
        let end = |key| f64::from(self.activation.settings().value(key) as f32);
        let (low, high) = (end(Param::Minimum), end(Param::Maximum));
        let stream = 3 | (self.number as u32) << 8;
        let words = Philox::new(SEED).block(stream, STEP, (index / 4) as u32);
        let cell = f64::from(words[index % 4] >> 9) + 0.5;
        low + (high - low) * cell / 8_388_608.0
    }
}

fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}
