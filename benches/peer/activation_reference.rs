//! An activation of a row in float64, with the gradient as a central difference: what w6 is checked
//! with before it is timed.

use glia::activation::{Activation, ContextInDouble, Draw};
use glia::rng::Philox;

use super::reference::widened;

/// Half of the distance of a difference.
const STEP: f64 = 1e-6;

/// An activation, its parameters and its random numbers.
pub struct Reference<'a> {
    /// What is computed.
    pub activation: &'a Activation,
    /// Learned parameters, one after the other.
    pub parameters: &'a [f32],
    /// Elements of a row.
    pub columns: usize,
    /// The number of the row's first element in its batch.
    pub start: usize,
    /// The step that the random numbers of seed 1 are drawn for.
    pub step: u64,
}

impl Reference<'_> {
    /// The outputs of a row, and the gradients at its inputs: NaN within reach of a kink.
    pub fn passes(&self, inputs: &[f32], gradient: &[f32]) -> [Vec<f64>; 2] {
        let (inputs, gradient) = (widened(inputs), widened(gradient));
        let outputs = self.outputs(&inputs, gradient.len());
        let slopes = if self.activation.kind().is_elementwise() {
            let slope = |(&x, g): (&f64, &f64)| g * self.slope(x);
            inputs.iter().zip(&gradient).map(slope).collect()
        } else {
            (0..inputs.len()).map(|place| self.difference(&inputs, &gradient, place)).collect()
        };
        [outputs, slopes]
    }

    /// f′ of a function of one variable.
    fn slope(&self, x: f64) -> f64 {
        let f = |x| self.activation.value_in_double(x);
        let [left, right] = [(f(x) - f(x - STEP)) / STEP, (f(x + STEP) - f(x)) / STEP];
        joined(left, right)
    }

    /// The derivative of Σ gⱼ yⱼ by one input of the row.
    fn difference(&self, inputs: &[f64], gradient: &[f64], place: usize) -> f64 {
        let sum = |by: f64| {
            let mut moved = inputs.to_vec();
            moved[place] += by;
            let outputs = self.outputs(&moved, gradient.len());
            outputs.iter().zip(gradient).map(|(y, g)| y * g).sum::<f64>()
        };
        let [before, here, after] = [-STEP, 0.0, STEP].map(sum);
        joined((here - before) / STEP, (after - here) / STEP)
    }

    fn outputs(&self, inputs: &[f64], width: usize) -> Vec<f64> {
        let ranges = self.activation.learned_ranges(self.columns).expect("known columns");
        let parameters = widened(self.parameters);
        let learned = self.activation.kind().learned().len();
        let parameters: Vec<_> =
            ranges[..learned].iter().map(|range| &parameters[range.clone()]).collect();
        let context = ContextInDouble {
            columns: self.columns,
            start: self.start,
            parameters: &parameters,
            draw: Some(Draw { philox: Philox::new(1), node: 0, step: self.step }),
        };
        let mut outputs = vec![0.0; width];
        self.activation.compute_in_double(context, inputs, &mut outputs);
        outputs
    }
}

/// The slope, where both sides agree.
fn joined(left: f64, right: f64) -> f64 {
    if (left - right).abs() < 1e-4 { 0.5 * (left + right) } else { f64::NAN }
}
