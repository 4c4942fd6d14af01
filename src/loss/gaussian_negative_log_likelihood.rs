//! Gaussian negative log-likelihood: of a row's 2n outputs the first n are means μ, the last n
//! logarithms of variances s; n targets t. ℓ = ½ (s + (t − μ)² e^−s), a row's mean over n.
//!
//! Nix and Weigend 1994; that outputs are log-variances, so that any output is one, is Kendall and
//! Gal's 2017. PyTorch's `GaussianNLLLoss` takes the variances e^s and limits them to 10⁻⁶ below. The
//! constant is ½ ln 2π. ∂ℓ/∂μ = (μ − t) e^−s, ∂ℓ/∂s = ½ (1 − (t − μ)² e^−s). Cost: two passes, one
//! exponential a target.

use crate::catalog::{Entry, Param, Settings, switch};
use crate::kernels::elementwise::{Unary, for_each_vector};
use crate::kernels::in_out::InOut;
use crate::kernels::math;
use crate::kernels::reduce::{self, Terms};
use crate::kernels::simd::{LANES, Simd};

use super::reduction::REDUCTION;
use super::rowwise::{Row, RowLoss};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "loss",
    code: 13,
    name: "gaussian_negative_log_likelihood",
    description: "The mean over all rows and targets of (s + (t - m)^2 e^-s) / 2; the first half of \
                  a row's outputs are means m, the second logarithms of variances s; targets are \
                  float32 values, half as many as outputs. Nix and Weigend 1994.",
    parameters: &[
        REDUCTION,
        switch(
            Param::IncludeConstant,
            0.0,
            "1: ln(2 pi) / 2 is added for each target; 0: it is not",
        ),
    ],
};

/// The loss of a row.
#[derive(Clone, Copy)]
pub(super) struct GaussianNegativeLogLikelihood {
    constant: f32,
    is_mean: bool,
}

impl GaussianNegativeLogLikelihood {
    pub fn new(settings: &Settings) -> Self {
        let has_constant = settings.value(Param::IncludeConstant) == 1.0;
        Self {
            constant: if has_constant { 0.918_938_5 } else { 0.0 },
            is_mean: settings.value(Param::Reduction) != 1.0,
        }
    }
}

/// e^−x.
#[derive(Clone, Copy)]
struct Inverse;

impl Unary for Inverse {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        math::exp(simd, simd.neg(x))
    }
}

/// The terms s + (t − μ)² e^−s; the gradient is written on the way, where e^−s stood.
struct Doubled<'a> {
    means: &'a [f32],
    logarithms: &'a [f32],
    targets: &'a [f32],
    to_means: &'a mut [f32],
    to_logarithms: &'a mut [f32],
    share: f32,
}

impl Doubled<'_> {
    #[inline(always)]
    fn vector<S: Simd>(&self, simd: S, [mean, s, t, inverse]: [S::F32; 4]) -> [S::F32; 3] {
        let (share, zero) = (simd.splat(self.share), simd.splat(0.0));
        let difference = simd.sub(mean, t);
        let slope = simd.mul(difference, inverse);
        // 0 · ∞ is 0 here.
        let slope = simd.select(simd.equal(difference, zero), zero, slope);
        let ratio = simd.mul(difference, slope);
        let half = simd.mul(simd.splat(0.5), simd.sub(simd.splat(1.0), ratio));
        [simd.add(s, ratio), simd.mul(slope, share), simd.mul(half, share)]
    }
}

impl Terms for Doubled<'_> {
    #[inline(always)]
    fn add<S: Simd>(&mut self, simd: S, lanes: S::F32, index: usize) -> S::F32 {
        let inputs = [
            simd.load(&self.means.as_chunks().0[index]),
            simd.load(&self.logarithms.as_chunks().0[index]),
            simd.load(&self.targets.as_chunks().0[index]),
            simd.load(&self.to_logarithms.as_chunks().0[index]),
        ];
        let [term, to_mean, to_logarithm] = self.vector(simd, inputs);
        simd.store(&mut self.to_means.as_chunks_mut().0[index], to_mean);
        simd.store(&mut self.to_logarithms.as_chunks_mut().0[index], to_logarithm);
        simd.add(lanes, term)
    }

    #[inline(always)]
    fn add_rest<S: Simd>(&mut self, simd: S, lanes: S::F32) -> S::F32 {
        // Of zeros the term is 0.
        let inputs = [
            simd.load_partial(self.means.as_chunks::<LANES>().1),
            simd.load_partial(self.logarithms.as_chunks::<LANES>().1),
            simd.load_partial(self.targets.as_chunks::<LANES>().1),
            simd.load_partial(self.to_logarithms.as_chunks::<LANES>().1),
        ];
        let [term, to_mean, to_logarithm] = self.vector(simd, inputs);
        simd.store_partial(self.to_means.as_chunks_mut::<LANES>().1, to_mean);
        simd.store_partial(self.to_logarithms.as_chunks_mut::<LANES>().1, to_logarithm);
        simd.add(lanes, term)
    }
}

impl RowLoss for GaussianNegativeLogLikelihood {
    #[inline(always)]
    fn row<S: Simd>(self, simd: S, row: Row<'_>) -> f32 {
        let count = row.targets.len();
        let (means, logarithms) = row.outputs.split_at(count);
        let (to_means, to_logarithms) = row.gradient.split_at_mut(count);
        for_each_vector(simd, InOut::apart(logarithms, &mut *to_logarithms), Inverse);
        let divisor = if self.is_mean { count as f32 } else { 1.0 };
        let (targets, share) = (row.targets, row.share / divisor);
        let mut terms = Doubled { means, logarithms, targets, to_means, to_logarithms, share };
        let sum = 0.5 * reduce::total(simd, count, &mut terms) + self.constant * count as f32;
        sum / divisor
    }
}

/// A row's loss in float64, the sum over its targets.
pub(super) fn row_in_double(
    settings: &Settings,
    outputs: &[f64],
    expected: &dyn Fn(usize) -> f64,
) -> f64 {
    let (means, logarithms) = outputs.split_at(outputs.len() / 2);
    let has_constant = settings.value(Param::IncludeConstant) == 1.0;
    let constant = if has_constant { math::ln(std::f64::consts::TAU) } else { 0.0 };
    let mut sum = 0.0;
    for (column, (mean, s)) in means.iter().zip(logarithms).enumerate() {
        let difference = expected(column) - mean;
        sum += 0.5 * (s + difference * difference * math::in_double::exp(-s) + constant);
    }
    sum
}
