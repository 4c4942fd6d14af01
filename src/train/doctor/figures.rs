//! What is measured in a layer, from the values of a batch.
//!
//! Sums are in double precision, in ascending order on the calling thread, and the rest is counting:
//! so the figures are the same bits with every number of threads and at every level, and no float's
//! square overflows or vanishes. Cost: a few passes over the layer's values.

use std::ops::Range;

/// The figures of one layer. A figure that a layer has not is NaN.
#[derive(Clone, Copy, Debug)]
pub struct Figures {
    /// Rows of the batch.
    pub rows: usize,
    /// Outputs of a row.
    pub units: usize,
    /// The fraction of units that are dead: the output is 0 in every row, and so is the gradient
    /// of the loss at the value, or values, that the activation computes it from.
    pub dead: f64,
    /// The fraction of values that are saturated, by the rule of
    /// [`crate::activation::ActivationProperty::SaturatedSlope`]; NaN for functions along an axis.
    pub saturated: f64,
    /// The mean of all outputs; not finite where an output is not.
    pub mean: f64,
    /// Their standard deviation.
    pub deviation: f64,
    /// The fraction of outputs that are not finite.
    pub non_finite: f64,
    /// The fraction that is not finite of the gradients before the activation and of those of
    /// the parameters.
    pub non_finite_gradients: f64,
    /// The fraction of the layer's parameters that are not finite; NaN for a layer without.
    pub non_finite_parameters: f64,
    /// The Euclidean norm of the gradient of the parameters; NaN for a layer without.
    pub gradient_norm: f64,
    /// The norm of the parameters; NaN for a layer without.
    pub weight_norm: f64,
    /// The norm of what the optimizer's next step would change them by, were this batch its
    /// minibatch; NaN for a layer without parameters and without a trainer.
    pub update_norm: f64,
}

impl Figures {
    /// The ratio of update to weight: infinite for weights of 0 that change.
    pub fn update_ratio(&self) -> f64 {
        self.update_norm / self.weight_norm
    }
}

/// A fraction; NaN of nothing.
pub(super) fn fraction(count: usize, of: usize) -> f64 {
    count as f64 / of as f64
}

/// How many values are not finite.
#[inline(never)]
pub(super) fn count_non_finite(values: &[f32]) -> usize {
    values.iter().filter(|value| !value.is_finite()).count()
}

/// Σ (xᵢ − c)ⁿ for n = 1 or 2.
#[inline(never)]
fn sum_of_powers(values: &[f32], center: f64, squared: bool) -> f64 {
    let mut sum = 0.0;
    for value in values {
        let difference = f64::from(*value) - center;
        sum += if squared { difference * difference } else { difference };
    }
    sum
}

/// √Σ xᵢ².
pub(super) fn norm(values: &[f32]) -> f64 {
    sum_of_powers(values, 0.0, true).sqrt()
}

/// √Σ (xᵢ − yᵢ)²: the differences of floats are taken in double precision, where they are exact but
/// for floats of very different sizes.
#[inline(never)]
pub(super) fn distance(first: &[f32], second: &[f32]) -> f64 {
    let mut sum = 0.0;
    for (x, y) in first.iter().zip(second) {
        let difference = f64::from(*x) - f64::from(*y);
        sum += difference * difference;
    }
    sum.sqrt()
}

/// The figures of the outputs, given how many values are saturated. The others follow.
#[inline(never)]
pub(super) fn of_outputs(rows: usize, outputs: &[f32], saturated: Option<usize>) -> Figures {
    let count = outputs.len();
    let mean = sum_of_powers(outputs, 0.0, false) / count as f64;
    let variance = sum_of_powers(outputs, mean, true) / count as f64;
    Figures {
        rows,
        units: count / rows,
        dead: f64::NAN,
        saturated: saturated.map_or(f64::NAN, |saturated| fraction(saturated, count)),
        mean,
        deviation: variance.sqrt(),
        non_finite: fraction(count_non_finite(outputs), count),
        non_finite_gradients: f64::NAN,
        non_finite_parameters: f64::NAN,
        gradient_norm: f64::NAN,
        weight_norm: f64::NAN,
        update_norm: f64::NAN,
    }
}

/// Rows of values, and the length of their last axis.
#[derive(Clone, Copy)]
pub(super) struct Rows<'a> {
    pub(super) values: &'a [f32],
    pub(super) columns: usize,
}

impl Rows<'_> {
    /// Whether each value of a row is 0 in all of so many rows.
    #[inline(never)]
    fn always_zero(&self, rows: usize) -> Vec<bool> {
        let size = self.values.len() / rows;
        let mut zero = vec![true; size];
        for row in self.values.chunks_exact(size) {
            for (zero, value) in zero.iter_mut().zip(row) {
                *zero &= *value == 0.0;
            }
        }
        zero
    }
}

/// How many units give 0 and receive no gradient in all rows. `gradients` stand at the inputs of
/// the activation; where there are more or fewer of them than outputs, value c of an axis and
/// output u belong together where they are equal modulo the shorter length: so Maxout, the gated
/// units and CReLU place them.
pub(super) fn count_dead(rows: usize, outputs: Rows<'_>, gradients: Rows<'_>) -> usize {
    let silent = outputs.always_zero(rows);
    let cut_off = gradients.always_zero(rows);
    let shorter = outputs.columns.min(gradients.columns);
    let mut dead = 0;
    let axes = silent.chunks_exact(outputs.columns).zip(cut_off.chunks_exact(gradients.columns));
    for (silent, cut_off) in axes {
        for (unit, silent) in silent.iter().enumerate() {
            let mut sources = (unit % shorter..cut_off.len()).step_by(shorter);
            dead += usize::from(*silent && sources.all(|source| cut_off[source]));
        }
    }
    dead
}

/// Arrays in the layout of the parameters.
pub(super) struct Flat<'a> {
    pub(super) weights: &'a [f32],
    pub(super) gradients: &'a [f32],
    /// The weights after a step, if there is an optimizer.
    pub(super) next: Option<&'a [f32]>,
}

/// The figures of a layer's parameters, which stand in these ranges; the floats between them are 0.
pub(super) fn add_parameters(figures: &mut Figures, ranges: &[Range<usize>], flat: &Flat<'_>) {
    let [Some(first), Some(last)] = [ranges.first(), ranges.last()] else { return };
    let all = first.start..last.end;
    let count = ranges.iter().map(Range::len).sum();
    let weights = &flat.weights[all.clone()];
    figures.non_finite_parameters = fraction(count_non_finite(weights), count);
    figures.weight_norm = norm(weights);
    figures.gradient_norm = norm(&flat.gradients[all.clone()]);
    figures.update_norm = flat.next.map_or(f64::NAN, |next| distance(weights, &next[all]));
}
