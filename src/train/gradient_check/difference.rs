//! The derivative of a loss by one value, from its values nearby, and whether there is a kink among
//! them.
//!
//! Four points: x ± h and x ± h/2. Of a smooth loss, c(h) and c(h/2) differ by h² f‴ / 8, and s(h) −
//! 2 s(h/2), s(h) the right difference quotient less the left one, is of third order. Where the slope
//! jumps by J at a distance of t h, |t| < 1, the first is J t / 2 or J (1 − t) / 2 and the second J (3t
//! − 1) or J (1 − t), whichever side of h/2 it is on: together they are at least 0.15 J and at least
//! about what the kink adds to the numeric gradient. So a kink that is overlooked, since both are
//! below a quarter of the tolerance, does not decide anything. Where the loss itself jumps, both are
//! of order J / h. No knowledge of activations is needed, so that kinks of a host's loss are found
//! too.

use crate::error::Error;
use crate::model::InDouble;
use crate::tensor::doubles::zeros;

use super::{CheckedLoss, GradientCheckOptions, Gradients, Part};

/// What is lost in a loss in float64, in units of its rounding: it is a sum of many terms.
const ROUNDINGS: f64 = 16.0;

/// Takes differences of a loss.
pub(super) struct Differences<'a, 'b, 'c> {
    in_double: InDouble<'a>,
    loss: &'b mut CheckedLoss<'c>,
    /// The model's own outputs, where the gradient at the outputs is taken.
    outputs: Vec<f64>,
    /// Elements of one of their rows.
    columns: usize,
    pub options: GradientCheckOptions,
    /// The loss at those, and at the outputs in float64.
    losses: [f64; 2],
}

/// A derivative from differences.
#[derive(Clone, Copy, Debug)]
pub(super) struct Difference {
    pub value: f64,
    /// How far the differences are from those of a smooth loss.
    pub roughness: f64,
    /// What the rounding of float64 may have added.
    pub noise: f64,
}

impl<'a, 'b, 'c> Differences<'a, 'b, 'c> {
    pub fn new(
        mut in_double: InDouble<'a>,
        loss: &'b mut CheckedLoss<'c>,
        gradients: &Gradients,
        options: GradientCheckOptions,
    ) -> Result<Self, Error> {
        let rows = in_double.rows();
        let columns = gradients.outputs().len() / rows;
        let mut outputs = zeros(gradients.outputs().len())?;
        outputs.copy_from_slice(gradients.outputs());
        let at_outputs = loss.value(columns, &outputs)?;
        let in_float64 = loss.value(columns, in_double.change(0, 0..rows))?;
        Ok(Self { in_double, loss, outputs, columns, options, losses: [at_outputs, in_float64] })
    }

    /// The loss of the whole network in float64.
    pub fn loss(&self) -> f64 {
        self.losses[1]
    }

    /// The value that is nudged.
    fn value_mut(&mut self, part: Part, index: usize) -> &mut f64 {
        let (values, index) = match part {
            Part::Output => (&mut self.outputs[..], index),
            Part::Input => (self.in_double.inputs_mut(), index),
            Part::Parameter(_, start) => (self.in_double.parameters_mut(), start + index),
        };
        &mut values[index]
    }

    /// The loss with one value changed.
    #[inline(never)]
    fn loss_at(&mut self, part: Part, index: usize, value: f64) -> Result<f64, Error> {
        let original = std::mem::replace(self.value_mut(part, index), value);
        let rows = self.in_double.rows();
        let row = index / (self.in_double.inputs_mut().len() / rows);
        let outputs = match part {
            Part::Output => &self.outputs,
            Part::Input => self.in_double.change(0, row..row + 1),
            Part::Parameter(node, _) => self.in_double.change(node, 0..rows),
        };
        let loss = self.loss.value(self.columns, outputs);
        *self.value_mut(part, index) = original;
        loss
    }

    /// The derivative by one value.
    #[inline(never)]
    pub fn difference(&mut self, part: Part, index: usize) -> Result<Difference, Error> {
        let here = self.losses[usize::from(part != Part::Output)];
        let x = *self.value_mut(part, index);
        let step = self.options.step * x.abs().max(1.0);
        let mut quotients = [[0.0; 2]; 2];
        let mut largest = here.abs();
        for (quotients, step) in quotients.iter_mut().zip([step, 0.5 * step]) {
            for (quotient, place) in quotients.iter_mut().zip([x + step, x - step]) {
                let there = self.loss_at(part, index, place)?;
                largest = largest.max(there.abs());
                *quotient = (there - here) / (place - x);
            }
        }
        let [wide, narrow] = quotients.map(|[right, left]| 0.5 * (right + left));
        let [wide_jump, narrow_jump] = quotients.map(|[right, left]| right - left);
        let noise = ROUNDINGS * f64::EPSILON * largest / step;
        Ok(Difference {
            value: narrow + (narrow - wide) / 3.0,
            roughness: (wide - narrow).abs().max((wide_jump - 2.0 * narrow_jump).abs()),
            // Where a loss is infinite nothing may pass for its sake.
            noise: if noise.is_finite() { noise } else { 0.0 },
        })
    }
}
