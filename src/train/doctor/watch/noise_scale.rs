//! The gradient noise scale: of what size batches are that halve the noise of a step's gradient to
//! the size of the gradient itself.
//!
//! B = tr Σ / |G|², G being the true gradient and Σ the covariance of the gradient of one row
//! (McCandlish, Kaplan, Amodei and the OpenAI Dota team 2018, "An empirical model of large-batch
//! training", the simple noise scale, equation 2.9). The estimator is that of its appendix A.1, from
//! batches of two sizes: the expectation of |g|² over batches of b rows is |G|² + tr Σ / b. The
//! larger batch is that of the step, of B rows; the smaller ones are its first and its last half,
//! whose |g|² are averaged. With s and l these squares and b₁, b₂ the rows of the halves:
//!
//! tr Σ ≈ (s − l) / (½ (1/b₁ + 1/b₂) − 1/B), |G|² ≈ l − tr Σ / B
//!
//! Both are unbiased for rows drawn independently; the ratio is taken of their running means, each
//! keeping 9 of 10 parts, as single ones may even be negative. Rows whose label is ignored do not
//! count. Not measured where rows have weights, where the loss compares them with one another, and
//! for batches larger than the trainer's largest. Cost, in a step that is measured: one more forward
//! and backward pass over the batch.

use crate::catalog::Param;
use crate::loss::Targets;
use crate::model::Weights;
use crate::train::trainer::{Trainer, evaluate_loss};

/// The part of the running means that is kept.
const KEPT: f64 = 0.9;

/// The squared norms of the halves' gradients.
#[derive(Clone, Copy)]
pub(super) struct Halves {
    /// Their mean.
    squares: f64,
    /// The mean of one over their rows.
    inverse_rows: f64,
    /// The rows of the whole batch that count.
    rows: f64,
    /// What the gradient of a loss that is a sum is divided by, squared.
    divisor: f64,
}

/// The running means.
#[derive(Clone, Copy, Default)]
pub(super) struct NoiseScale {
    /// Of tr Σ and of |G|², each times `weight`.
    pub(super) trace: f64,
    pub(super) square: f64,
    /// 1 − 0.9ⁿ after n measurements.
    pub(super) weight: f64,
}

impl NoiseScale {
    /// Takes in a measurement, with the squared norm of the whole batch's gradient.
    pub(super) fn add(&mut self, halves: Halves, squares: f64) {
        let whole = squares / halves.divisor;
        let trace = (halves.squares - whole) / (halves.inverse_rows - 1.0 / halves.rows);
        let square = whole - trace / halves.rows;
        if trace.is_finite() && square.is_finite() {
            for (mean, new) in
                [(&mut self.trace, trace), (&mut self.square, square), (&mut self.weight, 1.0)]
            {
                *mean = KEPT * *mean + (1.0 - KEPT) * new;
            }
        }
    }

    /// B, tr Σ and |G|²; NaN before the first measurement. B is infinite where nothing is left of G.
    pub(super) fn values(&self) -> [f64; 3] {
        let [trace, square] = [self.trace / self.weight, self.square / self.weight];
        let scale = if square > 0.0 { trace.max(0.0) / square } else { f64::INFINITY };
        [if trace.is_nan() { f64::NAN } else { scale }, trace, square]
    }
}

impl Trainer {
    /// Measures the gradients of the halves of the batch in the input's place, if it is time. The
    /// passes over the whole batch follow, and overwrite what these leave behind.
    pub(in crate::train) fn measure_halves(
        &mut self,
        rows: usize,
        targets: &Targets<'_>,
        weights: Option<&[f32]>,
    ) {
        let watch = &mut self.followers.watch;
        let is_due = watch.is_due(Param::NoiseScaleInterval, self.steps + 1);
        let Some(state) = &mut watch.state else { return };
        state.pending.halves = None;
        if is_due && weights.is_none() && rows > 1 && !self.loss.kind().mixes_rows() {
            let halves = self.halves(rows, targets);
            self.followers.watch.state.as_mut().expect("on").pending.halves = halves;
        }
    }

    fn halves(&mut self, rows: usize, targets: &Targets<'_>) -> Option<Halves> {
        let half = rows / 2;
        let is_sum = self.loss.settings().value(Param::Reduction) == 1.0;
        let divisor = |counted: f64| if is_sum { counted * counted } else { 1.0 };
        let (mut squares, mut inverse_rows) = (0.0, 0.0);
        let columns = self.loss.kind().target_columns(self.network.output().size());
        for range in [0..half, rows - half..rows] {
            let targets = targets.part(range.clone(), columns);
            let counted = self.loss.counted(half, &targets) as f64;
            self.swap_inputs(rows, half, range.start);
            self.pass_over_half(half, &targets);
            self.swap_inputs(rows, half, range.start);
            squares += 0.5 * self.gradient_squares() / divisor(counted);
            inverse_rows += 0.5 / counted;
        }
        let counted = self.loss.counted(rows, targets) as f64;
        let (rows, divisor) = (counted, divisor(counted));
        inverse_rows.is_finite().then_some(Halves { squares, inverse_rows, rows, divisor })
    }

    /// Changes the first `half` rows of the inputs with those from row `start` on.
    fn swap_inputs(&mut self, rows: usize, half: usize, start: usize) {
        if start == 0 {
            return;
        }
        let place = self.plan.input(&self.network);
        let arena = self.arena.as_mut().expect("prepared").as_mut_slice::<f32>();
        let (first, last) = arena[place.range(rows)].split_at_mut(start * place.size);
        first[..half * place.size].swap_with_slice(last);
    }

    fn pass_over_half(&mut self, rows: usize, targets: &Targets<'_>) {
        let batch = self.batch(0..rows);
        let arena = self.arena.as_mut().expect("prepared").as_mut_slice::<f32>();
        let flat = self.ahead.as_ref().unwrap_or(&self.weights).as_slice();
        let unpacked = Weights { flat, packed: None };
        self.plan.forward(&self.network, &self.runtime, batch, unpacked, arena);
        let how = (&*self.network, &*self.runtime, &self.loss);
        evaluate_loss(how, &self.plan, rows, (targets, None), arena);
        let gradients = self.gradients.as_mut_slice();
        self.plan.backward(&self.network, &self.runtime, batch, flat, gradients, arena);
    }
}

#[cfg(test)]
mod tests {
    use super::{Halves, NoiseScale};

    #[test]
    fn expected_squares_give_the_scale() {
        // |G|² = 4, tr Σ = 24: batches of 8 and 16 rows have 4 + 3 and 4 + 1.5.
        let halves = Halves { squares: 7.0, inverse_rows: 0.125, rows: 16.0, divisor: 1.0 };
        let mut scale = NoiseScale::default();
        assert!(scale.values().iter().all(|value| value.is_nan()));
        scale.add(halves, 5.5);
        scale.add(halves, 5.5);
        let near = |value: f64, expected: f64| (value / expected - 1.0).abs() < 1e-14;
        let [got, trace, square] = scale.values();
        assert!(near(got, 6.0) && near(trace, 24.0) && near(square, 4.0), "{got} {trace} {square}");
        // A sum over 16 rows has a gradient 16 times as large.
        let mut sum = NoiseScale::default();
        sum.add(Halves { divisor: 256.0, ..halves }, 256.0 * 5.5);
        assert!(near(sum.values()[0], 6.0));
        // One that is no number does not count.
        scale.add(halves, f64::NAN);
        assert!(near(scale.values()[0], 6.0));
    }
}
