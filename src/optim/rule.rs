//! What the rules of all optimizers share: where a gradient was taken, the penalty on the weights,
//! running means.

use crate::kernels::runtime::Runtime;
use crate::kernels::simd::Simd;
use crate::kernels::update::{Flat, Update, update};

/// An update rule with `SLOTS` slots and its constants, over vectors.
pub(super) trait UpdateRule<const SLOTS: usize>: Copy + Sync {
    /// Where the gradient was taken: at the weight, but for a rule that looks ahead.
    #[inline(always)]
    fn point<S: Simd>(self, simd: S, weight: S::F32, slots: &[S::F32; SLOTS]) -> S::F32 {
        let _ = (simd, slots);
        weight
    }

    /// The new weight; changes the slots in place.
    fn apply<S: Simd>(
        self,
        simd: S,
        weight: S::F32,
        gradient: S::F32,
        slots: &mut [S::F32; SLOTS],
    ) -> S::F32;
}

/// A rule that sees the gradient of the loss with a penalty on the weights, λ/2 ‖θ‖².
#[derive(Clone, Copy)]
struct Penalized<R> {
    rule: R,
    penalty: f32,
}

impl<R: UpdateRule<SLOTS>, const SLOTS: usize> Update<SLOTS> for Penalized<R> {
    #[inline(always)]
    fn apply<S: Simd>(
        self,
        simd: S,
        weight: S::F32,
        gradient: S::F32,
        slots: &mut [S::F32; SLOTS],
    ) -> S::F32 {
        let point = self.rule.point(simd, weight, slots);
        let gradient = simd.fma(simd.splat(self.penalty), point, gradient);
        self.rule.apply(simd, weight, gradient, slots)
    }
}

/// Applies a rule to every weight.
pub(super) fn apply<R: UpdateRule<SLOTS>, const SLOTS: usize>(
    runtime: &Runtime,
    (rule, penalty): (R, f64),
    arrays: Flat<'_, '_>,
) {
    update(runtime, Penalized { rule, penalty: penalty as f32 }, arrays);
}

/// a / b, and 0 where b is 0: where no gradient ever came and epsilon is 0, 0 / 0 is no step.
#[inline(always)]
pub(super) fn quotient<S: Simd>(simd: S, a: S::F32, b: S::F32) -> S::F32 {
    let zero = simd.splat(0.0);
    simd.select(simd.equal(b, zero), zero, simd.div(a, b))
}

/// −1, 0 or 1; NaN for NaN.
#[inline(always)]
pub(super) fn sign<S: Simd>(simd: S, a: S::F32) -> S::F32 {
    let zero = simd.splat(0.0);
    let is_signed = simd.mask_or(simd.less(zero, a), simd.less(a, zero));
    simd.select(is_signed, simd.copy_sign(simd.splat(1.0), a), a)
}

/// A running mean: a share of what it was, and the rest of what is new.
#[derive(Clone, Copy)]
pub(super) struct RunningMean {
    keep: f32,
    /// 1 − keep, rounded from double precision.
    take: f32,
}

impl RunningMean {
    pub(super) fn new(keep: f64) -> Self {
        Self { keep: keep as f32, take: (1.0 - keep) as f32 }
    }

    /// The mean with a value in it.
    #[inline(always)]
    pub(super) fn add<S: Simd>(self, simd: S, mean: &mut S::F32, value: S::F32) {
        let share = simd.mul(simd.splat(self.take), value);
        *mean = simd.fma(simd.splat(self.keep), *mean, share);
    }

    /// The mean of squares with a value's square in it.
    #[inline(always)]
    pub(super) fn add_square<S: Simd>(self, simd: S, mean: &mut S::F32, value: S::F32) {
        let share = simd.mul(simd.mul(simd.splat(self.take), value), value);
        *mean = simd.fma(simd.splat(self.keep), *mean, share);
    }
}

/// What a gradient is divided by: √(r + δ), or √r + δ.
#[derive(Clone, Copy)]
pub(super) struct Root {
    inside: f32,
    outside: f32,
}

impl Root {
    pub(super) fn new(epsilon: f64, is_outside: bool) -> Self {
        let epsilon = epsilon as f32;
        let (inside, outside) = if is_outside { (0.0, epsilon) } else { (epsilon, 0.0) };
        Self { inside, outside }
    }

    #[inline(always)]
    pub(super) fn of<S: Simd>(self, simd: S, square: S::F32) -> S::F32 {
        let root = simd.sqrt(simd.add(square, simd.splat(self.inside)));
        simd.add(root, simd.splat(self.outside))
    }
}
